"""Stretches: how work felt at points in time, put to the jobs it was felt in, and what the good times have in common.

A run of neighbouring moments in one job that all felt good (or all heavy) is one stretch, so that ten notes from one
good month do not outvote a good year with a single one. Counting only; nothing is inferred about causes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: From this mood (-5 to 5) on a moment counts as loved; down from this one as heavy.
LOVED, HEAVY = 3.0, -2.0


@kept
def job_at(mood: pd.DataFrame, job: pd.DataFrame) -> pd.Series:
    """The job each moment belongs to: the one chosen, else the one its day lies in (the last begun), else ""."""
    import pandas as pd

    on, found = mood["on"].to_numpy(), np.full(len(mood), "", dtype=object)
    started = job[["start", "end"]].sort_values("start", kind="stable")
    for key, start, end in zip(started.index, started["start"].to_numpy(), started["end"].to_numpy(), strict=True):
        found[(on >= start) & ~(on > end)] = key  # a job without an end still goes on
    jobs = set(job.index)
    chosen = [own if own in jobs else by_day for own, by_day in zip(mood["job"].tolist(), found, strict=True)]
    return pd.Series(chosen, index=mood.index, dtype=object)


def stretches(mood: pd.DataFrame, job: pd.DataFrame, *, loved: bool = True) -> pd.DataFrame:
    """Runs of moments that all felt at least `LOVED` (or at most `HEAVY`), in time, each within one job.

    Returns one row a run: `job` (key or ""), `start`, `end`, `moments` (keys), `most` (what was named, in order).
    """
    import pandas as pd

    at, felt, most = job_at(mood, job).tolist(), mood["felt"].tolist(), mood["most"].tolist()
    runs: list[list[int]] = []
    going: dict[str, list[int]] = {}
    for n in np.argsort(mood["on"].to_numpy(), kind="stable").tolist():
        if felt[n] != felt[n]:
            continue
        if felt[n] < LOVED if loved else felt[n] > HEAVY:
            going.pop(at[n], None)
        elif at[n] in going:
            going[at[n]].append(n)
        else:
            runs.append([n])
            going[at[n]] = runs[-1]
    on, keys = mood["on"].array, mood.index
    return pd.DataFrame({"job": [at[run[0]] for run in runs], "start": on[[run[0] for run in runs]],
                         "end": on[[run[-1] for run in runs]], "moments": [tuple(keys[run]) for run in runs],
                         "most": [tuple(dict.fromkeys(most[n] for n in run if most[n])) for run in runs]})


def shared(runs: pd.DataFrame) -> pd.Series:
    """In how many runs each thing was named, the most frequent first (the earliest named of equals)."""
    import pandas as pd

    counts: dict[str, int] = {}
    for named in runs["most"]:
        for one in named:
            counts[one] = counts.get(one, 0) + 1
    return pd.Series(counts, dtype=int).sort_values(ascending=False, kind="stable")
