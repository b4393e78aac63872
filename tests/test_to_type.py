"""Messages that name a command name it as this person can type it."""

from __future__ import annotations

import os
import runpy
import shlex
import sys
from contextlib import closing
from pathlib import Path

import pytest

from career_workbook import cli
from career_workbook.folder import VARIABLE as FOLDER
from career_workbook.folder import create_folder, default_folder, line_for
from career_workbook.to_type import VARIABLE, to_type
from career_workbook.workbook import Workbook

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
    assert capsys.readouterr().err.endswith(f'or make one with: {words} new --folder "{tmp_path / "none"}"\n')
    for given in (["--help"], ["new", "--help"]):
        with pytest.raises(SystemExit):
            cli.main(given)
        assert f"usage: {' '.join([words, *given[:-1]])} " in capsys.readouterr().out


@pytest.fixture
def two(tmp_path, monkeypatch):
    """The usual folder and another one, each with a workbook, looked at from a third place."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.setattr("career_workbook.folder.remembered", lambda: None)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return create_folder(default_folder().path), create_folder(tmp_path / "another")


def test_a_line_to_type_leads_to_the_folder_it_is_about(two, monkeypatch):
    """It names the folder where another would be found without, and only there."""
    usual, another = two
    named = f'career-workbook import --undo --folder "{another.path}"'
    assert line_for(usual, "import --undo") == "career-workbook import --undo"
    assert line_for(another, "import --undo") == named
    monkeypatch.chdir(another.path)
    assert line_for(another, "import --undo") == "career-workbook import --undo"
    assert line_for(usual, "check") == f'career-workbook check --folder "{usual.path}"'
    # A new workbook is made in the usual place, wherever one stands.
    assert line_for(another, "new") == f'career-workbook new --folder "{another.path}"'


def test_what_a_command_says_to_type_next_works_as_it_stands(two, tmp_path, capsys):
    """After an export and an import with --folder, the lines printed bring in and take back in that same folder."""
    _, another = two
    (tmp_path / "skill.csv").write_text("key,name\n,Teaching\n", "utf-8")
    words = ["--folder", str(another.path)]

    def typed(begins: str) -> list[str]:
        line = next(line for line in capsys.readouterr().out.splitlines() if begins in line)
        return shlex.split(line.partition(": ")[2])[1:]

    assert cli.main(["import", "csv", str(tmp_path / "skill.csv"), "--yes", *words]) == 0
    undo = typed("import --undo")
    assert cli.main(["export", "csv", *words]) == 0
    again = typed("To bring them in again")
    assert cli.main(undo) == 0
    assert "from this workbook’s own files" in capsys.readouterr().out
    assert cli.main([*again, "--yes"]) == 0
    with closing(Workbook.open(another.workbook)) as workbook:
        assert list(workbook.titles("skill").values()) == ["Teaching"]


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
