"""The handout form: which chapters, for whom, who will see what, and the pages made of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import anywidget
import traitlets

from .. import look
from ..chapters import CHAPTERS
from ..folder import Folder
from ..notes import note
from ..store import CannotOpen, NotSaved
from ..workbook import Workbook
from .assets import assets

_log = logging.getLogger(__name__)
_READERS = ("me", "coach", "anyone")
TROUBLE = "Something went wrong while making it. Your answers are safe; the log in your folder says where."


class HandoutMaker(anywidget.AnyWidget):
    """Asks who the pages are for, shows beforehand who will see what, and writes them into ``handouts``.

    `stems` are the chapters to choose from: one at the end of a chapter, all of them in the review.
    """

    _esm = assets("written.js", "handing.js")
    _css = look.css("lab") + assets("form.css", "handing.css")
    sample = traitlets.Bool(False).tag(sync=True)
    chapters = traitlets.List().tag(sync=True)
    can_pdf = traitlets.Bool(False).tag(sync=True)

    def __init__(self, workbook: Workbook, place: Folder, stems: Sequence[str], *, model_id: str):
        from ..handout.pdf import find_browser

        super().__init__(model_id=model_id, sample=workbook.sample, can_pdf=bool(find_browser()),
                         chapters=[[stem, CHAPTERS[stem].title] for stem in stems])
        self._workbook, self._place, self._stems = workbook, place, tuple(stems)
        self._lock = threading.Lock()
        self.on_msg(self._asked)

    def __repr__(self) -> str:
        return "A page to print or give away"

    def _asked(self, _widget: Any, message: Any, _buffers: Any) -> None:
        """Answer one question. Nothing may be raised from here: the person would never see it."""
        asked = message if isinstance(message, dict) else {}
        wishes = {"reader": str(asked.get("reader", "")), "stems": [str(s) for s in asked.get("stems") or ()]}
        try:
            answer = self.preview(**wishes) if asked.get("do") == "preview" else self.make(
                **wishes, as_pack=bool(asked.get("pack")), as_pdf=bool(asked.get("pdf")))
        except Exception as error:
            note(_log, f"handout, {asked.get('do')}", error)
            answer = {"sentence": TROUBLE}
        self.send({"to": asked.get("view"), "ask": asked.get("ask"), **answer})

    def preview(self, reader: str, stems: Sequence[str] = ()) -> dict[str, Any]:
        """Who will see what of the chapters chosen: counts and the words of questions, never an answer."""
        from ..handout.files import notebook
        from ..handout.preview import preview

        chosen = self._chosen(stems)
        if reader not in _READERS or not chosen:
            return {"preview": []}
        try:
            return {"preview": [asdict(preview(self._workbook, notebook(self._place, CHAPTERS[stem]), stem, reader))
                                for stem in chosen]}
        except (OSError, CannotOpen) as error:
            return {"sentence": f"What would be in it cannot be told: {_reason(error)}."}

    def make(self, reader: str, stems: Sequence[str] = (), *, as_pack: bool = False,
             as_pdf: bool = False) -> dict[str, Any]:
        """Make the pages for `reader`; returns where they are (relative to the folder), or a sentence why not."""
        from .. import handout

        chosen = self._chosen(stems)
        if reader not in _READERS:
            return {"sentence": "Please choose who it is for."}
        if not chosen:
            return {"sentence": "Please choose at least one chapter."}
        try:
            with self._lock:
                pages = handout.make(self._place, chosen, reader=reader, workbook=self._workbook, as_pack=as_pack,
                                     as_pdf="A4" if as_pdf else "")
        except (OSError, CannotOpen, NotSaved) as error:
            return {"sentence": f"It could not be written: {_reason(error)}. Your answers are safe."}
        return {"paths": [path.relative_to(self._place.path).as_posix() for path in pages]}

    def _chosen(self, stems: Sequence[str]) -> list[str]:
        """The chapters asked for that may be chosen here, in order; the only one where there is no choice."""
        return [stem for stem in self._stems if stem in stems or len(self._stems) == 1]


def _reason(error: Exception) -> str:
    return str((isinstance(error, OSError) and error.strerror) or error).rstrip(".")
