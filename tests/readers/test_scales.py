"""Answers on whatever scale become levels from 0 to 10."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.readers.scales import NUMBERS, WORDS, Scale, number_of, possible, silent


@pytest.mark.parametrize(("text", "number"), [
    ("4", 4), ("5 - Excellent", 5), ("1 – very poor", 1), ("4/5", 4), ("4 out of 5", 4), ("3.0", 3), ("10", 10),
    ("4.5", None), ("about 4", None), ("2026-03-05", None), ("12:30", None), ("", None), ("4 5", None)])
def test_the_number_an_answer_begins_with(text, number):
    """A label behind the number is no matter; a day, a time or a half step is no answer."""
    assert number_of(text) == number


@given(st.sampled_from(sorted(NUMBERS)))
def test_numbers_reach_from_nought_to_ten(name):
    """The lowest answer is 0, the highest 10, the steps are even."""
    low, high = NUMBERS[name]
    levels = [Scale(name).level(str(n)) for n in range(low, high + 1)]
    assert levels == pytest.approx([10 * n / (high - low) for n in range(high - low + 1)])
    assert Scale(name).level(str(high + 1)) is None


@given(st.sampled_from(sorted(WORDS)))
def test_words_are_even_steps_too(name):
    """From the lowest word to the highest, whatever the capitals."""
    levels = [Scale(name).level(step.split("|")[-1].upper()) for step in WORDS[name]]
    assert levels == [0, 2.5, 5, 7.5, 10]


def test_answers_leave_only_the_scales_they_fit():
    """A nine rules out every scale that ends below it; a nought every scale that begins at one."""
    assert {s.name for s in possible(["9", "3", "n/a"])} == {"1-10", "0-10"}
    assert {s.name for s in possible(["0", "3"])} == {"0-5", "0-10"}
    assert [s.name for s in possible(["4/5", "2/5"])] == ["1-5", "0-5"]
    assert [s.name for s in possible(["Agree", "Neutral"])] == ["agree"]
    assert possible(["Clear docs", "4"]) == [] and possible(["", "N/A"]) == []


@pytest.mark.parametrize("text", ["", " - ", "N/A", "I don’t know", "Cannot say.", "not applicable"])
def test_saying_nothing_is_no_answer(text):
    """Who cannot say is not counted as zero."""
    assert silent(text)
