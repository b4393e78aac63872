"""What `import career_workbook` costs, beside the libraries its pictures and forms need later."""

from __future__ import annotations

import subprocess
import sys

from . import stand

TITLE = "Importing"
QUICK = {"times": 2}
OURS, THEIRS = "career_workbook", "pandas, matplotlib.pyplot, ipywidgets"
COST = "import time; began = time.process_time(); import {}; print(time.process_time() - began)"


def measure(times: int = 7) -> dict[str, list[float]]:
    """Milliseconds of CPU time of each import, in fresh processes and in turn; the first of each is left out."""
    found: dict[str, list[float]] = {OURS: [], THEIRS: []}
    for _ in range(times + 1):
        for modules, costs in found.items():
            told = subprocess.run([sys.executable, "-c", COST.format(modules)], capture_output=True, text=True,
                                  check=True, cwd=stand.ROOT)
            costs.append(1000 * float(told.stdout))
    return {modules: costs[1:] for modules, costs in found.items()}


def rows(found: dict[str, list[float]]) -> list[stand.Row]:
    what = f"`import {OURS}` beside `import {THEIRS}`, CPU time, median of {len(found[OURS])}"
    return [stand.compared(what, stand.median(found[OURS]), stand.median(found[THEIRS]), "ms", 0.1)]
