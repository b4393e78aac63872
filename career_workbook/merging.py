"""Two versions of one record → what is present, what is in conflict, and how to bring them together.

Pure: a slot holds the heads of one record for one audience, as the store's graph of changes has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Body = dict[str, Any]


class Head(NamedTuple):
    """A change that nobody has changed further; later in (clock, id) wins, the wall clock decides nothing."""

    clock: int
    id: str
    body: Body | None


class Slot:
    """The heads of one record for one audience, the winning one first."""

    __slots__ = ("heads",)

    def __init__(self) -> None:
        self.heads: list[Head] = []

    def add(self, change: str, body: Body | None, clock: int, parents: tuple[str, ...] = ()) -> None:
        """Take in a change: it replaces its parents among the heads; taking it in twice changes nothing."""
        if not self.heads:  # as a file is read, nearly all of them
            self.heads = [Head(clock, change, body)]
            return
        heads = [head for head in self.heads if head.id != change and head.id not in parents]
        self.heads = sorted([*heads, Head(clock, change, body)], key=lambda h: h[:2], reverse=True)

    @property
    def body(self) -> Body | None:
        """The present version; None where it is withdrawn."""
        return self.heads[0].body if self.heads else None

    def ids(self) -> list[str]:
        """The changes the present rests on."""
        return [head.id for head in self.heads]

    def conflict(self) -> Body:
        """Fields in which another version differs from the present one, with the other's value."""
        present = self.body
        if present is None:
            return {}
        others = [head.body for head in self.heads[1:] if head.body is not None]
        return {name: value for other in reversed(others) for name, value in other.items()
                if value != present.get(name)}

    def settle(self, values: Mapping[str, Any]) -> list[tuple[Body, tuple[str, ...]]]:
        """Give every version the same `values`; versions that agree then become one. Returns (body, parents) each.

        The winning version comes last, so that it still wins once these are written in order.
        """
        settled = [({**(head.body or self.body or {}), **values}, (head.id,)) for head in reversed(self.heads)]
        first = settled[0][0]
        return [(first, tuple(self.ids()))] if all(body == first for body, _ in settled) else settled


def merge(slot: Slot, mine: Body, touched: set[str], earlier: Body | None,
          base: list[str]) -> list[tuple[Body, tuple[str, ...]]]:
    """Bring the `touched` fields of `mine` together with what is present; returns new versions (body, parents).

    `earlier` is the version `mine` was made from, where somebody changed it meanwhile (else None). A field only one
    side changed takes that side's value. A field both changed differently makes a second head that follows only
    `base`, so that both versions stand until a person chooses.
    """
    if earlier is None:
        return _news(slot, slot.settle({n: mine[n] for n in touched if n in mine}))
    present = slot.body or {}
    changed = {n: mine[n] for n in touched if n in mine and mine[n] != earlier.get(n)}
    clash = any(present.get(n) != earlier.get(n) and present.get(n) != value for n, value in changed.items())
    return [({**present, **changed}, tuple(base))] if clash else _news(slot, slot.settle(changed))


def put_back(slot: Slot, wrote: Body | None, before: Body | None) -> Sequence[tuple[Body | None, tuple[str, ...]]]:
    """Take back what a step `wrote` where `before` stood; returns new versions (body, parents).

    What somebody changed since stays theirs: the other fields of the record, and this one where it is another now. A
    step that began or ended a record is taken back whole, or not at all.
    """
    present = slot.body
    if present is None or wrote is None or before is None:
        return [(before, tuple(slot.ids()))] if present == wrote else []
    mine = {name: before.get(name) for name, value in wrote.items()
            if value != before.get(name) and present.get(name) in (value, before.get(name))}
    return _news(slot, slot.settle(mine))


def join(slot: Slot, earlier: Body) -> list[tuple[Body, tuple[str, ...]]]:
    """Bring the versions of two copies together; returns new versions (body, parents), none where nothing is new.

    `earlier` is the version they all come from. A field that one side changed takes that side's value; one that both
    changed differently stays a conflict. What was withdrawn on one side and changed on the other stays.
    """
    if len(slot.heads) < 2:
        return []
    bodies = [head.body for head in slot.heads if head.body is not None]
    if not bodies:
        return []
    settled = {}
    for name in {name for body in bodies for name in body}:
        changed = {repr(body.get(name)): body.get(name) for body in bodies if body.get(name) != earlier.get(name)}
        if len(changed) < 2:
            settled[name] = next(iter(changed.values()), earlier.get(name))
    return _news(slot, slot.settle(settled))


def _news(slot: Slot, versions: list[tuple[Body, tuple[str, ...]]]) -> list[tuple[Body, tuple[str, ...]]]:
    bodies = {head.id: head.body for head in slot.heads}
    return [(body, parents) for body, parents in versions if len(parents) > 1 or bodies[parents[0]] != body]
