"""Answers find the round of feedback they belong to: the one their sheet names, else by the day they were given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from ..workbook import Workbook
from . import Answer, Preview, Words

Entry = tuple[str, str, dict[str, Any]]


def placed(preview: Preview, workbook: Workbook, today: dt.date) -> tuple[Preview, list[Entry]]:
    """The preview with a round for each answer, and the rounds to be begun for those that fit none.

    All that comes in together carries the same mark (`came`): what is shown is renewed by what came together.
    """
    if not preview.people():
        return preview, []
    asked = {key: record.asked for key, record in workbook.records("feedback_round").items()}  # type: ignore[attr-defined]
    begun: dict[str, Entry] = {}
    came = f"{_latest(workbook) + 1:05d}"

    def put(one: Any) -> Any:
        key = one.round if one.round in asked else _by_day(one.day, asked)
        if key is None:
            day = one.day or today
            key = f"round-{day:%Y-%m}"
            if key not in asked:
                earlier = begun.get(key)
                first = min(day.isoformat(), earlier[2]["asked"]) if earlier else day.isoformat()
                begun[key] = ("feedback_round", key, {"name": f"{day:%B %Y}", "asked": first})
        return replace(one, round=key, came=came)

    rows: tuple[Answer, ...] = tuple(put(row) for row in preview.rows)
    words: tuple[Words, ...] = tuple(put(one) for one in preview.words)
    return replace(preview, rows=rows, words=words), list(begun.values())


def _by_day(day: dt.date | None, asked: dict[str, dt.date]) -> str | None:
    """The round asked last before the day; without a day, the last one; None where there is none."""
    before = [(on, key) for key, on in asked.items() if day is None or on <= day]
    return max(before)[1] if before else None


def _latest(workbook: Workbook) -> int:
    marks = [str(body.get("came", "")) for kind in ("rating", "remark") for body in workbook.bodies(kind).values()]
    return max((int(mark) for mark in marks if mark.isdecimal()), default=0)
