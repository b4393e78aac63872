"""Enough: what a month has to bring for money not to be a daily thought, and how long what is put by would last.

Plain sums: no interest, no inflation, nothing about tax. Amounts are in the person's own currency, a month.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Enough(NamedTuple):
    """`month` is the line; `bare` and `full` are months the savings last at bare costs and at the whole line."""

    month: float
    bare: float
    full: float

    @property
    def year(self) -> float:
        return 12 * self.month


def enough(costs: float, buffer: float = 0.0, wishes: float = 0.0, savings: float = 0.0) -> Enough:
    """The line is costs + what is put aside + wishes; the months are savings over what goes out, inf if nothing does.

    What is put aside does not go out: the savings are spent on costs, or on costs and wishes.
    """
    return Enough(costs + buffer + wishes, _months(savings, costs), _months(savings, costs + wishes))


def _months(savings: float, spent: float) -> float:
    return savings / spent if spent > 0 else math.inf


def in_words(months: float) -> str:
    """Months as people say them, never more exact than they are known: ``about 5 months``, ``about 2 years``."""
    if math.isinf(months) or months >= 600:
        return "longer than anybody needs to plan"
    if months < 1:
        return "less than a month"
    if months < 18:
        whole = round(months)
        return f"about {whole} month{'' if whole == 1 else 's'}"
    years = round(2 * months / 12) / 2
    return f"about {years:g} year{'' if years == 1 else 's'}"
