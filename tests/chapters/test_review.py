"""Review: what changed, what was kept, what comes next, and what stays with the person."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, declare_all, review, start
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
SHARED = ("come_due", "agenda", "in_numbers", "kept", "next_promises", "how_far", "still_parked")
MINE = ("changed_answers", "what_is_new")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(review, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string(max_colwidth=None)
    return " ".join((result.headline, *result.lines, table, result.question))


def promise(by="2026-11-20", done="", confidence=None, horizon="week"):
    """One promise."""
    return {"horizon": horizon, "when_": "it rings", "then_": "answer", "by": by, "done": done,
            "confidence": confidence}


def change(on="2026-11-01", name="wish", before="this", after="that", record="sheet", of="want"):
    """One answer that became another."""
    return {"on": on, "of": of, "record": record, "name": name, "label": "What do you want?", "entry": "",
            "before": before, "after": after}


def goal(reached="", weight="1"):
    """One goal."""
    return {"goal": "Two mornings", "expected": "Two in most weeks", "more": "", "less": "One", "much_more": "",
            "much_less": "", "reached": reached, "started": "-2", "weight": weight}


@pytest.mark.parametrize("name", SHARED + MINE)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence that says what to do."""
    with pytest.raises(NothingYet, match=r"[A-Z].*\.$"):
        said(name)


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_it_without_what_is_only_mine(name):
    """What a coach sees is made from what a coach may see, and repeats no quiet thought and no earlier answer."""
    function = getattr(review, name)
    seen = text(ask(function, lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY))
    assert function.audience == "coach"
    assert "I like the work" not in seen and "found somebody better" not in seen and "To sleep" not in seen


def test_what_was_thought_before_is_mine_alone():
    """The quiet minutes, and what an answer was before it was changed, are for no other eyes."""
    assert review.Session.questions()["quiet"].audience == "me"
    assert not [name for name in MINE if hasattr(getattr(review, name), "audience")]
    assert {KINDS["changes"].questions()[name].audience for name in ("before", "after", "entry")} == {"me"}


def test_what_is_due_is_the_same_on_the_first_page_and_here():
    """A promise that has come due is found in both places, in the same words."""
    bodies = {"a": promise()}
    first = ask(start.due, lambda kind: frame(KINDS[kind], bodies), TODAY)
    assert said("come_due", commitment=bodies) == first and first.headline == "One promise has come due"


def test_the_minutes_are_shared_out():
    """The first review with only its day already has a plan for its hour, and alone it needs no silence together."""
    alone = said("agenda", session={"s": {"on": "2026-11-22", "goal": "", "minutes": 45, "company": "alone"}})
    assert alone.headline == "45 minutes" and alone.table["Minutes"].sum() == 45
    coached = said("agenda", session={"s": {"on": "2026-11-22", "goal": "a name", "minutes": 60, "company": "coach"}})
    assert coached.headline == "60 minutes, for this: a name." and len(coached.table) == len(alone.table) + 1


def test_what_helped_last_time_and_what_waits_come_back():
    """The hour begins where the last one ended."""
    sessions = {"a": {"on": "2026-08-21", "helped": "the silence"}, "b": {"on": "2026-11-22", "helped": ""}}
    found = said("agenda", session=sessions, memory_line={
        "x": {"line": "study", "what": "waits"}, "y": {"line": "old", "what": "waits", "settled": True}})
    assert found.lines == ("Last time this helped: the silence.", "In the car park: one thing waits.")


def test_every_changed_answer_is_shown_with_both_versions():
    """Since the last review; an earlier change is not told again."""
    changes = {"a": change("2026-08-01", before="older"), "b": change("2026-09-01"),
               "c": change("2026-10-01", before="that", after="yet another")}
    found = said("changed_answers", changes=changes, session={"s": {"on": "2026-08-21"}})
    assert found.headline == "One answer is different since your review of 21 August 2026"
    assert found.table.to_numpy().tolist() == [["Start", "What do you want?", "this", "yet another"]]


def test_what_was_added_is_counted_by_what_it_is():
    """New entries stand in the order of the chapters, each with the latest of its sort where that says something."""
    added = [("investment", ""), ("impact", "A page"), ("impact", "A quiet corridor")]
    found = said("what_is_new", changes={
        f"x{n}": change(of=of, record=str(n), name="", before="", after="") | {"entry": entry}
        for n, (of, entry) in enumerate(added)})
    assert found.headline == "Three entries are new in the last three months"
    assert found.table.to_numpy().tolist() == [["Value", "two pieces of work", "A quiet corridor"],
                                               ["The vine", "one entry", ""]]


def test_two_hundred_changes_are_all_shown():
    """A busy quarter is long, and still whole."""
    changes = {f"c{n}": change(name="what", of="ask", record=f"a{n}") for n in range(200)}
    assert len(said("changed_answers", changes=changes).table) == 200


def test_a_time_without_change_is_no_reproach():
    """Nothing changed is a thing to ask about, not an empty page."""
    found = said("changed_answers", changes={"a": change("2025-01-01")})
    assert found.headline == "No answer was changed in the last three months" and found.question.endswith("?")


def test_a_first_answer_is_no_change():
    """On the first day nothing has changed yet, and what was answered is said as that."""
    changes = {"a": change(before=""), "b": change(name="request", before="")}
    found = said("changed_answers", changes=changes)
    assert found.headline == "No answer was changed in the last three months" and found.table is None
    assert found.lines == ("Two questions were answered for the first time.",)
    numbers = said("in_numbers", changes=changes, impact={"i": {"title": "A page"}})
    assert numbers.table.loc["Answers changed"].tolist() == [0]
    assert numbers.lines == ("Not counted, for want of a day: one piece of work.",)


def test_numbers_stand_beside_as_long_a_time_before():
    """Hours, work, requests, promises, answers: now and in the same length of time before."""
    bodies = {"investment": {"i": {"on": "2026-11-01", "hours": 2}, "j": {"on": "2026-07-01", "hours": 1}},
              "ask": {"a": {"asked": "2026-10-01"}}, "commitment": {"c": promise(done="done")},
              "changes": {"x": change()}, "session": {"s": {"on": "2026-08-21"}}}
    found = said("in_numbers", **bodies)
    assert found.headline == "Counted since your review of 21 August 2026, beside as long a time before"
    assert found.table.loc["Hours put into learning"].tolist() == [1, 2]
    assert found.table["Since then"].tolist() == [2, 1, 0, 1, 1, 1]


def test_the_first_time_nothing_is_compared_with_nothing():
    """Before there was a workbook there are no zeros to be ashamed of."""
    found = said("in_numbers", investment={"i": {"on": "2026-11-01", "hours": 2}})
    assert list(found.table) == ["Since then"]


def test_promises_are_told_by_how_far_ahead_they_reached():
    """A day, a week, a month: what was promised for the time looked at, and what came of it."""
    found = said("kept", commitment={
        "a": promise(done="done", horizon="day", confidence=8), "b": promise(done="partly"),
        "c": promise("2026-11-23"), "d": promise("2026-01-01", done="done"), "e": promise()})
    assert found.headline == "1 of 3 promises was kept, 1 partly"
    assert found.table.loc["For the next week"].tolist() == [2, 0, 1, 0, 1] and "kept ones" in found.question
    silent = said("kept", commitment={"a": promise(), "b": promise()})
    assert silent.headline == "Two promises came due, and none is answered yet" and "kept ones" not in silent.question
    with pytest.raises(TooLittle, match="No promise came due in the last three months"):
        said("kept", commitment={"c": promise("2026-11-23")})


def test_a_promise_one_is_unsure_of_is_offered_a_smaller_size():
    """Seven of ten is where a promise begins to hold; without a number it is asked for."""
    found = said("next_promises", commitment={"a": promise("2026-11-30", confidence=5), "b": promise(None)})
    assert found.headline == "One promise could be smaller" and "“answer”" in found.question
    assert found.lines[1].endswith("How sure are you?")
    sure = said("next_promises", commitment={"a": promise("2026-11-30", confidence=7)})
    assert sure.headline == "One promise lies ahead"
    assert said("next_promises", commitment={"a": promise(done="done")}).headline.startswith("Nothing is promised")


def test_below_three_goals_each_speaks_for_itself():
    """One goal is told in the person's own words; three are also seen together, by their weights."""
    one = said("how_far", attainment={"g": goal("0")})
    assert one.lines == ("Two mornings: as I expected (Two in most weeks)",) and "T-score" not in text(one)
    three = {"g": goal("0"), "h": goal("-1", "3"), "i": goal("1")}
    assert "T-score 45" in text(said("how_far", attainment=three))
    assert said("how_far", attainment=three).headline == (
        "Taken together, your three goals came to a little less than you had expected")
    assert said("how_far", attainment={"g": goal()}).headline == "One goal is set, and none has come out yet"


def test_the_car_park_is_emptied_by_dealing_with_things():
    """What is settled goes; decisions stay to be read."""
    lines = {"a": {"line": "study", "what": "waits"}, "b": {"line": "no Mondays", "what": "decided"}}
    assert said("still_parked", memory_line=lines).lines == ("Waits: study", "Decided: no Mondays")
    lines["a"]["settled"] = True
    assert said("still_parked", memory_line=lines).headline == "The car park is empty"


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("session", {"on": "soon"}, "on", "date such as"), ("session", {"minutes": "30"}, "on", "Still needed"),
    ("session", {"on": "2026-11-22", "minutes": "-5"}, "minutes", "0 or more"),
    ("attainment", {"expected": "x"}, "goal", "Still needed"), ("memory_line", {"line": "x" * 301}, "line", "one line"),
    ("period", {"since": "spring"}, "since", "date such as")])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]
