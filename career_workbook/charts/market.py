"""Pictures of the chapter market: where one could matter, how options stand, and (beside it) pay, offers and ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chapters import Finding, NothingYet
from ..chapters.market import ADD_FIELD
from ..methods.entries import entries
from ..methods.market import choosing
from ..methods.wording import count, listed, sentence
from .market_pay import offers_so_far, weeks_to_offer, what_it_pays
from .market_reference import levels_to_grow, pay_nearby, wage_range
from .market_ways import ahead_or_behind, pay_over_time
from .rows import HEADINGS, headings, named
from .style import INK, PAPER, QUIET, VINE, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["ahead_or_behind", "levels_to_grow", "levers_and_reach", "offers_so_far", "options_weighed", "pay_nearby",
           "pay_over_time", "wage_range", "weeks_to_offer", "what_it_pays"]

#: Rows a picture shows; more would make every one of them small.
MOST_ROWS = 14
#: How far something would reach: the size of its dot, and the word beside it.
_REACH = {"none": (0, "nobody"), "few": (5, "a few"), "place": (10, "a place"), "many": (16, "many")}
_DOES = {"cheaper": "make things cost less", "new": "offer something new", "faster": "help people get more done",
         "people": "work through people", "area": "run an area"}


def levers_and_reach(fig: Figure, field_option: pd.DataFrame) -> Finding:
    """Options × what one could change there: the further it would reach, the larger the dot."""
    if field_option.empty:
        raise NothingYet(ADD_FIELD)
    levers = list(choosing.LEVERS)
    reach = field_option[levers].apply(lambda column: column.map(choosing.REACH))
    # By what is known; of those alike, first what may turn out to reach further.
    known = reach.fillna(0).sum(axis=1).round(9)
    order = known.to_frame("known").assign(open=reach.isna().sum(axis=1)).sort_values(
        ["known", "open"], ascending=False, kind="stable").index
    shown = field_option.loc[order[:MOST_ROWS]]
    plane = named(fig, list(shown["name"]), (0, len(levers)), top=HEADINGS, bottom=4, right=4)
    headings(plane, range(len(levers)), choosing.LEVERS.values(), (plane.right - plane.left) / len(levers) - 8)
    for row, one in enumerate(shown.to_dict("records")):
        y = row + 0.5
        plane.line([0, len(levers)], [row, row], INK, 0.5, alpha=0.15)
        for column, lever in enumerate(levers):
            size, word = _REACH.get(one[lever], (0, "not known yet"))
            if size:
                plane.dots(plane.x_at(plane.px(column) + 12), y, VINE, size, alpha=0.9)
            plane.text(column, y, word, dx=24 if size else 4, size="small", alpha=0.9 if size else 0.55)
    first, best = field_option.loc[order[0]], reach.loc[order[0]]
    unknown = int(reach.isna().to_numpy().sum())
    if best.isna().all():
        title = f"Nothing is answered for “{words(first['name'], 40)}” yet"
    else:
        far = [_DOES[lever] for lever in levers if best[lever] == best.max()]
        title = (f"{_furthest(field_option, known)}, as far as you know" if len(field_option) > 1 else
                 f"In “{words(first['name'], 40)}” you could {listed(far)}" if best.max() > 0 else
                 f"In “{words(first['name'], 40)}” there is nothing to change yet, as far as you know")
    told = "; ".join(f"{choosing.LEVERS[lever].lower()}: {_REACH.get(first[lever], (0, 'not known yet'))[1]}"
                     for lever in levers)
    return Finding(title, f"{sentence(count(len(field_option), 'option', 'options'))}, by what you could change there "
                          f"and for whom. {words(first['name'], 60)}: {told}. Not known yet: {unknown} of "
                          f"{reach.size} answers.")


def _furthest(option: pd.DataFrame, reach: pd.Series) -> str:
    """Which of several options would reach furthest; those that are level are named together."""
    if not reach.max():
        return "There is nothing to change yet in any of them"
    names = [f"“{words(name, 40)}”" for name in option.loc[reach == reach.max(), "name"]]
    if len(names) == 1:
        return f"{names[0]} would reach furthest"
    return f"{listed(names) if len(names) < 4 else f'{len(names)} options'} would reach equally far"


def options_weighed(fig: Figure, field_option: pd.DataFrame, field_factor: pd.DataFrame,
                    field_rating: pd.DataFrame) -> Finding:
    """Each option as the range it could have once every answer is known; what misses a must is set apart below."""
    if field_option.empty:
        raise NothingYet(ADD_FIELD)
    table = choosing.board(field_option, field_factor, field_rating).options
    table = table.assign(apart=table["chance"] == 0).sort_values(["apart", "middle"], ascending=[True, False],
                                                                kind="stable")
    shown = table.iloc[:MOST_ROWS]
    plane = named(fig, list(shown["name"]), (0, 10), top=6, bottom=38, right=104)
    plane.ticks_x("how well it may fit what matters to you, 0 to 10", ticks=(0, 2, 4, 6, 8, 10))
    for row, one in enumerate(shown.to_dict("records")):
        y = row + 0.5
        colour = QUIET if one["apart"] else VINE
        plane.line([0, 10], [y, y], INK, 0.5, alpha=0.15)
        plane.boxes(one["low"], max(one["high"], one["low"] + 0.06), y - 0.22, y + 0.22, colour,
                    alpha=0.3 if one["apart"] else 0.55)
        plane.dots(one["middle"], y, PAPER, 6)
        plane.dots(one["middle"], y, colour, 4)
        last = f" to {one['worst']}" if one["best"] != one["worst"] else ""
        if one["apart"] or len(table) > 1:
            plane.text(10, y, "misses a must" if one["apart"] else f"place {one['best']}{last}", dx=10, size="small",
                       alpha=0.9, weight=400 if one["apart"] else 600)
    alive = table[~table["apart"]]
    return Finding(_order(table, alive), _order_told(alive, len(table) - len(alive)))


def _order(table: pd.DataFrame, alive: pd.DataFrame) -> str:
    if alive.empty:
        return "Each option would cost you something you will not do without"
    top = alive.iloc[0]
    if len(table) == 1:
        return f"“{words(top['name'], 40)}” fits {_points(top['low'], top['high'], 0)} of 10, as far as you know"
    first = alive[alive["best"] == 1]
    could = len(first)
    if could == 1 and top["chance"] < 1:
        return f"“{words(top['name'], 40)}” is left, if it has what you will not do without"
    if could > 1 and (first["chance"] == 1).all() and (first["high"] - first["low"]).max() < 1e-9:
        return f"{sentence(count(could, 'option', 'options'))} are level, and nothing about them is open"
    if could == 1:
        return f"“{words(top['name'], 40)}” comes first, whatever the open answers turn out to be"
    return f"{sentence(count(could, 'option', 'options'))} could still come first: only an answer can decide"


def _points(low: float, high: float, digits: int) -> str:
    """A range as told; one number where both ends are told alike."""
    ends = dict.fromkeys(f"{end:.{digits}f}" for end in (low, high))
    return " to ".join(ends)


def _order_told(alive: pd.DataFrame, apart: int) -> str:
    told = "; ".join(f"{words(name, 60)} {_points(low, high, 1)}"
                     for name, low, high in entries(alive, "name", "low", "high")[:4])
    rest = f" Set apart, because a must is missing: {apart}." if apart else ""
    return ("How well each option may fit, from 0 to 10: the bar is what it could be once everything is known, the dot "
            f"its middle. {told or 'None is left'}.{rest}")

