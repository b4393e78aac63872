"""The tables Mara brought: small, and invented like herself, so that no official figure is ever mistaken for hers.

Twelve occupations of an invented country, in the shape of `career_workbook.reference`. Levels run from 0 to 7; what
asks for much of something holds it important, so importance follows from the level.
"""

from __future__ import annotations

SOURCES = (
    ("onet", "Invented occupations", "", "Occupations and levels: invented for this example, like Mara herself."),
    ("oews", "Invented wages", "a year, in Mara’s country",
     "Wages: invented for this example. They stand for no country and no year."),
)
#: Names a person would look for them by, besides their own; the code's last digits are no part of a wage table's.
OCCUPATIONS = {
    "90-1100.00": ("Clinical informatics leads", "Bring those who care for patients and those who build their records "
                   "to one table, and see that what is built can be used.",
                   "Clinical informatics lead|Nurse for records|Clinical systems lead"),
    "90-1200.00": ("Ward nurses", "Look after patients on a ward, day and night, and notice first when something is "
                   "wrong.", "Nurse|Surgical nurse|Night nurse"),
    "90-1210.00": ("Shift leads in nursing", "Answer for a ward while the head nurse is away: who goes where, who is "
                   "called, what can wait.", "Night shift lead|Charge nurse"),
    "90-1300.00": ("Teachers of nursing", "Teach what a ward takes for granted to those who see it for the first "
                   "time.", "Nurse educator|Practice teacher"),
    "90-1400.00": ("Advisers on patient safety", "Find out how a mistake came about and what would keep it from coming "
                   "again.", "Safety adviser|Risk adviser in care"),
    "90-1500.00": ("Leads for measuring care", "Decide with the wards what is counted, and tell them what came of "
                   "it.", "Clinical quality lead|Quality manager in a hospital"),
    "90-2100.00": ("Health data analysts", "Answer questions about patients and places with what is in the records.",
                   "Clinical data analyst|Reporting analyst"),
    "90-2200.00": ("Product leads for care records", "Say what a record system will do next, and for whom.",
                   "Clinical product lead|Product owner for care records"),
    "90-2300.00": ("Testers of care records", "Use a system as a tired person would before a tired person has to.",
                   "Clinical tester"),
    "90-2400.00": ("Trainers for new systems", "Show a whole house how tomorrow’s system works, and stay until it "
                   "does.", "System trainer|Floor support"),
    "90-3100.00": ("Managers of care homes", "Run a house in which people live and others work.", "Home manager"),
    "90-3200.00": ("Coordinators of discharge", "See that a patient who may go home can go home.",
                   "Discharge planner|Case manager"),
}
ELEMENTS = {
    "s-listening": ("Listening to people", "soft"), "s-explaining": ("Explaining", "soft"),
    "s-bargaining": ("Reaching agreements", "soft"), "s-leading": ("Leading a group", "soft"),
    "s-planning": ("Planning other people’s work", "soft"), "s-writing": ("Writing reports", "soft"),
    "k-sick": ("Care of the sick", "hard"), "k-medicines": ("Medicines", "hard"),
    "k-data": ("Questions to databases", "hard"), "k-statistics": ("Statistics of care", "hard"),
    "k-systems": ("How record systems work", "hard"), "k-law": ("Law of health and records", "hard"),
    "k-money": ("Budgets", "hard"), "k-testing": ("Testing software", "hard"),
}
#: Tenths of a level in the order of the elements; trainers were never rated.
LEVELS = {
    "90-1100.00": (48, 46, 42, 40, 41, 43, 44, 36, 38, 33, 47, 36, 28, 37),
    "90-1200.00": (47, 38, 26, 27, 28, 30, 51, 49, 12, 14, 20, 27, 10, 6),
    "90-1210.00": (48, 40, 36, 42, 43, 33, 50, 48, 14, 17, 22, 31, 18, 6),
    "90-1300.00": (50, 55, 33, 42, 37, 45, 50, 47, 16, 27, 20, 32, 18, 8),
    "90-1400.00": (49, 46, 44, 38, 37, 50, 43, 41, 31, 41, 30, 49, 22, 16),
    "90-1500.00": (47, 47, 45, 44, 43, 51, 39, 31, 44, 53, 34, 42, 38, 18),
    "90-2100.00": (37, 38, 28, 20, 25, 44, 24, 18, 56, 54, 43, 33, 24, 32),
    "90-2200.00": (49, 47, 52, 46, 48, 46, 26, 18, 40, 34, 55, 38, 46, 47),
    "90-2300.00": (39, 38, 26, 20, 28, 42, 31, 24, 40, 22, 51, 28, 16, 56),
    "90-3100.00": (49, 42, 49, 53, 54, 44, 40, 33, 18, 24, 21, 47, 53, 6),
    "90-3200.00": (50, 44, 47, 31, 43, 40, 42, 36, 22, 16, 27, 39, 24, 8),
}
RELATED = {
    "90-1100.00": ("90-2400.00", "90-1500.00", "90-2200.00", "90-2100.00"),
    "90-1200.00": ("90-1210.00", "90-1300.00", "90-3200.00"),
    "90-1210.00": ("90-1200.00", "90-3100.00", "90-1300.00"),
    "90-2400.00": ("90-1100.00", "90-1300.00", "90-2300.00"),
}
#: What a tenth, a quarter, half, three quarters and nine tenths of them earn no more than.
WAGES = {
    "90-1100": (43500, 48200, 53800, 60500, 68900), "90-1200": (32600, 35400, 38900, 42800, 46700),
    "90-1210": (36800, 39900, 43700, 47900, 52400), "90-1300": (39800, 43600, 48200, 53900, 60300),
    "90-1400": (41200, 45800, 51300, 57600, 65800), "90-1500": (44100, 49700, 56200, 64400, 74600),
    "90-2100": (42900, 48800, 55700, 63900, 73200), "90-2200": (52300, 60100, 69800, 81200, 95400),
    "90-2300": (38700, 43200, 48900, 55800, 63100), "90-2400": (37400, 41300, 46100, 52200, 58800),
    "90-3100": (45200, 51900, 60400, 71300, 86200), "90-3200": (36900, 40300, 44600, 49800, 55900),
}


def tables() -> dict[str, list[dict[str, str]]]:
    """Every table by its name, a row as its cells by column."""
    titles = [(code, title, True) for code, (title, _, _) in OCCUPATIONS.items()]
    titles += [(code, title, False) for code, (_, _, others) in OCCUPATIONS.items() for title in others.split("|")]
    ratings = [(code, element, f"{1 + 4 * tenths / 70:.2f}", f"{tenths / 10:.1f}", "True")
               for code, levels in LEVELS.items() for element, tenths in zip(ELEMENTS, levels, strict=True)]
    return {
        "reference_sources": _rows("source release unit attribution", SOURCES),
        "occupations": _rows("occupation title description", [(c, t, d) for c, (t, d, _) in OCCUPATIONS.items()]),
        "occupation_titles": _rows("occupation title words official", [
            (code, title, f" {title.casefold()} ", str(official)) for code, title, official in titles]),
        "occupation_elements": _rows("element name nature", [(e, *named) for e, named in ELEMENTS.items()]),
        "occupation_ratings": _rows("occupation element importance level firm", ratings),
        "related_occupations": _rows("occupation related place", [
            (code, other, str(n)) for code, others in RELATED.items() for n, other in enumerate(others, 1)]),
        "wages": _rows("occupation title employed hourly p10 p25 p50 p75 p90", [
            (code, OCCUPATIONS[f"{code}.00"][0], "", "False", *map(str, amounts)) for code, amounts in WAGES.items()]),
    }


def _rows(names: str, table) -> list[dict[str, str]]:
    return [dict(zip(names.split(), row, strict=True)) for row in table]
