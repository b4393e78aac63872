"""The optional page of notes of a session: what is said without its part of Jupyter, and what loads it with."""

from __future__ import annotations

import importlib.util
import json

import pytest

from career_workbook.folder import Folder, FolderTrouble
from career_workbook.jupyter import serve, together
from career_workbook.jupyter.together_notes import NO_OTHER, OnlyThePage, page_config
from career_workbook.jupyter.together_people import may_be_asked
from career_workbook.to_type import VARIABLE
from career_workbook.together.shared_notes import NAME

BOTH = ("@jupyter/collaboration-extension", "@jupyter/docprovider-extension")
PAGE = {"disabledExtensions": ["@jupyterlab/terminal-extension", *BOTH], "federated_extensions": [
    {"name": name, "load": "x.js"} for name in ("career-workbook", *BOTH)]}


@pytest.mark.parametrize(("how", "typed"), [
    ("", 'pip install "career-workbook[shared-notes]"'),
    ("python3 start.py", "python3 start.py together --shared-notes")])
def test_without_the_part_it_says_what_to_type(how, typed, tmp_path, monkeypatch):
    """Before anything is looked at, made or started; each way of installing has its own words."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setenv(VARIABLE, how)
    with pytest.raises(FolderTrouble) as trouble:
        together.together(Folder(tmp_path / "nothing"), [], notes=True)
    assert typed in str(trouble.value) and "No session was begun." in str(trouble.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", ["/doc/tree/00_start.ipynb", "/doc/workspaces/auto-Q/tree/08_vine.ipynb", "/x"])
def test_a_chapter_loads_nothing_of_it(path):
    """Its page is told what any workbook's is told: both extensions are off, and not even fetched."""
    told = serve.lean(page_config(path, PAGE))
    assert set(BOTH) <= set(told["disabledExtensions"])
    assert [one["name"] for one in told["federated_extensions"]] == ["career-workbook"]
    assert "sharedNotes" not in told


@pytest.mark.parametrize("path", [f"/doc/tree/{NAME}", f"/doc/workspaces/notes/tree/{NAME}"])
def test_the_page_of_notes_loads_it_without_its_panels(path):
    """Two cursors in one text; no shared notebooks, forks, time line, list of people or shared links."""
    told = serve.lean(page_config(path, PAGE))
    assert [one["name"] for one in told["federated_extensions"]] == ["career-workbook", *BOTH]
    assert {"ynotebook", "forkManager", "statusBarTimeline", "rtcPanel", "shared-link"} <= {
        name.partition(":")[2] for name in told["disabledExtensions"]}
    assert "@jupyterlab/terminal-extension" in told["disabledExtensions"]


def test_one_file_has_a_room():
    """Every other file is refused one, and every other room a file."""
    rooms = OnlyThePage()
    assert rooms.get_path(rooms.index(NAME)) == NAME and rooms.id != OnlyThePage().id
    for asked in (lambda: rooms.index("00_start.ipynb"), lambda: rooms.index(f"x/{NAME}"),
                  lambda: rooms.get_path(OnlyThePage().id)):
        with pytest.raises(Exception, match=NO_OTHER):
            asked()


def test_an_open_workbook_keeps_it_out():
    """Installed for sessions, it is off in a person's own workbook: no menu, no panel, no shared notebook."""
    config = json.loads((serve._HERE / "config/labconfig/page_config.json").read_text("utf-8"))
    assert all(config["disabledExtensions"][name] for name in BOTH)


@pytest.mark.parametrize(("method", "path", "answered"), [
    ("GET", f"doc/workspaces/auto-Q/tree/{NAME}", True), ("GET", f"api/contents/{NAME}", True),
    ("PUT", f"api/collaboration/session/{NAME}", True), ("PUT", f"api/contents/{NAME}", False),
    ("PUT", "api/collaboration/session/08_vine.ipynb", False), ("DELETE", f"api/contents/{NAME}", False),
    ("GET", "api/collaboration/room/JupyterLab:globalAwareness", False), ("GET", "api/collaboration/timeline/x", False),
    ("GET", "api/collaboration/room/json:notebook:01234567-0123-4567-89ab-0123456789ab", False),
    ("PUT", "api/collaboration/fork/x", False), ("GET", "Notesxmd", False), ("GET", "api/contents/Notesxmd", False)])
def test_what_the_page_needs_is_answered_and_no_more(method, path, answered):
    """Whoever asks: the page itself and its one room."""
    assert may_be_asked(method, path) is answered
