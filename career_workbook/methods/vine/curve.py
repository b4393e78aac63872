"""A learning curve through dated levels: what more hours would bring, as a band, and silent under twelve levels.

Two shapes compete, both rising to a ceiling: exponential, ceiling - gap·exp(-k·hours), and power,
ceiling - gap·(1 + hours)^(-k) (Heathcote, Brown & Mewhort 2000, "The power law repealed"). The one with the lower AICc
is taken (Hurvich & Tsai 1989). The band comes from refitting to resampled residuals (Efron 1979) with a fixed seed.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ...findings import TooLittle
from ..estimate import SEED

#: Under this many dated levels a curve would say more than they do.
ENOUGH = 12
#: The share of new levels the band is meant to hold, if things go on as before.
COVERAGE = 0.8
TOP = 10.0
_REFITS = 300

Shape = Literal["exponential", "power"]
_FALL: dict[Shape, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "exponential": lambda hours, k: np.exp(-k * hours),
    "power": lambda hours, k: (1 + hours) ** -k,
}


class Curve(NamedTuple):
    """A fitted curve: level (0 to 10) over hours.

    `predict(hours)` and `band(hours)` take an array of hours and give levels, the band as (low, high) of the same
    shape. `aicc` holds both shapes' figures; lower is better.
    """

    model: Shape
    predict: Callable[[ArrayLike], np.ndarray]
    band: Callable[[ArrayLike], tuple[np.ndarray, np.ndarray]]
    aicc: dict[str, float]
    n: int


def learning_curve(levels: ArrayLike, hours_at_levels: ArrayLike) -> Curve:
    """Fit levels (0 to 10) over the hours spent when they were noted; both of shape (n,).

    Raises TooLittle under twelve levels, or when nearly all were noted at the same number of hours.
    """
    level, hours = np.asarray(levels, float), np.asarray(hours_at_levels, float)
    given = np.isfinite(level) & np.isfinite(hours)
    level, hours = level[given], hours[given]
    if len(level) < ENOUGH:
        lacking = ENOUGH - len(level)
        raise TooLittle(f"A forecast needs {ENOUGH} dated levels of a skill; {lacking} more "
                        f"{'is' if lacking == 1 else 'are'} missing. Until then the dots speak for themselves.")
    if len(np.unique(hours)) < 4:
        raise TooLittle("A forecast needs levels noted at different times: log some hours in between.")
    fits = {shape: _Fits(shape, hours, level[None]) for shape in _FALL}
    aicc = {shape: _aicc(float(fit.error[0]), len(level)) for shape, fit in fits.items()}
    model = min(aicc, key=lambda shape: (round(aicc[shape], 9), shape))
    fit = fits[model]
    rng = np.random.default_rng(SEED)
    left = (level - fit(hours)[0]) * np.sqrt(len(level) / (len(level) - 3))
    again = _Fits(model, hours, fit(hours) + rng.choice(left, (_REFITS, len(level))))
    noise = rng.choice(left, (_REFITS, 1))

    def predict(at: ArrayLike) -> np.ndarray:
        return np.clip(fit(np.asarray(at, float))[0], 0, TOP)

    def band(at: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
        low, high = np.quantile(again(np.asarray(at, float)) + noise, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2], axis=0)
        middle = predict(at)
        return np.clip(np.minimum(low, middle), 0, TOP), np.clip(np.maximum(high, middle), 0, TOP)

    return Curve(model, predict, band, aicc, len(level))


def _aicc(squares: float, n: int) -> float:
    """Akaike's criterion for least squares, corrected for few points; four parameters with the spread."""
    k = 4
    return n * np.log(max(squares, 1e-12) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)


class _Fits:
    """Least squares of one shape to many rows of levels at once.

    For a given k the curve is linear in ceiling and gap, so every k of a grid is solved in closed form and the best one
    kept (variable projection, Golub & Pereyra 1973). The ceiling stays at or under 10, the curve never falls.
    """

    def __init__(self, shape: Shape, hours: np.ndarray, rows: np.ndarray):
        # From a curve that is flat after a tenth of the hours to one that is hardly bent at all.
        reach = hours.max() if shape == "exponential" else np.log1p(hours.max())
        grid = np.geomspace(0.05, 40, 90) / reach
        fall = _FALL[shape](hours[None], grid[:, None])
        n, mean, middle = len(hours), rows.mean(1)[:, None], fall.mean(1)
        cross, square = rows @ fall.T, (fall**2).sum(1)
        gap = (cross - n * mean * middle) / np.maximum(square - n * middle**2, 1e-12)
        ceiling = mean - gap * middle
        over = ceiling > TOP
        gap, ceiling = np.where(over, (cross - TOP * n * middle) / square, gap), np.where(over, TOP, ceiling)
        falls = gap > 0
        gap, ceiling = np.where(falls, 0.0, gap), np.where(falls, np.minimum(mean, TOP), ceiling)
        error = ((rows**2).sum(1)[:, None] + n * ceiling**2 + gap**2 * square
                 + 2 * (n * ceiling * gap * middle - ceiling * n * mean - gap * cross))
        best = error.argmin(1)[:, None]
        self.error = np.maximum(np.take_along_axis(error, best, 1)[:, 0], 0.0)
        self._ceiling, self._gap = np.take_along_axis(ceiling, best, 1), np.take_along_axis(gap, best, 1)
        self._shape, self._k = shape, grid[best]

    def __call__(self, hours: np.ndarray) -> np.ndarray:
        """Levels of shape (rows, hours), not yet held to the scale."""
        return self._ceiling + self._gap * _FALL[self._shape](hours[None], self._k)
