"""The lines between a page and its kernel, as the server keeps them."""

from __future__ import annotations

import uuid
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class Line(ZMQChannelsWebsocketConnection):
    """A page's line to its kernel, which is known to the kernel by a name of its own each time it is opened.

    Usually it bears the page's name. Then a line that was closed while the kernel was gone, and still has something to
    say to it for a second, can come after the page's next line, and the kernel takes the two for one: it lets go of
    the line that lives, which hears no answer ever after (ROUTER_HANDOVER in zmq_setsockopt(3)).
    """

    def create_stream(self) -> None:
        """Connect to the kernel's channels."""
        name = uuid.uuid4().hex.encode()
        for channel in ("iopub", "shell", "control", "stdin"):
            stream: Any = getattr(self.kernel_manager, f"connect_{channel}")(identity=name)
            stream.channel = channel
            self.channels[channel] = stream
