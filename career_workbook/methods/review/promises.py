"""Promises to oneself: which have come due, and how the ones before came out. Pure; for the chapters that show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ...findings import NothingYet, Says
from ..entries import entries
from ..kept import kept

if TYPE_CHECKING:
    import pandas as pd

#: Below this confidence (0 to 10) a promise is better made smaller: Gutnick et al. 2014, "Brief action planning to
#: facilitate behavior change and support patient self-management".
SURE = 7
#: What of a promise is told.
TOLD = ("when_", "then_", "by")


@kept
def come_due(commitment: pd.DataFrame, today: date) -> Says:
    """The promises whose day has come and that have no answer yet, and the next ones."""
    import pandas as pd

    if commitment.empty:
        raise NothingYet("Each chapter ends with one small promise to yourself. When its day comes, you find it here.")
    waiting = [one for one, done in zip(entries(commitment, *TOLD), commitment["done"], strict=True)
               if done in ("", "not yet")]
    undated, dated = [one for one in waiting if _by(one) is pd.NaT], [one for one in waiting if _by(one) is not pd.NaT]
    now = pd.Timestamp(today)
    past = sorted((one for one in dated if _by(one) <= now), key=_by)
    soon = sorted((one for one in dated if now < _by(one) <= now + timedelta(days=7)), key=_by)
    if past:
        many = f"{len(past)} promises have" if len(past) > 1 else "One promise has"
        more = (f"and {len(past) - 7} more.",) if len(past) > 7 else ()
        return Says(f"{many} come due", (*in_lines(past[:7], today), *more),
                    question="How did it go? “Not yet” is an answer too: make it smaller and try again.")
    if soon:
        return Says("Coming up this week", in_lines(soon, today))
    return Says("Nothing is due this week", in_lines(undated[:3], today))


def in_lines(ones: Iterable[tuple[str, str, Any]], today: date) -> tuple[str, ...]:
    """Promises (`entries` of `TOLD`) as sentences: ``When the kettle boils: ring the pharmacist (by 22 November)``.

    The year stands with a day that is not of this year.
    """
    return tuple(f"When {when}: {then}" + ("" if by != by else f" (by {_named(by, today)})") for when, then, by in ones)


def _by(one: tuple[str, str, Any]) -> Any:
    return one[2]


def _named(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"
