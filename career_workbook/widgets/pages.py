"""The pages that are open in this kernel, one a chapter and workbook."""

from __future__ import annotations

import os
from pathlib import Path

from .. import chapters, folder
from .page import Page

_open: dict[tuple[str, str], Page] = {}


def open_chapter(stem: str, near: str | os.PathLike[str] | None = None) -> Page:
    """The page of a chapter, over the workbook that lies near the notebook (or near `near`)."""
    if stem != "not_shared":
        chapters.module(chapters.chapter(stem).stem)
    place = folder.ready_folder(Path(near) if near else None)
    known = (stem, str(place.workbook))
    if known not in _open or _open[known].trouble:
        if known in _open:
            _open.pop(known).close()
        _open[known] = _page(stem, place)
    return _open[known]


def _page(stem: str, place: folder.Folder) -> Page:
    if stem == "not_shared":
        from .coachs_notes import NotesPage  # late: only a coach has use for its kind of record

        return NotesPage(place)
    return Page(stem, place)
