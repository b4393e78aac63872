"""Mara among the occupations of her (invented) tables: which one is hers, and which she has looked at."""

from __future__ import annotations

from .rows import Rows, rows

OCCUPATION: Rows = {"sheet": {"called": "Clinical informatics lead", "fits": "", "rate": "1"}}

NEIGHBOUR = rows("title draws missing", {
    "neighbour-product": ("Product leads for care records", "A say in what is built, before it is built",
                          "The ward at six in the morning"),
    "neighbour-measuring": ("Leads for measuring care", "To know whether it got better, and not only hope so",
                            "Mending things the same day"),
})


def kinds() -> dict[str, Rows]:
    """Her answers by kind of record."""
    return {"occupation": OCCUPATION, "neighbour": NEIGHBOUR}
