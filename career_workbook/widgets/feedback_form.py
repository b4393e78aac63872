"""The buttons that make pages for others to fill in: written into the person's folder, to be looked at and sent."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .. import look
from ..folder import Folder
from ..notes import note
from ..store import CannotOpen, NotSaved
from ..workbook import Workbook
from .assets import assets

_log = logging.getLogger(__name__)
TROUBLE = "Something went wrong while making the page. Your answers are safe; the log in your folder says where."


class FeedbackFormMaker(anywidget.AnyWidget):
    """Makes the page for the round asked last, and offers to open it."""

    _esm = assets("written.js", "making.js")
    _css = look.css("lab") + assets("form.css")
    sample = traitlets.Bool(False).tag(sync=True)
    #: What the button says, and to whom the page goes.
    words = traitlets.Dict({"make": "Make the page for colleagues", "to": "those you ask"}).tag(sync=True)

    def __init__(self, workbook: Workbook, place: Folder, *, model_id: str):
        super().__init__(model_id=model_id, sample=workbook.sample)
        self._workbook, self._place = workbook, place
        self._lock = threading.Lock()
        self.on_msg(self._asked)

    def __repr__(self) -> str:
        return "A page for colleagues to fill in"

    def _asked(self, _widget: Any, message: Any, _buffers: Any) -> None:
        """Answer one question. Nothing may be raised from here: the person would never see it."""
        asked = message if isinstance(message, dict) else {}
        if asked.get("do") != "make":
            return
        try:
            answer = self.make()
        except Exception as error:
            note(_log, f"{self}", error)
            answer = {"sentence": TROUBLE}
        self.send({"to": asked.get("view"), **answer})

    def make(self) -> dict[str, Any]:
        """Make the page; returns where it is (relative to the folder), or a sentence why it is not."""
        from ..asking_others import NothingToAsk

        try:
            with self._lock:
                path = self._made()
        except NothingToAsk as nothing:
            return {"sentence": str(nothing)}
        except (OSError, CannotOpen, NotSaved) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return {"sentence": f"The page could not be written: {reason}. Your answers are safe."}
        return {"path": path.relative_to(self._place.path).as_posix()}

    def _made(self) -> Path:
        from ..asking_others import make

        return make(self._place, workbook=self._workbook)


class QuestionnaireMaker(FeedbackFormMaker):
    """Makes the page to fill in before the next hour with a coach."""

    words = traitlets.Dict({"make": "Make the page to fill in", "to": "whoever answers it"}).tag(sync=True)

    def __repr__(self) -> str:
        return "A page to fill in before you meet"

    def _made(self) -> Path:
        from ..asking_others import make_questionnaire

        return make_questionnaire(self._place, workbook=self._workbook)
