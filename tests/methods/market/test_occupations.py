"""How near one occupation is to another: closed forms, and promises that hold for any ratings."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from career_workbook.methods.market import occupations

#: Elements x, y, z; b is a twice over, c the opposite, d between; u was never rated.
LEVELS = {"a": (2, 1, 0), "b": (4, 2, 0), "c": (0, 0, 7), "d": (2, 1, 1)}


def ratings(levels=LEVELS, importance=5.0, firm=True):
    """Rows of ratings from levels by occupation."""
    return pd.DataFrame([{"occupation": code, "element": element, "importance": importance, "level": float(level),
                          "firm": firm} for code, all_ in levels.items()
                         for element, level in zip("xyz", all_, strict=True)])


def related(**lists):
    """Rows of related occupations, in order."""
    rows = [{"occupation": code, "related": other, "place": n} for code, others in lists.items()
            for n, other in enumerate(others, 1)]
    return pd.DataFrame(rows, columns=["occupation", "related", "place"])


@pytest.fixture
def profiles():
    return occupations.profiles(ratings())


def test_the_cosine_is_the_closed_form(profiles):
    """A profile twice as high is the same direction; one with nothing in common stands at a right angle."""
    found = occupations.cosines(profiles)
    assert found[0, 1] == pytest.approx(1) and found[0, 2] == pytest.approx(0)
    assert found[0, 3] == pytest.approx(5 / (math.sqrt(5) * math.sqrt(6)))


def test_importance_and_level_are_both_scaled(profiles):
    """Importance 5 and level 7 make 1; importance 1 makes nothing of any level."""
    assert occupations.weighed(np.array([5.0, 1, np.nan]), np.array([7.0, 7, 3])).tolist() == [1, 0, 0]


def test_ranks_begin_with_the_nearest(profiles):
    """The occupation itself has no rank."""
    assert occupations.ranks("a", occupations.profile("a", profiles, related()), profiles) == {"b": 1, "d": 2, "c": 3}


def test_the_official_list_comes_first(profiles):
    """What O*NET lists stands in its order, also where it was never rated; then what is near by profile."""
    found = occupations.neighbours("a", profiles, related(a=["c", "u"]), 4)
    assert list(found["occupation"]) == ["c", "u", "b", "d"] and list(found["listed"]) == [True, True, False, False]
    assert found["rank"].tolist()[0] == 3 and math.isnan(found["rank"][1])


def test_an_unrated_occupation_is_estimated_from_rated_relatives(profiles):
    """It is the mean of them, it says whom it rests on, and without any there is none."""
    lists = related(u=["a", "v", "b"], w=["v"])
    found = occupations.profile("u", profiles, lists)
    assert found.estimated and found.rests_on == ("a", "b") and found.level.tolist() == [3, 1.5, 0]
    assert not occupations.profile("a", profiles, lists).estimated
    assert occupations.profile("w", profiles, lists) is None and occupations.profile("x", profiles, lists) is None


def test_the_way_to_a_neighbour(profiles):
    """Levels to grow, the longest first; what there asks for less is no way at all."""
    here, there = (occupations.profile(code, profiles, related()) for code in "ad")
    found = occupations.gap(here, there, profiles.elements)
    assert found["element"].iloc[0] == "z" and found["grow"].tolist() == [1, 0, 0]


@pytest.mark.parametrize("more", [{"importance": 2.9}, {"firm": False}])
def test_what_is_not_needed_or_not_sure_is_no_gap(more):
    """An element of little importance, or a figure its source does not stand by, is left out."""
    weak = occupations.profiles(ratings(**more))
    both = [occupations.profile(code, weak, related()) for code in "ad"]
    assert occupations.gap(*both, weak.elements).empty


def test_recall_counts_what_is_listed_and_rated(profiles):
    """Of two rated relatives one is among the nearest one; unrated relatives do not count."""
    assert occupations.recall(profiles, related(a=["b", "c", "u"]), 1) == 0.5
    assert occupations.recall(profiles, related(a=["b", "c", "u"]), 3) == 1
    assert occupations.recall(profiles, related(), 3) == 0


@given(arrays(float, (5, 3), elements=st.floats(0, 7)))
def test_promises_of_nearness(levels):
    """Nearness goes both ways, never beyond 1, and each other occupation has one rank."""
    codes = "pqrst"
    found = occupations.profiles(ratings(dict(zip(codes, levels, strict=True))))
    near = occupations.cosines(found)
    assert np.allclose(near, near.T) and near.max() <= 1 + 1e-9 and near.min() >= 0
    ranks = occupations.ranks("p", occupations.profile("p", found, related()), found)
    assert sorted(ranks) == list("qrst") and sorted(ranks.values()) == [1, 2, 3, 4]


def test_no_ratings_at_all():
    """Without ratings there is no profile and no neighbour, and nothing is raised."""
    empty = occupations.profiles(ratings({}).reindex(columns=["occupation", "element", "importance", "level", "firm"]))
    assert occupations.neighbours("a", empty, related(a=["b"]))["occupation"].tolist() == ["b"]
    assert occupations.neighbours("a", empty, related()).empty
