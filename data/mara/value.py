"""What Mara's hospital does for its patients, step by step, and the work she is proud of."""

from __future__ import annotations

from .rows import Rows, rows

EMPLOYER: Rows = {"sheet": {
    "customers": "People on the wards, and the families who take them home",
    "wait_for": "A bed. The doctor's round. On the last day four hours for a letter and a bag of medicine.",
    "values": "Not being asked the same question by five people. Going home knowing what comes next."}}

STAGE = rows("name kind_of share improvement_low improvement_likely improvement_high what", {
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
})

IMPACT = rows("title on lever trouble did noticed evidence witness skills yearly_low yearly_likely "
    "yearly_high", {
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
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"employer": EMPLOYER, "stage": STAGE, "impact": IMPACT}
