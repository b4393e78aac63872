"""The page of text two people write at the same time in a session, and how it comes into the record of the hour.

While the session lasts the page is a file in the session's folder, which holds what stands there now and nothing of
what stood there before. It is untrusted text: it is kept as an answer, cut to what an answer may hold.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from .. import atomic
from ..fields import LONGEST_TEXT
from ..folder import Folder
from ..methods.wording import long_day
from ..store import NotSaved
from ..workbook import Workbook

NAME = "Notes.md"
#: The record of the hour, in the chapter review, and the answer in it that takes the page.
KIND, FIELD = "session", "notes"
#: Stands at the top of the page, and does not come along.
INTRODUCTION = ("Both of you see each letter as it is typed; what stands here at the end comes into the record of the "
                "hour, and what was deleted is kept nowhere.")


def lay_out(session: Folder) -> None:
    """Put the page, with nothing but its introduction, into the folder of a session."""
    keep(session.path / NAME, f"{INTRODUCTION}\n\n")


def keep(page: Path, text: str) -> None:
    """Write the page as it stands now: whole, or not at all."""
    atomic.write(page, text.encode("utf-8", "replace"))


def written(session: Folder) -> str:
    """What the two wrote on the page; "" where there is no page, or nothing on it."""
    try:
        text = (session.path / NAME).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    return text.replace("\0", "").replace(INTRODUCTION, "", 1).strip()


def into_record(workbook: Workbook, text: str, day: dt.date) -> list[str]:
    """Put the page's text into the record of the hour of that day, or into a new one; says where it is.

    What stands in the record already stays before it. The same text twice is there once. Raises NotSaved.
    """
    if not text:
        return []
    kept = text[:LONGEST_TEXT].rstrip()
    there = {key: str(body.get(FIELD) or "") for key, body in workbook.bodies(KIND).items()
             if body.get("on") == day.isoformat()}
    if not any(kept in notes for notes in there.values()) and not _added(workbook, there, kept):
        key = workbook.new_key()
        workbook.commit(KIND, key, {"on": day.isoformat(), "company": "coach", FIELD: kept}, {})
        _must_be_in(workbook, key, kept)
    said = [f"Your notes are in the record of the hour of {long_day(day)}, in the chapter Review."]
    if len(text) > LONGEST_TEXT:
        said.append(f"They were {len(text):,} characters long; one answer can hold {LONGEST_TEXT:,}, so the rest is "
                    "not in it.")
    return said


def _added(workbook: Workbook, there: dict[str, str], kept: str) -> bool:
    """Add the text to the one record of that day; False where there are none or several, or it has no room for it."""
    if len(there) != 1:
        return False
    key, before = next(iter(there.items()))
    whole = f"{before.rstrip()}\n\n{kept}" if before.strip() else kept
    if len(whole) > LONGEST_TEXT:
        return False
    workbook.commit(KIND, key, {FIELD: whole}, workbook.entry(KIND, key).base)
    _must_be_in(workbook, key, kept)
    return True


def _must_be_in(workbook: Workbook, key: str, kept: str) -> None:
    if kept not in str(workbook.bodies(KIND).get(key, {}).get(FIELD) or ""):
        raise NotSaved("The notes could not be put into the record of the hour.")
