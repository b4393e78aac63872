"""Pages as files: named for their reader, readable by the person alone, written whole or not at all."""

import getpass
import json
import stat
import sys

import pytest

from career_workbook import handout
from career_workbook.chapters import CHAPTERS
from career_workbook.folder import create_folder
from career_workbook.workbook import Workbook


@pytest.fixture
def folder(tmp_path):
    """A person's folder with one wish in its workbook."""
    made = create_folder(tmp_path / "home of the canary")
    book = Workbook.open(made.workbook)
    book.commit("want", "sheet", {"wish": "a quiet hour", "complaint": "the noise"}, {})
    book.close()
    return made


def test_a_page_lands_in_the_handouts(folder):
    """Chapters are found by any of their names; a page is named for who may read it."""
    pages = handout.make(folder.path, ["00_start", "vine"], "coach")
    assert [p.name for p in pages] == ["00_start-for-coach.html", "08_vine-for-coach.html"]
    assert {p.parent for p in pages} == {folder.handouts}
    text = pages[0].read_text("utf-8")
    assert "a quiet hour" in text and "the noise" not in text


def test_all_chapters_when_none_is_named(folder, tmp_path):
    """One call makes the whole set, in another place if asked."""
    pages = handout.make(folder, to=tmp_path / "out")
    assert [p.stem for p in pages] == [c.notebook.replace(".ipynb", "-for-me") for c in CHAPTERS.values()]
    assert all(p.parent == tmp_path / "out" for p in pages)


def test_the_persons_own_copy_of_a_notebook_tells_the_story(folder):
    """Prose a coach changed in the folder is the prose of the page; a broken copy falls back to the shipped one."""
    copy = folder.path / "00_start.ipynb"
    edited = json.loads(copy.read_text("utf-8"))
    edited["cells"][0]["source"] = "# Our own beginning"
    copy.write_text(json.dumps(edited), encoding="utf-8")
    assert "<h1>Our own beginning</h1>" in handout.make(folder, ["start"])[0].read_text("utf-8")
    copy.write_text("{", encoding="utf-8")
    assert "Our own beginning" not in handout.make(folder, ["start"])[0].read_text("utf-8")


def test_nothing_of_the_machine_is_in_a_page(folder):
    """No path, user or folder name travels with a page."""
    text = "".join(p.read_text("utf-8") for p in handout.make(folder))
    assert "home of the canary" not in text and str(folder.path) not in text
    assert f"/{getpass.getuser()}" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_only_the_person_may_read_a_page(folder):
    """Others at the same computer cannot open it."""
    assert stat.S_IMODE(handout.make(folder, ["start"])[0].stat().st_mode) == 0o600


def test_a_failed_write_leaves_the_earlier_page(folder, monkeypatch):
    """A full disk costs the new page, not the old one, and leaves nothing half-written behind."""
    page = handout.make(folder, ["start"])[0]
    before = page.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        handout.make(folder, ["start"])
    assert page.read_bytes() == before and list(folder.handouts.iterdir()) == [page]


def test_an_open_workbook_is_used_and_left_open(folder):
    """A notebook's own workbook makes the page and goes on working."""
    book = Workbook.open(folder.workbook)
    handout.make(folder, ["start"], workbook=book)
    assert book.record("want", "sheet").wish == "a quiet hour"
    book.close()
