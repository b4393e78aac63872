"""What to learn first: the order in which skills bring their worth soonest, if the guesses hold.

Each skill takes some hours and is worth something from the moment it is there, so an order costs the sum of
worth times waiting, Σ w·C. Without prerequisites the best order is by worth per hour (Smith 1956, "Various
optimizers for single-stage production"); with discounting by its discounted form (Rothkopf 1966). With
prerequisites the problem is NP-hard (Lawler 1978), and up to `EXACT` skills it is solved exactly by a dynamic
programme over subsets (Held & Karp 1962; Baker & Schrage 1978), above by a named heuristic whose gap is reported.

Pure: numbers in, numbers out. `worth` has the shape (n,), `hours` (n,) above 0;
`after` is a tuple of n tuples of positions: what must come before. An order is a tuple of positions.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from ..estimate import DRAWS, SEED, pert
from .closures import After, by_closure, closures, index, pulled, shifted

EXACT = 18
#: Up to this many skills that hang together, chances are counted by exact orders; above, by the best first closure.
COUNTED = 12
#: Up to this many the heuristic's order is improved by shifting; with more it would take seconds.
SHIFTED = 200


class Best(NamedTuple):
    """A best order, what it costs (Σ w·C, in units of worth times hours), and how sure that is.

    `gap` is the most by which the cost can lie above the best possible one, as a share; 0 when `exact`.
    """

    order: tuple[int, ...]
    cost: float
    exact: bool
    gap: float
    method: str


class Circle(ValueError):
    """Skills wait for each other; `skills` are their positions."""

    def __init__(self, skills: tuple[int, ...]):
        super().__init__(f"positions {skills} wait for each other")
        self.skills = skills


def cost(order: tuple[int, ...], worth: np.ndarray, hours: np.ndarray, rate: float = 0.0) -> np.ndarray:
    """What an order costs: Σ w·C, or with a discount `rate` an hour Σ w·(1 - exp(-rate·C))/rate.

    `hours` may have the shape (draws, n); the answer then has the shape (draws,).
    """
    positions = list(order)
    done = np.cumsum(np.asarray(hours, float)[..., positions], axis=-1)
    lost = -np.expm1(-rate * done) / rate if rate else done
    return lost @ np.asarray(worth, float)[positions]


def best_order(worth: np.ndarray, hours: np.ndarray, after: After = (), rate: float = 0.0) -> Best:
    """The order of least cost. Raises Circle when skills wait for each other."""
    worth, hours = np.asarray(worth, float), np.asarray(hours, float)
    after = after or ((),) * len(worth)
    _check(after)
    if not any(after):
        order = tuple(np.argsort(-index(worth, hours, rate), kind="stable").tolist())
        return Best(order, float(cost(order, worth, hours, rate)), True, 0.0, "Smith's rule")
    if len(worth) <= EXACT:
        order = _subsets(worth, hours, after, rate)
        return Best(order, float(cost(order, worth, hours, rate)), True, 0.0, "subset dynamic programme")
    order, method = by_closure(worth, hours, after, rate), "best closure first"
    if len(worth) <= SHIFTED:
        order, method = shifted(order, worth, hours, after, rate), method + ", then shifting"
    paid = float(cost(order, worth, hours, rate))
    # Without the prerequisites no order can be cheaper than Smith's: a bound from below.
    bound = best_order(worth, hours, (), rate).cost
    return Best(order, paid, False, paid / bound - 1 if bound > 0 else 0.0, method)


def allowed(order: tuple[int, ...], after: After) -> tuple[int, ...]:
    """The order as wished for, with every prerequisite pulled in front of what needs it."""
    _check(after)
    return pulled(order, after)


def first_chances(worth: np.ndarray, guesses: np.ndarray, after: After = (), draws: int = DRAWS,
                  seed: int = SEED) -> np.ndarray:
    """How often each skill comes first in the best order when the hours are drawn from guesses; shape (n,), sum 1.

    `guesses` has the shape (n, 3): low, likely and high hours, low above 0. Skills that hang together by
    prerequisites are solved by themselves: the group whose first block gives the most worth per hour leads
    (Sidney 1975; groups are modules, Lawler 1978).
    """
    worth = np.asarray(worth, float)
    after = after or ((),) * len(worth)
    _check(after)
    hours = pert(*np.asarray(guesses, float).T, draws, np.random.default_rng(seed))
    pull, first = np.full(draws, -np.inf), np.zeros(draws, np.int64)
    for group in _groups(after):
        inside = tuple(tuple(group.index(k) for k in after[skill]) for skill in group)
        if len(group) == 1:
            block, lead = worth[group[0]] / hours[:, group[0]], np.zeros(draws, np.int64)
        elif len(group) <= COUNTED:
            block, lead = _first_of_subsets(worth[group], hours[:, group], inside)
        else:
            block, lead = _first_by_closure(worth[group], hours[:, group], inside)
        first = np.where(block > pull, np.array(group)[lead], first)
        pull = np.maximum(block, pull)
    return np.bincount(first, minlength=len(worth)) / draws


def turning_point(worth: np.ndarray, hours: np.ndarray, favoured: np.ndarray, after: After = ()) -> float | None:
    """By how much the worth of the favoured skills must be multiplied for one of them to come first.

    `favoured` is a bool array. 1 or less means that one comes first already (how far its worth could fall). None when
    there is nothing to compare, or when no factor from 1/64 to 64 changes what comes first.
    """
    worth, hours, favoured = np.asarray(worth, float), np.asarray(hours, float), np.asarray(favoured, bool)
    if favoured.all() or not favoured.any() or not worth[favoured].any():
        return None
    if not any(after):
        pull = worth / hours
        return float(pull[~favoured].max() / pull[favoured].max())

    def leads(power: float) -> bool:
        return bool(favoured[best_order(np.where(favoured, worth * 2.0**power, worth), hours, after).order[0]])

    low, high = -6.0, 6.0
    if leads(low) or not leads(high):
        return None
    while high - low > 0.02:
        middle = (low + high) / 2
        low, high = (low, middle) if leads(middle) else (middle, high)
    return 2.0**high


def _check(after: After) -> None:
    left = {skill: set(first) for skill, first in enumerate(after)}
    while ready := [skill for skill, first in left.items() if not first & left.keys()]:
        for skill in ready:
            del left[skill]
    if left:
        # Walk backwards until a skill comes round again: what lies between is the circle itself.
        path = [next(iter(left))]
        while (before := min(left[path[-1]] & left.keys())) not in path:
            path.append(before)
        raise Circle(tuple(reversed(path[path.index(before):])))


def _masks(after: After) -> np.ndarray:
    return np.array([sum(1 << first for first in set(before)) for before in after])


@functools.lru_cache(maxsize=1)
def _endings(after: After) -> list[tuple[int, np.ndarray]]:
    """Which skill can come last in which sets of skills, the smallest sets first; a set is a number, a bit a skill.

    One list does for every worth and every number of hours, and a turning point asks for a dozen.
    """
    n, needs = len(after), _masks(after)
    size = np.bitwise_count(np.arange(1 << n))
    by_size = np.split(np.argsort(size, kind="stable"), np.cumsum(np.bincount(size))[:-1])
    return [(skill, sets[(sets >> skill & 1 == 1) & (sets & needs[skill] == needs[skill])])
            for sets in by_size[1:] for skill in range(n)]


def _subsets(worth: np.ndarray, hours: np.ndarray, after: After, rate: float) -> tuple[int, ...]:
    n = len(worth)
    total = np.zeros(1 << n)
    for skill in range(n):
        total[1 << skill: 2 << skill] = total[: 1 << skill] + hours[skill]
    lost = -np.expm1(-rate * total) / rate if rate else total
    least, last = np.full(1 << n, np.inf), np.zeros(1 << n, np.int8)
    least[0] = 0.0
    for skill, ends in _endings(after):
        paid = least[ends ^ (1 << skill)] + worth[skill] * lost[ends]
        better = paid < least[ends]
        least[ends[better]], last[ends[better]] = paid[better], skill
    order, left = [], (1 << n) - 1
    while left:
        order.append(int(last[left]))
        left ^= 1 << order[-1]
    return tuple(reversed(order))


def _first_of_subsets(worth: np.ndarray, hours: np.ndarray, after: After) -> tuple[np.ndarray, np.ndarray]:
    """For each draw the worth per hour of the best first block, and the first skill of the best order.

    `hours` (draws, n). The dynamic programme runs over what is still to do, from nothing to everything: doing a skill
    next costs its hours times the worth of all that waits. All draws at once, one layer of equal size at a time.
    """
    n, every, needs = len(worth), np.arange(1 << len(worth)), _masks(after)
    weight, open_ = np.zeros(1 << n), np.ones(1 << n, bool)
    for skill in range(n):
        weight[1 << skill: 2 << skill] = weight[: 1 << skill] + worth[skill]
        # Whatever needs something still to do is still to do itself.
        open_ &= (every >> skill & 1 == 1) | (every & needs[skill] == 0)
    takes = np.ascontiguousarray(hours.T, dtype=np.float32)
    full, first, block = (1 << n) - 1, np.zeros(takes.shape[1], np.int64), np.zeros_like(takes[0])
    layer, step = {0: np.zeros_like(block)}, np.empty_like(block)
    whole = takes.sum(0)
    spent = {0: np.zeros_like(block)}
    for _ in range(n):
        deeper: dict[int, np.ndarray] = {}
        waiting: dict[int, np.ndarray] = {}
        for left, rest in layer.items():
            np.divide(np.float32(weight[full] - weight[left]), whole - spent[left], out=step)
            np.maximum(block, step, out=block)
            for skill in range(n):
                waits = left | 1 << skill
                if waits == left or needs[skill] & waits or not open_[waits]:
                    continue
                np.multiply(takes[skill], np.float32(weight[waits]), out=step)
                step += rest
                known = deeper.get(waits)
                if waits == full:
                    first[:] = np.where(step < known, skill, first) if known is not None else skill
                if known is None:
                    deeper[waits], waiting[waits] = step.copy(), spent[left] + takes[skill]
                else:
                    np.minimum(known, step, out=known)
        layer, spent = deeper, waiting
    return block, first


def _groups(after: After) -> list[list[int]]:
    """The skills grouped by what hangs together through prerequisites, each group in ascending order."""
    name = list(range(len(after)))
    for skill, before in enumerate(after):
        for other in before:
            old, new = name[other], name[skill]
            name = [new if group == old else group for group in name]
    return [[i for i, group in enumerate(name) if group == which] for which in dict.fromkeys(name)]


def _first_by_closure(worth: np.ndarray, hours: np.ndarray, after: After) -> tuple[np.ndarray, np.ndarray]:
    """As `_first_of_subsets`, by the heuristic's own first step: the best closure of a single skill."""
    reach = closures(after)
    gain = (reach @ worth) / (hours @ reach.T)
    ready = np.array([not first for first in after])
    pull = np.where(reach[np.argmax(gain, axis=1)] & ready, worth / hours, -1.0)
    return gain.max(axis=1), np.argmax(pull, axis=1)
