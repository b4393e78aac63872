"""Clockify writes days and clocks as its settings say; an entry is the same in each of them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.readers import CannotRead, clockify

HEAD = ("Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,"
        "Duration (h),Duration (decimal),Billable Rate (USD),Billable Amount (USD)\n")


def line(day: str, start: str, end: str, hours: str = "01:30:00", decimal: str = "1.50", end_day: str = "") -> str:
    """One line of a report."""
    return (f"Databases,Clinic,Joins,,Ines,Night,ines@example.org,a,Yes,{day},{start},{end_day or day},{end},{hours},"
            f"{decimal},90,135\n")


def read(*lines: str, order=None):
    """What a report of these lines holds."""
    return clockify.read((HEAD + "".join(lines)).encode(), order)


@pytest.mark.parametrize(("day", "start", "end", "order"), [
    ("2026-05-22", "14:15:00", "15:45:00", None), ("05/22/2026", "02:15:00 PM", "03:45:00 PM", None),
    ("22/05/2026", "14:15", "15:45", None), ("22.05.2026", "14:15", "15:45", None), ("2026/05/22", "2:15 PM", "", None),
])
def test_every_way_of_writing_gives_the_same_entry(day, start, end, order):
    """ISO, American and European days, clocks of 12 and 24 hours: one row, one key."""
    row, = read(line(day, start, end), order=order).rows
    assert (row.day, row.project, row.hours, row.what) == (dt.date(2026, 5, 22), "Databases", 1.5, "Joins")
    assert row.key == read(line("2026-05-22", "14:15:00", "15:45:00")).rows[0].key


def test_a_day_that_can_be_read_two_ways_is_asked_for():
    """03/06 is never guessed, and one day above twelve, also at the end of an entry, answers for the file."""
    asked = read(line("03/06/2024", "10:00:00 AM", "11:30:00 AM"))
    assert asked.rows == () and "03/06/2024" in asked.ask
    assert read(line("03/06/2024", "10:00", "11:30"), order="month").rows[0].day == dt.date(2024, 3, 6)
    assert read(line("12/12/2024", "23:00", "00:30", end_day="13/12/2024")).rows[0].day == dt.date(2024, 12, 12)


def test_decimal_hours_count_where_the_others_are_missing():
    """A report in decimals alone, with commas for points, is as long."""
    text = HEAD.replace(",Duration (h)", "").replace(",", ";")
    text += "Databases;;;;;;;;;2026-05-22;10:00;2026-05-22;12:45;2,75;;\n"
    assert clockify.read(text.encode("utf-16")).rows[0].hours == 2.75


def test_what_cannot_be_is_said_and_what_is_odd_is_flagged():
    """Thirty hours stay out; entries at the same time, and a day of more than a day, are said and kept."""
    found = read(line("2026-05-22", "10:00", "16:00", "30:00:00"), line("2026-05-23", "10:00", "11:30"),
                 line("2026-05-23", "11:00", "12:30"), line("2026-05-23", "00:00", "", "23:00:00"))
    assert [p.line for p in found.problems] == [2] and len(found.rows) == 3
    assert "2 entries begin before another ends (line 3, 4)" in " ".join(found.notes)
    assert "More than 24 hours stand on 2026-05-23." in found.notes


def test_a_night_in_which_the_clocks_change_is_as_long_as_it_was():
    """The report's own duration counts, not the distance of its clocks."""
    rows = read(line("2026-10-24", "22:00", "06:00", "09:00:00", "9.00", "2026-10-25")).rows
    assert sum(row.hours for row in rows) == 9


def test_people_and_money_are_not_read():
    """Names, addresses and rates stay in the file."""
    shown = repr(read(line("2026-05-22", "10:00", "11:30")).rows)
    assert not any(word in shown for word in ("Ines", "example.org", "135", "Clinic"))


def test_another_file_is_refused_with_a_way_out():
    """A summary without days is no report of hours."""
    with pytest.raises(CannotRead, match=r"Duration \(h\).*Detailed"):
        clockify.read(b"Project,Duration (h)\nWard,01:00:00\n")


@given(st.lists(st.tuples(st.dates(dt.date(2020, 1, 13), dt.date(2026, 12, 31)), st.integers(0, 1439),
                          st.integers(1, 86_400)), min_size=1, max_size=8))
def test_the_same_hours_come_out_of_an_american_and_an_iso_report(entries):
    """What goes in comes out, whichever way it was written."""
    def clock(seconds):
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"

    iso = [line(day.isoformat(), clock(m * 60), "", clock(s)) for day, m, s in entries]
    us = [line(f"{day:%m/%d/%Y}", f"{dt.datetime(2020, 1, 1, m // 60, m % 60):%I:%M:%S %p}", "", clock(s))
          for day, m, s in entries]
    one, other = read(*iso), read(*us, order="month")
    assert [(r.key, r.day) for r in one.rows] == [(r.key, r.day) for r in other.rows]
    assert sum(r.hours for r in one.rows) == pytest.approx(sum(s for _, _, s in entries) / 3600)
