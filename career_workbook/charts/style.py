"""How pictures are drawn here: a plane, a few marks, and words beside the lines.

matplotlib's Axes measure and lay out every tick anew; that takes longer than all the rest of a picture, and a
picture must answer while a person types. So a chart lays its own `Plane` on the figure: data in, points out
(1/72 inch), the figure's own artists for the marks. Words are placed by their baseline and drawn by the browser;
no font is opened here, so a name in any script costs the same and none is ever missing.
"""

from __future__ import annotations

import functools
import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..look import BRANCHES, QUIET, VINE, WARN, branch
from ..methods.wording import true_minus
from .pen import CLOSE, INK, LINE, MOVE, PAPER

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["BRANCHES", "INK", "PAPER", "QUIET", "SIZES", "VINE", "WARN", "Plane", "branch", "days", "spread",
           "text_width", "words"]

#: Sizes of words in units of 1/72 inch; a picture as wide as a page shows them about 1.4 times as large in pixels.
SIZES = {"small": 8.2, "body": 9.4, "lead": 11.0}
#: More marks than this are drawn as one image.
DENSE = 3000
_TURNS_THE_LINE = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff"
_EPOCH = np.datetime64("1970-01-01", "D")


def words(text: Any, limit: int = 28) -> str:
    """A person's words made fit for a picture: one line, no control or direction-changing characters, shortened."""
    line = str(text)[: 40 * limit]
    if not (plain_ink := line.isascii() and line.isprintable()):
        line = "".join(" " if c.isspace() else c for c in line if c.isspace() or _can_be_drawn(c))
    line = " ".join(line.split())
    room = limit * 0.53
    if text_width(line, 1) > room:
        while line and text_width(line, 1) > room - 0.8:
            line = line[:-1]
        line = line.rstrip(" ,.;:-–") + "…"
    if not plain_ink and any(unicodedata.bidirectional(c) in ("R", "AL") for c in line):
        # An isolate keeps the numbers beside an Arabic or Hebrew name where they belong.
        line = f"\u2068{line}\u2069"
    return line


def _can_be_drawn(c: str) -> bool:
    return unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") and c not in _TURNS_THE_LINE


def text_width(text: str, size: float) -> float:
    """About how wide a text will be, in points: the browser chooses the font, so this can only be near."""
    return sum(map(_em, text)) * size


@functools.lru_cache(maxsize=4096)
def _em(c: str) -> float:
    if unicodedata.combining(c) or c in "\u2068\u2069\u200d\u200c":
        return 0.0
    if unicodedata.east_asian_width(c) in ("W", "F"):
        return 1.0
    if c in "iljtfrI.,:;'|!()[] ’‘-·":
        return 0.32
    if c in "mwMW@%—…":
        return 0.88
    return 0.66 if c.isupper() else 0.56


def days(dates: Any) -> np.ndarray:
    """Dates as days since 1970, shape kept; what is no date is NaN."""
    array = np.asarray(dates, dtype="datetime64[D]")
    return np.where(np.isnat(array), np.nan, (array - _EPOCH).astype(float))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> np.ndarray:
    """Move positions apart until each has `gap` to the next, as near as can be to where they are wanted.

    Returns positions in the order given, inside [low, high] where they fit.
    """
    place = np.asarray(wanted, float)
    order = np.argsort(place, kind="stable")
    if len(place) < 2:
        return np.clip(place, low, high)
    gap = min(gap, (high - low) / (len(place) - 1))
    steps = gap * np.arange(len(place))
    # Isotonic regression of (wanted - steps): pooling neighbours that would collide keeps the least movement.
    blocks: list[list[float]] = []
    for value in place[order] - steps:
        blocks.append([value, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    fitted = np.concatenate([np.full(int(n), v) for v, n in blocks])
    result = np.empty(len(place))
    result[order] = np.clip(fitted, low, high - steps[-1]) + steps
    return result


@functools.cache
def _marks(of: str) -> Any:
    # Late: a page asks a chart what it is made from long before it draws it.
    from . import sheet

    if of == sheet.__name__:
        return sheet
    from . import marks

    return marks


class Plane:
    """A rectangle of the figure with a scale in each direction.

    `x` and `y` are the data at the edges (numbers or dates; `y` may run downwards); the margins are points
    from the figure's edges. Marks take data; `dx` and `dy` shift words by points.
    """

    def __init__(self, fig: Figure, x: tuple[Any, Any], y: tuple[Any, Any] = (0, 1), *, left: float = 40,
                 right: float = 12, top: float = 12, bottom: float = 26) -> None:
        width, height = fig.get_size_inches() * 72
        self.fig = fig
        self.x0, self.x1 = _edges(x)
        self.y0, self.y1 = _edges(y)
        self.left, self.right = left, max(left + 20, width - right)
        self.bottom, self.top = bottom, max(bottom + 20, height - top)
        # Figures of matplotlib and the sheets of a handout take the same marks.
        self._marks = _marks(type(fig).__module__)

    def px(self, x: Any) -> Any:
        """Data → points from the left edge of the figure."""
        return self.left + (_numbers(x) - self.x0) / (self.x1 - self.x0) * (self.right - self.left)

    def py(self, y: Any) -> Any:
        """Data → points from the bottom edge of the figure."""
        return self.bottom + (_numbers(y) - self.y0) / (self.y1 - self.y0) * (self.top - self.bottom)

    def x_at(self, points: Any) -> Any:
        """Points from the left edge of the figure → data."""
        return self.x0 + (np.asarray(points) - self.left) / (self.right - self.left) * (self.x1 - self.x0)

    def _places(self, x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
        """Data → points on the figure, shape (n, 2), and which of them are known."""
        across, up = self.px(x), self.py(y)
        places = np.empty((np.broadcast(across, up).size, 2))
        places[:, 0], places[:, 1] = across, up
        return places, ~np.isnan(places).any(axis=1)

    def path(self, vertices: Any, codes: Any = None, **look: Any) -> None:
        """A path in points: every mark comes down to this.

        `look`: fill, stroke (colours), width, alpha, dashes, cap; without `codes` its vertices are joined by lines.
        """
        self._marks.path(self.fig, np.asarray(vertices, float), codes, **look)

    def line(self, x: Any, y: Any, colour: str = INK, width: float = 1.8, **more: Any) -> None:
        """A line through the data; gaps where it is NaN."""
        places, seen = self._places(x, y)
        if not seen.any():
            return
        begins = None
        if not seen.all():
            begins, places = np.where(np.r_[True, ~seen[:-1]], MOVE, LINE)[seen], places[seen]
        self.path(places, begins, stroke=colour, width=width, **more)

    def area(self, x: Any, low: Any, high: Any, colour: str, **more: Any) -> None:
        """The area between two lines."""
        across, low, high = np.broadcast_arrays(self.px(x), self.py(low), self.py(high))
        outline = np.stack([np.append(across, across[::-1]), np.append(high, low[::-1])], axis=1)
        if len(outline):
            self.path(outline, fill=colour, **more)

    def boxes(self, x0: Any, x1: Any, y0: Any, y1: Any, colour: str, gap: float = 0, **more: Any) -> None:
        """Rectangles, all of one colour, drawn as one path; `gap` points are left free between neighbours."""
        left, right, low, high = np.broadcast_arrays(*np.atleast_1d(self.px(x0), self.px(x1), self.py(y0), self.py(y1)))
        if not len(left):
            return
        left, right = left + gap / 2, np.maximum(right - gap / 2, left + gap / 2 + 0.4)
        corners = np.stack([left, low, left, high, right, high, right, low, left, low], axis=1).reshape(-1, 2)
        self.path(corners, np.tile([MOVE, LINE, LINE, LINE, CLOSE], len(left)), fill=colour, **more)

    def dots(self, x: Any, y: Any, colour: str = INK, size: float = 6, cap: str = "round", **more: Any) -> None:
        """Dots of `size` points, or squares (`cap` "projecting"); thousands of round ones become one image."""
        places, seen = self._places(x, y)
        places = places[seen]
        if not len(places):
            return
        if len(places) > DENSE and cap == "round":
            self._marks.cloud(self.fig, *places.T, size, colour, **more)
            return
        # A line of no length with its ends drawn is the shortest way to write a dot.
        twice = np.repeat(places, 2, axis=0)
        if cap != "round":
            twice[1::2, 0] += 0.05  # a PDF leaves out squares of no length at all
        self.path(twice, np.array([MOVE, LINE] * len(places)), stroke=colour, width=size, cap=cap, **more)

    def text(self, x: Any, y: Any, text: str, *, ha: str = "left", dx: float = 0, dy: float = 0,
             size: str | float = "body", weight: int = 400, colour: str = INK, alpha: float | None = None,
             angle: float = 0, middle: bool = True) -> None:
        """Words at a place; `middle` centres them on it in height, else it is their baseline."""
        size = SIZES.get(size, size)  # type: ignore[arg-type]
        self._marks.words(self.fig, float(self.px(x)) + dx, float(self.py(y)) + dy - (0.35 * size if middle else 0),
                          text, size=size, weight=weight, colour=colour, alpha=alpha, ha=ha, angle=angle)

    def ticks_y(self, unit: str = "", count: int = 4, *, ticks: Iterable[float] | None = None,
                form: Callable[[float], str] | None = None) -> None:
        """Quiet rules across with their numbers, and the unit above them."""
        low, high = sorted((self.y0, self.y1))
        ticks = [t for t in (ticks if ticks is not None else nice(low, high, count)) if low - 1e-9 <= t <= high + 1e-9]
        edge = [self.x0, self.x1]
        for t in ticks:
            self.line(edge, [t, t], INK, 0.9 if t == 0 else 0.6, alpha=0.55 if t == 0 else 0.16)
        for t in ticks:
            self.text(self.x0, t, form(t) if form else plain(t), ha="right", dx=-6, size="small", alpha=0.75)
        if unit:
            widest = max((text_width(form(t) if form else plain(t), SIZES["small"]) for t in ticks), default=0)
            self.text(self.x0, self.y1, unit, dx=-6 - widest, dy=11, size="small", alpha=0.75)

    def ticks_x(self, unit: str = "", count: int = 6, *, ticks: Iterable[float] | None = None,
                form: Callable[[float], str] | None = None) -> None:
        """Numbers below, with the unit after the last."""
        low, high = sorted((self.x0, self.x1))
        ticks = [t for t in (ticks if ticks is not None else nice(low, high, count)) if low - 1e-9 <= t <= high + 1e-9]
        for t in ticks:
            self.text(t, self.y0, form(t) if form else plain(t), ha="center", dy=-11, size="small", alpha=0.75)
        if unit:
            self.text(self.x1, self.y0, unit, ha="right", dy=-22, size="small", alpha=0.75)

    def dates_x(self) -> None:
        """Days, months or years below, whichever suits the time shown; the x edges are dates."""
        for day, label, strong in calendar(self.x0, self.x1, (self.right - self.left) / 48):
            self.line([day, day], [self.y0, self.y0], INK, 0.6, alpha=0.5)
            self.text(day, self.y0, label, ha="center", dy=-11, size="small", alpha=0.9 if strong else 0.7)


def nice(low: float, high: float, count: int = 4) -> list[float]:
    """Round numbers between two edges, about `count` steps."""
    if not math.isfinite(low) or not math.isfinite(high) or low == high:
        return [low]
    low, high = sorted((low, high))
    least = (high - low) / max(count, 1)
    size = 10.0 ** math.floor(math.log10(least))
    wanted = next((s for s in (1, 2, 2.5, 5, 10) if s * size >= least * (1 - 1e-9)), 10)
    for smaller in (s for s in (10, 5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1) if s <= wanted):
        step = smaller * size
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last > first:  # one number alone is no scale
            break
    return [n * step for n in range(first, last + 1)]


def plain(value: float) -> str:
    """A number at an axis as people write it, and whole: ``1,200``, ``0.25``, ``12.5``."""
    decimals = max(4, 2 - math.floor(math.log10(abs(value)))) if value and not float(value).is_integer() else 0
    text = f"{value:,.{min(decimals, 12)}f}"
    return true_minus(text.rstrip("0").rstrip(".") if "." in text else text)


def calendar(first: float, last: float, room: float = 8) -> list[tuple[float, str, bool]]:
    """Marks for a stretch of time in days since 1970: (day, label, whether a year begins), about `room` at most."""
    start, end = (_EPOCH + np.timedelta64(int(d), "D") for d in (math.ceil(first), math.floor(last)))
    room = max(2, room)
    span = last - first
    if span <= 7 * room and span < 62:
        step = max(1, math.ceil(span / room))
        marks = np.arange(start, end + 1, np.timedelta64(step, "D"))
        return [(float(days(d)), f"{d.item().day} {d.item():%b}", False) for d in marks]
    months = span / 30.44
    step = next((s for s in (1, 2, 3, 6) if months / s <= room), 12 * max(1, math.ceil(months / 12 / room)))
    marks = np.arange(start.astype("M8[M]"), end.astype("M8[M]") + 1)
    found = []
    for month in marks:
        number = int(month.astype(int))
        if number % step == 0 and start <= month.astype("M8[D]") <= end:
            date = month.item()
            new_year = date.month == 1
            found.append((float(days(month)), f"{date.year}" if new_year else date.strftime("%b"), new_year))
    return found


def _edges(pair: tuple[Any, Any]) -> tuple[float, float]:
    low, high = (float(_numbers(v)) for v in pair)
    return (low, high) if low != high else (low, low + 1.0)


def _numbers(values: Any) -> Any:
    if isinstance(values, float | int):  # most places of words are: no array is made of one number
        return float(values)
    array = np.asarray(values)
    if array.dtype.kind == "M" or (array.dtype.kind == "O" and array.size):
        return days(array)
    return array.astype(float, copy=False)
