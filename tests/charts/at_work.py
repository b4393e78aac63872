"""Invented work to draw pictures of: Mara's own, one entry of each kind, five hundred, and difficult names."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import people

from career_workbook import sample

KINDS = ("stage", "impact", "ask", "assumption", "visibility", "criterion")
NAMES = ("Präsentationsvorbereitung für Vorstände und Aufsichtsräte in großen Häusern, jährlich",
         "Передача смены на одной странице", "用一页纸完成的交接班工作", "تسليم الورديات في صفحة واحدة",
         "$E=mc^2$ & <b>_{bold", "$$ \\frac{1}{", "_" * 40)


def maras() -> people.Bodies:
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def single() -> people.Bodies:
    """One entry of each kind."""
    return {"stage": {"s": {"name": "Marking", "kind_of": "wait", "share": 0.4,
                            "improvement": {"low": 1.1, "likely": 1.5, "high": 3}}},
            "impact": {"m": {"title": "First", "on": "2026-11-20", "lever": "", "evidence": "", "witness": ""}},
            "ask": {"a": {"what": "a quiet room", "by": "2026-12-01", "outcome": ""}},
            "assumption": {"g": {"what": "they know", "chance": 0.7, "sealed": "2026-11-20", "came_true": ""}},
            "visibility": {"v": {"piece": "m", "who": "The head", "knows": "does not know"}},
            "criterion": {"c": {"name": "can budget", "known": "guessed", "evidence": []}}}


def crowded() -> people.Bodies:
    """Five hundred of everything."""
    def day(i: int) -> str:
        return (people.START + dt.timedelta(days=(i * 37) % 1440)).isoformat()

    levers = ["lower costs", "new service", "people more productive", "through people", ""]
    return {"stage": {f"s{i}": {"name": f"Step {i}", "kind_of": ("wait", "worth")[i % 2], "share": (i % 9) / 100,
                                "improvement": {"low": 1, "likely": 1 + i % 5, "high": 6}} for i in range(500)},
            "impact": {f"m{i}": {"title": f"Piece of work number {i}", "on": day(i), "lever": levers[i % 5],
                                 "evidence": "a count" if i % 3 else "", "witness": ""} for i in range(500)},
            "ask": {f"a{i}": {"what": f"thing number {i}", "asked": day(i), "follow_up": day(i + 9),
                              "outcome": ("yes", "partly", "later", "no", "")[i % 5]} for i in range(500)},
            "assumption": {f"g{i}": {"what": f"guess {i}", "chance": (i % 21) / 20, "sealed": day(i),
                                     "came_true": ("yes", "no", "")[i % 3]} for i in range(500)},
            "visibility": {f"v{i}": {"piece": f"m{i}", "who": f"Role {i % 30}",
                                     "knows": ("knows", "has heard", "does not know")[i % 3]} for i in range(500)},
            "criterion": {f"c{i}": {"name": f"criterion {i}", "known": "told", "evidence": [f"m{i}", f"m{i + 1}"]}
                          for i in range(500)}}


def difficult() -> people.Bodies:
    """Mara's entries under names that break careless programs."""
    named = {"stage": "name", "impact": "title", "ask": "what", "assumption": "what", "visibility": "who",
             "criterion": "name"}
    return {kind: {key: {**body, named[kind]: NAMES[i % len(NAMES)]} for i, (key, body) in enumerate(rows.items())}
            for kind, rows in maras().items()}


CASES = {"maras": maras, "single": single, "crowded": crowded, "difficult": difficult}


def words(svg: str) -> str:
    """All that can be read in a picture."""
    return " ".join("".join(e.itertext()) for e in ET.fromstring(svg).iter() if e.tag.endswith("text"))


def inside(svg: str) -> bool:
    """True where every word begins within the picture and nothing in it is missing."""
    root = ET.fromstring(svg)
    width, height = (float(v) for v in root.get("viewBox").split()[2:])
    texts = [e for e in root.iter() if e.tag.endswith("text")]
    return "nan" not in svg.lower() and all(
        -8 <= float(e.get("x")) <= width + 2 and -2 <= float(e.get("y")) <= height + 2 for e in texts)
