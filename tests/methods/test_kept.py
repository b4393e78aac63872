"""Answers that are worked out once for the same frames."""

from __future__ import annotations

import gc
import weakref

import pandas as pd
import pytest

from career_workbook.methods.kept import KEPT, kept


@pytest.fixture
def counted():
    """A function that is kept, and the list of what it was asked."""
    asked = []

    @kept
    def rows(frame: pd.DataFrame, word: str = "") -> tuple[int, str]:
        asked.append(word)
        if word == "bad":
            raise ValueError(word)
        return len(frame), word

    return rows, asked


def test_the_same_frame_is_worked_out_once(counted):
    """Two pictures of the same frame and word share one answer."""
    rows, asked = counted
    frame = pd.DataFrame({"a": [1, 2]})
    assert [rows(frame, "x"), rows(frame, "x"), rows(frame, "y")] == [(2, "x"), (2, "x"), (2, "y")]
    assert asked == ["x", "y"]


def test_another_frame_is_another_question(counted):
    """A frame that only looks the same is asked about anew: something may have been written in between."""
    rows, asked = counted
    first, second = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    rows(first)
    rows(second)
    assert len(asked) == 2


def test_what_is_raised_is_not_kept(counted):
    """What could not be answered is tried again."""
    rows, asked = counted
    frame = pd.DataFrame({"a": [1]})
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            rows(frame, "bad")
    assert asked == ["bad", "bad"]


def test_only_the_last_answers_are_kept_and_no_frame(counted):
    """A long session gathers neither answers nor the frames they were made from."""
    rows, asked = counted
    frame = pd.DataFrame({"a": [1]})
    for n in range(KEPT + 1):
        rows(frame, str(n))
    rows(frame, "0")
    assert asked[-1] == "0"
    gone = weakref.ref(frame)
    del frame
    gc.collect()
    assert gone() is None
