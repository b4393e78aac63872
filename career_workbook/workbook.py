"""One person's workbook: typed records and DataFrames over the store's log of changes.

Everything above this room speaks of records and entries; everything below it of changes and heads. A record is
stored as one row for each audience its fields have, so a row never carries more than its readers may see.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .layout import Folder
from .merging import merge
from .present import present_body
from .records import KINDS, Day, Flag, Line, Record, Refs, question, read, recall, typed
from .reference import Tables
from .store import Cleared, Draft, NotSaved, Proposal, Store, erase_everywhere, erase_in_use
from .undoing import CHANGED_SINCE, Steps
from .uniting import Uniting


class Batch(Record, kind="batch", noun=("import", "imports"), named_by="source"):
    """Entries that came in together from a file, so that they can be taken back together."""

    source: Line = question("From")
    on: Day | None = question("Day", None)
    keys: Refs["Record"] = question("Entries", ())
    undone: Flag = question("Taken back", False)


@dataclass(frozen=True)
class Entry:
    """One record as a form sees it.

    `entered` holds every field as typed, drafts included; `base` names the changes it rests on, for each audience;
    `conflict` the other version of a field that two people changed; `errors` a sentence for each field that is not
    kept yet.
    """

    key: str
    record: Record | None
    entered: dict[str, Any]
    base: dict[str, list[str]]
    conflict: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    draft: bool = False


class Workbook(Uniting):
    """Reads and writes one workbook file; safe to use from several threads, beside other programs."""

    def __init__(self, store: Store):
        super().__init__(store)
        self._steps = Steps()

    @classmethod
    def open(cls, path: Path | str, *, author: str = "") -> Workbook:
        """Open a workbook file; raises `store.CannotOpen` with a sentence for the person."""
        return cls(Store.open(path, author=author))

    def close(self) -> None:
        """Let go of the file."""
        self._watchers.clear()
        self.store.close()

    @property
    def id(self) -> str:
        return self.store.id

    @property
    def sample(self) -> bool:
        """True for the workbook of the invented person."""
        return self.store.sample

    @staticmethod
    def new_key() -> str:
        """A key for a record that does not exist yet."""
        return uuid.uuid4().hex

    # Reading

    def entry(self, kind: str, key: str) -> Entry:
        """One record as a form shows it, with what is still a draft."""
        with self._lock:
            entry = self._entry(kind, key)
            draft = next((d for d in self._drafts(kind) if d.key == key), None)
            if draft is None:
                return entry
            entered = entry.entered | draft.entered
            _, errors = read(KINDS[kind], entered)
            return Entry(key, entry.record, entered, draft.base or entry.base, entry.conflict, errors, True)

    def drafts(self, kind: str) -> list[str]:
        """Keys of the records of a kind that hold something typed here but not yet kept."""
        return [draft.key for draft in self._drafts(kind)]

    # Writing

    def save_draft(self, kind: str, key: str, entered: Mapping[str, Any], base: Mapping[str, list[str]]) -> None:
        """Keep what is being typed (on disk when this returns); raises `store.NotSaved`."""
        self.store.save_draft(kind, key, dict(entered), {a: list(ids) for a, ids in base.items()})

    def commit(self, kind: str, key: str, entered: Mapping[str, Any], base: Mapping[str, list[str]]) -> Entry:
        """Make one change of what was entered (the fields touched, as typed) since `base`.

        A field that cannot be kept stays a draft with a sentence in `Entry.errors`; the good ones are kept, except
        in a new entry of a list, which is kept whole or not at all. A caller sends one commit of a record at a time,
        with the `base` of the entry it received last. A field somebody else changed meanwhile shows up in
        `Entry.conflict`; neither version is lost.
        """
        declared = KINDS[kind]
        with self._hold():
            self.refresh()
            present = self._entry(kind, key)
            record, errors = read(declared, present.entered | dict(entered))
            good = dict(entered)
            if record is None and (present.record is not None or not declared.many):
                good = {name: value for name, value in entered.items() if name not in errors}
                record, _ = read(declared, present.entered | good) if "" not in errors else (None, {})
            if record is not None:
                self._write(kind, key, self._proposals(kind, key, record, set(good), base))
            if errors:
                kept = set(good) if record is not None else set()
                self.save_draft(kind, key, {n: v for n, v in entered.items() if n not in kept}, base)
            else:
                self.store.drop_draft(kind, key)
            return self.entry(kind, key)

    def resolve(self, kind: str, key: str, name: str, value: Any) -> Entry:
        """Settle a field two people changed: `value` (as typed) becomes the present of both versions."""
        declared = KINDS[kind]
        with self._hold():
            entry = self._entry(kind, key)
            record, errors = read(declared, entry.entered | {name: value})
            if record is None:
                return Entry(key, entry.record, entry.entered | {name: value}, entry.base, entry.conflict, errors)
            audience = declared.questions()[name].audience
            settled = self._table(kind)[key][audience].settle({name: record.model_dump(mode="json")[name]})
            proposals = [Proposal(kind, key, audience, body, declared.version, parents) for body, parents in settled]
            self._write(kind, key, proposals)
            return self._entry(kind, key)

    def known(self, kind: str) -> set[str]:
        """The keys `add_all` leaves alone: all there ever were, but for those that went with an import taken back."""
        with self._lock:
            taken_back = {key for b in self.records("batch").values() if b.undone for key in b.keys}  # type: ignore[attr-defined]
            return {key for key, slots in self._table(kind).items()
                    if slots and not (key in taken_back and present_body(slots) is None)}

    def add_all(self, source: str, day: Any, entries: Iterable[tuple[str, str, Mapping[str, Any]]],
                step: str = "") -> int:
        """Add many records (kind, key, as typed) in one step that can be undone; returns how many are new.

        `step` is a new key to undo it by (`undo_batch`). A key that was ever known is left alone: what the person
        edited or withdrew does not come back.
        """
        with self._hold():
            proposals, keys, known = [], [], {}
            for kind, key, entered in entries:
                if kind not in known:
                    known[kind] = self.known(kind)
                if key in known[kind]:
                    continue
                record, errors = read(KINDS[kind], dict(entered))
                if record is None:
                    raise ValueError(next(iter(errors.values())))
                proposals += self._proposals(kind, key, record, set(type(record).model_fields), {})
                keys.append(key)
            if keys:
                batch = Batch(source=source, on=day, keys=tuple(keys))
                batch_key = step or self.new_key()
                proposals += self._proposals("batch", batch_key, batch, set(Batch.model_fields), {})
                self._write("batch", batch_key, proposals, None)
            return len(keys)

    def undo_batch(self, step: str = "") -> int:
        """Take one step of `add_all` back, the latest where none is named; returns how many entries went."""
        with self._hold():
            batches = {key: b for key, b in self.records("batch").items()
                       if not b.undone and step in ("", key)}  # type: ignore[attr-defined]
            if not batches:
                return 0
            key, batch = list(batches.items())[-1]
            came = set(batch.keys)  # type: ignore[attr-defined]
            going = [(kind, k) for kind in KINDS if kind != "batch" for k in self.bodies(kind) if k in came]
            proposals = [Proposal(kind, k, a, None, KINDS[kind].version) for kind, k in going
                         for a in self._table(kind)[k]]
            undone = batch.model_copy(update={"undone": True})
            proposals += self._proposals("batch", key, undone, {"undone"}, {})
            self._write("batch", key, proposals, None)
            return len(going)

    def withdraw(self, kind: str, key: str) -> None:
        """Take a record out of the present; its history stays, and `undo` brings it back."""
        with self._hold():
            slots = self._table(kind).get(key, {})
            title = self.title(kind, key)
            proposals = [Proposal(kind, key, audience, None, KINDS[kind].version) for audience in slots]
            self._write(kind, key, proposals, f"Brought back: {title}." if title else "Brought back.")
            self.store.drop_draft(kind, key)

    def erase(self, *entries: tuple[str, str]) -> Cleared:
        """Take records (kind, key) out for good: history, drafts and backups forget them. It cannot be undone.

        Returns the backups written anew, and those that could not be.
        """
        gone = set(entries)
        with self._hold():
            self._steps.forget(gone)
            try:
                self.store.erase_all(gone)
            finally:
                self._take_in()
        folder = Folder(self.store.path.parent)
        cleared = erase_everywhere(self.store, folder.backups)
        # A session under way, or what one left.
        cleared.left.extend(erase_in_use(folder.inner.glob("together*/workbook.db"), gone))
        return cleared

    def can_undo(self, kind: str) -> bool:
        """Was anything of a kind done here that is not undone?"""
        return self._steps.any(kind)

    def undo(self, kind: str) -> str | None:
        """Undo the latest change of a kind made here, but for what somebody changed since; a sentence says what was
        undone, None that there is nothing to undo."""
        with self._hold():
            self.refresh()
            if (step := self._steps.latest(kind)) is None:
                return None
            if not (back := step.back(self._table(kind))):
                return CHANGED_SINCE
            self._write(kind, back[0].key, back, None)
            return step.sentence

    # Official tables: no answers, so nothing of them is in the log

    def keep_tables(self, tables: Tables) -> None:
        """Keep what a source of official tables holds, in place of what it held; raises `store.NotSaved`."""
        with self._hold():
            try:
                self.tables.keep(tables)
            except OSError as error:
                raise NotSaved("The tables could not be kept: the disk may be full, or the folder read-only. Please "
                               "free some space or allow writing to it, then try again.") from error
            self._news |= self.tables.news()

    def take_tables_back(self, source: str) -> bool:
        """Undo the latest `keep_tables` of a source; False where there was nothing to undo."""
        with self._hold():
            back = self.tables.take_back(source)
            self._news |= self.tables.news()
            return back

    # Inside

    def _drafts(self, kind: str) -> list[Draft]:
        # Half a thought is its writer's own, also where two people write into one file.
        return self.store.drafts(kind, self.store.author)

    def _entry(self, kind: str, key: str) -> Entry:
        declared, slots = KINDS[kind], self._table(kind).get(key, {})
        record = self.record(kind, key)
        entered = {n: typed(q, getattr(record, n) if record else q.default) for n, q in declared.questions().items()}
        conflict: dict[str, Any] = {}
        for slot in slots.values():
            for name, other in slot.conflict().items():
                if name in declared.model_fields:
                    conflict[name] = typed(declared.questions()[name], getattr(recall(declared, {name: other}), name))
        return Entry(key, record, entered, {a: slot.ids() for a, slot in slots.items()}, conflict)

    def _proposals(self, kind: str, key: str, record: Record, touched: set[str],
                   base: Mapping[str, list[str]]) -> list[Proposal]:
        body, slots, proposals = record.model_dump(mode="json"), self._table(kind).get(key, {}), []
        for audience, names in type(record).by_audience().items():
            mine = {name: body[name] for name in names}
            slot = slots.get(audience)
            if slot is None or slot.body is None:
                proposals.append(Proposal(kind, key, audience, mine, record.version))
                continue
            earlier = None
            if base.get(audience) and base[audience] != slot.ids():
                earlier = next((c.body for c in self.store.history(kind, key) if c.id == base[audience][0]), None)
            proposals += [Proposal(kind, key, audience, merged, record.version, parents)
                          for merged, parents in merge(slot, mine, touched, earlier, base.get(audience) or [])]
        return proposals

    def _write(self, kind: str, key: str, proposals: list[Proposal], undoing: str | None = "") -> None:
        """Write, and remember how to undo it; `undoing` words the undo ("" says it plainly, None: not undoable)."""
        if not proposals:
            return
        if undoing is not None:
            title = self.title(kind, key)
            plain = f"Put back as it was: {title}." if title else "Taken out again."
            self._steps.add(kind, proposals, self._table(kind).get(key, {}), undoing or plain)
        self.store.write(proposals)
        self._take_in()
