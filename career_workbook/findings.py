"""The words in which a computation or a picture speaks to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


class NothingYet(Exception):
    """Nothing has been entered: the message says what to enter for the result to become one's own."""


class TooLittle(Exception):
    """Something has been entered, but too little for the method: the message says what is missing."""


@dataclass(frozen=True)
class Says:
    """What a computation tells a person: a headline, a few lines, perhaps a small table, and a question."""

    headline: str
    lines: tuple[str, ...] = ()
    table: pd.DataFrame | None = field(default=None, compare=False)
    question: str = ""


@dataclass(frozen=True)
class Finding:
    """What a picture shows: the finding as its title, and a description for those who do not see it."""

    title: str
    description: str


@dataclass(frozen=True)
class Offer:
    """One record a computation proposes: its words, and what would be written (`entered` as typed) if it is taken."""

    label: str
    detail: str
    kind: str
    key: str
    entered: dict[str, Any]


@dataclass(frozen=True)
class Offers:
    """Records a person may take over in one step that can be undone; nothing is written before they say so.

    `source` names the step in the history; `noun` (one, many) the records; `invitation` says what taking them does.
    """

    source: str
    headline: str
    lines: tuple[str, ...]
    offers: tuple[Offer, ...]
    noun: tuple[str, str]
    invitation: str
