"""Pictures of the chapter feedback: one's own ranges, the view of others beside them, and how the two move."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..chapters.feedback import ASK_FIRST, FIELDS, FIRST_STEP, NO_SKILLS
from ..methods.entries import entries
from ..methods.feedback.calibration import NEAR, STRENGTH, fields, own_view, side_by_side, widest
from ..methods.wording import count, ends, listed, signed
from ..records import shown_to
from . import shaped
from .rows import MOST_ROWS, labelled
from .style import BRANCHES, INK, PAPER, QUIET, VINE, Plane, branch, days, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SCALE = "0: just beginning, 10: others learn from it"
#: The view of others lies within one's range, above it, below it.
INSIDE, ABOVE, BELOW = VINE, BRANCHES[2], BRANCHES[1]
MOST_ROUNDS, MOST_LINES = 8, 9


@shown_to("coach")
def own_ranges(fig: Figure, self_rating: pd.DataFrame, skill: pd.DataFrame) -> Finding:
    """Each skill as a bar from a bad day to a good one, the highest on top."""
    own = own_view(self_rating, skill)
    if not own:
        raise NothingYet(FIRST_STEP if len(skill) else NO_SKILLS)
    names = skill["name"]
    shown = sorted(own, key=lambda key: -own[key].own)[:MOST_ROWS]
    plane = _rows(fig, [names[key] for key in shown], right=60)
    for row, key in enumerate(shown):
        _, low, high, _ = own[key]
        _range(plane, row + 0.5, low, high)
        plane.text(high, row + 0.5, ends(low, high), dx=9, size="small", alpha=0.85)
    wide = widest(own)
    most = listed(words(names[key], 40 if len(wide) == 1 else 24) for key in wide[:3])
    title = (f"{most}: {ends(*own[wide[0]][1:3])}" if len(own) == 1 else
             "All your skills differ alike from one day to another" if len(wide) == len(own) else
             f"{most} {'differs' if len(wide) == 1 else 'differ'} most from one day to another")
    return Finding(title, f"Your own ranges from a bad day to a good day on a scale from 0 to 10, over "
                          f"{count(len(own), 'skill', 'skills')}. Highest: {words(names[shown[0]], 60)}.")


def two_views(fig: Figure, self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame,
              skill: pd.DataFrame) -> Finding:
    """One's own range and the view of others on one line a skill: dots below six people, an interval from six."""
    both = side_by_side(self_rating, rating, feedback_round, skill)
    both = both.assign(gap=both["theirs"] - both["own"]).sort_values("gap", ascending=False, kind="stable")
    shown = both if len(both) <= MOST_ROWS else both.loc[
        both.index.isin(both["gap"].abs().sort_values(ascending=False, kind="stable").index[:MOST_ROWS])]
    plane = _rows(fig, shown["name"].tolist(), right=66, top=24)
    for row, one in enumerate(shown.itertuples()):
        y, colour = row + 0.5, _colour(one)
        _range(plane, y, one.low, one.high, QUIET)
        if one.dots:
            for level, n in sorted(Counter(one.dots).items()):
                plane.dots([level] * n, y + 0.24 * (np.arange(n) - (n - 1) / 2), colour, 6)
        else:
            plane.line([one.lower, one.upper], [y, y], colour, 2)
            plane.dots(one.theirs, y, colour, 9)
        plane.text(plane.x1, y, f"{one.n:.0f} people", dx=12, size="small", alpha=0.8)
    first = shown.iloc[0]
    _heads(plane, first)
    far = both[(both["theirs"] > both["high"]) | (both["theirs"] < both["low"])]
    return Finding(_two_views_title(both, far), _two_views_told(both, far))


def _heads(plane: Plane, first: pd.Series) -> None:
    """What the bar and the dots of the topmost row are, above it and never on top of each other."""
    theirs, mine = "others", "you, bad day to good day"
    where = np.array([first["own"], first["theirs"]])
    across = plane.px(where)
    apart = (text_width(mine, 8.2) + text_width(theirs, 8.2)) / 2 + 14
    across = spread(across, apart, plane.left + text_width(mine, 8.2) / 2 - 40, plane.right - 4)
    for at, word, weight in ((across[0], mine, 400), (across[1], theirs, 600)):
        plane.text(plane.x_at(at), 0, word, ha="center", dy=9, size="small", weight=weight, alpha=0.85)


def _two_views_title(both: pd.DataFrame, far: pd.DataFrame) -> str:
    if far.empty:
        return "They see you within your own range" + ("" if len(both) == 1 else f", in all {len(both)} skills")
    more = far.loc[far["theirs"] > far["high"], "name"].tolist()
    less = far.loc[far["theirs"] < far["low"], "name"].tolist()
    above, below = (listed(words(n, 26) for n in names) for names in (more[:2], less[-2:]))
    if more and less:
        return f"They see more than you do in {above}, and less in {below}"
    return f"They see more than you do in {above}" if more else f"They see less than you do in {below}"


def _two_views_told(both: pd.DataFrame, far: pd.DataFrame) -> str:
    few = int((both["dots"].map(len) > 0).sum())
    how = ("Each dot is one answer" if few == len(both) else
           "The dot is their average, the line how sure it is" if not few else
           "Dots are single answers where fewer than six could say; else their average, and how sure it is")
    first, last = both.iloc[0], both.iloc[-1]
    furthest = [f" Furthest {way} you: {words(one['name'], 50)}, {one['theirs']:.1f} beside your {one['own']:.1f}."
            for way, one, apart in (("above", first, first["gap"] > 0), ("below", last, last["gap"] < 0)) if apart]
    return (f"Your own range beside the view of others, from 0 to 10, those on top where they see most beyond you. "
            f"{how}. "
            + (f"They see {len(both) - len(far)} of {count(len(both), 'skill', 'skills')} within your range."
               if len(both) > 1 else f"They see it {'outside' if len(far) else 'within'} your range.")
            + "".join(furthest))


@shaped(7.2, 4.4)
def four_fields(fig: Figure, self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame,
                skill: pd.DataFrame) -> Finding:
    """Every skill by one's own view and that of others: both see a strength, only they, only oneself, neither."""
    both = side_by_side(self_rating, rating, feedback_round, skill)
    both = both.assign(field=fields(both["own"], both["theirs"]))
    far = (both["theirs"] - both["own"]).abs().sort_values(ascending=False, kind="stable").index
    shown = both.loc[far[:MOST_ROWS]]
    plane = Plane(fig, (0, 10), (0, 10), left=44, right=190, top=24, bottom=38)
    ticks = (0, 2, 4, STRENGTH, 8, 10)
    plane.ticks_y("others", ticks=ticks)
    plane.ticks_x("you, in the middle of your range", ticks=ticks)
    plane.line([0, 10], [STRENGTH, STRENGTH], INK, 1, alpha=0.5)
    plane.line([STRENGTH, STRENGTH], [0, 10], INK, 1, alpha=0.5)
    for name, x, y in (("blind", 3, 10), ("open", 8, 10), ("gap", 3, 0), ("hidden", 8, 0)):
        plane.text(x, y, FIELDS[name][0], ha="center", dy=9, size="small", weight=600, alpha=0.75)
    colours = {"open": VINE, "blind": ABOVE, "hidden": BELOW, "gap": QUIET}
    heights = spread(plane.py(shown["theirs"].to_numpy()), 13, plane.bottom, plane.top)
    for one, height in zip(shown.itertuples(), heights, strict=True):
        at = plane.y0 + (height - plane.bottom) / (plane.top - plane.bottom) * (plane.y1 - plane.y0)
        plane.line([one.low, one.high], [one.theirs, one.theirs], QUIET, 1.6, alpha=0.6)
        plane.line([one.own, 10.35], [one.theirs, at], INK, 0.5, alpha=0.3)
        plane.dots(one.own, one.theirs, colours[one.field], 9)
        plane.text(10.45, at, words(one.name, 34), size="small")
    return Finding(_fields_title(both), _fields_told(both))


def _fields_title(both: pd.DataFrame) -> str:
    lies = _by_field(both)
    if lies["blind"]:
        return f"A strength they see and you do not yet: {listed(words(n, 30) for n in lies['blind'][:2])}"
    if lies["hidden"]:
        return f"A strength they have not seen yet: {listed(words(n, 30) for n in lies['hidden'][:2])}"
    strong = len(lies["open"])
    return f"You agree on what is a strength: {strong} of {len(both)}" if len(both) > 1 else "You agree on this one"


def _by_field(both: pd.DataFrame) -> dict[str, list[str]]:
    """The names of the skills in each of the four fields."""
    lies: dict[str, list[str]] = {field: [] for field in FIELDS}
    for name, field in zip(both["name"], both["field"], strict=True):
        lies[field].append(name)
    return lies


def _fields_told(both: pd.DataFrame) -> str:
    told = [f"{FIELDS[field][0].lower()}: {listed(words(n, 40) for n in names[:8])}"
            for field, names in _by_field(both).items() if names]
    return (f"Your own view from left to right, that of others from below to above; from {STRENGTH:g} of 10 on a skill "
            f"is called a strength. {'. '.join(t[0].upper() + t[1:] for t in told)}.")


def gap_over_rounds(fig: Figure, self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame,
                    skill: pd.DataFrame) -> Finding:
    """From round to round: how far others see each skill above or below one's own view of it."""
    if feedback_round.empty:
        raise NothingYet(ASK_FIRST)
    rounds, lines, reason = [], {}, None
    for key, asked in sorted(entries(feedback_round, "key", "asked"), key=lambda one: one[1])[-MOST_ROUNDS:]:
        try:
            both = side_by_side(self_rating, rating, feedback_round, skill, key)
        except (NothingYet, TooLittle) as why:
            reason = why
            continue
        rounds.append(asked)
        for one, theirs, own in entries(both, "key", "theirs", "own"):
            lines.setdefault(one, []).append((float(days(asked)), theirs - own))
    if not rounds:
        raise reason or TooLittle("No round has answers to show yet.")
    times = max(map(len, lines.values()))
    # Once two rounds asked about a skill it has a line; dots beside the lines would only be in their way.
    often = sorted((one for one in sorted(lines) if len(lines[one]) >= min(2, times)),
                   key=lambda one: -len(lines[one]))[:MOST_LINES]
    at = days(rounds)
    reach = max(3.0, *(abs(gap) + 0.4 for one in often for _, gap in lines[one]))
    room = max(40.0, 0.06 * (at.max() - at.min()))
    plane = Plane(fig, (at.min() - room, at.max() + room), (-reach, reach), left=44, right=190, top=26, bottom=30)
    steps = range(-int(reach), int(reach) + 1) if reach < 5 else range(-10, 11, 2)
    plane.ticks_y("levels; 0: as you see it", ticks=steps, form=signed)
    plane.text(plane.x0, plane.y1, "they see more", dx=6, dy=-4, size="small", alpha=0.75)
    plane.text(plane.x0, plane.y0, "they see less", dx=6, dy=6, size="small", alpha=0.75)
    for place, asked in zip(plane.x_at(spread(plane.px(at), 50, plane.left, plane.right)), rounds, strict=True):
        plane.text(place, plane.y0, f"{asked:%b %Y}", ha="center", dy=-12, size="small", alpha=0.85)
    heights = spread(plane.py([lines[one][-1][1] for one in often]), 13, plane.bottom + 6, plane.top - 6)
    for n, one in enumerate(often):
        x, y = zip(*lines[one], strict=True)
        plane.line(x, y, branch(n), 1.8)
        plane.dots(x, y, branch(n), 7)
        end = plane.y0 + (heights[n] - plane.bottom) / (plane.top - plane.bottom) * (plane.y1 - plane.y0)
        plane.line([x[-1], plane.x1], [y[-1], end], branch(n), 0.6, alpha=0.5)
        plane.text(plane.x1, end, words(skill.at[one, "name"], 34), dx=4, size="small")
    gaps = {one: [gap for _, gap in lines[one]] for one in sorted(lines)}
    return _over_rounds(gaps, [f"{asked:%B %Y}" for asked in rounds], skill)


def _over_rounds(gaps: dict[str, list[float]], when: list[str], skill: pd.DataFrame) -> Finding:
    twice = {one: found for one, found in gaps.items() if len(found) > 1}
    if not twice:
        near = sum(abs(gap) < NEAR for gap, in gaps.values())
        title = f"In {near} of {len(gaps)} you see the same level" if len(gaps) > 1 else "The first round is in"
        return Finding(title, f"How far others see each skill above or below your own view, in {listed(when)}. A "
                              "second round about the same skills shows what moved.")
    nearer = sum(abs(found[-1]) < abs(found[0]) for found in twice.values())
    names = listed(words(skill.at[one, "name"], 40) for one in list(twice)[:6])
    title = (f"Your view and theirs came nearer in {nearer} of {len(twice)} skills asked about again"
             if len(twice) > 1 else
             f"Your view and theirs {_moved(next(iter(twice.values())))}")
    return Finding(title, f"How far others see each skill above or below your own view, in {listed(when)}. Asked about "
                          f"more than once: {names}.")


def _moved(gaps: list[float]) -> str:
    """How the distance of two views went on from round to round; less than the eye can tell is nothing."""
    nearer = abs(gaps[0]) - abs(gaps[-1])
    far = "came nearer" if nearer > 0 else "moved further apart"
    return "are as far apart as before" if abs(nearer) < 0.05 else far


def _rows(fig: Figure, names: list[str], *, right: float, top: float = 8) -> Plane:
    plane = labelled(fig, names, (0, 10), right=right, top=top, bottom=38, height=0.34, limit=34)
    plane.ticks_x(SCALE, ticks=(0, 2, 4, 6, 8, 10))
    for row in range(len(names)):
        plane.line([0, 10], [row + 0.5, row + 0.5], INK, 0.5, alpha=0.12)
    return plane


def _range(plane: Plane, y: float, low: float, high: float, colour: str = VINE) -> None:
    """A bar from low to high; a range of nothing is still to be seen."""
    plane.line([low, max(high, low + 0.02)], [y, y], colour, 9, alpha=0.35, cap="round")
    plane.dots([low, high], y, colour, 4.5)
    plane.dots([low, high], y, PAPER, 2)


def _colour(one: object) -> str:
    theirs, low, high = one.theirs, one.low, one.high  # type: ignore[attr-defined]
    return ABOVE if theirs > high else BELOW if theirs < low else INSIDE
