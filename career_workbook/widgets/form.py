"""The form of one kind of record: what a person types is kept before they think of saving.

The browser side (static/, one widget with native controls) keeps every character in the browser, sends it here, and
lets go of its copy only when the answer says that it is on the disk. This side answers; it holds nothing that is
not in the workbook, so it does not matter how many browsers, tabs or kernels show the same record. What is done about
a question stands in `answers`: in a session of two, each has their own.

Questions (`do`) and answers (`says`) carry the `view` and `id` of who asked:

- look: an entry, a page of the list, the records that can be linked to → seen
- draft: keep what is being typed → kept
- commit: make a change of the record of what was typed → saved, with the entry as it is now
- resolve, revert, withdraw, undo → saved
- erase: take an entry out for good → saved, with a sentence that says from where
- comment: what a person and their coach say to each other about it (`comments`)
- anything that could not be done → refused, with a sentence why

`news` goes to every view when records changed, wherever that was: each then looks again. In a session `now` brings the
other one the entry, or the comments, themselves, before anything else is done.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import anywidget
import traitlets

from .. import look
from ..chapters import CHAPTERS
from ..records import KINDS, Record, may_see
from ..store import NotSaved
from ..workbook import Workbook
from . import people
from .answers import Answers
from .assets import assets
from .comments import KIND as COMMENT
from .comments import said_at
from .rows import columns

_PIECES = ("dom", "pressing", "fields", "choices", "drafts", "keeper", "table", "list", "later", "erasing",
           "showing", "comments", "form")
_log = logging.getLogger(__name__)
TROUBLE = "Something went wrong in the workbook. Please reload the page and try again."


class Form(anywidget.AnyWidget):
    """The form of `kind` over a workbook: one sheet, or a list of entries with a place to add and change them.

    `fixed` gives fields the page fills in itself (as typed); a list then shows only the entries that have them.
    """

    _esm = assets(*(f"{piece}.js" for piece in _PIECES))
    _css = look.css("lab") + assets("form.css", "comments.css")
    declaration = traitlets.Dict().tag(sync=True)
    workbook_id = traitlets.Unicode().tag(sync=True)
    sample = traitlets.Bool().tag(sync=True)
    together = traitlets.Bool().tag(sync=True)  #: two people write here: what is half typed is nobody else's business

    def __init__(self, workbook: Workbook, kind: str, *, fixed: Mapping[str, Any] | None = None,
                 model_id: str | None = None):
        self._workbook, self._kind, self._fixed = workbook, KINDS[kind], dict(fixed or {})
        unknown = self._fixed.keys() - self._kind.questions().keys()
        if unknown:
            raise LookupError(f"{kind} has no field called {', '.join(sorted(unknown))}")
        self._people: dict[str, Answers] = {}
        self._said: frozenset[tuple[Any, ...]] = frozenset()
        self._here = threading.local()
        declared = self._kind.declaration()
        shown = {"title": self.title, "columns": columns(self._kind, people.reader()), "sheet": workbook.SHEET,
                 "fields": [q | self._nothing(q["of"]) for q in declared["fields"]
                            if q["name"] not in self._fixed and may_see(people.reader(), q["audience"])]}
        named = {} if model_id is None else {"model_id": model_id}
        super().__init__(declaration=declared | shown, workbook_id=workbook.id, sample=workbook.sample,
                         together=people.session() is not None, **named)
        self._visible = {q["name"] for q in shown["fields"]}
        self._linked = {q["of"] for q in shown["fields"] if q["of"] in KINDS}
        self.on_msg(self._heard)
        self._stop = workbook.watch(self._changed)

    @property
    def title(self) -> str:
        """What the form is called: "Skills", "Intention", "Promises of this chapter"."""
        return called(self._kind, here="made_in" in self._fixed)

    def _nothing(self, of: str) -> dict[str, str]:
        """What to do where there is nothing to link to yet, and where its own form is on the same page."""
        linked = KINDS.get(of)
        if linked is None or linked.chapter not in CHAPTERS:
            return {}
        if linked is self._kind:
            return {"nothing": f"There are no other {linked.noun[1]} yet."}
        none, here = f"No {linked.noun[1]} yet: add one in", linked.chapter == self._kind.chapter
        where = "this chapter" if here else f"the chapter {CHAPTERS[linked.chapter].title}"
        return {"nothing": f"{none} {where}.", "nothing_here": f"{none} this chapter."}

    def __repr__(self) -> str:
        # The default would show every answer in the notebook's file.
        return f"Form: {self.title}"

    def close(self) -> None:
        """Let go of the workbook and of the browsers."""
        stop = getattr(self, "_stop", None)
        if stop:
            stop()
        super().close()

    # Hearing and answering; may run in several threads, one for each browser

    def _heard(self, _widget: Any, question: Any, _buffers: Any) -> None:
        """Answer one question. Nothing may be raised from here: the person would never see it."""
        asked = question if isinstance(question, dict) else {}
        with self._news_last():
            try:
                answer = self._answers().answer(asked)
            except NotSaved as refusal:
                answer = {"says": "refused", "why": str(refusal)}
            except Exception as error:
                _report(self._kind.kind, asked.get("do"), error)
                answer = {"says": "refused", "why": TROUBLE}
            if self.together and answer["says"] == "saved":
                self._tell_the_other(asked)
            self.send({**answer, **people.only(), "view": asked.get("view"), "id": asked.get("id")})

    def _answers(self) -> Answers:
        """The side of whoever asks: in a session each has a workbook, drafts and an undo of their own."""
        person = people.asker()
        if person not in self._people:
            made = Answers(people.workbook_of(self._workbook, person), self._kind, self._fixed,
                           visible=self._visible, linked=self._linked, together=self.together)
            self._people.setdefault(person, made)  # another thread may have been quicker
        return self._people[person]

    def _tell_the_other(self, asked: dict[str, Any]) -> None:
        """What was changed as the other one has it now: they need not ask, so it is on their screen at once."""
        try:
            for person, answers in list(self._people.items()):
                if person != people.asker() and (now := answers.now(asked)):
                    self.send({"says": "now", "only": person, **now})
        except Exception as error:
            _report(self._kind.kind, "now", error)

    def _changed(self, kinds: frozenset[str]) -> None:
        try:
            if self._kind.kind in kinds:
                for answers in list(self._people.values()):
                    answers.forget()
            before = self._said
            if COMMENT in kinds:  # a session would be slow if every form looked again at every word of the two
                self._said = said_at(self._workbook, self._kind.kind)
            if kinds & (self._linked | {self._kind.kind, "agreement"}) or self._said != before:
                self._tell_news()
        except Exception as error:
            _report(self._kind.kind, "news", error)

    @contextmanager
    def _news_last(self) -> Iterator[None]:
        """Whoever waits for an answer has it before every page is told to look again."""
        self._here.answering, self._here.news = True, False
        try:
            yield
        finally:
            self._here.answering = False
            if self._here.news:
                self._tell_news()

    def _tell_news(self) -> None:
        if getattr(self._here, "answering", False):
            self._here.news = True
        else:
            self.send({"says": "news"})


def called(kind: type[Record], *, here: bool = False) -> str:
    """What the form of a kind is called; a list of what was entered `here` may stand beside one of all there is."""
    return kind.known_as.capitalize() + (" of this chapter" if here else "")


def _report(kind: str, doing: Any, error: Exception) -> None:
    """Log where it went wrong, never with what: messages of exceptions can hold what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("form %s, %s: %s\n%s", kind, doing, type(error).__name__, where)
