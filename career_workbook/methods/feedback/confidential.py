"""What may be shown of several people's answers without showing any one of them. Pure.

Answers come in over time and in groups. A mean over few of them, or the difference of two means shown one after the
other, can give one answer away. So nothing is shown below three, what is shown is renewed only by three more, and a
group is shown apart only where no sum or difference of all that was ever shown rests on fewer than three people.
It protects colleagues from a careless look, not from somebody who takes the file apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

#: People a shown number must rest on, and people by whom it must grow before it is renewed.
FEWEST = 3


def released(came: Sequence[Any]) -> np.ndarray:
    """Which answers may be shown: a boolean for each of n people. `came` orders them; equal values came together.

    Answers wait until at least three are waiting, and are then shown together.
    """
    shown = np.zeros(len(came), dtype=bool)
    for step in _steps(came):
        shown[step] = True
    return shown


def apart(came: Sequence[Any], group: Sequence[str]) -> dict[str, np.ndarray]:
    """Which answers may be shown as the mean of their group: for each group that may be, a boolean for each person.

    At every renewal the groups, the largest first, are audited: one is shown (or renewed) only while no answer, and no
    difference of two, follows from all the sums shown so far. Auditing linear queries: Chin & Ozsoyoglu 1982, "Auditing
    and inference control in statistical databases".
    """
    names = np.asarray(group, dtype=object)
    shown: dict[str, np.ndarray] = {}
    everybody = np.zeros(len(names), dtype=bool)
    queries: list[np.ndarray] = []
    for step in _steps(came):
        everybody = everybody.copy()
        everybody[step] = True
        queries.append(everybody)
        for name in sorted({n for n in names[everybody] if n}, key=lambda n: (-(names[everybody] == n).sum(), n)):
            members = everybody & (names == name)
            grown = int(members.sum()) - int(shown[name].sum() if name in shown else 0)
            if grown >= FEWEST and guarded([*queries, members]):
                shown[name] = members
                queries.append(members)
    return shown


def guarded(sums: Sequence[np.ndarray]) -> bool:
    """True where no combination of these sums (each a boolean for each of n people) rests on one or two people only.

    A combination is orthogonal to everything the sums leave open. So it can rest on two people alone exactly where
    their rows in a basis of what is left open are parallel, and on one where the row is zero.
    """
    matrix = np.unique(np.asarray(sums, float), axis=0)
    asked = matrix.any(axis=0)
    if not asked.any():
        return True
    matrix = matrix[:, asked]
    _, sizes, directions = np.linalg.svd(matrix, full_matrices=True)
    left_open = directions[int((sizes > 1e-9).sum()):].T
    length = np.linalg.norm(left_open, axis=1)
    if (length < 1e-7).any():
        return False
    unit = left_open / length[:, None]
    alike = np.abs(unit @ unit.T)
    np.fill_diagonal(alike, 0)
    return bool((alike < 1 - 1e-9).all())


def _steps(came: Sequence[Any]) -> list[list[int]]:
    """The people shown for the first time at each renewal, as positions."""
    together: Mapping[Any, list[int]] = {one: [] for one in sorted(set(came))}
    for place, one in enumerate(came):
        together[one].append(place)
    steps: list[list[int]] = []
    waiting: list[int] = []
    for places in together.values():
        waiting += places
        if len(waiting) >= FEWEST:
            steps.append(waiting)
            waiting = []
    return steps
