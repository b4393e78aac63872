"""The plan beside the log: how many hours a skill was to take, and which skill to learn first.

Pure. Frames are those of the kinds `skill`, `intention` and `investment`. The hours a
skill needs count from the first entry of the log; what the log already holds is taken off before an order is sought.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from ...findings import NothingYet, TooLittle
from ..estimate import DRAWS, SEED, guesses, pert, pert_mean
from ..wording import listed, percent
from .hours import branch_names, spent_hours
from .sequencing import After, Circle, allowed, best_order, cost, first_chances, turning_point

#: A skill on which all guessed hours are spent, without its target, is taken to need this many more.
LEAST_HOURS = 1.0


class Order(NamedTuple):
    """One's own order of learning beside the best one, if the guesses hold.

    `own` and `best` are skill keys (`own` is empty when no order was given); a cost is worth times waiting, in points
    times `unit` ("weeks" with an intention, else "hours"), NaN without an own order; `hours` are those each skill is
    still expected to take. `later` is by how many units a point of worth comes later, on average, in the own order:
    10 %, mean and 90 % of the draws. `p_first` is how often each skill comes first in the best order. `moved`: the own
    order had to be changed for its prerequisites. `turning` is by how much soft skills would have to be worth more for
    one of them to come first (1 or less: one does already). `steady`: the best order stays the same when a year's
    delay costs a tenth.
    """

    own: tuple[str, ...]
    best: tuple[str, ...]
    cost_own: float
    cost_best: float
    p_first: dict[str, float]
    exact: bool
    gap: float
    names: dict[str, str]
    hours: dict[str, float]
    unit: str
    later: tuple[float, float, float] | None
    moved: bool
    turning: float | None
    steady: bool
    method: str
    draws: int = DRAWS
    seed: int = SEED

    def ahead(self) -> list[str]:
        """The skills that might well come first (in at least 15 % of the draws), likeliest first; at most three.

        Where none does so often, of many skills any could: the three likeliest, none of which stands out.
        """
        ranked = sorted(self.p_first, key=lambda key: -self.p_first[key])
        return [key for key in ranked[:3] if self.p_first[key] >= 0.15] or ranked[:3]


def plan_against_actual(skill: pd.DataFrame, investment: pd.DataFrame, intention: pd.DataFrame,
                        today: dt.date) -> pd.DataFrame:
    """Hours spent beside the hours the plan asks for, one row a skill that has a plan or hours, in frame order.

    Columns: `name`, `branch`, `spent`, `low`, `likely`, `high` (hours of the log the target was guessed to take; NaN
    without a plan), and `weeks` (full weeks the likely rest takes if every intended hour went into it; NaN without
    an intention). Index: skill keys.
    """
    table = pd.DataFrame({"name": skill["name"].to_numpy(object), "branch": branch_names(skill),
                          "spent": spent_hours(investment, skill)}, index=skill.index)
    table[["low", "likely", "high"]] = guesses(skill, "hours_needed")
    table["weeks"] = np.ceil((table["likely"] - table["spent"]).clip(lower=0) / (_pace(intention) or np.nan))
    return table[(table["spent"] > 0) | table["likely"].notna()]


def learning_order(skill: pd.DataFrame, intention: pd.DataFrame, investment: pd.DataFrame | None = None) -> Order:
    """Which skill first: one's own order beside the best one (method and sources: `sequencing`).

    Takes part: every skill with worth above 0 and a guess of hours, whose level is not yet at its target. Raises
    NothingYet without skills, TooLittle when fewer than two can take part or when skills wait for each other.
    """
    if skill.empty:
        raise NothingYet("Enter two skills you want, with the hours each might take and what it would be worth.")
    spent = np.zeros(len(skill)) if investment is None else spent_hours(investment, skill)
    needed = np.maximum(guesses(skill, "hours_needed") - spent[:, None], LEAST_HOURS)
    worth = skill["worth"].to_numpy(float)
    there = skill["level"].to_numpy(float) >= skill["target"].to_numpy(float)
    rows = np.flatnonzero(~np.isnan(needed).any(1) & (worth > 0) & ~there)
    if len(rows) < 2:
        raise TooLittle(_missing(skill, needed, worth, there))
    keys, names = skill.index[rows].tolist(), skill["name"].iloc[rows].tolist()
    place = {key: i for i, key in enumerate(keys)}
    after = tuple(tuple(sorted({place[k] for k in before if k in place and k != keys[i]}))
                  for i, before in enumerate(skill["after"].iloc[rows]))
    wished = intention["order"].iloc[-1] if len(intention) else ()
    own = tuple(dict.fromkeys(place[k] for k in wished if k in place))
    soft = tuple((skill["nature"].iloc[rows] == "soft").tolist())
    try:
        return _order(tuple(keys), tuple(names), tuple(worth[rows].tolist()), tuple(map(tuple, needed[rows].tolist())),
                      after, own, soft, _pace(intention))
    except Circle as circle:
        chain = " → ".join(names[i] for i in (*circle.skills, circle.skills[0]))
        raise TooLittle(f"These skills wait for each other: {chain}. Which could be begun without the other?") from None


@lru_cache(maxsize=32)
def _order(keys: tuple[str, ...], names: tuple[str, ...], worths: tuple[float, ...],
           needed: tuple[tuple[float, ...], ...], after: After, own: tuple[int, ...], soft: tuple[bool, ...],
           pace: float | None) -> Order:
    # Kept for the last few sets of numbers: a picture and a sentence ask the same, and so does every redraw.
    worth, ranges = np.array(worths), np.array(needed)
    mean = pert_mean(*ranges.T)
    best = best_order(worth, mean, after)
    chances = first_chances(worth, ranges, after)
    wished = own + tuple(i for i in best.order if i not in own)
    mine = allowed(wished, after) if own else ()
    unit = pace or 1.0
    return Order(
        own=tuple(keys[i] for i in mine), best=tuple(keys[i] for i in best.order),
        cost_own=float(cost(mine, worth, mean)) / unit if mine else float("nan"), cost_best=best.cost / unit,
        p_first={keys[i]: float(chances[i]) for i in best.order}, exact=best.exact, gap=best.gap,
        names=dict(zip(keys, names, strict=True)), hours=dict(zip(keys, mean.tolist(), strict=True)),
        unit="weeks" if pace else "hours", later=_later(mine, best.order, worth, ranges, unit) if mine else None,
        moved=bool(own) and mine != wished, turning=turning_point(worth, mean, np.array(soft), after),
        steady=best_order(worth, mean, after, -np.log(0.9) / (52 * (pace or 3.0))).order == best.order,
        method=best.method)


def told(order: Order) -> list[str]:
    """What there is to say about an order, a line each."""
    tries = [f"“{order.names[key]}” in {tenths(order.p_first[key])}" for key in order.ahead()]
    lines = [f"Played through ten times with hours you hold possible, what came first was {listed(tries)} of them."]
    if order.later is None:
        lines.append("Tick your own order, and see what it would cost or save.")
    elif order.own == order.best:
        lines.append("It is your own order, too.")
    else:
        low, _, high = (round(units) for units in order.later)
        later = f"{low} to {_many(high, order)} later" if low < high else f"about {_many(high, order)} later"
        if low < 0:
            later = f"anything from {_many(-low, order)} sooner to {_many(max(high, 0), order)} later"
        if low == high == 0:
            later = "at about the same time"
        lines.append(f"In your own order the same worth would come {later}, on average.")
    if order.moved:
        lines.append("Your order was changed where one skill has to wait for another.")
    if order.turning and order.turning > 1:
        times = math.ceil(10 * order.turning - 1e-9) / 10  # never 1.0 times, which would be what they say
        lines.append(f"A soft skill would come first if soft skills were worth {times:.1f} times what you say.")
    if not order.steady:
        lines.append("If a year's delay cost a tenth of the worth, the order would be another.")
    if not order.exact:
        lines.append("So many skills are not tried in every order: this one may cost up to "
                     f"{percent(order.gap)} more than the best.")
    lines.append(f"{order.draws:,} draws, seed {order.seed}: the same entries give the same answer.")
    return lines


def _many(units: int, order: Order) -> str:
    return f"{units} {order.unit.removesuffix('s') if units == 1 else order.unit}"


def tenths(chance: float) -> str:
    """A chance as tries of ten, no more exact than it is: ``about 3``, ``fewer than 1``."""
    tries = round(10 * chance)
    return "nearly all" if tries == 10 else f"about {tries}" if tries else "fewer than 1" if chance else "none"


def _later(own: tuple[int, ...], best: tuple[int, ...], worth: np.ndarray, ranges: np.ndarray,
           unit: float) -> tuple[float, float, float]:
    """By how much later a point of worth comes, on average, in one's own order: 10 %, mean and 90 % of the draws."""
    hours = pert(*ranges.T)
    later = (cost(own, worth, hours) - cost(best, worth, hours)) / worth.sum() / unit
    low, high = np.quantile(later, (0.1, 0.9))
    return float(low), float(later.mean()), float(high)


def _pace(intention: pd.DataFrame) -> float | None:
    """The intended hours a week, or None."""
    pace = intention["weekly_hours"].dropna()
    return float(pace.iloc[-1]) if len(pace) else None


def _missing(skill: pd.DataFrame, needed: np.ndarray, worth: np.ndarray, there: np.ndarray) -> str:
    """The sentence that says what two skills still lack for an order."""
    for name, hours, value, done in zip(skill["name"], needed[:, 1], worth, there, strict=True):
        if done or value == 0 or (not np.isnan(hours) and value > 0):  # what is worth nothing waits for nothing
            continue
        lacks = " and ".join(what for what, lacking in (("the hours it might take", np.isnan(hours)),
                                                        ("what it would be worth", np.isnan(value))) if lacking)
        return f"An order needs two skills on their way; “{name}” still lacks {lacks}."
    return "An order needs two skills on their way. Add another one you want."
