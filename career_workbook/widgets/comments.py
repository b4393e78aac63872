"""The comments at one form: what a person and their coach say beside an exercise, its entries and its answers.

A form hands on what its browser asks about them (`hear`) and tells with every look what has been said (`shown`).
Nobody types who they are: that is the writer whose workbook it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from .. import sample
from ..chapters import CHAPTERS
from ..chapters.start import not_agreed
from ..chapters.start_comments import Comment, conversations
from ..records import Record, may_see
from ..store import NotSaved
from ..workbook import Entry, Workbook
from . import people

KIND = Comment.kind


class Comments:
    """What the writer of `workbook` may read and say at the form of `kind`; `fixed` as the form has it, `title` is
    what an entry is called.

    Where a coach can see nothing there is nothing to talk about, so no comments are offered there.
    """

    def __init__(self, workbook: Workbook, kind: type[Record], fixed: Mapping[str, Any], title: Callable[[str], str]):
        self._workbook, self._kind, self._fixed, self._title = workbook, kind, dict(fixed), title
        self._me = "coach" if workbook.store.author == "coach" else "me"
        self._within = " ".join(map(str, self._fixed.values()))
        self._labels = {name: q.asked.label for name, q in kind.questions().items()
                        if may_see("coach", q.audience) and not q.asked.hidden and name not in self._fixed}
        self._possible = bool(self._labels) and not kind.private and kind.chapter in CHAPTERS and kind is not Comment

    def shown(self) -> dict[str, Any] | None:
        """All that was said here, as JSON for the form; None where no comments are offered: before there is an
        agreement, and where nobody else sees anything.
        """
        if not self._possible:
            return None
        workbook, me, session = self._workbook, self._me, people.session()
        said = {key: one for key, one in workbook.records(KIND).items() if self._is_here(one)}
        if not said and not workbook.guest and not_agreed(workbook.record("agreement", workbook.SHEET)):
            return None
        said = dict(sorted(said.items(), key=lambda one: one[1].on or dt.date.min))  # within a day as it was written
        threads = [self._told(said, key) | {
            "resolved": said[key].resolved, "waits": not said[key].resolved and said[[key, *replies][-1]].by != me,
            "replies": [self._told(said, reply) for reply in replies]}
            for key, replies in conversations(said).items()]
        names = session.names if session else {"me": "Your client", "coach": "Your coach"}
        return {"place": self._place, "threads": threads, "drafts": self._drafts(), "labels": self._labels,
                "people": dict(names) | {me: "You"}}

    def hear(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one question (`what`) of this writer's browser; raises NotSaved."""
        return {"draft": self._draft, "commit": self._add, "settle": self._settle, "delete": self._delete,
                "undo": self._undo}[asked["what"]](asked)

    def of(self, key: str) -> list[tuple[str, str]]:
        """The comments on one entry, as (kind, key)."""
        return [(KIND, comment) for comment, one in self._workbook.records(KIND).items()
                if self._is_here(one) and one.record == key]

    # What was said

    @property
    def _place(self) -> dict[str, str]:
        return {"of": self._kind.kind, "within": self._within}

    def _is_here(self, one: Any) -> bool:
        if one.of != self._kind.kind or not self._fixed or one.within == self._within:
            return one.of == self._kind.kind
        body = self._workbook.bodies(one.of).get(one.record)
        return body is not None and all(body.get(name) == value for name, value in self._fixed.items())

    def _told(self, said: Mapping[str, Any], key: str) -> dict[str, Any]:
        one = said[key]
        alone = not any(other.answers == key for other in said.values())
        return {"key": key, "words": one.words, "by": one.by, "on": one.on.isoformat() if one.on else "",
                "record": one.record, "entry": self._title(one.record) if one.record else "",
                "about": self._labels.get(one.name, ""),
                # What the other one has replied to stays: it can be resolved.
                "mine": one.by == self._me, "deletable": alone and self._me in (one.by, "me")}

    def _drafts(self) -> list[dict[str, Any]]:
        """What this writer began to say here and has not added."""
        begun = [(key, self._workbook.entry(KIND, key)) for key in self._workbook.drafts(KIND)]
        return [{"key": key} | {name: entry.entered[name] for name in ("words", "name", "record", "answers")}
                for key, entry in begun if entry.record is None
                and {name: entry.entered[name] for name in self._place} == self._place]

    # What is said

    def _entered(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        target, typed = asked["target"], asked.get("entered") or {}
        answers, name = str(target.get("answers") or ""), str(typed.get("name") or "")
        entered = {"words": str(typed.get("words") or ""), "by": self._me, "on": self._today(),
                   "record": str(target.get("record") or ""), "name": name if name in self._labels else "",
                   "answers": answers, **self._place}
        to: Any = self._workbook.record(KIND, answers) if answers else None
        if to is not None:  # a reply stands where the comment stands
            entered |= {name: getattr(to, name) for name in ("of", "record", "name", "within")}
        return entered

    def _draft(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        key, entered = str(asked["key"]), self._entered(asked)
        if self._workbook.record(KIND, key) is None:  # else it was added meanwhile, from another tab
            if entered["words"].strip():
                self._workbook.save_draft(KIND, key, entered, {})
            else:
                self._workbook.withdraw(KIND, key)
        return {"says": "kept", "errors": {}}

    def _add(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        key, entered = str(asked["key"]), self._entered(asked)
        if not entered["words"].strip():
            raise NotSaved("there is nothing in it yet.")
        there: Any = self._workbook.record(KIND, key)
        if there is not None:
            if (there.words, there.by) == (entered["words"], entered["by"]):  # sent again by a browser nobody answered
                return {"says": "saved", "entry": _shown(self._workbook.entry(KIND, key)), "added": True}
            key = self._workbook.new_key()  # nobody writes over what was said
        entry = self._workbook.commit(KIND, key, entered, {})
        return {"says": "saved", "entry": _shown(entry), "added": entry.record is not None and not entry.errors}

    def _settle(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        entry = self._present(asked)
        self._workbook.commit(KIND, entry.key, {"resolved": bool(asked.get("resolved"))}, entry.base)
        return {"says": "saved"}

    def _delete(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        entry: Any = self._present(asked)
        if self._me not in (entry.record.by, "me"):
            raise NotSaved("only who wrote a comment, and whose workbook it is, can delete it.")
        self._workbook.withdraw(KIND, entry.key)
        return {"says": "saved"}

    def _undo(self, _asked: Mapping[str, Any]) -> dict[str, Any]:
        self._workbook.undo(KIND)
        return {"says": "saved"}

    def _present(self, asked: Mapping[str, Any]) -> Entry:
        entry = self._workbook.entry(KIND, str(asked["key"]))
        if entry.record is None:
            raise NotSaved("this comment was deleted meanwhile.")
        return entry

    def _today(self) -> str:
        return (sample.today() if self._workbook.sample else dt.date.today()).isoformat()


def said_at(workbook: Workbook, kind: str) -> frozenset[tuple[Any, ...]]:
    """All that was said at a kind of record and is there now: a form looks again when this is another."""
    return frozenset((key, body.get("words"), body.get("resolved")) for key, body in workbook.bodies(KIND).items()
                     if body.get("of") == kind)


def _shown(entry: Entry) -> dict[str, Any]:
    return {"key": entry.key, "entered": {name: entry.entered[name] for name in ("words", "name")},
            "base": entry.base, "conflict": {}, "errors": entry.errors, "gone": entry.record is None, "touched": []}
