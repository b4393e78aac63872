"""Readers: another program's file → entries of the log, always as a preview first.

A reader is pure: bytes in, a `Preview` out, nothing saved. `into` joins a preview with a workbook (what is there
already, which project is which skill) and adds what the person confirmed; `command` does that in a terminal.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from ..records import Flag, Line, Record, Ref, question

#: A file larger than this is no time tracker's export; reading it would only make the computer wait.
LARGEST = 200_000_000


class ImportMapping(Record, kind="import_mapping", chapter="vine", noun=("project", "projects"), named_by="project"):
    """Which skill a time tracker's project counts for, remembered for the next import."""

    source: Line = question("From")
    project: Line = question("Project", "")
    skill: Ref["Skill"] = question("Skill", "")
    left_out: Flag = question("Leave it out", False)


@dataclass(frozen=True)
class Row:
    """One entry that was understood. `key` follows from its content, so that the same row is never added twice."""

    line: int
    day: dt.date
    project: str
    hours: float
    what: str
    key: str


@dataclass(frozen=True)
class Problem:
    """One line of the file that was not understood, and why."""

    line: int
    sentence: str


@dataclass(frozen=True)
class Group:
    """What there is of one project."""

    project: str
    rows: int
    hours: float


@dataclass(frozen=True)
class Preview:
    """What a file holds; `ask` is the question to answer first, where its days can be read two ways."""

    source: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    ask: str = ""
    #: Lines that hold something, understood or not.
    lines: int = field(default=0, compare=False)

    def groups(self) -> list[Group]:
        """The projects, the one with most hours first."""
        found: dict[str, list[float]] = {}
        for row in self.rows:
            found.setdefault(row.project, []).append(row.hours)
        groups = [Group(project, len(hours), round(sum(hours), 2)) for project, hours in found.items()]
        return sorted(groups, key=lambda g: (-g.hours, g.project))


class CannotRead(Exception):
    """The file as a whole is not what was expected; the text says what it lacks and what to do."""
