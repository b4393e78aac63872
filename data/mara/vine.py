"""Mara's vine: her skills, pauses, jobs, her reasons, and where it could grow next; the hours are in `years`."""

from __future__ import annotations

from . import years
from .rows import Rows, rows

SKILL = rows("name branch nature monthly since target hours_needed_low hours_needed_likely hours_needed_high "
              "worth after stays stage", {
    "skill-handover": (
        "Leading a handover", "Care at the bedside", "soft", "4", "2022-12-07", "10", "60", "90", "150", "3",
        "", "some", "stage-handover"),
    "skill-wound-care": (
        "Wound care", "Care at the bedside", "hard", "3", "2022-12-07", "", "", "", "", "1", "", "none", ""),
    "skill-facilitation": (
        "Leading a meeting that ends", "Working with people", "soft", "5", "2023-03-01", "8.5", "240", "330",
        "480", "7", "", "all", "stage-rounds"),
    "skill-negotiation": (
        "Negotiating", "Working with people", "soft", "5", "2025-08-01", "7.5", "90", "130", "210", "8", "",
        "all", "stage-medicine"),
    "skill-teaching": (
        "Teaching on the job", "Passing it on", "soft", "4", "2024-03-01", "8.5", "120", "170", "260", "5",
        "", "all", "stage-handover"),
    "skill-writing": (
        "Writing so that it is read", "Passing it on", "soft", "4", "2023-01-10", "8.5", "200", "330", "470",
        "4", "", "all", "stage-explaining"),
    "skill-sql": (
        "Asking a database (SQL)", "Working with data", "hard", "8", "2024-03-15", "8.5", "220", "310", "450",
        "6", "", "all", ""),
    "skill-statistics": (
        "Statistics", "Working with data", "hard", "4", "2025-01-20", "7", "120", "180", "300", "7", "skill-sql",
        "all", ""),
    "skill-fhir": (
        "How records travel (FHIR)", "Health records", "hard", "14", "2025-03-03", "8", "200", "290", "440", "8",
        "skill-sql", "some", "stage-admission"),
})

PAUSE = rows("start end what", {
    "pause-care": ("2023-08-07", "2023-09-10", "My mother's hip, and the weeks after"),
    "pause-leave": ("2024-11-18", "2025-01-19", "Parental leave, my half"),
    "pause-illness": ("2026-04-13", "2026-05-03", "Pneumonia"),
})
JOB = rows("title employer start end", {
    "job-care-home": ("Nurse", "Care home by the river", "2016-09-01", "2019-08-31"),
    "job-ward": ("Ward nurse", "City hospital, surgical ward", "2019-09-01", "2024-03-31"),
    "job-night": ("Night shift lead", "City hospital, surgical ward", "2024-04-01", "2025-12-31"),
    "job-informatics": ("Lead for clinical informatics", "City hospital", "2026-01-01", ""),
})
INTENTION: Rows = {"sheet": {
    "weekly_hours": "8", "why": "So that nurses are in the room when it is decided how their records work",
    "order": "skill-sql | skill-fhir | skill-statistics | skill-negotiation"}}
NEXT_BRANCH = rows("name direction branch first_step", {
    "next-hospitals": ("Handovers in other hospitals", "sideways", "Care at the bedside",
                       "Ask the north wing what they had to change"),
    "next-measures": ("Measuring care", "deeper", "Working with data",
                      "One morning with the quality office"),
    "next-team": ("A team of four", "lead", "Passing it on", "Hand the helpdesk roster over, whole"),
    "next-supplier": ("Building the record", "switch", "Health records",
                      "Coffee with the supplier's product lead"),
})
WHY = rows("skill because1 because2 because3 because4 because5 root", {
    "why-sql": ("skill-sql", "Each report waits for the one colleague who can",
                "I see a problem now and can prove it in May", "What a nurse notices is not believed without a number",
                "I want to be asked before it is decided", "", "own goals"),
    "why-negotiation": ("skill-negotiation", "I say yes too soon", "Then others carry what I agreed to",
                        "I do not want to be the nice one who costs them their weekends", "", "", "freedom"),
    "why-statistics": ("skill-statistics", "To know whether it got better", "I have been wrong about that before",
                       "It is a relief to find out", "", "", "joy"),
    "why-fhir": ("skill-fhir", "The post asks for it", "Few people here know it", "It would be hard to do without me",
                 "", "", "security"),
    "why-facilitation": ("skill-facilitation", "Meetings eat the afternoons", "Nobody decides, so the night decides",
                         "I like the moment when a room agrees", "", "", "joy"),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    investment, skill_level = years.grow([(row["start"], row["end"]) for row in PAUSE.values()])
    now = {row["skill"]: row["level"] for row in skill_level.values()}
    skill = {key: {**row, "level": now[key]} for key, row in SKILL.items()}
    return {"skill": skill, "investment": investment, "skill_level": skill_level, "intention": INTENTION,
            "pause": PAUSE, "why": WHY, "next_branch": NEXT_BRANCH, "job": JOB}
