"""What is noticed: gently, one thing a week, and never during a pause."""

from __future__ import annotations

import datetime as dt

from career_workbook.chapters.value import Impact
from career_workbook.chapters.vine import Investment, NextBranch, Pause, Skill
from career_workbook.frames import frame
from career_workbook.methods.vine.noticing import noticed

TODAY = dt.date(2026, 11, 22)
SKILLS = frame(Skill, {"a": {"name": "SQL"}})


def heads(entries=(), pause=(), impact=(), next_branch=()):
    """The headlines of what is noticed."""
    log = {str(i): {"on": on, "skill": "a", "hours": h, "ease": ease} for i, (on, h, ease) in enumerate(entries)}
    return [s.headline for s in noticed(
        SKILLS, frame(Investment, log), frame(Impact, {str(i): b for i, b in enumerate(impact)}),
        frame(Pause, {str(i): {"start": a, "end": b} for i, (a, b) in enumerate(pause)}),
        frame(NextBranch, {str(i): b for i, b in enumerate(next_branch)}), TODAY)]


LEAF = [{"title": "x", "on": "2026-05-01", "skills": ["a"]}]


def test_during_a_pause_only_the_pause_is_noticed():
    """Nobody on leave is asked about resting branches or easy hours."""
    only = ["This is a pause, and nothing withers in it"]
    assert heads([("2026-01-01", 20, "easy")], pause=[("2026-11-01", None)]) == only
    assert heads([("2026-01-01", 20, "easy")], pause=[("2026-10-01", "2026-10-02")]) != only


def test_a_resting_branch_is_asked_about():
    """Ten months without hours: rest, with the month it began in."""
    assert heads([("2026-01-05", 20, "stretch")], impact=LEAF) == ["“SQL” has rested since January 2026"]


def test_a_skill_taken_off_the_list_is_not_asked_about():
    """Whoever let go of it is not asked whether it is finished, nor for a piece of work that shows it."""
    log = frame(Investment, {"i": {"on": "2025-01-05", "skill": "let go", "hours": 40, "ease": "stretch"}})
    found = noticed(SKILLS, log, *(frame(kind, {}) for kind in (Impact, Pause, NextBranch)), TODAY)
    assert [one.headline for one in found] == ["The first hour is still to come here"]


def test_hours_without_a_leaf_are_asked_about():
    """Many hours and no piece of work that names the skill."""
    assert heads([("2026-11-02", 12, "stretch")]) == ["“SQL” has 12 hours and no leaf yet"]
    assert "leaf" not in " ".join(heads([("2026-11-02", 12, "stretch")], impact=LEAF))


def test_easy_and_too_hard_months_are_asked_about_but_not_few_hours():
    """Shares are worth a word from ten hours on."""
    assert heads([("2026-11-02", 12, "easy")], impact=LEAF) == ["100 % of the hours of the last three months were easy"]
    assert heads([("2026-11-02", 12, "too hard")], impact=LEAF) == [
        "100 % of the hours of the last three months were too hard"]
    assert heads([("2026-11-02", 3, "easy")], impact=LEAF) == ["What you tend is growing"]


def test_a_next_branch_with_a_first_step_is_asked_about():
    """Only one that has a step to take."""
    named = [{"name": "A team", "direction": "lead", "first_step": "Ask"}, {"name": "Abroad", "direction": "switch"}]
    assert heads([("2026-11-02", 3, "stretch")], impact=LEAF, next_branch=named) == ["“A team” could grow next"]


def test_there_is_always_one_question():
    """Even an empty vine gets a kind word and a question."""
    found = noticed(SKILLS, *(frame(kind, {}) for kind in (Investment, Impact, Pause, NextBranch)), TODAY)
    assert len(found) == 1 and found[0].question.endswith("?")
