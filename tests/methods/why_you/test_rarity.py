"""Rarity and combinations: small cases counted by hand, and laws that hold for all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.why_you import rarity

TABLES = st.integers(1, 5).flatmap(lambda others: st.integers(0, 6).flatmap(lambda skills: st.lists(
    st.lists(st.booleans(), min_size=skills, max_size=skills), min_size=others, max_size=others).map(
        lambda rows: np.array(rows, dtype=bool).reshape(others, skills))))


def test_rare_is_what_few_have():
    """Of two others one has teaching, both have tables, none has calm."""
    table = rarity.has(["teaching", "tables", "calm"], [("tables", "teaching"), ("tables", "gone")])
    assert rarity.rarity(table).tolist() == [0.5, 0, 1]


def test_reiters_conflicts():
    """The collection of sets by which Reiter 1987 explains his tree has these minimal hitting sets."""
    conflicts = [{2, 4, 5}, {1, 2, 3}, {1, 3, 5}, {2, 4, 6}, {2, 4}, {2, 3, 5}, {1, 6}]
    elements = [1, 2, 3, 4, 5, 6]
    table = np.array([[element not in one for element in elements] for one in conflicts])
    found = {tuple(elements[i] for i in one) for one in rarity.only_mine(table)}
    assert found == {(1, 2), (2, 3, 6), (2, 5, 6), (1, 3, 4), (1, 4, 5), (3, 4, 6)}


@given(TABLES)
def test_the_combinations_are_all_that_there_are(table):
    """Each is lacked by everybody, loses that with any part left out, and every set that works holds one of them."""
    found = rarity.only_mine(table)

    def mine(one):
        return bool((~table[:, list(one)]).any(axis=1).all()) if one else False

    assert len(set(found)) == len(found)
    for one in found:
        assert mine(one) and not any(mine(part) for part in combinations(one, len(one) - 1))
    for size in (1, 2, 3):
        for one in combinations(range(table.shape[1]), size):
            assert mine(one) == any(set(part) <= set(one) for part in found)


@given(TABLES, st.lists(st.floats(0, 10), min_size=6, max_size=6))
def test_the_worthiest_combination_comes_first(table, worth):
    """A combination is worth as much as its least part."""
    found = rarity.only_mine(table, np.array(worth[: table.shape[1]]))
    least = [min(worth[skill] for skill in one) for one in found]
    assert least == sorted(least, reverse=True)


def test_among_nobody_nothing_is_rare():
    """Without any other there is no answer, not a flattering one."""
    with pytest.raises(ValueError, match="at least one other"):
        rarity.rarity(np.zeros((0, 2), dtype=bool))
    with pytest.raises(ValueError, match="at least one other"):
        rarity.only_mine(np.zeros((0, 2), dtype=bool))


def test_of_very_many_skills_the_worthiest_are_looked_through():
    """Five hundred skills are answered at once, from those that count most."""
    table = np.zeros((2, 500), dtype=bool)
    found = rarity.only_mine(table, np.arange(500.0))
    assert found[0] == (499,) and len(found) == rarity.MOST_SKILLS
