"""One's own work among the official occupations: pay, neighbours, and the way to one of them."""

from __future__ import annotations

import math

import among_occupations as among
import at_work
import people
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle
from career_workbook.charts import chart, draw

NAMES = ("wage_range", "pay_nearby", "levels_to_grow")


def drawing(name, bodies, tables=None):
    return draw(name, "market", among.frames(bodies, {} if tables is None else tables), people.TODAY)


def read(name, bodies, tables=None):
    return at_work.words(drawing(name, bodies, tables).svg)


@pytest.mark.parametrize("name", NAMES)
def test_before_tables_were_brought_it_says_so(name):
    """Without the tables, and with them but without a name for the work, there is one sentence."""
    with pytest.raises(NothingYet, match=r"^Bring .*\.$"):
        draw(name, "market", among.frames(among.maras(), None), people.TODAY)
    with pytest.raises(NothingYet, match=r"^Say what your work is called"):
        drawing(name, {})


@pytest.mark.parametrize("case", among.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From a single word to five hundred entries, in any script, there is a picture and its finding."""
    bodies, tables = among.CASES[case]
    drawn = drawing(name, bodies(), tables)
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 250 and drawn.finding.description.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_for_me_alone_and_names_its_source(name):
    """Where somebody looks is nobody else's business; where figures come from stands in the picture itself."""
    assert getattr(chart("market", name), "audience", "me") == "me"
    assert "invented for this example" in read(name, among.maras())


def test_my_pay_lies_where_it_lies():
    """The finding says between which shares of people the pay is; an offer has a row of its own."""
    told = drawing("wage_range", among.maras()).finding
    assert told.title == "You earn 49,800, in the lower middle: a quarter earn less, half earn more"
    assert "an offer of 48,600" in told.description and "An offer" in read("wage_range", among.maras())


def test_another_money_is_not_mixed_in():
    """Until somebody says what one unit is worth, their pay is left out; then the table is in their money."""
    bodies = among.maras()
    bodies["occupation"]["sheet"]["rate"] = None
    told = read("wage_range", bodies)
    assert "You earn" not in told and "53,800" in told and "a year, in Mara’s country" in told
    bodies["occupation"]["sheet"]["rate"] = 2
    assert "107,600" in read("wage_range", bodies) and "in your money" in read("wage_range", bodies)


def test_an_open_end_is_said():
    """Where the table only says "this much or more", no number is made up."""
    wages = sample.sample_frame("wages").copy()
    wages[["p75", "p90"]] = math.inf
    for name in ("wage_range", "pay_nearby"):
        assert at_work.inside(drawing(name, among.maras(), {"wages": wages}).svg)
    assert "or more" in read("wage_range", among.single(), {"wages": wages})


def test_where_even_the_middle_is_open_the_sentences_hold():
    """Surgeons earn so much that no middle is named: no “or more or more”, no nan, and a picture all the same."""
    wages = sample.sample_frame("wages").copy()
    own = wages["occupation"].isin(["90-1100", "90-1010"])
    wages.loc[own, ["p50", "p75", "p90"]], wages.loc[own, "p10"] = math.inf, math.nan
    for name in ("wage_range", "pay_nearby"):
        drawn = drawing(name, among.maras(), {"wages": wages})
        said = f"{drawn.svg} {drawn.finding.title} {drawn.finding.description}".lower()
        assert "or more or more" not in said and "nan" not in said.replace("finan", "")
    assert "more than the table tells" in drawing("wage_range", among.maras(), {"wages": wages}).finding.description
    wages = wages.assign(**dict.fromkeys(("p25", "p50", "p75", "p90"), math.inf))
    with pytest.raises(TooLittle, match="more than it tells"):
        drawing("pay_nearby", among.maras(), {"wages": wages})


def test_a_silent_table_is_too_little():
    """An occupation without a wage says so and draws nothing."""
    none = sample.sample_frame("wages")[lambda w: w["occupation"] != "90-1100"]
    with pytest.raises(TooLittle, match="no middle wage for Clinical informatics leads"):
        drawing("wage_range", among.maras(), {"wages": none})
    assert "near Clinical informatics leads" in drawing("pay_nearby", among.maras(), {"wages": none}).finding.title


def test_nearness_is_a_place_in_a_row_never_a_percentage():
    """Relatives on the official list are marked in words, and who was never rated is not given a place."""
    told = read("pay_nearby", among.maras())
    assert "official relative, not rated" in told and "official relative, 1st by skills" in told and "%" not in told


def test_the_occupation_looked_at_last_is_the_one_shown():
    """Without any, it is the way to the nearest."""
    bodies = among.maras()
    assert "Towards Leads for measuring care" in drawing("levels_to_grow", bodies).finding.title
    bodies["neighbour"]["new"] = {"title": "90-2100"}
    assert "Towards Health data analysts" in drawing("levels_to_grow", bodies).finding.title
    del bodies["neighbour"]
    assert "Towards Trainers for new systems" in drawing("levels_to_grow", bodies).finding.title


def test_an_estimate_is_called_one():
    """The occupation nobody rated is drawn from its relatives, with the word beside it."""
    bodies = among.maras()
    bodies["neighbour"] = {"n": {"title": "Trainers for new systems"}}
    assert "estimated, from those of" in read("levels_to_grow", bodies)
    assert "estimated" not in read("levels_to_grow", among.maras())
    assert "estimated, from those of" in read("pay_nearby", {"occupation": {"sheet": {"called": "System trainer"}}})


def test_where_nothing_is_to_grow_it_says_so():
    """From a place that asks for more, the other asks for little."""
    bodies = {"occupation": {"sheet": {"called": "Shift leads in nursing"}},
              "neighbour": {"n": {"title": "Ward nurses"}}}
    assert drawing("levels_to_grow", bodies).finding.title.startswith("Towards Ward nurses")
