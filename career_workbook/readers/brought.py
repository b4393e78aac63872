"""An import in words: what of it stands in the workbook, said alike when it was added and when it is taken back."""

from __future__ import annotations

from collections import Counter

from ..methods.wording import listed
from ..records import KINDS
from ..workbook import Batch, Workbook

#: With more sorts of things than these, only how many there are is said.
MOST_NAMED = 6


def latest(workbook: Workbook) -> tuple[str, str]:
    """The latest import that was not taken back: its step and its source, both "" where there is none."""
    return next(((step, batch.source) for step, batch in reversed(workbook.records("batch").items())
                 if isinstance(batch, Batch) and not batch.undone), ("", ""))


def told(workbook: Workbook, step: str) -> str:
    """What came with an import and is there, such as ``2 entries and 1 skill``; "" where nothing is."""
    batch = workbook.record("batch", step)
    came = set(batch.keys) if isinstance(batch, Batch) else set()
    there: Counter[tuple[str, str]] = Counter()
    for kind in sorted(KINDS.keys() - {"batch"}) if came else ():
        there[KINDS[kind].noun] += len(came & workbook.bodies(kind).keys())
    there = +there
    if len(there) > MOST_NAMED:
        there = Counter({("entry", "entries"): there.total()})
    return listed(f"{many:,} {noun[many != 1]}" for noun, many in there.most_common())
