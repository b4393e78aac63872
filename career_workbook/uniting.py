"""Another copy of the same workbook, taken in: its changes come as they are, then versions are brought together.

This is the half of a `workbook.Workbook` that meets the outside; what a copy holds is not believed before it is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .merging import join
from .present import Present
from .records import KINDS, may_see
from .store import Change, Proposal, United, unite


class Uniting(Present):
    """Takes in copies; safe to use from several threads, beside other programs."""

    SHEET = "sheet"  #: the key of a record there is only one of

    @property
    def guest(self) -> bool:
        """True for the copy that somebody else was given of a person's workbook."""
        return self.store.get_meta("writer") is not None

    def take_in(self, path: Path) -> United:
        """Take in every change of another copy of this workbook, all or none; raises `store.CannotOpen`, `NotSaved`.

        Nothing either side wrote is lost: a field both changed shows up as a conflict in its form. What the other
        side erased goes here too, unless the person whose workbook this is wrote some of it.
        """
        with self._hold():
            self._take_in()
            united = unite(self.store, path, mistake,
                           erasures=lambda authors: self.guest or self.store.author not in authors)
            self._take_in()
            for kind, key in dict.fromkeys((change.kind, change.key) for change in united.changes):
                if proposals := self._joined(kind, key):
                    self.store.write(proposals)
            self._take_in()
        return united

    def conflicts(self, kind: str, key: str) -> dict[str, Any]:
        """The fields of a record that have two versions, each with the one that is not shown."""
        with self._lock:
            return {name: other for slot in self._table(kind).get(key, {}).values()
                    for name, other in slot.conflict().items()}

    def _joined(self, kind: str, key: str) -> list[Proposal]:
        forked = {a: slot for a, slot in self._table(kind).get(key, {}).items() if len(slot.heads) > 1}
        if not forked:
            return []
        history = {change.id: change for change in self.store.history(kind, key)}
        blank = {name: list(q.default) if isinstance(q.default, tuple) else q.default
                 for name, q in KINDS[kind].questions().items() if not q.needed}
        made = []
        for audience, slot in forked.items():
            earlier = _common(history, [head.id for head in slot.heads])
            made += [Proposal(kind, key, audience, body, KINDS[kind].version, parents)
                     for body, parents in join(slot, blank if earlier is None else earlier.body or {})]
        return made


def _common(history: dict[str, Change], heads: list[str]) -> Change | None:
    """The latest change all these versions come from."""
    def line(head: str) -> set[str]:
        found, waiting = set(), [head]
        while waiting:
            change = waiting.pop()
            if change in history and change not in found:
                found.add(change)
                waiting += history[change].parents
        return found

    shared = set.intersection(*map(line, heads)) - set(heads)
    return max((history[change] for change in shared), key=lambda c: (c.clock, c.id), default=None)


def mistake(change: Change) -> str:
    """What is wrong with a change from outside, as a sentence; "" where a workbook may have written it."""
    if change.kind not in KINDS or change.v > KINDS[change.kind].version:
        return "An entry was written by a newer version of Career Workbook; please update the program."
    kind = KINDS[change.kind]
    if not may_see("coach", change.audience):  # type: ignore[arg-type]
        return "An entry says it was meant for the person alone."
    if not kind.many and change.key != Uniting.SHEET:
        return f"There is a second “{kind.known_as}”, of which a workbook has one."
    if change.body is None:
        return ""
    body = kind.upcast(change.body, change.v)
    others = set(kind.model_fields) - set(kind.by_audience().get(change.audience, ()))  # type: ignore[call-overload]
    if others & body.keys() or not _fits(kind, body):
        return f"An entry of the kind “{kind.noun[0]}” is not as its form would have it."
    return ""


def _fits(kind: type, body: dict[str, Any]) -> bool:
    try:
        kind.model_validate(body)
    except ValidationError as error:
        return all(problem["type"] == "missing" for problem in error.errors(include_url=False, include_input=False))
    return True
