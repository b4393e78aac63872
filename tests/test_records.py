"""Records: what people type is read, or answered with a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.records import (
    KINDS,
    Day,
    Estimate,
    Fraction,
    Guess,
    Hours,
    Level,
    Line,
    Prose,
    Record,
    Ref,
    Refs,
    may_see,
    question,
    read,
    recall,
    typed,
)


class Tried(Record, kind="tried", noun=("try", "tries")):
    """A record with every kind of field a form can show."""

    name: Line = question("Name", audience="anyone")
    on: Day = question("Day", audience="coach")
    hours: Hours = question("Hours", audience="coach")
    share: Fraction | None = question("Share", None)
    level: Level | None = question("Level", None)
    need: Guess | None = question("Needed", None)
    story: Prose = question("Story", "", later=True)
    ease: Literal["easy", "hard"] = question("Ease", "easy", choices={"easy": "Easy going"})
    skill: Ref["Skill"] = question("Skill", "")  # noqa: F821, UP037
    proofs: Refs["Impact"] = question("Proofs", ())  # noqa: F821, UP037


GOOD = {"name": "Rounds", "on": "2026-03-31", "hours": "1.5"}


def test_a_record_that_was_read_is_typed_back_the_same():
    """What a form shows after a reload is what was entered."""
    entered = {**GOOD, "share": "25", "level": "7.5", "need": {"low": "1", "likely": "2.5", "high": "12345678901"},
               "story": "One\n\ntwo", "ease": "hard", "skill": "skill-sql", "proofs": ["a", "b"]}
    record, errors = read(Tried, entered)
    assert not errors
    assert {n: typed(q, getattr(record, n)) for n, q in Tried.questions().items()} == entered


@pytest.mark.parametrize(("text", "hours"), [("1.5", 1.5), ("1,5", 1.5), ("1:30", 1.5), ("1h30", 1.5), ("2 h", 2),
                                             (" 3 ", 3), ("0:20", 1 / 3)])
def test_hours_are_read_the_way_people_type_them(text, hours):
    """Decimal point, decimal comma and clock time all mean the same hours."""
    record, errors = read(Tried, {**GOOD, "hours": text})
    assert not errors
    assert record.hours == pytest.approx(hours)


@pytest.mark.parametrize(("field", "text", "words"), [
    ("hours", "30", "up to 24"), ("hours", "0", "above 0"), ("hours", "lots", "such as 1.5"), ("hours", "nan", ""),
    ("on", "31/03/2026", "such as 2026-03-31"), ("share", "140", "between 0 and 100"), ("level", "11", "0 and 10"),
    ("ease", "medium", "Easy going"), ("need", {"low": "5", "likely": "2", "high": "9"}, "in order"),
    ("need", {"low": "5", "likely": "", "high": "9"}, "all three"), ("name", "x" * 301, "300"),
])
def test_nonsense_gets_a_sentence_at_its_field(field, text, words):
    """Each wrong entry is answered at its own field, in words, and says what to do."""
    record, errors = read(Tried, {**GOOD, field: text})
    assert record is None
    assert list(errors) == [field]
    assert words in errors[field]
    assert errors[field].endswith(".")
    assert "pydantic" not in errors[field]


@pytest.mark.parametrize(("text", "whole", "part"), [("1,500", "1500", "1.5"), ("12.000", "12000", "12")])
def test_a_number_with_two_readings_is_asked_about(text, whole, part):
    """1,500 is fifteen hundred here and one and a half there, and 12.000 the other way round: nobody guesses."""
    _, errors = read(Tried, {**GOOD, "share": None, "need": {"low": "1", "likely": "2", "high": text}})
    assert f"Please write {whole} or {part}." in errors["need"]
    record, errors = read(Tried, {**GOOD, "need": {"low": "0.250", "likely": part, "high": whole}})
    assert errors == {} and (record.need.likely, record.need.high) == (float(part), float(whole))


@pytest.mark.parametrize(("text", "value"), [("1.000,50", 1000.5), ("1,000.50", 1000.5), ("1.000.000", 1e6)])
def test_a_number_is_read_as_either_half_of_the_world_writes_it(text, value):
    """Points and commas are told apart wherever only one reading is left."""
    record, errors = read(Tried, {**GOOD, "need": {"low": "1", "likely": "2", "high": text}})
    assert errors == {}
    assert record.need.high == value


def test_what_is_still_needed_is_named():
    """An entry that lacks something says which field."""
    _, errors = read(Tried, {"name": "Rounds"})
    assert errors == {"on": "Still needed: Day.", "hours": "Still needed: Hours."}


def test_a_record_is_frozen():
    """A change is a new record; nobody alters one behind another's back."""
    record, _ = read(Tried, GOOD)
    with pytest.raises(ValueError, match="frozen"):
        record.hours = 3


def test_a_body_from_another_circle_or_another_time_stays_readable():
    """A field that is missing or no longer valid falls back; the rest is kept."""
    record = recall(Tried, {"name": "Rounds", "hours": 99, "on": "2026-03-31", "gone": 1})
    assert (record.name, record.on, record.hours, record.ease) == ("Rounds", dt.date(2026, 3, 31), None, "easy")


def test_fields_are_grouped_by_who_may_see_them():
    """A row of the store never holds more than its readers may see."""
    assert Tried.by_audience()["anyone"] == ("name",)
    assert Tried.by_audience()["coach"] == ("on", "hours")
    assert may_see("me", "coach")
    assert not may_see("coach", "me")
    assert not may_see("anyone", "coach")


def test_a_field_says_nothing_of_its_audience_is_the_persons_own():
    """Without a word about its audience, a field is for the person alone."""
    assert Tried.questions()["story"].audience == "me"


@given(st.text(), st.text(), st.text())
def test_no_text_whatever_breaks_reading(name, hours, day):
    """Whatever is typed gives a record or sentences, never an exception."""
    record, errors = read(Tried, {"name": name, "hours": hours, "on": day})
    assert (record is None) == bool(errors)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_an_estimate_is_in_order_or_refused(a, b, c):
    """Low, likely, high: in order it is kept, out of order it is answered."""
    record, errors = read(Tried, {**GOOD, "need": {"low": f"{a!r}", "likely": f"{b!r}", "high": f"{c!r}"}})
    if a <= b <= c:
        assert record.need == Estimate(low=a, likely=b, high=c)
    else:
        assert "order" in errors["need"]


@pytest.mark.parametrize(("day", "kept"), [("0202-11-23", False), ("1899-12-31", False), ("1900-01-01", True),
                                           ("2200-12-31", True), ("2201-01-01", False)])
def test_a_year_nobody_means_is_refused(day, kept):
    """A slip in the year gets its sentence at the day."""
    record, errors = read(Tried, {**GOOD, "on": day})
    assert (record is not None) == kept
    assert errors == ({} if kept else {"on": "Please choose a day between 1900 and 2200."})


def test_a_record_with_an_impossible_year_is_still_read():
    """One kept before such years were refused loses its day, not its other answers."""
    old = recall(Tried, {"name": "Rounds", "on": "0202-11-23", "hours": 1.5})
    assert (old.name, old.on, old.hours) == ("Rounds", None, 1.5)


def teardown_module() -> None:
    """The kinds of these tests are nobody else's."""
    KINDS.pop("tried", None)


def test_what_is_needed_cannot_wait():
    """A form folds away what may wait, and a needed answer must not be looked for."""
    waits = {name for name, q in Tried.questions().items() if q.declaration()["later"]}
    assert waits == {"story"}
    with pytest.raises(TypeError, match="cannot wait"):
        question("Name", later=True)
