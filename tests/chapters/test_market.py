"""The market: what is asked, what stays mine, and what the answers say."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import NothingYet, TooLittle, ask, declare_all, market
from career_workbook.frames import frame
from career_workbook.records import KINDS, read, recall

declare_all()
TODAY = dt.date(2026, 11, 22)
RESULTS = ("question_that_decides", "where_it_stops", "worth_waiting", "when_it_pays_back")
OWN = ("field_option", "field_factor", "field_rating", "pay", "application", "looking", "path")


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(market, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def option(name, **reach):
    """One option, of which nothing else is known."""
    return {"name": name, **dict.fromkeys(("cheaper", "new", "faster", "people", "area"), "unknown"), **reach}


def known(name, reach="none"):
    """One option of which everything is known."""
    return option(name, **dict.fromkeys(("cheaper", "new", "faster", "people", "area"), reach))


def sure(amount):
    """An amount without a range."""
    return {"low": amount, "likely": amount, "high": amount}


def amount(source, likely, **more):
    """One amount of pay."""
    return {"source": source, "what": "Cook", "yearly": sure(likely), **more}


def sent(came, n, way="advert"):
    """So many applications that got that far."""
    return {f"{came}{way}{i}": {"on": "2026-05-01", "what": "x", "came": came, "way": way} for i in range(n)}


def way(staying="go", start=40000, **more):
    """One way to go."""
    return {"name": "A way", "staying": staying, "start": sure(start), **more}


@pytest.mark.parametrize("name", RESULTS)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


def test_all_of_it_is_mine():
    """Pay, applications and where I might go are for no other eyes, and so is what is made from them."""
    assert {q.audience for kind in OWN for q in KINDS[kind].questions().values()} == {"me"}
    assert not [name for name in RESULTS if hasattr(getattr(market, name), "audience")]


@pytest.mark.parametrize(("kind", "entered", "needs"), [
    ("pay", {"what": "Cook", "yearly": {"low": "", "likely": "30000", "high": ""}}, "yearly"),
    ("path", {"name": "Stay", "start": {"low": "", "likely": "30 000", "high": ""}}, "start")])
def test_what_is_known_exactly_is_one_number(kind, entered, needs):
    """Nobody types their own pay three times; what was kept is read again as it was."""
    record, errors = read(KINDS[kind], entered)
    guess = getattr(record, needs)
    assert errors == {} and guess.low == guess.likely == guess.high == 30000
    assert getattr(recall(KINDS[kind], record.model_dump(mode="json")), needs) == guess


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("pay", {"what": "x", "yearly": {"low": "3", "likely": "2", "high": "1"}}, "yearly", "in order"),
    ("pay", {"what": "x", "yearly": {"low": "1", "likely": "2", "high": ""}}, "yearly", "all three"),
    ("pay", {"what": "x", "yearly": {"low": "-5", "likely": "2", "high": "3"}}, "yearly", "0 or more"),
    ("pay", {"what": "x"}, "yearly", "Still needed"),
    ("path", {"name": "x", "rise": {"low": "0", "likely": "2", "high": "300"}}, "rise", "between −50 and 50"),
    ("path", {"name": "x", "months": {"low": "-1", "likely": "2", "high": "3"}}, "months", "0 or more"),
    ("application", {"what": "x", "on": "spring"}, "on", "date such as"),
    ("field_factor", {"name": "x", "weight": "12"}, "weight", "between 0 and 10"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]


def test_one_option_names_what_is_open():
    """The first entry is enough for a question, and it says what a second one would bring."""
    one = said("question_that_decides", field_option={"o": option("Kitchen")})
    assert one.headline.startswith("The widest open question") and "Kitchen" in one.headline
    assert "second option" in one.lines[0]


def test_the_open_answer_that_could_change_the_order_comes_first():
    """Of two unknowns the heavier one is asked about, and nothing that is known."""
    said_ = said("question_that_decides", field_option={"a": known("Kitchen", "few"), "b": known("Bakery", "few")},
                 field_factor={"light": {"name": "Music", "must": False, "weight": 1},
                               "heavy": {"name": "Sundays", "must": False, "weight": 9}},
                 field_rating={f"{o}{f}": {"option": o, "factor": f, "how": "well", "known": "seen"}
                               for o, f in (("a", "light"), ("a", "heavy"), ("b", "light"))})
    assert said_.headline == "Worth finding out first: “Sundays”, in Bakery"


def test_a_must_that_somebody_knows_is_missed_sets_an_option_apart():
    """It is asked about, not weighed away; a mere guess does not rule anything out."""
    bodies = {"field_option": {"a": known("Kitchen", "many"), "b": known("Bakery")},
              "field_factor": {"m": {"name": "Free nights", "must": True, "weight": None}}}
    missed = {"option": "a", "factor": "m", "how": "hardly"}
    told = said("question_that_decides", **bodies, field_rating={"r": {**missed, "known": "told"}})
    assert told.lines[0].startswith("Kitchen would mean doing without: Free nights.")
    guessed = said("question_that_decides", **bodies, field_rating={"r": {**missed, "known": "guessed"}})
    assert "doing without" not in text(guessed) and "Free nights" in guessed.headline


def test_when_all_is_known_nothing_is_asked():
    """The page stops asking, and wonders whether the list is whole."""
    told = said("question_that_decides", field_option={"a": known("Kitchen", "many"), "b": known("Bakery")})
    assert told.headline.startswith("Nothing is open") and list(told.table.iloc[:, 1]) == ["1", "2"]


def test_answers_about_a_withdrawn_option_are_passed_over():
    """What refers to something no longer there does no harm."""
    told = said("question_that_decides", field_option={"a": option("Kitchen")}, field_rating={
        "r": {"option": "gone", "factor": "gone", "how": "well", "known": "seen"}})
    assert "Kitchen" in told.headline


def test_below_five_answers_no_pattern_is_read():
    """Four ends may be chance; what is on its way does not count."""
    with pytest.raises(TooLittle, match="1 more"):
        said("where_it_stops", application=sent("no", 4) | sent("waiting", 3))


@pytest.mark.parametrize(("ends", "head", "word"), [
    (sent("silence", 3) | sent("no", 1) | sent("talk", 1), "4 of 5 ended before", "the way to them"),
    (sent("talk", 4) | sent("offer", 1), "4 of 5 talks ended without", "what you showed"),
    (sent("offer", 3) | sent("talk", 2), "3 of 5 talks brought", "the amount"),
])
def test_where_applications_stop_says_what_could_change(ends, head, word):
    """The way, the work, or the amount: one of the three, and never a verdict."""
    told = said("where_it_stops", application=ends)
    assert told.headline.startswith(head) and word in " ".join(told.lines) and told.question.endswith("?")


def test_ways_to_a_place_stand_side_by_side():
    """Adverts beside people one knows, counted."""
    told = said("where_it_stops", application=sent("silence", 4) | sent("offer", 1, "somebody"))
    assert told.table.to_numpy().tolist() == [["an advert", 4, 0, 0], ["through somebody I know", 1, 1, 1]]


def test_waiting_is_a_range_and_uses_what_is_already_written():
    """Pay, pace and offers come from the pages above."""
    told = said("worth_waiting", application=sent("offer", 2) | sent("no", 3),
                pay={"n": amount("now", 30000), "a": amount("asked", 36000),
                     "p": {**amount("published", 36000), "yearly": {"low": 30000, "likely": 35000, "high": 42000}}})
    assert told.headline.startswith("For 36,000 a year: about") and "if your guesses hold" in told.headline
    assert "With luck" in text(told) and "waiting pays up to about" in text(told)


def test_an_amount_nobody_offers_is_said_plainly():
    """Beyond all one has heard of, no number of weeks is made up."""
    told = said("worth_waiting", application=sent("no", 1), pay={
        "a": amount("asked", 90000), "p": amount("published", 40000)})
    assert told.headline == "For 90,000 a year: none that you know of would reach it"
    assert "With luck" not in text(told) and "For any offer at all: about" in text(told)


def test_without_applications_the_pace_is_asked_for():
    """Zero a month is a question, not a division by nothing."""
    with pytest.raises(TooLittle, match="How many could you send"):
        said("worth_waiting", looking={"sheet": {"a_month": 0}}, pay={"p": amount("published", 40000)})


def test_a_step_back_is_played_through():
    """A year and a half at 4,000 less, then 6,000 more: level again after two and a half years."""
    told = said("when_it_pays_back", path={
        "s": way("stay", 40000), "g": way(start=36000, months=sure(18), then=sure(46000))})
    assert told.headline == "A way: level with staying after 2.5 years, if your guesses hold"
    assert "6,000 behind" in told.lines[0] and "seed 1959" in text(told)


def test_staying_takes_what_one_earns_now():
    """Pay is typed once, in the list of pay."""
    told = said("when_it_pays_back", path={"g": way(start=50000)}, pay={"n": amount("now", 40000)})
    assert "ahead from the first month" in told.headline


def test_a_way_that_never_catches_up_is_said_without_a_verdict():
    """How often, and what else counts."""
    told = said("when_it_pays_back", path={"s": way("stay", 40000), "g": way(start=30000)})
    assert "still behind after ten years nearly always" in told.headline and "Apart from the money" in told.question


def test_maras_first_question_is_the_one_she_promised_to_ask():
    """The sample hangs together: what is open at the supplier is when her mornings would begin."""
    told = ask(market.question_that_decides, sample.sample_frame, TODAY)
    assert told.headline == ("Worth finding out first: “At home when the little one wakes up”, in Building the record, "
                             "at the supplier")
