"""The pictures of why_you: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import TooLittle
from career_workbook.charts import draw

USED = ("four_answers", "rival", "skill", "impact")


def maras():
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in USED}


def drawing(name, bodies):
    return draw(name, "why_you", people.drawer(bodies), people.TODAY)


def test_an_answer_stands_further_right_with_better_work():
    """What nothing shows stands at the left and is said; the words name every place."""
    drawn = drawing("what_stands_behind", maras())
    assert drawn.finding.title == "3 of 4 answers can be shown" and "cost them, not yet" in drawn.finding.description
    assert all(word in at_work.words(drawn.svg) for word in ("not yet", "thin", "fair", "strong", "no piece of work"))


def test_what_nobody_else_has_is_said_in_words():
    """Who cannot tell the colours apart, or prints in grey, reads it."""
    bodies = maras()
    for rival in bodies["rival"].values():
        rival["skills"] = [key for key in rival["skills"] if key != "skill-negotiation"]
    drawn = drawing("who_else_can", bodies)
    assert "only you" in at_work.words(drawn.svg) and drawn.finding.title.startswith("1 of 9 skills")


def test_the_combination_is_named_in_the_title_and_at_its_dots():
    """The rarest that is worth most, whole, however crowded the picture."""
    drawn = drawing("rare_and_worth", maras())
    assert drawn.finding.title == "Not found together among the others: “Negotiating” and “How records travel (FHIR)”"
    assert all(word in at_work.words(drawn.svg) for word in ("Negotiating", "How records travel (FHIR)", "2 of 4"))


def test_without_a_skill_it_says_what_is_missing():
    """Others alone make no grid."""
    with pytest.raises(TooLittle, match="one skill"):
        drawing("who_else_can", {"rival": {"r": {"role": "A temp", "skills": []}}})
