"""The vine: what is asked, and what the answers say."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, Says, TooLittle, ask, vine
from career_workbook.chapters.value import Impact
from career_workbook.frames import frame
from career_workbook.methods.vine import growth
from career_workbook.records import KINDS, may_see, read

TODAY = dt.date(2026, 11, 22)
RESULTS = ("hours_summary", "next_skill", "what_stays", "roots_of_why", "gentle_question")


def said(name, today=TODAY, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(vine, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), today)


def skill(**fields):
    """One skill."""
    return {"s": {"name": "SQL", "nature": "hard", **fields}}


def entry(on="2026-11-20", hours=2.0, key="s", **fields):
    """One line of the log."""
    return {"on": on, "skill": key, "hours": hours, "ease": "stretch", **fields}


# What is asked

def test_a_name_is_all_a_skill_needs():
    """The first entry takes ten seconds; everything else can wait."""
    record, errors = read(vine.Skill, {"name": "Leading a handover"})
    assert errors == {} and record.branch == "" and record.hours_needed is None


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("skill", {"name": "x", "hours_needed": {"low": "-5", "likely": "1", "high": "2"}}, "hours_needed", "than none"),
    ("skill", {"name": "x", "hours_needed": {"low": "5", "likely": "1", "high": "2"}}, "hours_needed", "in order"),
    ("skill", {"name": "x", "hours_needed": {"low": "5", "likely": "9", "high": "1e12"}}, "hours_needed", "100,000"),
    ("skill", {"name": "x", "worth": "11"}, "worth", "between 0 and 10"),
    ("pause", {"start": "2026-02-01", "end": "2026-01-31"}, "end", "ends before it starts"),
    ("job", {"title": "x", "start": "2026-02-01", "end": "2026-01-31"}, "end", "ends before it starts"),
    ("skill", {"name": "x", "monthly": "9999"}, "monthly", "0 to 400"),
    ("intention", {"weekly_hours": "61"}, "weekly_hours", "up to 60"),
    ("intention", {"weekly_hours": "nan"}, "weekly_hours", "up to 60"),
    ("investment", {"on": "2026-01-01", "skill": "s", "hours": "25"}, "hours", "up to 24"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]


def test_hours_a_week_are_read_as_people_type_them():
    """Two and a half hours may be typed 2:30 or 2,5."""
    assert {read(vine.Intention, {"weekly_hours": typed})[0].weekly_hours for typed in ("2:30", "2,5", "2.5")} == {2.5}


def test_an_open_pause_and_a_pause_of_one_day_are_fine():
    """Nobody has to know when an illness ends."""
    assert read(vine.Pause, {"start": "2026-02-01"})[0].end is None
    assert read(vine.Pause, {"start": "2026-02-01", "end": "2026-02-01"})[1] == {}


def test_what_a_pause_was_for_and_every_why_stay_with_the_person():
    """A coach sees that there was a pause, never what for; whys are nobody else's."""
    assert {n for n, q in vine.Pause.questions().items() if may_see("coach", q.audience)} == {"start", "end"}
    assert not any(may_see("coach", q.audience) for q in vine.Why.questions().values())


# What the answers say

@pytest.mark.parametrize("name", RESULTS)
def test_an_empty_workbook_is_told_what_to_enter(name):
    """Nothing entered is no error: one sentence says how to begin."""
    with pytest.raises(NothingYet, match=r"[A-Z].*\."):
        said(name)


@pytest.mark.parametrize("name", RESULTS)
def test_the_sample_person_gets_an_answer_and_a_question(name):
    """Every result speaks, ends in a question, and never shouts."""
    says = ask(getattr(vine, name), sample.sample_frame, sample.today())
    assert isinstance(says, Says) and says.headline and says.question.endswith("?")
    assert not any("!" in text or "nan" in text.lower().split() for text in (says.headline, *says.lines, says.question))


@pytest.mark.parametrize("name", [n for n in RESULTS if n != "roots_of_why"])
def test_a_coach_sees_what_is_meant_for_a_coach(name):
    """Every result but the roots of why may be shown, and needs no field that stays with the person."""
    def frames(kind):
        seen = [n for n, q in KINDS[kind].questions().items() if may_see("coach", q.audience)]
        whole = sample.sample_frame(kind)
        return whole[[c for c in whole if c in seen or c.rpartition("_")[0] in seen]]

    function = getattr(vine, name)
    assert function.audience == "coach" and ask(function, frames, sample.today()).headline


def test_the_roots_of_why_are_for_the_person_alone():
    """What lies at the root is never on a page for somebody else."""
    assert not hasattr(vine.roots_of_why, "audience")


def test_rough_hours_from_memory_are_a_first_result():
    """Two minutes in: one skill, six hours a month, and there is something to read."""
    assert said("hours_summary", skill=skill(monthly=6, since="2025-11-22")).headline == "About 72 hours, from memory"


def test_the_first_line_in_the_log_is_a_result():
    """One entry: its hours are told, and nothing is averaged."""
    says = said("hours_summary", skill=skill(), investment={"i": entry()})
    assert says.headline == "2 hours put into yourself so far" and says.lines == ()


def test_the_first_line_in_the_log_takes_no_year_away():
    """What was guessed of the time before the log stays, and it is said which part is which."""
    says = said("hours_summary", skill=skill(monthly=6, since="2025-11-22"), investment={"i": entry()})
    assert says.headline.startswith("74 hours put into yourself since November 2025")
    assert says.lines[0] == "Your log holds 2 hours of them; what was before it began is from memory."


def test_weeks_in_a_pause_are_left_out_of_the_average():
    """Four hours in every week that was not a pause are four hours a week."""
    weeks = [dt.date(2026, 8, 24) + dt.timedelta(weeks=n) for n in range(13)]
    log = {str(w): entry(str(w), 4) for w in weeks if not dt.date(2026, 9, 21) <= w <= dt.date(2026, 10, 11)}
    pause = {"p": {"start": "2026-09-21", "end": "2026-10-11"}}
    meant = {"sheet": {"weekly_hours": 5}}
    rested = said("hours_summary", skill=skill(), investment=log, pause=pause, intention=meant)
    assert "it was 4 hours a week, pauses left out. You meant 5 hours." in rested.lines[-1]
    assert "3 hours a week" in said("hours_summary", skill=skill(), investment=log, intention=meant).lines[-1]


def test_weeks_to_come_are_not_behind_anybody():
    """An entry dated ahead does not make the weeks between look like idle ones."""
    log = [entry(on=on) for on in ("2026-11-02", "2026-11-10")]
    before, ahead = (said("hours_summary", skill=skill(), investment={str(n): one for n, one in enumerate(rows)})
                     for rows in (log, [*log, entry(on="2027-02-01")]))
    assert before.lines == ahead.lines and "Over the last 2 weeks it was 2 hours a week" in before.lines[-1]


def test_the_last_weeks_before_a_long_pause_are_not_called_the_last():
    """Back after two years: when those thirteen weeks were is said, and nearly all of the hours is not all of them."""
    log = {str(n): entry(str(dt.date(2023, 8, 1) + dt.timedelta(weeks=n)), 4) for n in range(52)}
    log["tiny"] = entry("2023-08-02", 0.25, "n")
    skills = skill() | {"n": {"name": "Asking"}}
    says = said("hours_summary", skill=skills, investment=log, pause={"p": {"start": "2024-08-01", "end": None}})
    assert "Over the last 13 weeks, up to July 2024, it was 4 hours a week" in says.lines[-1]
    assert says.headline.endswith("since August 2023") and "more than 99 %" in says.lines[0]


def test_what_stays_counts_hours_and_before_there_is_a_log_skills():
    """One of two skills stays: half of the skills, and three quarters of the hours."""
    skills = {"s": {"name": "SQL", "nature": "hard", "stays": "some"},
              "n": {"name": "Asking", "nature": "soft", "stays": "all"},
              "o": {"name": "Not answered", "nature": "soft"}}
    assert said("what_stays", skill=skills).headline.startswith("50 % of your skills")
    log = {"i": entry(hours=1), "j": entry(hours=3, key="n"), "k": entry(hours=9, key="o")}
    says = said("what_stays", skill=skills, investment=log)
    assert says.headline.startswith("75 % of your hours")
    assert says.lines == ("Of the hours that are soft, 100 % would.", "Of the hours that are hard, 0 % would.",
                          "Counted over 2 of your 3 skills; of the rest nothing is said yet.")
    assert says.table["Skills"].tolist() == ["Asking", "SQL"]


def test_what_stays_asks_for_one_answer_first():
    """Skills without an answer are too little, not nothing."""
    with pytest.raises(TooLittle, match="what would stay"):
        said("what_stays", skill=skill())


def test_the_next_skill_is_named_or_said_to_be_too_close_to_call():
    """A clear case names one skill; two equal ones name both."""
    def guess(likely):
        return {"low": likely / 2, "likely": likely, "high": likely * 2}

    clear = said("next_skill", skill={"a": {"name": "A", "worth": 9, "hours_needed": guess(5)},
                                      "b": {"name": "B", "worth": 1, "hours_needed": guess(90)}})
    assert clear.headline == "Next, if your guesses hold: “A”"
    equal = said("next_skill", skill={k: {"name": k, "worth": 5, "hours_needed": guess(20)} for k in "AB"})
    assert equal.headline.endswith("too close to call") and "“A”" in equal.headline and "“B”" in equal.headline


def test_the_last_answer_of_each_why_is_what_it_comes_down_to():
    """However many times somebody asked why, the last answer counts, and roots are shared out."""
    says = said("roots_of_why", skill=skill(), why={
        "v": {"skill": "s", "because1": "The post asks for it", "because2": "I like to find out", "root": "joy"},
        "w": {"skill": "gone", "because1": "Money", "root": ""}})
    assert says.headline == "Your whys end in joy"
    assert says.table["Comes down to"].tolist() == ["I like to find out", "Money"]
    assert says.table["Skill"].tolist() == ["SQL", "A skill no longer listed"]


def test_another_week_brings_another_question():
    """Where several things are worth noticing, they take turns."""
    frames = sample.sample_frame
    asked = {ask(vine.gentle_question, frames, sample.today() + dt.timedelta(weeks=n)).question for n in range(3)}
    assert len(asked) > 1


def test_difficult_names_are_told_as_they_are():
    """Names with signs, in any script, and very long ones, do not break a sentence."""
    for name in ("$x_{$", "护理技能", "التفاوض", "<b>" * 90, "%s {0}"):
        one = {"name": name, "worth": 5, "hours_needed": {"low": 1, "likely": 2, "high": 3}, "stays": "all"}
        bodies = {"skill": {"s": one, "t": one}, "investment": {"i": entry("2026-01-01", 20), "j": entry(key="t")}}
        assert name in said("next_skill", **bodies).headline
        assert name in said("what_stays", **bodies).table["Skills"][0]


def test_impacts_of_nobody_do_no_harm():
    """Work that names no skill, or one that is gone, is simply no leaf."""
    impact = frame(Impact, {"m": {"title": "x", "on": "2026-01-01", "skills": ["gone"]}, "n": {"title": "y"}})
    empty = frame(KINDS["pause"], {})
    log = frame(KINDS["investment"], {"i": entry()})
    assert growth.branches(frame(vine.Skill, skill()), log, impact, empty, TODAY)["leaves"].tolist() == [()]
