"""How long what was shared is kept: until which day, by what two people agreed and when they last met. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

#: What can be agreed, in months after the last meeting; "" leaves it to the words of the agreement.
PERIODS = {"": "as the words above say", "0": "at once", "1": "a month later", "3": "three months later",
           "6": "half a year later", "12": "a year later", "24": "two years later"}


def keep_until(keep_for: str, ended: date | None, met: Iterable[date]) -> date | None:
    """The last day it is kept, or None where it cannot be computed.

    `keep_for` is one of `PERIODS`, counted from the day the agreement `ended`, else from the latest day in `met`: the
    days the two met and those they named for the next time.
    """
    begins = ended or max(met, default=None)
    return months_after(begins, int(keep_for)) if keep_for and begins else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last one of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
