"""Where Mara could go from here, what it pays, whom she wrote to in 2025, and the two ways she keeps coming back to."""

from __future__ import annotations

from .rows import Rows, rows

FIELD_OPTION = rows("name cheaper new faster people area", {
    "option-here": ("Informatics, here", "place", "place", "place", "few", "few"),
    "option-quality": ("Measuring care, in the quality office", "place", "few", "unknown", "place", "none"),
    "option-supplier": ("Building the record, at the supplier", "many", "many", "many", "unknown", "none"),
    "option-hospitals": ("Handovers, in other hospitals", "few", "few", "many", "many", "unknown"),
})

FIELD_FACTOR = rows("name must weight", {
    "factor-nurses": ("Nurses I can talk to in the same week", "", "9"),
    "factor-mornings": ("At home when the little one wakes up", "yes", ""),
    "factor-learning": ("Somebody to learn from", "", "7"),
    "factor-voice": ("A say in what is built", "", "8"),
    "factor-steady": ("Not having to look for the next job in a year", "", "5"),
})

FIELD_RATING = rows("option factor how known", {
    "rating-01": ("option-here", "factor-nurses", "fully", "seen"),
    "rating-02": ("option-here", "factor-mornings", "fully", "seen"),
    "rating-03": ("option-here", "factor-learning", "hardly", "seen"),
    "rating-04": ("option-here", "factor-voice", "partly", "seen"),
    "rating-05": ("option-here", "factor-steady", "well", "told"),
    "rating-06": ("option-quality", "factor-nurses", "partly", "told"),
    "rating-07": ("option-quality", "factor-mornings", "fully", "told"),
    "rating-08": ("option-quality", "factor-learning", "fully", "seen"),
    "rating-09": ("option-quality", "factor-voice", "hardly", "guessed"),
    "rating-10": ("option-quality", "factor-steady", "fully", "told"),
    "rating-11": ("option-supplier", "factor-nurses", "hardly", "guessed"),
    "rating-12": ("option-supplier", "factor-mornings", "unknown", "guessed"),
    "rating-13": ("option-supplier", "factor-learning", "fully", "told"),
    "rating-14": ("option-supplier", "factor-voice", "fully", "guessed"),
    "rating-15": ("option-supplier", "factor-steady", "unknown", "guessed"),
    "rating-16": ("option-hospitals", "factor-nurses", "fully", "seen"),
    "rating-17": ("option-hospitals", "factor-mornings", "hardly", "told"),
    "rating-18": ("option-hospitals", "factor-voice", "partly", "guessed"),
})

PAY = rows("source what yearly_low yearly_likely yearly_high on application", {
    "pay-ward": ("now", "Ward nurse, nights included", "", "38400", "", "2022-12-05", ""),
    "pay-nights": ("now", "Night shift lead", "", "42600", "", "2024-04-01", ""),
    "pay-specialist": ("offer", "Product specialist, the supplier", "", "46000", "", "2025-10-20",
                       "application-specialist"),
    "pay-post-asked": ("asked", "The lead for informatics", "", "52000", "", "2025-11-24", ""),
    "pay-post": ("offer", "The lead for informatics", "", "48600", "", "2025-12-01", "application-post"),
    "pay-now": ("now", "Lead for clinical informatics", "", "49800", "", "2026-01-01", ""),
    "pay-survey": ("published", "Informatics leads, the region's survey", "47000", "53000", "61000", "2026-09-07",
                   ""),
    "pay-quality": ("published", "Quality office, the pay table", "46000", "50500", "54000", "2026-09-07", ""),
    "pay-product": ("published", "Product lead, the supplier's advert", "56000", "64000", "75000", "2026-10-12", ""),
    "pay-next": ("asked", "What I do now, with a team of two", "", "57000", "", "2026-11-09", ""),
})

APPLICATION = rows("on what came way", {
    "application-lake": ("2025-04-28", "Clinic by the lake, informatics nurse", "silence", "advert"),
    "application-project": ("2025-05-19", "University hospital, project nurse for records", "no", "advert"),
    "application-insurer": ("2025-06-02", "Health insurer, data on care", "silence", "advert"),
    "application-office": ("2025-06-16", "Regional health office, statistics", "silence", "advert"),
    "application-quality": ("2025-07-07", "University hospital, quality office", "talk", "advert"),
    "application-specialist": ("2025-08-25", "The supplier, product specialist", "offer", "asked me"),
    "application-school": ("2025-09-08", "Nursing school, lecturer for digital care", "talk", "somebody"),
    "application-post": ("2025-09-29", "City hospital, lead for clinical informatics", "offer", "somebody"),
    "application-group": ("2025-10-13", "A group of private clinics, head of digital care", "no", "advert"),
    "application-product": ("2026-11-09", "The supplier, product lead for nursing", "waiting", "somebody"),
})

LOOKING: Rows = {"sheet": {"a_month": "1", "meanwhile": "", "years": "4"}}

PATH = rows("name staying start_low start_likely start_high months_low months_likely months_high then_low then_likely "
            "then_high chance rise_low rise_likely rise_high", {
    "path-here": ("Staying, and a team one day", "stay", "", "", "", "18", "36", "60", "53000", "57000", "62000", "50",
                  "1", "2", "3"),
    "path-degree": ("Four days a week, and a master's degree", "go", "39800", "39800", "41000", "24", "30", "42",
                    "54000", "60000", "70000", "75", "1", "2", "3"),
    "path-supplier": ("Product specialist, then product lead", "go", "44000", "46000", "48000", "12", "20", "36",
                      "58000", "64000", "75000", "70", "0", "2", "4"),
})


def kinds() -> dict[str, Rows]:
    """All her rows of this chapter, by kind."""
    return {"field_option": FIELD_OPTION, "field_factor": FIELD_FACTOR, "field_rating": FIELD_RATING, "pay": PAY,
            "application": APPLICATION, "looking": LOOKING, "path": PATH}
