"""Options laid out: from answers in words to ranges, ranks and the question worth asking."""

from __future__ import annotations

import pytest

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.methods.market import choosing
from career_workbook.records import KINDS

declare_all()


def laid_out(options, factors=None, ratings=()):
    """The board of some options (reach by lever), factors and ratings (option, factor, how, known)."""
    unknown = dict.fromkeys(choosing.LEVERS, "unknown")
    reach = {key: {"name": key.upper(), **unknown, **far} for key, far in options.items()}
    wishes = {key: {"name": key, "must": False, "weight": None, **one} for key, one in (factors or {}).items()}
    told = {str(i): dict(zip(("option", "factor", "how", "known"), one, strict=True)) for i, one in enumerate(ratings)}
    return choosing.board(*(frame(KINDS[kind], rows) for kind, rows in (
        ("field_option", reach), ("field_factor", wishes), ("field_rating", told))))


def row(board, key):
    """One option's figures."""
    return board.options.loc[key]


FAR, NEAR = dict.fromkeys(choosing.LEVERS, "many"), dict.fromkeys(choosing.LEVERS, "none")


def test_what_is_not_known_is_all_of_the_scale():
    """An empty option could turn out to be anything."""
    one = row(laid_out({"a": {}}), "a")
    assert (one["low"], one["middle"], one["high"]) == (0, 5, 10)


def test_reach_alone_puts_options_in_order():
    """Before anything else is said to matter, what one could change decides."""
    board = laid_out({"a": NEAR, "b": FAR})
    assert row(board, "b")["best"] == row(board, "b")["worst"] == 1 and row(board, "a")["best"] == 2


def test_the_levers_count_as_one_thing_of_middling_weight():
    """Five questions about reach do not drown what else matters."""
    board = laid_out({"a": FAR}, {"x": {"weight": 4}, "y": {"weight": 8}}, [
        ("a", "x", "hardly", "seen"), ("a", "y", "hardly", "seen")])
    assert row(board, "a")["low"] == pytest.approx(10 * 6 / 18)


@pytest.mark.parametrize(("known", "span"), [("seen", (5, 7.5)), ("told", (3.75, 8.75)), ("guessed", (2.5, 10))])
def test_a_guess_is_wider_than_what_was_seen(known, span):
    """How one knows widens the bar and does not move it down."""
    board = laid_out({"a": {}}, {"x": {"weight": 10}}, [("a", "x", "well", known)])
    assert (10 * board.low[0, -1], 10 * board.high[0, -1]) == span


@pytest.mark.parametrize(("how", "known", "chance"), [
    ("fully", "seen", 1), ("well", "told", 1), ("hardly", "told", 0), ("hardly", "seen", 0),
    ("unknown", "guessed", 0.5), ("hardly", "guessed", 0.25), ("partly", "seen", 0.375)])
def test_a_must_is_met_missed_or_open(how, known, chance):
    """Only what somebody knows rules an option out, or settles it."""
    board = laid_out({"a": {}}, {"m": {"must": True}}, [("a", "m", how, known)])
    assert row(board, "a")["chance"] == pytest.approx(chance)
    assert row(board, "a")["missed"] == (("m",) if chance == 0 else ())


def test_what_is_set_apart_takes_no_place_and_is_not_asked_about():
    """The others are ranked among themselves."""
    board = laid_out({"a": FAR, "b": {}, "c": {}}, {"m": {"must": True}}, [
        ("a", "m", "hardly", "seen"), ("b", "m", "fully", "seen"), ("c", "m", "fully", "seen")])
    assert row(board, "a")["best"] == 0 and row(board, "b")["worst"] == 2
    assert set(choosing.questions(board)["option"]) == {"B", "C"}


def test_the_answer_that_could_change_most_is_asked_first():
    """An open lever of a front runner comes before one of an option far behind."""
    board = laid_out({"a": {**NEAR, "new": "many", "faster": "many"}, "b": {**NEAR, "new": "many", "area": "unknown"},
                      "c": {**NEAR, "people": "unknown"}})
    first = choosing.questions(board).iloc[0]
    assert first["option"] == "B" and first["thing"] == choosing.LEVERS["area"]
    assert choosing.questions(board)["worth"].is_monotonic_decreasing


def test_with_everything_known_there_is_no_question():
    """Nothing is left to find out."""
    assert choosing.questions(laid_out({"a": FAR, "b": NEAR})).empty
