"""Waiting for a better offer: against published values and closed forms, and as rules that always hold."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.market import job_search

PAY = st.lists(st.floats(1, 1000), min_size=1, max_size=30)


def _beta_binomial(n, a, b):
    """The chances of 0 to n, as in the published example."""
    log = [math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + math.lgamma(k + a)
           + math.lgamma(n - k + b) - math.lgamma(n + a + b) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
           for k in range(n + 1)]
    return np.exp(log)


@pytest.mark.parametrize(("meanwhile", "discount", "published"), [
    (25, 0.99, 47.316499766546215), (10, 0.9, 40.39579058732559), (30, 0.99, 47.69960582438523)])
def test_the_published_example_comes_out(meanwhile, discount, published):
    """Sargent & Stachurski, QuantEcon, "Job search I: the McCall search model" (the tests of its Julia edition).

    Offers from 10 to 60 in steps of 1, their chances beta-binomial with n = 50, a = 200, b = 100.
    """
    found = job_search.reservation_wage(np.linspace(10, 60, 51), meanwhile, discount,
                                        chances=_beta_binomial(50, 200, 100))
    assert found == pytest.approx(published, abs=1e-4)


@pytest.mark.parametrize("discount", [0.5, 0.9, 0.99])
def test_offers_spread_evenly_have_a_closed_form(discount):
    """For offers even between 0 and 1 and nothing meanwhile, r = (1 - sqrt(1 - d ** 2)) / d."""
    even = (np.arange(20_000) + 0.5) / 20_000
    assert job_search.reservation_wage(even, 0, discount) == pytest.approx(
        (1 - math.sqrt(1 - discount**2)) / discount, abs=1e-4)


def test_one_certain_offer_has_a_closed_form():
    """With a single wage w, r = (c + k w) / (1 + k): between what comes in meanwhile and the wage."""
    k = 0.9 * 0.2 / (1 - 0.9 * 0.95)
    assert job_search.reservation_wage([100], 40, 0.9, arrival=0.2, ending=0.05) == pytest.approx(
        (40 + k * 100) / (1 + k))


@settings(deadline=None, max_examples=60)
@given(PAY, st.floats(0, 800), st.floats(0, 0.999), st.floats(0, 1), st.floats(0, 1))
def test_it_solves_the_equation_it_stands_for(pay, meanwhile, discount, arrival, ending):
    """Working and waiting are worth the same at the reservation wage."""
    r = job_search.reservation_wage(pay, meanwhile, discount, arrival=arrival, ending=ending)
    gain = discount * arrival / (1 - discount * (1 - ending))
    assert r == pytest.approx(meanwhile + gain * np.maximum(np.array(pay) - r, 0).mean(), rel=1e-9, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(PAY, st.floats(0, 800), st.floats(0, 0.99), st.floats(0, 0.5), st.floats(0, 1))
def test_more_to_live_on_more_patience_and_more_offers_all_raise_it(pay, meanwhile, discount, arrival, ending):
    """Nobody should take less because their waiting got easier."""
    def wage(**change):
        given_ = {"meanwhile": meanwhile, "discount": discount, "arrival": arrival, "ending": ending} | change
        return job_search.reservation_wage(pay, **given_) + 1e-9

    now = wage() - 2e-9
    assert meanwhile <= now + 1e-8 and now <= wage(meanwhile=meanwhile + 50)
    assert now <= wage(discount=discount + 0.005) and now <= wage(arrival=arrival * 2)
    assert now <= max(meanwhile, max(pay)) + 1e-8


def test_weeks_follow_the_share_of_offers_that_reach_the_ask():
    """One offer in ten weeks, half of them enough: twenty weeks; none enough: for ever."""
    weeks = job_search.weeks_to_offer([40, 50, 60, 70], [0, 55, 70, 71], 0.1)
    assert weeks == pytest.approx([10, 20, 40, np.inf])


def test_nothing_is_offered_where_nothing_is_known():
    """Without any pay to look at there is nothing to wait for."""
    assert job_search.reservation_wage([], 30, 0.9) == 30
    assert np.isinf(job_search.weeks_to_offer([], [40], 1)).all()


def entries(*guesses):
    """A frame of pay."""
    return pd.DataFrame(guesses, columns=["yearly_low", "yearly_likely", "yearly_high"])


def test_a_new_entry_leaves_the_others_as_they_were():
    """Pay a person has looked at does not wobble because something else was added."""
    one, two = job_search.spread(entries((40, 50, 60))), job_search.spread(entries((40, 50, 60), (70, 70, 70)))
    assert np.array_equal(one, two[:len(one)]) and np.all(two[len(one):] == 70)


def test_an_unfinished_entry_is_left_out():
    """Pay without an amount waits its turn."""
    assert job_search.spread(entries((np.nan, np.nan, np.nan))).size == 0


@pytest.mark.parametrize("wrong", [{"discount": 1.0}, {"discount": 0.9, "arrival": 1.2},
                                   {"discount": 0.9, "ending": -0.1}])
def test_impossible_chances_are_refused(wrong):
    """A chance above one is a mistake, not a result."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        job_search.reservation_wage([50], 30, **wrong)
