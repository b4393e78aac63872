"""The pictures of the market: with one entry, with Mara's, with hundreds."""

from __future__ import annotations

import at_work
import on_the_market
import people
import pytest

from career_workbook.chapters import TooLittle
from career_workbook.charts import chart, draw

NAMES = ("levers_and_reach", "options_weighed", "what_it_pays", "offers_so_far", "weeks_to_offer", "pay_over_time",
         "ahead_or_behind")


def drawing(name, bodies):
    return draw(name, "market", people.drawer(bodies), people.TODAY)


def read(name, bodies):
    return at_work.words(drawing(name, bodies).svg)


@pytest.mark.parametrize("case", on_the_market.CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_can_be_drawn(name, case):
    """From one entry to five hundred there is a picture and its finding."""
    bodies = on_the_market.CASES[case]()
    if (name, case) == ("ahead_or_behind", "single"):
        bodies["pay"]["p"]["source"] = "now"  # one way alone has nothing to stand beside
    drawn = drawing(name, bodies)
    assert at_work.inside(drawn.svg) and len(drawn.svg) < 130_000
    assert 10 < len(drawn.finding.title) < 160 and drawn.finding.description.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_for_me_alone(name):
    """Where somebody looks, and for how much, is nobody else's business."""
    assert getattr(chart("market", name), "audience", "me") == "me"


def test_reach_is_a_word_not_only_a_size():
    """Who cannot judge the size of a dot reads it."""
    assert all(word in read("levers_and_reach", on_the_market.maras())
               for word in ("a few", "a place", "many", "nobody", "not known yet"))


def test_what_misses_a_must_is_set_apart():
    """It stands below the others, and no place is claimed for it."""
    told = read("options_weighed", on_the_market.maras())
    assert told.index("misses a must") > told.rindex("place 1")


def test_an_answer_narrows_the_bar():
    """What was not known and now is leaves less room."""
    bodies = on_the_market.maras()
    before = drawing("options_weighed", bodies).finding.description
    bodies["field_option"]["option-quality"]["faster"] = "few"
    after = drawing("options_weighed", bodies).finding.description
    assert "Measuring care, in the quality office 3.3 to 7.0" in before
    assert "Measuring care, in the quality office 3.3 to 7.0" not in after


def test_the_first_amount_is_enough_to_begin():
    """What one earns is drawn before anything stands beside it."""
    mine = {"pay": {"p": {"source": "now", "what": "Cook", "yearly": on_the_market.guess(30000, 30000, 30000)}}}
    assert "30,000" in drawing("what_it_pays", mine).finding.title and "Cook" in read("what_it_pays", mine)


def test_the_newest_pay_is_the_line():
    """What one earned two jobs ago is not what one earns."""
    assert "you earn 49,800" in read("what_it_pays", on_the_market.maras())


def test_one_more_offer_lifts_the_range():
    """The hill moves with each answer."""
    bodies = on_the_market.maras()
    before = drawing("offers_so_far", bodies).finding.title
    bodies["application"]["application-product"]["came"] = "offer"
    assert before.startswith("2 of 9") and drawing("offers_so_far", bodies).finding.title.startswith("3 of 10")


def test_asking_for_more_takes_longer():
    """The amount one would like is read off the curve."""
    bodies = on_the_market.maras()
    assert "57,000 a year may take about 17 months" in drawing("weeks_to_offer", bodies).finding.title
    bodies["pay"]["pay-next"]["yearly"] = on_the_market.guess(50000, 50000, 50000)
    assert "50,000 a year may take about seven months" in drawing("weeks_to_offer", bodies).finding.title


def test_waiting_needs_an_amount_to_wait_for():
    """Applications alone do not say how long a certain pay takes."""
    bodies = on_the_market.maras() | {"pay": {}}
    with pytest.raises(TooLittle, match="Add one amount"):
        drawing("weeks_to_offer", bodies)


def test_one_way_is_drawn_alone_and_compared_once_there_is_staying():
    """The first entry has its fan; what it costs is asked for, not made up."""
    bodies = on_the_market.single()
    assert drawing("pay_over_time", bodies).finding.title.startswith("“Own bakery” may pay")
    with pytest.raises(TooLittle, match="what staying would pay"):
        drawing("ahead_or_behind", bodies)


def test_staying_alone_asks_for_another_way():
    """There is nothing to be ahead of."""
    with pytest.raises(TooLittle, match="somewhere else"):
        drawing("ahead_or_behind", {"path": {"w": {"name": "Here", "staying": "stay",
                                                   "start": on_the_market.guess(1, 2, 3)}}})


def test_the_way_touched_last_is_the_one_shown():
    """Whatever somebody is working on answers."""
    bodies = on_the_market.maras()
    assert "product lead" in drawing("ahead_or_behind", bodies).finding.title
    bodies["path"] = dict(sorted(bodies["path"].items(), key=lambda item: item[0] != "path-supplier"))
    assert "master's degree" in drawing("ahead_or_behind", bodies).finding.title


def test_chance_and_seed_are_said():
    """How often it never catches up, and that the same answers give the same picture."""
    told = drawing("ahead_or_behind", on_the_market.maras()).finding
    assert "of 10 tries" in told.title and "Seed 1959" in told.description
