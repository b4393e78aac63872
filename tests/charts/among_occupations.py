"""Somebody among the official occupations: the sample's invented tables, and others made difficult."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import at_work
import people

from career_workbook import sample
from career_workbook.methods.market.titles import comparable
from career_workbook.reference import FRAMES

KINDS = ("occupation", "neighbour", "job", "pay")


def frames(bodies: people.Bodies, tables: Mapping[str, Any] | None = None) -> Callable[[str], Any]:
    """Frames of these answers beside the sample's tables, some of them replaced; None takes all tables away."""
    answers = people.drawer(bodies)
    replaced = {} if tables is None else tables

    def of(name: str) -> Any:
        if name not in FRAMES:
            return answers(name)
        frame = sample.sample_frame(name)
        return frame[:0] if tables is None else replaced.get(name, frame)

    return of


def maras() -> people.Bodies:
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def single() -> people.Bodies:
    """What the work is called, and nothing else."""
    return {"occupation": {"sheet": {"called": "Ward nurse", "fits": "", "rate": None}}}


def crowded() -> people.Bodies:
    """Five hundred amounts, and as many occupations looked at."""
    guess = {"low": 40000, "likely": 50000, "high": 60000}
    return maras() | {
        "pay": {f"p{i}": {"source": ("offer", "now", "asked", "published")[i % 4], "what": f"Work {i}",
                          "yearly": {part: value + 31 * i for part, value in guess.items()},
                          "on": f"{2000 + i // 25}-03-01"} for i in range(500)},
        "neighbour": {f"n{i}": {"title": ("Ward nurses", "Health data analysts", "Nobody knows")[i % 3] + " " * (i % 5)}
                      for i in range(500)}}


def difficult() -> dict[str, Any]:
    """Tables in which every name is one that breaks careless programs."""
    names = [f"{at_work.NAMES[i % len(at_work.NAMES)]} {i}" for i in range(14)]
    occupations, elements = sample.sample_frame("occupations"), sample.sample_frame("occupation_elements")
    titles = sample.sample_frame("occupation_titles")
    renamed = dict(zip(occupations["occupation"], names, strict=False))
    own = titles["official"]
    return {"occupations": occupations.assign(title=names[:len(occupations)]),
            "occupation_elements": elements.assign(name=names[:len(elements)]),
            "occupation_titles": titles.assign(
                title=titles["title"].where(~own, titles["occupation"].map(renamed)),
                words=titles["words"].where(~own, titles["occupation"].map(renamed).map(comparable)))}


CASES = {"maras": (maras, {}), "single": (single, {}), "crowded": (crowded, {}), "difficult": (maras, difficult())}
