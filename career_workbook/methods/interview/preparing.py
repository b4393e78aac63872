"""Preparing a talk: which one is next, what matters in it, which stories to bring, how much of a conversation it bears.

Pure, on the frames of the chapter interview; its words and its pictures share them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...findings import Says
from ..entries import entries
from ..kept import kept
from ..wording import count, full_stop, listed, percent, sentence
from .cover import Cover, cover

if TYPE_CHECKING:
    import pandas as pd

#: What a trouble is taken to cost them (0 to 10) where the person has not said.
MIDDLING = 5.0
#: Below this chance of being real a trouble wants a question before it wants a story or a skill.
DOUBTFUL = 0.5
#: How much room a talk leaves by each of its three sides: 0 little, 1 some, 2 plenty; what is not known leaves some.
ROOM = {"level": {"first": 0, "some": 1, "senior": 2}, "across": {"sorter": 0, "panel": 1, "not sure": 1, "owner": 2},
        "manner": {"list": 0, "not sure": 1, "open": 2}}
#: How far to go by that room: what to do, and how it sounds.
STEPS = (
    ("Answer first, and keep your questions for the end",
     "Short answers, a story where one fits. Then: “May I ask what the first half year should bring you?”"),
    ("One question back, and then look",
     "After your first answer: “How is that here?” If they lean in, go on. If they return to their list, so do you."),
    ("Begin with their trouble",
     "Say what you believe is hard for them just now, and ask whether you see it right."))
NARROWS = {
    ("level", "first"): "a first post is mostly asked about", ("level", "some"): "some years give some room",
    ("across", "sorter"): "the problem is not theirs, so they cannot talk about it",
    ("across", "panel"): "several people with a form like to keep to it",
    ("across", "not sure"): "you do not know yet who will be there",
    ("manner", "list"): "everybody is asked the same, which is meant to be fair",
    ("manner", "not sure"): "you do not know yet how they run it"}
#: What to do about a requirement that neither a story nor a skill answers, by its step in `met_by`.
OPEN_STEPS = {"ask": "ask what it is for", "test": "ask whether it is so", "grow": "a skill to grow"}


@kept
def this_talk(opening: pd.DataFrame, today: date) -> str:
    """The key of the talk to prepare: the next that has not ended, else one without a day, else the last. Or ""."""
    import pandas as pd

    now = pd.Timestamp(today)
    going = [(on, key) for key, on, ended in entries(opening, "key", "on", "ended") if not ended]
    to_come = sorted((one for one in going if one[0] >= now), key=_day)
    undated = [one for one in going if one[0] is pd.NaT]
    gone = sorted((one for one in going if one[0] < now), key=_day)
    return next((key for _, key in (*to_come, *undated, *gone[-1:])), "")


@kept
def of_this_talk(frame: pd.DataFrame, opening: pd.DataFrame, today: date) -> pd.DataFrame:
    """The entries that belong to the talk to prepare: to it by name, or to no talk that is still there."""
    others = {*opening.index} - {this_talk(opening, today)}
    here = [n for n, (of,) in enumerate(entries(frame, "opening")) if of not in others]
    return frame if len(here) == len(frame) else frame.iloc[here]


def _day(talk: tuple[pd.Timestamp, str]) -> pd.Timestamp:
    return talk[0]


def weights(pain: pd.DataFrame) -> pd.Series:
    """How much a trouble matters in the talk, 0 to 10: how likely it is, times what it costs them. Index of `pain`."""
    return pain["sure"].fillna(DOUBTFUL) * pain["hurts"].fillna(MIDDLING)


@kept
def troubles(pain: pd.DataFrame, opening: pd.DataFrame, today: date) -> pd.DataFrame:
    """The troubles of this talk that have not turned out to be none, the weightiest first."""
    here = of_this_talk(pain, opening, today)
    here = here[here["turned_out"] != "no"]
    return here.loc[weights(here).sort_values(ascending=False, kind="stable").index]


def what_matters(pain: pd.DataFrame, requirement: pd.DataFrame) -> pd.Index:
    """The troubles that deserve a story: likely ones, and those behind a must of their list; all, where none is."""
    musts = requirement.loc[requirement["weight"] == "must", "pain"]
    likely = ~(pain["sure"] < DOUBTFUL) | pain.index.isin(musts)
    return pain.index[likely] if likely.any() else pain.index


def stories(pain: pd.DataFrame, story: pd.DataFrame, shown: Sequence[float]) -> Cover:
    """The fewest stories that meet every trouble of `pain` that any story meets; of equally many, the best shown.

    `shown`: how well the work behind each story is shown, 0 to 1, in the order of `story`. A story costs 1, less a
    little for it; all these together are less than one story, so they never outweigh one.
    """
    least = 1 / (len(story) + 1)
    return cover(pain.index, list(story["pains"]), [1 - least * value for value in shown])


def without_story(pain: pd.Series) -> str:
    """What to do about a trouble no story meets: find out whether it is there, or see what it would take."""
    likely = not pain["sure"] < DOUBTFUL
    return f"No story yet for: {full_stop(pain['what'])} " + (
        "It seems real enough: which skill would you need? It could grow in the vine." if likely else
        f"You put it at {percent(pain['sure'])}, so bring a question first.")


def how_good(best: Cover, among: int) -> str:
    """How good a choice is that was made without trying every one, in words: `cover`'s bound, and a lower one."""
    # The costs differ from 1 by less than one in `among` + 1, which the bound on their sum allows for.
    worst = math.ceil(10 * best.at_most * (among + 1) / among) / 10
    return (f"With {among} stories not every choice can be tried, so this is a good one and perhaps not the best: no "
            f"choice does it with fewer than {math.ceil(best.at_least - 1e-9)}, and at worst this one takes "
            f"{worst:g} times as many as needed.")


@kept
def met_by(requirement: pd.DataFrame, pain: pd.DataFrame, story: pd.DataFrame, skill: pd.DataFrame) -> pd.DataFrame:
    """What answers each requirement, with its index: columns `step`, `trouble`, `name` (text).

    `step`: "story" where a story meets the trouble behind it, "skill" where the person picked one, "grow" where only
    the trouble is known, "test" where it is doubtful, "ask" where not even that. `trouble` and `name` (of the story
    or skill) may be empty.
    """
    import pandas as pd

    of_pain: dict[str, str] = {}
    for name, keys in entries(story, "name", "pains"):
        for key in keys:
            of_pain.setdefault(key, name)
    names, known = skill["name"].to_dict(), {key: one for key, *one in entries(pain, "key", "what", "sure")}
    found = []
    for trouble, has in entries(requirement, "pain", "skill"):
        behind, sure = known.get(trouble, ("", 0.0))
        step, name = ("story", of_pain[trouble]) if behind and trouble in of_pain else \
            ("skill", names[has]) if has in names else \
            ("ask" if not behind else "test" if sure < DOUBTFUL else "grow", "")
        found.append((step, behind, name))
    return pd.DataFrame(found, index=requirement.index, columns=["step", "trouble", "name"], dtype="str")


def room(level: str, across: str, manner: str) -> tuple[int, tuple[str, ...]]:
    """How much of a conversation a talk bears, 0 to 2, and which of its three sides narrow it to that.

    The narrowest side decides: whoever would love to talk cannot, behind a form that is the same for everybody.
    """
    each = {"level": ROOM["level"][level], "across": ROOM["across"][across], "manner": ROOM["manner"][manner]}
    least = min(each.values())
    return least, tuple(side for side, value in each.items() if value == least < 2)


def how_far(check: pd.Series) -> Says:
    """How far to turn one interview into a conversation, by the `room` it leaves; its sign to stop and its way back."""
    bears, narrow = room(check["level"], check["across"], check["manner"])
    head, how = STEPS[bears]
    why = "; ".join(NARROWS[side, check[side]] for side in narrow)
    return Says(head, (
        how, f"Why not further: {why}." if narrow else "Nothing you know of speaks against it.",
        f"The sign that they would rather not: {full_stop(check['sign'])}" if check["sign"] else
        "What would show you that they would rather keep to their list? Write it down now.",
        f"Then you will {full_stop(check['fallback'])}" if check["fallback"] else
        "And what will you do then? A talk that stays an interview can still go well."),
        question="What would be your first sentence?")


def decision(points: pd.DataFrame) -> Says:
    """What was expected beside what was learned: what moved, which musts are open, and a question; never a verdict."""
    import pandas as pd

    rows = [(*one, one[-1] == one[-1] or one[-2] != "") for one in
            entries(points, "about", "must", "before", "expect", "learned", "after")]
    poor = [about for about, must, *_, after, _ in rows if must and after < 0]
    unknown = [about for about, must, *_, known in rows if must and not known]
    better = [about for about, _, before, *_, after, _ in rows if after - before >= 2]
    worse = [about for about, _, before, *_, after, _ in rows if after - before <= -2]
    lines = [f"{way}: {full_stop(listed(which[:4]))}" for way, which in (
        ("Better than you expected", better), ("Not as good as you expected", worse)) if which]
    lines += [f"A must, not known yet: {full_stop(text)}" for text in unknown[:4]]
    told = sum(known for *_, known in rows)
    if poor:
        head = f"One must is not good enough so far: {poor[0]}"
        asks = "What would have to change, and whom could you ask for it?"
    elif told == len(rows):
        head = "You know what you wanted to know"
        asks = "Picture an ordinary Tuesday there, and one where you are now. What would you miss of each?"
    else:
        head = (f"{told} of {len(points)} things {'is' if told == 1 else 'are'} known" if told else
                sentence(count(len(points), "thing", "things")) + " to find out before you decide")
        asks = "Which of the open ones would change your answer? Ask about that one."
    table = pd.DataFrame([(about + " (a must)" * must, expect, learned if known else "not yet")
                          for about, must, _, expect, learned, _, known in rows],
                         columns=["To know", "Expected", "Learned"])
    return Says(head, tuple(lines), table.head(20), asks)
