"""Scales: answers such as ``4``, ``5 - Excellent`` or ``Agree`` → a level from 0 to 10. Pure.

The lowest possible answer is 0 and the highest 10, with even steps between: the "percent of maximum possible" of
Cohen, Cohen, Aiken & West 1999, divided by ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Lowest and highest number, by the name a question about them is answered with.
NUMBERS = {"1-4": (1, 4), "1-5": (1, 5), "1-6": (1, 6), "1-7": (1, 7), "1-10": (1, 10), "0-5": (0, 5), "0-10": (0, 10)}
#: Words people choose between, from the lowest to the highest; a step may be worded in several ways.
WORDS = {
    "agree": ("strongly disagree", "disagree", "neutral|neither agree nor disagree|undecided", "agree",
              "strongly agree"),
    "how good, to excellent": ("poor", "fair", "good", "very good", "excellent"),
    "how good, from very poor": ("very poor", "poor", "fair|average|acceptable", "good", "very good|excellent"),
    "how often": ("never", "rarely|seldom", "sometimes|occasionally", "often|usually|frequently", "always"),
    "how much": ("not at all", "slightly|a little", "moderately|somewhat", "very|very much", "extremely"),
    "how satisfied": ("very dissatisfied", "dissatisfied", "neutral|neither satisfied nor dissatisfied", "satisfied",
                      "very satisfied"),
}
_STEPS = {name: {word: place for place, step in enumerate(steps) for word in step.split("|")}
          for name, steps in WORDS.items()}
_SILENT = {"", "-", "–", "n/a", "na", "not applicable", "none", "don't know", "i don't know", "do not know",
           "i do not know", "can't say", "cannot say", "i can't say", "i cannot say", "no opinion", "unable to say",
           "unable to rate", "not observed", "no answer", "prefer not to say"}


@dataclass(frozen=True)
class Scale:
    """One way to read answers: numbers between two ends, or the words of `WORDS`."""

    name: str

    def level(self, text: str) -> float | None:
        """The level from 0 to 10, None where the answer is not of this scale."""
        if self.name in NUMBERS:
            low, high = NUMBERS[self.name]
            found = number_of(text)
            return None if found is None or not low <= found <= high else 10 * (found - low) / (high - low)
        place = _STEPS[self.name].get(_plain(text))
        return None if place is None else 10 * place / (len(WORDS[self.name]) - 1)


def silent(text: str) -> bool:
    """True where nothing was answered, or that one cannot say."""
    return _plain(text) in _SILENT


def number_of(text: str) -> int | None:
    """The whole number an answer begins with: ``4``, ``5 - Excellent``, ``4/5``, ``4 out of 5``."""
    more = r"\s*(?:/|of|out of)\s*\d{1,2}|\s*[-–—:.=(]\s*[^\d\s].*"
    found = re.fullmatch(rf"(\d{{1,2}})(?:[.,]0+)?(?:{more})?", text.strip())
    return int(found[1]) if found else None


def possible(answers: Iterable[str]) -> list[Scale]:
    """The scales on which every one of these answers lies; none for what is no rating."""
    given = [text for text in answers if not silent(text)]
    if not given:
        return []
    numbers = [number_of(text) for text in given]
    if all(n is not None for n in numbers):
        low, high = min(numbers), max(numbers)  # type: ignore[type-var]
        named = {int(found[1]) for text in given if (found := re.search(r"(?:/|of)\s*(\d{1,2})\s*$", text))}
        return [Scale(name) for name, (least, most) in NUMBERS.items()
                if least <= low and high <= most and (most in named if named else True)]  # type: ignore[operator]
    return [Scale(name) for name, steps in _STEPS.items() if all(_plain(text) in steps for text in given)]


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(" .")
