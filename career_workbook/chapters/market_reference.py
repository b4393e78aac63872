"""The part of the market that compares with the official tables: which occupation is yours, and what is near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import field_validator

from ..findings import Offer, Offers
from ..methods.wording import count, listed
from ..records import Amount, Line, Record, question
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd

#: Rows of a list of occupations: more would be a catalogue.
MOST_FOUND, MOST_NEAR, MOST_SKILLS = 8, 12, 8
#: Levels of the official tables go from 0 to 7, those of a skill here from 0 to 10.
_SCALE = 10 / 7


class Occupation(Record, kind="occupation", chapter="market", many=False, noun=("answer", "answers"),
                 named_by="called"):
    """What your work is called, so that it can be found among the official occupations."""

    called: Line = question("What would an advert call your work?", "", example="Clinical informatics lead",
                            hint="In English. Empty: the newest job in The vine.")
    fits: Line = question("Which occupation in the list below comes closest?", "",
                          hint="Its title or its code. Empty: the first one.")
    rate: Amount | None = question(
        "One dollar of the wage table: how much is that in your money?", None, example="0.9",
        hint="1 if you are paid in dollars. Empty: your own pay stays out of the picture.")

    @field_validator("rate")
    @classmethod
    def _more_than_nothing(cls, rate: float | None) -> float | None:
        if rate == 0:
            raise ValueError("Please give a number above 0, or leave it empty.")
        return rate


class Neighbour(Record, kind="neighbour", chapter="market", noun=("occupation", "occupations"), named_by="title"):
    """An occupation near your own that you would like to look at more closely. Looking costs nothing."""

    title: Line = question("Which occupation?", hint="Its title or code, as in the list above.",
                           example="Leads for measuring care")
    draws: Line = question("What draws you there?", "", example="To know whether it got better, and not only hope so")
    missing: Line = question("What would you miss?", "", example="The ward at six in the morning")


def occupation_found(occupation: pd.DataFrame, job: pd.DataFrame, occupations: pd.DataFrame,
                     occupation_titles: pd.DataFrame, reference_sources: pd.DataFrame) -> Says:
    """The official occupations that go by what the person calls their work, the best fit first."""
    import pandas as pd

    from ..methods.market import around, titles

    mine = around.here(occupation, job, occupations, occupation_titles)
    found = titles.found(occupation_titles, mine.asked, MOST_FOUND)
    codes = list(found["occupation"])
    table = pd.DataFrame({"Occupation": [around.title_of(code, occupations) for code in codes],
                          "Found as": list(found["title"]),
                          "Code": [code.replace("-", titles.UNBROKEN) for code in codes]})
    about = occupations.loc[occupations["occupation"] == mine.code, "description"]
    head = f"You picked: {mine.title}" if mine.chosen else f"“{mine.asked}” comes closest to: {mine.title}"
    return Says(head, (*about, *around.attribution(reference_sources, "onet")), table if len(table) else None,
                "Which of them describes an ordinary Tuesday of yours? Write its title above if it is not the first.")


def occupations_nearby(occupation: pd.DataFrame, job: pd.DataFrame, occupations: pd.DataFrame,
                       occupation_titles: pd.DataFrame, occupation_ratings: pd.DataFrame,
                       related_occupations: pd.DataFrame, reference_sources: pd.DataFrame) -> Says:
    """The nearest occupations: O*NET's own list of relatives first, then by skills and knowledge, told as ranks."""
    import pandas as pd

    from ..methods.market import around
    from ..methods.market import occupations as near

    mine = around.here(occupation, job, occupations, occupation_titles)
    profiles = near.profiles(occupation_ratings)
    found = near.neighbours(mine.code, profiles, related_occupations, MOST_NEAR)
    if found.empty:
        raise TooLittle(f"The tables know no relatives of {mine.title}, and its skills were never rated.")
    names = [around.title_of(code, occupations) for code in found["occupation"]]
    table = pd.DataFrame({
        "Occupation": names, "On the official list": ["yes" if listed else "" for listed in found["listed"]],
        "By skills and knowledge": ["not rated" if pd.isna(rank) else f"{rank:.0f}" for rank in found["rank"]]})
    lines = ["The official list of relatives comes first. The other number is a place in a row: 1 asks for the most "
             "similar skills and knowledge, of all occupations that were rated."]
    profile = near.profile(mine.code, profiles, related_occupations)
    if profile is not None and profile.estimated:
        lines.append(around.estimated(mine.title, profile.rests_on, occupations))
    if found["rank"].isna().any() and profile is not None:
        lines.append("“Not rated” says nothing of the work: nobody has asked about its skills yet.")
    return Says(f"Nearest to {mine.title}: {listed(names[:2])}",
                (*lines, *around.attribution(reference_sources, "onet")), table,
                "Which of these would you not have thought of? Who do you know who does it?")


def skills_to_grow(occupation: pd.DataFrame, neighbour: pd.DataFrame, job: pd.DataFrame, occupations: pd.DataFrame,
                   occupation_titles: pd.DataFrame, occupation_elements: pd.DataFrame,
                   occupation_ratings: pd.DataFrame, related_occupations: pd.DataFrame,
                   reference_sources: pd.DataFrame) -> Offers:
    """What the occupation looked at asks for beyond one's own, each as a skill that can be planned in The vine."""
    from ..methods.market import around

    mine = around.here(occupation, job, occupations, occupation_titles)
    way = around.way(mine, neighbour, occupations, occupation_titles, occupation_elements, occupation_ratings,
                     related_occupations)
    if way.grow.empty:
        raise NothingYet(f"Towards {way.title} there is little to grow: the work asks for what {mine.title} can do "
                         "already. What keeps you from going is something else.")
    natures = occupation_elements.set_index("element")["nature"]
    offers = tuple(Offer(
        one.name, f"usual level {one.here:.1f} here, {one.there:.1f} there, of 7", "skill", f"onet-{one.element}",
        {"name": one.name, "nature": str(natures.get(one.element, "soft")), "branch": f"Towards {way.title}"[:300],
         "target": f"{round(2 * one.there * _SCALE) / 2:g}"})
        for one in way.grow.head(MOST_SKILLS).itertuples())
    return Offers(
        "Skills towards an occupation", f"Towards {way.title}: {count(len(way.grow), 'thing', 'things')} to grow",
        (*way.estimates(mine, occupations), "Usual levels of the two occupations, not yours: you may be there already.",
         *around.attribution(reference_sources, "onet")), offers, ("skill", "skills"),
        "Tick what you would like to grow.")
