"""Worth: what a person's work is worth in money, only where it is well shown and has an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import evidence
from ..estimate import DRAWS, SEED, guesses, pert

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd


def shown(impact: pd.DataFrame, today: date) -> pd.DataFrame:
    """The pieces of work with a yearly amount that are fairly or strongly shown (`evidence`), the largest first."""
    strong_enough = evidence.each(impact, today).to_numpy() >= evidence.FAIR
    return impact[strong_enough & impact["yearly_likely"].notna().to_numpy()].sort_values(
        "yearly_likely", ascending=False, kind="stable")


def together(impact: pd.DataFrame, draws: int = DRAWS, seed: int = SEED) -> tuple[float, float, float]:
    """What the pieces bring a year together: the quantiles 0.1, 0.5 and 0.9 of the sum of their PERT draws.

    Guesses are taken to be independent, so the sum is surer than each of its parts; each draws from its own stream.
    Every piece needs an amount (see `shown`); (0, 0, 0) without any.
    """
    rows = guesses(impact, "yearly")
    streams = np.random.default_rng(seed).spawn(len(rows))
    total = sum((pert(*row, draws, rng) for row, rng in zip(rows, streams, strict=True)), np.zeros(draws))
    low, middle, high = np.quantile(total, [0.1, 0.5, 0.9])
    return float(low), float(middle), float(high)
