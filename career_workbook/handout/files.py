"""Handouts as files: which notebook the prose comes from, what a page is called, and how it is written."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..chapters import CHAPTERS, Chapter, chapter
from ..folder import Folder
from ..records import Audience
from ..resources import resource
from .compose import page

if TYPE_CHECKING:
    from ..workbook import Workbook


def make(folder: Folder | Path | str, stems: Iterable[str] = (), reader: Audience = "me", to: Path | str | None = None,
         blank: bool = False, today: dt.date | None = None, workbook: Workbook | None = None) -> list[Path]:
    """See `handout.make`."""
    folder = folder if isinstance(folder, Folder) else Folder(Path(folder))
    chosen = [chapter(str(stem)) for stem in stems] or list(CHAPTERS.values())
    place = Path(to) if to else folder.handouts
    written = []
    with nullcontext(workbook) if workbook else closing(_opened(folder)) as book:
        for one in chosen:
            text = page(book, notebook(folder, one), one.stem, reader, blank=blank, today=today)
            written.append(_write(place / _name(one, reader, blank, book.sample), text))
    return written


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


def _name(one: Chapter, reader: Audience, blank: bool, sample: bool) -> str:
    """Such as ``08_vine-for-coach.html``: who may read a page can be told before it is opened."""
    stem = one.notebook.removesuffix(".ipynb")
    return f"{'sample-' if sample and not blank else ''}{stem}-{'worksheet' if blank else f'for-{reader}'}.html"


def _write(path: Path, text: str) -> Path:
    """Write beside and replace, so that a full disk leaves the earlier page whole; only the person may read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".handout-", suffix=".html")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return path

