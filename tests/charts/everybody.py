"""People to draw every picture of, made from the sample person: her first entries alone, hundreds, difficult names."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from career_workbook import sample
from career_workbook.chapters import CHAPTERS, declare_all
from career_workbook.frames import frame
from career_workbook.records import KINDS, Record

declare_all()
Frames = Callable[[str], pd.DataFrame]
Bodies = dict[str, dict[str, Any]]

NAMES = ("Präsentationsvorbereitung für Vorstände und Aufsichtsräte in großen Häusern, jährlich",
         "Передача смены на одной странице", "用一页纸完成的交接班工作", "تسليم الورديات في صفحة واحدة",
         "$E=mc^2$ & <b>_{bold", "$$ \\frac{1}{", "_" * 40)
MANY = 500


def every_chart() -> list[tuple[str, str]]:
    """(chapter, chart) of the whole workbook, in the order of the modules."""
    return [(stem, name) for stem in CHAPTERS for name in _charts(stem)]


def _charts(stem: str) -> Iterator[str]:
    try:
        module = importlib.import_module(f"career_workbook.charts.{stem}")
    except ModuleNotFoundError:
        return
    for name in getattr(module, "__all__", vars(module)):
        found = getattr(module, name)
        own = inspect.isfunction(found) and found.__module__.startswith(module.__name__) and not name.startswith("_")
        if own and next(iter(inspect.signature(found).parameters), "") == "fig":
            yield name


def _bodies(kind: str) -> Bodies:
    return {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}


def _drawn(change: Callable[[type[Record], Bodies], Bodies]) -> Frames:
    """The sample person's frames, each kind changed by a function; tables that are nobody's entries as they are."""
    @cache
    def of(kind: str) -> pd.DataFrame:
        if kind not in KINDS or kind == "changes":
            return sample.sample_frame(kind) if change is not _nothing else sample.sample_frame(kind).iloc[:0]
        return frame(KINDS[kind], change(KINDS[kind], _bodies(kind)))

    return of


def _nothing(kind: type[Record], bodies: Bodies) -> Bodies:
    return {}


def _first(kind: type[Record], bodies: Bodies) -> Bodies:
    """The first entry alone, linked to other first entries."""
    for key, body in bodies.items():
        return {key: {**body, **{name: _linked(q.control.name, q.control.of) for name, q in kind.questions().items()
                                 if q.control.name in ("ref", "refs")}}}
    return {}


def _linked(control: str, of: str) -> Any:
    first = next(iter(sample.records(of)), "")
    return first if control == "ref" else [first]


def _hundreds(kind: type[Record], bodies: Bodies) -> Bodies:
    """Five hundred entries, her own again and again on other days."""
    if not kind.many or not bodies:
        return bodies
    found, keys = dict(bodies), list(bodies)
    days = [name for name, q in kind.questions().items() if q.control.name == "day"]
    while len(found) < MANY:
        n = len(found)
        body = dict(bodies[keys[n % len(keys)]])
        for name in days:
            if body[name]:
                body[name] = (dt.date.fromisoformat(body[name]) - dt.timedelta(days=n * 7 % 1300)).isoformat()
        found[f"more-{n}"] = body
    return found


def _difficult(kind: type[Record], bodies: Bodies) -> Bodies:
    """Her entries under names that break careless programs; what names an official table stays."""
    if kind.kind == "occupation":
        return bodies
    lines = [name for name, q in kind.questions().items() if q.control.name == "line" and not q.asked.hidden]
    return {key: {**body, **{name: NAMES[(i + n) % len(NAMES)] for n, name in enumerate(lines)
                             if body[name]}}
            for i, (key, body) in enumerate(bodies.items())}


#: Who is drawn: frames by kind.
CASES: dict[str, Frames] = {"Mara": sample.sample_frame, "one entry": _drawn(_first), "hundreds": _drawn(_hundreds),
                            "difficult names": _drawn(_difficult)}
NOBODY: Frames = _drawn(_nothing)
