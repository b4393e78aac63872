"""Four years of Mara's hours, drawn from a fixed seed with the standard library alone: every Python draws the same."""

from __future__ import annotations

import datetime as dt
import math
import random

from .rows import Rows

SEED = 20221201
FIRST, LAST = dt.date(2022, 12, 5), dt.date(2026, 11, 20)
Pauses = list[tuple[str, str]]  #: first and last day, as ISO text

#: Entries a week by skill: from that day on, until the next; 0 ends a stretch.
CARE = {
    "skill-wound-care": {"2022-12-05": 2.5, "2023-03-01": 1.5, "2023-11-01": 1.0, "2024-03-15": 0.4, "2024-07-15": 0},
    "skill-handover": {"2022-12-05": 0.6, "2023-03-01": 3.6, "2023-10-01": 2.0, "2024-10-15": 0.7, "2025-06-01": 0.3,
                       "2026-02-10": 0},
    "skill-writing": {"2023-01-10": 2.0, "2024-05-15": 0.8, "2025-06-15": 1.4},
    "skill-facilitation": {"2023-03-06": 1.8, "2025-01-20": 1.1, "2026-01-05": 1.3},
    "skill-teaching": {"2024-03-04": 2.4, "2024-10-01": 0.7, "2026-03-01": 1.7, "2026-09-01": 1.0},
    "skill-sql": {"2024-03-15": 1.0, "2024-09-02": 3.4, "2025-09-15": 1.0},
    "skill-statistics": {"2025-01-20": 2.4, "2025-07-15": 0.5, "2026-09-01": 0.9},
    "skill-fhir": {"2025-03-03": 3.0, "2026-01-05": 1.5},
    "skill-negotiation": {"2025-08-04": 1.8, "2026-05-15": 0.6, "2026-09-01": 1.0},
}
#: Shortest and longest sitting in quarters of an hour; level at the start, ceiling, hours that close two thirds of it.
SITTING = {"skill-wound-care": (1, 4), "skill-handover": (1, 4), "skill-writing": (2, 6), "skill-facilitation": (2, 6),
           "skill-teaching": (2, 5), "skill-sql": (2, 8), "skill-statistics": (2, 7), "skill-fhir": (2, 8),
           "skill-negotiation": (2, 5)}
RISE = {"skill-wound-care": (5, 8, 50), "skill-handover": (4, 9.2, 45), "skill-writing": (3, 8.2, 90),
        "skill-facilitation": (2, 8.6, 105), "skill-teaching": (3, 8.2, 60), "skill-sql": (0.5, 8.6, 120),
        "skill-statistics": (1, 8, 90), "skill-fhir": (0, 9, 150), "skill-negotiation": (2, 7.5, 65)}
#: Weeks between two looks at a level.
LOOKS = {"skill-handover": 11, "skill-facilitation": 12, "skill-sql": 9, "skill-fhir": 13, "skill-teaching": 20,
         "skill-statistics": 24, "skill-negotiation": 16, "skill-writing": 30, "skill-wound-care": 40}

#: What she did, in the order of the years: the first ones early, the last ones late.
DID = {
    "skill-wound-care": (
        "Dressings with the wound nurse", "Changed a vacuum dressing, watched",
        "Read the new guideline on pressure sores", "Photographed and described six wounds",
        "Explained a dressing to a daughter who will do it at home"),
    "skill-handover": (
        "Watched a handover and wrote down what was lost", "Led the morning handover",
        "Tried the page with the night shift", "Handover without notes, page only",
        "Asked three people what they had missed", "Shortened the page by four lines", "Handover on the north wing",
        "Kept quiet and let someone else lead"),
    "skill-writing": (
        "Rewrote the first-week sheet", "One paragraph a day", "Instructions for the discharge letter",
        "Cut a two-page letter to one", "Read it aloud to the ward clerk and changed half",
        "Release notes in plain words", "Minutes that fit on one screen"),
    "skill-facilitation": (
        "Ward meeting, ended on time", "Asked the quiet ones first", "Sat down with doctors about discharge",
        "Night team planned its own roster", "Prepared three questions instead of slides",
        "Retold what both sides had said", "Pharmacy and wards at one table",
        "Stopped a meeting that had no question"),
    "skill-teaching": (
        "Twelve minutes on the page at shift change", "Showed a colleague, then watched", "Taught the north wing",
        "Asked what was still unclear, and waited", "Practised with the dummy record",
        "First week with a new colleague", "Showed a trainee, then watched", "Let Jonas type"),
    "skill-sql": (
        "First lessons, after the late shift", "Joins, again", "Course, day two", "Rebuilt last month's ward report",
        "Counted beds by hour", "Query for the quality office", "Found why two numbers differed", "Window functions",
        "Read somebody else's query line by line", "Helpdesk questions by ward"),
    "skill-statistics": (
        "Medians and why not means", "Exercises on intervals", "Falls by ward, with honest denominators",
        "Asked the quality office what they test", "Redrew a misleading chart",
        "Counted before and after, and doubted it", "Chapter on control charts"),
    "skill-fhir": (
        "Read the specification until it made sense", "Wrote twenty test patients", "Tested the new release",
        "Call with the supplier's developers", "Mapped the allergy list", "Traced one message end to end",
        "Medication list, field by field", "Training server broke, mended it"),
    "skill-negotiation": (
        "Wrote down what they need", "Prepared the talk about the post", "Practised the pause after the number",
        "Asked for more than felt polite", "Supplier call: the date, not the price",
        "Looked for what both of us want"),
}
#: How she knew a level: up to 4, up to 7, above.
KNEW = (("Needed help from start to end", "Got there, slowly", "Knew what to look up, at least"),
        ("Still needed help twice", "Did it without help", "Did it while tired, and it held",
         "Compared with a year ago"),
        ("A colleague asked me to show her", "Taught it, and noticed what I do not know", "Others come to me with it"))


def _rate(care: dict[str, float], day: dt.date) -> float:
    begun = [rate for since, rate in care.items() if dt.date.fromisoformat(since) <= day]
    return begun[-1] if begun else 0.0


def _did(chance: random.Random, skill: str, day: dt.date) -> str:
    """Something of that time: early in the years of a skill from the front of its list, late from the back."""
    first, *_, last = [*CARE[skill], LAST.isoformat()] if list(CARE[skill].values())[-1] else CARE[skill]
    began, ended = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    place = (day - began) / (ended - began) * len(DID[skill]) + chance.uniform(-1.2, 0.4)
    return DID[skill][min(max(int(place), 0), len(DID[skill]) - 1)]


def _within(pauses: Pauses, day: dt.date) -> bool:
    return any(start <= day.isoformat() <= end for start, end in pauses)


def grow(pauses: Pauses) -> tuple[Rows, Rows]:
    """The investment log, empty during the pauses, and the dated levels that follow from it."""
    chance, log, levels = random.Random(SEED), [], []
    hours, looked = dict.fromkeys(CARE, 0.0), dict.fromkeys(CARE, FIRST)
    monday = FIRST
    while monday <= LAST:
        # Some weeks bear more than others: holidays in July, the days around Christmas, and weeks that just happen.
        weather = 0.35 if monday.month == 7 or monday.isocalendar().week >= 52 else chance.triangular(0.3, 1.75, 1.1)
        weather = 0.0 if chance.random() < 0.04 else weather
        for skill, care in CARE.items():
            for _ in range(_count(chance, _rate(care, monday) * weather)):
                day = monday + dt.timedelta(days=min(int(chance.triangular(0, 7, 2)), 6))
                quarters = round(chance.triangular(SITTING[skill][0], SITTING[skill][1] + 1, SITTING[skill][0] + 1))
                did, how = _did(chance, skill, day), chance.random()
                if day > LAST or _within(pauses, day):
                    continue
                hard, easy = 0.28 * math.exp(-hours[skill] / 22), 0.06 + 0.5 * (1 - math.exp(-hours[skill] / 110))
                ease = "too hard" if how < hard else "easy" if how > 1 - easy else "stretch"
                hours[skill] += quarters / 4
                log.append({"on": day.isoformat(), "skill": skill, "hours": f"{quarters / 4:g}", "what": did,
                            "ease": ease})
        for skill, weeks in LOOKS.items():
            if _rate(CARE[skill], monday) and monday - looked[skill] >= dt.timedelta(weeks=weeks) and hours[skill]:
                start, ceiling, pace = RISE[skill]
                level = ceiling - (ceiling - start) * math.exp(-hours[skill] / pace) + chance.gauss(0, 0.25)
                looked[skill] = monday
                if not _within(pauses, monday):
                    levels.append({"on": monday.isoformat(), "skill": skill,
                                   "level": f"{round(min(max(level, 0), 10) * 2) / 2:g}",
                                   "how": chance.choice(KNEW[(level > 4) + (level > 7)])})
        monday += dt.timedelta(weeks=1)
    log.sort(key=lambda row: row["on"])
    return ({f"log-{i:04d}": row for i, row in enumerate(log, 1)},
            {f"level-{i:03d}": row for i, row in enumerate(levels, 1)})


def _count(chance: random.Random, mean: float) -> int:
    """How many sittings a week: Poisson, by multiplying (Knuth)."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product, count = product * chance.random(), count + 1
    return count
