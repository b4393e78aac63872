"""Toggl Track's detailed report as CSV, in its wide shape (with user, client and task) and its narrow one.

Columns are found by their names, wherever they stand. An entry across midnight becomes one for each day. Names,
addresses and amounts of money in the file are not read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator

from . import CannotRead, Preview, Problem, Row
from .days import Order, day_of, duration_of, order_of, seconds_of_day
from .tables import rows_of

NAME = "Toggl"
#: What a file may be asked about before it is understood, and the words around it on a screen.
ASKS = ("order",)
ON_SCREEN = {"title": "Hours you have tracked in Toggl", "column": "Project", "accept": ".csv,text/csv,text/plain",
             "hint": "The detailed report, exported as CSV. You will see what is in it before anything is added.",
             "caption": "Which skill does each project count for?"}
_DAY = 24 * 3600
_LONGEST_LINE = 300
_COLUMNS = {"project": ("project",), "description": ("description",), "task": ("task",), "day": ("start date",),
            "start": ("start time",), "end_day": ("end date", "stop date"), "end": ("end time", "stop time"),
            "duration": ("duration",)}
_KNOWN = tuple(name for names in _COLUMNS.values() for name in names)


def fits(begins: str) -> bool:
    """Whether a file that begins so may be a report of Toggl's."""
    return "start date" in begins and "duration" in begins


def read(data: bytes, order: Order | None = None) -> Preview:
    """What a Toggl export holds.

    `order` says which comes first in days such as 03/04/2026; without it, a file in which every such day can be
    read two ways comes back as a question (`Preview.ask`) and no rows. Raises CannotRead for another kind of file.
    """
    columns, rows = rows_of(data, _KNOWN)
    places = {part: next((columns[n] for n in names if n in columns), None) for part, names in _COLUMNS.items()}
    if places["day"] is None or (places["duration"] is None and places["end"] is None):
        raise CannotRead("This does not look like a detailed report of Toggl: it has no columns “Start date” and "
                         "“Duration”. In Toggl, open Reports, then Detailed, and export it as CSV.")
    entries = [(line, row and {part: _cell(row, place) for part, place in places.items()}) for line, row in rows]
    found = order or order_of(cells["day"] for _, cells in entries if cells)
    if found is None:
        example = next(cells["day"] for _, cells in entries if cells and day_of(cells["day"], "day"))
        return Preview(NAME, ask=f"The days in this file can be read two ways, such as {example}. Which comes first, "
                                 "the day or the month?", lines=len(entries))
    if found == "both":
        raise CannotRead("The days in this file are written in two ways, some with the day first and some with the "
                         "month. Please export it again with dates such as 2026-03-31.")
    seen: Counter[str] = Counter()
    understood: list[Row] = []
    problems: list[Problem] = []
    for line, cells in entries:
        if cells is None:
            problems.append(Problem(line, "This line cannot be taken apart: a quotation mark is probably missing."))
            continue
        for one in _entry(line, cells, found, seen):
            (problems if isinstance(one, Problem) else understood).append(one)  # type: ignore[attr-defined]
    return Preview(NAME, tuple(understood), tuple(problems), lines=len(entries))


def _cell(row: list[str], place: int | None) -> str:
    return " ".join(row[place].split()) if place is not None and place < len(row) else ""


def _entry(line: int, cells: dict[str, str], order: Order, seen: Counter[str]) -> Iterator[Row | Problem]:
    day = day_of(cells["day"], order)
    if day is None:
        wrong = f"“{cells['day'][:30]}” is not a day that could be read." if cells["day"] else "It has no day."
        yield Problem(line, wrong)
        return
    start = seconds_of_day(cells["start"])
    seconds = duration_of(cells["duration"])
    if seconds is None and cells["duration"]:
        yield Problem(line, f"“{cells['duration'][:30]}” is not a duration that could be read.")
        return
    if seconds is None:
        seconds = _from_times(day, start, cells, order)
    sentence = _wrong(seconds)
    if seconds is None or sentence:
        yield Problem(line, sentence)
        return
    words = ", ".join(filter(None, (cells["task"], cells["description"])))
    what = words if len(words) <= _LONGEST_LINE else words[:_LONGEST_LINE - 1] + "…"
    # Not the whole line: a column more or less in the next export must not make a new entry of an old one.
    content = "\x1f".join((NAME, day.isoformat(), str(start), str(seconds), cells["project"], words))
    seen[content] += 1
    key = "toggl-" + hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()[:24]
    today = min(seconds, _DAY - start) if start is not None else seconds
    yield Row(line, day, cells["project"], today / 3600, what, key)
    if today < seconds:
        yield Row(line, day + dt.timedelta(days=1), cells["project"], (seconds - today) / 3600, what, key + "-2")


def _from_times(day: dt.date, start: int | None, cells: dict[str, str], order: Order) -> int | None:
    end, end_day = seconds_of_day(cells["end"]), day_of(cells["end_day"], order) or day
    if start is None or end is None:
        return None
    return (end_day - day).days * _DAY + end - start


def _wrong(seconds: int | None) -> str:
    """Why a duration cannot be kept, "" where it can."""
    if seconds is None:
        return "It has no duration: the timer may still be running."
    if seconds == 0:
        return "It lasted no time at all."
    if seconds < 0:
        return "Its duration is below zero: it ends before it starts."
    if seconds > _DAY:
        return f"It lasted {seconds / 3600:.0f} hours without a break: a timer was probably forgotten."
    return ""
