"""Readers: another program's file → entries of the log, always as a preview first.

A reader is pure: bytes in, a `Preview` out, nothing saved. `into` joins a preview with a workbook (what is there
already, which project is which skill) and adds what the person confirmed; `command` does that in a terminal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ..records import Flag, Line, Record, Ref, question

#: A file larger than this is no time tracker's export; reading it would only make the computer wait.
LARGEST = 200_000_000


class ImportMapping(Record, kind="import_mapping", chapter="vine", noun=("project", "projects"), named_by="project"):
    """Which skill a time tracker's project, or the question of a form, counts for: remembered for the next import."""

    source: Line = question("From")
    project: Line = question("Project", "")
    skill: Ref["Skill"] = question("Skill", "")
    counts_as: Line = question("Something else than a skill", "")
    left_out: Flag = question("Leave it out", False)


@dataclass(frozen=True)
class Row:
    """One entry that was understood. `key` follows from its content, so that the same row is never added twice."""

    KIND: ClassVar[str] = "investment"
    line: int
    day: dt.date
    project: str
    hours: float
    what: str
    key: str

    def entered(self, skill: str) -> dict[str, Any]:
        """Its fields as typed, for the skill it counts for."""
        return {"on": self.day.isoformat(), "skill": skill, "hours": f"{self.hours:.10g}", "what": self.what}


@dataclass(frozen=True)
class Event(Row):
    """One entry of a calendar, which may be something else than hours; `what` is its title.

    `begun` is the key of its first day, where it goes on past midnight.
    """

    BECOMES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("opening", "A talk about a post"), ("ask", "A request I made"), ("session", "A review"))
    begun: str

    def entered_as(self, kind: str) -> dict[str, Any]:
        """Its fields as typed, for one of the kinds it may become."""
        day = self.day.isoformat()
        return {"opening": {"role": self.what, "on": day}, "ask": {"what": self.what, "asked": day},
                "session": {"on": day, "minutes": f"{self.hours * 60:.0f}"}}[kind]


@dataclass(frozen=True)
class Answer:
    """What one person answered about one thing, 0 to 10, without who they are; `project` is what was asked about."""

    KIND: ClassVar[str] = "rating"
    hours: ClassVar[float] = 0.0
    line: int
    day: dt.date | None
    project: str
    level: float
    rater: str
    group: str
    key: str
    round: str = ""
    skill: str = ""
    came: str = ""

    def entered(self, skill: str) -> dict[str, Any]:
        """Its fields as typed, for the skill it counts for."""
        return {"round": self.round, "rater": self.rater, "group": self.group, "skill": skill,
                "level": f"{self.level:.10g}", "came": self.came}


@dataclass(frozen=True)
class Words:
    """What one person wrote and agreed to have read."""

    KIND: ClassVar[str] = "remark"
    line: int
    day: dt.date | None
    asked: str
    words: str
    rater: str
    key: str
    round: str = ""
    came: str = ""

    def entered(self) -> dict[str, Any]:
        """Its fields as typed."""
        return {"round": self.round, "rater": self.rater, "asked": self.asked, "words": self.words, "came": self.came}


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


#: What a question about the order of days may be answered with.
DAY_OR_MONTH = (("day", "The day"), ("month", "The month"))


@dataclass(frozen=True)
class Preview:
    """What a file holds.

    `ask` is the question to answer first, where something can be read two ways: about what (`about`, such as
    ``"order"``), and its possible answers. `notes` are sentences to show with the preview.
    """

    source: str
    rows: Sequence[Row] | Sequence[Answer] = ()
    problems: tuple[Problem, ...] = ()
    ask: str = ""
    about: str = "order"
    choices: tuple[tuple[str, str], ...] = DAY_OR_MONTH
    #: Lines that hold something, understood or not.
    lines: int = field(default=0, compare=False)
    words: tuple[Words, ...] = ()
    notes: tuple[str, ...] = ()
    #: What the number of a problem counts.
    unit: str = "line"
    #: What else than hours put into a skill an entry may be: kinds of record, and the words for each.
    also: tuple[tuple[str, str], ...] = ()
    #: Of everything a person did, little is worth adding: nothing is proposed that was not chosen before.
    mostly_other: bool = False
    #: The answer where nobody can be asked; "" where there must be one.
    usual: str = ""

    def groups(self) -> list[Group]:
        """The projects, the one with most hours first."""
        found: dict[str, list[float]] = {}
        for row in self.rows:
            found.setdefault(row.project, []).append(row.hours)
        groups = [Group(project, len(hours), round(sum(hours), 2)) for project, hours in found.items()]
        return sorted(groups, key=lambda g: (-g.hours, g.project))

    def people(self) -> int:
        """How many people answered; 0 for a file that is not of answers."""
        return len({one.rater for one in (*self.rows, *self.words) if not isinstance(one, Row)})


class CannotRead(Exception):
    """The file as a whole is not what was expected; the text says what it lacks and what to do."""
