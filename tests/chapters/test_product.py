"""The product: pages for clients, why people pay, beliefs and their tests, three links, what is promoted here."""

from __future__ import annotations

import datetime as dt

import pytest

from career_workbook import sample
from career_workbook.chapters import CHAPTERS, NothingYet, TooLittle, ask, declare_all, product
from career_workbook.frames import columns, frame
from career_workbook.records import KINDS, read

declare_all()
TODAY = dt.date(2026, 11, 22)
SHARED = ("side_by_side", "why_they_pay", "untested", "weakest_link")
MINE = ("what_counts_here",)
WORK = {"m": {"title": "One desk"}, "n": {"title": "A map of the house"}, "o": {"title": "Quiet hour"}}


def said(name, **bodies):
    """A result over these bodies by kind."""
    return ask(getattr(product, name), lambda kind: frame(KINDS[kind], bodies.get(kind, {})), TODAY)


def text(result):
    """Everything a result says."""
    table = "" if result.table is None else result.table.to_string()
    return " ".join((result.headline, *result.lines, table, result.question))


def belief(**fields):
    """One belief."""
    return {"what": "a quiet room", "test": "", "kill": "", "came": "", **fields}


def bought(*reasons):
    """Things one pays for."""
    return {f"p{n}": {"what": f"thing {n}", "because": reason, "also": ""} for n, reason in enumerate(reasons)}


def tags(**reasons):
    """Pieces of work with their reason."""
    return {f"t{piece}": {"piece": piece, "because": reason, "also": ""} for piece, reason in reasons.items()}


@pytest.mark.parametrize("name", SHARED + MINE)
def test_before_the_first_entry_it_says_how_to_begin(name):
    """One sentence, and it asks for something that can be done now."""
    with pytest.raises(NothingYet, match=r"^[A-Z].*\.$"):
        said(name)


@pytest.mark.parametrize("name", SHARED)
def test_a_coach_sees_it_without_what_is_only_mine(name):
    """The result a coach sees is made from what a coach may see, and repeats no price and nobody's promotion."""
    function = getattr(product, name)
    seen = text(ask(function, lambda kind: sample.sample_frame(kind)[columns(KINDS[kind], "coach")], TODAY))
    assert function.audience == "coach"
    for secret in ("salary", "day clinic", "charge nurse", "Price"):
        assert secret not in seen


def test_what_i_think_of_others_promotions_is_for_me_alone():
    """Guesses about people one knows are never in a page for somebody else; nor is a price."""
    assert {q.audience for q in product.PromotionSeen.questions().values()} == {"me"}
    assert product.Offer.questions()["price"].audience == "me"
    assert not [name for name in MINE if hasattr(getattr(product, name), "audience")]


def test_one_page_is_a_page_and_two_lie_side_by_side():
    """The newest two, part beside part, with the work and the rivals that were picked; what is open is said kindly."""
    one = {"client": "The school", "problem": "Nobody reads", "proof": ["m", "gone"], "competitors": ["r"]}
    bodies = {"impact": WORK, "rival": {"r": {"role": "A tutor"}}}
    page = said("side_by_side", offer={"a": one}, **bodies)
    assert page.lines == ("Still open: offer, how they hear of it and what if they choose nobody. It can wait.",)
    assert page.headline == "Your page for: The school" and list(page.table["The school"]) == [
        "Nobody reads", "One desk", "A tutor"]
    two = said("side_by_side", offer={"old": {"client": "Old"}, "a": one, "b": {**one, "problem": "No time"}}, **bodies)
    assert list(two.table) == ["The school (1)", "The school (2)"]
    assert list(two.table.loc["Problem"]) == ["Nobody reads", "No time"]


def test_a_page_with_only_a_client_has_no_table():
    """Nothing is drawn up before anything is said."""
    page = said("side_by_side", offer={"a": {"client": "The school"}})
    assert page.table is None and page.lines == ("Most of it is still open, and can wait.",)


def test_what_i_pay_for_beside_what_my_work_gives():
    """The reason with the widest gap, and the work that does give it."""
    result = said("why_they_pay", purchase=bought("time", "time", "time", "need"), impact=WORK,
                  work_tag=tags(m="time", n="need", o="need"))
    assert result.headline == "You pay for time more often than others would pay you for it"
    assert "It is a reason for 3 of 4 things you pay for, and for 1 of 3 pieces of work." in result.lines
    assert "Your work that saves time: One desk." in result.lines


def test_two_short_lists_are_not_compared():
    """Two things and one piece of work are a list, not a finding; a tag whose work is gone does not count."""
    bodies = {"purchase": bought("time", "need"), "impact": WORK}
    assert said("why_they_pay", work_tag=tags(m="time"), **bodies).headline == "Two short lists to begin with"
    with pytest.raises(TooLittle, match="time and what you need"):
        said("why_they_pay", work_tag=tags(gone="time"), **bodies)


def test_a_belief_says_what_it_still_needs():
    """A cheap test, a day, a line where one stops; with all three it needs nothing but doing."""
    assert said("untested", claim={"c": belief()}).lines == (
        "A quiet room. It still needs a cheap test, a day and a line where you stop.",)
    whole = said("untested", claim={"c": belief(test="Book it once", by="2026-12-01", kill="nobody comes")})
    assert whole.lines == ("A quiet room, to be known by 1 December 2026: Book it once. Stop if nobody comes.",)


@pytest.mark.parametrize(("by", "late"), [("2026-11-21", True), ("2026-11-22", False), (None, False)])
def test_a_day_that_has_passed_is_said(by, late):
    """Only a day before today has passed."""
    assert ("One day has passed. A new day is allowed; so is a no."
            in said("untested", claim={"c": belief(by=by)}).lines) is late


def test_tested_beliefs_leave_the_list():
    """Whatever came out, it met somebody; when all have, their results are told."""
    claims = {"c": belief(came="dropped", result="two came"), "d": belief(what="a bell")}
    half = said("untested", claim=claims)
    assert half.headline == "1 of 2 beliefs is untested; 1 met somebody" and "quiet room" not in text(half)
    done = said("untested", claim={"c": claims["c"]})
    assert done.headline == "Every belief has met somebody" and done.lines == ("A quiet room: two came.",)


def test_the_weakest_link_names_the_chapter_that_works_on_it():
    """The lowest number, its reason, and where to go on."""
    result = said("weakest_link", standing={"sheet": {"value": 8, "apart": 3, "told": 5, "apart_why": "many can"}})
    assert result.headline.endswith("yours may be what sets it apart")
    assert result.lines == ("What sets it apart: many can",
                            f"{CHAPTERS['why_you'].title} works on it: what only you bring together.")


@pytest.mark.parametrize(("sheet", "headline"), [
    ({"value": 8}, "8 of 10 for what it is worth to them"),
    ({"value": 0, "told": 4}, "A chain holds as much as its weakest link; yours may be what it is worth to them"),
    ({"value": 5, "apart": 5, "told": 5}, "All three links are equally strong"),
    ({"value": 5, "apart": 5}, "Both links so far have the same number")])
def test_one_number_is_no_comparison(sheet, headline):
    """One link is told as it is, none is blamed where all are level, and 0 is a number."""
    assert said("weakest_link", standing={"sheet": sheet}).headline == headline


def test_known_guessed_and_unknown():
    """What is written or told is known; a guess with a case stands apart; a case nothing explains is unknown."""
    result = said("what_counts_here", criterion={
        "a": {"name": "can budget", "known": "written"}, "b": {"name": "is calm", "known": "guessed"},
        "c": {"name": "is tall", "known": "guessed"}}, promotion_seen={
        "p": {"who": "A clerk, head clerk", "known": "told", "shows": ["b"]},
        "q": {"who": "A nurse, ward manager", "known": "guessed", "shows": ["gone"]}})
    assert result.headline == "Two cases: 1 of 3 criteria is known"
    one = {"promotion_seen": {"p": {"who": "A deputy", "known": "told"}}, "criterion": {
        "c": {"name": "can lead", "known": "guessed"}}}
    assert said("what_counts_here", **one).headline == "One case: the one criterion is a guess"
    assert result.lines == (
        "Known: can budget.", "Guessed, and a case speaks for it: is calm.", "Only guessed: is tall.",
        "Unknown what it was for: A nurse, ward manager (my guess).",
        "Said to count, and no case you saw speaks for it: can budget.")
    same = said("what_counts_here", promotion_seen={"p": {"who": "A clerk", "shows": ["a"]}}, criterion={
        key: {"name": "is calm", "known": "guessed"} for key in "ab"})
    assert same.lines[1:3] == ("Guessed, and a case speaks for it: is calm.", "Only guessed: is calm.")


@pytest.mark.parametrize(("kind", "entered", "field", "says"), [
    ("purchase", {"what": "Bread"}, "because", "Still needed"),
    ("claim", {"what": "x", "by": "soon"}, "by", "date such as"),
    ("standing", {"value": "11"}, "value", "between 0 and 10"),
    ("work_tag", {"piece": "m", "because": "fame"}, "because", "choose one of"),
])
def test_nonsense_gets_a_sentence_at_its_field(kind, entered, field, says):
    """What cannot be kept is said where it was typed, with what to do."""
    record, errors = read(KINDS[kind], entered)
    assert record is None and says in errors[field]
