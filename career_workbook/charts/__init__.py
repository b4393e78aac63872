"""Charts: one module a chapter, each chart a function from frames to a picture and its finding.

A chart is declared by its name and its parameters::

    @shown_to("coach")
    def weekly_hours(fig, investment, intention, pause, *, today) -> Finding: ...

`draw` calls it with the frames its parameters name, on a private figure that is used again and again, and hands
back the picture as SVG that may stand in any page. `figure_html` is how a picture stands there: the finding above,
the picture below; notebooks and handouts share it. matplotlib is loaded with the first picture, not before.
"""

from __future__ import annotations

import contextlib
import functools
import html
import importlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..chapters import Finding, ask, kinds_of, parameters

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["SIZE", "Drawing", "chart", "draw", "figure_html", "sentence_html", "shaped", "warm"]

#: Width and height of a picture unless its chart declares another, in inches of 72 units.
SIZE = (7.2, 3.6)

#: Figures and matplotlib's settings are shared by every thread of a kernel: one picture at a time.
_one_at_a_time = threading.RLock()


@dataclass(frozen=True)
class Drawing:
    """A picture as inline SVG, and what it shows."""

    svg: str
    finding: Finding


def shaped(width: float, height: float) -> Callable[[Callable[..., Finding]], Callable[..., Finding]]:
    """Declare the size a chart is drawn at, in inches, where the usual one does not suit it."""

    def mark(function: Callable[..., Finding]) -> Callable[..., Finding]:
        function.size = (width, height)  # type: ignore[attr-defined]
        return function

    return mark


def chart(stem: str, name: str) -> Callable[..., Finding]:
    """The chart of that name in a chapter. Raises KeyError where there is none."""
    module = importlib.import_module(f"{__name__}.{stem}")
    found = getattr(module, name, None)
    if not callable(found) or "fig" not in parameters(found):
        raise KeyError(f"The chapter “{stem}” has no chart called “{name}”.")
    return found


def draw(name: str, stem: str, frame: Callable[[str], pd.DataFrame], today: dt.date,
         size: tuple[float, float] | None = None, *, once: bool = False) -> Drawing:
    """Draw a chart of a chapter.

    `frame` gives the frame of a kind of record; `size` is in inches. Raises `NothingYet` and `TooLittle` as the
    chart does. The same frames give the same bytes, also for a picture that is drawn `once`, for a page: it needs no
    matplotlib where the chart is drawn on a plane alone.
    """
    function = chart(stem, name)
    # Frames are fetched before the lock is taken: a workbook has a lock of its own, and two locks want one order.
    frames = {kind: frame(kind) for kind in kinds_of(function)}
    size = size or getattr(function, "size", SIZE)
    if once:
        from .sheet import NeedsFigure, Sheet

        sheet = Sheet(size)
        with contextlib.suppress(NeedsFigure):
            finding = ask(function, frames.__getitem__, today, sheet)
            return Drawing(sheet.svg(f"{finding.title} {finding.description}"), finding)
    from .svg import inline

    with _one_at_a_time:
        figure = _figure(stem, name)
        figure.clear()
        figure.set_size_inches(size)
        finding = ask(function, frames.__getitem__, today, figure)
        return Drawing(inline(figure, f"{stem}-{name}", f"{finding.title} {finding.description}"), finding)


@functools.cache
def _figure(stem: str, name: str) -> Figure:
    from .svg import new_figure

    return new_figure()


def warm() -> None:
    """Load what the first picture needs; takes a second or two, best in a thread of its own."""
    import pandas as pd  # noqa: F401

    from . import marks, svg  # noqa: F401


def figure_html(drawing: Drawing, sample: str | None = None) -> str:
    """A picture as it stands in a page: the finding as its caption, then the picture.

    `sample` marks it as the sample person's and says what would make it one's own. On a phone the picture scrolls
    sideways, so the keyboard can reach it. Nothing here is trusted: all text is escaped.
    """
    mark, title = "", html.escape(_plain(drawing.finding.title))
    if sample is not None:
        # Its “you” is not the reader. One span, because a caption may be laid out in boxes.
        title = f'<span><span class="cw-sample-whom">To Mara:</span> {title}</span>'
        mark = f'<p class="cw-sample-mark"><b>Sample: Mara’s picture.</b> {html.escape(_plain(sample))}</p>'
    return (f'<figure class="cw-figure{"" if sample is None else " cw-sample"}">{mark}'
            f"<figcaption>{title}</figcaption>"
            f'<div class="cw-picture" tabindex="0" role="group" aria-label="Picture">{drawing.svg}</div></figure>')


def sentence_html(sentence: str) -> str:
    """What is said where a picture cannot be drawn: what is missing, or what went wrong."""
    return f'<p class="cw-sentence">{html.escape(_plain(sentence))}</p>'


def _plain(text: Any) -> str:
    return "".join(c for c in str(text) if c.isprintable() or c == " ")
