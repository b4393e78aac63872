"""Hours over time: how they add up, week by week, soft and hard, day by day, and how easy they were."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..methods import wording
from ..methods.vine import hours
from ..records import shown_to
from . import shaped
from .style import BRANCHES, INK, PAPER, QUIET, VINE, Plane, branch, days, nice, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Beyond this many branches the smallest are shown as one: more colours could not be told apart.
MOST_BRANCHES = 6
_WIDEST = 160  # points along a line that a page can show
LOG_FIRST = "Log the first hour you put into a skill: this picture begins with it."


def branch_colours(totals: pd.Series) -> dict[str, str]:
    """A colour for each branch, by its hours: the same branch has the same colour in every picture."""
    ranked = totals.sort_values(ascending=False, kind="stable").index
    return {name: branch(i) if i < MOST_BRANCHES else QUIET for i, name in enumerate(ranked)}


def mark_pauses(plane: Plane, pause: pd.DataFrame, today: dt.date, low: bool = False) -> None:
    """Shade the pauses inside the plane, and name them at its top or (`low`) at its foot."""
    start, end = days(pause["start"]), days(pause["end"])
    end = np.where(np.isnan(end), days(np.datetime64(today)), end) + 1
    seen = (start < plane.x1) & (end > plane.x0) & (start < end)
    start, end = np.maximum(start[seen], plane.x0), np.minimum(end[seen], plane.x1)
    plane.boxes(start, end, plane.y0, plane.y1, INK, alpha=0.07)
    room = (plane.px(end) - plane.px(start)) - text_width("pause", 8.2)
    # Where all are narrow, the widest still says what the shade means.
    for a, b, left in zip(start, end, room, strict=True):
        if left > 0 or left == room.max():
            plane.text((a + b) / 2, plane.y0 if low else plane.y1, "pause", ha="center", dy=7 if low else -7,
                       size="small", alpha=0.75)


@shown_to("coach")
def investment_over_time(fig: Figure, skill: pd.DataFrame, investment: pd.DataFrame, pause: pd.DataFrame, *,
                         today: dt.date) -> Finding:
    """Stacked cumulative hours by branch, with the names at the areas; from memory until there is a log."""
    whole = hours.with_memory(investment, skill, today)
    table, remembered = hours.cumulative_hours(whole, skill, today), False
    if not len(table):
        table, remembered = hours.hours_from_memory(skill, today), True
    if not len(table) or not table.shape[1]:
        raise NothingYet("Enter one skill with its hours a month from memory, or log one hour: this picture begins "
                         "with the first.")
    totals = table.iloc[-1]
    total = float(totals.sum())
    names, stack = _stack(table)
    # Each week's hours are there at its end; the picture starts with none.
    x = np.r_[days(table.index[:1]), days(table.index) + 7]
    stack = np.vstack([np.zeros(stack.shape[1]), stack])
    step = -(-len(x) // _WIDEST)
    keep = np.unique(np.r_[0, np.arange(len(x) - 1, 0, -step)])
    x, stack = x[keep], stack[keep]
    edges = np.column_stack([np.zeros(len(x)), stack.cumsum(1)])

    room = min(170, 26 + max(text_width(words(n, 24), 9.4) for n in names))
    plane = Plane(fig, (min(x[0], x[-1] - 28), x[-1]), (0, max(edges[-1, -1] * 1.04, 0.5)), right=room, top=20)
    plane.ticks_y("hours")
    mark_pauses(plane, pause, today)
    colours = branch_colours(totals)
    for i, name in enumerate(names):
        plane.area(x, edges[:, i], edges[:, i + 1], colours.get(name, QUIET))
    for i in range(1, len(names)):
        plane.line(x, edges[:, i], PAPER, 0.8)
    plane.dates_x()
    middle = (edges[-1, 1:] + edges[-1, :-1]) / 2
    _name_areas(plane, names, middle, stack[-1], room)

    lead = words(totals.index[0], 40)
    first, top = wording.month(hours.began(investment, skill, today)), totals.iloc[0] / total
    if len(totals) == 1:
        title = f"{wording.as_hours(total)} so far, all in {lead}"
    elif top >= 0.45:
        title = f"{wording.sentence(wording.share(top))} of your {wording.as_hours(total)} went into {lead}"
    else:
        title = (f"{wording.as_hours(total)} spread over {wording.count(len(totals), 'branch', 'branches')}; "
                 f"{lead} has {wording.share(top)} of them")
    if remembered:
        title = f"From memory, roughly: {title}"
    elif whole is not investment:
        title += f"; until your log begins, in {wording.month(investment['on'].min())}, from memory"
    parts = wording.listed(f"{words(n, 40)} {wording.amount(v)}" for n, v in zip(names, stack[-1], strict=True))
    return Finding(title, f"Hours added up since {first}, one area for each branch: {parts}.")


def _stack(table: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    """Names and hours of at most `MOST_BRANCHES` areas, the largest first; the rest together as the last."""
    names, values = [str(n) for n in table.columns], table.to_numpy(float)
    if len(names) > MOST_BRANCHES:
        rest = len(names) - MOST_BRANCHES + 1
        names = [*names[: MOST_BRANCHES - 1], f"{rest} more branches"]
        values = np.column_stack([values[:, : MOST_BRANCHES - 1], values[:, MOST_BRANCHES - 1:].sum(1)])
    return names, values


def _name_areas(plane: Plane, names: list[str], middle: np.ndarray, hours: np.ndarray, room: float) -> None:
    wanted = plane.py(middle)
    placed = spread(wanted, 21, plane.bottom + 9, plane.top - 2)
    unit = (plane.y1 - plane.y0) / (plane.top - plane.bottom)
    for name, want, at, value in zip(names, wanted, placed, hours, strict=True):
        y = plane.y0 + (at - plane.bottom) * unit
        if abs(want - at) > 5:
            y_want = plane.y0 + (want - plane.bottom) * unit
            plane.path([(plane.right + 1, plane.py(y_want)), (plane.right + 7, plane.py(y))], stroke=INK, width=0.6,
                       alpha=0.4)
        limit = int((room - 16) / (9.4 * 0.53))
        plane.text(plane.x1, y, words(name, limit), dx=10, dy=5)
        plane.text(plane.x1, y, f"{wording.amount(value)} h", dx=10, dy=-5.5, size="small", alpha=0.75)


@shown_to("coach")
def weekly_hours(fig: Figure, investment: pd.DataFrame, intention: pd.DataFrame, pause: pd.DataFrame, *,
                 today: dt.date) -> Finding:
    """Hours in each of the last 52 weeks, beside what was intended; weeks in a pause are marked, not counted."""
    weeks = hours.weekly_hours(investment, today)
    if not len(weeks):
        raise NothingYet(LOG_FIRST)
    # What is dated ahead waits for its week, unless there is nothing else.
    weeks = (weeks if weeks.index[0].date() > today else weeks[:str(today)]).iloc[-52:]
    x, given = days(weeks.index), weeks.to_numpy()
    wished = intention["weekly_hours"].dropna()
    goal = float(wished.iloc[-1]) if len(wished) else None
    resting = np.isin(x, days(hours.resting_weeks(pause, today)))
    # The week that is still going on says nothing yet.
    done = (x + 7 <= days(np.datetime64(today)) + 1) | (np.arange(len(x)) < len(x) - 1)

    span = max(len(x), 8)
    top = max(given.max(), goal or 0, 1) * 1.12
    plane = Plane(fig, (x[-1] + 7 - 7 * span, x[-1] + 7), (0, top), right=74 if goal else 12, top=20)
    plane.ticks_y("hours a week")
    mark_pauses(plane, pause, today)
    gap = 1.6 if len(x) > 16 else 4
    plane.boxes(x[done], x[done] + 7, 0, given[done], VINE, gap=gap)
    plane.boxes(x[~done], x[~done] + 7, 0, given[~done], VINE, gap=gap, alpha=0.5)
    plane.dates_x()
    if goal:
        plane.line([plane.x0, plane.x1], [goal, goal], INK, 1.2, dashes=(4, 3))
        plane.text(plane.x1, goal, f"{wording.amount(goal)} h", dx=7, dy=5, weight=600)
        plane.text(plane.x1, goal, "intended", dx=7, dy=-5.5, size="small", alpha=0.75)

    ordinary = done & ~resting
    usual = float(np.median(given[ordinary])) if ordinary.any() else 0.0
    weeks_of = wording.count(int(resting.sum()), "week", "weeks")
    paused = f" {wording.sentence(weeks_of)} of pause, marked and not counted." if resting.any() else ""
    if not ordinary.any():
        title = _before_any_ordinary_week(wording.as_hours(float(given[-1])), resting, weeks.index[-1].date() > today)
    elif goal and ordinary.sum() == 1:
        title = (f"{wording.as_hours(usual)} in the one week that counts so far; you meant "
                 f"{wording.as_hours(goal)}")
    elif goal:
        met = int((given[ordinary] >= goal * 0.999).sum())
        title = f"In {met} of {ordinary.sum()} weeks you gave the {wording.as_hours(goal)} you meant to"
    else:
        title = _ordinary_weeks(given[ordinary])
    held = f"an ordinary week held {wording.as_hours(usual)}, " if ordinary.any() else ""
    return Finding(title, f"One bar a week {wording.months(weeks.index[0], weeks.index[-1])}; {held}the fullest "
                          f"{wording.as_hours(given.max())}.{paused}")


def _ordinary_weeks(given: np.ndarray) -> str:
    """What a week held; where most held nothing, how many held something, for that is what is irregular."""
    some, usual = given[given > 0], float(np.median(given))
    if usual > 0:
        return f"About {wording.as_hours(usual)} in an ordinary week"
    if not len(some):
        return f"No hours in the log in {wording.count(len(given), 'week', 'weeks')}"
    return f"Hours in {len(some)} of {len(given)} weeks, and then usually {wording.as_hours(float(np.median(some)))}"


def _before_any_ordinary_week(given: str, resting: np.ndarray, ahead: bool) -> str:
    """What is said while every full week was a pause, or there is none yet; `given` are the hours of the last one."""
    if ahead:
        return f"{given} in the first week of your log, which is still to come"
    if len(resting) == 1:
        return f"{given} this week, your first in the log"
    return "A pause in each of these weeks, so none of them counts" if resting[-1] else \
        f"{given} this week, the first after a pause"


@shown_to("coach")
def soft_hard_share(fig: Figure, investment: pd.DataFrame, skill: pd.DataFrame, pause: pd.DataFrame, *,
                    today: dt.date) -> Finding:
    """Month by month, which share of the hours went into soft and which into hard skills."""
    table = hours.nature_share(investment, skill, today)
    if not len(table) or table["soft"].isna().all():
        raise NothingYet("Log an hour for a skill, and say of the skill whether it is soft or hard.")
    x = days(table.index)
    end = days((table.index.to_numpy().astype("datetime64[M]") + 1).astype("datetime64[D]"))
    soft = table["soft"].to_numpy()
    some = ~np.isnan(soft)
    first = max(end[-1] - 366, x[0]) if len(x) < 12 else x[0]
    plane = Plane(fig, (min(first, end[-1] - 120), end[-1] - 0.5), (0, 100), right=74, top=14)
    mark_pauses(plane, pause, today, low=True)
    gap = 1.2 if len(x) > 24 else 3
    plane.boxes(x[some], end[some], 0, 100 * soft[some], VINE, gap=gap)
    plane.boxes(x[some], end[some], 100 * soft[some], 100, BRANCHES[1], gap=gap)
    plane.ticks_y(ticks=(0, 50, 100), form=lambda t: f"{t:.0f} %")
    plane.dates_x()
    last = 100 * soft[some][-1]
    at = spread([last / 2, (100 + last) / 2], 14, 5, 95)
    if np.nanmax(soft) > 0:
        plane.text(plane.x1, at[0], "soft", dx=8, weight=600)
    if np.nanmin(soft) < 1:
        plane.text(plane.x1, at[1], "hard", dx=8, weight=600)

    whole = _soft_part(investment, skill) or 0.0
    recent = _soft_part(investment[investment["on"] > np.datetime64(today) - np.timedelta64(365, "D")], skill)
    # The larger part is the one worth saying: "hardly any" of the other would sound like a reproach.
    kind, part, lately = ("soft", whole, recent) if whole >= 0.5 else (
        "hard", 1 - whole, None if recent is None else 1 - recent)
    title = f"{wording.sentence(wording.share(part))} of your hours went into {kind} skills"
    if len(x) > 18 and lately is not None and wording.share(lately) != wording.share(part):
        title += f"; in the last year, {wording.share(lately)}"
    return Finding(title, f"One bar a month, from {wording.month(table.index[0])}: the soft share below, the hard "
                          f"share above. Overall {wording.percent(whole)} soft and {wording.percent(1 - whole)} hard.")


def _soft_part(investment: pd.DataFrame, skill: pd.DataFrame) -> float | None:
    spent = hours.spent_hours(investment, skill)
    total = spent.sum()
    return float(spent[(skill["nature"] == "soft").to_numpy()].sum() / total) if total else None


@shown_to("coach")
@shaped(7.2, 3.0)
def easy_share(fig: Figure, investment: pd.DataFrame) -> Finding:
    """Quarter by quarter, which share of the hours was easy: only easy things, no growth."""
    share = hours.easy_share(investment).iloc[-24:]
    if not len(share) or share.isna().all():
        raise NothingYet("Log an hour and say how it was: easy, a stretch, or too hard.")
    x = days(share.index)
    end = days((share.index.to_numpy().astype("datetime64[M]") + 3).astype("datetime64[D]"))
    value = 100 * share.to_numpy()
    some = ~np.isnan(value)
    plane = Plane(fig, (min(x[0], end[-1] - 92 * 8), end[-1] - 0.5), (0, 100), top=22)
    plane.ticks_y("of the hours were easy", ticks=(0, 50, 100), form=lambda t: f"{t:.0f} %")
    plane.boxes(x[some], end[some], 0, value[some], VINE, gap=6)
    for a, b, v in zip(x[some], end[some], value[some], strict=True):
        told = wording.percent(v / 100).replace("less than ", "<").replace("more than ", ">").removesuffix(" %")
        plane.text((a + b) / 2, v, told, ha="center", dy=6, size="small")
    plane.dates_x()
    part = value[some][-1] / 100
    begins = share.index[some][-1]
    quarter = f"{begins:%B} to {wording.month(begins + dt.timedelta(days=62))}"
    title = f"{wording.sentence(wording.share(part))} of your hours in the latest quarter ({quarter}) were easy"
    if some.sum() > 2:
        usual = float(np.median(value[some][:-1])) / 100
        title += f"; before that, usually {wording.share(usual)}"
    return Finding(title, "One bar a quarter: the share of hours that were easy, in percent. The latest stands at "
                          f"{wording.percent(part)}; the rest were a stretch or too hard.")


__all__ = ["BRANCHES", "LOG_FIRST", "branch_colours", "easy_share", "investment_over_time", "mark_pauses", "nice",
           "soft_hard_share", "weekly_hours"]
