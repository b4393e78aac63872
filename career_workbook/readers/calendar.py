"""A calendar: .ics files (one, or the zip of a whole account) with all that repeats, or a calendar's CSV.

Only what is over is read, up to yesterday. Events that last all day have no hours and stay out; so do places, guests
and notes. What is the same event under a number of its own ("Course 3") is put together; the person says for each of
them which skill it was for, or whether it was a talk about a post, a request or a review.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from ..methods.wording import in_figures
from . import CannotRead, Event, Preview, Problem, Row, archives, ics, tracked
from .days import Order, order_of, parts_of_days
from .tables import rows_of, text_of

NAME = "a calendar"
#: What a file may be asked about before it is understood.
ASKS = ("order", "since", "by")
#: Bytes of a calendar, unpacked, and how many titles are still easily looked through.
LARGEST, MANY_TITLES = 20_000_000, 40
_YEARS = (("2", "The last two years"), ("5", "The last five years"), ("10", "The last ten years"))
_BY = {"title": "Events of the same title", "category": "Events of the same category",
       "calendar": "All events of a calendar"}
_COLUMNS = {"description": ("subject", "title"), "day": ("start date",), "start": ("start time",),
            "end_day": ("end date",), "end": ("end time",), "all_day": ("all day event",),
            "category": ("categories",)}
_ANOTHER = ("This does not look like a calendar: it needs columns “Subject” and “Start Date”, or to be an .ics file. "
            "In most calendars it is under Settings, Export.")
UNTITLED = "Without a title"
_NUMBERED = re.compile(r"[\s\-–—:,]*[#(\[]?\s*(?:\b(?:no|nr|part|week|day|lesson|session|vol)\b\.?)?\s*"
                       r"#?\d[\d./:]*[)\]]?$", re.IGNORECASE)


def fits(begins: str) -> bool:
    """Whether a file that begins so may be a calendar, or the zip of several."""
    return begins.startswith("begin:vcalendar") or ("subject" in begins and "start date" in begins) or (
        begins.startswith("zip\n") and ".ics" in begins)


def read(data: bytes, order: Order | None = None, since: str | None = None, by: str | None = None,
         today: dt.date | None = None, zone: dt.tzinfo | None = None) -> Preview:
    """What a calendar holds, up to the day before `today`.

    `order` says which comes first in days such as 03/04/2026, `since` how many years to go back, `by` what is put
    together (``"title"``, ``"category"`` or ``"calendar"``); what was not said and can be understood in two ways
    comes back as a question. `zone`: see `ics.happened`. Raises CannotRead.
    """
    today = today or dt.date.today()
    files = [text.encode() for text in _calendars(data)]
    first: dt.date | None
    if files:
        calendars = ics.parsed(files)
        first = ics.earliest(calendars)
    else:
        found, first = _csv(data, order)
        if isinstance(found, Preview):
            return found
    years = since if since in dict(_YEARS) else ""
    if not years and first and first < _back(today, 2):
        return Preview(NAME, ask=f"This calendar begins in {first.year}. How far back shall it be read?",
                       about="since", choices=_YEARS, usual="2")
    begin = _back(today, int(years or 2))
    if files:
        found = ics.happened(calendars, begin, today, zone)
    return _put_together(found, begin, today, by)


def _back(today: dt.date, years: int) -> dt.date:
    return today.replace(year=today.year - years, day=min(today.day, 28))


def _calendars(data: bytes) -> list[str]:
    """The text of each .ics in a file; none where it is a table."""
    if data.startswith(b"PK"):
        inside = archives.unpacked({"calendar.zip": data}, lambda name: name.endswith(".ics"))
        texts = [text_of(one) for _, one in sorted(inside.items())]
        if not texts:
            raise CannotRead("There is no calendar (.ics) in this archive.")
    else:
        text = text_of(data)
        texts = [text] if text.lstrip().upper().startswith("BEGIN:VCALENDAR") else []
    if len(data) > LARGEST or sum(map(len, texts)) > LARGEST:
        raise CannotRead("This calendar is larger than 20 MB. Please export one calendar after the "
                         "other, or a part of it.")
    return texts


def _csv(data: bytes, order: Order | None) -> tuple[ics.Found | Preview, dt.date | None]:
    """The events of a table, or the question about its days; and the first day."""
    columns, rows = rows_of(data, [name for names in _COLUMNS.values() for name in names])
    places = {part: next((columns[n] for n in names if n in columns), None) for part, names in _COLUMNS.items()}
    if places["day"] is None or places["description"] is None:
        raise CannotRead(_ANOTHER)
    lines = [(line, row and {part: tracked.cell(row, place) for part, place in places.items()}) for line, row in rows]
    known = order or order_of(cells[part] for _, cells in lines if cells for part in ("day", "end_day"))
    if known is None:
        return tracked.which_order(NAME, [cells["day"] for _, cells in lines if cells], len(lines)), None
    if known == "both":
        raise CannotRead(tracked.MIXED)
    found = ics.Found(events=len(lines), unit="line")
    for line, cells in lines:
        one = tracked.stretch(cells, known) if cells else tracked.BROKEN
        if isinstance(one, str):
            found.problems.append(Problem(line, one))
            continue
        start, end = one
        all_day = cells["all_day"].lower() in ("true", "yes", "1") or end is None
        title = cells["description"]
        found.happenings.append(ics.Happening(
            line, f"csv\x1f{title}\x1f{start}\x1f{end}", title, None if all_day else start, None if all_day else end,
            None, "", cells["category"].split(";")[0].strip()))
    return found, min((h.start.date() for h in found.happenings if h.start), default=None)


def _put_together(found: ics.Found, since: dt.date, until: dt.date, by: str | None) -> Preview:
    """The events as rows, each in its group; or the question what is put together."""
    timed = [one for one in found.happenings if one.start and one.end]
    past = list({(one.mark, one.start, one.end): one for one in timed if since <= _day(one) < until}.values())
    patterns = {one.title: pattern(one.title) for one in past}
    possible = [name for name, several in (
        ("title", True), ("category", any(one.category for one in past)),
        ("calendar", len({one.calendar for one in past}) > 1)) if several]
    if by not in possible and len(possible) > 1 and len({p.casefold() for p in patterns.values()}) > MANY_TITLES:
        return Preview(NAME, ask="There are many different events. What belongs together?", about="by", usual="title",
                       choices=tuple((name, _BY[name]) for name in possible))
    groups = [one.calendar if by == "calendar" else one.category if by == "category" else patterns[one.title]
              for one in past]
    shown = _spelt(groups)
    rows: list[Row] = []
    problems = list(found.problems)
    stretches = []
    seen: Counter[str] = Counter()
    for one, group in zip(past, groups, strict=True):
        new = _rows(one, shown[group.casefold()], seen)
        if isinstance(new, str):
            title = tracked.shortened(one.title)[:60] or UNTITLED
            problems.append(Problem(one.number, f"“{title}” on {_day(one)}. {new}"))
            continue
        rows += new
        assert one.start and one.end
        stretches.append((_stamp(one.start, one.zone), _stamp(one.end, one.zone), one.number))
    problems.sort(key=lambda problem: problem.line)
    whole_days = len(found.happenings) - len(timed)
    return Preview(NAME, tuple(sorted(rows, key=lambda row: row.day)), tuple(problems), lines=found.events,
                   unit=found.unit, also=Event.BECOMES, mostly_other=True,
                   notes=(*_notes(found, whole_days), *tracked.flags(rows, stretches, found.unit)))


def pattern(title: str) -> str:
    """What a title says without the number or the day at its end: "Course 3" and "Course 4" are the same event."""
    short = title
    while (cut := _NUMBERED.sub("", short).rstrip()) and cut != short:
        short = cut
    return tracked.shortened(short) or UNTITLED


def _spelt(names: Sequence[str]) -> dict[str, str]:
    """The spelling each name has most often, by the name in small letters."""
    spelt: dict[str, str] = {}
    for name, _ in Counter(names).most_common():
        spelt.setdefault(name.casefold(), name)
    return spelt


def _rows(one: ics.Happening, group: str, seen: Counter[str]) -> list[Row] | str:
    """One event as a row for each of its days, or why it is none."""
    assert one.start and one.end
    seconds = _stamp(one.end, one.zone) - _stamp(one.start, one.zone)
    if wrong := tracked.wrong(seconds):
        return wrong
    seen[one.mark] += 1
    key = "calendar-" + hashlib.sha256(f"{one.mark}\x1f{seen[one.mark]}".encode()).hexdigest()[:24]
    return [Event(one.number, day, group, min(part / 3600, 24), tracked.shortened(one.title) or UNTITLED,
                  key if n == 0 else f"{key}-{n + 1}", key)
            for n, (day, part) in enumerate(parts_of_days(one.start, one.end, one.zone)) if part > 0]


def _day(one: ics.Happening) -> dt.date:
    assert one.start
    return (one.start.astimezone(one.zone) if one.zone else one.start).date()


def _stamp(when: dt.datetime, zone: dt.tzinfo | None) -> float:
    """Seconds that can be compared: by the sun where a zone is known, else by the clock on the wall."""
    return when.timestamp() if when.tzinfo or zone else when.replace(tzinfo=dt.UTC).timestamp()


def _notes(found: ics.Found, whole_days: int) -> tuple[str, ...]:
    def told(number: int, one: str, many: str) -> str:
        return in_figures(number, one, many) if number else ""

    return tuple(filter(None, (
        told(whole_days, "event lasts all day and stays out: it has no hours.",
             "events last all day and stay out: they have no hours."),
        told(found.cancelled, "cancelled event stays out.", "cancelled events stay out."),
        told(found.endless, "series has no end; it is read up to yesterday.",
             "series have no end; they are read up to yesterday."))))
