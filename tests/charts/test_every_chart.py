"""Every picture of every chapter: empty, with one entry, with the sample person's, with hundreds, difficult names."""

from __future__ import annotations

import re

import at_work
import everybody
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

CHARTS = everybody.every_chart()
TODAY = sample.today()
#: What nobody would say: a number of one with a word for several, two spaces, a number as a computer writes it.
SLIPS = re.compile(r"  |\b1 (hours|days|weeks|people|skills|others|years)\b|\b1 of \d+ [a-z ]+ (are|have|were)\b"
                   r"|\de[+-]\d")
every_chart = pytest.mark.parametrize(("stem", "name"), CHARTS, ids=["-".join(both) for both in CHARTS])


@every_chart
def test_with_nothing_entered_it_says_what_to_enter(stem, name):
    """Before the first entry there is one sentence that says how to begin."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*[.?]$"):
        draw(name, stem, everybody.NOBODY, TODAY)


@pytest.mark.parametrize("case", everybody.CASES)
@every_chart
def test_it_can_be_drawn(stem, name, case):
    """From one entry to hundreds, in any script: a picture within its frame and its finding, or one sentence."""
    try:
        drawn = draw(name, stem, everybody.CASES[case], TODAY)
    except (NothingYet, TooLittle) as sentence:
        assert case == "one entry" and str(sentence).endswith((".", "?"))
        return
    title, told = drawn.finding.title, drawn.finding.description
    assert 10 < len(title) < 200 and not title.endswith(".") and told.endswith(".")
    assert not SLIPS.search(f"{title} {told}")
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 150_000
    assert draw(name, stem, everybody.CASES[case], TODAY, once=True) == drawn  # the handout's is the screen's


@every_chart
def test_a_coach_sees_only_what_a_coach_may_see(stem, name):
    """A picture meant for a coach can be drawn from the fields a coach may see; the others are for the person alone."""
    if getattr(chart(stem, name), "audience", "me") != "me":
        def seen(kind):
            whole = sample.sample_frame(kind)
            return whole[columns(KINDS[kind], "coach")] if kind in KINDS else whole

        assert at_work.inside(draw(name, stem, seen, TODAY).svg)
