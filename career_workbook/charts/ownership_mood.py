"""How work felt, over all jobs: a line a job above and below the middle, the jobs below it, why they ended above it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..chapters.ownership import ADD_A_MOMENT
from ..methods.entries import entries
from ..methods.ownership.stretches import job_at
from ..methods.wording import months, signed
from .style import INK, PAPER, QUIET, SIZES, VINE, WARN, Plane, days, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Rows in which jobs held at the same time lie, and their height; words at the line; dots with a rim, up to so many.
_LANES, _LANE, _TOLD, _FEW = 3, 30, 9, 60
_SHORT = {"no way on": "no way on", "boss": "the boss", "people": "the people", "work": "the work", "pay": "pay",
          "load": "hours and load", "life": "life", "better": "something better", "let go": "let go", "bias": "bias",
          "bullying": "bullying"}


def mood_over_jobs(fig: Figure, mood: pd.DataFrame, job: pd.DataFrame, leaving: pd.DataFrame, *,
                   today: date) -> Finding:
    """Each moment at its day from −5 to +5, joined within a job; where a job ended, why."""
    if mood.empty:
        raise NothingYet(ADD_A_MOMENT)
    felt = mood[["on", "felt", "what"]].assign(at=job_at(mood, job)).sort_values("on", kind="stable")
    named = job.loc[job.index.isin({*felt["at"], *leaving["job"]}), ["title", "start", "end"]].sort_values(
        "start", kind="stable")
    now = float(days(np.datetime64(today)))
    starts, ends = days(named["start"].to_numpy()), days(named["end"].to_numpy())
    ends = np.where(np.isnan(ends), np.maximum(now, starts), ends)  # a job may begin tomorrow
    on = days(felt["on"].to_numpy())
    first, last = min([*on, *starts]), max([*on, *ends, now if len(named) else on.max()])
    room = max(20.0, 0.015 * (last - first))
    lanes = _lanes(starts, ends)
    depth = _LANE * (max(lanes, default=-1) + 1)
    fig.set_size_inches(fig.get_size_inches()[0], (268 + depth) / 72)
    x = (first - room, last + room)
    plane = Plane(fig, x, (-6.2, 6.2), left=64, right=14, top=24, bottom=30 + depth)
    plane.ticks_y(ticks=(-5, 0, 5), form={-5.0: "−5 dread", 0.0: "0", 5.0: "+5 glad"}.get)
    below = Plane(fig, x, (max(1, depth), 0), left=64, right=14, top=268 - 26, bottom=26)
    below.dates_x()
    _jobs(plane, below, named, starts, ends, lanes)
    _endings(plane, named, ends, leaving)
    at, how = felt["at"].to_numpy(), felt["felt"].to_numpy()
    path = np.concatenate([_line(plane, on[at == key], how[at == key]) for key in dict.fromkeys(at)])
    few = len(felt) <= _FEW
    high = how >= 0
    for side, colour in ((high, VINE), (~high, WARN)):
        plane.dots(on[side], how[side], colour, 7 if few else 4)
    if few:
        plane.dots(on[~high], how[~high], PAPER, 3.6)
    _words(plane, on, how, felt["what"].tolist(), path)
    return Finding(*_told(felt, named))


def _lanes(starts: np.ndarray, ends: np.ndarray) -> list[int]:
    """A row for each job, so that those held at the same time lie below each other; the last row takes what is left."""
    free: list[float] = []
    found = []
    for start, end in zip(starts, ends, strict=True):
        lane = next((n for n, until in enumerate(free) if until <= start + 1), len(free))
        lane = min(lane, _LANES - 1)
        free[lane:lane + 1] = [end]
        found.append(lane)
    return found


def _jobs(plane: Plane, below: Plane, named: pd.DataFrame, starts: np.ndarray, ends: np.ndarray,
          lanes: list[int]) -> None:
    for lane in range(max(lanes, default=-1) + 1):
        here = np.array([n for n, row in enumerate(lanes) if row == lane])
        floor = _LANE * (lane + 1)
        below.boxes(starts[here], ends[here], floor - 3, floor - 0.5, QUIET, gap=2, alpha=0.8)
        taken = {11.0: plane.right + 10, 22.0: plane.right + 10}
        for n in here[::-1]:  # the newest first; a title too long for its bar stands above its end
            title = words(named["title"].iloc[n], 34)
            width, left = text_width(title, SIZES["small"]), float(below.px(starts[n])) + 2
            up, left = (11.0, left) if left + width < taken[11.0] else (22.0, float(below.px(ends[n])) - width)
            if left > plane.left - 40 and left + width < taken[up]:
                below.text(starts[n], floor - up, title, dx=left - float(below.px(starts[n])), size="small", alpha=0.95)
                taken[up] = left - 8
                if up > 11:
                    below.line([ends[n], ends[n]], [floor - 3, floor - 17], INK, 0.8, alpha=0.5)
    for start in starts[1:] if len(starts) <= 30 else ():
        plane.line([start, start], [plane.y0, plane.y1], INK, 0.6, alpha=0.16)


def _endings(plane: Plane, named: pd.DataFrame, ends: np.ndarray, leaving: pd.DataFrame) -> None:
    """Why each job ended, above the line at its end, from the newest back as far as there is room."""
    reasons: dict[str, dict[str, None]] = {key: {} for key in named.index}
    for key, reason in zip(leaving["job"].tolist(), leaving["reason"].tolist(), strict=True):
        reasons.setdefault(key, {})[reason] = None
    told = sorted((float(plane.px(end)), end, list(reasons[key]))
                  for key, end in zip(named.index, ends, strict=True) if reasons[key])
    free = plane.right + 4
    for n in range(len(told) - 1, -1, -1):
        at, end, why = told[n]
        room = at - (told[n - 1][0] + 8 if n else plane.left - 40)
        both = ", ".join(_SHORT[reason] for reason in why[:2])
        said = both if text_width(both, SIZES["small"]) < room else _SHORT[why[0]]
        left = at - 3 - text_width(said, SIZES["small"])
        if at - 3 < free and left > plane.left - 40:
            plane.text(end, plane.y1, said, ha="right", dx=-3, dy=12, size="small", alpha=0.85)
            plane.line([end, end], [plane.y1, plane.y1 + 1.2], INK, 0.8, alpha=0.5)
            free = left - 8


def _line(plane: Plane, on: np.ndarray, felt: np.ndarray) -> np.ndarray:
    """The moments of one job joined, the ground to the middle filled: green above, rust below.

    Returns places all along the line (points on the figure), so that words can keep off it.
    """
    if len(on) < 2:
        return np.empty((0, 2))
    turns = np.flatnonzero(felt[:-1] * felt[1:] < 0)
    share = felt[turns] / (felt[turns] - felt[turns + 1])
    x = np.r_[on, on[turns] + share * (on[turns + 1] - on[turns])]
    y = np.r_[felt, np.zeros(len(turns))]
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    plane.area(x, 0, np.maximum(y, 0), VINE, alpha=0.2)
    plane.area(x, 0, np.minimum(y, 0), WARN, alpha=0.16)
    plane.line(on, felt, INK, 1.2, alpha=0.55)
    along = np.linspace(0, len(on) - 1, 16 * len(on))
    steps = np.arange(len(on))
    return np.c_[np.interp(along, steps, plane.px(on)), np.interp(along, steps, plane.py(felt))]


def _words(plane: Plane, on: np.ndarray, felt: np.ndarray, what: list[str], path: np.ndarray) -> None:
    """What was said of the strongest moments, as many as fit without lying on each other, a dot or the line."""
    dots = np.c_[plane.px(on), plane.py(felt)]
    taken: list[tuple[float, float, float]] = []
    for n in np.argsort(-np.abs(felt), kind="stable"):
        mood = float(felt[n])
        up = float(dots[n, 1]) + (11 if mood >= 0 else -11)
        if len(taken) >= _TOLD or not what[n]:
            continue
        # Whole and centred on its dot, else to one side of it, else shortened.
        for limit, side in ((48, 0.5), (48, 0.1), (48, 0.9), (30, 0.5), (30, 0.1), (30, 0.9)):
            said = words(what[n], limit)
            width = text_width(said, SIZES["small"])
            left = float(np.clip(dots[n, 0] - side * width, plane.left + 2, plane.right - width))
            free = all(abs(up - height) > 11 or left + width + 6 < a or b + 6 < left for a, b, height in taken)
            if free and not _on_it(path, left, width, up) and not _on_it(np.delete(dots, n, 0), left, width, up):
                taken.append((left, left + width, up))
                plane.text(on[n], mood, said, dx=left - dots[n, 0], dy=up - dots[n, 1], size="small", alpha=0.9)
                break


def _on_it(places: np.ndarray, left: float, width: float, up: float) -> bool:
    x, y = places[:, 0], places[:, 1]
    return bool(((x > left - 3) & (x < left + width + 3) & (np.abs(y - up) < 7)).any())


def _told(felt: pd.DataFrame, named: pd.DataFrame) -> tuple[str, str]:
    low, high = felt.loc[felt["felt"].idxmin()], felt.loc[felt["felt"].idxmax()]
    if len(felt) == 1:
        return (f"One moment, felt as {signed(high['felt'])}",
                f"{high['on']:%B %Y}. A second one makes a line; the best and the worst are a good beginning.")
    in_job: dict[str, list[float]] = {}
    for at, how in entries(felt, "at", "felt"):
        in_job.setdefault(at, []).append(how)
    title = f"{len(felt)} moments, each felt as {signed(high['felt'])}"
    if high["felt"] > low["felt"]:
        place = f" as “{words(named.loc[high['at'], 'title'], 36)}”" if high["at"] in named.index else ""
        title = f"It felt best around {high['on']:%B %Y}{place}"
    ends = [(named.loc[key, "title"], dict.fromkeys((signed(min(every)), signed(max(every)))))
            for key, every in [one for one in in_job.items() if one[0]][-6:] if key in named.index]
    spans = "; ".join(f"{words(name, 40)} {' to '.join(both)}" for name, both in ends)
    return title, (f"How work felt {months(felt['on'].iloc[0], felt['on'].iloc[-1])}"
                   + (f", best {signed(high['felt'])}, heaviest {signed(low['felt'])} around {low['on']:%B %Y}."
                      if high["felt"] > low["felt"] else f": {signed(high['felt'])} each time.")
                   + (f" By job: {spans}." if spans else ""))
