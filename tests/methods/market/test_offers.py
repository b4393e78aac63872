"""How many applications bring an offer: against a textbook, and as rules that always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.market import offers

COUNTS = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_a_textbook_posterior_comes_out_as_printed():
    """Gelman et al., Bayesian Data Analysis, 2.4: 437 of 980 give .446, and 95 % between .415 and .477."""
    assert offers.mean_rate(437, 980) == pytest.approx(0.446, abs=5e-4)
    assert offers.rate(437, 980, 0.025) == pytest.approx(0.415, abs=5e-4)
    assert offers.rate(437, 980, 0.975) == pytest.approx(0.477, abs=5e-4)


@pytest.mark.parametrize("tried", [0, 1, 4, 25])
def test_without_an_offer_the_range_has_a_closed_form(tried):
    """After n refusals the chance is below 1 - 0.1 ** (1 / (n + 1)) with nine chances in ten."""
    assert offers.rate(0, tried, 0.9) == pytest.approx(1 - 0.1 ** (1 / (tried + 1)))


@settings(deadline=None, max_examples=40)
@given(COUNTS)
def test_an_offer_lifts_the_range_and_a_no_lowers_it(counts):
    """Whatever came before, good news never makes the range worse, and the middle lies inside it."""
    offered, tried = counts
    low, high = offers.rate_range(offered, tried)
    better, worse = offers.rate_range(offered + 1, tried + 1), offers.rate_range(offered, tried + 1)
    assert worse[0] <= low <= better[0] and worse[1] <= high <= better[1]
    assert 0 < low < offers.rate(offered, tried, 0.5) < high < 1


@settings(deadline=None, max_examples=25)
@given(COUNTS)
def test_the_density_is_one_and_its_share_below_a_quantile_is_the_quantile(counts):
    """Two ways to the same number: adding up the density, and the exact tail of a binomial."""
    p = (np.arange(4000) + 0.5) / 4000
    height = offers.density(*counts, p)
    assert height.mean() == pytest.approx(1, abs=2e-3)
    assert height[p < offers.rate(*counts, 0.9)].sum() / 4000 == pytest.approx(0.9, abs=4e-3 + height.max() / 4000)


@pytest.mark.parametrize(("offered", "tried"), [(2, 1), (-1, 3)])
def test_impossible_counts_are_refused(offered, tried):
    """More offers than applications are a mistake, not a result."""
    with pytest.raises(ValueError, match="at most as many"):
        offers.mean_rate(offered, tried)


@pytest.mark.parametrize(("low", "high", "said"), [
    (0.002, 0.004, "less than 1 %"), (0.002, 0.101, "up to 10 %"), (0.051, 0.204, "5 to 20 %"),
    (0.101, 0.104, "about 10 %"), (0.934, 0.997, "more than 93 %"), (0.996, 0.999, "more than 99 %")])
def test_a_range_of_chances_never_says_none_or_all(low, high, said):
    """Nobody with twenty refusals is told 0 %, nor 100 % with twenty offers."""
    assert offers.in_words(low, high) == said
