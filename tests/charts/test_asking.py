"""The pictures of asking: empty, with one entry, with Mara's, with hundreds, with difficult names."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook.chapters import NothingYet
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

NAMES = ("asks_over_time", "guess_beside_answer", "who_knows", "case_page")


def drawing(name, bodies):
    return draw(name, "asking", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_with_nothing_entered_it_says_what_to_enter(name):
    """Before the first entry there is one sentence that says how to begin."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        drawing(name, {})


@pytest.mark.parametrize("case", at_work.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one entry to five hundred, in any script, there is a picture and its finding."""
    drawn = drawing(name, at_work.CASES[case]())
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "guess_beside_answer"])
def test_a_coach_sees_it_from_what_a_coach_may_see(name):
    """What stays with the person is not needed to draw it."""
    whole = people.drawer(at_work.maras())
    assert chart("asking", name).audience == "coach"
    assert draw(name, "asking", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY).svg


def test_guesses_about_others_are_for_me_alone():
    """What I think they think is never in a picture for somebody else."""
    assert getattr(chart("asking", "guess_beside_answer"), "audience", "me") == "me"


def test_answers_are_words_not_only_colours():
    """Who cannot tell the colours apart, or prints in grey, reads the answer."""
    read = at_work.words(drawing("asks_over_time", at_work.maras()).svg)
    assert all(word in read for word in ("yes", "partly", "no answer yet", "not asked yet"))


def test_from_thirty_answers_guesses_are_shown_in_groups():
    """Below thirty every guess has its line; a curve would claim too much."""
    few = at_work.maras()
    many = {"assumption": {f"{key}{n}": body for n in range(3) for key, body in few["assumption"].items()}}
    assert "it was not" in at_work.words(drawing("guess_beside_answer", few).svg)
    assert drawing("guess_beside_answer", many).finding.title.startswith("Over 36 guesses")


def test_a_message_makes_work_seen():
    """When somebody knows, one piece less is waiting to be seen."""
    bodies = at_work.maras()
    before = drawing("who_knows", bodies).finding.title
    bodies["visibility"]["new"] = {"piece": "impact-one-table", "who": "The head of nursing", "knows": "knows"}
    after = drawing("who_knows", bodies).finding.title
    assert (before[:1], after[:1]) == ("6", "5")


def test_the_case_names_what_is_thin():
    """A criterion with nothing to show is said first."""
    finding = drawing("case_page", at_work.maras()).finding
    assert finding.title.startswith("3 of 6") and "has answered for a budget" in finding.description
