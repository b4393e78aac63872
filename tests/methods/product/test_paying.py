"""Why people pay: counts that anybody can check by hand, and laws that hold for all lists."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.product import paying

REASON = st.sampled_from(list(paying.PAYS))
THINGS = st.lists(st.tuples(REASON, st.sampled_from(["", *paying.PAYS])), min_size=1, max_size=9).map(
    lambda rows: pd.DataFrame(rows, columns=["because", "also"]))


def things(*rows):
    """Things with their first and second reason."""
    return pd.DataFrame(rows, columns=["because", "also"])


def test_a_thing_counts_once_for_each_of_its_reasons():
    """Named twice for the same, it still counts once."""
    found = paying.counts(things(("time", "money"), ("time", ""), ("need", "need")))
    assert found == {"time": 2, "money": 1, "need": 1, "value": 0}


def test_the_widest_gap_comes_first():
    """Three of four bought for time, one of two pieces of work: a quarter apart."""
    gap = paying.gap(things(("time", ""), ("time", ""), ("money", "time"), ("need", "")),
                     things(("time", ""), ("need", "")))
    assert next(iter(gap)) in ("time", "money") and gap["time"] == 0.25 and gap["need"] == -0.25


@given(THINGS, THINGS)
def test_a_gap_is_a_difference_of_shares(bought, work):
    """It never leaves -1 to 1, and turned round it is its own opposite."""
    there, back = paying.gap(bought, work), paying.gap(work, bought)
    assert all(-1 <= apart <= 1 and abs(apart + back[key]) < 1e-12 for key, apart in there.items())
    assert list(there.values()) == sorted(there.values(), reverse=True)


def test_reasons_that_are_level_are_all_named():
    """Nobody is told one reason where two come up as often."""
    assert paying.most(paying.counts(things(("time", ""), ("need", ""))), paying.PAYS) == "time and what you need"
