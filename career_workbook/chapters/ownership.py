"""Ownership: how work has felt and why it ended, what is in one's own hands, for whom it is done, and what is enough.

Nearly all of it is the person's own; the page about what stings (`Trigger`) is private and never printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..methods.entries import entries
from ..methods.kept import kept
from ..methods.wording import count, full_stop, in_brackets, listed
from ..records import Day, Flag, Line, Money, Prose, Record, Ref, Refs, question, shown_to
from ..records import Mood as Felt
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd


class Moment(Record, kind="mood", chapter="ownership", noun=("moment", "moments"), named_by="on"):
    """How work felt at one time. A handful over the years is enough; guess the month."""

    on: Day = question("When?", past=True, hint="Roughly. Any day of that month will do.")
    felt: Felt = question("How did work feel?", hint="−5: dread on Sunday evenings. +5: glad that it is Monday.")
    most: Literal["people", "learning", "say", "use", "pace", "pay", "fair", ""] = question(
        "What had most to do with it?", "", hint="By being there, or by missing.", choices={
            "people": "the people", "learning": "what there was to learn", "say": "how much say I had",
            "use": "whom it helped", "pace": "time and pace", "pay": "pay and safety", "fair": "how fair it was",
            "": "I cannot say"})
    what: Line = question("In a few words", "", example="Led the handover; nobody rang me afterwards")
    job: Ref["Job"] = question("The job it belongs to", "", later=True,
                               hint="Only if you had two at once; otherwise the day tells.")


class Leaving(Record, kind="leaving", chapter="ownership", noun=("reason", "reasons"), named_by="reason"):
    """One reason why one job ended. A job may have several."""

    job: Ref["Job"] = question("Which job ended?")
    reason: Literal["no way on", "boss", "people", "work", "pay", "load", "life", "better", "let go", "bias",
                    "bullying"] = question("Why?", choices={
        "no way on": "there was no way on for me", "boss": "the one I reported to",
        "people": "how people were together", "work": "the work was not what I came for", "pay": "pay",
        "load": "hours, load, my health", "life": "life outside work", "better": "something better came",
        "let go": "I was let go, or the place closed", "bias": "I was treated unfairly for who I am",
        "bullying": "I was bullied"})
    said: Line = question("In your own words", "", example="Two of us for forty people at night, three years running")
    hands: Line = question("What, if anything, was in your hands?", "", hint="“Nothing” is a full answer.",
                           example="I took every shift I was offered, and never said that it was too many")


class Complaint(Record, kind="complaint", chapter="ownership", noun=("complaint", "complaints"), named_by="complaint"):
    """Something that bothers you, turned over once to see the wish on its other side."""

    complaint: Line = question("What bothers you?", example="Nobody asks us before the software changes")
    wish: Line = question("What do you wish for instead?", "", example="That one of us sees it a week before")
    sort: Literal["change", "ask", "accept", ""] = question(
        "What will you do with it?", "", choices={"change": "change it myself", "ask": "ask somebody for it",
                                                 "accept": "accept it for now", "": "not decided"})
    move: Line = question("The smallest move that is yours", "", hint="If you accept it: what will you stop doing?",
                          example="Ask the project lead for half an hour with the test version")
    on: Day = question("Since when?", hint="Roughly.")
    acted: Day | None = question("Moved on", None, later=True, hint="Empty until you have made the move.")
    request: Ref["Ask"] = question("The request it became", "", later=True,
                                   hint="From the chapter Asking; its day and answer come from there.")


class Beneficiary(Record, kind="beneficiary", chapter="ownership", noun=("person or group", "people or groups"),
                  named_by="who"):
    """Somebody who is better off because of your work, near or far."""

    who: Line = question("Who is better off?", audience="coach", hint="People, not departments. A role will do.",
                         example="Families who take somebody home")
    better: Line = question("What is better for them?", "", audience="coach",
                            example="They know at nine when they can leave, not at four")
    know: Literal["hope", "heard", "seen", "told", "counted"] = question(
        "How do you know?", "hope", audience="coach", choices={
            "hope": "I can only hope so", "heard": "somebody else says so", "seen": "I have seen it",
            "told": "they told me themselves", "counted": "somebody counted"})
    work: Refs["Impact"] = question("Work of yours that reaches them", (), audience="coach", later=True)


class Upkeep(Record, kind="upkeep", chapter="ownership", many=False, noun=("answer", "answers"), named_by="costs"):
    """What an ordinary month needs, as you live now. Rough numbers in your own currency are exact enough."""

    costs: Money | None = question("An ordinary month costs", None, hint="All of it, yearly bills too.")
    buffer: Money | None = question("To put aside, a month", None, hint="For the day the boiler dies.")
    wishes: Money | None = question("To add, a month", None, hint="For what makes it a life.")
    savings: Money | None = question("Put by so far", None, hint="In all, and within reach.")
    comes_in: Money | None = question("Comes in, a month", None, later=True, hint="After tax.")
    freedom: Prose = question("What would you do, or stop doing, if money were no daily thought?", "", later=True,
                              example="Say no to the second weekend. Learn for half a year.")


class Context(Record, kind="context", chapter="ownership", many=False, noun=("answer", "answers"), named_by="start"):
    """Where you come from, and what it is like to be you here. It changes the advice you get, never a score."""

    aloud: Literal["easy", "prepared", "writing", ""] = question(
        "Speaking up for yourself", "", choices={"easy": "comes easily", "prepared": "goes well when I have prepared",
                                                 "writing": "goes better in writing", "": "I cannot say"})
    taught: Literal["ask", "wait", ""] = question(
        "As a child, you were taught to", "", choices={"ask": "say what you want", "wait": "do good work and wait",
                                                      "": "neither"})
    rules: Literal["yes", "partly", "no", ""] = question(
        "Are the unwritten rules here the ones you grew up with?", "",
        choices={"yes": "yes", "partly": "partly", "no": "no", "": "I cannot say"})
    headwind: Literal["no", "at times", "yes", ""] = question(
        "Do you have to do more than others for the same yes?", "",
        choices={"no": "no", "at times": "at times", "yes": "yes", "": "I cannot say"})
    start: Prose = question("What did you have to manage first, that others here did not?", "", later=True,
                            example="The language, at nineteen. My first reports were read for their mistakes.")
    helped: Line = question("Who or what has helped before?", "", later=True,
                            example="A ward clerk who told me how things are really decided")


class Trigger(Record, kind="trigger", chapter="ownership", noun=("sting", "stings"), named_by="what", private=True):
    """Something that stung: envy, a humiliation, an excuse you heard yourself make. No page made from here holds it."""

    what: Line = question("What stung?", example="The new one got the office with the window")
    story: Prose = question("The story you tell yourself", "", example="They always look after their own.")
    facts: Prose = question("What you know for a fact", "", hint="What a camera would have seen.",
                            example="She asked for it in March. I have never asked.")
    act: Line = question("One act", "", hint="Small, yours, and possible without anybody else changing.",
                         example="Say in one sentence what I would like, before the rooms are given out again")
    done: Flag = question("Done", False, later=True)


def words_of(kind: type[Record], field: str) -> dict[str, str]:
    """How the choices of a field are worded."""
    return dict(kind.questions()[field].choices)


#: Endings that were in somebody else's hands, whatever a person might have done.
NOT_IN_HANDS = ("let go", "bias", "bullying")
GONE = "A job no longer listed"
ADD_A_MOMENT = "Remember one time at work and how it felt, from −5 to +5. A guess at the month is enough."
ADD_A_COMPLAINT = "Write down one thing that bothers you, and it gets a line here from the day it began."
ADD_SOMEBODY = "Name somebody who is better off because of your work, and say how you know."
ADD_COSTS = "Say what an ordinary month costs you, roughly."
NO_COSTS = "An ordinary month that costs nothing needs no line. What does yours really cost?"


@kept
def turned_on(complaint: pd.DataFrame, ask: pd.DataFrame) -> pd.Series:
    """The day each complaint became an act or a request that was made; NaT where it has not."""
    return complaint["acted"].fillna(ask["asked"].reindex(complaint["request"]).set_axis(complaint.index))


def next_move(complaint: pd.DataFrame, ask: pd.DataFrame) -> Says:
    """The newest complaint whose move is still the person's to make; before that, one that is not sorted yet."""
    if complaint.empty:
        raise NothingYet("Write down one thing that bothers you, and the wish behind it.")
    moved = dict(zip(complaint.index, turned_on(complaint, ask).notna(), strict=True))
    newest = complaint["on"].sort_values(ascending=False, kind="stable").index
    told_of = {key: one for key, *one in entries(complaint, "key", "sort", "complaint", "wish", "move")}
    still = [told_of[key] for key in newest if not moved[key] and told_of[key][0] != "accept"]
    waiting, unsorted = [one[1:] for one in still if one[0]], [one[1:] for one in still if not one[0]]
    turned, left = sum(moved.values()), sum(one[0] == "accept" for one in told_of.values())
    told = [f"{count(turned, 'complaint has', 'complaints have').capitalize()} become something you did or asked for."
            if turned else "", f"{count(left, 'is', 'are').capitalize()} accepted for now, which frees a hand."
            if left else ""]
    if waiting:
        (what, wish, move), *rest = waiting[:4]
        behind = [f"Behind it stands a wish: {full_stop(wish)}"] if wish else []
        later = [f"After that: {full_stop(then or wished or bothers)}" for bothers, wished, then in rest]
        return Says(f"The next move that is yours: {move or wish or what}",
                    tuple(filter(None, (*behind, *later, *told))),
                    question="When, this week, and what is its first minute?")
    if unsorted:
        what, wish, _ = unsorted[0]
        told = [f"Behind it stands a wish: {full_stop(wish)}" if wish else
                "What would you like instead? That is usually easier to ask for.", *told]
        return Says(f"Not decided yet: {what}", tuple(filter(None, told)),
                    question="Can you change it, could somebody be asked, or will you accept it for now?")
    return Says("Nothing here is waiting for a move of yours", tuple(filter(None, told)),
                question="What has begun to bother you since?")


def reasons_again(leaving: pd.DataFrame, job: pd.DataFrame) -> Says:
    """Reasons that ended more than one job, side by side; what was in nobody's hands but others' is said apart."""
    import pandas as pd

    if leaving.empty:
        raise NothingYet("Take one job that ended, and choose why.")
    words, here = words_of(Leaving, "reason"), entries(leaving, "reason", "job", "said", "hands")
    titles = dict(entries(job, "key", "title"))
    begun = {key: (False, start) for key, start in entries(job, "key", "start") if start == start}
    jobs: dict[str, set[str]] = {}
    for reason, of, *_ in here:
        jobs.setdefault(reason, set()).add(of)
    again = sorted((reason for reason in sorted(jobs) if len(jobs[reason]) > 1), key=lambda one: -len(jobs[one]))
    lines = [f"Not in your hands: {words[reason]} ({titles.get(of, GONE)})." for reason, of, *_ in here
             if reason in NOT_IN_HANDS][:5]
    shown = sorted((one for one in here if not again or one[0] in again),
                   key=lambda one: (one[0], *begun.get(one[1], (True,))))
    table = pd.DataFrame([(words.get(reason, ""), titles.get(of, GONE), said, "—" if reason in NOT_IN_HANDS else hands)
                          for reason, of, said, hands in shown],
                         columns=["Why", "Job", "In your words", "What was in your hands"])
    mine = [reason for reason in again if reason not in NOT_IN_HANDS]
    ask = ("What, if anything, was in your hands? And what would you look at first in the next place?" if mine or
           not again else "That was done to you, not by you. Who was on your side then, and who could be now?")
    head = (f"It came up more than once: {listed(words[reason] for reason in again[:3])}" if again else
            "No reason has come up twice so far" if len({of for _, of, *_ in here}) > 1 else "One ending, and why")
    return Says(head, tuple(lines), table.head(12), ask)


def what_loved_stretches_share(mood: pd.DataFrame, job: pd.DataFrame) -> Says:
    """What was named in the stretches that felt good, and what in the heavy ones (`stretches`)."""
    from ..methods.ownership import stretches as of

    if mood.empty:
        raise NothingYet("Remember one good month, however long ago, and what had most to do with it.")
    loved, heavy = of.stretches(mood, job), of.stretches(mood, job, loved=False)
    if loved.empty:
        raise TooLittle("No moment of +3 or more is here yet. Remember one good month, however long ago.")
    words, good, bad = words_of(Moment, "most"), of.shared(loved), of.shared(heavy)
    notes = [mood.loc[key, "what"] for keys in loved["moments"] for key in keys[:1] if mood.loc[key, "what"]][-4:]
    lines = [f"In your words: {full_stop('; '.join(notes))}"] if notes else []
    lines += [f"In the heavy ones you named {listed(words[b] for b in bad.index[:2])}."] if len(bad) else []
    if good.empty:
        return Says("What made your good times good is not named yet", tuple(lines),
                    question="For one of them: what had most to do with it?")
    most = [words[one] for one in good.index[good == good.max()]][:3]
    if len(loved) == 1:
        return Says(f"One good stretch so far, and in it: {listed(most)}", tuple(lines),
                    question="When else was it like that? A second one would show what they share.")
    named = int((loved["most"].map(len) > 0).sum())
    counted = f"You named it in {good.max()}" if good.max() > 1 else f"You gave a reason for {named}"
    lines.insert(0, f"{counted} of {len(loved)}.")
    return Says(f"What your good stretches share: {listed(most)}" if good.max() > 1 else
                "Your good stretches have been good for different reasons" if named > 1 else
                f"One of your good stretches has its reason so far: {listed(most)}", tuple(lines),
                question="How much of it is in the week you have now, and who could give you an hour more?")


@shown_to("coach")
def how_far_it_reaches(beneficiary: pd.DataFrame) -> Says:
    """Who is better off, and where the person can only hope so."""
    if beneficiary.empty:
        raise NothingYet("Begin with whoever is nearest. To hope so is an answer too.")
    hoped = beneficiary[beneficiary["know"] == "hope"]
    if hoped.empty:
        return Says("You know it of everybody you named", question="Who is better off and does not know you exist?")
    lines = [f"{one.who}{in_brackets(one.better)}" for one in hoped.head(6).itertuples()]
    head = f"Of {len(hoped)} of {len(beneficiary)} you" if len(beneficiary) > 1 else "You"
    return Says(f"{head} can only hope it so far", tuple(lines),
                question="Whom of them could you ask this month: what would be worse without it?")


def enough_and_runway(upkeep: pd.DataFrame) -> Says:
    """The enough line, a month and a year, and how long what is put by would last (`enough`)."""
    from ..methods.ownership.enough import enough, in_words

    if upkeep.empty or upkeep["costs"].isna().all():
        raise NothingYet("One number is enough to begin: what an ordinary month costs. The others can wait.")
    one = upkeep.fillna(dict.fromkeys(("buffer", "wishes", "savings"), 0.0)).iloc[-1]
    line = enough(one["costs"], one["buffer"], one["wishes"], one["savings"])
    if line.month <= 0:
        raise TooLittle(NO_COSTS)
    lines = [f"That is {line.year:,.0f} a year, after tax."]
    if one["savings"] > 0:
        lines.append(f"What you have put by would carry you {in_words(line.bare)} at bare costs"
                     + (f", {in_words(line.full)} with your wishes." if one["wishes"] > 0 else "."))
    if one["comes_in"] == one["comes_in"]:
        over = one["comes_in"] - line.month
        lines.append("What comes in is just that." if abs(over) <= 0.005 * line.month else
                     f"What comes in is {abs(over):,.0f} {'above' if over > 0 else 'below'} it.")
    lines += [f"And then: {full_stop(one['freedom'])}"] if one["freedom"] else []
    return Says(f"Enough is about {line.month:,.0f} a month", tuple(lines),
                question="Which decision would look different with three more months put by?")


def what_it_changes(context: pd.DataFrame, norm: pd.DataFrame) -> Says:
    """The advice that follows for asking (`own_way.advice`); the chapter Asking shows the same."""
    from ..methods.ownership.own_way import advice

    if context.empty:
        raise NothingYet("Answer one of the four, and the advice on how to ask here changes with it.")
    found = advice(context.iloc[-1], norm["welcome"].iloc[-1] if len(norm) else "")
    if not found:
        return Says("Nothing to change in how you ask", question="What would somebody say who knows you well?")
    return Says("When you ask for something, this may help", found,
                question="Which of these have you done before, and how did it go?")


def after_the_sting(trigger: pd.DataFrame) -> Says:
    """The newest act not done yet; where there is none, the step from story to facts."""
    if trigger.empty:
        raise NothingYet("Write down one thing that stung. It stays on this page.")
    open_ = trigger[~trigger["done"].astype(bool)]
    if open_.empty:
        return Says("Every act here is done", question="Does it still sting in the same place?")
    one = open_.iloc[-1]
    if not one["facts"]:
        return Says(f"A story so far: {one['what']}", question="What do you know of it for a fact?")
    if not one["act"]:
        return Says(f"The facts, without the story: {full_stop(one['facts'])}",
                    question="What small act do they leave you, without anybody else having to change?")
    return Says(f"One act: {one['act']}", (f"What would “{one['what']}” be, said as a wish?",),
                question="Is it something to ask for? Then it has a place in the chapter Asking.")
