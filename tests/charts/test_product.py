"""The pictures of product: empty, with one entry, with Mara's, with hundreds, with difficult names."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

SHARED = ("why_people_pay", "beliefs_over_time", "three_links")
NAMES = (*SHARED, "cases_and_criteria")
USED = ("purchase", "work_tag", "impact", "claim", "standing", "promotion_seen", "criterion")


def maras():
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in USED}


def single():
    """One entry of each kind, nothing linked, no day."""
    return {"purchase": {"p": {"what": "Bread", "because": "need", "also": ""}},
            "claim": {"c": {"what": "a quiet room", "came": ""}}, "standing": {"sheet": {"told": 0}},
            "promotion_seen": {"q": {"who": "A clerk, head clerk", "known": "guessed"}}}


def crowded():
    """Five hundred of everything."""
    reasons = ("time", "money", "need", "value")
    return {"impact": {f"m{i}": {"title": f"Piece {i}"} for i in range(500)},
            "purchase": {f"p{i}": {"what": f"Thing {i}", "because": reasons[i % 4], "also": "time"}
                         for i in range(500)},
            "work_tag": {f"w{i}": {"piece": f"m{i}", "because": "need", "also": "need"} for i in range(500)},
            "claim": {f"c{i}": {"what": f"belief {i}", "by": f"202{i % 7}-0{1 + i % 9}-11", "test": "ask",
                                "came": ("holds", "changed", "dropped", "")[i % 4]} for i in range(500)},
            "standing": {"sheet": {"value": 10, "apart": 10, "told": 10, "told_why": "word " * 60}},
            "criterion": {f"k{i}": {"name": f"criterion {i}", "known": ("told", "guessed")[i % 2]}
                          for i in range(500)},
            "promotion_seen": {f"q{i}": {"who": f"Role {i}, other role", "known": "told",
                                         "shows": [f"k{i}", f"k{i + 1}"] if i % 3 else []} for i in range(500)}}


def difficult():
    """Mara's entries under names that break careless programs."""
    named = {"impact": "title", "claim": "what", "promotion_seen": "who", "criterion": "name", "standing": "told_why"}
    return {kind: {key: {**body, **({named[kind]: at_work.NAMES[(i + 3) % 7]} if kind in named else {})}
                   for i, (key, body) in enumerate(rows.items())} for kind, rows in maras().items()}


CASES = {"maras": maras, "single": single, "crowded": crowded, "difficult": difficult}


def drawing(name, bodies):
    return draw(name, "product", people.drawer(bodies), people.TODAY)


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
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 60_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_it_from_what_a_coach_may_see(name):
    """What stays with the person is not needed to draw it."""
    whole = people.drawer(maras())
    assert chart("product", name).audience == "coach"
    assert draw(name, "product", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY).svg


def test_who_was_promoted_is_for_me_alone():
    """What one guesses about people one knows is in no picture for somebody else."""
    assert getattr(chart("product", "cases_and_criteria"), "audience", "me") == "me"


def test_both_sides_are_counted_in_words():
    """Every bar says of how many, so that a short list is seen to be short."""
    drawn = drawing("why_people_pay", maras())
    assert drawn.finding.title == ("You pay most often for time and what you believe in; your work most often meets a "
                                   "need")
    assert all(words in at_work.words(drawn.svg) for words in ("4 of 8", "5 of 9", "What your work gives"))


def test_with_purchases_alone_the_other_side_waits():
    """One loaf of bread is drawn, and the work is not yet compared with it."""
    drawn = drawing("why_people_pay", single())
    assert drawn.finding.title == "You pay most often for what you need"
    assert "no piece of work looked at yet" in at_work.words(drawn.svg)


def test_what_came_of_a_belief_is_a_word():
    """Who cannot tell the colours apart, or prints in grey, reads what came out."""
    read = at_work.words(drawing("beliefs_over_time", maras()).svg)
    assert all(word in read for word in ("holds", "changed", "dropped", "day has passed", "to be tested", "no test"))


def test_the_weakest_link_is_named_where_it_is():
    """The lowest of three says so beside its number, with the reason below; level ones are not compared."""
    read = at_work.words(drawing("three_links", maras()).svg)
    assert "4, the weakest link" in read and "the director knows the release" in read
    level = drawing("three_links", crowded())
    assert level.finding.title == "All links have the same number" and "weakest" not in at_work.words(level.svg)


def test_a_case_nothing_explains_has_a_row_of_its_own():
    """What it was for is not known yet, and that is said."""
    drawn = drawing("cases_and_criteria", maras())
    assert "Something else, not known yet" in at_work.words(drawn.svg)
    assert "Not known what for: 1." in drawn.finding.description
