"""The benchmarks: each can be run, and tells what it found as a table. No time is measured here."""

from __future__ import annotations

import importlib
import inspect

import pytest

from benchmarks import __main__ as command
from benchmarks import opening, redraw, stand

#: What each would have measured on some machine, ours well within every promise.
FOUND = {
    "importing": {"career_workbook": [10.0, 12.0], "pandas, matplotlib.pyplot, ipywidgets": [1000.0, 1400.0]},
    "store": {"ours": [1.0, 2.0], "bare": [1.0, 1.0], "opened": [0.3], "read": [0.1], "entries": 50_000},
    "million": {"entries": 1_000_000, "loaded": 8.0, "kept": [0.004], "drawn": [0.09], "memory": 2**30, "size": 2**29},
    "memory": {"redraws": [150.0, 155.0, 156.0, 157.0] * 2, "reloads": [150.0] * 8, "reopened": [150.0] * 8},
    "handout": {"handout": [2.0], "nbconvert": [50.0], "KB": [90.0, 120.0], "KB of two pictures": [60.0]},
    "opening": {"ours": [(4.0, 4.4)], "theirs": [(6.0, 6.2)]},
    "redraw": {"few": 50, "many": 50_000, "most": 1_000_000, "times": {
        (entries, kind): [redraw.Edit(60.0 if kind != redraw.THEIRS else 150.0, True)] * 3
        for entries in (50, 50_000, 1_000_000) for kind in (redraw.GOAL, redraw.LOG, redraw.THEIRS)}},
}


@pytest.mark.parametrize("name", command.NAMES)
def test_each_tells_what_it_found(name):
    """Every number that was measured becomes a line of a table, and each promise that holds is said to be kept."""
    benchmark = importlib.import_module(f"benchmarks.{name}")
    told = stand.table(benchmark.TITLE, benchmark.rows(FOUND[name]))
    lines = [line for line in told.splitlines() if line.startswith("|")][2:]
    assert lines and all(line.count("|") == 7 for line in lines)
    assert "missed" not in told
    assert ("| kept |" in told) is (name not in ("store", "million"))


@pytest.mark.parametrize("name", command.NAMES)
def test_each_can_be_tried_quickly(name):
    """What `--quick` sets is something the benchmark can be told."""
    benchmark = importlib.import_module(f"benchmarks.{name}")
    assert benchmark.QUICK.keys() <= inspect.signature(benchmark.measure).parameters.keys()


def test_a_broken_promise_is_said():
    """A ratio or a number above its bar stands out in the table."""
    slow = opening.rows({"ours": [(4.0, 7.0)], "theirs": [(6.0, 6.2)]})
    assert "| 1.13 | 1.10 | **missed** |" in stand.table("Opening", slow)
    assert "| 121 ms |  |  | 120 ms | **missed** |" in stand.table("p95", [stand.limited("p95", 121.0, "ms", 120)])


def test_what_the_host_took_is_told_apart():
    """An edit that took long because the host gave the processors to others is told, but breaks no promise."""
    edits = [redraw.Edit(60.0, True)] * 10 + [redraw.Edit(300.0, False)] * 5
    told = redraw.rows(FOUND["redraw"] | {"times": FOUND["redraw"]["times"] | {(50, redraw.GOAL): edits}})
    promised, of_all = (next(row for row in told if said in row.what) for said in ("p95 of the 10", "p95 of all"))
    assert (promised.ours, promised.kept) == ("60.0 ms", True)
    assert (of_all.ours, of_all.kept) == ("300 ms", None)


def test_an_unknown_name_is_refused(capsys):
    """A benchmark that does not exist is named, and nothing is measured."""
    with pytest.raises(SystemExit):
        command.main(["redrawing"])
    assert "redrawing" in capsys.readouterr().err


def test_the_home_is_left_as_it_was(monkeypatch):
    """What a benchmark moves for its own home is put back after it."""
    monkeypatch.setenv("HOME", "/before")
    with stand.home() as place:
        assert stand.os.environ["HOME"] == str(place) and place.is_dir()
    assert stand.os.environ["HOME"] == "/before" and not place.exists()
