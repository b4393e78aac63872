"""Value: what is asked of a piece of work and of a step, and what the answers say."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, value
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

TODAY = dt.date(2026, 11, 22)
RESULTS = ("step_that_matters", "sentence_to_say", "without_evidence", "how_well_shown")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(value, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def step(share=0.4, guess=(1.1, 1.5, 3), **more):
    """One step."""
    return {"name": "Marking", "kind_of": "wait", "share": share,
            "improvement": dict(zip(("low", "likely", "high"), guess, strict=True)), **more}


def test_a_title_is_all_a_story_needs():
    """The first piece of work takes one line; day, proof and money can wait, or stay away."""
    record, errors = read(value.Impact, {"title": "A quiet corridor"})
    assert errors == {} and record.yearly is None and record.lever == ""


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("stage", {"name": "x", "improvement": {"low": "0.5", "likely": "1", "high": "2"}}, "improvement", "no change"),
    ("stage", {"name": "x", "improvement": {"low": "3", "likely": "2", "high": "1"}}, "improvement", "in order"),
    ("stage", {"name": "x", "share": "130"}, "share", "between 0 and 100"),
    ("impact", {"title": "x", "on": "last spring"}, "on", "date such as"),
    ("impact", {"did": "something"}, "title", "Still needed"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]


@pytest.mark.parametrize("name", RESULTS)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^(Tell|Write) .*[.?]$"):
        said(name)


@pytest.mark.parametrize("name", RESULTS)
def test_a_coach_sees_the_same(name):
    """Value is what one talks about: no result needs a field that is only the person's."""
    result = ask(getattr(value, name), lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY)
    assert getattr(value, name).audience == "coach" and result == ask(getattr(value, name), sample.sample_frame, TODAY)


def test_one_step_already_gives_an_answer():
    """The first entry is enough, and its answer is a range."""
    one = said("step_that_matters", stage={"s": step()})
    assert one.headline.endswith("Marking") and " to " in one.lines[0] and "if your guesses hold" in one.lines[0]


def test_a_step_without_numbers_is_asked_for_them():
    """What is missing is said; nothing is made up."""
    with pytest.raises(TooLittle, match="share and three numbers"):
        said("step_that_matters", stage={"s": {"name": "Marking", "kind_of": "wait"}})


def test_shares_above_the_whole_are_questioned():
    """130 % of the waiting is a slip worth a question, not an error."""
    two = said("step_that_matters", stage={"a": step(0.7), "b": step(0.6)})
    assert "add up to 130 %" in two.lines[0]


def test_the_sentence_uses_my_own_words():
    """Title and proof are said as they were typed, and the witness is named."""
    one = said("sentence_to_say", impact={"m": {"title": "A quiet corridor", "evidence": "Nine complaints, then two",
                                                "witness": "The caretaker", "on": "2026-10-01"}})
    assert one.lines == ("“A quiet corridor. Nine complaints, then two.”",
                         "And if they ask who else would say so: The caretaker.")


def test_without_proof_the_sentence_takes_what_was_noticed():
    """Somebody with a story only still gets a sentence to say."""
    one = said("sentence_to_say", impact={"m": {"title": "A quiet corridor", "noticed": "The head came by. Twice."}})
    assert one.lines == ("“A quiet corridor. The head came by.”",)


def test_stories_without_proof_are_listed():
    """Either a proof or a witness takes a story off the list."""
    shown = {"a": {"title": "Alone"}, "b": {"title": "Shown", "evidence": "x"}, "c": {"title": "Seen", "witness": "y"}}
    assert said("without_evidence", impact=shown).lines == ("Alone",)
    assert said("without_evidence", impact=shown).headline == "1 of 3 pieces of work rests on your word alone so far"
    assert said("without_evidence", impact={"b": shown["b"]}).lines == ()


def test_strength_is_said_in_a_word_with_what_would_help():
    """Thin, fair or strong, never a number, and the thin ones first."""
    table = ask(value.how_well_shown, sample.sample_frame, TODAY).table
    words = list(table["How well it is shown"])
    assert set(words) <= {"thin", "fair", "strong"} and words == sorted(words, key=["thin", "fair", "strong"].index)
    assert table["One thing that would help"].iloc[0] == "something that shows it"
