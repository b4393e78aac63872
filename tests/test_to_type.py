"""Messages that name a command name it as this person can type it."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

import pytest

from career_workbook import cli
from career_workbook.to_type import VARIABLE, to_type

STARTER = Path(__file__).parents[1] / "start.py"
PYTHON = "py" if os.name == "nt" else "python3"


@pytest.mark.parametrize(("variable", "words"), [("", "career-workbook"), ("python3 start.py", "python3 start.py")])
def test_messages_and_help_say_what_was_typed(tmp_path, monkeypatch, capsys, variable, words):
    """Through the starter, a person is told to type the starter; where the package is installed, its command."""
    monkeypatch.setenv(VARIABLE, variable)
    place = tmp_path / "sample"
    assert cli.main(["new", "--sample", "--folder", str(place)]) == 0
    assert f'Open it with: {words} open --folder "{place}"\n' in capsys.readouterr().out
    assert cli.main(["check", "--folder", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.endswith(f"or make one with: {words} new\n")
    for given in (["--help"], ["new", "--help"]):
        with pytest.raises(SystemExit):
            cli.main(given)
        assert f"usage: {' '.join([words, *given[:-1]])} " in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "words"), [
    ("start.py", f"{PYTHON} start.py"), ("../clone/start.py", f"{PYTHON} ../clone/start.py"),
    ("my clone/start.py", f'{PYTHON} "my clone/start.py"')])
def test_the_starter_says_how_it_was_called(monkeypatch, typed, words):
    """The starter hands on its own name with the way to it, so that a line can be copied and typed."""
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(sys, "argv", [typed, "new"])
    start = runpy.run_path(str(STARTER))["main"]
    handed = []
    monkeypatch.setitem(start.__globals__, "install", lambda extra: None)
    monkeypatch.setitem(start.__globals__, "hand_over", lambda *given: handed.append(given[-1]) or 0)
    assert start(["new"]) == 0
    assert handed == ["new"]
    assert to_type("check") == f"{words} check"
