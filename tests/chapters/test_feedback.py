"""Feedback: what one's own ranges say, what others may be shown to have said, and what stays unseen."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, declare_all, feedback
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
SHARED = ("own_words", "before_you_ask")
MINE = ("who_answered", "level_and_order", "worth_a_talk", "by_group", "in_their_words")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(feedback, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def asked(people, skills=("s",), own=(4, 6), level=lambda n: 5.0, came=lambda n: "00001", group=lambda n: "beside"):
    """A round in which that many people answered about the skills."""
    return {
        "skill": {s: {"name": f"Skill {s}"} for s in skills},
        "feedback_round": {"f": {"name": "June", "asked": "2026-06-01", "skills": list(skills), "people": 8}},
        "self_rating": {f"o{s}": {"skill": s, "low": own[0], "high": own[1], "on": "2026-05-30"} for s in skills},
        "rating": {f"a{n}{s}": {"round": "f", "rater": f"r{n}", "group": group(n), "skill": s, "level": level(n),
                                "came": came(n)} for n in range(people) for s in skills},
        "remark": {f"m{n}": {"round": "f", "rater": f"r{n}", "asked": "", "words": f"word {n}", "came": came(n)}
                   for n in range(people)}}


@pytest.mark.parametrize("name", SHARED + MINE)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


@pytest.mark.parametrize("name", MINE)
def test_answers_outlive_their_round(name):
    """Whoever deletes a round whose answers are there is told something, and never that a part could not be made."""
    try:
        assert text(said(name, **asked(6) | {"feedback_round": {}}))
    except (NothingYet, TooLittle) as sentence:
        assert str(sentence).endswith(".")


def test_what_others_said_is_for_me_alone():
    """Answers of colleagues go on no page for a coach: that is what they are told."""
    for kind in ("rating", "remark"):
        assert {q.audience for q in KINDS[kind].questions().values()} == {"me"}
        assert all(q.asked.hidden for q in KINDS[kind].questions().values())
    assert not [name for name in MINE if hasattr(getattr(feedback, name), "audience")]


@pytest.mark.parametrize("kind", ["rating", "remark"])
def test_no_list_of_entries_gives_an_answer_away(kind):
    """Where an entry is only named, such as in the review, neither a level nor a word of anybody stands there."""
    assert KINDS[kind].named_by not in ("level", "words", "rater")


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_ranges_and_rounds(name):
    """What a coach is shown is made from what a coach may see."""
    function = getattr(feedback, name)
    assert function.audience == "coach"
    assert ask(function, lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY).headline


def test_the_first_range_is_a_result():
    """One skill and two levels are enough for a question."""
    one = asked(0)
    result = said("own_words", skill=one["skill"], self_rating=one["self_rating"])
    assert "from 4 to 6" in result.headline and result.question


def test_a_good_day_is_not_worse_than_a_bad_one():
    """Two ends the wrong way round are said at the field."""
    record, errors = read(KINDS["self_rating"], {"skill": "s", "low": "7", "high": "4", "on": "2026-06-01"})
    assert record is None and "swap" in errors["high"]


@pytest.mark.parametrize(("people", "says"), [(3, "below three answers nothing is shown"), (8, "You ask 8"),
                                              (40, "Eight to twelve"), (None, "Ask eight if you can")])
def test_how_many_to_ask(people, says):
    """Too few, enough, too many, not said."""
    one = asked(0)
    one["feedback_round"]["f"] |= {"people": people, "asked": "2026-11-20"}
    assert says in text(said("before_you_ask", **one))


@pytest.mark.parametrize(("day", "says"), [("2026-10-01", "is 1 April 2027"), ("2026-03-01", "ask again now")])
def test_a_round_that_is_out_says_when_to_ask_again(day, says):
    """What was sent weeks ago is not made ready once more."""
    one = asked(0)
    one["feedback_round"]["f"]["asked"] = day
    result = said("before_you_ask", **one)
    assert result.headline.startswith("Asked on") and says in text(result)


@pytest.mark.parametrize(("people", "shown", "waiting"), [
    (1, "Two more answers", ""), (3, "Three people", ""), (5, "Three people", "Two answers wait"),
    (6, "Six people", "")])
def test_who_answered(people, shown, waiting):
    """How many are in, and how many wait for others so that nobody can be told."""
    result = said("who_answered", **asked(people, came=lambda n: f"{n:05d}"))
    assert f"{people} of 8 answered" in result.headline and shown in text(result) and waiting in text(result)
    assert waiting or "wait" not in text(result)
    more = asked(people, came=lambda n: f"{n:05d}")
    more["feedback_round"]["f"]["people"] = 0
    assert said("who_answered", **more).headline.startswith(f"{people} answered")  # never “5 of 0”


@pytest.mark.parametrize("name", ["level_and_order", "worth_a_talk"])
def test_two_answers_are_not_yet_a_view(name):
    """Below three people there is a sentence and no number of theirs."""
    with pytest.raises(TooLittle, match=r"Two people have answered"):
        said(name, **asked(2))


def test_without_an_own_view_there_is_nothing_beside_theirs():
    """First one's own, then theirs."""
    with pytest.raises(TooLittle, match="rate the same skills yourself"):
        said("level_and_order", **{**asked(3), "self_rating": {}})


@pytest.mark.parametrize(("level", "head"), [(5.0, "about where you see yourself"), (8.0, "more in you"),
                                             (2.0, "more in yourself")])
def test_level(level, head):
    """Seen alike, seen higher, seen lower: a headline without a verdict."""
    result = said("level_and_order", **asked(3, level=lambda n: level))
    assert head in result.headline and "from five skills on" in text(result)


def test_order_is_told_apart_from_level():
    """Less everywhere, in the same order: two sentences that do not mix."""
    bodies = asked(3, skills=tuple("abcde"))
    for n, s in enumerate("abcde"):
        bodies["self_rating"][f"o{s}"] |= {"low": 4 + n, "high": 5 + n}
        for r in range(3):
            bodies["rating"][f"a{r}{s}"]["level"] = 1.0 + n
    result = said("level_and_order", **bodies)
    assert result.headline == "On average you see more in yourself than they do"
    assert "mostly on top for them" in text(result)


def test_the_talk_is_about_what_lies_furthest_outside_the_range():
    """Within the range is no news; beyond it is a question, never a grade."""
    bodies = asked(3, skills=("a", "b"))
    assert "within your own range" in said("worth_a_talk", **bodies).headline
    for r in range(3):
        bodies["rating"][f"a{r}b"]["level"] = 1.0
    result = said("worth_a_talk", **bodies)
    assert result.headline == "Worth a talk: Skill b" and "what was missing" in text(result)


def test_a_small_group_is_never_shown_apart_nor_by_subtraction():
    """Six beside me and two who lead: neither group is in the table, for one would give away the other."""
    with pytest.raises(TooLittle, match="worked out"):
        said("by_group", **asked(8, group=lambda n: "beside" if n < 6 else "lead"))
    result = said("by_group", **asked(9, group=lambda n: "beside" if n < 6 else "lead"))
    assert "5.0 (of 3)" in text(result)


def test_words_wait_for_three_and_follow_no_order():
    """One remark alone is not shown; three are, in an order that does not tell who came when."""
    with pytest.raises(TooLittle, match="once 3 people"):
        said("in_their_words", **asked(2))
    result = said("in_their_words", **asked(6))
    assert sorted(result.lines) == [f"“word {n}”" for n in range(6)] != list(result.lines)


def test_an_earlier_round_stands_until_the_next_has_answers():
    """Asking again does not empty the page."""
    bodies = asked(3)
    bodies["feedback_round"]["g"] = {"name": "December", "asked": "2026-12-01", "skills": ["s"], "people": 8}
    assert "June" in said("who_answered", **bodies).headline


@pytest.mark.parametrize("name", SHARED + MINE)
def test_maras_round_says_something(name):
    """The sample person has a result everywhere."""
    result = ask(getattr(feedback, name), sample.sample_frame, sample.today())
    assert result.headline and result.question.endswith("?") and "!" not in text(result)
