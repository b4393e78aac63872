"""The sample person: records from ``data/sample``, for her own workbook and for pictures that wait for a first entry.

One CSV a kind of record: a ``key`` column, then one a field, as typed; links joined by `` | ``, an estimate in three
columns (``hours_needed_low`` ...).
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
from .records import KINDS, Record, read

if TYPE_CHECKING:
    import pandas as pd

#: What she is called wherever her records are shown.
NAME = "Mara"


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Her records as (kind, key, values as typed), kind by kind in the order of declaration."""
    declare_all()
    for kind in list(KINDS):
        yield from ((kind, key, entered) for key, entered in _rows(kind))


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
    """Her records of a kind as a frame (layout: `frames.frame`)."""
    return frame(KINDS[kind], {key: record.model_dump(mode="json") for key, record in records(kind).items()})


@cache
def today() -> dt.date:
    """The day her records end: her pictures are drawn as of then, however long ago that is for the reader."""
    return max((record.on for record in records("investment").values()), default=dt.date(2026, 11, 22))  # type: ignore[attr-defined]
