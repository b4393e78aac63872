"""The entries of a list, a page at a time: sorted, found and put into words by the kernel, so that a list of
thousands costs the browser no more than a handful."""

from __future__ import annotations

import threading
from bisect import insort_right
from collections.abc import Iterable, Mapping
from itertools import islice, takewhile
from typing import Any

from ..methods.wording import true_minus
from ..records import KINDS, Audience, Question, Record, may_see, typed
from ..workbook import Workbook

#: Few, so that the picture that answers stands near the form.
SIZE = 8
#: How many columns a list may have, and how wide they may be together: a date is 1, a line of words is 2.
_MOST_COLUMNS, _MOST_WIDTH = 5, 7
_WIDE = {"prose", "estimate", "refs"}
_FEW = 32  # changes at once that are worth placing one by one
_CUT = 140


class Rows:
    """Pages of the present entries of one kind, newest first. Safe to ask from several threads."""

    def __init__(self, workbook: Workbook, kind: str, fixed: Mapping[str, Any], reader: Audience = "me"):
        self._workbook, self._kind, self._fixed = workbook, KINDS[kind], dict(fixed)
        questions = self._kind.questions()
        self._day = next((n for n, q in questions.items() if q.control.name == "day" and q.needed), None)
        self.columns = columns(self._kind, reader)
        self._lock = threading.Lock()
        self._order: list[str] | None = None
        self._known: dict[str, Mapping[str, Any]] = {}
        self._oldest_first: list[str] = []
        self._texts: dict[str, tuple[int, str]] = {}

    def forget(self) -> None:
        """The entries changed: find their order when asked."""
        with self._lock:
            self._order = None

    def page(self, page: int, find: str = "") -> dict[str, Any]:
        """One page as JSON: `items` with their cells in words, and how many there are in all and found."""
        order = self._sorted()
        needle = " ".join(find.casefold().split())
        found = self._found(order, needle) if needle else order
        page = max(0, min(page, (len(found) - 1) // SIZE))
        unfinished = set(self._workbook.drafts(self._kind.kind))
        items = [self._item(key, key in unfinished) for key in found[page * SIZE:(page + 1) * SIZE]]
        return {"items": [i for i in items if i], "page": page, "size": SIZE, "total": len(order), "found": len(found)}

    def title(self, key: str) -> str:
        """What to call an entry in a sentence ("" where it is gone)."""
        item = self._item(key, False)
        return item["title"] if item else ""

    def _sorted(self) -> list[str]:
        """All keys, newest first. After an edit only what changed finds its place anew, however long the list."""
        bodies = self._workbook.bodies(self._kind.kind)  # before the lock is taken: the workbook has one of its own
        with self._lock:
            if self._order is None:
                self._order = self._brought_up_to_date(bodies) or self._sorted_anew(bodies)
            return self._order

    def _sorted_anew(self, bodies: dict[str, dict[str, Any]]) -> list[str]:
        self._known = {key: body for key, body in list(bodies.items()) if self._belongs(body)}
        # A diary: by its day, what was written last at the end of its day.
        self._oldest_first = sorted(self._known, key=self._day_of)
        return self._oldest_first[::-1]

    def _brought_up_to_date(self, bodies: dict[str, dict[str, Any]]) -> list[str] | None:
        """The order after a few changes, which a workbook puts at the end of its entries; None where there are more."""
        latest = list(islice(reversed(bodies.items()), _FEW))
        changed = list(takewhile(lambda entry: self._known.get(entry[0]) is not entry[1], latest))
        if len(changed) == len(latest):
            return None
        for key, body in reversed(changed):
            if self._known.pop(key, None) is not None:
                self._oldest_first.remove(key)
            if self._belongs(body):
                self._known[key] = body
                insort_right(self._oldest_first, key, key=self._day_of)
        same = len(self._known) == len(bodies)  # else some were deleted, or belong to another list
        return self._oldest_first[::-1] if same else None

    def _belongs(self, body: Mapping[str, Any]) -> bool:
        return not self._fixed or all(body.get(name) == value for name, value in self._fixed.items())

    def _day_of(self, key: str) -> str:
        return str(self._known[key].get(self._day) or "") if self._day else ""

    def _found(self, order: Iterable[str], needle: str) -> list[str]:
        linked = {key for of in self._links().values() for key, title in self._workbook.titles(of).items()
                  if needle in title.casefold()}
        bodies, links = self._workbook.bodies(self._kind.kind), tuple(self._links())
        return [key for key in order if needle in self._text(key, bodies.get(key) or {})
                or (linked and not linked.isdisjoint(_keys_in(bodies.get(key) or {}, links)))]

    def _links(self) -> dict[str, str]:
        return {n: q.control.of for n, q in self._kind.questions().items() if q.control.of in KINDS}

    def _text(self, key: str, body: Mapping[str, Any]) -> str:
        known = self._texts.get(key)
        if known is None or known[0] != id(body):
            shown = (v for n, v in body.items() if v is not None and n not in self._links())
            known = (id(body), " ".join(map(str, shown)).casefold())
            self._texts[key] = known
        return known[1]

    def _item(self, key: str, draft: bool) -> dict[str, Any] | None:
        record = self._workbook.record(self._kind.kind, key)
        if record is None:
            return None
        questions = self._kind.questions()
        cells = [self._in_words(questions[name], getattr(record, name)) for name in self.columns]
        named = [c for name, c in zip(self.columns, cells, strict=True) if name == self._kind.named_by]
        if questions[self._kind.named_by].control.name in ("day", "ref", "choice"):
            # A day alone does not tell two entries apart.
            named += [c for n, c in zip(self.columns, cells, strict=True) if n != self._kind.named_by and c][:1]
        return {"key": key, "title": ", ".join(named), "cells": cells, "draft": draft}

    def _in_words(self, q: Question, value: Any) -> str:
        text = typed(q, value)
        match q.control.name:
            case "choice":
                text = dict(q.choices).get(text, text)
            case "ref":
                text = self._workbook.titles(q.control.of).get(text, "") if q.control.of in KINDS else text
            case "refs":
                titles = self._workbook.titles(q.control.of) if q.control.of in KINDS else {}
                text = ", ".join(titles[k] for k in text if k in titles)
            case "estimate":
                text = " to ".join(dict.fromkeys(v for v in (text["low"], text["high"]) if v))
                text = true_minus(text)
            case "flag":
                text = "Yes" if text else ""
            case "level":
                text = true_minus(text)
        return text if len(text) <= _CUT else f"{text[:_CUT].rstrip()}…"


def columns(kind: type[Record], reader: Audience = "me") -> list[str]:
    """The fields that tell entries apart at a glance: the name, what is needed, what is asked at once, how it ended."""
    questions, named_by = kind.questions(), kind.named_by
    shown = [n for n, q in questions.items() if not q.asked.hidden and may_see(reader, q.audience)]
    short = [n for n in shown if n != named_by and questions[n].control.name not in _WIDE]
    chosen, left = {named_by}, _MOST_WIDTH - _width(questions[named_by])
    for name in sorted(short, key=lambda n: _turn(questions[n])):
        if len(chosen) < _MOST_COLUMNS and _width(questions[name]) <= left:
            chosen.add(name)
            left -= _width(questions[name])
    return [n for n in shown if n in chosen]


def _turn(q: Question) -> tuple[bool, ...]:
    return (not q.needed, q.asked.later, q.control.name != "choice", q.control.name == "flag")


def _width(q: Question) -> int:
    return 2 if q.control.name == "line" or any(len(words) > 16 for _, words in q.choices) else 1


def _keys_in(body: Mapping[str, Any], links: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in links:
        value = body.get(name) or ()
        found.update([value] if isinstance(value, str) else value)
    return found
