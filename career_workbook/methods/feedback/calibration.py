"""Calibration: one's own view of one's skills beside the view of several others. Pure.

Two questions are kept apart, because their answers have nothing to do with each other (Cronbach & Gleser 1953,
"Assessing similarity between profiles"): is the level the same, and is the order the same? There is no score of
self-insight here: the difference of two ratings falls with one's own rating by arithmetic alone (Krueger & Mueller
2002, "Unskilled, unaware, or both?"; Gignac & Zajenkowski 2020, "The Dunning-Kruger effect is (mostly) a statistical
artefact").
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ...findings import NothingYet, TooLittle
from ..entries import entries
from ..kept import kept
from ..wording import count
from .confidential import released

if TYPE_CHECKING:
    import pandas as pd

#: Raters from which an interval is drawn instead of dots, skills from which an order can be compared, or means shrunk.
FOR_AN_INTERVAL, FOR_AN_ORDER, FOR_SHRINKING = 6, 5, 4
#: From here on, of 10, a skill is called a strength.
STRENGTH = 6.0
#: How sure an interval is.
COVERAGE = 0.9
#: What is looked at of a rating.
RATED = ("rater", "skill", "level", "came")
#: Differences of levels below this are none.
NEAR = 0.5


class Profile(NamedTuple):
    """How two profiles over the same k skills differ, in levels.

    `level`: mean of the others minus mean of the own; `spread`: the same of the standard deviations; `order`: Pearson's
    correlation, None where either profile is flat; `distance`: the mean squared difference, which is
    level² + spread² + 2 · sd · sd · (1 - order).
    """

    level: float
    spread: float
    order: float | None
    distance: float


def profile(own: ArrayLike, others: ArrayLike) -> Profile:
    """Take the difference of two profiles apart (Cronbach & Gleser 1953). Arrays of one length k >= 1."""
    a, b = np.asarray(own, float), np.asarray(others, float)
    sd_a, sd_b = a.std(), b.std()
    flat = sd_a < 1e-9 or sd_b < 1e-9
    order = None if flat else float(np.clip(((a - a.mean()) * (b - b.mean())).mean() / (sd_a * sd_b), -1, 1))
    return Profile(float(b.mean() - a.mean()), float(sd_b - sd_a), order, float(((b - a) ** 2).mean()))


def t_factor(freedom: float, coverage: float = COVERAGE) -> float:
    """How many standard errors an interval reaches to each side, for `freedom` >= 4 degrees of freedom.

    The expansion of Student's t about the normal quantile, Abramowitz & Stegun 1964, 26.7.5; right to two decimals.
    """
    z, v = NormalDist().inv_cdf((1 + coverage) / 2), float(freedom)
    return (z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2)
            + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
            + (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * v ** 4))


def shrunk(mean: ArrayLike, variance: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Means pulled towards their own average as far as chance explains their differences: (means, variances).

    Both of length k; below four they come back as they were. James & Stein's estimator towards the mean, as in Efron &
    Morris 1977, "Stein's paradox in statistics"; its variances by Morris 1983, "Parametric empirical Bayes inference".
    Means of unequal variance are pulled each by its own.
    """
    y, v = np.asarray(mean, float), np.asarray(variance, float)
    k = len(y)
    if k < FOR_SHRINKING:
        return y, v
    away = y - y.mean()
    seen = float((away ** 2).sum()) / (k - 3)
    true = max(0.0, seen - float(v.mean()))
    pull = np.divide(v, v + true, out=np.zeros(k), where=v + true > 0)
    return (y.mean() + (1 - pull) * away,
            v * (1 - (k - 1) / k * pull) + 2 / (k - 3) * pull ** 2 * away ** 2)


class Seen(NamedTuple):
    """What may be shown of how several people see one skill: how many they are, and the mean of their levels.

    From six people on an `estimate` with `lower` and `upper`, else NaN; below six the single levels in order as `dots`.
    """

    n: int
    mean: float
    dots: tuple[float, ...]
    estimate: float
    lower: float
    upper: float


class Own(NamedTuple):
    """The person's range for one skill on a day: low, high and their middle `own`."""

    on: pd.Timestamp
    low: float
    high: float
    own: float


def seen(rating: pd.DataFrame) -> dict[str, Seen]:
    """What may be shown of one round's ratings, by the key of the skill, for those at least three people rated.

    `rating` has rater, skill, level and came; a skill rated twice by one person counts once.
    """
    return _seen(entries(rating, *RATED))


def _seen(rated: Iterable[tuple[str, str, float, Any]]) -> dict[str, Seen]:
    once: dict[tuple[str, str], tuple[Any, float]] = {}
    for rater, skill, level, came in rated:
        once.pop((rater, skill), None)  # the last word counts, and has the last place
        once[rater, skill] = (came, level)
    answers: dict[str, list[tuple[Any, float]]] = {}
    for (_, skill), answer in sorted(once.items(), key=lambda one: one[1][0]):
        answers.setdefault(skill, []).append(answer)
    found = {}
    for skill, given in answers.items():
        came, levels = zip(*given, strict=True)
        if (shown := released(came)).any():
            found[skill] = np.sort(np.array(levels)[shown])
    intervals = _intervals({skill: v for skill, v in found.items() if len(v) >= FOR_AN_INTERVAL})
    unknown = (np.nan, np.nan, np.nan)
    return {skill: Seen(len(v), float(v.mean()), () if skill in intervals else tuple(v.tolist()),
                        *intervals.get(skill, unknown)) for skill, v in found.items()}


def _intervals(many: dict[str, np.ndarray]) -> dict[str, tuple[float, float, float]]:
    """Estimate and interval of the skills six people rated; people differ about as much on each, so that is pooled."""
    if not many:
        return {}
    freedom = sum(len(v) - 1 for v in many.values())
    pooled = sum(float(((v - v.mean()) ** 2).sum()) for v in many.values()) / freedom
    estimate, variance = shrunk([v.mean() for v in many.values()], [pooled / len(v) for v in many.values()])
    reach = t_factor(freedom) * np.sqrt(variance)
    ends = np.clip([estimate - reach, estimate + reach], 0, 10)
    return dict(zip(many, zip(estimate.tolist(), *ends.tolist(), strict=True), strict=True))


def widest(own: dict[str, Own]) -> list[str]:
    """The keys of the skills with the widest range: one, or those that are level. `own` may not be empty."""
    wide = max(view.high - view.low for view in own.values())
    return [key for key, view in own.items() if view.high - view.low > wide - 1e-9]


def own_view(self_rating: pd.DataFrame, skill: pd.DataFrame, near: pd.Timestamp | None = None) -> dict[str, Own]:
    """The person's range for each skill there is, by its key.

    Of several, the one made nearest to the day `near`; without a day, the latest.
    """
    rows = [(name, Own(on, low, high, (low + high) / 2))
            for name, on, low, high in entries(self_rating, "skill", "on", "low", "high") if name in skill.index]
    if near is not None and near == near:
        rows.sort(key=lambda row: abs(row[1].on - near), reverse=True)
    else:
        rows.sort(key=lambda row: row[1].on)
    latest: dict[str, Own] = {}
    for name, one in rows:
        latest.pop(name, None)
        latest[name] = one
    return latest


@kept
def latest_round(feedback_round: pd.DataFrame, rating: pd.DataFrame) -> str:
    """The key of the round asked last that has something to show, else of the last one; ValueError without a round."""
    return _latest(feedback_round, entries(rating, "round", *RATED))


def _latest(feedback_round: pd.DataFrame, rated: list[tuple[Any, ...]]) -> str:
    newest = feedback_round["asked"].sort_values(ascending=False, kind="stable").index
    if not len(newest):
        raise ValueError("There is no round yet.")
    return str(next((key for key in newest if _seen(one for of, *one in rated if of == key)), newest[0]))


@kept
def side_by_side(self_rating: pd.DataFrame, rating: pd.DataFrame, feedback_round: pd.DataFrame, skill: pd.DataFrame,
                 key: str = "") -> pd.DataFrame:
    """Both views of one round, a row a skill: its `name`, the own `low`, `high` and `own`, and all that `seen` gives.

    `theirs` is the estimate, where there are enough people for one, else the mean. Without a `key`, the latest round.
    Raises NothingYet and TooLittle with the sentence that says what is missing.
    """
    import pandas as pd

    skills, rounds = set(skill.index), set(feedback_round.index)
    rated = [one for one in entries(rating, "round", *RATED) if one[0] in rounds and one[2] in skills]
    if not rated:
        raise NothingYet("Ask a few people who have seen you at work. From three answers on, this is your own picture.")
    key = key or _latest(feedback_round, rated)
    here = [one for of, *one in rated if of == key]
    others = _seen(here)
    if not others:
        came = len({rater for rater, *_ in here})
        raise TooLittle(f"{count(came, 'person has', 'people have').capitalize()} answered so far. Each skill needs "
                        "three, so that nobody can be picked out.")
    own = own_view(self_rating, skill, feedback_round["asked"].get(key))
    both = {name: (skill.at[name, "name"], *one, *own[name]) for name, one in others.items() if name in own}
    if not both:
        raise TooLittle("Their answers are in. Now rate the same skills yourself, before you look, to see the two side "
                        "by side.")
    columns = dict(zip(("name", *Seen._fields, *Own._fields), zip(*both.values(), strict=True), strict=True))
    theirs = [mean if estimate != estimate else estimate
              for mean, estimate in zip(columns["mean"], columns["estimate"], strict=True)]
    return pd.DataFrame({**columns, "theirs": theirs}, index=pd.Index(list(both), name="skill", dtype="str"))


def fields(own: ArrayLike, others: ArrayLike) -> np.ndarray:
    """Which of four fields a skill lies in: ``open``, ``blind``, ``hidden`` or ``gap``, as an array of text.

    The window of Luft & Ingham 1955, drawn at `STRENGTH`: both see a strength, only the others, only oneself, neither.
    """
    mine, theirs = np.asarray(own, float) >= STRENGTH, np.asarray(others, float) >= STRENGTH
    return np.select([mine & theirs, ~mine & theirs, mine & ~theirs], ["open", "blind", "hidden"], "gap")
