"""Cover: the fewest stories that meet everything that matters (the weighted set cover). Pure.

Up to `EXACT` sets every choice is tried, so the answer is the best there is. Above that the greedy choice is taken,
always the set that covers most for its cost, which never costs more than H(d) = 1 + 1/2 + ... + 1/d times the best,
d being the size of the largest set (Chvátal 1979, "A greedy heuristic for the set-covering problem"; Johnson 1974 and
Lovász 1975 for equal costs). H(d) is at most 1 + ln d.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

#: With this many sets or fewer, all 2^n choices are looked at: about a million.
EXACT = 20


class Cover(NamedTuple):
    """A choice of sets that covers whatever any of them covers.

    `chosen`: positions of the sets, the one that covers most first. `cost`: what they cost together. `exact`: True
    where nothing cheaper exists; else the cost is at most `at_most` times the best, and the best is at least
    `at_least`. `uncovered`: the elements that are in no set, in the order given.
    """

    chosen: tuple[int, ...]
    cost: float
    exact: bool
    at_most: float
    at_least: float
    uncovered: tuple[Hashable, ...]


def cover(elements: Iterable[Hashable], sets: Sequence[Iterable[Hashable]],
          costs: Sequence[float] | None = None) -> Cover:
    """The cheapest choice among `sets` that together hold every one of `elements` that any of them holds.

    `costs`: one number above 0 a set; all 1 if left out. What a set holds beyond `elements` is passed over.
    ValueError where costs and sets differ in number or a cost is not above 0.
    """
    wanted = list(dict.fromkeys(elements))
    price = [1.0] * len(sets) if costs is None else [float(c) for c in costs]
    if len(price) != len(sets) or any(not c > 0 for c in price):
        raise ValueError("Every set needs a cost above 0.")
    holds = [frozenset(held) & frozenset(wanted) for held in sets]
    some = frozenset().union(*holds)
    uncovered = tuple(e for e in wanted if e not in some)
    useful = [j for j, held in enumerate(holds) if held]
    if len(useful) <= EXACT:
        chosen = _best([e for e in wanted if e in some], holds, price, useful)
        cost = at_least = sum(price[j] for j in chosen)
        at_most = 1.0
    else:
        chosen = _greedy(some, holds, price)
        cost = sum(price[j] for j in chosen)
        at_most = harmonic(max(len(held) for held in holds))
        at_least = max(cost / at_most, _apart(wanted, holds, price))
    return Cover(tuple(_most_first(chosen, holds)), cost, len(useful) <= EXACT, at_most, at_least, uncovered)


def harmonic(n: int) -> float:
    """H(n) = 1 + 1/2 + ... + 1/n; 0 for none."""
    return float(sum(1 / k for k in range(1, n + 1)))


def _best(elements: list[Hashable], holds: list[frozenset], price: list[float], useful: list[int]) -> list[int]:
    """The cheapest cover by trying every choice, a choice being a number whose bits are the sets taken."""
    masks = {sum(1 << bit for bit, j in enumerate(useful) if e in holds[j]) for e in elements}
    # An element whose sets include all those of another is covered whenever that other is.
    needed: list[int] = []
    for mask in sorted(masks, key=lambda m: (m.bit_count(), m)):
        if not any(mask & other == other for other in needed):
            needed.append(mask)
    choices, total = np.zeros(1, np.int32), np.zeros(1)
    for bit, j in enumerate(useful):
        choices = np.concatenate([choices, choices | np.int32(1 << bit)])
        total = np.concatenate([total, total + price[j]])
    for mask in needed:
        good = (choices & np.int32(mask)) != 0
        choices, total = choices[good], total[good]
    best = int(choices[np.argmin(total)])
    return [j for bit, j in enumerate(useful) if best >> bit & 1]


def _greedy(elements: frozenset, holds: list[frozenset], price: list[float]) -> list[int]:
    left, chosen = set(elements), []
    while left:
        j = min((j for j in range(len(holds)) if holds[j] & left), key=lambda j: price[j] / len(holds[j] & left))
        chosen.append(j)
        left -= holds[j]
    return chosen


def _apart(elements: list[Hashable], holds: list[frozenset], price: list[float]) -> float:
    """A lower bound: elements of which no two are in one set each need a set of their own."""
    of = {e: {j for j, held in enumerate(holds) if e in held} for e in elements}
    taken: set[int] = set()
    bound = 0.0
    for e in sorted((e for e in elements if of[e]), key=lambda e: len(of[e])):
        if not of[e] & taken:
            taken |= of[e]
            bound += min(price[j] for j in of[e])
    return bound


def _most_first(chosen: list[int], holds: list[frozenset]) -> list[int]:
    """The chosen sets in the order to take them: each the one that adds most to those before it."""
    left, order, covered = list(chosen), [], frozenset()
    while left:
        j = max(left, key=lambda j: (len(holds[j] - covered), -j))
        left.remove(j)
        order.append(j)
        covered |= holds[j]
    return order
