"""A log of a million entries: far more than a life holds, measured to know where it ends."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from . import stand

TITLE = "A long log"
QUICK = {"entries": 20_000, "times": 2}


def measure(entries: int = 1_000_000, times: int = 5) -> dict:
    """Seconds until such a workbook is read, and of one more entry kept and of one picture redrawn after that."""
    import psutil

    from career_workbook import charts
    from career_workbook.workbook import Workbook

    with tempfile.TemporaryDirectory() as place:
        path = stand.write_log(Path(place) / "home" / "workbook.db", entries)
        charts.warm()
        before = psutil.Process().memory_info().rss
        began = time.perf_counter()
        workbook = Workbook.open(path)
        workbook.frame("investment")
        loaded, kept, drawn = time.perf_counter() - began, [], []
        for n in range(times + 1):
            entered = {"on": stand.TODAY.isoformat(), "skill": "s1", "hours": f"{n + 1}", "ease": "easy"}
            began = time.perf_counter()
            workbook.commit("investment", f"new{n}", entered, {})
            kept.append(time.perf_counter() - began)
            began = time.perf_counter()
            charts.draw("weekly_hours", "vine", workbook.frame, stand.TODAY)
            drawn.append(time.perf_counter() - began)
        memory = psutil.Process().memory_info().rss - before
        size = path.stat().st_size
        workbook.close()
    return {"entries": entries, "loaded": loaded, "kept": kept[1:], "drawn": drawn[1:], "memory": memory, "size": size}


def rows(found: dict) -> list[stand.Row]:
    return [stand.limited(f"{found['entries']:,} entries opened and read into a frame", found["loaded"], "s"),
            stand.limited("One more entry kept, median", 1000 * stand.median(found["kept"]), "ms"),
            stand.limited("The picture of weekly hours redrawn after it, median", 1000 * stand.median(found["drawn"]),
                          "ms"),
            stand.limited("The file", found["size"] / 2**20, "MB"),
            stand.limited("Memory it takes", found["memory"] / 2**20, "MB")]
