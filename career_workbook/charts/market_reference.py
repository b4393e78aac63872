"""One's own work among the official occupations: what it is paid, what is near, and the way to a neighbour."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..chapters import Finding, NothingYet, TooLittle
from ..methods.market import around, outlook
from ..methods.market.wages import Wages, lies
from ..methods.wording import count, ordinal, sentence
from .rows import named
from .style import BRANCHES, INK, PAPER, QUIET, VINE, Plane, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Rows a picture shows, and offers that are marked in it.
MOST_NEAR, MOST_SKILLS, MOST_LOOKED_AT, MOST_OFFERS = 12, 9, 4, 2
_SOURCES_SIZE = 7.4
#: How one's own amounts are called in a sentence, and at their rows.
_ROWS = {"you earn": "You earn", "an offer of": "An offer", "you would like": "You would like"}


def wage_range(fig: Figure, occupation: pd.DataFrame, neighbour: pd.DataFrame, job: pd.DataFrame, pay: pd.DataFrame,
               occupations: pd.DataFrame, occupation_titles: pd.DataFrame, wages: pd.DataFrame,
               reference_sources: pd.DataFrame) -> Finding:
    """What an occupation is paid, from one in ten to nine in ten, with one's own pay and offers where money is told."""
    mine = around.here(occupation, job, occupations, occupation_titles)
    if wages.empty:
        raise NothingYet(around.BRING_WAGES)
    codes = [mine.code, *around.looked_at(neighbour, occupation_titles, mine.code, MOST_LOOKED_AT)]
    paid = {code: around.paid(code, wages, occupation) for code in codes}
    here, same_money = paid[mine.code]
    if here is None:
        raise TooLittle(f"The wage table has no middle wage for {mine.title}, nor for the group it belongs to.")
    others = [(around.title_of(code, occupations), found)
              for code, (found, _) in paid.items() if found is not None and code != mine.code]
    amounts = _own(pay) if same_money else []
    notes = around.attribution(reference_sources, "oews")
    ends = [a for found in (here, *(found for _, found in others)) for a in found.amounts.values()]
    ends = [a for a in ends if math.isfinite(a)] + [a for _, a, _ in amounts]
    if not ends:
        raise TooLittle(f"Of {mine.title} the wage table tells only that they earn more than it tells.")
    low, high = min(ends), max(ends)
    room = max((high - low) * 0.15, high * 0.02)
    unit = "a year, in your money" if same_money else around.unit(reference_sources)
    plane = named(fig, [mine.title, *(_ROWS[word] for word, *_ in amounts), *(title for title, _ in others)],
                  (max(0, low - room), high + room), right=56, top=16, bottom=38 + _height(fig, notes), height=0.42)
    plane.ticks_x(unit, 5)
    _wages(plane, 0.5, here)
    for name, word, ha, dx in (("p10", "1 in 10 earn less", "right", 22), ("p50", "half", "center", 0),
                               ("p90", "1 in 10 earn more", "left", -22)):
        if math.isfinite(here.amounts[name]):
            plane.text(here.amounts[name], 0.5, word, ha=ha, dx=dx, dy=13, size="small", alpha=0.75)
            plane.line([here.amounts[name]] * 2, [1.05, 1 + len(amounts)], VINE, 0.9, alpha=0.4, dashes=(3, 3))
    for row, (_, amount, colour) in enumerate(amounts, 1):
        plane.line([plane.x0, plane.x1], [row + 0.5] * 2, INK, 0.5, alpha=0.12)
        plane.dots(amount, row + 0.5, colour, 9)
        plane.text(plane.x1, row + 0.5, f"{amount:,.0f}", dx=8, size="small", weight=600)
    for row, (_, found) in enumerate(others, 1 + len(amounts)):
        _wages(plane, row + 0.5, found)
    _sources(plane, notes)
    return _paid_finding(mine, here, amounts, unit, others)


def _paid_finding(mine: around.Here, here: Wages, amounts: list[tuple[str, float, str]], unit: str,
                  others: list[tuple[str, Wages]]) -> Finding:
    whose = f"{here.title}, the group it belongs to" if here.broad else mine.title
    title = f"Half of {whose} earn {_at_least(here.median)}, {unit}"
    if amounts:
        word, amount, _ = amounts[0]
        title = f"{sentence(word)} {amount:,.0f}, {lies(amount, here)}"
    told = "; ".join(f"{word} {amount:,.0f}, {lies(amount, here)}" for word, amount, _ in amounts)
    beside = "; ".join(f"{name} {_in_full(found.median)} at the midpoint" for name, found in others)
    half = ", ".join(f"{who} {_at_least(here.amounts[name])}" for name, who in (
        ("p10", "nine in ten earn"), ("p50", "half"), ("p90", "one in ten")) if not math.isnan(here.amounts[name]))
    hourly = " Counted from wages by the hour, for 2,080 hours." if here.hourly else ""
    return Finding(title, f"Wages of {whose}, {unit}: {half}.{hourly}{f' Among them {told}.' if told else ''}"
                          f"{f' Beside it: {beside}.' if beside else ''}")


def pay_nearby(fig: Figure, occupation: pd.DataFrame, job: pd.DataFrame, occupations: pd.DataFrame,
               occupation_titles: pd.DataFrame, occupation_ratings: pd.DataFrame, related_occupations: pd.DataFrame,
               wages: pd.DataFrame, reference_sources: pd.DataFrame) -> Finding:
    """The nearest occupations in their order, and what the middle half of the people in each of them earns."""
    from ..methods.market import occupations as near

    mine = around.here(occupation, job, occupations, occupation_titles)
    if wages.empty:
        raise NothingYet(around.BRING_WAGES)
    here, same_money = around.paid(mine.code, wages, occupation)
    profiles = near.profiles(occupation_ratings)
    found = near.neighbours(mine.code, profiles, related_occupations, MOST_NEAR)
    own = near.profile(mine.code, profiles, related_occupations)
    rows = [(around.title_of(one.occupation, occupations), one.listed, one.rank, money)
            for one in found.itertuples() if (money := around.paid(one.occupation, wages, occupation)[0]) is not None]
    if not rows:
        raise TooLittle(f"The tables know no relatives of {mine.title} with wages beside them.")
    middle = here.median if here is not None else math.nan
    ends = [a for a in (*(a for *_, money in rows for a in _half(money)), middle) if math.isfinite(a)]
    if not ends:
        raise TooLittle(f"The wage table tells of occupations near {mine.title} only that they pay more than it tells.")
    low, high = min(ends), max(ends)
    room = max((high - low) * 0.08, high * 0.02)
    notes = around.attribution(reference_sources, "onet", "oews")
    if len({money.title for *_, money in rows}) < len(rows):
        notes.insert(0, "Some of them share a line of the wage table, and so have the same wages here.")
    if own is not None and own.estimated:
        notes.insert(0, around.estimated(mine.title, own.rests_on, occupations))
    unit = "a year, in your money" if same_money else around.unit(reference_sources)
    plane = named(fig, [title for title, *_ in rows], (max(0, low - room), high + room), right=58, top=24,
                  bottom=38 + _height(fig, notes), height=0.42, below=[_nearness(*row[1:3]) for row in rows])
    plane.ticks_x(unit, 5)
    if math.isfinite(middle):
        plane.line([middle] * 2, [0, plane.y0], INK, 1.1, alpha=0.7, dashes=(4, 3))
        _held_in(plane, middle, f"the midpoint of {mine.title}: {middle:,.0f}", 10)
    for row, (_, listed, _, money) in enumerate(rows):
        y, (first, last) = row + 0.5, _half(money)
        plane.line([plane.x0, plane.x1], [row + 1] * 2, INK, 0.5, alpha=0.12)
        colour = VINE if listed else BRANCHES[2]
        plane.line([min(first, plane.x1), min(last, plane.x1)], [y, y], colour, 6, alpha=0.45, cap="round")
        if math.isfinite(money.median):
            plane.dots(money.median, y, colour, 9)
        plane.text(plane.x1, y, _said(money.median), dx=8, size="small", alpha=0.9)
    plane.text(plane.x1, 0, "half earn more", dx=-6, dy=10, size="small", alpha=0.75)
    _sources(plane, notes)
    above = sum(money.median > middle for *_, money in rows)
    many = f"{above} of {len(rows)}" if above else f"None of {len(rows)}"
    # Beside a midpoint that the table does not tell, nothing pays more or less.
    title = (f"{many} occupations near {mine.title} pay more at the midpoint" if math.isfinite(middle) else
             f"What {count(len(rows), 'occupation', 'occupations')} near {mine.title} pay")
    told = "; ".join(f"{words(name, 60)} {_in_full(money.median)}" for name, _, _, money in rows[:4])
    return Finding(title, f"The occupations nearest to {mine.title}, the official relatives first, each with what the "
                          f"middle half of its people earns, {unit}. At the midpoint: {told}.")


def levels_to_grow(fig: Figure, occupation: pd.DataFrame, neighbour: pd.DataFrame, job: pd.DataFrame,
                   occupations: pd.DataFrame, occupation_titles: pd.DataFrame, occupation_elements: pd.DataFrame,
                   occupation_ratings: pd.DataFrame, related_occupations: pd.DataFrame,
                   reference_sources: pd.DataFrame) -> Finding:
    """What the occupation looked at asks for beside one's own: usual levels here and there, the longest way first."""
    mine = around.here(occupation, job, occupations, occupation_titles)
    way = around.way(mine, neighbour, occupations, occupation_titles, occupation_elements, occupation_ratings,
                     related_occupations)
    if way.rows.empty:
        raise TooLittle(f"What {way.title} asks for is not known well enough to compare.")
    grow = way.grow
    rows = (grow if len(grow) else way.rows.sort_values("importance", ascending=False, kind="stable")).head(MOST_SKILLS)
    notes = [*way.estimates(mine, occupations), *around.attribution(reference_sources, "onet")]
    plane = named(fig, list(rows["name"]), (0, 7), right=24, top=40, bottom=38 + _height(fig, notes), height=0.36)
    plane.ticks_x("usual level, 0 to 7", ticks=range(8))
    first = rows.iloc[0]
    for at, word, wanted, dy in ((first["here"], mine.title, "right", 24), (first["there"], way.title, "left", 11)):
        ha = _fitting(plane, at, word, wanted)
        plane.text(at, 0, words(word, 34), ha=ha, dx=5 if ha == "right" else -5, dy=dy, size="small", weight=600)
    for row, one in enumerate(rows.itertuples()):
        y = row + 0.5
        plane.line([plane.x0, plane.x1], [y, y], INK, 0.5, alpha=0.14)
        plane.line([one.here, one.there], [y, y], VINE if one.grow else QUIET, 3, alpha=0.6)
        plane.dots(one.here, y, INK, 8)
        plane.dots(one.here, y, PAPER, 5)
        plane.dots(one.there, y, VINE, 9)
    _sources(plane, notes)
    told = "; ".join(f"{one.name} {one.here:.1f} here, {one.there:.1f} there" for one in rows.head(4).itertuples())
    title = (f"Towards {way.title}: the longest way is {rows['name'].iloc[0]}" if len(grow) else
             f"Towards {way.title} there is little to grow")
    return Finding(title, f"Usual levels from 0 to 7 in {mine.title} (open dots) and in {way.title} (filled dots), "
                          f"{count(len(grow), 'thing', 'things')} to grow in. {told}.")


def _own(pay: pd.DataFrame) -> list[tuple[str, float, str]]:
    """One's own amounts to mark: what one earns, the newest offers, what one would like, each in its colour."""
    now, asked = outlook.newest(pay, "now"), outlook.newest(pay, "asked")
    offers = pay[pay["source"] == "offer"].sort_values("on", kind="stable")["yearly_likely"].iloc[-MOST_OFFERS:]
    found = [("you earn", now, INK), *(("an offer of", float(one), VINE) for one in reversed(list(offers))),
             ("you would like", asked, BRANCHES[1])]
    return [(word, amount, colour) for word, amount, colour in found if amount is not None]


def _wages(plane: Plane, y: float, found: Wages) -> None:
    """One occupation's wages: a thin line from one in ten to nine in ten, the middle half thick, half way a dot."""
    p10, _, p50, _, p90 = (min(a, plane.x1) for a in found.amounts.values())
    told = [min(a, plane.x1) for a in found.amounts.values() if not math.isnan(a)]
    plane.line([told[0], told[-1]], [y, y], VINE, 1.6, alpha=0.6)
    plane.line([min(a, plane.x1) for a in _half(found)], [y, y], VINE, 8, alpha=0.4)
    if math.isfinite(found.median):
        plane.dots(p50, y, VINE, 9)
    for name, at, ha in (("p10", p10, "center"), ("p50", p50, "center"),
                         ("p90", p90, "center" if math.isfinite(found.amounts["p90"]) else "right")):
        if not math.isnan(at) and (name != "p50" or math.isfinite(found.median)):
            plane.text(at, y, _said(found.amounts[name]), ha=ha, dy=-12, size="small", alpha=0.9)


def _half(money: Wages) -> tuple[float, float]:
    """The middle half; from and to the median where a quarter is not told."""
    first, last = money.amounts["p25"], money.amounts["p75"]
    return (money.median if math.isnan(first) else first, money.median if math.isnan(last) else last)


def _nearness(listed: bool, rank: float) -> str:
    near = "not rated" if math.isnan(rank) else f"{ordinal(round(rank))} by skills"
    return f"official relative, {near}" if listed else near


def _said(amount: float) -> str:
    return "or more" if math.isinf(amount) else f"{amount:,.0f}"


def _in_full(amount: float) -> str:
    """An amount in a sentence."""
    return "more than the table tells" if math.isinf(amount) else f"{amount:,.0f}"


def _at_least(amount: float) -> str:
    return f"{_in_full(amount)}{'' if math.isinf(amount) else ' or more'}"


def _held_in(plane: Plane, x: float, text: str, lift: float) -> None:
    """Words above the first row at a place, moved inward where they would leave the picture."""
    half = text_width(text, 8.2) / 2
    over = max(0.0, plane.px(x) + half - plane.right - 20) - max(0.0, 4 - (plane.px(x) - half))
    plane.text(x, 0, text, ha="center", dx=-over, dy=lift, size="small", weight=600)


def _fitting(plane: Plane, x: float, text: str, wanted: str) -> str:
    """The side of a place that has room for words."""
    width = min(text_width(text, 8.2), 34 * 0.53 * 8.2) + 8
    if wanted == "right" and plane.px(x) - width < 4:
        return "left"
    return "right" if wanted == "left" and plane.px(x) + width > plane.right + 20 else wanted


def _lines(fig: Figure, notes: list[str]) -> list[str]:
    """Notes broken into lines as wide as the picture."""
    room = fig.get_size_inches()[0] * 72 - 8
    lines: list[str] = []
    for note in notes:
        line = ""
        for word in note.split():
            if text_width(f"{line} {word}", _SOURCES_SIZE) > room:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def _height(fig: Figure, notes: list[str]) -> float:
    return 10.5 * len(_lines(fig, notes))


def _sources(plane: Plane, notes: list[str]) -> None:
    """Where the figures come from, small at the foot of the picture: it may be copied without the page."""
    lines = _lines(plane.fig, notes)
    foot = Plane(plane.fig, (0, 1), (len(lines), 0), left=4, right=4, top=plane.fig.get_size_inches()[1] * 72
                 - 10.5 * len(lines) - 2, bottom=2)
    for row, line in enumerate(lines):
        foot.text(0, row + 0.5, line, size=_SOURCES_SIZE, alpha=0.7)
