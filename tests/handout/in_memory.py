"""A workbook in memory for pages, and a notebook with one cell of every kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

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
