"""What was answered when: the log of changes → each changed answer in words, as one more frame that charts and
results may ask for by the name of its kind, ``changes``.

Pure: what comes in are versions of records, oldest first; who reads the frame gets the rows meant for them. What was
withdrawn or erased stays out, and so do kinds that are never printed.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .frames import frame
from .methods.entries import entries
from .methods.kept import kept
from .methods.wording import amount, listed, long_day, percent
from .records import KINDS, Audience, Day, Line, Prose, Question, Record, may_see, question

if TYPE_CHECKING:
    import pandas as pd

CHANGES = "changes"
Body = Mapping[str, Any]


class Changed(Record, kind=CHANGES, noun=("change", "changes"), named_by="entry"):
    """One answer that became another, or one new entry: its `name` and `label` are empty.

    Made from the log, never written. What an answer was before, and what it became, stays with the person, even where
    a coach may see what it is now.
    """

    on: Day = question("Day", audience="coach")
    of: Line = question("Kind of record", audience="coach")
    record: Line = question("Key of the record", audience="coach")
    name: Line = question("Field", "", audience="coach")
    label: Line = question("Question", "", audience="coach")
    entry: Line = question("Entry", "")
    before: Prose = question("It was", "")
    after: Prose = question("It became", "")


class Version(NamedTuple):
    """One state of one record, as far as one audience may see it; no body where it was withdrawn or erased."""

    on: dt.date
    kind: str
    key: str
    audience: Audience
    body: Body | None
    erased: bool = False


class _Row(NamedTuple):
    on: dt.date
    kind: str
    key: str
    name: str  # of the field; "" for an entry that is new
    before: Any
    after: Any


class History:
    """Grows by versions; remembers of each record only its latest state and what changed."""

    def __init__(self) -> None:
        self._latest: dict[tuple[str, str], dict[str, Body]] = {}
        self._rows: list[_Row] = []

    def take(self, versions: Iterable[Version]) -> None:
        """Take in what is new, oldest first."""
        gone = set()
        for version in versions:
            kind, address = KINDS.get(version.kind), (version.kind, version.key)
            if version.erased:
                gone.add(address)
                self._latest.pop(address, None)
            elif version.body is not None and kind is not None and kind.chapter and not kind.private:
                self._compare(kind, version, self._latest.get(address))
                self._latest.setdefault(address, {})[version.audience] = version.body
        if gone:
            self._rows = [row for row in self._rows if (row.kind, row.key) not in gone]

    def _compare(self, kind: type[Record], version: Version, known: Mapping[str, Body] | None) -> None:
        on, address, body = version.on, (version.kind, version.key), version.body or {}
        if kind.many and known is None:
            self._rows.append(_Row(on, *address, "", None, None))
        if kind.many and version.audience not in (known or {}):
            return  # the other half of a new entry
        old = (known or {}).get(version.audience, {})
        for name, q in kind.questions().items():
            if name not in body or q.asked.hidden:
                continue
            before = old[name] if name in old else _unasked(q)
            if before != body[name]:
                self._rows.append(_Row(on, *address, name, before, body[name]))

    def frame(self, reader: Audience, bodies: Callable[[str], Mapping[str, Body]]) -> pd.DataFrame:
        """The changes `reader` may know of, oldest first, in the layout of `frames.frame` of `Changed`.

        `bodies` gives the present records of a kind: what is not among them is left out.
        """
        words = Words(reader, bodies)
        told = {f"change-{n:06d}": words.body(row) for n, row in enumerate(self._rows) if words.may_tell(row)}
        return frame(Changed, told)


@kept
def between(changes: pd.DataFrame, since: dt.date, until: dt.date) -> pd.DataFrame:
    """The difference between the evening of `since` and the evening of `until`: every answer that is another one.

    One row a changed answer, with what it was then and what it became, and one a new entry; an answer that went and
    came back is no difference, and a new entry's own first corrections are part of it. In the order of the last change.
    """
    import numpy as np

    on = changes["on"].to_numpy()
    some = changes.iloc[np.flatnonzero((on > np.datetime64(since)) & (on <= np.datetime64(until)))]
    answers = entries(some, "of", "record", "name")
    new = {answer[:2] for answer in answers if not answer[2]}
    added = [n for n, (*_, name) in enumerate(answers) if not name]
    latest = {answer: n for n, answer in enumerate(answers) if answer[:2] not in new}
    if "before" in some:
        first = dict(zip(answers[::-1], some["before"].tolist()[::-1], strict=True))
        after = some["after"].tolist()
        latest = {answer: n for answer, n in latest.items() if first[answer] != after[n]}
        some = some.assign(before=[first[answer] for answer in answers])
    days = some["on"].to_numpy()
    return some.iloc[sorted([*added, *sorted(latest.values())], key=lambda n: days[n])]


@kept
def answered_anew(difference: pd.DataFrame) -> pd.DataFrame:
    """The rows of `between` in which one answer took the place of another; a first answer is none.

    Whoever may not see what an answer was before gets the first answers too (`answered`).
    """
    asked = ["name", "before"] if "before" in difference else ["name"]
    return difference.iloc[[n for n, said in enumerate(entries(difference, *asked)) if all(said)]]


def answered(difference: pd.DataFrame) -> str:
    """What the rows of `answered_anew` are called, by what their reader may see of them."""
    return "Answers changed" if "before" in difference else "Answers given or changed"


class Words:
    """Answers in words, and rows as bodies of `Changed`, for one reader; `bodies` gives the records of a kind."""

    def __init__(self, reader: Audience, bodies: Callable[[str], Mapping[str, Body]]):
        self._reader = reader
        self._bodies = functools.cache(bodies)
        self._open = functools.cache(self._open_fields)

    def _open_fields(self, kind: str) -> frozenset[str]:
        return frozenset(n for n, q in KINDS[kind].questions().items() if may_see(self._reader, q.audience))

    def may_tell(self, row: _Row) -> bool:
        seen = self._open(row.kind)
        return (row.name in seen if row.name else bool(seen)) and row.key in self._bodies(row.kind)

    def body(self, row: _Row) -> dict[str, Any]:
        kind = KINDS[row.kind]
        asked = kind.questions().get(row.name)
        return {"on": row.on, "of": row.kind, "record": row.key, "name": row.name,
                "label": asked.asked.label if asked else "",
                "entry": self.title(row.kind, row.key) if kind.many and (asked or _has_name(kind)) else "",
                "before": self.said(asked, row.before) if asked else "",
                "after": self.said(asked, row.after) if asked else ""}

    def title(self, kind: str, key: str) -> str:
        """What to call one record; "" for one without a name, or whose name is not for this reader."""
        body, name = self._bodies(kind).get(key), KINDS[kind].named_by
        if body is None or name not in self._open(kind):
            return ""
        return self.said(KINDS[kind].questions()[name], body.get(name))

    def said(self, q: Question, value: Any) -> str:
        """An answer in words; "" for none."""
        if q.control.name == "choice":
            return dict(q.choices).get(value, str(value or ""))
        if value is None or value is False or value in ("", []):  # a zero is an answer
            return ""
        match q.control.name:
            case "ref":
                return self.title(q.control.of, value) if q.control.of in KINDS else ""
            case "refs":
                return listed(filter(None, (self.title(q.control.of, key) for key in value if q.control.of in KINDS)))
            case "estimate":
                return f"{amount(value['low'])} to {amount(value['high'])}, likely {amount(value['likely'])}"
            case "flag":
                return "yes"
            case "fraction":
                return percent(value)
            case "day":
                return long_day(dt.date.fromisoformat(value))
        return f"{amount(value)} {q.control.unit}".strip() if isinstance(value, int | float) else str(value)


def _has_name(kind: type[Record]) -> bool:
    """True where what names an entry is the person's own words: a day or a link says nothing of what is new."""
    return kind.questions()[kind.named_by].control.name in ("line", "prose")


def _unasked(q: Question) -> Any:
    """What stands where nobody answered: an empty field, or its default, as stored."""
    if q.control.name == "refs":
        return []
    if q.control.name == "flag":
        return bool(q.default)
    return q.default if q.default is not None else "" if q.control.name in ("line", "prose", "ref", "choice") else None
