"""The person's folder: found, made, kept theirs."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from career_workbook import resources
from career_workbook.folder import (
    Folder,
    FolderTrouble,
    create_folder,
    default_folder,
    find_folder,
    ready_folder,
    remember,
    update_chapters,
)


@pytest.fixture(autouse=True)
def _own_home(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(home)


@pytest.fixture
def folder(home: Path) -> Folder:
    return create_folder(home / "mine")


def test_the_folder_around_a_notebook_is_found_first(folder: Folder, monkeypatch, tmp_path: Path):
    """A chapter uses the workbook it lies beside, whatever else is set up."""
    monkeypatch.setenv("CAREER_WORKBOOK_FOLDER", str(tmp_path / "other"))
    assert find_folder(folder.path / "08_vine.ipynb") == folder
    assert find_folder(folder.handouts) == folder
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder.notebooks[0]))
    assert find_folder() == folder


def test_without_a_workbook_around_the_variable_counts_then_memory_then_the_home(home: Path, monkeypatch):
    """Somewhere else, the named folder is taken, else the one chosen once, else the usual one."""
    assert find_folder() == Folder(home / "Career Workbook") == default_folder()
    remember(Folder(home / "chosen"))
    assert find_folder() == Folder(home / "chosen")
    monkeypatch.setenv("CAREER_WORKBOOK_FOLDER", str(home / "named"))
    assert find_folder() == Folder(home / "named")


def test_a_new_folder_holds_a_workbook_and_every_chapter(folder: Folder):
    """After setting up there is an empty workbook, and each chapter that is shipped."""
    assert folder.exists
    assert [p.name for p in folder.notebooks] == [p.name for p in resources.notebooks()]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_only_the_person_can_look_into_a_new_folder(folder: Folder):
    """Nobody else on the computer can list or read it."""
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.workbook.stat().st_mode) == 0o600


def test_a_place_that_is_taken_is_left_alone(folder: Folder, home: Path):
    """A workbook, other people's things or a file are never built over."""
    (home / "full").mkdir()
    (home / "full" / "letter.txt").write_text("Dear")
    (home / "file").write_text("text")
    before = folder.workbook.read_bytes()
    for taken, word in ((folder.path, "already"), (home / "full", "empty folder"), (home / "file", "is a file")):
        with pytest.raises(FolderTrouble, match=word):
            create_folder(taken)
    assert folder.workbook.read_bytes() == before
    assert [p.name for p in (home / "full").iterdir()] == ["letter.txt"]


def test_a_workbook_that_went_missing_is_not_replaced_by_an_empty_one(folder: Folder):
    """Where a workbook was, its absence is said; a new one would hide that something is lost."""
    folder.workbook.unlink()
    with pytest.raises(FolderTrouble, match=r"missing.*restore"):
        ready_folder(folder.path)


def test_the_sample_persons_workbook_is_hers_and_marked(home: Path):
    """She has her own folder beside the person's, filled, and it says that it is a sample."""
    from career_workbook.workbook import Workbook

    hers = create_folder(default_folder(sample=True).path, sample=True)
    assert hers.path.name == "Career Workbook (sample)"
    workbook = Workbook.open(hers.workbook)
    assert workbook.sample and len(workbook.keys("skill")) > 3
    workbook.close()
    assert not default_folder().exists


# Chapters and upgrades


def notebook(*cells: str) -> dict:
    """A chapter as it is shipped: a title, the opening cell, then one cell a piece."""
    def code(source: str, does: dict) -> dict:
        return {"cell_type": "code", "id": source[:8].replace(".", "-"), "metadata": {"career_workbook": does},
                "source": [source], "outputs": [], "execution_count": None}

    return {"nbformat": 4, "nbformat_minor": 5,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
                         "language_info": {"name": "python"}, "career_workbook": {"chapter": "vine"}},
            "cells": [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# The vine"]},
                      code("page = open_chapter('vine')", {"does": "open"}),
                      *(code(c, {"does": "exercise", "name": c}) for c in cells)]}


@pytest.fixture
def shipped(tmp_path_factory, monkeypatch: pytest.MonkeyPatch):
    """Set what the program ships: ``shipped(vine=notebook(...))``."""
    place = tmp_path_factory.mktemp("shipped")

    def ship(**chapters: dict) -> None:
        shutil.rmtree(place)
        place.mkdir()
        for n, (name, content) in enumerate(chapters.items()):
            (place / f"{n:02d}_{name}.ipynb").write_text(json.dumps(content))
        monkeypatch.setattr(resources, "notebooks", lambda: sorted(place.iterdir()))

    return ship


def edit(path: Path, *, cell: int, source: str) -> None:
    content = json.loads(path.read_text())
    content["cells"][cell]["source"] = [source]
    path.write_text(json.dumps(content))


def test_an_upgrade_brings_new_chapters_and_renews_untouched_ones(shipped, home: Path):
    """What the person never changed follows the program."""
    shipped(vine=notebook("skill"))
    folder = create_folder(home / "mine")
    shipped(vine=notebook("skill", "hours"), value=notebook("impact"))
    report = update_chapters(folder)
    assert (report.new, report.updated, report.kept) == (("01_value.ipynb",), ("00_vine.ipynb",), ())
    assert "hours" in (folder.path / "00_vine.ipynb").read_text()
    assert update_chapters(folder).sentences() == []


def test_an_edited_chapter_is_kept_and_the_new_edition_laid_beside_it(shipped, home: Path):
    """The person's own words in a chapter survive every upgrade, and they are told which file is which."""
    shipped(vine=notebook("skill"))
    folder = create_folder(home / "mine")
    mine = folder.path / "00_vine.ipynb"
    edit(mine, cell=0, source="# My vine")
    before = mine.read_bytes()
    shipped(vine=notebook("skill", "hours"))
    report = update_chapters(folder)
    assert (report.kept, report.beside) == (("00_vine.ipynb",), ("00_vine.new.ipynb",))
    assert mine.read_bytes() == before
    assert "00_vine.new.ipynb" in report.sentences()[0]
    assert update_chapters(folder).kept == (), "said once, not at every opening"

    edit(folder.path / "00_vine.new.ipynb", cell=0, source="# Mine too")
    shipped(vine=notebook("skill", "hours", "levels"))
    assert update_chapters(folder).beside == ("00_vine.new2.ipynb",)
    assert "# Mine too" in (folder.path / "00_vine.new.ipynb").read_text()


def test_running_a_chapter_does_not_make_it_edited(shipped, home: Path):
    """Outputs, counts and the kernel's name change as a chapter is used; the upgrade still reaches it."""
    shipped(vine=notebook("skill"))
    folder = create_folder(home / "mine")
    mine = folder.path / "00_vine.ipynb"
    content = json.loads(mine.read_text())
    content["metadata"]["kernelspec"]["name"] = "python3"
    for cell in content["cells"][1:]:
        cell["execution_count"] = 7
        cell["source"] = "".join(cell["source"])
    mine.write_text(json.dumps(content))
    shipped(vine=notebook("skill", "hours"))
    assert update_chapters(folder).updated == ("00_vine.ipynb",)


def test_a_chapter_that_was_deleted_or_cleared_comes_back_whole(shipped, home: Path):
    """Every chapter is there and alive at the next opening."""
    shipped(vine=notebook("skill"), value=notebook("impact"))
    folder = create_folder(home / "mine")
    (folder.path / "01_value.ipynb").unlink()
    cleared = json.loads((folder.path / "00_vine.ipynb").read_text())
    cleared["cells"][2]["outputs"] = []
    (folder.path / "00_vine.ipynb").write_text(json.dumps(cleared))
    assert update_chapters(folder).new == ("01_value.ipynb",)
    assert "cw-vine-exercise-skill" in (folder.path / "00_vine.ipynb").read_text()


def test_a_chapter_nobody_can_read_any_more_is_kept_too(shipped, home: Path):
    """A damaged file may hold the person's words: it stays, and a good one lies beside it."""
    shipped(vine=notebook("skill"))
    folder = create_folder(home / "mine")
    (folder.path / "00_vine.ipynb").write_text("{ torn")
    shipped(vine=notebook("skill", "hours"))
    assert update_chapters(folder).beside == ("00_vine.new.ipynb",)
    assert (folder.path / "00_vine.ipynb").read_text() == "{ torn"
    shutil.rmtree(folder.inner)  # as where a folder was copied without what is hidden in it
    update_chapters(folder)
    assert (folder.path / "00_vine.ipynb").read_text() == "{ torn"


def test_a_copied_chapter_shows_its_pieces_without_being_run(shipped, home: Path):
    """Code is folded away, and each piece has its place; the opening cell shows nothing."""
    shipped(vine=notebook("skill"))
    copied = json.loads((create_folder(home / "mine").path / "00_vine.ipynb").read_text())
    assert copied["metadata"]["kernelspec"]["name"] == "career-workbook"
    opening, skill = copied["cells"][1:]
    assert opening["outputs"] == [] and opening["metadata"]["jupyter"]["source_hidden"]
    view = skill["outputs"][0]["data"]["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == "cw-vine-exercise-skill"


def test_only_our_own_code_is_trusted(shipped, home: Path, monkeypatch):
    """A chapter is signed with its code as shipped; with other code, or with an output that could act, it is not."""
    from nbformat import read
    from nbformat.sign import NotebookNotary

    from career_workbook.jupyter.copies import trust

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(home / "data"))
    shipped(vine=notebook("skill"), value=notebook("impact"), asking=notebook("ask"), start=notebook("wish"))
    folder = create_folder(home / "mine")
    first, code, output, prose = folder.notebooks[0], folder.path / "01_value.ipynb", folder.path / "02_asking.ipynb", \
        folder.path / "03_start.ipynb"
    edit(code, cell=2, source="__import__('os').system('true')")
    acting = json.loads(output.read_text())
    acting["cells"][2]["outputs"][0]["data"]["text/html"] = ["<script>1</script>"]
    output.write_text(json.dumps(acting))
    edit(prose, cell=0, source="# In my own words")
    assert trust(folder) == [first.name, prose.name]
    notary = NotebookNotary()
    assert [notary.check_signature(read(p, as_version=4)) for p in (first, code, output, prose)] == \
        [True, False, False, True]
    notary.store.close()
    assert trust(folder) == [], "looked at again only when the file has changed"
