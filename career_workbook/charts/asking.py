"""Pictures of the chapter asking: what was asked and answered, what was guessed, who knows, what stands for what."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet, TooLittle
from ..methods import evidence, forecasts
from ..methods.entries import entries
from ..methods.wording import full_stop, percent
from ..records import shown_to
from .rows import HEADINGS, MOST_ROWS, headings, labelled, stands_behind, strengths
from .style import BRANCHES, INK, PAPER, QUIET, VINE, WARN, Plane, days, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MOST_COLUMNS = 4
_ANSWERS = {"yes": ("yes", VINE), "partly": ("partly", BRANCHES[2]), "later": ("later", BRANCHES[1]),
            "no": ("no", QUIET), "": ("no answer yet", INK)}
_KNOWS = {"knows": ("knows", VINE), "has heard": ("has heard", BRANCHES[1]), "does not know": ("not yet", QUIET)}


@shown_to("coach")
def asks_over_time(fig: Figure, ask: pd.DataFrame, *, today: date) -> Finding:
    """Every request at the day it was asked, with its answer in a word; open ones run on to the day to come back."""
    if ask.empty:
        raise NothingYet("Write down one thing you would like; once you have asked for it, it stands here.")
    when = ask["asked"].fillna(ask["by"])
    ordered = ask.assign(when=when)[when.notna()].sort_values("when", kind="stable").tail(MOST_ROWS)
    if ordered.empty:
        raise TooLittle("Give one request a day: when you asked, or by when you would like it.")
    at, now = days(ordered["when"].to_numpy()), float(days(np.datetime64(today)))
    back = days(ordered["follow_up"].to_numpy())
    first, last = at.min(), np.nanmax([*at, *back, now])
    room = max(20.0, 0.03 * (last - first))
    plane = labelled(fig, list(ordered["what"]), (first - room, last + room), right=82)
    plane.dates_x()
    plane.line([now, now], [0, plane.y0], INK, 0.8, alpha=0.35, dashes=(2, 3))
    for row, (on, outcome) in enumerate(entries(ordered, "asked", "outcome")):
        y, unasked = row + 0.5, on != on
        word, colour = ("not asked yet", INK) if unasked and not outcome else _ANSWERS[outcome]
        plane.line([plane.x0, plane.x1], [y, y], INK, 0.5, alpha=0.12)
        end = at[row]
        if outcome in ("", "later") and back[row] > at[row]:
            end = back[row]
            plane.line([at[row], end], [y, y], colour, 1.4, dashes=(1.5, 2.5))
        plane.dots(at[row], y, colour, 9)
        if word in ("not asked yet", "no answer yet", "no"):
            plane.dots(at[row], y, PAPER, 5.5)
        plane.text(end, y, word, dx=8, size="small", weight=600 if outcome else 400)
    # What has its answer was asked, on whatever day.
    asked = ask.loc[ask["asked"].notna() | (ask["outcome"] != ""), ["what", "outcome"]]
    answers = Counter(asked["outcome"])
    counts = {word: answers[key] for key, (word, _) in _ANSWERS.items()}
    told = ", ".join(f"{word} {n}" for word, n in counts.items() if n)
    title = ("Nothing asked yet: the first request is written down" if asked.empty else
             f"You asked {_times(len(asked))}; {_moved(counts)}" if len(asked) > 1 else
             f"You asked once: “{words(asked['what'].iloc[0], 40)}”")
    return Finding(title, f"Requests by the day they were asked. Answers: {told or 'none yet'}. "
                          f"Not asked yet: {len(ask) - len(asked)}.")


def _moved(counts: dict[str, int]) -> str:
    """What came of several requests; one that waits for its answer has not come to nothing."""
    came = {word: n for key, (word, _) in _ANSWERS.items() if (n := counts[word]) and key}
    if sum(came.values()) < 2:
        return f"the one answer so far: {next(iter(came))}" if came else "no answer is in yet"
    return f"{counts['yes'] + counts['partly']} of {sum(came.values())} answers moved something"


def _times(n: int) -> str:
    return "once" if n == 1 else "twice" if n == 2 else f"{n} times"


def guess_beside_answer(fig: Figure, assumption: pd.DataFrame) -> Finding:
    """Each guess on a line from 0 to 100 %, with a thread to what turned out; from thirty answers in groups instead."""
    if assumption.empty:
        raise NothingYet("Write down one thing you think they think, and how likely that is, before the talk.")
    known = assumption[assumption["came_true"] != ""]
    if len(known) >= forecasts.FOR_ITS_PARTS:
        return _in_groups(fig, known)
    still_open = assumption[assumption["came_true"] == ""]
    came = (known["came_true"] == "yes").astype(float)
    far = (known["chance"] - came).abs()
    order = list(far.sort_values(ascending=False, kind="stable").index[:MOST_ROWS])
    shown = assumption.loc[[*order[:MOST_ROWS - min(len(still_open), 4)], *still_open.index[-4:]]]
    plane = labelled(fig, list(shown["what"]), (0, 1), right=64, bottom=36, height=0.28)
    plane.ticks_x("how likely you thought it was", ticks=(0, 0.25, 0.5, 0.75, 1), form=lambda v: f"{100 * v:.0f} %")
    for row, (guess, answer) in enumerate(entries(shown, "chance", "came_true")):
        y = row + 0.5
        plane.line([0, 1], [y, y], INK, 0.5, alpha=0.15)
        if answer:
            truth = float(answer == "yes")
            colour = WARN if abs(guess - truth) > 0.5 else VINE
            plane.line([guess, truth], [y, y], colour, 2.2, alpha=0.6)
            plane.dots(truth, y, colour, 4)
            plane.dots(guess, y, colour, 9)
        else:
            plane.dots(guess, y, INK, 9)
            plane.dots(guess, y, PAPER, 5.5)
        plane.text(1, y, {"yes": "it was so", "no": "it was not"}.get(answer, "still open"), dx=10,
                   size="small", alpha=0.85)
    if known.empty:
        count = "One guess is" if len(assumption) == 1 else f"{len(assumption)} guesses are"
        return Finding(f"{count} sealed and waiting for an answer",
                       "Each open dot is a guess and how likely you thought it was. Nothing is known about them yet.")
    right, level = int((far < 0.5).sum()), int((far == 0.5).sum())
    title = (f"{right} of {len(known)} guesses leaned the right way" if len(known) > 1 else
             f"Your first answer is in: the guess leaned {'the right way' if right else 'to neither side'}"
             if right or level else "Your first answer is in, and it was a surprise")
    most = known.loc[far.idxmax()]
    was = "it was so" if most["came_true"] == "yes" else "it was not so"
    return Finding(title, f"The longer the thread, the greater the surprise. Greatest: “{words(most['what'], 60)}”, "
                          f"guessed at {percent(most['chance'])}, and {was}. Even guesses: {level}. "
                          f"Still open: {len(still_open)}.")


def _in_groups(fig: Figure, known: pd.DataFrame) -> Finding:
    parts = forecasts.murphy(known["chance"], known["came_true"] == "yes")
    plane = Plane(fig, (0, 1), (0, 1), left=150, right=150, top=20, bottom=40)
    as_percent = {"ticks": (0, 0.25, 0.5, 0.75, 1), "form": lambda v: f"{100 * v:.0f} %"}
    plane.ticks_y("how often it was so", **as_percent)
    plane.ticks_x("how likely you thought it was", **as_percent)
    plane.line([0, 1], [0, 1], QUIET, 1.2, dashes=(3, 3))
    plane.text(1, 1, "as you said", dx=6, size="small", alpha=0.8)
    for guess, came, count in parts.groups:
        plane.dots(guess, came, VINE, 6 + 1.6 * count ** 0.5)
        plane.text(guess, came, f"{count:.0f}", dx=9, dy=-8, size="small", alpha=0.85)
    right, leaned, hoped = forecasts.leaned(known["chance"], known["came_true"] == "yes")
    told = "; ".join(f"{percent(guess)} guessed, {percent(came)} so ({count:.0f})"
                     for guess, came, count in parts.groups)
    return Finding(f"{right} of {leaned} guesses leaned the right way; as sure as you were, it would have been "
                   f"about {hoped}" if leaned else f"{len(known)} guesses, and none of them leaned to either side",
                   f"Guesses in groups, beside how often they were so: {told}. On the dashed line both are the same.")


@shown_to("coach")
def who_knows(fig: Figure, impact: pd.DataFrame, visibility: pd.DataFrame) -> Finding:
    """Pieces of work × the people who should know of them: who knows, who has heard, who does not yet."""
    if impact.empty or visibility.empty:
        raise NothingYet("Choose one piece of work and one person who should know of it.")
    here = visibility[visibility["piece"].isin(impact.index)]
    if here.empty:
        raise TooLittle("The pieces of work chosen here are no longer in the list. Please choose one that is.")
    who = list(here["who"].value_counts(sort=True).index[:MOST_COLUMNS])
    seen = set(here.loc[here["knows"] == "knows", "piece"])
    newest = impact.sort_values("on", ascending=False, kind="stable")
    newest = newest.loc[sorted(newest.index, key=lambda key: key in seen)].iloc[:MOST_ROWS]
    plane = labelled(fig, list(newest["title"]), (0, len(who)), top=HEADINGS, bottom=6, limit=36, height=0.27)
    headings(plane, range(len(who)), who, (plane.right - plane.left) / len(who) - 8)
    table = {(piece, name): knows for piece, name, knows in entries(here, "piece", "who", "knows")}
    for row, key in enumerate(newest.index):
        plane.line([0, len(who)], [row, row], INK, 0.5, alpha=0.15)
        for column, name in enumerate(who):
            if (key, name) in table:
                word, colour = _KNOWS[table[key, name]]
                plane.dots(column, row + 0.5, colour, 8)
                if word != "knows":
                    plane.dots(column, row + 0.5, PAPER, 4.8)
                plane.text(column, row + 0.5, word, dx=9, size="small", alpha=0.9)
    hidden = len(impact) - len(seen)
    title = ("Every piece of work is known to somebody who should know" if not hidden else
             f"{f'{hidden} of {len(impact)} pieces of work' if len(impact) > 1 else 'This piece of work'} "
             f"{'has' if hidden == 1 else 'have'} not reached anybody who should know")
    counts = here["knows"].value_counts()
    return Finding(title, "Pieces of work beside the people who should know of them, the unseen ones on top: "
                   + ", ".join(f"{word} {counts.get(key, 0)}" for key, (word, _) in _KNOWS.items()) + ".")


@shown_to("coach")
def case_page(fig: Figure, criterion: pd.DataFrame, impact: pd.DataFrame, *, today: date) -> Finding:
    """What they look for, and how well the person's work shows it: not yet, thin, fair or strong."""
    if criterion.empty:
        raise NothingYet("Write down one thing they look for in whoever gets the post.")
    strength = evidence.case(criterion, impact, today).sort_values(ascending=False, kind="stable")
    level = strength.map(evidence.word)
    shown = criterion.loc[strength.index[-MOST_ROWS:]]
    titles = [list(impact.loc[impact.index.isin(keys), "title"]) for keys in shown["evidence"]]
    strengths(fig, list(shown["name"]), [level[key] for key in shown.index], [stands_behind(each) for each in titles])
    thin = [str(criterion.loc[key, "name"]) for key, word in level.items() if word in ("none", "thin")]
    title = ("Every criterion has something to show" if not thin else
             f"{len(thin)} of {len(criterion)} criteria could use something to show" if len(criterion) > 1 else
             "This criterion could use something to show")
    told = ", ".join(f"{word.replace('none', 'not yet')} {n}" for word in ("strong", "fair", "thin", "none")
                     if (n := int((level == word).sum())))
    return Finding(title, f"What they look for, by how well your work shows it: {told}."
                          + (f" To begin with: {full_stop(words(thin[-1], 60))}" if thin else ""))
