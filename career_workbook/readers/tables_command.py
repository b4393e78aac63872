"""``career-workbook import onet FILE`` (or ``oews``): show what is in official tables, then keep them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from ..folder import Folder
from ..reference import sentences
from ..workbook import Workbook
from . import CannotRead, oews, onet
from .given import content, files_of

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
        tables = reader.read({file.name: content(file) for given in files for file in files_of(given, reader)})
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
