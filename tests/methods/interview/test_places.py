"""Whether two names of an employer mean the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.interview import places


@pytest.mark.parametrize(("one", "other", "is_same"), [
    ("City Hospital", "the city hospital", True), ("Kaufmann GmbH & Co. KG", "Kaufmann", True),
    ("Müller AG", "Muller", True), ("The supplier", "The supplier of our record", True), ("北京大学", "北京大学", True),
    ("The school across the river", "The school", True), ("City hospital", "City library", False), ("", "", False),
    ("", "City hospital", False), ("The company", "Another company", False)])
def test_one_place_is_written_in_several_ways(one, other, is_same):
    """Forms of company, accents and small words tell no place from another; an empty name is no place."""
    assert places.same(one, other) is is_same and places.same(other, one) is is_same


@given(st.text(max_size=60))
def test_a_place_is_itself(name):
    """Whatever letters it is written in."""
    assert places.same(name, name) is bool(places.words(name))


def test_places_are_counted_once_under_their_first_name():
    """The most frequent comes first."""
    assert places.most_common(["B", "The A Ltd", "a a", "", "B", "b"]) == [("B", 3), ("The A Ltd", 1), ("a a", 1)]
