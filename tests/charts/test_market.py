"""The pictures of the market: with one entry, with Mara's, with hundreds."""

from __future__ import annotations

import at_work
import on_the_market
import people
import pytest

from career_workbook.chapters import TooLittle, ask
from career_workbook.chapters.market import question_that_decides
from career_workbook.charts import chart, draw
from career_workbook.methods.market.choosing import LEVERS

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


def test_an_open_must_keeps_the_first_place_open():
    """What leads may still lack what one will not do without: neither picture nor sentence claims a first place."""
    bodies = {"field_option": {"a": {"name": "Alpha", **dict.fromkeys(LEVERS, "many")},
                               "b": {"name": "Beta", **dict.fromkeys(LEVERS, "none")}},
              "field_factor": {"m": {"name": "Home by six", "must": True}}}
    assert drawing("options_weighed", bodies).finding.title.startswith("Two options could still come first")
    asked = ask(question_that_decides, people.drawer(bodies), people.TODAY)
    assert "Home by six" in asked.headline and "1 to 2" in asked.table.to_string()
    bodies["field_rating"] = {"r": {"option": "b", "factor": "m", "how": "hardly", "known": "seen"}}
    assert drawing("options_weighed", bodies).finding.title == "“Alpha” is left, if it has what you will not do without"


def test_what_is_level_is_called_level():
    """Two options alike: neither reaches furthest, nothing decides between them, and no answer is asked for."""
    alike = {"field_option": {key: {"name": key, **dict.fromkeys(LEVERS, "few")} for key in ("Stay", "Go")}}
    assert drawing("options_weighed", alike).finding.title == "Two options are level, and nothing about them is open"
    told = ask(question_that_decides, people.drawer(alike), people.TODAY)
    assert told.headline == "Nothing is open, and two options are level"
    assert "“Stay” and “Go” would reach equally far" in drawing("levers_and_reach", alike).finding.title
    for one in alike["field_option"].values():
        one.update(dict.fromkeys(LEVERS, "none"))
    assert drawing("levers_and_reach", alike).finding.title.startswith("There is nothing to change yet in any of them")
    del alike["field_option"]["Go"]
    assert "fits 0 of 10" in drawing("options_weighed", alike).finding.title


def test_one_amount_and_one_answer_are_no_range():
    """What a first entry says is one number, told once."""
    bodies = on_the_market.single()
    bodies["pay"]["p"]["yearly"] = on_the_market.guess(45000, 45000, 45000)
    assert drawing("what_it_pays", bodies).finding.title == "You know of one amount: 45,000 a year"
    bodies["application"]["a"]["came"] = "offer"
    assert drawing("offers_so_far", bodies).finding.title.startswith("Your first application with an answer brought")


def test_an_amount_out_of_reach_has_no_waiting_time():
    """The picture says that nothing one knows of pays that much, in a whole sentence."""
    bodies = on_the_market.maras()
    bodies["pay"]["pay-next"]["yearly"] = on_the_market.guess(900000, 900000, 900000)
    told = drawing("weeks_to_offer", bodies).finding
    assert told.title == "No amount you know of would reach 900,000 a year" and "none that" not in told.description


def test_a_way_that_pays_the_same_is_neither_ahead_nor_behind():
    """Both pictures of it say so, and one that pays more only at first is not said to pay “still less”."""
    alike = on_the_market.guess(30000, 30000, 30000)
    bodies = {"path": {"w": {"name": "Way", "staying": "go", "start": alike},
                       "s": {"name": "Here", "staying": "stay", "start": alike}}}
    assert drawing("pay_over_time", bodies).finding.title == "“Way” may pay the same as staying, if your guesses hold"
    assert drawing("ahead_or_behind", bodies).finding.title == "“Way”: just as much as staying, if your guesses hold"
    bodies["path"]["w"]["start"] = on_the_market.guess(27000, 32000, 33000)
    assert "behind after ten years" in drawing("ahead_or_behind", bodies).finding.title
    bodies["path"]["s"]["rise"] = on_the_market.guess(3, 3, 3)
    assert "pay more at first, but less than staying" in drawing("pay_over_time", bodies).finding.title


def test_irregular_pay_stays_a_range():
    """Who earns 20,000 to 45,000 is not sure to stay at the likely amount, and a range that may reach a wish may."""
    guess = on_the_market.guess
    bodies = {"pay": {"n": {"source": "now", "what": "Jobs", "yearly": guess(20000, 28000, 45000)},
                      "a": {"source": "asked", "what": "Enough", "yearly": guess(45000, 45000, 45000)},
                      "p": {"source": "published", "what": "A survey", "yearly": guess(30000, 38000, 52000)},
                      "q": {"source": "published", "what": "An advert", "yearly": guess(30000, 31000, 32000)}},
              "path": {"w": {"name": "Employed", "staying": "go", "start": guess(33000, 33000, 33000)}}}
    assert drawing("what_it_pays", bodies).finding.title.startswith("1 of 2 amounts you know of may reach the 45,000")
    assert "Staying: 24,000 to 36,000 at first" in drawing("pay_over_time", bodies).finding.description
    assert "behind after ten years" in drawing("ahead_or_behind", bodies).finding.title
