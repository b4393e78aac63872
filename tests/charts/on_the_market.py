"""Invented searches to draw pictures of: Mara's own, one entry of each kind, and five hundred."""

from __future__ import annotations

import datetime as dt

import people

from career_workbook import sample

KINDS = ("field_option", "field_factor", "field_rating", "pay", "application", "looking", "path")
REACH = ("none", "few", "place", "many", "unknown")
CAME = ("offer", "talk", "no", "silence", "waiting")


def guess(low: float, likely: float, high: float) -> dict[str, float]:
    """A guess with a range."""
    return {"low": low, "likely": likely, "high": high}


def maras() -> people.Bodies:
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def single() -> people.Bodies:
    """One entry of each kind."""
    return {"field_option": {"o": {"name": "School kitchen", "cheaper": "few", "new": "unknown", "faster": "none",
                                   "people": "unknown", "area": "unknown"}},
            "field_factor": {"f": {"name": "Free Sundays", "must": False, "weight": None}},
            "field_rating": {"r": {"option": "o", "factor": "f", "how": "well", "known": "guessed"}},
            "pay": {"p": {"source": "published", "what": "Cook", "yearly": guess(28000, 30000, 33000)}},
            "application": {"a": {"on": "2026-11-02", "what": "Canteen", "came": "no", "way": "advert"}},
            "looking": {"sheet": {"a_month": 2}},
            "path": {"w": {"name": "Own bakery", "staying": "go", "start": guess(20000, 24000, 30000)}}}


def crowded() -> people.Bodies:
    """Five hundred of everything."""
    def day(i: int) -> str:
        return (people.START + dt.timedelta(days=(i * 37) % 1440)).isoformat()

    return {"field_option": {f"o{i}": {"name": f"Option number {i}", **{
                lever: REACH[(i * n) % 5] for n, lever in enumerate(("cheaper", "new", "faster", "people", "area"), 1)}}
                for i in range(500)},
            "field_factor": {f"f{i}": {"name": f"Wish {i}", "must": i == 7, "weight": i % 11} for i in range(500)},
            "field_rating": {f"r{i}": {"option": f"o{i}", "factor": f"f{i % 9}", "known": "seen",
                                       "how": ("unknown", "hardly", "partly", "well", "fully")[i % 5]}
                             for i in range(500)},
            "pay": {f"p{i}": {"source": ("now", "offer", "asked", "published")[i % 4], "what": f"Post {i}",
                              "on": day(i), "yearly": guess(30000 + 10 * i, 34000 + 10 * i, 40000 + 20 * i)}
                    for i in range(500)},
            "application": {f"a{i}": {"on": day(i), "what": f"Place {i}", "came": CAME[(i * i) % 5], "way": "advert"}
                            for i in range(500)},
            "looking": {"sheet": {"a_month": 30, "meanwhile": 30000}},
            "path": {f"w{i}": {"name": f"Way {i}", "staying": "stay" if i == 3 else "go", "chance": 0.6,
                               "start": guess(30000, 31000 + i, 40000), "months": guess(6, 20, 40),
                               "then": guess(38000, 45000, 50000 + i)} for i in range(500)}}


CASES = {"single": single, "crowded": crowded}
