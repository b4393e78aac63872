"""What grows from the hours: branches and their vigour, how many there really are, levels beside hours.

Pure. Frames are those of the kinds `skill`, `investment`, `skill_level`, `impact` and
`pause`; everything is quick at 50,000 entries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..kept import kept
from .hours import GONE, REMEMBERED_DAYS, Log, branch_names, hours_from_memory, log, read_log, resting_days

#: A branch rests after this many days without hours; days in a pause are not counted.
REST_DAYS = 91
#: Days after which half of an hour's vigour is left. A choice that makes pictures legible, not a finding of research.
HALF_LIFE = 182.0


def hill_numbers(hours: Iterable[float]) -> tuple[float, float, float]:
    """How many branches there are, in effect: Hill numbers of order 0, 1 and 2 (Hill 1973; Jost 2006).

    Order 0 counts every branch with hours, order 1 is exp(entropy), order 2 the inverse of Σ share²: the higher the
    order, the less a small branch counts. Equal shares of n branches give n three times; no hours give zeros.
    """
    given = np.asarray(list(hours), float)
    given = given[given > 0]
    if not given.size:
        return 0.0, 0.0, 0.0
    share = given / given.sum()
    return float(len(share)), float(np.exp(-(share * np.log(share)).sum())), float(1 / (share**2).sum())


def vigour(investment: pd.DataFrame, skill: pd.DataFrame, pause: pd.DataFrame, today: dt.date,
           half_life: float = HALF_LIFE) -> pd.Series:
    """Hours that still count today, by branch: each hour halves with every `half_life` days of its age.

    Exponential decay; days in a pause do not add to the age, so a pause never withers a branch. Entries of days to
    come are as fresh as today's. Index: branch names.
    """
    names, column = _columns(skill)
    entries = log(investment, skill)
    fresh = _fresh(entries, pause, today, half_life)
    return pd.Series(np.bincount(column[entries.skill], fresh, len(names)), index=names, name="vigour")


@kept
def branches(skill: pd.DataFrame, investment: pd.DataFrame, impact: pd.DataFrame, pause: pd.DataFrame,
             today: dt.date) -> pd.DataFrame:
    """The branches of the vine, one row each, in the order in which they began.

    Index: branch names. Columns: `start`, `last` (first and last day with hours), `hours`, `vigour` (see `vigour`),
    `soft` (share of the hours in soft skills; NaN if unknown), `leaves` (tuple of days of impacts that name one of
    its skills, oldest first), `resting` (no hours for `REST_DAYS` days, pauses not counted) and `remembered` (there is
    no log at all: hours, start and last are from memory). Branches without hours are left out.
    """
    names, column = _columns(skill)
    entries = log(investment, skill)
    if not entries.day.size:
        return _remembered(skill, impact, today)
    which = column[entries.skill]
    hours = np.bincount(which, entries.hours, len(names))
    start, last = np.full(len(names), np.iinfo(np.int64).max), np.full(len(names), np.iinfo(np.int64).min)
    np.minimum.at(start, which, entries.day)
    np.maximum.at(last, which, entries.day)
    soft = np.append((skill["nature"] == "soft").to_numpy(), False)[entries.skill]
    table = pd.DataFrame({"start": start, "last": last, "hours": hours,
                          "vigour": np.bincount(which, _fresh(entries, pause, today, HALF_LIFE), len(names)),
                          "soft": np.bincount(which, entries.hours * soft, len(names))}, index=names)
    table = table[table["hours"] > 0]
    table["soft"] = (table["soft"] / table["hours"]).where(table.index != GONE)
    table["leaves"] = _leaves(table.index, skill, impact)
    table["resting"] = _ages(table["last"].to_numpy(), pause, today) > REST_DAYS
    table["remembered"] = False
    for edge in ("start", "last"):
        table[edge] = table[edge].to_numpy().astype("datetime64[D]").astype("datetime64[s]")
    return table.sort_values("start", kind="stable")


def level_points(skill_level: pd.DataFrame, investment: pd.DataFrame) -> pd.DataFrame:
    """Each dated level with the hours its skill had in the log by the end of that day.

    Columns `skill` (key), `on`, `level` (0 to 10), `hours`; sorted by skill and day. Index: keys of the levels.
    """
    points = skill_level.loc[skill_level["on"].notna().to_numpy(), ["skill", "on", "level"]]
    points = points.sort_values(["skill", "on"], kind="stable")
    skills, which = np.unique(points["skill"].to_numpy(object).astype(str), return_inverse=True)
    entries = read_log(investment, pd.DataFrame(index=pd.Index(skills, dtype="str")))
    known = entries.skill >= 0
    # One sorted line of (skill, day): the hours up to a point are a difference of two running sums.
    reach = 1 << 32
    place = entries.skill[known] * reach + entries.day[known]
    order = np.argsort(place, kind="stable")
    running = np.concatenate([[0.0], np.cumsum(entries.hours[known][order])])
    day = points["on"].to_numpy().astype("datetime64[D]").astype(np.int64)
    until = np.searchsorted(place[order], which * reach + day, side="right")
    before = np.searchsorted(place[order], which * reach - reach // 2, side="left")
    return points.assign(hours=running[until] - running[before])


def _columns(skill: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """All branch names with `GONE`, and the number of the branch for each skill (last: for skills that are gone)."""
    names, column = np.unique(np.append(branch_names(skill), GONE).astype(str), return_inverse=True)
    return names.astype(object), column


def _fresh(entries: Log, pause: pd.DataFrame, today: dt.date, half_life: float) -> np.ndarray:
    return entries.hours * 0.5 ** (_ages(entries.day, pause, today) / half_life)


def _ages(day: np.ndarray, pause: pd.DataFrame, today: dt.date) -> np.ndarray:
    """Days from each day to today, without the days in a pause; never below 0."""
    rest = resting_days(pause, today)
    now = np.datetime64(today, "D").astype(int)
    return np.maximum(now - day - (len(rest) - np.searchsorted(rest, day, side="right")), 0)


def _leaves(names: pd.Index, skill: pd.DataFrame, impact: pd.DataFrame) -> pd.Series:
    branch_of = dict(zip(skill.index, branch_names(skill), strict=True))
    leaves: dict[str, list[pd.Timestamp]] = {name: [] for name in names}
    for on, skills in zip(impact["on"], impact["skills"], strict=True):
        for name in {branch_of.get(key) for key in skills} & leaves.keys():
            if not pd.isna(on):
                leaves[name].append(on)
    return pd.Series([tuple(sorted(leaves[name])) for name in names], index=names, dtype=object)


def _remembered(skill: pd.DataFrame, impact: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    told = skill[(skill["monthly"] > 0).to_numpy() & ~(skill["since"] > pd.Timestamp(today)).to_numpy()]
    weeks = hours_from_memory(skill, today)
    total = weeks.iloc[-1] if len(weeks) else pd.Series(dtype=float)
    since = told["since"].fillna(pd.Timestamp(today) - pd.Timedelta(days=REMEMBERED_DAYS)).astype("datetime64[s]")
    names, column = np.unique(branch_names(told).astype(str), return_inverse=True)
    names = pd.Index(names, dtype=object)
    monthly, soft = told["monthly"].to_numpy(float), (told["nature"] == "soft").to_numpy()
    hours = np.array([total.get(name, 0.0) for name in names], float)
    start = since.groupby(column).min().to_numpy() if len(told) else np.empty(0, "datetime64[s]")
    table = pd.DataFrame({
        "start": start, "last": np.full(len(names), np.datetime64(today, "s")), "hours": hours, "vigour": hours,
        "soft": np.bincount(column, monthly * soft, len(names)) / np.bincount(column, monthly, len(names)),
        "leaves": _leaves(names, skill, impact), "resting": False, "remembered": True}, index=names)
    return table.astype({"resting": bool, "remembered": bool}).sort_values("start", kind="stable")
