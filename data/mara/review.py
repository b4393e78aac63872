"""Mara's quarterly reviews with her coach, her goals and how they came out, and what she parked on the way."""

from __future__ import annotations

from .rows import Rows, rows

SESSION = rows("on goal minutes company reality options will quiet notes helped next_on", {
    "review-2026-02": (
        "2026-02-20", "a picture of what the new post is, and what it is not", "60", "coach",
        "I do my old work and the new one, and the new one waits.",
        "Hand the night roster over. Hand it over in pieces. Pretend I am still on leave.",
        "In pieces: the roster first, the training of new night nurses by May.",
        "I miss the wards more than I say.", "", "Drawing my week on a sheet of paper", "2026-05-22"),
    "review-2026-05": (
        "2026-05-22", "a way back that does not end in bed again", "45", "coach",
        "Three weeks of pneumonia, and nobody died of it. The list of questions is longer than before.",
        "Work it off on Sundays. Let it burn. Make one list and one rule.",
        "One list, one rule: an answer by tomorrow, even if it is “not yet”.",
        "It frightened me how well they managed without me, and how badly.", "",
        "Being asked what I would tell a colleague", "2026-08-21"),
    "review-2026-08": (
        "2026-08-21", "to know what I stop doing in the autumn", "60", "coach",
        "The helpdesk runs. It runs because I do.",
        "Teach two people. Ask for a second post. Answer more slowly on purpose.",
        "Teach first, then ask with the numbers in hand.",
        "I would be hurt if they found somebody better.", "", "The silence after the second question", "2026-11-19"),
    "review-2026-11": (
        "2026-11-19", "a sentence for January that I can say to the head of nursing", "60", "coach",
        "Nine in ten questions answered in a day, and the two mornings on the wards are gone.",
        "Ask for a second person. Close on Wednesdays. Unplug the telephone.",
        "I ask for a second person, and until there is one the helpdesk is closed on Wednesday mornings.",
        "I am not sure I still want to grow this. I like the work.",
        "“Closed on Wednesdays until there is a second person.” Say it aloud three times before Friday.\n\n"
        "Who decides? Not the head of nursing alone: the quality office pays half.", "", "2027-02-19"),
})

PERIOD: Rows = {"sheet": {"since": "", "until": ""}}

ATTAINMENT = rows("goal expected more less much_more much_less started reached weight by", {
    "goal-mornings": (
        "Two mornings a week on the wards", "Two mornings in most weeks by November", "Two mornings in every week",
        "One morning in most weeks", "Three, and a trainee with me", "Whatever is left over", "-2", "-1", "2",
        "2026-11-15"),
    "goal-answers": (
        "A helpdesk people write to", "Three quarters of the questions answered within a day", "Nine in ten",
        "Half of them", "Nine in ten, and I am on leave", "As in April, four in ten", "-2", "1", "1", "2026-10-31"),
    "goal-charts": (
        "Statistics I can stand behind", "I explain a control chart to the quality office and they nod",
        "They ask me for one", "I can follow when somebody explains it", "They use mine in the report",
        "I nod", "-1", "0", "1", "2026-11-15"),
    "goal-jonas": (
        "Jonas asks the database himself", "Simple queries, alone", "He answers a ward without me",
        "Alone, while I sit beside him", "He teaches the other trainee", "I type, he watches", "-1", "0", "1",
        "2026-11-15"),
    "goal-second": (
        "A second person at the helpdesk", "Two mornings a week from January", "Half a post from January",
        "An honest no with a date to ask again", "A whole post", "“Next year”", "-2", "", "2", "2027-01-31"),
})

MEMORY_LINE = rows("line what on settled", {
    "line-study": ("Whether I want to study again, and what", "waits", "2026-05-22", ""),
    "line-monday": ("No meetings on the first Monday of a month", "decided", "2026-05-22", ""),
    "line-committee": ("How to say no to a third committee", "waits", "2026-05-22", "yes"),
    "line-supplier": ("The supplier's product lead, and that coffee", "waits", "2026-08-21", ""),
    "line-roster": ("The helpdesk roster is Jonas's from January", "decided", "2026-11-19", ""),
})


QUESTIONNAIRE: Rows = {"sheet": {
    "own": "If the helpdesk went a little better, who would notice first?",
    "signed": "Anna, your coach", "send_to": "By mail, the evening before"}}

PREPARATION = rows("on since promised goal reality leave own", {
    "before-2026-08": (
        "2026-08-21", "The helpdesk is there, twelve weeks of it. July was quiet, and I noticed that I like it quiet.",
        "The one list and the one rule: kept, and people began to believe it.",
        "to know what I stop doing in the autumn", "It runs because I do.", "", ""),
    "before-2026-11": (
        "2026-11-19", "Nine in ten questions answered in a day. The two mornings on the wards are gone again.",
        "Teaching first: Jonas asks the database himself now. I still take the keyboard when it is late.",
        "a sentence for January that I can say to the head of nursing", "The helpdesk is me. I am proud of it, and "
        "tired of it.", "Whether I study again. It has to wait.",
        "If the helpdesk went a little better, who would notice first? Jonas. He would be asked, not me."),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"session": SESSION, "period": PERIOD, "attainment": ATTAINMENT, "memory_line": MEMORY_LINE,
            "questionnaire": QUESTIONNAIRE, "preparation": PREPARATION}
