"""Which time is looked at, how an hour is shared out, and where two versions of an answer part."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.methods.review import looking_back
from career_workbook.records import KINDS

declare_all()
TODAY = dt.date(2026, 11, 22)


def span(*held, since=None, until=None):
    """The stretch after reviews on these days, with the days chosen."""
    session = frame(KINDS["session"], {day: {"on": day} for day in held})
    chosen = {"sheet": {"since": since, "until": until}} if since or until else {}
    return looking_back.stretch(session, frame(KINDS["period"], chosen), TODAY)


@pytest.mark.parametrize(("held", "chosen", "since", "until", "told"), [
    ((), {}, "2026-08-23", "2026-11-22", "in the last three months"),
    (("2026-08-21", "2026-05-22"), {}, "2026-08-21", "2026-11-22", "since your review of 21 August 2026"),
    (("2026-08-21", "2026-11-22", "2027-02-01"), {}, "2026-08-21", "2026-11-22", "since your review of 21 August 2026"),
    (("2026-08-21",), {"since": "2026-01-05"}, "2026-01-05", "2026-11-22", "since 5 January 2026"),
    ((), {"since": "2026-06-01", "until": "2026-03-01"}, "2026-03-01", "2026-06-01",
     "between 1 March 2026 and 1 June 2026"),
    (("2026-02-20", "2026-08-21"), {"until": "2026-06-01"}, "2026-02-20", "2026-06-01",
     "between your review of 20 February 2026 and 1 June 2026"),
    ((), {"until": "2026-06-01"}, "2026-03-02", "2026-06-01", "in the three months before 1 June 2026")])
def test_the_time_looked_at(held, chosen, since, until, told):
    """What was chosen, else since the last review before today, else three months; today's own review never counts."""
    found = span(*held, **chosen)
    assert (found.since.isoformat(), found.until.isoformat(), found.told) == (since, until, told)
    assert found.before()[1] == found.since and found.since - found.before()[0] == found.until - found.since


@settings(deadline=None, max_examples=80)
@given(st.floats(0, 600), st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_the_minutes_of_an_hour_add_up(total, parts):
    """Nothing is lost in rounding, and no part is a minute further from its share than it must be."""
    given_ = looking_back.minutes(total, parts)
    assert sum(given_) == round(total)
    assert all(abs(minutes - round(total) * part / sum(parts)) < 1 for minutes, part in zip(given_, parts, strict=True))


WORDS = st.lists(st.sampled_from(("one", "two", "three", "Krankenhausinformationssystem")), max_size=60).map(" ".join)


@settings(deadline=None, max_examples=80)
@given(WORDS, WORDS)
def test_two_versions_are_cut_where_they_part(before, after):
    """However long the answers are, what differs is among what is shown."""
    old, new = looking_back.excerpt(before, after)
    assert max(len(old), len(new)) <= 154
    assert (old == new) == (before == after)
