"""Finding an occupation by the words people use."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_workbook.methods.market import titles

NAMES = {"t": ("Teachers, Except Special Education", "Class teacher", "Form tutor"),
         "n": ("Registered Nurses", "Ward nurse", "Nurse"), "c": ("Critical Care Nurses", "Nurse"),
         "h": ("Head Cooks", "Head chef"), "p": ("Nurse Practitioners",),
         "é": ("Café Owners", "Владелец кафе", "咖啡馆老板")}
TABLE = pd.DataFrame([{"occupation": code, "title": name, "words": titles.comparable(name), "official": not n}
                      for code, names in NAMES.items() for n, name in enumerate(names)])


def first(text):
    """The occupations found, the best first."""
    return list(titles.found(TABLE, text)["occupation"])


@pytest.mark.parametrize(("text", "best"), [
    ("ward nurse", "n"), ("NURSES, registered", "n"), ("form tutor", "t"), ("cafe owner", "é"), ("кафе", "é"),
    ("咖啡馆老板", "é"), ("teachers", "t")])
def test_it_is_found_by_any_of_its_names(text, best):
    """Capitals, order, plural, accents and scripts do not matter."""
    assert first(text)[0] == best


def test_the_last_word_says_what_somebody_is():
    """A head nurse is a nurse rather than a head cook."""
    many = pd.concat([TABLE, *[TABLE[:1].assign(occupation=f"x{n}", words=f" x{n} ") for n in range(60)]],
                     ignore_index=True)
    found = list(titles.found(many, "head nurse")["occupation"])
    assert found[0] in "ncp" and "h" in found


def test_between_equals_the_one_with_more_such_names_comes_first():
    """Three of the names of one hold the word, one of another."""
    assert first("nurse")[:2] == ["n", "c"]


def test_half_a_word_is_found_after_whole_ones():
    """While a person types, what they mean is there already."""
    assert first("prac") == ["p"] and first("nur")[-1] != "t"


@pytest.mark.parametrize("text", ["", "  ", "?!", "astronaut"])
def test_nothing_is_found_for_nothing(text):
    """No words, or unknown ones, find nothing, and nothing is raised."""
    assert first(text) == [] and titles.resolved(TABLE, text) == ""


def test_a_text_may_be_a_code_or_a_title():
    """What stands in the list can be typed as it stands there."""
    table = TABLE.assign(occupation=TABLE["occupation"].map({"n": "29-1141.00"}).fillna("x"))
    assert titles.resolved(table, "29-1141") == titles.resolved(table, " 29-1141.00 ") == "29-1141.00"
    assert titles.resolved(table, f"29{titles.UNBROKEN}1141.00") == "29-1141.00"
    assert titles.resolved(TABLE, "critical care nurses") == "c"


@given(st.sampled_from([(code, names[0]) for code, names in NAMES.items()]))
def test_every_own_title_finds_itself(case):
    """An occupation's own title always means it."""
    assert titles.resolved(TABLE, case[1]) == case[0]


@given(st.text(max_size=40))
def test_any_text_is_a_question(text):
    """Whatever is typed, the answer is a short list without anything twice."""
    found = titles.found(TABLE, text, 3)
    assert len(found) <= 3 and found["occupation"].is_unique and found["fit"].between(0, 1.0001).all()
