"""A time tracker's report as CSV, one line a stretch of time: what Toggl's and Clockify's have in common.

Columns are found by their names, wherever they stand. An entry across midnight becomes one for each day. Names,
addresses and amounts of money in the file are not read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..methods.wording import in_figures
from . import CannotRead, Preview, Problem, Row
from .days import Order, day_of, duration_of, order_of, seconds_of_day
from .tables import rows_of

DAY = 24 * 3600
LONGEST_LINE = 300
BROKEN = "This line cannot be taken apart: a quotation mark is probably missing."
MIXED = ("The days in this file are written in two ways, some with the day first and some with the month. Please "
         "export it again with dates such as 2026-03-31.")
#: How many lines a sentence names.
_NAMED = 5


@dataclass(frozen=True)
class Report:
    """How a program writes its report: its name, what its columns may be called, what to say of another file.

    The parts are project, task, description, day, start, end_day, end and duration.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    another: str


def read(data: bytes, report: Report, order: Order | None = None) -> Preview:
    """What a report holds.

    `order` says which comes first in days such as 03/04/2026; without it, a file in which every such day can be
    read two ways comes back as a question (`Preview.ask`) and no rows. Raises CannotRead for another kind of file.
    """
    columns, rows = rows_of(data, [name for names in report.columns.values() for name in names])
    places = {part: next((columns[n] for n in names if n in columns), None) for part, names in report.columns.items()}
    if places["day"] is None or (places["duration"] is None and places["end"] is None):
        raise CannotRead(report.another)
    entries = [(line, row and {part: cell(row, place) for part, place in places.items()}) for line, row in rows]
    found = order or order_of(cells[part] for _, cells in entries if cells for part in ("day", "end_day"))
    if found is None:
        return which_order(report.name, [cells["day"] for _, cells in entries if cells], len(entries))
    if found == "both":
        raise CannotRead(MIXED)
    seen: Counter[str] = Counter()
    understood: list[Row] = []
    problems: list[Problem] = []
    stretches: list[tuple[float, float, int]] = []
    for line, cells in entries:
        entry = _entry(line, cells, report.name, found, seen) if cells else Problem(line, BROKEN)
        if isinstance(entry, Problem):
            problems.append(entry)
            continue
        rows_of_it, stretch = entry
        understood += rows_of_it
        stretches += [(*stretch, line)] if stretch else []
    return Preview(report.name, tuple(understood), tuple(problems), lines=len(entries),
                   notes=flags(understood, stretches))


def which_order(name: str, days: Sequence[str], lines: int) -> Preview:
    """The question which comes first in the days of a file."""
    example = next(day for day in days if day_of(day, "day"))
    return Preview(name, ask=f"The days in this file can be read two ways, such as {example}. Which comes first, "
                             "the day or the month?", lines=lines)


def cell(row: Sequence[str], place: int | None) -> str:
    """A cell in one line, "" where the row ends before it."""
    return " ".join(row[place].split()) if place is not None and place < len(row) else ""


def shortened(words: str) -> str:
    """Words as long as a line of a record may be."""
    return words if len(words) <= LONGEST_LINE else words[:LONGEST_LINE - 1] + "…"


def _entry(line: int, cells: dict[str, str], program: str, order: Order,
           seen: Counter[str]) -> Problem | tuple[list[Row], tuple[float, float] | None]:
    """The rows of one line, and from when to when it lasted (seconds since the year 1) where that is known."""
    day = day_of(cells["day"], order)
    if day is None:
        return Problem(line, _no_day(cells["day"]))
    start = seconds_of_day(cells["start"])
    seconds = duration_of(cells["duration"])
    if seconds is None and cells["duration"]:
        return Problem(line, f"“{cells['duration'][:30]}” is not a duration that could be read.")
    if seconds is None:
        seconds = from_times(day, start, cells, order)
    sentence = wrong(seconds)
    if seconds is None or sentence:
        return Problem(line, sentence)
    words = ", ".join(filter(None, (cells["task"], cells["description"])))
    what = shortened(words)
    # Not the whole line: a column more or less in the next export must not make a new entry of an old one.
    content = "\x1f".join((program, day.isoformat(), str(start), str(seconds), cells["project"], words))
    seen[content] += 1
    key = f"{program.lower()}-" + hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()[:24]
    today = min(seconds, DAY - start) if start is not None else seconds
    rows = [Row(line, day, cells["project"], today / 3600, what, key)]
    if today < seconds:
        rows.append(Row(line, day + dt.timedelta(days=1), cells["project"], (seconds - today) / 3600, what, key + "-2"))
    begun = None if start is None else float(day.toordinal() * DAY + start)
    return rows, None if begun is None else (begun, begun + seconds)


def from_times(day: dt.date, start: int | None, cells: Mapping[str, str], order: Order) -> int | None:
    """Seconds from its start to its end, where both are written down."""
    end, end_day = seconds_of_day(cells["end"]), day_of(cells["end_day"], order) or day
    if start is None or end is None:
        return None
    return (end_day - day).days * DAY + end - start


def stretch(cells: Mapping[str, str], order: Order) -> tuple[dt.datetime, dt.datetime | None] | str:
    """From when to when a line lasted, without an end where no time of day is written; or why it cannot be read."""
    day = day_of(cells["day"], order)
    if day is None:
        return _no_day(cells["day"])
    start, end = seconds_of_day(cells["start"]), seconds_of_day(cells["end"])
    midnight = dt.datetime.combine(day, dt.time())
    if start is None or end is None:
        return (midnight, None) if not cells["start"] and not cells["end"] else "Its time of day cannot be read."
    last = dt.datetime.combine(day_of(cells["end_day"], order) or day, dt.time())
    return midnight + dt.timedelta(seconds=start), last + dt.timedelta(seconds=end)


def _no_day(text: str) -> str:
    return f"“{text[:30]}” is not a day that could be read." if text else "It has no day."


def wrong(seconds: float | None) -> str:
    """Why a duration cannot be kept, "" where it can."""
    if seconds is None:
        return "It has no duration: it may still be going on."
    if seconds == 0:
        return "It lasted no time at all."
    if seconds < 0:
        return "Its duration is below zero: it ends before it starts."
    if seconds > DAY:
        return f"It lasted {seconds / 3600:.0f} hours without a break: its end was probably forgotten."
    return ""


def flags(rows: Iterable[Row], stretches: Iterable[tuple[float, float, int]], unit: str = "line") -> tuple[str, ...]:
    """What is worth a look before it is added: stretches (start, end, line) that overlap, days longer than a day."""
    reached, late = float("-inf"), []
    for start, end, line in sorted(stretches):
        if start < reached:
            late.append(line)
        reached = max(reached, end)
    total: dict[dt.date, float] = defaultdict(float)
    for row in rows:
        total[row.day] += row.hours
    long = sorted(day for day, hours in total.items() if hours > 24.001)
    return tuple(filter(None, (
        f"{in_figures(len(late), 'entry begins', 'entries begin')} before another ends ({unit} {_some(late)}); both "
        "are counted." if late else "",
        f"More than 24 hours stand on {_some(long)}." if long else "")))


def _some(things: Sequence[object]) -> str:
    more = f" and {len(things) - _NAMED:,} more" if len(things) > _NAMED else ""
    return ", ".join(map(str, things[:_NAMED])) + more
