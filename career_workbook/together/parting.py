"""The end of the work: until when what was shared is kept, who is reminded of it, and all of it leaving the coach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from .. import sample
from ..layout import Folder, FolderTrouble
from ..methods.review.keeping import keep_until
from ..methods.wording import count, long_day, sentence
from ..to_type import to_type
from ..wiping import files, wipe
from ..workbook import Workbook
from . import not_shared

#: Days after the last one on which the person, who keeps everything anyway, is still told.
REMINDED = 31
BEYOND = ("Not reached, so look there yourself: files and pages you keep elsewhere, the file the client sent you, your "
          "mail, copies of this folder, and what your browser keeps of a sentence that was never finished.")


def on_opening(folder: Folder, today: dt.date) -> list[str]:
    """What is due of what was agreed, in sentences for the side whose folder this is; mostly nothing."""
    coach = folder.coachs_copy
    with closing(Workbook.open(folder.workbook)) as workbook:
        until = agreed_until(workbook)
        today = sample.today() if workbook.sample else today
    told = []
    if coach and (past := notes_past(folder, until, today)):
        told.append(f"{sentence(count(past, 'note of yours has had its day', 'notes of yours have had their day'))}: "
                    f"open {not_shared.PAGE.notebook} and delete what is no longer to be kept.")
    if until and until < today:
        if coach:
            told.append(f"What this client shared with you was to be kept until {long_day(until)}. To erase all of it: "
                        f"{to_type('erase --client')} --folder \"{folder.path}\"")
        elif (today - until).days <= REMINDED:
            told.append(f"What you shared with your coach was to be kept until {long_day(until)}. Ask whether it is "
                        "erased; all of yours stays with you.")
    return told


def agreed_until(workbook: Workbook) -> dt.date | None:
    """The last day on which a coach keeps what was shared; None where none can be computed."""
    agreed: Any = workbook.record("agreement", workbook.SHEET)
    met: list[Any] = [one for one in workbook.records("session").values() if one.company == "coach"]  # type: ignore[attr-defined]
    days = [day for one in met for day in (one.on, one.next_on) if day]
    return keep_until(agreed.keep_for, agreed.ended, days) if agreed else None


def notes_past(folder: Folder, until: dt.date | None, today: dt.date) -> int:
    """How many of a coach's own notes have had their day, their own or that of all; deleted ones go for good now."""
    if not folder.notes.exists():
        return 0
    with closing(not_shared.open_notes(folder)) as notes:
        not_shared.forget_deleted(notes)
        days = [one.until or until for one in notes.records("coach_note").values()]  # type: ignore[attr-defined]
    return sum(day < today for day in days if day)


def erase_client(folder: Folder, ask: Callable[[str], str] | None = input, say: Callable[[str], Any] = print) -> int:
    """Take a client's copy off this computer, with its backups, pages and the coach's own notes, after asking."""
    if not folder.coachs_copy:
        raise FolderTrouble(f"{folder.path} is no copy that a client shared, so nothing was erased. In a workbook of "
                            f"your own, erase by words: {to_type('erase')} WORDS --folder \"{folder.path}\"")
    ours = [place for place in sorted(folder.path.iterdir()) if _is_ours(folder, place)]
    others = [place for place in sorted(folder.path.iterdir()) if place not in ours]
    there = list(files(*ours))
    notes = folder.notes.parent in ours
    say(f"All that this client shared would go from {folder.path}: {len(there):,} files, with the backups and the "
        f"pages made from it{', and your own notes' if notes else ''}. Nothing brings it back.")
    if ask and ask("Type erase to go on: ").strip().casefold() != "erase":
        say("Nothing was erased.")
        return 0
    left = wipe(*ours)
    if not left and not others:
        folder.path.rmdir()
    say(f"Erased {len(there) - len(left):,} files for good.")
    for what, places in (("These could not be deleted; please delete them yourself:", left),
                         ("These were not made by this program, so they were left:", others)):
        if places:
            say("\n  ".join([what, *map(str, places)]))
    say(BEYOND)
    return 1 if left else 0


def _is_ours(folder: Folder, place: Path) -> bool:
    folders = (folder.backups, folder.handouts, folder.exports, folder.notes.parent, folder.path / "shared")
    return (place in folders or place.name.startswith((".", "workbook")) or place.name == "opening.html"
            or place.suffix in (".ipynb", ".careerbook"))
