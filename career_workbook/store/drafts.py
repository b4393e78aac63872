"""What is being typed: kept on disk from the first keystroke, until it has become a change.

Every open store writes drafts of its own, so two programs that type into one record cannot overwrite each other.
A reader sees one draft a record, the newest text of each field; clearing it clears what was shown, never what
another program has typed since. A reader who gives an author sees what that one typed and nobody else's words.
"""

from __future__ import annotations

import json
import secrets
import sqlite3

from .change import Draft, stamp


class Drafts:
    """The drafts of a workbook as one open store knows them; the caller holds the lock."""

    def __init__(self) -> None:
        self._writer = secrets.token_hex(8)
        self._shown: dict[tuple[str, str], set[int]] = {}

    def save(self, db: sqlite3.Connection, kind: str, key: str, entered: str, base: str,
             author: str, device: str) -> None:
        """Keep the text of a record as typed; both dicts come as JSON."""
        db.execute("INSERT OR REPLACE INTO draft (kind, key, writer, entered, base, author, device, at) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (kind, key, self._writer, entered, base, author, device, stamp()))

    def read(self, db: sqlite3.Connection, kind: str | None, author: str | None) -> list[Draft]:
        """One draft for each record that has any, oldest first; of everybody, or of one author."""
        rows = db.execute("SELECT seq, kind, key, entered, base, device, at FROM draft WHERE (?1 IS NULL OR kind = ?1) "
                          "AND (?2 IS NULL OR author = ?2) ORDER BY seq", (kind, author)).fetchall()
        found: dict[tuple[str, str], Draft] = {}
        shown: dict[tuple[str, str], set[int]] = {}
        for seq, of, key, entered_text, base_text, device, at in reversed(rows):
            entered, base, record = json.loads(entered_text), json.loads(base_text), (of, key)
            newer = found.get(record)
            if newer is None:
                found[record], shown[record] = Draft(of, key, entered, base, device, at), {seq}
                continue
            # An older text of the same field stays behind, to be offered once the newer one is settled.
            if seq in self._shown.get(record, ()) or all(newer.entered.get(f, v) == v for f, v in entered.items()):
                shown[record].add(seq)
                found[record] = Draft(of, key, entered | newer.entered, base | newer.base, newer.device, newer.at)
        for record, seqs in shown.items():
            self._shown.setdefault(record, set()).update(seqs)
        return list(reversed(found.values()))

    def waiting(self, db: sqlite3.Connection, kind: str, key: str) -> list[int]:
        """What clearing the draft of a record would clear."""
        shown = self._shown.get((kind, key), ())
        rows = db.execute("SELECT seq, writer FROM draft WHERE kind = ? AND key = ?", (kind, key)).fetchall()
        return [seq for seq, writer in rows if writer == self._writer or seq in shown]

    def drop(self, db: sqlite3.Connection, kind: str, key: str) -> None:
        """Clear the draft of a record."""
        db.executemany("DELETE FROM draft WHERE seq = ?", [(seq,) for seq in self.waiting(db, kind, key)])
        self._shown.pop((kind, key), None)
