"""One person's workbook on a practice's JupyterHub: their server, started by the hub under their own account.

``python -P -m career_workbook.jupyter.hub`` stands where a hub otherwise starts ``jupyterhub-singleuser``, and hands
over to it. The account is the border between people: within it they may do what they like, terminal included. See
``deploy/README.md`` for the practice's side.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from ..folder import Folder, FolderTrouble, create_folder, default_folder, look_after
from ..trouble import sentence, unforeseen
from .serve import arguments, settings, spare_a_parser, surroundings

#: Where a coach keeps the workbooks that clients shared, by the name under which the hub serves each.
CLIENTS = "Clients"
_CONFIG = Path(__file__).resolve().parent / "config_on_a_hub"
#: Seconds without a word from a browser after which a chapter's process ends; what was written stays.
IDLE = 3600


def main() -> None:
    """Make the folder ready, then become its server. Never returns; ends with a sentence where there is no workbook."""
    os.umask(0o077)
    try:
        folder = ready(os.environ.get("JUPYTERHUB_SERVER_NAME", ""))
    except FolderTrouble as trouble:
        sys.exit(str(trouble))
    for place in (Path.home(), folder.path):
        with contextlib.suppress(PermissionError):  # In a container the home is the system's, and one's alone anyway.
            place.chmod(0o700)
    os.environ.update(around(folder))
    spare_a_parser()

    from jupyterhub.singleuser import main as become_the_server

    from .copies import trust

    trust(folder)
    sys.argv[1:] = [*arguments(on_a_hub(folder)), *sys.argv[1:]]
    become_the_server()


def ready(server: str) -> Folder:
    """The folder a hub's server of that name opens, looked after: one's own without a name, else a client's copy."""
    folder = Folder(Path.home() / CLIENTS / Path(server).name) if server else default_folder()
    if not folder.exists:
        if server:
            raise FolderTrouble(f"There is no workbook in {folder.path}. Take in what the client shared first: "
                                f"career-workbook merge FILE --folder \"{folder.path}\"")
        create_folder(folder.path)
    said: list[str] = []
    try:
        if any(folder.inner.glob("together*/")):
            from ..together.session import bring_back

            said += bring_back(folder)
        said += look_after(folder)
    except Exception as error:
        # The pages say it too, where it can be read; from their terminal the person can bring a backup back.
        said.append(sentence(error) or unforeseen(error, folder))
    print(*said, sep="\n", file=sys.stderr)
    return folder


def around(folder: Folder) -> dict[str, str]:
    """The environment of the server and of all it starts."""
    told = surroundings(folder)
    # Each server has its own, where only its account may enter. The system wants names of sockets to be short.
    sockets = Path.home() / ".cw" / f"{crc32(str(folder.path).encode()):08x}"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    return told | {"JUPYTER_RUNTIME_DIR": str(sockets),
                   "HISTFILE": os.devnull,  # A terminal would keep the words that were erased with it.
                   "JUPYTER_CONFIG_PATH": f"{_CONFIG}{os.pathsep}{told['JUPYTER_CONFIG_PATH']}"}


def on_a_hub(folder: Folder) -> dict[str, Any]:
    """How the workbook is served where several people share one computer."""
    return settings(folder) | {
        "MappingKernelManager.cull_idle_timeout": IDLE,
        "TerminalManager.cull_inactive_timeout": IDLE,
        # Not a login shell, which would forget where the program is.
        "ServerApp.terminado_settings": {"shell_command": [os.environ.get("SHELL") or "/bin/sh"]},
        "ServerApp.jpserver_extensions": {"jupyterlab": True, "jupyter_server_terminals": True, "jupyter_lsp": False,
                                          "notebook": False, "notebook_shim": False, "voila.server_extension": False,
                                          "jupyter_server_ydoc": False, "jupyter_server_fileid": False},
    }


if __name__ == "__main__":
    main()
