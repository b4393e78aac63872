"""Why people pay: for time, money, a need or something they believe in. Pure.

The same four words for what a person buys and for what their work gives, so that the two can lie side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .wording import listed

if TYPE_CHECKING:
    import pandas as pd

#: What one pays for, and what one's work does, in the order a page shows them.
PAYS = {"time": "time", "money": "money", "need": "what you need", "value": "what you believe in"}
GIVES = {"time": "saves time", "money": "saves or makes money", "need": "meets a need",
         "value": "stands for what they believe in"}
#: Things on each side from which two lists are worth comparing, and the difference of shares that is worth a word.
ENOUGH, APART = 3, 0.15


def counts(things: pd.DataFrame) -> pd.Series:
    """How many things have each reason, as their first (column because) or second (also): int by the keys of
    `PAYS`."""
    import pandas as pd

    return pd.Series({key: int(gives(things, key).sum()) for key in PAYS}, dtype=int)


def gives(things: pd.DataFrame, reason: str) -> pd.Series:
    """True for the things that have this reason, first or second."""
    return (things["because"] == reason) | (things["also"] == reason)


def gap(bought: pd.DataFrame, work: pd.DataFrame) -> pd.Series:
    """By how much larger a share of what is bought has each reason than of the work, the largest first: -1 to 1.

    Neither may be empty.
    """
    apart = counts(bought) / len(bought) - counts(work) / len(work)
    return apart.sort_values(ascending=False, kind="stable")


def most(found: pd.Series, words: dict[str, str]) -> str:
    """The reasons that come up most often, in these words; several where they are level."""
    return listed(words[key] for key in found.index[found == found.max()])
