"""The pictures of the interview: empty, with one entry, with Mara's, with hundreds, with difficult names."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle
from career_workbook.charts import chart, draw

NAMES = ("conversation_map", "behind_the_list", "turn_by_turn", "expected_and_learned")
KINDS = ("opening", "pain", "question_to_ask", "story", "requirement", "conversation", "finding_out", "impact", "skill")
NAMED = {"pain": "what", "story": "name", "requirement": "what", "conversation": "title", "finding_out": "about",
         "skill": "name"}


def maras():
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def single():
    """One entry of each kind."""
    return {"pain": {"p": {"what": "late letters", "sure": 0.6, "hurts": None, "source": "guess", "turned_out": ""}},
            "requirement": {"r": {"what": "Five years", "weight": "must", "pain": ""}},
            "conversation": {"c": {"title": "Kitchen", "text": "They: Why?\nMe: Because.", "me": ""}},
            "finding_out": {"f": {"about": "the roster", "expect": "", "before": 1.0, "must": False, "learned": ""}}}


def crowded():
    """Five hundred of everything, and a talk of five hundred turns."""
    return {"pain": {f"p{i}": {"what": f"trouble number {i} of a great many", "sure": (i % 11) / 10, "hurts": i % 11,
                               "source": "guess", "turned_out": ""} for i in range(500)},
            "story": {f"s{i}": {"name": f"The story number {i}", "so_for_you": f"line {i} would be another one",
                                "pains": [f"p{(i * k) % 500}" for k in (1, 3, 7)], "evidence": []}
                      for i in range(500)},
            "requirement": {f"r{i}": {"what": f"requirement number {i}", "weight": ("must", "welcome")[i % 2],
                                      "pain": f"p{i}" if i % 3 else ""} for i in range(500)},
            "conversation": {"c": {"title": "A long one", "me": "", "text": "\n".join(
                f"{('They', 'Me')[i % 2]}: {'a word ' * (i % 17)}{'?' if i % 3 else '.'}" for i in range(500))}},
            "finding_out": {f"f{i}": {"about": f"thing number {i}", "expect": "", "before": float(i % 11 - 5),
                                      "after": float(i % 7 - 3) if i % 2 else None, "must": i % 5 == 0, "learned": ""}
                            for i in range(500)}}


def difficult():
    """Mara's entries under names that break careless programs."""
    bodies = maras()
    for kind, name in NAMED.items():
        bodies[kind] = {key: {**body, name: at_work.NAMES[i % len(at_work.NAMES)]}
                        for i, (key, body) in enumerate(bodies[kind].items())}
    for i, body in enumerate(bodies["story"].values()):
        body["so_for_you"] = at_work.NAMES[(i + 3) % len(at_work.NAMES)]
    return bodies


CASES = {"maras": maras, "single": single, "crowded": crowded, "difficult": difficult}


def drawing(name, bodies):
    return draw(name, "interview", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_with_nothing_entered_it_says_what_to_enter(name):
    """Before the first entry there is one sentence that says how to begin."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        drawing(name, {})


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one entry to five hundred, in any script, there is a picture and its finding."""
    drawn = drawing(name, CASES[case]())
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_of_a_live_search_is_for_other_eyes(name):
    """Where one applies stays with the person."""
    assert getattr(chart("interview", name), "audience", "me") == "me"


def test_the_map_joins_troubles_and_stories_in_words_too():
    """Who sees no picture reads which stories to bring and what none meets."""
    finding = drawing("conversation_map", maras()).finding
    assert finding.title == "Four stories carry the talk; one trouble wants something else"
    assert "A whole night before go-live" in finding.description and "bargain each autumn" in finding.description


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
    with pytest.raises(TooLittle, match=r"-5 to \+5"):
        drawing("expected_and_learned", {"finding_out": {"f": {"about": "x", "before": None, "after": None}}})
