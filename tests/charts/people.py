"""Invented people to draw pictures of: four busy years, a single entry, five hundred, and difficult names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from career_workbook.chapters import declare_all
from career_workbook.frames import frame
from career_workbook.records import KINDS

TODAY = dt.date(2026, 11, 22)
START = dt.date(2022, 12, 5)
Bodies = dict[str, dict[str, dict[str, Any]]]

PLAIN = {"People": ("Leading a handover", "Teaching"), "Data": ("SQL", "Statistics"), "Ward craft": ("Wound care",),
         "Influence": ("Negotiating",), "Writing": ("Reports",)}
DIFFICULT = {"Präsentationsvorbereitung für Vorstände und Aufsichtsräte in großen Häusern": ("Reden", "Zuhören"),
             "Работа с данными": ("Статистика и $x_{$", "SQL_2"), "护理技能与沟通": ("伤口护理",),
             "التفاوض والإقناع": ("التفاوض",), "$E=mc^2$ & <b>_{bold": ("$$ \\frac{1}{",)}


def drawer(bodies: Bodies) -> Callable[[str], pd.DataFrame]:
    """Frames of these bodies by kind, empty ones where there are none."""
    declare_all()
    made: dict[str, pd.DataFrame] = {}

    def of(kind: str) -> pd.DataFrame:
        if kind not in made:
            made[kind] = frame(KINDS[kind], bodies.get(kind, {}))
        return made[kind]

    return of


def busy(fields: dict[str, tuple[str, ...]] = PLAIN, entries: int = 900, seed: int = 3) -> Bodies:
    """Four years: skills in fields, a log, levels, a pause, evidence, next branches, jobs."""
    rng = np.random.default_rng(seed)
    skills, names = {}, list(fields)
    for f, (field, each) in enumerate(fields.items()):
        for s, name in enumerate(each):
            key, most = f"s{f}{s}", 260 + 40 * f + 20 * s
            skills[key] = {"name": name, "branch": field, "nature": "hard" if f in (1, 2) else "soft",
                           "level": 3 + f % 4, "target": 8, "worth": 3 + (f * 3 + s) % 7,
                           "since": "2024-01-01", "monthly": 4,
                           "hours_needed": {"low": 60 + 20 * f, "likely": 120 + 30 * f, "high": most},
                           "after": [f"s{f}0"] if s else [], "stays": "all"}
    keys, days = list(skills), (TODAY - START).days
    began = {k: int(days * (0.02 + 0.55 * i / len(keys))) for i, k in enumerate(keys)}
    ended = dict.fromkeys(keys, days - 5) | {keys[-3]: int(days * 0.62)}
    paused = (int(days * 0.42), int(days * 0.53))
    log, n = {}, 0
    while n < entries:
        key = keys[int(len(keys) * rng.random() ** 1.5)]
        day = int(rng.integers(began[key], ended[key]))
        if paused[0] <= day <= paused[1]:
            continue
        on = START + dt.timedelta(days=day)
        if on.weekday() > 4 and rng.random() < 0.6:
            continue
        log[f"i{n}"] = {"on": on.isoformat(), "skill": key, "hours": float(rng.choice([0.5, 0.75, 1, 1.5, 2])),
                        "what": "", "ease": str(rng.choice(["easy", "stretch", "stretch", "too hard"]))}
        n += 1

    def day(number: float) -> str:
        return (START + dt.timedelta(days=int(number))).isoformat()

    levels = {f"l{k}{i}": {"on": day(began[k] + (days - began[k]) * i / 13), "skill": k, "how": "",
                           "level": round(min(9.5, 2 + 6 * (1 - np.exp(-i / 5)) + rng.normal(0, 0.3)), 1)}
              for k in keys[:4] for i in range(14 if k == keys[0] else 6)}
    impacts = {f"m{i}": {"title": f"Piece {i}", "on": day(days * (i + 2) / 17),
                         "skills": [keys[i % len(keys)], keys[(i * i) % len(keys)]]} for i in range(14)}
    ways = [("Teaching handovers in other hospitals", "sideways", names[0]),
            ("Health data standards", "deeper", names[1]), ("Leading a small team", "lead", names[0]),
            ("Patient safety at the ministry", "switch", "")]
    jobs = [("Ward nurse", "2019-03-01", "2023-06-30"), ("Night-shift lead", "2023-07-01", "2025-02-28"),
            ("Clinical informatics lead", "2025-03-01", None)]
    return {"skill": skills, "investment": log, "skill_level": levels, "impact": impacts,
            "intention": {"sheet": {"weekly_hours": 4, "why": "", "order": list(reversed(keys))}},
            "pause": {"p": {"start": day(paused[0]), "end": day(paused[1]), "what": "leave"}},
            "next_branch": {f"n{i}": {"name": n, "direction": d, "branch": b} for i, (n, d, b) in enumerate(ways)},
            "job": {f"j{i}": {"title": t, "employer": "City hospital", "start": a, "end": e}
                    for i, (t, a, e) in enumerate(jobs)}}


def single() -> Bodies:
    """One entry of each kind."""
    return {"skill": {"s": {"name": "SQL", "nature": "hard", "level": 3, "target": 7, "worth": 5,
                            "hours_needed": {"low": 20, "likely": 40, "high": 80}}},
            "investment": {"i": {"on": "2026-11-20", "skill": "s", "hours": 1.5, "ease": "stretch"}},
            "skill_level": {"l": {"on": "2026-11-21", "skill": "s", "level": 3}},
            "impact": {"m": {"title": "First", "on": "2026-11-20", "skills": ["s"]}},
            "next_branch": {"n": {"name": "Data lead", "direction": "lead", "branch": "SQL"}},
            "job": {"j": {"title": "Clerk", "employer": "", "start": "2026-01-01", "end": None}}}


def memory() -> Bodies:
    """Rough hours a month and nothing else: what a person has after two minutes."""
    bodies = busy()
    return {"skill": bodies["skill"], "next_branch": bodies["next_branch"]}


def crowded() -> Bodies:
    """Forty skills in fourteen fields, five hundred of nearly everything."""
    fields = {f"Field number {i} of many": tuple(f"Skill {i}.{j}" for j in range(3)) for i in range(14)}
    bodies = busy(fields, 3000)
    keys = list(bodies["skill"])
    rng = np.random.default_rng(1)
    for i in range(500):
        on = (START + dt.timedelta(days=int(rng.integers(0, 1440)))).isoformat()
        bodies["impact"][f"x{i}"] = {"title": f"P{i}", "on": on, "skills": [keys[i % len(keys)]]}
        bodies["skill_level"][f"y{i}"] = {"on": on, "skill": keys[i % 7], "level": float(rng.integers(0, 20)) / 2}
    for i in range(12):
        bodies["next_branch"][f"z{i}"] = {"name": f"Way number {i} that could be taken from here",
                                          "direction": "deeper", "branch": f"Field number {i} of many"}
        bodies["job"][f"w{i}"] = {"title": f"Job {i} with a rather long title for a small place",
                                  "employer": "Somewhere", "start": f"{2010 + i}-01-01", "end": f"{2010 + i}-12-01"}
    return bodies


CASES: dict[str, Callable[[], Bodies]] = {"busy": busy, "single": single, "memory": memory, "crowded": crowded,
                                          "difficult": lambda: busy(DIFFICULT)}
