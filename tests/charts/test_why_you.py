"""The pictures of why_you: empty, with one entry, with Mara's, with hundreds, with difficult names."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

NAMES = ("what_stands_behind", "who_else_can", "rare_and_worth")
USED = ("four_answers", "rival", "skill", "impact")


def maras():
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in USED}


def single():
    """One entry of each kind, nothing linked."""
    return {"four_answers": {"sheet": {"value": "it runs"}}, "rival": {"r": {"role": "A temp", "skills": []}},
            "skill": {"s": {"name": "Typing"}}}


def crowded():
    """Five hundred of everything."""
    return {"four_answers": maras()["four_answers"],
            "impact": {f"m{i}": {"title": f"Piece {i}", "skills": [f"s{i % 50}"]} for i in range(500)},
            "rival": {f"r{i}": {"role": f"Another role, number {i}",
                                "skills": [f"s{j}" for j in range(500) if (7 * j + 3 * i) % 5 < 2]}
                      for i in range(500)},
            "skill": {f"s{i}": {"name": f"Skill number {i}", "level": 5, "worth": 7 * i % 11 if i % 4 else None}
                      for i in range(500)}}


def difficult():
    """Mara's entries under names that break careless programs."""
    named = {"skill": "name", "rival": "role", "impact": "title"}
    return {kind: {key: {**body, **({named[kind]: at_work.NAMES[i % 7]} if kind in named else {})}
                   for i, (key, body) in enumerate(rows.items())} for kind, rows in maras().items()}


CASES = {"maras": maras, "single": single, "crowded": crowded, "difficult": difficult}


def drawing(name, bodies):
    return draw(name, "why_you", people.drawer(bodies), people.TODAY)


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


@pytest.mark.parametrize("name", NAMES)
def test_a_coach_sees_it_from_what_a_coach_may_see(name):
    """What stays with the person is not needed to draw it."""
    whole = people.drawer(maras())
    assert chart("why_you", name).audience == "coach"
    assert draw(name, "why_you", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY).svg


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
