"""Why Mara and not somebody else: her four answers, the others they could ask, roles that would suit, her pitches."""

from __future__ import annotations

from .rows import Rows, rows

FOUR_ANSWERS: Rows = {"sheet": {
    "value": "what a nurse notices at night reaches the people who decide by noon",
    "problem": "the record is built by people who have never worked a night with it",
    "without": "repair every release on the wards, at three in the morning",
    "advantage": "has led those nights and can put a question to the database",
    "value_shown": "impact-handover | impact-falls | impact-helpdesk",
    "problem_shown": "impact-release",
    "without_shown": "",
    "advantage_shown": "impact-night-team | impact-ward-report"}}

RIVAL = rows("role skills brings", {
    "rival-developer": ("A software developer from the supplier",
                        "skill-sql | skill-fhir | skill-statistics", "They can change the program themselves"),
    "rival-nurse": ("A senior nurse from another ward",
                    "skill-handover | skill-wound-care | skill-teaching | skill-facilitation",
                    "Ten more years at the bedside"),
    "rival-graduate": ("A graduate in health informatics", "skill-sql | skill-statistics | skill-fhir | skill-writing",
                       "The degree, and all its words"),
    "rival-consultant": ("A consultant for six months",
                         "skill-facilitation | skill-negotiation | skill-writing | skill-statistics",
                         "Nobody here owes them a favour, and they owe nobody one"),
})

FIT = rows("role wish uses asks_for pay", {
    "fit-nursing-lead": (
        "Lead for clinical informatics, with a team of four", "9",
        "skill-facilitation | skill-negotiation | skill-sql | skill-fhir | skill-teaching",
        "A budget of one's own for a year", "pay-survey"),
    "fit-supplier": (
        "Product lead for nursing at the supplier", "6",
        "skill-fhir | skill-writing | skill-negotiation | skill-handover", "Saying no to hospitals I like",
        "pay-product"),
    "fit-quality": (
        "Quality office, measuring care", "7", "skill-statistics | skill-sql | skill-writing",
        "Control charts without looking them up", "pay-quality"),
    "fit-teaching": (
        "Teaching informatics at the nursing school", "4", "skill-teaching | skill-writing | skill-handover",
        "A master's degree, sooner or later", ""),
})

PITCH = rows("on line paragraph minute whom", {
    "pitch-2025": (
        "2025-09-26", "I find the errors of the record before the night does.",
        "I have led the nights for a year and a half, and I test each release the way a night would. Last time that "
        "was twenty-three errors, four of them dangerous. I would like this to be somebody's work.", "",
        "The director of nursing, before the post"),
    "pitch-2026": (
        "2026-10-24", "What a nurse notices at night reaches the people who decide by noon: I see to that.",
        "The record is built by people who have never worked a night with it, so the wards repair every release. "
        "I have led those nights, and I can ask the database myself. I bring what was noticed to those who decide, "
        "with a number, before the release.",
        "The record is built by people who have never worked a night with it. So the wards repair every release, "
        "mostly at three in the morning. I have led those nights, and I can ask the database myself. One example: "
        "before the new version last year I played a whole night shift on the test system with two colleagues. We "
        "found twenty-three errors, four of them dangerous, and the supplier moved the date. Since then the wards "
        "write to us instead of giving up, and nine in ten have an answer by the next day. I would like a second "
        "person for that in January. Which of your wards would you want to hear from first?",
        "The head of nursing, about January"),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"four_answers": FOUR_ANSWERS, "rival": RIVAL, "fit": FIT, "pitch": PITCH}
