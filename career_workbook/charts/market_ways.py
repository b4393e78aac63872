"""Ways: staying beside going over ten years, as pay and as what one is ahead or behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, TooLittle
from ..methods.market import crossroads, outlook, pay_paths
from . import shaped
from .rows import wrapped
from .style import INK, PAPER, QUIET, VINE, Plane, nice, plain, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_YEARS = (0, 2, 4, 6, 8, 10)


@shaped(7.2, 3.9)
def pay_over_time(fig: Figure, path: pd.DataFrame, pay: pd.DataFrame) -> Finding:
    """A fan each for staying and for the way touched last: the middle, half of all tries, and eight in ten."""
    staying, going = crossroads.ways(path, pay)
    shown = [(one, crossroads.played(one.way, stream), colour, dashes) for one, stream, colour, dashes in (
        (staying, 0, QUIET, (4, 3)), (going[-1] if going else None, 1, VINE, None)) if one is not None]
    fans = [pay_paths.fan(draws) for _, draws, _, _ in shown]
    names = [wrapped(one.name, 118, 2, "body") for one, *_ in shown]
    top = max(float(rows.max()) for rows in fans) * 1.04
    bottom = min(float(rows.min()) for rows in fans)
    bottom = 0.0 if bottom < 0.35 * top else bottom - 0.08 * (top - bottom)
    room = max(text_width(line, 9.4) for lines in names for line in lines) + 16
    plane = _over_years(fig, (bottom, top), room)
    plane.ticks_y("a year", 5)
    years = np.arange(pay_paths.MONTHS) / 12
    for (_, _, colour, dashes), (low, quarter, middle, three, high) in zip(shown, fans, strict=True):
        plane.area(years, low, high, colour, alpha=0.16)
        plane.area(years, quarter, three, colour, alpha=0.24)
        plane.line(years, middle, colour, 2.2, dashes=dashes)
    _name_ends(plane, years[-1], [rows[2, -1] for rows in fans], names)
    told = "; ".join(f"{words(one.name, 60)}: {_span(rows[:, 0])} at first, {_span(rows[:, -1])} after ten years"
                     for (one, *_), rows in zip(shown, fans, strict=True))
    return Finding(_crossing(shown, fans),
                   f"Pay a year over ten years. The line is the middle, the dark band half of {crossroads.DRAWS:,} "
                   f"tries, the light one eight in ten. {told}.")


def _crossing(shown: list, fans: list[np.ndarray]) -> str:
    name = words(shown[-1][0].name, 40)
    if len(shown) < 2:
        return f"“{name}” may pay {_span(fans[-1][:, -1])} a year after ten years"
    above, same = fans[1][2] > fans[0][2], np.isclose(fans[1][2], fans[0][2])
    if same.all():
        return f"“{name}” may pay the same as staying, if your guesses hold"
    if same[-1]:
        return f"“{name}” may pay the same as staying after ten years, if your guesses hold"
    if above.all():
        return f"“{name}” may pay more than staying from the start, if your guesses hold"
    if not above[-1]:
        still = "pay more at first, but" if above[0] else "still pay"
        return f"“{name}” may {still} less than staying after ten years, if your guesses hold"
    since = pay_paths.MONTHS - int(np.argmin(above[::-1]))
    return f"“{name}” may pay more than staying from year {since // 12 + 1} on, if your guesses hold"


@shaped(7.2, 3.7)
def ahead_or_behind(fig: Figure, path: pd.DataFrame, pay: pd.DataFrame) -> Finding:
    """What the way touched last has brought more than staying, added up month by month, and when it catches up."""
    staying, going = crossroads.ways(path, pay)
    if not going:
        raise TooLittle("Add one way that leads somewhere else; this picture puts it beside staying.")
    if staying is None:
        raise TooLittle("Say what staying would pay: add a way that stays, or what you earn now.")
    found = crossroads.compare(going[-1], staying)
    low, quarter, middle, three, high = rows = pay_paths.fan(crossroads.difference(going[-1], staying))
    edge = 0.06 * max(float(rows.max()), 0) - 0.06 * min(float(rows.min()), 0) or 1.0
    plane = _over_years(fig, (min(float(rows.min()), 0) - edge, max(float(rows.max()), 0) + edge), 64)
    plane.ticks_y("added up", 5)
    years = np.arange(1, pay_paths.MONTHS + 1) / 12
    plane.area(years, low, high, VINE, alpha=0.16)
    plane.area(years, quarter, three, VINE, alpha=0.24)
    plane.line(years, middle, VINE, 2.2)
    plane.text(10, 0, "as staying", dx=8, size="small", alpha=0.8)
    a, b, c = (month / 12 for month in found.months)
    if a == a and c > 0:
        plane.line([a, c], [0, 0], INK, 5, alpha=0.75, cap="round")
        plane.dots(b, 0, PAPER, 3.5)
        label = f"caught up: {found.when}"
        over = plane.px(a) + text_width(label, 8.2) < plane.right
        plane.text(a if over else 10, 0, label, ha="left" if over else "right", dy=-13, size="small", weight=600)
    never = f" Still behind after ten years {found.never_in_words}." if found.months[2] or found.never else ""
    return Finding(f"“{words(found.name, 40)}”: {found.headline}",
                   f"What it has brought more than staying, added up over ten years: in the end {found.end_in_words} "
                   f"staying.{never} Seed {crossroads.SEED}; the same answers give the same picture.")


def _over_years(fig: Figure, y: tuple[float, float], right: float) -> Plane:
    width = max(text_width(plain(t), 8.2) for t in nice(*y, 5)) + 14
    plane = Plane(fig, (0, 10), y, left=width, right=right, top=22, bottom=40)
    plane.ticks_x("years from now", ticks=_YEARS)
    return plane


def _name_ends(plane: Plane, x: float, ends: list[float], names: list[list[str]]) -> None:
    placed = spread([plane.py(end) for end in ends], 30, plane.bottom + 4, plane.top - 2)
    unit = (plane.y1 - plane.y0) / (plane.top - plane.bottom)
    for at, lines in zip(placed, names, strict=True):
        for step, line in enumerate(lines):
            plane.text(x, plane.y0 + (at - plane.bottom) * unit, line, dx=8, dy=5.75 * (len(lines) - 1) - 11.5 * step)


def _span(quantiles: np.ndarray) -> str:
    low, high = float(quantiles[0]), float(quantiles[-1])
    if low < high:
        low, high = outlook.rounded(low), outlook.rounded(high)
    return f"{low:,.0f} to {high:,.0f}" if low < high else f"{low:,.0f}"
