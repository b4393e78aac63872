"""The form of one kind of record: what a person types is kept before they think of saving.

The browser side (static/, one widget with native controls) keeps every character in the browser, sends it here, and
lets go of its copy only when the answer says that it is on the disk. This side answers; it holds nothing that is
not in the workbook, so it does not matter how many browsers, tabs or kernels show the same record.

Questions (`do`) and answers (`says`) carry the `view` and `id` of who asked:

- look: an entry, a page of the list, the records that can be linked to → seen
- draft: keep what is being typed → kept
- commit: make a change of the record of what was typed → saved, with the entry as it is now
- resolve, revert, withdraw, undo → saved
- erase: take an entry out for good → saved, with a sentence that says from where
- anything that could not be done → refused, with a sentence why

`news` goes to every view when records changed, wherever that was: each then looks again.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from .. import look
from ..chapters import CHAPTERS
from ..records import KINDS, typed
from ..store import NotSaved
from ..workbook import Entry, Workbook
from .assets import assets
from .rows import Rows

_PIECES = ("dom", "fields", "choices", "drafts", "keeper", "table", "list", "later", "erasing", "form")
_log = logging.getLogger(__name__)
TROUBLE = "Something went wrong in the workbook. Please reload the page and try again."


class Form(anywidget.AnyWidget):
    """The form of `kind` over a workbook: one sheet, or a list of entries with a place to add and change them.

    `fixed` gives fields the page fills in itself (as typed); a list then shows only the entries that have them.
    """

    _esm = assets(*(f"{piece}.js" for piece in _PIECES))
    _css = look.css("lab") + assets("form.css")
    declaration = traitlets.Dict().tag(sync=True)
    workbook_id = traitlets.Unicode().tag(sync=True)
    sample = traitlets.Bool().tag(sync=True)

    def __init__(self, workbook: Workbook, kind: str, *, fixed: Mapping[str, Any] | None = None,
                 model_id: str | None = None):
        self._workbook, self._kind, self._fixed = workbook, KINDS[kind], dict(fixed or {})
        unknown = self._fixed.keys() - self._kind.questions().keys()
        if unknown:
            raise LookupError(f"{kind} has no field called {', '.join(sorted(unknown))}")
        self._rows = Rows(workbook, kind, self._fixed)
        self._lock = threading.Lock()
        self._typing: dict[str, dict[str, tuple[str, Any]]] = {}  # key → field → (the view typing it, its text)
        self._acted = False
        declared = self._kind.declaration()
        shown = {"title": self.title, "columns": self._rows.columns, "sheet": workbook.SHEET,
                 "fields": [q | {"nothing": self._nothing(q["of"])} for q in declared["fields"]
                            if q["name"] not in self._fixed]}
        named = {} if model_id is None else {"model_id": model_id}
        super().__init__(declaration=declared | shown, workbook_id=workbook.id, sample=workbook.sample, **named)
        self._visible = {q["name"] for q in shown["fields"]}
        self._linked = {q["of"] for q in shown["fields"] if q["of"] in KINDS}
        self.on_msg(self._heard)
        self._stop = workbook.watch(self._changed)

    @property
    def title(self) -> str:
        """What the form is called: "Skills", "Intention"."""
        noun = self._kind.noun[1 if self._kind.many else 0]
        generic = noun in ("entry", "entries")
        return (self._kind.kind.replace("_", " ") if generic else noun).capitalize()

    def _nothing(self, of: str) -> str:
        """What to do where there is nothing to link to yet; empty where there is no better word than that."""
        linked = KINDS.get(of)
        if linked is None or linked.chapter not in CHAPTERS:
            return ""
        if linked is self._kind:
            return f"There are no other {linked.noun[1]} yet."
        here = linked.chapter == self._kind.chapter
        where = "this chapter" if here else f"the chapter {CHAPTERS[linked.chapter].title}"
        return f"No {linked.noun[1]} yet: add one in {where}."

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
        try:
            answer = {"look": self._look, "draft": self._draft, "commit": self._commit, "resolve": self._resolve,
                      "revert": self._revert, "withdraw": self._withdraw, "undo": self._undo,
                      "erase": self._erase}[asked["do"]](asked)
        except NotSaved as refusal:
            answer = {"says": "refused", "why": str(refusal)}
        except Exception as error:
            _report(self._kind.kind, asked.get("do"), error)
            answer = {"says": "refused", "why": TROUBLE}
        self.send({**answer, "view": asked.get("view"), "id": asked.get("id")})

    def _changed(self, kinds: frozenset[str]) -> None:
        try:
            if self._kind.kind in kinds:
                self._rows.forget()
            if kinds & (self._linked | {self._kind.kind}):
                self.send({"says": "news"})
        except Exception as error:
            _report(self._kind.kind, "news", error)

    def _look(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._workbook.refresh()
        key = asked.get("key")
        entry = self._workbook.entry(self._kind.kind, key) if key else self._new_entry()
        answer = {"says": "seen", "entry": self._shown(entry), "undoable": self._acted}
        options = self._options()
        known = f"{hash(str(options)):x}"
        if asked.get("known") != known:
            answer |= {"options": options, "known": known}
        if self._kind.many:
            next_one = entry if key is None else self._new_entry()
            rows = self._rows.page(int(asked.get("page") or 0), str(asked.get("find") or ""))
            answer |= {"rows": rows, "next": self._shown(next_one), "fresh": self._workbook.new_key()}
        return answer

    def _draft(self, asked: dict[str, Any]) -> dict[str, Any]:
        key, entered = asked["key"], self._entered(asked)
        with self._lock:
            typing = self._typing.setdefault(key, {})
            typing.update((name, (asked.get("view", ""), value)) for name, value in entered.items())
            # Two tabs may type into one record; the draft on disk holds the words of both.
            together = {name: value for name, (_, value) in typing.items()}
        self._workbook.save_draft(self._kind.kind, key, together, asked.get("base") or {})
        errors = self._workbook.entry(self._kind.kind, key).errors
        return {"says": "kept", "errors": errors}

    def _commit(self, asked: dict[str, Any]) -> dict[str, Any]:
        key, base, entered = asked["key"], asked.get("base") or {}, self._entered(asked)
        entry = self._workbook.commit(self._kind.kind, key, entered, base)
        with self._lock:
            self._acted = True
            others = {name: typed for name, typed in self._typing.pop(key, {}).items()
                      if name not in entered and typed[0] != asked.get("view", "")}
            if others:
                self._typing[key] = others
        if others:
            # The change let go of the draft; what another tab has typed and not left yet stays one.
            failed = {name: entered[name] for name in entry.errors if name in entered}
            self._workbook.save_draft(self._kind.kind, key, {n: v for n, (_, v) in others.items()} | failed, base)
        answer = {"says": "saved", "entry": self._shown(entry)}
        if asked.get("adding"):
            added = entry.record is not None and not entry.errors
            answer |= {"added": added, "title": self._rows.title(key), "next": self._shown(self._new_entry())}
        return answer

    def _resolve(self, asked: dict[str, Any]) -> dict[str, Any]:
        entry = self._workbook.resolve(self._kind.kind, asked["key"], asked["name"], asked["value"])
        return {"says": "saved", "entry": self._shown(entry)}

    def _revert(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Drop what was typed and not kept: the record stays as it was."""
        kind, key = self._kind.kind, asked["key"]
        entry = self._workbook.entry(kind, key)
        if entry.record is not None and entry.draft:
            saved = {name: typed(q, getattr(entry.record, name)) for name, q in self._kind.questions().items()}
            entry = self._workbook.commit(kind, key, saved, entry.base)
        return {"says": "saved", "entry": self._shown(entry)}

    def _withdraw(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._workbook.withdraw(self._kind.kind, asked["key"])
        with self._lock:
            self._acted = True
            self._typing.pop(asked["key"], None)
        return {"says": "saved", "next": self._shown(self._new_entry())}

    def _undo(self, asked: dict[str, Any]) -> dict[str, Any]:
        sentence = self._workbook.undo(self._kind.kind)
        if sentence is None:
            self._acted = False
        return {"says": "saved", "sentence": sentence or "There is nothing more to undo here."}

    def _erase(self, asked: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            self._typing.pop(asked["key"], None)
        cleared = self._workbook.erase((self._kind.kind, asked["key"]))
        sentence = "Erased for good, from the history and the backups too."
        if cleared.left:
            names = ", ".join(path.name for path in cleared.left)
            sentence += f" These older copies could not be cleaned, so you may want to delete them: {names}."
        return {"says": "saved", "sentence": sentence,
                "entry": self._shown(self._workbook.entry(self._kind.kind, asked["key"]))}

    # What the browser is told of an entry

    def _entered(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Only what the form has fields for, and what the page fills in itself."""
        entered = {name: value for name, value in (asked.get("entered") or {}).items() if name in self._visible}
        return entered | self._fixed

    def _new_entry(self) -> Entry:
        """The entry that was begun and not finished, else an empty one under a key of its own."""
        for key in self._workbook.drafts(self._kind.kind):
            entry = self._workbook.entry(self._kind.kind, key)
            if entry.record is None and all(entry.entered.get(n) == v for n, v in self._fixed.items()):
                return entry
        return self._workbook.entry(self._kind.kind, self._workbook.new_key())

    def _shown(self, entry: Entry) -> dict[str, Any]:
        questions = self._kind.questions()
        entered = {name: entry.entered.get(name) for name in self._visible}
        saved = {name: typed(questions[name], getattr(entry.record, name) if entry.record else questions[name].default)
                 for name in self._visible}
        return {"key": entry.key, "entered": entered, "base": entry.base, "conflict": entry.conflict,
                "errors": entry.errors, "gone": entry.record is None,
                "touched": [name for name in entered if entry.draft and entered[name] != saved[name]]}

    def _options(self) -> dict[str, list[list[str]]]:
        return {of: sorted(([key, title] for key, title in self._workbook.titles(of).items()),
                           key=lambda option: option[1].casefold()) for of in self._linked}


def _report(kind: str, doing: Any, error: Exception) -> None:
    """Log where it went wrong, never with what: messages of exceptions can hold what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("form %s, %s: %s\n%s", kind, doing, type(error).__name__, where)
