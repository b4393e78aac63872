"""The sheet every picture ends on: its marks as short SVG.

A page that answers while a person types keeps its matplotlib figures and redraws them; `svg` draws them on a sheet.
A handout is made once, and loading matplotlib would take longer than all of its pictures. So a `Sheet` can also stand
where a figure stands: it knows the two marks every picture of a `Plane` is made of, and a picture that wants more of
matplotlib says so by `NeedsFigure`, and is drawn with a figure after all. Both give the same bytes.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Sequence
from typing import Any

import numpy as np

from .pen import CLOSE, CURVE, INK, LINE, MOVE, PAPER

#: Ink and ground are the page's own.
OF_THE_PAGE = {INK: "currentColor", "#000000": "currentColor", PAPER: "var(--cw-paper, #fff)"}
_LONGEST_NAME = 1200
_TENTHS = np.array((10, -10))
_CAPS = {"projecting": "square", "round": "round"}
_ANCHORS = {"center": "middle", "right": "end"}


class NeedsFigure(AttributeError):
    """This picture is drawn with more than a plane has."""


class Sheet:
    """An empty sheet of a size in inches; marks are put on it in points of 1/72 inch from its lower left corner."""

    def __init__(self, size: tuple[float, float]) -> None:
        self._size = np.asarray(size, float)
        self._marks: list[str] = []

    def __getattr__(self, name: str) -> Any:
        raise NeedsFigure(name)

    def get_size_inches(self) -> np.ndarray:
        """Width and height."""
        return self._size.copy()

    def set_size_inches(self, width: Any, height: float | None = None) -> None:
        """Both, or a pair of them, as a figure takes them."""
        self._size = np.asarray(width if height is None else (width, height), float)

    def svg(self, name: str) -> str:
        """Everything on it as an ``<svg>`` element under the `name` a screen reader says."""
        width, height = self._size * 72
        turned = f'<g transform="translate(0 {_short(height)})">' if self._marks else ""
        return element(turned + "".join(self._marks) + ("</g>" if turned else ""), name, width, height)


def element(body: str, name: str, width: float, height: float) -> str:
    """An ``<svg>`` that may stand in any page: its ink is the page's, and it has a name for those who hear it."""
    label = html.escape(" ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST_NAME])
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
            f'aria-label="{label}" fill="currentColor" stroke-linejoin="round" stroke-linecap="butt">{body}</svg>')


# The marks a `Plane` puts on figures and sheets alike

def path(sheet: Sheet, vertices: np.ndarray, codes: np.ndarray | None, *, fill: str | None = None,
         stroke: str | None = None, width: float = 1.0, alpha: float | None = None,
         dashes: Sequence[float] | None = None, cap: str = "butt") -> None:
    """Put a path on a sheet, filled or stroked; `dashes` count in widths."""
    if not np.isfinite(vertices).all() or not len(vertices):
        return
    kept = [f'd="{steps(vertices, codes)}"']
    if fill is None:
        kept.append('fill="none"')
    elif _colour(fill) != "currentColor":
        kept.append(f'fill="{_colour(fill)}"')
    if alpha is not None and alpha < 1:
        kept.append(f'opacity="{alpha:.3g}"')
    if stroke:
        kept.append(f'stroke="{_colour(stroke)}"')
        if width != 1:
            kept.append(f'stroke-width="{width:.4g}"')
        if dashes:
            kept.append('stroke-dasharray="' + " ".join(f"{part * width:.3g}" for part in dashes) + '"')
        if cap in _CAPS:
            kept.append(f'stroke-linecap="{_CAPS[cap]}"')
    sheet._marks.append(f"<path {' '.join(kept)}/>")


def words(sheet: Sheet, x: float, y: float, text: str, *, size: float, weight: int, colour: str, alpha: float | None,
          ha: str, angle: float) -> None:
    """Put words on a sheet, by their baseline."""
    if not text:
        return
    across, up = _short(x), _short(-y)
    kept = [f'x="{across}" y="{up}" font-size="{size:g}"']
    if weight != 400:
        kept.append(f'font-weight="{weight}"')
    if _colour(colour) != "currentColor":
        kept.append(f'fill="{_colour(colour)}"')
    if alpha is not None and alpha < 1:
        kept.append(f'opacity="{alpha:.3g}"')
    if ha in _ANCHORS:
        kept.append(f'text-anchor="{_ANCHORS[ha]}"')
    if angle:
        kept.append(f'transform="rotate({-angle:g} {across} {up})"')
    sheet._marks.append(f"<text {' '.join(kept)}>{html.escape(text, quote=False)}</text>")


def cloud(_sheet: Sheet, *_place: Any, **_look: Any) -> None:
    """Thousands of dots become an image, which is drawn by matplotlib."""
    raise NeedsFigure("cloud")


# What only figures have

def image(sheet: Sheet, x: float, y: float, width: float, height: float, png: str) -> None:
    """Put an image (its bytes in base64) on a sheet, by its lower left corner."""
    sheet._marks.append(f'<image x="{_short(x)}" y="{_short(-y - height)}" width="{width:.4g}" height="{height:.4g}" '
                        f'href="data:image/png;base64,{png}"/>')


def within(sheet: Sheet, name: str, outline: str = "") -> None:
    """What follows, up to `without`, is seen within an outline only; it is told the first time its name is used."""
    told = f'<clipPath id="{name}"><path d="{outline}"/></clipPath>' if outline else ""
    sheet._marks.append(f'{told}<g clip-path="url(#{name})">')


def without(sheet: Sheet) -> None:
    """What follows is seen as far as the sheet goes."""
    sheet._marks.append("</g>")


def steps(vertices: np.ndarray, codes: np.ndarray | None) -> str:
    """Vertices as path data: tenths of a point, relative, so that most numbers are short."""
    places = np.rint(vertices * _TENTHS).astype(int).tolist()
    kinds = [MOVE, *[LINE] * (len(places) - 1)] if codes is None else np.asarray(codes).tolist()
    out: list[str] = []
    here, curve, drawn = (0, 0), [], 0
    for place, kind in zip(places, kinds, strict=True):
        if kind == CLOSE:
            out.append("z")
            drawn = 0  # the next piece begins with a move
            continue
        x, y = place[0] - here[0], place[1] - here[1]
        if kind == MOVE:
            if drawn == 1:
                out.append("h0")  # a dot is a line of no length: rounding must not take it away
            out.append(f"M{_tenths(place[0])}{_joined(place[1])}")
            here, drawn = (place[0], place[1]), 1
        elif kind == CURVE:
            curve += [x, y]
            if len(curve) == 6:
                out.append("c" + _tenths(curve[0]) + "".join(map(_joined, curve[1:])))
                curve, here, drawn = [], (place[0], place[1]), 2
        elif x or y:
            out.append(f"v{_tenths(y)}" if not x else f"h{_tenths(x)}" if not y else f"l{_tenths(x)}{_joined(y)}")
            here, drawn = (place[0], place[1]), 2
    if drawn == 1 and len(places) > 1:
        out.append("h0")
    return "".join(out)


@functools.lru_cache(maxsize=8192)
def _tenths(number: int) -> str:
    """A number of tenths as SVG writes it shortest: ``12.5``, ``-.5``, ``3``."""
    whole, part = divmod(abs(number), 10)
    return ("-" if number < 0 else "") + (f"{whole or ''}.{part}" if part else str(whole))


@functools.lru_cache(maxsize=8192)
def _joined(number: int) -> str:
    text = _tenths(number)
    return text if text[0] == "-" else f" {text}"


def _short(number: float) -> str:
    return _tenths(round(float(number) * 10))


def _colour(colour: str) -> str:
    return OF_THE_PAGE.get(colour, colour)
