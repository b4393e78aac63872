"""Pictures of the chapter product: why people pay, which beliefs were tested, three links of a chain, what counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ..chapters import Finding, NothingYet
from ..chapters.product import LINKS, scores, tagged
from ..methods.product.criteria import KNOWN, how_sure
from ..methods.product.paying import GIVES, PAYS, counts, most
from ..methods.wording import count, listed, sentence
from ..records import shown_to
from .rows import HEADINGS, MOST_ROWS, headings, labelled, named
from .style import BRANCHES, INK, PAPER, QUIET, VINE, WARN, Plane, days, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

#: Cases a grid shows: the newest.
MOST_CASES = 5
_REASONS = {"time": "Time", "money": "Money", "need": "A need", "value": "Something\nbelieved in"}
_CAME = {"holds": ("holds", VINE), "changed": ("changed", BRANCHES[2]), "dropped": ("dropped", QUIET)}
_KNOWN = {"written": "written", "told": "told", "guessed": "my guess"}


@shown_to("coach")
def why_people_pay(fig: Figure, purchase: pd.DataFrame, work_tag: pd.DataFrame, impact: pd.DataFrame) -> Finding:
    """To the left why the person pays for things, to the right why others would pay for the person's work."""
    if purchase.empty:
        raise NothingYet("Write down one thing you pay for, and why you do.")
    work = tagged(work_tag, impact)
    sides = [(purchase, counts(purchase), QUIET), (work, counts(work), VINE)]
    width, rows = fig.get_size_inches()[0], len(_REASONS)
    fig.set_size_inches(width, 0.5 + 0.44 * rows)
    middle, margin = width * 36, 52
    planes = [Plane(fig, (1.25, 0), (rows, 0), left=8, right=middle + margin, top=30, bottom=6),
              Plane(fig, (0, 1.25), (rows, 0), left=middle + margin, right=8, top=30, bottom=6)]
    told = ("What you pay for", "What your work gives")
    for n, (plane, (things, found, colour)) in enumerate(zip(planes, sides, strict=True)):
        ha, out = ("right", -1) if n == 0 else ("left", 1)
        plane.text(0, 0, told[n], ha=ha, dy=17, weight=600)
        plane.line([0, 0], [0, rows], INK, 0.9, alpha=0.5)
        for row, key in enumerate(_REASONS):
            y, part = row + 0.5, found[key] / max(len(things), 1)
            if part:
                plane.boxes(*sorted((0, part), reverse=n == 0), y - 0.29, y + 0.29, colour, alpha=0.85)
            if len(things):
                plane.text(part, y, f"{found[key]} of {len(things)}", ha=ha, dx=7 * out, size="small")
    if work.empty:
        planes[1].text(0, rows / 2, "no piece of work looked at yet", dx=10, size="small", alpha=0.75)
    for row, name in enumerate(_REASONS.values()):
        lines = name.split("\n")
        for n, line in enumerate(lines):
            planes[1].text(0, row + 0.5, line, ha="center", dx=-margin, dy=5.5 * (len(lines) - 1) - 11 * n)
    return Finding(*_paid(sides[0][1], len(purchase), sides[1][1], len(work)))


def _paid(mine: dict[str, int], bought: int, theirs: dict[str, int], worked: int) -> tuple[str, str]:
    told = "; ".join(f"{name}, {mine[key]} of {bought}" + (f" and {theirs[key]} of {worked}" if worked else "")
                     for key, name in PAYS.items())
    description = "Reasons for what you pay for" + (" and for what your work gives" if worked else "") + f": {told}."
    title = f"You pay most often for {most(mine, PAYS)}"
    return f"{title}; your work most often {most(theirs, GIVES)}" if worked else title, description


@shown_to("coach")
def beliefs_over_time(fig: Figure, claim: pd.DataFrame, *, today: date) -> Finding:
    """Each belief at the day it was or will be known: what came out, what waits, and what has no day yet."""
    if claim.empty:
        raise NothingYet("Write down one thing you believe they need from you.")
    now = float(days(np.datetime64(today)))
    shown = claim.assign(at=claim["by"].fillna(np.datetime64(today, "s"))).sort_values("at", kind="stable")
    shown = shown.tail(MOST_ROWS)
    at = days(shown["at"].to_numpy())
    room = max(20.0, 0.04 * (max(at.max(), now) - min(at.min(), now)))
    plane = named(fig, list(shown["what"]), (min(at.min(), now) - room, max(at.max(), now) + room), right=104,
                  height=0.36)
    plane.dates_x()
    plane.line([now, now], [0, plane.y0], INK, 0.8, alpha=0.35, dashes=(2, 3))
    for row, (one, x) in enumerate(zip(shown.itertuples(), at, strict=True)):
        y = row + 0.5
        word, colour = _CAME.get(one.came, ("", INK))
        if not one.came:
            word = ("no test yet" if not one.test else "no day yet" if one.by != one.by else
                    "the day has passed" if x < now else "to be tested")
            colour = WARN if word == "the day has passed" else INK
        plane.line([plane.x0, plane.x1], [y, y], INK, 0.5, alpha=0.12)
        plane.dots(x, y, colour, 9)
        if not one.came or one.came == "dropped":
            plane.dots(x, y, PAPER, 5.5)
        plane.text(x, y, word, dx=9, size="small", weight=600 if one.came else 400)
    done = claim[claim["came"] != ""]
    told = ", ".join(f"{word} {n}" for key, (word, _) in _CAME.items() if (n := int((claim["came"] == key).sum())))
    title = ("One belief, and nobody asked yet" if len(claim) == 1 and done.empty else
             "Your belief met somebody" if len(claim) == 1 else
             f"{len(done)} of {len(claim)} beliefs {'has' if len(done) == 1 else 'have'} met somebody")
    return Finding(title, f"Beliefs by the day they were or will be known. Tested: {told or 'none yet'}. "
                          f"Not tested: {len(claim) - len(done)}.")


@shown_to("coach")
def three_links(fig: Figure, standing: pd.DataFrame) -> Finding:
    """The three scores on one scale with the reason below each; the lowest is named."""
    given = scores(standing)
    names = [f"{told[:1].upper()}{told[1:]}" for told, _ in LINKS.values()]
    plane = labelled(fig, names, (0, 10), top=8, bottom=36, height=0.5, right=96, baseline=0.36)
    plane.ticks_x("0 to 10, as you see it", ticks=(0, 2, 4, 6, 8, 10))
    low = given["score"].min()
    for row, name in enumerate(LINKS):
        y = row + 0.36
        if name not in given.index:
            plane.text(0, y, "not scored yet", dx=2, size="small", alpha=0.75)
            continue
        plane.line([0, 10], [y, y], INK, 0.6, alpha=0.16)
        score = float(given.loc[name, "score"])
        weakest = score == low and len(given) > 1 and low < given["score"].max()
        colour = WARN if weakest else VINE
        plane.line([0, score], [y, y], colour, 5, alpha=0.75)
        plane.dots(score, y, colour, 12)
        plane.text(score, y, f"{score:g}" + (", the weakest link" if weakest else ""), dx=11, weight=600)
        plane.text(0, y, words(given.loc[name, "why"], 80), dx=2, dy=-13, size="small", alpha=0.8)
    told = "; ".join(f"{LINKS[name][0]}, {one['score']:g}" for name, one in given.iterrows())
    weak = [LINKS[name][0] for name in given.index[given["score"] == low]]
    title = ("The first of three links has its number" if len(given) == 1 else
             "All links have the same number" if len(weak) == len(LINKS) else
             "Both links so far have the same number" if len(weak) == len(given) else
             f"The weakest link may be {listed(weak)}")
    return Finding(title, f"Three links of one chain from 0 to 10: {told}."
                          + (f" {count(3 - len(given), 'is', 'are').capitalize()} not scored yet." if len(given) < 3
                             else ""))


def cases_and_criteria(fig: Figure, promotion_seen: pd.DataFrame, criterion: pd.DataFrame) -> Finding:
    """Criteria × people who got a post: a dot where a case speaks for it; the last row holds what nothing explains."""
    if promotion_seen.empty:
        raise NothingYet("Think of one person who got a post here, and of what those who decided had seen of them.")
    here = [[key for key in keys if key in criterion.index] for keys in promotion_seen["shows"]]
    cases, marks = promotion_seen.tail(MOST_CASES), here[-MOST_CASES:]
    votes = criterion.assign(votes=[sum(key in keys for keys in here) for key in criterion.index],
                             seen=[sum(key in keys for keys in marks) for key in criterion.index])
    votes = votes.sort_values(["seen", "votes"], ascending=False, kind="stable").head(MOST_ROWS - 1)
    columns = 1 + len(cases)
    plane = named(fig, [*votes["name"], "Something else, not known yet"], (0, columns), top=HEADINGS, bottom=6,
                  right=6, height=0.36)
    starts = 1 + np.arange(len(cases))
    headings(plane, [0, *starts], ["How you know", *cases["who"]], (plane.right - plane.left) / columns - 12)
    for row, key in enumerate([*votes.index, None]):
        y = row + 0.5
        plane.line([0, columns], [row, row], INK, 0.5, alpha=0.15)
        if key is not None:
            known = criterion.loc[key, "known"]
            plane.text(0, y, _KNOWN[known], dx=4, size="small", weight=400 if known == "guessed" else 600)
        for start, keys, how in zip(starts, marks, cases["known"], strict=True):
            if key in keys or (key is None and not keys):
                x = plane.x_at(plane.px(start) + 9)
                plane.dots(x, y, VINE if key is not None else WARN, 9)
                if how == "guessed":
                    plane.dots(x, y, PAPER, 5.5)
    unclear = sum(not keys for keys in here)
    sure = int(criterion["known"].isin(KNOWN).sum())
    title = sentence(how_sure(criterion)) + (f"; {len(criterion) - sure} guessed" if len(criterion) > 1 else "")
    told = "; ".join(f"{words(one.name_, 50)}, {_KNOWN[one.known]}, {count(one.votes, 'case', 'cases')}"
                     for one in votes.rename(columns={"name": "name_"}).head(6).itertuples())
    people = count(len(here), "person was", "people were")
    return Finding(title, f"What {people} promoted for, as far as you know. "
                   + (f"{told}. " if told else "") + f"Not known what for: {unclear}. Hollow dots are your guesses.")
