"""Goal attainment: goals of every kind, each on a scale of its own, told as one. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

#: What is taken for the average correlation between a person's goals, as the authors of the method did.
RHO = 0.3
#: Below this number of goals each speaks for itself.
FOR_A_SCORE = 3
_FROM = ((40, "a good deal less than you had expected"), (47, "a little less than you had expected"),
         (53, "about what you had expected"), (60, "a little more than you had expected"))


def t_score(reached: ArrayLike, weight: ArrayLike | None = None, rho: float = RHO) -> float:
    """The T-score of goals together: 50 where each came out as expected, with a spread of 10 if goals are set soberly.

    `reached`: from -2 (much less than expected) to +2 (much more), shape (n,), n >= 1; `weight`: how much each goal
    matters, above 0, equal without it; only their ratios count. Kiresuk & Sherman 1968, "Goal attainment scaling",
    formula as corrected in the erratum to Turner-Stokes 2009. ValueError for no goal or another length of weights.
    """
    x = np.asarray(reached, float)
    w = np.ones(x.shape) if weight is None else np.asarray(weight, float)
    if x.ndim != 1 or not x.size or w.shape != x.shape or (w <= 0).any():
        raise ValueError("A score needs at least one goal, and a weight above 0 for each.")
    return float(50 + 10 * (w @ x) / np.sqrt((1 - rho) * (w @ w) + rho * w.sum() ** 2))


def in_words(score: float) -> str:
    """A T-score as people say it: ``about what you had expected``."""
    return next((words for limit, words in _FROM if score < limit), "a good deal more than you had expected")
