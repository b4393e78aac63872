"""The marks every picture is made of as matplotlib artists: loaded with the first picture that is redrawn.

matplotlib's own patches and texts can be changed in any way at any time, and pay for it whenever one is made. These
are made anew for each picture, so they hold what they show and hand it to the renderer.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

#: Figures have 72 dots an inch (`svg.new_figure`): what is laid out in points is there already.
_IN_PLACE = IdentityTransform()


def path(fig: Figure, vertices: np.ndarray, codes: np.ndarray | None, **look: Any) -> None:
    """Put a path on a figure, filled or stroked."""
    fig.add_artist(Shape(vertices, codes, **look))


def words(fig: Figure, x: float, y: float, text: str, **look: Any) -> None:
    """Put words on a figure, by their baseline."""
    if text:
        fig.add_artist(Words(x, y, text, **look))


def cloud(fig: Figure, x: np.ndarray, y: np.ndarray, size: float, colour: str, alpha: float | None = None) -> None:
    """Put thousands of dots on a figure, as one image; it cannot follow the page's ink, so `colour` is a real one."""
    # An image is drawn with more dots to the inch than the rest, so here points are not in place.
    points = Affine2D().scale(1 / 72) + fig.dpi_scale_trans
    fig.add_artist(Line2D(x, y, linestyle="none", marker="o", markersize=size, markerfacecolor=colour,
                          markeredgewidth=0, alpha=alpha, transform=points, rasterized=True))


class Shape(Artist):
    """A path, filled or stroked."""

    def __init__(self, vertices: np.ndarray, codes: np.ndarray | None, *, fill: str | None = None,
                 stroke: str | None = None, width: float = 1.0, alpha: float | None = None,
                 dashes: Sequence[float] | None = None, cap: str = "butt") -> None:
        super().__init__()
        self._vertices, self._codes, self._fill, self._stroke = vertices, codes, fill, stroke
        self._width, self._opacity, self._dashes, self._cap = width, alpha, dashes, cap

    def draw(self, renderer: Any) -> None:
        """Hand the path to the renderer."""
        gc = renderer.new_gc()
        gc.set_joinstyle("round")
        gc.set_capstyle(self._cap)
        gc.set_linewidth(self._width if self._stroke else 0)
        if self._stroke:
            gc.set_foreground(to_rgba(self._stroke), isRGBA=True)
        if self._dashes:
            gc.set_dashes(0, [part * self._width for part in self._dashes])
        if self._opacity is not None:
            gc.set_alpha(self._opacity)
        shape = Path(self._vertices, self._codes)
        shape.should_simplify = False  # charts lay out as many places as can be seen
        renderer.draw_path(gc, shape, _IN_PLACE, to_rgba(self._fill) if self._fill else None)
        gc.restore()


class Words(Artist):
    """Text placed by its baseline and its anchor (`ha`), so that no font need be opened to lay it out."""

    def __init__(self, x: float, y: float, text: str, *, size: float, weight: int, colour: str, alpha: float | None,
                 ha: str, angle: float) -> None:
        super().__init__()
        self._place, self._text, self._font, self._colour = (x, y), text, _font(size, weight), colour
        self._opacity, self.ha, self._angle = alpha, ha, angle

    def draw(self, renderer: Any) -> None:
        """Hand the words to the renderer as they are: no mathematics, no layout."""
        gc = renderer.new_gc()
        gc.set_foreground(to_rgba(self._colour), isRGBA=True)
        if self._opacity is not None:
            gc.set_alpha(self._opacity)
        renderer.draw_text(gc, *self._place, self._text, self._font, self._angle, False, self)
        gc.restore()


@functools.cache
def _font(size: float, weight: int) -> FontProperties:
    return FontProperties(family=["career-workbook"], size=size, weight=weight)
