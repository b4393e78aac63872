"""What Mara and her coach say to each other beside the exercises."""

from __future__ import annotations

from .rows import Rows, rows

COMMENT = rows("words by on of record name answers resolved", {
    "comment-number": ("Who would say that it has become quieter, if I asked them?", "coach", "2026-08-21", "impact",
                       "impact-night-bells", "", "", "yes"),
    "comment-number-reply": ("The ward sister of the nights. I asked her on Tuesday, and she would.", "me",
                             "2026-08-26", "impact", "impact-night-bells", "", "comment-number", ""),
    "comment-mornings": ("Which two mornings, and who would have to move something for them?", "coach", "2026-11-16",
                         "want", "", "request", "", ""),
    "comment-mornings-reply": ("Tuesday and Thursday. The training would go to Thursday afternoon.", "me",
                               "2026-11-17", "want", "", "request", "comment-mornings", ""),
    "comment-statistics": ("This has been next in three reviews. What would make it easy to begin, or easy to drop?",
                           "coach", "2026-11-18", "skill", "skill-statistics", "", "", ""),
})


def kinds() -> dict[str, Rows]:
    """All that was said, by kind."""
    return {"comment": COMMENT}
