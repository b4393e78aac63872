"""CPU time of the sample person's chapters as handouts, beside nbconvert running and exporting the same notebooks.

All chapters in one call on either side, each from a fresh process; what kernels use is counted to those who start them.
"""

from __future__ import annotations

import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from career_workbook.chapters import CHAPTERS
from career_workbook.folder import create_folder
from career_workbook.resources import notebooks

from . import stand

TITLE = "Handouts"
QUICK = {"times": 1}
#: The part of the other's time, and the size of a page with two pictures, that are promised.
PART, MOST_KB = 0.05, 100


def measure(times: int = 5) -> dict[str, list[float]]:
    """CPU seconds of both, children included, in turn, so that a busy moment strikes both; and the pages' KB."""
    found: dict[str, list[float]] = {"handout": [], "nbconvert": [], "KB": []}
    # As whatever installs a program does; a checkout that is being worked on would be compiled by every process anew.
    compileall.compile_dir(stand.ROOT / "career_workbook", quiet=2)
    with tempfile.TemporaryDirectory() as place:
        folder, out = create_folder(Path(place) / "sample", sample=True), Path(place) / "out"
        ours = ["career_workbook", "handout", "--folder", str(folder.path), "--to", str(out)]
        theirs = ["nbconvert", "--execute", "--to", "html", "--output-dir", str(out), *map(str, notebooks())]
        for _ in range(times):
            found["handout"].append(_seconds(ours, folder.path))
            found["nbconvert"].append(_seconds(theirs, folder.path))
        pages = {page: page.read_text("utf-8") for page in out.glob("sample-*.html")}
        found["KB"] = [page.stat().st_size / 1000 for page in pages]
        found["KB of two pictures"] = [page.stat().st_size / 1000 for page, text in pages.items()
                                       if text.count("<svg") <= 2]
    return found


def rows(found: dict[str, list[float]]) -> list[stand.Row]:
    """The comparison, and the size of the largest pages."""
    what = (f"{len(CHAPTERS)} chapters beside `nbconvert --execute --to html`, CPU time, "
            f"median of {len(found['handout'])}")
    return [stand.compared(what, stand.median(found["handout"]), stand.median(found["nbconvert"]), "s",
                           PART),
            stand.limited("The largest page with up to two pictures", max(found["KB of two pictures"]), "KB", MOST_KB),
            stand.limited("The largest page of all", max(found["KB"]), "KB")]


def _seconds(module: list[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *module], check=True, capture_output=True, cwd=stand.ROOT,
                   env=os.environ | {"CAREER_WORKBOOK_FOLDER": str(folder)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
