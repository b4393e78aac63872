"""What was made for others, when, and of which chapters: a note in the workbook, with no answer in it."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ..notes import note
from ..records import Amount, Audience, Day, Line, Record, question
from ..store import NotSaved

if TYPE_CHECKING:
    from ..workbook import Workbook

log = logging.getLogger(__name__)


class Given(Record, kind="given", noun=("handout", "handouts"), named_by="on", private=True):
    """A handout made for somebody else."""

    on: Day = question("Made on")
    reader: Literal["coach", "anyone"] = question("For", choices={"coach": "my coach", "anyone": "anyone"})
    chapters: Line = question("Chapters", "", hint="By their stems.")
    upto: Amount | None = question("As far as the log went", None, hidden=True)


def note_given(workbook: Workbook, reader: Audience, stems: Sequence[str], today: dt.date | None = None) -> None:
    """Remember that these chapters were made for `reader`; a page that is made is not taken back for want of a note."""
    entered = {"on": (today or dt.date.today()).isoformat(), "reader": reader, "chapters": " ".join(stems),
               "upto": workbook.latest}
    try:
        workbook.commit(Given.kind, workbook.new_key(), entered, {})
    except NotSaved as error:
        note(log, "noting a handout", error)


def last_given(workbook: Workbook, reader: Audience, stem: str) -> Given | None:
    """The latest note of a chapter made for `reader`."""
    notes = [g for g in workbook.records(Given.kind).values() if g.reader == reader and stem in g.chapters.split()]  # type: ignore[attr-defined]
    return max(notes, key=lambda g: (g.upto or 0, g.on), default=None)  # type: ignore[attr-defined, return-value]
