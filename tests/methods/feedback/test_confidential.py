"""No answer of one person, nor the difference of two, follows from what is shown of many."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_workbook.methods.feedback.confidential import FEWEST, apart, guarded, released

PEOPLE = st.lists(st.tuples(st.integers(0, 6), st.sampled_from("abc")), min_size=0, max_size=14)


@pytest.mark.parametrize(("came", "shown"), [
    ([1], 0), ([1, 2], 0), ([1, 2, 3], 3), ([1, 2, 3, 4], 3), ([1, 2, 3, 4, 5], 3), ([1, 2, 3, 4, 5, 6], 6),
    ([1] * 7, 7), ([1] * 7 + [2, 2], 7), ([1, 1, 2, 2], 4), ([3, 1, 2, 3], 4),
])
def test_what_is_shown_is_renewed_by_three(came, shown):
    """One or two answers wait; those that came together are shown together."""
    assert released(came).sum() == shown


@given(st.lists(st.integers(0, 9), max_size=20))
def test_each_renewal_adds_three_or_nobody(came):
    """Looked at after every import, what is shown grows by at least three people or not at all."""
    steps = sorted(set(came))
    sizes = [0, *(released([c for c in came if c <= now]).sum() for now in steps)]
    assert all(after == before or after - before >= FEWEST for before, after in pairwise(sizes))


def small_support(sums):
    """By brute force: does a combination of the sums rest on one or two people only?"""
    matrix = np.asarray(sums, float)
    whole, people = np.linalg.matrix_rank(matrix), range(matrix.shape[1])
    return any(np.linalg.matrix_rank(np.delete(matrix, [i, j], axis=1)) < whole for i in people for j in people)


@settings(deadline=None, max_examples=60)
@given(PEOPLE)
def test_nothing_of_one_or_two_people_follows_from_all_that_was_ever_shown(people):
    """Whoever kept every earlier picture cannot subtract their way to anybody's answer."""
    came, group = [c for c, _ in people], [g for _, g in people]
    sums = []
    for now in sorted(set(came)):
        there = [c <= now for c in came]
        at = np.flatnonzero(there)
        seen = [released([came[i] for i in at]), *apart([came[i] for i in at], [group[i] for i in at]).values()]
        for mask in seen:
            whole = np.zeros(len(came), bool)
            whole[at[mask]] = True
            sums.append(whole)
    assert not sums or not small_support(sums)
    assert not sums or guarded(sums)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=1, max_size=4))
def test_the_audit_agrees_with_trying_every_pair(sums):
    """The quick audit and brute force give the same answer."""
    assert guarded(np.array(sums)) == (not small_support(np.array(sums)))


def test_a_group_of_two_is_hidden_with_the_one_that_would_give_it_away():
    """Six colleagues and two who lead: showing the six apart would show the two by subtraction."""
    assert apart([1] * 8, ["beside"] * 6 + ["lead"] * 2) == {}


def test_groups_of_three_are_shown():
    """Where each group is large enough, each is shown."""
    shown = apart([1] * 7, ["beside"] * 4 + ["lead"] * 3)
    assert {name: int(mask.sum()) for name, mask in shown.items()} == {"beside": 4, "lead": 3}


def test_two_small_groups_hide_each_other():
    """What is left beside the group that is shown rests on three people, and on no fewer."""
    shown = apart([1] * 7, ["beside"] * 4 + ["lead", "lead", "other"])
    assert {name: int(mask.sum()) for name, mask in shown.items()} == {"beside": 4}


def test_people_who_did_not_say_are_in_no_group():
    """An empty group is never shown as one."""
    assert set(apart([1] * 6, [""] * 3 + ["lead"] * 3)) == {"lead"}
