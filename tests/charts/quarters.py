"""Invented reviews to draw pictures of: the sample person's, one entry of each kind, and five hundred."""

from __future__ import annotations

import datetime as dt

import people

from career_workbook import sample

DONE = ("done", "partly", "not yet", "")
KINDS = ("investment", "impact", "ask", "commitment", "session", "attainment")


def maras() -> people.Bodies:
    """What the sample person wrote down, and when."""
    found = {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
             for kind in KINDS}
    changes = sample.sample_frame("changes")
    found["changes"] = {row.Index: {**row._asdict(), "on": str(row.on.date())} for row in changes.itertuples()}
    return found


def change(number: int, of: str = "impact", name: str = "title") -> dict:
    """One answer that became another."""
    return {"on": day(number), "of": of, "record": f"m{number}", "name": name, "label": "Title", "entry": "A piece",
            "before": "this", "after": "that"}


def day(number: int) -> str:
    """A day in the last three months."""
    return (people.TODAY - dt.timedelta(days=number % 90)).isoformat()


def single() -> people.Bodies:
    """One entry of each kind."""
    return {"investment": {"i": {"on": day(2), "skill": "s", "hours": 1.5}},
            "impact": {"m": {"title": "First", "on": day(3)}},
            "ask": {"a": {"what": "a quiet room", "asked": day(4), "outcome": ""}},
            "commitment": {"c": {"horizon": "day", "when_": "I sit down", "then_": "write a line", "by": day(1),
                                 "confidence": None, "done": ""}},
            "attainment": {"g": {"goal": "Two mornings", "reached": "", "started": "-2", "weight": "1"}},
            "changes": {"x": change(5)}}


def crowded() -> people.Bodies:
    """Five hundred of everything."""
    many = range(500)
    return {"investment": {f"i{n}": {"on": day(n), "skill": "s", "hours": 1 + n % 5} for n in many},
            "impact": {f"m{n}": {"title": f"Piece of work number {n}", "on": day(n)} for n in many},
            "ask": {f"a{n}": {"what": f"thing {n}", "asked": day(n), "outcome": "yes"} for n in many},
            "commitment": {f"c{n}": {"horizon": "week", "when_": "x", "then_": f"do the thing with the number {n}",
                                     "by": day(n), "confidence": n % 11, "done": DONE[n % 4]} for n in many},
            "session": {f"s{n}": {"on": (people.START + dt.timedelta(days=n)).isoformat()} for n in many},
            "attainment": {f"g{n}": {"goal": f"Goal number {n}", "reached": str(n % 5 - 2), "started": "-2",
                                     "weight": "1", "more": "a good deal of it"} for n in many},
            "changes": {f"x{n}": change(n, ("impact", "ask", "skill", "stage")[n % 4]) for n in many}}


CASES = {"single": single, "crowded": crowded}
