"""One person's workbook on a practice's hub: what is made for them, and what keeps others out."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from career_workbook.folder import Folder, FolderTrouble, create_folder, default_folder
from career_workbook.jupyter import hub

#: Stands where JupyterHub is installed: tells what it was given instead of becoming a server.
PRETENDER = """\
import json, os, sys
def main():
    told = {name: os.environ[name] for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_RUNTIME_DIR", "HISTFILE")}
    print(json.dumps({"told": sys.argv[1:], "around": told, "umask": os.umask(0)}))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def start(home: Path, server: str = "") -> subprocess.CompletedProcess:
    """Start the server as a hub does, with a name or without; returns the process when it has ended."""
    library = home.parent / "library" / "jupyterhub"
    library.mkdir(parents=True, exist_ok=True)
    (library / "__init__.py").touch()
    (library / "singleuser.py").write_text(PRETENDER)
    around = os.environ | {"PYTHONPATH": str(library.parent), "JUPYTERHUB_SERVER_NAME": server, "HOME": str(home)}
    return subprocess.run([sys.executable, "-P", "-m", "career_workbook.jupyter.hub", "--debug"], cwd=home, env=around,
                          capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory):
    """A home that others could enter, and what the server was given that a hub started there."""
    home = tmp_path_factory.mktemp("hub") / "mara"
    home.mkdir(mode=0o755)
    done = start(home)
    assert done.returncode == 0, done.stderr
    return home, json.loads(done.stdout)


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the accounts of a hub are those of Linux")


def test_the_first_start_makes_a_workbook_for_its_owner_alone(first):
    """Whoever signs in for the first time finds all chapters, and nobody else may enter their home from then on."""
    home, server = first
    folder = Folder(home / "Career Workbook")
    assert folder.exists and len(folder.notebooks) > 9 and list(folder.backups.iterdir())
    assert {mode(p) for p in (home, folder.path, folder.inner)} == {0o700}
    assert mode(folder.workbook) == 0o600
    assert server["umask"] == 0o077
    assert f"--ServerApp.root_dir={folder.path}" in server["told"] and server["told"][-1] == "--debug"


def test_what_a_chapter_says_stays_within_the_account(first):
    """Chapters are spoken to through files only their owner may open, whose names are short enough for any account."""
    home, server = first
    assert "--KernelManager.transport=ipc" in server["told"]
    sockets = Path(server["around"]["JUPYTER_RUNTIME_DIR"])
    assert mode(sockets) == 0o700 and sockets.is_relative_to(home)
    longest = "/home/" + "a" * 32 + "/" + str(sockets.relative_to(home)) + "/kernel-" + "0" * 36 + "-ipc-1"
    assert len(longest) <= 107
    assert server["around"]["HISTFILE"] == os.devnull


def test_a_coach_opens_a_clients_copy_by_its_name(first):
    """A server named like a copy in `Clients` serves that copy; without one, what to do is said and nothing is made."""
    home, _ = first
    missing = start(home, "mara")
    assert missing.returncode == 1 and "merge FILE" in missing.stderr and "Traceback" not in missing.stderr
    assert not (home / "Clients").exists()
    copy = create_folder(home / "Clients" / "mara")
    server = json.loads(start(home, "mara").stdout)
    assert f"--ServerApp.root_dir={copy.path}" in server["told"]


def test_a_servers_name_leads_nowhere_else(home: Path):
    """However a server is called, it opens what lies in `Clients`."""
    create_folder(home / "elsewhere")
    with pytest.raises(FolderTrouble, match="no workbook"):
        hub.ready("../elsewhere")


def test_a_damaged_workbook_is_opened_to_be_brought_back(home: Path, capsys: pytest.CaptureFixture[str]):
    """From its pages and terminal a person can restore it, so it is served, and what is wrong is said."""
    folder = create_folder(default_folder().path)
    folder.workbook.write_bytes(b"not a workbook any more" * 99)
    assert hub.ready("") == folder
    assert "workbook" in capsys.readouterr().err


def test_a_terminal_is_there_on_a_hub():
    """Without a screen of their own, people share and erase by typing into the page; elsewhere there is no terminal."""
    beside = hub._CONFIG.with_name("config")
    switches = [json.loads((place / "labconfig" / "page_config.json").read_text())["disabledExtensions"]
                for place in (beside, hub._CONFIG)]
    assert [one["@jupyterlab/terminal-extension"] for one in switches] == [True, False]
    assert str(hub._CONFIG) == hub.around(default_folder())["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0]
