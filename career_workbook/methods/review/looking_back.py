"""Looking back: which stretch of time, what can be counted in it, and where two versions of an answer part. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..kept import kept
from ..wording import long_day

if TYPE_CHECKING:
    import pandas as pd

#: Without an earlier review, one looks back a quarter of a year.
QUARTER = timedelta(days=91)


class Stretch(NamedTuple):
    """From the evening of `since` to the evening of `until`, and how to say it."""

    since: date
    until: date
    told: str

    def before(self) -> tuple[date, date]:
        """As long a stretch, just before this one."""
        return self.since - (self.until - self.since), self.since

    def holds(self, days: pd.Series) -> np.ndarray:
        """For each day, whether it lies in this stretch."""
        return within(days, self.since, self.until)


def within(days: pd.Series, since: date, until: date) -> np.ndarray:
    """For each day, whether it comes after `since` and not after `until`."""
    on = days.to_numpy()
    return (on > np.datetime64(since)) & (on <= np.datetime64(until))


@kept
def stretch(session: pd.DataFrame, period: pd.DataFrame, today: date) -> Stretch:
    """The time to look at: the one chosen, else since the last review before today, else the last three months."""
    since, until = (_day(period[name].iloc[-1]) if len(period) else None for name in ("since", "until"))
    if since and until and since > until:
        since, until = until, since
    end = until or max(today, since or today)
    if since:
        return Stretch(since, end, f"between {long_day(since)} and {long_day(end)}" if until else
                       f"since {long_day(since)}")
    held = [day.date() for day in session["on"].dropna() if day.date() < end]
    if held:
        return Stretch(max(held), end, f"since your review of {long_day(max(held))}" if not until else
                       f"between your review of {long_day(max(held))} and {long_day(end)}")
    return Stretch(end - QUARTER, end, "in the last three months" if not until else
                   f"in the three months before {long_day(end)}")


def _day(value: pd.Timestamp) -> date | None:
    return value.date() if value == value else None  # no day is not equal to itself


def minutes(total: float, parts: list[int]) -> list[int]:
    """`total` minutes, rounded, shared out in proportion to `parts` in whole minutes that add up to it.

    By largest remainders (Hamilton's method): nobody is further than a minute from an exact share.
    """
    whole = max(0, round(total))
    exact = [whole * part / sum(parts) for part in parts]
    given = [int(share) for share in exact]
    behind = sorted(range(len(parts)), key=lambda n: given[n] - exact[n])
    for n in behind[:whole - sum(given)]:
        given[n] += 1
    return given


def excerpt(before: str, after: str, room: int = 150) -> tuple[str, str]:
    """Two versions of an answer, each in about `room` characters: from shortly before the place where they part."""
    old, new = before.split(), after.split()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - 4) if max(len(before), len(after)) > room else 0
    return _cut(old, start, room), _cut(new, start, room)


def _cut(words: list[str], start: int, room: int) -> str:
    text = " ".join(words[start:])
    cut = text if len(text) <= room else text[:room].rsplit(" ", 1)[0] + " …"
    return f"… {cut}" if start and cut else cut
