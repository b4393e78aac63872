"""The fewest stories that meet everything: against brute force, and the published worst case of the greedy choice."""

from __future__ import annotations

import math
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.interview import cover as module
from career_workbook.methods.interview.cover import cover, harmonic

SETS = st.lists(st.frozensets(st.integers(0, 7), max_size=5), max_size=8)
COSTS = st.lists(st.floats(0.1, 5), min_size=8, max_size=8)


def cheapest(elements, sets, costs):
    """What the best choice costs, by trying all of them one after the other."""
    wanted = set(elements) & set(chain.from_iterable(sets))
    every = chain.from_iterable(combinations(range(len(sets)), n) for n in range(len(sets) + 1))
    return min(sum(costs[j] for j in some) for some in every
               if wanted <= set(chain.from_iterable(sets[j] for j in some)))


@settings(deadline=None, max_examples=60)
@given(SETS, COSTS)
def test_no_choice_is_cheaper(sets, costs):
    """Up to twenty stories the choice is the best there is."""
    costs = costs[:len(sets)]
    found = cover(range(8), sets, costs)
    assert found.exact and found.cost == pytest.approx(cheapest(range(8), sets, costs))
    assert found.at_least == found.cost and found.at_most == 1


@settings(deadline=None, max_examples=60)
@given(SETS)
def test_whatever_can_be_met_is_met(sets):
    """The chosen ones meet all that any meets, none of them is idle, and the rest is named."""
    found = cover(range(8), sets)
    met = set(chain.from_iterable(sets[j] for j in found.chosen))
    assert met == set(chain.from_iterable(sets)) and set(found.uncovered) == set(range(8)) - met
    assert len(set(found.chosen)) == len(found.chosen)
    assert all(met != set(chain.from_iterable(sets[j] for j in found.chosen if j != left)) for left in found.chosen)


@settings(deadline=None, max_examples=40)
@given(SETS, COSTS)
def test_the_greedy_choice_keeps_its_promise(sets, costs):
    """Above twenty stories the choice costs at most H(d) times the best, which is at least what is said."""
    costs = costs[:len(sets)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EXACT", 0)
        found = cover(range(8), sets, costs)
    best = cheapest(range(8), sets, costs)
    assert best - 1e-9 <= found.cost <= found.at_most * best + 1e-9
    assert found.at_least <= best + 1e-9
    assert set(chain.from_iterable(sets)) == set(chain.from_iterable(sets[j] for j in found.chosen))


@pytest.mark.parametrize("n", [21, 40])
def test_the_published_worst_case_of_the_greedy_choice(n):
    """Chvátal 1979: single sets at 1/j and one set of all at 1 + ε; greedy takes the singles and pays H(n)."""
    sets = [{j} for j in range(1, n + 1)] + [set(range(1, n + 1))]
    found = cover(range(1, n + 1), sets, [1 / j for j in range(1, n + 1)] + [1 + 1e-6])
    assert not found.exact and found.cost == pytest.approx(harmonic(n)) == pytest.approx(found.at_most)
    assert found.at_most <= 1 + math.log(n)


def test_harmonic_numbers():
    """H(4) = 25/12; an empty list has none."""
    assert (harmonic(0), harmonic(1), harmonic(4)) == (0, 1, pytest.approx(25 / 12))


def test_of_equal_choices_the_cheaper_and_in_the_order_to_take_them():
    """The set that meets most comes first; of two alike the cheaper one is taken."""
    found = cover("abcd", ["ab", "ab", "d", "bc"], [1, 0.9, 1, 1])
    assert found.chosen == (1, 2, 3) and found.uncovered == ()


def test_twenty_stories_and_five_hundred_troubles_are_not_too_many():
    """Every choice among twenty is tried, however many troubles there are."""
    sets = [{(j * 37 + k * k) % 500 for k in range(60)} for j in range(20)]
    assert cover(range(500), sets).exact and not cover(range(500), [*sets, {1}]).exact


def test_nothing_to_meet_needs_nothing():
    """No trouble, no story; and a cost of nothing is refused."""
    assert cover([], [{1}]).chosen == () == cover([1], []).chosen
    with pytest.raises(ValueError, match="above 0"):
        cover([1], [{1}], [0])
