"""Hours over time: what a log of time put into skills adds up to, by day, week, month, branch.

Pure and quick (50,000 entries take a few milliseconds, for it all runs again at every edit). Frames are those of the
kinds `investment`, `skill` and `pause`; a week is named by its Monday, a month and a quarter by its first day. Hours
that name a skill which is no longer there are kept, under `GONE`.
"""

from __future__ import annotations

import datetime as dt
import weakref
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..kept import kept

#: Hours whose skill was taken off the list were worked all the same.
GONE = "No longer listed"
#: A skill remembered without a beginning is drawn over this many days.
REMEMBERED_DAYS = 365
_DAYS_A_MONTH = 365.25 / 12


class Log(NamedTuple):
    """The log as arrays of one length: day (days since 1970), hours, and the row of the skill (-1: gone)."""

    day: np.ndarray
    hours: np.ndarray
    skill: np.ndarray


def branch_names(skill: pd.DataFrame) -> np.ndarray:
    """The branch of each skill, in the order of the frame: its field, or its own name where none was given."""
    field = skill["branch"].to_numpy(object)
    return np.where(field == "", skill["name"].to_numpy(object), field)


#: The last log read together with its frames: ten pictures of one edit look up each skill once instead of ten times.
#: Held weakly, and known by identity, for frames are never changed by whoever receives them.
_last: tuple[weakref.ref[pd.DataFrame], weakref.ref[pd.DataFrame], Log] | None = None


def log(investment: pd.DataFrame, skill: pd.DataFrame | None = None) -> Log:
    """The log as plain arrays; without `skill`, every entry has skill -1."""
    global _last
    last = _last
    if last and last[0]() is investment and last[1]() is skill:
        return last[2]
    entries = read_log(investment, skill)
    if skill is not None:
        _last = weakref.ref(investment), weakref.ref(skill), entries
    return entries


def read_log(investment: pd.DataFrame, skill: pd.DataFrame | None) -> Log:
    """As `log`, read anew: for a list of skills made for the occasion."""
    when = investment["on"].to_numpy()
    hours = investment["hours"].to_numpy(float)
    good = ~(np.isnat(when) | np.isnan(hours))
    which = np.full(len(when), -1) if skill is None else skill.index.get_indexer(investment["skill"])
    return Log(_days(when[good]), hours[good], which[good])


def daily_hours(investment: pd.DataFrame) -> pd.Series:
    """Hours a day, for every day from the first entry to the last (0 where there was none)."""
    entries = log(investment)
    if not entries.day.size:
        return _series([], [], "hours")
    first = entries.day.min()
    return _series(np.arange(first, entries.day.max() + 1), np.bincount(entries.day - first, entries.hours), "hours")


def weekly_hours(investment: pd.DataFrame, today: dt.date) -> pd.Series:
    """Hours a week, for every week from the first entry to the one of today (0 where there was none)."""
    entries = log(investment)
    mondays = _mondays(entries.day, today)
    week = (entries.day + 3) // 7
    return _series(mondays, np.bincount(week - week.min(), entries.hours, len(mondays)) if week.size else [], "hours")


@kept
def cumulative_hours(investment: pd.DataFrame, skill: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Hours put in until the end of each week, from the first entry to today.

    One row a week, one column a branch, the branch with the most hours first.
    """
    entries = log(investment, skill)
    names, column = np.unique(np.append(branch_names(skill), GONE).astype(str), return_inverse=True)
    mondays = _mondays(entries.day, today)
    week = (entries.day + 3) // 7
    cell = (week - week.min()) * len(names) + column[entries.skill] if week.size else week
    hours = np.bincount(cell, entries.hours, len(mondays) * len(names)).reshape(len(mondays), len(names)).cumsum(0)
    return _by_total(_frame(mondays, hours, names))


def hours_from_memory(skill: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """The same picture before there is a log: rough hours a month since a day, both from memory.

    Shape as `cumulative_hours`. A skill without a beginning is counted over the last year.
    """
    end = np.datetime64(today, "D").astype(int)
    told, start, monthly = _remembered(skill, end)
    names, column = np.unique(branch_names(skill)[told].astype(str), return_inverse=True)
    mondays = _mondays(start, today)
    each = np.clip(np.minimum(mondays + 7, end)[:, None] - start, 0, None) * monthly / _DAYS_A_MONTH
    hours = np.zeros((len(mondays), len(names)))
    np.add.at(hours.T, column, each.T)
    return _by_total(_frame(mondays, hours, names))


def began(investment: pd.DataFrame, skill: pd.DataFrame, today: dt.date) -> np.datetime64:
    """The first day of the log, or of what is remembered from before it; today where there is neither."""
    first = log(investment, skill).day.min(initial=np.datetime64(today, "D").astype(int))
    return np.datetime64(int(_remembered(skill, first)[1].min(initial=first)), "D")


def with_memory(investment: pd.DataFrame, skill: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """The log, and before its first day what is remembered of the time until then: a line a week for each skill.

    Columns `on`, `hours` and `skill`. The log itself where it has no line yet, or nothing is remembered from before.
    """
    began = log(investment, skill).day.min(initial=np.datetime64(today, "D").astype(int))
    if investment.empty or not (_remembered(skill, began)[1] < began).any():
        return investment
    return _joined(investment, skill, began)


@kept
def _joined(investment: pd.DataFrame, skill: pd.DataFrame, end: int) -> pd.DataFrame:
    told, start, monthly = _remembered(skill, end)
    weeks = (end + 2) // 7 - (start + 3) // 7 + 1  # each begun before the log
    which = np.repeat(np.arange(len(start)), weeks)
    monday = ((start + 3) // 7)[which] * 7 - 3 + 7 * (np.arange(len(which)) - np.repeat(weeks.cumsum() - weeks, weeks))
    until = np.minimum(monday + 7, end)
    before = pd.DataFrame({"on": _dates(until - 1), "skill": skill.index[told][which],
                           "hours": (until - np.maximum(monday, start[which])) * monthly[which] / _DAYS_A_MONTH})
    return pd.concat([before, investment[["on", "hours", "skill"]]], ignore_index=True)


def _remembered(skill: pd.DataFrame, end: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which skills are remembered to have begun until the day `end`; of those the first day, and the hours a month."""
    monthly, since = skill["monthly"].fillna(0).to_numpy(float), skill["since"].to_numpy()
    start = np.where(np.isnat(since), end - REMEMBERED_DAYS, _days(since))
    told = (monthly > 0) & (start <= end)
    return told, start[told], monthly[told]


def nature_share(investment: pd.DataFrame, skill: pd.DataFrame, today: dt.date | None = None) -> pd.DataFrame:
    """Share of each month's hours that went into soft and into hard skills.

    One row a month from the first entry to the last (or to today), columns `soft` and `hard`, each from 0 to 1 and
    together 1; NaN in a month without hours. Hours of skills no longer listed are left out.
    """
    entries = log(investment, skill)
    known = entries.skill >= 0
    day, hours = entries.day[known], entries.hours[known]
    hard = (skill["nature"].to_numpy(object) == "hard")[entries.skill[known]]
    month = _months(day)
    if not month.size:
        return _frame([], np.empty((0, 2)), ["soft", "hard"])
    last = max(month.max(), _months(np.array([np.datetime64(today, "D").astype(int)]))[0]) if today else month.max()
    count = last - month.min() + 1
    sums = np.bincount((month - month.min()) * 2 + hard, hours, count * 2).reshape(count, 2)
    return _frame(_first_days(np.arange(month.min(), last + 1)), _shares(sums), ["soft", "hard"])


def easy_share(investment: pd.DataFrame) -> pd.Series:
    """Share of each quarter's hours that were easy (0 to 1), from the first entry to the last; NaN without hours."""
    entries = log(investment)
    if not entries.day.size:
        return _series([], [], "easy")
    quarter = _months(entries.day) // 3
    first, count = quarter.min(), quarter.max() - quarter.min() + 1
    complete = ~(investment["on"].isna() | investment["hours"].isna()).to_numpy()
    easy = (investment["ease"].to_numpy(object) == "easy")[complete]
    sums = np.bincount((quarter - first) * 2 + easy, entries.hours, count * 2).reshape(count, 2)
    return _series(_first_days(np.arange(first, first + count) * 3), _shares(sums)[:, 1], "easy")


def spent_hours(investment: pd.DataFrame, skill: pd.DataFrame) -> np.ndarray:
    """Hours in the log for each skill, in the order of the frame."""
    entries = log(investment, skill)
    known = entries.skill >= 0
    return np.bincount(entries.skill[known], entries.hours[known], len(skill))


def resting_days(pause: pd.DataFrame, today: dt.date) -> np.ndarray:
    """Every day in a pause until today, as sorted days since 1970. A pause without an end is still going on."""
    end = np.datetime64(today, "D").astype(int)
    spans = [np.arange(a, (end if np.isnat(b) else min(_days(b), end)) + 1)
             for a, b in zip(_days(pause["start"].to_numpy()), pause["end"].to_numpy(), strict=True)]
    return np.unique(np.concatenate(spans)) if spans else np.empty(0, int)


def resting_weeks(pause: pd.DataFrame, today: dt.date) -> pd.DatetimeIndex:
    """The Mondays of all weeks that a pause touches, until today."""
    return _dates(np.unique((resting_days(pause, today) + 3) // 7) * 7 - 3)


def _days(when: np.ndarray) -> np.ndarray:
    return when.astype("datetime64[D]").astype(np.int64)


def _mondays(day: np.ndarray, today: dt.date) -> np.ndarray:
    if not day.size:
        return np.empty(0, int)
    last = max(np.datetime64(today, "D").astype(int), day.max())
    return np.arange((day.min() + 3) // 7, (last + 3) // 7 + 1) * 7 - 3


def _months(day: np.ndarray) -> np.ndarray:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _first_days(month: np.ndarray) -> np.ndarray:
    return month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def _shares(sums: np.ndarray) -> np.ndarray:
    total = sums.sum(1, keepdims=True)
    return np.divide(sums, total, out=np.full_like(sums, np.nan), where=total > 0)


def _dates(days: np.ndarray | list[int]) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(np.asarray(days, np.int64).astype("datetime64[D]").astype("datetime64[s]"))


def _series(days: np.ndarray | list[int], values: np.ndarray | list[float], name: str) -> pd.Series:
    return pd.Series(np.asarray(values, float), index=_dates(days), name=name)


def _frame(days: np.ndarray | list[int], values: np.ndarray, names: np.ndarray | list[str]) -> pd.DataFrame:
    return pd.DataFrame(values, index=_dates(days), columns=pd.Index(list(names), dtype=object))


def _by_total(table: pd.DataFrame) -> pd.DataFrame:
    if table.empty:
        return table.iloc[:, :0]
    total = table.iloc[-1].to_numpy()
    order = np.argsort(-total, kind="stable")
    return table.iloc[:, order[total[order] > 0]]
