"""A coach's own notes on a client: a file of their own on the coach's side, which no way of sharing ever opens.

They are called “not shared”, never “secret”: in many places a client may ask to see what is kept about them. The file
is a workbook of its own, with its own id and this one kind, in a folder of its own within the coach's copy: whatever
projects, prints, backs up or merges the client's workbook never looks there. There is no backup of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..chapters import Chapter, start
from ..findings import NothingYet, Says
from ..layout import Folder
from ..methods.wording import count, long_day, sentence
from ..records import Day, Line, Prose, Record, question
from ..store import CannotOpen, Store
from ..workbook import Workbook

if TYPE_CHECKING:
    import pandas as pd

#: The page they are written on; it stands beside the chapters of a coach's copy and is none of them.
PAGE = Chapter(11, "not_shared", "Not shared")
MOST_SHOWN = 8
ELSEWHERE = ("This page is for a coach, in the copy a client shared with them. Your own workbook keeps no notes about "
             "you, and nothing is missing here.")


class CoachNote(Record, kind="coach_note", noun=("note", "notes"), named_by="on", private=True):
    """What you keep for yourself about an hour with this client. Write it so that they could read it."""

    on: Day = question("Day")
    noticed: Prose = question("What did you notice?", "",
                              example="Three times “they”, once “I”. Lighter after the walk.")
    ask: Line = question("What do you want to ask, or leave unasked, next time?", "",
                         example="What the mornings on the wards are standing for.")
    until: Day | None = question("Keep until", None, later=True,
                                 hint="Empty: as long as you two agreed for everything.")


def open_notes(folder: Folder) -> Workbook:
    """The notes beside a coach's copy, begun at the first time; CannotOpen, in any other folder too."""
    if not folder.coachs_copy:
        raise CannotOpen(ELSEWHERE)
    if not folder.notes.exists():
        folder.notes.parent.mkdir(mode=0o700, exist_ok=True)
        Store.create(folder.notes, author="coach").close()
    return Workbook.open(folder.notes, author="coach")


def forget_deleted(notes: Workbook) -> int:
    """Erase for good what was deleted before: such a note is kept in no history. Returns how many went."""
    log = notes.store.since(0)
    gone = {change.key for change in log if change.body is not None} - set(notes.keys(CoachNote.kind))
    if gone:
        notes.erase(*((CoachNote.kind, key) for key in gone))
    return len(gone)


def notes_due(coach_note: pd.DataFrame, agreement: pd.DataFrame, session: pd.DataFrame, *, today: date) -> Says:
    """Until when the notes are kept, and which of them have had their day."""
    agreed = start.kept_until(agreement, session)
    if coach_note.empty:
        raise NothingYet("Write the first note, and here you see until when it is kept." + (
            f" Together you agreed on {long_day(agreed)}." if agreed else ""))
    import pandas as pd

    until = coach_note["until"].fillna(pd.Timestamp(agreed) if agreed else pd.NaT)
    past = coach_note[until < pd.Timestamp(today)].sort_values("on", kind="stable")
    if len(past):
        lines = [f"{long_day(one.on)}, to be kept until {long_day(until[one.Index])}" for one in past.itertuples()]
        more = [f"and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
        return Says(sentence(count(len(past), "note has had its day", "notes have had their day")),
                    (*lines[:MOST_SHOWN], *more),
                    question="Delete each in the list above. There you can erase it for good at once.")
    dated = until.dropna()
    if dated.empty:
        return Says("Nothing says until when these notes are kept",
                    ("Give each a day, or agree on one for everything: in Start, “If you work with a coach”.",))
    undated = len(until) - len(dated)
    many = sentence(count(len(coach_note), "note is", "notes are"))
    return Says(f"{many} kept, the next until {long_day(dated.min())}",
                (f"Without a day: {undated}.",) if undated else ())
