"""Bringing a backup back, with everything that was erased since left out."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

from . import refusals
from .backup import STAMPED
from .change import COLUMNS, ERASED
from .check import check, examine
from .files import beside, connect, copy_into, replace, set_journal_aside, settle, sync_folder, unfinished
from .foreign import open_foreign
from .log import honour
from .schema import newest, pragma, upgrade
from .turns import transaction


def restore(backup: Path | str, path: Path | str, *, now: dt.datetime) -> Path | None:
    """Put a backup in the place of a workbook. Returns where the present file is kept from then on (None without one).

    The backup is verified first, and what was erased from the present file since stays erased. Whoever has the
    workbook open is told at the next save to open it again. Raises CannotOpen where the backup will not do, and
    NotSaved where the disk will not; the present file then stays as it was.
    """
    backup, path = Path(backup), Path(path)
    report = check(backup)
    if not report.ok:
        raise refusals.Damaged("This backup cannot be used, and nothing was changed. " + " ".join(report.sentences))
    if path.exists() and backup.resolve() == path.resolve():
        raise refusals.CannotOpen("This is the workbook itself. Please name one of its backups.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with unfinished(path) as part:
            source = open_foreign(backup)
            try:
                source.set_authorizer(None)
                copy_into(source, part)
            finally:
                source.close()
            return _take_the_place(part, path, now)
    except (OSError, *refusals.TROUBLE) as error:
        raise refusals.not_saved(error, path) from error


def _take_the_place(part: Path, path: Path, now: dt.datetime) -> Path | None:
    if not os.path.lexists(path):
        rewrite(part, [], [])
        set_journal_aside(path, path)
        replace(part, path)
        return None
    aside = beside(path, "before-restore-" + now.astimezone(dt.UTC).strftime(STAMPED))
    present = _hold(path)
    try:
        rewrite(part, *erasures(present))
        try:
            os.link(path, aside)  # so that at no moment there is no workbook
        except OSError:
            if present:
                present.close()
            path.replace(aside)
        set_journal_aside(path, aside)
        replace(part, path)
    finally:
        if present:
            present.close()
    sync_folder(path.parent)
    return aside


def _hold(path: Path) -> sqlite3.Connection | None:
    # Nobody can save between our reading what was erased and the change of files. A file too damaged to be held is
    # moved aside as it is.
    db = connect(path, "rw")
    try:
        db.execute("BEGIN EXCLUSIVE")
        return db
    except refusals.TROUBLE as error:
        db.close()
        if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise
        return None


def erasures(db: sqlite3.Connection | None) -> tuple[list[tuple], list[tuple]]:
    """What was erased from a workbook: its tombstones and the ids they cover; as far as it can still be read."""
    try:
        if db:
            return (db.execute(f"SELECT {COLUMNS} FROM change WHERE v = ?", (ERASED,)).fetchall(),
                    db.execute("SELECT id, kind, key FROM erased").fetchall())
    except refusals.TROUBLE:
        pass
    return [], []


def rewrite(part: Path, tombstones: list[tuple], erased: list[tuple]) -> int:
    """Take erasures into a copy so that no byte of what they cover is left; returns how many records went."""
    db = connect(part, "rw")
    try:
        settle(db, part)
        if pragma(db, "user_version") < newest():
            with transaction(db):
                upgrade(db, pragma(db, "user_version"))
        went = 0
        if tombstones:
            with transaction(db):
                went = honour(db, tombstones, erased)
            db.execute("VACUUM")
        report = examine(db, part)
        if not report.ok:
            raise refusals.NotSaved("The copy did not come out whole, and nothing was changed. Please try again.")
        return went
    finally:
        db.close()
