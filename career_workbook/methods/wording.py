"""Wording: the small change of sentences made from what people typed. Pure; for the chapters and their charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import numpy as np

#: English whatever the system speaks: the pages are.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: Words a telephone writes large at the beginning of an answer that goes on with our sentence.
_SMALL = frozenset((
    "a", "all", "an", "and", "any", "at", "can", "each", "every", "has", "have", "in", "it", "my", "no", "nobody",
    "nothing", "of", "on", "one", "our", "people", "somebody", "that", "the", "their", "there", "they", "this", "to",
    "we", "what", "when", "where", "who", "with", "your"))
_SHARES = ((0.04, "hardly any"), (0.155, "a tenth"), (0.225, "a fifth"), (0.29, "a quarter"), (0.365, "a third"),
           (0.45, "two fifths"), (0.55, "half"), (0.635, "three fifths"), (0.705, "two thirds"),
           (0.775, "three quarters"), (0.86, "four fifths"), (0.955, "nine tenths"), (0.9995, "nearly all"))


def full_stop(text: str) -> str:
    """The text on one line, ending as a sentence does; empty stays empty."""
    text = " ".join(text.split())
    return text if not text or text[-1] in ".?!…。？！؟।" else f"{text}."


def continuing(text: str) -> str:
    """The text as the rest of a sentence: on one line, and its first word small where it is a common small word.

    Names, “I”, and languages that write their nouns large stay as they were typed.
    """
    text = " ".join(text.split())
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in _SMALL else text


def first_sentence(text: str) -> str:
    """What stands before the first full stop, question mark or line break."""
    for end in ("\n", ". ", "? ", "! ", "。"):
        text = text.split(end)[0]
    return text.strip()


def long_day(day: date) -> str:
    """A day as it is said, the same under every language of the system: ``1 March 2027``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_brackets(text: str) -> str:
    """`` (text)`` to follow a word, or nothing."""
    return f" ({text})" if text else ""


def percent(share: float) -> str:
    """A share as people write it: ``45 %``; what is there is never told as 0 %, nor what is not whole as 100 %."""
    if 0 < share < 0.005:
        return "less than 1 %"
    return "more than 99 %" if 0.995 <= share < 1 else true_minus(f"{100 * share:.0f} %")


def true_minus(number: str) -> str:
    """A number in words, below nothing with the sign a book sets and not with a hyphen: ``−5``."""
    return number.replace("-", "−")


def signed(value: float) -> str:
    """A step up or down: ``+3``, ``−0.5``, ``0``."""
    return true_minus(f"{value:+g}") if value else "0"


def as_hours(hours: float) -> str:
    """Hours as people say them: ``1 hour``, ``2.5 hours``, ``1,240 hours``; what is less than any in minutes."""
    if 0 < hours < 0.05:
        minutes = max(1, round(60 * hours))
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    text = amount(hours)
    return f"{text} hour" if text == "1" else f"{text} hours"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    *first, end = list(parts) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def share(part: float) -> str:
    """A share from 0 to 1 as people say it: ``two thirds``."""
    return "none" if part <= 0 else next((word for limit, word in _SHARES if part < limit), "all")


def count(number: int, one: str, many: str) -> str:
    """``one branch``, ``five branches``, ``40 branches``."""
    word = _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"
    return f"{word} {one if number == 1 else many}"


def in_figures(number: int, one: str = "entry", many: str = "entries") -> str:
    """The same in figures: ``1 entry``, ``1,240 entries``."""
    return f"{number:,} {one if number == 1 else many}"


def ordinal(place: int) -> str:
    """A place in a row: ``1st``, ``22nd``, ``13th``."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending}"


def amount(value: float) -> str:
    """A number as exact as it is worth saying: ``1,240``, ``36``, ``2.5``."""
    return true_minus(f"{value:,.0f}" if abs(value) >= 10 or abs(value - round(value)) < 0.05 else f"{value:.1f}")


def month(day: date | np.datetime64) -> str:
    """``March 2024``."""
    import numpy as np

    return f"{np.datetime64(day, 'D').item():%B %Y}"


def months(first: date | np.datetime64, last: date | np.datetime64) -> str:
    """A stretch of months: ``from March 2024 to May 2025``, ``in March 2024``."""
    begins, ends = month(first), month(last)
    return f"in {begins}" if begins == ends else f"from {begins} to {ends}"


def ends(low: float, high: float) -> str:
    """A range by its two ends, one number where they are the same: ``5 to 7.5``, ``5``."""
    return " to ".join(dict.fromkeys(true_minus(f"{end:g}") for end in (low, high)))


def sentence(text: str) -> str:
    """Its first letter made large, unless it is a person's own word in a script without large letters."""
    return text[:1].upper() + text[1:]
