"""The pictures of feedback: with three answers, with Mara's, with hundreds."""

from __future__ import annotations

import at_work
import colleagues
import people
import pytest

from career_workbook.chapters import TooLittle
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

NAMES = ("own_ranges", "two_views", "four_fields", "gap_over_rounds")


def drawing(name, bodies):
    return draw(name, "feedback", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("case", colleagues.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one skill and three answers to five hundred people there is a picture and its finding."""
    drawn = drawing(name, colleagues.CASES[case]())
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


def test_a_coach_sees_the_own_ranges_and_nothing_of_the_others():
    """What colleagues said is in no picture for anybody else."""
    whole = people.drawer(colleagues.maras())
    assert [getattr(chart("feedback", name), "audience", "me") for name in NAMES] == ["coach", "me", "me", "me"]
    assert draw("own_ranges", "feedback", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY).svg


@pytest.mark.parametrize("name", NAMES[1:])
def test_two_answers_draw_nothing(name):
    """Below three people there is a sentence instead of a picture."""
    bodies = colleagues.single()
    bodies["rating"].pop("a0")
    with pytest.raises(TooLittle, match="Two people"):
        drawing(name, bodies)


def test_below_six_there_are_dots_and_no_average_is_claimed():
    """Three answers are three dots; from six on the description speaks of an average."""
    assert "Each dot is one answer" in drawing("two_views", colleagues.single()).finding.description
    assert "their average" in drawing("two_views", colleagues.maras()).finding.description


def test_the_ends_are_told_where_there_are_any():
    """Of one skill seen higher, whoever hears the picture is not told that it is also furthest below."""
    told = drawing("two_views", colleagues.single()).finding.description
    assert "Furthest above you: Marking papers, 6.7 beside your 4.0." in told and "Furthest below" not in told


def test_a_fourth_answer_changes_no_picture():
    """Whoever compares the picture before and after cannot tell what the latest colleague said."""
    before = colleagues.single()
    after = colleagues.single()
    after["rating"]["late"] = {**after["rating"]["a0"], "rater": "late", "level": 0, "came": "00002"}
    assert drawing("two_views", before).svg == drawing("two_views", after).svg


def test_fields_are_named_in_words():
    """Each corner says what it means; no colour has to be remembered."""
    read = at_work.words(drawing("four_fields", colleagues.maras()).svg)
    assert all(words in read for words in ("They see it, you do not yet", "You both see it", "You see it, they do not"))


def test_rounds_show_what_was_asked_again():
    """Mara's three rounds are lines; a first round is dots and promises nothing."""
    assert "asked about again" in drawing("gap_over_rounds", colleagues.maras()).finding.title
    assert drawing("gap_over_rounds", colleagues.single()).finding.title == "The first round is in"
