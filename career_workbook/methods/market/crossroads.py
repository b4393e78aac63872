"""The crossroads: a person's ways beside staying, played through with `pay_paths` and told in words."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...findings import NothingYet
from ..estimate import SEED
from ..kept import kept
from . import outlook, pay_paths
from .pay_paths import MONTHS, Triple, Way

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DRAWS", "MONTHS", "SEED", "Compared", "Named", "compare", "played", "ways"]

#: Enough that a share is right to two parts in a hundred, and few enough to answer while somebody types.
DRAWS = 4000


class Named(NamedTuple):
    """A way with its name."""

    name: str
    way: Way


class Compared(NamedTuple):
    """One way beside staying: months to catch up (cautious, middle, hopeful; NaN where never), chance of never, ..."""

    name: str
    months: tuple[float, float, float]
    never: float
    end: tuple[float, float, float]
    deepest: float

    @property
    def when(self) -> str:
        """When it has caught up, as a stretch of time."""
        low, _, high = self.months
        if low != low:
            return "not within ten years"
        if high == 0:
            return "never behind"
        if high < 24:
            first, last = round(low), max(1, round(high))
            return (f"{first} to {last} months" if first < last and last > 1 else
                    f"{last} {'month' if last == 1 else 'months'}")
        a, b = (f"{round(2 * month / 12) / 2:g}" for month in (low, high))
        return f"{a} to {b} years" if a != b else f"{a} years"

    @property
    def never_in_words(self) -> str:
        """How often it is still behind at the end."""
        return ("hardly ever" if self.never < 0.05 else "nearly always" if self.never > 0.95
                else f"in about {min(9, max(1, round(10 * self.never)))} of 10 tries")

    @property
    def headline(self) -> str:
        """The finding in a few words, to follow the name of the way."""
        if self.never > 0.5:
            return f"still behind after ten years {self.never_in_words}, if your guesses hold"
        if self.months[2] == 0 and self.end == (0, 0, 0):
            return "just as much as staying, if your guesses hold"
        if self.months[2] == 0:
            return (f"ahead from the first month; {self.never_in_words} behind after ten years" if self.never >= 0.05
                    else "ahead from the first month, if your guesses hold")
        rest = f"; {self.never_in_words} not within ten years" if self.never >= 0.05 else ", if your guesses hold"
        return f"level with staying after {self.when}{rest}"

    @property
    def end_in_words(self) -> str:
        """What it brought by the end beside staying, as a range."""
        low, _, high = (outlook.rounded(value) for value in self.end)
        if low == high:  # all of it is known for certain
            return f"{abs(low):,.0f} {'more' if low > 0 else 'less'} than" if low else "just as much as"
        if high < 0:
            return f"{-high:,.0f} to {-low:,.0f} less than"
        return (f"{low:,.0f} to {high:,.0f} more than" if low >= 0 else
                f"anything from {-low:,.0f} less to {high:,.0f} more than")


@kept
def ways(path: pd.DataFrame, pay: pd.DataFrame) -> tuple[Named | None, list[Named]]:
    """Staying (or None where nothing is known of its pay) and the ways that leave, the one touched last at the end.

    A way without pay at first waits its turn; staying without pay takes the newest pay of now. NothingYet where there
    is neither.
    """
    now = outlook.newest_range(pay, "now")
    named = [(row["staying"], _named(row, now if row["staying"] == "stay" else None))
             for row in path.to_dict("records")]
    going = [one for staying, one in named if one is not None and staying == "go"]
    stays = [one for staying, one in named if one is not None and staying == "stay"]
    staying = stays[-1] if stays else Named("Staying", Way(now)) if now is not None else None
    if path.empty or (staying is None and not going):
        raise NothingYet("Write down one way you could go, and what it would pay a year at first.")
    return staying, going


@functools.lru_cache(maxsize=12)
def played(way: Way, stream: int) -> np.ndarray:
    """`pay_paths.play`, kept for the last few: two pictures and a sentence are made from the same draws."""
    return pay_paths.play(way, DRAWS, stream=stream)


def difference(going: Named, staying: Named) -> np.ndarray:
    """How much going has brought more than staying by the end of each month: (draws, months)."""
    return _difference(going.way, staying.way)


@functools.lru_cache(maxsize=1)  # for a picture and its sentence
def _difference(going: Way, staying: Way) -> np.ndarray:
    return pay_paths.ahead(played(going, 1), played(staying, 0))


def compare(going: Named, staying: Named) -> Compared:
    """One way beside staying."""
    return _compare(going.name, going.way, staying.way)


@functools.lru_cache(maxsize=64)
def _compare(name: str, going: Way, staying: Way) -> Compared:
    more = _difference(going, staying)
    month = pay_paths.break_even(more)
    caught = month[~np.isnan(month)]
    months = tuple(np.quantile(caught, (0.1, 0.5, 0.9))) if len(caught) else (np.nan,) * 3
    deepest = float(np.median(-more.min(axis=1)))
    return Compared(name, months, float(np.isnan(month).mean()),  # type: ignore[arg-type]
                    tuple(np.quantile(more[:, -1], (0.1, 0.5, 0.9))),  # type: ignore[arg-type]
                    outlook.rounded(deepest) if deepest > 0 else 0.0)


def _named(row: dict[str, Any], start: Triple | None) -> Named | None:
    first = _guess(row, "start") or start
    if first is None:
        return None
    chance = 1.0 if row["chance"] != row["chance"] else float(row["chance"])
    low, likely, high = (part / 100 for part in _guess(row, "rise") or (0.0, 0.0, 0.0))
    return Named(str(row["name"]), Way(first, _guess(row, "months"), _guess(row, "then"), chance, (low, likely, high)))


def _guess(row: dict[str, Any], name: str) -> Triple | None:
    low, likely, high = (float(row[f"{name}_{part}"]) for part in ("low", "likely", "high"))
    return None if likely != likely else (low, likely, high)
