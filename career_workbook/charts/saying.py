"""Figures in words, for the findings and descriptions of pictures: rounded, and never more exact than they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHARES = ((0.04, "hardly any"), (0.155, "a tenth"), (0.225, "a fifth"), (0.29, "a quarter"), (0.365, "a third"),
           (0.45, "two fifths"), (0.55, "half"), (0.635, "three fifths"), (0.705, "two thirds"),
           (0.775, "three quarters"), (0.86, "four fifths"), (0.955, "nine tenths"), (0.985, "nearly all"))


def share(part: float) -> str:
    """A share from 0 to 1 as people say it: ``two thirds``."""
    return next((word for limit, word in _SHARES if part < limit), "all")


def count(number: int, one: str, many: str) -> str:
    """``one branch``, ``five branches``, ``40 branches``."""
    word = _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"
    return f"{word} {one if number == 1 else many}"


def hours(value: float) -> str:
    """``1 hour``, ``2.5 hours``, ``1,240 hours``."""
    text = amount(value)
    return f"{text} hour" if text == "1" else f"{text} hours"


def amount(value: float) -> str:
    """A number as exact as it is worth saying: ``1,240``, ``36``, ``2.5``."""
    return f"{value:,.0f}" if abs(value) >= 10 or abs(value - round(value)) < 0.05 else f"{value:.1f}"


def month(day: Any) -> str:
    """``March 2024``."""
    return f"{np.datetime64(day, 'D').item():%B %Y}"


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """Its first letter made large, unless it is a person's own word in a script without large letters."""
    return text[:1].upper() + text[1:]
