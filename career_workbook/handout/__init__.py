"""Handouts: chapters, their records and their pictures as HTML to keep, print or hand on.

A page is made from the workbook's records through the declarations of the chapter, never from what a notebook
happens to show: what a reader may not see is never put in, rather than taken out. `make` writes pages into a folder,
`page` gives one as text; `preview` tells beforehand who will see what; `says` alone is shared with live pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..records import Audience

if TYPE_CHECKING:
    from ..folder import Folder
    from ..workbook import Workbook
    from .files import RunCells
    from .paper import Size

__all__ = ["make", "page"]


def make(folder: Folder | Path | str, stems: Iterable[str] = (), reader: Audience = "me", to: Path | str | None = None,
         blank: bool = False, today: dt.date | None = None, workbook: Workbook | None = None, *,
         as_pack: bool = False, as_pdf: Size = "", run_cells: RunCells | None = None) -> list[Path]:
    """Write chapters as HTML pages for `reader` and return their files; all chapters when `stems` names none.

    `folder` is the person's; `workbook` is theirs where it is open already. The pages go into `to`, else into the
    folder's handouts. `as_pack` makes one document of them, `as_pdf` a PDF on that paper beside each, `run_cells` runs
    the cells that were added to a chapter (`jupyter.added_cells.run`; only on request). What is made for others is
    noted in the workbook. Raises KeyError for a chapter there is not, `pdf.NoBrowser`, `store.CannotOpen` and OSError.
    """
    from .files import make

    return make(folder, stems, reader, to, blank, today, workbook, as_pack=as_pack, as_pdf=as_pdf, run_cells=run_cells)


def page(workbook: Workbook, notebook: Mapping[str, Any], stem: str, reader: Audience = "me", *, blank: bool = False,
         today: dt.date | None = None) -> str:
    """One chapter as a self-contained HTML page (see `compose.page`)."""
    from .compose import page

    return page(workbook, notebook, stem, reader, blank=blank, today=today).html()
