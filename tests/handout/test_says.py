"""What a computation says is shown as text, in a form that can stand anywhere."""

import datetime as dt

import nh3
import numpy as np
import pandas as pd
import pytest

from career_workbook.chapters import Says
from career_workbook.handout.says import says_html
from career_workbook.handout.text import plain, show

HOSTILE = ("<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\x00a\x1bb\ud800", "\u202etxet",
           "&amp;\"'")
KEPT = {"class", "dir", "role", "tabindex", "aria-label", "scope"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text):
    """Whatever a person wrote arrives as text in every place of a result."""
    page = says_html(Says(text, (text,), pd.DataFrame({text: [text], "n": [1.0]}), text))
    assert "<script" not in page and "<img" not in page and "</style" not in page
    assert not set(page) & set("\x00\x1b\ud800\u202e")
    assert nh3.clean(page, attributes={"*": KEPT}).count("<") == page.count("<")


def test_a_result_says_everything_it_has():
    """Headline, lines, table and question are all there, in this order."""
    table = pd.DataFrame({"Skill": ["SQL"], "Hours": [1250.4]})
    page = says_html(Says("Start with SQL.", ("It opens two others.", ""), table, "What would a first hour be?"))
    places = [page.index(t) for t in ("Start with SQL.", "It opens two others.", "<table", "1,250", "What would")]
    assert places == sorted(places)
    assert page.count("<li") == 1


def test_a_result_without_table_or_lines_is_one_sentence():
    """Nothing empty is drawn around a single headline."""
    page = says_html(Says("Nothing is due today."))
    assert "<table" not in page and "<ul" not in page and "cw-question" not in page


def test_keys_of_records_stay_out_of_a_table():
    """An index of record keys is left out; an index of words becomes the first column."""
    keyed = pd.DataFrame({"Hours": [1.0]}, index=pd.Index(["k-93ab"], name="key"))
    worded = pd.DataFrame({"Hours": [1.0]}, index=pd.Index(["Facilitation"], name="Skill"))
    assert "k-93ab" not in says_html(Says("x", table=keyed))
    assert '<th scope="row" dir="auto">Facilitation</th>' in says_html(Says("x", table=worded))


@pytest.mark.parametrize("value, words", [
    (None, ""), (float("nan"), ""), (pd.NaT, ""), (True, "yes"), (False, ""), (("a", "b"), "a, b"),
    (dt.date(2026, 3, 31), "31 Mar 2026"), (pd.Timestamp("2026-03-31"), "31 Mar 2026"),
    (1250.4, "1,250"), (0.333333, "0.333"), (1.5, "1.5"), (np.int64(3), "3"),
    (float("inf"), "beyond all bounds"), (0.0, "0"), (-0.00001, "0"), (-5, "−5"), (-1250.4, "−1,250"),
])
def test_values_are_shown_in_words(value, words):
    """Numbers carry no false precision, dates no time, and nothing is an empty cell."""
    assert show(value) == words


def test_plain_text_keeps_every_script():
    """Arabic, Chinese and emoji pass through unchanged."""
    assert plain("مهارة 技能 🌱") == "مهارة 技能 🌱"
