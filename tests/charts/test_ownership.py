"""The pictures of ownership: what is drawn, said, and for whom (that each can be drawn: test_every_chart)."""

from __future__ import annotations

import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import TooLittle
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

MINE = ("mood_over_jobs", "from_complaint_to_act", "enough_line")


def maras() -> people.Bodies:
    """What the sample person wrote down."""
    kinds = ("mood", "job", "leaving", "complaint", "ask", "beneficiary", "impact", "upkeep")
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in kinds}


def single() -> people.Bodies:
    """One entry of each kind, and no job to put it to."""
    return {"mood": {"m": {"on": "2026-11-01", "felt": -3, "what": "Sunday", "most": "", "job": ""}},
            "complaint": {"c": {"complaint": "The bell", "on": "2026-11-01", "sort": "", "request": ""}},
            "beneficiary": {"b": {"who": "Pupils", "know": "hope", "work": []}}, "upkeep": {"sheet": {"costs": 1200}}}


def drawing(name, bodies):
    return draw(name, "ownership", people.drawer(bodies), people.TODAY)


def test_moods_complaints_and_money_are_for_me_alone():
    """Only whom the work reaches is a picture for a coach, and it is drawn from what a coach may see."""
    assert [getattr(chart("ownership", name), "audience", "me") for name in MINE] == ["me"] * 3
    whole = people.drawer(maras())
    assert draw("who_and_how_i_know", "ownership", lambda kind: whole(kind)[columns(KINDS[kind], "coach")],
                people.TODAY).svg


def test_the_timeline_shows_jobs_endings_and_the_strongest_moments():
    """The titles below, the reasons above, and what was said of the best and the worst."""
    drawn = drawing("mood_over_jobs", maras())
    read = at_work.words(drawn.svg)
    assert all(word in read for word in ("Ward nurse", "hours and load, let go", "Sunday evenings in the car"))
    assert drawn.finding.title.startswith("It felt best around August 2025 as “Night shift lead”")


def test_a_request_made_elsewhere_moves_its_complaint():
    """The day and the answer come from the chapter asking; nothing is typed twice."""
    bodies = {"complaint": single()["complaint"]}
    before = drawing("from_complaint_to_act", bodies).finding.title
    bodies["complaint"]["c"] |= {"request": "a", "sort": "ask"}
    bodies["ask"] = {"a": {"what": "quiet", "asked": "2026-11-10", "outcome": "partly"}}
    drawn = drawing("from_complaint_to_act", bodies)
    assert before == "One complaint; what would you like instead?" and "become something you did" in drawn.finding.title
    assert "asked: partly" in at_work.words(drawn.svg)


def test_the_runway_is_drawn_when_something_is_put_by():
    """Without savings only the line is there; with them, the months."""
    assert "months" not in at_work.words(drawing("enough_line", single()).svg)
    finding = drawing("enough_line", maras()).finding
    assert "months without an income" in at_work.words(drawing("enough_line", maras()).svg)
    assert finding.title == "Enough is about 2,800 a month; what you have put by would last about 6 months"


def test_a_month_that_costs_nothing_is_asked_about():
    """A line at zero would say that nothing is enough."""
    with pytest.raises(TooLittle, match="really cost"):
        drawing("enough_line", {"upkeep": {"sheet": {"costs": 0}}})


def test_moments_that_felt_alike_have_no_best():
    """Two at +4 are told as that, and not as a way from +4 to +4."""
    told = drawing("mood_over_jobs", {"mood": {"a": {"on": "2026-03-01", "felt": 4}, "b": {"on": "2026-03-20",
                                                                                          "felt": 4}}}).finding
    assert told.title == "2 moments, each felt as +4"
    assert told.description == "How work felt in March 2026: +4 each time."
