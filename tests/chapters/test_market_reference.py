"""The official occupations around one person: found, compared, and what could be grown."""

from __future__ import annotations

import among_occupations as among
import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, market
from career_workbook.chapters.vine import Skill
from career_workbook.records import read


def told(name, bodies, tables=None):
    """What a result of the chapter says."""
    return ask(getattr(market, name), among.frames(bodies, {} if tables is None else tables), sample.today())


def test_the_work_is_found_by_what_it_is_called():
    """The best fit first, with the title it was found by and its code; the source stands below."""
    says = told("occupation_found", {"occupation": {"sheet": {"called": "nurse"}}})
    assert says.headline.startswith("“nurse” comes closest to: Ward nurses")
    assert list(says.table.columns) == ["Occupation", "Found as", "Code"] and len(says.table) > 2
    assert "invented" in says.lines[-1]


def test_nothing_is_typed_twice():
    """Without a name of its own, the work is called as the newest job is."""
    bodies = {"job": {"a": {"title": "Discharge planner", "start": "2020-01-01"},
                      "b": {"title": "Home manager", "start": "2024-01-01"}}}
    assert "Managers of care homes" in told("occupation_found", bodies).headline


@pytest.mark.parametrize("fits", ["90-2100", "90-2100.00", "health data ANALYSTS"])
def test_another_line_can_be_picked(fits):
    """By title or code, and what it was called still makes the list."""
    says = told("occupation_found", {"occupation": {"sheet": {"called": "nurse", "fits": fits}}})
    assert says.headline == "You picked: Health data analysts" and "Ward nurses" in set(says.table["Occupation"])


def test_unknown_words_are_a_sentence():
    """What nobody calls an occupation leads to a way on, not to a guess."""
    with pytest.raises(TooLittle, match=r"“Zauberlehrling”.*in English"):
        told("occupation_found", {"occupation": {"sheet": {"called": "Zauberlehrling"}}})
    with pytest.raises(NothingYet, match="Bring the tables"):
        ask(market.occupation_found, among.frames(among.maras(), None), sample.today())


def test_neighbours_are_ranks_with_the_official_list_first():
    """No percentage of likeness anywhere; who was never rated has no place."""
    says = told("occupations_nearby", among.maras())
    assert list(says.table["On the official list"]) == ["yes"] * 4 + [""] * 7
    assert says.table["By skills and knowledge"].iloc[0] == "not rated"
    assert "%" not in " ".join([says.headline, *says.lines]) and "invented" in says.lines[-1]


def test_an_own_occupation_that_was_never_rated_is_estimated():
    """The word stands beside it, and the relatives it was made from."""
    says = told("occupations_nearby", {"occupation": {"sheet": {"called": "System trainer"}}})
    assert any("estimated, from those of Clinical informatics leads, Teachers of nursing and 1 more" in line
               for line in says.lines)


def test_without_any_ratings_only_the_official_list_is_left():
    """Nothing is compared, and nothing is said to be near."""
    none = {"occupation_ratings": sample.sample_frame("occupation_ratings")[:0]}
    assert set(told("occupations_nearby", among.maras(), none).table["By skills and knowledge"]) == {"not rated"}
    with pytest.raises(TooLittle, match="never rated"):
        told("skills_to_grow", among.maras(), none)


def test_the_gap_can_become_skills_to_plan():
    """Each offer is a skill that can be kept as it is: a name, a nature, a level to reach from 0 to 10."""
    found = told("skills_to_grow", among.maras())
    assert found.offers[0].label == "Statistics of care"
    for offer in found.offers:
        skill, errors = read(Skill, offer.entered)
        assert not errors and 0 < skill.target <= 10 and offer.key.startswith("onet-")
    assert found.offers[0].entered["target"] == "7.5" and found.offers[0].entered["nature"] == "hard"


def test_a_rate_of_nothing_is_refused():
    """One unit of the table's money is worth something."""
    _, errors = read(market.Occupation, {"called": "Nurse", "rate": "0"})
    assert errors == {"rate": "Please give a number above 0, or leave it empty."}
