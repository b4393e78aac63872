"""What the command asks in a terminal, and what it says where nobody answers."""

from __future__ import annotations

import getpass
import io
import warnings

import pytest

from career_workbook import cli, prompts
from career_workbook.folder import create_folder
from career_workbook.store import Proposal, Store


@pytest.fixture
def nobody(monkeypatch):
    """An input that has ended, and no terminal to type a passphrase in; warnings are what they are for a person."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr(getpass, "getpass", getpass.fallback_getpass)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        yield


@pytest.mark.parametrize("words", [["import", "{file}"], ["erase", "Teaching"], ["share", "--lock"],
                                   ["merge", "{locked}"]])
def test_where_nobody_answers_nothing_is_changed_and_that_is_said(words, nobody, tmp_path, capsys):
    """A sentence and exit status 1; no warning, no note in a log, not a byte of the workbook another."""
    folder = create_folder(tmp_path / "mine")
    with Store.open(folder.workbook) as store:
        store.write([Proposal("skill", "t", "coach", {"name": "Teaching"})])
    file, locked = tmp_path / "toggl.csv", tmp_path / "sent.careerbook"
    file.write_text("Project,Start date,Duration\nTeaching,2026-01-02,1:00:00\n", "utf-8")
    locked.write_bytes(b"age-encryption.org/v1\n")
    before = folder.workbook.read_bytes()
    given = [word.format(file=file, locked=locked) for word in words]
    assert cli.main([*given, "--folder", str(folder.path)]) == 1
    said = capsys.readouterr().err
    assert said.endswith("The question was not answered. Nothing was changed.\n")
    assert "Warning" not in said and "went wrong" not in said and not folder.log.exists()
    assert folder.workbook.read_bytes() == before


def test_a_passphrase_that_can_be_seen_is_said_to_be(nobody, monkeypatch, capsys):
    """Handed on by another program it is read all the same."""
    monkeypatch.setattr("sys.stdin", io.StringIO("three quiet words\n"))
    assert prompts.passphrase() == "three quiet words"
    assert capsys.readouterr().err == "This is no terminal, so a passphrase typed here can be seen.\n"


def test_ctrl_d_at_a_passphrase_is_no_answer(monkeypatch):
    """In a terminal too: the end of the input is said, and nothing goes on without a passphrase."""
    def ended(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", ended)
    with pytest.raises(prompts.NoAnswer, match="Nothing was changed"):
        prompts.passphrase()
