"""The two marks every picture is made of, paths and words, as matplotlib artists: loaded with the first picture."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D


def points(fig: Figure) -> Any:
    """Points of 1/72 inch → pixels, whatever the resolution: rasterised marks are drawn at another one."""
    return Affine2D().scale(1 / 72) + fig.dpi_scale_trans


def path(fig: Figure, transform: Any, vertices: np.ndarray, codes: np.ndarray | None, *, fill: str | None = None,
         stroke: str | None = None, width: float = 1.0, alpha: float | None = None,
         dashes: Sequence[float] | None = None, cap: str = "butt", simplify: bool = True) -> None:
    """Put a path on a figure, filled or stroked."""
    # Hundredths of a point are finer than any screen, and short numbers make a short picture.
    shape = Path(np.round(vertices, 2), codes)
    shape.should_simplify = simplify and shape.should_simplify
    fig.add_artist(PathPatch(
        shape, facecolor=fill or "none", edgecolor=stroke or "none", linewidth=width if stroke else 0, alpha=alpha,
        linestyle=(0, tuple(dashes)) if dashes else "solid", capstyle=cap, joinstyle="round", transform=transform))


def cloud(fig: Figure, transform: Any, x: np.ndarray, y: np.ndarray, size: float, colour: str,
          alpha: float | None = None) -> None:
    """Put thousands of dots on a figure, as one image; it cannot follow the page's ink, so `colour` is a real one."""
    fig.add_artist(Line2D(x, y, linestyle="none", marker="o", markersize=size, markerfacecolor=colour,
                          markeredgewidth=0, alpha=alpha, transform=transform, rasterized=True))


def words(fig: Figure, transform: Any, x: float, y: float, text: str, *, size: float, weight: int, colour: str,
          alpha: float | None, ha: str, angle: float) -> None:
    """Put words on a figure, by their baseline."""
    fig.add_artist(Words(round(x, 1), round(y, 1), text, color=colour, alpha=alpha, ha=ha, rotation=angle,
                         rotation_mode="anchor", fontproperties=_font(size, weight), parse_math=False,
                         transform=transform))


@functools.cache
def _font(size: float, weight: int) -> FontProperties:
    return FontProperties(family=["career-workbook"], size=size, weight=weight)


class Words(Text):
    """Text placed by its baseline, so that no font need be opened to lay it out."""

    def draw(self, renderer: Any) -> None:
        """Hand the words to the renderer as they are: no mathematics, no layout."""
        if not self.get_visible() or not self.get_text():
            return
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        gc.set_alpha(self.get_alpha())
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), self.get_rotation(), False, self)
        gc.restore()
