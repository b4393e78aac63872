"""Opening a workbook as a person does, for tests: the command in a process of its own, and questions to its server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

OPEN = (sys.executable, "-m", "career_workbook", "open")


_latest = 0


def free_port() -> int:
    """A port nobody listens at now: the same as before where it is free again, so that a browser knows its pages."""
    global _latest
    for port in (_latest, 0):
        with socket.socket() as found, suppress(OSError):
            if os.name == "posix":  # on Windows this option would let two programs share a port
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(("127.0.0.1", port))
            _latest = found.getsockname()[1]
            return _latest
    raise OSError("no port is free")


@contextmanager
def opened(command: Sequence[object], folder: Path, port: int | None = None, env: dict[str, str] | None = None,
           ) -> Iterator[Callable[..., Any]]:
    """A workbook opened without a browser; gives a function that asks its server for a path and returns the JSON.

    The function has the `address` that was said, and the `process`. Ends it in good order.
    """
    words = [*map(str, command), "--no-browser", "--folder", str(folder), "--port", str(port or free_port())]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, cwd=folder)
    try:
        told = []
        for line in process.stdout:
            told.append(line)
            if " at http" in line:
                break
        else:
            raise AssertionError("the workbook did not open:\n" + "".join(told))
        address = told[-1].split()[-1]
        host, _, token = address.partition("/doc/tree/00_start.ipynb?token=")

        def ask(path: str, method: str = "GET") -> Any:
            wanted = urllib.request.Request(host + path, method=method, headers={"Authorization": f"token {token}"})
            with urllib.request.urlopen(wanted, timeout=60) as answer:
                return json.loads(answer.read() or "null")

        ask.address, ask.process = address, process
        yield ask
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
