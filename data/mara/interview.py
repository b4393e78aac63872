"""Mara's talk with the supplier about a post there: what may trouble them, her stories, two rehearsals, what to find
out; and, long over, the talk in which she got the post she has.
"""

from __future__ import annotations

from .rows import Rows, rows

OPENING = rows("role where on with_whom ended", {
    "talk-informatics": ("Lead for clinical informatics", "City hospital", "2025-11-18", "The director of nursing",
                         "joined"),
    "talk-supplier": ("Product lead for nursing", "The supplier of our record", "2026-12-03", "The head of product",
                      ""),
})

PAIN = rows("what sure source hurts turned_out opening", {
    "pain-untested": ("errors that nobody finds before go-live", "85", "insider", "9", "yes", "talk-informatics"),
    "pain-two-worlds": ("doctors and nurses who want two different records", "70", "guess", "7", "no",
                        "talk-informatics"),
    "pain-release": ("releases that hospitals send back", "90", "they said", "9", "yes", ""),
    "pain-no-nurse": ("developers who have never seen a night on a ward", "80", "insider", "8", "", ""),
    "pain-versions": ("a special version for every hospital", "60", "guess", "7", "", ""),
    "pain-calls": ("questions that arrive by telephone, again and again", "55", "guess", "5", "", ""),
    "pain-training": ("training days after which nothing stays", "65", "insider", "6", "", ""),
    "pain-figures": ("showing buyers that the record helps anybody", "70", "written", "6", "", ""),
    "pain-promises": ("sales promising what is not built", "40", "guess", "8", "", ""),
    "pain-price": ("hospitals that bargain each autumn", "75", "written", "6", "", ""),
})

QUESTION_TO_ASK = rows("asks pain answer", {
    "question-release": ("What happened after the last release that came back?", "pain-release",
                         "Three weeks of repairs, and two hospitals that now wait a year before they install."),
    "question-night": ("Who in the house has last watched a night shift work with it?", "pain-no-nurse", ""),
    "question-versions": ("How many hospitals run the record exactly as you built it?", "pain-versions", ""),
    "question-promises": ("How does a wish from sales become a line in the plan?", "pain-promises", ""),
    "question-figures": ("What do buyers ask you to prove?", "pain-figures", ""),
    "question-post": ("What would have to be different in a year for this post to have been worth it?", "", ""),
})

STORY = rows("name evidence lesson so_for_you pains", {
    "story-night": (
        "A whole night before go-live", "impact-release", "Errors hide in the order in which a night does things.",
        "each release would have lived through a night before a hospital sees it", "pain-release | pain-no-nurse"),
    "story-lists": (
        "Four lists become one", "impact-allergy", "People give up their own list when they see what it misses.",
        "ten hospitals might share one allergy list instead of ten", "pain-versions"),
    "story-falls": (
        "Falls, counted the same way", "impact-falls", "A definition everybody helped to write is one they keep.",
        "one honest chart would tell a buyer more than a brochure", "pain-figures | pain-versions"),
    "story-helpdesk": (
        "An answer by tomorrow", "impact-helpdesk", "Most questions are the same nine questions.",
        "the telephone would show you which nine screens to mend", "pain-calls"),
    "story-pairs": (
        "Twelve who teach each other", "impact-teaching", "What a colleague shows you stays; what a course shows you "
        "does not.", "two nurses a ward, taught well, would replace most of your training days", "pain-training"),
    "story-handover": (
        "One page at seven in the morning", "impact-handover", "Watch ten times before you change anything.",
        "a developer who watches one handover will never forget who reads the screen",
        "pain-no-nurse | pain-training"),
    "story-table": (
        "Each side explains the other's day", "impact-one-table", "Two sides who have told each other's story bargain "
        "less.", "sales and development could plan one quarter from the same sheet", "pain-promises"),
})

REQUIREMENT = rows("what weight pain skill opening", {
    "req-clinical": ("Several years of clinical work", "must", "pain-no-nurse", "", ""),
    "req-tests": ("Experience with acceptance tests", "must", "pain-release", "", ""),
    "req-standards": ("Sound knowledge of exchange standards", "must", "pain-versions", "skill-fhir", ""),
    "req-commercial": ("Commercial responsibility", "must", "pain-price", "", ""),
    "req-training": ("Design of training for users", "welcome", "pain-training", "", ""),
    "req-evidence": ("Evidence of benefit for customers", "welcome", "pain-figures", "", ""),
    "req-support": ("Working closely with support", "welcome", "pain-calls", "", ""),
    "req-stakeholders": ("Strong with stakeholders at all levels", "not sure", "pain-promises", "", ""),
    "req-databases": ("Can work with databases", "welcome", "", "skill-sql", ""),
    "req-agile": ("Certified in agile methods", "not sure", "", "", ""),
    "req-degree": ("A degree in nursing or informatics", "must", "", "", ""),
    "req-travel": ("Happy to travel two days a week", "not sure", "", "", ""),
})

FIRST_TRY = """They: Tell me about yourself.
Me: I have been a nurse since 2016. First in a care home, then on a surgical ward. I led the nights there, and since \
January I have been the lead for clinical informatics. I know SQL, FHIR and some statistics, and I have run the \
handover on three wards.
They: What are your strengths?
Me: I am patient, and I write clearly. I think I am good at bringing people together.
They: Have you ever led a project?
Me: Yes. The allergy list. Four departments had one each, and now there is one.
They: Where do you see yourself in five years?
Me: In a place like this, I hope. Shall I say something about the tests as well?
They: We will come to that. Do you travel?
Me: I can, if it is planned."""

SECOND_TRY = """They: Thank you for coming. How did you find us?
Me: By last year's release. I played a night shift on your test system, and your project manager rang me. May I ask \
what happened here after that list arrived?
They: A good deal of shouting. We moved the date by two weeks. Two hospitals still do not trust our dates.
Me: What would make them trust a date again?
They: If somebody on their side had tried it first, I suppose. Our testers have never stood on a ward.
Me: That was my night too. Errors hide in the order in which a night does things. So for you, each release would have \
lived through one night before a hospital sees it. Who would have to agree to that here?
They: I would, and the head of development. She will ask what it costs.
Me: Three nurses for one night, four times a year. What did the last repair cost?
They: More than that. What would you need from us to start?
Me: One ward that says yes. I know which one I would ask."""

CONVERSATION: Rows = {
    "rehearsal-first": {"title": "With Nadia, in the kitchen", "text": FIRST_TRY, "on": "2026-11-08", "found": "",
                        "met": ""},
    "rehearsal-second": {"title": "With Nadia, on the tram", "text": SECOND_TRY, "on": "2026-11-19",
                         "found": "pain-release | pain-no-nurse", "met": "pain-release"}}

PREFLIGHT = rows("level across manner sign fallback opening", {
    "check-informatics": ("some", "panel", "list", "the third of them reads the next question aloud",
                          "answer it, and ask mine when they ask whether I have any", "talk-informatics"),
    "check-supplier": ("senior", "owner", "not sure", "he says “we will come to that” a second time",
                       "answer in three sentences, tell one story, and keep two questions for the end", ""),
})

FINDING_OUT = rows("about expect before must learned after opening", {
    "find-days": ("whether it is one day a week or the whole post", "One day", "2", "",
                  "The whole post, with one day on a ward", "4", "talk-informatics"),
    "find-stop": ("who can stop a release", "Sales decides, in the end", "-2", "yes",
                  "Product can, and did so twice last year", "3", ""),
    "find-hospital": ("whether I would still be in a hospital each week", "Once a month, perhaps", "1", "yes", "", "",
                      ""),
    "find-nights": ("what happens at home when I travel", "Two nights away a month", "-1", "",
                    "Four, in the months of a release", "-4", ""),
    "find-listen": ("what became of the last wish a nurse sent them", "It is on a list", "-1", "",
                    "It was built; he showed me where", "4", ""),
    "find-team": ("who the five people in the team are", "Developers, all of them", "1", "",
                  "Four developers and a former midwife", "3", ""),
    "find-back": ("whether the hospital would have me back", "Yes, for a year or so", "2", "", "", "", ""),
})

CONTACT = rows("name works_at role last since", {
    "contact-midwife": ("Hanna, who was a midwife here", "The supplier", "She is one of the five in the team",
                        "2026-10-28", "2016-09-01"),
    "contact-training": ("The trainer from go-live", "The supplier of our record", "He teaches hospitals to use it",
                         "2025-06-12", "2024-04-08"),
    "contact-course": ("Piet, from the course on databases", "A supplier of laboratory systems",
                       "Customer questions", "2026-03-19", "2024-09-05"),
    "contact-nurse": ("Ines, who left for the insurer", "The health insurer", "She decides what is paid for",
                      "2026-08-02", "2015-02-01"),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"opening": OPENING, "pain": PAIN, "question_to_ask": QUESTION_TO_ASK, "story": STORY,
            "requirement": REQUIREMENT, "conversation": CONVERSATION, "preflight": PREFLIGHT,
            "finding_out": FINDING_OUT, "contact": CONTACT}
