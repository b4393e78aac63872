"""``career-workbook import``: which way a file takes (tables, whole records, hours or answers), and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any

from ..folder import Folder
from ..workbook import Workbook
from . import brought, command, into, past, tables_command, whole_command


def bring(folder: Folder, words: Sequence[str], ask: Callable[[str], str] | None = input, maps: Iterable[str] = (),
          also: Sequence[str] = (), say: Callable[[str], Any] = print) -> int:
    """Read what `words` name, a source and files or files alone; returns 0, or 1 where nothing could be read."""
    if table := tables_command.named(words):
        return tables_command.bring_tables(folder, *table, ask=ask, say=say)
    if whole := whole_command.named(words):
        return whole_command.bring_whole(folder, *whole, ask=ask, also=also, say=say)
    source, files = command.named(words)
    if not source and len(files) > 1 and not files[0].exists() and not files[0].suffix:
        say(f"There is neither a file called {words[0]} here nor a source of that name. Sources are: "
            f"{', '.join(sorted({*into.SOURCES, *past.SOURCES, *tables_command.READERS} - {'hours'}))}.")
        return 1
    return command.bring_in(folder, files, ask=ask, maps=maps, say=say, source=source)


def take_back(folder: Folder, say: Callable[[str], Any] = print) -> int:
    """Take the latest import out again, and say which it was."""
    with closing(Workbook.open(folder.workbook)) as workbook:
        step, source = brought.latest(workbook)
        going = brought.told(workbook, step)
        if step:
            workbook.undo_batch(step)
    say(f"Taken back: {going} from {source}." if going else "There was nothing to take back.")
    return 0
