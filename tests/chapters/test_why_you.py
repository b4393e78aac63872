"""Why you: answers and what stands behind them, what only the person brings, where it fits, and the pitch."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, declare_all, why_you
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
SHARED = ("nothing_behind", "only_you", "a_pitch_to_start_from", "my_pitch")
MINE = ("where_it_fits",)
DESK = {"title": "One desk", "trouble": "People queued twice.", "did": "I put both clerks at one desk.",
        "evidence": "Queue: 40 minutes, then 15", "witness": "", "on": "2026-10-01"}


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(why_you, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def answers(**fields):
    """The sheet of four answers."""
    return {"sheet": fields}


@pytest.mark.parametrize("name", SHARED + MINE)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_it_without_what_is_only_mine(name):
    """The result a coach sees is made from what a coach may see, and repeats nothing else."""
    function = getattr(why_you, name)
    seen = text(ask(function, lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY))
    assert function.audience == "coach"
    for secret in ("supplier, nursing", "Product lead", "about January", "before the post"):
        assert secret not in seen


def test_where_i_could_go_is_for_me_alone():
    """No coach sees which roles are being thought of, or what they pay."""
    assert {q.audience for q in why_you.Fit.questions().values()} == {"me"}
    assert not [name for name in MINE if hasattr(getattr(why_you, name), "audience")]


def test_one_finished_sentence_is_enough():
    """The first answer gives a pitch, and says kindly what is still open."""
    bodies = {"four_answers": answers(value="nobody has to come twice")}
    assert "In one line: I see to it that nobody has to come twice." in said("a_pitch_to_start_from", **bodies).lines
    behind = said("nothing_behind", **bodies)
    assert behind.headline == "This answer rests on your word alone"
    assert "Three sentences are still open. They can wait." in behind.lines
    three = said("nothing_behind", four_answers=answers(value="a", problem="b", without="c"))
    assert "One sentence is still open. It can wait." in three.lines


def test_an_answer_without_work_is_listed_with_work_that_could_help():
    """What is linked is not listed; what is idle is offered; a piece that is gone counts for nothing."""
    behind = said("nothing_behind", impact={"m": DESK, "n": {"title": "A map of the house"}}, four_answers=answers(
        value="nobody has to come twice", value_shown=["m"], problem="the forms are long", problem_shown=["gone"]))
    assert behind.headline == "1 of 2 answers rests on your word alone"
    assert behind.lines[:2] == ("The trouble I solve: the forms are long.",
                                "Work that stands behind no answer yet: A map of the house.")


def test_the_minute_tells_the_piece_of_work_that_is_shown_best():
    """Of the linked pieces the one a stranger would believe, with its trouble, what was done, and what shows it."""
    pitch = said("a_pitch_to_start_from", impact={"n": {"title": "A map"}, "m": DESK}, four_answers=answers(
        value="nobody has to come twice", value_shown=["m", "n"]))
    minute = pitch.lines[2]
    assert "For example: People queued twice. I put both clerks at one desk. Queue: 40 minutes, then 15." in minute
    assert minute.endswith("?") and "A map" not in text(pitch)


def test_only_together():
    """Each skill somebody else has too; both together, nobody."""
    skill = {"s": {"name": "Spreadsheets", "level": 5}, "t": {"name": "Calming a room", "level": 6}}
    rival = {"a": {"role": "An accountant", "skills": ["s"], "brings": "The exam"},
             "b": {"role": "A social worker", "skills": ["t"]}}
    result = said("only_you", skill=skill, rival=rival)
    assert result.headline == "Nobody you named brings both Spreadsheets and Calming a room"
    assert "An accountant would bring something else: The exam." in result.lines


def test_when_somebody_has_everything_it_asks_and_does_not_judge():
    """No combination is left, so it asks what is not written down."""
    result = said("only_you", skill={"s": {"name": "Spreadsheets"}}, rival={"a": {"role": "Anybody", "skills": ["s"]}})
    assert "what is not written down yet" in result.headline and result.question.endswith("?")


def test_where_it_takes_four_together_nobody_is_said_to_have_all():
    """Each of four others lacks one skill: nobody has all of them, though no three are the person's own."""
    keys = ["s", "t", "u", "v"]
    skills = {key: {"name": key} for key in keys}
    rival = {f"r{key}": {"role": f"Not {key}", "skills": [one for one in keys if one != key]} for key in keys}
    assert said("only_you", skill=skills, rival=rival).headline.startswith("Nobody you named has all 4 of these")


def test_a_wish_is_not_yet_a_skill():
    """What is at level 0 is nothing one brings; without any other skill that is said."""
    rival = {"a": {"role": "Anybody", "skills": []}}
    with pytest.raises(TooLittle, match="Write down one skill"):
        said("only_you", skill={"s": {"name": "Flying", "level": 0}}, rival=rival)
    only = said("only_you", rival=rival, skill={"s": {"name": "Flying", "level": 0}, "t": {"name": "Walking"}})
    assert only.headline == "Nobody you named brings Walking"


def test_the_role_liked_best_comes_first():
    """One not rated yet comes last; who else has all its skills is counted."""
    result = said("where_it_fits", skill={"s": {"name": "Spreadsheets"}}, rival={"a": {"role": "A", "skills": ["s"]}},
                  fit={"x": {"role": "Not rated"}, "y": {"role": "Fine", "wish": 5},
                       "z": {"role": "Best", "wish": 9, "uses": ["s", "gone"], "asks_for": "patience"}})
    assert result.headline == "You would like this best: Best"
    assert list(result.table["Role"]) == ["Best", "Fine", "Not rated"]
    assert result.table.iloc[0, 2:4].tolist() == [1, "1"]
    unsaid = said("where_it_fits", fit={"x": {"role": "Clerk"}, "y": {"role": "Guide"}})
    assert unsaid.headline == "Two roles to compare; the first: Clerk"
    level = said("where_it_fits", fit={"x": {"role": "Clerk", "wish": 7}, "y": {"role": "Guide", "wish": 7}})
    assert level.headline == "You would like two roles alike; one of them: Clerk"


def test_pay_comes_from_the_market():
    """What is known of it is one range; what was only wished for is not known, and without any that is said."""
    def amount(source, low, high, **more):
        return {"source": source, "what": "Clerk", "yearly": {"low": low, "likely": low, "high": high}, **more}

    pay = {"a": amount("published", 40000, 45000), "b": amount("offer", 44000, 48000), "w": amount("asked", 1, 99999),
           "n": amount("now", 39000, 39000, on="2026-01-01"), "o": amount("now", 30000, 30000, on="2020-01-01")}
    known = said("where_it_fits", pay=pay, fit={"x": {"role": "Head clerk", "pay": ["a", "b", "w", "gone"]}})
    assert "As far as you know it pays 40,000 to 48,000 a year." in known.lines
    assert "Now you earn 39,000 (Clerk)." in known.lines
    assert any("not known yet" in line for line in said("where_it_fits", fit={"x": {"role": "Head clerk"}}).lines)


def test_earlier_pitches_stay():
    """The newest stands on top whole, the others below it by their line."""
    page = said("my_pitch", pitch={"b": {"on": "2026-05-01", "line": "New", "minute": "word " * 65},
                                   "a": {"on": "2025-05-01", "line": "Old"}})
    assert page.headline == "New" and "65 words, about 30 seconds" in page.lines[0]
    assert list(page.table["In one line"]) == ["Old"] and list(page.table["Earlier"]) == ["1 May 2025"]


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("rival", {"skills": ["s"]}, "role", "Still needed"),
    ("fit", {"role": "x", "wish": "eleven"}, "wish", "between 0 and 10"),
    ("pitch", {"line": "x", "on": "soon"}, "on", "date such as"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]


def test_the_sheet_is_kept_with_one_answer():
    """Nothing in it is needed, so nothing stands in the way of the first sentence."""
    record, errors = read(why_you.FourAnswers, {"advantage": "knows both sides of the counter"})
    assert errors == {} and record.value == ""
