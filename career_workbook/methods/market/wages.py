"""A wage among the wages of an occupation: which line of a table belongs to it, and where an amount lies in it.

Occupations of O*NET are finer than those wages are counted for: an occupation is looked up by the first seven
characters of its code, then by the broad occupation they belong to. Amounts between two percentiles are never told
closer than by the two: the tables say nothing of what lies between.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..entries import entries
from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: The columns of a wage table, and how many of ten people earn no more than that.
PERCENTILES = {"p10": 10, "p25": 25, "p50": 50, "p75": 75, "p90": 90}


class Wages(NamedTuple):
    """A year's wages in one occupation: `amounts` by percentile, infinite where the table only says "or more".

    `broad` where they are those of the wider group; `hourly` where they were counted by the hour.
    """

    title: str
    amounts: dict[str, float]
    broad: bool
    hourly: bool

    @property
    def median(self) -> float:
        return self.amounts["p50"]

    def times(self, rate: float) -> Wages:
        """The same in another money, to hundreds: a rate of exchange is not more exact than that."""
        if rate == 1:
            return self
        amounts = {name: amount * rate if math.isinf(amount) else float(np.round(amount * rate, -2))
                   for name, amount in self.amounts.items()}
        return Wages(self.title, amounts, self.broad, self.hourly)


def wages_of(code: str, wages: pd.DataFrame) -> Wages | None:
    """The wages of an occupation; None where the table has none for it."""
    table = _by_code(wages)
    for looked_up, broad in ((code[:7], False), (f"{code[:6]}0", True)):
        if looked_up in table:
            title, hourly, *amounts = table[looked_up]
            return Wages(title, dict(zip(PERCENTILES, amounts, strict=True)), broad, hourly)
    return None


@kept
def _by_code(wages: pd.DataFrame) -> dict[str, tuple[Any, ...]]:
    """The first line of each occupation that names its median: title, whether by the hour, amounts by percentile."""
    found: dict[str, tuple[Any, ...]] = {}
    for code, *line in entries(wages, "occupation", "title", "hourly", *PERCENTILES):
        if line[4] == line[4]:
            found.setdefault(code, tuple(line))
    return found


def lies(amount: float, wages: Wages) -> str:
    """Where an amount lies among wages, in words that follow "this lies": never closer than two percentiles."""
    below = [name for name, limit in wages.amounts.items() if not math.isnan(limit) and amount >= limit]
    known = [name for name, limit in wages.amounts.items() if not math.isnan(limit)]
    if not below:
        return f"below what {_share(100 - PERCENTILES[known[0]])} earn"
    if below[-1] == known[-1]:
        return f"above what {_share(PERCENTILES[below[-1]])} earn"
    above = known[known.index(below[-1]) + 1]
    if below[-1] == "p25" and above == "p50":
        return "in the lower middle: a quarter earn less, half earn more"
    if below[-1] == "p50" and above == "p75":
        return "in the upper middle: half earn less, a quarter earn more"
    return f"where {_share(PERCENTILES[below[-1]])} earn less and {_share(100 - PERCENTILES[above])} earn more"


def _share(percent: int) -> str:
    return {10: "one in ten", 25: "a quarter", 50: "half", 75: "three quarters", 90: "nine in ten"}[percent]
