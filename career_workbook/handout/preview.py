"""Who will see what: beforehand, in words, what of a chapter goes to a reader, what stays and why, what is new to them.

Counts and the words of the questions only: no answer is in it. It follows the same declarations a page is made by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .. import charts
from ..chapters import CHAPTERS, module
from ..methods.wording import count, listed
from ..records import KINDS, Audience, Record, may_see
from .answers import fields
from .compose import Notebook, may_be_shown
from .given import last_given
from .text import short_day

if TYPE_CHECKING:
    from ..workbook import Workbook

#: Why something stays out, by the widest circle it is meant for.
WHY: dict[Audience, str] = {"me": "for you alone", "coach": "for you and your coach"}
NEVER = "never printed"
WHO: dict[Audience, str] = {"me": "You", "coach": "Your coach", "anyone": "Anyone"}
MADE = {"chart": "the picture", "result": "what comes out"}


@dataclass
class Preview:
    """One chapter for one reader: a line for each part of it. `given` is the day it was last made for them, or ""."""

    title: str
    shows: list[str] = field(default_factory=list)
    keeps: list[str] = field(default_factory=list)
    given: str = ""
    changed: list[str] = field(default_factory=list)


def preview(workbook: Workbook, notebook: Notebook, stem: str, reader: Audience) -> Preview:
    """What of a chapter `reader` would see in a page made now."""
    sorted_ = _Sorted(workbook, reader)
    for heading, does, name in _places(notebook):
        if (does == "exercise" and name in KINDS) or does == "tomorrow":
            sorted_.exercise(heading, KINDS[name or "commitment"], stem if does == "tomorrow" else "")
        elif does in MADE and (function := _function(stem, does, name)):
            sorted_.made(heading, MADE[does], function)
    shows = [f"{heading}: {listed(dict.fromkeys(things))}" for heading, things in sorted_.shows.items()]
    keeps = [f"{heading}: {listed(dict.fromkeys(things))}, {why}" for (heading, why), things in sorted_.keeps.items()]
    return Preview(CHAPTERS[stem].title, shows, keeps, *_news(workbook, stem, reader, sorted_.kinds))


class _Sorted:
    """The parts of a chapter by what becomes of them: heading → things that go in, (heading, why) → those that stay."""

    def __init__(self, workbook: Workbook, reader: Audience):
        self.workbook, self.reader = workbook, reader
        self.shows: dict[str, list[str]] = {}
        self.keeps: dict[tuple[str, str], list[str]] = {}
        self.kinds: dict[type[Record], None] = {}

    def exercise(self, heading: str, kind: type[Record], made_in: str) -> None:
        self.kinds[kind] = None
        records = list(self.workbook.records(kind.kind).values())
        if made_in:
            records = [promise for promise in records if promise.made_in == made_in]  # type: ignore[attr-defined]
        if not records:
            return
        amount = _amount(kind, len(records))
        if kind.private or not fields(kind, self.reader):
            self._keep(heading, NEVER if kind.private else WHY[_widest(kind)], amount)
            return
        self.shows.setdefault(heading, []).append(amount)
        for q in kind.questions().values():
            said = any(getattr(record, q.name) not in (None, "", ()) for record in records)
            if said and not may_see(self.reader, q.audience) and not q.asked.hidden:
                self._keep(heading, WHY[q.audience], f"“{q.asked.label}”")

    def made(self, heading: str, what: str, function: Callable[..., Any]) -> None:
        if not getattr(function, "on_paper", True):
            return
        if may_be_shown(function, self.reader):
            self.shows.setdefault(heading, []).append(what)
        else:
            self._keep(heading, WHY[getattr(function, "audience", "me")], what)

    def _keep(self, heading: str, why: str, what: str) -> None:
        self.keeps.setdefault((heading, why), []).append(what)


def _function(stem: str, does: str, name: str) -> Callable[..., Any] | None:
    """The chart or result a cell names, which in an edited chapter need not be there."""
    try:
        return charts.chart(stem, name) if does == "chart" else getattr(module(stem), name, None)
    except KeyError:
        return None


def _places(notebook: Notebook) -> Iterator[tuple[str, str, str]]:
    """(the heading it stands under, what a cell does, its name) for every cell of ours."""
    heading = ""
    for cell in notebook.get("cells", ()):
        source = cell.get("source", "")
        if cell.get("cell_type") == "markdown":
            titles = re.findall(r"(?m)^#{1,6}\s+(.+?)\s*#*$", source if isinstance(source, str) else "".join(source))
            heading = re.sub(r"[*_`]", "", titles[-1]) if titles else heading
        place: dict[str, Any] = cell.get("metadata", {}).get("career_workbook", {})
        if cell.get("cell_type") == "code" and place.get("does"):
            yield heading.rstrip("?.:"), str(place["does"]), str(place.get("name", ""))


def _amount(kind: type[Record], number: int) -> str:
    return count(number, *kind.noun) if kind.many else "your answers"


def _widest(kind: type[Record]) -> Audience:
    audiences = {q.audience for q in kind.questions().values() if not q.asked.hidden}
    return "coach" if "coach" in audiences else "me"


def _news(workbook: Workbook, stem: str, reader: Audience, kinds: Iterable[type[Record]]) -> tuple[str, list[str]]:
    """When this chapter was last made for `reader`, and what they have not seen yet."""
    last = last_given(workbook, reader, stem) if reader != "me" else None
    if last is None:
        return "", []
    if last.upto is None or last.upto > workbook.latest:
        return short_day(last.on), []  # brought back from a backup: what they saw cannot be told any more
    touched, changed = workbook.touched(int(last.upto), reader), []
    for kind in kinds:
        keys = touched.get(kind.kind, set())
        if kind.kind == "commitment":
            keys = {key for key in keys if workbook.record("commitment", key).made_in == stem}  # type: ignore[union-attr]
        if keys and fields(kind, reader):
            about = next(iter(kind.questions().values())).asked.label
            changed.append(_amount(kind, len(keys)) if kind.many else f"your answers from “{about}” on")
    return short_day(last.on), changed


def words(found: Preview, reader: Audience) -> list[str]:
    """A preview as lines of plain text."""
    who = WHO[reader]
    lines = [found.title, f"  {who} will see:", *(f"    {line}" for line in found.shows or ["no answer"])]
    if found.keeps:
        lines += ["  Stays out:", *(f"    {line}" for line in found.keeps)]
    if found.given:
        lines += [f"  Since this was last made, on {found.given}:",
                  *(f"    {line}" for line in found.changed or ["nothing they may see has changed"])]
    return lines
