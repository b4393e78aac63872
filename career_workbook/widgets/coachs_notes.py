"""The page of a coach's own notes: forms over a file of their own, beside the copy of a client's workbook.

Only the day until which they are kept is read from the client's side, and nothing is written there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import chapters
from ..charts import sentence_html
from ..folder import Folder
from ..handout.says import says_html
from ..records import KINDS
from ..store import CannotOpen
from ..together import not_shared
from ..workbook import Workbook
from .form import Form
from .page import Page
from .step import keep_in_step

if TYPE_CHECKING:
    import pandas as pd

    from .live import Live


class NotesPage(Page):
    """What only the coach sees; anywhere but in a coach's copy each piece is a sentence."""

    def __init__(self, place: Folder):
        super().__init__("start", place)  # whose records say how long things are kept
        self.chapter = not_shared.PAGE
        try:
            self._notes: Workbook | None = None if self.trouble else not_shared.open_notes(place)
            if self._notes:
                not_shared.forget_deleted(self._notes)
                keep_in_step(self._notes)
        except CannotOpen as error:
            self._workbook, self._notes, self.trouble = None, None, str(error)

    @property
    def notes(self) -> Workbook:
        """The file of the notes; CannotOpen where there is `trouble`."""
        if self._notes is None:
            raise CannotOpen(self.trouble)
        return self._notes

    def _make_exercise(self, kind: str, model_id: str) -> Form:
        return Form(self.notes, kind, model_id=model_id)

    def _make_result(self, name: str, model_id: str) -> Live:
        function = getattr(not_shared, name)

        def html() -> str:
            return says_html(chapters.ask(function, self._frame, self._today()))

        live = self._live(html, function, sentence_html, model_id, "Until when these notes are kept")
        self.notes.watch(live.changed)
        return live

    def _frame(self, kind: str) -> pd.DataFrame:
        book = self.notes if KINDS[kind] is not_shared.CoachNote else self.workbook
        return book.frame(kind)
