"""Ways told in words: what staying is, when another way has caught up, and how often it never does."""

from __future__ import annotations

import math

import pytest

from career_workbook.chapters import NothingYet, declare_all
from career_workbook.frames import frame
from career_workbook.methods.market import crossroads
from career_workbook.methods.market.crossroads import Compared
from career_workbook.records import KINDS

declare_all()


def sure(amount):
    """A guess without a range."""
    return {"low": amount, "likely": amount, "high": amount}


def ways(paths, now=None):
    """The ways among these entries, with what one earns."""
    pay = {} if now is None else {"p": {"source": "now", "yearly": sure(now)}}
    rows = {name: {"name": name, "staying": "go", **path} for name, path in paths.items()}
    return crossroads.ways(frame(KINDS["path"], rows), frame(KINDS["pay"], pay))


def test_staying_is_what_was_written_else_what_one_earns():
    """A way that stays wins over the list of pay; its own pay may be left to that list."""
    stays = {"here": {"staying": "stay", "start": sure(50)}, "there": {"start": sure(60)}}
    assert ways(stays, now=40)[0].way.start[1] == 50
    assert ways({"here": {"staying": "stay"}, "there": {"start": sure(60)}}, now=40)[0].way.start[1] == 40
    assert ways({"there": {"start": sure(60)}}, now=40)[0].name == "Staying"
    assert ways({"there": {"start": sure(60)}})[0] is None


def test_a_way_without_pay_waits_its_turn():
    """It is there, and nothing is made up for it; alone it is no way yet."""
    assert [one.name for one in ways({"a": {}, "b": {"start": sure(60)}})[1]] == ["b"]
    with pytest.raises(NothingYet):
        ways({"a": {}})


def test_percentages_become_shares():
    """Two per cent a year is a fiftieth."""
    assert ways({"a": {"start": sure(60), "rise": sure(2), "chance": 0.7}})[1][0].way.rise == (0.02, 0.02, 0.02)


@pytest.mark.parametrize(("months", "never", "when", "often"), [
    ((7, 9, 18), 0.0, "7 to 18 months", "hardly ever"),
    ((17, 30, 38), 0.31, "1.5 to 3 years", "in about 3 of 10 tries"),
    ((0, 0, 0), 0.0, "never behind", "hardly ever"), ((math.nan,) * 3, 1.0, "not within ten years", "nearly always"),
    ((30, 30, 30), 0.0, "2.5 years", "hardly ever"), ((9, 9, 9), 0.0, "9 months", "hardly ever"),
    ((0, 1, 1), 0.0, "1 month", "hardly ever")])
def test_time_and_chance_are_said_as_people_say_them(months, never, when, often):
    """Months while they are few, then half years; tries of ten instead of decimals."""
    one = Compared("x", months, never, (0, 0, 0), 0)
    assert (one.when, one.never_in_words) == (when, often)


@pytest.mark.parametrize(("end", "said"), [
    ((10_000, 0, 20_000), "10,000 to 20,000 more than"), ((-30_000, 0, -20_000), "20,000 to 30,000 less than"),
    ((-30_000, 0, 20_000), "anything from 30,000 less to 20,000 more than"), ((5_000,) * 3, "5,000 more than"),
    ((-5_000,) * 3, "5,000 less than"), ((0, 0, 0), "just as much as")])
def test_the_end_is_a_range(end, said):
    """More, less, or either."""
    assert Compared("x", (1, 2, 3), 0, end, 0).end_in_words == said


def test_comparing_is_the_same_every_time():
    """The same answers, the same numbers; and the deepest point is what the step back costs."""
    staying, going = ways({"a": {"start": sure(36), "months": sure(12), "then": sure(60)}}, now=48)
    one = crossroads.compare(going[0], staying)
    assert one == crossroads.compare(going[0], staying) and one.deepest == pytest.approx(12) and one.never == 0
