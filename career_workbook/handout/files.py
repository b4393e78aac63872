"""Handouts as files: which notebook the prose comes from, what a page is called, and how it is written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import atomic
from ..chapters import CHAPTERS, Chapter, chapter
from ..folder import Folder
from ..records import Audience
from ..resources import resource
from .compose import Added, Document, Notebook, pack, page
from .paper import Size

if TYPE_CHECKING:
    from ..workbook import Workbook

#: Runs the cells somebody added to a chapter, where that was asked for (see `jupyter.added_cells.run`).
RunCells = Callable[[Folder, Notebook, Audience], Added]


def make(folder: Folder | Path | str, stems: Iterable[str] = (), reader: Audience = "me", to: Path | str | None = None,
         blank: bool = False, today: dt.date | None = None, workbook: Workbook | None = None, *,
         as_pack: bool = False, as_pdf: Size = "", run_cells: RunCells | None = None) -> list[Path]:
    """See `handout.make`."""
    folder = folder if isinstance(folder, Folder) else Folder(Path(folder))
    chosen = [chapter(str(stem)) for stem in stems] or list(CHAPTERS.values())
    place = Path(to) if to else folder.handouts
    if as_pdf:
        from .pdf import must_find_browser, pdf

        must_find_browser()  # before anything is written
    written = []
    with nullcontext(workbook) if workbook else closing(_opened(folder)) as book:
        notebooks = {one.stem: notebook(folder, one) for one in chosen}
        added = {stem: run_cells(folder, found, reader) for stem, found in notebooks.items()} if run_cells else {}
        for name, document in _documents(book, notebooks, reader, blank, today, added, as_pack):
            path = place / _name(name, reader, blank, book.sample)
            written.append(atomic.write(path, document.html().encode("utf-8")))
            if as_pdf:
                written.append(atomic.write(path.with_suffix(".pdf"), pdf(document.html(as_pdf))))
        if reader != "me" and not blank:
            from .given import note_given

            note_given(book, reader, list(notebooks), today)
    return written


def _documents(book: Workbook, notebooks: dict[str, Notebook], reader: Audience, blank: bool, today: dt.date | None,
               added: dict[str, Added], as_pack: bool) -> Iterable[tuple[str, Document]]:
    if as_pack:
        yield "career-workbook", pack(book, notebooks, reader, blank=blank, today=today, added=added)
        return
    for stem, found in notebooks.items():
        yield (CHAPTERS[stem].notebook.removesuffix(".ipynb"),
               page(book, found, stem, reader, blank=blank, today=today, added=added.get(stem)))


def _opened(folder: Folder) -> Workbook:
    from ..workbook import Workbook

    return Workbook.open(folder.workbook)


def notebook(folder: Folder, one: Chapter) -> dict[str, Any]:
    """The notebook of a chapter as JSON: the person's own copy where it can be read, else the one that was shipped."""
    for path in (folder.path / one.notebook, resource("notebooks", one.notebook)):
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict) and isinstance(found.get("cells"), list):
            return found
    raise FileNotFoundError(f"The chapter “{one.title}” could not be read. Please install Career Workbook again.")


def _name(stem: str, reader: Audience, blank: bool, sample: bool) -> str:
    """Such as ``08_vine-for-coach.html``: who may read a page can be told before it is opened."""
    return f"{'sample-' if sample and not blank else ''}{stem}-{'worksheet' if blank else f'for-{reader}'}.html"
