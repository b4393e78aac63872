"""The file a colleague sends back from the page they were given (`asking_others`): JSON, several may follow each other.

It comes from outside, so nothing in it is believed before it was looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from . import Answer, CannotRead, Preview, Problem, Words
from .tables import text_of

NAME = "a form"
#: What every such file says it is; the number counts its layouts.
FORMAT, LAYOUT = "career-workbook feedback", 1
LARGEST_SHEET, MOST_SHEETS, MOST_LEVELS, MOST_WORDS, LONGEST_WORDS = 200_000, 500, 200, 10, 20_000


def read(data: bytes) -> Preview:
    """What one or more such files hold. Raises CannotRead where none of it is one."""
    answers: list[Answer] = []
    words: list[Words] = []
    problems: list[Problem] = []
    text, at, sheets = text_of(data), 0, 0
    if len(text) > LARGEST_SHEET * MOST_SHEETS:
        raise CannotRead("This is larger than any answers from the page for colleagues. Is it the right file?")
    while (at := _next(text, at)) < len(text):
        sheets += 1
        try:
            # A colleague's file is small: what goes on and on is not one.
            sheet, used = json.JSONDecoder().raw_decode(text[at:at + LARGEST_SHEET])
            at += used
            got, wrote = _sheet(sheet, sheets)
        except (ValueError, RecursionError) as error:
            why = str(error) if isinstance(error, _Wrong) else "It is damaged. Please ask for it again."
            problems.append(Problem(sheets, why))
            if not isinstance(error, _Wrong):
                at = _after(text, at)
            continue
        answers += got
        words += wrote
    if not answers and not words:
        raise CannotRead("This is not a file from the page for colleagues, or there is nothing in it. "
                         + (problems[0].sentence if problems else "") + " Nothing was added.")
    return Preview(NAME, tuple(answers), tuple(problems), lines=sheets, words=tuple(words))


class _Wrong(ValueError):
    """A sheet that can be read but not kept; its text is a sentence for the person."""


def _sheet(sheet: Any, line: int) -> tuple[list[Answer], list[Words]]:
    if not isinstance(sheet, dict) or sheet.get("what") != FORMAT:
        raise _Wrong("It was not made by the page for colleagues.")
    if sheet.get("layout") != LAYOUT:
        raise _Wrong("It was made by a newer Career Workbook. Please update yours.")
    given, wrote = sheet.get("levels"), sheet.get("words")
    lists = isinstance(given, list) and isinstance(wrote, list)
    if not lists or len(given) > MOST_LEVELS or len(wrote) > MOST_WORDS:
        raise _Wrong("Its answers cannot be read. Please ask for it again.")
    rater = hashlib.sha256(f"page\x1f{_text(sheet, 'sheet', 80)}".encode()).hexdigest()[:24]
    round_, group = _text(sheet, "round", 80), _text(sheet, "group", 300)
    answers = []
    for one in given:
        level = one.get("level") if isinstance(one, dict) else None
        if isinstance(level, bool) or not isinstance(level, int | float) or not 0 <= level <= 10:
            raise _Wrong("One of its levels is not between 0 and 10. Please ask for it again.")
        skill, name = _text(one, "skill", 80), _text(one, "name", 300) or "Without a name"
        answers.append(Answer(line, None, name, float(level), rater, group, key_of("rating", rater, skill or name),
                              round_, skill))
    said = [(str(n), one, _text(one, "words", LONGEST_WORDS).strip()) for n, one in enumerate(wrote)
            if isinstance(one, dict)]
    return answers, [Words(line, None, _text(one, "asked", 300), words, rater, key_of("remark", rater, n), round_)
                     for n, one, words in said if words]


def _text(values: dict[str, Any], name: str, longest: int) -> str:
    found = values.get(name, "")
    found = found if isinstance(found, str) else ""
    return found[:longest] if longest > 1000 else " ".join(found.split())[:longest]


def _next(text: str, at: int) -> int:
    found = re.compile(r"[\s\ufeff]*").match(text, at)
    return found.end() if found else at


def _after(text: str, at: int) -> int:
    """Where the next file may begin after one that is damaged."""
    found = re.compile(r"\n\s*\{").search(text, at + 1)
    return found.start() if found else len(text)


def key_of(kind: str, rater: str, asks: str) -> str:
    """The key of one answer: the same whenever the same sheet is read."""
    content = f"{rater}\x1f{asks}"
    return f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:24]}"
