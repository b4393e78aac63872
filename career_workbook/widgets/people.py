"""Who is asking. In a session two people share one kernel, and each writes under their own name.

The session's server stamps every message of a browser with the person whose key that browser holds. Outside a
session nobody is told apart: the workbook is its owner's, whatever a message says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..records import Audience
from ..together.sitting import VARIABLE
from ..workbook import Workbook

OWNER, COACH = "me", "coach"


@dataclass(frozen=True)
class Session:
    """A session of two: where its file lies, and what the two are called."""

    path: Path
    names: Mapping[str, str]


@cache
def session() -> Session | None:
    """The session this kernel belongs to; None in a person's own workbook."""
    told = os.environ.get(VARIABLE)
    if not told:
        return None
    people = json.loads(Path(told).read_text("utf-8"))["people"]
    return Session(Path(told), {OWNER: str(people[OWNER]), COACH: str(people[COACH])})


def reader() -> Audience:
    """Who looks at what is shown here: in a session nothing is shown that a coach may not see."""
    return "coach" if session() else "me"


def asker() -> str:
    """Whose message is being answered: "me" or "coach". The owner's, where nobody says."""
    person = _stamp(_message()) if session() else OWNER
    return person if person in (OWNER, COACH) else OWNER


def _stamp(message: Any) -> Any:
    return (message or {}).get("metadata", {}).get("person")


def _message() -> Any:
    from IPython import get_ipython

    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    return kernel.get_parent() if kernel else None


def only() -> dict[str, str]:
    """What an answer says of whom it is for, so that the session's server shows it to nobody else."""
    return {"only": asker()} if session() else {}


_workbooks: dict[tuple[int, str], Workbook] = {}


def workbook_of(workbook: Workbook, person: str = "") -> Workbook:
    """The same workbook in the hands of `person` (of whoever asks, where none is named): their drafts, their changes.

    What one of them writes is with the other at once.
    """
    person = person or asker()
    if person == workbook.store.author or not session():
        return workbook
    known = (id(workbook), person)
    if known not in _workbooks:
        theirs = Workbook.open(workbook.store.path, author=person)
        theirs.watch(lambda _kinds: workbook.refresh())
        workbook.watch(lambda _kinds: theirs.refresh())
        _workbooks[known] = theirs
    return _workbooks[known]
