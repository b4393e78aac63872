"""The server of one person's folder: one door, settings of its own, nothing else opened."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from opening import OPEN, free_port, opened

from career_workbook.folder import Folder, FolderTrouble, create_folder, default_folder
from career_workbook.jupyter import serve


@pytest.fixture
def folder(home: Path) -> Folder:
    return create_folder(home / "mine")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    """A workbook that is open: its folder, and a function that asks its server."""
    folder = create_folder(tmp_path_factory.mktemp("open") / "My Workbook")
    with opened(OPEN, folder.path) as ask:
        yield folder, ask


def test_the_door_stays_the_same(folder: Folder):
    """What a browser keeps belongs to an address, so a workbook has the same one at every opening."""
    first = serve.door(folder)
    assert first.port == serve.PORT and len(first.token) >= 30
    assert serve.door(folder) == first
    moved = serve.door(folder, 9001)
    assert (moved.port, moved.token) == (9001, first.token)
    assert serve.door(folder) == moved


def test_the_sample_person_has_her_own_door(home: Path):
    """Both workbooks can be open at once, and a browser keeps their drafts apart."""
    hers = create_folder(default_folder(sample=True).path, sample=True)
    mine = create_folder(default_folder().path)
    assert serve.door(hers).port != serve.door(mine).port
    assert serve.door(hers).token != serve.door(mine).token


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_nobody_else_can_read_the_token(folder: Folder):
    """The token opens everything; only the person's own account may read it."""
    serve.door(folder)
    assert stat.S_IMODE((folder.inner / "door.json").stat().st_mode) == 0o600


def test_a_busy_port_is_said_in_a_sentence(folder: Folder):
    """Another program at the port: its number and what to do, before anything is started."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(FolderTrouble, match=rf"Port {port} .*--port"):
            serve.must_be_free(port)
        assert not serve.is_open(serve.Door(port, "token"))
    serve.must_be_free(port)


def test_a_second_opening_leads_to_the_first(server):
    """Typing the command again says where the workbook is open, at once and without a second server."""
    folder, ask = server
    again = subprocess.run([*OPEN, "--no-browser", "--folder", str(folder.path)], capture_output=True, text=True,
                           check=False)
    assert again.returncode == 0, again.stderr
    assert "open already" in again.stdout and ask.address in again.stdout
    assert again.stderr == ""


def test_the_first_chapters_kernel_is_started_before_the_page_asks(server):
    """While the browser loads, the kernel of the first chapter starts in the folder."""
    folder, ask = server
    deadline = time.monotonic() + 60
    while not (sessions := ask("/api/sessions")) and time.monotonic() < deadline:
        time.sleep(0.1)  # the server tells nobody when it has started one
    if not (folder.path / serve.FIRST).exists():
        pytest.fail("the first chapter is missing")
    assert [(s["path"], s["kernel"]["name"]) for s in sessions] == [(serve.FIRST, "career-workbook")]


def test_only_the_token_opens(server):
    """Without the token, or with another, nothing of the folder is told."""
    _, ask = server
    for given in ({}, {"Authorization": "token guessed"}):
        wanted = urllib.request.Request(ask.address.split("/doc")[0] + "/api/contents", headers=given)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(wanted, timeout=30)
        assert refused.value.code in (401, 403)


def test_the_server_listens_on_this_computer_only(server):
    """Nobody in the same network can even knock."""
    _, ask = server
    port = int(ask.address.split(":")[2].split("/")[0])
    assert _listening(ask.process.pid, "tcp") + _listening(ask.process.pid, "tcp6") == [f"0100007F:{port:04X}"]


def test_what_a_chapter_says_stays_within_the_account(server):
    """Server and chapter speak through five sockets in a folder that only this account may enter."""
    _, ask = server
    found = within(60, lambda: [s for child in _children(ask.process.pid) for s in _listening(child, "unix")][4:])
    assert not Path(found[0]).parent.stat().st_mode & 0o077


def within(seconds: float, found: Callable[[], Any]) -> Any:
    """What `found` gives once it gives something."""
    deadline = time.monotonic() + seconds
    while not (it := found()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert it, f"not within {seconds} seconds"
    return it


def _children(process: int) -> list[int]:
    return [int(c) for c in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _listening(process: int, table: str) -> list[str]:
    """Where a process waits for others to speak to it, as the system's table says it."""
    held = set()
    for door in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            held.add(str(door.readlink()))
    lines = [line.split() for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    if table == "unix":
        return [line[7] for line in lines if len(line) > 7 and f"socket:[{line[6]}]" in held]
    return [line[1] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in held]


def test_jupyter_keeps_its_things_in_the_folder_and_out_of_sight(server):
    """Settings, runtime files and copies lie in the hidden part; the list of files shows chapters, not the database."""
    folder, ask = server
    shown = {entry["name"] for entry in ask("/api/contents")["content"]}
    assert "08_vine.ipynb" in shown
    assert not {"workbook.db", ".workbook"} & shown
    assert (folder.inner / "jupyter" / "data").is_dir()
    assert {p.name for p in folder.path.iterdir() if p.name.startswith(".")} == {".workbook"}


def test_lab_is_set_up_as_a_workbook_needs(server):
    """No subshells (a save must not land in another thread), no news, all cells drawn, answers never in the file."""
    _, ask = server

    def setting(plugin: str) -> dict:
        found = ask(f"/lab/api/settings/{plugin}")
        return {name: p.get("default") for name, p in found["schema"]["properties"].items()}

    assert setting("@jupyterlab/apputils-extension:kernels-settings")["commsOverSubshells"] == "disabled"
    assert setting("@jupyterlab/apputils-extension:notification")["fetchNews"] == "false"
    assert setting("@jupyterlab/notebook-extension:tracker")["windowingMode"] == "none"
    assert setting("@jupyterlab/apputils-extension:themes")["adaptive-theme"] is True


def test_what_is_not_used_is_not_served(server):
    """No terminal is offered, and no language server looks into the folder."""
    _, ask = server
    for path in ("/api/terminals", "/lsp/status"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(path)
        assert refused.value.code == 404


def test_closing_leaves_no_kernel_behind(home: Path):
    """When the workbook is closed, its kernels end too, and the folder says nothing is open."""
    folder = create_folder(home / "mine")
    port = free_port()
    with opened(OPEN, folder.path, port) as ask:
        kernels = within(60, lambda: _children(ask.process.pid))
    assert not [kernel for kernel in kernels if Path(f"/proc/{kernel}").exists()]
    assert not serve.is_open(serve.door(folder))
