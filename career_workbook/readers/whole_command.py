"""``career-workbook import linkedin FILE`` (or ``json-resume``, ``csv``): show what is in it, add what was chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from ..folder import Folder, line_for
from ..workbook import Workbook
from . import CannotRead, brought, whole
from .given import content, files_of
from .past import SOURCES, source_of
from .whole import Contents

MOST_PROBLEMS = 5


def named(words: Sequence[str]) -> tuple[str, list[Path]] | None:
    """``linkedin archive.zip`` → the source and the files; None where nothing says that it is one of these."""
    if len(words) > 1 and words[0] in SOURCES:
        return words[0], [Path(word) for word in words[1:]]
    files = [Path(word) for word in words]
    try:
        told = source_of({inside.name: content(inside) for file in files
                          for inside in (sorted(file.rglob("*.csv")) if file.is_dir() else [file])})
    except CannotRead:
        return None
    return (told, files) if told else None


def bring_whole(folder: Folder, source: str, files: Sequence[Path], ask: Callable[[str], str] | None = input,
                also: Sequence[str] = (), say: Callable[[str], Any] = print) -> int:
    """Read files, or a folder of them, into the workbook; returns 0, or 1 where nothing could be read.

    `ask` is how a person answers, None to ask nothing: then what is not doubtful is added. `also` names what is read
    only where it is asked for (`linkedin.MORE`).
    """
    try:
        reader = SOURCES[source]
        contents = _read(reader, {file.name: content(file) for given in files for file in files_of(given, reader)}, ask,
                         {"also": also} if also and source == "linkedin" else {})
    except CannotRead as error:
        say(str(error))
        return 1
    with closing(Workbook.open(folder.workbook)) as workbook:
        joined = whole.join(contents, workbook)
        _show(joined, say)
        if not joined.found:
            return 0
        ticked = {part for part, count, usual in joined.parts() if _wants(part, count, usual, ask)}
        entries = whole.chosen(joined, ticked)
        for part, count, _ in joined.parts():
            say(f"  {part}: {f'{count:,} to add' if part in ticked else 'left out'}")
        if not entries:
            say("Nothing was added.")
            return 0
        step = workbook.new_key()
        workbook.add_all(joined.source, dt.date.today().isoformat(), entries, step)
        added = brought.told(workbook, step)
    say(f"Added {added}. To take this back: {line_for(folder, 'import --undo')}" if added else "Nothing was added.")
    return 0


def _read(reader: ModuleType, files: dict[str, bytes], ask: Callable[[str], str] | None,
          said: dict[str, Any]) -> Contents:
    contents: Contents = reader.read(files, **said)
    if contents.ask:
        answer = ask(f"{contents.ask} day or month: ").strip().casefold() if ask else ""
        order = next((value for value, _ in contents.choices if answer and value.startswith(answer)), "")
        if not order:
            raise CannotRead(f"{contents.ask} Import it without --yes to say so, or write days such as 2026-03-31. "
                             "Nothing was added.")
        contents = reader.read(files, order=order)
    return contents


def _wants(part: str, count: int, usual: bool, ask: Callable[[str], str] | None) -> bool:
    if ask is None:
        return usual
    answer = ask(f"Add {count:,} under “{part}”? {'[Y/n]' if usual else '[y/N]'} ").strip().casefold()
    return answer in ("y", "yes") if answer else usual


def _show(joined: Contents, say: Callable[[str], Any]) -> None:
    say(f"From {joined.source}: {whole.summary(joined)}")
    for note in joined.notes:
        say(f"  {note}")
    if joined.more:
        say(f"  Read only if you ask: --also {' or --also '.join(word for word, _ in joined.more)}")
    for _, said in joined.examples():
        say(f"  · {said}")
    if joined.problems:
        say(f"{len(joined.problems):,} not understood:")
        for sentence in joined.problems[:MOST_PROBLEMS]:
            say(f"  {sentence}")
        if len(joined.problems) > MOST_PROBLEMS:
            say(f"  and {len(joined.problems) - MOST_PROBLEMS:,} more")
