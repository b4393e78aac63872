"""A search told in words: what is taken from where, and how long things are said to take."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.methods.market import outlook
from career_workbook.records import KINDS

declare_all()


def of(kind, *rows):
    """A frame of these entries."""
    return frame(KINDS[kind], {f"k{i}": row for i, row in enumerate(rows)})


def amount(source, likely, **more):
    """One amount of pay."""
    return {"source": source, "yearly": {"low": likely, "likely": likely, "high": likely}, **more}


def seen(applications, *pay, **sheet):
    """The outlook of these applications and amounts."""
    return outlook.outlook(of("application", *applications), of("pay", *pay),
                           of("looking", *([sheet] if sheet else [])))


NO = {"on": "2026-05-01", "came": "no"}
READ = amount("published", 40000)


@pytest.mark.parametrize(("dates", "pace"), [
    (["2026-05-01"], 1), (["2026-05-01", "2026-05-02", "2026-05-03"], 3),
    (["2026-02-01", "2026-03-03", "2026-04-02", "2026-05-02"], 4 / 2.957), (["2020-01-01", "2026-05-01"], 1)])
def test_the_pace_is_that_of_the_last_half_year(dates, pace):
    """What somebody did years ago says little of a month now."""
    found = seen([{"on": day, "came": "no"} for day in dates], READ)
    assert found.a_month == pytest.approx(pace, rel=1e-3)


def test_what_is_said_outright_comes_before_what_is_counted():
    """A pace, what comes in meanwhile and the years can each be given."""
    counted, told = seen([NO], READ, amount("now", 30000)), seen([NO], READ, a_month=4, meanwhile=36000, years=2)
    assert (counted.a_month, counted.years) == (1, 4) and (told.a_month, told.years) == (4, 2)
    assert counted.enough > 30000 and told.enough > 36000


def test_the_newest_pay_by_its_day_is_what_one_earns():
    """An older job that was corrected yesterday is still the older one."""
    pay = of("pay", amount("now", 50000, on="2026-01-01"), amount("now", 40000, on="2020-01-01"), amount("now", 1))
    assert outlook.newest(pay, "now") == 50000 and outlook.newest(pay, "asked") is None


def test_what_is_still_waiting_is_not_yet_a_no():
    """Only what has its answer counts."""
    assert outlook.counts(of("application", NO, {**NO, "came": "waiting"}, {**NO, "came": "offer"})) == (2, 1)


def test_luck_only_shortens():
    """With luck is never longer than without it, and more a month never longer than less."""
    slow, quick = seen([NO] * 4, READ, a_month=1), seen([NO] * 4, READ, a_month=3)
    assert list(slow.weeks(39000)) == sorted(slow.weeks(39000))
    assert all(a > b for a, b in zip(slow.weeks(39000), quick.weeks(39000), strict=True))


@pytest.mark.parametrize(("weeks", "said"), [
    (0.2, "about one week"), (8.4, "about eight weeks"), (9, "about two months"), (95, "about two years"),
    (900, "more than ten years"), (math.inf, "none that you know of would reach it")])
def test_waiting_is_said_as_people_say_it(weeks, said):
    """Weeks, then months, then years."""
    assert outlook.in_words(weeks) == said


@given(st.floats(1, 1e9))
def test_a_rounded_amount_is_near_and_short(amount_):
    """Never more than one part in twenty away, and with at most three figures before the zeros."""
    near = outlook.rounded(amount_)
    assert near == pytest.approx(amount_, rel=0.05) and len(f"{near:.10g}".replace(".", "").strip("0")) <= 3
    assert outlook.rounded(-amount_) == -near and outlook.rounded(0) == 0
