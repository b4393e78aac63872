"""The calendar: every day with an entry, four years at a glance."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..methods import wording
from ..methods.vine.hours import daily_hours, resting_days
from ..records import shown_to
from .style import INK, VINE, Plane, days
from .vine_hours import LOG_FIRST

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_MOST_YEARS = 5
# In points: a day with the gap around it, its square, and the space between, above and below the years.
_CELL, _SQUARE, _BETWEEN, _HEAD, _FOOT = 8.4, 7.2, 17, 16, 30
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Hours up to which each of the four greens reaches, and how strong it is.
_STEPS = ((1.0, 0.3), (2.0, 0.53), (4.0, 0.77), (24.0 * 366, 1.0))


@shown_to("coach")
def calendar_heat_map(fig: Figure, investment: pd.DataFrame, pause: pd.DataFrame, *, today: dt.date) -> Finding:
    """A square for each day, greener with more hours, one band a year; days in a pause are left blank."""
    daily = daily_hours(investment)
    if not len(daily):
        raise NothingYet(LOG_FIRST)
    last = max(today, daily.index[-1].date())
    first_year = max(daily.index[0].year, last.year - _MOST_YEARS + 1)
    years = range(first_year, last.year + 1)
    width = fig.get_size_inches()[0] * 72
    band = 7 * _CELL + _BETWEEN
    height = _HEAD + band * len(years) - _BETWEEN + _FOOT
    fig.set_size_inches(width / 72, height / 72)
    # One unit of the plane is one square; rows run downwards.
    plane = Plane(fig, (0, 57), (band * len(years) / _CELL, 0), left=34, right=6, top=_HEAD,
                  bottom=height - _HEAD - band * len(years))

    known = daily.index.to_numpy().astype("datetime64[D]")
    start = max(np.datetime64(dt.date(first_year, 1, 1)), known[0])
    every = np.arange(start, np.datetime64(last) + 1)
    hours = np.zeros(len(every))
    inside = known >= start
    hours[(known[inside] - start).astype(int)] = daily.to_numpy()[inside]
    year = every.astype("datetime64[Y]").astype(int) + 1970
    new_year = every.astype("datetime64[Y]").astype("datetime64[D]")
    weekday = ((every.astype(int) + 3) % 7)
    # The week a day stands in: weeks begin on Monday, the year's first days stand in its first column.
    column = ((every - new_year).astype(int) + (new_year.astype(int) + 3) % 7) // 7
    row = weekday + (year - first_year) * band / _CELL
    rests = np.isin(every.astype(int), resting_days(pause, today))

    def squares(which: np.ndarray, colour: str, alpha: float) -> None:
        plane.dots(column[which] + 0.5, row[which] + 0.5, colour, _SQUARE, cap="projecting", alpha=alpha)

    squares((hours == 0) & ~rests, INK, 0.07)
    low = 0.0
    for high, strength in _STEPS:
        squares((hours > low) & (hours <= high), VINE, strength)
        low = high
    rest_days = every[rests & (hours == 0)]
    plane.dots(column[rests & (hours == 0)] + 0.5, row[rests & (hours == 0)] + 0.5, INK, 1.5, alpha=0.35)
    _words(plane, years, band, first_year)
    _key(plane, band * len(years) / _CELL, bool(len(rest_days)))

    some = daily.to_numpy() > 0
    by_day = np.bincount((days(daily.index[some]).astype(int) + 3) % 7, minlength=7)
    often = _WEEKDAYS[int(by_day.argmax())]
    total = wording.count(int(some.sum()), "day", "days")
    clear = some.sum() >= 10 and by_day.max() >= 1.15 * by_day.mean()
    title = f"Hours on {total}" + (f", most often on a {often}" if clear else "")
    span = wording.months(daily.index[0], daily.index[-1])
    return Finding(title, f"A calendar with a square for each day {span}, greener with more hours: there are "
                          f"some on {total}, on the fullest {wording.as_hours(daily.max())}. Days in a pause are "
                          "dots and do not count." + (f" The last {_MOST_YEARS} years are drawn."
                                                      if daily.index[0].year < first_year else ""))


def _words(plane: Plane, years: range, band: float, first_year: int) -> None:
    for year in years:
        top = (year - first_year) * band / _CELL
        plane.text(0, top + 1.0, f"{year}", ha="right", dx=-6, weight=600)
        plane.text(0, top + 4.5, "Fri", ha="right", dx=-6, size="small", alpha=0.7)
        plane.text(0, top + 6.5, "Sun", ha="right", dx=-6, size="small", alpha=0.7)
    for month in range(1, 13):
        day = dt.date(first_year, month, 1)
        column = (day.timetuple().tm_yday - 1 + dt.date(first_year, 1, 1).weekday()) // 7
        plane.text(column, 0, f"{day:%b}", dy=7, size="small", alpha=0.75)


def _key(plane: Plane, bottom: float, paused: bool) -> None:
    """The scale, as words beside its squares."""
    x, y = 0.0, bottom - 0.6
    marks = [("no hours", INK, 0.07), ("up to 1 h", VINE, 0.3), ("2 h", VINE, 0.53), ("4 h", VINE, 0.77),
             ("more", VINE, 1.0)]
    for label, colour, alpha in marks:
        plane.dots(x + 0.5, y + 0.5, colour, _SQUARE, cap="projecting", alpha=alpha)
        plane.text(x + 1.25, y + 0.5, label, size="small", alpha=0.75)
        x += 2.2 + 0.55 * len(label)
    if paused:
        plane.dots(x + 0.5, y + 0.5, INK, 1.5, alpha=0.5)
        plane.text(x + 1.25, y + 0.5, "pause", size="small", alpha=0.75)
