"""Days, times and durations as time trackers write them. What can be read two ways is asked, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

#: Which comes first in a day such as 03/04/2026.
Order = Literal["day", "month"]
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_EITHER = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")


def order_of(texts: Iterable[str]) -> Order | Literal["both"] | None:
    """Which order the days of a file are in: None where each of its slashed days can be read two ways.

    ``"both"`` where they contradict each other. ISO days and days with full stops (always day first) say nothing.
    """
    seen: set[Order] = set()
    open_question = False
    for text in texts:
        found = _EITHER.fullmatch(text.strip())
        if not found or found[2] == "." or not (day_of(text, "day") or day_of(text, "month")):
            continue  # 00/00/0000 is no day, and asks for no order
        open_question = True
        if int(found[1]) > 12:
            seen.add("day")
        elif int(found[3]) > 12:
            seen.add("month")
    if len(seen) == 2:
        return "both"
    return seen.pop() if seen else None if open_question else "day"


#: A file says the same few days, times and durations over and over.
_often = lru_cache(maxsize=4096)


@_often
def day_of(text: str, order: Order) -> dt.date | None:
    """The day a text means, or None."""
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        year, month, day = int(iso[1]), int(iso[3]), int(iso[4])
    elif either := _EITHER.fullmatch(text):
        day, month, year = int(either[1]), int(either[3]), int(either[4])
        if order == "month" and either[2] != ".":
            day, month = month, day
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@_often
def seconds_of_day(text: str) -> int | None:
    """A time of day such as ``09:05``, ``23:30:00`` or ``9:05 PM`` in seconds since midnight, or None."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?(?:[Mm]\.?)?", text.strip())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


@_often
def duration_of(text: str) -> int | None:
    """A duration such as ``1:30:00``, ``0:45`` or ``1.5`` (hours) in seconds, perhaps negative; None if unreadable."""
    text = text.strip()
    sign = -1 if text[:1] in ("-", "−") else 1
    text = text.lstrip("-−+").strip()
    if clock := re.fullmatch(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d))?", text):
        return sign * (int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0))
    if re.fullmatch(r"\d{1,6}([.,]\d+)?", text):
        return sign * round(float(text.replace(",", ".")) * 3600)
    return None


def parts_of_days(start: dt.datetime, end: dt.datetime, zone: dt.tzinfo | None) -> Iterator[tuple[dt.date, float]]:
    """A stretch of time as its days and the seconds on each; in `zone`, whose nights may be an hour longer or shorter.

    Times with a zone of their own count as much as passed by the clock of the sun; without one, by the clock on the
    wall.
    """
    if zone is not None:
        start, end = start.astimezone(zone), end.astimezone(zone)
    while start.date() < end.date():
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + dt.timedelta(days=1)
        yield start.date(), elapsed(start, midnight)
        start = midnight
    yield start.date(), elapsed(start, end)


def elapsed(start: dt.datetime, end: dt.datetime) -> float:
    """The seconds between two times, both with a zone or both without."""
    if start.tzinfo is None or end.tzinfo is None:
        return (end.replace(tzinfo=None) - start.replace(tzinfo=None)).total_seconds()
    return (end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds()
