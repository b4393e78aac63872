"""``career-workbook import onet FILE`` (or ``oews``): show what is in official tables, then keep them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from ..folder import Folder
from ..reference import sentences
from ..workbook import Workbook
from . import LARGEST, CannotRead, oews, onet

READERS: dict[str, ModuleType] = {"onet": onet, "oews": oews}


def named(words: Sequence[str]) -> tuple[str, list[Path]] | None:
    """``onet db_30_0_text.zip`` → the source and the files; None where the first word names no source of tables."""
    if len(words) < 2 or words[0] not in READERS:
        return None
    return words[0], [Path(word) for word in words[1:]]


def bring_tables(folder: Folder, source: str, files: Sequence[Path], ask: Callable[[str], str] | None = input,
                 say: Callable[[str], Any] = print) -> int:
    """Read tables from files, or from a folder where they were unpacked, and keep them beside the workbook.

    Returns 0, or 1 where nothing could be read. `ask` is how a person answers, None to ask nothing.
    """
    reader = READERS[source]
    try:
        tables = reader.read({file.name: _bytes(file) for given in files for file in _files(given, reader)})
    except CannotRead as error:
        say(str(error))
        return 1
    with closing(Workbook.open(folder.workbook)) as workbook:
        say(f"{tables.release}:")
        for sentence in sentences(tables, workbook.tables.release(source)):
            say(f"  {sentence}")
        if ask and ask("Keep these tables? [Y/n] ").strip().lower() not in ("", "y", "yes"):
            say("Nothing was kept.")
            return 0
        workbook.keep_tables(tables)
    say(f"{tables.release} is kept. It is used in the chapter The market.")
    say(tables.attribution)
    return 0


def _files(given: Path, reader: ModuleType) -> Iterator[Path]:
    if not given.is_dir():
        yield given
        return
    found = [file for file in sorted(given.rglob("*")) if reader.wanted(file.name) and file.is_file()]
    if not found:
        raise CannotRead(f"There is no table of {reader.NAME} in the folder {given.name}.")
    yield from found


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise CannotRead(f"{file.name} is larger than any file of this kind. Is it the right one?")
        return file.read_bytes()
    except OSError as error:
        raise CannotRead(f"{file.name} could not be opened: {error.strerror}.") from None
