"""Forecasts: how near a person's guesses came, once the answer was known. Pure."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

#: Below these numbers of answered guesses a score, or its parts, would say more than is known.
FOR_A_SCORE, FOR_ITS_PARTS = 10, 30
#: What always saying fifty-fifty scores.
COIN = 0.25


def brier(chance: ArrayLike, came_true: ArrayLike) -> float:
    """The mean squared distance of guess and answer: 0 is perfect, 1 always sure and always wrong, 0.25 a coin.

    `chance` between 0 and 1, `came_true` 0 or 1, of one length n >= 1. Brier 1950, "Verification of forecasts
    expressed in terms of probability", halved as is usual for a yes-or-no question. ValueError without any guess.
    """
    p, y = _pairs(chance, came_true)
    return float(np.mean((p - y) ** 2))


class Parts(NamedTuple):
    """A Brier score taken apart: score = reliability - resolution + uncertainty + within.

    `reliability`: how far each group's average guess lay from how often it came true (0 is best); `resolution`: how
    far the groups lay apart in what came true (more is better); `uncertainty`: how hard the questions were, b (1 - b)
    for the share b that came true; `within`: what guesses of different size in one group add (0 when a group holds
    one value). `groups`: an array (k, 3) of average guess, share come true, and count.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    groups: np.ndarray


def murphy(chance: ArrayLike, came_true: ArrayLike, groups: int = 5) -> Parts:
    """Take the Brier score apart, with guesses sorted into `groups` equal stretches of 0 to 1.

    Murphy 1973, "A new vector partition of the probability score"; the remainder within the groups as in Stephenson,
    Coelho & Jolliffe 2008, "Two extra components in the Brier score decomposition", so that the parts always add up.
    """
    p, y = _pairs(chance, came_true)
    place = np.minimum((p * groups).astype(int), groups - 1)
    count = np.bincount(place, minlength=groups)
    some = count > 0
    guess = np.bincount(place, p, groups)[some] / count[some]
    came = np.bincount(place, y, groups)[some] / count[some]
    share, base = count[some] / len(p), y.mean()
    spread = p - np.bincount(place, p, groups)[place] / count[place]
    return Parts(score=brier(p, y), reliability=float(share @ (guess - came) ** 2),
                 resolution=float(share @ (came - base) ** 2), uncertainty=float(base * (1 - base)),
                 within=float(np.mean(spread ** 2) - 2 * np.mean(spread * y)),
                 groups=np.column_stack([guess, came, count[some]]))


def leaned(chance: ArrayLike, came_true: ArrayLike) -> tuple[int, int, int]:
    """How many guesses leaned to the side that came, how many leaned at all, and how many should have, if each was as
    likely to be right as it was sure: sureness beside being right, whichever side a guess leans to.
    """
    p, y = _pairs(chance, came_true)
    sure = p != 0.5
    return int(((p > 0.5) == (y > 0.5))[sure].sum()), int(sure.sum()), round(float(np.maximum(p, 1 - p)[sure].sum()))


def in_words(chance: ArrayLike, came_true: ArrayLike) -> tuple[str, tuple[str, ...]]:
    """How near the guesses came, told: beside a coin, and in a few lines; the parts only from thirty answers."""
    p, y = _pairs(chance, came_true)
    score = brier(p, y)
    lines = [f"Of {len(p)} guesses {y.sum():.0f} turned out so; you had expected about {p.sum():.0f}.",
             f"Brier score {score:.2f}: 0 is always sure and right, {COIN} is always saying fifty-fifty."]
    if len(p) >= FOR_ITS_PARTS:
        parts = murphy(p, y)
        # What guesses of one group tell apart belongs to telling apart (the generalised resolution of Stephenson et
        # al.), or being off could be less than nothing. The middle one is what is left, so that the told ones add up.
        hard, off = round(parts.uncertainty, 2), round(parts.reliability, 2)
        apart = round(hard + off - round(score, 2), 2)
        lines.append(f"Taken apart: {hard:.2f} because the questions were hard, {abs(apart):.2f} "
                     f"{'less because you can' if apart >= 0 else 'more because it is difficult to'} tell likely from "
                     f"unlikely, {off:.2f} because your numbers were off.")
    near = "nearer than a coin" if score < COIN - 0.03 else "about as near as a coin"
    return near if score <= COIN + 0.03 else "further off than a coin", tuple(lines)


def worth_asking(chance: ArrayLike, matters: ArrayLike) -> np.ndarray:
    """How much an answer would be worth before acting on a guess, in the unit of `matters`. Shape as given.

    Acting on the likelier side is wrong with chance min(p, 1 - p), and an answer would spare exactly that: the
    expected value of perfect information for a choice between two (Howard 1966, "Information value theory").
    """
    p = np.asarray(chance, float)
    return np.minimum(p, 1 - p) * np.asarray(matters, float)


def _pairs(chance: ArrayLike, came_true: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    p, y = np.asarray(chance, float), np.asarray(came_true, float)
    if p.size == 0 or p.shape != y.shape:
        raise ValueError("A score needs at least one guess, and one answer for each.")
    return p, y
