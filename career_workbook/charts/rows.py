"""Pictures in rows: something a person named at the left of each, and what is said of it along the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .style import BRANCHES, INK, PAPER, SIZES, VINE, WARN, Plane, text_width, words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Rows a picture shows; more would make every one of them unreadable.
MOST_ROWS = 16
#: Where a strength of evidence stands, and in which colour.
_STRENGTHS = {"none": (0, WARN), "thin": (1, WARN), "fair": (2, BRANCHES[2]), "strong": (3, VINE)}


def labelled(fig: Figure, labels: Sequence[str], x: tuple[float, float], *, right: float = 16, top: float = 6,
             bottom: float = 26, height: float = 0.3, limit: int = 40, baseline: float = 0.5) -> Plane:
    """A plane with one row a label, the labels at its left at n + `baseline` for row n, the first on top.

    The figure becomes as high as its rows need (`height` inches each); margins are in points.
    """
    width = fig.get_size_inches()[0]
    fig.set_size_inches(width, (top + bottom) / 72 + height * max(len(labels), 2))
    shown = [words(label, limit) for label in labels]
    left = min(width * 72 * 0.42, max(text_width(label, SIZES["body"]) for label in shown) + 16)
    plane = Plane(fig, x, (max(len(labels), 2), 0), left=left, right=right, top=top, bottom=bottom)
    for row, label in enumerate(shown):
        plane.text(plane.x0, row + baseline, label, ha="right", dx=-10)
    return plane


def named(fig: Figure, names: Sequence[str], x: tuple[float, float], *, right: float = 16, top: float = 6,
          bottom: float = 26, height: float = 0.42, below: Sequence[str] = ()) -> Plane:
    """As `labelled`, for long names: in two lines where one is too short, or with a quiet word `below` each."""
    width = fig.get_size_inches()[0]
    fig.set_size_inches(width, (top + bottom) / 72 + height * max(len(names), 2))
    shown = [[words(name, 38)] if below else wrapped(name, 0.31 * width * 72 - 16, 2, "body") for name in names]
    widest = max([text_width(line, SIZES["body"]) for lines in shown for line in lines]
                 + [text_width(word, SIZES["small"]) for word in below])
    plane = Plane(fig, x, (max(len(names), 2), 0), left=min(widest + 16, 0.42 * width * 72), right=right, top=top,
                  bottom=bottom)
    for row, lines in enumerate(shown):
        lift = 5.5 if below else 5.75 * (len(lines) - 1)
        for step, line in enumerate(lines):
            plane.text(plane.x0, row + 0.5, line, ha="right", dx=-10, dy=lift - 11.5 * step)
        if below:
            plane.text(plane.x0, row + 0.5, below[row], ha="right", dx=-10, dy=-6, size="small", alpha=0.7)
    return plane


def wrapped(text: str, room: float, most: int, size: str = "small") -> list[str]:
    """A heading or a name in at most `most` lines of about `room` points; what does not fit in the last is left out."""
    rest, lines = words(text, 200).split(" "), []
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and text_width(f"{line} {rest[0]}", SIZES[size]) <= room:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    limit = max(6, int(room / SIZES[size] / 0.53))
    return [words(line, 200 if text_width(line, SIZES[size]) <= room else limit)
            for line in [*lines, " ".join(rest)] if line]


#: Points that headings need above the first row.
HEADINGS = 50


def headings(plane: Plane, at: Iterable[float], names: Iterable[str], room: float) -> None:
    """Headings above columns that begin at these places, in up to three lines of about `room` points."""
    for x, name in zip(at, names, strict=True):
        for n, line in enumerate(reversed(wrapped(name, room, 3))):
            plane.text(x, plane.y1, line, dx=4, dy=13 + 11 * n, size="small", weight=600)


def strengths(fig: Figure, labels: Sequence[str], level: Sequence[str], told: Sequence[str]) -> None:
    """A row a claim: how well it is shown, as none, thin, fair or strong, with a few words below its line."""
    plane = labelled(fig, labels, (0, 3.2), top=26, bottom=6, height=0.42, right=20, baseline=0.38)
    for place, word in enumerate(("not yet", "thin", "fair", "strong")):
        plane.text(place, 0, word, ha="center", dy=12, size="small", weight=600, alpha=0.85)
        plane.line([place, place], [0, plane.y0], INK, 0.6, alpha=0.18)
    for row, (word, below) in enumerate(zip(level, told, strict=True)):
        place, colour = _STRENGTHS[word]
        y = row + 0.38
        plane.line([0, place], [y, y], colour, 3.2, alpha=0.7)
        plane.dots(place, y, colour, 9)
        if word == "none":
            plane.dots(place, y, PAPER, 5.5)
        plane.text(0, y, below, dx=6, dy=-11, size="small", alpha=0.75)


def stands_behind(titles: Sequence[str]) -> str:
    """The pieces of work behind a claim in one short line: two of them, and how many more."""
    if len(titles) == 1:
        return words(titles[0], 52)
    more = f" and {len(titles) - 2} more" if titles[2:] else ""
    return " · ".join(words(title, 26) for title in titles[:2]) + more
