"""Mara's work as something people choose: two pages, what she pays for, what she believes, who was promoted."""

from __future__ import annotations

from .rows import Rows, rows

OFFER = rows("client problem offer proof price channel competitors instead", {
    "offer-wards": (
        "The head of nursing, for eleven wards",
        "Every new version of the record costs the wards a month of complaints, and nobody can say which of them "
        "matter.",
        "I test each version the way a night shift would, and turn what the wards write to us into one list by Friday.",
        "impact-release | impact-helpdesk | impact-ward-report",
        "My salary, and a nurse less on the ward", "Release notes that can be read in a minute; the Tuesday meeting",
        "rival-graduate | rival-consultant", "The wards find the errors themselves, at three in the morning"),
    "offer-supplier": (
        "The supplier of the record, for thirty hospitals",
        "Hospitals sign, and then their nurses go back to paper.",
        "I bring one night shift into each version before it is finished, with the errors in the order they hurt.",
        "impact-release | impact-allergy", "A salary, and hearing no more often", "", "rival-developer",
        "They ask the project leads, who have never worked a night"),
})

PURCHASE = rows("what because also", {f"purchase-{n:02d}": row for n, row in enumerate([
    ("Vegetables brought to the door", "time", "value"),
    ("The good bicycle lights", "need", ""),
    ("A cleaner, every second week", "time", ""),
    ("The quiet car on the train", "need", "time"),
    ("The local newspaper", "value", ""),
    ("Tax advice, once a year", "money", "time"),
    ("Aqua fitness with my mother", "need", "value"),
    ("Washing machine repaired, not replaced", "money", "value"),
], start=1)})

WORK_TAG = rows("piece because also", {
    "tag-handover": ("impact-handover", "need", "time"),
    "tag-discharge": ("impact-discharge", "time", "money"),
    "tag-teaching": ("impact-teaching", "value", ""),
    "tag-ward-report": ("impact-ward-report", "time", ""),
    "tag-falls": ("impact-falls", "need", ""),
    "tag-release": ("impact-release", "need", "money"),
    "tag-allergy": ("impact-allergy", "need", ""),
    "tag-helpdesk": ("impact-helpdesk", "need", ""),
    "tag-trainees": ("impact-trainees", "value", ""),
})

CLAIM = rows("what test by kill result came", {
    "claim-report": (
        "their monthly numbers without the copying", "Make it once by hand for one ward manager", "2025-01-31",
        "she does not ask for it again in February", "She asked on the second of February", "holds"),
    "claim-newsletter": (
        "a monthly letter about the record", "Write one, and count who opens the link", "2025-10-15",
        "fewer than one in ten opens it", "Eleven of two hundred opened it", "dropped"),
    "claim-evening": (
        "an evening course about the record", "Offer one evening and see who signs up", "2026-03-15",
        "fewer than six sign up", "Two signed up; nine asked for it in the morning", "changed"),
    "claim-morning": (
        "a monthly hour on the ward in which they bring their questions", "One hour on one ward, door open",
        "2026-11-30", "fewer than three people come", "", ""),
    "claim-allergy": (
        "the allergy list on the phone of the doctor on call", "Show a drawing of it to three anaesthetists",
        "2026-11-13", "two of the three would not look at it at night", "", ""),
    "claim-families": (
        "a page for families, printed on the last day", "", "", "", "", ""),
})

STANDING: Rows = {"sheet": {
    "value": "8", "apart": "7", "told": "4",
    "value_why": "the wards write to us instead of giving up",
    "apart_why": "few have worked the nights and can read the tables",
    "told_why": "the director knows the release, and nothing since"}}

PROMOTION_SEEN = rows("who for_what known shows", {
    "promotion-deputy": (
        "A charge nurse, deputy head of nursing",
        "He had run the move to the new building, and the director had walked it with him.", "told",
        "criterion-table | criterion-calm"),
    "promotion-quality": (
        "An analyst, head of the quality office", "Her chart of infections was in the annual report.", "written",
        "criterion-numbers"),
    "promotion-pharmacy": (
        "A pharmacist, lead for medicines", "He had answered for the budget of the store for a year.", "guessed",
        "criterion-budget"),
    "promotion-clinic": (
        "A ward manager, head of the day clinic", "Nobody says. She knew everybody.", "guessed", ""),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"offer": OFFER, "purchase": PURCHASE, "work_tag": WORK_TAG, "claim": CLAIM, "standing": STANDING,
            "promotion_seen": PROMOTION_SEEN}
