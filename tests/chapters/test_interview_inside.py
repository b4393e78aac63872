"""The people one knows, and who of them knows the place of the next talk."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook.chapters import NothingYet, ask, interview
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

TODAY = dt.date(2026, 11, 22)
TALK = {"talk": {"role": "Deputy head", "where": "The school across the river", "on": "2026-12-03"}}
HANNA = {"name": "Hanna", "works_at": "School across the River", "role": "She teaches", "last": "2026-10-28"}
PIET = {"name": "Piet", "works_at": "The library", "last": "2025-01-02"}


def said(contact, opening=()):
    """The result over these people and talks."""
    bodies = {"contact": contact, "opening": dict(opening)}
    return ask(interview.who_knows_the_place, lambda kind: frame(KINDS[kind], bodies[kind]), TODAY)


def test_whoever_works_there_is_named_the_last_heard_of_first():
    """People at other places are left out, whatever way the place is written."""
    older = HANNA | {"name": "Ali", "last": "2019-05-01", "works_at": "the school, across the river"}
    result = said({"a": older, "h": HANNA, "p": PIET}, TALK)
    assert result.headline == "Two people you know work at The school across the river"
    assert list(result.table["Who"]) == ["Hanna", "Ali"] and result.table["Last in touch"].iloc[0] == "October 2026"
    assert said({"h": HANNA}, TALK).headline == "One person you know works at The school across the river"


def test_the_first_entry_says_something_without_a_talk():
    """Places come up, also where a place is not known yet."""
    assert "the library" in said({"p": PIET}).lines[0].lower() and said({"p": PIET}).headline.startswith("One person")
    nowhere = said({"p": {"name": "Piet"}})
    assert nowhere.lines[0] == "Where they work is still open." and "these places" not in nowhere.question


def test_nobody_there_is_a_question_not_a_verdict():
    """Somebody may know somebody."""
    result = said({"p": PIET}, TALK)
    assert result.headline == "Nobody on your list works at The school across the river"
    assert result.question == "Which of them might know somebody there?"


def test_five_hundred_people_stay_a_short_list():
    """An archive full of connections does not fill the page."""
    many = {str(n): HANNA | {"name": f"Nr {n}"} for n in range(500)}
    result = said(many, TALK)
    assert len(result.table) == 12 and "488 more" in result.headline


def test_nothing_yet_says_what_to_enter_and_nobody_else_sees_it():
    """The list is the person's own; a day to come is no day on which you spoke."""
    with pytest.raises(NothingYet, match="one person you know"):
        said({})
    assert not columns(KINDS["contact"], "coach")
    assert read(KINDS["contact"], {"name": "Hanna"})[1] == {}
