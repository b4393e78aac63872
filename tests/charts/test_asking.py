"""The pictures of asking: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import re

import at_work
import people

from career_workbook.charts import chart, draw


def drawing(name, bodies):
    return draw(name, "asking", people.drawer(bodies), people.TODAY)


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
    assert "guesses leaned the right way; as sure as you were" in drawing("guess_beside_answer", many).finding.title


def test_too_sure_of_a_no_is_not_called_too_careful():
    """Thirty guesses at 10 % of which twelve came true: whoever leaned to “no” was surer than right."""
    guess = {"what": "they know", "chance": 0.1, "sealed": "2026-01-01"}
    bodies = {"assumption": {f"a{n}": {**guess, "came_true": "yes" if n < 12 else "no"} for n in range(30)}}
    assert drawing("guess_beside_answer", bodies).finding.title == (
        "18 of 30 guesses leaned the right way; as sure as you were, it would have been about 27")


def test_requests_without_an_answer_have_not_failed():
    """Two that wait are not “0 of them moved something”; one with an answer was asked, whatever day it was."""
    bodies = {"ask": {"a": {"what": "a day a week", "asked": "2026-11-01", "outcome": ""},
                      "b": {"what": "a desk", "asked": "2026-11-05", "outcome": ""}}}
    assert drawing("asks_over_time", bodies).finding.title == "You asked twice; no answer is in yet"
    bodies["ask"]["c"] = {"what": "a course", "by": "2026-11-20", "outcome": "yes"}
    told = drawing("asks_over_time", bodies).finding
    assert told.title == "You asked 3 times; the one answer so far: yes" and "Not asked yet: 0" in told.description


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
    assert sum(map(int, re.findall(r" (\d)[,.]", finding.description))) == 6  # the parts are the whole
