"""The learning curve: silent while there is too little, and honest about its width afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters import TooLittle
from career_workbook.methods.vine.curve import COVERAGE, learning_curve

HOURS = np.array([0, 4, 9, 15, 22, 30, 40, 52, 66, 82, 100, 125, 150, 180.0])


def test_under_twelve_levels_it_says_how_many_are_missing():
    """Eleven dated levels are dots; the sentence says that one more is needed."""
    with pytest.raises(TooLittle, match="1 more is missing"):
        learning_curve(np.arange(11) / 2, HOURS[:11])
    assert learning_curve(np.arange(12) / 2, HOURS[:12]).n == 12


def test_levels_all_noted_at_the_same_hours_say_nothing_about_hours():
    """Without hours in between, there is no curve to draw."""
    with pytest.raises(TooLittle, match="different times"):
        learning_curve(np.linspace(2, 6, 14), np.zeros(14))


@pytest.mark.parametrize(("shape", "levels"), [
    ("exponential", 8 - 6 * np.exp(-HOURS / 45)), ("power", 9 - 7 * (1 + HOURS) ** -0.35)])
def test_the_shape_the_levels_came_from_is_chosen(shape, levels):
    """Levels that follow one of the two shapes are given back by it, and its AICc is the lower one."""
    curve = learning_curve(levels, HOURS)
    assert curve.model == shape == min(curve.aicc, key=curve.aicc.get)
    assert curve.predict(HOURS) == pytest.approx(levels, abs=0.12)


def test_the_aicc_is_the_published_formula():
    """For a straight fit with residuals known by hand: n ln(RSS/n) + 2k + 2k(k+1)/(n-k-1), k = 4."""
    level = np.tile([3.0, 5.0], 7)
    curve = learning_curve(level, np.repeat(np.arange(7.0), 2))
    assert curve.aicc["exponential"] == pytest.approx(14 * np.log(14 / 14) + 8 + 40 / 9, abs=0.01)


@given(st.lists(st.floats(0, 10), min_size=12, max_size=25), st.integers(0, 100))
@settings(deadline=None, max_examples=40)
def test_a_curve_stays_on_the_scale_never_falls_and_lies_in_its_band(levels, seed):
    """Whatever was noted: levels from 0 to 10, rising or level, between low and high."""
    hours = np.sort(np.random.default_rng(seed).uniform(0, 200, len(levels)))
    curve, at = learning_curve(levels, hours), np.linspace(0, 400, 30)
    middle, (low, high) = curve.predict(at), curve.band(at)
    assert ((middle >= 0) & (middle <= 10) & (low >= 0) & (high <= 10)).all()
    assert (np.diff(middle) >= -1e-9).all() and (low <= middle + 1e-9).all() and (middle <= high + 1e-9).all()


def test_the_band_holds_about_as_many_new_levels_as_it_says():
    """Over many people, about eight of ten levels noted later fall into the band."""
    rng, held = np.random.default_rng(7), []
    for _ in range(60):
        noted = 8 - 6 * np.exp(-HOURS / 60) + rng.normal(0, 0.4, len(HOURS))
        low, high = learning_curve(noted, HOURS).band([200.0])
        later = 8 - 6 * np.exp(-200 / 60) + rng.normal(0, 0.4)
        held.append(low[0] <= later <= high[0])
    assert abs(np.mean(held) - COVERAGE) < 0.15


def test_the_band_is_the_same_at_every_redraw():
    """A forecast that flickers would not be believed, and rightly."""
    noted = 8 - 6 * np.exp(-HOURS / 60) + np.random.default_rng(1).normal(0, 0.4, len(HOURS))
    first, second = (learning_curve(noted, HOURS).band([200.0]) for _ in range(2))
    assert first == second
