"""``career-workbook import [SOURCE] FILE ...``: show what is in a file, ask which project is which skill, add it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..folder import Folder, line_for
from ..methods.wording import in_figures
from ..workbook import Workbook
from . import CannotRead, Preview, brought, hours, into
from .given import content, json_broken

NOTHING_KNOWN = """\
This is no file that can be imported. What can be:
  hours: a detailed report of Toggl or Clockify as CSV, an export of ActivityWatch, a calendar (.ics, .zip or CSV)
  a table of your own: {own}
  your past: the archive of your data from LinkedIn, a résumé (JSON Resume), the CSV files of a workbook
  answers: of a form by Google or Microsoft as CSV, or of a page this workbook made for colleagues or before an hour
  official tables: import onet FILE, import oews FILE
Nothing was added."""
#: Problems shown; groups listed and asked about, the others stay out.
MOST_PROBLEMS, MOST_ASKED = 5, 40


def bring_in(folder: Folder, files: Path | Sequence[Path], ask: Callable[[str], str] | None = input,
             maps: Iterable[str] = (), say: Callable[[str], Any] = print, source: str = "") -> int:
    """Read a file, or several of answers, into the workbook of `folder`; returns 0, or 1 where nothing could be read.

    `source` is one of `into.SOURCES`, else it is told by the file. `ask` is how a person answers, None to ask nothing;
    `maps` holds ``"Project=Skill"`` (nothing after the sign leaves a project out). Nothing is written before the last
    question is answered.
    """
    try:
        preview = _read([files] if isinstance(files, Path) else list(files), source, ask)
    except CannotRead as error:
        say(str(error))
        return 1
    with closing(Workbook.open(folder.workbook)) as workbook:
        new = into.fresh(preview, workbook)
        _show(preview, new, say)
        if not new.rows and not new.words:
            return 0
        mapping = into.proposed(new, workbook) | _said(maps, new)
        skills = workbook.titles("skill")
        if ask:
            for kind, label in new.also:
                say(f"  Answer “as {kind}” where it was {_small(label)}.")
            told = dict(_said(maps, new))
            mapping = {g.project: told[g.project] if g.project in told else
                       _choose(ask, g.project or into.NO_PROJECT, mapping[g.project], skills, new)
                       for n, g in enumerate(new.groups()) if n < MOST_ASKED or g.project in told}
        shown = skills | {into.AS + kind: label for kind, label in new.also}
        for project, skill in mapping.items():
            if skill or not new.mostly_other:
                say(f"  {project or into.NO_PROJECT}: {shown.get(skill or '', skill) or 'left out'}")
        counted = sum(1 for row in new.rows if mapping.get(row.project)) + len(new.words)
        if not counted:
            say("Nothing counts for a skill, so nothing was added.")
            return 0
        if ask and ask(f"Add {in_figures(counted)}? [Y/n] ").strip().lower() not in ("", "y", "yes"):
            say("Nothing was added.")
            return 0
        step = workbook.new_key()
        into.add(new, mapping, workbook, dt.date.today(), step)
        added = brought.told(workbook, step)
    say(f"Added {added}. To take this back: {line_for(folder, 'import --undo')}" if added else "Nothing was added.")
    return 0


def named(words: Sequence[str]) -> tuple[str, list[Path]]:
    """``forms a.json b.json`` → the source and the files; a first word that is a file here is no source."""
    said = len(words) > 1 and words[0] in into.SOURCES and not Path(words[0]).exists()
    return words[0] if said else "", [Path(word) for word in words[said:]]


def _read(files: list[Path], source: str, ask: Callable[[str], str] | None) -> Preview:
    contents = [content(file) for file in files]
    data = b"\n".join(contents)
    # By the first that says what it is: a damaged one among several answers keeps the others from nobody.
    told = source or next((told for one in contents if (told := into.source_of(one)) != "hours"), "")
    if not told:
        if broken := next((file for file, one in zip(files, contents, strict=True) if json_broken(one)), None):
            raise CannotRead(f"{broken.name} is damaged: it begins as JSON and is not whole. Please get it again, from "
                             "the program or the person it comes from. Nothing was added.")
        raise CannotRead(NOTHING_KNOWN.format(own=hours.own_table()))
    reader = into.reader(told)
    if len(files) > 1 and reader is not into.reader("forms"):
        raise CannotRead("Please import these files one at a time.")
    said: dict[str, str] = {}
    while (preview := reader.read(data, **said)).ask and preview.about not in said:
        words = " or ".join(f"{value} ({label})" for value, label in preview.choices)
        usual = f" [{preview.usual}]" if preview.usual else ""
        answer = (ask(f"{preview.ask} {words}{usual}: ").strip().lower() if ask else "") or preview.usual
        fits = [value for value, _ in preview.choices if answer and (answer == value or
                (preview.about == "order" and value.startswith(answer)))]
        if not fits:
            how = "export it again with dates such as 2026-03-31" if preview.about == "order" else "answer it"
            raise CannotRead(f"{preview.ask} Import it without --yes to say so, or {how}. Nothing was added.")
        said[preview.about] = fits[0]
    return preview


def _show(preview: Preview, new: Preview, say: Callable[[str], Any]) -> None:
    say(f"From {preview.source}: {into.summary(preview, new)}")
    for group in new.groups()[:MOST_ASKED]:
        hours = f", {group.hours:.2f} h" if group.hours else ""
        say(f"  {group.project or into.NO_PROJECT}: {in_figures(group.rows)}{hours}")
    if len(new.groups()) > MOST_ASKED:
        say(f"  and {len(new.groups()) - MOST_ASKED:,} smaller ones, which stay out unless --map names them")
    if preview.problems:
        many = f"{preview.unit} was" if len(preview.problems) == 1 else f"{preview.unit}s were"
        say(f"{len(preview.problems):,} {many} not understood:")
        for problem in preview.problems[:MOST_PROBLEMS]:
            say(f"  {preview.unit} {problem.line}: {problem.sentence}")
        if len(preview.problems) > MOST_PROBLEMS:
            say(f"  and {len(preview.problems) - MOST_PROBLEMS:,} more")


def _said(maps: Iterable[str], preview: Preview) -> dict[str, str | None]:
    """``Project=Skill`` as a mapping, for the projects there are; ``Title=as ask`` makes something else of it."""
    projects = {(g.project or into.NO_PROJECT).casefold(): g.project for g in preview.groups()}
    found: dict[str, str | None] = {}
    for text in maps:
        project, _, skill = text.rpartition("=")
        if project.strip().casefold() in projects:
            found[projects[project.strip().casefold()]] = _other(skill.strip(), preview) or skill.strip() or None
    return found


def _choose(ask: Callable[[str], str], project: str, proposal: str | None, skills: dict[str, str],
            preview: Preview) -> str | None:
    labels = {into.AS + kind: _small(label) for kind, label in preview.also}
    shown = ("leave it out" if not proposal else skills.get(proposal) or labels.get(proposal)
             or f"a new skill “{proposal}”")
    answer = ask(f"Which skill is “{project}”? Enter: {shown}; a name; or - to leave it out: ").strip()
    return proposal if not answer else None if answer == "-" else _other(answer, preview) or answer


def _small(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]


def _other(answer: str, preview: Preview) -> str:
    """``as ask`` → the kind it names, "" where it is a skill's name."""
    said = answer.casefold().split()
    kinds = {kind for kind, _ in preview.also}
    return into.AS + said[1] if len(said) == 2 and said[0] == "as" and said[1] in kinds else ""
