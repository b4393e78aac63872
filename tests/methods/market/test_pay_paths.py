"""Staying beside going: against closed forms, and as rules that always hold."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.market import pay_paths
from career_workbook.methods.market.pay_paths import Way

AMOUNT = st.integers(10, 90).map(float)


def sure(value):
    """A guess without a range."""
    return (value, value, value)


@settings(deadline=None, max_examples=40)
@given(stay=AMOUNT, less=st.integers(1, 9), more=st.integers(1, 60), months=st.integers(1, 40))
def test_break_even_has_a_closed_form_where_nothing_is_uncertain(stay, less, more, months):
    """What m months of lower pay cost is back after m × less / more further months, if ten years are enough."""
    going = pay_paths.play(Way(sure(stay - less), sure(months), sure(stay + more)), 1000)
    staying = pay_paths.play(Way(sure(stay)), 1000)
    month = pay_paths.break_even(pay_paths.ahead(going, staying))
    needed = months + math.ceil(months * less / more) - 1
    assert np.all(month == needed) if needed < pay_paths.MONTHS else np.isnan(month).all()


def test_going_to_more_at_once_is_never_behind():
    """Where there is no step back there is nothing to make up for."""
    difference = pay_paths.ahead(pay_paths.play(Way(sure(60)), 100), pay_paths.play(Way(sure(50)), 100))
    assert np.all(pay_paths.break_even(difference) == 0)


def test_a_step_that_never_comes_never_pays_back():
    """Lower pay for good is behind for good."""
    going = pay_paths.play(Way(sure(40), sure(12), sure(90), chance=0), 100)
    assert np.isnan(pay_paths.break_even(pay_paths.ahead(going, pay_paths.play(Way(sure(50)), 100)))).all()


def test_the_chance_of_the_step_is_the_share_that_takes_it():
    """Seven in ten, within what ten thousand tries allow."""
    pay = pay_paths.play(Way(sure(40), sure(12), sure(90), chance=0.7))
    assert (pay[:, -1] == 90).mean() == pytest.approx(0.7, abs=0.02)


def test_a_rise_comes_once_a_year():
    """Twelve months at one pay, then a little more."""
    pay = pay_paths.play(Way(sure(100), rise=sure(0.1)), 1)[0]
    assert pay[[0, 11, 12, 24]] == pytest.approx([100, 100, 110, 121])


def test_falling_behind_again_counts():
    """Break-even is the month after which it stays so, not the first lucky one."""
    difference = np.array([[-1.0, 1, -1, 1, 1], [1, 1, 1, 1, -1], [1, 1, 1, 1, 1]])
    assert np.array_equal(pay_paths.break_even(difference), [3, np.nan, 0], equal_nan=True)


@settings(deadline=None, max_examples=30)
@given(st.lists(AMOUNT, min_size=3, max_size=3).map(sorted), st.lists(AMOUNT, min_size=3, max_size=3).map(sorted))
def test_a_fan_is_in_order_and_inside_the_guesses(start, then):
    """Cautious below hopeful in every month, and nothing beyond what was guessed."""
    rows = pay_paths.fan(pay_paths.play(Way(tuple(start), sure(24), tuple(then)), 400))
    assert rows.shape == (len(pay_paths.FAN), pay_paths.MONTHS) and np.all(np.diff(rows, axis=0) >= 0)
    assert rows.min() >= min(start[0], then[0]) - 1e-9 and rows.max() <= max(start[2], then[2]) + 1e-9


def test_the_same_answers_give_the_same_picture():
    """The seed is fixed, and another way draws from another stream."""
    way = Way((40.0, 50.0, 60.0))
    assert np.array_equal(pay_paths.play(way, 50), pay_paths.play(way, 50))
    assert not np.array_equal(pay_paths.play(way, 50), pay_paths.play(way, 50, stream=1))
