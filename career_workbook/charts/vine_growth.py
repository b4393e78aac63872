"""What the hours bring: levels beside hours, the plan beside the log, and what to learn first."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..methods import wording
from ..methods.entries import entries
from ..methods.vine import growth, plan
from ..methods.vine.curve import ENOUGH, learning_curve
from ..records import shown_to
from . import shaped
from .style import INK, PAPER, QUIET, VINE, Plane, branch, nice, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_MOST_LINES, _MOST_ROWS = 6, 14
_ROW = 27.0


@shown_to("coach")
@shaped(7.2, 4.0)
def level_against_hours(fig: Figure, skill: pd.DataFrame, skill_level: pd.DataFrame,
                        investment: pd.DataFrame) -> Finding:
    """Each dated level over the hours until then; from twelve of one skill, a curve with a forecast band."""
    points = growth.level_points(skill_level, investment)
    lines: dict[str, list[tuple[float, float]]] = {}
    for key, hours, level in entries(points, "skill", "hours", "level"):
        if level == level and key in skill.index:
            lines.setdefault(key, []).append((hours, level))
    if not lines:
        raise NothingYet("Note the level of one skill today: it is the first dot of this picture.")
    shown = sorted(lines, key=lambda key: -len(lines[key]))[:_MOST_LINES]
    main = shown[0]
    hours, levels = zip(*lines[main], strict=True)
    reach = max(1.0, *(lines[key][-1][0] for key in shown))
    ahead = round(reach * 0.2, -1) or 10.0
    forecast = _forecast(levels, hours, ahead)
    names = {key: words(skill.at[key, "name"], 26) for key in shown}
    room = min(160, 18 + max(text_width(n, 9.4) for n in names.values()))
    edge = reach * 1.03 if forecast is None else max(reach * 1.03, float(forecast[0, -1]))  # as far as is told
    plane = Plane(fig, (0, edge), (0, 10), right=room, top=20, bottom=36)
    plane.ticks_y("level, 0 to 10", ticks=(0, 2, 4, 6, 8, 10))
    plane.ticks_x("hours in the log")

    colours = {key: branch(i) for i, key in enumerate(shown)}
    if forecast is not None:
        x, middle, low, high = forecast
        plane.area(x, low, high, colours[main], alpha=0.16)
        plane.line(x, middle, colours[main], 1.4, dashes=(5, 3))
    ends = []
    for key in shown[::-1]:
        x, y = zip(*lines[key], strict=True)
        plane.line(x, y, colours[key], 1.2, alpha=0.55)
        plane.dots(x, y, PAPER, 7.5)
        plane.dots(x, y, colours[key], 5.5)
        ends.append((key, x[-1], y[-1]))
    _name_ends(plane, ends, names, colours)

    first, last = levels[0], levels[-1]
    title = (f"{words(skill.at[main, 'name'], 44)}: level {wording.amount(last)} after "
             f"{wording.as_hours(hours[-1])}")
    if forecast is not None:
        low, high = forecast[2:, -1]
        ends_at = dict.fromkeys((wording.amount(low), wording.amount(high)))
        title += f"; {wording.amount(ahead)} more might bring it to {' to '.join(ends_at)}"
    told = ("The band is a forecast, if things go on as they did." if forecast is not None else
            "Dots only: a forecast needs twelve dated levels of one skill." if len(levels) < ENOUGH else
            "Dots only: a forecast needs levels noted after different numbers of hours.")
    many = wording.count(len(shown), "skill", "skills")
    went = (f"went from {wording.amount(first)} to {wording.amount(last)}" if len(levels) > 1 else
            f"stood at {wording.amount(first)}")
    return Finding(title, f"Level over hours for {many}. {names[main]} {went}. {told}")


def _name_ends(plane: Plane, ends: list[tuple[str, float, float]], names: dict[str, str],
               colours: dict[str, str]) -> None:
    placed = spread([plane.py(level) for _, _, level in ends], 13.5, plane.bottom + 4, plane.top - 2)
    unit = 10 / (plane.top - plane.bottom)
    for (key, hours, level), at in zip(ends, placed, strict=True):
        y = (at - plane.bottom) * unit
        plane.path([(plane.px(hours) + 5, plane.py(level)), (plane.right - 4, at), (plane.right + 3, at)],
                   stroke=colours[key], width=0.7, alpha=0.55)
        plane.text(plane.x1, y, names[key], dx=6)


@functools.lru_cache(maxsize=16)
def _forecast(levels: tuple[float, ...], hours: tuple[float, ...], ahead: float) -> np.ndarray | None:
    """Hours, level, low and high of a fitted curve, shape (4, 61); None where there is too little for one.

    The last column lies `ahead` hours after the last level. Kept for the last few: fitting takes longer than drawing,
    and most edits leave the levels alone.
    """
    try:
        curve = learning_curve(levels, hours)
    except TooLittle:
        return None
    x = np.linspace(0, max(hours) + ahead, 61)
    return np.stack([x, curve.predict(x), *curve.band(x)])


@shown_to("coach")
def plan_against_actual(fig: Figure, skill: pd.DataFrame, investment: pd.DataFrame, intention: pd.DataFrame, *,
                        today: dt.date) -> Finding:
    """For each skill the hours so far, beside the range of hours it was guessed to take."""
    table = plan.plan_against_actual(skill, investment, intention, today)
    table = table[table["likely"].notna()]
    if not len(table):
        raise NothingYet("Give one skill a guess of the hours it may take, low, likely and high.")
    left = (table["likely"] - table["spent"]).clip(lower=0)
    table = table.assign(left=left).sort_values(["left", "likely"], ascending=[True, True], kind="stable")
    hidden = max(0, len(table) - _MOST_ROWS)
    ahead = table[table["left"] > 0.05]  # hours in thirds do not add up exactly
    table = table.iloc[:_MOST_ROWS]
    rows = len(table)
    width = fig.get_size_inches()[0] * 72
    fig.set_size_inches(width / 72, (56 + _ROW * rows) / 72)
    names = [words(n, 26) for n in table["name"]]
    room = min(170, 16 + max(text_width(n, 9.4) for n in names))
    plane = Plane(fig, (0, max(table[["high", "spent"]].max().max() * 1.02, 1)), (rows, 0), left=room, right=96,
                  top=8, bottom=42)
    for t in nice(0, plane.x1, 5):
        plane.line([t, t], [0, rows], INK, 0.6, alpha=0.16)
    plane.ticks_x("hours", 5)
    y = np.arange(rows) + 0.5
    low, likely, high, spent = (table[c].to_numpy(float) for c in ("low", "likely", "high", "spent"))
    plane.boxes(low, high, y + 0.28, y - 0.28, QUIET, alpha=0.38)
    plane.boxes(0, np.maximum(spent, 0), y + 0.13, y - 0.13, VINE)
    plane.boxes(likely, likely, y + 0.34, y - 0.34, INK, gap=-1.4)
    for i, name in enumerate(names):
        plane.text(0, y[i], name, ha="right", dx=-8)
        rest = likely[i] - spent[i]
        told = f"{wording.amount(rest)} h to go" if rest > 0.05 else f"{wording.amount(spent[i])} h so far"
        plane.text(plane.x1, y[i], told, dx=10, size="small", alpha=0.8)

    if ahead.empty:
        title = "Every skill here has had the hours you guessed; has it reached its level?"
    else:
        nearest, rest = ahead["name"].iloc[0], wording.as_hours(ahead["left"].iloc[0])
        title = f"{words(nearest, 26)} is nearest: about {rest} to go, if the guess holds"
    told = wording.listed(f"{n} {wording.amount(s)} of {wording.as_hours(g)}"
                         for n, s, g in list(zip(names, spent, likely, strict=True))[:6])
    others = wording.sentence(wording.count(hidden, "more skill is", "more skills are"))
    more = f" {others} not shown." if hidden else ""
    return Finding(title, f"Hours so far as a green bar, the guessed range as a wide one, the likely value as a mark: "
                          f"{told}.{more}")


@shown_to("coach")
def learning_order(fig: Figure, skill: pd.DataFrame, intention: pd.DataFrame, investment: pd.DataFrame) -> Finding:
    """One's own order of learning beside the one that brings worth soonest, if the guesses hold."""
    order = plan.learning_order(skill, intention, investment)
    best, own = order.best[:_MOST_ROWS], [k for k in order.own if k in order.best[:_MOST_ROWS]]
    rows = len(best)
    width = fig.get_size_inches()[0] * 72
    fig.set_size_inches(width / 72, (44 + _ROW * rows) / 72)
    names = {k: words(order.names[k], 24) for k in best}
    room = min(168, 30 + max(text_width(n, 9.4) for n in names.values()))
    plane = Plane(fig, (0, 1), (rows, 0), left=room if own else 24, right=room + 130 if own else width - 64,
                  top=30, bottom=14)
    place = {k: i + 0.5 for i, k in enumerate(best)}
    plane.text(1, 0, "Worth soonest, if your guesses hold", dx=3, dy=12, size="small", alpha=0.75)
    if own:
        plane.text(0, 0, "Your order", ha="right", dx=-3, dy=12, size="small", alpha=0.75)
        step = np.linspace(0, 1, 24)
        ease = step**2 * (3 - 2 * step)
        for i, k in enumerate(own):
            here, there = i + 0.5, place[k]
            same = abs(here - there) < 0.1
            plane.line(0.03 + 0.94 * step, here + (there - here) * ease, QUIET if same else VINE, 1.6 if same else 2.6,
                       alpha=0.7 if same else 0.95)
            plane.text(0, here, f"{order.own.index(k) + 1}", ha="right", dx=-3, weight=600, size="small")
            plane.text(0, here, names[k], ha="right", dx=-18)
    for i, k in enumerate(best):
        plane.text(1, place[k], f"{i + 1}", dx=3, weight=600, size="small")
        plane.text(1, place[k], names[k], dx=18)
        plane.text(1, place[k], f"{wording.amount(order.hours[k])} h", ha="right", dx=room + 34, size="small",
                   alpha=0.75)
        told = _often(order.p_first.get(k, 0))
        plane.text(1, place[k], told and f"first {told}", dx=room + 42, size="small", alpha=0.75)

    lead, chance = names[best[0]], _often(order.p_first[best[0]])
    ahead = dict.fromkeys((best[0], *order.ahead()))
    close = f"{wording.listed((words(order.names[k], 24) for k in ahead), 'or')} first: too close to call"
    if len(ahead) > 1 and (not own or (own[0] != best[0] and own[0] in ahead)):
        title = f"{close}, if your guesses hold"
    elif not own:
        title = f"{lead} first would bring worth soonest, if your guesses hold"
    elif own[0] == best[0] and list(own) == list(best):
        title = f"Your order is the one that brings worth soonest: {lead} first"
    elif own[0] == best[0]:
        title = f"{lead} first, in your order and in the quickest one; further on they part"
    else:
        title = f"{lead} before {names[own[0]]} would bring worth sooner, if your guesses hold"
    how = "exactly" if order.exact else f"to within {wording.percent(order.gap)}"
    quickest = wording.listed(names[k] for k in best)
    return Finding(title, "Two lists with lines between: your own order and the one with the least waiting for worth, "
                          f"found {how}. The quickest is {quickest}. In {order.draws:,} draws of your guessed hours, "
                          f"{lead} comes first {chance or 'seldom'}.")


def _often(chance: float) -> str:
    """A chance from 0 to 1 in words no more exact than the guesses behind it; nothing where it is small."""
    return "nearly always" if chance > 0.9 else f"in {round(10 * chance)} of 10" if chance > 0.05 else ""
