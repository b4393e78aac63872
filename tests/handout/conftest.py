"""A workbook in memory for pages, empty and full."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that tests here can say `from in_memory import ...`

from in_memory import Kept


@pytest.fixture
def kept() -> Kept:
    """An empty workbook."""
    return Kept()


@pytest.fixture
def full(kept: Kept) -> Kept:
    """A workbook with something of every sort."""
    kept.add("skill", "s1", name="Leading a handover", branch="Working with people", level="6", target="8",
             hours_needed={"low": "20", "likely": "35", "high": "80"}, worth="7")
    kept.add("skill", "s2", name="SQL", nature="hard", level="4", after=["s1"])
    for n in range(60):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=5 * n)
        kept.add("investment", f"i{n}", on=day.isoformat(), skill="s1" if n % 3 else "s2", hours="1:30",
                 what=f"Practice number {n}")
    kept.add("pause", "p1", start="2026-02-01", end="2026-03-01", what="Parental leave")
    kept.add("impact", "m1", title="A handover on one page", on="2025-05-01",
             trouble="Twelve patients by heart.\n\nEach week one *lost*.",
             did="- I watched ten\n- I made one page", lever="through people", skills=["s1"],
             witness="The night pharmacist", yearly={"low": "4000", "likely": "9000", "high": "20000"})
    kept.add("want", wish="I shape how the software works.", complaint="I repair it every night.")
    kept.add("ask", "a1", what="One day a week", whom="The head of nursing", evidence=["m1"], if_no="wait half a year")
    kept.add("fear", "f1", fear="that the title matters more to me")
    kept.add("commitment", "c1", horizon="day", when_="I put the kettle on", then_="write one line", confidence="8",
             made_in="vine")
    kept.add("commitment", "c2", horizon="week", when_="the meeting ends", then_="ask the deputy", made_in="start")
    return kept
