"""Moments put to their jobs, and what the good stretches have in common."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.methods.ownership import stretches
from career_workbook.records import KINDS

declare_all()
DAY = dt.date(2026, 1, 1)


def frames(moods, jobs=()):
    """Frames of (day, felt, most, job) and of (start, end)."""
    made = {f"m{i}": {"on": day.isoformat(), "felt": felt, "most": most, "what": "", "job": job}
            for i, (day, felt, most, job) in enumerate(moods)}
    work = {f"j{i}": {"title": f"Job {i}", "start": start.isoformat(), "end": end and end.isoformat()}
            for i, (start, end) in enumerate(jobs)}
    return frame(KINDS["mood"], made), frame(KINDS["job"], work)


def day(n):
    return DAY + dt.timedelta(days=n)


def test_the_day_tells_the_job_unless_one_was_chosen():
    """Within a job's dates, its first and last day included; of two at once the one begun last; a choice wins."""
    mood, job = frames([(day(0), 1, "", ""), (day(10), 1, "", ""), (day(30), 1, "", ""), (day(99), 1, "", ""),
                        (day(99), 1, "", "j0"), (day(31), 1, "", "gone")], [(day(0), day(30)), (day(10), None)])
    assert list(stretches.job_at(mood, job)) == ["j0", "j1", "j1", "j1", "j0", "j1"]
    assert list(stretches.job_at(mood, job.iloc[:1])) == ["j0", "j0", "j0", "", "j0", ""]


def test_neighbours_that_felt_good_are_one_stretch():
    """A heavy moment between them, or a new job, begins another."""
    moods = [(day(1), 3, "say", ""), (day(2), 5, "use", ""), (day(3), 1, "pay", ""), (day(4), 4, "say", ""),
             (day(40), 4, "say", "")]
    runs = stretches.stretches(*frames(moods, [(day(0), day(30)), (day(31), None)]))
    assert list(runs["most"]) == [("say", "use"), ("say",), ("say",)] and list(runs["job"]) == ["j0", "j0", "j1"]
    assert stretches.shared(runs).to_dict() == {"say": 3, "use": 1}


def test_ten_notes_from_one_month_count_once():
    """What is counted are stretches, not notes."""
    moods = [(day(n), 4, "pay", "") for n in range(10)] + [(day(20), -4, "", ""), (day(30), 4, "say", "")]
    assert stretches.shared(stretches.stretches(*frames(moods))).to_dict() == {"pay": 1, "say": 1}


@settings(max_examples=40)  # each makes frames
@given(st.lists(st.tuples(st.integers(0, 400).map(day), st.integers(-5, 5), st.sampled_from(["say", "use", ""]),
                          st.sampled_from(["", "j0", "j1"])), max_size=25))
def test_every_loved_moment_lies_in_exactly_one_stretch(moods):
    """Whatever the order of entry, runs hold all moments of +3 and more once, in time, within one job."""
    mood, job = frames(moods, [(day(0), day(200)), (day(150), None)])
    at = stretches.job_at(mood, job)
    for loved, of in ((True, mood["felt"] >= stretches.LOVED), (False, mood["felt"] <= stretches.HEAVY)):
        runs = stretches.stretches(mood, job, loved=loved)
        inside = [key for keys in runs["moments"] for key in keys]
        assert sorted(inside) == sorted(mood.index[of])
        assert all(set(at[list(keys)]) == {where} for keys, where in zip(runs["moments"], runs["job"], strict=True))
        assert (runs["start"] <= runs["end"]).all() and runs["start"].is_monotonic_increasing
        assert stretches.shared(runs).sum() == sum(map(len, runs["most"]))


def test_without_a_moment_there_is_nothing():
    """Empty in, empty out."""
    assert stretches.stretches(*frames([])).empty and isinstance(stretches.shared(stretches.stretches(*frames([]))),
                                                                  pd.Series)
