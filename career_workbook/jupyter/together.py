"""``career-workbook together``: a session of two people over what the person's workbook may show a coach."""

from __future__ import annotations

import datetime as dt
import importlib.util
import ipaddress
import json
import os
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .. import atomic
from ..chapters import CHAPTERS, chapter
from ..folder import Folder, FolderTrouble, line_for
from ..to_type import VARIABLE
from ..together import session, shared_notes, sitting
from ..together.exchange import shared_kinds
from . import copies, serve

#: Another than a workbook's own: that one may be open at the same time.
PORT = 8919
LOOKS_MS = 300
#: Long enough for the open pages of every chapter to hear that the session ends, and to say so.
FAREWELL_S = 1.0
_HERE = Path(__file__).resolve().parent
Say = Callable[[str], Any]

OPEN = """\
A session of {me} and {coach} is open: {chapters}. What you marked for yourself alone is not in it.

{me} opens, at this computer:
  {mine}
{coach} opens{where}:
  {theirs}

Give each address to that person and to nobody else: whoever has it writes under that name.
Leave this window open. “End the session” at the top of the page, or Ctrl-C here, ends it; what was written comes into
your workbook then."""
NOTES = """\
You have a page of notes to write on at the same time: “Our notes” at the top of each chapter. What stands on it at the
end comes into the record of the hour."""
NO_NOTES = """\
A shared page of notes needs a part of Jupyter that is not installed yet. Please type this once, with a network:
  {}
No session was begun."""
HERE_ONLY = """\
Both addresses open at this computer only. For another computer in your network, end this session and begin one with
--address and this computer's address there."""
BEYOND = """\
Take care: the session can be reached by everybody in the network of {host}, and what is written travels unencrypted
(without TLS). Somebody who listens in that network can read along, the addresses above included. Use it only in a
network you both trust, such as the one at home or a VPN, never one that strangers are in, and end the session when you
are done."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the two get in: an address each, made anew for every session."""

    host: str
    port: int
    tokens: Mapping[str, str]
    first: str

    def address(self, who: str = "me") -> str:
        """What `who` (me, coach) opens in a browser."""
        # Two names of this computer: one browser then keeps apart who is who, and what each has typed. Whoever sits at
        # this computer has no need of the network.
        host = serve.HOST if who == "me" else "localhost" if self.host == serve.HOST else self.host
        return f"http://{host}:{self.port}/doc/tree/{self.first}?token={self.tokens[who]}"


def together(folder: Folder, chapters: Sequence[str], names: Sequence[str] | None = None, address: str = "",
             port: int | None = None, *, notes: bool = False, browser: bool = True, say: Say = print) -> None:
    """Begin a session, serve it until it is ended, and take in what came of it; with `notes`, a page of them too."""
    if notes:
        _must_have_notes(folder)
    try:
        stems = [chapter(name).stem for name in chapters]
    except KeyError as error:
        raise FolderTrouble(error.args[0]) from error
    called = dict(zip(session.PEOPLE, _plain(names or session.NAMES), strict=True))
    host = _own_address(address) if address else serve.HOST
    with session.turn(folder) as free:
        if not free:
            return _say_again(folder, say)
        for line in session.finish(folder):
            say(line)
        for door in (serve.HOST, host):
            serve.must_be_free(port or PORT, door, line_for(folder, "together"))
        here = session.begin(folder, stems, called, dt.datetime.now(dt.UTC))
        if notes:
            shared_notes.lay_out(here)
        try:
            serve_session(folder, here, _door(here, host, port or PORT), browser=browser, say=say)
        finally:
            for line in session.came(folder):
                say(line)


def _must_have_notes(folder: Folder) -> None:
    """Raise FolderTrouble, saying what to type, where the optional part of the installation is missing."""
    if not importlib.util.find_spec("jupyter_collaboration"):
        pip = 'pip install "career-workbook[shared-notes]"'
        ours = line_for(folder, "together --shared-notes")
        raise FolderTrouble(NO_NOTES.format(ours if os.environ.get(VARIABLE) else pip))


def _plain(names: Sequence[str]) -> list[str]:
    plain = [" ".join(name.split()) for name in names]
    if not all(0 < len(name) <= 40 and name.isprintable() for name in plain) or plain[0] == plain[1]:
        raise FolderTrouble("Please give two different names of up to 40 characters: --names Mara Anna")
    return plain


def _own_address(given: str) -> str:
    """An address of this computer in a network; FolderTrouble where it is none."""
    example = "Please give the one address this computer has in your network, such as --address 192.168.1.20"
    try:
        meant = ipaddress.IPv4Address(given)
    except ValueError:
        raise FolderTrouble(f"“{given}” is no address a session can be reached at. {example}") from None
    if meant.is_unspecified:
        raise FolderTrouble(f"{given} would open the session to every network this computer is in. {example}")
    if meant.is_loopback:
        return serve.HOST
    with socket.socket() as trial:
        try:
            trial.bind((given, 0))
        except OSError:
            raise FolderTrouble(f"This computer does not have the address {given}. {example}") from None
    return given


def _door(here: Folder, host: str, port: int) -> Door:
    told = json.loads(session.notes(here).read_text("utf-8"))
    door = Door(host, port, {who: secrets.token_urlsafe(24) for who in session.PEOPLE},
                CHAPTERS[told["chapters"][0]].notebook)
    atomic.write(here.inner / "door.json", json.dumps(asdict(door)).encode())
    return door


def _say_again(folder: Folder, say: Say) -> None:
    here = session.place(folder)
    try:
        door = Door(**json.loads((here.inner / "door.json").read_text("utf-8")))
        names = json.loads(session.notes(here).read_text("utf-8"))["people"]
    except (OSError, ValueError, KeyError, TypeError):
        raise FolderTrouble("A session is just being started or ended. Please try again in a moment.") from None
    say("A session is open already.\n" + "\n".join(f"{names[w]} opens\n  {door.address(w)}" for w in session.PEOPLE))


def serve_session(folder: Folder, here: Folder, door: Door, *, browser: bool = True, say: Say = print) -> None:
    """Serve the session in `here`, of the workbook in `folder`, until it is stopped or asked to end."""
    told = json.loads(session.notes(here).read_text("utf-8"))
    from .together_chapters import for_two

    copies.fill(here, told["chapters"], partial(for_two, kinds=shared_kinds(told["chapters"])))
    around = serve.surroundings(here) | {sitting.VARIABLE: str(session.notes(here))}
    around["JUPYTER_PATH"] = f"{_HERE / 'session'}{os.pathsep}{around['JUPYTER_PATH']}"

    room = _room(here)

    def begin(server: Any) -> None:
        _let_in(server, door, told["people"])
        if door.host != serve.HOST:
            server.http_server.listen(door.port, serve.HOST)
        if room:
            room.open(server)
        _watch_for_the_end(server, here)
        say(_words(door, told, notes=room is not None))
        if browser:
            serve.show(here, door)

    serve.run(here, around, _settings(here, door) | (room.settings if room else {}), begin, first=door.first,
              log=folder.log, also=[room.EXTENSION] if room else [])
    if room:
        room.keep_last_words()


def _room(here: Folder) -> Any:
    """The room of the page of notes, in a session that has one."""
    if not (here.path / shared_notes.NAME).is_file():
        return None
    from .together_notes import Room

    return Room(here)


def _settings(here: Folder, door: Door) -> dict[str, Any]:
    room = "career_workbook.jupyter.together"
    return serve.own_server(here, door.port) | {
        "ServerApp.ip": door.host,
        "ServerApp.allow_unauthenticated_access": False,
        "ServerApp.identity_provider_class": f"{room}_people.People",
        "ServerApp.kernel_websocket_connection_class": f"{room}_messages.Messages",
        "ServerApp.contents_manager_class": f"{room}_chapters.Chapters",
        "ServerApp.session_manager_class": f"{room}_chapters.Programs",
        "KernelSpecManager.allowed_kernelspecs": serve.KERNEL,
        "KernelSpecManager.ensure_native_kernel": False,
        "LabApp.default_url": f"/doc/tree/{door.first}"}


def _let_in(server: Any, door: Door, names: Mapping[str, str]) -> None:
    people = server.identity_provider
    people.names = dict(names)
    people.tokens = {token: who for who, token in door.tokens.items()}
    server.web_app.settings["page_config_hook"] = lambda handler, page: serve.lean(people.own_page(handler, page))


def _watch_for_the_end(server: Any, here: Folder) -> None:
    from tornado.ioloop import PeriodicCallback

    def look() -> None:
        if session.end_asked(here).exists():
            watch.stop()
            server.io_loop.call_later(FAREWELL_S, server.stop)

    watch = PeriodicCallback(look, LOOKS_MS)
    watch.start()


def _words(door: Door, told: Mapping[str, Any], *, notes: bool = False) -> str:
    near = door.host == serve.HOST
    said = OPEN.format(**told["people"], mine=door.address("me"), theirs=door.address("coach"),
                       chapters=", ".join(CHAPTERS[stem].title for stem in told["chapters"]),
                       where=", here in a second window" if near else ", at the other computer")
    return "\n".join([said, *([NOTES] if notes else []), HERE_ONLY if near else BEYOND.format(host=door.host)])
