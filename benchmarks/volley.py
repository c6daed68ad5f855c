"""Many requests at the same moment, from one thread, so that the client takes little of the processor."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

PATIENCE_S = 60.0
_CHUNK = 1 << 20
_STATUS_LINE = 12
"""Bytes up to the end of the status."""


@dataclass(frozen=True, slots=True)
class Reply:
    """seconds: from the start of the volley, before connecting, to the last byte. status: of the answer."""

    seconds: float
    status: int


def request(path: str, key: str = "") -> bytes:
    """What a client sends. key: empty asks as nobody."""
    authorization = f"Authorization: Token {key}\r\n" if key else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{authorization}Connection: close\r\n\r\n".encode()


def fire(port: int, requests: Sequence[bytes]) -> list[Reply]:
    """Send all requests at once, each over a connection of its own. Raises TimeoutError."""
    replies: list[Reply] = []
    buffer = bytearray(_CHUNK)  # one for all: what answers hold is not looked at, but for the status
    with selectors.DefaultSelector() as selector:
        began = time.perf_counter()
        for text in requests:
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", port))
            selector.register(client, selectors.EVENT_WRITE, (text, bytearray()))
        while len(replies) < len(requests):
            if time.perf_counter() - began > PATIENCE_S:
                raise TimeoutError(f"{len(requests) - len(replies)} of {len(requests)} requests got no answer")
            for key, events in selector.select(1.0):
                client = cast(socket.socket, key.fileobj)
                text, received = key.data
                if events & selectors.EVENT_WRITE:
                    client.sendall(text)
                    selector.modify(client, selectors.EVENT_READ, key.data)
                    continue
                length = client.recv_into(buffer)
                if len(received) < _STATUS_LINE:
                    received += buffer[: min(length, _STATUS_LINE)]
                if not length:  # the server closes after its answer
                    replies.append(Reply(time.perf_counter() - began, int(received[9:12] or 0)))
                    selector.unregister(client)
                    client.close()
    return replies
