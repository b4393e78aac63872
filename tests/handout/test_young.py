"""A page of a workbook that has only just begun is short, and says what is still to come."""

import json
import re

import pytest
from in_memory import TODAY, prose

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.handout.compose import pack
from career_workbook.resources import resource


def shipped(stem):
    return json.loads(resource("notebooks", CHAPTERS[stem].notebook).read_text("utf-8"))


@pytest.fixture
def young(kept):
    """Two skills, and an hour for one of them."""
    kept.add("skill", "s1", name="Leading a handover", branch="Working with people", level="4", target="7")
    kept.add("skill", "s2", name="SQL")
    kept.add("investment", "i1", on="2026-11-20", skill="s1", hours="1:30", what="practice")
    return kept


def headings(html):
    return re.findall(r"<h2[^>]*>([^<]+)</h2>", html)


def named(html, said="Not begun yet:"):
    """What the list at the end names."""
    return re.findall(r"<li>([^<]+)</li>", html.partition(said)[2])


def test_sections_nobody_has_begun_are_named_once_at_the_end(young):
    """No heading stands over nothing, and none is forgotten."""
    html = handout.page(young, shipped("vine"), "vine", today=TODAY)
    assert "When other things came first" in named(html) and "Tomorrow" in named(html)
    assert "Two minutes, from memory" in headings(html)
    assert not set(named(html)) & set(headings(html)) and "No pauses yet" not in html


def test_what_to_enter_is_said_once_in_a_section(young):
    """A picture and the words beside it want the same answers, and one sentence asks for them."""
    html = handout.page(young, shipped("feedback"), "feedback", today=TODAY)
    assert html.count("Choose one skill and say how good you are at it") == 1


def test_what_somebody_wrote_between_our_lines_stays(young):
    """A note of one's own in a section without answers keeps it on the page."""
    cells = shipped("vine")
    at = next(n for n, cell in enumerate(cells["cells"]) if cell["id"] == "exercise-pause")
    cells["cells"].insert(at, prose("My father was ill that winter."))
    html = handout.page(young, cells, "vine", today=TODAY)
    assert "My father was ill" in html and "When other things came first" in headings(html)


def test_a_single_section_not_begun_stands_where_it_is(young):
    """A list of one would only be a detour."""
    cells = shipped("vine")
    one = [cell for cell in cells["cells"] if cell["id"] in ("aim", "memory", "exercise-skill", "pauses",
                                                             "exercise-pause")]
    html = handout.page(young, cells | {"cells": one}, "vine", today=TODAY)
    assert "No pauses yet." in html and "Not begun yet" not in html


def test_others_are_not_told_what_was_not_begun(young):
    """For a coach there is nothing to read; whether there is something else is not said."""
    html = handout.page(young, shipped("vine"), "vine", "coach", today=TODAY)
    assert "When other things came first" in named(html, "Nothing to read here yet:") and "Not begun" not in html


def test_no_chapter_of_a_pack_leads_to_answers_that_are_not_there(young):
    """Without a piece of work nobody is sent to Value to read it."""
    html = pack(young, {stem: shipped(stem) for stem in ("start", "value")}, today=TODAY).html()
    assert "These answers stand in" not in html and "One piece of work you are proud of" in named(html)
