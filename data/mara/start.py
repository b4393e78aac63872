"""What Mara wants, what she agreed with her coach, and what she promised herself."""

from __future__ import annotations

from .rows import Rows, rows

WANT: Rows = {"sheet": {
    "wish": "I shape how the hospital's software works, instead of working around it at three in the morning. "
            "On an ordinary Tuesday I sit with nurses in the morning and with the developers in the afternoon.",
    "complaint": "I repair the handover every night, and the people who bought the system have never seen one. "
                 "When I say so, they thank me for my feedback.",
    "request": "I will ask the head of nursing for a second person at the records helpdesk from January, so that I "
               "can be on the wards two mornings a week."}}

NEED: Rows = {"sheet": {"need": "just growing"}}

AGREEMENT: Rows = {"sheet": {
    "recorded": "I write my own pages. The coach keeps one page of notes for each session and shows it to me.",
    "who_sees": "The coach sees what this workbook marks for a coach. The hospital, which pays for five sessions, "
                "sees the dates only.",
    "kept_until": "The coach deletes all notes three months after our last session.",
    "keep_for": "3",
    "ending": "One message is enough, from either of us, without a reason. What was shared is deleted within a week."}}

COMMITMENT = rows("made_in horizon when_ then_ by confidence done", {
    "promise-photo": ("value", "day", "I hang up my coat after the early shift",
                      "write down one thing that went better because I was there", "2026-09-15", "9", "done"),
    "promise-pharmacist": ("value", "week", "I collect the night medicines on Thursday",
                           "ask the night pharmacist what she would say about the handover page", "2026-09-18", "8",
                           "done"),
    "promise-count": ("value", "month", "the monthly ward report runs",
                      "count how many calls the helpdesk closed within a day", "2026-10-31", "7", "done"),
    "promise-aloud": ("asking", "day", "I wait for the tram on Monday",
                      "say my first sentence to the head of nursing aloud, once", "2026-10-26", "8", "done"),
    "promise-trainee": ("vine", "week", "Jonas asks me for a query",
                        "let him type and keep my hands in my lap", "2026-11-06", "6", "partly"),
    "promise-second-word": ("asking", "week", "the head of nursing comes out of the Tuesday meeting",
                            "ask whether she has had time for my page", "2026-11-17", "7", ""),
    "promise-pharmacy": ("asking", "month", "I write the next release notes",
                         "send the pharmacy lead the three lines that concern her", "2026-11-20", "8", ""),
    "promise-mornings": ("market", "week", "the supplier's product lead calls on Wednesday",
                         "ask her when her mornings begin", "2026-11-25", "8", ""),
    "promise-supplier": ("feedback", "week", "I meet the pharmacy lead on Thursday",
                         "ask her what she saw me do at the supplier's", "2026-11-26", "7", ""),
    "promise-statistics": ("vine", "month", "the first Saturday of December is wet",
                           "finish the chapter on control charts", "2026-12-05", "6", ""),
    "promise-roster": ("review", "month", "I draw up the helpdesk roster for January",
                       "put Jonas's name where mine was", "2026-12-11", "8", ""),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"want": WANT, "need": NEED, "agreement": AGREEMENT, "commitment": COMMITMENT}
