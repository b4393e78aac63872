"""Is a workbook whole? SQLite's own check, the fingerprint of every change, the graph, and what is derived from it.

Each finds damage the other does not: of 400 random damages the file check noticed 154, the fingerprints 223 more.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from . import refusals
from .foreign import open_foreign, rows, whole_object, wrong_with

_ADVICE = "Keep this file as it is and restore the latest backup that is whole."


@dataclass(frozen=True)
class Report:
    """`ok`, and one sentence for each thing to say; no sentence holds an answer."""

    ok: bool
    sentences: list[str]


def check(path: Path | str, *, in_use: bool = True) -> Report:
    """Read a workbook or a backup from end to end; changes nothing. For a file from outside, say ``in_use=False``."""
    path = Path(path)
    try:
        db = open_foreign(path, in_use=in_use, thorough=True)
    except refusals.CannotOpen as error:
        return Report(False, [str(error)])
    try:
        return examine(db, path)
    finally:
        db.close()


def examine(db: sqlite3.Connection, path: Path) -> Report:
    """The same for an open, guarded connection."""
    try:
        db.execute("BEGIN")  # one unchanging view, whatever is saved meanwhile
        try:
            number, found = _examine(db)
        finally:
            db.execute("ROLLBACK")
    except refusals.TROUBLE as error:
        return Report(False, [str(refusals.unreadable(error, path))])
    if found:
        return Report(False, [f"“{path}” is damaged.", *found, _ADVICE])
    return Report(True, [f"“{path}” is whole: {number:,} {'change' if number == 1 else 'changes'}, "
                         "each as it was written."])


def _examine(db: sqlite3.Connection) -> tuple[int, list[str]]:
    erased = {row[0] for row in db.execute("SELECT id FROM erased").fetchall()}
    seen: dict[str, tuple[int, int, tuple[str, str, str]]] = {}  # id → clock, seq, (kind, key, audience)
    links: list[tuple[str, str]] = []  # child, parent
    spoilt: list[str] = []
    latest = last = number = 0
    for row in rows(db):
        number += 1
        if wrong := wrong_with(row):
            spoilt.append(f"{_place(row)}, {wrong}")
            continue
        seen[row[1]] = (row[12], row[0], row[4:7])
        links += [(row[1], parent) for parent in row[3].split()]
        latest, last = max(latest, row[12]), row[12]
    found = [f"{len(spoilt):,} of {number:,} changes cannot be trusted (the first: {spoilt[0]})."] if spoilt else []

    loose = sum(not _linked(seen, erased, *link) for link in links)
    if loose:
        found.append(f"{loose:,} changes rest on an earlier one that is missing or does not fit.")
    if erased & seen.keys():
        found.append(f"{len(erased & seen.keys()):,} changes are present although they were erased.")
    continued = {parent for _, parent in links}
    heads = {(of[0], seq, of[1], of[2]) for change, (_, seq, of) in seen.items() if change not in continued}
    if not spoilt and heads != set(db.execute("SELECT kind, seq, key, audience FROM head").fetchall()):
        found.append("The list of present answers does not agree with the history.")
    return number, found + _about_the_rest(db, latest, last)


def _place(row: tuple) -> str:
    return f"number {row[0]}" if type(row[0]) is int else "one without a number"


def _linked(seen: dict, erased: set[str], child: str, parent: str) -> bool:
    if parent in seen:
        return seen[parent][2] == seen[child][2] and seen[parent][0] < seen[child][0]
    return parent in erased


def _about_the_rest(db: sqlite3.Connection, latest: int, last: int) -> list[str]:
    found, meta = [], dict(db.execute("SELECT name, value FROM meta").fetchall())
    floor = meta.get("clock", "0")
    noted = all(isinstance(value, str) for value in meta.values()) and meta.get("workbook") and floor.isdecimal()
    if not noted or latest > max(last, int(floor[:18])):
        found.append("What the workbook notes about itself is incomplete.")
    drafts = db.execute("SELECT entered, base FROM draft").fetchall()
    spoilt = sum(not (whole_object(entered) and whole_object(base)) for entered, base in drafts)
    if spoilt:
        found.append(f"{spoilt:,} drafts cannot be read.")
    return found
