"""Words and numbers as HTML text: the one place where what a person wrote is escaped.

Everything a handout or a result shows passes through `plain` at the last step. What comes out is text in HTML,
never markup: it cannot close an element, open one, or carry what a browser refuses to parse.
"""

from __future__ import annotations

import datetime as dt
import html
import math
import re
from typing import Any

from ..methods.wording import MONTHS, true_minus

# What no HTML document may hold: control characters, lone surrogates and the two non-characters of the basic plane.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the direction of what follows: an answer must not be able to mirror the words after it.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def tidy(text: Any) -> str:
    """Text without what no page may hold, its lines ending in one way; not yet escaped."""
    if (text := str(text)).isprintable():
        return text
    return _TURNING.sub("", _UNSHOWABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def plain(text: Any) -> str:
    """Text as HTML shows it literally, safe between tags and inside a quoted attribute."""
    return html.escape(tidy(text), quote=True)


def show(value: Any) -> str:
    """A value of a frame or record in words, not yet escaped: ``""`` for nothing, ``31 Mar 2026``, ``1,250``, ``0.33``.

    Numbers keep three significant digits below a hundred and none after the point above it.
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, dt.datetime):  # pandas timestamps too; NaT is one that is not equal to itself
        return "" if value != value else short_day(value.date())
    if isinstance(value, dt.date):
        return short_day(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(show(v) for v in value)
    if is_number(value):
        return _number(float(value))
    return "" if value != value else str(value)


def short_day(day: dt.date) -> str:
    """A day as lists and tables show it, on paper as on the screen: ``31 Mar 2026``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def is_number(value: Any) -> bool:
    """True for what is set flush right in a table: numbers of Python and numpy, not truth values."""
    return hasattr(value, "__float__") and not isinstance(value, (str, bytes, bool, dt.date)) and value is not True


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "beyond all bounds" if value > 0 else "below all bounds"
    if value == round(value) or abs(value) >= 100:
        return true_minus(f"{round(value):,}")
    return true_minus(f"{value:.3g}") if abs(value) >= 0.001 else "0"
