"""From a matplotlib figure to SVG that may stand in any page.

matplotlib writes SVG for a file of its own: sizes in points, a style sheet for everything, styles on each element,
black ink. A notebook and a handout need something else: no style attribute (pages forbid them by their content
security policy), ink that follows the page's theme, a name for people who listen, text in the reader's fonts (so
that every script is drawn as its readers know it), ids that do not collide, and the same bytes for the same data.
So figures are drawn by a renderer of our own, onto the same sheet that pictures for pages are made on.
"""

from __future__ import annotations

import base64
import functools
import io
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import weight_dict
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from PIL import Image

from . import sheet
from .marks import Words

#: Images are drawn at three pixels a unit: sharp on paper, small in the page.
_IMAGE_DPI = 216


def new_figure() -> Figure:
    """An empty transparent figure without pyplot: nothing global knows of it. It has 72 dots an inch."""
    figure = Figure(dpi=72)
    figure.patch.set_visible(False)
    return figure


def inline(figure: Figure, prefix: str, name: str) -> str:
    """The figure as an ``<svg>`` element.

    `prefix` keeps its ids apart from those of other pictures on the page; `name` is what a screen reader says.
    """
    size = figure.get_size_inches()
    drawn = sheet.Sheet(size)
    figure.draw(MixedModeRenderer(figure, *size, _IMAGE_DPI, OnSheet(drawn, prefix)))
    return drawn.svg(name)


class OnSheet(RendererBase):
    """Draws what a figure holds on a `sheet.Sheet`, in points from its lower left corner."""

    def __init__(self, drawn: sheet.Sheet, prefix: str) -> None:
        super().__init__()
        self._sheet, self._prefix = drawn, prefix
        self._within: dict[str, str] = {}  # outlines that marks are kept within, and their ids

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = self._sheet.get_size_inches() * 72
        return float(width), float(height)

    def flipy(self) -> bool:
        """Texts count from below, as everything else does."""
        return False

    def get_image_magnification(self) -> float:
        """Pixels of an image to a point."""
        return _IMAGE_DPI / 72

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:
        """One path; a fill or a stroke that cannot be seen is left out."""
        fill = None if rgbFace is None else _seen(gc, rgbFace)
        stroke = _seen(gc, gc.get_rgb()) if gc.get_linewidth() else None
        if fill is None and stroke is None:
            return
        width, dashes = gc.get_linewidth(), gc.get_dashes()[1]
        self._begin(gc)
        sheet.path(self._sheet, *_placed(path, transform), fill=fill, stroke=stroke, width=width,
                   alpha=_opacity(gc, gc.get_rgb() if fill is None else rgbFace),
                   dashes=[part / width for part in dashes] if dashes and width else None, cap=gc.get_capstyle())
        self._end(gc)

    def draw_text(self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: Any, angle: float,
                  ismath: Any = False, mtext: Any = None) -> None:
        """Words in the reader's fonts; only mathematics is drawn as shapes."""
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        ha = "left"
        if isinstance(mtext, Words):
            ha = mtext.ha
        elif isinstance(mtext, Text) and not angle:
            # Laid out by a font the reader may not have: it is the anchor that stands where it should.
            ha, x = mtext.get_ha(), mtext.get_transform().transform(mtext.get_unitless_position())[0]
        self._begin(gc)
        sheet.words(self._sheet, x, y, s, size=prop.get_size_in_points(), weight=_weight(prop.get_weight()),
                    colour=_seen(gc, gc.get_rgb()) or "none", alpha=_opacity(gc, gc.get_rgb()), ha=ha, angle=angle)
        self._end(gc)

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: np.ndarray, transform: Any = None) -> None:
        """Pixels, the lowest row first, with the lower left corner at a place."""
        height, width = im.shape[:2]
        png = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(im[::-1])).save(png, format="png")
        self._begin(gc)
        sheet.image(self._sheet, x, y, width * 72 / _IMAGE_DPI, height * 72 / _IMAGE_DPI,
                    base64.b64encode(png.getvalue()).decode("ascii"))
        self._end(gc)

    def _begin(self, gc: GraphicsContextBase) -> None:
        """What axes show is kept within them."""
        shape, transform = gc.get_clip_path()
        if shape is None and (box := gc.get_clip_rectangle()) is not None:
            shape, transform = Path(box.corners()[[0, 1, 3, 2, 0]], closed=True), IdentityTransform()
        if shape is not None:
            outline = sheet.steps(*_placed(shape, transform))
            known = outline in self._within
            sheet.within(self._sheet, self._within.setdefault(outline, f"{self._prefix}-{len(self._within)}"),
                         "" if known else outline)

    def _end(self, gc: GraphicsContextBase) -> None:
        if gc.get_clip_path()[0] is not None or gc.get_clip_rectangle() is not None:
            sheet.without(self._sheet)


def _placed(path: Path, transform: Any) -> tuple[np.ndarray, np.ndarray | None]:
    """Vertices and codes as they stand on the sheet: gaps where nothing is known, curves only if they are cubic."""
    plain = not path.should_simplify and transform.is_affine and (path.codes is None or Path.CURVE3 not in path.codes)
    if plain and np.isfinite(path.vertices).all():
        return transform.transform_affine(path.vertices), path.codes
    clean = path.cleaned(transform, remove_nans=True, simplify=path.should_simplify, curves=False)
    kept = clean.codes != Path.STOP
    return clean.vertices[kept], clean.codes[kept]


def _opacity(gc: GraphicsContextBase, colour: Any) -> float:
    return gc.get_alpha() if gc.get_forced_alpha() or len(colour) < 4 else colour[3]


def _seen(gc: GraphicsContextBase, colour: Any) -> str | None:
    return _hex(tuple(colour[:3])) if _opacity(gc, colour) else None


@functools.lru_cache(maxsize=1024)
def _hex(colour: tuple[float, float, float]) -> str:
    return to_hex(colour)


def _weight(weight: str | int) -> int:
    return weight if isinstance(weight, int) else weight_dict.get(weight, 400)
