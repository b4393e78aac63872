"""The Jupyter server of one person's folder: its own settings, its own port, nothing that is not used here.

It runs JupyterLab inside this process. All that Jupyter keeps for it lies in the folder's hidden part, so the person's
other Jupyter, if they have one, neither sees nor changes it.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
import tempfile
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import atomic
from ..folder import VARIABLE, Folder, FolderTrouble, default_folder

HOST = "127.0.0.1"
#: Fixed, because a browser keeps what is not saved yet by address and port. The sample person has her own.
PORT, SAMPLE_PORT = 8917, 8918
FIRST = "00_start.ipynb"
KERNEL = "career-workbook"
#: How a server speaks to its kernels; see `_own_line`.
_LINE = {"KernelManager.transport": "ipc"} if os.name == "posix" else {}
#: Of the 104 bytes that macOS, the strictest, allows, what remains for the place of a folder of sockets.
_SHORT = 104 - len("/cw-12345678/kernel-12345678-1234-1234-1234-123456789012-ipc-1") - 1
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Door:
    """Where the browser gets in: port and token of this folder, the same at every start, so an open page finds back."""

    port: int
    token: str

    def address(self, notebook: str = FIRST) -> str:
        """The address of a chapter, with the token that opens it."""
        return f"http://{HOST}:{self.port}/doc/tree/{notebook}?token={self.token}"


def door(folder: Folder, port: int | None = None) -> Door:
    """The folder's door, made at its first opening; a `port` that is given is kept for the next times."""
    kept = folder.inner / "door.json"
    try:
        found = json.loads(kept.read_text("utf-8"))
        here = Door(int(found["port"]), str(found["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        usual = SAMPLE_PORT if folder.path == default_folder(sample=True).path else PORT
        here = Door(usual, secrets.token_urlsafe(24))
    else:
        if port in (None, here.port):
            return here
    here = Door(port or here.port, here.token)
    atomic.write(kept, json.dumps({"port": here.port, "token": here.token}).encode())
    return here


def is_open(here: Door) -> bool:
    """True when this folder's own server answers at its door already."""
    asked = urllib.request.Request(
        f"http://{HOST}:{here.port}/api/status", headers={"Authorization": f"token {here.token}"})
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(asked, timeout=3) as answer:
            return answer.status == 200 and "kernels" in json.load(answer)
    except (OSError, ValueError):
        return False


def must_be_free(port: int, host: str = HOST, line: str = "") -> None:
    """Raise FolderTrouble where another program listens at this port; `line` is what to type, but for another port."""
    with socket.socket() as trial:
        if os.name == "posix":  # As the server does; on Windows this option would let two programs share a port.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            how = f": {line} --port {port + 10}" if line else f", with --port {port + 10}."
            raise FolderTrouble(
                f"Port {port} on this computer is taken, perhaps by another workbook that is open. Please close that "
                f"program, or choose another port for this workbook{how}") from None


def surroundings(folder: Folder) -> dict[str, str]:
    """The environment in which Jupyter, and the kernels it starts, see this folder and our settings only."""
    inner = folder.inner

    def first(place: Path, variable: str) -> str:
        before = os.environ.get(variable)
        return f"{place}{os.pathsep}{before}" if before else str(place)

    return {VARIABLE: str(folder.path),
            "JUPYTER_CONFIG_DIR": str(inner / "jupyter" / "config"),
            "JUPYTER_DATA_DIR": str(inner / "jupyter" / "data"),
            "JUPYTER_RUNTIME_DIR": str(inner / "jupyter" / "runtime"),
            "IPYTHONDIR": str(inner / "ipython"),
            "JUPYTER_PATH": first(_HERE / "share", "JUPYTER_PATH"),
            "JUPYTER_CONFIG_PATH": first(_HERE / "config", "JUPYTER_CONFIG_PATH")}


def settings(folder: Folder) -> dict[str, Any]:
    """How JupyterLab serves a workbook, whoever runs it and wherever it listens."""
    return {
        "ServerApp.root_dir": folder.path,
        "ServerApp.answer_yes": True,
        "ServerApp.log_level": "WARN",
        "LabApp.default_url": f"/doc/tree/{FIRST}",
        "LabApp.news_url": "None",
        "LabApp.extension_manager": "readonly",
        "ContentsManager.hide_globs": ["__pycache__", "*.pyc", "workbook.db*", "not-shared", "opening.html"],
        # Copies of notebooks that Jupyter keeps: out of sight, with the rest of what is its own.
        "FileCheckpoints.checkpoint_dir": folder.inner / "jupyter" / "checkpoints",
        # In its usual place it would end with the server, and an open page would be asked who it is by the next one.
        "ServerApp.cookie_secret_file": folder.inner / "jupyter" / "cookie_secret",
        **_LINE,
        "ServerApp.kernel_websocket_connection_class": "career_workbook.jupyter.lines.Line",
        "MultiKernelManager.default_kernel_name": KERNEL,
    }


def own_server(folder: Folder, port: int) -> dict[str, Any]:
    """The same for a server of our own on this computer; who may come in is still to be said."""
    told = settings(folder) | {"ServerApp.ip": HOST, "ServerApp.port": port, "ServerApp.port_retries": 0,
                               "ServerApp.open_browser": False, "ServerApp.terminals_enabled": False}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        told["ServerApp.allow_root"] = True
    return told


def arguments(told: dict[str, Any]) -> list[str]:
    """The same as JupyterLab is told it on its command line."""
    return [f"--{name}={value}" for name, value in told.items()]


def serve(folder: Folder, here: Door, *, browser: bool = True) -> None:
    """Run the server until it is stopped (Ctrl-C). Says the address, and opens it in a browser where there is one.

    From here on this process is Jupyter's: its environment is the folder's, and what Jupyter and the kernels write to
    the screen goes to the folder's log instead.
    """
    try:
        run(folder, surroundings(folder), own_server(folder, here.port) | {"IdentityProvider.token": here.token},
            lambda _server: _announce(folder, here, browser))
    finally:
        _signpost(folder).unlink(missing_ok=True)


def run(folder: Folder, around: dict[str, str], told: dict[str, Any], begin: Callable[[Any], None], *,
        first: str = FIRST, log: Path | None = None, also: Collection[str] = ()) -> None:
    """Run JupyterLab over a folder in the environment `around` until it is stopped; `begin` is called with the server.

    The kernel of the notebook `first` is started at once. What is said goes to the folder's log, or to another; `also`
    names parts of the server to be loaded besides.
    """
    host, port, log = told["ServerApp.ip"], told["ServerApp.port"], log or folder.log
    must_be_free(port, host)
    os.environ.update(around)
    with _own_line() as own:
        os.environ.update(own)
        _run(folder, told, begin, first, log, also)


def _run(folder: Folder, told: dict[str, Any], begin: Callable[[Any], None], first: str, log: Path,
         also: Collection[str]) -> None:
    _quiet(log)
    spare_a_parser()

    from jupyterlab.labapp import LabApp

    from .copies import trust

    # The other server extensions that may be installed (terminals, language servers, Notebook, Voilà) have no use here.
    LabApp.load_other_extensions = False
    if also:
        LabApp.serverapp_config = {"jpserver_extensions": dict.fromkeys(also, True)}
    trust(folder)
    try:
        server = LabApp.initialize_server(argv=arguments(told))
    except SystemExit:
        # Somebody took the port while this program was being read: perhaps the person, who typed the command twice.
        must_be_free(told["ServerApp.port"], told["ServerApp.ip"])
        raise FolderTrouble(f"Jupyter could not start. What it said is noted in {log}") from None
    server.web_app.settings["page_config_hook"] = lambda _handler, page: lean(page)
    server.io_loop.add_callback(_start_first_kernel, server, first)
    server.io_loop.add_callback(begin, server)
    server.start()


@contextmanager
def _own_line() -> Iterator[dict[str, str]]:
    """Where server and kernels speak to each other: through sockets in a folder only this account may enter.

    Not through ports, which any account at the computer may listen to, and which another program can take in the
    moment between a kernel's being given one and its using it. Windows has no such sockets.
    """
    if not _LINE:
        yield {}
        return
    # The system wants names of sockets to be short, so the folder cannot be the person's own.
    usual = os.environ.get("XDG_RUNTIME_DIR", "")
    fits = usual and len(usual) <= _SHORT and os.access(usual, os.W_OK | os.X_OK)
    with tempfile.TemporaryDirectory(prefix="cw-", dir=usual if fits else "/tmp", ignore_cleanup_errors=True) as place:
        yield {"JUPYTER_RUNTIME_DIR": place}


def lean(page: dict[str, Any]) -> dict[str, Any]:
    """What a page is told, without the extensions that are switched off: Lab would load those all the same."""
    off = set(page["disabledExtensions"])
    return page | {"federated_extensions": [one for one in page["federated_extensions"] if one["name"] not in off]}


def spare_a_parser() -> None:
    """Before Jupyter is read: it would build a parser of international addresses, two seconds long, that nobody asks.

    Its checks of the events it emits do without where it is not installed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _quiet(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.stderr.flush()
    os.dup2(log, 2)
    os.close(log)


async def _start_first_kernel(server: Any, first: str) -> None:
    """Start the kernel of the first chapter while the browser loads the page, as the page itself would do later."""
    sessions = server.session_manager
    if (Path(server.root_dir) / first).is_file():
        await sessions.create_session(path=first, name=first, type="notebook", kernel_name=KERNEL)


def _announce(folder: Folder, here: Door, browser: bool) -> None:
    print(f"Career Workbook is open at {here.address()}\n"
          "Leave this window open while you work; Ctrl-C closes the workbook. All you write is saved as you go.",
          flush=True)
    if browser:
        show(folder, here)


def show(folder: Folder, here: Door) -> bool:
    """Open the folder's first chapter in the person's browser; False where there is none."""
    if not _has_screen():
        return False
    # By way of a file: the address on a command line would show its token to everybody who works at this computer. It
    # lies in plain sight because some browsers may not read hidden folders, nor the common one for temporary files.
    post = atomic.write(_signpost(folder), (
        '<!doctype html><meta charset="utf-8"><title>Career Workbook</title>'
        f'<meta http-equiv="refresh" content="0; url={here.address()}">').encode())
    try:
        return webbrowser.open(post.as_uri(), new=2)
    except webbrowser.Error:
        return False


def _signpost(folder: Folder) -> Path:
    return folder.path / "opening.html"


def _has_screen() -> bool:
    # Without a screen, Python would start a text browser in this very terminal.
    return os.name == "nt" or sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
