"""Mara's vine: her skills, four years of hours, levels, pauses, jobs, and where it could grow next.

Mara Lindqvist is invented: a ward nurse in a mid-sized city hospital who became its lead for clinical informatics
between December 2022 and November 2026. What she did with it is told in `make_sample_work.py`. The log is drawn from
a fixed seed with the standard library alone, so that every Python writes the same bytes. Run it to write all CSV
files anew: ``python data/make_sample.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
import random
from pathlib import Path

import make_sample_work

SEED = 20221201
FIRST, LAST = dt.date(2022, 12, 5), dt.date(2026, 11, 20)
Rows = dict[str, dict[str, str]]


def _rows(names: str, table: dict[str, tuple[str, ...]]) -> Rows:
    return {key: dict(zip(names.split(), row, strict=True)) for key, row in table.items()}


SKILL = _rows("name branch nature monthly since target hours_needed_low hours_needed_likely hours_needed_high "
              "worth after stays stage", {
    "skill-handover": (
        "Leading a handover", "Care at the bedside", "soft", "4", "2022-12-05", "10", "60", "90", "150", "3",
        "", "some", "stage-handover"),
    "skill-wound-care": (
        "Wound care", "Care at the bedside", "hard", "3", "2022-12-05", "", "", "", "", "1", "", "none", ""),
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

PAUSE = _rows("start end what", {
    "pause-care": ("2023-08-07", "2023-09-10", "My mother's hip, and the weeks after"),
    "pause-leave": ("2024-11-18", "2025-01-19", "Parental leave, my half"),
    "pause-illness": ("2026-04-13", "2026-05-03", "Pneumonia"),
})
JOB = _rows("title employer start end", {
    "job-care-home": ("Nurse", "Care home by the river", "2016-09-01", "2019-08-31"),
    "job-ward": ("Ward nurse", "City hospital, surgical ward", "2019-09-01", "2024-03-31"),
    "job-night": ("Night shift lead", "City hospital, surgical ward", "2024-04-01", "2025-12-31"),
    "job-informatics": ("Lead for clinical informatics", "City hospital", "2026-01-01", ""),
})
INTENTION: Rows = {"sheet": {
    "weekly_hours": "8", "why": "So that nurses are in the room when it is decided how their records work",
    "order": "skill-sql | skill-fhir | skill-statistics | skill-negotiation"}}
NEXT_BRANCH = _rows("name direction branch first_step", {
    "next-hospitals": ("Handovers in other hospitals", "sideways", "Care at the bedside",
                       "Ask the north wing what they had to change"),
    "next-measures": ("Measuring care", "deeper", "Working with data",
                      "One morning with the quality office"),
    "next-team": ("A team of four", "lead", "Passing it on", "Hand the helpdesk roster over, whole"),
    "next-supplier": ("Building the record", "switch", "Health records",
                      "Coffee with the supplier's product lead"),
})
WHY = _rows("skill because1 because2 because3 because4 because5 root", {
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


def _rate(care: dict[str, float], day: dt.date) -> float:
    begun = [rate for since, rate in care.items() if dt.date.fromisoformat(since) <= day]
    return begun[-1] if begun else 0.0


def _did(chance: random.Random, skill: str, day: dt.date) -> str:
    """Something of that time: early in the years of a skill from the front of its list, late from the back."""
    first, *_, last = [*CARE[skill], LAST.isoformat()] if list(CARE[skill].values())[-1] else CARE[skill]
    began, ended = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    place = (day - began) / (ended - began) * len(DID[skill]) + chance.uniform(-1.2, 0.4)
    return DID[skill][min(max(int(place), 0), len(DID[skill]) - 1)]


def _paused(day: dt.date) -> bool:
    return any(row["start"] <= day.isoformat() <= row["end"] for row in PAUSE.values())


def grow() -> tuple[Rows, Rows]:
    """The investment log and the dated levels that follow from it."""
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
                if day > LAST or _paused(day):
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
                if not _paused(monday):
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


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    investment, skill_level = grow()
    now = {row["skill"]: row["level"] for row in skill_level.values()}
    skill = {key: {**row, "level": now[key]} for key, row in SKILL.items()}
    return {"skill": skill, "investment": investment, "skill_level": skill_level, "intention": INTENTION,
            "pause": PAUSE, "why": WHY, "next_branch": NEXT_BRANCH, "job": JOB}


def write(folder: Path) -> list[Path]:
    """Write one CSV a kind into the folder, her work included; returns the files."""
    written = make_sample_work.write(folder)
    for kind, rows in kinds().items():
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["key", *next(iter(rows.values()))], lineterminator="\n")
            table.writeheader()
            table.writerows({"key": key, **row} for key, row in rows.items())
        written.append(path)
    return written


if __name__ == "__main__":
    write(Path(__file__).parent / "sample")
