"""How Mara's work has felt, why her jobs ended, what bothers her, whom it reaches, what she lives on and comes from."""

from __future__ import annotations

from .rows import Rows, rows

MOOD = rows("on felt most what", {f"mood-{n:02d}": row for n, row in enumerate([
    ("2016-10-15", "3", "use", "Mrs Aalto taught me to knit while I changed her dressing"),
    ("2017-09-15", "1", "pace", "Two of us at night since summer"),
    ("2018-07-15", "-3", "pace", "Forty residents, two pairs of hands"),
    ("2019-02-15", "-5", "pace", "Sunday evenings in the car, not getting out"),
    ("2019-07-15", "-3", "fair", "Read in the newspaper that our wing would close"),
    ("2019-11-15", "2", "people", "A ward where somebody answers when you ring"),
    ("2021-01-15", "-3", "pace", "The winter when nobody had a day off"),
    ("2022-06-15", "-1", "say", "The new record came, and nobody had asked us"),
    ("2023-03-15", "1", "learning", "My first handover that ended on time"),
    ("2023-06-15", "4", "say", "Two colleagues tried my page and kept it"),
    ("2023-12-15", "0", "say", "Standing in for the night lead, without the name"),
    ("2024-06-15", "4", "people", "The night team made its own plan"),
    ("2024-10-15", "3", "learning", "Asked the record a question and it answered"),
    ("2025-02-15", "-2", "pace", "Back from leave, nights, and a child who sleeps by day"),
    ("2025-04-15", "4", "say", "Tuesdays on the records project"),
    ("2025-08-15", "5", "use", "Twenty-three errors that no patient will meet"),
    ("2025-11-15", "-1", "pace", "Nights and the project, both whole"),
    ("2026-02-15", "2", "learning", "A desk, a title, and no idea where to begin"),
    ("2026-05-15", "-2", "pace", "The helpdesk rang through my first week back"),
    ("2026-08-15", "3", "people", "Fridays with the trainees"),
    ("2026-10-15", "4", "use", "The wards write instead of giving up"),
], start=1)})

LEAVING = rows("job reason said hands", {
    "leaving-home-load": ("job-care-home", "load", "Two of us for forty people at night, three years running",
                          "I took every shift I was offered, and never said that it was too many"),
    "leaving-home-closed": ("job-care-home", "let go", "The wing was sold, and we read it in the newspaper", ""),
    "leaving-ward-stuck": ("job-ward", "no way on",
                           "I stood in for the night lead for fourteen weeks, without the name",
                           "I could have asked in November. I asked in February"),
    "leaving-night-load": ("job-night", "load", "Nights and the project, both whole",
                           "I said yes to both before I had counted the hours"),
    "leaving-night-better": ("job-night", "better", "The post I had asked for", "I asked, with a page and a date"),
})

COMPLAINT = rows("complaint wish sort move on acted request", {
    "complaint-handover": ("Each morning I tell the same things twice, and something is lost",
                           "One page that both shifts trust", "change", "Watch ten handovers and note what is lost",
                           "2023-01-20", "2023-02-06", ""),
    "complaint-quiet": ("I write the ward's papers between two bells", "Two hours without a bell", "ask",
                        "Ask the ward manager for two hours", "2023-03-10", "", "ask-two-hours"),
    "complaint-night-name": ("I do the night lead's work and somebody else will get the name",
                             "To be asked, or to be told why not", "ask", "Ask the head of nursing", "2023-11-20", "",
                             "ask-night-lead"),
    "complaint-roster": ("Whoever cannot say no works the feast days", "A roster we make ourselves", "change",
                         "Put an empty plan on the wall", "2024-04-10", "2024-05-14", ""),
    "complaint-software": ("Nobody asks us before the software changes", "One nurse in the room when it is decided",
                           "ask", "Ask for one day a week on the project", "2024-09-12", "", "ask-project-day"),
    "complaint-parking": ("The car park is full when the late shift comes", "", "accept",
                          "Stop talking about it in the changing room", "2024-10-01", "", ""),
    "complaint-alone": ("I answer for the helpdesk and I am the helpdesk", "A second person from January", "ask",
                        "Ask while the list is still short", "2026-06-08", "", "ask-helpdesk"),
    "complaint-meetings": ("Three mornings a week go into meetings that decide nothing", "Two of them without me",
                           "change", "Send my numbers the evening before and stay away once", "2026-09-21", "", ""),
    "complaint-degree": ("Some of the developers only listen once they hear I am the lead", "", "", "", "2026-10-30",
                         "", ""),
})

BENEFICIARY = rows("who better know work", {
    "reach-night": ("Nurses who come on at seven", "They start with one page instead of a guess", "counted",
                    "impact-handover | impact-teaching"),
    "reach-families": ("Families who take somebody home", "They know in the morning when they can leave", "told",
                       "impact-discharge"),
    "reach-wards": ("Wards with a question about the record", "An answer by tomorrow", "counted", "impact-helpdesk"),
    "reach-allergic": ("Patients who cannot say what they are allergic to", "Nobody has to ask them again", "counted",
                       "impact-allergy"),
    "reach-trainees": ("Trainees in their first month", "A real question, and somebody who waits", "told",
                       "impact-trainees"),
    "reach-nights": ("Patients at two in the morning", "Fewer bells", "heard", "impact-night-bells"),
    "reach-release": ("Whoever would have met one of the 23 errors", "They did not", "hope", "impact-release"),
    "reach-supplier": ("The supplier's developers", "They see a ward once before they build for it", "hope", ""),
})

UPKEEP: Rows = {"sheet": {
    "costs": "2250", "buffer": "200", "wishes": "350", "savings": "12600", "comes_in": "2900",
    "freedom": "Not take the weekend shifts any more that I still take for the money. Finish the statistics course by "
               "day."}}

CONTEXT: Rows = {"sheet": {
    "aloud": "prepared", "taught": "wait", "rules": "partly", "headwind": "at times",
    "start": "Nobody in my family has worked at a desk. I learned what a meeting is for at thirty.",
    "helped": "The night pharmacist, who told me how things are really decided"}}

TRIGGER = rows("what story facts act done", {
    "sting-deputy": ("The deputy was made head of the building project without asking for it",
                     "They choose who resembles them, and I do not.",
                     "The director had watched him run the move for a year. She had never seen me work.",
                     "Invite her to ten minutes of a handover", "yes"),
    "sting-degree": ("A young developer explained triage to me",
                     "Without a degree I will always be the nurse who knows a little about computers.",
                     "He did not know what I did before. When I told him, he asked two good questions.",
                     "Begin the next call with where I come from, in one sentence", ""),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"mood": MOOD, "leaving": LEAVING, "complaint": COMPLAINT, "beneficiary": BENEFICIARY, "upkeep": UPKEEP,
            "context": CONTEXT, "trigger": TRIGGER}
