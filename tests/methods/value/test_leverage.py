"""How much the whole gains: against textbook examples, and as rules that always hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.value import leverage

SHARES = st.floats(0, 1)
FACTORS = st.floats(1, 50)


def steps(*rows):
    """A frame of steps: kind_of, share, low, likely, high."""
    names = ["kind_of", "share", "improvement_low", "improvement_likely", "improvement_high"]
    frame = pd.DataFrame(rows, columns=names, index=[f"k{i}" for i in range(len(rows))])
    return frame.assign(name=[f"Step {i}" for i in range(len(rows))])


@pytest.mark.parametrize(("share", "faster", "whole"), [
    (0.4, 10, 1.5625),   # Hennessy & Patterson, Computer Architecture, 1.9
    (0.6, 3, 5 / 3),     # Bryant & O'Hallaron, Computer Systems, 1.9.1
    (0.5, 2, 4 / 3), (1, 7, 7), (0, 7, 1),
])
def test_waiting_obeys_amdahl(share, faster, whole):
    """The textbooks' examples come out as printed."""
    assert leverage.amdahl(share, faster) == pytest.approx(whole)


@settings(deadline=None, max_examples=60)
@given(SHARES, FACTORS)
def test_the_rest_limits_what_a_step_can_do(share, faster):
    """However fast one step becomes, the others still take their time."""
    whole = float(leverage.amdahl(share, faster))
    assert 1 - 1e-9 <= whole <= min(faster, 1 / (1 - share) if share < 1 else faster) + 1e-9


@settings(deadline=None, max_examples=60)
@given(SHARES, FACTORS, FACTORS)
def test_better_never_makes_it_worse(share, a, b):
    """A greater improvement never adds less, for waiting and for worth alike."""
    a, b = sorted((a, b))
    assert leverage.amdahl(share, a) <= leverage.amdahl(share, b) + 1e-12
    assert leverage.worth_gain(share, a) <= leverage.worth_gain(share, b) + 1e-12


def test_worth_adds_up():
    """A quarter of the worth, made 1.4 times as good, adds a tenth."""
    assert leverage.worth_gain(0.25, 1.4) == pytest.approx(0.1)


@pytest.mark.parametrize(("share", "factor"), [(-0.1, 2), (1.1, 2), (0.5, 0)])
def test_impossible_numbers_are_refused(share, factor):
    """A share above the whole is a mistake, not a result."""
    with pytest.raises(ValueError, match="share lies between"):
        leverage.amdahl(share, factor)


def test_a_certain_guess_gives_a_certain_answer():
    """Where low, likely and high agree, the range has no width."""
    one = leverage.gains(steps(("wait", 0.4, 10, 10, 10))).iloc[0]
    assert one["low"] == one["high"] == pytest.approx(0.5625) and one["first"] == 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["wait", "worth"]), SHARES, st.lists(FACTORS, min_size=3, max_size=3)),
                min_size=1, max_size=8))
def test_the_order_is_the_tornados(rows):
    """Within a kind the furthest swing comes first; ranges are in order; the chances of being first add up to one."""
    found = leverage.gains(steps(*((kind, share, *sorted(guess)) for kind, share, guess in rows)), draws=1000)
    assert np.all(found["low"] <= found["middle"]) and np.all(found["middle"] <= found["high"])
    for _, group in found.groupby("kind_of"):
        assert group["middle"].is_monotonic_decreasing and group["first"].sum() == pytest.approx(1)


def test_a_new_step_leaves_the_others_as_they_were():
    """Numbers a person has looked at do not wobble because something else was added."""
    rows = [("wait", 0.3, 1.2, 1.5, 2.5), ("worth", 0.2, 1.1, 1.3, 2)]
    before = leverage.gains(steps(*rows))
    after = leverage.gains(steps(*rows, ("wait", 0.2, 1, 1.1, 1.3)))
    pd.testing.assert_frame_equal(before[["low", "middle", "high"]], after.loc[before.index, ["low", "middle", "high"]])


def test_an_unfinished_step_is_left_out():
    """A step without a share or a guess waits its turn."""
    assert leverage.gains(steps(("wait", np.nan, 1, 2, 3), ("wait", 0.5, np.nan, np.nan, np.nan))).empty
