"""What another copy would change in a workbook, in words: to read before saying yes, and after a session."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..chapters import CHAPTERS
from ..history import Words
from ..records import KINDS, Question, recall, typed
from ..workbook import Workbook

#: Lines of each part of the news; letters of a name, and of what an answer was and would be.
LINES, NAME, ANSWER = 40, 70, 50
#: Letters of the common beginning of two long answers that are shown before they part.
_BEFORE = 15
#: Marks nobody sees that hold letters or pictures together.
_JOINING = "\u200c\u200d"

#: One record: the line that names it, then a line for each of its answers.
Told = list[str]


@dataclass(frozen=True)
class News:
    """What would be new, changed, deleted, or is to be chosen; ready to print, whatever stood in the other copy."""

    new: list[Told] = field(default_factory=list)
    changed: list[Told] = field(default_factory=list)
    conflicts: list[Told] = field(default_factory=list)
    gone: list[Told] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """All of it; of long parts the beginning, and how many records more."""
        told: list[str] = []
        for words, records in (("New", self.new), ("Changed", self.changed), ("Deleted by the other side", self.gone),
                               ("Changed on both sides; you choose in the form", self.conflicts)):
            told += [f"{words}:", *(f"  {line}" for line in _first(records))] if records else []
        return told


def _first(records: list[Told]) -> list[str]:
    lines: list[str] = []
    for n, (name, *answers) in enumerate(records):
        if lines and len(lines) + 1 + len(answers) > LINES:
            return [*lines, f"and {len(records) - n} more"]
        lines += [name, *(f"  {answer}" for answer in answers)]
    return lines


def look(workbook: Workbook, part: Path) -> News:
    """What taking in a bundle's part would change; changes nothing. Raises CannotOpen where it will not do."""
    with _trial(workbook) as trial:
        before = {kind: dict(trial.bodies(kind)) for kind in KINDS}
        known = {(kind, key, name) for kind in KINDS for key in before[kind] for name in trial.conflicts(kind, key)}
        trial.take_in(part)
        then, now, news = Words("me", before.__getitem__), Words("me", trial.bodies), News()
        order = {stem: n for n, stem in enumerate(CHAPTERS)}
        for kind in sorted(KINDS, key=lambda kind: order.get(KINDS[kind].chapter, len(order))):
            after = trial.bodies(kind)
            for key in after:
                other = trial.conflicts(kind, key)
                if after[key] != before[kind].get(key) or other:
                    _tell(news, _Record(kind, key, then, now, before[kind].get(key), after[key]), other,
                          {name for name in other if (kind, key, name) not in known})
            news.gone.extend([_named(kind, body, then.title(kind, key))] for key, body in before[kind].items()
                             if key not in after)
    return news


@contextmanager
def _trial(workbook: Workbook) -> Iterator[Workbook]:
    """A copy of a workbook to try things on."""
    with tempfile.TemporaryDirectory(prefix="career-workbook-") as aside:
        copy = workbook.store.backup(Path(aside) / "workbook.db")
        with closing(Workbook.open(copy)) as trial:
            yield trial


def _tell(news: News, record: _Record, other: Mapping[str, Any], to_choose: set[str]) -> None:
    """Add what is to be said of one record; `other` holds the versions that are not shown of what has two."""
    if record.before is None:
        news.new.append([record.name, *([] if KINDS[record.kind].many else record.answers())])
        return
    changes = record.changes(other)
    if changes or (record.before != record.after and not to_choose):
        news.changed.append([record.name, *changes])
    if choices := [record.choice(name, other[name]) for name in record.questions if name in to_choose]:
        news.conflicts.append([record.name, *choices])


class _Record:
    """One record as it was (None where it is new) and as it would be, and how to put it."""

    def __init__(self, kind: str, key: str, then: Words, now: Words, before: Mapping[str, Any] | None,
                 after: Mapping[str, Any]):
        self.kind, self.before, self.after, self._then, self._now = kind, before, after, then, now
        self.questions: dict[str, Question] = KINDS[kind].questions()
        self.name = _named(kind, before or after, (then if before else now).title(kind, key))

    @cached_property
    def _was(self) -> dict[str, Any]:
        return self._whole(self.before or {})

    @cached_property
    def _is(self) -> dict[str, Any]:
        return self._whole(self.after)

    def answers(self) -> list[str]:
        """What somebody answered, where nothing was."""
        return [f"{_label(q)} {_shown(q, _one_line(self._now.said(q, self._is[name])))}"
                for name, q in self.questions.items() if self._is[name] != self._was[name]]

    def changes(self, other: Iterable[str]) -> list[str]:
        """What each answer was and would be, but for those two people changed."""
        return [self._change(q, self._was[name], self._is[name]) for name, q in self.questions.items()
                if name not in other and self._was[name] != self._is[name]]

    def choice(self, name: str, other: Any) -> str:
        """The two versions of an answer: one's own, and the one that came; `other` is the one that is not shown."""
        q, mine, shown = self.questions[name], self._was[name], self._is[name]
        here, there = self._two(q, mine, self._whole({**self.after, name: other})[name] if shown == mine else shown)
        return f"{_label(q)} {here} here, {there} there"

    def _change(self, q: Question, was: Any, is_: Any) -> str:
        before, after = self._two(q, was, is_)
        if before == after:
            return f"{_label(q)} {after}, but for spaces or line breaks"
        return f"{_label(q)} {before} → {after}"

    def _two(self, q: Question, one: Any, two: Any) -> tuple[str, str]:
        first, second = _one_line(self._then.said(q, one)), _one_line(self._now.said(q, two))
        if first == second and q.control.name not in ("line", "prose"):  # nearer together than is worth saying
            first, second = _exactly(q, one), _exactly(q, two)
        start = 0
        if first != second and max(len(first), len(second)) > ANSWER:
            common = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
                          min(len(first), len(second)))
            start = first.rfind(" ", 0, common - _BEFORE) + 1 if common > ANSWER // 2 else 0
        return _shown(q, first, start), _shown(q, second, start)

    def _whole(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A body with what nobody answered, as stored: what a later version asks is then no change."""
        return recall(KINDS[self.kind], dict(body)).model_dump(mode="json", warnings=False)


def _named(kind: str, body: Mapping[str, Any], title: str) -> str:
    """Which record it is: ``Value, piece of work: A quieter ward``; a sheet has a name of its own."""
    record = KINDS[kind]
    of = KINDS.get(str(body.get("of")), record) if kind == "comment" else record
    stem = next((s for s in (body.get("made_in"), body.get("within"), of.chapter) if s in CHAPTERS), None)
    noun = record.noun[0] if record.many and record.known_as == record.noun[1] else record.known_as
    what = f"{noun}: {_cut(_one_line(title), NAME) or 'without a name'}" if record.many else noun
    return f"{CHAPTERS[stem].title}, {what}" if stem else what


def _label(q: Question) -> str:
    label = q.asked.label
    return label if label[-1:] in "?…:" else f"{label}:"


def _shown(q: Question, text: str, start: int = 0) -> str:
    if not text:
        return "nothing"
    text = _cut("…" * bool(start) + text[start:], ANSWER)
    return f"“{text}”" if q.control.name in ("line", "prose") else text


def _exactly(q: Question, value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    entered = typed(q, value)
    return _one_line(", ".join(map(str, entered)) if isinstance(entered, list) else f"{entered} {q.control.unit}")


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[:letters - 1].rstrip()}…"


def _one_line(text: str) -> str:
    """Text from outside as one line that can do nothing to a terminal: no control characters, nothing turned round."""
    kinds = ((c, unicodedata.category(c)) for c in text)
    return " ".join("".join(" " if kind == "Cc" else c for c, kind in kinds
                            if kind not in ("Cf", "Cs") or c in _JOINING).split())
