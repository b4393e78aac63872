"""Why people pay: for time, money, a need or something they believe in. Pure.

The same four words for what a person buys and for what their work gives, so that the two can lie side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..entries import entries
from ..wording import listed

if TYPE_CHECKING:
    import pandas as pd

#: What one pays for, and what one's work does, in the order a page shows them.
PAYS = {"time": "time", "money": "money", "need": "what you need", "value": "what you believe in"}
GIVES = {"time": "saves time", "money": "saves or makes money", "need": "meets a need",
         "value": "stands for what they believe in"}
#: Things on each side from which two lists are worth comparing, and the difference of shares that is worth a word.
ENOUGH, APART = 3, 0.15


def counts(things: pd.DataFrame) -> dict[str, int]:
    """How many things have each reason, as their first (column because) or second (also), by the keys of `PAYS`."""
    found = gives(things)
    return {key: sum(key in reasons for reasons in found) for key in PAYS}


def gives(things: pd.DataFrame) -> list[set[str]]:
    """The reasons of each thing, one or two."""
    return [set(reasons) for reasons in entries(things, "because", "also")]


def gap(bought: pd.DataFrame, work: pd.DataFrame) -> dict[str, float]:
    """By how much larger a share of what is bought has each reason than of the work, the largest first: -1 to 1.

    Neither may be empty.
    """
    mine, theirs = counts(bought), counts(work)
    apart = {key: mine[key] / len(bought) - theirs[key] / len(work) for key in PAYS}
    return dict(sorted(apart.items(), key=lambda one: -one[1]))


def most(found: dict[str, int], words: dict[str, str]) -> str:
    """The reasons that come up most often, in these words; several where they are level."""
    return listed(words[key] for key, times in found.items() if times == max(found.values()))
