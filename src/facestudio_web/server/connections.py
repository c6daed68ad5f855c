"""One client's connection: uvicorn's HTTP, with bounds on what it doesn't bound itself."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

LONGEST_HEAD = 262144
"""Bytes of a request before its body."""
IDLE_S = 60.0
"""After so long without a byte either way a connection is closed, unless its answer is being made."""
_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 29\r\nconnection: close\r\n\r\nThis request is too long.    \n"
)


class Connection(HttpToolsProtocol):
    """A connection."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """As uvicorn makes it."""
        super().__init__(config, server_state, app_state, _loop)
        self._in_head = True
        self._head_bytes = 0
        self._stirred_at = self.loop.time()
        self._unsent = 0

    def data_received(self, data: bytes) -> None:
        """Read what has come."""
        self._stirred_at = self.loop.time()
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > LONGEST_HEAD:
                self.transport.write(_TOO_LONG)
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """The head has ended."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The body has ended, if there was any; what comes next is another head."""
        self._in_head = True
        self._head_bytes = 0
        super().on_message_complete()

    @property
    def owes(self) -> bool:
        """Whether an answer is being made, or not all of it has been sent."""
        answering = self.cycle is not None and not self.cycle.response_complete
        return answering or self.transport.get_write_buffer_size() > 0

    def close_if_idle(self) -> None:
        """Close it if nothing has stirred for too long. To be called every few seconds."""
        unsent = self.transport.get_write_buffer_size()
        making = self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body
        if making or unsent != self._unsent:
            self._stirred_at = self.loop.time()
        self._unsent = unsent
        if self.loop.time() - self._stirred_at > IDLE_S:
            self.transport.abort()
