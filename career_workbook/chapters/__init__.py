"""The chapters, and the words in which a chapter's computations speak.

Each chapter is one pure module of this package: its records, its questions, its computations, on plain records
and DataFrames. No widgets, no matplotlib, no disk.
"""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..findings import Finding, NothingYet, Says, TooLittle

if TYPE_CHECKING:
    import pandas as pd


__all__ = ["CHAPTERS", "Chapter", "Finding", "NothingYet", "Says", "TooLittle", "ask", "chapter", "declare_all",
           "kinds_of", "module", "on_screen"]


@dataclass(frozen=True)
class Chapter:
    """One chapter: `stem` names its notebook, module, charts and tests alike."""

    number: int
    stem: str
    title: str

    @property
    def notebook(self) -> str:
        """The file name of its notebook, such as ``08_vine.ipynb``."""
        return f"{self.number:02d}_{self.stem}.ipynb"


#: In file order; the order to read them in is told by the start chapter.
CHAPTERS: dict[str, Chapter] = {c.stem: c for c in (
    Chapter(0, "start", "Start"),
    Chapter(1, "ownership", "Ownership"),
    Chapter(2, "product", "The product"),
    Chapter(3, "value", "Value"),
    Chapter(4, "why_you", "Why you"),
    Chapter(5, "feedback", "Feedback"),
    Chapter(6, "market", "The market"),
    Chapter(7, "asking", "Asking"),
    Chapter(8, "vine", "The vine"),
    Chapter(9, "interview", "The interview"),
    Chapter(10, "review", "Review"),
)}


def chapter(name: str) -> Chapter:
    """Find a chapter by stem, number or notebook name (``vine``, ``8``, ``08_vine``, ``08_vine.ipynb``)."""
    wanted = name.removesuffix(".ipynb").lower()
    for c in CHAPTERS.values():
        if wanted in (c.stem, str(c.number), c.notebook.removesuffix(".ipynb")):
            return c
    raise KeyError(f"There is no chapter called “{name}”. There are: {', '.join(CHAPTERS)}.")


def module(stem: str) -> ModuleType:
    """The pure module of a chapter."""
    return importlib.import_module(f"career_workbook.chapters.{stem}")


def declare_all() -> None:
    """Import every chapter, so that every kind of record is known (before reading a workbook as a whole)."""
    for stem in CHAPTERS:
        module(stem)


@functools.cache
def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """The names a chart or result declares: a picture is drawn more often than it changes what it is made from."""
    code = inspect.unwrap(function).__code__
    return code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]


def on_screen(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a result that unfolds on screen what a page on paper has in full already, in the list above it."""
    function.on_paper = False  # type: ignore[attr-defined]
    return function


def kinds_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """The kinds of record a chart or result is made from: the names of its parameters."""
    return tuple(name for name in parameters(function) if name not in ("fig", "today"))


def ask(function: Callable[..., Any], frame: Callable[[str], pd.DataFrame], today: Any, *first: Any) -> Any:
    """Call a chart or result with the frames its parameters name."""
    arguments = {kind: frame(kind) for kind in kinds_of(function)}
    if "today" in parameters(function):
        arguments["today"] = today
    return function(*first, **arguments)
