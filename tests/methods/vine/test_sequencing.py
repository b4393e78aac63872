"""What to learn first: never worse than trying every order, and honest where not all can be tried."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.estimate import SEED, pert
from career_workbook.methods.vine import closures
from career_workbook.methods.vine.sequencing import Circle, allowed, best_order, cost, first_chances, turning_point


@st.composite
def skills(draw, most=6, linked=True):
    """Worths, hours and prerequisites without a circle, for up to `most` skills."""
    n = draw(st.integers(1, most))
    numbers = st.lists(st.floats(0.5, 50), min_size=n, max_size=n)
    links = draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=n)) if linked else []
    after = tuple(tuple(sorted({a for a, b in links if b == i and a < i})) for i in range(n))
    return np.array(draw(numbers)), np.array(draw(numbers)), after


def cheapest(worth, hours, after, rate=0.0):
    """The least cost over all orders that keep the prerequisites."""
    return min(float(cost(order, worth, hours, rate)) for order in itertools.permutations(range(len(worth)))
               if all(order.index(a) < order.index(b) for b, before in enumerate(after) for a in before))


def test_a_published_example_is_solved_as_published():
    """Two chains of four and three jobs (Pinedo, Scheduling, on chains) are best done as 1, 2, 5, 6, 3, 7, 4."""
    worth, hours = np.array([6.0, 18, 12, 8, 8, 17, 18]), np.array([3.0, 6, 6, 5, 4, 8, 10])
    best = best_order(worth, hours, ((), (0,), (1,), (2,), (), (4,), (5,)))
    assert [job + 1 for job in best.order] == [1, 2, 5, 6, 3, 7, 4]


@pytest.mark.parametrize("n", [2, 5, 8])
def test_smiths_rule_equals_trying_every_order(n):
    """Without prerequisites, worth per hour finds the cheapest order there is."""
    rng = np.random.default_rng(n)
    for _ in range(3 if n == 8 else 20):
        worth, hours = rng.uniform(0.1, 9, n), rng.uniform(1, 60, n)
        orders = np.array(list(itertools.permutations(range(n))))
        least = (hours[orders].cumsum(1) * worth[orders]).sum(1).min()
        assert best_order(worth, hours).cost == pytest.approx(least)


@given(skills())
@settings(deadline=None)
def test_with_prerequisites_the_order_is_still_the_cheapest(case):
    """The dynamic programme equals trying every order that is allowed."""
    worth, hours, after = case
    best = best_order(worth, hours, after)
    assert best.exact and best.cost == pytest.approx(cheapest(worth, hours, after))
    assert allowed(best.order, after) == best.order


@given(skills(), st.floats(0.001, 0.1))
@settings(deadline=None)
def test_with_discounting_the_order_is_still_the_cheapest(case, rate):
    """When later counts less, the order found is again the cheapest one."""
    worth, hours, after = case
    assert best_order(worth, hours, after, rate).cost == pytest.approx(cheapest(worth, hours, after, rate))


def test_a_small_discount_changes_nothing_much():
    """As the discount goes to nothing, its cost becomes the plain one."""
    worth, hours = np.array([3.0, 1, 2]), np.array([10.0, 20, 5])
    assert cost((2, 0, 1), worth, hours, 1e-9) == pytest.approx(cost((2, 0, 1), worth, hours), rel=1e-5)


@given(skills(most=7))
@settings(deadline=None)
def test_the_heuristic_is_allowed_and_never_beats_the_best(case):
    """What is used above eighteen skills keeps the prerequisites and cannot cost less than the exact order."""
    worth, hours, after = case
    found = closures.shifted(closures.by_closure(worth, hours, after, 0.0), worth, hours, after, 0.0)
    assert allowed(found, after) == found and sorted(found) == list(range(len(worth)))
    assert float(cost(found, worth, hours)) >= best_order(worth, hours, after).cost * (1 - 1e-9)


def test_above_eighteen_skills_the_method_is_named_and_its_gap_reported():
    """A heuristic says that it is one, and how far from the best it can be at most."""
    rng = np.random.default_rng(5)
    worth, hours = rng.uniform(1, 9, 30), rng.uniform(5, 80, 30)
    after = tuple((i - 1,) if i % 3 else () for i in range(30))
    best = best_order(worth, hours, after)
    bound = best_order(worth, hours).cost
    assert not best.exact and best.method and best.gap == pytest.approx(best.cost / bound - 1)
    assert 0 <= best.gap < 1


def test_eighteen_skills_that_hang_together_are_exact_and_quick():
    """The largest exact case takes well under two seconds of computing."""
    rng = np.random.default_rng(2)
    worth, hours, after = rng.uniform(1, 9, 18), rng.uniform(5, 80, 18), (*((),) * 17, (0,))
    begun = time.process_time()
    best = best_order(worth, hours, after)
    assert best.exact and time.process_time() - begun < 2


@pytest.mark.parametrize("after", [((),) * 12, (*((),) * 11, tuple(range(11))), ((), *((i,) for i in range(11)))])
def test_twelve_skills_and_ten_thousand_draws_take_under_a_second(after):
    """Free skills, one that needs all others, and a chain: all within a second of computing."""
    rng = np.random.default_rng(3)
    worth, guesses = rng.uniform(1, 9, 12), np.sort(rng.uniform(5, 80, (12, 3)), axis=1)
    begun = time.process_time()
    chances = first_chances(worth, guesses, after, draws=10_000)
    assert time.process_time() - begun < 1 and chances.sum() == pytest.approx(1)


@given(skills())
@settings(deadline=None, max_examples=40)
def test_chances_count_what_solving_each_draw_would_count(case):
    """How often a skill comes first is what one gets by solving draw after draw."""
    worth, hours, after = case
    guesses = np.stack([hours * 0.5, hours, hours * 2.5], axis=1)
    drawn = pert(*guesses.T, 40, np.random.default_rng(SEED))
    first = [best_order(worth, draw, after).order[0] for draw in drawn]
    counted = np.bincount(first, minlength=len(worth)) / 40
    # Two equally good orders may be told apart differently: allow for one such draw.
    assert np.abs(first_chances(worth, guesses, after, draws=40) - counted).max() <= 1 / 40 + 1e-9


def test_chances_of_many_linked_skills_add_up():
    """Above twelve that hang together the chances come from the heuristic, and are still chances."""
    rng = np.random.default_rng(4)
    guesses = np.sort(rng.uniform(5, 80, (15, 3)), axis=1)
    chances = first_chances(rng.uniform(1, 9, 15), guesses, ((), *((0,) for _ in range(14))), draws=500)
    assert chances[0] == 1.0


def test_the_same_seed_gives_the_same_chances():
    """Chances do not flicker from one redraw to the next."""
    guesses = np.array([[5, 10, 30], [4, 12, 40.0]])
    assert np.array_equal(first_chances([3, 4], guesses), first_chances([3, 4], guesses))
    assert not np.array_equal(first_chances([3, 4], guesses), first_chances([3, 4], guesses, seed=1))


def test_a_prerequisite_is_pulled_in_front():
    """Wishing for the third step first means taking the first two before it."""
    assert allowed((2, 0, 1, 3), ((), (0,), (1,), ())) == (0, 1, 2, 3)
    assert allowed((3, 2, 0, 1), ((), (0,), (1,), ())) == (3, 0, 1, 2)


def test_a_circle_is_named():
    """Skills that wait for each other are named, in the order in which they wait."""
    with pytest.raises(Circle) as circle:
        best_order(np.ones(4), np.ones(4), ((), (3,), (1,), (2,)))
    assert set(circle.value.skills) == {1, 2, 3}


def test_the_turning_point_is_where_the_first_changes():
    """Just above the factor a favoured skill comes first, just below it does not."""
    worth, hours, soft = np.array([6.0, 4, 3]), np.array([10.0, 10, 10]), np.array([False, True, True])
    factor = turning_point(worth, hours, soft)
    assert factor == pytest.approx(1.5)
    for by, expected in ((factor * 1.01, True), (factor * 0.99, False)):
        assert soft[best_order(np.where(soft, worth * by, worth), hours).order[0]] == expected


def test_the_turning_point_minds_prerequisites():
    """A soft skill that waits for a hard one never comes first, however much it is worth."""
    worth, hours = np.array([6.0, 4, 3]), np.array([10.0, 10, 10])
    assert turning_point(worth, hours, np.array([False, True, True]), ((), (0,), (0,))) is None
    factor = turning_point(worth, hours, np.array([False, True, False]), ((), (), (0,)))
    assert factor == pytest.approx(1.5, rel=0.02)


def test_without_both_kinds_there_is_no_turning_point():
    """Only soft skills, or none: there is nothing to turn."""
    assert turning_point(np.ones(2), np.ones(2), np.array([True, True])) is None
    assert turning_point(np.ones(2), np.ones(2), np.array([False, False])) is None
