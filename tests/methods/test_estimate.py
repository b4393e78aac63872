"""Guesses with a range: what is drawn from them agrees with what is known of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.estimate import guesses, pert, pert_mean

SORTED = st.lists(st.floats(0, 1000), min_size=3, max_size=3).map(sorted)


@pytest.mark.parametrize("guess", [(2, 5, 20), (0, 0, 1), (10, 30, 30), (-4, 0, 4), (100, 101, 400)])
def test_draws_have_the_mean_and_the_variance_of_the_closed_form(guess):
    """The mean and the spread of many draws are those of the distribution."""
    drawn = pert(*guess, draws=200_000)
    low, _, high = guess
    mean = float(pert_mean(*guess))
    assert drawn.mean() == pytest.approx(mean, abs=0.01 * (high - low))
    assert drawn.var() == pytest.approx((mean - low) * (high - mean) / 7, rel=0.03)


def test_the_mean_is_the_textbook_one():
    """Optimistic 2, likely 5, pessimistic 14 days make 6 days, as in every course on PERT."""
    assert float(pert_mean(2, 5, 14)) == 6.0


@given(SORTED)
@settings(deadline=None)
def test_no_draw_leaves_its_range(guess):
    """Nothing lower than low or higher than high is ever drawn."""
    drawn = pert(*guess, draws=50)
    assert (drawn >= guess[0]).all() and (drawn <= guess[2] * (1 + 1e-12)).all()


@given(SORTED)
@settings(deadline=None)
def test_the_mean_lies_in_the_range(guess):
    """A mean outside the guess would be somebody else's guess."""
    assert guess[0] - 1e-9 <= float(pert_mean(*guess)) <= guess[2] + 1e-9


def test_three_equal_numbers_are_a_certainty():
    """Low = likely = high is drawn as that number, without spread."""
    assert set(pert(7, 7, 7, draws=10)) == {7.0}


def test_the_same_guess_gives_the_same_draws():
    """A fixed seed: nobody's chances change because a page was opened again."""
    assert np.array_equal(pert(1, 2, 4, draws=100), pert(1, 2, 4, draws=100))


def test_many_guesses_are_drawn_at_once():
    """Arrays of guesses give one column each."""
    assert pert([0, 10], [1, 20], [2, 40], draws=500).shape == (500, 2)


def test_a_guess_out_of_order_is_refused():
    """Likely above high is a slip of the pen, not a distribution."""
    with pytest.raises(ValueError, match="in order"):
        pert(1, 9, 3)


def test_guesses_are_read_from_a_frame():
    """The three columns of an estimate become three columns of numbers, empty ones as NaN."""
    frame = pd.DataFrame({"h_low": [1.0, np.nan], "h_likely": [2.0, np.nan], "h_high": [4.0, np.nan]})
    assert guesses(frame, "h")[0].tolist() == [1, 2, 4] and np.isnan(guesses(frame, "h")[1]).all()
