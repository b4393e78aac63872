"""The pages for others as files: which round or hour they are for, what they are called, how they are written."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from .. import atomic
from ..folder import Folder
from .page import page
from .questionnaire import questionnaire

if TYPE_CHECKING:
    from ..chapters.feedback import FeedbackRound
    from ..chapters.review_before import Questionnaire
    from ..workbook import Workbook


class NothingToAsk(Exception):
    """The page cannot be made yet; the text says what is missing."""


def make(folder: Folder, to: Path | None = None, workbook: Workbook | None = None) -> Path:
    """Write the page for the round asked last and return its file: in `to`, else in the folder's handouts.

    `workbook` is the person's where it is open already. Raises NothingToAsk, `store.CannotOpen` and OSError.
    """
    with nullcontext(workbook) if workbook else closing(_opened(folder)) as book:
        rounds = book.records("feedback_round")
        names = book.titles("skill")
        sample = book.sample
    if not rounds:
        raise NothingToAsk("Write down first whom you will ask and about what: in the chapter Feedback, under “Ask”.")
    key, one = max(rounds.items(), key=lambda found: found[1].asked)  # type: ignore[attr-defined]
    asked: FeedbackRound = one  # type: ignore[assignment]
    skills = {skill: names[skill] for skill in asked.skills if skill in names}
    if not skills:
        raise NothingToAsk(f"Choose what they shall tell you about in the round “{asked.name}”, then make the page.")
    name = f"{'sample-' if sample else ''}feedback-for-{slug(asked.signed) or 'a-colleague'}-{asked.asked:%Y-%m}.html"
    return atomic.write((to or folder.handouts) / name, page(key, asked, skills).encode("utf-8"))


def make_questionnaire(folder: Folder, to: Path | None = None, workbook: Workbook | None = None) -> Path:
    """Write the page to fill in before the next hour with a coach and return its file, as `make` does."""
    from ..chapters.review_before import next_hour

    with nullcontext(workbook) if workbook else closing(_opened(folder)) as book:
        found: Questionnaire | None = book.record("questionnaire", book.SHEET)  # type: ignore[assignment]
        on = next_hour(book.frame("session"), _today(sample=book.sample))
        sample = "sample-" if book.sample else ""
    name = f"{sample}before-we-meet{f'-{on.isoformat()}' if on else ''}.html"
    return atomic.write((to or folder.handouts) / name, questionnaire(found, on).encode("utf-8"))


def _today(*, sample: bool) -> dt.date:
    from .. import sample as person

    return person.today() if sample else dt.date.today()


def slug(text: str) -> str:
    """A name fit for a file: small plain letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]


def _opened(folder: Folder) -> Workbook:
    from ..workbook import Workbook

    return Workbook.open(folder.workbook)
