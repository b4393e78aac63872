"""Pictures of the chapter value: where a better you would matter, and what you changed so far."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..chapters.value import LEVERS, NO_CHANGE, TELL_ONE
from ..methods.entries import entries
from ..methods.market import outlook
from ..methods.value import leverage, worth
from ..methods.wording import count, months, true_minus
from ..records import shown_to
from .rows import named
from .style import BRANCHES, INK, PAPER, QUIET, SIZES, VINE, Plane, days, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Steps shown; the rest would only make the first ones small.
MOST_STEPS = 14
_COLOURS = dict(zip(LEVERS, (*BRANCHES[:4], BRANCHES[5], QUIET), strict=True))
_KINDS = {"wait": ("What people wait for", "faster", VINE), "worth": ("What people value", "better", BRANCHES[2])}


class _Step(NamedTuple):
    """A step of the work, and what a better one would add to the whole, in %."""

    kind: str
    label: str
    name: str
    low: float
    middle: float
    high: float


@shown_to("coach")
def where_better_matters(fig: Figure, stage: pd.DataFrame) -> Finding:
    """A tornado: how much the whole would gain if one step got better, from the guesses, the widest swing on top."""
    if stage.empty:
        raise NothingYet("Write down one step, its share of the whole, and what a better you could do for it.")
    found = leverage.gains(stage)
    if found.empty:
        raise TooLittle("Give one step both a share and three numbers for how much better it could get.")
    if not found["high"].max() > 0:
        raise TooLittle(NO_CHANGE)
    steps = [_Step(kind, words(name, 30), str(name), *(100 * part for part in swing))
             for kind, name, *swing in entries(found, "kind_of", "name", "low", "middle", "high")]
    largest = sorted(steps, key=lambda one: -one.middle)[:MOST_STEPS]
    shown = [one for one in steps if one in largest]
    groups = [(kind, group) for kind in _KINDS if (group := [one for one in shown if one.kind == kind])]
    rows = len(shown) + 1.3 * len(groups)
    fig.set_size_inches(fig.get_size_inches()[0], 0.62 + 0.31 * rows)
    left = min(190, max(130, *(text_width(one.label, 9.4) + 16 for one in shown)))
    widest = max(1.0, *(one.high for one in shown))
    plane = Plane(fig, (0, widest), (rows, 0), left=left, right=64, top=4, bottom=34)
    plane.ticks_x("the whole gets faster or better, in %", 5)
    place = 0.0
    for kind, group in groups:
        title, _, colour = _KINDS[kind]
        plane.text(0, place + 0.62, title, dx=8 - left, size="small", weight=600, alpha=0.8)
        place += 1.3
        at = place + np.arange(len(group)) + 0.5
        low, middle, high = np.array([(one.low, one.middle, one.high) for one in group]).T
        plane.boxes(0, high, at - 0.28, at + 0.28, colour, alpha=0.22)
        plane.boxes(low, high, at - 0.28, at + 0.28, colour, alpha=0.85)
        plane.dots(middle, at, PAPER, 4.5)
        for y, one in zip(at.tolist(), group, strict=True):
            plane.text(0, y, one.label, ha="right", dx=-8)
            plane.text(one.high, y, _span(one.low, one.high), dx=6, size="small", alpha=0.85)
        place += len(group)
    plane.line([0, 0], [0, rows], INK, 1, alpha=0.6)
    best = [group[0] for _, group in groups]
    told = " ".join(f"{one.name}: {_span(one.low, one.high)} {_KINDS[one.kind][1]}." for one in best)
    how = f"For each of {len(shown)} steps, how" if len(shown) > 1 else "How"
    top = max(best, key=lambda one: one.middle)
    return Finding(f"A better you would matter most in “{words(top.name, 40)}”, if your guesses hold",
                   f"{how} much the whole would gain if that step alone got better. The first of each kind: "
                   f"{words(told, 220)} The strong part of a bar is the range between "
                   "cautious and hopeful, the dot its middle.")


def _span(low: float, high: float) -> str:
    return leverage.in_words(low / 100, high / 100)


@shown_to("coach")
def impact_over_time(fig: Figure, impact: pd.DataFrame, *, today: date) -> Finding:
    """Every piece of work by its month, one line a lever; full dots have something or somebody behind them."""
    if impact.empty:
        raise NothingYet(f"{TELL_ONE} Give it a month, and it stands here.")
    dated = impact.loc[impact["on"].notna(), ["on", "lever", "title", "evidence", "witness"]].sort_values(
        "on", kind="stable")
    if dated.empty:
        raise TooLittle("Give one piece of work the month it happened; a rough one is fine.")
    levers, titles = dated["lever"].to_numpy(object), dated["title"].to_numpy(object)
    lanes = [lever for lever in LEVERS if lever in levers]
    fig.set_size_inches(fig.get_size_inches()[0], 0.55 + 0.62 * max(len(lanes), 2))
    on = days(dated["on"].to_numpy())
    first, last = on.min(), max(on.max(), float(days(np.datetime64(today))))
    room = max(60, 0.04 * (last - first))
    left = max(text_width(LEVERS[lever], 9.4) for lever in lanes) + 18
    plane = Plane(fig, (first - room, last + room), (len(lanes), 0), left=left, right=10, top=6, bottom=24)
    plane.dates_x()
    backed = np.array([bool(shows or saw) for shows, saw in entries(dated, "evidence", "witness")])
    for row, lever in enumerate(lanes):
        here = levers == lever
        y, colour = row + 0.58, _COLOURS[lever]
        plane.line([plane.x0, plane.x1], [y, y], INK, 0.6, alpha=0.18)
        plane.dots(on[here], y, colour, 9)
        plane.dots(on[here & ~backed], y, PAPER, 5.5)
        plane.text(plane.x0, y, LEVERS[lever], ha="right", dx=-10)
        _labels(plane, on[here], y, list(titles[here]))
    return Finding(*_told(impact, dated, lanes, int((~backed).sum())))


def _labels(plane: Plane, on: np.ndarray, y: float, titles: list[Any]) -> None:
    """As many titles as fit above their dots, else below, the newest first; crowded ones go without."""
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for x, title in reversed(list(zip(on, titles, strict=True))):
        label = words(title, 30)
        half = text_width(label, 8.2) / 2
        middle = float(np.clip(plane.px(x), plane.left + half - 8, plane.right - half))
        for above in (True, False):
            if all(middle + half + 5 < a or b + 5 < middle - half for a, b in taken[above]):
                taken[above].append((middle - half, middle + half))
                plane.text(x, y, label, ha="center", dx=middle - float(plane.px(x)), dy=13 if above else -13,
                           size="small", alpha=0.9)
                break
        if sum(map(len, taken.values())) > 12:
            return


def _told(impact: pd.DataFrame, dated: pd.DataFrame, lanes: list[str], alone: int) -> tuple[str, str]:
    counts = dated["lever"].value_counts()
    named = counts[counts.index != ""]
    if len(dated) == 1:
        title = f"Your first piece of work: “{words(dated['title'].iloc[0], 40)}”"
    elif len(named) and named.iloc[0] > 1:
        most = str(named.index[0])
        title = f"{named.iloc[0]} of {len(dated)} pieces of work have one thing in common: {LEVERS[most].lower()}"
    else:
        unsaid = int(counts.get("", 0))
        which = "they" if unsaid == len(dated) else count(unsaid, "of them", "of them")
        title = (f"{len(dated)} pieces of work; what {which} changed is not said yet" if unsaid else
                 f"{len(dated)} pieces of work in {len(lanes)} different ways")
    told = ", ".join(f"{LEVERS[lever].lower()} {counts[lever]}" for lever in lanes)
    first, last = dated["on"].min(), dated["on"].max()
    description = f"Pieces of work {months(first, last)} by what they changed: {told}."
    if alone:
        description += f" {alone} of them, drawn hollow, rest on your word alone so far."
    if len(dated) < len(impact):
        description += f" {len(impact) - len(dated)} more have no month yet."
    return title, description


def value_beside_pay(fig: Figure, impact: pd.DataFrame, pay: pd.DataFrame, *, today: date) -> Finding:
    """What well shown pieces of work are worth a year, each and together, beside what one earns; the person's alone.

    Work that is thinly shown, or that has no amount, is not in it, and nothing is said of it.
    """
    if impact.empty:
        raise NothingYet(TELL_ONE)
    shown = worth.shown(impact, today)
    earns = outlook.newest(pay, "now")
    if shown.empty:
        raise TooLittle("This picture needs one piece of work with a yearly amount and something or somebody that "
                        "shows it. Most good work has no amount, and that is no mark against it.")
    if earns is None:
        raise TooLittle("Write down what you earn in the chapter The market, and it stands beside these amounts here.")
    low, middle, high = worth.together(shown) if len(shown) > 1 else shown[
        ["yearly_low", "yearly_likely", "yearly_high"]].iloc[0]
    best = shown.iloc[:MOST_STEPS]
    labels = [*best["title"], "All of them together", "What you earn"] if len(shown) > 1 else [
        *best["title"], "What you earn"]
    amounts = entries(best, "yearly_low", "yearly_likely", "yearly_high")
    bars = [*((guess, BRANCHES[2]) for guess in amounts), *([((low, middle, high), VINE)] if len(shown) > 1 else []),
            ((earns, earns, earns), INK)]
    right = max(104.0, *(text_width(_said(*guess), SIZES["small"]) + 20 for guess, _ in bars))
    most, least = max(high, earns, float(shown["yearly_high"].max())), min(0.0, low, float(shown["yearly_low"].min()))
    plane = named(fig, labels, (1.04 * least, 1.04 * most), right=right, top=6, bottom=38)
    plane.ticks_x("a year", 5)
    for row, (guess, colour) in enumerate(bars):
        _bar(plane, row, guess, colour)
    plane.line([earns, earns], [0, len(labels) - 1], INK, 1.0, alpha=0.5, dashes=(4, 3))
    plane.line([0, 0], [0, plane.y0], INK, 0.9, alpha=0.5)
    what = f"{len(shown)} well shown pieces of work" if len(shown) > 1 else f"“{words(best['title'].iloc[0], 40)}”"
    told = "; ".join(f"{words(title, 60)} {_said(*guess)}"
                     for title, guess in zip(best["title"].iloc[:4], amounts, strict=False))
    return Finding(f"{what}: {_said(low, middle, high)} a year, beside the {earns:,.0f} you earn",
                   f"Yearly amounts of work that is fairly or strongly shown, if your guesses hold: {told}. You earn "
                   f"{earns:,.0f}. What is thinly shown or has no amount is left out.")


def _bar(plane: Plane, row: int, guess: tuple[float, float, float], colour: str) -> None:
    low, likely, high = guess
    y = row + 0.5
    plane.line([plane.x0, plane.x1], [y, y], INK, 0.5, alpha=0.12)
    plane.line([low, high], [y, y], colour, 7, alpha=0.5, cap="round")
    plane.dots(likely, y, colour, 9)
    plane.text(plane.x1, y, _said(*guess), dx=12, size="small", alpha=0.9)


def _said(low: float, likely: float, high: float) -> str:
    a, b = outlook.rounded(low), outlook.rounded(high)
    return true_minus(f"{a:,.0f} to {b:,.0f}" if a < b else f"{likely:,.0f}")
