"""The part of the review for the days before an hour with a coach: a few questions, here or on a page to fill in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..findings import Offer, Offers
from ..methods.wording import count, long_day, sentence
from ..records import Day, Line, Prose, Record, question, shown_to
from . import NothingYet, Says, on_screen

if TYPE_CHECKING:
    import pandas as pd

#: Questions of one's own that fit on the page, and letters of one that are told of in a list.
MOST_OWN, LONGEST = 5, 400


class Questionnaire(Record, kind="questionnaire", chapter="review", many=False,
                    noun=("questionnaire", "questionnaires"), named_by="signed"):
    """The page asks the questions below. These three lines are yours, whichever of the two of you makes it."""

    own: Prose = question("What else shall it ask? One question a line", "", audience="coach",
                          hint=f"Up to {MOST_OWN}.", example="If it went a little better, who would notice?")
    signed: Line = question("Who will read the answers?", "", audience="coach", example="Anna, your coach",
                            hint="It stands on the page.")
    send_to: Line = question("How do they come back?", "", audience="coach", example="By mail, the evening before",
                             hint="It stands on the page too.")


class Preparation(Record, kind="preparation", chapter="review", noun=("preparation", "preparations"), named_by="on"):
    """Ten quiet minutes, some days before you meet. Leave out what you like."""

    on: Day = question("For the hour on", audience="coach", past=True)  # it lies ahead, so it is not today either
    since: Prose = question("What has happened since last time, wanted or not?", "", audience="coach",
                            example="Nine in ten questions answered in a day. The two mornings on the wards are gone.")
    promised: Prose = question("What came of what you wanted to do?", "", audience="coach",
                               example="Let him type: partly. I took the keyboard twice.")
    goal: Line = question("At the end of this hour I would like to have …", "", audience="coach",
                          example="a sentence for January that I can say to the head of nursing")
    reality: Prose = question("How is it today, really?", "", audience="coach",
                              example="The helpdesk runs because I do.")
    leave: Line = question("Is there something you would rather not talk about?", "", audience="coach",
                           example="My year of study. It has to wait.")
    own: Prose = question("And to what the page asked besides?", "", audience="coach", later=True,
                          example="If it went better, who would notice? Jonas. He would get bored.")


def next_hour(session: pd.DataFrame, today: date) -> date | None:
    """The next hour with a coach that has a day, today's included."""
    import pandas as pd

    met = session[session["company"] == "coach"]
    days = [day.date() for day in pd.concat([met["on"], met["next_on"]]).dropna() if day.date() >= today]
    return min(days, default=None)


@on_screen
@shown_to("coach")
def before_we_meet(preparation: pd.DataFrame) -> Says:
    """What was written before the latest hour, question by question."""
    if preparation.empty:
        raise NothingYet("What you write down before you meet stands here, so that both of you have read it.")
    one = preparation.sort_values("on", kind="stable").iloc[-1]
    lines = [f"{q.asked.label} {_short(one[name])}" for name, q in Preparation.questions().items()
             if name != "on" and one[name]]
    empty = "" if lines else "Nothing was answered, which is an answer too."
    return Says(f"Before the hour of {long_day(one['on'])}", tuple(lines) or (empty,),
                question="" if empty else "With which of these do you begin?")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def begin_with_it(preparation: pd.DataFrame, session: pd.DataFrame) -> Offers:
    """For each prepared day an hour to begin, with what it is for; where there is one that day already, it is said."""
    if preparation.empty:
        raise NothingYet("Once something is prepared, the hour can begin with it.")
    latest = preparation.sort_values("on", kind="stable").drop_duplicates("on", keep="last").tail(4).iloc[::-1]
    offers = [Offer(long_day(one.on), one.goal or "without a goal yet", "session", f"hour-{one.Index}"[:80], {
        "on": one.on.date().isoformat(), "goal": one.goal, "company": "coach", "reality": one.reality})
        for one in latest.itertuples()]
    open_ = sum(one.entered["on"] not in {str(day.date()) for day in session["on"].dropna()} for one in offers)
    head = f"{sentence(count(open_, 'hour is', 'hours are'))} prepared" if open_ else "Every prepared hour has begun"
    return Offers("what was prepared", head, (), tuple(offers), ("hour", "hours"),
                  "Ticked, it becomes the hour above, with what it is for and how it is today. You can undo it.")
