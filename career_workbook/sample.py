"""The sample person: records from ``data/sample``, for her own workbook and for pictures that wait for a first entry.

One CSV a kind of record: a ``key`` column, then one a field, as typed; links joined by `` | ``, an estimate in three
columns (``hours_needed_low`` ...). What she answered before she changed her mind stands in ``data/sample/earlier``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from . import resources
from .chapters import declare_all
from .frames import PARTS, frame
from .history import CHANGES, History, Version
from .records import KINDS, Record, read, typed
from .reference import FRAMES, example

if TYPE_CHECKING:
    import pandas as pd

#: What she is called wherever her records are shown.
NAME = "Mara"
#: The day she began to write things down.
FIRST = dt.date(2022, 12, 5)


def versions() -> Iterator[Version]:
    """All she ever wrote, kind by kind in the order of declaration, the states of one record oldest first."""
    declare_all()
    earlier = _earlier()
    for kind in list(KINDS):
        for key, record in records(kind).items():
            body, told = record.model_dump(mode="json"), earlier.get((kind, key), ())
            first = next((on for on, name, _ in told if not name), _written(record))
            was = [(on, name, value) for on, name, value in told if name and on > first]
            for n, on in enumerate([first, *dict.fromkeys(on for on, _, _ in was)]):
                # Each field as it was until the first change after that day.
                then = body | {name: value for later, name, value in reversed(was) if later > on}
                for audience, names in KINDS[kind].by_audience().items():
                    shown = {name: then[name] for name in names}
                    if not n or any(name in names for day, name, _ in was if day == on):
                        yield Version(on, kind, key, audience, shown)


def _written(record: Record) -> dt.date:
    """The day a record was written: the first day it speaks of, not before she had the workbook nor after today."""
    days = [value for name, q in record.questions().items() if q.control.name == "day"
            and (value := getattr(record, name)) is not None]
    return min(max(min(days, default=FIRST), FIRST), today())


def _earlier() -> dict[tuple[str, str], list[tuple[dt.date, str, Any]]]:
    """By (kind, key): until which day a field held another answer, and which, as stored; oldest first.

    A row without a field says on which day the record was written, where no day in it does.
    """
    found: dict[tuple[str, str], list[tuple[dt.date, str, Any]]] = {}
    with resources.resource("data", "sample", "earlier", "answers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, name, until = KINDS[row["kind"]], row["field"], dt.date.fromisoformat(row["until"])
            answers = found.setdefault((row["kind"], row["key"]), [])
            if not name:
                answers.append((until, "", None))
                continue
            entered = {n: typed(q, getattr(records(row["kind"])[row["key"]], n)) for n, q in kind.questions().items()}
            record, errors = read(kind, entered | {name: _entered({name: row["was"]}, name,
                                                                  kind.questions()[name].control.name)})
            if record is None:
                raise ValueError(f"data/sample/earlier/answers.csv, {row['kind']} {row['key']}: {errors}")
            answers.append((until, name, record.model_dump(mode="json")[name]))
    return {address: sorted(answers, key=lambda answer: answer[0]) for address, answers in found.items()}


def _rows(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        path = resources.resource("data", "sample", f"{kind}.csv")
    except FileNotFoundError:
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["key"], {name: _entered(row, name, q.control.name) for name, q in KINDS[kind].questions().items()}


def _entered(row: dict[str, str], name: str, control: str) -> Any:
    if control == "estimate":
        return {part: row.get(f"{name}_{part}", "") for part in PARTS}
    text = row.get(name) or ""
    if control == "refs":
        return [key for key in text.split(" | ") if key]
    return text == "yes" if control == "flag" else text


@cache
def records(kind: str) -> dict[str, Record]:
    """Her records of a kind, by key; ValueError where a row of the CSV is not a record."""
    declare_all()
    found = {}
    for key, entered in _rows(kind):
        record, errors = read(KINDS[kind], entered)
        if record is None:
            raise ValueError(f"data/sample/{kind}.csv, {key}: {errors}")
        found[key] = record
    return found


@cache
def sample_frame(kind: str) -> pd.DataFrame:
    """Her records of a kind as a frame (layout: `frames.frame`); what changed when as ``changes``.

    The official tables she would have brought are invented as well, and small: ``data/reference``.
    """
    if kind in FRAMES:
        return example(resources.reference()).frame(kind)
    if kind == CHANGES:
        history = History()
        history.take(sorted(versions(), key=lambda version: version.on))
        return history.frame("me", _bodies)
    return frame(KINDS[kind], _bodies(kind))


@cache
def _bodies(kind: str) -> dict[str, dict[str, Any]]:
    return {key: record.model_dump(mode="json") for key, record in records(kind).items()}


@cache
def today() -> dt.date:
    """The day her records end: her pictures are drawn as of then, however long ago that is for the reader."""
    with resources.resource("data", "sample", "investment.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        on = next(lines).index("on")
        return dt.date.fromisoformat(max(line[on] for line in lines))
