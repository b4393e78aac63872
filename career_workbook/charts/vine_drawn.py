"""The vine itself, drawn to be hung on a wall; and the same years as a ladder of titles, for contrast.

Time runs along the stem. A branch leaves it when its first hour is logged, as thick as all the hours it will get, and
grows thinner as they are used up towards today: at any day the thickness is the hours still to come, so stem and
branches always add up (as Leonardo saw it in trees). Leaves are pieces of work that used the branch. A branch
without care rests: it ends in a bud and waits. What could grow next is dotted.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..methods import wording
from ..methods.vine import growth
from ..methods.vine.hours import began, cumulative_hours, hours_from_memory, with_memory
from ..records import shown_to
from . import shaped
from .pen import CURVE, INK, LINE, MOVE, PAPER
from .style import Plane, days, spread, words
from .vine_hours import MOST_BRANCHES, branch_colours, mark_pauses

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

BARK = "#8b6b42"
_THICK, _THIN = 36.0, 1.4  # points: all hours together, and the least a branch is drawn with
_YOUNG = 150.0  # hours at which a vine has half the strength of an old one
_MOST_LEAVES, _MOST_NEXT = 120, 5
_OUT = 44  # points from today to the words on the right
_STEPS = 90
_WAYS = {"sideways": "sideways", "deeper": "deeper", "lead": "leading", "switch": "a switch"}


@dataclass
class _Branch:
    """A branch as it is drawn: its middle line in points, and half its thickness along it."""

    name: str
    colour: str
    hours: float
    resting: bool
    side: int
    leaves: np.ndarray
    x: np.ndarray
    y: np.ndarray
    half: np.ndarray
    tip: tuple[float, float]


@shown_to("coach")
@shaped(7.2, 5.4)
def vine(fig: Figure, skill: pd.DataFrame, investment: pd.DataFrame, impact: pd.DataFrame, pause: pd.DataFrame,
         next_branch: pd.DataFrame, *, today: dt.date) -> Finding:
    """The vine: stem, branches, leaves, buds, and the branches that could come."""
    first = began(investment, skill, today)
    investment = with_memory(investment, skill, today)
    table = growth.branches(skill, investment, impact, pause, today)
    if not len(table):
        raise NothingYet("Enter one skill with its hours a month from memory, or log one hour: the vine puts out its "
                         "first branch.")
    hours = cumulative_hours(investment, skill, today)
    if not len(hours):
        hours = hours_from_memory(skill, today)
    colours = branch_colours(table["hours"])
    shown = table.loc[table["hours"].sort_values(ascending=False, kind="stable").index[: MOST_BRANCHES + 1]]
    shown = shown.sort_values("start", kind="stable")

    now = float(days(np.datetime64(today)))
    begin = min(float(days(table["start"]).min()), now - 60)
    plane = Plane(fig, (begin, now), left=26, right=186, top=22, bottom=34)
    middle = plane.bottom + 0.47 * (plane.top - plane.bottom)
    mark_pauses(plane, pause, today, low=True)
    plane.dates_x()
    grown = _branches(plane, shown, hours, colours, middle)
    for b in grown[::-1]:
        _ribbon(plane, b.x, b.y, b.half, b.colour)
    _stem(plane, grown, middle)
    for b in grown:
        _tip(plane, b)
        _leaves(plane, b, _MOST_LEAVES // len(grown))
    nexts = next_branch.iloc[:_MOST_NEXT]
    _right_hand(plane, grown, nexts, middle)
    if len(table) > len(grown):
        smaller = wording.count(len(table) - len(grown), "smaller branch", "smaller branches")
        plane.text(plane.x1, 0, f"and {smaller}", dx=_OUT, dy=-11, size="small", alpha=0.75)
    return _finding(table, nexts, first)


def _branches(plane: Plane, table: pd.DataFrame, hours: pd.DataFrame, colours: dict[str, str],
              middle: float) -> list[_Branch]:
    """Lay out the branches: earliest outermost, above and below in turn, so that none crosses another."""
    n = len(table)
    above, below = list(range(0, n, 2)), list(range(1, n, 2))
    lane = {}
    for each, edge, sign in ((above, plane.top - 16, 1), (below, plane.bottom + 18, -1)):
        reach = abs(edge - middle)
        for place, i in enumerate(each):
            lane[i] = middle + sign * reach * (1 - place / len(each)) if len(each) > 1 else middle + sign * reach * 0.8
    weeks, total = days(hours.index) + 7, max(float(hours.iloc[-1].sum()), 1e-9)
    scale = _THICK * math.sqrt(total / (total + _YOUNG)) / total
    grown = []
    for i, (name, row) in enumerate(table.iterrows()):
        side = 1 if i % 2 == 0 else -1
        start, last = float(days(row["start"])), float(days(row["last"]))
        end = last if row["resting"] else plane.x1
        # A branch of the last days is drawn a little early, or it could not be seen.
        xs = min(float(plane.px(start)), plane.right - 40)
        xe = min(max(float(plane.px(end)), xs + 40), plane.right)
        # It begins inside the stem, which hides where it was cut.
        x = np.linspace(xs - 12, xe, _STEPS)
        # All bend over the same length: of two that leave together, the outer one stays outside.
        bend = min(112.0, max(40.0, 0.75 * (plane.right - xs)))
        t = np.clip((x - xs) / bend, 0, 1)
        y0 = _stem_line(plane, x, middle)
        y = y0 + (lane[i] - y0) * (t**2 * (3 - 2 * t))
        y += 2.6 * np.sin((x - xs) / 21 + i) * np.clip((x - xs) / 60, 0, 1) * (1 if xe - xs > 80 else 0.4)
        spent = np.interp(plane.x_at(x), weeks, hours[name].to_numpy(float), left=0) if name in hours.columns else 0
        half = np.maximum(scale * np.clip(float(row["hours"]) - spent, 0, None), _THIN) / 2 + np.zeros(len(x))
        leaves = plane.px(np.array(row["leaves"], dtype="datetime64[D]")) if row["leaves"] else np.empty(0)
        grown.append(_Branch(str(name), colours[name], float(row["hours"]), bool(row["resting"]), side, leaves,
                             x, y, half, tip=(float(x[-1]), float(y[-1]))))
    return grown


def _stem_line(plane: Plane, x: float | np.ndarray, middle: float) -> float | np.ndarray:
    """The stem is not ruled: it sways a little, and rises."""
    along = (x - plane.left) / (plane.right - plane.left)
    return middle + 5 * np.sin(5.2 * along) + 6 * along


def _stem(plane: Plane, grown: list[_Branch], middle: float) -> None:
    """The stem comes in from the edge of the page and carries the branches that have not left it yet."""
    x = np.linspace(0, plane.right, 2 * _STEPS)
    half = np.full(len(x), 1.0)
    for b in grown:
        # A branch is passed on over a short way, so that the stem has no steps.
        left = np.clip((b.x[0] + 30 - x) / 30, 0, 1)
        half += b.half[0] * left**2 * (3 - 2 * left)
    y = _stem_line(plane, x, middle)
    _ribbon(plane, x, y, half, BARK)
    # Bark: thin lines that follow the stem as far as it is thick enough to have them.
    for part, least in ((-0.45, 3), (0.1, 4), (0.5, 6)):
        seen = half > least
        if seen.sum() > 4:
            plane.path(np.c_[x, y + part * half][seen], stroke=PAPER, width=0.6, alpha=0.45, cap="round")


def _ribbon(plane: Plane, x: np.ndarray, y: np.ndarray, half: np.ndarray, colour: str) -> None:
    dx, dy = np.gradient(x), np.gradient(y)
    length = np.hypot(dx, dy)
    nx, ny = -dy / length * half, dx / length * half
    plane.path(np.r_[np.c_[x + nx, y + ny], np.c_[x - nx, y - ny][::-1]], fill=colour)


def _tip(plane: Plane, b: _Branch) -> None:
    x, y = b.tip
    if b.resting:
        # A winter bud, and a pale line on to today: resting is not an end.
        plane.path(_BUD + b.tip, [MOVE] + [CURVE] * (len(_BUD) - 1), fill=b.colour)
        if x + 16 < plane.right:
            plane.path([(x + 14, y), (plane.right, y)], stroke=b.colour, width=1.2, alpha=0.55, dashes=(0.1, 4),
                       cap="round")
        b.tip = (plane.right, y)
    else:
        # A tendril that is still reaching.
        turn = np.linspace(0, 2.6 * math.pi, 40)
        radius = 6.5 * (1 - turn / turn[-1]) ** 0.8 + 0.6
        curl = np.c_[radius * np.sin(turn) + x, b.side * (6.5 - radius * np.cos(turn)) + y]
        plane.path(curl, stroke=b.colour, width=1.1, cap="round")


_BUD = np.array([(0, -2.6), (5, -3.6), (8.5, -0.8), (11, 0), (8.5, 0.8), (5, 3.6), (0, 2.6), (-2.5, 1), (-2.5, -1),
                 (0, -2.6)])
#: A vine leaf one unit long, its stalk at the origin: cubic curves around five soft lobes.
_LEAF = np.array([(0, 0), (0.02, 0.14), (-0.10, 0.30), (0.06, 0.40), (0.16, 0.46), (0.30, 0.52), (0.36, 0.36),
                  (0.44, 0.46), (0.62, 0.44), (0.66, 0.24), (0.80, 0.20), (0.92, 0.10), (1.0, 0.0)])
_BLADE = np.r_[_LEAF, (_LEAF * (1, -1))[::-1][1:]]
_VEINS = np.array([(0, 0), (0.8, 0), (0.08, 0), (0.3, 0.32), (0.08, 0), (0.3, -0.32), (0.36, 0), (0.56, 0.24),
                   (0.36, 0), (0.56, -0.24)])


def _leaves(plane: Plane, b: _Branch, most: int) -> None:
    """One leaf for each piece of work, on alternating sides; where they crowd, as many as there is room for."""
    if not len(b.leaves):
        return
    first, last = b.x[0] + 18, max(b.x[-1] - (10 if b.resting else 16), b.x[0] + 19)
    wanted = np.sort(np.clip(b.leaves, first, last))
    most = max(1, min(most, int((last - first) / 7)))
    if len(wanted) > most:
        wanted = wanted[np.linspace(0, len(wanted) - 1, most).round().astype(int)]
    x, i = spread(wanted, 7.5, first, last), np.arange(len(wanted))
    y, half = np.interp(x, b.x, b.y), np.interp(x, b.x, b.half)
    side = np.where(i % 2 == 0, b.side, -b.side)
    slope = np.arctan2(np.interp(x + 2, b.x, b.y) - np.interp(x - 2, b.x, b.y), 4)
    # No two leaves hang alike: angle and size follow slow waves.
    angle = slope + side * np.radians(58 + 9 * np.sin(2.3 * i))
    size = 12.5 + 1.6 * np.sin(1.7 * i)
    ahead = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    turn = np.stack([ahead, np.stack([-np.sin(angle), np.cos(angle)], axis=-1)], axis=1)
    foot = np.c_[x, y + side * half * 0.8]
    stalk = foot + 3 * ahead

    def each(shape: np.ndarray) -> np.ndarray:
        return ((size[:, None, None] * shape @ turn) + stalk[:, None]).reshape(-1, 2)

    plane.path(np.stack([foot, stalk], axis=1).reshape(-1, 2), np.tile([MOVE, LINE], len(x)), stroke=b.colour,
               width=0.9)
    plane.path(each(_BLADE), np.tile([MOVE] + [CURVE] * (len(_BLADE) - 1), len(x)), fill=b.colour, stroke=PAPER,
               width=0.6)
    plane.path(each(_VEINS), np.tile([MOVE, LINE], len(x) * len(_VEINS) // 2), stroke=PAPER, width=0.5, alpha=0.8)


def _right_hand(plane: Plane, grown: list[_Branch], nexts: pd.DataFrame, middle: float) -> None:
    """To the right of today: the names of the branches, and dotted what could grow from them."""
    stem = (plane.right, float(_stem_line(plane, plane.right, middle)))
    tips = {b.name: b.tip for b in grown}
    labels = [(b.tip[1], b, None) for b in grown]
    for name, branch, direction in zip(nexts["name"], nexts["branch"], nexts["direction"], strict=True):
        x, y = tips.get(branch, stem)
        lift = {"lead": 16, "deeper": 7, "sideways": -9, "switch": -18}.get(direction, 0)
        labels.append((y + lift, None, (name, direction, (x, y))))
    placed = spread([y for y, _, _ in labels], 25.5, plane.bottom - 4, plane.top + 6)
    unit = 1 / (plane.top - plane.bottom)
    for at, (_, b, coming) in zip(placed, labels, strict=True):
        y = (at - plane.bottom) * unit
        if b is not None:
            count = len(b.leaves)
            told = f"{wording.amount(b.hours)} h" + (f" · {wording.count(count, 'leaf', 'leaves')}" if count else "")
            plane.text(plane.x1, y, words(b.name, 24), dx=_OUT, dy=5, weight=600)
            plane.text(plane.x1, y, told + (" · resting" if b.resting else ""), dx=_OUT, dy=-6, size="small", alpha=0.8)
            continue
        name, direction, (x, from_y) = coming
        colour = next((g.colour for g in grown if g.tip == (x, from_y)), BARK)
        start, end = (x + (8 if colour != BARK else 0), from_y), (plane.right + _OUT - 5, at)
        control = [start, (start[0] + 18, from_y), (end[0] - 22, at), end]
        plane.path(control, [MOVE, CURVE, CURVE, CURVE], stroke=colour, width=1.9, dashes=(0.1, 3.4), cap="round")
        plane.text(plane.x1, y, words(name, 27), dx=_OUT, dy=5, alpha=0.85)
        plane.text(plane.x1, y, f"next: {_WAYS.get(direction, direction)}", dx=_OUT, dy=-6, size="small", alpha=0.7)


def _finding(table: pd.DataFrame, nexts: pd.DataFrame, first: np.datetime64) -> Finding:
    n, resting = len(table), int(table["resting"].sum())
    leaves = int(table["leaves"].map(len).sum())
    title = f"Your vine has {wording.count(n, 'branch', 'branches')}"
    if leaves:
        title += f" and {wording.count(leaves, 'leaf', 'leaves')}"
    if resting:
        title += f"; {wording.count(resting, 'branch is', 'branches are')} resting"
    elif len(nexts):
        title += f"; {wording.count(len(nexts), 'more could', 'more could')} grow next"
    parts = wording.listed(f"{words(name, 40)} {wording.as_hours(h)}" + (" (resting)" if rest else "")
                          for name, h, rest in zip(table.index[:8], table["hours"], table["resting"], strict=False))
    effective = growth.hill_numbers(table["hours"])[1]
    coming = f" Dotted, next: {wording.listed(words(name, 40) for name in nexts['name'])}." if len(nexts) else ""
    return Finding(title, f"A vine since {wording.month(first)}; thickness is hours, leaves are pieces of work: "
                          f"{parts}. By hours that is about {effective:.1f} equal branches.{coming}")


@shown_to("coach")
def ladder(fig: Figure, job: pd.DataFrame, *, today: dt.date) -> Finding:
    """The same years as titles: a rung for each, and nothing of what grew in between."""
    jobs = job[job["start"].notna()].sort_values("start", kind="stable").iloc[-10:]
    if not len(jobs):
        raise NothingYet("Enter one title you carried and since when: it is the first rung.")
    now = float(days(np.datetime64(today)))
    start = days(jobs["start"])
    # A job that is to begin has a short rung, where it will.
    end = np.where(jobs["end"].isna(), np.where(start > now, start + 60, now), days(jobs["end"]))
    n = len(jobs)
    fig.set_size_inches(fig.get_size_inches()[0], 0.9 + 0.42 * max(n, 3))
    until = max(now, start[0] + 120, *end[start > now])
    plane = Plane(fig, (start[0], until), (0, n), left=14, right=16, top=16, bottom=30)
    plane.dates_x()
    level = np.arange(n) + 0.35
    for i in range(n):
        a, b = float(start[i]), max(float(end[i]), float(start[i]) + 1)
        plane.line([a, b], [level[i]] * 2, INK, 2.4)
        if i:
            plane.line([a, a], [level[i - 1], level[i]], INK, 0.8, alpha=0.45, dashes=(2, 2))
        title, place = words(jobs["title"].iloc[i], 34), words(jobs["employer"].iloc[i], 34)
        # A title near the right edge is written towards the left.
        late = plane.px(a) > plane.left + 0.62 * (plane.right - plane.left)
        told = f"{title}, {place}" if place else title
        side = {"ha": "right", "dx": -6} if late else {"ha": "left", "dx": 0}
        plane.text(a, level[i], told, dy=0 if late else 8, **side)
    years = (float(end.max()) - start[0]) / 365.25
    span = (wording.count(round(years), "year", "years") if years >= 1 else
            wording.count(max(1, round(12 * years)), "month", "months"))
    title = f"The same years as a ladder: {wording.count(n, 'title', 'titles')} in {span}"
    told = wording.listed(f"{words(name, 40)} from {wording.month(since)}"
                         for name, since in zip(jobs["title"], jobs["start"], strict=True))
    return Finding(title, f"Steps, one for each title: {told}. What was learnt in between does not show.")
