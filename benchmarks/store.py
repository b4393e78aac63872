"""What it costs to keep one answer on the disk, and to read a long log back."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import time
from pathlib import Path

from . import stand

TITLE = "Keeping and reading"
QUICK = {"saves": 20, "entries": 2_000, "loads": 1}


def measure(saves: int = 500, entries: int = 50_000, loads: int = 5) -> dict:
    """Milliseconds of single saves, ours and of a bare row in SQLite, in turn; seconds to load a log."""
    import pandas as pd

    from career_workbook.workbook import Workbook

    with tempfile.TemporaryDirectory() as place:
        path = stand.write_log(Path(place) / "home" / "workbook.db", entries)
        workbook = Workbook.open(path)
        entry, ours, bare = workbook.commit("intention", workbook.SHEET, {"weekly_hours": "2"}, {}), [], []
        plain = sqlite3.connect(Path(place) / "bare.db", isolation_level=None)
        plain.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; CREATE TABLE answer (text)")
        for n in range(saves):
            began = time.perf_counter()
            entry = workbook.commit("intention", workbook.SHEET, {"weekly_hours": f"{3 + n / 100:.2f}"}, entry.base)
            ours.append(1000 * (time.perf_counter() - began))
            began = time.perf_counter()
            plain.execute("INSERT INTO answer VALUES (?)", (f"{n}",))
            bare.append(1000 * (time.perf_counter() - began))
        plain.close()
        log = workbook.frame("investment").to_csv()
        workbook.close()
        opened, read = [], []
        for _ in range(loads):
            began = time.perf_counter()
            again = Workbook.open(path)
            assert len(again.frame("investment")) == entries
            opened.append(time.perf_counter() - began)
            again.close()
            began = time.perf_counter()
            pd.read_csv(io.StringIO(log), parse_dates=["on"])
            read.append(time.perf_counter() - began)
    return {"ours": ours, "bare": bare, "opened": opened, "read": read, "entries": entries}


def rows(found: dict) -> list[stand.Row]:
    saves = f"One answer kept ({len(found['ours'])} saves), beside one bare row in SQLite with the same care"
    return [stand.compared(f"{saves}: median", stand.median(found["ours"]), stand.median(found["bare"]), "ms"),
            stand.compared("The same: p99", stand.share(found["ours"], 0.99), stand.share(found["bare"], 0.99), "ms"),
            stand.compared(f"A log of {found['entries']:,} entries opened and read into a frame, beside "
                           "`pandas.read_csv` of it", stand.median(found["opened"]), stand.median(found["read"]), "s")]
