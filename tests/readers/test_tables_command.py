"""Official tables from the terminal: a zip, files, an unpacked folder; seen first, kept on a word."""

from __future__ import annotations

import official_files as files
import pytest

from career_workbook.cli import main
from career_workbook.folder import create_folder
from career_workbook.workbook import Workbook


@pytest.fixture
def home(tmp_path):
    """A new, empty workbook's folder."""
    return create_folder(tmp_path / "mine")


def bring(home, *words):
    return main(["import", *map(str, words), "--folder", str(home.path)])


def kept(home, name):
    """How many rows of a table are beside the workbook."""
    workbook = Workbook.open(home.workbook)
    try:
        return len(workbook.frame(name))
    finally:
        workbook.close()


def test_a_zip_is_shown_and_kept(home, tmp_path, capsys):
    """What is in it, that it is kept, and the words that go with it."""
    (tmp_path / "db_29_0_text.zip").write_bytes(files.zipped(files.onet()))
    assert bring(home, "onet", tmp_path / "db_29_0_text.zip", "--yes") == 0
    told = capsys.readouterr().out
    assert "4 occupations." in told and "is kept" in told and "CC BY 4.0" in told
    assert kept(home, "occupations") == 4


def test_a_folder_that_was_unpacked_by_itself(home, tmp_path):
    """Some browsers unpack a zip without being asked."""
    (tmp_path / "db_30_3_text" / "deep").mkdir(parents=True)
    for name, data in files.onet("30.3").items():
        (tmp_path / "db_30_3_text" / "deep" / name).write_bytes(data)
    (tmp_path / "db_30_3_text" / "Photo.png").write_bytes(b"x")
    assert bring(home, "onet", tmp_path / "db_30_3_text", "--yes") == 0
    assert kept(home, "occupation_ratings") == 9


def test_no_is_no(home, tmp_path, monkeypatch, capsys):
    """The question comes after the preview, and a no keeps nothing."""
    (tmp_path / "national_M2025_dl.xlsx").write_bytes(files.xlsx(files.wages()))
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert bring(home, "oews", tmp_path / "national_M2025_dl.xlsx") == 0
    assert "OEWS May 2025" in capsys.readouterr().out and kept(home, "wages") == 0


@pytest.mark.parametrize("name", ["there is none.zip", "empty"])
def test_what_cannot_be_read_is_a_sentence(home, tmp_path, name, capsys):
    """A missing file and an empty folder: exit status 1 and what to do."""
    (tmp_path / "empty").mkdir()
    assert bring(home, "onet", tmp_path / name, "--yes") == 1
    assert capsys.readouterr().out.strip().endswith(".")
