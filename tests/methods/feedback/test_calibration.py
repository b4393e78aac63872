"""One's own view beside that of others: what is computed, and from how many."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.feedback import calibration
from career_workbook.methods.feedback.calibration import (
    FOR_AN_INTERVAL,
    fields,
    own_view,
    profile,
    seen,
    shrunk,
    t_factor,
)

LEVELS = st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=12)


def ratings(*rows):
    """Ratings from (rater, skill, level) or (rater, skill, level, came)."""
    table = pd.DataFrame([(*row, 1)[:4] for row in rows], columns=["rater", "skill", "level", "came"])
    return table.astype({"level": float})


def several(count, skill="s", came=lambda i: 1, level=lambda i: 5.0 + i % 3):
    """That many raters of one skill."""
    return [(f"r{i}", skill, level(i), came(i)) for i in range(count)]


@given(LEVELS)
def test_the_parts_of_a_difference_add_up(pairs):
    """Level, spread and order are all there is to a distance (Cronbach & Gleser 1953)."""
    own, others = np.array(pairs).T
    found = profile(own, others)
    order = 0 if found.order is None else found.order
    whole = found.level ** 2 + found.spread ** 2 + 2 * own.std() * others.std() * (1 - order)
    assert whole == pytest.approx(found.distance, abs=1e-6)


@given(LEVELS, st.floats(-3, 3))
def test_level_and_order_are_independent(pairs, shift):
    """Everybody giving more everywhere moves the level and leaves the order as it is."""
    own, others = np.round(np.array(pairs), 1).T
    before, after = profile(own, others), profile(own, others + shift)
    assert after.level == pytest.approx(before.level + shift, abs=1e-9)
    assert (after.order is None) == (before.order is None)
    assert after.order is None or after.order == pytest.approx(before.order, abs=1e-6)


@pytest.mark.parametrize(("freedom", "published"), [(4, 2.776), (5, 2.571), (9, 2.262), (10, 2.228), (20, 2.086),
                                                    (30, 2.042), (120, 1.980)])
def test_t_as_in_the_printed_tables(freedom, published):
    """Student's t at 95 %, two-sided, as every statistics book prints it (e.g. Abramowitz & Stegun, table 26.10)."""
    assert t_factor(freedom, 0.95) == pytest.approx(published, abs=0.006)


def test_shrinking_as_in_steins_paradox():
    """Eighteen batting averages of 1970 (Efron & Morris 1977): the factor is .212, and Clemente's .400 becomes .294."""
    hits = np.array([18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7])
    average = hits / 45
    grand = average.mean()
    better, variance = shrunk(average, np.full(18, grand * (1 - grand) / 45))
    assert grand == pytest.approx(0.265, abs=5e-4)
    assert (better[0] - grand) / (average[0] - grand) == pytest.approx(0.212, abs=2e-3)
    assert better[0] == pytest.approx(0.294, abs=1e-3)
    assert (variance > 0).all()


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.01, 4)), min_size=4, max_size=12))
def test_shrinking_keeps_the_average_side(rows):
    """A mean is pulled towards the average of all, never past it and never away from it."""
    mean, variance = np.array(rows).T
    better, spread = shrunk(mean, variance)
    centre = mean.mean()
    assert (np.abs(better - centre) <= np.abs(mean - centre) + 1e-9).all()
    assert ((better - centre) * (mean - centre) >= -1e-9).all() and (spread >= 0).all()


@given(st.lists(st.floats(0, 10), min_size=0, max_size=3))
def test_three_skills_are_not_shrunk(mean):
    """Below four skills there is nothing to pull towards."""
    assert shrunk(mean, np.ones(len(mean)))[0].tolist() == mean


def test_below_three_raters_nothing_is_shown():
    """Two answers are not yet a view of others."""
    assert seen(ratings(*several(2))) == seen(ratings()) == {}


def test_below_six_raters_there_are_dots():
    """Five are shown as they are, in order of level; six become an interval."""
    five, six = (seen(ratings(*several(n)))["s"] for n in (5, FOR_AN_INTERVAL))
    assert five.dots == (5, 5, 6, 6, 7) and np.isnan(five.lower)
    assert six.dots == () and 0 <= six.lower < six.mean < six.upper <= 10


def test_what_is_shown_of_a_skill_is_renewed_by_three_who_rated_it():
    """A fourth and fifth answer change nothing yet; the sixth brings in all three."""
    counts = [sum(one.n for one in seen(ratings(*several(n, came=lambda i: i))).values()) for n in range(1, 8)]
    assert counts == [0, 0, 3, 3, 3, 6, 6]


def test_a_skill_few_could_judge_stays_out():
    """Seven answered; only two of them could say anything about the second skill."""
    table = seen(ratings(*several(7), *several(2, "rare")))
    assert list(table) == ["s"]


def test_one_person_counts_once():
    """The same rater twice in one round is one rater."""
    assert seen(ratings(*several(3), ("r0", "s", 9.0)))["s"].n == 3


def test_the_own_range_nearest_to_the_day_counts():
    """A round is compared with what one thought when one asked."""
    table = pd.DataFrame({"skill": ["s", "s"], "on": pd.to_datetime(["2025-05-01", "2026-06-01"]),
                          "low": [2.0, 5.0], "high": [4.0, 7.0]})
    skill = pd.DataFrame({"name": ["Calm"]}, index=["s"])
    assert own_view(table, skill, pd.Timestamp("2025-06-01"))["s"].own == 3
    assert own_view(table, skill)["s"].own == 6


def test_four_fields():
    """Both see it, only the others, only I, neither."""
    assert fields([7, 3, 7, 3], [7, 7, 3, 3]).tolist() == ["open", "blind", "hidden", "gap"]


def test_there_is_no_score_of_self_insight():
    """A difference that is correlated with one of its parts is no measure of anybody."""
    assert not [name for name in dir(calibration) if "kruger" in name.lower() or "score" in name.lower()]
