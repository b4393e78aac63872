"""The command, as a person types it."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from career_workbook import cli
from career_workbook.folder import Folder, create_folder, default_folder, remembered
from career_workbook.jupyter import serve
from career_workbook.store import Proposal, Store


@pytest.fixture(autouse=True)
def _own_home(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(home)
    monkeypatch.setattr(serve, "must_be_free", lambda *_, **_more: None)  # whoever tests may have a workbook open


@pytest.fixture
def folder(home: Path) -> Folder:
    return create_folder(home / "mine")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    """Run the command; returns (exit status, what it said, what it said went wrong)."""
    def run(*words: object) -> tuple[int, str, str]:
        status = cli.main([str(w) for w in words])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list:
    """Which folders were opened, without starting Jupyter."""
    opened: list = []
    monkeypatch.setattr(serve, "serve", lambda folder, door, browser: opened.append((folder, door.port, browser)))
    return opened


def write(folder: Folder, text: str) -> None:
    with Store.open(folder.workbook) as store:
        store.write([Proposal("wish", "sheet", "me", {"text": text})])


def test_help_names_every_command():
    """`--help` shows all there is to do, each with its purpose, and so does the help of each command."""
    shown = subprocess.run([sys.executable, "-m", "career_workbook", "--help"], capture_output=True, text=True,
                           check=True)
    for name in cli.COMMANDS:
        assert re.search(rf"^ +{name}\s+\w+ \w+", shown.stdout, re.MULTILINE), name


def test_a_window_without_a_letter_still_tells():
    """Where the place it prints to has no é, the rest is said all the same."""
    shown = subprocess.run([sys.executable, "-m", "career_workbook", "import", "--help"], capture_output=True,
                           text=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "LinkedIn's archive" in shown.stdout and r"r\xe9sum\xe9" in shown.stdout


@pytest.mark.parametrize("words", [["shred"], ["open", "--port", "80"], ["handout", "--for", "boss"], ["import"]])
def test_a_command_that_makes_no_sense_is_explained(words, capsys):
    """A wrong word or option gives the usage and a reason, and exit status 2."""
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    assert "usage: career-workbook" in capsys.readouterr().err


def test_without_a_word_the_workbook_opens(served, said):
    """The first `career-workbook` makes the workbook in its usual place and remembers it; the next opens the same."""
    assert said()[0] == 0
    usual = default_folder()
    assert usual.exists and remembered() == usual
    assert list(usual.backups.iterdir()), "a backup is kept at every opening"
    assert said("--no-browser")[0] == 0
    assert served == [(usual, serve.PORT, True), (usual, serve.PORT, False)]


def test_a_person_is_asked_once_where_their_workbook_should_live(served, said, home: Path, monkeypatch):
    """At a terminal the place is asked for the first time only."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or str(home / "elsewhere"))
    said("open")
    said("open")
    assert len(asked) == 1 and "Career Workbook" in asked[0]
    assert [f.path for f, *_ in served] == [home / "elsewhere"] * 2


def test_a_remembered_workbook_that_is_gone_is_not_replaced(served, said, home: Path):
    """When the chosen folder is not there (an unplugged disk), that is said; no empty workbook takes its place."""
    said("open", "--folder", home / "stick")
    (home / "stick").rename(home / "unplugged")
    status, _, wrong = said("open")
    assert status == 1 and "any more" in wrong and "--folder" in wrong
    assert not (home / "stick").exists()


def test_opening_a_damaged_workbook_says_so_and_changes_nothing(said, served, folder: Folder):
    """A sentence instead of a server; the file keeps its bytes."""
    folder.workbook.write_bytes(b"not a workbook at all" * 100)
    status, _, wrong = said("open", "--folder", folder.path)
    assert status == 1 and "not a workbook" in wrong and "Traceback" not in wrong
    assert served == [] and folder.workbook.read_bytes().startswith(b"not a workbook")


def test_new_makes_a_workbook_and_asks_nothing(said, home: Path, monkeypatch):
    """`new` with a folder, or `new --sample`, needs no answer; a second one there is refused."""
    monkeypatch.setattr("builtins.input", lambda _prompt: pytest.fail("asked"))
    assert said("new", "--folder", home / "fresh")[0] == 0
    status, told, _ = said("new", "--sample")
    assert status == 0 and "sample person" in told
    assert default_folder(sample=True).exists and not default_folder().exists
    assert remembered() == Folder(home / "fresh"), "the sample is never taken for one's own"
    status, _, wrong = said("new", "--folder", home / "fresh")
    assert status == 1 and "already" in wrong


def test_check_tells_a_whole_workbook_from_a_damaged_backup(said, folder: Folder):
    """Everything is verified, and the exit status tells scripts the result."""
    said("backup", "--folder", folder.path)
    status, told, _ = said("check", "--folder", folder.path)
    assert status == 0 and "whole" in told and "1 of 1" in told
    backup = next(folder.backups.iterdir())
    backup.write_bytes(backup.read_bytes()[:5000])
    status, told, _ = said("check", "--folder", folder.path)
    assert status == 1 and "0 of 1" in told and backup.name in told


def test_restore_goes_back_and_keeps_the_present_beside_it(said, folder: Folder):
    """After a restore the workbook is as it was, and what it was before can still be had."""
    write(folder, "the first wish")
    said("backup", "--folder", folder.path)
    write(folder, "a later wish")
    status, told, _ = said("restore", "--folder", folder.path)
    assert status == 0
    with Store.open(folder.workbook) as store:
        assert store.heads("wish", "sheet")[0].body == {"text": "the first wish"}
    aside = Path(told.strip().rsplit(" in ", 1)[1])
    with Store.open(aside) as store:
        assert store.heads("wish", "sheet")[0].body == {"text": "a later wish"}


def test_another_port_is_no_second_server(said, served, folder: Folder, monkeypatch):
    """A workbook that is open already is shown where it is, and its pages find back there the next time."""
    here = serve.door(folder)
    with monkeypatch.context() as running:
        running.setattr(serve, "is_open", lambda door: door == here)
        _, told, _ = said("open", "--no-browser", "--port", 9123, "--folder", folder.path)
    assert f"open already, at {here.address()}" in told
    assert served == [] and serve.door(folder) == here


def test_restore_refuses_while_the_workbook_is_open(said, folder: Folder, monkeypatch):
    """Nothing is swapped under an open chapter."""
    said("backup", "--folder", folder.path)
    monkeypatch.setattr(serve, "is_open", lambda _door: True)
    status, _, wrong = said("restore", "--folder", folder.path)
    assert status == 1 and "open" in wrong and "Nothing was changed" in wrong


@pytest.mark.parametrize("words", [["check"], ["backup"], ["restore"], ["handout"], ["import", "toggl.csv"]])
def test_where_there_is_no_workbook_it_is_said(words, said, home: Path):
    """Every command names the folder it looked in, and none makes a workbook in passing."""
    status, _, wrong = said(*words, "--folder", home / "nowhere")
    assert status == 1 and "nowhere" in wrong and "Traceback" not in wrong
    assert not (home / "nowhere").exists()


def test_an_unknown_chapter_is_named_and_the_known_ones_listed(said, folder: Folder):
    """`handout 88_vine` helps on."""
    status, _, wrong = said("handout", "88_vine", "--folder", folder.path)
    assert status == 1 and "88_vine" in wrong and "vine" in wrong.split("88_vine")[1]


def test_an_unforeseen_error_is_one_sentence_and_its_log_quotes_nobody(said, folder: Folder, monkeypatch):
    """What nobody foresaw is noted where it happened, without the words that were being handled."""
    def broken(*_):
        raise RuntimeError("my secret complaint")

    monkeypatch.setattr("career_workbook.store.check", broken)
    status, _, wrong = said("check", "--folder", folder.path)
    assert status == 1 and str(folder.log) in wrong and "Traceback" not in wrong
    assert "test_cli.py" in folder.log.read_text() and "secret" not in folder.log.read_text()


def test_a_full_disk_does_not_keep_a_person_from_their_words(said, served, folder: Folder, monkeypatch):
    """Where no backup can be made, that is said and the workbook opens."""
    from career_workbook.store import NotSaved

    def full(*_):
        raise NotSaved("The disk is full.")

    monkeypatch.setattr("career_workbook.store.keep_backups", full)
    status, _, wrong = said("open", "--folder", folder.path)
    assert status == 0 and "disk is full" in wrong and len(served) == 1


def test_importing_the_package_is_light():
    """`import career_workbook` loads none of the libraries that take their time."""
    code = "import sys, career_workbook; print([m for m in sys.modules if m.split('.')[0] in " \
           "('pandas', 'numpy', 'matplotlib', 'ipywidgets', 'pydantic', 'jupyterlab', 'sqlite3')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_time_of_a_backup_is_in_its_name(said, folder: Folder):
    """A backup made by hand counts among those kept by age."""
    from career_workbook.store import backups

    said("backup", "--folder", folder.path)
    (when, _), = backups(folder.backups, folder.workbook)
    assert abs(when - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
