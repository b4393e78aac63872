"""A chapter's notebook and a workbook → the body of a page, in the notebook's order, without running anything.

Markdown cells are the narrative; a code cell says in its metadata what belongs in its place. What it would show on
screen is never read.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from .. import charts, sample
from ..chapters import CHAPTERS, NothingYet, TooLittle, ask, kinds_of, module
from ..records import KINDS, Audience, may_see
from . import worksheet
from .added import Output, added_html
from .answers import Answers, fields
from .narrative import Outline, prose_html
from .paper import Paper, Size
from .says import says_html
from .sections import (
    STAYS,
    STAYS_BUT,
    Empty,
    Missing,
    Section,
    Withheld,
    does,
    in_sections,
    left_out,
    named_html,
    stays_whole,
    words,
)

if TYPE_CHECKING:
    from ..workbook import Workbook

Notebook = Mapping[str, Any]
#: What the cells somebody added to a chapter showed, by the place of the cell in its notebook.
Added = Mapping[int, Sequence[Output]]
log = logging.getLogger(__name__)
WITHHELD = Withheld('<p class="cw-sentence cw-withheld">This part stays with the person who wrote it.</p>')
BROKEN = "This part could not be made. Your answers are safe; only what is drawn from them is missing here."
PACK = "Career Workbook"


@dataclass(frozen=True)
class Document:
    """A page or pack, ready to be set on paper."""

    paper: Paper
    body: str

    def html(self, size: Size = "") -> str:
        return self.paper.html(self.body, size)


def page(workbook: Workbook, notebook: Notebook, stem: str, reader: Audience = "me", *, blank: bool = False,
         today: dt.date | None = None, added: Added | None = None) -> Document:
    """One chapter as a page of its own for `reader`.

    `notebook` is the JSON of its .ipynb; only Markdown and the metadata of code cells are read. `blank` gives a
    worksheet with room to write instead of answers. `today` is the day the page is made for: without it the present
    day, or the last one of the sample person.
    """
    today = today or (sample.today() if workbook.sample else dt.date.today())
    chapter, outline = Chapter(workbook, stem, reader, today, blank, added), Outline()
    body = chapter.body(notebook, outline)
    title = outline.title or CHAPTERS[stem].title
    paper = Paper(title, reader, today, sample=workbook.sample, blank=blank)
    return Document(paper, f"<h1>{title}</h1>\n{body}")


def pack(workbook: Workbook, notebooks: Mapping[str, Notebook], reader: Audience = "me", *, blank: bool = False,
         today: dt.date | None = None, added: Mapping[str, Added] | None = None) -> Document:
    """Several chapters (stem → notebook) as one document: a cover with its contents, each chapter on a new sheet.

    Those that stay with their writer are named on the cover.
    """
    today = today or (sample.today() if workbook.sample else dt.date.today())
    titles, staying, sections, told = {}, [], [], {} if blank else _told_in(notebooks)
    for stem, notebook in notebooks.items():
        chapter, outline = Chapter(workbook, stem, reader, today, blank, (added or {}).get(stem), told), Outline(top=2)
        body = chapter.body(notebook, outline)
        title = outline.title or CHAPTERS[stem].title
        if chapter.stays:
            staying.append(title)
            continue
        titles[stem] = title
        shape = "cw-chapter cw-short" if chapter.short else "cw-chapter"
        sections.append(f'<section class="{shape}" aria-labelledby="{stem}">\n<h2 id="{stem}">{titles[stem]}</h2>\n'
                        f"{body}</section>\n")
    paper = Paper(PACK, reader, today, sample=workbook.sample, blank=blank)
    return Document(paper, paper.cover(titles, staying) + "".join(sections))


def _told_in(notebooks: Mapping[str, Notebook]) -> dict[str, str]:
    """In which chapter of a pack the answers of a kind stand: its own, where that is in the pack, else the first."""
    told: dict[str, str] = {}
    for stem, notebook in notebooks.items():
        for cell in notebook.get("cells", ()):
            place = cell.get("metadata", {}).get("career_workbook", {})
            kind = KINDS.get(str(place.get("name", ""))) if place.get("does") == "exercise" else None
            if kind is not None and (kind.chapter == stem or kind.kind not in told):
                told[kind.kind] = stem
    return told


def _said_once(parts: Iterable[Sequence[str]]) -> Iterator[str]:
    """The parts of a section; what is missing is often the same for a picture and for the words beside it."""
    said = set()
    for part in chain.from_iterable(parts):
        if part not in said:
            yield part
        if isinstance(part, Missing):
            said.add(part)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """The parts of a page; what is withheld in a row is said once."""
    last = ""
    for part in parts:
        if part and not (part == last == WITHHELD):
            yield part
            last = part


class Chapter:
    """One chapter of one workbook, as one reader may see it."""

    def __init__(self, workbook: Workbook, stem: str, reader: Audience, today: dt.date, blank: bool = False,
                 added: Added | None = None, told: Mapping[str, str] | None = None):
        self.workbook, self.stem, self.reader, self.today, self.blank = workbook, stem, reader, today, blank
        self.answers, self.added, self.told = Answers(workbook, reader), added or {}, told or {}
        # Once its body is made: whether it is a sentence instead of a chapter, and whether nothing follows that.
        self.short = self.stays = False

    def body(self, notebook: Notebook, outline: Outline) -> str:
        """The chapter without its title, which is in `outline` afterwards."""
        sections = [Section(cells, {n: self._made_in(n, cell) for n, cell in cells if cell.get("cell_type") == "code"},
                            self.stem, self.reader) for cells in in_sections(notebook.get("cells", ()))]
        if stays_whole(sections):
            return self._short(sections, outline)
        named = left_out(sections)
        parts = chain.from_iterable(self._parts(section, outline) for section in sections
                                    if section.title not in named.get(section.state, ()))
        return "".join(_joined(parts)) + named_html(named, self.reader)

    def _short(self, sections: Sequence[Section], outline: Outline) -> str:
        """A chapter that stays with its writer: a sentence, and the promises made in it where the reader may see them.

        Its words tell the person what to do there; to somebody else they would lead to nothing.
        """
        self.short = True
        "".join(self._parts(sections[0], outline))  # for the title alone
        promises = [section for section in sections if section.of_promises and section.state == "read"]
        parts = chain.from_iterable(self._parts(section, outline) for section in promises)
        self.stays = not promises
        said = STAYS_BUT if promises else STAYS
        return f'<p class="cw-sentence cw-withheld">{said}</p>\n{"".join(_joined(parts))}'

    def _parts(self, section: Section, outline: Outline) -> Iterator[str]:
        return _said_once(section.made.get(n) or self._prose(cell, outline) for n, cell in section.cells)

    def _made_in(self, n: int, cell: Mapping[str, Any]) -> tuple[str, str]:
        """What stands in the place of a code cell, and what it showed where somebody added it."""
        place = cell.get("metadata", {}).get("career_workbook", {})
        return self.part(str(place.get("does", "")), str(place.get("name", ""))), added_html(self.added.get(n, ()))

    def _prose(self, cell: Mapping[str, Any], outline: Outline) -> tuple[str, ...]:
        # Words about what only lives on screen would point at nothing here; those to the writer on who will see what
        # (does: mine) are for nobody else.
        not_here = {"screen"} if self.blank or self.reader == "me" else {"screen", "mine"}
        skip = does(cell) in not_here or cell.get("cell_type") != "markdown"
        return () if skip else (prose_html(words(cell), outline),)

    def part(self, does: str, name: str) -> str:
        """What stands in the place of one code cell: "" for what only lives on screen."""
        if does == "exercise" and name in KINDS:
            return self._exercise(name)
        if does == "tomorrow" and "commitment" in KINDS:
            return self._exercise("commitment", lambda promise: promise.get("made_in") == self.stem)
        if does in ("chart", "result") and not self.blank:
            return self._made(does, name)
        return ""

    def _exercise(self, kind: str, only: Callable[[Any], bool] | None = None) -> str:
        if self.blank:
            return worksheet.blank_html(KINDS[kind])
        if KINDS[kind].private:
            return WITHHELD
        where = self.told.get(kind, self.stem)
        if where != self.stem and not only and fields(KINDS[kind], self.reader) and self.workbook.bodies(kind):
            return (f'<p class="cw-sentence">These answers stand in the chapter '
                    f'<a href="#{where}">{CHAPTERS[where].title}</a>.</p>')
        return self.answers.html(kind, only, borrowed=KINDS[kind].chapter != self.stem) or WITHHELD

    def _made(self, does: str, name: str) -> str:
        """A chart or result, where its reader may see it and every kind it is made from may be printed."""
        try:
            function = charts.chart(self.stem, name) if does == "chart" else getattr(module(self.stem), name)
            if not may_be_shown(function, self.reader):
                return WITHHELD
            if not getattr(function, "on_paper", True):
                return ""
            if does == "chart":
                return charts.figure_html(charts.draw(name, self.stem, self._frame, self.today, once=True))
            return says_html(ask(function, self._frame, self.today))
        except NothingYet as sentence:
            return Empty(charts.sentence_html(str(sentence)))
        except TooLittle as sentence:
            return Missing(charts.sentence_html(str(sentence)))
        except Exception as error:  # one broken picture must not cost the person the page
            # The message of an error may quote an answer: its type and place are enough to find it.
            log.error("handout: %s %s of %s failed: %s", does, name, self.stem, type(error).__name__)
            return charts.sentence_html(BROKEN)

    def _frame(self, kind: str) -> Any:
        return self.workbook.frame(kind, self.reader)


def may_be_shown(function: Callable[..., Any], reader: Audience) -> bool:
    """Whether a chart or result may go to `reader`: by its own word, and never where a private kind is part of it."""
    private = any(KINDS[kind].private for kind in kinds_of(function) if kind in KINDS)
    return may_see(reader, getattr(function, "audience", "me")) and not private
