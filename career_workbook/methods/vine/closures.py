"""Learning orders for more skills than can be solved exactly: whole closures first, then single skills shifted.

A closure is a skill with all it still needs. Taking the one with the most worth per hour again and again is the
greedy form of Sidney's decomposition (1975); shifting is a local search. Pure: see `sequencing` for the shapes.
"""

from __future__ import annotations

import math

import numpy as np

After = tuple[tuple[int, ...], ...]
_ROUNDS = 10  # of shifting; dozens of skills settle in three or four


def index(worth: np.ndarray, hours: np.ndarray, rate: float) -> np.ndarray:
    """Worth per hour; with a rate, worth gained per share of the future spent (Rothkopf 1966)."""
    return worth * np.exp(-rate * hours) / -np.expm1(-rate * hours) if rate else worth / hours


def closures(after: After) -> np.ndarray:
    """For each skill (row) which skills have to be done with it: itself and all before it. Bool (n, n)."""
    n = len(after)
    reach = np.eye(n, dtype=bool)
    for skill, first in enumerate(after):
        reach[skill, list(first)] = True
    for middle in range(n):
        reach |= reach[:, [middle]] & reach[[middle], :]
    return reach


def pulled(order: tuple[int, ...], after: After) -> tuple[int, ...]:
    """The order with every prerequisite pulled in front of what needs it."""
    done: dict[int, None] = {}

    def take(skill: int) -> None:
        for first in sorted(after[skill], key=order.index):
            if first not in done:
                take(first)
        done.setdefault(skill)

    for skill in order:
        take(skill)
    return tuple(done)


def by_closure(worth: np.ndarray, hours: np.ndarray, after: After, rate: float) -> tuple[int, ...]:
    """Again and again the skill that, with all it still needs, gives the most worth per hour."""
    reach, left, order = closures(after), np.ones(len(worth), bool), []
    while left.any():
        need = reach & left
        gain = np.where(left, need @ worth / np.where(left, need @ hours, 1.0), -np.inf)
        block = np.flatnonzero(need[int(np.argmax(gain))])
        inside = tuple(tuple(np.flatnonzero(np.isin(block, after[skill])).tolist()) for skill in block)
        by_worth = tuple(np.argsort(-index(worth[block], hours[block], rate), kind="stable").tolist())
        order += block[list(pulled(by_worth, inside))].tolist()
        left[block] = False
    return tuple(order)


def shifted(order: tuple[int, ...], worth: np.ndarray, hours: np.ndarray, after: After,
              rate: float) -> tuple[int, ...]:
    """Shift single skills to the place that pays most, as long as one does, at most `_ROUNDS` times through all."""
    best, tied = list(order), closures(after)
    tied |= tied.T
    weights, takes, bound = worth.tolist(), hours.tolist(), tied.tolist()

    def paid(skill: int, end: float) -> float:
        return weights[skill] * (end if not rate else -math.expm1(-rate * end) / rate)

    for _ in range(_ROUNDS):
        changed = False
        for skill in order:
            at = best.index(skill)
            begin = sum(takes[other] for other in best[:at])
            pays, to = -1e-9 * max(1.0, paid(skill, begin + takes[skill])), at
            for step in (-1, 1):
                start, place, change = begin, at + step, 0.0
                # Two neighbours that change places change nothing for the others.
                while 0 <= place < len(best) and not bound[skill][best[place]]:
                    other = best[place]
                    start -= takes[other] if step < 0 else 0.0
                    first, second = (other, skill) if step < 0 else (skill, other)
                    middle, end = start + takes[first], start + takes[first] + takes[second]
                    change += (paid(second, start + takes[second]) + paid(first, end)
                               - paid(first, middle) - paid(second, end))
                    start += takes[other] if step > 0 else 0.0
                    if change < pays:
                        pays, to = change, place
                    place += step
            if to != at:
                best.insert(to, best.pop(at))
                changed = True
        if not changed:
            break
    return tuple(best)
