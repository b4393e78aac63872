"""The shared page of notes in a session: Jupyter's collaboration, for this one file and nothing else.

It is an optional part of the installation (`career-workbook[shared-notes]`). The chapters are served as if it were not
there; only the page of notes loads its scripts, and only what two cursors in one text need of them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import uuid4

from jupyter_server_ydoc.handlers import YDocWebSocketHandler
from pycrdt import Doc, Text
from pycrdt.store import BaseYStore, YDocNotFound
from tornado import web

from ..folder import Folder
from ..together.shared_notes import NAME, keep

SAVED_AFTER = 0.5  # seconds without a letter
LONGEST_MESSAGE = 16_000_000  # bytes: a full page, several times over, where Jupyter's own bound is a gigabyte
NO_OTHER = "A session has one page that is written together, and no other."
_DRIVE, _CURSORS = "@jupyter/docprovider-extension", "@jupyter/collaboration-extension"
#: What would open chapters together as well, or only stands around a page: panels, menus, forks, a time line.
_NOT_USED = ["@jupyterlab/lsp-extension",
             *(f"{_DRIVE}:{part}" for part in ("ynotebook", "notebook-cell-executor", "statusBarTimeline",
                                               "forkManager", "logger")),
             *(f"{_CURSORS}:{part}" for part in ("user-menu-bar", "userMenu", "rtcGlobalAwareness", "rtcPanel",
                                                 "shared-link"))]


class Forgets(BaseYStore):
    """Where Jupyter would keep every letter ever typed: here, none. What stands on the page is in its file."""

    def __init__(self, path: str, metadata_callback: Any = None, log: Any = None, config: Any = None):
        self.log = log

    async def write(self, data: bytes) -> None:
        """Nothing is kept."""

    async def read(self) -> AsyncIterator[tuple[bytes, bytes, float]]:
        """So nothing is found: the page is read from its file."""
        raise YDocNotFound
        yield  # never reached; it makes this what is expected

    async def encode_state_as_update(self, ydoc: Doc) -> None:
        """Nothing is kept."""


class OnlyThePage:
    """The one file of the session that has a room; every other is refused one."""

    def __init__(self) -> None:
        self.id = str(uuid4())

    def get_id(self, path: str) -> str | None:
        """The page's room, where it is the page that is asked for."""
        return self.id if path.strip("/") == NAME else None

    def index(self, path: str) -> str:
        """The same; any other path is refused."""
        if known := self.get_id(path):
            return known
        raise web.HTTPError(403, NO_OTHER)

    def get_path(self, room: str) -> str:
        """The page's path; any other room is refused."""
        if room == self.id:
            return NAME
        raise web.HTTPError(403, NO_OTHER)


class Room:
    """Where the two meet on the page of notes of a session."""

    #: Jupyter's part of the server for it.
    EXTENSION = "jupyter_server_ydoc"

    def __init__(self, session: Folder):
        self._page = session.path / NAME
        self.settings = {"YDocExtension.ystore_class": f"{__name__}.{Forgets.__name__}",
                         "YDocExtension.session_store_path": session.inner / "jupyter" / "collaboration.json",
                         "YDocExtension.file_poll_interval": 0,
                         "YDocExtension.document_save_delay": SAVED_AFTER,
                         "YDocExtension.document_cleanup_delay": None}
        self._rooms: Mapping[str, Any] = {}

    def open(self, server: Any) -> None:
        """From now on the two can come to the page."""
        told = server.web_app.settings
        told["file_id_manager"] = OnlyThePage()
        before = told["page_config_hook"]
        told["page_config_hook"] = lambda handler, page: before(handler, page_config(handler.request.path, page))
        YDocWebSocketHandler.max_message_size = LONGEST_MESSAGE
        (extension,) = server.extension_manager.extension_apps[self.EXTENSION]
        self._rooms = extension.ywebsocket_server.rooms

    def keep_last_words(self) -> None:
        """Write the page as it stands in memory, once the server has stopped: letters typed a moment ago are in it."""
        for room in self._rooms.values():
            if room.ready:
                keep(self._page, str(room.ydoc.get("source", type=Text)))


def page_config(path: str, page: Mapping[str, Any]) -> dict[str, Any]:
    """What a page of the session is told to load, by its path: collaboration on the page of notes, else none of it."""
    if not path.endswith(f"/tree/{NAME}"):
        return dict(page)
    off = [name for name in page["disabledExtensions"] if name not in (_DRIVE, _CURSORS)]
    return {**page, "disabledExtensions": [*off, *_NOT_USED], "sharedNotes": "true"}
