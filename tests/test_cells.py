"""A record as cells of a spreadsheet: whatever it says, it comes back the same and is never a formula."""

import math

from hypothesis import given
from hypothesis import strategies as st

from career_workbook import cells
from career_workbook.chapters import declare_all
from career_workbook.records import KINDS, read

declare_all()
#: What a spreadsheet would take for the beginning of a formula.
DANGEROUS = tuple("=+-@\t\r＝＋－＠")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20) | st.sampled_from(
    ["=1+1", "'=1", "''", "-", "@SUM(A1)", "\t=1", "+49 30", "a;b,c\t\"d\"", "one\r\ntwo\n", "$x_{$", "שלום", "职业"])


@given(WORDS)
def test_text_comes_back_and_is_no_formula(text):
    """An apostrophe goes in front and off again, also before one of the person's own."""
    assert cells.bare(cells.guarded(text)) == text
    assert not cells.guarded(text).startswith(DANGEROUS)


@given(st.floats(0, 100).map(lambda typed: typed / 100))
def test_a_share_that_can_be_typed_comes_back(share):
    """Shares are shown in per cent; none of those a person can type is lost by that."""
    body = {"name": "x", "share": share}
    row = dict(zip(cells.heads(KINDS["stage"]), cells.row(KINDS["stage"], "k", body), strict=True))
    record, errors = read(KINDS["stage"], cells.entered(KINDS["stage"], row))
    assert not errors and record.share == share


@given(st.floats(0, 1e12))
def test_a_number_comes_back_to_its_last_digit(number):
    """An hour and twenty minutes has more digits than a form shows."""
    row = dict(zip(cells.heads(KINDS["skill"]), cells.row(KINDS["skill"], "k", {"monthly": number}), strict=True))
    assert math.isclose(float(row["monthly"]), number, rel_tol=0, abs_tol=0)


def test_a_row_may_be_written_as_people_write():
    """A choice by its words, a tick as yes, links with a bar between them."""
    said = cells.entered(KINDS["skill"], {"name": "Talking", "nature": "Hard", "after": " a |b | "})
    assert said["nature"] == "hard" and said["after"] == ["a", "b"] and said["hours_needed"]["low"] == ""
    assert cells.entered(KINDS["complaint"], {"acted": "Yes"}).get("acted") in (True, "Yes")
