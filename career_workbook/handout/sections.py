"""The sections of a chapter: one without anything to read is named at the chapter's end instead of standing there.

Either nobody has begun it, or all of it stays with the person who wrote it. A chapter that stays whole is a sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from ..chapters import CHAPTERS
from ..records import Audience
from ..resources import resource
from .text import plain

#: A code or prose cell with its place in the notebook.
Cell = tuple[int, Mapping[str, Any]]
#: What of a section is on the page: something, words of ours alone, nothing yet, nothing this reader may see.
State = Literal["read", "words", "empty", "withheld"]
STAYS = "This chapter stays with the person who wrote it."
STAYS_BUT = "All of this chapter but the following stays with the person who wrote it."
_HEADING = re.compile(r"##\s+(.+)")


class Missing(str):
    """The HTML of a sentence that says what is missing."""

    __slots__ = ()


class Empty(Missing):
    """The HTML of a place for which nothing has been entered yet."""

    __slots__ = ()


class Withheld(str):
    """The HTML of a place of which nothing goes to this reader, by declaration and whatever was entered."""

    __slots__ = ()


@dataclass(frozen=True)
class Section:
    """The cells from one heading of the second level to the next, and what stands in the place of each code cell."""

    cells: Sequence[Cell]
    made: Mapping[int, Sequence[str]]
    stem: str
    reader: Audience

    @cached_property
    def title(self) -> str:
        """Its heading; "" of what stands before them all."""
        return _title(self.cells[0][1]) if self.cells else ""

    @cached_property
    def state(self) -> State:
        """What of it there is to read."""
        parts = [part for made in self.made.values() for part in made if part]
        # What somebody wrote between our lines is theirs, and stays wherever they put it.
        if any(text not in _shipped(self.stem) for _, cell in self.cells if (text := words(cell))):
            return "read"
        if not parts:
            return "words"
        # One's own page says in its place what is never printed.
        if self.reader != "me" and all(isinstance(part, Withheld) for part in parts):
            return "withheld"
        nothing = Empty if self.reader == "me" else (Empty, Withheld)
        return "empty" if all(isinstance(part, nothing) for part in parts) else "read"

    @property
    def of_promises(self) -> bool:
        """Whether it is the place for the promises that every chapter ends with."""
        return any(does(cell) == "tomorrow" for _, cell in self.cells)


def in_sections(cells: Iterable[Mapping[str, Any]]) -> Iterator[list[Cell]]:
    """The cells from one heading of the second level to the next; first what stands before them all."""
    section: list[Cell] = []
    for n, cell in enumerate(cells):
        if _title(cell) and section:
            yield section
            section = []
        section.append((n, cell))
    yield section


def stays_whole(sections: Iterable[Section]) -> bool:
    """Whether a chapter has nothing for its reader but, perhaps, promises: its words would lead to nothing."""
    states = {section.state for section in sections if not section.of_promises}
    return "withheld" in states and states <= {"withheld", "words"}


def left_out(sections: Iterable[Section]) -> dict[State, list[str]]:
    """The titles of the sections that are only named at a chapter's end, by what is the matter with them."""
    titles: dict[State, list[str]] = {"empty": [], "withheld": []}
    for section in sections:
        if section.title and section.state in titles:
            titles[section.state].append(section.title)
    # A single one not begun may stand where it is.
    return titles if len(titles["empty"]) > 1 else titles | {"empty": []}


def named_html(titles: Mapping[State, Sequence[str]], reader: Audience) -> str:
    """The short lists at a chapter's end of what is left out of it."""
    # Of what others may not see it cannot be said here whether it was begun.
    told = {"empty": "Not begun yet:" if reader == "me" else "Nothing to read here yet:",
            "withheld": "Stays with the person who wrote it:"}
    lists = "".join(f'<p class="cw-sentence">{told[state]}</p>\n<ul class="cw-contents">'
                    f'{"".join(f"<li>{plain(title)}</li>" for title in named)}</ul>\n'
                    for state, named in titles.items() if named)
    return f"<hr>\n{lists}" if lists else ""


def does(cell: Mapping[str, Any]) -> str:
    """What a cell says of itself in its metadata; "" of one that is not ours, and of common prose."""
    return str(cell.get("metadata", {}).get("career_workbook", {}).get("does", ""))


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
