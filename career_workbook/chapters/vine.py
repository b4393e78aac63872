"""The vine: skills, the hours put into them, and what grew from it.

The records a person fills in and the results told in words. The pictures' arithmetic lives in pure modules
that only this chapter knows, loaded when first asked for (a form must not wait for pandas): `hours` (the log over
time), `growth` (branches, vigour, levels), `curve` (levels and more hours), `plan` (what to learn first) and
`noticing` (what is worth a question).
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from ..fields import number
from ..methods.entries import entries
from ..methods.wording import as_hours, listed, long_day, month, percent
from ..records import (
    Control,
    Day,
    Estimate,
    Guess,
    Hours,
    Level,
    Line,
    Record,
    Ref,
    Refs,
    question,
    shown_to,
)
from . import NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd

FIRST_STEP = "Name one skill and the hours a month it gets, from memory. Two minutes, and the first picture is yours."

#: What a level means, wherever one is asked for.
SCALE = "0: never tried, 10: others learn it from you"
WeekHours = Annotated[float, BeforeValidator(number), Field(gt=0, le=60),
                      Control("hours", "Please give hours a week above 0 and up to 60, such as 2:30.", 0, 60, 0.5, "h")]
#: More for one skill is a slip of the keys too.
MOST_HOURS = 100_000
#: More in a month is a slip of the keys; it has some 450 waking hours.
MonthHours = Annotated[float, BeforeValidator(number), Field(ge=0, le=400),
                       Control("number", "Please give hours a month, from 0 to 400.", 0, 400)]


def _not_before(end: Any, info: ValidationInfo) -> Any:
    start = info.data.get("start")
    if end and start and end < start:
        raise ValueError(f"This ends before it starts ({long_day(start)}). Please correct one of the two days.")
    return end


class Skill(Record, kind="skill", chapter="vine", noun=("skill", "skills"), named_by="name"):
    """Something you can do, or want to be able to do."""

    name: Line = question("Skill", audience="coach", example="Leading a handover")
    monthly: MonthHours | None = question("Hours a month, from memory", None, audience="coach", example="6",
                                      hint="a rough guess is enough for a first picture")
    since: Day | None = question("Since", None, audience="coach", hint="when those months began; roughly")
    branch: Line = question("Branch", "", audience="coach", hint="the field it belongs to; empty: a branch of its own",
                            example="Working with people")
    nature: Literal["soft", "hard"] = question(
        "Soft or hard?", "soft", audience="coach", hint="soft: with people and yourself, hard: with tools and facts",
        choices={"soft": "Soft", "hard": "Hard"})
    level: Level | None = question("Level now", None, audience="coach", hint=SCALE, later=True)
    target: Level | None = question("Level you want", None, audience="coach", later=True)
    hours_needed: Guess | None = question("Hours to get there, in all", None, audience="coach",
                                          hint="counting those already in your log",
                                          example="20, 35, 80", later=True)
    worth: Level | None = question("How much more would your work be worth?", None, audience="coach",
                                   hint="0: nobody would notice, 10: it would change everything", later=True)
    after: Refs["Skill"] = question("What has to come first", (), audience="coach",
                                    hint="only what you truly cannot do without", later=True)
    stays: Literal["all", "some", "none", ""] = question(
        "What stays if the employer or the specialty changes?", "", audience="coach", later=True,
        choices={"all": "All of it", "some": "Some of it", "none": "Hardly any", "": "Not thought about yet"})
    stage: Ref["Stage"] = question("Which step of the work does it improve?", "", audience="coach", later=True,
                                   hint="the steps come from the chapter Value")

    @field_validator("hours_needed")
    @classmethod
    def _hours_not_negative(cls, guess: Estimate | None) -> Estimate | None:
        if guess is not None and guess.low < 0:
            raise ValueError("Hours cannot be fewer than none. Please start from 0 or more.")
        if guess is not None and guess.high > MOST_HOURS:
            raise ValueError(f"Please give hours up to {MOST_HOURS:,}; a working life has fewer.")
        return guess


class Investment(Record, kind="investment", chapter="vine", noun=("entry", "entries"), named_by="on",
                 known_as="time put in"):
    """Time put into one skill on one day."""

    on: Day = question("Day", audience="coach")
    skill: Ref["Skill"] = question("Skill", audience="coach")
    hours: Hours = question("Hours", audience="coach", hint="1.5 or 1:30", example="0:45")
    what: Line = question("What you did", "", audience="coach", example="Let a new nurse lead the handover")
    ease: Literal["easy", "stretch", "too hard"] = question(
        "How was it?", "stretch", audience="coach",
        choices={"easy": "Easy", "stretch": "A stretch", "too hard": "Too hard"})


class SkillLevel(Record, kind="skill_level", chapter="vine", noun=("level", "levels"), named_by="on"):
    """How good you were at a skill on a given day, and how you know."""

    on: Day = question("Day", audience="coach")
    skill: Ref["Skill"] = question("Skill", audience="coach")
    level: Level = question("Level", audience="coach", hint=SCALE)
    how: Line = question("How do you know?", "", audience="coach",
                         example="Ran the query for the ward report without help")


class Intention(Record, kind="intention", chapter="vine", many=False, noun=("intention", "intentions")):
    """What you mean to put in, and in which order."""

    weekly_hours: WeekHours | None = question("Hours a week you mean to give", None, audience="coach", example="3",
                                              hint="what an ordinary week can bear, not the best one")
    why: Line = question("What for?", "", audience="coach", example="So that I can stop working nights")
    order: Refs["Skill"] = question("The order you would learn them in", (), audience="coach", later=True,
                                    hint="tick them in that order; the first one ticked comes first")


class Pause(Record, kind="pause", chapter="vine", noun=("pause", "pauses"), named_by="start"):
    """A time in which other things came first. It never counts against you."""

    start: Day = question("From", audience="coach", past=True)
    end: Day | None = question("Until", None, audience="coach", hint="empty: it is still going on")
    what: Line = question("What for", "", hint="leave, illness, care; stays with you", example="Parental leave")

    _end = field_validator("end")(_not_before)


class Why(Record, kind="why", chapter="vine", noun=("reason", "reasons"), named_by="skill"):
    """Why this skill: asked again of every answer, until one surprises you."""

    skill: Ref["Skill"] = question("Skill")
    because1: Line = question("Why learn it?", "", example="Because every report waits for one colleague who can")
    because2: Line = question("And why does that matter?", "", example="So that I can show what I see")
    because3: Line = question("And why that?", "", example="Nobody believes what I notice until there is a number")
    because4: Line = question("And what is behind that?", "", example="I want to be asked before things are decided")
    because5: Line = question("And behind that?", "", hint="stop as soon as an answer surprises you")
    root: Literal["earn", "security", "freedom", "own goals", "joy", ""] = question(
        "What lies at the root?", "",
        choices={"earn": "Earning more", "security": "Security", "freedom": "Freedom", "own goals": "Goals of my own",
                 "joy": "Joy", "": "I do not know yet"})


class NextBranch(Record, kind="next_branch", chapter="vine", noun=("possible branch", "possible branches"),
                 named_by="name"):
    """Where the vine could grow next. Three or four are plenty."""

    name: Line = question("What could grow next?", audience="coach", example="Teaching handovers in other hospitals")
    direction: Literal["sideways", "deeper", "lead", "switch"] = question(
        "Which way?", audience="coach",
        choices={"sideways": "Sideways: the same craft in another place", "deeper": "Deeper: more of the same",
                 "lead": "Lead: through other people", "switch": "Switch: something else"})
    branch: Line = question("Which branch does it grow from?", "", audience="coach", example="Working with people")
    first_step: Line = question("The smallest first step", "", audience="coach",
                                example="Ask whoever runs it in the north wing for an hour")


class Job(Record, kind="job", chapter="vine", noun=("job", "jobs"), named_by="title"):
    """A title you carried, from when to when."""

    title: Line = question("Title", audience="coach", example="Ward nurse")
    employer: Line = question("Where", "", audience="coach", example="City hospital, surgical ward")
    start: Day = question("From", audience="coach", past=True)
    end: Day | None = question("Until", None, audience="coach", hint="empty: it is the present one")

    _end = field_validator("end")(_not_before)


@shown_to("coach")
def hours_summary(skill: pd.DataFrame, investment: pd.DataFrame, intention: pd.DataFrame, pause: pd.DataFrame, *,
                  today: date) -> Says:
    """The hours in words: how many, over how many branches, and the last quarter beside the intention."""
    from ..methods.vine import growth, hours

    if investment.empty:
        remembered = hours.hours_from_memory(skill, today)
        if remembered.empty:
            raise NothingYet(FIRST_STEP)
        return Says(f"About {as_hours(remembered.iloc[-1].sum())}, from memory",
                    (f"The largest part is “{remembered.columns[0]}”.",) if len(remembered.columns) > 1 else (),
                    question="What did you do for it last week? One line in the log, and the guess becomes a record.")
    whole = hours.with_memory(investment, skill, today)
    so_far, weeks = hours.cumulative_hours(whole, skill, today), hours.weekly_hours(investment, today)
    total, lines = so_far.iloc[-1], []
    if whole is not investment:
        lines.append(f"Your log holds {as_hours(weeks.sum())} of them; what was before it began is from memory.")
    if len(total) > 1:
        lines.append(f"The largest part, {percent(total.iloc[0] / total.sum())}, went into “{total.index[0]}”.")
        lines.append(f"They spread over {len(total)} branches, as if evenly over {growth.hill_numbers(total)[1]:.1f}.")
    # The week that is still going on would only look like a weak one, and so would those to come.
    ended = weeks[:str(today - timedelta(days=7))]
    kept = ended.drop(hours.resting_weeks(pause, today), errors="ignore").tail(13)
    if len(kept) > 1:
        meant = intention["weekly_hours"].dropna()
        beside = f" You meant {as_hours(meant.iloc[-1])}." if len(meant) else ""
        ends = kept.index[-1].date() + timedelta(days=6)
        until = f", up to {month(ends)}," if today - ends > timedelta(days=31) else ""
        lines.append(f"Over the last {len(kept)} weeks{until} it was {as_hours(kept.mean())} a week, pauses left out."
                     f"{beside}")
    span = f"since {month(hours.began(investment, skill, today))}" if len(so_far) > 8 else "so far"
    return Says(f"{as_hours(total.sum())} put into yourself {span}", tuple(lines),
                question="Which of these hours would you not give back?")


@shown_to("coach")
def next_skill(skill: pd.DataFrame, intention: pd.DataFrame, investment: pd.DataFrame) -> Says:
    """Which skill to learn first, in words (method: `sequencing`)."""
    from ..methods.vine.plan import learning_order, told

    order = learning_order(skill, intention, investment)
    names = [f"“{order.names[key]}”" for key in order.ahead()]
    head = names[0] if len(names) == 1 else f"{listed(names, 'or')}, too close to call"
    return Says(f"Next, if your guesses hold: {head}", tuple(told(order)),
                question="What would its first hour be, and on which day this week?")


@shown_to("coach")
def what_stays(skill: pd.DataFrame, investment: pd.DataFrame) -> Says:
    """What would stay if the employer or the specialty changed: by hours, or by skills before there is a log."""
    import pandas as pd

    from ..methods.vine import hours

    if skill.empty:
        raise NothingYet("Name a skill, and say what would stay of it if the employer or the specialty changed.")
    told = skill[(skill["stays"] != "").to_numpy()]
    if told.empty:
        raise TooLittle("Say of one skill what would stay if the employer or the specialty changed.")
    weight = hours.spent_hours(investment, told)
    counted = "hours" if weight.sum() else "skills"
    weight = pd.Series(weight if weight.sum() else 1.0, index=told.index)
    by = weight.groupby(told["stays"]).sum() / weight.sum()
    lines = []
    for nature in ("soft", "hard"):
        mine = weight[(told["nature"] == nature).to_numpy()]
        if mine.sum():
            stays = mine[(told.loc[mine.index, "stays"] == "all").to_numpy()].sum() / mine.sum()
            lines.append(f"Of the {counted} that are {nature}, {percent(stays)} would.")
    if len(told) < len(skill):
        lines.append(f"Counted over {len(told)} of your {len(skill)} skills; of the rest nothing is said yet.")
    words = dict(Skill.questions()["stays"].choices)
    table = pd.DataFrame([{"Stays": words[kept], "Share": percent(by[kept]),
                           "Skills": ", ".join(told["name"][(told["stays"] == kept).to_numpy()])}
                          for kept in ("all", "some", "none") if kept in by.index])
    whole = percent(by.get("all", 0.0))
    return Says(f"{whole} of your {counted} would stay whole, wherever you go", tuple(lines), table,
                "Which of these would you unpack first in a new place?")


def roots_of_why(why: pd.DataFrame, skill: pd.DataFrame) -> Says:
    """Where the whys end: how many skills each root feeds, and the last answer given for each skill."""
    import pandas as pd

    if why.empty:
        raise NothingYet("Take one skill and ask why, until an answer surprises you. Three minutes.")
    words, names = dict(Why.questions()["root"].choices), dict(entries(skill, "key", "name"))
    every = entries(why, "skill", "root", *(f"because{n}" for n in range(1, 6)))
    table = pd.DataFrame([(names.get(of, "A skill no longer listed"), next(filter(None, reversed(because)), ""),
                           words[root]) for of, root, *because in every], columns=["Skill", "Comes down to", "Root"])
    roots = Counter(root for _, root, *_ in every if root)
    if not roots:
        return Says("Your whys, so far without a root", (), table, "Which of these answers surprised you?")
    whole, top = roots.total(), max(roots.values())
    most = [words[root].lower() for root, n in roots.items() if n == top]
    shares = tuple(f"{words[root]}: {percent(n / whole)}" for root, n in roots.most_common()) if whole > 1 else ()
    often = "most often " if top < whole and len(most) < len(roots) else ""
    return Says(f"Your whys {often}end in {listed(most)}", shares, table,
                "Is there a skill here whose why is not really yours?")


@shown_to("coach")
def gentle_question(skill: pd.DataFrame, investment: pd.DataFrame, impact: pd.DataFrame, pause: pd.DataFrame,
                    next_branch: pd.DataFrame, *, today: date) -> Says:
    """One thing worth noticing, and a question about it; another one next week."""
    from ..methods.vine.noticing import noticed

    if skill.empty:
        raise NothingYet("Name one skill, and there will be something to ask about.")
    found = noticed(skill, investment, impact, pause, next_branch, today)
    return found[today.isocalendar().week % len(found)]
