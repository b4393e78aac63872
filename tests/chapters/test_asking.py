"""Asking: what is asked, what stays with the person, and what the answers say."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, asking, declare_all
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
MINE = ("my_preparation", "first_to_ask", "how_near")
SHARED = ("how_to_ask_here", "page_i_bring", "what_is_due", "unseen", "thin_places")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(asking, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def request(**fields):
    """One request."""
    return {"what": "a quiet room", "whom": "The head", "outcome": "", "evidence": [], **fields}


def guess(chance=0.7, came_true="", **fields):
    """One guess."""
    return {"what": "they know", "chance": chance, "sealed": "2026-11-01", "came_true": came_true, **fields}


@pytest.mark.parametrize("name", MINE + SHARED)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


def test_what_is_only_mine_is_declared_so():
    """Fears, guesses about others and what a no would mean are for no other eyes."""
    only = {"fear": "fear really", "assumption": "what chance matters came_true", "ask": "no_means if_no",
            "norm": "by_asking without_asking"}
    assert {(kind, name): KINDS[kind].questions()[name].audience for kind, names in only.items()
            for name in names.split()} == {(k, n): "me" for k, ns in only.items() for n in ns.split()}
    assert not [name for name in MINE if hasattr(getattr(asking, name), "audience")]


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_it_without_what_is_only_mine(name):
    """The result a coach sees is made from what a coach may see, and repeats nothing else."""
    function = getattr(asking, name)
    seen = text(ask(function, lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY))
    assert function.audience == "coach"
    for secret in ("budget is closed", "title matters more", "physiotherapist", "poster instead", "running the move"):
        assert secret not in seen


@pytest.mark.parametrize("welcome", [value for value, _ in asking.Norm.questions()["welcome"].choices])
def test_every_place_has_a_way_to_ask(welcome):
    """Whatever the place is like, there is a way to begin, and it is a different one."""
    one = said("how_to_ask_here", norm={"sheet": {"welcome": welcome}})
    assert one.headline == asking.WAYS[welcome][0] and len(one.lines) == 1


def test_the_worry_stands_beside_what_i_would_think_of_another():
    """Seen together, the two are usually not the same."""
    one = said("how_to_ask_here", norm={"sheet": {"welcome": "welcome"}},
               fear={"f": {"fear": "that I am greedy", "really": "Good for her."}})
    assert "You worry they will think that I am greedy. Of a colleague you would think: Good for her." in one.lines


def test_the_next_request_is_the_one_wanted_first():
    """Of two not asked yet the earlier wish is prepared; an answered one never is."""
    page = said("page_i_bring", ask={
        "a": request(what="later thing", by="2027-05-01"), "b": request(what="first thing", by="2027-01-01"),
        "c": request(what="done thing", asked="2026-01-01", outcome="yes", by="2026-02-01")})
    assert page.headline == "I would like first thing"


def test_when_everything_is_answered_it_asks_for_the_next_wish():
    """An empty page is never shown as if it were one."""
    with pytest.raises(NothingYet, match="What would you like next"):
        said("page_i_bring", ask={"a": request(asked="2026-01-01", outcome="no")})


def test_the_page_brings_the_work_that_was_picked():
    """Evidence is chosen once and printed with what shows it; a withdrawn piece is passed over."""
    page = said("page_i_bring", ask={"a": request(evidence=["m", "gone"])},
                impact={"m": {"title": "A quiet corridor", "evidence": "Nine, then two"}, "n": {"title": "Other"}})
    assert list(page.table["Work that speaks for it"]) == ["A quiet corridor"]


def test_the_page_holds_no_advice_on_how_to_fill_it():
    """Without any work picked the page stays fit to hand over, and the next step is asked for below it."""
    page = said("page_i_bring", ask={"a": request(what="The timetable on Wednesdays")})
    assert page.headline == "I would like the timetable on Wednesdays" and page.lines == ("For: The head",)
    assert page.table is None and page.question.startswith("Which one or two pieces of your work")


def test_preparation_holds_what_the_page_does_not():
    """The step after a no is in my preparation and nowhere on the page."""
    bodies = {"ask": {"a": request(if_no="ask again in May", no_means="no money")}}
    assert "ask again in May" in text(said("my_preparation", **bodies))
    assert "May" not in text(said("page_i_bring", **bodies)) and "money" not in text(said("page_i_bring", **bodies))


@pytest.mark.parametrize(("fields", "due"), [
    ({"asked": "2026-10-01", "follow_up": "2026-11-22"}, True),
    ({"asked": "2026-10-01", "follow_up": "2026-11-23"}, False),
    ({"asked": "2026-11-08"}, True),
    ({"asked": "2026-11-09"}, False),
    ({"by": "2026-12-22"}, True),
    ({"by": "2026-12-23"}, False),
    ({"asked": "2026-10-01", "follow_up": "2026-11-01", "outcome": "no"}, False),
    ({"asked": "2026-10-01", "follow_up": "2026-11-01", "outcome": "later"}, True),
])
def test_what_is_due(fields, due):
    """A chosen day, two weeks of silence, or a wish whose day is near; an answer ends it."""
    assert bool(said("what_is_due", ask={"a": request(**fields)}).lines) is due


def test_the_guess_to_ask_about_could_be_wrong_and_matters():
    """Neither what is nearly certain nor what changes nothing comes first."""
    first = said("first_to_ask", assumption={
        "a": guess(0.98, what="sure", matters=10), "b": guess(0.5, what="idle", matters=0),
        "c": guess(0.6, what="worth it", matters=8), "d": guess(0.5, "yes", what="known", matters=10)})
    assert first.headline == "Worth a question first: worth it" and "known" not in text(first)
    idle = said("first_to_ask", assumption={"b": guess(0.5, what="idle", matters=0)})
    assert idle.headline == "If you ask about one: idle" and "None of your open guesses" in idle.lines[0]


def test_scores_stay_silent_below_ten_answers():
    """Nine answers are a list; the tenth makes a score."""
    nine = {f"g{n}": guess(0.7, "yes") for n in range(9)}
    with pytest.raises(TooLittle, match="1 more"):
        said("how_near", assumption=nine)
    assert said("how_near", assumption={**nine, "g9": guess(0.7, "no")}).headline.startswith("Your guesses came")


def test_work_counts_as_seen_only_when_somebody_knows():
    """Having heard of it is not yet knowing whose it was."""
    impact = {"m": {"title": "A quiet corridor"}}
    line = {"piece": "m", "who": "The head", "message": "May I show you?"}
    heard = said("unseen", impact=impact, visibility={"v": {**line, "knows": "has heard"}})
    assert "A quiet corridor" in heard.lines and "May I show you?" in heard.lines[-1]
    assert heard.headline.startswith("This piece of work is not known yet")
    two = said("unseen", impact=impact | {"n": {"title": "Bells"}}, visibility={"v": {**line, "knows": "knows"}})
    assert two.headline.startswith("1 of 2 pieces of work is not known yet")
    assert said("unseen", impact=impact, visibility={"v": {**line, "knows": "knows"}}).lines == ()


def test_the_thinnest_criterion_comes_first():
    """What has nothing to show is at the top, and guesses are called guesses."""
    result = ask(asking.thin_places, sample.sample_frame, TODAY)
    assert result.headline.startswith("3 of 6") and "2 of these are your own guess" in result.lines[0]
    assert list(result.table["How well your work shows it"])[:2] == ["not yet", "thin"]
    alone = said("thin_places", criterion={"c": {"name": "can lead", "known": "guessed"}})
    assert alone.headline == "This criterion could use something to show"
    assert alone.lines[0].startswith("This one is your own guess.")


def test_what_ends_in_a_full_stop_gets_no_second_one():
    """A guess typed as a sentence stands in ours as one."""
    told = said("first_to_ask", assumption={"a": guess(0.5), "b": guess(0.6, what="they expect me to leave.")})
    assert told.lines[-1] == "After that: they expect me to leave."


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("assumption", {"what": "x", "chance": "130", "sealed": "2026-01-01"}, "chance", "between 0 and 100"),
    ("assumption", {"what": "x", "sealed": "2026-01-01"}, "chance", "Still needed"),
    ("ask", {"whom": "The head", "by": "soon"}, "by", "date such as"),
    ("visibility", {"piece": "m"}, "who", "Still needed"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]
