"""Pictures of the chapter ownership: how work felt, what became of complaints, whom it reaches, what is enough."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..chapters.ownership import ADD_A_COMPLAINT, ADD_COSTS, ADD_SOMEBODY, NO_COSTS, Beneficiary, turned_on, words_of
from ..methods.entries import entries
from ..methods.ownership.enough import enough, in_words
from ..records import shown_to
from .ownership_mood import mood_over_jobs
from .rows import MOST_ROWS, labelled, stands_behind
from .style import BRANCHES, INK, PAPER, QUIET, SIZES, VINE, WARN, Plane, days, nice, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["enough_line", "from_complaint_to_act", "mood_over_jobs", "who_and_how_i_know"]

_SORTS = {"change": "to change", "ask": "to ask for", "": "not decided", "accept": "accepted for now"}
_ANSWERS = {"yes": "asked: yes", "partly": "asked: partly", "later": "asked: later", "no": "asked: no", "": "asked"}
_PIECES = (("costs", "costs", INK, 0.5), ("buffer", "put aside", BRANCHES[2], 0.75), ("wishes", "wishes", VINE, 0.85))
_KNOWN = {"hope": (0, WARN), "heard": (1, BRANCHES[1]), "seen": (2, BRANCHES[2]), "told": (3, VINE),
          "counted": (4, VINE)}


def from_complaint_to_act(fig: Figure, complaint: pd.DataFrame, ask: pd.DataFrame, *, today: date) -> Finding:
    """Each complaint from the day it began to the day it became an act or a request; the rest are on their way."""
    if complaint.empty:
        raise NothingYet(ADD_A_COMPLAINT)
    order = list(_SORTS)
    turned = turned_on(complaint, ask)
    answer = ask["outcome"].reindex(complaint["request"]).set_axis(complaint.index)
    shown = complaint.assign(turned=turned, answer=answer).sort_values("on", kind="stable").tail(MOST_ROWS)
    shown = shown.sort_values("sort", key=lambda sort: sort.map(order.index), kind="stable")
    now, begun = float(days(np.datetime64(today))), days(shown["on"].to_numpy())
    acted = days(shown["turned"].to_numpy())
    first, last = begun.min(), max(now, np.nanmax([*acted, now]))
    room = max(15.0, 0.02 * (last - first))
    plane = labelled(fig, list(shown["complaint"]), (first - room, last + room), right=92)
    plane.dates_x()
    before = shown["sort"].iloc[0]
    for row, (sort, request, answer) in enumerate(entries(shown, "sort", "request", "answer")):
        y, done = row + 0.5, acted[row] == acted[row]
        if sort != before:
            plane.line([plane.x_at(12), plane.x_at(plane.right + 80)], [row, row], INK, 0.6, alpha=0.18)
        before = sort
        if sort != "accept" or done:
            end = max(acted[row], begun[row]) if done else now
            plane.line([begun[row], end], [y, y], VINE if done else WARN, 2.6 if done else 1.4, alpha=0.75,
                       dashes=None if done else (1.5, 2.5))
        colour = VINE if done else QUIET if sort == "accept" else WARN
        plane.dots(begun[row], y, colour, 8)
        plane.dots(begun[row], y, PAPER, 4.8)
        if done:
            plane.dots(acted[row], y, VINE, 9)
        word = _SORTS[sort] if not done else _ANSWERS.get(answer, "done") if request else "done"
        plane.text(plane.x1, y, word, dx=6, size="small", weight=600 if done else 400)
    n, made = len(complaint), int(turned.notna().sum())
    if n > 1:
        title = (f"{made} of {n} complaints became something you did or asked for" if made else
                 f"{n} complaints, and none of them has moved yet")
    elif made:
        title = "One complaint, and it has become something you did"
    else:
        title = ("One complaint, and a wish on its other side" if shown["wish"].iloc[0] else
                 "One complaint; what would you like instead?")
    still = Counter(complaint.loc[turned.isna(), "sort"])
    left = {word: still[sort] for sort, word in _SORTS.items()}
    told = ", ".join(f"{word} {count}" for word, count in left.items() if count)
    took = (turned - complaint["on"]).dt.days.dropna()
    half = max(0, int(took.median())) if len(took) else 0
    middle = f" Half of them took {half} {'day' if half == 1 else 'days'} or less." if len(took) > 2 else ""
    return Finding(title, f"Complaints from the day each began; a full dot is the day it moved.{middle} "
                          f"Still here: {told or 'none'}." + (
                              f" The newest {MOST_ROWS} are drawn." if n > MOST_ROWS else ""))


@shown_to("coach")
def who_and_how_i_know(fig: Figure, beneficiary: pd.DataFrame, impact: pd.DataFrame) -> Finding:
    """Who is better off, on a ladder from hope to a count: the lowest rungs are the gaps."""
    if beneficiary.empty:
        raise NothingYet(ADD_SOMEBODY)
    rung = beneficiary["know"].map({name: place for name, (place, _) in _KNOWN.items()})
    shown = beneficiary.loc[rung.sort_values(kind="stable").index[:MOST_ROWS]]
    plane = labelled(fig, list(shown["who"]), (0, 4.35), top=28, bottom=6, height=0.42, right=24, baseline=0.38)
    for name, heading in zip(_KNOWN, ("I hope so", "others say so", "I saw it", "they told me", "it was counted"),
                             strict=True):
        place = _KNOWN[name][0]
        plane.text(place, 0, heading, ha="center" if place else "left", dx=0 if place else -6, dy=13, size="small",
                   weight=600, alpha=0.85)
        plane.line([place, place], [0, plane.y0], INK, 0.6, alpha=0.18)
    for row, (know, better, work) in enumerate(entries(shown, "know", "better", "work")):
        (place, colour), y = _KNOWN[know], row + 0.38
        plane.line([0, place], [y, y], colour, 3.2, alpha=0.7)
        plane.dots(place, y, colour, 9)
        if not place:
            plane.dots(place, y, PAPER, 5.5)
        below = words(better, 46) if better else stands_behind(
            [title for key, title in entries(impact, "key", "title") if key in work])
        plane.text(0, y, below, dx=8, dy=-11, size="small", alpha=0.75)
    hoped, n = int((beneficiary["know"] == "hope").sum()), len(beneficiary)
    title = (f"You know of {n - hoped} of {n} that your work reaches them" if n > 1 else
             f"“{words(shown['who'].iloc[0], 40)}”: " + ("you can only hope so far" if hoped else "you know it"))
    told = words_of(Beneficiary, "know")
    counts = beneficiary["know"].value_counts()
    return Finding(title, "Who is better off because of your work, by how you know: "
                   + ", ".join(f"{told[name]} {counts[name]}" for name in _KNOWN if name in counts) + ".")


def enough_line(fig: Figure, upkeep: pd.DataFrame) -> Finding:
    """What a month has to bring, piece by piece up to the enough line; below, how long what is put by would last."""
    if upkeep.empty or upkeep["costs"].isna().all():
        raise NothingYet(ADD_COSTS)
    one = upkeep.fillna(dict.fromkeys(("buffer", "wishes", "savings"), 0.0)).iloc[-1]
    line = enough(one["costs"], one["buffer"], one["wishes"], one["savings"])
    if line.month <= 0:
        raise TooLittle(NO_COSTS)
    lasts = one["savings"] > 0 and np.isfinite(line.bare)
    height = 252 if lasts else 100
    fig.set_size_inches(fig.get_size_inches()[0], height / 72)
    income = float(one["comes_in"]) if one["comes_in"] == one["comes_in"] else 0.0
    _month(fig, one, line.month, income, bottom=height - 60)
    if lasts:
        _runway(fig, float(one["savings"]), line.bare, line.full)
    title = f"Enough is about {line.month:,.0f} a month"
    if lasts:
        title += f"; what you have put by would last {in_words(line.bare)}"
    parts = f"costs {one['costs']:,.0f}, put aside {one['buffer']:,.0f}, wishes {one['wishes']:,.0f}"
    coming = f" What comes in: {income:,.0f}." if income else ""
    lasting = (f" Savings of {one['savings']:,.0f} would last {in_words(line.bare)} on costs alone"
               + (f", {in_words(line.full)} with the wishes." if one["wishes"] > 0 else ".")) if lasts else ""
    return Finding(title, f"A month, piece by piece: {parts}.{coming}{lasting}")


def _month(fig: Figure, one: pd.Series, month: float, income: float, *, bottom: float) -> None:
    """One bar of the pieces, the line at its end, and a mark where what comes in would reach."""
    widest = max(month, income)
    plane = Plane(fig, (0, 1.02 * widest), (0, 1), left=20, right=74, top=36, bottom=bottom)
    shown = [(part, *look) for part, *look in _PIECES if one[part] > 0]
    ends = np.cumsum([float(one[part]) for part, *_ in shown])
    starts = np.r_[0.0, ends[:-1]]
    named = [(name, f"{one[part]:,.0f}") for part, name, *_ in shown]
    room = max(text_width(text, SIZES["small"]) for pair in named for text in pair)
    places = spread(plane.px((starts + ends) / 2), room + 8, plane.left + room / 2, plane.right + 60 - room / 2)
    for (_, _, colour, alpha), start, end, pair, place in zip(shown, starts, ends, named, places, strict=True):
        plane.boxes(start, end, 0, 1, colour, alpha=alpha, gap=1.2)
        for line, text in enumerate(pair):
            plane.text(plane.x_at(place), 0, text, ha="center", dy=-10 - 11 * line, size="small", alpha=0.85)
    plane.line([month, month], [-0.25, 1.25], INK, 1.8)
    plane.text(month, 1, "enough", dx=6, dy=-5, size="small", weight=600)
    plane.text(month, 1, f"{month:,.0f}", dx=6, dy=-16, size="small")
    if income > 0:
        plane.line([0, income], [1.45, 1.45], QUIET, 2.2)
        plane.dots(income, 1.45, QUIET, 6)
        plane.text(income, 1.45, f"comes in {income:,.0f}", ha="right", dy=10, size="small", alpha=0.85)


def _runway(fig: Figure, savings: float, bare: float, full: float) -> None:
    """Savings month by month until they are gone: at bare costs, and with the wishes."""
    left = max(62.0, text_width(f"{savings:,.0f}", SIZES["small"]) + 12)
    plane = Plane(fig, (0, 1.08 * bare), (0, savings), left=left, right=24, top=124, bottom=38)
    plane.ticks_y("put by", 3)
    plane.ticks_x("months without an income", ticks=nice(0, 1.08 * bare, 6))
    plane.area([0, bare], 0, [savings, 0], VINE, alpha=0.18)
    plane.line([0, bare], [savings, 0], VINE, 2.2)
    plane.dots(bare, 0, VINE, 8)
    plane.text(0.55 * bare, 0.45 * savings, "bare costs", dx=9, dy=7, size="small", weight=600)
    if full < 0.97 * bare:
        plane.line([0, full], [savings, 0], INK, 1.4, alpha=0.7, dashes=(3, 3))
        plane.dots(full, 0, INK, 6, alpha=0.8)
        plane.text(0.55 * full, 0.45 * savings, "with wishes", ha="right", dx=-9, dy=-7, size="small", alpha=0.85)
