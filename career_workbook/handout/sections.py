"""The sections of a chapter: one nobody has begun is named at the chapter's end instead of standing there empty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ..chapters import CHAPTERS
from ..records import Audience
from ..resources import resource
from .text import plain

#: A code or prose cell with its place in the notebook.
Cell = tuple[int, Mapping[str, Any]]
_HEADING = re.compile(r"##\s+(.+)")


class Missing(str):
    """The HTML of a sentence that says what is missing."""

    __slots__ = ()


class Empty(Missing):
    """The HTML of a place for which nothing has been entered yet."""

    __slots__ = ()


def in_sections(cells: Iterable[Mapping[str, Any]]) -> Iterator[list[Cell]]:
    """The cells from one heading of the second level to the next; first what stands before them all."""
    section: list[Cell] = []
    for n, cell in enumerate(cells):
        if _title(cell) and section:
            yield section
            section = []
        section.append((n, cell))
    yield section


def not_begun(section: Sequence[Cell], made: Iterable[str], stem: str) -> str:
    """The title of a section whose every part is `Empty` and whose prose came with the program; else ""."""
    parts = [part for part in made if part]
    begun = not parts or any(not isinstance(part, Empty) for part in parts)
    # What somebody wrote between our lines is theirs, and stays wherever they put it.
    return "" if begun or any(text not in _shipped(stem) for _, cell in section if (text := words(cell))) else _title(
        section[0][1])


def worth_gathering(titles: Iterable[str]) -> list[str]:
    """The titles of sections not begun, where there are several: a single one may stand where it is."""
    named = [title for title in titles if title]
    return named if len(named) > 1 else []


def named_html(titles: Sequence[str], reader: Audience) -> str:
    """The short list at a chapter's end of what is left out of it."""
    # Of what others may not see it cannot be said here whether it was begun.
    told = "Not begun yet:" if reader == "me" else "Nothing to read here yet:"
    listed = "".join(f"<li>{plain(title)}</li>" for title in titles)
    return f'<hr>\n<p class="cw-sentence">{told}</p>\n<ul class="cw-contents">{listed}</ul>\n' if titles else ""


def words(cell: Mapping[str, Any]) -> str:
    """The text of a prose cell; "" of any other."""
    source = cell.get("source", "") if cell.get("cell_type") == "markdown" else ""
    return source if isinstance(source, str) else "".join(source)


def _title(cell: Mapping[str, Any]) -> str:
    heading = _HEADING.match(words(cell))
    return heading[1].replace("*", "").strip() if heading else ""


@cache
def _shipped(stem: str) -> frozenset[str]:
    """The prose of a chapter as it comes with the program."""
    shipped = json.loads(resource("notebooks", CHAPTERS[stem].notebook).read_text("utf-8"))
    return frozenset(map(words, shipped["cells"]))
