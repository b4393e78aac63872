"""What work is worth in money: silent where it is not shown, and as rules that always hold."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.methods.value import worth
from career_workbook.records import KINDS

declare_all()
TODAY = dt.date(2026, 11, 22)
GUESSES = st.lists(st.integers(0, 10**6), min_size=3, max_size=3).map(sorted)


def pieces(*rows):
    """A frame of pieces of work."""
    return frame(KINDS["impact"], {f"m{i}": {"title": f"Piece {i}", "on": "2026-10-01", "lever": "", **row}
                                   for i, row in enumerate(rows)})


AMOUNT = {"yearly": {"low": 1000, "likely": 2000, "high": 4000}}
SHOWN = {"evidence": "A count", "witness": "The caretaker"}


@pytest.mark.parametrize(("piece", "there"), [
    ({**AMOUNT, **SHOWN}, True), (AMOUNT, False), (SHOWN, False), ({**AMOUNT, **SHOWN, "on": "2001-01-01"}, False)])
def test_only_what_is_well_shown_and_has_an_amount_counts(piece, there):
    """Neither one's word alone, nor work without an amount, nor what is long past."""
    assert bool(len(worth.shown(pieces(piece), TODAY))) is there


@settings(deadline=None, max_examples=25)
@given(st.lists(GUESSES, min_size=1, max_size=5))
def test_the_sum_lies_within_the_guesses(guesses):
    """Not less than all cautious ones together, not more than all hopeful ones, and in order."""
    made = pd.DataFrame(guesses, columns=["yearly_low", "yearly_likely", "yearly_high"])
    low, middle, high = worth.together(made, draws=500)
    assert made["yearly_low"].sum() - 1e-6 <= low <= middle <= high <= made["yearly_high"].sum() + 1e-6


def test_nothing_adds_up_to_nothing():
    """Without any amount there is no sum to speak of."""
    assert worth.together(pieces().astype(float, errors="ignore")) == (0, 0, 0)
