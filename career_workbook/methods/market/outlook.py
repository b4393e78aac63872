"""The outlook of a search: what a person wrote down of applications, pay and pace, ready for `job_search`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...findings import NothingYet, TooLittle
from ..entries import entries
from ..kept import kept
from ..wording import count
from . import job_search, offers

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

WEEKS_A_MONTH = job_search.WEEKS_A_YEAR / 12
#: Years in a new job where the person has not said; and the time looked back for a pace, in days.
YEARS, HALF_A_YEAR = 4.0, 183


class Outlook(NamedTuple):
    """What is known of a search. Amounts are a year's; `rates`: chance of an offer, cautious, middle and hopeful.

    `offers`: pay that may be offered, shape (n,); `asked`: what the person would like, `enough`: the reservation wage
    (`job_search.reservation_wage`), each None where there is too little to say.
    """

    offers: np.ndarray
    a_month: float
    rates: tuple[float, float, float]
    asked: float | None
    enough: float | None
    years: float

    @property
    def pace(self) -> str:
        """Applications a month, no more exact than a guess."""
        return f"{self.a_month:.2g}" if self.a_month < 10 else f"{self.a_month:,.0f}"

    def weeks(self, ask: ArrayLike) -> np.ndarray:
        """Weeks to an offer of that much: with luck, in the middle, without luck; shape (3, *shape of ask)."""
        arrival = self.a_month / WEEKS_A_MONTH * np.array(self.rates[::-1])
        return job_search.weeks_to_offer(self.offers, ask, arrival.reshape(-1, *[1] * np.ndim(ask)))


@kept
def outlook(application: pd.DataFrame, pay: pd.DataFrame, looking: pd.DataFrame) -> Outlook:
    """Read the search from the answers; NothingYet or TooLittle says what would make it possible."""
    sheet = looking.iloc[-1] if len(looking) else {}
    pace = _given(sheet, "a_month")
    if application.empty and pace is None:
        raise NothingYet("Write down one application, or say how many you could send in a month.")
    a_month = _pace(application) if pace is None else pace
    if a_month <= 0:
        raise TooLittle("Without an application no offer can come. How many could you send in a month?")
    spread = job_search.spread(pay[pay["source"].isin(["offer", "published"])])
    if not spread.size:
        raise TooLittle("Add one amount you read, heard of or were offered for such work; how long waiting takes "
                        "depends on it.")
    tried, got = counts(application)
    low, high = offers.rate_range(got, tried)
    middle = offers.mean_rate(got, tried)
    years = _given(sheet, "years") or YEARS
    meanwhile = _given(sheet, "meanwhile")
    meanwhile = newest(pay, "now") if meanwhile is None else meanwhile
    enough = None if meanwhile is None else job_search.reservation_wage(
        spread, meanwhile, job_search.PATIENCE ** (1 / job_search.WEEKS_A_YEAR),
        arrival=min(1.0, a_month / WEEKS_A_MONTH * middle), ending=min(1.0, 1 / (job_search.WEEKS_A_YEAR * years)))
    return Outlook(spread, a_month, (low, middle, high), newest(pay, "asked"), enough, years)


def counts(application: pd.DataFrame) -> tuple[int, int]:
    """How many applications have their answer, and how many of these brought an offer."""
    return int((application["came"] != "waiting").sum()), int((application["came"] == "offer").sum())


@kept
def newest_range(pay: pd.DataFrame, source: str) -> tuple[float, float, float] | None:
    """The newest entry of a sort as low, likely and high: by its day, else by when it was last touched."""
    known = [(on, guess) for of, on, *guess in entries(pay, "source", "on", "yearly_low", "yearly_likely",
                                                       "yearly_high") if of == source and guess[1] == guess[1]]
    dated = sorted((one for one in known if one[0] == one[0]), key=lambda one: one[0])
    return tuple((dated or known)[-1][1]) if known else None


def newest(pay: pd.DataFrame, source: str) -> float | None:
    """The likely amount of the newest entry of a sort (`newest_range`)."""
    found = newest_range(pay, source)
    return None if found is None else found[1]


def in_words(weeks: float) -> str:
    """A stretch of waiting as people say it."""
    if math.isinf(weeks):
        return "none that you know of would reach it"
    if weeks < 8.5:
        return f"about {count(max(1, round(weeks)), 'week', 'weeks')}"
    if weeks < 95:
        return f"about {count(round(weeks / WEEKS_A_MONTH), 'month', 'months')}"
    years = round(weeks / job_search.WEEKS_A_YEAR)
    return f"about {count(years, 'year', 'years')}" if years <= 10 else "more than ten years"


def rounded(amount: float) -> float:
    """An amount as exact as a guess is: 57,342 is 57,000, and 13,630 is 13,500."""
    if amount == 0:
        return 0.0
    step = 10 ** (math.floor(math.log10(abs(amount))) - 1)
    step = step / 2 if abs(amount) < 20 * step else step
    return round(amount / step) * step


def _pace(application: pd.DataFrame) -> float:
    """Applications a month over the half year before the newest one, a month at least."""
    on = application["on"].dropna()
    if on.empty:
        return 0.0
    recent = on[on > on.max() - np.timedelta64(HALF_A_YEAR, "D")]
    months = (recent.max() - recent.min()).days / 30.44
    return len(recent) / max(1.0, months)


def _given(sheet: pd.Series | dict[str, float], name: str) -> float | None:
    value = sheet.get(name)
    return None if value is None or value != value else float(value)
