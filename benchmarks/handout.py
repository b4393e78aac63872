"""CPU seconds for the sample person's chapters as handouts, beside nbconvert running and exporting the same notebooks.

    python benchmarks/handout.py            median of 5 runs each, children included
    python benchmarks/handout.py --runs 1
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from career_workbook.chapters import CHAPTERS
from career_workbook.folder import Folder, create_folder
from career_workbook.resources import notebooks


def seconds(command: list[str], folder: Folder) -> float:
    """CPU seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    place = {"CAREER_WORKBOOK_FOLDER": str(folder.path)}
    subprocess.run(command, check=True, capture_output=True, env=os.environ | place)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure both in turns, so that a busy moment strikes both, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as place:
        folder, out = create_folder(Path(place) / "sample", sample=True), Path(place) / "out"
        ours = [sys.executable, "-m", "career_workbook", "handout", "--folder", str(folder.path), "--to", str(out)]
        theirs = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", str(out),
                  *map(str, notebooks())]
        took = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(runs)]
        mine, other = (statistics.median(column) for column in zip(*took, strict=True))
        print(f"{len(CHAPTERS)} chapters, median of {runs}: handout {mine:.2f} CPU s, "
              f"nbconvert --execute {other:.2f} CPU s, {other / mine:.1f} times as much")
        for page in sorted(out.glob("sample-*.html")):
            print(f"  {page.name}: {page.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
