"""The official tables around one person: which occupation is theirs, what is near it, what lies between.

Joins what a person wrote (frames of records) with the tables they brought (`reference.FRAMES`), for the results and
the pictures alike. Sentences say where something is missing and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...findings import NothingYet, TooLittle
from ..entries import entries
from ..kept import kept
from . import occupations as near
from . import titles
from .wages import Wages, wages_of

if TYPE_CHECKING:
    import pandas as pd

BRING = "Bring the tables of O*NET, the official list of occupations, to see this with your own work."
BRING_WAGES = "Bring the national wage table, and this picture shows what such work is paid."
NAME_IT = "Say what your work is called, and this page looks for it among the official occupations."


class Here(NamedTuple):
    """The person's own occupation. `asked` are the words it was looked for by; `chosen` where they picked it."""

    code: str
    title: str
    asked: str
    chosen: bool


@kept
def here(occupation: pd.DataFrame, job: pd.DataFrame, occupations: pd.DataFrame,
         occupation_titles: pd.DataFrame) -> Here:
    """Which occupation is the person's: the one they picked, else the best fit to what their work is called.

    Without a name of its own it is the newest job's. NothingYet or TooLittle where there is none.
    """
    if occupations.empty:
        raise NothingYet(BRING)
    asked, picked = own_words(occupation, job)
    if not asked and not picked:
        raise NothingYet(NAME_IT)
    code = titles.resolved(occupation_titles, picked or asked)
    if not code:
        raise TooLittle(f"No official occupation goes by the words “{picked or asked}”. Try another name for the same "
                        "work, in English: what would an advert call it?")
    return Here(code, title_of(code, occupations), asked or picked, bool(picked))


def own_words(occupation: pd.DataFrame, job: pd.DataFrame) -> tuple[str, str]:
    """What the person's work is called, and what they picked from the list; "" where they did not say."""
    sheet = occupation.iloc[-1] if len(occupation) else None
    asked, picked = ("", "") if sheet is None else (str(sheet["called"]).strip(), str(sheet["fits"]).strip())
    if not asked and len(job):
        asked = str(job.sort_values("start", kind="stable")["title"].iloc[-1]).strip()
    return asked, picked


def title_of(code: str, occupations: pd.DataFrame) -> str:
    """An occupation's own title; its code where the table does not know it."""
    return _titles(occupations).get(code, code)


@kept
def _titles(occupations: pd.DataFrame) -> dict[str, str]:
    return dict(zip(occupations["occupation"], occupations["title"], strict=True))


def looked_at(neighbour: pd.DataFrame, occupation_titles: pd.DataFrame, besides: str = "", most: int = 4) -> list[str]:
    """The occupations the person wants to look at, the one entered last first, each once, `most` of them."""
    found: dict[str, None] = {}
    # Each search goes through all titles; of a very long list the latest are enough.
    for text in dict.fromkeys(str(title).strip() for title in neighbour["title"].iloc[:-2 * most - 1:-1]):
        code = titles.resolved(occupation_titles, text)
        if code and code != besides:
            found[code] = None
    return list(found)[:most]


class Way(NamedTuple):
    """From here to another occupation: `rows` as in `occupations.gap` with a `name` each, the ones to grow first."""

    code: str
    title: str
    rows: pd.DataFrame
    from_estimate: tuple[str, ...]
    to_estimate: tuple[str, ...]

    @property
    def grow(self) -> pd.DataFrame:
        return self.rows[self.rows["grow"] >= near.WORTH_NAMING]

    def estimates(self, here: Here, occupations: pd.DataFrame) -> list[str]:
        """A sentence for each side that was never rated."""
        sides = ((here.title, self.from_estimate), (self.title, self.to_estimate))
        return [estimated(title, rests_on, occupations) for title, rests_on in sides if rests_on]


@kept
def way(mine: Here, neighbour: pd.DataFrame, occupations: pd.DataFrame, occupation_titles: pd.DataFrame,
        occupation_elements: pd.DataFrame, occupation_ratings: pd.DataFrame, related_occupations: pd.DataFrame) -> Way:
    """The way to the occupation the person wants to look at, else to the nearest one."""
    profiles = near.profiles(occupation_ratings)
    start = near.profile(mine.code, profiles, related_occupations)
    if start is None:
        raise TooLittle(f"The skills of {mine.title} were never rated, nor those of its relatives, so nothing can be "
                        "compared. Is there a close title that could stand for it?")
    wanted = looked_at(neighbour, occupation_titles, mine.code)
    wanted = wanted or list(near.neighbours(mine.code, profiles, related_occupations)["occupation"])
    end = next(((code, found) for code in wanted
                if (found := near.profile(code, profiles, related_occupations)) is not None), None)
    if end is None:
        raise TooLittle("The skills of that occupation were never rated, nor those of its relatives. Choose another "
                        "one to look at.")
    rows = near.gap(start, end[1], profiles.elements)
    names = occupation_elements.set_index("element")["name"]
    rows = rows.assign(name=rows["element"].map(names).fillna(rows["element"]))
    return Way(end[0], title_of(end[0], occupations), rows, start.rests_on, end[1].rests_on)


def estimated(title: str, rests_on: tuple[str, ...], occupations: pd.DataFrame) -> str:
    """That an occupation was never rated, and what its figures are estimated from."""
    first = ", ".join(title_of(code, occupations) for code in rests_on[:2])
    more = f" and {len(rests_on) - 2} more" if rests_on[2:] else ""
    return f"Nobody has rated {title} yet, so their levels are estimated, from those of {first}{more}."


def attribution(reference_sources: pd.DataFrame, *sources: str) -> list[str]:
    """The words that must stand where data of these sources is shown."""
    told = dict(entries(reference_sources, "source", "attribution"))
    return [told[source] for source in sources if told.get(source)]


def unit(reference_sources: pd.DataFrame) -> str:
    """The unit of the wage table, such as ``US dollars a year``."""
    told = reference_sources.loc[reference_sources["source"] == "oews", "unit"]
    return str(told.iloc[0]) if len(told) and told.iloc[0] else "a year"


def paid(code: str, wages: pd.DataFrame, occupation: pd.DataFrame) -> tuple[Wages | None, bool]:
    """The wages of an occupation, in the person's money where they said how much one unit is; and whether they did."""
    found = wages_of(code, wages)
    rate = occupation["rate"].iloc[-1] if len(occupation) else float("nan")
    return (found, False) if found is None or not rate > 0 else (found.times(rate), True)
