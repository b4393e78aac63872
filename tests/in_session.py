"""A live session for tests: the command in a process of its own, and a person's browser without a page."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from opening import free_port
from tornado.websocket import websocket_connect

TOGETHER = (sys.executable, "-m", "career_workbook", "together", "--no-browser", "--names", "Mara", "Anna")
PATIENCE = 60  # seconds for an answer on a busy machine
AGREED = {"recorded": "Each their own page.", "who_sees": "We two.", "kept_until": "A year.", "ending": "A word."}


class Session:
    """A running session: its process, what it said, and questions in the name of either of the two."""

    def __init__(self, process: subprocess.Popen[str], said: str):
        self.process, self.said = process, said
        addresses = dict(zip(("me", "coach"), re.findall(r"http\S+", said), strict=True))
        self.host = addresses["me"].partition("/doc")[0]
        self.tokens = {who: address.partition("token=")[2] for who, address in addresses.items()}

    def ask(self, path: str, who: str = "coach", method: str = "GET", body: Any = None, token: str | None = None,
            ) -> tuple[int, Any]:
        """(status, answer) of the server; the answer as JSON where it is some, else as bytes."""
        token = self.tokens[who] if token is None else token
        wanted = urllib.request.Request(self.host + path, method=method, data=body and json.dumps(body).encode(),
                                        headers={"Authorization": f"token {token}"})
        try:
            with urllib.request.urlopen(wanted, timeout=PATIENCE) as answer:
                status, told = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            status, told = refused.code, refused.read()
        try:
            return status, json.loads(told or "null")
        except ValueError:
            return status, told

    def kernel(self, chapter: str) -> str:
        """The id of the kernel of a chapter, started where it does not run yet."""
        status, told = self.ask("/api/sessions", method="POST", body={
            "path": chapter, "name": chapter, "type": "notebook", "kernel": {"name": "career-workbook"}})
        assert status == 201, told
        return told["kernel"]["id"]

    def talk(self, who: str, kernel: str, messages: list[tuple[str, dict, dict]],
             until: Callable[[dict], bool]) -> list[dict]:
        """Send messages (type, content, metadata) as a person's browser does; all that was heard `until` something."""
        async def in_time() -> list[dict]:
            return await asyncio.wait_for(self._talk(who, kernel, messages, until), PATIENCE)

        # In a thread of its own: a browser that other tests drive leaves its loop running in this one.
        with ThreadPoolExecutor(1) as aside:
            return aside.submit(asyncio.run, in_time()).result()

    async def _talk(self, who, kernel, messages, until):
        socket = await websocket_connect(
            f"{self.host.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}"
            f"&token={self.tokens[who]}", subprotocols=["v1.kernel.websocket.jupyter.org"])
        for kind, content, metadata in messages:
            header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "browser",
                      "version": "5.3", "date": "2026-11-22T09:00:00Z"}
            message = {"header": header, "parent_header": {}, "metadata": metadata, "content": content}
            await socket.write_message(
                serialize_msg_to_ws_v1(message, "shell", lambda part: json.dumps(part).encode()), binary=True)
        heard: list[dict] = []
        while not heard or not until(heard[-1]):
            _, parts = deserialize_msg_from_ws_v1(await socket.read_message())
            heard.append(json.loads(parts[0]) | {"content": json.loads(parts[3])})
        socket.close()
        return heard


def to_form(model: str, **question: Any) -> tuple[str, dict, dict]:
    """What a form in the browser says to the form in the kernel."""
    asked = {"method": "custom", "content": {"view": "v", "id": 1, **question}}
    return "comm_msg", {"comm_id": model, "data": asked}, {}


def answer(heard: dict) -> dict:
    """What a form answered, where a message is such an answer; else empty."""
    data = heard["content"].get("data")
    content = data.get("content") if isinstance(data, dict) else None
    return content if isinstance(content, dict) else {}


@contextmanager
def session_of(folder: Path, *chapters: str) -> Iterator[Session]:
    """A session of some chapters of the workbook in a folder; ended in good order afterwards, if it still runs."""
    process = subprocess.Popen([*TOGETHER, *chapters, "--folder", str(folder), "--port", str(free_port())],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder)
    try:
        said = ""
        for line in process.stdout:
            said += line
            if len(re.findall(r"http\S+", said)) == 2:
                break
        else:
            raise AssertionError(f"the session did not begin:\n{said}")
        yield Session(process, said)
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
