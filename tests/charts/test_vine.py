"""The pictures of the vine, as a person meets them: with one entry, with four years, with difficult names."""

from __future__ import annotations

import datetime as dt
import html
import re
import xml.etree.ElementTree as ET

import at_work
import people
import pytest

from career_workbook.chapters import NothingYet, TooLittle, ask
from career_workbook.chapters.vine import next_skill
from career_workbook.charts import chart, draw
from career_workbook.charts import vine as pictures
from career_workbook.frames import columns
from career_workbook.methods.vine import growth
from career_workbook.methods.vine.hours import cumulative_hours
from career_workbook.records import KINDS

NAMES = pictures.__all__


def drawing(name, bodies):
    return draw(name, "vine", people.drawer(bodies), people.TODAY)


def words(drawn) -> str:
    """All that can be read in a picture."""
    return " ".join("".join(e.itertext()) for e in ET.fromstring(drawn.svg).iter() if e.tag.endswith("text"))


@pytest.mark.parametrize("case", people.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """One entry, five hundred, or names in any script: a picture and its finding, or one sentence."""
    try:
        drawn = drawing(name, people.CASES[case]())
    except (NothingYet, TooLittle) as sentence:
        assert case in ("single", "memory") and str(sentence).endswith(".")
        return
    root = ET.fromstring(drawn.svg)
    assert "style=" not in drawn.svg and at_work.inside(drawn.svg)
    assert len(drawn.svg) < 130_000
    title, told = drawn.finding.title, drawn.finding.description
    assert 10 < len(title) < 160 and not title.endswith(".") and told.endswith(".")
    assert root.get("aria-label").startswith(" ".join(title.split())[:40])


@pytest.mark.parametrize("name", NAMES)
def test_the_same_entries_give_the_same_picture(name):
    """A page made twice is the same page, byte for byte."""
    bodies = people.busy(entries=150)
    assert drawing(name, bodies).svg == drawing(name, bodies).svg


@pytest.mark.parametrize("name", NAMES)
def test_a_coach_sees_it_without_what_is_only_mine(name):
    """A picture for a coach is drawn from the fields a coach may see, and shows nothing else."""
    assert chart("vine", name).audience == "coach"
    bodies = people.busy(entries=150)
    bodies["pause"]["p"]["what"] = "an operation nobody knows of"
    whole = people.drawer(bodies)
    seen = draw(name, "vine", lambda kind: whole(kind)[columns(KINDS[kind], "coach")], people.TODAY)
    assert "operation" not in seen.svg


def test_names_stand_at_their_areas():
    """There is no legend to look up: every branch is named in the picture, with its hours."""
    drawn = drawing("investment_over_time", people.busy())
    for branch in people.PLAIN:
        assert branch in words(drawn)
    assert "h" in words(drawn) and "hours" in words(drawn)


def test_it_begins_from_memory():
    """Two minutes of rough hours a month are enough for a first picture, which says where it comes from."""
    assert drawing("investment_over_time", people.memory()).finding.title.startswith("From memory")
    assert "five branches" in drawing("vine", people.memory()).finding.title


def test_the_first_logged_hour_takes_no_branch_away():
    """What was remembered stays in both pictures until the log begins, and the caption says so."""
    bodies = people.memory()
    first = {"on": people.TODAY.isoformat(), "skill": next(iter(bodies["skill"])), "hours": 1, "ease": "easy"}
    logged = {**bodies, "investment": {"first": first}}
    assert "five branches" in drawing("vine", logged).finding.title
    over_time = drawing("investment_over_time", logged).finding.title
    assert over_time.endswith(f"until your log begins, in {people.TODAY:%B %Y}, from memory")
    told, hours = (int(re.search(r"([\d,]+) hours", title)[1].replace(",", "")) for title in (
        over_time, drawing("investment_over_time", bodies).finding.title))
    assert told == pytest.approx(hours + 1, abs=2)


def test_one_more_entry_changes_the_picture():
    """Two hours logged today are in the picture."""
    bodies = people.busy(entries=150)
    before = drawing("weekly_hours", bodies)
    bodies["investment"]["new"] = {"on": people.TODAY.isoformat(), "skill": "s00", "hours": 2.0, "ease": "easy"}
    assert drawing("weekly_hours", bodies).svg != before.svg


def test_a_pause_is_marked_and_never_counted():
    """Weeks of leave are shaded, and leave the count of kept weeks as it was."""
    bodies = people.single()
    bodies["intention"] = {"sheet": {"weekly_hours": 1.0, "order": []}}
    bodies["investment"] = {f"i{n}": {"on": f"2026-{m:02d}-02", "skill": "s", "hours": 1.0, "ease": "easy"}
                            for n, m in enumerate((9, 11))}
    without = drawing("weekly_hours", bodies)
    bodies["pause"] = {"p": {"start": "2026-09-07", "end": "2026-11-01", "what": ""}}
    rested = drawing("weekly_hours", bodies)
    assert "pause" in words(rested) and "pause" not in words(without)
    kept = [re.search(r"In (\d+) of (\d+) weeks", d.finding.title).groups() for d in (without, rested)]
    assert kept == [("2", "12"), ("2", "4")]


def test_a_whole_year_of_pause_is_not_the_first_week():
    """Somebody on leave, back from it, or with hours dated ahead reads what the weeks were, and no hour is made up."""
    bodies = people.single()
    bodies["investment"] = {"i": {"on": "2024-06-03", "skill": "s", "hours": 2.0, "ease": "easy"}}
    bodies["pause"] = {"p": {"start": "2024-06-10", "end": None, "what": ""}}
    away = drawing("weekly_hours", bodies).finding
    assert away.title == "A pause in each of these weeks, so none of them counts" and "ordinary" not in away.description
    bodies["pause"]["p"]["end"] = "2026-11-15"
    bodies["investment"]["new"] = {**bodies["investment"]["i"], "on": "2026-11-17"}
    back = draw("weekly_hours", "vine", people.drawer(bodies), dt.date(2026, 11, 19))
    assert back.finding.title == "2 hours this week, the first after a pause"
    bodies["intention"] = {"sheet": {"weekly_hours": 4.0, "order": []}}
    meant = drawing("weekly_hours", bodies).finding.title
    assert meant == "2 hours in the one week that counts so far; you meant 4 hours"
    bodies["investment"] = {"new": {**bodies["investment"]["i"], "on": "2026-12-05"}}
    assert "still to come" in drawing("weekly_hours", bodies).finding.title


def test_pictures_and_sentences_agree_on_the_month_it_began():
    """A first line on 1 August belongs to August, though its week began in July; and one level went nowhere yet."""
    bodies = people.single()
    bodies["investment"] = {f"i{n}": {"on": f"2026-08-{n + 1:02d}", "skill": "s", "hours": 1 / 3, "ease": "easy"}
                            for n in range(27)}  # thirds do not add up exactly
    bodies["skill"]["s"]["hours_needed"] = {"low": 5, "likely": 9, "high": 20}
    for name in ("investment_over_time", "vine", "calendar_heat_map", "soft_hard_share"):
        assert "August 2026" in drawing(name, bodies).finding.description, name
    assert "SQL stood at 3" in drawing("level_against_hours", bodies).finding.description
    assert "(July to September 2026)" in drawing("easy_share", bodies).finding.title
    assert drawing("plan_against_actual", bodies).finding.title.startswith("Every skill here has had the hours")


def test_a_last_year_all_hard_is_not_hardly_any():
    """Where nothing soft was done of late, the hard share of the last year is all of it."""
    bodies = people.single()
    bodies["skill"]["t"] = {"name": "Talking", "nature": "soft"}
    bodies["investment"] = {str(n): {"on": on, "skill": key, "hours": hours} for n, (on, key, hours) in enumerate(
        [("2024-01-10", "t", 4), ("2024-02-10", "s", 5), ("2026-10-10", "s", 5)])}
    assert drawing("soft_hard_share", bodies).finding.title.endswith("went into hard skills; in the last year, all")


def test_what_is_not_drawn_is_not_forgotten():
    """Fifteen skills that have had their hours hide none that has not; years before the last five are told of."""
    guess = {"low": 1, "likely": 2, "high": 3}
    bodies = {"skill": {f"s{n}": {"name": f"Skill {n}", "hours_needed": guess} for n in range(15)}, "investment": {
        f"i{n}": {"on": "2026-10-01", "skill": f"s{n}", "hours": 2} for n in range(15)}}
    bodies["skill"]["late"] = {"name": "Law", "hours_needed": {"low": 8, "likely": 9, "high": 10}}
    assert drawing("plan_against_actual", bodies).finding.title.startswith("Law is nearest: about 9 hours")
    bodies["investment"]["i0"]["on"] = "2015-10-01"
    assert "The last 5 years are drawn." in drawing("calendar_heat_map", bodies).finding.description


def test_irregular_weeks_are_not_0_hours():
    """Whoever logs every third week reads in how many weeks there were hours, and how many then."""
    bodies = people.single()
    bodies["investment"] = {f"i{n}": {"on": str(dt.date(2026, 1, 5) + dt.timedelta(weeks=3 * n)), "skill": "s",
                                      "hours": 5} for n in range(15)}
    assert drawing("weekly_hours", bodies).finding.title == "Hours in 15 of 46 weeks, and then usually 5 hours"
    bodies["investment"] = {"i": {"on": "2024-01-05", "skill": "s", "hours": 5}}
    assert drawing("weekly_hours", bodies).finding.title == "No hours in the log in 52 weeks"


def test_what_is_too_close_to_call_has_no_first():
    """Ten skills alike: neither the picture nor the sentence picks one."""
    guess = {"low": 20, "likely": 30, "high": 40}
    bodies = {"skill": {f"s{n}": {"name": f"Skill {n}", "worth": 5, "hours_needed": guess} for n in range(10)}}
    assert "too close to call" in drawing("learning_order", bodies).finding.title
    told = ask(next_skill, people.drawer(bodies), people.TODAY).headline
    assert told.endswith("too close to call") and told.count("“") == 3


def test_dots_until_there_are_twelve_levels():
    """Under twelve dated levels of a skill there are dots and no forecast; from twelve there is a band."""
    bodies = people.busy()
    assert "forecast, if things go on" in drawing("level_against_hours", bodies).finding.description
    keep = {k: v for k, v in bodies["skill_level"].items() if not k.startswith("ls00") or int(k[4:]) < 11}
    bodies["skill_level"] = keep
    few = drawing("level_against_hours", bodies).finding
    assert "Dots only" in few.description and "might bring" not in few.title
    bodies = people.single()
    bodies["skill_level"] = {f"l{n}": {"on": f"2026-10-{n + 1:02d}", "skill": "s", "level": 3} for n in range(13)}
    assert "noted after different numbers of hours" in drawing("level_against_hours", bodies).finding.description
    bodies["investment"] = {f"i{n}": {"on": f"2026-10-{n + 1:02d}", "skill": "s", "hours": 1} for n in range(13)}
    bodies["skill_level"]["l12"]["level"] = 9
    drawn = drawing("level_against_hours", bodies)
    assert "10 more might bring it" in drawn.finding.title and ">20<" in drawn.svg  # 13 hours, and as far as is told


def test_a_resting_branch_is_said_to_rest():
    """A branch without care is drawn as resting: the word is rest, and its hours stay."""
    drawn = drawing("vine", people.busy())
    assert "resting" in drawn.finding.title and "resting" in words(drawn)
    assert "dead" not in words(drawn)


def test_the_vine_shows_what_could_come():
    """Next branches are dotted and named, with their direction."""
    drawn = drawing("vine", people.busy())
    assert "Leading a small team" in words(drawn) and "next: leading" in words(drawn)
    assert "stroke-dasharray" in drawn.svg


def test_the_stem_adds_up():
    """The stem is as thick as the branches that leave it, so thickness is hours everywhere."""
    from career_workbook.charts import vine_drawn
    from career_workbook.charts.style import Plane
    from career_workbook.charts.svg import new_figure

    frames = people.drawer(people.busy())
    table = growth.branches(frames("skill"), frames("investment"), frames("impact"), frames("pause"), people.TODAY)
    hours = cumulative_hours(frames("investment"), frames("skill"), people.TODAY)
    figure = new_figure()
    figure.set_size_inches(7.2, 5.4)
    plane = Plane(figure, (table["start"].min().date(), people.TODAY))
    grown = vine_drawn._branches(plane, table, hours, dict.fromkeys(table.index, "#000000"), 200.0)
    per_hour = [b.half[0] / b.hours for b in grown]
    assert max(per_hour) / min(per_hour) == pytest.approx(1, rel=0.02)


def test_your_order_beside_the_quickest():
    """Both orders are readable, and chances are said as guesses."""
    drawn = drawing("learning_order", people.busy())
    assert "Your order" in words(drawn) and "if your guesses hold" in words(drawn)
    assert "%" not in words(drawn)


def test_the_ladder_holds_titles_only():
    """For contrast: the same years as titles."""
    drawn = drawing("ladder", people.busy())
    assert "Night-shift lead" in words(drawn) and "ladder" in drawn.finding.title
    new = {"job": {"j": {"title": "Clerk", "start": "2026-10-01", "end": None}}}
    assert drawing("ladder", new).finding.title == "The same years as a ladder: one title in two months"


def test_a_job_that_is_to_begin_stands_within_the_ladder():
    """Whoever has signed for March sees that rung too, and not beyond the edge of the picture."""
    jobs = {"a": {"title": "Ward nurse", "start": "2022-01-01"}, "b": {"title": "Lead", "start": "2027-03-01"}}
    assert at_work.inside(drawing("ladder", {"job": jobs}).svg)


def test_a_slip_in_the_year_does_not_empty_the_weeks():
    """One entry dated a year ahead leaves the weeks until today as they were."""
    bodies = {"skill": {"s": {"name": "SQL"}}, "investment": {
        on: {"on": on, "skill": "s", "hours": 2} for on in ("2026-10-28", "2026-11-04", "2026-11-11")}}
    before = drawing("weekly_hours", bodies)
    bodies["investment"]["slip"] = {"on": "2027-11-11", "skill": "s", "hours": 2}
    assert drawing("weekly_hours", bodies) == before


def test_names_with_markup_are_only_names():
    """A branch called like markup is drawn as its name."""
    drawn = drawing("investment_over_time", people.busy(people.DIFFICULT))
    assert "<b>" not in drawn.svg and html.escape("$E=mc^2$ & <b>_{bold", quote=False) in drawn.svg
