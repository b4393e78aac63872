"""A preview and a workbook: what is there already, which project is which skill, and adding what was confirmed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from ..methods.wording import in_figures
from ..records import Record
from ..workbook import Workbook
from . import (
    Answer,
    CannotRead,
    Event,
    ImportMapping,
    Preview,
    activitywatch,
    calendar,
    clockify,
    forms,
    hours,
    rounds,
    toggl,
)
from .archives import beginning

#: Where an entry goes: a skill's key, the name of a new skill, or `AS` and one of the kinds in `Preview.also`;
#: None leaves it out.
Chosen = Mapping[str, str | None]
AS = "as:"
#: A source is a module: `read`, and `fits`, which says from how a file begins whether it may be one of its own.
#: The first that fits is asked.
SOURCES: dict[str, ModuleType] = {"activitywatch": activitywatch, "calendar": calendar, "clockify": clockify,
                                  "forms": forms, "toggl": toggl, "hours": hours}
NO_PROJECT = "Without a project"


def reader(source: str) -> ModuleType:
    """The reader of a source such as ``"toggl"``. Raises CannotRead where there is none."""
    if source not in SOURCES:
        raise CannotRead(f"Files of “{source}” cannot be read yet. There is: {', '.join(SOURCES)}.")
    return SOURCES[source]


def source_of(data: bytes) -> str:
    """Which source a file is from, told by how it begins; some hours where it could be anything."""
    begins = beginning(data)
    return next((name for name, module in SOURCES.items() if module.fits(begins)), "hours")


def plan(preview: Preview, mapping: Chosen, skills: Mapping[str, str],
         new_key: Callable[[], str]) -> list[tuple[str, str, dict[str, Any]]]:
    """What would be written, as (kind, key, values as typed): new skills first, then the entries that count for one.

    `mapping` gives each project's skill by key or by a name; `skills` are those there are, name by key. A name that is
    there already is not made twice, whatever its capitals.
    """
    keys = {name.casefold(): key for key, name in skills.items()}
    made: list[tuple[str, str, dict[str, Any]]] = []
    chosen: dict[str, str] = {}
    others = {AS + kind for kind, _ in preview.also}
    for project, wanted in mapping.items():
        name = " ".join((wanted or "").split())
        if not name:
            continue
        if name in skills or name in others:
            chosen[project] = name
            continue
        if name.casefold() not in keys:
            keys[name.casefold()] = new_key()
            made.append(("skill", keys[name.casefold()], {"name": name}))
        chosen[project] = keys[name.casefold()]
    entries = []
    for row in preview.rows:
        goes = chosen.get(row.project, "")
        if not (isinstance(row, Event) and goes in others):
            entries += [(row.KIND, row.key, row.entered(goes))] if goes else []
        elif row.key == row.begun:
            kind = goes.removeprefix(AS)
            entries.append((kind, row.key, row.entered_as(kind)))
    # A skill nothing counts for would only be a name.
    used = {values.get("skill") for _, _, values in entries}
    said = [(one.KIND, one.key, one.entered()) for one in preview.words]
    return [skill for skill in made if skill[1] in used] + entries + said


def fresh(preview: Preview, workbook: Workbook) -> Preview:
    """The preview without the rows this workbook knows: they are in it, or the person edited or took them out."""
    kinds = {one.KIND for one in (*preview.rows, *preview.words)}
    known = {kind: workbook.known(kind) for kind in kinds}
    # What came in as something else is no less there.
    as_others = set().union(*(workbook.known(kind) for kind, _ in preview.also))
    return replace(preview, rows=tuple(row for row in preview.rows if row.key not in known[row.KIND]
                                       and getattr(row, "begun", row.key) not in as_others),
                   words=tuple(one for one in preview.words if one.key not in known[one.KIND]))


def summary(preview: Preview, new: Preview) -> str:
    """How much of a file was understood, how much of it is there already and how much is new."""
    if people := preview.people():
        fresh_people = new.people()
        return " ".join(filter(None, (
            f"{in_figures(people, 'person', 'people')} answered.",
            "Nothing of it is new." if not fresh_people else "" if fresh_people == people else
            f"{in_figures(fresh_people, 'of them is', 'of them are')} new.",
            f"{in_figures(len(new.words), 'remark', 'remarks')} may be read." if new.words else "", *new.notes)))
    total = f"{sum(row.hours for row in new.rows):,.2f}".rstrip("0").rstrip(".")
    there = len(preview.rows) - len(new.rows)
    return " ".join(filter(None, (
        f"{in_figures(len(preview.rows))} understood.",
        f"{in_figures(there)} {'is' if there == 1 else 'are'} there already." if there else "",
        f"{in_figures(len(new.rows))} {'is' if len(new.rows) == 1 else 'are'} new, {total} h." if new.rows else
        "There is nothing new to add.", *(preview.notes if new.rows or not preview.rows else ()))))


def proposed(preview: Preview, workbook: Workbook) -> dict[str, str | None]:
    """For each project: what it counted for last time, else the skill of the same name, else a new one.

    Where most of a file is about other things, such as a calendar, nothing new is proposed.
    """
    skills = workbook.titles("skill")
    by_name = {name.casefold(): key for key, name in skills.items()}
    mapping: dict[str, str | None] = {}
    also = dict(preview.also)
    # Our own page names the skill itself.
    named = {row.project: row.skill for row in preview.rows if isinstance(row, Answer) and row.skill in skills}
    for group in preview.groups():
        remembered: Record | None = workbook.record("import_mapping", _mapping_key(preview.source, group.project))
        if group.project in named:
            mapping[group.project] = named[group.project]
        elif isinstance(remembered, ImportMapping) and (remembered.left_out or remembered.counts_as in also
                                                        or remembered.skill in skills):
            mapping[group.project] = None if remembered.left_out else remembered.skill or AS + remembered.counts_as
        else:
            new = None if preview.mostly_other else group.project or None
            mapping[group.project] = by_name.get(group.project.casefold(), new)
    return mapping


def add(preview: Preview, mapping: Chosen, workbook: Workbook, day: dt.date, step: str = "") -> int:
    """Add what counts for a skill in one step that can be undone; returns how many entries are new.

    `step` is as in `Workbook.add_all`. Raises `store.NotSaved`; then nothing was added.
    """
    new, begun = rounds.placed(fresh(preview, workbook), workbook, day)
    entries = plan(new, mapping, workbook.titles("skill"), workbook.new_key)
    count = sum(1 for kind, _, _ in entries if kind != "skill")
    used = {values.get("round") for _, _, values in entries}
    entries = [one for one in begun if one[1] in used] + entries
    if entries:
        workbook.add_all(preview.source, day.isoformat(), entries, step)
    skills = {name.casefold(): key for key, name in workbook.titles("skill").items()}
    for project, wanted in mapping.items():
        skill = wanted if wanted in skills.values() else skills.get(" ".join((wanted or "").split()).casefold(), "")
        kind = (wanted or "").removeprefix(AS) if wanted in {AS + kind for kind, _ in preview.also} else ""
        _remember(workbook, preview.source, project, skill or "", kind, left_out=not wanted)
    return count


def _remember(workbook: Workbook, source: str, project: str, skill: str, counts_as: str, *,
              left_out: bool) -> None:
    key = _mapping_key(source, project)
    before = workbook.entry("import_mapping", key)
    now = {"source": source, "project": project, "skill": skill, "counts_as": counts_as, "left_out": left_out}
    if any(before.entered[name] != value for name, value in now.items()):
        workbook.commit("import_mapping", key, now, before.base)


def _mapping_key(source: str, project: str) -> str:
    return "mapping-" + hashlib.sha256(f"{source}\x1f{project}".encode()).hexdigest()[:24]
