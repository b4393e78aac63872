"""The pictures of the review: with one entry, with the sample person's, with hundreds."""

from __future__ import annotations

import at_work
import people
import pytest
import quarters

from career_workbook import sample
from career_workbook.chapters import TooLittle
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

NAMES = ("since_last_time", "pictures_that_moved", "promises_kept", "attained")


def drawing(name, bodies, today=people.TODAY):
    return draw(name, "review", people.drawer(bodies), today)


@pytest.mark.parametrize("case", quarters.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one entry to five hundred there is a picture and its finding."""
    drawn = drawing(name, quarters.CASES[case]())
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.strip().endswith(".")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "pictures_that_moved"])
def test_a_coach_sees_it_from_what_a_coach_may_see(name):
    """What stays with the person is not needed to draw it."""
    assert chart("review", name).audience == "coach"
    assert draw(name, "review", lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")],
                sample.today()).svg


def test_which_pictures_moved_is_for_me_alone():
    """That a picture of pay has moved would already tell something to whoever reads it."""
    assert not hasattr(chart("review", "pictures_that_moved"), "audience")


def test_a_goal_without_a_beginning_has_no_place_made_up_for_it():
    """Where nobody said how it stood at first, it is not drawn as having been as bad as can be."""
    goal = {"goal": "Two mornings", "reached": "", "weight": "1"}
    unsaid, said = (drawing("attained", {"attainment": {"g": goal | {"started": at}}}).svg for at in ("", "-2"))
    assert "still open" in at_work.words(unsaid) and "h0" not in unsaid and "h0" in said


def test_answers_are_words_not_only_colours():
    """Who prints in grey reads what came of a promise and of a goal."""
    read = at_work.words(drawing("promises_kept", quarters.maras()).svg)
    assert all(word in read for word in ("done", "partly", "not said yet"))
    assert "still open" in at_work.words(drawing("attained", quarters.maras()).svg)
    silent = {"by": people.TODAY.isoformat(), "horizon": "day", "when_": "I come home", "then_": "write", "done": ""}
    told = drawing("promises_kept", {"commitment": {"a": silent, "b": silent}}).finding.title
    assert told == "Two promises came due; none is answered yet"


def test_the_pictures_that_moved_are_those_made_from_what_changed():
    """A changed piece of work moves the pictures of work, and not those of the hours."""
    read = at_work.words(drawing("pictures_that_moved", {"changes": {"a": quarters.change(3)}}).svg)
    assert "Impact over time" in read and "Weekly hours" not in read
    with pytest.raises(TooLittle, match="No picture"):
        drawing("pictures_that_moved", {"changes": {"a": quarters.change(3, of="memory_line")}})


def test_a_time_without_days_asks_for_a_longer_one():
    """An empty quarter is a sentence, not an empty frame."""
    with pytest.raises(TooLittle, match="longer stretch"):
        drawing("since_last_time", {"impact": {"m": {"title": "Old", "on": "2020-01-01"}}})
