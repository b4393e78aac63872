"""Wording: the small change of sentences made from what people typed. Pure; for the chapters and their charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def full_stop(text: str) -> str:
    """The text on one line, ending as a sentence does; empty stays empty."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".?!…。？！؟।" else f"{text}."


def first_sentence(text: str) -> str:
    """What stands before the first full stop, question mark or line break."""
    for end in ("\n", ". ", "? ", "! ", "。"):
        text = text.split(end)[0]
    return text.strip()


def long_day(day: date) -> str:
    """A day as it is said: ``1 March 2027``."""
    return f"{day.day} {day:%B %Y}"


def in_brackets(text: str) -> str:
    """`` (text)`` to follow a word, or nothing."""
    return f" ({text})" if text else ""


def percent(share: float) -> str:
    """A share as people write it: ``45 %``."""
    return f"{100 * share:.0f} %"


def as_hours(hours: float) -> str:
    """Hours as people say them: ``1 hour``, ``2.5 hours``, ``1,240 hours``."""
    text = f"{hours:,.0f}" if hours >= 10 or abs(hours - round(hours)) < 0.05 else f"{hours:.1f}"
    return f"{text} hour" if text == "1" else f"{text} hours"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    *first, end = list(parts) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end
