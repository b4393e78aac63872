"""The files a person names on the command line: those of a folder that a reader wants, and their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from . import LARGEST, CannotRead
from .tables import text_of


def files_of(given: Path, reader: ModuleType) -> Iterator[Path]:
    """The file itself, or those of a folder that the reader wants; raises CannotRead where there are none."""
    if not given.is_dir():
        yield given
        return
    found = [file for file in sorted(given.rglob("*")) if reader.wanted(file.name) and file.is_file()]
    if not found:
        raise CannotRead(f"There is nothing of {reader.NAME} in the folder {given.name}.")
    yield from found


def json_broken(data: bytes) -> bool:
    """Whether a file begins as JSON does and is none as a whole: cut off, or changed by hand."""
    if not text_of(data[:400]).lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text_of(data))
    except (ValueError, RecursionError):
        return True
    return False


def content(file: Path) -> bytes:
    """The bytes of a file; raises CannotRead where it cannot be opened or is larger than any that can be read."""
    try:
        if file.stat().st_size > LARGEST:
            raise CannotRead(f"{file.name} is larger than any file that can be read here. Is it the right one?")
        return file.read_bytes()
    except OSError as error:
        raise CannotRead(f"{file.name} could not be opened: {error.strerror}.") from None
