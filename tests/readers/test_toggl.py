"""A Toggl export is understood as a person would read it, and what is not is said line by line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.readers import CannotRead, toggl

WIDE = ("User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,"
        "Amount ()\nInes,ines@example.org,Clinic,Reports,Draft,\"Monthly, part 2\",No,2026-03-16,09:05:00,2026-03-16,"
        "11:35:00,02:30:00,a,\n")
NARROW = "Description,Duration,Project,Start date,Start time,Stop date,Stop time\n"


def narrow(*lines: str) -> bytes:
    """A narrow export of lines without their description."""
    return (NARROW + "".join(f"Practice,{line}\n" for line in lines)).encode()


def test_both_shapes_are_understood_by_their_headers():
    """Day, project, hours and words come out of either export, whatever the order of its columns."""
    wide = toggl.read(WIDE.encode()).rows[0]
    assert (wide.day, wide.project, wide.hours) == (dt.date(2026, 3, 16), "Reports", 2.5)
    assert wide.what == "Draft, Monthly, part 2"
    row = toggl.read(narrow("1:30:00,SQL,2026-05-22,10:30:00,2026-05-22,12:00:00")).rows[0]
    assert (row.day, row.project, row.hours, row.what, row.line) == (dt.date(2026, 5, 22), "SQL", 1.5, "Practice", 2)


def test_what_is_no_day_asks_for_no_order():
    """An export full of 00/00/0000 is told line by line that these are no days."""
    found = toggl.read(narrow("1:00:00,SQL,00/00/0000,10:30:00,00/00/0000,12:00:00"))
    assert not found.ask and "“00/00/0000” is not a day" in found.problems[0].sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_do_not_matter(encoding, separator):
    """The same export from another country's spreadsheet gives the same entries."""
    text = "Description;Duration;Project;Start date;Start time\n\"Übung; zwei\";0:45:00;Café;2026-05-22;10:30:00\n"
    text = text.replace(";", separator)
    row = toggl.read(text.encode(encoding)).rows[0]
    assert (row.project, row.hours) == ("Café", 0.75)
    assert row.what == ("Übung zwei" if separator == "\t" else f"Übung{separator} zwei")


def test_work_across_midnight_counts_for_both_days():
    """An entry from 23:30 to 00:45 is half an hour on the first day and the rest on the next."""
    rows = toggl.read(narrow("1:15:00,SQL,2026-12-31,23:30:00,2027-01-01,00:45:00")).rows
    assert [(r.day.isoformat(), r.hours) for r in rows] == [("2026-12-31", 0.5), ("2027-01-01", 0.75)]
    assert len({r.key for r in rows}) == 2


@pytest.mark.parametrize("duration, start, says", [
    ("-1:00:00", "10:00:00", "below zero"), ("30:00:00", "10:00:00", "forgotten"), ("", "", "no duration"),
    ("0:00:00", "10:00:00", "no time"), ("=1+1", "10:00:00", "not a duration"),
    ("1:99:00", "10:00:00", "not a duration"),
])
def test_a_duration_that_cannot_be_is_said_with_its_line(duration, start, says):
    """Nothing is invented for it, and the lines around it are kept."""
    found = toggl.read(narrow("1:00:00,SQL,2026-05-22,10:30:00,,", f"{duration},SQL,2026-05-23,{start},,"))
    assert len(found.rows) == 1
    assert [p.line for p in found.problems] == [3] and says in found.problems[0].sentence


def test_days_that_can_be_read_two_ways_are_asked_for():
    """03/04 is never guessed; the answer decides for the whole file."""
    data = narrow("1:00:00,SQL,03/04/2026,10:30:00,,")
    asked = toggl.read(data)
    assert asked.rows == () and "03/04/2026" in asked.ask
    assert toggl.read(data, "day").rows[0].day == dt.date(2026, 4, 3)
    assert toggl.read(data, "month").rows[0].day == dt.date(2026, 3, 4)


def test_one_day_above_twelve_answers_for_the_file():
    """03/25 can only be a month first, and a file is written in one way."""
    found = toggl.read(narrow("1:00:00,SQL,03/04/2026,10:30:00,,", "1:00:00,SQL,03/25/2026,10:30:00,,"))
    assert [r.day.month for r in found.rows] == [3, 3]
    with pytest.raises(CannotRead, match="two ways"):
        toggl.read(narrow("1:00:00,SQL,25/03/2026,10:30:00,,", "1:00:00,SQL,03/25/2026,10:30:00,,"))


def test_days_with_full_stops_have_the_day_first():
    """03.04.2026 is the third of April everywhere it is written."""
    assert toggl.read(narrow("1:00:00,SQL,03.04.2026,10:30:00,,")).rows[0].day == dt.date(2026, 4, 3)


def test_formulas_are_only_text():
    """A description that a spreadsheet would run is kept as it stands."""
    row = toggl.read((NARROW + "=HYPERLINK(1),1:00:00,@SUM,2026-05-22,10:30:00,,\n").encode()).rows[0]
    assert (row.what, row.project) == ("=HYPERLINK(1)", "@SUM")


def test_the_same_row_has_the_same_key_in_either_export():
    """A wider export, another order of rows or one more column does not make an entry new."""
    one, two = "1:00:00,SQL,2026-05-22,10:30:00,,", "2:00:00,SQL,2026-05-23,10:30:00,,"
    forward, backward = toggl.read(narrow(one, two)), toggl.read(narrow(two, one))
    assert {r.key for r in forward.rows} == {r.key for r in backward.rows}
    more = "Tags,Project,Description,Start date,Start time,Duration\nx,SQL,Practice,2026-05-22,10:30:00,01:00:00\n"
    assert toggl.read(more.encode()).rows[0].key == forward.rows[0].key


def test_two_equal_rows_are_two_entries():
    """Twice the same practice is not taken for once."""
    line = "1:00:00,SQL,2026-05-22,10:30:00,,"
    assert len({r.key for r in toggl.read(narrow(line, line)).rows}) == 2


def test_another_file_is_refused_with_a_way_out():
    """A wrong file is named for what it lacks."""
    with pytest.raises(CannotRead, match=r"Start date.*Detailed"):
        toggl.read(b"Date,Client,Hours\n2026-01-01,x,1\n")
    with pytest.raises(CannotRead, match="empty"):
        toggl.read(b"")


def test_people_and_money_in_the_file_are_not_read():
    """Names and addresses of an export never reach an entry."""
    assert "ines" not in repr(toggl.read(WIDE.encode()).rows).lower()


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(noise):
    """Whatever stands below the header, every line is understood or said."""
    try:
        found = toggl.read(NARROW.encode() + noise)
    except CannotRead:
        return
    assert found.ask or found.rows or found.problems or not found.lines


def test_a_long_export_is_read_quickly():
    """Ten years of days stay a matter of a moment."""
    lines = [f"1:00:00,SQL,2026-05-{1 + n % 28:02d},10:{n % 60:02d}:00,," for n in range(20_000)]
    assert len(toggl.read(narrow(*lines)).rows) == 20_000
