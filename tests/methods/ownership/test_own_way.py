"""Advice that changes with where somebody comes from, and never judges them for it."""

from __future__ import annotations

import itertools

from career_workbook.chapters.ownership import Context
from career_workbook.methods.ownership.own_way import advice

PLACES = ("welcome", "tolerated", "frowned on", "not sure", "")
CHOICES = {name: [value for value, _ in q.choices] for name, q in Context.questions().items() if q.choices}


def test_who_says_nothing_gets_no_advice():
    """An empty sheet changes nothing, wherever that is."""
    assert all(advice({}, place) == () for place in PLACES)


def test_every_answer_that_asks_for_advice_changes_it():
    """What is said here is not asked for nothing."""
    changing = {"aloud": {"easy", "prepared", "writing"}, "taught": {"wait"}, "rules": {"partly", "no"},
                "headwind": {"at times", "yes"}}
    for name, values in CHOICES.items():
        assert {value for value in values if advice({name: value}, "tolerated")} == changing[name]


def test_advice_is_short_whole_and_said_once():
    """Whatever is combined, every line is a sentence, none is repeated, and there are no more than a page bears."""
    for place, *answers in itertools.product(PLACES, *CHOICES.values()):
        said = advice(dict(zip(CHOICES, answers, strict=True)), place)
        assert len(set(said)) == len(said) <= 6 and all(line.endswith(".") for line in said)


def test_the_place_changes_what_a_habit_is_good_for():
    """Waiting is one thing where people wait for a wish and another where wishes are frowned on."""
    said = {advice({"taught": "wait"}, place) for place in ("welcome", "tolerated", "frowned on", "not sure")}
    assert len(said) == 4
    assert advice({"taught": "wait"}, "not sure") == advice({"taught": "wait"})


def test_a_headwind_is_nobodys_fault_here():
    """It says where help is and what a no does not mean; it never says to try harder."""
    said = " ".join(advice({"headwind": "yes"}))
    assert "need not ask alone" in said and "nothing at all about your work" in said
