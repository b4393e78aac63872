"""What a notebook cell calls: one page a chapter, whose exercises, charts and results stay in step with its workbook.

A page builds each of its pieces once per kernel, under a fixed model id, and hands the same one out however often a
cell is run: two browsers, a reload and *Run All* all show the same living thing.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import chapters, folder, sample
from ..chapters import NothingYet, TooLittle
from ..charts import sentence_html
from ..handout.says import says_html
from ..notes import note
from ..records import KINDS
from ..reference import FRAMES
from ..store import CannotOpen
from ..workbook import Workbook
from . import people
from .apart import apart
from .form import Form
from .live import Live
from .step import keep_in_step

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger(__name__)
MISSING = "This part could not be shown. Your answers are safe; the log in your folder says where it went wrong."
_workbooks: dict[str, Workbook] = {}


class Page:
    """One open chapter. `trouble` is the sentence to show in its place where the workbook cannot be opened."""

    def __init__(self, stem: str, place: folder.Folder):
        self.chapter = chapters.chapter(stem)
        self.place = place
        self.trouble = ""
        self.failed: list[tuple[str, str]] = []
        self._shown: dict[tuple[str, str], Any] = {}
        try:
            self._workbook: Workbook | None = _open(place)
        except CannotOpen as error:
            self._workbook, self.trouble = None, str(error)

    def __repr__(self) -> str:
        return f"Chapter {self.chapter.number}: {self.chapter.title}"

    # What a cell shows

    def exercise(self, kind: str) -> Any:
        """The form of a kind of record."""
        return self.show("exercise", kind)

    def chart(self, name: str) -> Any:
        """A chart of this chapter, redrawn when its records change."""
        return self.show("chart", name)

    def result(self, name: str) -> Any:
        """What a computation of this chapter says, renewed when its records change."""
        return self.show("result", name)

    def tomorrow(self) -> Any:
        """The promises made in this chapter."""
        return self.show("tomorrow", "")

    def importer(self, source: str) -> Any:
        """Records from another program's file: preview, confirm, undo."""
        return self.show("importer", source)

    def offer(self, name: str) -> Any:
        """Records a computation of this chapter proposes, to be taken over or not."""
        return self.show("offer", name)

    def feedback_form(self) -> Any:
        """A button that makes the page colleagues fill in."""
        return self.show("feedback_form", "")

    def questionnaire(self) -> Any:
        """A button that makes the page to fill in before an hour with a coach."""
        return self.show("questionnaire", "")

    def handout(self) -> Any:
        """A form that makes this chapter's page to print or to give away; in the review, of any chapters."""
        return self.show("handout", "")

    def together(self) -> Any:
        """The line two people see at the top of each chapter in a session."""
        return self.show("together", "")

    def show(self, does: str, name: str = "") -> Any:
        """One piece of the page by what it does and its name; always the same object.

        A piece that cannot be made shows a sentence in its place and is listed in `failed`: the others still work.
        """
        if (does, name) not in self._shown:
            model_id = f"cw-{self.chapter.stem}-{does}-{name}"
            self._shown[does, name] = self._made(does, name, model_id)
        return self._shown[does, name]

    def _made(self, does: str, name: str, model_id: str) -> Any:
        if self._workbook is None:
            return _notice(self.trouble, model_id)
        try:
            if kept_apart := apart(self.chapter.stem, does, name):
                return _notice(kept_apart, model_id)
            return getattr(self, f"_make_{does}")(name, model_id)
        except Exception as error:
            note(_log, f"making {does} {name} of {self.chapter.stem}", error)
            self.failed.append((does, name))
            return _notice(MISSING, model_id)

    def close(self) -> None:
        """Let go of every piece; what was typed is on disk already."""
        for piece in self._shown.values():
            piece.close()
        self._shown.clear()

    # How the pieces are made

    @property
    def workbook(self) -> Workbook:
        """The person's workbook; CannotOpen where there is `trouble`."""
        if self._workbook is None:
            raise CannotOpen(self.trouble)
        return self._workbook

    def _make_together(self, _name: str, model_id: str) -> Any:
        from .together import Together

        return Together(self.chapter.stem, model_id=model_id)

    def _make_exercise(self, kind: str, model_id: str) -> Form:
        return Form(self.workbook, kind, model_id=model_id)

    def _make_tomorrow(self, _name: str, model_id: str) -> Form:
        return Form(self.workbook, "commitment", fixed={"made_in": self.chapter.stem}, model_id=model_id)

    def _make_importer(self, source: str, model_id: str) -> Any:
        from .importing import Importer
        from .tables import READERS, TableImporter
        from .whole import READERS as WHOLE
        from .whole import WholeImporter

        kind = TableImporter if source in READERS else WholeImporter if source in WHOLE else Importer
        return kind(self.workbook, source=source, model_id=model_id)

    def _make_offer(self, name: str, model_id: str) -> Any:
        from .offering import Offering

        function = getattr(chapters.module(self.chapter.stem), name)

        def offers() -> Any:
            return chapters.ask(function, self.workbook.frame, self._today())

        return Offering(self.workbook, offers, chapters.kinds_of(function), model_id=model_id,
                        about=f"To take over: {name}".replace("_", " "))

    def _make_feedback_form(self, _name: str, model_id: str) -> Any:
        from .feedback_form import FeedbackFormMaker

        return FeedbackFormMaker(self.workbook, self.place, model_id=model_id)

    def _make_questionnaire(self, _name: str, model_id: str) -> Any:
        from .feedback_form import QuestionnaireMaker

        return QuestionnaireMaker(self.workbook, self.place, model_id=model_id)

    def _make_handout(self, _name: str, model_id: str) -> Any:
        from .handing import HandoutMaker

        stems = list(chapters.CHAPTERS) if self.chapter.stem == "review" else [self.chapter.stem]
        return HandoutMaker(self.workbook, self.place, stems, model_id=model_id)

    def _make_result(self, name: str, model_id: str) -> Live:
        function = getattr(chapters.module(self.chapter.stem), name)

        def html() -> str:
            return says_html(chapters.ask(function, self._frame, self._today()))

        return self._live(html, function, sentence_html, model_id, f"Result: {name}")

    def _make_chart(self, name: str, model_id: str) -> Live:
        from .. import charts

        stem, function = self.chapter.stem, charts.chart(self.chapter.stem, name)

        def html() -> str:
            return charts.figure_html(charts.draw(name, stem, self._frame, self._today()))

        def sample_html(waiting: str) -> str:
            return charts.figure_html(charts.draw(name, stem, sample.sample_frame, sample.today()), sample=waiting)

        size = getattr(function, "size", charts.SIZE)
        return self._live(html, function, sample_html, model_id, f"Chart: {name}", size)

    def _live(self, html: Callable[[], str], function: Callable[..., Any], waiting: Callable[[str], str],
              model_id: str, about: str, size: tuple[float, float] | None = None) -> Live:
        def render() -> str:
            try:
                return html()
            except NothingYet as nothing:
                return waiting(str(nothing))
            except TooLittle as little:
                return sentence_html(str(little))

        kinds = set(chapters.kinds_of(function))
        unknown = kinds - KINDS.keys() - FRAMES.keys()
        if unknown:
            raise LookupError(f"{about} asks for records nobody declares: {', '.join(sorted(unknown))}")
        live = Live(render, kinds, model_id=model_id, about=about.replace("_", " "), size=size)
        live.follow(self.workbook)
        return live

    def _frame(self, kind: str) -> pd.DataFrame:
        return self.workbook.frame(kind, people.reader())

    def _today(self) -> dt.date:
        return sample.today() if self.workbook.sample else dt.date.today()


def _notice(sentence: str, model_id: str) -> Live:
    return Live(lambda: sentence_html(sentence), set(), model_id=model_id, about="A sentence instead of this part")


def _open(place: folder.Folder) -> Workbook:
    path = str(place.workbook)
    if path not in _workbooks:
        _workbooks[path] = Workbook.open(place.workbook)
        keep_in_step(_workbooks[path])
    return _workbooks[path]
