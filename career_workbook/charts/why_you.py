"""Pictures of the chapter why_you: what stands behind the four answers, who else can do what, what is rare and worth
much."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding
from ..chapters.why_you import ANSWERS, claims, grid, nothing_alone, together
from ..methods import evidence
from ..methods.entries import entries
from ..methods.wording import count, listed, sentence
from ..records import shown_to
from . import shaped
from .rows import HEADINGS, MOST_ROWS, headings, labelled, stands_behind, strengths
from .style import INK, PAPER, QUIET, VINE, Plane, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Others a grid shows, and skills a scatter names.
MOST_OTHERS, MOST_NAMES = 5, 18


@shown_to("coach")
def what_stands_behind(fig: Figure, four_answers: pd.DataFrame, impact: pd.DataFrame, *, today: date) -> Finding:
    """How well each of the four answers is shown by the work linked to it: not yet, thin, fair or strong."""
    given = claims(four_answers, impact)
    level = [evidence.word(evidence.of(impact, pieces, today)) for pieces in given["pieces"]]
    strengths(fig, [ANSWERS[name] for name in given.index], level,
              [stands_behind(list(impact.loc[list(pieces), "title"])) or "no piece of work picked yet"
               for pieces in given["pieces"]])
    shown = sum(word in ("fair", "strong") for word in level)
    title = (f"{shown} of {len(given)} answers can be shown" if shown and len(given) > 1 else
             "Your answers wait for a piece of work" if len(given) > 1 else
             "Your first answer can be shown" if shown else "Your first answer waits for a piece of work")
    return Finding(title, "Your answers by how well your work shows them: " + "; ".join(
        f"{ANSWERS[name][:1].lower()}{ANSWERS[name][1:]}, {word.replace('none', 'not yet')}"
        for name, word in zip(given.index, level, strict=True)) + ".")


@shown_to("coach")
def who_else_can(fig: Figure, skill: pd.DataFrame, rival: pd.DataFrame) -> Finding:
    """Skills × the others: a full dot where they have it as well, the rarest skills on top."""
    found = grid(skill, rival)
    shown, others = found.iloc[:MOST_ROWS], rival.iloc[:MOST_OTHERS]
    columns = 0.6 + len(others)
    plane = labelled(fig, list(shown["name"]), (0, columns), top=HEADINGS, bottom=6, limit=34, height=0.27, right=6)
    headings(plane, np.r_[0, 0.6 + np.arange(len(others))], ["You", *others["role"]],
             (plane.right - plane.left) / columns - 12)
    for row, (key, had) in enumerate(entries(shown, "key", "had")):
        y = row + 0.5
        plane.line([0, columns], [row, row], INK, 0.5, alpha=0.15)
        plane.dots(plane.x_at(plane.px(0) + 10), y, VINE, 9)
        for column, keys in enumerate(others["skills"]):
            x = plane.x_at(plane.px(column + 0.6) + 10)
            plane.dots(x, y, QUIET, 9 if key in keys else 7)
            if key not in keys:
                plane.dots(x, y, PAPER, 5)
        if not had:
            plane.text(0, y, "only you", dx=20, size="small", weight=600)
    alone = int((found["had"] == 0).sum())
    many = len(found) > 1
    title = (f"{alone} of {len(found)} skills nobody else here brings" if alone and many else
             "Nobody else here brings this skill" if alone else "Somebody else here brings it too" if not many else
             "Each skill somebody else has too; all of them together, nobody" if together(found, rival) else
             nothing_alone(found, rival))
    told = "; ".join(f"{words(name, 40)}, {had} of {len(rival)}" for name, had in entries(shown, "name", "had")[:8])
    beside = count(len(rival), "other", "others")
    return Finding(title, f"Your skills beside {beside} you named, and how many of them have each: {told}.")


@shown_to("coach")
@shaped(7.2, 4.2)
def rare_and_worth(fig: Figure, skill: pd.DataFrame, rival: pd.DataFrame, impact: pd.DataFrame) -> Finding:
    """Skills by what they are worth and how rare they are; the best combination only the person has, joined."""
    found = grid(skill, rival)
    unsaid = bool(found["worth"].isna().any())
    plane = Plane(fig, (-2.2 if unsaid else -0.4, 10.4), (-0.09, 1.09), left=104, right=18, top=22, bottom=38)
    places = found["worth"].fillna(-1.4).to_numpy(), found["rare"].to_numpy()
    plane.ticks_x("what it is worth, as you see it (0 to 10)", ticks=(0, 2, 4, 6, 8, 10))
    if unsaid:
        plane.text(-1.4, plane.y0, "not said", ha="center", dy=-11, size="small", alpha=0.75)
    for had in _steps(len(rival)):
        y = 1 - had / len(rival)
        plane.line([plane.x0, plane.x1], [y, y], INK, 0.6, alpha=0.16)
        plane.text(plane.x0, y, _so_many(had, len(rival)), ha="right", dx=-8, size="small", alpha=0.85)
    plane.text(plane.x0, 1.09, "who else has it", ha="right", dx=-8, dy=8, size="small", alpha=0.7)
    combos = together(found, rival)
    best = list(combos[0]) if combos else []
    at = dict(zip(found.index, zip(*places, strict=True), strict=True))
    order = sorted((at[key] for key in best), key=lambda place: place)
    if len(order) > 1:
        plane.line([x for x, _ in order], [y for _, y in order], VINE, 2.4, alpha=0.35)
    used = {key for keys in impact["skills"] for key in keys}
    shown = np.array([key in used for key in found.index])
    mine = np.array([key in best for key in found.index])
    for chosen, colour in ((~mine, QUIET), (mine, VINE)):
        plane.dots(places[0][chosen], places[1][chosen], colour, 10)
        plane.dots(places[0][chosen & ~shown], places[1][chosen & ~shown], PAPER, 6)
    _names(plane, found, at, best, order)
    bare = int((~shown).sum())
    high = found[(found["worth"] >= 6) & (found["rare"] >= 0.5)].head(4)
    told = "; ".join(f"{words(name, 40)}, {_so_many(had, len(rival))}" for name, had in entries(high, "name", "had"))
    names = [f"“{words(name, 40)}”" for name in found.loc[best, "name"]]
    return Finding(f"Not found {'together ' if len(best) > 1 else ''}among the others: {listed(names)}" if best
                   else nothing_alone(found, rival),
                   f"{sentence(count(len(found), 'skill', 'skills'))} beside {count(len(rival), 'other', 'others')}, "
                   "by what each is worth and how many of them have it."
                   + (f" Worth much and rare: {told}." if told else "")
                   + (f" {bare} of them, drawn hollow, no piece of work shows yet." if bare else ""))


def _steps(others: int) -> list[int]:
    step = max(1, round(others / 6))
    return sorted({0, others, *range(0, others + 1, step)} - ({others - 1} if step > 1 else set()))


def _so_many(had: int, others: int) -> str:
    return "nobody" if not had else "everybody" if had == others else f"{had} of {others}"


def _names(plane: Plane, found: pd.DataFrame, at: dict[str, tuple[float, float]], best: list[str],
           joined: list[tuple[float, float]]) -> None:
    """As many names as fit beside their dots and clear of the joining line, those of the best combination first."""
    dots = [(float(plane.px(x)), float(plane.py(y))) for x, y in at.values()]
    for (x0, y0), (x1, y1) in pairwise([(float(plane.px(x)), float(plane.py(y))) for x, y in joined]):
        dots += [(x0 + part * (x1 - x0), y0 + part * (y1 - y0)) for part in np.linspace(0.15, 0.85, 12)]
    taken = [(x - 6, x + 6, y - 6, y + 6) for x, y in dots] if len(dots) < 200 else []
    named = 0
    for key in [*best, *found.sort_values(["worth", "rare"], ascending=False).index]:
        if named == MOST_NAMES or (key in best and named >= len(best)):
            continue
        label = words(found.loc[key, "name"], 30)
        wide = text_width(label, 8.2)
        x, y = float(plane.px(at[key][0])), float(plane.py(at[key][1]))
        for ha, dx, dy in (("left", 9, 0), ("right", -9, 0), ("center", 0, 13), ("center", 0, -13), ("left", 5, 12),
                           ("right", -5, 12), ("left", 5, -12), ("right", -5, -12)):
            left = x + dx - {"left": 0, "center": wide / 2, "right": wide}[ha]
            box = (left - 2, left + wide + 2, y + dy - 5.5, y + dy + 5.5)
            clear = all(box[1] < a or b < box[0] or box[3] < c or d < box[2] for a, b, c, d in taken)
            if clear and plane.left - 4 <= box[0] and box[1] <= plane.right + 16:
                taken.append(box)
                plane.text(*at[key], label, ha=ha, dx=dx, dy=dy, size="small", weight=600 if key in best else 400,
                           alpha=0.95)
                named += 1
                break
