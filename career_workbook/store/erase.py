"""What was erased from a workbook leaves its copies too: each backup is written anew without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from . import refusals
from .backup import sweep
from .files import copy_into, replace, unfinished
from .foreign import open_foreign
from .restore import erasures, rewrite
from .store import Store


@dataclass(frozen=True)
class Cleared:
    """Copies that were written anew, and those that could not be (the person may want to delete them)."""

    rewritten: list[Path]
    left: list[Path]


def erase_everywhere(store: Store, backup_folder: Path | str) -> Cleared:
    """Take all that was ever erased from `store` out of its backups and of the copies beside it.

    Call it after `store.erase`. Only files of the same workbook are touched; each keeps its name and everything else.
    A damaged copy cannot be rewritten safely and is named in `left`.
    """
    cleared = Cleared([], [])
    with store.reading() as db:
        tombstones, erased = erasures(db)
    for folder in dict.fromkeys((Path(backup_folder).absolute(), store.path.absolute().parent)):
        sweep(folder, 0.0)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file() and not path.is_symlink() and not path.samefile(store.path) and _looks_like(path):
                try:
                    if _clear(path, store.id, tombstones, erased):
                        cleared.rewritten.append(path)
                except (refusals.CannotOpen, refusals.NotSaved, *refusals.TROUBLE, OSError):
                    cleared.left.append(path)
    return cleared


def erase_in_use(copies: Iterable[Path], entries: Collection[tuple[str, str]]) -> list[Path]:
    """Erase records (kind, key) from copies others may have open just now; returns those where it was not possible."""
    left = []
    for path in copies:
        try:
            with Store.open(path) as copy:
                copy.erase_all(entries)
        except (refusals.CannotOpen, refusals.NotSaved):
            left.append(path)
    return left


def _looks_like(path: Path) -> bool:
    # No copy is ever open in SQLite here, so reading its first bytes disturbs no lock.
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _clear(path: Path, workbook: str, tombstones: list[tuple], erased: list[tuple]) -> bool:
    try:
        source = open_foreign(path)
    except refusals.NotAWorkbook:
        return False
    try:
        if source.execute("SELECT value FROM meta WHERE name = 'workbook'").fetchone() != (workbook,):
            return False
        known = {row[0] for row in source.execute("SELECT id FROM change WHERE v = 0").fetchall()}
        gone = {row[0] for row in source.execute("SELECT id FROM erased").fetchall()}
        if all(row[1] in known or row[1] in gone for row in tombstones):
            return False
        with unfinished(path) as part:
            source.set_authorizer(None)
            copy_into(source, part)
            went = rewrite(part, tombstones, erased)
            replace(part, path)
        return went > 0
    finally:
        source.close()
