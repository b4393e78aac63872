"""The interview, its second part: the people one knows, and who of them knows the place from inside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..methods.interview import places
from ..methods.wording import count, in_brackets, listed, month, sentence
from ..records import Day, Line, Record, question
from . import NothingYet, Says

if TYPE_CHECKING:
    import pandas as pd

MOST = 12


class Contact(Record, kind="contact", chapter="interview", noun=("person you know", "people you know"),
              named_by="name"):
    """Somebody who could tell you how an ordinary day goes at a place. Only you see this list."""

    name: Line = question("Who is it?", example="Nadia, from the course in spring")
    works_at: Line = question("Where do they work?", "", example="The school across the river")
    role: Line = question("As what?", "", example="She teaches the first year")
    last: Day | None = question("When did you last speak or write?", None, past=True)
    since: Day | None = question("Since when do you know each other?", None, past=True, later=True)


def who_knows_the_place(contact: pd.DataFrame, opening: pd.DataFrame, *, today: date) -> Says:
    """The people who work where the next talk is (`places.same`), whoever was heard of last first."""
    import pandas as pd

    from ..methods.interview import preparing

    if contact.empty:
        raise NothingYet("Write down one person you know, and where they work.")
    talk = preparing.this_talk(opening, today)
    place = str(opening.loc[talk, "where"]) if talk else ""
    at = contact["works_at"]
    known = [name for name, _ in places.most_common(at)]
    places_told = (f"You know people at {count(len(known), 'place', 'places')}: {listed(known[:5])}"
                   f"{', among others' if len(known) > 5 else ''}.") if known else \
        "Where they work is still open."
    if not place:
        return Says(f"{sentence(count(len(contact), 'person', 'people'))} you could ask", (places_told,),
                    question="Which of these places are you curious about?" if known else
                    "Who of them would you like to hear from again?")
    inside = contact[[places.same(place, one) for one in at]].sort_values("last", ascending=False, kind="stable")
    if inside.empty:
        return Says(f"Nobody on your list works at {place}", (places_told,),
                    question="Which of them might know somebody there?")
    table = pd.DataFrame({"Who": inside["name"], "As what": inside["role"],
                          "Last in touch": [month(day) if pd.notna(day) else "" for day in inside["last"]]})
    more = f"and {len(inside) - MOST} more" if len(inside) > MOST else ""
    who = sentence(count(len(inside), "person you know works", "people you know work"))
    return Says(f"{who} at {place}{in_brackets(more)}", (), table.head(MOST),
                "Which of them would tell you, over a coffee, how an ordinary day goes there?")
