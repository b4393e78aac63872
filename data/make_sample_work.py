"""Mara's work, wishes and requests: what she filled in for the chapters start, value and asking.

Mara Lindqvist is invented: a ward nurse in a mid-sized city hospital who became its lead for clinical informatics
between December 2022 and November 2026. What is told here fits the skills, hours and jobs of `make_sample.py`.
Run it to write the CSV files anew: ``python data/make_sample_work.py``.
"""

from __future__ import annotations

import csv
from pathlib import Path

#: Rows as typed: a key, then the fields; a guess is three numbers, links are keys joined by " | ".
Rows = dict[str, dict[str, str]]

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
    "ending": "One message is enough, from either of us, without a reason. What was shared is deleted within a week."}}

_COMMITMENT = ("made_in", "horizon", "when_", "then_", "by", "confidence", "done")
COMMITMENT = {key: dict(zip(_COMMITMENT, row, strict=True)) for key, row in {
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
    "promise-statistics": ("vine", "month", "the first Saturday of December is wet",
                           "finish the chapter on control charts", "2026-12-05", "6", ""),
}.items()}

EMPLOYER: Rows = {"sheet": {
    "customers": "People on the wards, and the families who take them home",
    "wait_for": "A bed. The doctor's round. On the last day four hours for a letter and a bag of medicine.",
    "values": "Not being asked the same question by five people. Going home knowing what comes next."}}

_STAGE = ("name", "kind_of", "share", "improvement_low", "improvement_likely", "improvement_high", "what")
STAGE = {key: dict(zip(_STAGE, row, strict=True)) for key, row in {
    "stage-admission": ("Admission questions", "wait", "15", "1.1", "1.3", "1.8",
                        "Fill in what the referral already says, and ask only the rest"),
    "stage-discharge": ("Writing discharge papers", "wait", "30", "1.2", "1.5", "2.5",
                        "Start the letter at admission, so that the last day only finishes it"),
    "stage-medicine": ("Medicines from the pharmacy", "wait", "25", "1", "1.2", "1.6",
                       "Send the list the evening before instead of at noon"),
    "stage-rounds": ("Waiting for the doctor's round", "wait", "20", "1", "1.1", "1.3",
                     "Put those who can go home first on the list"),
    "stage-handover": ("Handover between shifts", "worth", "25", "1.1", "1.3", "1.8",
                       "One page, the same on each ward, with room for what worries us"),
    "stage-explaining": ("Explaining what comes next", "worth", "35", "1.05", "1.2", "1.6",
                         "A page in plain words, printed from the record, gone through together"),
}.items()}

_IMPACT = ("title", "on", "lever", "trouble", "did", "noticed", "evidence", "witness", "skills", "yearly_low",
           "yearly_likely", "yearly_high")
IMPACT = {key: dict(zip(_IMPACT, row, strict=True)) for key, row in {
    "impact-first-week": (
        "A first-week sheet for new nurses", "2023-02-20", "people more productive",
        "New colleagues spent their first week looking for things and asking whoever had least time.",
        "I wrote down the forty questions I was asked in one month and put the answers on two sides of paper.",
        "The ward manager gives it to everybody who starts. New nurses bring it to me with corrections.",
        "Still in use, in its eleventh edition", "The ward manager", "skill-writing", "", "", ""),
    "impact-handover": (
        "A handover on one page", "2023-06-12", "people more productive",
        "Twelve patients were handed over by heart at seven in the morning, and each week something was lost.",
        "I watched ten handovers, made one page of what had been lost, and tried it with two colleagues for a month.",
        "The day shift stopped ringing me at home. The ward manager had it printed for all three wards.",
        "Incident reports about handovers: nine the spring before, two the spring after", "The night pharmacist",
        "skill-handover | skill-facilitation | skill-writing", "4000", "9000", "20000"),
    "impact-dressings": (
        "Wound pictures in the record", "2023-10-04", "lower costs",
        "Dressings were opened again each shift because nobody could see what the last one had seen.",
        "I asked for a camera on the ward, wrote the rule for consent, and showed every shift how to do it.",
        "The wound nurse has fewer calls and comes earlier to those that need her.",
        "Dressings changed without need: 31 in March, 12 in October", "The wound nurse", "skill-wound-care", "2000",
        "5000", "9000"),
    "impact-night-bells": (
        "Quieter nights", "2024-01-15", "new service",
        "The bells rang most between two and four, and nobody asked why.",
        "I walked one extra round at one o'clock and asked three questions at each bed.",
        "People slept. The morning shift said so, and then I forgot to write it down.", "", "", "", "", "", ""),
    "impact-discharge": (
        "Discharge papers begin at admission", "2024-04-22", "lower costs",
        "People sat dressed on their beds from nine until the letter came in the afternoon.",
        "I followed eight letters through the house, and got doctors and wards to agree on who writes what on which "
        "day.",
        "The bed manager stopped coming up in person. Families could plan the drive.",
        "Median wait on the last day: 4 h 10 min in January, 2 h 35 min in May", "The bed manager",
        "skill-handover | skill-facilitation | skill-writing", "15000", "30000", "60000"),
    "impact-night-team": (
        "A night team that covers for each other", "2024-06-30", "through people",
        "Whoever was ill at night was replaced by whoever could not say no.",
        "As night lead I had everybody write down what they could and could not do, and we made the plan together.",
        "Two people who had asked to leave nights stayed.",
        "Nights short of a nurse: seven in the first quarter, one in the second", "", "skill-facilitation", "", "",
        ""),
    "impact-teaching": (
        "Twelve colleagues who run the handover themselves", "2024-09-18", "through people",
        "Whenever I was off duty the old way came back.",
        "I taught it in pairs: one leads, one listens, and I say nothing until the end.",
        "The north wing asked for it. I have not been needed there since.",
        "Attendance list, and the north wing's own page", "The ward manager of the north wing",
        "skill-teaching | skill-handover", "3000", "6000", "12000"),
    "impact-ward-report": (
        "A ward report that takes ten minutes", "2025-02-10", "people more productive",
        "One day a month the ward manager copied numbers from three programs into a table.",
        "I learned enough SQL to ask the record itself, and wrote down how, so that others can.",
        "She has the day back. Two other wards took the query.",
        "From one day a month to ten minutes; the query is in the shared folder", "The ward manager", "skill-sql",
        "3000", "5000", "8000"),
    "impact-falls": (
        "Falls, counted honestly", "2025-05-27", "new service",
        "Each ward counted falls its own way, so the worst ward was the one that counted best.",
        "I made one definition, counted back two years, and drew it so that chance looks like chance.",
        "The quality office uses the chart. Nobody is called in for a bad week any more.",
        "The chart in the quality report, second quarter of 2025", "The head of the quality office",
        "skill-statistics | skill-sql", "", "", ""),
    "impact-release": (
        "Twenty-three errors found before the release", "2025-08-19", "lower costs",
        "The new version of the record was about to go live with nobody from the wards having used it.",
        "I played one whole night shift on the test system with two colleagues and wrote each error down with a "
        "picture.",
        "The supplier moved the date by two weeks and thanked us in writing.",
        "The supplier's list: 23 errors, 4 of them dangerous", "The supplier's project manager",
        "skill-fhir | skill-writing", "10000", "25000", "80000"),
    "impact-one-table": (
        "Pharmacy and wards at one table", "2025-11-06", "people more productive",
        "Pharmacy thought the wards ordered late; the wards thought the pharmacy answered late.",
        "I brought both to one room with one week of real orders, and asked each side to explain the other's day.",
        "They meet every month now, without me.", "", "", "skill-facilitation | skill-negotiation", "", "", ""),
    "impact-allergy": (
        "Allergies travel with the patient", "2026-03-11", "new service",
        "An allergy known in the emergency room was asked again on the ward, and once not asked.",
        "I mapped what each program calls an allergy and agreed with four departments on one list.",
        "The anaesthetists dropped their own paper.",
        "Re-entered allergies in a sample of 200: 61 before, 4 after", "An anaesthetist",
        "skill-fhir | skill-negotiation", "", "", ""),
    "impact-trainees": (
        "Two trainees who stayed", "2026-06-24", "through people",
        "Trainees came to informatics for a month and went back glad it was over.",
        "I gave them one real question from a ward each, and an hour every Friday.",
        "Both applied for the post when it came up. One has it.", "", "The head of training", "skill-teaching", "", "",
        ""),
    "impact-helpdesk": (
        "A helpdesk that answers within a day", "2026-10-20", "through a business line",
        "Questions about the record went to whoever had answered last time.",
        "When the area became mine I made one address, one list, and a rule: an answer by tomorrow, even if it is "
        "“not yet”.",
        "The wards write instead of giving up.",
        "38 % in April, 91 % in October", "The ward manager of the north wing",
        "skill-sql | skill-writing", "6000", "12000", "25000"),
}.items()}

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

_ASK = ("what", "whom", "asked", "outcome", "by", "follow_up", "rehearsed", "evidence", "why_fair", "opening",
        "no_means", "if_no")
ASK = {key: dict(zip(_ASK, row, strict=True)) for key, row in {
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
}.items()}

_ASSUMPTION = ("what", "chance", "matters", "ask", "sealed", "came_true", "resolved")
ASSUMPTION = {key: dict(zip(_ASSUMPTION, row, strict=True)) for key, row in {
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
}.items()}

_VISIBILITY = ("piece", "who", "knows", "message")
VISIBILITY = {f"known-{n:02d}": dict(zip(_VISIBILITY, row, strict=True)) for n, row in enumerate([
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
], start=1)}

_CRITERION = ("name", "known", "evidence")
CRITERION = {key: dict(zip(_CRITERION, row, strict=True)) for key, row in {
    "criterion-numbers": ("can show with numbers whether something helped", "written",
                          "impact-falls | impact-ward-report | impact-discharge"),
    "criterion-standards": ("knows how records are exchanged", "written", "impact-release | impact-allergy"),
    "criterion-teaches": ("makes herself unnecessary by teaching others", "written",
                          "impact-teaching | impact-trainees"),
    "criterion-table": ("can bring two departments to one table", "told", "impact-one-table"),
    "criterion-calm": ("stays calm when systems fail", "guessed", "impact-night-bells"),
    "criterion-budget": ("has answered for a budget", "guessed", ""),
}.items()}

KINDS: dict[str, Rows] = {
    "want": WANT, "need": NEED, "agreement": AGREEMENT, "commitment": COMMITMENT, "employer": EMPLOYER, "stage": STAGE,
    "impact": IMPACT, "norm": NORM, "fear": FEAR, "ask": ASK, "assumption": ASSUMPTION, "visibility": VISIBILITY,
    "criterion": CRITERION}


def write(folder: Path) -> list[Path]:
    """Write one CSV a kind into the folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, rows in KINDS.items():
        names = list(next(iter(rows.values())))
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["key", *names], lineterminator="\n")
            table.writeheader()
            table.writerows({"key": key, **row} for key, row in rows.items())
        written.append(path)
    return written


if __name__ == "__main__":
    write(Path(__file__).parent / "sample")
