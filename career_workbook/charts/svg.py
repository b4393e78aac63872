"""From a matplotlib figure to SVG that may stand in any page.

matplotlib writes SVG for a file of its own: sizes in points, a style sheet for everything, styles on each element,
black ink. A notebook and a handout need something else: no style attribute (pages forbid them by their content
security policy), ink that follows the page's theme, a name for people who listen, text in the reader's fonts (so
that every script is drawn as its readers know it), ids that do not collide, and the same bytes for the same data.
"""

from __future__ import annotations

import functools
import html
import io
import re

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from .sheet import OF_THE_PAGE, element

_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "career-workbook", "svg.image_inline": True,
             "path.simplify": True, "path.simplify_threshold": 0.111}
_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
#: Rasterised marks are drawn at three pixels a unit: sharp on paper, small in the page.
_RASTER_DPI = 216


def new_figure() -> Figure:
    """An empty transparent figure without pyplot: nothing global knows of it."""
    figure = Figure(dpi=_RASTER_DPI, facecolor="none", edgecolor="none", linewidth=0)
    FigureCanvasSVG(figure)
    return figure


def inline(figure: Figure, prefix: str, name: str) -> str:
    """The figure as an ``<svg>`` element.

    `prefix` keeps its ids apart from those of other pictures on the page; `name` is what a screen reader says.
    """
    out = io.StringIO()
    before = {key: mpl.rcParams[key] for key in _SETTINGS}
    # The person's own cells may use matplotlib in the same kernel: their settings are put back.
    mpl.rcParams.update(_SETTINGS)
    try:
        figure.patch.set_visible(False)
        figure.canvas.print_svg(out, metadata=_METADATA)
    finally:
        mpl.rcParams.update(before)
    width, height = figure.get_size_inches() * 72
    return _rewrite(out.getvalue(), prefix, name, width, height)


def _rewrite(source: str, prefix: str, name: str, width: float, height: float) -> str:
    body = source[source.index("<svg"):]
    body = body[body.index(">") + 1:body.rindex("</svg>")]
    body = _HEADER.sub("", body)
    body = _STYLE.sub(lambda found: _attributes(found[1]), body)
    # matplotlib names every group; only what is pointed at needs a name, and a prefix that is this picture's own.
    body = _GROUP_ID.sub("", body)
    body = _OWN_ID.sub(rf'\1{prefix}-\2', body)
    body = body.replace("xlink:href", "href")
    body = _NO_TURN.sub("", body)
    body = body.replace(" \n", " ").replace("\n", "")
    return element(body, name, width, height)


_HEADER = re.compile(r"\s*<metadata>.*?</metadata>|\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_STYLE = re.compile(r'(?<=\s)style="([^"]*)"')
_GROUP_ID = re.compile(r'(?<=<g) id="[^"]*"')
_OWN_ID = re.compile(r'((?:\sid="|href="#|url\(#))([^")]+)')
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^"]*"')


@functools.lru_cache(maxsize=4096)
def _attributes(style: str) -> str:
    """``fill: #fff; font: 10px 'X'`` → ``fill="#fff" font-size="10"``: a style as presentation attributes."""
    found = dict(part.split(":", 1) for part in html.unescape(style).split(";") if ":" in part)
    attributes = {}
    for key, value in ((k.strip(), v.strip()) for k, v in found.items()):
        if key == "font":
            attributes.update(_font(value))
        elif key == "font-size":
            attributes["font-size"] = value.removesuffix("px")
        elif key != "font-family":  # the page's own fonts are inherited
            attributes[key] = OF_THE_PAGE.get(value, value)
    return " ".join(f'{key}="{html.escape(value, quote=True)}"' for key, value in attributes.items())


def _font(value: str) -> dict[str, str]:
    """The pieces of the ``font:`` shorthand that matplotlib writes: weight, style, size."""
    size = re.search(r"([\d.]+)px", value)
    before = value[:size.start()].split() if size else []
    pieces = {"font-size": size[1]} if size else {}
    for word in before:
        if word.isdigit() or word in ("bold", "normal"):
            pieces["font-weight"] = word
        elif word in ("italic", "oblique"):
            pieces["font-style"] = word
    return pieces
