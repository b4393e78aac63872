"""Criteria: what those who decide look for, and how much of it is known rather than guessed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: How somebody knows of a criterion for sure.
KNOWN = ("written", "told")


def how_sure(criterion: pd.DataFrame) -> str:
    """How many criteria are more than a guess, told."""
    sure = int(criterion["known"].isin(KNOWN).sum())
    if len(criterion) > 1:
        return f"{sure} of {len(criterion)} criteria {'is' if sure == 1 else 'are'} known"
    return f"the one criterion is {'known' if sure else 'a guess'}" if len(criterion) else \
        "no criterion is written down yet"
