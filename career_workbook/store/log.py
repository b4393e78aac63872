"""Writing and reading the log on an open connection. Every function here expects the caller to hold the lock.

A change names its parents, so the log is a graph; what has no children is a head, and the heads are the present.
`head` follows in the same transaction, so a read never walks the graph.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable

from .change import AUDIENCES, COLUMNS, ERASED, Change, Proposal, as_text, change_of, fingerprint, mistake, stamp
from .refusals import NotSaved

_ROW = f"INSERT INTO change ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_OF_HEADS = ", ".join("c." + name for name in COLUMNS.split(", "))


class Pen:
    """Adds changes to the log within one transaction, all with one author, device and time."""

    def __init__(self, db: sqlite3.Connection, author: str, device: str):
        self._db, self._author, self._device, self._at = db, author, device, stamp()
        self._clock = latest_clock(db)

    def add(self, proposal: Proposal, body: str | None) -> Change:
        """Write one proposal, whose body comes as JSON text; returns the change."""
        kind, key, audience = proposal.kind, proposal.key, proposal.audience
        if proposal.parents is None:
            parents = self._db.execute(
                "SELECT c.id, h.seq FROM head h JOIN change c ON c.seq = h.seq "
                "WHERE h.key = ? AND h.kind = ? AND h.audience = ?", (key, kind, audience)).fetchall()
        else:
            parents = [self._parent(change, proposal) for change in proposal.parents]
            if not parents and self._was_erased(kind, key):
                raise _written_before_it_was_erased()
        self._clock += 1
        row = (None, "", secrets.token_hex(16), " ".join(sorted({p[0] for p in parents})), kind, key, audience, body,
               proposal.v, self._author, self._device, stamp(proposal.at) if proposal.at else self._at, self._clock)
        row = (None, fingerprint(row), *row[2:])
        seq = self._db.execute(_ROW, row).lastrowid
        for _, parent in parents:
            self._db.execute("DELETE FROM head WHERE kind = ? AND seq = ?", (kind, parent))
        self._db.execute("INSERT INTO head VALUES (?, ?, ?, ?)", (kind, seq, key, audience))
        return Change(seq, row[1], tuple(row[3].split()), kind, key, audience, proposal.body, self._author,
                      self._device, row[11], self._clock, proposal.v)

    def _parent(self, change: str, proposal: Proposal) -> tuple[str, int]:
        found = self._db.execute("SELECT id, seq, kind, key, audience FROM change WHERE id = ?", (change,)).fetchone()
        if found and found[2:] == (proposal.kind, proposal.key, proposal.audience):
            return found[:2]
        if self._db.execute("SELECT 1 FROM erased WHERE id = ?", (change,)).fetchone():
            raise _written_before_it_was_erased()
        raise ValueError(f"a parent of this {proposal.kind} is no change of the same record and audience")

    def _was_erased(self, kind: str, key: str) -> bool:
        return bool(self._db.execute("SELECT 1 FROM change WHERE key = ? AND kind = ? AND v = ?",
                                     (key, kind, ERASED)).fetchone())


def _written_before_it_was_erased() -> NotSaved:
    return NotSaved("This entry was erased for good in the meantime, so nothing can be added to it. "
                    "If you still want it, copy what you typed into a new entry.")


def prepared(proposals: Iterable[Proposal]) -> list[tuple[Proposal, str | None]]:
    """Check proposals and turn their bodies into text, before any lock is taken."""
    ready = []
    for proposal in proposals:
        if wrong := mistake(proposal.kind, proposal.key, proposal.audience):
            raise ValueError(wrong)
        if proposal.v <= ERASED:
            raise ValueError("versions of a body count from 1")
        ready.append((proposal, as_text(proposal.body)))
    return ready


def latest_clock(db: sqlite3.Connection) -> int:
    """The highest clock in the file.

    Own changes always have the highest one last; `meta` keeps the highest of those that came from elsewhere.
    """
    return db.execute("SELECT max(coalesce((SELECT clock FROM change ORDER BY seq DESC LIMIT 1), 0), "
                      "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'clock'), 0))").fetchone()[0]


def known(db: sqlite3.Connection, kind: str, key: str) -> bool:
    """True where a record was ever written, also if it was withdrawn or erased since."""
    return bool(db.execute("SELECT 1 FROM change WHERE key = ? AND kind = ?", (key, kind)).fetchone())


def heads(db: sqlite3.Connection, kind: str, key: str) -> list[Change]:
    """The present versions of a record, all audiences, newest first."""
    rows = db.execute(f"SELECT {_OF_HEADS} FROM head h JOIN change c ON c.seq = h.seq WHERE h.key = ? AND h.kind = ? "
                      "ORDER BY c.clock DESC, c.id DESC", (key, kind)).fetchall()
    return [change_of(row) for row in rows]


def history(db: sqlite3.Connection, kind: str, key: str) -> list[Change]:
    """Every change of a record, oldest first."""
    return [change_of(row) for row in db.execute(
        f"SELECT {COLUMNS} FROM change WHERE key = ? AND kind = ? ORDER BY clock, id", (key, kind)).fetchall()]


def since(db: sqlite3.Connection, seq: int) -> list[Change]:
    """Every change after `seq`, in the order they came into this file."""
    return [change_of(row) for row in db.execute(
        f"SELECT {COLUMNS} FROM change WHERE seq > ? ORDER BY seq", (seq,)).fetchall()]


def present(db: sqlite3.Connection, kind: str) -> list[tuple]:
    """(seq, id, key, audience, body text, v, clock) of every head of a kind, in the order of seq."""
    return db.execute("SELECT c.seq, c.id, c.key, c.audience, c.body, c.v, c.clock FROM head h "
                      "CROSS JOIN change c ON c.seq = h.seq WHERE h.kind = ? ORDER BY h.seq", (kind,)).fetchall()


def entomb(db: sqlite3.Connection, pen: Pen, kind: str, key: str) -> bool:
    """Remove a record with its whole history and drafts; tombstones remain, one an audience. False if there is none.

    Every audience gets one, used or not: whoever writes the record again then stands on a tombstone, and what does
    not is known to be older than the erasure. A mere draft leaves them too, for the backups that hold it.
    """
    begun = db.execute("DELETE FROM draft WHERE kind = ? AND key = ?", (kind, key)).rowcount
    if not begun and not known(db, kind, key):
        return False
    db.execute("INSERT OR IGNORE INTO erased SELECT id, kind, key FROM change WHERE key = ? AND kind = ?", (key, kind))
    for audience in AUDIENCES:
        pen.add(Proposal(kind, key, audience, None, ERASED), None)
    prune(db, kind, key)
    return True


def entomb_rest(db: sqlite3.Connection, pen: Pen, kind: str, key: str) -> None:
    """Leave a tombstone for each audience there is nothing of, where another copy's erasure was taken in.

    What leaves a workbook is no answer for its person alone, and no such tombstone either; without one, what they write
    for themselves later would pass for older than the erasure.
    """
    there = {row[0] for row in db.execute("SELECT audience FROM change WHERE key = ? AND kind = ?", (key, kind))}
    for audience in AUDIENCES:
        if audience not in there:
            pen.add(Proposal(kind, key, audience, None, ERASED), None)


def honour(db: sqlite3.Connection, tombstones: Iterable[tuple], erased: Iterable[tuple[str, str, str]]) -> int:
    """Take the erasures of another copy into this one; returns how many records were erased here by it.

    `tombstones` are rows in the order of COLUMNS, `erased` rows of that table: of them only what an erasure that is
    new here covers, and no change of another record, whatever a file from outside says.
    """
    clock, touched = latest_clock(db), set()
    for row in tombstones:
        if db.execute("SELECT 1 FROM change WHERE id = ?", (row[1],)).fetchone():
            continue
        if db.execute("SELECT 1 FROM erased WHERE id = ?", (row[1],)).fetchone():
            continue  # a later erasure of the same record, known here, took its place
        db.execute(_ROW, (None, *row[1:]))
        db.execute("DELETE FROM draft WHERE kind = ? AND key = ?", (row[4], row[5]))
        clock = max(clock, row[12])
        touched.add((row[4], row[5]))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('clock', ?)", (str(clock),))
    db.executemany("INSERT OR IGNORE INTO erased SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
                   "(SELECT 1 FROM change WHERE id = ?1 AND (kind != ?2 OR key != ?3))",
                   [row for row in erased if row[1:] in touched])
    for kind, key in touched:
        prune(db, kind, key)
    return len(touched)


def prune(db: sqlite3.Connection, kind: str, key: str) -> None:
    """Delete what an erasure covers: all that is listed as erased, and all that does not rest on a tombstone."""
    rows = db.execute("SELECT seq, id, parents, audience, v FROM change WHERE key = ? AND kind = ? ORDER BY clock, id",
                      (key, kind)).fetchall()
    gone = {row[0] for row in db.execute("SELECT id FROM erased WHERE kind = ? AND key = ?", (kind, key))}
    kept: dict[str, tuple[int, str]] = {}
    continued: set[str] = set()
    for seq, change, parents, audience, v in rows:
        if change not in gone and (v == ERASED or (parents and all(p in kept for p in parents.split()))):
            kept[change] = (seq, audience)
            continued.update(parents.split())
        else:
            db.execute("INSERT OR IGNORE INTO erased VALUES (?, ?, ?)", (change, kind, key))
            db.execute("DELETE FROM change WHERE seq = ?", (seq,))
    db.execute("DELETE FROM head WHERE key = ? AND kind = ?", (key, kind))
    db.executemany("INSERT INTO head VALUES (?, ?, ?, ?)",
                   [(kind, seq, key, audience) for change, (seq, audience) in kept.items() if change not in continued])
