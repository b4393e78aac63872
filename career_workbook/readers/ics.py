"""iCalendar files → the events that took place in a stretch of days, repetitions worked out one by one.

Parsing is icalendar's, repeating is recurring-ical-events'. Each series is worked out alone, so that a broken one is
named and the others stay. Places, guests, notes and alarms are not read.
"""

from __future__ import annotations

import datetime as dt
import logging
import zoneinfo
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..notes import note
from . import CannotRead, Problem

_log = logging.getLogger(__name__)
#: Events of one import, repetitions counted; times of the day at which one series may repeat.
MOST, MOST_A_DAY = 20_000, 24
_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_DAMAGED = "This calendar is damaged or only half there. Please export it again."
_BROKEN = "Its time, or how it repeats, cannot be worked out."
_NEEDED = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}


@dataclass(frozen=True)
class Happening:
    """One event as it took place; `number` is its place in the file, `mark` stays the same when it is moved."""

    number: int
    mark: str
    title: str
    start: dt.datetime | None
    end: dt.datetime | None
    zone: dt.tzinfo | None
    calendar: str
    category: str


@dataclass
class Found:
    """What a calendar held; `unit` is what the numbers count."""

    happenings: list[Happening] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    events: int = 0
    endless: int = 0
    cancelled: int = 0
    unit: str = "event"


def parsed(files: Sequence[bytes]) -> list[Any]:
    """The calendars in files. Raises CannotRead where one is not a calendar at all."""
    import icalendar

    calendars = []
    for data in files:
        try:
            calendars += icalendar.Calendar.from_ical(data, multiple=True)
        except Exception as error:  # the library raises whatever its parts raise
            note(_log, "reading a calendar", error)
            raise CannotRead(_DAMAGED) from None
    found = [one for one in calendars if one.name == "VCALENDAR"]
    if not found:
        raise CannotRead(_DAMAGED)
    return found


def earliest(calendars: Sequence[Any]) -> dt.date | None:
    """The first day of all events, however often they repeat."""
    starts = (_value(event, "DTSTART") for calendar in calendars for event in calendar.walk("VEVENT"))
    days = [start.date() if isinstance(start, dt.datetime) else start for start in starts if isinstance(start, dt.date)]
    return min(days, default=None)


def happened(calendars: Sequence[Any], since: dt.date, until: dt.date, zone: dt.tzinfo | None = None) -> Found:
    """Every event from `since` to the day before `until`.

    `zone` is where the person is (else the calendar's, else this computer's): times that are given in UTC alone
    belong to days there. Raises CannotRead for more than `MOST` events.
    """
    found = Found()
    for calendar in calendars:
        name = _text(calendar, "X-WR-CALNAME")
        there = zone or _zone(_text(calendar, "X-WR-TIMEZONE"))
        for series in _series(calendar, found, until):
            for one in _worked_out(series, found, since, until):
                found.happenings.append(_happening(*one, name, there))
                if len(found.happenings) > MOST:
                    raise CannotRead(f"This calendar holds more than {MOST:,} events in that time. Please choose "
                                     "fewer years, or export one calendar after the other.")
    found.happenings.sort(key=lambda one: (one.number, one.mark, str(one.start)))
    return found


def _series(calendar: Any, found: Found, until: dt.date) -> Iterator[list[tuple[int, Any]]]:
    """The events of a calendar with their numbers; those of one series together, what cannot be read left out."""
    together: dict[str, list[tuple[int, Any]]] = {}
    for event in calendar.walk("VEVENT"):
        found.events += 1
        wrong = _tamed(event, found, until) if _value(event, "DTSTART") else "It has no day that could be read."
        if wrong:
            found.problems.append(Problem(found.events, wrong))
        else:
            together.setdefault(_text(event, "UID") or f"\x1f{found.events}", []).append((found.events, event))
    yield from together.values()


def _tamed(event: Any, found: Found, until: dt.date) -> str:
    """Cut a rule without an end; says what is wrong with an event that cannot be meant so."""
    if not _NEEDED.isdisjoint(str(name).upper() for name, _ in event.errors):
        return _BROKEN  # the library leaves out what it cannot read, and the rest would say something else
    rules = event.get("RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        a_day = 1
        for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            a_day *= max(1, len(rule.get(part) or ()))
        if a_day > MOST_A_DAY or str((rule.get("FREQ") or [""])[0]).upper() in _OFTEN:
            return "It repeats many times a day, which nothing one does at work can."
        if not rule.get("COUNT") and not rule.get("UNTIL"):
            found.endless += 1
            start = _value(event, "DTSTART")
            last: dt.date = until
            if isinstance(start, dt.datetime):
                last = dt.datetime.combine(until, dt.time(), dt.UTC if start.tzinfo else None)
            rule["UNTIL"] = [last]
    return ""


def _worked_out(series: list[tuple[int, Any]], found: Found, since: dt.date,
                until: dt.date) -> Iterator[tuple[int, Any]]:
    """What of a series took place in time."""
    number = series[0][0]
    try:
        for event in _repeated([event for _, event in series], since, until):
            if _text(event, "STATUS").upper() == "CANCELLED":
                found.cancelled += 1
            else:
                yield number, event
    except Exception as error:  # the libraries raise whatever their parts raise
        note(_log, "working out a series of events", error)
        found.problems.append(Problem(number, _BROKEN))


def _repeated(events: list[Any], since: dt.date, until: dt.date) -> list[Any]:
    """The occurrences of one series; an event that takes place once is only looked at, which is far quicker."""
    import icalendar
    import recurring_ical_events

    once = events[0]
    if len(events) == 1 and not any(name in once for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        start = _value(once, "DTSTART")
        day = start.date() if isinstance(start, dt.datetime) else start
        if "DTEND" not in once and "DURATION" in once:
            once.add("DTEND", start + once["DURATION"].dt)
        # A day more at either end, for those who live elsewhere.
        return [once] if since - dt.timedelta(1) <= day <= until else []
    alone = icalendar.Calendar()
    alone.subcomponents = events
    return recurring_ical_events.of(alone).between(since, until)


def _happening(number: int, event: Any, calendar: str, there: dt.tzinfo | None) -> Happening:
    start, end = _value(event, "DTSTART"), _value(event, "DTEND")
    if end is None and isinstance(start, dt.datetime):
        end = start
    timed = isinstance(start, dt.datetime) and isinstance(end, dt.datetime)
    first = _value(event, "RECURRENCE-ID") or start
    day = first.date() if isinstance(first, dt.datetime) else first
    title = _text(event, "SUMMARY")
    uid = _text(event, "UID") or f"{title}\x1f{start}"
    zone = None
    if timed and start.tzinfo is not None and start.tzname() == "UTC":
        zone = there or start.astimezone().tzinfo
    categories = event.get("CATEGORIES")
    categories = categories[0] if isinstance(categories, list) and categories else categories
    category = next((str(one) for one in getattr(categories, "cats", ())), "")
    return Happening(number, f"{uid}\x1f{day}", title, start if timed else None, end if timed else None, zone,
                     calendar, " ".join(category.split()))


def _value(event: Any, name: str) -> Any:
    """A day or time of an event, None where there is none that could be read."""
    return getattr(event.get(name), "dt", None)


def _text(component: Any, name: str) -> str:
    found = component.get(name)
    found = found[0] if isinstance(found, list) and found else found
    return " ".join(str(found or "").split())


def _zone(name: str) -> dt.tzinfo | None:
    try:
        return zoneinfo.ZoneInfo(name) if name else None
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        return None
    except KeyError:
        return None
