"""Evidence: how well a claim would stand up in front of somebody who was not there. Pure; for the chapters.

A claim rests on sources: the person's own word, something that shows it, somebody else who would say so. Each may
fail to convince; the claim convinces unless all of them fail (the noisy-or, Pearl 1988, "Probabilistic Reasoning in
Intelligent Systems", 4.3). Two rules keep it honest. Sources count once: one witness of five pieces of work is one
witness, and one's own word repeated is still one word. And they fade: what a source weighs halves every `HALF_LIFE`.

The three weights are this workbook's own choice, not a finding; so the result is shown as thin, fair or strong, never
as a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from .kept import kept

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

#: How likely a source alone convinces a fair stranger while it is fresh.
OWN_WORD, SHOWN, WITNESSED = 0.2, 0.5, 0.5
#: Days after which a source weighs half: three years.
HALF_LIFE = 3 * 365.25
#: What is left of a source whose day is not known: as much as after one half-life.
UNDATED = 0.5
FAIR, STRONG = 0.4, 0.65


def recency(on: pd.Series, today: date, half_life: float = HALF_LIFE) -> np.ndarray:
    """What is left of a source by its day: 1 today and in future, 0.5 after `half_life` days, `UNDATED` without one."""
    days = (np.datetime64(today) - on.to_numpy().astype("datetime64[D]")).astype("timedelta64[D]")
    left = 0.5 ** (np.maximum(days.astype(float), 0) / half_life)
    return np.where(np.isnat(days), UNDATED, left)


def noisy_or(chances: Iterable[float]) -> float:
    """The chance that at least one of several independent sources convinces: 1 - Π(1 - p). None at all: 0."""
    return float(1 - np.prod([1 - p for p in chances]))


def strength(pieces: pd.DataFrame, today: date) -> float:
    """How strong a claim is that rests on these pieces of work (rows of the frame `impact`): 0 to below 1.

    More pieces, fresher pieces, one more source that differs from the others: none of them ever makes it weaker.
    """
    return _strength(_sources(pieces, today).values())


@kept
def each(impact: pd.DataFrame, today: date) -> pd.Series:
    """The strength of every piece of work by itself, with the index of `impact`: `strength` of one row each."""
    import pandas as pd

    left = recency(impact["on"], today)
    shown, seen = (np.array([bool(text.strip()) for text in impact[name]], bool) for name in ("evidence", "witness"))
    fails = (1 - OWN_WORD * left) * (1 - SHOWN * left * shown) * (1 - WITNESSED * left * seen)
    return pd.Series(1 - fails, index=impact.index, dtype=float)


def of(impact: pd.DataFrame, keys: Iterable[str], today: date) -> float:
    """The strength of the claim that rests on the pieces of work with these keys; unknown keys are passed over."""
    known, wanted = _sources(impact, today), set(keys)
    return _strength(told for key, told in known.items() if key in wanted)


@kept
def case(criterion: pd.DataFrame, impact: pd.DataFrame, today: date) -> pd.Series:
    """The strength of what is brought for each criterion, with the index of `criterion`."""
    import pandas as pd

    return pd.Series([of(impact, keys, today) for keys in criterion["evidence"]], index=criterion.index, dtype=float)


def word(value: float) -> str:
    """The strength in a word: none, thin, fair or strong."""
    return "none" if value <= 0 else "thin" if value < FAIR else "fair" if value < STRONG else "strong"


@kept
def _sources(pieces: pd.DataFrame, today: date) -> dict[str, dict[tuple[str, str], float]]:
    """What each piece of work rests on: key → (sort, words) of a source → its weight as of today."""
    said = {name: [" ".join(text.casefold().split()) for text in pieces[name]] for name in ("evidence", "witness")}
    return {key: {("", ""): OWN_WORD * left} | {(sort, text): weight * left for sort, text, weight in (
        ("evidence", shown, SHOWN), ("witness", seen, WITNESSED)) if text}
        for key, left, shown, seen in zip(pieces.index, recency(pieces["on"], today).tolist(), *said.values(),
                                          strict=True)}


def _strength(pieces: Iterable[dict[tuple[str, str], float]]) -> float:
    """The strength of a claim by the sources of its pieces: each source once, as fresh as it is anywhere."""
    sources: dict[tuple[str, str], float] = {}
    for told in pieces:
        for source, weight in told.items():
            sources[source] = max(sources.get(source, 0.0), weight)
    return noisy_or(sources[source] for source in sorted(sources))
