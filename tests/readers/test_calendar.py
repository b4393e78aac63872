"""A calendar is read as a person would: what took place, when and for how long, in the place where they were."""

import datetime as dt
import io
import zipfile
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from career_workbook.readers import CannotRead, calendar

TODAY = dt.date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
LEARNING = "SUMMARY:SQL course"


def ics(*events: str, head: str = "") -> bytes:
    """A calendar of events given as their lines; each has a number of its own unless it says another."""
    body = "".join("BEGIN:VEVENT\n" + ("" if "UID:" in event else f"UID:{n}\n") + event.strip() + "\nEND:VEVENT\n"
                   for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def read(data: bytes, **said):
    """What a calendar holds for somebody in Berlin on a day that never changes."""
    return calendar.read(data, today=TODAY, zone=said.pop("zone", BERLIN), **said)


def days(found) -> list:
    """Day and hours of each row."""
    return [(row.day.isoformat(), round(row.hours, 4)) for row in found.rows]


WEEKLY = f"DTSTART;TZID=Europe/Berlin:20260302T090000\nDTEND;TZID=Europe/Berlin:20260302T103000\n{LEARNING}\n"


def test_a_series_is_worked_out_with_its_exceptions():
    """Four Mondays, one of them cancelled by its date, one moved and made longer."""
    moved = ("UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20260316T090000\nDTSTART;TZID=Europe/Berlin:20260317T090000\n"
             f"DTEND;TZID=Europe/Berlin:20260317T110000\n{LEARNING}")
    series = f"UID:a\n{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260309T090000"
    found = read(ics(series, moved))
    assert days(found) == [("2026-03-02", 1.5), ("2026-03-17", 2.0), ("2026-03-23", 1.5)]
    plain = read(ics(series))
    assert [row.key for row in plain.rows] == [row.key for row in found.rows], "a moved one is still the same"


def test_a_series_without_an_end_is_read_up_to_yesterday():
    """Nothing of today or later comes in, and the cut is said."""
    found = read(ics(f"{WEEKLY}RRULE:FREQ=DAILY"))
    assert found.rows[-1].day == dt.date(2026, 11, 21)
    assert "1 series has no end; it is read up to yesterday." in found.notes


def test_how_far_back_is_asked_where_there_is_more_than_two_years():
    """The whole of an old calendar is neither forced on a person nor kept from them."""
    data = ics("DTSTART:20190301T090000\nDTEND:20190301T100000\nSUMMARY:Old", WEEKLY)
    asked = read(data)
    assert (asked.about, asked.usual, asked.rows) == ("since", "2", ()) and "2019" in asked.ask
    assert days(read(data, since="2")) == [("2026-03-02", 1.5)]
    assert days(read(data, since="10")) == [("2019-03-01", 1.0), ("2026-03-02", 1.5)]


def test_nights_of_summer_time_are_as_long_as_they_were():
    """From ten to six is nine hours in autumn and seven in spring, on two days."""
    def night(first, last):
        return f"DTSTART;TZID=Europe/Berlin:{first}T220000\nDTEND;TZID=Europe/Berlin:{last}T060000\nSUMMARY:Night"

    assert days(read(ics(night("20261024", "20261025")))) == [("2026-10-24", 2.0), ("2026-10-25", 7.0)]
    assert days(read(ics(night("20260328", "20260329")))) == [("2026-03-28", 2.0), ("2026-03-29", 5.0)]


def test_a_zone_of_its_own_is_kept_and_utc_is_a_day_at_home():
    """An evening in New York is that day there; 23:30 UTC is already the next day in Berlin."""
    there = "DTSTART;TZID=America/New_York:20260501T200000\nDTEND;TZID=America/New_York:20260501T210000\nSUMMARY:a"
    utc = "DTSTART:20260501T233000Z\nDTEND:20260502T003000Z\nSUMMARY:b"
    assert days(read(ics(there, utc))) == [("2026-05-01", 1.0), ("2026-05-02", 1.0)]
    tokyo = ics("DTSTART:20260501T160000Z\nDTEND:20260501T170000Z\nSUMMARY:c", head="X-WR-TIMEZONE:Asia/Tokyo\n")
    assert days(read(tokyo, zone=None)) == [("2026-05-02", 1.0)]


def test_what_has_no_hours_stays_out_and_is_said():
    """All-day and cancelled events are counted; an event without an end, or of three days, is named."""
    found = read(ics("DTSTART;VALUE=DATE:20260301\nSUMMARY:Holiday", f"{WEEKLY}STATUS:CANCELLED",
                     "DTSTART:20260301T090000\nSUMMARY:Call", "DTSTART:20260301T090000\nDTEND:20260304T090000",
                     "DTSTART:20260302T090000\nDTEND:20260302T080000", "SUMMARY:Never"))
    assert found.rows == () and found.lines == 6
    assert [p.line for p in found.problems] == [3, 4, 5, 6]
    assert found.problems[0].sentence == "“Call” on 2026-03-01. It lasted no time at all."
    assert {"1 event lasts all day and stays out: it has no hours.", "1 cancelled event stays out."} <= set(found.notes)


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=3", "FREQ=NEVER",
                                  "FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60)))])
def test_a_rule_nobody_can_mean_harms_only_its_series(rule):
    """A series of seconds is named and does not keep the computer busy; the others are read."""
    found = read(ics(f"{WEEKLY}RRULE:{rule}", "DTSTART:20260302T090000\nDTEND:20260302T100000\nSUMMARY:b"))
    assert days(found) == [("2026-03-02", 1.0)] and [p.line for p in found.problems] == [1]


def test_too_many_events_are_refused_with_a_way_out():
    """Thirty endless series over ten years are more than anybody looks through."""
    start = "DTSTART:20170302T090000\nDTEND:20170302T093000\nRRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12,13"
    with pytest.raises(CannotRead, match="fewer years"):
        read(ics(start), since="10")


def test_titles_with_numbers_are_one_event():
    """The course has one line to decide on, spelt as it was most often, and each row keeps its own title."""
    titles = ["SQL course 1", "SQL course (2)", "SQL Course #3", "sql course 2026-03-04", "SQL course"]
    found = read(ics(*(f"DTSTART:202603{n:02d}T090000\nDTEND:202603{n:02d}T100000\nSUMMARY:{title}"
                       for n, title in enumerate(titles, 1))))
    assert [(g.project, g.rows) for g in found.groups()] == [("SQL course", 5)]
    assert found.rows[2].what == "SQL Course #3"


@pytest.mark.parametrize(("title", "is_of"), [
    ("Week 12", "Week 12"), ("1:1", "1:1"), ("2026", "2026"), ("", "Without a title"), ("Python - Part 3", "Python"),
    ("Jahresgespräch 2026", "Jahresgespräch")])
def test_a_title_that_is_only_a_number_stays(title, is_of):
    """Something must be left to decide on."""
    assert calendar.pattern(title) == is_of


def test_many_titles_may_be_put_together_by_category_or_calendar():
    """Sixty different events are asked about once, not sixty times."""
    events = [f"DTSTART:202603{1 + n % 28:02d}T{8 + n // 28:02d}0000\nDURATION:PT45M\n"
              f"SUMMARY:{chr(97 + n % 26) * (1 + n // 26)}\n"
              f"CATEGORIES:{'Learning' if n % 2 else 'Team'}" for n in range(60)]
    asked = read(ics(*events))
    assert asked.about == "by" and [name for name, _ in asked.choices] == ["title", "category"]
    assert sorted((g.project, g.rows) for g in read(ics(*events), by="category").groups()) == [
        ("Learning", 30), ("Team", 30)]
    assert len(read(ics(*events), by="title").groups()) == 60


def test_the_zip_of_an_account_and_an_invitation_in_two_calendars():
    """Every calendar of an account is read, and what stands in two of them counts once."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Takeout/me.ics", ics(f"UID:a\n{WEEKLY}"))
        archive.writestr("Takeout/team.ics", ics(f"UID:a\n{WEEKLY}", "UID:b\nDTSTART:20260303T090000\nDURATION:PT1H"))
    assert days(read(packed.getvalue())) == [("2026-03-02", 1.5), ("2026-03-03", 1.0)]


@pytest.mark.parametrize("data", [
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense\nEND", b"PK\x03\x04broken", b"", b"a,b\n1,2\n"])
def test_another_file_is_refused(data):
    """Half a calendar, a broken archive, nothing, or another table: a sentence."""
    with pytest.raises(CannotRead):
        read(data)


CSV = ("Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private,Categories\n"
       "Rehearsal 1,{day},10:00 AM,{day},11:30 AM,FALSE,secret,Room 3,FALSE,Learning;Blue\n"
       "Holiday,{day},,,,TRUE,,,FALSE,\nOdd,{day},25:00,{day},26:00,FALSE,,,FALSE,\n")


def test_a_calendar_as_a_table():
    """Google's and Outlook's columns; the days are asked about where they can be read two ways."""
    found = read(CSV.format(day="2026-05-22").encode("utf-16"))
    assert [(r.project, r.what, *d) for r, d in zip(found.rows, days(found), strict=True)] == [
        ("Rehearsal", "Rehearsal 1", "2026-05-22", 1.5)]
    assert [p.line for p in found.problems] == [4] and found.unit == "line" and "all day" in found.notes[0]
    asked = read(CSV.format(day="05/04/2026").encode())
    assert "05/04/2026" in asked.ask
    assert read(CSV.format(day="05/04/2026").encode(), order="month").rows[0].day == dt.date(2026, 5, 4)
    assert "secret" not in repr(found) and "Room" not in repr(found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2026, 11, 20)), st.integers(1, 24 * 60)),
                min_size=1, max_size=6, unique_by=lambda one: one[0].date()),
       st.sampled_from([None, dt.UTC, BERLIN, ZoneInfo("America/New_York")]))
def test_what_a_calendar_program_wrote_comes_out(events, zone):
    """Hours by any clock that icalendar writes are the hours that passed, each on its day."""
    made = icalendar.Calendar()
    for n, (start, minutes) in enumerate(events):
        begin = start.replace(microsecond=0, tzinfo=zone)
        end = begin + dt.timedelta(minutes=minutes) if zone is None else (
            begin.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(zone)
        assume(not end.fold)  # of an hour that comes twice, such a file can only mean the first
        event = icalendar.Event(uid=str(n), summary="Hours")
        event.add("DTSTART", begin)
        event.add("DTEND", end)
        made.add_component(event)
    found = read(made.to_ical())
    assert not found.problems
    assert sum(row.hours for row in found.rows) * 60 == pytest.approx(sum(minutes for _, minutes in events))
    assert len({row.key for row in found.rows}) == len(found.rows)
