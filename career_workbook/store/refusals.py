"""Everything that can be wrong with a workbook file, as one or two sentences for the person.

Two questions a caller can ask: could the file not be opened (`CannotOpen`), or could something not be saved
(`NotSaved`)? In both cases nothing was changed. No sentence ever holds an answer.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_FULL, _READONLY, _BUSY, _LOCKED, _IO, _CANNOT_OPEN, _CORRUPT, _NOT_A_DB, _INTERRUPT = 13, 8, 5, 6, 10, 14, 11, 26, 9
_MOVED = 1032  # SQLITE_READONLY_DBMOVED: another file stands at this name now


#: What reading or writing a file can raise: SQLite's own errors, and Python's where a damaged file makes SQLite speak
#: (in a text or in its message) in bytes that are no text.
TROUBLE = (sqlite3.Error, UnicodeError)


class CannotOpen(Exception):
    """The workbook cannot be read; the text says what is wrong and what to do. Nothing was changed."""


class Missing(CannotOpen):
    """There is no file of that name."""


class AlreadyThere(CannotOpen):
    """A file of that name exists, and a new workbook must not take its place."""


class NotAWorkbook(CannotOpen):
    """The file is something else."""


class TooNew(CannotOpen):
    """A later version of the program wrote it."""


class Damaged(CannotOpen):
    """It is a workbook, but not as it was written."""


class ReadOnly(CannotOpen):
    """The file or its folder may not be written to."""


class NotSaved(Exception):
    """It could not be written to disk; the text says why and what to do. What was saved before is untouched."""


def missing(path: Path) -> Missing:
    return Missing(f"There is no workbook at “{path}”. If it was moved, move it back or name its new place.")


def not_a_workbook(path: Path) -> NotAWorkbook:
    return NotAWorkbook(f"“{path}” is not a workbook. Please choose another file; if it once was your workbook, "
                        "restore the latest backup.")


def too_new(path: Path) -> TooNew:
    return TooNew(f"“{path}” was written by a newer version of Career Workbook. Please update the program to open it.")


def damaged(path: Path, what: str = "Something other than this program changed it or cut it short") -> Damaged:
    return Damaged(f"“{path}” is damaged. {what}; keep a copy of it and restore the latest backup.")


def read_only(path: Path, what: str = "file") -> ReadOnly:
    return ReadOnly(f"“{path}” cannot be opened for writing because its {what} is read-only. Please allow writing "
                    "to it, or copy the workbook to a folder of your own and open it there.")


def unreadable(error: Exception, path: Path) -> CannotOpen:
    """The sentence for an error of SQLite or of the disk while opening or reading."""
    if isinstance(error, OSError):
        return _refused_by_the_system(error, path)
    code = getattr(error, "sqlite_errorcode", 0)
    if code & 0xFF == _READONLY:
        return read_only(path)
    if code & 0xFF in (_BUSY, _LOCKED):
        return CannotOpen(f"Another program keeps “{path}” to itself. Please close that program and try again.")
    if code & 0xFF == _FULL:
        return CannotOpen("The disk is full, so the workbook cannot be opened. Please free some space and try again.")
    if code & 0xFF == _CANNOT_OPEN:
        return CannotOpen(f"“{path}” could not be opened. Please check that its folder is there and may be written to.")
    if code & 0xFF == _IO:
        return CannotOpen(f"The disk gave an error while reading “{path}”. Please check the disk, then try again.")
    if isinstance(error, sqlite3.ProgrammingError) and not code:
        return CannotOpen("The workbook has been closed. Please open the chapter again.")
    return damaged(path)


def _refused_by_the_system(error: OSError, path: Path) -> CannotOpen:
    if isinstance(error, FileNotFoundError):
        return missing(path)
    if isinstance(error, FileExistsError):
        return AlreadyThere(f"There is a file at “{path}” already. It was left as it is; please choose another name.")
    if isinstance(error, PermissionError):
        return ReadOnly(f"You may not read or write “{path}”. Please change its permissions or choose another folder.")
    why = error.strerror or "disk error"
    return CannotOpen(f"“{path}” could not be opened ({why}). Please check the disk and try again.")


def not_saved(error: Exception, path: Path) -> NotSaved:
    """The sentence for an error of SQLite or of the disk while writing."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code & 0xFF == _FULL or getattr(error, "errno", 0) == 28:
        return NotSaved("The disk is full. Please free some space, then save again.")
    if code == _MOVED:
        return NotSaved("The workbook file was moved, replaced or removed while it was open. "
                        "Please copy what you typed, close the chapter and open it again.")
    if code & 0xFF == _READONLY or isinstance(error, PermissionError):
        return NotSaved("The workbook file, or its folder, has become read-only. "
                        "Please allow writing to it, then save again.")
    if code & 0xFF in (_BUSY, _LOCKED):
        return NotSaved("Another program is holding the workbook file. Please close that program, then save again.")
    if code & 0xFF in (_CORRUPT, _NOT_A_DB) or isinstance(error, UnicodeError):
        return NotSaved("The workbook file is damaged. Please copy what you typed, then restore the latest backup.")
    if code & 0xFF == _CANNOT_OPEN or isinstance(error, FileNotFoundError):
        return NotSaved(f"“{path.parent}” is missing or may not be written to. "
                        "Please check the folder, then save again.")
    if isinstance(error, sqlite3.ProgrammingError) and not code:
        return NotSaved("The connection to the workbook is closed. "
                        "Please copy what you typed and open the chapter again.")
    return NotSaved("The disk refused to take it. Please check that the disk has space and is well, then save again.")
