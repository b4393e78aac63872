"""The pictures of value: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import at_work
import people
import pytest

from career_workbook.chapters import NothingYet, TooLittle, ask
from career_workbook.chapters.value import step_that_matters
from career_workbook.charts import chart, draw
from career_workbook.charts.style import text_width

NAMES = ("where_better_matters", "impact_over_time")


def drawing(name, bodies):
    return draw(name, "value", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_coach_may_see_it(name):
    """Where one's work matters is worth talking about."""
    assert chart("value", name).audience == "coach"


def test_the_widest_swing_stands_on_top():
    """The step that would move the whole most is read first."""
    read = at_work.words(drawing("where_better_matters", at_work.maras()).svg)
    assert read.index("Writing discharge papers") < read.index("Admission questions")


def test_a_step_without_numbers_is_asked_for_them():
    """A name alone is a beginning; the picture says what it still needs."""
    with pytest.raises(TooLittle, match="share"):
        drawing("where_better_matters", {"stage": {"s": {"name": "Marking", "kind_of": "wait"}}})


def test_numbers_that_change_nothing_name_no_step():
    """Where every step stays as it is, no step “matters most”; and little is told alike in picture and sentence."""
    bodies = {"stage": {"s": {"name": "Marking", "kind_of": "wait", "share": 0.3,
                              "improvement": {"low": 1, "likely": 1, "high": 1}}}}
    with pytest.raises(TooLittle, match="nothing would change"):
        drawing("where_better_matters", bodies)
    with pytest.raises(TooLittle, match="nothing would change"):
        ask(step_that_matters, people.drawer(bodies), people.TODAY)
    bodies["stage"]["s"]["improvement"] = {"low": 1, "likely": 1.02, "high": 1.1}
    told = ask(step_that_matters, people.drawer(bodies), people.TODAY).lines[0]
    gain = told.split("get ")[1].split(" faster")[0]
    assert gain in drawing("where_better_matters", bodies).finding.description and not gain.startswith("0 ")


def test_two_first_pieces_are_not_in_one_different_ways():
    """Until it is said what they changed, that is what is asked."""
    piece = {"on": "2026-10-01", "lever": ""}
    bodies = {"impact": {"a": {"title": "Rota", **piece}, "b": {"title": "Handover", **piece}}}
    told = drawing("impact_over_time", bodies).finding
    assert told.title == "2 pieces of work; what they changed is not said yet"
    assert told.description.startswith("Pieces of work in October 2026 by")
    bodies["impact"]["a"]["lever"] = "new service"
    assert drawing("impact_over_time", bodies).finding.title.endswith("what one of them changed is not said yet")


def test_what_may_cost_something_keeps_its_sign_and_its_place():
    """A cautious guess below nothing has a minus, and its bar stays within the picture."""
    drawn = drawing("value_beside_pay", earning(100, impact={"m": work(yearly={"low": -500, "likely": 0, "high": 90})}))
    assert "−500 to 90" in drawn.finding.title and "-500" not in at_work.words(drawn.svg) and at_work.inside(drawn.svg)


def test_what_rests_on_my_word_alone_is_said():
    """A hollow dot is explained to those who cannot see it."""
    assert "rest on your word alone" in drawing("impact_over_time", at_work.maras()).finding.description


def test_a_piece_of_work_without_a_month_is_counted_not_drawn():
    """Nothing is put at a day the person did not give."""
    bodies = at_work.maras()
    bodies["impact"]["impact-falls"] = {**bodies["impact"]["impact-falls"], "on": None}
    drawn = drawing("impact_over_time", bodies)
    assert "1 more have no month yet" in drawn.finding.description
    assert "Falls" not in at_work.words(drawn.svg)


def earning(likely, **bodies):
    """These entries, and what one earns."""
    guess = {"low": likely, "likely": likely, "high": likely}
    return {**bodies, "pay": {"p": {"source": "now", "what": "Clerk", "yearly": guess}}}


def work(**more):
    """A piece of work with a yearly amount, and well shown."""
    return {"title": "A quiet corridor", "on": "2026-10-01", "lever": "", "evidence": "Nine, then two",
            "witness": "The caretaker", "yearly": {"low": 4000, "likely": 6000, "high": 9000}, **more}


def test_value_stands_beside_pay():
    """Each well shown piece and all of them together, with what one earns below; hundreds of pieces too."""
    hundreds = {f"m{i}": work(title=f"Piece {i}") for i in range(500)}
    for bodies in (at_work.maras(), {"impact": hundreds}):
        drawn = drawing("value_beside_pay", earning(49800, **bodies))
        assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000 and "the 49,800 you earn" in drawn.finding.title
        assert 10 < len(drawn.finding.title) < 160 and "All of them" in at_work.words(drawn.svg)


def test_the_first_piece_with_an_amount_is_enough():
    """One piece is named, and nothing is added up."""
    drawn = drawing("value_beside_pay", earning(30000, impact={"m": work()}))
    assert drawn.finding.title == "“A quiet corridor”: 4,000 to 9,000 a year, beside the 30,000 you earn"
    assert "All of them" not in at_work.words(drawn.svg)


def test_amounts_of_nine_noughts_stay_within_the_picture():
    """In rupiah or won the words beside a bar are long, and are not cut off."""
    drawn = drawing("value_beside_pay", earning(3e8, impact={
        "m": work(yearly={"low": 1e9, "likely": 2e9, "high": 3e9})})).svg
    at = next(e for e in ET.fromstring(drawn).iter() if e.text == "1,000,000,000 to 3,000,000,000")
    assert float(at.get("x")) + text_width(at.text, 8.2) < 518.4


@pytest.mark.parametrize("thin", [{"evidence": "", "witness": ""}, {"yearly": None}, {"on": "2001-01-01"}])
def test_it_is_silent_where_value_is_not_shown(thin):
    """One's word alone, work without an amount and what is long past are not put beside anything."""
    with pytest.raises(TooLittle, match="no mark against it"):
        drawing("value_beside_pay", earning(30000, impact={"m": work(**thin)}))
    both = drawing("value_beside_pay", earning(30000, impact={"m": work(), "n": work(title="Thin", **thin)}))
    assert "Thin" not in at_work.words(both.svg) and both.finding.title.startswith("“A quiet corridor”")


def test_pay_is_mine_alone_and_is_asked_for_where_it_is_kept():
    """The picture is not for a coach, and says in which chapter pay is written down."""
    assert getattr(chart("value", "value_beside_pay"), "audience", "me") == "me"
    with pytest.raises(TooLittle, match="The market"):
        drawing("value_beside_pay", {"impact": {"m": work()}})
    with pytest.raises(NothingYet):
        drawing("value_beside_pay", earning(30000))
