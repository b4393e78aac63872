"""The enough line and the months what is put by would last, against their closed forms."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.ownership.enough import enough, in_words

MONEY = st.floats(0, 1e9)


@given(costs=st.floats(0.01, 1e9), buffer=MONEY, wishes=MONEY, savings=MONEY)
def test_the_line_is_the_sum_and_the_months_spend_it_all(costs, buffer, wishes, savings):
    """Months of costs are the savings again; wishes never make them last longer."""
    one = enough(costs, buffer, wishes, savings)
    assert one.month == pytest.approx(costs + buffer + wishes) and one.year == pytest.approx(12 * one.month)
    assert one.bare * costs == pytest.approx(savings) and one.full <= one.bare
    assert one.full * (costs + wishes) == pytest.approx(savings)


def test_what_costs_nothing_lasts_for_ever():
    """No division by nothing."""
    assert math.isinf(enough(0, savings=5).bare) and math.isinf(enough(0).full)


@pytest.mark.parametrize(("months", "words"), [
    (0.4, "less than a month"), (1, "about 1 month"), (5.6, "about 6 months"), (12.2, "about 12 months"),
    (18, "about 1.5 years"), (23, "about 2 years"), (math.inf, "longer than anybody needs to plan")])
def test_months_are_said_as_people_say_them(months, words):
    """Never more exact than the numbers they come from."""
    assert in_words(months) == words


@given(st.floats(0, 1e6))
def test_there_are_words_for_every_length(months):
    """No length is left without."""
    assert in_words(months)
