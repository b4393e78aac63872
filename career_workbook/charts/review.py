"""Pictures of the chapter review: the time since the last one, which pictures moved, promises, and goals."""

from __future__ import annotations

import importlib
import inspect
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import CHAPTERS, Finding, NothingYet, TooLittle, kinds_of, parameters
from ..history import answered, answered_anew, between
from ..methods.review import looking_back
from ..methods.wording import as_hours, count, listed, long_day, sentence
from ..records import shown_to
from .rows import MOST_ROWS, labelled
from .style import BRANCHES, INK, PAPER, QUIET, SIZES, VINE, Plane, days, text_width, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_OUTCOMES = {"done": ("done", VINE), "partly": ("partly", BRANCHES[1]), "not yet": ("not yet", QUIET),
             "": ("not said yet", INK)}
_LEVELS = ("much less", "less", "as expected", "more", "much more")


@shown_to("coach")
def since_last_time(fig: Figure, investment: pd.DataFrame, impact: pd.DataFrame, ask: pd.DataFrame,
                    commitment: pd.DataFrame, changes: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *,
                    today: date) -> Finding:
    """The stretch as lanes over one time line: hours a week, work, requests, promises, and answers that changed."""
    if all(frame.empty for frame in (investment, impact, ask, commitment, changes)):
        raise NothingYet("Write anything in any chapter, and the time since your last review fills up here.")
    span = looking_back.stretch(session, period, today)
    anew, edits = answered(changes), answered_anew(between(changes, span.since, span.until))
    hours = investment[span.holds(investment["on"])]
    dots = {"Pieces of work": impact.loc[span.holds(impact["on"]), "on"],
            "Requests made": ask.loc[span.holds(ask["asked"]), "asked"],
            "Promises due": commitment.loc[span.holds(commitment["by"]), "by"],
            anew: edits["on"]}
    lanes = [name for name, found in dots.items() if len(found)]
    if not lanes and hours.empty:
        raise TooLittle(f"Nothing carries a day {span.told}. Choose a longer stretch, or give an entry its day.")
    labels = (["Hours a week"] if len(hours) else []) + lanes
    first, last = (float(days(np.datetime64(day))) for day in (span.since, span.until))
    plane = labelled(fig, labels, (first, last + max(1.0, 0.02 * (last - first))), right=14, bottom=24, height=0.5)
    plane.dates_x()
    if len(hours):
        _weeks(plane, days(hours["on"].to_numpy()), hours["hours"].to_numpy(), first, last)
    kept = commitment["done"] == "done"
    for row, name in enumerate(labels):
        if name not in dots:
            continue
        at = days(dots[name].to_numpy())
        plane.line([plane.x0, plane.x1], [row + 0.5, row + 0.5], INK, 0.6, alpha=0.2)
        plane.dots(at, row + 0.5, QUIET if name == anew else VINE, 6 if name == anew else 9)
        if name == "Promises due":
            plane.dots(at[~kept[dots[name].index].to_numpy()], row + 0.5, PAPER, 5.5)
        titles = {"Pieces of work": impact["title"], "Requests made": ask["what"]}.get(name)
        if titles is not None and len(at) <= 4:
            _name(plane, at, row + 0.5, [titles[key] for key in dots[name].index])
    told = [as_hours(float(hours["hours"].sum())) + " put into learning" if len(hours) else "",
            *(f"{name.lower()}: {len(found)}" for name, found in dots.items() if len(found))]
    counted = [(count(len(dots[name]), one, many)) for name, one, many in (
        ("Pieces of work", "piece of work", "pieces of work"), ("Requests made", "request", "requests"),
        (anew, *(("changed answer", "changed answers") if "before" in changes else ("answer", "answers"))))
        if len(dots[name])]
    most = listed([as_hours(float(hours["hours"].sum()))] * bool(len(hours)) + counted[:2]) or \
        count(len(dots["Promises due"]), "promise", "promises")
    return Finding(f"{sentence(most)} {span.told}",
                   f"From {long_day(span.since)} to {long_day(span.until)}: {'; '.join(filter(None, told))}."
                   + (" Promises not kept, or not answered yet, are hollow." if "Promises due" in lanes else ""))


def _weeks(plane: Plane, at: np.ndarray, hours: np.ndarray, first: float, last: float) -> None:
    """Bars of hours a week in the first lane, a month or a quarter each where there are too many weeks."""
    width = next(w for w in (7, 28, 91, 364, last - first + 1) if (last - first) / w <= 60)
    weeks = np.bincount(((at - first - 1) // width).astype(int), hours) * 7 / width
    start = first + 1 + width * np.arange(len(weeks))
    top = max(float(weeks.max()), 1.0)
    plane.boxes(start, np.minimum(start + width, last + 1), 0.92, 0.92 - 0.62 * weeks / top, VINE, gap=1.2, alpha=0.8)
    high = int(weeks.argmax())
    label = f"{weeks[high]:.3g} h"
    half = text_width(label, SIZES["small"]) / 2
    middle = min(float(plane.px(start[high] + width / 2)), plane.right - half)
    plane.text(plane.x_at(middle), 0.92 - 0.62 * weeks[high] / top, label, ha="center", dy=7, size="small")


def _name(plane: Plane, at: np.ndarray, y: float, titles: list[str]) -> None:
    """The names of a few dots above them, as far as they do not run into one another."""
    end = -np.inf
    for x, title in sorted(zip(at, titles, strict=True), key=lambda pair: pair[0]):
        label = words(title, 34)
        half = text_width(label, SIZES["small"]) / 2
        middle = float(np.clip(plane.px(x), plane.left + half - 6, plane.right - half + 4))
        if middle - half > end:
            plane.text(x, y, label, ha="center", dx=middle - float(plane.px(x)), dy=12, size="small", alpha=0.9)
            end = middle + half + 6


def pictures_that_moved(fig: Figure, changes: pd.DataFrame, session: pd.DataFrame, period: pd.DataFrame, *,
                        today: date) -> Finding:
    """For each chapter with something new behind its pictures: how many entries and answers, and which pictures.

    For the person alone: that a picture of pay or of leaving has moved would already say something.
    """
    if changes.empty:
        raise NothingYet("Answer something in any chapter, and here you see which pictures are worth another look.")
    span = looking_back.stretch(session, period, today)
    moved = between(changes, span.since, span.until)["of"].value_counts().to_dict()
    found = {}
    for stem in CHAPTERS:
        pictures = {name: set(kinds_of(function)) & moved.keys() for name, function in _pictures(stem).items()}
        behind = set().union(*pictures.values())
        if behind and stem != "review":
            order = sorted((name for name in pictures if pictures[name]),
                           key=lambda name: -sum(moved[kind] for kind in pictures[name]))
            found[stem] = (sum(moved[kind] for kind in behind), [_said(name) for name in order])
    if not found:
        raise TooLittle(f"No picture of another chapter has changed {span.told}.")
    order = sorted(found, key=lambda stem: -found[stem][0])
    plane = labelled(fig, [CHAPTERS[stem].title for stem in order], (0, max(n for n, _ in found.values())), right=40,
                     top=8, bottom=4, height=0.44, baseline=0.36)
    for row, stem in enumerate(order):
        number, names = found[stem]
        plane.boxes(0, number, row + 0.22, row + 0.5, VINE, alpha=0.8)
        plane.text(number, row + 0.36, f"{number:,}", dx=5, size="small", weight=600)
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        plane.text(0, row + 0.74, words(", ".join(names[:3]), 84) + more, size="small", alpha=0.8)
    first = order[0]
    told = "; ".join(f"{CHAPTERS[stem].title} {found[stem][0]:,}" for stem in order)
    head = f"Most has moved in {CHAPTERS[first].title}" if found[first][0] > 1 else \
        f"Something has moved in {CHAPTERS[first].title}"
    return Finding(f"{head}: look again at “{found[first][1][0]}”",
                   f"New entries and changed answers behind the pictures of each chapter {span.told}: {told}.")


def _said(name: str) -> str:
    return sentence(name.replace("_", " ").replace(" i ", " I "))


def _pictures(stem: str) -> dict[str, object]:
    """The charts of a chapter by name; none where it has no pictures."""
    try:
        module: ModuleType = importlib.import_module(f"{__package__}.{stem}")
    except ModuleNotFoundError:
        return {}
    return {name: found for name, found in vars(module).items() if not name.startswith("_")
            and inspect.isfunction(found) and parameters(found)[:1] == ("fig",)
            and found.__module__.rsplit(".", 1)[-1].startswith(stem)}


@shown_to("coach")
def promises_kept(fig: Figure, commitment: pd.DataFrame, *, today: date) -> Finding:
    """Each promise as a line as long as one was sure of it, with what came of it; the latest below."""
    if commitment.empty:
        raise NothingYet("Make one promise at the end of any chapter, with how sure you are of it, and it stands here.")
    come = commitment[(commitment["by"] <= str(today)) | (commitment["done"] != "")]
    shown = (come if len(come) else commitment).sort_values("by", kind="stable", na_position="first").tail(MOST_ROWS)
    plane = labelled(fig, [""] * len(shown), (0, 10), right=88, bottom=36, height=0.42)
    plane.ticks_x("how sure you were that it would happen", ticks=(0, 2, 4, 6, 8, 10))
    for row, one in enumerate(shown.itertuples()):
        word, colour = _OUTCOMES[one.done]
        sure, y = one.confidence, row + 0.68
        plane.text(0, row + 0.3, words(one.then_, 86), alpha=0.95)
        plane.line([0, 10], [y, y], INK, 0.5, alpha=0.13)
        if sure == sure:
            plane.line([0, sure], [y, y], colour, 2.4, alpha=0.75)
            plane.dots(sure, y, colour, 9)
            if one.done != "done":
                plane.dots(sure, y, PAPER, 5.5)
        plane.text(10, y, word, dx=10, size="small", weight=600 if one.done == "done" else 400)
    done = int((come["done"] == "done").sum())
    if come.empty:
        return Finding(f"{sentence(count(len(commitment), 'promise is', 'promises are'))} made, and none is due yet",
                       "Each line is a promise, as long as you are sure of it.")
    counts = ", ".join(f"{word} {n}" for answer, (word, _) in _OUTCOMES.items()
                       if (n := int((come["done"] == answer).sum())))
    sure = come.loc[come["done"] == "done", "confidence"].dropna()
    title = (f"The first promise whose day came: {_OUTCOMES[come['done'].iloc[0]][0]}" if len(come) == 1 else
             f"What you kept, you had been sure of at {_span(sure)} of 10" if len(sure) > 2 else
             f"{sentence(count(len(come), 'promise', 'promises'))} came due; none is answered yet"
             if (come["done"] == "").all() else
             f"{done} of {len(come)} promises whose day came {'was' if done == 1 else 'were'} kept")
    return Finding(title,
                   f"Promises by how sure you were of each, from 0 to 10, the latest at the bottom: {counts}.")


def _span(values: pd.Series) -> str:
    low, high = values.min(), values.max()
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


@shown_to("coach")
def attained(fig: Figure, attainment: pd.DataFrame) -> Finding:
    """Each goal on its own scale, from where it stood to where it came out; the middle is what was expected."""
    if attainment.empty:
        raise NothingYet("Set one goal, and say beforehand what would be more than you expect and what less.")
    known = attainment["reached"] != ""
    shown = attainment.loc[[*attainment.index[known], *attainment.index[~known]]].tail(MOST_ROWS)
    plane = labelled(fig, list(shown["goal"]), (-2.35, 2.35), top=26, bottom=6, height=0.42, right=14, baseline=0.4)
    for level, word in zip(range(-2, 3), _LEVELS, strict=True):
        plane.text(level, 0, word, ha="center", dy=12, size="small", weight=600 if level == 0 else 400, alpha=0.85)
        for row in range(len(shown)):
            # Short, so that the person's own words below a dot stand free.
            plane.line([level, level], [row + 0.22, row + 0.58], INK, 1.3 if level == 0 else 0.7,
                       alpha=0.6 if level == 0 else 0.25)
    for row, one in enumerate(shown.itertuples()):
        y, began = row + 0.4, int(one.started) if one.started else None
        if one.reached == "":
            if began is None:  # nobody said where it stood: no place is made up
                plane.text(0, y, "still open", ha="center", size="small", alpha=0.85)
                continue
            plane.dots(began, y, INK, 9)
            plane.dots(began, y, PAPER, 5.5)
            plane.text(began, y, "still open", dx=10, size="small", alpha=0.85)
            continue
        end = int(one.reached)
        if began is not None:
            plane.line([began, end], [y, y], VINE, 2.4, alpha=0.6)
            plane.dots(began, y, VINE, 4)
        plane.dots(end, y, VINE, 9)
        own = {-2: one.much_less, -1: one.less, 0: one.expected, 1: one.more, 2: one.much_more}[end]
        _beside(plane, end, y, words(own, 44))
    if not known.any():
        title = f"{sentence(count(len(attainment), 'goal is', 'goals are'))} set; the middle line is what you expect"
    else:
        level = attainment.loc[known, "reached"].astype(int)
        title = (f"{int((level >= 0).sum())} of {len(level)} goals came out as you expected or better"
                 if len(level) > 1 else f"Your first goal came out: {_LEVELS[level.iloc[0] + 2]}")
    told = ", ".join(f"{word} {n}" for value, word in zip(range(-2, 3), _LEVELS, strict=True)
                     if (n := int((attainment["reached"] == str(value)).sum())))
    return Finding(title, f"Goals by how they came out, beside what was expected: {told or 'none yet'}. "
                          f"Still open: {int((~known).sum())}.")


def _beside(plane: Plane, x: float, y: float, text: str) -> None:
    """Small words below a dot, kept inside the plane."""
    half = text_width(text, SIZES["small"]) / 2
    middle = float(np.clip(plane.px(x), plane.left + half, max(plane.left + half, plane.right - half)))
    plane.text(x, y, text, ha="center", dx=middle - float(plane.px(x)), dy=-12, size="small", alpha=0.75)
