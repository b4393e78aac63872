"""Start: the first questions, the way on, and what comes back when its day has come."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import resources, sample
from career_workbook.chapters import CHAPTERS, NothingYet, ask, declare_all, start
from career_workbook.frames import frame
from career_workbook.handout.says import says_html
from career_workbook.records import KINDS, may_see, read

declare_all()
TODAY = dt.date(2026, 11, 22)
NEEDS = [value for value, _ in start.Need.questions()["need"].choices]


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(start, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def promise(by="2026-11-20", done="", then_="ring the pharmacist"):
    """One promise."""
    return {"horizon": "day", "when_": "the kettle boils", "then_": then_, "by": by, "done": done}


def test_the_wish_is_asked_before_the_complaint():
    """Nobody is made to begin with what hurts."""
    assert list(start.Want.questions()) == ["wish", "complaint", "request"]


def test_a_complaint_stays_with_the_person():
    """What one grumbles about, and why one opened the workbook, is for no other eyes."""
    assert start.Want.questions()["complaint"].audience == "me"
    assert start.Need.questions()["need"].audience == "me"
    assert may_see("coach", start.Want.questions()["wish"].audience)


def test_a_half_promise_is_asked_for_its_other_half():
    """A promise without its moment gets a sentence, and is not kept as one."""
    record, errors = read(start.Commitment, {"then_": "ring"})
    assert record is None and errors == {"when_": "Still needed: When …"}


@pytest.mark.parametrize("need", NEEDS)
def test_every_need_has_a_way(need):
    """Whatever brings a person here, there are chapters to go to, and they exist."""
    way = said("route", need={"sheet": {"need": need}})
    titles = [CHAPTERS[stem].title for stem in start.ROUTES[need]]
    assert way.headline and list(way.table["Chapter"]) == titles


def test_no_way_begins_with_what_hurts():
    """Complaints, money and envy are never the first page."""
    assert not {"ownership", "market"} & {next(iter(route)) for route in start.ROUTES.values()}


def test_every_chapter_has_a_door_on_the_first_page():
    """Whoever would rather choose alone finds all of them named."""
    [first] = [path for path in resources.notebooks() if path.name == CHAPTERS["start"].notebook]
    text = first.read_text("utf-8")
    assert [c.stem for c in CHAPTERS.values() if f"]({c.notebook})" not in text] == ["start"]


def test_the_ways_differ():
    """Somebody passed over is not sent the same way as somebody stuck."""
    ways = [said("route", need={"sheet": {"need": need}}).table for need in ("passed over", "stuck")]
    first = {table["Chapter"].iloc[0] for table in ways}
    assert first == {"Asking", "The vine"}


def test_before_a_choice_there_is_a_sentence():
    """Nothing is assumed about why a person came."""
    with pytest.raises(NothingYet, match="Choose what is closest"):
        said("route")


def test_a_promise_comes_back_on_its_day():
    """What was promised for yesterday or today is here today; tomorrow's is only announced."""
    one = said("due", commitment={"a": promise("2026-11-22"), "b": promise("2026-11-23", then_="write")})
    assert one.headline == "One promise has come due" and one.lines == (
        "When the kettle boils: ring the pharmacist (by 22 November)",)
    assert said("due", commitment={"b": promise("2026-11-23")}).headline == "Coming up this week"


def test_a_promise_of_another_year_says_which():
    """A day of last year is not taken for one of this."""
    one = said("due", commitment={"a": promise("2025-12-30")})
    assert one.lines == ("When the kettle boils: ring the pharmacist (by 30 December 2025)",)


@pytest.mark.parametrize("done", ["done", "partly"])
def test_an_answered_promise_does_not_come_back(done):
    """Once it is said how it went, it rests."""
    assert said("due", commitment={"a": promise(done=done)}).headline == "Nothing is due this week"


def test_many_promises_are_counted_not_listed_for_ever():
    """Twenty forgotten ones fit on the page."""
    many = said("due", commitment={str(n): promise() for n in range(20)})
    assert many.headline.startswith("20 ") and many.lines[-1] == "and 13 more."


def test_a_coach_sees_what_is_due():
    """Promises may be looked at together, and nothing in them needs what is only the person's."""
    assert start.due.audience == "coach"
    assert not hasattr(start.route, "audience")


@pytest.mark.parametrize(("agreed", "headline", "asks"), [
    ({}, "How long it is kept stands in words only", "After how many months is it gone?"),
    ({"keep_for": "3"}, "What was shared is kept until 1 February 2027", ""),
    ({"ended": "2026-11-02"}, "The agreement ended on 2 November 2026", "")])
def test_how_long_it_is_kept_is_told_or_asked(agreed, headline, asks):
    """By what was agreed in words, by months after the last meeting, or since it ended; and it can stand on a page."""
    one = said("how_long", agreement={"sheet": {"kept_until": "As long as we meet", **agreed}},
               session={"s": {"on": "2026-11-01", "company": "coach"}})
    assert one.headline == headline and one.question.startswith(asks) and bool(one.question) == bool(asks)
    assert headline in says_html(one)


def test_mara_has_promises_due():
    """The sample shows what a used workbook looks like."""
    assert ask(start.due, sample.sample_frame, TODAY).headline == "2 promises have come due"
