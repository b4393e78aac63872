"""Workbook files on disk: telling one from anything else, opening, making a new one, copying one whole.

No file that SQLite may have open is ever opened by other means here: closing it would drop SQLite's locks on it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..to_type import to_type
from . import refusals
from .schema import APPLICATION_ID, SETTINGS, expected_parts, newest, parts, pragma, upgrade
from .turns import WAITS, transaction

#: Unfinished copies end so; they hold as much as the workbook itself and are swept away.
UNFINISHED = ".part"


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection; `mode` is SQLite's ("rw", "ro", "ro&immutable=1") and never makes a file."""
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAITS,
                               isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise refusals.unreadable(error, path) from error


def look_at(path: Path) -> None:
    """Refuse what is plainly no workbook of this version, without a lock, a journal or a byte changed."""
    try:
        kind = path.stat().st_mode
    except OSError as error:
        raise refusals.unreadable(error, path) from error
    if stat.S_ISDIR(kind):
        raise refusals.NotAWorkbook(f"“{path}” is a folder. Please name the workbook file in it.")
    if not stat.S_ISREG(kind):
        raise refusals.not_a_workbook(path)
    db = connect(path, "ro&immutable=1")
    try:
        recognise(db, path)
    except refusals.Damaged:
        # In the middle of a commit, finished or cut off, a workbook may look so to a reader without locks. Whoever
        # opens it next, with locks and its journal, finds out.
        pass
    finally:
        db.close()


def recognise(db: sqlite3.Connection, path: Path) -> int:
    """The schema version of a workbook; refuses another program's file and a newer version."""
    try:
        application, version = pragma(db, "application_id"), pragma(db, "user_version")
    except refusals.TROUBLE as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            raise refusals.not_a_workbook(path) from error
        raise refusals.unreadable(error, path) from error
    if application != APPLICATION_ID or version < 1:
        raise refusals.not_a_workbook(path)
    if version > newest():
        raise refusals.too_new(path)
    return version


def must_have_exact_parts(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file with a table, view or trigger this program did not put there, or without one it did."""
    if parts(db) != expected_parts(version):
        raise refusals.damaged(path, "It has parts that this program did not put there")


def journal_waits(path: Path) -> bool:
    """True where a write was cut off (or is under way): SQLite puts the file back from its journal when it opens it."""
    journal = _journal(path)
    return journal.is_file() and journal.stat().st_size > 0


def set_journal_aside(path: Path, beside_path: Path) -> None:
    """Keep a journal that belongs to an earlier file at `path` from being put into the one that takes its place."""
    if journal_waits(path):
        _journal(path).replace(beside(_journal(beside_path), "left"))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a workbook for reading and writing, brought up to the present version; refuses with `CannotOpen`."""
    look_at(path)
    if not os.access(path, os.W_OK):
        raise refusals.read_only(path)
    if not os.access(path.absolute().parent, os.W_OK):
        raise refusals.read_only(path, "folder")
    db = connect(path, "rw")
    try:
        version = recognise(db, path)
        must_have_exact_parts(db, path, version)
        settle(db, path)
        if version < newest():
            _migrate(db, path)
        return db
    except BaseException as error:
        db.close()
        if isinstance(error, refusals.TROUBLE):
            raise refusals.unreadable(error, path) from error
        if isinstance(error, refusals.NotSaved):
            raise refusals.CannotOpen(f"“{path}” comes from an older version, and the backup before its upgrade "
                                      f"failed. {error}") from error
        raise


def settle(db: sqlite3.Connection, path: Path) -> None:
    """Give a connection the settings every write relies on."""
    for setting in SETTINGS:
        answer = db.execute(f"PRAGMA {setting}").fetchone()
        if setting.startswith("journal_mode") and answer != ("truncate",):
            raise refusals.CannotOpen(f"“{path}” is being used by a program that does not share it. "
                                      "Please close that program and try again.")


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    snapshot(db, beside(path, f"before-version-{newest()}"))
    try:
        with transaction(db):
            # Read again under the write lock: another kernel may have done it meanwhile.
            upgrade(db, pragma(db, "user_version"))
    except refusals.TROUBLE as error:
        raise refusals.CannotOpen(f"“{path}” comes from an older version, and its upgrade failed, so it was left as it "
                                  "was. Please make sure the disk has space and try again.") from error


def new_workbook(path: Path, meta: dict[str, str]) -> sqlite3.Connection:
    """Make an empty workbook where there is no file yet, whole or not at all, for its owner's eyes only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.path.lexists(path):
            raise FileExistsError(path)
        with unfinished(path) as part:
            db = connect(part, "rw")
            try:
                settle(db, part)
                with transaction(db):
                    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
                    upgrade(db, 0)
                    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            finally:
                db.close()
            set_journal_aside(path, path)
            appear(part, path)
        return open_to_write(path)
    except (OSError, *refusals.TROUBLE) as error:
        raise refusals.unreadable(error, path) from error


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """An empty file beside `path` (mode 0600) to fill and then put in its place; gone afterwards in any case."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
    finally:
        for leftover in (part, _journal(part)):
            leftover.unlink(missing_ok=True)


def appear(part: Path, path: Path) -> None:
    """Give a finished file its name, which must be free: somebody else's file is never replaced."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        part.replace(path)
    sync_folder(path.parent)


def replace(part: Path, path: Path) -> None:
    """Put a finished file in the place of `path`, flushed to disk before the name changes hands."""
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, where the system can."""
    with contextlib.suppress(OSError):  # Windows opens no folders, some network disks sync none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def beside(path: Path, why: str) -> Path:
    """A free name next to `path`, such as ``workbook-before-version-2.db``."""
    free = path.with_name(f"{path.stem}-{why}{path.suffix}")
    number = 2
    while os.path.lexists(free):
        free = path.with_name(f"{path.stem}-{why}-{number}{path.suffix}")
        number += 1
    return free


def snapshot(db: sqlite3.Connection, to: Path) -> None:
    """Copy a workbook that may be in use, verified and flushed, in place of `to`; raises NotSaved."""
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with unfinished(to) as part:
            copy_into(db, part)
            replace(part, to)
    except (OSError, *refusals.TROUBLE) as error:
        raise refusals.not_saved(error, to) from error


def copy_into(db: sqlite3.Connection, part: Path) -> None:
    """Copy a database page by page into an empty file and check the copy; raises sqlite3 errors."""
    copy = connect(part, "rw")
    try:
        copy.execute("PRAGMA journal_mode=MEMORY").fetchall()
        db.backup(copy)
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise refusals.NotSaved("The copy could not be made because the workbook is damaged. "
                                    f"“{to_type('check')}” says what is wrong with it.")
    finally:
        copy.close()
