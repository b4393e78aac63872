"""What may pass between a browser and the program of a chapter in a live session: what forms need, signed with who."""

from __future__ import annotations

import json

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

PROTOCOL = "v1.kernel.websocket.jupyter.org"


class Messages(ZMQChannelsWebsocketConnection):
    """Says in each message's metadata who sent it; what the browser claims about that is not believed."""

    def handle_incoming_message(self, incoming_msg) -> None:
        """Hand on a message from the browser."""
        if not self.channels or self.subprotocol != PROTOCOL:
            return
        channel, parts = deserialize_msg_from_ws_v1(incoming_msg)
        metadata = json.loads(parts[2]) | {"person": self.websocket_handler.current_user.username}
        self.session.send_raw(self.channels[channel], [*parts[:2], json.dumps(metadata).encode(), *parts[3:]])
