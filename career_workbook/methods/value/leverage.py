"""Leverage: how much the whole gains when one step of it gets better.

Two kinds of step, two rules. What people *wait for* is time, and time obeys Amdahl: a step that takes a share f of
the whole and becomes s times faster makes the whole 1 / ((1 - f) + f / s) times faster (Amdahl 1967, "Validity of
the single processor approach to achieving large scale computing capabilities"). What people *value* adds up: a step
that makes up a share f of the worth and becomes s times better adds f (s - 1) to the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..estimate import DRAWS, SEED, guesses, pert
from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

#: A range is read from the tenth to the ninetieth of a hundred draws: what would surprise nobody.
LOW, HIGH = 0.10, 0.90


def amdahl(share: ArrayLike, faster: ArrayLike) -> np.ndarray:
    """How many times faster the whole becomes (1 is no change), for a step's share (0 to 1) and its speed-up (> 0)."""
    share, faster = np.asarray(share, float), np.asarray(faster, float)
    _check(share, faster)
    return 1 / ((1 - share) + share / faster)


def worth_gain(share: ArrayLike, better: ArrayLike) -> np.ndarray:
    """What is added to the worth of the whole, as a share of it (0 is no change): f (s - 1)."""
    share, better = np.asarray(share, float), np.asarray(better, float)
    _check(share, better)
    return share * (better - 1)


@kept
def gains(stage: pd.DataFrame, draws: int = DRAWS, seed: int = SEED) -> pd.DataFrame:
    """What each step alone could add to the whole, from the guesses of the person.

    `stage` is the frame of steps; those without a share or a guess are left out. The answer keeps their index and has
    name, kind_of, low, middle, high (added to the whole, as a share of it: 0.08 is 8 % faster or better; percentiles
    10, 50 and 90 of up to `draws` PERT draws) and first (the chance that no step of its kind adds more,
    ties shared). Rows are in tornado order: within a kind the step that swings the whole furthest from today comes
    first (the ordering of a tornado diagram, Eschenbach 1992, "Spiderplots versus tornado diagrams").
    """
    import pandas as pd

    guess = guesses(stage, "improvement")
    ready = ~np.isnan(guess).any(axis=1) & stage["share"].notna().to_numpy()
    stage, guess = stage[ready], guess[ready]
    draws = max(1000, min(draws, 500_000 // max(len(stage), 1)))  # hundreds of steps must not make the page wait
    rng = np.random.default_rng(seed)
    # Each step draws from a stream of its own, so that one more step leaves the ranges of the others as they were.
    drawn = np.column_stack([pert(*row, draws, r) for row, r in zip(guess, rng.spawn(len(guess)), strict=True)]
                            ) if len(guess) else np.empty((draws, 0))
    share, waits = stage["share"].to_numpy(), (stage["kind_of"] == "wait").to_numpy()
    added = np.where(waits, amdahl(share, drawn) - 1, worth_gain(share, drawn))
    first = np.zeros(len(stage))
    for group in (waits, ~waits):
        if group.any():
            top = added[:, group] == added[:, group].max(axis=1, keepdims=True)
            first[group] = (top / top.sum(axis=1, keepdims=True)).mean(axis=0)
    low, middle, high = np.quantile(added, [LOW, 0.5, HIGH], axis=0) if len(stage) else np.empty((3, 0))
    found = pd.DataFrame({"name": stage["name"], "kind_of": stage["kind_of"], "low": low, "middle": middle,
                          "high": high, "first": first}, index=stage.index)
    return found.sort_values(["kind_of", "middle", "high"], ascending=[True, False, False], kind="stable")


def in_words(low: float, high: float) -> str:
    """What a step adds, as percent in words: ``8 to 21 %``; in tenths where it is little, and never 0 for something."""
    digits = 0 if high >= 0.03 else 1
    first, last = (f"{100 * part:,.{digits}f}" for part in (low, high))
    if last in ("0", "0.0"):
        return "less than 0.1 %" if high > 0 else "0 %"
    if first in ("0", "0.0"):
        return f"up to {last} %"
    return f"{first} to {last} %" if first != last else f"about {last} %"


def shares(stage: pd.DataFrame) -> dict[str, float]:
    """The shares of each kind of step added up; above 1 they cannot all be right."""
    return {str(kind): float(total) for kind, total in stage.groupby("kind_of")["share"].sum().items()}


def _check(share: np.ndarray, factor: np.ndarray) -> None:
    if np.any(share < 0) or np.any(share > 1) or np.any(factor <= 0):
        raise ValueError("A share lies between 0 and 1, and a factor above 0.")
