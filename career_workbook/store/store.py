"""One workbook file, open: the log of changes, drafts, and what is kept about the file itself.

Safe to use from several threads of one program (one connection behind one lock) and beside other programs that
have the same file open (every write takes the file's write lock first and waits for it).
"""

from __future__ import annotations

import hashlib
import json
import logging
import platform
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from . import files, log, refusals
from .change import Change, Draft, Proposal, as_text, mistake, plain_name
from .drafts import Drafts
from .schema import pragma
from .turns import transaction

logger = logging.getLogger(__name__)


class Store:
    """Use `create` or `open`. Reading raises `CannotOpen`, writing `NotSaved`, each with a sentence for the person."""

    def __init__(self, db: sqlite3.Connection, path: Path, author: str):
        self.path = path
        self._db, self._lock, self._drafts = db, threading.RLock(), Drafts()
        try:
            # A copy given to somebody else notes who writes in it; in a person's own it is the person.
            self.author = author or self.get_meta("writer") or "me"
            if not plain_name(self.author):
                raise ValueError("an author is one line of 1 to 200 characters")
            self.id = self.get_meta("workbook") or ""
            self.sample = self.get_meta("sample") == "1"
            self._version = self._data_version()
        except BaseException:
            db.close()
            raise
        # Names the computer to tell its changes apart, without giving its name away in what is shared.
        self.device = hashlib.sha256(f"{self.id}/{platform.node()}".encode()).hexdigest()[:12]

    @classmethod
    def create(cls, path: Path | str, *, author: str = "", sample: bool = False) -> Self:
        """Make a new, empty workbook, readable by its owner only; refuses where any file is already there."""
        path = Path(path)
        meta = {"workbook": uuid.uuid4().hex, "sample": "1" if sample else "0"}
        return cls(files.new_workbook(path, meta), path, author)

    @classmethod
    def open(cls, path: Path | str, *, author: str = "") -> Self:
        """Open a workbook; an older one is upgraded after a backup, anything else is refused and left as it is."""
        path = Path(path)
        return cls(files.open_to_write(path), path, author)

    def close(self) -> None:
        """Let go of the file; saves and reads are refused from then on."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing

    def write(self, proposals: Iterable[Proposal], *, clear_draft: tuple[str, str] | None = None,
              if_absent: bool = False) -> list[Change]:
        """Add changes to the log, all or none; when this returns they are on the disk.

        A proposal on changes that are no heads any more makes a second head: both versions stay. With `if_absent`,
        records that were ever written (withdrawn ones too) are left alone. `clear_draft` (kind, key) clears the
        draft the changes come from in the same breath.
        """
        ready = log.prepared(proposals)
        with self.writing() as db:
            if if_absent:
                addresses = {(p.kind, p.key) for p, _ in ready}
                absent = {(kind, key) for kind, key in addresses if not log.known(db, kind, key)}
                ready = [(p, body) for p, body in ready if (p.kind, p.key) in absent]
            pen = log.Pen(db, self.author, self.device)
            changes = [pen.add(proposal, body) for proposal, body in ready]
            if clear_draft:
                self._drafts.drop(db, *clear_draft)
        logger.debug("saved %d changes", len(changes))
        return changes

    def save_draft(self, kind: str, key: str, entered: dict[str, Any], base: dict[str, list[str]]) -> None:
        """Keep what is being typed into a record; on the disk when this returns."""
        if wrong := mistake(kind, key, "me"):
            raise ValueError(wrong)
        text, rests_on = as_text(entered), json.dumps(base)
        with self.writing() as db:
            self._drafts.save(db, kind, key, text or "{}", rests_on, self.author, self.device)

    def drop_draft(self, kind: str, key: str) -> None:
        """Clear the draft of a record (as far as it was typed or seen here); nothing happens where there is none."""
        with self.reading() as db:
            waiting = self._drafts.waiting(db, kind, key)
        if waiting:
            with self.writing() as db:
                self._drafts.drop(db, kind, key)

    def set_meta(self, name: str, value: str) -> None:
        """Remember something about the workbook itself (never an answer)."""
        if name in ("workbook", "sample", "clock"):
            raise ValueError("this one is set by the store alone")
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def erase(self, kind: str, key: str) -> bool:
        """Erase a record for good (see `erase_all`). False if there is none."""
        return bool(self.erase_all([(kind, key)]))

    def erase_all(self, records: Iterable[tuple[str, str]]) -> int:
        """Erase records (kind, key) for good, all or none: whole histories and drafts, out of the bytes of the file.

        Returns how many there were. A tombstone of each remains, so that no older copy brings it back. Backups are
        `erase_everywhere`'s.
        """
        with self.writing() as db:
            pen = log.Pen(db, self.author, self.device)
            erased = sum(log.entomb(db, pen, kind, key) for kind, key in records)
        self.vacuum()
        logger.info("erased %d records", erased)
        return erased

    def vacuum(self) -> None:
        """Leave no byte of what was erased in the file."""
        with self._lock:
            try:
                self._db.execute("VACUUM")
            except refusals.TROUBLE as error:
                raise refusals.NotSaved("It is erased, but traces may be left in the workbook file and its backups. "
                                        "When there is room again, erase any other entry: that clears them too. "
                                        f"{refusals.not_saved(error, self.path)}") from error

    # Reading

    def present(self, kind: str) -> list[tuple[int, str, str, str, str | None, int, int]]:
        """(seq, id, key, audience, body as JSON text or None, v, clock) of all heads of a kind, in the order of seq."""
        with self.reading() as db:
            return log.present(db, kind)

    def heads(self, kind: str, key: str) -> list[Change]:
        """The present versions of a record in all audiences, newest first by (clock, id)."""
        with self.reading() as db:
            return log.heads(db, kind, key)

    def history(self, kind: str, key: str) -> list[Change]:
        """Every change of a record, oldest first."""
        with self.reading() as db:
            return log.history(db, kind, key)

    def since(self, seq: int) -> list[Change]:
        """Every change that came into the file after `seq`, in that order."""
        with self.reading() as db:
            return log.since(db, seq)

    def last_seq(self) -> int:
        """The number of the latest change in the file, 0 in an empty one."""
        with self.reading() as db:
            return db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]

    def drafts(self, kind: str | None = None, author: str | None = None) -> list[Draft]:
        """What is typed and not yet kept, by anybody or by one author: one draft a record, oldest first."""
        with self.reading() as db:
            return self._drafts.read(db, kind, author)

    def get_meta(self, name: str) -> str | None:
        """What was remembered under a name, or None."""
        with self.reading() as db:
            found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def changed_elsewhere(self) -> bool:
        """True if another program saved something since this was last asked."""
        with self._lock:
            before, self._version = self._version, self._data_version()
            return before != self._version

    def _data_version(self) -> int:
        with self.reading() as db:
            return pragma(db, "data_version")

    def backup(self, to: Path | str) -> Path:
        """Write a verified copy of the whole workbook to `to`, replacing what is there; safe while others save."""
        with self._lock:
            files.snapshot(self._db, Path(to))
        return Path(to)

    # Inside

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for the other rooms of the store: locked, and with its errors put into sentences."""
        with self._lock:
            try:
                yield self._db
            except (*refusals.TROUBLE, json.JSONDecodeError) as error:
                raise refusals.unreadable(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The same within one transaction: what is written is on the disk afterwards, or nothing is."""
        with self._lock:
            try:
                with transaction(self._db):
                    yield self._db
            except refusals.TROUBLE as error:
                logger.info("not saved: %s", type(error).__name__)
                raise refusals.not_saved(error, self.path) from error
