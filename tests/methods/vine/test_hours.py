"""Hours over time: what is added up is what was written down, no more and no less."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters.vine import Investment, Pause, Skill
from career_workbook.frames import frame
from career_workbook.methods.vine import hours

TODAY = dt.date(2026, 11, 22)
SKILLS = frame(Skill, {"a": {"name": "SQL", "branch": "Data", "nature": "hard"},
                       "b": {"name": "Leading", "nature": "soft"},
                       "c": {"name": "Statistics", "branch": "Data", "nature": "hard"}})


def log(*entries):
    """A log of (day, skill, hours, ease)."""
    return frame(Investment, {str(i): {"on": on, "skill": skill, "hours": h, "ease": (*ease, "stretch")[0]}
                              for i, (on, skill, h, *ease) in enumerate(entries)})


def pauses(*spans):
    """Pauses of (start, end)."""
    return frame(Pause, {str(i): {"start": start, "end": end} for i, (start, end) in enumerate(spans)})


entries = st.lists(st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2027, 1, 1)).map(str), st.sampled_from("abcz"),
                             st.floats(0.25, 12)), max_size=25)


@given(entries)
@settings(deadline=None, max_examples=40)
def test_no_hour_is_lost_or_invented(rows):
    """Days, weeks and branches all add up to the hours in the log, those of skills that are gone included."""
    total = pytest.approx(sum(row[2] for row in rows), abs=1e-6)
    table = hours.cumulative_hours(log(*rows), SKILLS, TODAY)
    assert hours.daily_hours(log(*rows)).sum() == total
    assert hours.weekly_hours(log(*rows), TODAY).sum() == total
    assert (table.iloc[-1].sum() if len(table) else 0) == total


@given(entries)
@settings(deadline=None, max_examples=40)
def test_hours_put_in_never_become_fewer(rows):
    """Cumulated hours only grow, and the largest branch comes first."""
    table = hours.cumulative_hours(log(*rows), SKILLS, TODAY)
    assert (np.diff(table.to_numpy(), axis=0) >= -1e-9).all()
    assert not len(table) or (np.diff(table.iloc[-1].to_numpy()) <= 1e-9).all()


def test_a_week_begins_on_monday_and_runs_until_today():
    """Sunday and Monday are two weeks; weeks without hours up to today are there as zeros."""
    weeks = hours.weekly_hours(log(("2026-11-01", "a", 2), ("2026-11-02", "a", 3)), TODAY)
    assert weeks.index.strftime("%Y-%m-%d").tolist() == ["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"]
    assert weeks.tolist() == [2, 3, 0, 0]


def test_branches_gather_skills_and_a_skill_without_one_is_its_own():
    """SQL and statistics share a branch; leading has none, so it bears its own name; what is gone stays counted."""
    table = hours.cumulative_hours(log(("2026-11-16", "a", 2), ("2026-11-17", "c", 2), ("2026-11-17", "b", 3),
                                       ("2026-11-18", "taken off", 1)), SKILLS, TODAY)
    assert table.iloc[-1].to_dict() == {"Data": 4, "Leading": 3, hours.GONE: 1}


def test_an_entry_dated_ahead_is_kept():
    """A course of next week may stand in the log already."""
    assert hours.weekly_hours(log(("2026-12-01", "a", 2)), TODAY).sum() == 2


def test_hours_from_memory_grow_by_the_month():
    """Six hours a month for a year are about 72; without a beginning, the last year is meant."""
    skill = frame(Skill, {"a": {"name": "A", "monthly": 6, "since": "2025-11-22"}, "b": {"name": "B", "monthly": 6},
                          "c": {"name": "C"}, "d": {"name": "D", "monthly": 4, "since": "2027-01-01"}})
    table = hours.hours_from_memory(skill, TODAY)
    assert sorted(table.columns) == ["A", "B"]
    assert table.iloc[-1].tolist() == pytest.approx([72, 72], abs=0.5)


def test_what_is_remembered_stays_where_the_log_begins():
    """Years of guessed hours are not gone with the first line of the log; from its first day on, only lines count."""
    skill = frame(Skill, {"a": {"name": "A", "monthly": 6, "since": "2024-11-20"}, "b": {"name": "B", "monthly": 6},
                          "c": {"name": "C"}, "d": {"name": "D", "monthly": 4, "since": "2025-11-20"}})
    rows = log(("2025-11-20", "c", 2), ("2026-11-20", "a", 3))
    table = hours.cumulative_hours(hours.with_memory(rows, skill, TODAY), skill, TODAY)
    assert table.iloc[-1].to_dict() == pytest.approx({"A": 75, "B": 72, "C": 2}, abs=0.5)
    guessed = hours.hours_from_memory(skill, dt.date(2025, 11, 20)).iloc[-1]
    assert table.loc["2025-11-10"].sum() == pytest.approx(guessed.sum() - 2 * 6 * 3 / 30.4375)
    ahead = hours.with_memory(log(("2027-12-01", "c", 2)), skill, TODAY)
    assert ahead["on"].iloc[:-1].max() < pd.Timestamp(TODAY)


def test_a_log_with_nothing_before_it_is_left_as_it_is():
    """Without guesses, or with such as begin later, nothing is added to a log."""
    rows = log(("2025-11-20", "a", 2))
    late = frame(Skill, {"a": {"name": "A", "monthly": 6, "since": "2025-11-20"}})
    assert all(hours.with_memory(rows, skill, TODAY) is rows for skill in (SKILLS, late))


def test_nothing_remembered_is_an_empty_picture():
    """Skills without hours a month give no rows."""
    assert hours.hours_from_memory(SKILLS, TODAY).empty


def test_soft_and_hard_make_up_each_month():
    """Shares of a month are of its own hours; a month without any has none."""
    rows = log(("2026-08-03", "a", 3), ("2026-08-30", "b", 1), ("2026-10-01", "b", 2))
    share = hours.nature_share(rows, SKILLS, TODAY)
    assert share.index.strftime("%Y-%m").tolist() == ["2026-08", "2026-09", "2026-10", "2026-11"]
    assert share.iloc[0].tolist() == [0.25, 0.75] and share.iloc[2].tolist() == [1, 0] and share.iloc[1].isna().all()


def test_the_easy_share_is_of_each_quarters_hours():
    """Two easy hours of eight in spring are a quarter."""
    share = hours.easy_share(log(("2026-04-01", "a", 2, "easy"), ("2026-06-30", "a", 6, "too hard"),
                                 ("2026-07-01", "a", 1, "easy")))
    assert share.index.strftime("%Y-%m").tolist() == ["2026-04", "2026-07"] and share.tolist() == [0.25, 1]


def test_a_pause_rests_every_week_it_touches():
    """From Wednesday to the Tuesday after next, three weeks rest; one that is going on rests until today."""
    weeks = hours.resting_weeks(pauses(("2026-09-02", "2026-09-15")), TODAY)
    assert weeks.strftime("%m-%d").tolist() == ["08-31", "09-07", "09-14"]
    assert hours.resting_weeks(pauses(("2026-11-18", None)), TODAY).strftime("%m-%d").tolist() == ["11-16"]


def test_overlapping_pauses_count_once_and_future_ones_not_yet():
    """Two pauses on one day are one day of rest."""
    both = pauses(("2026-01-01", "2026-01-10"), ("2026-01-05", "2026-01-12"), ("2027-01-01", None))
    assert len(hours.resting_days(both, TODAY)) == 12


def test_an_empty_log_gives_empty_pictures():
    """Nothing written down raises nothing."""
    none = log()
    assert len(hours.daily_hours(none)) == len(hours.weekly_hours(none, TODAY)) == len(hours.easy_share(none)) == 0
    assert hours.cumulative_hours(none, SKILLS, TODAY).empty and hours.nature_share(none, SKILLS, TODAY).empty


def test_the_frames_are_left_as_they_were():
    """A picture that changed what it was drawn from would change the next one."""
    rows, before = log(("2026-11-16", "a", 2), ("2026-11-17", "b", 3)), SKILLS.copy()
    copy = rows.copy()
    hours.cumulative_hours(rows, SKILLS, TODAY), hours.nature_share(rows, SKILLS), hours.easy_share(rows)
    pd.testing.assert_frame_equal(rows, copy)
    pd.testing.assert_frame_equal(SKILLS, before)


def test_a_new_entry_is_in_the_next_picture():
    """What is kept from one picture to the next is never older than the log it is drawn from."""
    first, second = log(("2026-11-16", "a", 2)), log(("2026-11-16", "a", 2), ("2026-11-17", "a", 3))
    totals = [hours.cumulative_hours(rows, SKILLS, TODAY).iloc[-1].sum() for rows in (first, second, first)]
    renamed = SKILLS.assign(branch="Elsewhere")
    assert totals == [2, 5, 2] and hours.cumulative_hours(first, renamed, TODAY).columns.tolist() == ["Elsewhere"]
