"""``career-workbook import FILE``: show what is in a file, ask which project is which skill, add it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from ..folder import Folder
from ..workbook import Workbook
from . import LARGEST, CannotRead, Preview, into, toggl

MOST_PROBLEMS = 5


def bring_in(folder: Folder, file: Path, ask: Callable[[str], str] | None = input, maps: Iterable[str] = (),
             say: Callable[[str], Any] = print) -> int:
    """Read a file into the workbook of `folder`; returns 0, or 1 where nothing could be read.

    `ask` is how a person answers, None to ask nothing; `maps` holds ``"Project=Skill"`` (nothing after the sign leaves
    a project out). Nothing is written before the last question is answered.
    """
    try:
        preview = _read(file, ask)
    except CannotRead as error:
        say(str(error))
        return 1
    with closing(Workbook.open(folder.workbook)) as workbook:
        new = into.fresh(preview, workbook)
        _show(preview, new, say)
        if not new.rows:
            say("There is nothing new to add.")
            return 0
        mapping = into.proposed(new, workbook) | _said(maps, new)
        skills = workbook.titles("skill")
        if ask:
            told = dict(_said(maps, new))
            mapping = {g.project: told[g.project] if g.project in told else
                       _choose(ask, g.project or into.NO_PROJECT, mapping[g.project], skills) for g in new.groups()}
        for project, skill in mapping.items():
            say(f"  {project or into.NO_PROJECT}: {skills.get(skill or '', skill) or 'left out'}")
        counted = sum(1 for row in new.rows if mapping.get(row.project))
        if not counted:
            say("Nothing counts for a skill, so nothing was added.")
            return 0
        if ask and ask(f"Add {_entries(counted)}? [Y/n] ").strip().lower() not in ("", "y", "yes"):
            say("Nothing was added.")
            return 0
        added = into.add(new, mapping, workbook, dt.date.today())
    say(f"Added {_entries(added)}. To take them back, open the chapter The vine and press Undo below the file.")
    return 0


def _read(file: Path, ask: Callable[[str], str] | None) -> Preview:
    try:
        if file.stat().st_size > LARGEST:
            raise CannotRead(f"{file.name} is larger than any export of a time tracker. Is it the right file?")
        data = file.read_bytes()
    except OSError as error:
        raise CannotRead(f"{file.name} could not be opened: {error.strerror}.") from None
    preview = toggl.read(data)
    if not preview.ask:
        return preview
    answer = ask(f"{preview.ask} [d/m] ").strip().lower() if ask else ""
    if answer[:1] not in ("d", "m") or not answer:
        raise CannotRead(f"{preview.ask} Import it without --yes to say so, or export it again with dates such as "
                         "2026-03-31. Nothing was added.")
    return toggl.read(data, "day" if answer[0] == "d" else "month")


def _show(preview: Preview, new: Preview, say: Callable[[str], Any]) -> None:
    hours = sum(row.hours for row in new.rows)
    there = len(preview.rows) - len(new.rows)
    say(f"{preview.source}: {_entries(len(preview.rows))} understood, {there:,} of them there already, "
        f"{len(new.rows):,} new ({hours:.2f} h).")
    for group in new.groups():
        say(f"  {group.project or into.NO_PROJECT}: {_entries(group.rows)}, {group.hours:.2f} h")
    if preview.problems:
        say(f"{len(preview.problems):,} {'line was' if len(preview.problems) == 1 else 'lines were'} not understood:")
        for problem in preview.problems[:MOST_PROBLEMS]:
            say(f"  line {problem.line}: {problem.sentence}")
        if len(preview.problems) > MOST_PROBLEMS:
            say(f"  and {len(preview.problems) - MOST_PROBLEMS:,} more")


def _said(maps: Iterable[str], preview: Preview) -> dict[str, str | None]:
    """``Project=Skill`` as a mapping, for the projects there are."""
    projects = {(g.project or into.NO_PROJECT).casefold(): g.project for g in preview.groups()}
    found: dict[str, str | None] = {}
    for text in maps:
        project, _, skill = text.rpartition("=")
        if project.strip().casefold() in projects:
            found[projects[project.strip().casefold()]] = skill.strip() or None
    return found


def _choose(ask: Callable[[str], str], project: str, proposal: str | None, skills: dict[str, str]) -> str | None:
    shown = "leave it out" if not proposal else skills.get(proposal) or f"a new skill “{proposal}”"
    answer = ask(f"Which skill is “{project}”? Enter: {shown}; a name; or - to leave it out: ").strip()
    return proposal if not answer else None if answer == "-" else answer


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"
