"""Pictures of the chapter interview: troubles and stories, their list, a talk turn by turn, expected and learned."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..methods import evidence
from ..methods.entries import entries
from ..methods.interview import dialogue, preparing
from ..methods.wording import count, full_stop, percent, sentence, signed
from .pen import CURVE, MOVE
from .rows import MOST_ROWS, labelled
from .style import INK, PAPER, QUIET, SIZES, VINE, WARN, Plane, nice, spread, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Troubles and stories a map shows, the weightiest ones and the stories that meet them; and lines of a list.
MOST_PAINS, MOST_STORIES, MOST_LINES = 12, 12, 24


def conversation_map(fig: Figure, pain: pd.DataFrame, story: pd.DataFrame, question_to_ask: pd.DataFrame,
                     requirement: pd.DataFrame, impact: pd.DataFrame, opening: pd.DataFrame, *,
                     today: date) -> Finding:
    """Their troubles at the left, the stories that meet them at the right; what no story meets wants a question."""
    here = preparing.troubles(pain, opening, today)
    if here.empty:
        raise NothingYet("Write down one thing they may be struggling with, and how likely you think that is.")
    matter = here.loc[preparing.what_matters(here, preparing.of_this_talk(requirement, opening, today))]
    best = preparing.stories(matter, story, [evidence.of(impact, keys, today) for keys in story["evidence"]])
    bring = [story.index[j] for j in best.chosen]
    met = {key for keys in story["pains"] for key in keys}
    shown = here.head(MOST_PAINS)
    rows = {key: row + 0.42 for row, key in enumerate(shown.index)}
    told = _stories_shown(story, bring, rows)
    plane = _two_sides(fig, list(shown["what"]), [story.at[key, "name"] for key in told])
    places = dict(zip(told, spread([np.mean([rows[key] for key in story.at[one, "pains"] if key in rows])
                                    for one in told], 1.0, 0.42, plane.y0 - 0.58), strict=True))
    for one in sorted(told, key=lambda key: key in bring):
        for key in story.at[one, "pains"]:
            if key in rows:
                _strand(plane, rows[key], places[one], one in bring)
    asked = set(question_to_ask["pain"])
    weights = preparing.weights(shown)
    for key, sure in entries(shown, "key", "sure"):
        y, colour = rows[key], VINE if key in met else WARN
        plane.dots(0, y, colour, 6 + 0.9 * weights[key])
        if key not in met:
            plane.dots(0, y, PAPER, 2.5 + 0.9 * weights[key])
            plane.text(0, y, "a question" if sure < preparing.DOUBTFUL else "no story yet", dx=12, size="small",
                       alpha=0.85)
        below = f"{percent(sure)}{', question ready' if key in asked else ''}"
        plane.text(0, y, below, ha="right", dx=-12, dy=-11, size="small", alpha=0.7)
    for one in told:
        y, name, then = places[one], story.at[one, "name"], story.at[one, "so_for_you"]
        plane.dots(1, y, VINE if one in bring else QUIET, 9)
        limit, bold = (fig.get_size_inches()[0] * 72 - plane.right - 14) / 0.53, one in bring
        plane.text(1, y, words(name, int((0.88 if bold else 1) * limit / SIZES["body"])), dx=12,
                   weight=600 if bold else 400)
        plane.text(1, y, words(f"so for you {then or '…'}", int(limit / SIZES["small"])), dx=12, dy=-11, size="small",
                   alpha=0.7)
    left = [key for key in here.index if key not in met]
    return Finding(_map_title(len(here), len(left), len(bring)), _map_told(here, story, left, bring))


def _stories_shown(story: pd.DataFrame, bring: list[str], rows: dict[str, float]) -> list[str]:
    """The stories a map has room for, those to bring first, in the order of the troubles they meet."""
    reach = {key: [rows[p] for p in keys if p in rows] for key, keys in story["pains"].items()}
    there = [*(key for key in bring if reach[key]), *(key for key in story.index if reach[key] and key not in bring)]
    return sorted(there[:MOST_STORIES], key=lambda key: np.mean(reach[key]))


def _two_sides(fig: Figure, left: list[str], right: list[str]) -> Plane:
    """A plane from 0 (their side) to 1 (the person's), a row each, with the troubles written at its left."""
    width = fig.get_size_inches()[0]
    rows = max(len(left), len(right), 2)
    fig.set_size_inches(width, (rows * 30 + 30) / 72)
    most, heading = 0.41 * width * 72 - 16, "what may trouble them"
    named = [words(text, int(most / SIZES["body"] / 0.53)) for text in left]
    needed = max(text_width(heading, SIZES["body"]), *(text_width(text, SIZES["body"]) for text in named))
    plane = Plane(fig, (0, 1), (rows, 0), left=min(needed, most) + 18, right=0.36 * 72 * width if right else 90, top=26,
                  bottom=4)
    for row, text in enumerate(named):
        plane.text(0, row + 0.42, text, ha="right", dx=-12)
    plane.text(0, 0, heading, ha="right", dx=-12, dy=10, size="small", weight=600, alpha=0.85)
    if right:
        plane.text(1, 0, "what you bring", dx=12, dy=10, size="small", weight=600, alpha=0.85)
    return plane


def _strand(plane: Plane, start: float, end: float, chosen: bool) -> None:
    x0, x1 = float(plane.px(0)) + 6, float(plane.px(1)) - 6
    y0, y1, bend = float(plane.py(start)), float(plane.py(end)), (x1 - x0) * 0.5
    plane.path([(x0, y0), (x0 + bend, y0), (x1 - bend, y1), (x1, y1)], [MOVE, CURVE, CURVE, CURVE],
               stroke=VINE if chosen else QUIET, width=2.4 if chosen else 1.1, alpha=0.75 if chosen else 0.6)


def _map_title(many: int, left: int, bring: int) -> str:
    if many == 1:
        return "Their trouble has a story" if not left else "One trouble to ask about"
    if left == many:
        return f"{sentence(count(many, 'trouble', 'troubles'))} to ask about, and no story for them yet"
    if not bring:
        return f"What matters most has no story yet: {count(left, 'trouble', 'troubles')} to ask about"
    have = f"{sentence(count(bring, 'story carries', 'stories carry'))} the talk"
    return have if not left else f"{have}; {count(left, 'trouble wants', 'troubles want')} something else"


def _map_told(here: pd.DataFrame, story: pd.DataFrame, left: list[str], bring: list[str]) -> str:
    first = [f"{story.at[key, 'name']} (for {sum(p in here.index for p in story.at[key, 'pains'])})" for key in bring]
    stories = f"Stories to bring: {', '.join(first[:4])}. " if first else ""
    open_ = f"Without a story: {full_stop(', '.join(here.loc[left[:4], 'what']))} " if left else ""
    return f"Their troubles, the weightiest on top, joined to the stories that meet them. {stories}{open_}".strip()


def behind_the_list(fig: Figure, requirement: pd.DataFrame, pain: pd.DataFrame, story: pd.DataFrame,
                    skill: pd.DataFrame, opening: pd.DataFrame, *, today: date) -> Finding:
    """Each line of their list, how far it leads: to a trouble behind it, and from there to what meets it."""
    here = preparing.of_this_talk(requirement, opening, today)
    if here.empty:
        raise NothingYet("Copy one line of their list, and say what trouble may have put it there.")
    ways = preparing.met_by(here, pain, story, skill)
    rank = ways["step"].map({"story": 0, "skill": 1, "grow": 2, "test": 2, "ask": 3}) + 0.5 * (here["weight"] != "must")
    shown = here.loc[rank.sort_values(kind="stable").index]
    cut = shown.tail(MOST_LINES)
    plane = labelled(fig, list(cut["what"]), (0, 2), top=26, bottom=4, right=150,
                     height=0.36, limit=34)
    for place, word in enumerate(("on the list", "a trouble behind it", "what you bring")):
        plane.text(place, 0, word, ha="center" if place == 1 else "left", dx=(-4, 0, 12)[place], dy=12, size="small",
                   weight=600, alpha=0.85)
    room = int((plane.right - plane.left - 12) / SIZES["small"] / 0.53)
    for row, (weight, (step, behind, name)) in enumerate(zip(
            cut["weight"], entries(ways.loc[cut.index], "step", "trouble", "name"), strict=True)):
        y, done = row + 0.5, step in ("story", "skill")
        colour = VINE if done else WARN
        plane.line([0, 2 if done else 1 if behind else 0], [y, y], colour, 2.2, alpha=0.55)
        plane.dots(0, y, INK, 8 if weight == "must" else 4.5)
        if behind:
            plane.dots(1, y, colour, 7)
            plane.text(1, y, words(behind, room), ha="center", dy=9, size="small", alpha=0.8)
        if done:
            plane.dots(2, y, colour, 9)
        told = words(name, 27) if done else preparing.OPEN_STEPS[step]
        plane.text(2 if done else 1 if behind else 0, y, told, dx=12,
                   dy=-2 if behind and not done else 0, size="small", weight=600 if step == "story" else 400)
    by = Counter(ways["step"])
    done = by["story"] + by["skill"]
    some = f"{done} of {len(here)} lines on their list" if len(here) > 1 else "This line of their list"
    title = (f"{some} {'has' if done == 1 else 'have'} an answer from your work" if done or len(here) > 1 else
             "What would happen there if nobody could do this?")
    asks = list(here.loc[ways["step"] == "ask", "what"])
    return Finding(title, f"Lines of their list; a large dot is a must. Met by a story {by['story']}, by a skill "
                          f"{by['skill']}; a trouble known but no story {len(here) - done - by['ask']}; no trouble "
                          f"known {by['ask']}"
                          + (f", such as {full_stop(words(asks[0], 60))}" if asks else "."))


def turn_by_turn(fig: Figure, conversation: pd.DataFrame) -> Finding:
    """One conversation, its turns side by side as wide as they are long: the person's above, theirs below."""
    if conversation.empty:
        raise NothingYet("Note a few turns of a rehearsal or a talk, such as “They: …” and “Me: …”.")
    one = conversation.sort_values("on", kind="stable").iloc[-1]
    read = dialogue.parse(one["text"])
    missing = dialogue.what_is_missing(read, one["me"])
    if missing:
        raise TooLittle(missing)
    found = dialogue.parity(read.turns, one["me"])
    mine = np.array([dialogue.is_me(turn.speaker, one["me"]) for turn in read.turns])
    ends = np.cumsum([max(1, dialogue.words(turn.text)) for turn in read.turns])
    starts = np.r_[0, ends[:-1]]
    asks = np.array([dialogue.questions(turn.text) for turn in read.turns])
    width = fig.get_size_inches()[0]
    fig.set_size_inches(width, 2.3)
    plane = Plane(fig, (0, float(ends[-1])), (-1, 1), left=64, right=20, top=14, bottom=34)
    plane.line([0, ends[-1]], [0, 0], INK, 0.9, alpha=0.55)
    plane.ticks_x("words, as they were said", ticks=[t for t in nice(0, float(ends[-1])) if t == int(t)])
    for side, label, colour, part in ((1, "you", VINE, found.mine), (-1, "they", QUIET, found.theirs)):
        which = mine == (side > 0)
        plane.boxes(starts[which], ends[which], 0, side * 0.55, colour, gap=1.2, alpha=0.85)
        plane.text(0, side * 0.4, label, ha="right", dx=-8, weight=600)
        plane.text(0, side * 0.4, f"{part.words:,} words", ha="right", dx=-8, dy=-11, size="small", alpha=0.75)
        at = np.flatnonzero(which & (asks > 0))
        room = (plane.right - plane.left) / ends[-1]
        for turn in at if len(at) <= 60 else ():
            # A mark for each question, as many as fit above its turn.
            marks = "?" * int(min(asks[turn], max(1, (ends[turn] - starts[turn]) * room // 7)))
            plane.text((starts[turn] + ends[turn]) / 2, side * 0.76, marks, ha="center", size="lead", weight=600,
                       colour=colour if side > 0 else INK)
        if len(at) > 60:
            plane.dots((starts[at] + ends[at]) / 2, np.full(len(at), side * 0.7), colour, 2.5)
    head, lines = dialogue.in_words(read, one["me"])
    return Finding(f"{words(one['title'], 50)}: {head[:1].lower()}{head[1:]}",
                   f"Turns in order, yours above the line and theirs below, as wide as they have words. "
                   f"{lines[0]} Questions: yours {found.mine.questions}, theirs {found.theirs.questions}.")


def expected_and_learned(fig: Figure, finding_out: pd.DataFrame, opening: pd.DataFrame, *, today: date) -> Finding:
    """What each point was expected to be like, and what it turned out to be like, from −5 to +5."""
    here = preparing.of_this_talk(finding_out, opening, today)
    if here.empty:
        raise NothingYet("Write down one thing you want to know about them, and how good you expect it to be.")
    rated = here[here["before"].notna() | here["after"].notna()]
    if rated.empty:
        raise TooLittle("Say for one point how good you expect it to be, from −5 to +5.")
    moved = rated["after"] - rated["before"]
    order = moved.abs().fillna(-1).sort_values(ascending=False, kind="stable").index[:MOST_ROWS]
    shown = rated.loc[order]
    names = [f"{words(about, 31)} (a must)" if must else about for about, must in entries(shown, "about", "must")]
    plane = labelled(fig, names, (-5, 5), right=84, top=8, bottom=36)
    plane.ticks_x("how good that is for you", ticks=(-5, 0, 5), form=signed)
    plane.line([0, 0], [0, plane.y0], INK, 0.8, alpha=0.4)
    for row, (before, after, learned) in enumerate(entries(shown, "before", "after", "learned")):
        y, nearer, told = row + 0.5, after - before, "known, in words" if learned else "still to find out"
        plane.line([-5, 5], [y, y], INK, 0.5, alpha=0.13)
        colour = INK if after != after else WARN if after < 0 else VINE
        if nearer == nearer:
            plane.line([before, after], [y, y], colour, 2.2, alpha=0.55)
        if before == before:
            plane.dots(before, y, colour, 9)
            plane.dots(before, y, PAPER, 5.5)
        if after == after:
            plane.dots(after, y, colour, 9)
        word = told if after != after else "" if before != before else \
            "better" if nearer >= 2 else "less good" if nearer <= -2 else "about so"
        plane.text(5, y, word, dx=10, size="small", alpha=0.85)
    # What was learned in words is known too, as on the card for deciding.
    known = int((here["after"].notna() | (here["learned"] != "")).sum())
    better, worse = int((moved >= 2).sum()), int((moved <= -2).sum())
    title = (f"{sentence(count(len(here), 'thing', 'things'))} to find out" if not known else
             f"{known} of {len(here)} things {'is' if known == 1 else 'are'} known: {better} better than expected, "
             f"{worse} less good" if len(here) > 1 else
             "You know what you wanted to know" + (": better than expected" if better else
                                                   ": less good than expected" if worse else ""))
    most = moved.abs().idxmax() if moved.notna().any() else None
    told = (f" The greatest surprise: {words(rated.at[most, 'about'], 60)}, "
            f"expected {signed(rated.at[most, 'before'])}, now {signed(rated.at[most, 'after'])}."
            if most is not None and moved[most] else "")
    return Finding(title, f"An open dot is what was expected, a full one what was learned.{told}")


