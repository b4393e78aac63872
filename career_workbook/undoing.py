"""What was done here and can be undone: the last steps, each with what it wrote and what stood there before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .merging import Body, Slot, put_back

if TYPE_CHECKING:
    from .store import Proposal

MOST = 100
CHANGED_SINCE = "Somebody changed this since, so it was left as it is."


@dataclass(frozen=True)
class Step:
    """One change of a record; `wrote` pairs what was written with what stood there, `sentence` words the undo."""

    kind: str
    wrote: list[tuple[Proposal, Body | None]]
    sentence: str

    def back(self, table: Mapping[str, Mapping[str, Slot]]) -> list[Proposal]:
        """What takes the step back, but for what somebody changed since; nothing where that is all or half of it."""
        versions = [(written, put_back(table[written.key][written.audience], written.body, before))
                    for written, before in self.wrote]
        if not all(made for _, made in versions):
            return []
        return [replace(written, body=body, parents=parents) for written, made in versions for body, parents in made]


class Steps:
    """The steps of one open workbook, the latest first to go."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def add(self, kind: str, proposals: Iterable[Proposal], stood: Mapping[str, Slot], sentence: str) -> None:
        """Remember a change of one record that is about to be written over what stands in its slots."""
        before = {audience: slot.body for audience, slot in stood.items()}
        wrote = {p.audience: (p, before.get(p.audience)) for p in proposals if p.body != before.get(p.audience)}
        if wrote:
            self._steps = [*self._steps[-MOST + 1:], Step(kind, [*wrote.values()], sentence)]

    def latest(self, kind: str) -> Step | None:
        """The latest step of a kind, which is then no longer remembered."""
        last = next((n for n in range(len(self._steps) - 1, -1, -1) if self._steps[n].kind == kind), None)
        return None if last is None else self._steps.pop(last)

    def any(self, kind: str) -> bool:
        """Is there a step of a kind?"""
        return any(step.kind == kind for step in self._steps)

    def forget(self, gone: Collection[tuple[str, str]]) -> None:
        """These records (kind, key) are erased."""
        self._steps = [step for step in self._steps if all((p.kind, p.key) not in gone for p, _ in step.wrote)]
