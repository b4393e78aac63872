"""How Mara sees what she can do, and what colleagues said in three rounds: drawn from a fixed seed."""

from __future__ import annotations

import random

from .rows import Rows, rows

SEED = 20240205
#: As on the page colleagues fill in.
BESIDE, LED, LEADS, SERVED = (
    "We work side by side", "You report to me, or I assign your work", "I report to you, or you train me",
    "I rely on your work: patient, pupil, customer, another department")

ROUND = rows("name asked people skills signed open_question send_to learned", {
    "round-ward": (
        "February, before the talk about nights", "2024-02-05", "6",
        "skill-handover | skill-facilitation | skill-writing | skill-wound-care", "Mara",
        "What should I go on doing, and what would you change?", "On a stick to Ines, who puts them in one folder",
        "Say less in the ward meeting, and end it on time even when it is going well."),
    "round-project": (
        "September, before the post", "2025-09-08", "10",
        "skill-handover | skill-facilitation | skill-teaching | skill-writing | skill-sql | skill-fhir", "Mara",
        "What should I go on doing, and what would you change?", "By mail to Ines, who puts them in one folder",
        "Bring the release notes to the wards myself. Two people said they only read them when I stand there."),
    "round-lead": (
        "September, nine months into the post", "2026-09-07", "12",
        "skill-handover | skill-facilitation | skill-negotiation | skill-teaching | skill-writing | skill-sql | "
        "skill-statistics | skill-fhir", "Mara", "What would you miss if I stopped doing it, and what not?",
        "By mail to Ines, who puts them in one folder",
        "Keep my hands off the keyboard when somebody learns. Ask the pharmacy lead what she has seen me do at the "
        "supplier's."),
})

#: Skill, her range, why; a few days before she asked.
OWN = {
    "2024-02-02": {
        "skill-handover": ("7", "9", "The night shift hands over without me now"),
        "skill-facilitation": ("3", "6", "It goes well until two people disagree"),
        "skill-writing": ("5", "7", ""),
        "skill-wound-care": ("6", "7.5", "")},
    "2025-09-05": {
        "skill-handover": ("8", "9.5", ""),
        "skill-facilitation": ("6", "8.5", "Pharmacy and wards in one room: that was a good day"),
        "skill-teaching": ("6", "8", ""),
        "skill-writing": ("6.5", "8.5", ""),
        "skill-sql": ("5", "7.5", "Joins on a tired evening are another matter"),
        "skill-fhir": ("2.5", "5", "I still look up every second thing")},
    "2026-09-04": {
        "skill-handover": ("9", "10", "Three wards do it without me"),
        "skill-facilitation": ("7", "9", ""),
        "skill-negotiation": ("3.5", "6", "I still say yes too soon"),
        "skill-teaching": ("7", "8.5", "Two trainees stayed"),
        "skill-writing": ("6.5", "8.5", ""),
        "skill-sql": ("6.5", "8", ""),
        "skill-statistics": ("4.5", "6.5", ""),
        "skill-fhir": ("5", "7", "I know where to look, not what it says")},
}
#: What others see on average, and how many of ten cannot say; came in together; how they know her.
SEEN = {
    "round-ward": ({"skill-handover": (9.2, 0), "skill-facilitation": (6.2, 0), "skill-writing": (7.2, 1),
                    "skill-wound-care": (6.4, 1)},
                   {"00001": (BESIDE, BESIDE, BESIDE, LED, SERVED)}),
    "round-project": ({"skill-handover": (9.4, 0), "skill-facilitation": (7.6, 0), "skill-teaching": (5.6, 2),
                       "skill-writing": (7.4, 0), "skill-sql": (7.4, 2), "skill-fhir": (7.0, 2)},
                      {"00002": (BESIDE, BESIDE, BESIDE, LED, SERVED, SERVED), "00003": (BESIDE, LEADS, SERVED)}),
    "round-lead": ({"skill-handover": (9.2, 1), "skill-facilitation": (8.6, 0), "skill-negotiation": (8.4, 1),
                    "skill-teaching": (4.6, 1), "skill-writing": (7.4, 0), "skill-sql": (7.2, 2),
                    "skill-statistics": (4.8, 4), "skill-fhir": (8.6, 2)},
                   {"00004": (BESIDE, BESIDE, LEADS, LEADS, SERVED, SERVED), "00005": (BESIDE, LEADS, SERVED),
                    "00006": (LED,)}),
}

REMARK = rows("round rater asked words came", {
    "remark-1": ("round-ward", "sheet-round-ward-2", ROUND["round-ward"]["open_question"],
                 "The page stays calm when I do not. Please leave it at one page.", "00001"),
    "remark-2": ("round-ward", "sheet-round-ward-4", ROUND["round-ward"]["open_question"],
                 "You explain everything twice. Once is enough, we heard you.", "00001"),
    "remark-3": ("round-project", "sheet-round-project-1", ROUND["round-project"]["open_question"],
                 "I read the release notes when you bring them and not when they arrive.", "00002"),
    "remark-4": ("round-project", "sheet-round-project-6", ROUND["round-project"]["open_question"],
                 "You are the only one who tells us what will not work. Go on with that.", "00002"),
    "remark-5": ("round-project", "sheet-round-project-8", ROUND["round-project"]["open_question"],
                 "Let me try it myself before you show me.", "00003"),
    "remark-6": ("round-lead", "sheet-round-lead-1", ROUND["round-lead"]["open_question"],
                 "I would miss the question you ask at the end of each meeting: who does what by when.", "00004"),
    "remark-7": ("round-lead", "sheet-round-lead-3", ROUND["round-lead"]["open_question"],
                 "When you take the mouse I stop learning. You are quick, and I am left behind.", "00004"),
    "remark-8": ("round-lead", "sheet-round-lead-5", ROUND["round-lead"]["open_question"],
                 "At the supplier's you waited after the number, and they moved. I had never seen that.", "00004"),
    "remark-9": ("round-lead", "sheet-round-lead-7", ROUND["round-lead"]["open_question"],
                 "The long mails on Friday, I would not miss. The short ones on Monday I would.", "00005"),
})


def _own() -> Rows:
    made = [{"skill": skill, "low": low, "high": high, "on": on, "why": why}
            for on, skills in OWN.items() for skill, (low, high, why) in skills.items()]
    return {f"own-{n:02d}": row for n, row in enumerate(made, 1)}


def _answers() -> Rows:
    """One row a person and skill, in the five steps of the page: 0, 2.5 ... 10."""
    chance, made = random.Random(SEED), []
    for key, (skills, together) in SEEN.items():
        people = [(came, group) for came, groups in together.items() for group in groups]
        for number, (came, group) in enumerate(people, 1):
            kind = chance.gauss(0, 0.4)
            for skill, (mean, silent) in skills.items():
                level = chance.gauss(mean + kind, 1.5)
                if chance.random() * 10 >= silent:
                    made.append({"round": key, "rater": f"sheet-{key}-{number}", "group": group, "skill": skill,
                                 "level": f"{min(max(round(level / 2.5), 0), 4) * 2.5:g}", "came": came})
    return {f"answer-{n:03d}": row for n, row in enumerate(made, 1)}


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"self_rating": _own(), "feedback_round": ROUND, "rating": _answers(), "remark": REMARK}
