"""The part of the review for an hour with a coach: its record, its minutes, and what happened since the one before."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal

from ..history import between
from ..methods.entries import entries
from ..methods.review import looking_back
from ..methods.wording import amount, count, full_stop, long_day, sentence
from ..records import KINDS, Amount, Day, Flag, Line, Prose, Record, may_see, question, shown_to
from . import CHAPTERS, NothingYet, Says

if TYPE_CHECKING:
    import pandas as pd


class Session(Record, kind="session", chapter="review", noun=("review", "reviews"), named_by="on"):
    """One hour on one day. Alone it is a board meeting of one; with a coach you both know what it is for."""

    on: Day = question("Day", audience="coach")
    goal: Line = question("At the end of it I would like to have …", "", audience="coach",
                          example="one thing I will stop doing, and somebody to hand it to")
    minutes: Amount = question("How many minutes are there?", 60, audience="coach")
    company: Literal["alone", "coach"] = question(
        "Who is there?", "alone", audience="coach", choices={"alone": "only me", "coach": "my coach and I"})
    reality: Prose = question("How is it today, really?", "", audience="coach", later=True,
                              example="The helpdesk eats the two mornings I wanted to spend on the wards.")
    options: Prose = question("What could you do? Three ways, one of them silly.", "", audience="coach", later=True,
                              example="Ask for a second person. Close on Wednesdays. Unplug the telephone.")
    will: Prose = question("Which of them will it be?", "", audience="coach", later=True,
                           hint="Then make a promise of it, at the end of this page.",
                           example="I ask for a second person, and close on Wednesdays until there is one.")
    quiet: Prose = question("Five quiet minutes: what have you not said yet?", "", later=True,
                            hint="For you alone. Nothing of it has to be said aloud.",
                            example="I am not sure I still want the title. I like the work.")
    notes: Prose = question("Notes of the hour", "", audience="coach", later=True,
                            hint="What you both wrote on the shared page of a session comes here.",
                            example="Ask Ines before Friday. The roster is a habit, not a rule.")
    helped: Line = question("What helped today?", "", audience="coach", later=True,
                            example="The silence after the second question")
    next_on: Day | None = question("Next time", None, audience="coach", later=True)


class MemoryLine(Record, kind="memory_line", chapter="review", noun=("note", "notes"), named_by="line"):
    """What comes up at the wrong moment is parked; what you settle is written down. Neither has to be remembered."""

    line: Line = question("In one line", audience="coach", example="Whether I want to study again, and what")
    what: Literal["waits", "decided"] = question(
        "It …", "waits", audience="coach", choices={"waits": "has to wait (the car park)", "decided": "is decided"})
    on: Day | None = question("Day", None, audience="coach", later=True)
    settled: Flag = question("It has been dealt with", False, audience="coach", later=True)


#: The pieces of an hour, and twentieths of it; the quiet one is for two.
AGENDA = (("what changed since last time", 3), ("what this hour is for", 2), ("how it is today", 5),
          ("quiet, each for themselves", 2), ("what could be done", 4), ("what you will do, and how sure you are", 3),
          ("what helped, and the next day", 1))
#: How a promise went; and in a table: names told of each sort, and letters of a name.
OUTCOMES = {"done": "kept", "partly": "partly kept", "not yet": "not kept yet", "": "not answered yet"}
MOST_NAMED, LONGEST = 3, 70


@shown_to("coach")
def agenda(session: pd.DataFrame, memory_line: pd.DataFrame) -> Says:
    """The minutes of the latest review shared out over what it is made of, and what to take up from last time."""
    import pandas as pd

    if session.empty:
        raise NothingYet("Give the hour a day, and say what you would like to have at its end.")
    ordered = session.sort_values("on", kind="stable")
    now, earlier = ordered.iloc[-1], ordered.iloc[:-1]
    parts = [part for part in AGENDA if now["company"] == "coach" or not part[0].startswith("quiet")]
    total = float(now["minutes"]) if now["minutes"] == now["minutes"] else 60.0
    given = looking_back.minutes(total, [share for _, share in parts])
    table = pd.DataFrame({"Minutes": given, "For": [name for name, _ in parts]})
    waiting = int(((memory_line["what"] == "waits") & ~memory_line["settled"]).sum())
    helped = earlier.loc[earlier["helped"] != "", "helped"].tail(1)
    lines = (f"Last time this helped: {full_stop(helped.iloc[0])}" if len(helped) else "",
             f"In the car park: {count(waiting, 'thing waits', 'things wait')}." if waiting else "",
             f"Next time: {long_day(now['next_on'])}." if now["next_on"] == now["next_on"] else "")
    head = f"{amount(total)} minutes" + (f", for this: {full_stop(now['goal'])}" if now["goal"] else "")
    return Says(head, tuple(filter(None, lines)), table[table["Minutes"] > 0],
                "If only one thing were talked about, which should it be?")


@shown_to("coach")
def since_we_met(changes: pd.DataFrame, investment: pd.DataFrame, skill: pd.DataFrame, impact: pd.DataFrame,
                 ask: pd.DataFrame, commitment: pd.DataFrame, session: pd.DataFrame, *, today: date) -> Says:
    """What came together since the last hour with the coach, made only of what both of them may see."""
    import pandas as pd

    met = [on for on, company in entries(session, "on", "company") if company == "coach" and on < pd.Timestamp(today)]
    if not met:
        raise NothingYet("After the first hour with a coach, you both see here what has happened since.")
    since = max(met).date()
    # The person and the coach count the same: only what both are told of, and not what was said before.
    told = [(of, name) for of, name in entries(between(changes[["on", "of", "record", "name"]], since, today), "of",
                                               "name") if _for_both(of, name)]
    new = Counter(of for of, name in told if not name)
    answered = [of for of, name in told if name]

    def here(days: pd.Series) -> pd.Series:
        return looking_back.within(days, since, today)

    hours = investment[here(investment["on"])]
    of_each = hours.groupby("skill")["hours"].sum().sort_values(ascending=False)
    work, asked = impact["title"].to_numpy()[here(impact["on"])], ask["what"].to_numpy()[here(ask["asked"])]
    went = Counter(commitment["done"].to_numpy()[here(commitment["by"])].tolist())
    rows = [
        ("Answers given or changed", len(answered), (f"{title} {n}" for title, n in _by_chapter(answered))),
        ("New entries", new.total(), (_counted(n, of) for of, n in new.items())),
        ("Hours put into learning", hours["hours"].sum(), (
            f"{skill['name'].get(key, 'something else')} {amount(round(h, 1))}" for key, h in of_each.items())),
        ("Pieces of work, by their day", len(work), work),
        ("Requests, by the day of asking", len(asked), asked),
        ("Promises come due", went.total(), (
            f"{words} {went[done]}" for done, words in OUTCOMES.items() if done in went))]
    rows = [(what, amount(round(float(much), 1)), _first(which)) for what, much, which in rows if much]
    head = f"Since you met on {long_day(since)}"
    if not rows:
        return Says(f"{head}, nothing was written down", question="What happened that no page has asked about?")
    return Says(head, (), pd.DataFrame(rows, columns=["", "How much", "Which"]).set_index(""),
                "Which of these would you not want to leave unsaid?")


def _for_both(of: str, name: str) -> bool:
    """True where a coach is told that this field changed, or, without a name, that there is a new one of its kind."""
    asked = KINDS[of].questions()
    return any(may_see("coach", asked[one].audience) for one in ([name] if name else asked) if one in asked)


def _by_chapter(kinds: Iterable[str]) -> list[tuple[str, int]]:
    stems = Counter(KINDS[kind].chapter for kind in kinds)
    return [(CHAPTERS[stem].title, n) for stem, n in stems.most_common() if stem in CHAPTERS]


def _counted(number: int, kind: str) -> str:
    """How many of a kind; where its noun says nothing, with the chapter they are in."""
    noun, stem = KINDS[kind].noun, KINDS[kind].chapter
    return count(number, *noun) + (f" in {CHAPTERS[stem].title}" if noun[0] == "entry" and stem in CHAPTERS else "")


def _first(names: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    every = [name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()} …" for name in map(str, names)]
    return "; ".join(every[:MOST_NAMED]) + (f"; and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else "")


@shown_to("coach")
def session_record(session: pd.DataFrame, memory_line: pd.DataFrame, commitment: pd.DataFrame,
                   changes: pd.DataFrame) -> Says:
    """The latest hour on one page: what for, what was said, decided, parked and promised, what helped, when next."""
    import pandas as pd

    if session.empty:
        raise NothingYet("What is written down of an hour comes together here, as one page for both of you.")
    now = session.sort_values("on", kind="stable").iloc[-1]
    since = changes["on"].to_numpy() >= now["on"].to_datetime64()
    made = {(of, key) for of, key, name in itertools.compress(entries(changes, "of", "record", "name"), since)
            if not name}
    noted = [(what, line) for key, on, what, line in entries(memory_line, "key", "on", "what", "line")
             if on == now["on"] or (on != on and ("memory_line", key) in made)]
    decided, waits = ([line for kind, line in noted if kind == what] for what in ("decided", "waits"))
    promised = [one for key, made_in, *one in entries(commitment, "key", "made_in", "then_", "by", "confidence")
                if made_in == "review" and ("commitment", key) in made]
    rows = [("For", now["goal"]), ("How it is", now["reality"]), ("What could be done", now["options"]),
            ("What it will be", now["will"]), ("Decided", "; ".join(decided)), ("In the car park", "; ".join(waits)),
            ("Promised", "; ".join(itertools.starmap(_promise, promised))), ("Notes", now["notes"]),
            ("What helped", now["helped"]),
            ("Next time", long_day(now["next_on"]) if now["next_on"] == now["next_on"] else "")]
    rows = [(what, words) for what, words in rows if words]
    minutes = f", {amount(float(now['minutes']))} minutes" if now["minutes"] == now["minutes"] else ""
    missing = "" if now["helped"] else "What helped today?"
    return Says(f"The hour of {long_day(now['on'])}{minutes}", (), pd.DataFrame(
        rows, columns=["", "Written down"]).set_index("") if rows else None, missing or "What would you add?")


def _promise(then: str, by: date, sure: float) -> str:
    """``When …, I will … (by 11 December 2026, 8 of 10)``."""
    how = [f"by {long_day(by)}"] if by == by else []
    how += [f"{amount(sure)} of 10"] if sure == sure else []
    return then + (f" ({', '.join(how)})" if how else "")


@shown_to("coach")
def still_parked(memory_line: pd.DataFrame) -> Says:
    """What waits in the car park, and what was decided last."""
    if memory_line.empty:
        raise NothingYet("Write down one thing that has to wait. Parked is not lost.")
    waiting = memory_line[(memory_line["what"] == "waits") & ~memory_line["settled"]]
    decided = memory_line[(memory_line["what"] == "decided") & ~memory_line["settled"]]
    lines = [*(f"Waits: {line}" for line in waiting["line"].tail(8)),
             *(f"Decided: {line}" for line in decided["line"].tail(8))]
    if waiting.empty:
        return Says("The car park is empty", tuple(lines))
    return Says(f"{sentence(count(len(waiting), 'thing waits', 'things wait'))} in the car park", tuple(lines),
                question="Which of them can go, because it no longer matters?")
