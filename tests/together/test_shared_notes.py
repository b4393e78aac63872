"""What two people wrote on their page of notes, and where it is once the session has ended, or was cut off."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import pytest
from in_session import AGREED

from career_workbook.fields import LONGEST_TEXT
from career_workbook.folder import create_folder
from career_workbook.together import session, shared_notes
from career_workbook.workbook import Workbook

NAMES = {"me": "Mara", "coach": "Anna"}
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DAY, TEXT = dt.date(2026, 11, 22), "Close on Wednesdays.\n\n<script>alert(1)</script> and ümlauts"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A person's folder with an agreement."""
    made = create_folder(tmp_path_factory.mktemp("notes") / "mine")
    with closing(Workbook.open(made.workbook)) as workbook:
        workbook.commit("agreement", "sheet", AGREED, {})
    return made


@pytest.fixture
def workbook(folder):
    """The person's workbook, without any hour written down."""
    with closing(Workbook.open(folder.workbook)) as opened:
        for key in list(opened.bodies("session")):
            opened.withdraw("session", key)
        yield opened


def hour(workbook, key, **fields):
    workbook.commit("session", key, {"on": DAY.isoformat(), **fields}, {})


def hours(workbook):
    """(goal, notes) of every hour written down."""
    return sorted((body["goal"], body["notes"]) for body in workbook.bodies("session").values())


def test_without_a_record_of_the_hour_the_notes_begin_one(workbook):
    """It has the session's day, says that the coach was there, and holds what was written, character for character."""
    said = shared_notes.into_record(workbook, TEXT, DAY)
    (made,) = workbook.bodies("session").values()
    assert (made["on"], made["company"], made["notes"]) == ("2026-11-22", "coach", TEXT)
    assert said == ["Your notes are in the record of the hour of 22 November 2026, in the chapter Review."]


def test_the_one_record_of_that_day_takes_them_and_keeps_its_own(workbook):
    """What stood in it stays before them; the hour of another day is not touched."""
    hour(workbook, "a", goal="a name", notes="From paper.")
    workbook.commit("session", "b", {"on": "2026-08-21", "goal": "earlier"}, {})
    shared_notes.into_record(workbook, TEXT, DAY)
    assert hours(workbook) == [("a name", f"From paper.\n\n{TEXT}"), ("earlier", "")]


def test_the_same_notes_twice_are_there_once(workbook):
    """A program that was cut off between writing and tidying up does it again, and doubles nothing."""
    hour(workbook, "a", goal="a name")
    for _ in range(2):
        shared_notes.into_record(workbook, TEXT, DAY)
    assert hours(workbook) == [("a name", TEXT)]


def test_of_two_hours_on_one_day_none_is_guessed(workbook):
    """The notes get a record of their own."""
    hour(workbook, "a", goal="morning")
    hour(workbook, "b", goal="evening")
    shared_notes.into_record(workbook, TEXT, DAY)
    assert hours(workbook) == [("", TEXT), ("evening", ""), ("morning", "")]


def test_what_is_longer_than_an_answer_is_cut_and_that_is_said(workbook):
    """Nothing fails; the record there is, which has no room for it, stays as it is."""
    hour(workbook, "a", goal="a name", notes="mine")
    said = shared_notes.into_record(workbook, "x" * (LONGEST_TEXT + 5), DAY)
    assert hours(workbook) == [("", "x" * LONGEST_TEXT), ("a name", "mine")]
    assert "1,000,005 characters" in said[1] and "the rest is not in it" in said[1]


@pytest.mark.parametrize("text", [
    "", "  \n", shared_notes.INTRODUCTION, f"{shared_notes.INTRODUCTION}\n\n \n"])
def test_an_empty_page_leaves_nothing(folder, workbook, tmp_path, text):
    """The sentence at its top is no note."""
    here = create_folder(tmp_path / "here")
    shared_notes.keep(here.path / shared_notes.NAME, text)
    assert shared_notes.into_record(workbook, shared_notes.written(here), DAY) == []
    assert not workbook.bodies("session")


def test_after_a_crash_the_next_opening_takes_the_notes_in(folder, workbook):
    """What stood on the page comes into the record, the opening says so, and the session's folder is gone."""
    here = session.begin(folder, ["start"], NAMES, NOW)
    shared_notes.lay_out(here)
    page = here.path / shared_notes.NAME
    shared_notes.keep(page, f"{page.read_text('utf-8')}{TEXT}\n")
    said = session.bring_back(folder)
    assert "Your notes are in the record of the hour" in " ".join(said)
    workbook.refresh()
    assert hours(workbook) == [("", TEXT)] and not here.path.exists()


def test_a_workbook_that_is_sent_away_has_the_notes_in_it(workbook):
    """They are for both: a coach may see them in a file as well."""
    shared_notes.into_record(workbook, TEXT, DAY)
    assert list(workbook.frame("session", "coach")["notes"]) == [TEXT]
