"""Rarity: what somebody brings that the others do not, one skill at a time and in combination. Pure.

A combination of skills is one's own where each of the others lacks at least one of them. The smallest such
combinations are the minimal hitting sets of what the others lack (Berge 1989, "Hypergraphs", chapter 2; Reiter 1987,
"A theory of diagnosis from first principles"): leave one skill out of such a set, and somebody has the rest too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

#: Skills looked through for combinations, and how many a combination may hold: more nobody can say in a sentence.
MOST_SKILLS, MOST_TOGETHER = 24, 3


def has(skills: Sequence[str], others: Iterable[Iterable[str]]) -> np.ndarray:
    """Which of `others` (each the skills they have) has which of `skills`: bool, shape (others, skills)."""
    rows = [[skill in each for skill in skills] for each in map(frozenset, others)]
    return np.array(rows, dtype=bool).reshape(len(rows), len(skills))


def rarity(table: np.ndarray) -> np.ndarray:
    """For each skill the share of the others who do not have it: 0 everybody has it, 1 nobody has.

    `table` as from `has`. ValueError without any other: rare among nobody says nothing.
    """
    if not len(table):
        raise ValueError("Rarity needs at least one other to compare with.")
    return 1 - table.mean(axis=0)


def only_mine(table: np.ndarray, worth: np.ndarray | None = None) -> list[tuple[int, ...]]:
    """The smallest combinations of skills that none of the others has whole, the worthiest first.

    Columns of `table` (as from `has`) as increasing tuples of up to `MOST_TOGETHER`. Of more than `MOST_SKILLS` only
    the worthiest are looked through. A combination is worth as much as its least part, because it must be asked for
    whole; of equals the smaller comes first. `worth`: shape (skills,), any unit.
    """
    if not len(table):
        raise ValueError("A combination needs at least one other to compare with.")
    worth = np.zeros(table.shape[1]) if worth is None else np.asarray(worth, float)
    candidates = sorted(np.argsort(-worth, kind="stable")[:MOST_SKILLS].tolist())
    # The others who lack a skill, as the bits of a number: a combination is one's own where all bits are set.
    lack = {skill: sum(1 << row for row in np.flatnonzero(~table[:, skill]).tolist()) for skill in candidates}
    everybody, found = (1 << len(table)) - 1, []
    for size in range(1, MOST_TOGETHER + 1):
        smaller = [set(one) for one in found]
        for one in combinations(candidates, size):
            together = 0
            for skill in one:
                together |= lack[skill]
            if together == everybody and not any(part <= set(one) for part in smaller):
                found.append(one)
    return sorted(found, key=lambda one: (-min(worth[list(one)]), len(one)))


def somebody_has_all(table: np.ndarray) -> bool:
    """Whether one of the others has every skill (`table` as from `has`): then no combination at all is one's own."""
    return bool(table.all(axis=1).any())
