"""Answers of several people about one's skills: from Google Forms or Microsoft Forms as CSV, or from our own page.

Names, addresses and times of the day are dropped here, at the door: nothing behind it ever holds them. What somebody
wrote comes in only where they said that it may be read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import Answer, CannotRead, Preview, Problem, Words, answer_file
from .answer_file import key_of
from .days import Order, day_of, order_of
from .scales import NUMBERS, Scale, possible, silent
from .tables import text_of, wide_rows_of

NAME = "a form"
#: What a file may be asked about before it is understood, and the words around it on a screen.
ASKS = ("order", "scale")
ON_SCREEN = {"title": "What your colleagues sent back", "column": "They were asked about", "several": True,
             "accept": ".json,.csv,.txt,application/json,text/csv,text/plain",
             "hint": "The files from the page for colleagues, all at once, or the answers to a form of Google "
                     "or Microsoft as CSV. Names and addresses are not read. You will see what is in them first.",
             "caption": "Which skill does each question count for?"}
_LONGEST_LINE, _LONGEST_WORDS = 300, 20_000
#: More columns than any form has, or answers than anybody gets.
MOST_COLUMNS, MOST_ROWS = 400, 5000
_TIMES = ("completion time", "timestamp", "start time", "last modified time")
_DROPPED = {*_TIMES, "id", "username", "user name", "user", "name", "email", "e-mail", "language", "score",
            "total points", "ip address", "response id", "quiz feedback"}
_PERSONAL = re.compile(r"\b(e-?mail|phone|telephone|(your|full|first|last|family) name|surname)\b"
                       r"|^(points|feedback) [-–]", re.I)
#: A column that asks who somebody is; “Name one thing …” asks for something else.
_NAMED = re.compile(r"\b(user ?|sur)?name\b(?!\s+(an?|any|at least|up to|some\w*|the|one|two|three|four|five|\d+|his"
                    r"|her|their|what|which)\b)", re.I)
_GROUP = re.compile(r"\bhow (do|did|have) (you|we) (know|work)|\brelation(ship)?\b|\byour role\b|\bi am (your|a)\b",
                    re.I)
_CONSENT = re.compile(r"\b(may|consent|allow|agree)\b.*\b(words?|comments?|answers?|text|quote|read|wrote)\b", re.I)
_GRID = re.compile(r"^.*\[(?P<row>[^\[\]]+)\]\s*$", re.DOTALL)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


@dataclass
class _Column:
    """One question of the form: its place, what it asks about, and the scale of its answers."""

    place: int
    asks: str
    scales: list[Scale]


def fits(begins: str) -> bool:
    """Whether a file that begins so may hold answers: our own page's, or a form's."""
    return answer_file.FORMAT in begins or "timestamp" in begins or "completion time" in begins


def read(data: bytes, order: Order | None = None, scale: str | None = None) -> Preview:
    """What a file of answers holds; our own answer files may follow each other in one.

    `order` says which comes first in days such as 3/4/26, `scale` the lowest and highest number that could be chosen
    (``"1-5"``): where either can be read two ways, the preview comes back as a question. Raises CannotRead.
    """
    if text_of(data[:400]).lstrip().startswith("{"):
        return answer_file.read(data)
    heads, rows = wide_rows_of(data, (*_DROPPED, "email address"))
    if len(heads) > MOST_COLUMNS or len(rows) > MOST_ROWS:
        raise CannotRead("This file is larger than the answers to any form. Is it the right one?")
    if not any(head in _TIMES for head in map(str.lower, heads)) or not rows:
        raise CannotRead("This does not look like the answers to a form: it needs a column “Timestamp” or “Completion "
                         "time”, and a line for each person. In Google Forms, open Responses and download them as CSV; "
                         "in Microsoft Forms, open the results in Excel and save them as CSV.")
    columns = _columns(heads, [row for _, row in rows if row])
    if not columns:
        raise CannotRead("No question of this form was answered with a level, such as 1 to 5 or “agree”. "
                         "Nothing was added.")
    asked = _which_scale(columns, scale) or _which_order(heads, rows, order)
    return asked or _understood(heads, rows, columns, order)


def _columns(heads: Sequence[str], rows: list[list[str]]) -> list[_Column]:
    rows_of_grid = Counter(found["row"].strip().casefold() for head in heads if (found := _GRID.match(head)))
    columns = []
    for place, head in enumerate(heads):
        if _dropped(head) or _GROUP.search(head) or _CONSENT.search(head):
            continue
        cells = [_cell(row, place) for row in rows]
        scales = possible(cells)
        given = sum(not silent(text) for text in cells)
        if scales and scales[0].name not in NUMBERS and given < 3 and 2 * given <= len(cells):
            continue  # “Good” may be a level or all that somebody wrote: one such word makes no scale
        grid = _GRID.match(head)
        row = grid["row"].strip() if grid else ""
        asks = row if row and rows_of_grid[row.casefold()] == 1 else head
        if scales:
            columns.append(_Column(place, _line(asks), scales))
    return columns


def _dropped(head: str) -> bool:
    return not head or head.lower() in _DROPPED or bool(_PERSONAL.search(head) or _NAMED.match(head))


def _which_scale(columns: list[_Column], said: str | None) -> Preview | None:
    """The question about the numbers, where they fit several scales; one scale counts for the whole form."""
    numbers = [c for c in columns if c.scales[0].name in NUMBERS]
    fit = [s for s in NUMBERS if all(Scale(s) in c.scales for c in numbers)] or [numbers[0].scales[-1].name] \
        if numbers else []
    if said in fit:
        fit = [said]
    if len(fit) > 1:
        words = tuple((name, "{} to {}".format(*NUMBERS[name])) for name in fit)
        return Preview(NAME, ask="Between which numbers could people choose?", about="scale", choices=words)
    for column in numbers:
        column.scales = [Scale(fit[0])]
    return None


def _which_order(heads: Sequence[str], rows: list[tuple[int, list[str] | None]], order: Order | None) -> Preview | None:
    days = [_day_text(heads, row) for _, row in rows if row]
    if order or order_of(days) is not None:
        return None
    example = next(day for day in days if day_of(day, "day"))
    return Preview(NAME, ask=f"The days in this file can be read two ways, such as {example}. Which comes first, the "
                             "day or the month?", lines=len(rows))


def _understood(heads: Sequence[str], rows: list[tuple[int, list[str] | None]], columns: list[_Column],
                order: Order | None) -> Preview:
    found = order or order_of(_day_text(heads, row) for _, row in rows if row)
    texts = _texts(heads, rows, {c.place for c in columns})
    consent = next((place for place, head in enumerate(heads) if _CONSENT.search(head)), None)
    groups = next((place for place, head in enumerate(heads) if _GROUP.search(head) and not _dropped(head)), None)
    answers: list[Answer] = []
    words: list[Words] = []
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    unasked = 0
    for line, row in rows:
        if row is None:
            problems.append(Problem(line, "This line cannot be taken apart: a quotation mark is probably missing."))
            continue
        rater = _sheet(heads, row, seen)
        day = day_of(_day_text(heads, row), found if found in ("day", "month") else "day")
        group = _line(_cell(row, groups)) if groups is not None else ""
        answers += _levels(line, row, columns, rater, day, group)
        said = [(place, text) for place in texts if not silent(text := _cell(row, place))]
        if consent is None or not _cell(row, consent).lower().startswith(("yes", "i agree", "agree", "ok", "true")):
            unasked += len(said)
            continue
        words += [Words(line, day, _line(heads[place]), _nameless(text, heads, row), rater,
                        key_of("remark", rater, heads[place])) for place, text in said]
    return Preview(NAME, tuple(answers), tuple(problems), lines=len(rows), words=tuple(words),
                   notes=_notes(unasked, consent))


def _notes(unasked: int, consent: int | None) -> tuple[str, ...]:
    if not unasked:
        return ()
    many = "One thing that was written stays" if unasked == 1 else f"{unasked} things that were written stay"
    why = ("The form did not ask whether you may read them; ask “May I read your words?” next time." if consent is None
           else "Those who wrote them did not say that you may read them.")
    return (f"{many} out. {why}",)


def _levels(line: int, row: list[str], columns: list[_Column], rater: str, day: dt.date | None,
            group: str) -> Iterator[Answer]:
    for column in columns:
        level = column.scales[0].level(_cell(row, column.place))
        if level is not None:
            yield Answer(line, day, column.asks, level, rater, group, key_of("rating", rater, column.asks))


def _texts(heads: Sequence[str], rows: list[tuple[int, list[str] | None]], rated: set[int]) -> list[int]:
    """The columns people wrote in: neither dropped nor rated, and no days or numbers."""
    def wrote(place: int) -> bool:
        cells = [text for _, row in rows if row and (text := _cell(row, place))]
        return any(not re.fullmatch(r"[\d\s/:.,AaPpMm-]+([A-Z]{2,4})?", text) for text in cells)

    return [place for place, head in enumerate(heads) if place not in rated and not _dropped(head)
            and not _GROUP.search(head) and not _CONSENT.search(head) and wrote(place)]


def _sheet(heads: Sequence[str], row: list[str], seen: Counter[str]) -> str:
    """A name for one person's answers that says nothing of them and stays the same in the next export."""
    times = [_cell(row, place) for place, head in enumerate(heads) if head.lower() in ("id", *_TIMES[:3])]
    content = "\x1f".join(times)
    seen[content] += 1
    return hashlib.sha256(f"forms\x1f{content}\x1f{seen[content]}".encode()).hexdigest()[:24]


def _nameless(text: str, heads: Sequence[str], row: list[str]) -> str:
    """What was written, without addresses and without the name its writer signed the form with."""
    text = _ADDRESS.sub("(address left out)", text[:_LONGEST_WORDS])
    for place, head in enumerate(heads):
        name = _cell(row, place)
        if len(name) > 2 and name.lower() != "anonymous" and _NAMED.search(head):
            for part in sorted({name, *name.split()}, key=len, reverse=True):
                if len(part) > 2:
                    text = re.sub(rf"\b{re.escape(part)}\b", "(name left out)", text, flags=re.I)
    return text


def _day_text(heads: Sequence[str], row: list[str]) -> str:
    """The day somebody answered, written so that `days` can read it."""
    for wanted in _TIMES:
        for place, head in enumerate(heads):
            if head.lower() == wanted and _cell(row, place):
                text = re.split(r"[\sT]", _cell(row, place))[0]
                if year_first := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text):
                    return "-".join(year_first.groups())
                return re.sub(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$", r"\g<1>20\2", text)
    return ""


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _line(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE - 1] + "…"
