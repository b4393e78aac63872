"""Weighing options: spans of worth and rank, and what an answer would be worth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.market import weighing


@st.composite
def tables(draw, fewest=1):
    """Spans of some options in some things, and the weights of the things."""
    n, k = draw(st.integers(fewest, 5)), draw(st.integers(1, 4))
    ends = draw(st.lists(st.lists(st.integers(0, 20), min_size=2, max_size=2).map(sorted), min_size=n * k,
                         max_size=n * k))
    low, high = np.array(ends, float).reshape(n, k, 2).transpose(2, 0, 1) / 20
    return low, high, np.array(draw(st.lists(st.integers(1, 10), min_size=k, max_size=k)), float)


def test_worth_is_the_weighted_mean():
    """Twice as important counts twice."""
    low, high = weighing.worth([[0.2, 0.5]], [[0.4, 0.5]], [1, 2])
    assert (low[0], high[0]) == pytest.approx((0.4, 1.4 / 3))


def test_ranks_are_spans():
    """Two that overlap share their ranks; one clearly behind both is third."""
    best, worst = weighing.ranks([0.4, 0.5, 0.1], [0.6, 0.9, 0.3])
    assert best.tolist() == [1, 1, 3] and worst.tolist() == [2, 2, 3]


@settings(deadline=None, max_examples=50)
@given(tables())
def test_a_drawn_ranking_lies_within_the_spans(table):
    """Whatever the answers turn out to be, each rank was announced as possible."""
    low, high, weight = table
    best, worst = weighing.ranks(*weighing.worth(low, high, weight))
    drawn = np.random.default_rng(1).uniform(low, high, (30, *low.shape)) @ (weight / weight.sum())
    better = (drawn[:, None, :] > drawn[:, :, None] + 1e-9).sum(axis=2) + 1
    worse = len(low) - (drawn[:, None, :] < drawn[:, :, None] - 1e-9).sum(axis=2)
    assert np.all(best <= better) and np.all(worse <= worst)


@settings(deadline=None, max_examples=12)
@given(tables(2))
def test_what_an_answer_is_worth_agrees_with_trying_it_out(table):
    """The closed form is the mean gain of choosing after hearing the answer instead of before."""
    low, high, weight = table
    exact = weighing.worth_knowing(low, high, weight, np.ones(len(low)))
    mean, share = sum(weighing.worth(low, high, weight)) / 2, weight / weight.sum()
    even = (np.arange(2000) + 0.5) / 2000 - 0.5
    for row, column in np.ndindex(low.shape):
        told = mean[row] + share[column] * (high - low)[row, column] * even
        rival = np.delete(mean, row).max()
        assert exact[row, column] == pytest.approx(np.maximum(told, rival).mean() - max(mean[row], rival), abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(tables(), st.floats(0.05, 1))
def test_knowing_never_hurts_and_what_is_known_is_worth_nothing_more(table, chance):
    """An answer that is already there cannot change anything."""
    low, high, weight = table
    value = weighing.worth_knowing(low, high, weight, np.full(len(low), chance))
    assert np.all(value >= -1e-12) and np.all(value[low == high] <= 1e-12)


def test_a_must_that_may_fail_is_worth_asking_about():
    """Half a chance on the better option: knowing saves the other one when it fails."""
    value = weighing.worth_knowing_must([0.8, 0.3], [0.5, 1.0], [0.5, 1.0])
    assert value == pytest.approx([0.5 * 0.8 + 0.5 * 0.3 - 0.4, 0])


def test_with_one_option_there_is_nothing_to_decide():
    """No answer can change an order of one."""
    assert np.all(weighing.worth_knowing([[0.0]], [[1.0]], [1], [1.0]) == 0)
    assert weighing.worth_knowing_must([0.5], [0.5], [0.5]) == pytest.approx([0])


@pytest.mark.parametrize(("low", "high", "weight"), [([[0.6]], [[0.5]], [1]), ([[0.1]], [[0.5]], [0])])
def test_spans_and_weights_that_make_no_sense_are_refused(low, high, weight):
    """A span the wrong way round is a mistake, not a result."""
    with pytest.raises(ValueError, match="lower end first"):
        weighing.worth(low, high, weight)
