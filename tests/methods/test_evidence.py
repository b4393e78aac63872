"""How well a claim is shown: closed forms, and what may never make it weaker."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods import evidence

TODAY = dt.date(2026, 11, 22)
TEXT = st.sampled_from(["", "a count", "a letter", "The head"])
PIECES = st.tuples(st.one_of(st.none(), st.integers(0, 5000)), TEXT, TEXT)


def pieces(*rows):
    """A frame of pieces of work: age in days or None, evidence, witness."""
    on = [pd.NaT if age is None else pd.Timestamp(TODAY) - pd.Timedelta(days=age) for age, _, _ in rows]
    return pd.DataFrame({"on": pd.Series(on, dtype="datetime64[s]"), "evidence": [e for _, e, _ in rows],
                         "witness": [w for _, _, w in rows]}).set_index(pd.Index([f"m{i}" for i in range(len(rows))]))


def test_half_is_left_after_a_half_life():
    """What a source weighs halves every three years; one without a day counts as that old."""
    on = pieces((0, "", ""), (round(evidence.HALF_LIFE), "", ""), (None, "", ""), (-30, "", ""))["on"]
    assert evidence.recency(on, TODAY) == pytest.approx([1, 0.5, 0.5, 1], abs=1e-3)


def test_noisy_or_is_the_chance_that_one_convinces():
    """Two even chances leave a quarter; none leaves nothing; a certain one settles it."""
    assert [evidence.noisy_or(p) for p in ([0.5, 0.5], [], [0.3, 1])] == [0.75, 0, 1]


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=6), PIECES)
def test_one_more_piece_never_weakens_a_claim(rows, more):
    """Whatever is added, the claim stands at least as well."""
    assert evidence.strength(pieces(*rows, more), TODAY) >= evidence.strength(pieces(*rows), TODAY) - 1e-12


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=6), st.data())
def test_fresher_or_better_shown_never_weakens_it(rows, data):
    """A newer day, something that shows it and a witness each help, or at least do no harm."""
    place = data.draw(st.integers(0, len(rows) - 1))
    age, shown, seen = rows[place]
    better = [(None if age is None else age // 2, shown, seen), (age, shown or "a new count", seen),
              (age, shown, seen or "somebody else")]
    for row in better:
        assert evidence.strength(pieces(*rows[:place], row, *rows[place + 1:]), TODAY) >= (
            evidence.strength(pieces(*rows), TODAY) - 1e-12)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_each_piece_alone_agrees_with_the_whole(rows):
    """The quick column and the careful sum are one method."""
    frame = pieces(*rows)
    alone = [evidence.strength(frame.iloc[[i]], TODAY) for i in range(len(frame))]
    assert np.allclose(evidence.each(frame, TODAY), alone)


def test_a_witness_counts_once():
    """The same person praising five things is one person."""
    five = [(0, "", "The head of nursing")] * 4 + [(0, "", "the head  of Nursing")]
    assert evidence.strength(pieces(*five), TODAY) == evidence.strength(pieces(five[0]), TODAY)


def test_my_own_word_stays_thin_however_often_i_say_it():
    """Ten stories without anything behind them are still one person's word."""
    assert evidence.word(evidence.strength(pieces(*[(0, "", "")] * 10), TODAY)) == "thin"


def test_strength_is_a_word():
    """Nothing, thin, fair, strong: shown and seen is strong while it is fresh, one of the two is fair."""
    words = [evidence.word(evidence.strength(pieces(*rows), TODAY)) for rows in (
        [], [(0, "", "")], [(0, "a count", "")], [(0, "a count", "The head")], [(4000, "a count", "The head")])]
    assert words == ["none", "thin", "fair", "strong", "thin"]


def test_a_criterion_is_as_strong_as_what_is_brought_for_it():
    """Unknown pieces of work, perhaps withdrawn, count for nothing."""
    impact = pieces((0, "a count", "The head"))
    criterion = pd.DataFrame({"evidence": [("m0",), (), ("gone",)]}, index=["a", "b", "c"])
    assert [evidence.word(v) for v in evidence.case(criterion, impact, TODAY)] == ["strong", "none", "none"]
