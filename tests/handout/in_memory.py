"""A workbook in memory for pages, and a notebook with one cell of every kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

from career_workbook.chapters import declare_all
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, Question, Record, read
from career_workbook.reference import FRAMES, Reference

TODAY = dt.date(2026, 11, 22)


class Kept:
    """The part of a workbook that a page reads, over records kept in memory."""

    SHEET = "sheet"
    sample = False

    def __init__(self) -> None:
        declare_all()
        self._records: dict[str, dict[str, Record]] = {}

    def add(self, kind: str, key: str = "sheet", /, **entered: Any) -> None:
        record, errors = read(KINDS[kind], entered)
        assert record is not None, errors
        self._records.setdefault(kind, {})[key] = record

    def records(self, kind: str) -> dict[str, Record]:
        return self._records.get(kind, {})

    def bodies(self, kind: str) -> dict[str, dict[str, Any]]:
        return {key: record.model_dump(mode="json") for key, record in self.records(kind).items()}

    def titles(self, kind: str) -> dict[str, str]:
        return {key: str(getattr(r, KINDS[kind].named_by)) for key, r in self.records(kind).items()}

    def frame(self, kind: str, reader: str = "me"):
        if kind in FRAMES:
            return Reference(None).frame(kind)
        return frame(KINDS[kind], self.bodies(kind))[columns(KINDS[kind], reader)]


def planted(kind: type[Record]) -> tuple[dict[str, Any], dict[str, str]]:
    """An entry of a kind with every field filled in, each text with a word of its own: (as typed, word by field)."""
    words = {q.name: f"canary-{kind.kind}-{q.name}-end" for q in kind.questions().values()
             if q.control.name in ("line", "prose")}
    entered = {q.name: words.get(q.name) or _anything(q) for q in kind.questions().values()}
    while True:  # what the kind does not let stand beside each other is left out
        record, errors = read(kind, entered)
        if record is not None:
            return entered, {name: word for name, word in words.items() if name in entered}
        wrong = [name for name in errors if name in entered] or [q.name for q in kind.questions().values()
                                                                 if q.name in entered and not q.needed][-1:]
        assert wrong, (kind.kind, errors)
        entered = {name: value for name, value in entered.items() if name not in wrong}


def _anything(q: Question) -> Any:
    control = q.control
    match control.name:
        case "choice":
            return next(value for value, _ in q.choices if value)
        case "estimate":
            return {"low": "1", "likely": "2", "high": "3"}
        case "refs":
            return ["sheet"]
        case "flag":
            return True
        case "level":
            return f"{control.high or 5:g}"
    return {"day": "2026-01-01", "ref": "sheet", "fraction": "50 %"}.get(control.name, "1")


def prose(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def place(does: str, name: str = "", source: str = "") -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"career_workbook": {"does": does, "name": name}}, "outputs": [],
            "execution_count": None, "source": source or f'page.{does}("{name}")'}


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
