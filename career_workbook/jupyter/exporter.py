"""*File → Save and Export Notebook As → Handout*: the same page `career-workbook handout` makes, from the workbook.

nbconvert only carries it: nothing the notebook shows is read, nothing is run. The library is loaded by Jupyter when
somebody opens that menu, never by us.
"""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

from nbconvert.exporters.base import Exporter  # type: ignore[attr-defined]

from .. import handout
from ..chapters import CHAPTERS
from ..folder import find_folder
from ..handout.paper import Paper
from ..records import Audience
from ..store import CannotOpen
from ..workbook import Workbook

NO_CHAPTER = "This notebook is no chapter of Career Workbook, so there is no handout of it. Export it another way."
NO_WORKBOOK = "There is no workbook beside this chapter, so there is nothing to make a handout of."


class HandoutExporter(Exporter):
    """A chapter as a handout for oneself, marked private."""

    export_from_notebook = "Handout"
    output_mimetype = "text/html"
    file_extension = ".html"
    reader: ClassVar[Audience] = "me"

    def from_notebook_node(self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any) -> tuple[str, Any]:
        """The page and the resources; a page with a sentence where there is no handout of this notebook."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        stem = nb.get("metadata", {}).get("career_workbook", {}).get("chapter", "")
        near = resources.get("metadata", {}).get("path", "")
        return self._page(nb, stem, Path(near or ".")), resources

    def _page(self, notebook: Any, stem: str, near: Path) -> str:
        if stem not in CHAPTERS:
            return self._sentence(NO_CHAPTER)
        folder = find_folder(near)
        if not folder.exists:
            return self._sentence(NO_WORKBOOK)
        try:
            with closing(Workbook.open(folder.workbook)) as book:
                return handout.page(book, notebook, stem, self.reader)
        except CannotOpen as error:
            return self._sentence(str(error))

    def _sentence(self, sentence: str) -> str:
        return Paper("Handout", self.reader, dt.date.today(), blank=True).html(
            f'<h1>Handout</h1>\n<p class="cw-sentence">{sentence}</p>')


class CoachHandoutExporter(HandoutExporter):
    """A chapter as a handout for one's coach."""

    export_from_notebook = "Handout for coach"
    reader: ClassVar[Audience] = "coach"
