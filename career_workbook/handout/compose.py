"""A chapter's notebook and a workbook → the body of a page, in the notebook's order, without running anything.

Markdown cells are the narrative; a code cell says in its metadata what belongs in its place. What it would show on
screen is never read.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .. import charts, sample
from ..chapters import CHAPTERS, NothingYet, TooLittle, ask, kinds_of, module
from ..records import KINDS, Audience, may_see
from . import worksheet
from .answers import Answers
from .narrative import Outline, prose_html
from .paper import Paper
from .says import says_html

if TYPE_CHECKING:
    from ..workbook import Workbook

log = logging.getLogger(__name__)
WITHHELD = '<p class="cw-sentence cw-withheld">This part stays with the person who wrote it.</p>'

BROKEN = "This part could not be made. Your answers are safe; only what is drawn from them is missing here."


def page(workbook: Workbook, notebook: Mapping[str, Any], stem: str, reader: Audience = "me", *, blank: bool = False,
         today: dt.date | None = None) -> str:
    """One chapter as a self-contained HTML page for `reader`.

    `notebook` is the JSON of its .ipynb; only Markdown and the metadata of code cells are read. `blank` gives a
    worksheet with room to write instead of answers. `today` is the day the page is made for: without it the present
    day, or the last one of the sample person.
    """
    today = today or (sample.today() if workbook.sample else dt.date.today())
    chapter = Chapter(workbook, stem, reader, today, blank)
    outline = Outline()
    body = "".join(_joined(chapter.parts(notebook, outline)))
    paper = Paper(outline.title or CHAPTERS[stem].title, reader, today, sample=workbook.sample, blank=blank)
    return paper.html(body)


def _joined(parts: Iterator[str]) -> Iterator[str]:
    """The parts of a page; what is withheld in a row is said once."""
    last = ""
    for part in parts:
        if part and not (part == last == WITHHELD):
            yield part
            last = part


class Chapter:
    """One chapter of one workbook, as one reader may see it."""

    def __init__(self, workbook: Workbook, stem: str, reader: Audience, today: dt.date, blank: bool = False):
        self.workbook, self.stem, self.reader, self.today, self.blank = workbook, stem, reader, today, blank
        self.answers = Answers(workbook, reader)

    def parts(self, notebook: Mapping[str, Any], outline: Outline) -> Iterator[str]:
        """The pieces of the page as HTML, in the order of the notebook's cells."""
        for cell in notebook.get("cells", ()):
            source = cell.get("source", "")
            place = cell.get("metadata", {}).get("career_workbook", {})
            # Words about what only lives on screen (does: screen) would point at nothing here.
            if cell.get("cell_type") == "markdown" and place.get("does") != "screen":
                yield prose_html(source if isinstance(source, str) else "".join(source), outline)
            elif cell.get("cell_type") == "code":
                yield self.part(str(place.get("does", "")), str(place.get("name", "")))

    def part(self, does: str, name: str) -> str:
        """What stands in the place of one code cell: "" for what only lives on screen."""
        if does == "exercise" and name in KINDS:
            return self._exercise(name)
        if does == "tomorrow" and "commitment" in KINDS:
            return self._exercise("commitment", lambda promise: promise.made_in == self.stem)  # type: ignore[attr-defined]
        if does in ("chart", "result") and not self.blank:
            return self._made(does, name)
        return ""

    def _exercise(self, kind: str, only: Callable[[Any], bool] | None = None) -> str:
        if KINDS[kind].private:
            return WITHHELD
        if self.blank:
            return worksheet.blank_html(KINDS[kind])
        return self.answers.html(kind, only) or WITHHELD

    def _made(self, does: str, name: str) -> str:
        """A chart or result, where its reader may see it and every kind it is made from may be printed."""
        try:
            function = charts.chart(self.stem, name) if does == "chart" else getattr(module(self.stem), name)
            if not self._may_see(function):
                return WITHHELD
            if does == "chart":
                return charts.figure_html(charts.draw(name, self.stem, self._frame, self.today))
            return says_html(ask(function, self._frame, self.today))
        except (NothingYet, TooLittle) as sentence:
            return charts.sentence_html(str(sentence))
        except Exception as error:  # one broken picture must not cost the person the page
            # The message of an error may quote an answer: its type and place are enough to find it.
            log.error("handout: %s %s of %s failed: %s", does, name, self.stem, type(error).__name__)
            return charts.sentence_html(BROKEN)

    def _may_see(self, function: Callable[..., Any]) -> bool:
        private = any(KINDS[kind].private for kind in kinds_of(function) if kind in KINDS)
        return may_see(self.reader, getattr(function, "audience", "me")) and not private

    def _frame(self, kind: str) -> Any:
        return self.workbook.frame(kind, self.reader)
