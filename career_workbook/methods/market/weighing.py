"""Weighing: options, what matters, and how far the answers known so far decide between them.

The worth of an option is the weighted mean of how well it meets each thing that matters, 0 to 1 (the simple
multi-attribute rating technique; Edwards & Barron 1994, "SMARTS and SMARTER"). What is not known is a span, not a
point, so an option has a span of worth and a span of ranks (interval dominance; Weber 1987, "Decision making with
incomplete information"). A must is no weight: whatever misses it is set apart. What an answer would be worth is the
expected value of partial perfect information (Howard 1966, "Information value theory").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def worth(low: ArrayLike, high: ArrayLike, weight: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The span of each option's worth: (low, high), each of shape (options,), between 0 and 1.

    `low` and `high`: how well each option meets each thing that matters, shape (options, things), 0 to 1; `weight`:
    shape (things,), at least one above 0 where there are any things. ValueError where they do not fit.
    """
    low, high, weight = (np.asarray(v, float) for v in (low, high, weight))
    if np.any(low > high) or np.any(weight < 0) or weight.sum() <= 0:
        raise ValueError("Spans need their lower end first, and weights of 0 or more that are not all 0.")
    share = weight / weight.sum()
    return low @ share, high @ share


def ranks(low: ArrayLike, high: ArrayLike, stays: ArrayLike = True) -> tuple[np.ndarray, np.ndarray]:
    """The best and the worst rank each option could still have, counted from 1, for spans that vary freely.

    An option is certainly behind another only where the whole of its span lies below the other's, and where the other
    `stays`: one that may yet miss a must keeps nobody from the first place. `stays`: bool, shape (options,).
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    ahead = (low[None, :] > high[:, None] + 1e-12) & np.broadcast_to(np.asarray(stays, bool), low.shape)[None, :]
    best = 1 + ahead.sum(axis=1)
    worst = len(low) - (high[None, :] < low[:, None] - 1e-12).sum(axis=1)
    return best, worst


def worth_knowing(low: ArrayLike, high: ArrayLike, weight: ArrayLike, chance: ArrayLike) -> np.ndarray:
    """What knowing each answer before choosing would add to the worth of the choice; shape (options, things).

    As for `worth`; every answer is taken to lie anywhere in its span alike, and `chance`, shape (options,), is the
    chance that an option misses no must (else it is worth nothing). Exact: the option's expected worth, seen as a
    function of one answer, is uniform, and E max(U, m) of a uniform U has a closed form. 0 where it changes nothing.
    """
    low, high, weight, chance = (np.asarray(v, float) for v in (low, high, weight, chance))
    mean = sum(worth(low, high, weight)) / 2 * chance
    if len(mean) < 2:
        return np.zeros(low.shape)
    rival = _best_other(mean)[:, None]
    reach = chance[:, None] * (high - low) / 2 * (weight / weight.sum())
    return _mean_of_larger(mean[:, None] - reach, mean[:, None] + reach, rival) - np.maximum(mean[:, None], rival)


def worth_knowing_must(mean: ArrayLike, chance: ArrayLike, this: ArrayLike) -> np.ndarray:
    """What knowing whether one must is met would add to the worth of the choice; shape (options,).

    `mean`: the middle of each option's worth; `chance`: that it misses no must; `this`: that it meets this one (so
    chance <= this). Met, the option is worth mean × chance / this; missed, nothing.
    """
    mean, chance, this = (np.asarray(v, float) for v in (mean, chance, this))
    now = mean * chance
    rival = np.maximum(_best_other(now), 0)
    met = np.divide(now, this, out=np.zeros_like(now), where=this > 0)
    return this * np.maximum(met, rival) + (1 - this) * rival - np.maximum(now, rival)


def _best_other(values: np.ndarray) -> np.ndarray:
    """For each option the best of the others; minus infinity where there is no other."""
    if len(values) < 2:
        return np.full(len(values), -np.inf)
    first, second = np.sort(values)[::-1][:2]
    best = np.full(len(values), first)
    best[int(np.argmax(values))] = second
    return best


def _mean_of_larger(a: np.ndarray, b: np.ndarray, m: np.ndarray) -> np.ndarray:
    """E max(U, m) for U uniform between a and b."""
    width = np.where(b > a, b - a, 1.0)
    crossing = (m * (m - a) + (b * b - m * m) / 2) / width
    return np.where(m <= a, (a + b) / 2, np.where(m >= b, m, crossing))
