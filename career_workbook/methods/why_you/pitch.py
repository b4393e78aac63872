"""The pitch: four answers and one piece of work, put together as one line, one paragraph and one minute. Pure.

Nothing is made up and nothing is left out but what was not answered: the person's words, in an order that can be
said. They are a beginning to be changed aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..wording import continuing, full_stop, sentence

#: Words a minute at which somebody speaks who wants to be followed; a choice of this workbook, on the calm side.
CALM = 130
#: The four answers in the order they are said, each as the sentence it completes.
SAID = {"problem": "The trouble is that {}", "value": "I see to it that {}", "without": "Without that, they would {}",
        "advantage": "Others can do part of this. I am the one who {}"}
#: Which answer makes the best single line, the best first.
LINE = ("value", "advantage", "problem", "without")


class Pitch(NamedTuple):
    """One pitch at three lengths."""

    line: str
    paragraph: str
    minute: str


def assemble(answers: Mapping[str, str], story: Mapping[str, str] | None = None) -> Pitch:
    """Put a pitch together from the answers (names as in `SAID`) and one piece of work (fields of `impact`).

    Empty answers are passed over. ValueError where all of them are empty.
    """
    said = {name: full_stop(form.format(continuing(answers[name]))) for name, form in SAID.items()
            if answers.get(name, "").strip()}
    if not said:
        raise ValueError("A pitch needs at least one answer.")
    line = next(said[name] for name in LINE if name in said)
    paragraph = " ".join(said.values())
    told = _told(story or {})
    return Pitch(line, paragraph, " ".join(filter(None, (paragraph, told, ASKS_BACK))))


#: How a minute ends: the other is asked, not left to applaud.
ASKS_BACK = "Where does this cost you most?"


def _told(story: Mapping[str, str]) -> str:
    parts = [full_stop(sentence(story.get(name, "").strip())) for name in ("trouble", "did", "evidence")]
    if not any(parts):
        parts = [full_stop(sentence(story.get("title", "").strip()))]
    return " ".join(filter(None, ("For example:" if any(parts) else "", *parts)))


def seconds(text: str) -> int:
    """How long a text takes aloud at a calm pace, in whole seconds, by its words."""
    return round(60 * len(text.split()) / CALM)


def length(text: str) -> str:
    """How long a text is, told: ``96 words, about 45 seconds aloud``; only the words of a very short one."""
    count = len(text.split())
    said = f"{count} word{'' if count == 1 else 's'}"
    aloud = 5 * round(seconds(text) / 5)
    return said if aloud < 5 else f"{said}, about {aloud} seconds aloud"
