"""How asking goes at Mara's hospital, what she asked for, what she guessed, and who knows of her work."""

from __future__ import annotations

from .rows import Rows, rows

NORM: Rows = {"sheet": {
    "welcome": "tolerated",
    "decides": "The head of nursing, after a word with the finance office",
    "usual_way": "In the corridor after the Tuesday meeting, and in one line of the yearly review",
    "season": "The budget closes in October; after that the answer is usually “next year”",
    "by_asking": "A physiotherapist got her training year. She brought one page and a date.",
    "without_asking": "The deputy. The director had watched him run the move to the new building."}}

FEAR: Rows = {
    "fear-title": {"fear": "that the title matters more to me than the patients",
                   "really": "That she knows what she can do, and that somebody should have offered it last year."},
    "fear-ungrateful": {"fear": "that I have forgotten who gave me my first chance",
                        "really": "That the chance was well spent."}}

ASK = rows("what whom asked outcome by follow_up rehearsed evidence why_fair opening no_means if_no", {
    "ask-two-hours": (
        "two quiet hours to write the handover page", "The ward manager", "2023-04-17", "yes", "2023-05-01", "", "",
        "impact-first-week", "Each lost message costs more than two hours.", "", "", ""),
    "ask-course": (
        "a place on the facilitation course", "The ward manager", "2023-11-06", "no", "2024-02-01", "", "",
        "impact-handover", "I already lead these meetings; I would lead them better.",
        "I would like to learn to do properly what I am doing anyway.", "That the year's money was gone.",
        "ask again in September, before the budget closes"),
    "ask-night-lead": (
        "to lead the night shift, not only to stand in for it", "The head of nursing", "2024-02-12", "yes",
        "2024-04-01", "", "yes", "impact-handover | impact-dressings",
        "I have stood in for fourteen weeks, and the team asked me to stay.",
        "I would like to keep doing what I have been doing since November, and to be named for it.",
        "That they had somebody else in mind, not that I did it badly.", "ask what the other person brings"),
    "ask-sql": (
        "the SQL course, paid, in working time", "The head of nursing", "2024-10-07", "partly", "2024-11-15", "",
        "yes", "impact-discharge | impact-teaching", "The ward would have its own numbers within a month.",
        "I would like to save the ward manager a day a month, and I need four days to learn how.",
        "That it is not seen as nursing.", "take the course on my own days and show the result"),
    "ask-project-day": (
        "one day a week on the records project, from March to August", "The head of nursing", "2025-01-20", "yes",
        "2025-03-01", "", "yes", "impact-handover | impact-discharge",
        "The project has no nurse in it, and the last release was repaired by nurses.",
        "I would like to work on the records project one day a week, and I have brought a page on why.",
        "That the roster is short, not that the idea is bad.",
        "ask what would have to be true for a yes in six months"),
    "ask-post": (
        "the lead for clinical informatics to be somebody from the wards", "The director of nursing", "2025-09-29",
        "yes", "2025-12-01", "", "yes", "impact-release | impact-falls | impact-ward-report",
        "Every error that mattered in the last release was found by people who had worked a night.",
        "I would like you to look on the wards first, and to be one of those you look at.",
        "That they want somebody with a degree in it.", "ask which part of the degree they would miss"),
    "ask-helpdesk": (
        "a second person at the records helpdesk from January", "The head of nursing", "2026-10-27", "", "2027-01-04",
        "2026-11-17", "yes", "impact-helpdesk | impact-trainees",
        "The wards write more now that they get an answer; one of the trainees could start at once.",
        "I would like to talk about January while the list is still short.",
        "That the budget is closed. Not that I was wrong to ask.", "ask for two mornings a week from the north wing"),
    "ask-meeting": (
        "to speak at the national informatics meeting in March", "The director of nursing", "", "", "2026-12-15", "",
        "", "impact-allergy | impact-falls", "Other hospitals have the same four lists. We would look good, and learn.",
        "I would like to show our allergy list to people who can take it apart.",
        "That nobody can be spared in March.", "offer a poster instead, which needs no one's time"),
})

ASSUMPTION = rows("what chance matters ask sealed came_true resolved", {
    "guess-no-time": ("the ward manager thinks I have no time for anything new", "60", "5", "ask-two-hours",
                      "2023-04-14", "no", "2023-04-17"),
    "guess-course-money": ("there is money left for courses", "70", "6", "ask-course", "2023-11-03", "no",
                           "2023-11-06"),
    "guess-happy-nights": ("the head of nursing believes I am happy just standing in", "80", "9", "ask-night-lead",
                           "2024-02-09", "yes", "2024-02-12"),
    "guess-other-candidate": ("they have somebody else in mind for nights", "65", "8", "ask-night-lead", "2024-02-09",
                              "no", "2024-02-12"),
    "guess-sql-odd": ("she will find SQL an odd wish for a nurse", "75", "4", "ask-sql", "2024-10-04", "yes",
                      "2024-10-07"),
    "guess-sql-roster": ("she will say yes to the course but not to the days", "55", "5", "ask-sql", "2024-10-04",
                         "yes", "2024-10-07"),
    "guess-project-full": ("the project wants no more people", "60", "7", "ask-project-day", "2025-01-17", "no",
                           "2025-03-03"),
    "guess-roster": ("the roster is the real obstacle", "70", "6", "ask-project-day", "2025-01-17", "yes",
                     "2025-01-20"),
    "guess-degree": ("the director wants somebody with a degree in informatics", "65", "9", "ask-post", "2025-09-26",
                     "no", "2025-09-29"),
    "guess-knows-release": ("the director knows who found the errors", "40", "8", "ask-post", "2025-09-26", "no",
                            "2025-09-29"),
    "guess-team-glad": ("the night team will be glad for me", "85", "3", "ask-post", "2025-09-26", "yes",
                        "2025-12-04"),
    "guess-supplier": ("the supplier would say something good about us if asked", "75", "4", "ask-post", "2025-09-26",
                       "yes", "2025-10-02"),
    "guess-budget-shut": ("the budget for January is already shut", "60", "8", "ask-helpdesk", "2026-10-26", "", ""),
    "guess-can-be-spared": ("the director thinks I cannot be spared in March", "45", "7", "ask-meeting", "2026-11-16",
                            "", ""),
})

VISIBILITY = rows("piece who knows message", {f"known-{n:02d}": row for n, row in enumerate([
    ("impact-handover", "The head of nursing", "knows", ""),
    ("impact-handover", "The director of nursing", "has heard", ""),
    ("impact-discharge", "The head of nursing", "knows", ""),
    ("impact-discharge", "The medical director", "does not know",
     "The papers now begin at admission on three wards. Would your next round like to see the eight letters I "
     "followed?"),
    ("impact-teaching", "The head of training", "knows", ""),
    ("impact-ward-report", "The head of nursing", "has heard", ""),
    ("impact-ward-report", "The finance office", "does not know",
     "Three wards make their monthly report in ten minutes now. Shall I show you the query?"),
    ("impact-falls", "The director of nursing", "knows", ""),
    ("impact-release", "The director of nursing", "knows", ""),
    ("impact-allergy", "The medical director", "has heard", ""),
    ("impact-one-table", "The head of nursing", "does not know",
     "Pharmacy and wards have met each month since November. Would you like to sit in once?"),
    ("impact-helpdesk", "The head of nursing", "knows", ""),
    ("impact-helpdesk", "The director of nursing", "does not know",
     "Nine in ten questions about the record are answered within a day now. May I send you the one chart?"),
    ("impact-night-team", "The head of nursing", "has heard", ""),
    ("impact-dressings", "The head of nursing", "knows", ""),
    ("impact-first-week", "The head of training", "knows", ""),
], start=1)})

CRITERION = rows("name known evidence", {
    "criterion-numbers": ("can show with numbers whether something helped", "written",
                          "impact-falls | impact-ward-report | impact-discharge"),
    "criterion-standards": ("knows how records are exchanged", "written", "impact-release | impact-allergy"),
    "criterion-teaches": ("makes herself unnecessary by teaching others", "written",
                          "impact-teaching | impact-trainees"),
    "criterion-table": ("can bring two departments to one table", "told", "impact-one-table"),
    "criterion-calm": ("stays calm when systems fail", "guessed", "impact-night-bells"),
    "criterion-budget": ("has answered for a budget", "guessed", ""),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"norm": NORM, "fear": FEAR, "ask": ASK, "assumption": ASSUMPTION, "visibility": VISIBILITY,
            "criterion": CRITERION}
