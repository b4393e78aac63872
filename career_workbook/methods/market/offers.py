"""Offers: how many applications bring one, said as a range that narrows with every answer.

The chance that one application brings an offer is unknown; before the first answer every chance is as good as any
other. After `offers` of `tried` it follows a beta distribution with the parameters offers + 1 and tried - offers + 1
(Bayes 1763; Laplace 1774, whose rule of succession is its mean). Every application is taken to be as good as the
others, which is an approximation.
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import ArrayLike

#: A range is read from the tenth to the ninetieth of a hundred.
LOW, HIGH = 0.10, 0.90


def mean_rate(offers: int, tried: int) -> float:
    """The mean chance of an offer for one application: (offers + 1) / (tried + 2), between 0 and 1."""
    a, b = _parameters(offers, tried)
    return a / (a + b)


def rate(offers: int, tried: int, quantile: float) -> float:
    """A quantile (0 to 1) of the chance of an offer for one application, exact to ten digits."""
    a, b = _parameters(offers, tried)
    if not 0 <= quantile <= 1:
        raise ValueError("A quantile lies between 0 and 1.")
    below, above = 0.0, 1.0
    for _ in range(45):
        middle = (below + above) / 2
        below, above = (middle, above) if _cdf(a, b, middle) < quantile else (below, middle)
    return (below + above) / 2


@functools.lru_cache(maxsize=8)
def rate_range(offers: int, tried: int) -> tuple[float, float]:
    """The chance of an offer for one application, cautious and hopeful: its quantiles 0.1 and 0.9."""
    return rate(offers, tried, LOW), rate(offers, tried, HIGH)


def in_words(low: float, high: float) -> str:
    """A range of chances as people write it, never “0 %” or “100 %” for what is neither: ``5 to 20 %``."""
    first, last = round(100 * low), round(100 * high)
    if last == 0:
        return "less than 1 %"
    if last == 100:
        return f"more than {min(first, 99)} %"
    return f"up to {last} %" if first == 0 else f"about {last} %" if first == last else f"{first} to {last} %"


def density(offers: int, tried: int, chance: ArrayLike) -> np.ndarray:
    """How plausible each chance is (the beta density, which has the area 1). Shape as given."""
    a, b = _parameters(offers, tried)
    p = np.asarray(chance, float)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    with np.errstate(divide="ignore", invalid="ignore"):
        height = scale + _times_log(a - 1, p) + _times_log(b - 1, 1 - p)
    return np.exp(height)


def _parameters(offers: int, tried: int) -> tuple[int, int]:
    if not 0 <= offers <= tried:
        raise ValueError("Offers are at least none and at most as many as the applications.")
    return offers + 1, tried - offers + 1


def _cdf(a: int, b: int, p: float) -> float:
    """The beta distribution at p, for whole a and b: the chance of a or more in a + b - 1 tries (a binomial tail)."""
    if p in (0.0, 1.0):
        return p
    n = a + b - 1
    j = np.arange(a, n + 1)
    logs = np.array([math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) for i in j])
    return float(np.exp(logs + j * math.log(p) + (n - j) * math.log1p(-p)).sum())


def _times_log(times: int, values: np.ndarray) -> np.ndarray:
    return times * np.log(values) if times else np.zeros_like(values)
