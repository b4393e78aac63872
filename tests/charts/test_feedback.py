"""The pictures of feedback: with three answers, with Mara's, with hundreds."""

from __future__ import annotations

import at_work
import colleagues
import people
import pytest

from career_workbook.chapters import TooLittle, ask
from career_workbook.chapters.feedback import level_and_order, own_words
from career_workbook.charts import chart, draw
from career_workbook.frames import columns
from career_workbook.records import KINDS

NAMES = ("own_ranges", "two_views", "four_fields", "gap_over_rounds")


def drawing(name, bodies):
    return draw(name, "feedback", people.drawer(bodies), people.TODAY)


@pytest.mark.parametrize("case", colleagues.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one skill and three answers to five hundred people there is a picture and its finding."""
    drawn = drawing(name, colleagues.CASES[case]())
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


def test_a_coach_sees_the_own_ranges_and_nothing_of_the_others():
    """What colleagues said is in no picture for anybody else."""
    whole = people.drawer(colleagues.maras())
    assert [getattr(chart("feedback", name), "audience", "me") for name in NAMES] == ["coach", "me", "me", "me"]
    assert draw("own_ranges", "feedback", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY).svg


@pytest.mark.parametrize(("ends", "told", "drawn"), [
    ({"s": (5, 5)}, "SQL: 5 on any day", "SQL: 5"),
    ({"s": (5, 7), "t": (4, 6)}, "Your ranges are all equally wide", "All your skills differ alike"),
    ({"s": (5, 7), "t": (4, 6), "u": (3, 4)}, "Your widest ranges are SQL and Talking", "SQL and Talking differ most"),
    ({"s": (5, 7), "t": (4, 5)}, "Your widest range is “SQL”", "SQL differs most")])
def test_ranges_that_are_level_are_not_ranked(ends, told, drawn):
    """No skill is called the one that differs most where another differs as much."""
    bodies = {"skill": {"s": {"name": "SQL"}, "t": {"name": "Talking"}, "u": {"name": "Writing"}},
              "self_rating": {f"r{key}": {"on": "2026-11-01", "skill": key, "low": low, "high": high}
                              for key, (low, high) in ends.items()}}
    assert ask(own_words, people.drawer(bodies), people.TODAY).headline == told
    assert drawing("own_ranges", bodies).finding.title.startswith(drawn)
    assert "5 to 5" not in at_work.words(drawing("own_ranges", bodies).svg)


def test_two_views_that_moved_apart_are_told_so():
    """Where others see less than a year ago, the two are not “as far apart as before”."""
    bodies = {"skill": {"s": {"name": "SQL"}}, "self_rating": {"r": {"on": "2025-01-01", "skill": "s", "low": 5,
                                                                    "high": 6}},
              "feedback_round": {r: {"name": r, "asked": f"202{r}-01-01", "skills": ["s"]} for r in "56"},
              "rating": {f"{r}{n}": {"round": r, "rater": f"{r}p{n}", "skill": "s", "level": level,
                                     "came": f"202{r}-01-10"} for r, level in (("5", 5), ("6", 2)) for n in range(3)}}
    assert drawing("gap_over_rounds", bodies).finding.title == "Your view and theirs moved further apart"
    assert "They see it outside your range." in drawing("two_views", bodies).finding.description
    assert "It lies outside your range." in ask(level_and_order, people.drawer(bodies), people.TODAY).lines[0]


@pytest.mark.parametrize("name", NAMES[1:])
def test_two_answers_draw_nothing(name):
    """Below three people there is a sentence instead of a picture."""
    bodies = colleagues.single()
    bodies["rating"].pop("a0")
    with pytest.raises(TooLittle, match="Two people"):
        drawing(name, bodies)


def test_below_six_there_are_dots_and_no_average_is_claimed():
    """Three answers are three dots; from six on the description speaks of an average."""
    assert "Each dot is one answer" in drawing("two_views", colleagues.single()).finding.description
    assert "their average" in drawing("two_views", colleagues.maras()).finding.description


def test_the_ends_are_told_where_there_are_any():
    """Of one skill seen higher, whoever hears the picture is not told that it is also furthest below."""
    told = drawing("two_views", colleagues.single()).finding.description
    assert "Furthest above you: Marking papers, 6.7 beside your 4.0." in told and "Furthest below" not in told


def test_a_fourth_answer_changes_no_picture():
    """Whoever compares the picture before and after cannot tell what the latest colleague said."""
    before = colleagues.single()
    after = colleagues.single()
    after["rating"]["late"] = {**after["rating"]["a0"], "rater": "late", "level": 0, "came": "00002"}
    assert drawing("two_views", before).svg == drawing("two_views", after).svg


def test_fields_are_named_in_words():
    """Each corner says what it means; no colour has to be remembered."""
    read = at_work.words(drawing("four_fields", colleagues.maras()).svg)
    assert all(words in read for words in ("They see it, you do not yet", "You both see it", "You see it, they do not"))


def test_rounds_show_what_was_asked_again():
    """Mara's three rounds are lines; a first round is dots and promises nothing."""
    assert "asked about again" in drawing("gap_over_rounds", colleagues.maras()).finding.title
    assert drawing("gap_over_rounds", colleagues.single()).finding.title == "The first round is in"
