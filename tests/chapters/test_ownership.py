"""Ownership: whose hands it is in, what is only the person's, and what the answers say."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, asking, declare_all, ownership
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
MINE = ("next_move", "reasons_again", "what_loved_stretches_share", "enough_and_runway", "what_it_changes",
        "after_the_sting")


def said(name, chapter=ownership, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(chapter, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def complaint(**fields):
    """One complaint."""
    return {"complaint": "The bell", "wish": "", "sort": "", "move": "", "on": "2026-01-05", "request": "", **fields}


def sting(**fields):
    """Something that stung."""
    return {"what": "the window", "story": "", "facts": "", "act": "", "done": False, **fields}


@pytest.mark.parametrize("name", [*MINE, "how_far_it_reaches"])
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


def test_all_but_whom_it_reaches_is_only_mine():
    """Moods, endings, complaints, money and where somebody comes from have no other reader; what stings no page."""
    kinds = {kind: KINDS[kind] for kind in ("mood", "leaving", "complaint", "upkeep", "context", "trigger")}
    assert {q.audience for kind in kinds.values() for q in kind.questions().values()} == {"me"}
    assert [name for name, kind in KINDS.items() if kind.private and kind.chapter] == ["trigger"]
    assert not [name for name in MINE if hasattr(getattr(ownership, name), "audience")]


def test_the_next_move_is_the_newest_that_is_still_mine_to_make():
    """What was moved, became a request, or is accepted is not waiting; the others come after."""
    bodies = {"complaint": {
        "done": complaint(sort="change", move="done move", acted="2026-02-01", on="2026-09-01"),
        "asked": complaint(sort="ask", move="asked move", request="a", on="2026-08-01"),
        "left": complaint(sort="accept", move="left move", on="2026-07-01"),
        "old": complaint(sort="change", move="count the bells", on="2026-01-01"),
        "new": complaint(sort="ask", move="ask for a door", wish="Quiet", on="2026-03-01")},
        "ask": {"a": {"what": "x", "asked": "2026-08-03"}}}
    one = said("next_move", **bodies)
    assert one.headline.endswith("ask for a door") and one.lines[0] == "Behind it stands a wish: Quiet."
    assert "count the bells" in one.lines[1] and "Two complaints have become" in one.lines[2]
    assert not [word for word in ("done move", "asked move", "left move") if word in text(one)]


@pytest.mark.parametrize(("fields", "headline"), [
    ({}, "Not decided yet"), ({"sort": "accept"}, "Nothing here is waiting"),
    ({"sort": "ask", "wish": "Quiet"}, "The next move that is yours: Quiet"),
    ({"sort": "change"}, "The next move that is yours: The bell")])
def test_one_complaint_is_enough_for_a_next_step(fields, headline):
    """However little is said of it, the first one is answered."""
    assert said("next_move", complaint={"c": complaint(**fields)}).headline.startswith(headline)


JOBS = {f"j{n}": {"title": f"Job {n}", "start": f"201{n}-01-01", "end": f"201{n}-12-31"} for n in range(3)}


def ended(*pairs):
    """Endings of (job, reason)."""
    return {f"l{n}": {"job": job, "reason": reason, "said": f"said {n}", "hands": f"hands {n}"}
            for n, (job, reason) in enumerate(pairs)}


def test_a_reason_that_comes_back_is_laid_side_by_side():
    """Twice in two jobs counts, twice in one does not, and the question is what was in your hands."""
    one = said("reasons_again", job=JOBS, leaving=ended(("j1", "load"), ("j0", "load"), ("j2", "pay"), ("j2", "pay")))
    assert one.headline == "It came up more than once: hours, load, my health"
    assert list(one.table["Job"]) == ["Job 0", "Job 1"] and "was in your hands?" in one.question


@pytest.mark.parametrize("reason", ownership.NOT_IN_HANDS)
def test_what_was_done_to_somebody_is_never_theirs(reason):
    """Being let go, bias and bullying: said apart, no answer about hands is shown, and the question is another."""
    one = said("reasons_again", job=JOBS, leaving=ended(("j0", reason), ("j1", reason)))
    assert "not by you" in one.question and one.lines[0].startswith("Not in your hands")
    assert set(one.table["What was in your hands"]) == {"—"}


def test_a_job_that_is_no_longer_listed_does_no_harm():
    """Its reason stays, under a name that says so."""
    assert "no longer listed" in text(said("reasons_again", leaving=ended(("gone", "pay"))))


def moments(*of):
    """Moments of (month, felt, most)."""
    return {f"m{n}": {"on": f"2026-{month:02d}-01", "felt": felt, "most": most, "what": f"note {n}", "job": ""}
            for n, (month, felt, most) in enumerate(of)}


def test_good_stretches_are_compared_and_not_good_notes():
    """What was named in most of them comes first; the heavy ones are told beside it."""
    one = said("what_loved_stretches_share", mood=moments((1, 4, "say"), (3, -3, "pace"), (5, 5, "say"), (7, 0, ""),
                                                          (9, 3, "pay")))
    assert one.headline == "What your good stretches share: how much say I had"
    assert one.lines[0] == "You named it in 2 of 3." and "time and pace" in text(one)


def test_one_good_stretch_is_told_and_none_is_asked_for():
    """The first entry gives a sentence, whichever it is."""
    share = "what_loved_stretches_share"
    assert said(share, mood=moments((1, 3, "use"))).headline.startswith("One good stretch so far")
    assert "not named yet" in said(share, mood=moments((1, 3, ""))).headline
    with pytest.raises(TooLittle, match="one good month"):
        said("what_loved_stretches_share", mood=moments((1, -5, "pace")))


def test_one_reason_among_two_good_stretches_is_not_different_reasons():
    """What nobody has named is not counted as something else."""
    one = said("what_loved_stretches_share", mood=moments((1, 4, ""), (3, -3, ""), (5, 4, "people")))
    assert one.headline == "One of your good stretches has its reason so far: the people"
    assert one.lines[0] == "You gave a reason for 1 of 2."


def test_enough_is_a_number_and_the_runway_is_in_months():
    """The line a month and a year, how long savings last, and what is above or below."""
    one = said("enough_and_runway", upkeep={"sheet": {"costs": 2000, "buffer": 100, "wishes": 400, "savings": 9000,
                                                      "comes_in": 2400}})
    assert one.headline == "Enough is about 2,500 a month" and one.lines[0] == "That is 30,000 a year, after tax."
    assert "about 4 months at bare costs, about 4 months" in one.lines[1] and one.lines[2].endswith("100 below it.")
    assert said("enough_and_runway", upkeep={"sheet": {"costs": 900}}).headline.endswith("900 a month")
    with pytest.raises(TooLittle, match="really cost"):  # as the picture says it
        said("enough_and_runway", upkeep={"sheet": {"costs": 0}})


def test_a_sting_goes_from_story_to_facts_to_one_act():
    """Each step asks for the next; what is done is left alone."""
    steps = [sting(), sting(facts="She asked"), sting(facts="She asked", act="Ask"), sting(act="Ask", done=True)]
    heads = [said("after_the_sting", trigger={"t": one}).headline.split(":")[0] for one in steps]
    assert heads == ["A story so far", "The facts, without the story", "One act", "Every act here is done"]


def test_hope_is_told_from_knowing():
    """Those of whom the person can only hope come as a question, from what a coach may see."""
    assert ownership.how_far_it_reaches.audience == "coach"
    one = ask(ownership.how_far_it_reaches, lambda k: sample.sample_frame(k)[columns(KINDS[k], "coach")], TODAY)
    assert one.headline == "Of 2 of 8 you can only hope it so far"
    alone = said("how_far_it_reaches", beneficiary={"b": {"who": "Families", "know": "hope"}})
    assert alone.headline == "You can only hope it so far"


def test_where_somebody_comes_from_changes_the_advice_in_asking():
    """The same lines in both chapters, for the person; a coach's page does not change by them at all."""
    bodies = {"norm": {"sheet": {"welcome": "welcome"}}, "context": {"sheet": {"taught": "wait", "helped": "Ada"}}}
    here, there = said("what_it_changes", **bodies), said("how_to_ask_here", asking, **bodies)
    assert set(here.lines) <= set(there.lines) and "Ada" in text(there)
    plain = said("how_to_ask_here", asking, norm=bodies["norm"])
    seen = ask(asking.how_to_ask_here, lambda k: frame(KINDS[k], bodies.get(k, {}))[columns(KINDS[k], "coach")], TODAY)
    assert seen.lines == plain.lines != there.lines


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("mood", {"on": "2026-01-01", "felt": "9"}, "felt", "between −5 and"),
    ("mood", {"felt": "2"}, "on", "Still needed"),
    ("upkeep", {"costs": "plenty"}, "costs", "amount of 0 or more"),
    ("leaving", {"job": "j", "reason": "aliens"}, "reason", "Please choose one of")])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]


def test_a_minus_sign_as_printed_is_a_minus():
    """The form writes −5 in its hint, so it reads it too."""
    assert read(KINDS["mood"], {"on": "2026-01-01", "felt": "−5"})[0].felt == -5
