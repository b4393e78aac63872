"""A workbook in memory for pages, and a notebook with one cell of every kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from career_workbook.chapters import declare_all
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, Record, read

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

    def record(self, kind: str, key: str) -> Record | None:
        return self.records(kind).get(key)

    def keys(self, kind: str) -> list[str]:
        return list(self.records(kind))

    def titles(self, kind: str) -> dict[str, str]:
        return {key: str(getattr(r, KINDS[kind].named_by)) for key, r in self.records(kind).items()}

    def frame(self, kind: str, reader: str = "me"):
        bodies = {key: record.model_dump(mode="json") for key, record in self.records(kind).items()}
        return frame(KINDS[kind], bodies)[columns(KINDS[kind], reader)]


def prose(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def place(does: str, name: str = "", source: str = "") -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"career_workbook": {"does": does, "name": name}}, "outputs": [],
            "execution_count": None, "source": source or f'page.{does}("{name}")'}


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}


@pytest.fixture
def kept() -> Kept:
    """An empty workbook."""
    return Kept()


@pytest.fixture
def full(kept: Kept) -> Kept:
    """A workbook with something of every sort."""
    kept.add("skill", "s1", name="Leading a handover", branch="Working with people", level="6", target="8",
             hours_needed={"low": "20", "likely": "35", "high": "80"}, worth="7")
    kept.add("skill", "s2", name="SQL", nature="hard", level="4", after=["s1"])
    for n in range(60):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=5 * n)
        kept.add("investment", f"i{n}", on=day.isoformat(), skill="s1" if n % 3 else "s2", hours="1:30",
                 what=f"Practice number {n}")
    kept.add("pause", "p1", start="2026-02-01", end="2026-03-01", what="Parental leave")
    kept.add("impact", "m1", title="A handover on one page", on="2025-05-01",
             trouble="Twelve patients by heart.\n\nEach week one *lost*.",
             did="- I watched ten\n- I made one page", lever="through people", skills=["s1"],
             witness="The night pharmacist", yearly={"low": "4000", "likely": "9000", "high": "20000"})
    kept.add("want", wish="I shape how the software works.", complaint="I repair it every night.")
    kept.add("ask", "a1", what="One day a week", whom="The head of nursing", evidence=["m1"], if_no="wait half a year")
    kept.add("fear", "f1", fear="that the title matters more to me")
    kept.add("commitment", "c1", horizon="day", when_="I put the kettle on", then_="write one line", confidence="8",
             made_in="vine")
    kept.add("commitment", "c2", horizon="week", when_="the meeting ends", then_="ask the deputy", made_in="start")
    return kept
