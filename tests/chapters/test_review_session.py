"""An hour with a coach: what is written before it, what happened since the last one, and the page that stays of it."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, ask, declare_all, review, start
from career_workbook.frames import columns, frame
from career_workbook.methods.review.keeping import keep_until
from career_workbook.records import KINDS

declare_all()
TODAY = dt.date(2026, 11, 22)
BOTH = ("since_we_met", "session_record", "before_we_meet")


def said(name, of=review, today=TODAY, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(of, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), today)


def hour(on="2026-08-21", company="coach", **fields):
    """One review."""
    return {"on": on, "company": company, **fields}


@pytest.mark.parametrize("name", [*BOTH, "begin_with_it"])
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence that says what will stand there."""
    with pytest.raises(NothingYet, match=r"[A-Z].*\.$"):
        said(name)


@pytest.mark.parametrize("name", BOTH)
def test_both_sides_read_the_same(name):
    """What the person sees of it is what a coach may see: word for word, and nothing of what is only mine."""
    mine, coachs = (ask(getattr(review, name), lambda kind, reader=reader: sample.sample_frame(kind)[
        columns(KINDS[kind], reader)], sample.today()) for reader in ("me", "coach"))
    assert getattr(review, name).audience == "coach"
    assert mine == coachs and str(mine.table) == str(coachs.table)
    assert "I like the work" not in f"{mine.lines} {mine.table}"


def test_since_last_time_counts_from_the_hour_before_today():
    """From the evening of the last hour with the coach; reviews alone, and today's hour, do not count as one."""
    changes = {f"c{n}": {"on": on, "of": of, "record": str(n), "name": name, "label": "", "entry": "", "before": "",
                         "after": "x"} for n, (on, of, name) in enumerate([
                             ("2026-08-20", "want", "wish"), ("2026-09-01", "want", "wish"),
                             ("2026-09-02", "want", "complaint"), ("2026-09-03", "skill", "")])}
    found = said("since_we_met", changes=changes, skill={"s": {"name": "SQL"}}, session={
        "a": hour(), "b": hour("2026-10-01", "alone"), "c": hour("2026-11-22")},
        investment={"i": {"on": "2026-09-05", "skill": "s", "hours": 1.5}, "j": {"on": "2026-08-01", "hours": 9}},
        ask={"q": {"what": "a quiet room", "asked": "2026-10-01"}},
        commitment={"p": {"by": "2026-09-09", "done": "done"}, "q": {"by": "2026-09-10", "done": ""}})
    assert found.headline == "Since you met on 21 August 2026"
    assert {row[0]: row[1:] for row in found.table.itertuples()} == {
        "Answers given or changed": ("1", "Start 1"), "New entries": ("1", "one skill"),
        "Hours put into learning": ("1.5", "SQL 1.5"), "Requests, by the day of asking": ("1", "a quiet room"),
        "Promises come due": ("2", "kept 1; not answered yet 1")}
    assert said("since_we_met", session={"a": hour()}).headline.endswith("nothing was written down")


def test_the_record_gathers_the_hour():
    """What for, decided and parked that day, promised in it with day and confidence, next time; no thing of another."""
    lines = {"d": {"line": "no Mondays", "what": "decided", "on": "2026-11-19"},
             "w": {"line": "study", "what": "waits", "on": "2026-11-19"}, "o": {"line": "old", "on": "2026-08-21"}}
    made = {"p": {"then_": "ask her", "by": "2026-12-11", "confidence": 8, "made_in": "review"},
            "q": {"then_": "elsewhere", "made_in": "vine"}}
    lines["n"] = {"line": "no day given", "what": "decided", "on": None}
    changes = {key: {"on": "2026-11-19", "of": of, "record": key, "name": ""}
               for of, key in (("commitment", "p"), ("commitment", "q"), ("memory_line", "n"))}
    found = said("session_record", session={"a": hour(), "b": hour("2026-11-19", goal="a name", helped="tea",
                                                                    next_on="2027-02-19", minutes=45)},
                 memory_line=lines, commitment=made, changes=changes)
    assert found.headline == "The hour of 19 November 2026, 45 minutes"
    assert found.table["Written down"].to_dict() == {
        "For": "a name", "Decided": "no Mondays; no day given", "In the car park": "study",
        "Promised": "ask her (by 11 December 2026, 8 of 10)", "What helped": "tea", "Next time": "19 February 2027"}
    assert said("session_record", session={"a": hour()}).question == "What helped today?"


def test_an_hour_can_begin_with_what_was_prepared():
    """The prepared goal is offered as an hour with the coach on that day; one that is there is told by its day."""
    prepared = {"p": {"on": "2026-11-25", "goal": "a name", "reality": "Loud."}}
    found = said("begin_with_it", preparation=prepared)
    assert found.headline == "One hour is prepared"
    assert found.offers[0].entered == {"on": "2026-11-25", "goal": "a name", "company": "coach", "reality": "Loud."}
    assert said("begin_with_it", preparation=prepared, session={"s": hour("2026-11-25")}).headline.startswith("Every")
    assert "a name" in " ".join(said("before_we_meet", preparation=prepared).lines)


@pytest.mark.parametrize(("keep_for", "ended", "met", "until"), [
    ("3", None, ["2026-08-21", "2026-11-30"], "2027-02-28"), ("0", "2026-10-01", ["2026-11-19"], "2026-10-01"),
    ("12", None, [], None), ("", "2026-10-01", [], None), ("24", None, ["2024-02-29"], "2026-02-28")])
def test_how_long_is_counted_in_months(keep_for, ended, met, until):
    """From the end, else from the last day that was met or named; a month too short has its last day."""
    day = dt.date.fromisoformat
    found = keep_until(keep_for, ended and day(ended), [day(one) for one in met])
    assert found == (until and day(until))


@pytest.mark.parametrize(("agreed", "today", "says"), [
    ({"kept_until": "A while"}, TODAY, "stands in words only"),
    ({"kept_until": "A while", "keep_for": "3"}, dt.date(2026, 11, 21), "is kept until 21 November 2026"),
    ({"kept_until": "A while", "keep_for": "3"}, TODAY, "was to be kept until 21 November 2026"),
    ({"kept_until": "A while", "ended": "2026-10-01"}, TODAY, "ended on 1 October 2026")])
def test_what_to_do_is_said_when_it_is_due(agreed, today, says):
    """Until then a day; from then on both read what each of them does."""
    found = said("how_long", start, today, agreement={"sheet": agreed}, session={"a": hour()})
    assert says in found.headline
    assert ("erase --client" in " ".join(found.lines)) == ("was to" in says or "ended" in says)
