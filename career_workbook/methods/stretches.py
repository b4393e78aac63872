"""Stretches: how work felt at points in time, put to the jobs it was felt in, and what the good times have in common.

A run of neighbouring moments in one job that all felt good (or all heavy) is one stretch, so that ten notes from one
good month do not outvote a good year with a single one. Counting only; nothing is inferred about causes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: From this mood (-5 to 5) on a moment counts as loved; down from this one as heavy.
LOVED, HEAVY = 3.0, -2.0


@kept
def job_at(mood: pd.DataFrame, job: pd.DataFrame) -> pd.Series:
    """The job each moment belongs to: the one chosen, else the one its day lies in (the last begun), else ""."""
    import pandas as pd

    started = job.sort_values("start", kind="stable")
    found = pd.Series("", index=mood.index, dtype=object)
    for key, one in started.iterrows():
        end = one["end"] if one["end"] == one["end"] else pd.Timestamp.max
        found[(mood["on"] >= one["start"]) & (mood["on"] <= end)] = key
    chosen = mood["job"].isin(job.index)
    return found.where(~chosen, mood["job"])


def stretches(mood: pd.DataFrame, job: pd.DataFrame, *, loved: bool = True) -> pd.DataFrame:
    """Runs of moments that all felt at least `LOVED` (or at most `HEAVY`), in time, each within one job.

    Returns one row a run: `job` (key or ""), `start`, `end`, `moments` (keys), `most` (what was named, in order).
    """
    import pandas as pd

    timed = mood.assign(at=job_at(mood, job))[mood["felt"].notna()].sort_values("on", kind="stable")
    runs = []
    for at, moments in timed.groupby("at", sort=False):
        inside = moments["felt"] >= LOVED if loved else moments["felt"] <= HEAVY
        for _, run in moments[inside].groupby((~inside).cumsum()[inside]):
            named = tuple(dict.fromkeys(m for m in run["most"] if m))
            runs.append({"job": at, "start": run["on"].iloc[0], "end": run["on"].iloc[-1],
                         "moments": tuple(run.index), "most": named})
    made = pd.DataFrame(runs, columns=["job", "start", "end", "moments", "most"])
    return made.sort_values("start", kind="stable", ignore_index=True)


def shared(runs: pd.DataFrame) -> pd.Series:
    """In how many runs each thing was named, the most frequent first (the earliest named of equals)."""
    import pandas as pd

    counts: dict[str, int] = {}
    for named in runs["most"]:
        for one in named:
            counts[one] = counts.get(one, 0) + 1
    return pd.Series(counts, dtype=int).sort_values(ascending=False, kind="stable")
