"""One person's side of a form: what they ask of their workbook, and what they are answered.

It holds what must not be told to anybody else: what this person is typing. Everything else is in the workbook. May be
asked from several threads, one for each browser.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from typing import Any

from ..records import KINDS, Record, typed
from ..store import NotSaved
from ..workbook import Entry, Workbook
from . import people
from .comments import Comments
from .rows import Rows

NOT_HERE = "Nothing can be erased for good in a session. Please do it in your own workbook, once this one has ended."


class Answers:
    """Answers the questions (`do`) of one person about the records of `kind`; raises NotSaved with a sentence.

    `visible` are the fields the form has, `linked` the kinds they link to. In a session (`together`) nothing is erased.
    """

    def __init__(self, workbook: Workbook, kind: type[Record], fixed: Mapping[str, Any], *, visible: Collection[str],
                 linked: Collection[str], together: bool = False):
        self._workbook, self._kind, self._fixed = workbook, kind, dict(fixed)
        self._visible, self._linked, self._together = visible, linked, together
        self._rows = Rows(workbook, kind.kind, self._fixed, people.reader())
        self._comments = Comments(workbook, kind, self._fixed, self._rows.title)
        self._lock = threading.Lock()
        self._typing: dict[str, dict[str, tuple[str, Any]]] = {}  # key → field → (the view typing it, its text)

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        if not self._kind.many and asked["do"] != "comment" and "key" in asked:
            asked = {**asked, "key": self._workbook.SHEET}  # whatever a browser says: no form would show a second one
        return {"look": self._look, "draft": self._draft, "commit": self._commit, "resolve": self._resolve,
                "revert": self._revert, "withdraw": self._withdraw, "undo": self._undo,
                "erase": self._erase, "comment": self._comments.hear}[asked["do"]](asked)

    def now(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What the other one's `asked` has changed, as this person sees it, their own drafts included."""
        self._workbook.refresh()
        if asked["do"] == "comment":
            return {"comments": self._comments.shown()}
        key = asked.get("key")
        return {"entry": self._shown(self._workbook.entry(self._kind.kind, key))} if key else {}

    def forget(self) -> None:
        """Records of this kind changed: find their order anew when asked."""
        self._rows.forget()

    def _look(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._workbook.refresh()
        key = asked.get("key")
        entry = self._workbook.entry(self._kind.kind, key) if key else self._new_entry()
        answer = {"says": "seen", "entry": self._shown(entry), "undoable": self._workbook.can_undo(self._kind.kind),
                  "comments": self._comments.shown()}
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
            answer |= {"added": added, "title": self._rows.title(key), "next": self._shown(self._new_entry()),
                       "namesake": added and self._has_namesake(key)}
        return answer

    def _has_namesake(self, key: str) -> bool:
        """Is there another of this name, where a list to choose from tells entries apart by nothing else?"""
        if not any(q.control.of == self._kind.kind for kind in KINDS.values() for q in kind.questions().values()):
            return False
        bodies, named_by = self._workbook.bodies(self._kind.kind), self._kind.named_by
        mine, *names = [str(body.get(named_by) or "").casefold() for body in (bodies.get(key, {}), *bodies.values())]
        return names.count(mine) > 1

    def _resolve(self, asked: dict[str, Any]) -> dict[str, Any]:
        entry = self._workbook.resolve(self._kind.kind, asked["key"], asked["name"], asked["value"])
        return {"says": "saved", "entry": self._shown(entry)}

    def _revert(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Drop what was typed and not kept: the record stays as it was."""
        kind, key = self._kind.kind, asked["key"]
        entry = self._workbook.entry(kind, key)
        if entry.record is not None and entry.draft:
            self._workbook.store.drop_draft(kind, key)
            entry = self._workbook.entry(kind, key)
        with self._lock:
            self._typing.pop(key, None)
        return {"says": "saved", "entry": self._shown(entry)}

    def _withdraw(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._workbook.withdraw(self._kind.kind, asked["key"])
        with self._lock:
            self._typing.pop(asked["key"], None)
        return {"says": "saved", "next": self._shown(self._new_entry())}

    def _undo(self, asked: dict[str, Any]) -> dict[str, Any]:
        sentence = self._workbook.undo(self._kind.kind) or "There is nothing more to undo here."
        return {"says": "saved", "sentence": sentence}

    def _erase(self, asked: dict[str, Any]) -> dict[str, Any]:
        if self._together:
            raise NotSaved(NOT_HERE)
        with self._lock:
            self._typing.pop(asked["key"], None)
        cleared = self._workbook.erase((self._kind.kind, asked["key"]), *self._comments.of(asked["key"]))
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
