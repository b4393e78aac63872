"""What every benchmark stands on: a home of its own, a workbook, a server, a browser, and how figures are told.

Seconds depend on the machine and on what else it does; ratios of things measured in turn depend on it much less.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for shared in ("tests", "tests/browser"):  # how a server and a browser are started is known there
    if str(ROOT / shared) not in sys.path:
        sys.path.insert(0, str(ROOT / shared))

#: Lab as the launcher sets it up.
SETTINGS = ROOT / "career_workbook" / "jupyter" / "config"
TODAY = dt.date(2026, 11, 22)
_FIRST = dt.date(2022, 12, 5)
_PLACES = {"HOME": "", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state",
           "XDG_CACHE_HOME": ".cache", "XDG_RUNTIME_DIR": "run", "JUPYTER_CONFIG_DIR": ".jupyter",
           "JUPYTER_DATA_DIR": "jupyter/data", "JUPYTER_RUNTIME_DIR": "jupyter/run", "IPYTHONDIR": ".ipython",
           "MPLCONFIGDIR": "matplotlib"}


# Where it happens

@contextlib.contextmanager
def home() -> Iterator[Path]:
    """A temporary home for all that is started inside: nothing of whoever measures is read or written."""
    from real_lab import find_browser

    if browser := find_browser():
        os.environ["CHROME"] = browser  # looked up now: where it is known by the real home, it would be lost
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="career-workbook-bench-", ignore_cleanup_errors=True) as place:
        os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / ".cache" / "ms-playwright"))
        for name, folder in _PLACES.items():
            (Path(place) / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
            os.environ[name] = str(Path(place) / folder)
        try:
            yield Path(place)
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextlib.contextmanager
def browser() -> Iterator:
    """A real browser, started and waiting."""
    from playwright.sync_api import sync_playwright
    from real_lab import browser_arguments, find_browser

    with sync_playwright() as p:
        started = p.chromium.launch(executable_path=find_browser(), args=browser_arguments())
        try:
            yield started
        finally:
            started.close()


def write_log(path: Path, entries: int) -> Path:
    """A workbook with eight skills and a log of so many entries, spread over four years, the same each time."""
    from career_workbook.store import Proposal, Store

    chance, days = random.Random(1), (TODAY - _FIRST).days
    with Store.create(path) as store:
        store.write([Proposal("skill", f"s{i}", "coach", {"name": f"Skill {i}", "branch": f"Field {i % 4}"})
                     for i in range(8)])
        for begun in range(0, entries, 100_000):
            store.write([Proposal("investment", f"i{n}", "coach", {
                "on": (_FIRST + dt.timedelta(days=chance.randrange(days))).isoformat(), "skill": f"s{n % 8}",
                "hours": 1.0, "what": "", "ease": "easy"}) for n in range(begun, min(begun + 100_000, entries))])
    return path


# How it is told

@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured, ours, what it is measured beside, how they compare, what is promised."""

    what: str
    ours: str
    beside: str = ""
    ratio: str = ""
    bar: str = ""
    kept: bool | None = None


def compared(what: str, ours: float, beside: float, unit: str, bar: float | None = None) -> Row:
    """Two numbers and their ratio, which must be at most `bar`."""
    ratio = ours / beside
    return Row(what, f"{said(ours)} {unit}", f"{said(beside)} {unit}", f"{ratio:.2f}",
               "" if bar is None else f"{bar:.2f}", None if bar is None else ratio <= bar)


def limited(what: str, ours: float, unit: str, most: float | None = None) -> Row:
    """One number, which must be at most `most`."""
    return Row(what, f"{said(ours)} {unit}", bar="" if most is None else f"{said(most)} {unit}",
               kept=None if most is None else ours <= most)


def said(number: float) -> str:
    """A number with as many places as are worth reading."""
    size = abs(number)
    return f"{number:,.0f}" if size >= 100 else f"{number:.1f}" if size >= 10 else f"{number:.2f}"


def table(title: str, rows: Sequence[Row]) -> str:
    """A Markdown table, with a word at each promise."""
    lines = [f"### {title}", "", "| | ours | beside it | ratio | promised at most | |", "|---|---:|---:|---:|---:|---|"]
    words = {None: "", True: "kept", False: "**missed**"}
    lines += [f"| {r.what} | {r.ours} | {r.beside} | {r.ratio} | {r.bar} | {words[r.kept]} |" for r in rows]
    return "\n".join([*lines, ""])


def machine() -> str:
    """The day, the machine and what runs on it, in one line."""
    versions = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return f"{dt.date.today():%Y-%m-%d}, {os.cpu_count()} cores, {_processor()}, {versions}"


def _processor() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def stolen() -> int:
    """Hundredths of a second that the host has given to others while this machine wanted them; 0 where it cannot be
    known (only Linux tells: `proc_stat(5)`, steal)."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int(Path("/proc/stat").read_text("ascii").splitlines()[0].split()[8])
    return 0


def load() -> str:
    """How busy the machine is before anything is measured: of an idle one it is below about 0.2 a core."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"


def share(numbers: Sequence[float], part: float) -> float:
    """The number below which this part of all lies (0.95: the p95)."""
    ranked = sorted(numbers)
    return ranked[min(len(ranked) - 1, round(part * len(ranked)))]


median = statistics.median
