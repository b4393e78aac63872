"""The kinds of field a record can have: what each accepts, how it is read as people type it, and its sentence.

A kind of field is an annotated type; its `Control` tells forms which native control to show.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

#: Characters kept in one answer.
LONGEST_TEXT = 1_000_000
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


def _one_line(text: Any) -> Any:
    return " ".join(text.split()) if isinstance(text, str) else text


def _plain_text(text: str) -> str:
    # NUL and lone surrogates can be typed by programs, never by people; neither survives SQLite or UTF-8.
    text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"This text has {len(text):,} characters; up to {LONGEST_TEXT:,} can be kept in one answer.")
    return text


def number(raw: Any) -> Any:
    """Read a number as people type it: ``1.5``, ``1,5``, ``12 000``, ``1.000,50``, ``25 %``, hours as ``1:30``."""
    if not isinstance(raw, str):
        return raw
    text = re.sub(r"[\s\u00a0\u202f'’%€$£]", "", raw).replace("−", "-")
    clock = re.fullmatch(r"(\d+)(?::|h)(\d{1,2})m?", text)
    if clock and int(clock[2]) < 60:
        return int(clock[1]) + int(clock[2]) / 60
    text = text.removesuffix("h")
    # 1,500 is fifteen hundred in one country and one and a half in another: ask, never guess. With a point only what
    # ends in a nought is asked about: nobody writes it after a fraction, and no program of ours.
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}(,\d{3}|\.\d\d0)", text):
        part = float(text.replace(",", "."))
        raise ValueError(f"“{raw.strip()}” can be read two ways. Please write {1000 * part:.0f} or {part:g}.")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}", text):
        text = text.replace(".", "")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _percent(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    value = number(raw)
    try:
        return float(value) / 100
    except ValueError:
        return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("Please give an ordinary number.")
    return value


def _in_reach(day: dt.date) -> dt.date:
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"Please choose a day between {YEARS[0]} and {YEARS[1]}.")
    return day


def _number(control: Control, **bounds: float) -> Any:
    read = _percent if control.name == "fraction" else number
    return Annotated[float, BeforeValidator(read), AfterValidator(_finite), Field(**bounds), control]


Line = Annotated[str, BeforeValidator(_one_line), AfterValidator(_plain_text), Field(max_length=300),
                 Control("line", "Please keep this to one line of up to 300 characters.")]
Prose = Annotated[str, AfterValidator(_plain_text), Control("prose")]
Flag = Annotated[bool, Control("flag", "Please tick it or leave it empty.")]
Day = Annotated[dt.date, AfterValidator(_in_reach), Control("day", "Please give a date such as 2026-03-31.")]
Hours = _number(Control("hours", "Please give hours above 0 and up to 24, such as 1.5 or 1:30.", 0, 24, 0.25, "h"),
                gt=0, le=24)
Amount = _number(Control("number", "Please give a number of 0 or more.", 0), ge=0)
Money = _number(Control("money", "Please give an amount of 0 or more, such as 12000.", 0), ge=0)
Fraction = _number(Control("fraction", "Please give a share between 0 and 100 %.", 0, 100, 1, "%"), ge=0, le=1)
Level = _number(Control("level", "Please give a level between 0 and 10.", 0, 10, 0.5), ge=0, le=10)
Mood = _number(Control("level", "Please choose between −5 and +5.", -5, 5, 1), ge=-5, le=5)


class Estimate(BaseModel):
    """A guess with a range: low, likely and high, in the unit its question names (low <= likely <= high)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    low: _number(Control("number"))  # type: ignore[valid-type]
    likely: _number(Control("number"))  # type: ignore[valid-type]
    high: _number(Control("number"))  # type: ignore[valid-type]

    @model_validator(mode="after")
    def _in_order(self) -> Estimate:
        if not self.low <= self.likely <= self.high:
            raise ValueError("Please put the three in order: low, then likely, then high.")
        return self


Guess = Annotated[Estimate,
                  Control("estimate", "Please give all three as numbers, such as 20 or 1200.5: low, likely and high.")]


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
