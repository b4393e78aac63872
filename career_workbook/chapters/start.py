"""Start: what the person wants, which way through the workbook fits, and what was promised for tomorrow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ..methods.review import promises
from ..methods.review.keeping import PERIODS, keep_until
from ..methods.wording import full_stop, long_day
from ..records import Day, Level, Line, Prose, Record, question, shown_to
from . import CHAPTERS, NothingYet, Says
from .start_comments import Comment, open_comments  # noqa: F401 - its second part, one door

if TYPE_CHECKING:
    import pandas as pd


class Want(Record, kind="want", chapter="start", many=False, noun=("answer", "answers"), named_by="wish",
           known_as="wish"):
    """Start with the wish. The other two can wait, and all three may change as often as you do."""

    wish: Prose = question(
        "What do you want?", "", audience="coach",
        hint="Picture an ordinary Tuesday a year from now. What is different?",
        example="I shape how the hospital's software works, instead of working around it at three in the morning.")
    complaint: Prose = question(
        "What would you grumble about to a good friend?", "",
        hint="Unpolished is fine. Nobody else will read this.",
        example="I repair the handover every night, and the people who bought the system have never seen one.")
    request: Prose = question(
        "Who could give you a piece of it, and what would you ask them for?", "", audience="coach",
        hint="One person, one thing, small enough to be answered with yes or no.",
        example="I will ask the head of nursing for one day a week on the records project, for half a year.")


class Need(Record, kind="need", chapter="start", many=False, noun=("answer", "answers"), named_by="need"):
    """What brings you here today decides which pages are worth your evening."""

    need: Literal["passed over", "stuck", "interview soon", "just growing"] = question(
        "What is closest to where you are?", choices={
            "passed over": "I was passed over",
            "stuck": "I feel stuck",
            "interview soon": "I have an interview soon",
            "just growing": "Nothing is wrong, I want to grow"})


class Agreement(Record, kind="agreement", chapter="start", many=False, noun=("agreement", "agreements"),
                named_by="recorded"):
    """Only if you work with a coach: agree on this together, before you show them anything."""

    recorded: Prose = question(
        "What is written down in our sessions, and by whom?", "", audience="coach",
        example="I write my own pages. The coach keeps one page of notes for each session and shows it to me.")
    who_sees: Prose = question(
        "Who sees what?", "", audience="coach",
        example="The coach sees what this workbook marks for a coach. My employer, who pays, sees the dates only.")
    kept_until: Line = question(
        "How long is it kept?", "", audience="coach",
        example="The coach deletes all notes three months after our last session.")
    keep_for: Literal["", "0", "1", "3", "6", "12", "24"] = question(
        "Counted from the last session, all of it is deleted …", "", audience="coach", later=True, choices=PERIODS,
        hint="So that this workbook can remind both of you.")
    ending: Prose = question(
        "How may either of us end it?", "", audience="coach",
        hint="Either of you can, at any time, without giving a reason.",
        example="One message is enough. What was shared is deleted within a week.")
    ended: Day | None = question("Ended on", None, audience="coach", later=True,
                                 hint="From that day on nothing is shared any more.")


def kept_until(agreement: pd.DataFrame, session: pd.DataFrame) -> date | None:
    """The last day on which a coach keeps what was shared (`keeping.keep_until`); None where it cannot be computed."""
    if agreement.empty:
        return None
    agreed, met = agreement.iloc[-1], session[session["company"] == "coach"]
    days = [day.date() for name in ("on", "next_on") for day in met[name].dropna()]
    ended = agreed["ended"].date() if agreed["ended"] == agreed["ended"] else None
    return keep_until(agreed["keep_for"], ended, days)


@shown_to("coach")
def how_long(agreement: pd.DataFrame, session: pd.DataFrame, *, today: date) -> Says:
    """Until when a coach keeps what was shared, and what each of the two does when that day has passed or it ended."""
    if agreement.empty or not agreement["kept_until"].iloc[-1]:
        raise NothingYet("If a coach sees any of this, say above how long it is kept. Alone, pass this by.")
    agreed, until = agreement.iloc[-1], kept_until(agreement, session)
    ended = agreed["ended"] == agreed["ended"]
    words = f"In your words: {full_stop(agreed['kept_until'])}"
    if until is None and not ended:
        return Says("How long it is kept stands in words only", (words,),
                    question="After how many months is it gone? Choose it above, under what can wait.")
    if until is not None and until >= today:
        head = f"What was shared is kept until {long_day(until)}"
        return Says(head, (words, f"The agreement ended on {long_day(agreed['ended'])}." if ended else
                           "Each session moves that day on.",))
    head = f"The agreement ended on {long_day(agreed['ended'])}" if until is None else \
        f"What was shared was to be kept until {long_day(until)}"
    return Says(head, (
        words,
        "The coach erases their copy, with their own notes and all pages made from it: career-workbook erase --client.",
        "The person keeps everything, since it is theirs; files and pages handed over by other ways have to be asked "
        "back.", "Tell each other when it is done."))


def not_agreed(agreement: Agreement | None) -> str:
    """Why nothing may be shared with a coach yet, as a sentence; "" once both have agreed and neither has ended it."""
    if agreement is not None and agreement.ended:
        return (f"The agreement with your coach ended on {long_day(agreement.ended)}, so nothing is shared any more. "
                "Tell your coach, who can erase their copy (career-workbook erase --client). To begin again, empty "
                "that day in the chapter Start.")
    if agreement is None or not all((agreement.recorded, agreement.who_sees, agreement.kept_until, agreement.ending)):
        return ("Before anything is shared, you and your coach agree on what is written down, who sees it, how long it "
                "is kept and how either of you ends it. Please answer all four in the chapter Start.")
    return ""


class Commitment(Record, kind="commitment", chapter="start", noun=("promise", "promises"), named_by="then_"):
    """One small thing you will do, tied to a moment that will come anyway."""

    horizon: Literal["day", "week", "month"] = question(
        "For", "day", audience="coach",
        choices={"day": "the next day", "week": "the next week", "month": "the next month"})
    when_: Line = question(
        "When …", audience="coach", hint="A moment you cannot miss.",
        example="I put the kettle on after the early shift")
    then_: Line = question(
        "I will …", audience="coach", hint="Small enough to do even on a bad day.",
        example="write down one thing that went better because I was there")
    by: Day | None = question("By", None, audience="coach")
    confidence: Level | None = question(
        "How sure are you that it will happen?", None, audience="coach", later=True,
        hint="0 is no chance, 10 is certain. Below 7, make the promise smaller.")
    done: Literal["", "done", "partly", "not yet"] = question(
        "How did it go?", "", audience="coach", later=True,
        choices={"": "still to come", "done": "done", "partly": "partly", "not yet": "not yet"})
    made_in: Line = question("Made in", "", audience="coach", hidden=True)


#: For each need the chapters that help, in order, and what each of them gives.
ROUTES: dict[str, dict[str, str]] = {
    "passed over": {
        "asking": "what they may not know you want, and a page to bring when you tell them",
        "value": "three pieces of work you can point to",
        "why_you": "why it should be you",
        "feedback": "what others see that you do not",
        "vine": "what to learn before the next round",
        "review": "in three months, what has moved"},
    "stuck": {
        "vine": "what has grown in these years, and where it could grow next",
        "value": "where a better you would be noticed",
        "ownership": "which part of it is in your hands",
        "asking": "one small request that moves something",
        "market": "what it looks like outside",
        "review": "in three months, what has moved"},
    "interview soon": {
        "interview": "what they need, and the stories that meet it",
        "value": "three pieces of work, told so that others can follow",
        "why_you": "one paragraph, one minute and one line about you",
        "asking": "what you would like, said aloud once before the day"},
    "just growing": {
        "value": "where your work matters, and one sentence to say tomorrow",
        "why_you": "what only you bring together",
        "vine": "your skills as something that grows, and what to tend next",
        "asking": "what you want, asked of one person",
        "feedback": "how others see it",
        "product": "your work as those see it who choose it",
        "ownership": "which part of it is in your hands",
        "market": "what it looks like outside",
        "review": "an hour with yourself, four times a year"},
}
HEADLINES = {
    "passed over": "Begin with what they may not know",
    "stuck": "Begin with what has already grown",
    "interview soon": "Begin with what they need",
    "just growing": "Begin with where your work matters",
}


def route(need: pd.DataFrame) -> Says:
    """The way through the workbook for a need: the chapters that are there, in order, and what each gives."""
    import pandas as pd

    if need.empty:
        raise NothingYet("Choose what is closest, and a way through the workbook appears here.")
    chosen = str(need["need"].iloc[-1])
    there = {stem: gives for stem, gives in ROUTES[chosen].items() if stem in CHAPTERS}
    table = pd.DataFrame({"Chapter": [CHAPTERS[stem].title for stem in there],
                          "What you will have": list(there.values())})
    return Says(HEADLINES[chosen], (), table, "One chapter is plenty for an evening. Which one is it today?")


@shown_to("coach")
def due(commitment: pd.DataFrame, *, today: date) -> Says:
    """The promises whose day has come and that have no answer yet, and the next ones (`promises.come_due`)."""
    return promises.come_due(commitment, today)
