"""What is worth a question: a few things a friend might notice about somebody's vine.

Pure. Nothing here judges: easy weeks, rest and pauses are named, and the question is left
to the person.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ...findings import Says
from ..wording import as_hours, percent
from .growth import branches
from .hours import GONE

#: How far back "lately" reaches, in days, and the hours from which shares are worth a word.
LATELY, ENOUGH_HOURS = 91, 10


def noticed(skill: pd.DataFrame, investment: pd.DataFrame, impact: pd.DataFrame, pause: pd.DataFrame,
            next_branch: pd.DataFrame, today: dt.date) -> list[Says]:
    """All that can be noticed today, each with one question; never empty. During a pause, only the pause."""
    if _pausing(pause, today):
        return [Says("This is a pause, and nothing withers in it",
                     ("Weeks of leave, illness or care are marked on your pictures and never count against you.",),
                     question="When you come back, what would make the first hour easy?")]
    vine = branches(skill, investment, impact, pause, today).drop(GONE, errors="ignore")  # let go is let go
    return [*_resting(vine), *_leafless(vine), *_lately(investment, today), *_next(next_branch)] or [
        Says("What you tend is growing", question="Whom would you like to show it to, and what would you point at?")
        if len(vine) else
        Says("The first hour is still to come here", question="Which of your skills would you give it to, and when?")]


def _pausing(pause: pd.DataFrame, today: dt.date) -> bool:
    now = pd.Timestamp(today)
    return bool(((pause["start"] <= now) & (pause["end"].isna() | (pause["end"] >= now))).any())


def _resting(vine: pd.DataFrame) -> list[Says]:
    return [Says(f"“{name}” has rested since {row['last']:%B %Y}",
                 (f"Resting is not dying. What went into it is still yours: {as_hours(row['hours'])}.",),
                 question="Is it finished, or is it waiting for something?")
            for name, row in vine[vine["resting"].to_numpy(bool)].iterrows()]


def _leafless(vine: pd.DataFrame) -> list[Says]:
    bare = vine[(vine["leaves"].map(len) == 0).to_numpy(bool) & (vine["hours"] >= ENOUGH_HOURS).to_numpy()]
    return [Says(f"“{name}” has {as_hours(row['hours'])} and no leaf yet",
                 ("A leaf is a piece of work, told in the chapter Value, that names one of its skills.",),
                 question="When did it help somebody, even a little?")
            for name, row in bare.nlargest(1, "hours").iterrows()]


def _lately(investment: pd.DataFrame, today: dt.date) -> list[Says]:
    end = pd.Timestamp(today)
    log = investment[((investment["on"] > end - pd.Timedelta(days=LATELY)) & (investment["on"] <= end)).to_numpy()]
    total = log["hours"].sum()
    if total < ENOUGH_HOURS:
        return []
    found = []
    easy, hard = (log["hours"][(log["ease"] == ease).to_numpy()].sum() / total for ease in ("easy", "too hard"))
    if easy >= 0.4:
        found.append(Says(f"{percent(easy)} of the hours of the last three months were easy",
                          ("Easy hours keep a skill. The ones that stretch make it grow.",),
                          question="Where would a little discomfort be welcome?"))
    if hard >= 0.3:
        found.append(Says(f"{percent(hard)} of the hours of the last three months were too hard",
                          ("That is no fault of yours: the step was too high.",),
                          question="Which half of that step could be taken first, and who could sit beside you?"))
    return found


def _next(next_branch: pd.DataFrame) -> list[Says]:
    return [Says(f"“{row['name']}” could grow next", (f"Its smallest first step: {row['first_step']}",),
                 question="Which day of the next two weeks could hold that step?")
            for _, row in next_branch[(next_branch["first_step"] != "").to_numpy()].tail(1).iterrows()]
