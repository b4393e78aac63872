"""The kinds of field a record can have: what each accepts, how it is read as people type it, and its sentence.

A kind of field is an annotated type; its `Control` tells forms which native control to show.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

#: Characters kept in one answer.
LONGEST_TEXT = 1_000_000
#: Characters in an answer of one line.
LONGEST_LINE = 300
#: Years a day may lie in. A year typed with a slip, 0202 or 20226, lies far outside.
YEARS = (1900, 2200)


@dataclass(frozen=True)
class Control:
    """How a kind of field is filled in: the native control, its bounds, and the sentence for a wrong entry."""

    name: str
    says: str = "This entry could not be read."
    low: float | None = None
    high: float | None = None
    step: float | None = None
    unit: str = ""
    of: str = ""


class Judged(NamedTuple):
    """How an answer becomes a value: what is done to it as typed, and what is asked of the value.

    Both raise ValueError with a sentence. pydantic is told in its own terms, and only when something is judged.
    """

    typed: Callable[[Any], Any] | None = None
    value: Callable[[Any], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema

        schema = handler(source)
        if self.value is not None:
            schema = core_schema.no_info_after_validator_function(self.value, schema)
        return schema if self.typed is None else core_schema.no_info_before_validator_function(self.typed, schema)


def _one_line(text: Any) -> Any:
    return " ".join(text.split()) if isinstance(text, str) else text


def _plain_text(text: str) -> str:
    # NUL and lone surrogates can be typed by programs, never by people; neither survives SQLite or UTF-8.
    text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"This text has {len(text):,} characters; up to {LONGEST_TEXT:,} can be kept in one answer.")
    return text


def number(raw: Any) -> Any:
    """Read a number as people type it: ``1.5``, ``1,5``, ``12 000``, ``25 %``, or hours as ``1:30`` / ``1h30``."""
    if not isinstance(raw, str):
        return raw
    text = re.sub(r"[\s\u00a0\u202f'’%€$£]", "", raw).replace("−", "-")
    clock = re.fullmatch(r"(\d+)(?::|h)(\d{1,2})m?", text)
    if clock and int(clock[2]) < 60:
        return int(clock[1]) + int(clock[2]) / 60
    text = text.removesuffix("h")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        # 1,500 is fifteen hundred in one country and one and a half in another: ask, never guess.
        if text.count(",") == 1 and "." not in text:
            whole, part = text.replace(",", ""), text.replace(",", ".")
            raise ValueError(f"“{raw.strip()}” can be read two ways. Please write {whole} or {part}.")
        text = text.replace(",", "")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _percent(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    value = number(raw)
    try:
        return float(value) / 100
    except ValueError:
        return value


def _in_reach(day: dt.date) -> dt.date:
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"Please choose a day between {YEARS[0]} and {YEARS[1]}.")
    return day


def numbers(control: Control, least: float = -math.inf, most: float = math.inf, *, above: float = -math.inf) -> Any:
    """A kind of number: one from `least` to `most` that lies `above`; the others get the control's sentence."""

    def fits(value: float) -> float:
        if not (math.isfinite(value) and least <= value <= most and value > above):
            raise ValueError(control.says)
        return value

    return Annotated[float, Judged(_percent if control.name == "fraction" else number, fits), control]


_LINE = Control("line", "Please keep this to one line of up to 300 characters.")


def _short(text: str) -> str:
    if len(text := _plain_text(text)) > LONGEST_LINE:
        raise ValueError(_LINE.says)
    return text


Line = Annotated[str, Judged(_one_line, _short), _LINE]
Prose = Annotated[str, Judged(value=_plain_text), Control("prose")]
Flag = Annotated[bool, Control("flag", "Please tick it or leave it empty.")]
Day = Annotated[dt.date, Judged(value=_in_reach), Control("day", "Please give a date such as 2026-03-31.")]
Hours = numbers(Control("hours", "Please give hours above 0 and up to 24, such as 1.5 or 1:30.", 0, 24, 0.25, "h"),
                most=24, above=0)
Amount = numbers(Control("number", "Please give a number of 0 or more.", 0), 0)
Money = numbers(Control("money", "Please give an amount of 0 or more, such as 12000.", 0), 0)
Fraction = numbers(Control("fraction", "Please give a share between 0 and 100 %.", 0, 100, 1, "%"), 0, 1)
Level = numbers(Control("level", "Please give a level between 0 and 10.", 0, 10, 0.5), 0, 10)
Mood = numbers(Control("level", "Please choose between −5 and +5.", -5, 5, 1), -5, 5)
Part = numbers(Control("number", "Please give an ordinary number."))


@dataclass(frozen=True)
class Estimate:
    """A guess with a range: low, likely and high, in the unit its question names (low <= likely <= high)."""

    low: Part  # type: ignore[valid-type]
    likely: Part  # type: ignore[valid-type]
    high: Part  # type: ignore[valid-type]

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012


def _in_order(guess: Estimate) -> Estimate:
    if not guess.low <= guess.likely <= guess.high:
        raise ValueError("Please put the three in order: low, then likely, then high.")
    return guess


Guess = Annotated[Estimate, Judged(value=_in_order),
                  Control("estimate", "Please give all three numbers: low, likely and high.")]


class Ref:
    """A link to one record of another kind, stored as its key: ``Ref["Skill"]``."""

    def __class_getitem__(cls, of: str) -> Any:
        return Annotated[str, Control("ref", "Please choose one from the list.", of=kind_name(of))]


class Refs:
    """Links to any number of records of another kind: ``Refs["Impact"]``."""

    def __class_getitem__(cls, of: str) -> Any:
        return Annotated[tuple[str, ...], Control("refs", "Please choose from the list.", of=kind_name(of))]


def kind_name(class_name: str) -> str:
    """The name of a kind in the store: ``SkillLevel`` is kept as ``skill_level``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", class_name).lower()
