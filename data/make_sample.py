"""Write the sample person's CSV files anew: ``python data/make_sample.py``.

Mara Lindqvist is invented: a ward nurse in a mid-sized city hospital who became its lead for clinical informatics
between December 2022 and November 2026. What she filled in stands in `mara`, a module a chapter, and must fit
together: one person, one life.
"""

from __future__ import annotations

import csv
from pathlib import Path

from mara import (
    asking,
    comments,
    feedback,
    interview,
    market,
    occupation,
    ownership,
    product,
    reference,
    review,
    start,
    value,
    vine,
    why_you,
)

CHAPTERS = (start, comments, ownership, product, value, why_you, feedback, market, occupation, asking, vine, interview,
            review)


def write(folder: Path) -> list[Path]:
    """Write one CSV a kind of record into the folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for chapter in CHAPTERS:
        for kind, rows in chapter.kinds().items():
            path = folder / f"{kind}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                table = csv.DictWriter(file, ["key", *next(iter(rows.values()))], lineterminator="\n")
                table.writeheader()
                table.writerows({"key": key, **row} for key, row in rows.items())
            written.append(path)
    return written


def write_tables(folder: Path) -> list[Path]:
    """Write her invented official tables, one CSV a table, into the folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in reference.tables().items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        written.append(path)
    return written


if __name__ == "__main__":
    write(Path(__file__).parent / "sample")
    write_tables(Path(__file__).parent / "reference")
