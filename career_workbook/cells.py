"""A record as the cells of one row in a spreadsheet, and back, without loss.

One column a field, as a person would type it: an estimate in three (``hours_needed_low`` ...), links as keys joined by
`` | ``. A program that opens such a file must never take an answer for a formula, so what would begin one carries an
apostrophe in front, which is taken off again when it is read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .frames import PARTS, columns
from .records import Question, Record

KEY, JOINED = "key", " | "
#: What a spreadsheet may take for a formula, also in its wide form, after any apostrophes of the person's own.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_YES, _NO = {"yes", "true", "1", "x"}, {"no", "false", "0"}
_TEXT = {"line", "prose", "choice", "ref", "refs"}


def heads(kind: type[Record]) -> list[str]:
    """The names of the columns of a kind."""
    return [KEY, *columns(kind)]


def row(kind: type[Record], key: str, body: Mapping[str, Any]) -> list[str]:
    """One stored record as the cells under `heads`."""
    return [guarded(key), *(cell for q in kind.questions().values() for cell in _cells(q, body.get(q.name)))]


def entered(kind: type[Record], cells: Mapping[str, str]) -> dict[str, Any]:
    """The fields as typed of a row, given by the names of its columns; a missing column is an empty one."""
    return {name: _typed(q, {column: bare(text) for column, text in cells.items()})
            for name, q in kind.questions().items()}


def guarded(text: str) -> str:
    """Text no spreadsheet takes for a formula; `bare` gives it back as it was."""
    return "'" + text if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _cells(q: Question, value: Any) -> Iterator[str]:
    name = q.control.name
    if name == "estimate":
        yield from (_digits((value or {}).get(part)) for part in PARTS)
    elif name == "flag":
        yield "yes" if value else ""
    elif value is None:
        yield ""
    elif name == "refs":
        yield guarded(JOINED.join(value))
    elif name == "fraction":
        yield _percent(value)
    else:
        yield guarded(str(value)) if name in _TEXT else _digits(value)


def _digits(value: Any) -> str:
    """A number in the fewest digits that give it back."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    short = f"{value:.15g}"
    return short if float(short) == value else repr(float(value))


def _percent(share: float) -> str:
    """A share as the per cents it was typed as; of all that can be typed none is lost."""
    near = share * 100
    for guess in (float(f"{near:.10g}"), float(f"{near:.15g}"), near):
        if guess / 100 == share:
            return _digits(guess)
    around = (near + step * math.ulp(near) for step in (-1, 1, -2, 2, -3, 3))
    return _digits(next((guess for guess in around if guess / 100 == share), near))


def _typed(q: Question, cells: Mapping[str, str]) -> Any:
    name = q.control.name
    if name == "estimate":
        return {part: cells.get(f"{q.name}_{part}", "") for part in PARTS}
    text = cells.get(q.name, "")
    if name == "refs":
        return [key for one in text.split("|") if (key := one.strip())]
    folded = text.strip().casefold()
    if name == "flag":
        return folded in _YES if folded in _YES | _NO | {""} else text
    if name == "choice":
        values = {value for value, _ in q.choices}
        return text if text in values else next((v for v, label in q.choices if label.casefold() == folded), text)
    return text
