"""Listening, serving, and ending without losing an answer."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence

import uvicorn
import uvloop

from facestudio_web.server.connections import Connection
from facestudio_web.server.gateway import Gateway

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_BACKLOG = 1024
_MAX_CONNECTIONS = 1000
_SEND_BUFFER = 1 << 19
"""Bytes. Any picture goes into it whole, so that the loop need not come back for the rest."""
_LOOK_AFTER_S = 5.0
_SENDING_S = 5.0
"""At shutdown, for answers that are made to reach their clients."""
_CLOSING_S = 1
"""After that, for connections to close."""
_NOT_HERE = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets for all addresses of a host, on one port; 0: any that is free. Raises OSError."""
    found = socket.getaddrinfo(
        host if host not in ("", "*") else None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    sockets: list[socket.socket] = []
    trouble: OSError | None = None
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            try:
                listener = socket.socket(family, kind, protocol)
                sockets.append(listener)
                _prepare(listener)
                listener.bind((address[0], port, *address[2:]))
            except OSError as error:
                if error.errno not in _NOT_HERE:  # a machine without IPv6 may still have a name for it
                    raise
                trouble = error
                sockets.pop().close()
                continue
            listener.listen(_BACKLOG)
            port = port or listener.getsockname()[1]
    except OSError:
        for listener in sockets:
            listener.close()
        raise
    if not sockets:
        raise trouble or OSError(f"{host} has no address")
    return sockets


def _prepare(listener: socket.socket) -> None:
    listener.setblocking(False)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit it.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    if listener.family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


def serve_until_told(
    gateway: Gateway, sockets: Sequence[socket.socket], *, started: Callable[[], None], drain: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM. A second signal ends the process at once.

    started: called when signals are being listened to. drain: makes sure that no further answer comes that was worth waiting
    for; may take its time.
    """
    config = uvicorn.Config(
        gateway,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",  # a warning for each request that is no HTTP would let strangers fill the log
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MAX_CONNECTIONS,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=_CLOSING_S,
    )
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_Server(config, started, drain).serve(list(sockets)))


class _Server(uvicorn.Server):
    """uvicorn's server, which ends our way."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None], drain: Callable[[], None]) -> None:
        super().__init__(config)
        self._told_to_end = False
        self._tell_started = started
        self._drain = drain
        self._tasks: list[asyncio.Task[None]] = []

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals lead to `_end` here."""
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._end)
        self._tasks.append(loop.create_task(self._look_after_connections()))
        self._tell_started()
        try:
            yield
        finally:
            for task in self._tasks:
                task.cancel()
            for number in _SIGNALS:
                loop.remove_signal_handler(number)
                signal.signal(number, lambda *_: os._exit(1))

    def _end(self) -> None:
        if self._told_to_end:
            os._exit(1)  # the workers notice
        self._told_to_end = True
        self._tasks.append(asyncio.get_running_loop().create_task(self._end_gently()))

    async def _end_gently(self) -> None:
        """Requests are still answered meanwhile, with a refusal each, until the last picture in hand has been sent."""
        await asyncio.to_thread(self._drain)
        deadline = time.monotonic() + _SENDING_S
        while any(self._owing()) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        self.should_exit = True

    def _owing(self) -> Iterator[bool]:
        return (each.owes for each in self._open_connections())

    def _open_connections(self) -> list[Connection]:
        return [each for each in list(self.server_state.connections) if isinstance(each, Connection)]

    async def _look_after_connections(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_AFTER_S)
            for connection in self._open_connections():
                connection.close_if_idle()
