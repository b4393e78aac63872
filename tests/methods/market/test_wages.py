"""Where an amount lies among the wages of an occupation."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.market import wages

NAN = math.nan
TABLE = pd.DataFrame([
    {"occupation": "11-1010", "title": "Wide", "hourly": False, "p10": 10, "p25": 20, "p50": 30, "p75": 40, "p90": 50},
    {"occupation": "11-1011", "title": "Narrow", "hourly": True, "p10": 11, "p25": 21, "p50": 31, "p75": math.inf,
     "p90": math.inf},
    {"occupation": "11-1013", "title": "Silent", "hourly": False, "p10": NAN, "p25": NAN, "p50": NAN, "p75": NAN,
     "p90": NAN}])


def test_the_finer_line_comes_before_the_broader():
    """An occupation has its own line, else the one of its broad group, and it is said which."""
    assert wages.wages_of("11-1011.03", TABLE).title == "Narrow" and not wages.wages_of("11-1011.03", TABLE).broad
    for code in ("11-1012.00", "11-1013.00"):
        assert wages.wages_of(code, TABLE).title == "Wide" and wages.wages_of(code, TABLE).broad
    assert not wages.wages_of("11-1010.00", TABLE).broad
    assert wages.wages_of("12-1010.00", TABLE) is None


@pytest.mark.parametrize(("amount", "words"), [
    (5, "below what nine in ten earn"), (10, "where one in ten earn less and three quarters earn more"),
    (29, "in the lower middle: a quarter earn less, half earn more"),
    (30, "in the upper middle: half earn less, a quarter earn more"),
    (45, "where three quarters earn less and one in ten earn more"), (50, "above what nine in ten earn")])
def test_where_an_amount_lies(amount, words):
    """Between two percentiles no closer place is claimed."""
    assert wages.lies(amount, wages.wages_of("11-1012", TABLE)) == words


def test_an_open_end_is_never_reached():
    """Where the table only says "this much or more", nobody is told they earn more than that."""
    assert wages.lies(1e9, wages.wages_of("11-1011", TABLE)).startswith("in the upper middle")


def test_another_money_is_told_to_hundreds():
    """A rate of exchange makes no figure more exact, and an open end stays open."""
    euros = wages.wages_of("11-1011", TABLE.assign(p50=53817)).times(0.912)
    assert euros.median == 49100 and euros.amounts["p90"] == math.inf
    assert wages.wages_of("11-1011", TABLE).times(1).median == 31


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.01, 100))
def test_more_never_lies_lower(one, other, rate):
    """A larger amount lies at or above the place of a smaller one, in any money."""
    here = wages.wages_of("11-1012", TABLE.assign(**TABLE[list(wages.PERCENTILES)] * 1000)).times(rate)
    order = list(dict.fromkeys(wages.lies(x, here) for x in (-1, *here.amounts.values())))
    low, high = sorted((one, other))
    assert order.index(wages.lies(low, here)) <= order.index(wages.lies(high, here))
