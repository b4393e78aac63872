"""The pictures of the interview: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import TooLittle, ask
from career_workbook.chapters.interview import behind_their_list, decision_card, stories_to_bring
from career_workbook.charts import chart, draw

NAMES = ("conversation_map", "behind_the_list", "turn_by_turn", "expected_and_learned")
KINDS = ("opening", "pain", "question_to_ask", "story", "requirement", "conversation", "finding_out", "impact", "skill")


def maras():
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def drawing(name, bodies):
    return draw(name, "interview", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_of_a_live_search_is_for_other_eyes(name):
    """Where one applies stays with the person."""
    assert getattr(chart("interview", name), "audience", "me") == "me"


def test_the_map_joins_troubles_and_stories_in_words_too():
    """Who sees no picture reads which stories to bring and what none meets."""
    finding = drawing("conversation_map", maras()).finding
    assert finding.title == "Four stories carry the talk; one trouble wants something else"
    assert "A whole night before go-live" in finding.description and "bargain each autumn" in finding.description


def test_a_story_for_a_doubtful_trouble_only_is_not_nothing():
    """What matters most has no story yet; that is said, and not that no story meets anything."""
    bodies = {"pain": {"p": {"what": "Delays", "sure": 0.9, "hurts": 8}, "q": {"what": "Rumours", "sure": 0.2}},
              "story": {"s": {"name": "Rota", "pains": ["q"]}}}
    assert drawing("conversation_map", bodies).finding.title.startswith("What matters most has no story yet: one")
    told = ask(stories_to_bring, people.drawer(bodies), people.TODAY)
    assert told.headline == "No story meets what matters most to them yet"


def test_what_was_learned_in_words_is_known_in_the_picture_too():
    """The card for deciding and the picture count the same things as known."""
    bodies = {"finding_out": {"a": {"about": "Hours", "before": 2, "learned": "nine to five"},
                              "b": {"about": "Boss", "before": 1}}}
    drawn = drawing("expected_and_learned", bodies)
    assert drawn.finding.title.startswith("1 of 2 things is known") and "known, in words" in at_work.words(drawn.svg)
    assert ask(decision_card, people.drawer(bodies), people.TODAY).headline == "1 of 2 things is known"
    bodies["finding_out"] = {"a": {"about": "Hours", "before": 1, "after": 4}}
    assert drawing("expected_and_learned", bodies).finding.title == \
        "You know what you wanted to know: better than expected"
    told = ask(behind_their_list, people.drawer({"requirement": {"r": {"what": "Ten years"}}}), people.TODAY)
    assert told.headline == "Behind no line on their list stands a trouble you can name" and len(told.table) == 1


def test_what_no_story_meets_is_marked_by_words():
    """In grey print an open circle is not enough."""
    bodies = maras()
    bodies["story"] = {}
    read = at_work.words(drawing("conversation_map", bodies).svg)
    assert "a question" in read and "no story yet" in read


def test_a_story_meets_one_trouble_more():
    """Linking a story to a trouble changes the finding."""
    bodies = maras()
    bodies["story"]["story-table"]["pains"] = ["pain-promises", "pain-price"]
    assert drawing("conversation_map", bodies).finding.title == "Five stories carry the talk"


def test_the_list_says_what_has_an_answer():
    """Each line leads as far as it can, and a line with nothing behind it becomes a question."""
    drawn = drawing("behind_the_list", maras())
    assert drawn.finding.title == "8 of 12 lines on their list have an answer from your work"
    assert "ask what it is for" in at_work.words(drawn.svg)


def test_a_talk_is_drawn_with_its_questions():
    """As many marks as questions, and the words of both sides in numbers."""
    read = at_work.words(drawing("turn_by_turn", maras()).svg)
    assert read.count("?") == 6 and "104 words" in read and "72 words" in read


def test_a_talk_without_names_is_not_drawn():
    """It asks who speaks, as the sentence beside it does."""
    with pytest.raises(TooLittle, match="Who says"):
        drawing("turn_by_turn", {"conversation": {"c": {"title": "x", "text": "Why?"}}})


def test_surprises_come_first():
    """What moved most stands on top, and each row says how it moved."""
    drawn = drawing("expected_and_learned", maras())
    read = at_work.words(drawn.svg)
    assert read.index("who can stop a release") < read.index("who the five people")
    assert "still to find out" in read and drawn.finding.title.startswith("4 of 6 things are known: 3 better")


def test_expectations_without_a_number_ask_for_one():
    """Words alone cannot be placed on a line."""
    with pytest.raises(TooLittle, match=r"−5 to \+5"):
        drawing("expected_and_learned", {"finding_out": {"f": {"about": "x", "before": None, "after": None}}})
