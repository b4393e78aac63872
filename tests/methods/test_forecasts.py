"""How near guesses came: against published figures and closed forms."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods import forecasts

GUESSES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80)


@pytest.mark.parametrize(("chance", "came", "score"), [
    (1.0, 1, 0), (1.0, 0, 1), (0.7, 1, 0.09), (0.3, 1, 0.49), (0.5, 0, 0.25), (0.5, 1, 0.25)])
def test_the_brier_score_of_one_guess(chance, came, score):
    """The usual examples: rain said at 70 % that came scores 0.09, a coin 0.25."""
    assert forecasts.brier([chance], [came]) == pytest.approx(score)


def test_no_guess_has_no_score():
    """Nothing is not perfect."""
    with pytest.raises(ValueError, match="at least one"):
        forecasts.brier([], [])


@settings(deadline=None, max_examples=60)
@given(GUESSES)
def test_the_parts_add_up(guesses):
    """However the guesses fall into groups, the parts make the whole again."""
    p, y = map(np.array, zip(*guesses, strict=True))
    parts = forecasts.murphy(p, y)
    assert parts.reliability - parts.resolution + parts.uncertainty + parts.within == pytest.approx(parts.score)
    assert parts.groups[:, 2].sum() == len(p) and min(parts.reliability, parts.resolution) >= -1e-12


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 20), st.integers(1, 20))
def test_always_saying_how_often_it_happens_is_reliable_and_tells_nothing(yes, no):
    """The base rate as the only guess: no unreliability, no resolution, only what makes it hard."""
    base = yes / (yes + no)
    parts = forecasts.murphy([base] * (yes + no), [1] * yes + [0] * no)
    assert parts.reliability == pytest.approx(0) and parts.resolution == pytest.approx(0)
    assert parts.score == pytest.approx(base * (1 - base)) == parts.uncertainty


def test_knowing_everything_resolves_everything():
    """Always sure and always right: the resolution takes all the difficulty away."""
    parts = forecasts.murphy([1, 1, 0, 0], [1, 1, 0, 0])
    assert parts.score == 0 and parts.resolution == parts.uncertainty == 0.25


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1), st.floats(0, 10))
def test_an_even_guess_on_which_much_hangs_is_worth_asking_about(chance, matters):
    """What is certain, or does not matter, is worth no question; a coin is worth the most."""
    value = float(forecasts.worth_asking(chance, matters))
    assert 0 <= value <= float(forecasts.worth_asking(0.5, matters)) + 1e-12
    assert forecasts.worth_asking(1.0, matters) == 0 == forecasts.worth_asking(chance, 0)


def test_the_parts_are_told_from_thirty_answers():
    """Twenty-nine answers have a score and no parts; thirty have both."""
    rng = np.random.default_rng(1)
    p = rng.random(30)
    y = rng.random(30) < p
    assert len(forecasts.in_words(p[:29], y[:29])[1]) == 2
    assert len(forecasts.in_words(p, y)[1]) == 3


def test_the_told_parts_add_up_and_being_off_is_never_less_than_nothing():
    """Guesses apart within one group (82 % and 98 %) once made it “-0.02 because your numbers were off”."""
    p = np.tile([0.82, 0.98, 0.45, 0.55], 9)
    y = np.tile([0, 1, 0, 1], 9)
    told = forecasts.in_words(p, y)[1]
    hard, apart, off = map(float, re.findall(r"\d\.\d\d", told[2]))
    assert "-" not in told[2] and hard - apart * (1 if "less" in told[2] else -1) + off == pytest.approx(
        round(forecasts.brier(p, y), 2))
