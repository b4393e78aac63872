"""The pictures of product: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import at_work
import people

from career_workbook import sample
from career_workbook.charts import chart, draw

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


def drawing(name, bodies):
    return draw(name, "product", people.drawer(bodies), people.TODAY)


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
    two = {"standing": {"sheet": {"value": 5, "apart": 5}}}
    assert drawing("three_links", two).finding.title == "Both links so far have the same number"


def test_a_case_nothing_explains_has_a_row_of_its_own():
    """What it was for is not known yet, and that is said."""
    drawn = drawing("cases_and_criteria", maras())
    assert "Something else, not known yet" in at_work.words(drawn.svg)
    assert "Not known what for: 1." in drawn.finding.description
