"""What may pass between a browser and the program of a chapter in a live session: what forms need, signed with who.

In Jupyter whoever may open a page may have any code run. Here nothing passes but what forms say, the question whether
a chapter is awake, and its cells as they are shipped.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1

from .lines import Line

PROTOCOL = "v1.kernel.websocket.jupyter.org"
#: What our Lab extension asks of a kernel, word for word: does it have the forms?
BUILT = "'career_workbook.widgets.page' in __import__('sys').modules"
_PLAIN = {"kernel_info_request", "comm_info_request"}


class Messages(Line):
    """Passes on what is needed. Each message says who sent it; what the browser claims about that is not believed."""

    @property
    def person(self) -> str:
        """Whose browser this is."""
        return self.websocket_handler.current_user.username

    @cached_property
    def shipped(self) -> frozenset[str]:
        """The code of the session's chapters, cell by cell."""
        return self.websocket_handler.contents_manager.code()

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Pass on a message of the browser, or drop it."""
        if not self.channels or self.subprotocol != PROTOCOL or not isinstance(incoming_msg, bytes):
            return
        try:
            if int.from_bytes(incoming_msg[:8], "little") > len(incoming_msg) // 8:
                raise ValueError("more parts than could be in it")
            channel, parts = deserialize_msg_from_ws_v1(incoming_msg)
            header, parent, metadata, content = map(json.loads, parts[:4])
            content = passed(channel, header, content, self.shipped)
            signed = {**metadata, "person": self.person}
        except (ValueError, TypeError, KeyError, AttributeError, IndexError):
            content = None
        if content is None:
            self.log.info("A message that a session has no use for was dropped.")
            return
        # Written anew, so that what was looked at is what is read.
        whole = [json.dumps(part).encode() for part in (header, parent, signed, content)]
        self.session.send_raw(self.channels[channel], [*whole, *parts[4:]])

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
        """Pass on a message of the program, unless it is of use to the other person only."""
        _, parts = self.session.feed_identities(outgoing_msg)
        if meant_for(parts[1:]) in (None, self.person) and not at_work_for_another(parts[1:], self.session.session):
            super().handle_outgoing_message(stream, outgoing_msg)


def passed(channel: str, header: dict[str, Any], content: dict[str, Any], shipped: frozenset[str],
           ) -> dict[str, Any] | None:
    """The content of a message as it may go on, or None where it may not."""
    kind = header["msg_type"]
    if channel == "control":
        return {} if kind == "kernel_info_request" else None
    if channel != "shell" or header.get("subshell_id"):
        return None
    if kind in _PLAIN:
        return content
    if kind == "comm_open":  # asking for the state of all widgets; the others are opened by the chapter's program
        return content if content["target_name"] == "jupyter.widget.control" else None
    if kind == "comm_msg":  # never "update": the parts of a widget, its script among them, are not a browser's to set
        return content if content["data"]["method"] in ("custom", "request_state", "request_states") else None
    if kind == "execute_request":
        return _executed(content, shipped)
    return None


def _executed(content: dict[str, Any], shipped: frozenset[str]) -> dict[str, Any] | None:
    code, asked = content["code"], content.get("user_expressions") or {}
    harmless = {"silent": False, "store_history": False, "allow_stdin": False, "stop_on_error": True}
    if code == "" and asked == {"built": BUILT}:
        return {**harmless, "silent": True, "code": "", "user_expressions": {"built": BUILT}}
    if code in shipped and not asked:
        return {**harmless, "code": code, "user_expressions": {}}
    return None


def at_work_for_another(parts: list[Any], page: str) -> bool:
    """True for the word that the program is busy, or idle again, with what another page than `page` asked of it.

    Each page waits for these words about its own questions. Of the others' they would only redraw a lamp, a dozen
    times for every answer given.
    """
    if b'"status"' not in bytes(parts[0]):
        return False
    try:
        asked_by = json.loads(bytes(parts[1])).get("session", page)
        return asked_by != page and json.loads(bytes(parts[0]))["msg_type"] == "status"
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def meant_for(parts: list[Any]) -> str | None:
    """Whom a message of the program is for, where its sender says so (`only`); None for both.

    `parts` are header, parent header, metadata and content as bytes.
    """
    if b'"only"' not in bytes(parts[3]):
        return None
    try:
        if json.loads(bytes(parts[0]))["msg_type"] != "comm_msg":
            return None
        return json.loads(bytes(parts[3]))["data"]["content"].get("only")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
