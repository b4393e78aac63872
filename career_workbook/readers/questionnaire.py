"""What was filled in before an hour with a coach (`asking_others.questionnaire`): one small JSON file.

It comes from outside, so nothing in it is believed before it was looked at.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from typing import Any

from ..methods.wording import long_day
from ..records import KINDS
from . import CannotRead, whole
from .archives import beginning
from .tables import text_of
from .whole import Contents, Found

NAME = "the page to fill in before you meet"
#: What every such file says it is; the number counts its layouts.
FORMAT, LAYOUT = "career-workbook questionnaire", 1
LARGEST, MOST, LONGEST = 500_000, 20, 20_000
#: The field of a preparation that holds what was asked besides.
OWN = "own"
ASKS: tuple[str, ...] = ()
ON_SCREEN = {"title": "What was answered on the page", "accept": ".json,application/json",
             "hint": "The file that was saved on it. You will see what is in it before anything is added."}


def wanted(name: str) -> bool:
    """Whether a file of a folder may be one of these, by its name."""
    return name.casefold().endswith(".json")


def fits(data: bytes) -> bool:
    """Whether a file says that it is one of these."""
    return beginning(data).lstrip().startswith("{") and FORMAT.encode() in data[:200]


def read(files: Mapping[str, bytes], order: object = None, also: Collection[str] = ()) -> Contents:
    """One preparation for each file; nothing is asked, and there is no more. Raises CannotRead where none is one."""
    found, wrong = [], []
    for name, data in files.items():
        try:
            found.append(_one(name, json.loads(text_of(data)) if len(data) <= LARGEST else None))
        except _Wrong as error:
            wrong.append(f"{name}: {error}")
        except (ValueError, RecursionError, AttributeError, TypeError):
            wrong.append(f"{name}: It is damaged, or no file of this page. Please ask for it again.")
    kept, problems = whole.checked(found)
    if not kept:
        raise CannotRead(" ".join([*(wrong or problems), "Nothing was added."]))
    return Contents(NAME, kept, (*wrong, *problems))


class _Wrong(ValueError):
    """A file that can be read but not kept; its text is a sentence for the person."""


def _one(name: str, sheet: Any) -> Found:
    if not isinstance(sheet, dict) or sheet.get("what") != FORMAT:
        raise _Wrong("This was not made by the page to fill in before you meet.")
    if sheet.get("layout") != LAYOUT:
        raise _Wrong("It was made by a newer Career Workbook. Please update yours.")
    on = dt.date.fromisoformat(sheet["on"])
    given, own = sheet["answers"], sheet["own"]
    questions = KINDS["preparation"].questions()
    entered = {one: _text(given.get(one)) for one in questions if one not in ("on", OWN)}
    asked = [(_text(one.get("asked")), _text(one.get("words"))) for one in own[:MOST]]
    entered[OWN] = "\n\n".join("\n".join(filter(None, pair)) for pair in asked if pair[1])
    if not any(entered.values()):
        raise _Wrong("Nothing is answered in it.")
    key = whole.key_of("questionnaire", "preparation", _text(sheet.get("sheet")), on.isoformat(), *entered.values())
    return Found(f"Before the hour of {long_day(on)}", "preparation", key, {"on": on.isoformat(), **entered},
                 by_name=False, where=name)


def _text(value: Any) -> str:
    return value.strip()[:LONGEST] if isinstance(value, str) else ""
