"""Two copies of one workbook: what of it may leave, and how another copy's changes are taken in as a set.

A change has one id everywhere, so bringing copies together is a union: nothing either side wrote is lost, the same
copy taken in twice changes nothing, and the order in which copies come does not matter. The heads follow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from . import refusals
from .change import COLUMNS, ERASED, Change, change_of
from .check import examine
from .files import new_workbook
from .foreign import open_foreign, rows
from .log import Pen, entomb_rest, honour, latest_clock, prune
from .store import Store
from .turns import transaction

_ROW = f"INSERT INTO change ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class United:
    """What came: changes that are new here, and how many records the other side erased."""

    changes: list[Change]
    erased: int


def project(store: Store, to: Path, circles: Collection[str], kinds: Collection[str], *, given: Collection[int] = (),
            meta: dict[str, str] | None = None) -> int:
    """Write a new workbook file with the rows of `kinds` meant for `circles`; returns how many changes it holds.

    The file is built from allowed rows, never by deleting from a copy: nothing else is in its bytes. An entry goes
    with its whole history in those circles. One that is withdrawn stays out, unless it was present when the workbook
    was shared before (`given`: `last_seq` at those times): then the other side must learn of it.
    """
    marks = {"workbook": store.id, "sample": "1" if store.sample else "0", **(meta or {})}
    with store.reading() as db, transaction(db, "DEFERRED"):
        found = db.execute(f"SELECT {COLUMNS} FROM change ORDER BY clock, id").fetchall()
        erased = db.execute("SELECT id, kind, key FROM erased").fetchall()
    log = [row for row in found if row[6] in circles and row[4] in kinds]
    histories: dict[tuple[str, str, str], list[tuple]] = {}
    for row in log:
        histories.setdefault(row[4:7], []).append(row)
    leaving = {of for of, history in histories.items() if _leaves(history, given)}
    log = [row for row in log if row[4:7] in leaving]
    gone = {row[4:6] for row in log if row[8] == ERASED}
    parents = {parent for row in log for parent in row[3].split()}
    other = new_workbook(to, marks)
    try:
        with transaction(other):
            other.executemany("INSERT INTO erased VALUES (?, ?, ?)",
                              [row for row in erased if row[1:] in gone or row[0] in parents])
            _insert(other, log)
    finally:
        other.close()
    return len(log)


def _leaves(history: list[tuple], given: Iterable[int]) -> bool:
    def present(changes: list[tuple]) -> bool:
        continued = {parent for row in changes for parent in row[3].split()}
        return any(row[7] is not None or row[8] == ERASED for row in changes if row[1] not in continued)

    return present(history) or any(present([row for row in history if row[0] <= mark]) for mark in given)


def read_copy(path: Path) -> tuple[str, list[Change]]:
    """The id of the workbook a file is a copy of, and its changes but for erasures; raises CannotOpen."""
    workbook, log, _ = _whole(path)
    return workbook, [change_of(row) for row in log if row[8] != ERASED]


def _whole(path: Path) -> tuple[str, list[tuple], list[tuple]]:
    db = open_foreign(path, thorough=True)
    try:
        report = examine(db, path)
        if not report.ok:
            raise refusals.Damaged(" ".join(report.sentences))
        return (db.execute("SELECT value FROM meta WHERE name = 'workbook'").fetchone()[0],
                sorted(rows(db), key=lambda row: (row[12], row[1])),
                db.execute("SELECT id, kind, key FROM erased").fetchall())
    finally:
        db.close()


def unite(store: Store, path: Path, mistake: Callable[[Change], str], *,
          erasures: Callable[[set[str]], bool]) -> United:
    """Take in every change of another copy at `path`, all or none.

    `mistake` says what is wrong with a change that would be new here, or "": one that is wrong refuses the whole
    copy, so that it is never taken in by half. `erasures` is asked with the authors of what an erasure of the other
    side would take away here; where it says no, what is here stays.
    """
    workbook, log, erased = _whole(path)
    if workbook != store.id:
        raise refusals.CannotOpen("This comes from another workbook, so it cannot be merged into this one. "
                                  "Nothing was changed.")
    with store.writing() as db:
        pen = Pen(db, store.author, store.device)
        went = _erase(db, pen, [row for row in log if row[8] == ERASED], erased, erasures)
        known = {row[0] for row in db.execute("SELECT id FROM change UNION SELECT id FROM erased").fetchall()}
        new = [row for row in log if row[8] != ERASED and row[1] not in known]
        for row in new:
            if wrong := mistake(change_of(row)):
                raise refusals.Damaged(f"This file holds something no workbook of yours can have given: {wrong} "
                                       "Nothing was changed.")
        before = db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        _insert(db, new)
        for kind, key in {row[4:6] for row in new}:
            if db.execute("SELECT 1 FROM change WHERE key = ? AND kind = ? AND v = ?", (key, kind, ERASED)).fetchone():
                prune(db, kind, key)
    if went:
        store.vacuum()
    return United([change for change in store.since(before) if not change.erased], went)


def _erase(db: sqlite3.Connection, pen: Pen, tombstones: list[tuple], erased: list[tuple],
           erasures: Callable[[set[str]], bool]) -> int:
    """Honour the other side's erasures, as far as `erasures` allows."""
    allowed = []
    for kind, key in dict.fromkeys(row[4:6] for row in tombstones):
        authors = {row[0] for row in db.execute(
            "SELECT author FROM change WHERE kind = ? AND key = ? AND v != ?", (kind, key, ERASED))}
        if not authors or erasures(authors):
            allowed.append((kind, key))
    went = honour(db, [row for row in tombstones if row[4:6] in allowed], erased)
    for kind, key in allowed:
        entomb_rest(db, pen, kind, key)
    # What the other side writes after an erasure that is not honoured here rests on a tombstone that is not here.
    db.executemany("INSERT OR IGNORE INTO erased SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
                   "(SELECT 1 FROM change WHERE id = ?1)",
                   [(row[1], *row[4:6]) for row in tombstones if row[4:6] not in allowed])
    return went


def _insert(db: sqlite3.Connection, log: list[tuple]) -> None:
    """Add rows as they are, parents first, and bring the heads and the clock in step."""
    floor = latest_clock(db)
    db.executemany(_ROW, [(None, *row[1:]) for row in log])
    for kind, key in {row[4:6] for row in log}:
        of = db.execute("SELECT id, parents, seq, audience FROM change WHERE key = ? AND kind = ?",
                        (key, kind)).fetchall()
        continued = {parent for row in of for parent in row[1].split()}
        db.execute("DELETE FROM head WHERE key = ? AND kind = ?", (key, kind))
        db.executemany("INSERT INTO head VALUES (?, ?, ?, ?)",
                       [(kind, seq, key, audience) for change, _, seq, audience in of if change not in continued])
    latest = max([floor, *(row[12] for row in log)])
    db.execute("INSERT OR REPLACE INTO meta VALUES ('clock', ?)", (str(latest),))

