"""Preparing a talk: which one is next, what matters in it, and how much it bears."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters import declare_all, module
from career_workbook.frames import frame
from career_workbook.methods.interview import preparing
from career_workbook.records import KINDS

declare_all()
module("interview")
TODAY = dt.date(2026, 11, 22)


def talks(**on):
    """Talks by key: their day, and how they ended."""
    return frame(KINDS["opening"], {key: {"role": key, "on": day, "ended": ended} for key, (day, ended) in on.items()})


@pytest.mark.parametrize(("given", "this"), [
    ({}, ""),
    ({"a": ("2026-12-20", ""), "b": ("2026-12-03", "")}, "b"),
    ({"a": ("2026-10-01", ""), "b": ("2026-12-03", "")}, "b"),
    ({"a": ("2026-10-01", ""), "b": ("2026-11-22", "")}, "b"),
    ({"a": ("2026-10-01", ""), "b": (None, "")}, "b"),
    ({"a": (None, ""), "b": ("2027-12-03", "")}, "b"),
    ({"a": ("2026-10-01", ""), "b": ("2026-11-02", "")}, "b"),
    ({"a": ("2026-12-01", "declined"), "b": ("2026-11-02", "")}, "b"),
    ({"a": ("2026-12-01", "joined")}, ""),
])
def test_the_talk_to_prepare(given, this):
    """The next one; else one without a day; else the last; never one that has ended."""
    assert preparing.this_talk(talks(**given), TODAY) == this


def test_what_names_no_talk_belongs_to_the_next_and_what_names_another_waits():
    """A trouble of a talk that was withdrawn is not lost either."""
    opening = talks(a=("2026-12-03", ""), b=("2026-12-20", ""))
    pain = frame(KINDS["pain"], {key: {"what": key, "sure": 0.5, "opening": of} for key, of in (
        ("free", ""), ("mine", "a"), ("other", "b"), ("orphan", "gone"))})
    assert list(preparing.of_this_talk(pain, opening, TODAY).index) == ["free", "mine", "orphan"]
    assert len(preparing.of_this_talk(pain, talks(), TODAY)) == 4


def pains(**known):
    """Troubles by key: how likely, and what they cost."""
    return frame(KINDS["pain"], {key: {"what": key, "sure": sure, "hurts": hurts, "turned_out": ""}
                                 for key, (sure, hurts) in known.items()})


def test_the_weightiest_trouble_comes_first_and_what_was_none_is_gone():
    """Likely and costly before the rest; without a cost a middling one is taken."""
    pain = pains(a=(0.9, 2), b=(0.5, 9), c=(0.4, None))
    pain.loc["c", "turned_out"] = "no"
    assert list(preparing.troubles(pain, talks(), TODAY).index) == ["b", "a"]
    assert preparing.weights(pain)["c"] == pytest.approx(2.0)


def test_a_doubtful_trouble_matters_when_a_must_stands_on_it():
    """Below fifty-fifty a question comes before a story, unless their list says it is a must."""
    pain = pains(likely=(0.8, 5), doubtful=(0.3, 5))
    need = frame(KINDS["requirement"], {"r": {"what": "x", "weight": "must", "pain": "doubtful"}})
    assert list(preparing.what_matters(pain, need.iloc[:0])) == ["likely"]
    assert list(preparing.what_matters(pain, need)) == ["likely", "doubtful"]
    assert list(preparing.what_matters(pain.loc[["doubtful"]], need.iloc[:0])) == ["doubtful"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sets(st.sampled_from("abcd"), max_size=3), st.floats(0, 1)), min_size=1, max_size=6))
def test_how_well_a_story_is_shown_never_costs_another_story(drawn):
    """The fewest stories come first; only between equally many does the evidence speak."""
    from career_workbook.methods.interview.cover import cover

    story = frame(KINDS["story"], {f"s{n}": {"name": "x", "so_for_you": "y", "pains": sorted(meets)}
                                   for n, (meets, _) in enumerate(drawn)})
    pain = pains(**dict.fromkeys("abcd", (0.9, 5)))
    found = preparing.stories(pain, story, [shown for _, shown in drawn])
    assert len(found.chosen) == len(cover("abcd", [meets for meets, _ in drawn]).chosen)


def test_of_two_stories_for_one_trouble_the_better_shown_is_brought():
    """What can be shown carries more than what is only said."""
    story = frame(KINDS["story"], {k: {"name": k, "so_for_you": "y", "pains": ["a"]} for k in ("told", "shown")})
    assert preparing.stories(pains(a=(0.9, 5)), story, [0.1, 0.8]).chosen == (1,)


def test_the_bound_is_said_in_words():
    """With many stories: how few could do it at best, and how many times too many this may be at worst."""
    many = {f"s{n}": {"name": "x", "so_for_you": "y", "pains": [f"p{n % 12}", f"p{(n * 5 + 1) % 12}"]}
            for n in range(30)}
    best = preparing.stories(pains(**{f"p{n}": (0.9, 5) for n in range(12)}), frame(KINDS["story"], many), [0] * 30)
    assert not best.exact and "fewer than 6" in preparing.how_good(best, 30)
    assert "at worst this one takes 1.6 times" in preparing.how_good(best, 30)


LEVELS, ACROSS, MANNER = ["first", "some", "senior"], ["sorter", "panel", "owner"], ["list", "not sure", "open"]


@settings(deadline=None, max_examples=40)
@given(st.tuples(*[st.integers(0, 2)] * 3), st.integers(0, 2))
def test_more_room_on_one_side_never_means_less_in_all(sides, which):
    """And the narrowest side decides."""
    wider = list(sides)
    wider[which] = min(2, wider[which] + 1)
    bears = [preparing.room(LEVELS[a], ACROSS[b], MANNER[c])[0] for a, b, c in (sides, wider)]
    assert bears[0] <= bears[1] and bears[0] == min(sides)


def test_every_narrow_side_has_its_words():
    """Whatever narrows the talk can be said."""
    for level in preparing.ROOM["level"]:
        for across in preparing.ROOM["across"]:
            for manner in preparing.ROOM["manner"]:
                said = preparing.how_far({"level": level, "across": across, "manner": manner, "sign": "",
                                          "fallback": ""})
                assert len(said.lines) == 4 and all(line.endswith((".", "”")) for line in said.lines)
