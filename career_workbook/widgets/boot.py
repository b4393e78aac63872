"""Forms that are alive when a chapter opens: the kernel builds them as it starts.

The kernelspec of a person's folder calls `boot` before the first message is read. It finds the notebook the kernel
runs for and builds every form, chart and result its cells name, under fixed model ids; the notebook's saved outputs
name the same ids, so the browser shows live widgets without a cell being run.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..notes import note

if TYPE_CHECKING:
    from .page import Page

_log = logging.getLogger(__name__)


def boot(notebook: str | os.PathLike[str] | None = None) -> Page | None:
    """Build what the chapter's cells show; returns its page, or None where this notebook is no chapter.

    Never raises: a kernel must start whatever lies in the folder, and a cell that is run says what is wrong.
    """
    try:
        path = Path(notebook or os.environ.get("JPY_SESSION_NAME", ""))
        cells, stem = _chapter(path)
        if not stem:
            return None
        from .pages import open_chapter

        page = open_chapter(stem, near=path)
        for does, name in cells:
            page.show(does, name)
        return page
    except Exception as error:
        note(_log, "making a chapter ready as its kernel starts", error)
        return None


def _chapter(path: Path) -> tuple[list[tuple[str, str]], str]:
    """What a notebook's cells show, in order, and the chapter it is."""
    notebook: dict[str, Any] = json.loads(path.read_bytes()) if path.is_file() else {}
    stem = notebook.get("metadata", {}).get("career_workbook", {}).get("chapter", "")
    marks = [cell.get("metadata", {}).get("career_workbook", {}) for cell in notebook.get("cells", ())]
    shown = [(m["does"], m.get("name", "")) for m in marks if m.get("does", "open") != "open"]
    return shown, stem
