"""``career-workbook together``: a session of two people over what the person's workbook may show a coach."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..chapters import CHAPTERS, chapter
from ..folder import Folder, FolderTrouble
from ..together import session
from . import copies, serve

#: Another than a workbook's own: that one may be open at the same time.
PORT = 8919
LOOKS_MS = 300


@dataclass(frozen=True, slots=True)
class Door:
    """Where the two get in: one address each."""

    host: str
    port: int
    tokens: dict[str, str]
    first: str

    def address(self, who: str = "me") -> str:
        """What `who` (me, coach) opens in a browser."""
        return f"http://{self.host}:{self.port}/doc/tree/{self.first}?token={self.tokens[who]}"


def together(folder: Folder, chapters: Sequence[str], names: Sequence[str] | None = None, address: str = "",
             port: int | None = None, *, browser: bool = True, say: Callable[[str], Any] = print) -> None:
    """Begin a session, serve it until it is ended, and take in what came of it."""
    try:
        stems = [chapter(name).stem for name in chapters]
    except KeyError as error:
        raise FolderTrouble(error.args[0]) from error
    with session.turn(folder) as free:
        if not free:
            raise FolderTrouble("The session is running already.")
        for line in session.finish(folder):
            say(line)
        called = dict(zip(session.PEOPLE, names or session.NAMES, strict=True))
        here = session.begin(folder, stems, called, dt.datetime.now(dt.UTC))
        told = json.loads(session.notes(here).read_text("utf-8"))
        copies.fill(here, told["chapters"])
        door = Door(address or serve.HOST, port or PORT, {who: secrets.token_urlsafe(24) for who in session.PEOPLE},
                    CHAPTERS[told["chapters"][0]].notebook)
        try:
            _serve(here, door, called, folder, say)
        finally:
            for line in session.finish(folder):
                say(line)


def _serve(here: Folder, door: Door, names: dict[str, str], folder: Folder, say: Callable[[str], Any]) -> None:
    room = "career_workbook.jupyter"
    told = serve.own_server(here, door.port) | {
        "ServerApp.ip": door.host,
        "ServerApp.identity_provider_class": f"{room}.together_people.People",
        "ServerApp.kernel_websocket_connection_class": f"{room}.together_messages.Messages",
        "LabApp.default_url": f"/doc/tree/{door.first}"}
    around = serve.surroundings(here) | {session.VARIABLE: str(session.notes(here))}

    def begin(server: Any) -> None:
        provider = server.identity_provider
        provider.tokens = {token: who for who, token in door.tokens.items()}
        provider.names = names
        _watch_for_the_end(server, here)
        for who in session.PEOPLE:
            say(f"{names[who]} opens at {door.address(who)}")

    serve.run(here, around, told, begin, first=door.first, log=folder.log)


def _watch_for_the_end(server: Any, here: Folder) -> None:
    from tornado.ioloop import PeriodicCallback

    def look() -> None:
        if session.end_asked(here).exists():
            server.stop()

    PeriodicCallback(look, LOOKS_MS).start()
