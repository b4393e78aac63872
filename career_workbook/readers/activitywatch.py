"""ActivityWatch's export of all buckets (JSON): the windows that were in front, while somebody was at the keyboard.

Times at which the watcher of absence saw nobody are taken out. What is left is added up by day and program. The titles
of windows are not kept: they hold names, subjects of letters and addresses. A day that is not over is left for the
next import. Other watchers (browser tabs, editors) are not read: their time is in the windows already.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from . import CannotRead, Preview, Problem, Row
from .days import parts_of_days
from .tables import text_of
from .tracked import DAY, cell, shortened

NAME = "ActivityWatch"
#: Nothing in such a file can be read two ways.
ASKS = ()
#: Bytes: some three years of every window. Less than `LEAST` seconds of a program on a day are only a glance.
LARGEST, LEAST = 100_000_000, 60
_ANOTHER = ("This does not look like an export of ActivityWatch: it holds no buckets. In ActivityWatch, open Raw Data "
            "and choose “Export all buckets as JSON”.")
Span = tuple[float, float]


def fits(begins: str) -> bool:
    """Whether a file that begins so may be an export of ActivityWatch's."""
    return begins.startswith("{") and '"buckets"' in begins[:200]


def read(data: bytes, zone: dt.tzinfo | None = None, today: dt.date | None = None) -> Preview:
    """What an export holds. `zone` says where a day begins (else this computer's); `today` is not over yet.

    Raises CannotRead for another kind of file.
    """
    if len(data) > LARGEST:
        raise CannotRead("This export is larger than 100 MB. In ActivityWatch, export one bucket after the other, "
                         "or a shorter time.")
    windows, present, problems = _sorted(_buckets(data))
    if not windows:
        raise CannotRead("There are no windows in this export. Is the watcher “aw-watcher-window” running?")
    seconds: dict[tuple[str, dt.date, str], float] = defaultdict(float)
    for host, events in windows.items():
        for start, end, app in _one_at_a_time(events):
            for begin, stop in _within(start, end, present[host]) if host in present else [(start, end)]:
                for day, part in parts_of_days(_time(begin), _time(stop), zone or _here(begin)):
                    seconds[host, day, app] += part
    rows, short, open_day = [], 0, False
    for (host, day, app), part in sorted(seconds.items(), key=lambda one: (one[0][1], one[0])):
        if day >= (today or dt.date.today()):
            open_day = True
        elif part < LEAST:
            short += 1
        else:
            key = hashlib.sha256("\x1f".join((NAME, host, day.isoformat(), app)).encode()).hexdigest()[:24]
            rows.append(Row(len(rows) + 1, day, app, min(part, DAY) / 3600, "", f"activitywatch-{key}"))
    return Preview(NAME, tuple(rows), tuple(problems), lines=sum(map(len, windows.values())) + len(problems),
                   unit="event", mostly_other=True, notes=_notes(windows.keys() - present.keys(), short, open_day))


def _buckets(data: bytes) -> list[tuple[int, dict[str, Any]]]:
    """The buckets, whether they are listed or stand under their names."""
    try:
        found = json.loads(text_of(data))
    except (ValueError, RecursionError):
        raise CannotRead("This export is damaged or only half there. Please export it again.") from None
    buckets = found.get("buckets") if isinstance(found, dict) else None
    buckets = list(buckets.values()) if isinstance(buckets, dict) else buckets
    if not isinstance(buckets, list):
        raise CannotRead(_ANOTHER)
    return [(n, one) for n, one in enumerate(buckets, 1) if isinstance(one, dict)]


def _sorted(buckets: Iterable[tuple[int, dict[str, Any]]]) -> tuple[
        dict[str, list[tuple[float, float, str]]], dict[str, list[Span]], list[Problem]]:
    """Windows and presence of each computer; an event without a time or a length becomes a problem."""
    windows: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    present: dict[str, list[Span]] = defaultdict(list)
    problems = []
    for _, bucket in buckets:
        kind, host = bucket.get("type"), str(bucket.get("hostname") or "")
        events = bucket.get("events")
        if kind not in ("currentwindow", "afkstatus") or not isinstance(events, list):
            continue
        if kind == "afkstatus":
            present[host] += []  # watched, even if nobody was ever seen
        for number, event in enumerate(events, 1):
            span = _span(event)
            about = event.get("data") if isinstance(event, dict) else None
            about = about if isinstance(about, dict) else {}
            if isinstance(span, str):
                problems.append(Problem(number, span))
            elif kind == "currentwindow":
                app = shortened(cell([str(about.get("app") or "")], 0))
                windows[host].append((*span, app))
            elif about.get("status") == "not-afk":
                present[host].append(span)
    return windows, {host: _joined(spans) for host, spans in present.items()}, problems


def _span(event: Any) -> Span | str:
    """From when to when an event lasted, in seconds since 1970, or what is wrong with it."""
    try:
        start = dt.datetime.fromisoformat(str(event["timestamp"]))
        length = float(event["duration"])
    except (KeyError, TypeError, ValueError):
        return "It has no time or no length that could be read."
    if start.tzinfo is None or not 1980 <= start.year <= 2200:
        return "Its time is not one that can be placed."
    if length < 0:
        return "Its length is below zero."
    if not length <= DAY:
        return "It lasted more than 24 hours: the computer was probably asleep."
    return start.timestamp(), start.timestamp() + length


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same time as stretches that do not touch, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _one_at_a_time(events: list[tuple[float, float, str]]) -> Iterator[tuple[float, float, str]]:
    """Windows in order; only one is in front, so one ends where the next begins."""
    events.sort()
    for n, (start, end, app) in enumerate(events):
        end = min(end, events[n + 1][0]) if n + 1 < len(events) else end
        if end > start:
            yield start, end, app


def _within(start: float, end: float, spans: list[Span]) -> Iterator[Span]:
    """The parts of a stretch that lie in any of the others."""
    for n in range(max(0, bisect_right(spans, (start, float("inf"))) - 1), len(spans)):
        if spans[n][0] >= end:
            return
        if spans[n][1] > start:
            yield max(start, spans[n][0]), min(end, spans[n][1])


def _time(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _here(seconds: float) -> dt.tzinfo | None:
    return _time(seconds).astimezone().tzinfo


def _notes(unwatched: set[str], short: int, open_day: bool) -> tuple[str, ...]:
    return tuple(filter(None, (
        "Nothing in this export says when you were away, so every window counts as long as it was in front."
        if unwatched else "",
        f"{short:,} {'glance' if short == 1 else 'glances'} of less than a minute a day stay out." if short else "",
        "Today stays out until it is over." if open_day else "")))
