"""A preview and a workbook: what is there already, which project is which skill, and adding what was confirmed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from ..records import Record
from ..workbook import Workbook
from . import CannotRead, ImportMapping, Preview, toggl

#: Where an entry goes: a skill's key, or the name of a new skill; None leaves it out.
Chosen = Mapping[str, str | None]
SOURCES: dict[str, ModuleType] = {"toggl": toggl}
NO_PROJECT = "Without a project"


def reader(source: str) -> ModuleType:
    """The reader of a source such as ``"toggl"``. Raises CannotRead where there is none."""
    if source not in SOURCES:
        raise CannotRead(f"Files of “{source}” cannot be read yet. There is: {', '.join(SOURCES)}.")
    return SOURCES[source]


def plan(preview: Preview, mapping: Chosen, skills: Mapping[str, str],
         new_key: Callable[[], str]) -> list[tuple[str, str, dict[str, Any]]]:
    """What would be written, as (kind, key, values as typed): new skills first, then the entries that count for one.

    `mapping` gives each project's skill by key or by a name; `skills` are those there are, name by key. A name that is
    there already is not made twice, whatever its capitals.
    """
    keys = {name.casefold(): key for key, name in skills.items()}
    made: list[tuple[str, str, dict[str, Any]]] = []
    chosen: dict[str, str] = {}
    for project, wanted in mapping.items():
        name = " ".join((wanted or "").split())
        if not name:
            continue
        if name in skills:
            chosen[project] = name
            continue
        if name.casefold() not in keys:
            keys[name.casefold()] = new_key()
            made.append(("skill", keys[name.casefold()], {"name": name}))
        chosen[project] = keys[name.casefold()]
    entries = [("investment", row.key, {"on": row.day.isoformat(), "skill": chosen[row.project],
                                        "hours": f"{row.hours:.10g}", "what": row.what})
               for row in preview.rows if row.project in chosen]
    # A skill nobody's hour counts for would only be a name.
    used = {values["skill"] for _, _, values in entries}
    return [skill for skill in made if skill[1] in used] + entries


def fresh(preview: Preview, workbook: Workbook) -> Preview:
    """The preview without the rows this workbook knows: they are in it, or the person edited or took them out."""
    known = workbook.known("investment")
    return replace(preview, rows=tuple(row for row in preview.rows if row.key not in known))


def proposed(preview: Preview, workbook: Workbook) -> dict[str, str | None]:
    """For each project: the skill it counted for last time, else the one of the same name, else a new one."""
    skills = workbook.titles("skill")
    by_name = {name.casefold(): key for key, name in skills.items()}
    mapping: dict[str, str | None] = {}
    for group in preview.groups():
        remembered: Record | None = workbook.record("import_mapping", _mapping_key(preview.source, group.project))
        if isinstance(remembered, ImportMapping) and (remembered.left_out or remembered.skill in skills):
            mapping[group.project] = None if remembered.left_out else remembered.skill
        else:
            mapping[group.project] = by_name.get(group.project.casefold(), group.project or None)
    return mapping


def add(preview: Preview, mapping: Chosen, workbook: Workbook, day: dt.date) -> int:
    """Add what counts for a skill in one step that can be undone; returns how many entries are new.

    Raises `store.NotSaved`; then nothing was added.
    """
    entries = plan(fresh(preview, workbook), mapping, workbook.titles("skill"), workbook.new_key)
    count = sum(1 for kind, _, _ in entries if kind == "investment")
    if entries:
        workbook.add_all(preview.source, day.isoformat(), entries)
    skills = {name.casefold(): key for key, name in workbook.titles("skill").items()}
    for project, wanted in mapping.items():
        skill = wanted if wanted in skills.values() else skills.get(" ".join((wanted or "").split()).casefold(), "")
        _remember(workbook, preview.source, project, skill or "", left_out=not wanted)
    return count


def _remember(workbook: Workbook, source: str, project: str, skill: str, *, left_out: bool) -> None:
    key = _mapping_key(source, project)
    before = workbook.entry("import_mapping", key)
    now = {"source": source, "project": project, "skill": skill, "left_out": left_out}
    if any(before.entered[name] != value for name, value in now.items()):
        workbook.commit("import_mapping", key, now, before.base)


def _mapping_key(source: str, project: str) -> str:
    return "mapping-" + hashlib.sha256(f"{source}\x1f{project}".encode()).hexdigest()[:24]
