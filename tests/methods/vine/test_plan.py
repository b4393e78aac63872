"""The plan beside the log, and one's own order beside the best one."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from career_workbook.chapters import NothingYet, TooLittle
from career_workbook.chapters.vine import Intention, Investment, Skill
from career_workbook.frames import frame
from career_workbook.methods.vine.plan import learning_order, plan_against_actual, tenths, told

TODAY = dt.date(2026, 11, 22)
NO_INTENTION, NO_LOG = frame(Intention, {}), frame(Investment, {})


def skills(**of):
    """Skills by key as (worth, likely hours, anything else)."""
    return frame(Skill, {key: {"name": key.upper(), "worth": worth, "nature": "soft", **(more[0] if more else {}),
                               "hours_needed": likely and {"low": likely * 0.8, "likely": likely, "high": likely * 1.2}}
                         for key, (worth, likely, *more) in of.items()})


def meaning(hours=None, order=()):
    """An intention of weekly hours and an own order."""
    return frame(Intention, {"sheet": {"weekly_hours": hours, "order": list(order)}})


def log(**hours):
    """Hours already in the log, by skill."""
    return frame(Investment, {k: {"on": "2026-01-01", "skill": k, "hours": h} for k, h in hours.items()})


def test_what_is_quick_and_worth_much_comes_first():
    """Worth per hour decides, and the chances say how sure that is."""
    order = learning_order(skills(a=(2, 40), b=(8, 20), c=(5, 50)), NO_INTENTION)
    assert order.best == ("b", "c", "a") and order.p_first["b"] == 1 and order.exact and order.gap == 0
    assert order.own == () and math.isnan(order.cost_own) and order.later is None


def test_ones_own_order_costs_at_least_the_best_and_says_how_much_later():
    """Two skills the wrong way round: the worth comes later by a number one can work out by hand."""
    order = learning_order(skills(a=(1, 30), b=(1, 10)), meaning(10, ["a", "b"]))
    # In the own order the worth is there after 3 and 4 weeks, in the best after 1 and 4: one week later on average.
    assert (order.own, order.best, order.unit) == (("a", "b"), ("b", "a"), "weeks")
    assert order.cost_own == pytest.approx(7) and order.cost_best == pytest.approx(5)
    assert order.later[0] <= order.later[1] == pytest.approx(1, abs=0.05) and order.later[1] <= order.later[2]


def test_a_prerequisite_comes_before_what_needs_it_in_both_orders():
    """The best order waits where it must, and a wish that cannot be is changed, and told."""
    order = learning_order(skills(a=(1, 90), b=(9, 10, {"after": ["a"]})), meaning(5, ["b"]))
    assert order.best == order.own == ("a", "b") and order.moved
    assert any("has to wait" in line for line in told(order))


def test_hours_in_the_log_are_taken_off():
    """A skill that is nearly there comes first; it can never have fewer than no hours to go."""
    frames = skills(a=(5, 100), b=(5, 40))
    assert learning_order(frames, NO_INTENTION, NO_LOG).best == ("b", "a")
    order = learning_order(frames, NO_INTENTION, log(a=90))
    assert order.best == ("a", "b") and order.hours["a"] == pytest.approx(10 * 4 / 6 + 31 / 6, rel=0.01)
    assert learning_order(frames, NO_INTENTION, log(a=500)).hours["a"] == 1


def test_a_skill_at_its_target_has_nothing_left_to_learn():
    """Whoever is there already is left out."""
    frames = skills(a=(5, 10, {"level": 8, "target": 8}), b=(5, 40), c=(4, 50))
    assert set(learning_order(frames, NO_INTENTION).best) == {"b", "c"}


def test_without_skills_it_says_what_to_enter():
    """An empty page is an invitation."""
    with pytest.raises(NothingYet, match="two skills"):
        learning_order(frame(Skill, {}), NO_INTENTION)


@pytest.mark.parametrize(("frames", "says"), [
    (skills(a=(5, 10)), "Add another"), (skills(a=(5, 10), b=(None, 10)), "“B” still lacks what it would be worth"),
    (skills(a=(5, 10), b=(None, None)), "“B” still lacks the hours it might take and what it would be worth")])
def test_with_one_skill_it_says_what_the_other_one_lacks(frames, says):
    """Too little is said in a sentence that names the skill and the number."""
    with pytest.raises(TooLittle, match=says):
        learning_order(frames, NO_INTENTION)


def test_skills_that_wait_for_each_other_are_named():
    """A circle of prerequisites is asked about, not computed with."""
    with pytest.raises(TooLittle, match=r"A → B → A|B → A → B"):
        learning_order(skills(a=(1, 5, {"after": ["b"]}), b=(1, 5, {"after": ["a"]})), NO_INTENTION)


def test_a_prerequisite_that_is_gone_or_is_the_skill_itself_holds_nothing_up():
    """Links to what was taken off the list are passed over."""
    order = learning_order(skills(a=(1, 5, {"after": ["gone", "a"]}), b=(1, 9)), NO_INTENTION)
    assert order.best == ("a", "b")


def test_it_is_told_when_soft_would_come_first():
    """Hard skills lead; the sentence says by how much soft ones would have to be worth more."""
    order = learning_order(skills(a=(2, 10), b=(6, 10, {"nature": "hard"})), NO_INTENTION)
    assert order.turning == pytest.approx(3) and any("worth 3.0 times" in line for line in told(order))


def test_what_is_said_to_be_worth_nothing_lacks_no_answer():
    """An answer of 0 is an answer: that skill is not asked about once more."""
    with pytest.raises(TooLittle, match="Add another one"):
        learning_order(skills(a=(0, 10), b=(5, 10)), NO_INTENTION)


def test_what_hardly_differs_is_not_told_as_0_weeks_or_1_0_times():
    """Two orders a day apart come at about the same time, and 1.0 times what one says would be what one says."""
    order = learning_order(skills(a=(5, 10), b=(5.1, 10, {"nature": "hard"})), meaning(40, ["a", "b"]))
    said = " ".join(told(order))
    assert "at about the same time" in said and "worth 1.1 times" in said


def test_the_seed_is_told():
    """Whoever doubts a chance can draw it again."""
    order = learning_order(skills(a=(2, 10), b=(6, 10)), NO_INTENTION)
    assert f"seed {order.seed}" in told(order)[-1] and "10,000 draws" in told(order)[-1]


@pytest.mark.parametrize(("chance", "says"), [
    (0, "none"), (0.001, "fewer than 1"), (0.31, "about 3"), (0.97, "nearly all")])
def test_a_chance_is_said_in_tenths(chance, says):
    """Chances are never more exact than tries of ten."""
    assert tenths(chance) == says


def test_the_plan_stands_beside_what_was_spent():
    """Hours so far, the guessed range, and the weeks the rest takes at the intended pace."""
    table = plan_against_actual(skills(a=(1, 100), b=(1, None), c=(1, None)), log(a=20, b=3), meaning(5), TODAY)
    assert table.index.tolist() == ["a", "b"]
    assert table.loc["a", ["spent", "low", "likely", "high", "weeks"]].tolist() == [20, 80, 100, 120, 16]
    assert table.loc["b", "spent"] == 3 and math.isnan(table.loc["b", "likely"])


def test_without_an_intention_no_weeks_are_invented():
    """Nobody said how many hours a week, so nobody is told how many weeks."""
    assert plan_against_actual(skills(a=(1, 100)), NO_LOG, NO_INTENTION, TODAY)["weeks"].isna().all()
