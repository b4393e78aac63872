"""Job search: up to which pay it is worth waiting, and how long waiting takes.

McCall 1970, "Economics of information and job search": offers come one at a time from a known spread of pay; whoever
looks says yes to the first at or above a *reservation wage*, at which working and waiting are worth the same. With
offers that come in only some weeks and jobs that end again, as in Ljungqvist & Sargent, "Recursive macroeconomic
theory", the chapter on search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..estimate import SEED, guesses, pert

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

WEEKS_A_YEAR = 52
#: What a year's pay is worth today when it comes a year later; an assumption, and said to be one.
PATIENCE = 0.95
#: Draws for each entry of a spread, and the most entries looked at (the ones changed last).
DRAWS, MOST = 2000, 25


def reservation_wage(offers: ArrayLike, meanwhile: float, discount: float, *, chances: ArrayLike | None = None,
                     arrival: float = 1.0, ending: float = 0.0) -> float:
    """The pay at which saying yes and waiting are worth the same, in the unit of `offers`.

    `offers`: pay that may be offered, shape (n,), each with its chance (alike where none are given); `meanwhile`: what
    comes in while looking; `discount`: what the next period is worth beside this one (0 to below 1); `arrival`: the
    chance of an offer in a period; `ending`: the chance that a job ends in a period.

    It solves r = c + k E max(w - r, 0) with k = discount arrival / (1 - discount (1 - ending)). For a finite spread
    the right side is the largest of n + 1 straight lines, one for each set of highest offers, so r is the largest of
    their crossings and no iteration is needed. ValueError for an impossible chance.
    """
    pay = np.asarray(offers, float)
    weight = np.full(pay.shape, 1 / max(pay.size, 1)) if chances is None else np.asarray(chances, float)
    if not (0 <= discount < 1 and 0 <= arrival <= 1 and 0 <= ending <= 1):
        raise ValueError("Chances and the discount lie between 0 and 1, the discount below 1.")
    order = np.argsort(-pay, kind="stable")
    gain = discount * arrival / (1 - discount * (1 - ending))
    total, share = np.cumsum((weight * pay)[order]), np.cumsum(weight[order])
    return float(max(meanwhile, *((meanwhile + gain * total) / (1 + gain * share)))) if pay.size else float(meanwhile)


def weeks_to_offer(offers: ArrayLike, ask: ArrayLike, arrival: ArrayLike) -> np.ndarray:
    """Weeks until the first offer at or above each ask, on average: 1 / (arrival × share of offers that reach it).

    `arrival`: offers a week, of whatever pay, a number or an array that broadcasts with `ask`. Infinite where no offer
    reaches the ask. The mean of a thinned Poisson process.
    """
    pay = np.sort(np.asarray(offers, float))
    ask = np.asarray(ask, float)
    reach = (pay.size - np.searchsorted(pay, ask, side="left")) / max(pay.size, 1)
    with np.errstate(divide="ignore"):
        return 1 / (np.asarray(arrival, float) * reach)


def spread(pay: pd.DataFrame, draws: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """The pay that may be offered, from entries with a guess `yearly`: PERT draws of each, mixed in equal parts.

    One dimension, `draws` values an entry; an entry known exactly gives one value again and again. Each entry draws
    from a stream of its own, so that a new one leaves the others as they were.
    """
    guess = guesses(pay, "yearly")
    guess = guess[~np.isnan(guess).any(axis=1)][-MOST:]
    streams = np.random.default_rng(seed).spawn(len(guess))
    return np.concatenate([pert(*row, draws, rng) for row, rng in zip(guess, streams, strict=True)]
                          ) if len(guess) else np.empty(0)
