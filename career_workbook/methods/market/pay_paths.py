"""Pay paths: staying beside going, month by month, played through with a person's own ranges.

A path begins with one yearly pay and may take one step, after some months and with some chance, to another; both rise
a little each year. Guesses are PERT draws from a fixed seed. What may come is shown as quantiles that widen with time,
as the Bank of England's fan charts do (Britton, Fisher & Whitley 1998, "The Inflation Report projections:
understanding the fan chart"); here they are read from the draws themselves.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from ..estimate import DRAWS, SEED, pert

Triple = tuple[float, float, float]
#: How far the paths are followed.
MONTHS = 120
#: The quantiles of a fan, from the cautious to the hopeful.
FAN = (0.10, 0.25, 0.50, 0.75, 0.90)


class Way(NamedTuple):
    """One way to go: guesses as (low, likely, high); pay a year, rises a year as a share, months until the step."""

    start: Triple
    months: Triple | None = None
    then: Triple | None = None
    chance: float = 1.0
    rise: Triple = (0.0, 0.0, 0.0)


def play(way: Way, draws: int = DRAWS, months: int = MONTHS, stream: int = 0, seed: int = SEED) -> np.ndarray:
    """Play a way through: yearly pay in each month, shape (draws, months).

    `stream` numbers the way, so that two of them are drawn apart and neither changes when the other does.
    """
    rng = np.random.default_rng([seed, stream])
    start, rise = pert(*way.start, draws, rng), pert(*way.rise, draws, rng)
    when, then = np.full(draws, months), start  # no step, as far as the months go
    if way.months is not None and way.then is not None:
        when, then = np.minimum(np.ceil(pert(*way.months, draws, rng)), months).astype(int), pert(*way.then, draws, rng)
        when[rng.random(draws) >= way.chance] = months
    order = np.argsort(when)  # those who take the step in the same month stand side by side
    start, rise, when, then = (one[order] for one in (start, rise, when, then))
    # A row is a month here: what is asked of the draws of one month lies together.
    risen = ((1 + rise) ** np.arange(months // 12 + 1)[:, None])[np.arange(months) // 12]
    pay, after = start * risen, np.multiply(then, risen, out=risen)
    edges = np.searchsorted(when, np.arange(months + 1)).tolist()
    for month, (first, last) in enumerate(itertools.pairwise(edges)):
        pay[month:, first:last] = after[:months - month, first:last]
    return pay.take(np.argsort(order), axis=1).T


def ahead(going: np.ndarray, staying: np.ndarray) -> np.ndarray:
    """How much going has brought more than staying by the end of each month (money, shape (draws, months))."""
    more = going - staying
    more /= 12
    return np.cumsum(more, axis=1, out=more)


def break_even(difference: np.ndarray) -> np.ndarray:
    """The first month after which going never falls behind staying again, for each draw of `ahead`.

    Counted from 0 (never behind) to months - 1; NaN where it is still behind at the end. Shape (draws,). An amount of
    less than a millionth of the largest is nothing: adding up a hundred months is not exact.
    """
    behind = difference < -1e-6 * max(float(np.abs(difference).max(initial=0)), 1e-9)
    months = difference.shape[1]
    last = months - np.argmax(behind[:, ::-1], axis=1)
    return np.where(behind.any(axis=1), np.where(last < months, last, np.nan), 0.0)


def fan(values: np.ndarray) -> np.ndarray:
    """The quantiles `FAN` of each column of (draws, months): shape (5, months), each row at least the one above."""
    ordered = values.T.copy()
    ordered.sort()  # rows of their own are sorted in half the time it takes to part columns
    place = np.multiply(FAN, ordered.shape[1] - 1)
    below, above = (ordered[:, end(place).astype(int)] for end in (np.floor, np.ceil))
    return (below + (above - below) * (place % 1)).T
