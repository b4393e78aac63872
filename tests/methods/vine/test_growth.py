"""What grows: branches in effect, vigour, rest, levels beside hours."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters.value import Impact
from career_workbook.chapters.vine import Investment, Pause, Skill, SkillLevel
from career_workbook.frames import frame
from career_workbook.methods.vine import growth

TODAY = dt.date(2026, 11, 22)
SKILLS = frame(Skill, {"a": {"name": "SQL", "branch": "Data", "nature": "hard"},
                       "b": {"name": "Leading", "nature": "soft"},
                       "c": {"name": "Asking", "branch": "Data", "nature": "soft"}})
NO_PAUSE, NO_IMPACT, NO_LOG = frame(Pause, {}), frame(Impact, {}), frame(Investment, {})


def log(*entries):
    """A log of (day, skill, hours)."""
    return frame(Investment, {str(i): {"on": str(on), "skill": skill, "hours": h}
                              for i, (on, skill, h) in enumerate(entries)})


def ago(days):
    """The day that many days before today."""
    return str(TODAY - dt.timedelta(days=days))


@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_equal_shares_of_n_branches_are_n_branches(n):
    """Whatever the order, evenly spread hours count every branch."""
    assert growth.hill_numbers([3.5] * n) == pytest.approx((n, n, n))


def test_hill_numbers_of_a_worked_example():
    """Shares of a half and two quarters: three branches, exp(1.5 ln 2) and 1/0.375 in effect."""
    assert growth.hill_numbers([2, 1, 1]) == pytest.approx((3, 2**1.5, 8 / 3))


@given(st.lists(st.floats(0.01, 1e4), min_size=1, max_size=12))
@settings(deadline=None, max_examples=40)
def test_hill_numbers_fall_with_their_order(shares):
    """The more a large branch counts, the fewer there are in effect; never fewer than one."""
    zero, one, two = growth.hill_numbers(shares)
    assert zero + 1e-6 >= one >= two - 1e-6 and two >= 1 - 1e-9
    assert growth.hill_numbers([*shares, 0]) == (zero, one, two)


def test_no_hours_are_no_branches():
    """An empty vine has zero branches, not an error."""
    assert growth.hill_numbers([]) == growth.hill_numbers([0, 0]) == (0, 0, 0)


def test_vigour_halves_with_each_half_life():
    """Eight hours of one half-life ago count four, of two half-lives ago two."""
    fresh = growth.vigour(log((ago(100), "b", 8), (ago(200), "a", 8)), SKILLS, NO_PAUSE, TODAY, half_life=100)
    assert fresh["Leading"] == pytest.approx(4) and fresh["Data"] == pytest.approx(2)


@given(st.integers(1, 400), st.integers(0, 300), st.integers(0, 300))
@settings(deadline=None, max_examples=40)
def test_a_pause_never_withers_a_branch(age, begun, length):
    """With a pause, whenever it was, every branch is at least as fresh as without, and no readier to rest."""
    rows = log((ago(age), "a", 5))
    pause = frame(Pause, {"p": {"start": ago(begun), "end": str(TODAY + dt.timedelta(days=length - begun))}})
    assert growth.vigour(rows, SKILLS, pause, TODAY)["Data"] >= growth.vigour(rows, SKILLS, NO_PAUSE, TODAY)["Data"]
    resting = [growth.branches(SKILLS, rows, NO_IMPACT, p, TODAY)["resting"].iloc[0] for p in (pause, NO_PAUSE)]
    assert resting[0] <= resting[1]


def test_a_branch_rests_after_a_quarter_without_hours_but_not_because_of_a_leave():
    """Four months without hours is rest; four months of leave is not."""
    rows = log((ago(120), "a", 5))
    leave = frame(Pause, {"p": {"start": ago(119), "end": ago(10)}})
    assert growth.branches(SKILLS, rows, NO_IMPACT, NO_PAUSE, TODAY)["resting"].tolist() == [True]
    assert growth.branches(SKILLS, rows, NO_IMPACT, leave, TODAY)["resting"].tolist() == [False]


def test_a_branch_knows_its_hours_its_span_and_its_leaves():
    """First and last day, hours, the soft part, and the days of work that names one of its skills."""
    impact = frame(Impact, {"m": {"title": "x", "on": "2026-05-01", "skills": ["c", "a"]},
                            "n": {"title": "y", "on": "2026-03-01", "skills": ["a"]},
                            "o": {"title": "z", "skills": ["a"]}})
    rows = log((ago(300), "a", 5), (ago(4), "c", 15), (ago(9), "b", 1))
    vine = growth.branches(SKILLS, rows, impact, NO_PAUSE, TODAY)
    data = vine.loc["Data"]
    assert vine.index.tolist() == ["Data", "Leading"]
    assert (str(data["start"].date()), str(data["last"].date())) == (ago(300), ago(4))
    assert (data["hours"], data["soft"]) == (20, 0.75)
    assert [str(leaf.date()) for leaf in data["leaves"]] == ["2026-03-01", "2026-05-01"]
    assert vine.loc["Leading", "leaves"] == ()


def test_before_there_is_a_log_the_vine_grows_from_memory():
    """Rough hours a month are enough for a first vine, and it says that it is remembered."""
    skill = frame(Skill, {"a": {"name": "A", "monthly": 6, "since": "2024-11-22"},
                          "b": {"name": "B", "branch": "A", "monthly": 2},
                          "c": {"name": "C"}})
    vine = growth.branches(skill, NO_LOG, NO_IMPACT, NO_PAUSE, TODAY)
    assert vine.index.tolist() == ["A"] and vine["remembered"].all()
    assert vine.loc["A", "hours"] == pytest.approx(168, abs=1)
    assert str(vine.loc["A", "start"].date()) == "2024-11-22"


def test_an_empty_workbook_has_no_branches():
    """Nothing at all gives an empty vine with its columns."""
    vine = growth.branches(frame(Skill, {}), NO_LOG, NO_IMPACT, NO_PAUSE, TODAY)
    assert vine.empty and {"start", "last", "hours", "leaves", "resting"} <= set(vine.columns)


def test_a_level_stands_at_the_hours_of_its_skill_until_that_day():
    """Hours of the same day count, later ones and those of other skills do not."""
    levels = frame(SkillLevel, {"l": {"on": "2026-05-10", "skill": "a", "level": 4},
                                "m": {"on": "2026-01-01", "skill": "a", "level": 2},
                                "n": {"on": "2026-05-10", "skill": "b", "level": 1}})
    points = growth.level_points(levels, log(("2026-05-10", "a", 2), ("2026-02-01", "a", 3), ("2026-05-11", "a", 9),
                                             ("2026-02-01", "c", 50)))
    assert points.loc[["m", "l", "n"], "hours"].tolist() == [0, 5, 0]


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from("ab"), st.floats(0.25, 8)), max_size=20),
       st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abx")), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_hours_at_levels_agree_with_adding_up_by_hand(entries, looks):
    """For any log and any levels, each stands where a person with a pencil would put it."""
    rows = log(*((ago(day), skill, h) for day, skill, h in entries))
    levels = frame(SkillLevel, {str(i): {"on": ago(day), "skill": skill, "level": 5}
                                for i, (day, skill) in enumerate(looks)})
    points = growth.level_points(levels, rows)
    byhand = [sum(h for day, skill, h in entries if skill == s and day >= d) for d, s in looks]
    assert np.allclose(points.loc[[str(i) for i in range(len(looks))], "hours"], byhand)
