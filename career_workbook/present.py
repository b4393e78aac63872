"""What is present in a workbook: the log of changes taken in, as records and as growing DataFrames.

This is the reading half of a `workbook.Workbook`. It reads each kind once and from then on takes in only what is
new in the log, its own changes and those of other programs alike.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from . import resources
from .chapters import declare_all
from .frames import Growing, columns
from .history import CHANGES, History, Version
from .layout import Folder
from .merging import Slot
from .records import KINDS, Audience, Record, may_see, recall
from .reference import FRAMES, Reference
from .store import Store

if TYPE_CHECKING:
    import pandas as pd


class Present:
    """The present records of one store; safe to use from several threads."""

    def __init__(self, store: Store):
        self.store = store
        self._lock = threading.RLock()
        self._slots: dict[str, dict[str, dict[str, Slot]]] = {}
        self._frames: dict[str, Growing] = {}
        self._records: dict[str, dict[str, Record]] = {}
        self._bodies: dict[str, dict[str, dict[str, Any]]] = {}
        self._history, self._told = History(), 0
        self._changes: dict[Audience, pd.DataFrame] = {}
        self._watchers: list[Callable[[frozenset[str]], None]] = []
        self._news: set[str] = set()
        self._depth = 0
        self._seq = store.last_seq()
        self.tables = Reference(Folder(store.path.parent).inner / "reference",
                                resources.reference() if store.sample else None)
        declare_all()

    def keys(self, kind: str) -> list[str]:
        """The keys of the present records of a kind, the one changed longest ago first."""
        return list(self.bodies(kind))

    def bodies(self, kind: str) -> dict[str, dict[str, Any]]:
        """The present records of a kind as stored, by key."""
        with self._lock:
            if kind not in self._bodies:
                whole = ((key, present_body(slots)) for key, slots in self._table(kind).items())
                self._bodies[kind] = {key: body for key, body in whole if body is not None}
            return self._bodies[kind]

    def record(self, kind: str, key: str) -> Record | None:
        """One present record, or None."""
        with self._lock:
            cache = self._records.setdefault(kind, {})
            if key not in cache:
                body = self.bodies(kind).get(key)
                if body is None:
                    return None
                cache[key] = recall(KINDS[kind], body)
            return cache[key]

    def records(self, kind: str) -> dict[str, Record]:
        """Every present record of a kind, by key."""
        with self._lock:
            return {key: self.record(kind, key) for key in self.bodies(kind)}  # type: ignore[misc]

    def titles(self, kind: str) -> dict[str, str]:
        """What to call each record of a kind where it is linked to."""
        return {key: self.title(kind, key) for key in self.bodies(kind)}

    def title(self, kind: str, key: str) -> str:
        """What to call one record; empty where there is none."""
        body = self.bodies(kind).get(key)
        if body is None:
            return ""
        name = KINDS[kind].named_by
        named, control = str(body.get(name) or ""), KINDS[kind].questions()[name].control
        return (self.title(control.of, named) if control.name == "ref" else named) or "(no name yet)"

    def frame(self, kind: str, reader: Audience = "me") -> pd.DataFrame:
        """The present records of a kind with the columns `reader` may see (layout: `frames.frame`).

        The kind ``changes`` is made from the log: what was answered when (see `history`). Official tables the person
        brought go by the names of `reference.FRAMES` and are everybody's to see.
        """
        if kind in FRAMES:
            return self.tables.frame(kind)
        if kind == CHANGES:
            return self._changed(reader)
        with self._lock:
            whole = self._frames.setdefault(kind, Growing(KINDS[kind])).get(self.bodies(kind))
        return whole if reader == "me" else whole[columns(KINDS[kind], reader)]

    def _changed(self, reader: Audience) -> pd.DataFrame:
        with self._lock:
            self._take_in()
            if news := self.store.since(self._told):
                self._history.take(Version(c.when.date(), c.kind, c.key, c.audience, _upcast(c.kind, c.body, c.v),
                                           c.erased) for c in news if c.kind in KINDS)
                self._told, self._changes = news[-1].seq, {}
            if reader not in self._changes:
                whole = self._history.frame(reader, self.bodies)
                self._changes[reader] = whole[columns(KINDS[CHANGES], reader)]
            return self._changes[reader]

    @property
    def latest(self) -> int:
        """How far the log of changes goes: a number that grows with every change."""
        return self.store.last_seq()

    def touched(self, since: int, reader: Audience = "me") -> dict[str, set[str]]:
        """Keys of the present records changed after `since` (a `latest`) in what `reader` may see, by kind."""
        found: dict[str, set[str]] = {}
        for change in self.store.since(since):
            if change.kind in KINDS and may_see(reader, change.audience):
                found.setdefault(change.kind, set()).add(change.key)
        with self._lock:
            return {kind: keys & self.bodies(kind).keys() for kind, keys in found.items()}

    def watch(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `callback(kinds)` after every change, also another program's; returns a function that stops it."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback) if callback in self._watchers else None

    def refresh(self) -> None:
        """Take in what other programs saved since the last look (cheap when there is nothing)."""
        with self._hold():
            if self.store.changed_elsewhere():
                self._take_in()
            self._news |= self.tables.news()

    @contextmanager
    def _hold(self) -> Iterator[None]:
        """Hold the lock; tell the watchers once it is free again, so that they may wait for others."""
        with self._lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                kinds = frozenset(self._news) if not self._depth else frozenset()
                if kinds:
                    self._news.clear()
        for watcher in list(self._watchers) if kinds else ():
            watcher(kinds)

    def _table(self, kind: str) -> dict[str, dict[str, Slot]]:
        if kind not in self._slots:
            # Read first what was saved up to now, so that no later change is taken in twice or missed.
            self._take_in()
            rows = self.store.present(kind)
            bodies = json.loads("[" + ",".join(row[4] or "null" for row in rows) + "]")
            table: dict[str, dict[str, Slot]] = {}
            for (_, change, key, audience, _, version, clock), body in zip(rows, bodies, strict=True):
                slots = table[key] = table.pop(key, {})  # moved to the end: the order of the latest change
                slots.setdefault(audience, Slot()).add(change, _upcast(kind, body, version), clock)
            self._slots[kind] = table
        return self._slots[kind]

    def _take_in(self) -> None:
        # Always through the log, in its order: what another program saved just before is then never skipped.
        for change in self.store.since(self._seq):
            self._seq = change.seq
            self._news.update((change.kind, CHANGES))
            table = self._slots.get(change.kind)
            if table is None:
                continue
            slots = table.setdefault(change.key, {})
            if change.erased:  # for good: its earlier versions are gone from the file, and go from memory too
                slots.pop(change.audience, None)
            body = _upcast(change.kind, change.body, change.v)
            slots.setdefault(change.audience, Slot()).add(change.id, body, change.clock, change.parents)
            self._records.get(change.kind, {}).pop(change.key, None)
            if change.kind in self._bodies:
                whole = present_body(slots)
                self._bodies[change.kind].pop(change.key, None)
                if whole is not None:
                    self._bodies[change.kind][change.key] = whole
            if change.kind in self._frames:
                self._frames[change.kind].touch([change.key])


def _upcast(kind: str, body: dict[str, Any] | None, version: int) -> dict[str, Any] | None:
    return KINDS[kind].upcast(body, version) if body is not None and version < KINDS[kind].version else body


def present_body(slots: Mapping[str, Slot]) -> dict[str, Any] | None:
    """The whole body of a record from its slots, or None where it is withdrawn; not to be changed."""
    bodies = [slot.body for slot in slots.values() if slot.body is not None]
    if len(bodies) == 1:
        return bodies[0]
    return {name: value for body in bodies for name, value in body.items()} if bodies else None
