"""Promises to oneself: which have come due, and how the ones before came out. Pure; for the chapters that show them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...findings import NothingYet, Says

if TYPE_CHECKING:
    import pandas as pd

#: Below this confidence (0 to 10) a promise is better made smaller: Gutnick et al. 2014, "Brief action planning to
#: facilitate behavior change and support patient self-management".
SURE = 7


def come_due(commitment: pd.DataFrame, today: date) -> Says:
    """The promises whose day has come and that have no answer yet, and the next ones."""
    import pandas as pd

    if commitment.empty:
        raise NothingYet("Each chapter ends with one small promise to yourself. When its day comes, you find it here.")
    waiting = still_open(commitment)
    now = pd.Timestamp(today)
    past, soon = waiting[waiting["by"] <= now], waiting[waiting["by"].between(now, now + timedelta(days=7), "right")]
    if len(past):
        many = f"{len(past)} promises have" if len(past) > 1 else "One promise has"
        more = (f"and {len(past) - 7} more.",) if len(past) > 7 else ()
        return Says(f"{many} come due", (*in_lines(past.head(7), today), *more),
                    question="How did it go? “Not yet” is an answer too: make it smaller and try again.")
    if len(soon):
        return Says("Coming up this week", in_lines(soon, today))
    return Says("Nothing is due this week", in_lines(waiting[waiting["by"].isna()].head(3), today))


def still_open(commitment: pd.DataFrame) -> pd.DataFrame:
    """The promises without a last word, the earliest first."""
    return commitment[commitment["done"].isin(["", "not yet"])].sort_values("by", kind="stable")


def in_lines(ones: pd.DataFrame, today: date) -> tuple[str, ...]:
    """Promises as sentences: ``When the kettle boils: ring the pharmacist (by 22 November)``.

    The year stands with a day that is not of this year.
    """
    return tuple(f"When {one.when_}: {one.then_}" + ("" if one.by != one.by else f" (by {_named(one.by, today)})")
                 for one in ones.itertuples())


def _named(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"
