"""Low, likely and high: what a guess with a range says about its mean, its spread and its chances.

A guess is read as a PERT distribution: a beta distribution on [low, high] that weighs the likely value four times
(Malcolm, Roseboom, Clark & Fazar 1959, "Application of a technique for research and development program
evaluation"; the parameters as in Clark 1962, "The PERT model for the distribution of an activity time").
The unit of every result is the unit of the guess. A guess whose three numbers are equal is a certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

#: The seed of every drawing of chances, shown beside its result: the same entries always give the same answer.
SEED = 1959
DRAWS = 10_000


def pert(low: ArrayLike, likely: ArrayLike, high: ArrayLike, draws: int = DRAWS,
         rng: np.random.Generator | None = None) -> np.ndarray:
    """Draw from guesses.

    `low`, `likely`, `high` are numbers or arrays of one shape S; the answer has the shape (draws, *S), every value
    between low and high. Without `rng` it is drawn from a fixed seed. Raises ValueError when a guess is not in order.
    """
    low, likely, high = _in_order(low, likely, high)
    rng = np.random.default_rng(SEED) if rng is None else rng
    width = np.where(high > low, high - low, 1.0)
    share = np.where(high > low, (likely - low) / width, 0.5)
    drawn = rng.beta(1 + 4 * share, 5 - 4 * share, size=(draws, *low.shape))
    return low + (high - low) * drawn


def pert_mean(low: ArrayLike, likely: ArrayLike, high: ArrayLike) -> np.ndarray:
    """The mean of guesses: (low + 4 likely + high) / 6. Shape as given."""
    low, likely, high = _in_order(low, likely, high)
    return (low + 4 * likely + high) / 6


def guesses(frame: pd.DataFrame, name: str) -> np.ndarray:
    """The guesses of one field of a frame: an array (rows, 3) of low, likely and high, NaN where none was given."""
    return frame[[f"{name}_low", f"{name}_likely", f"{name}_high"]].to_numpy(float)


def _in_order(low: ArrayLike, likely: ArrayLike, high: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    low, likely, high = np.broadcast_arrays(*(np.asarray(x, float) for x in (low, likely, high)))
    if not (np.all(low <= likely) and np.all(likely <= high)):
        raise ValueError("A guess needs its three numbers in order: low, then likely, then high.")
    return low, likely, high
