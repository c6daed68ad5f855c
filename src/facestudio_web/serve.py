"""Starts the service: `facestudio serve`.

One process answers HTTP, with threads; worker processes make the pictures. The HTTP server is waitress. Its one thread
for all sockets reads requests and writes answers, so that slow clients hold no thread; it forks nothing, so that one
bounded queue serves everybody; and it tells a waiting request that its client has gone, so that nobody renders for the
dead. (gunicorn would put another process between the operator's signal and the workers, and answers a long query in
HTML.)
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType
from typing import Any

from django.db import DatabaseError
from waitress.channel import HTTPChannel
from waitress.server import create_server

from facestudio_web.config import startup
from facestudio_web.config.environment import (
    ANY_ADDRESS,
    LOCAL_HOSTS,
    ConfigurationError,
    ServiceSettings,
    read_environment,
)
from facestudio_web.config.secret import SecretError
from facestudio_web.rendering.errors import WorkerLost, WorkerRefused
from facestudio_web.rendering.pool import WorkerPool
from facestudio_web.rendering.process import WORKER_COMMAND

_MAX_BODY_BYTES = 65536
"""No address takes a body."""
_MAX_CONNECTIONS = 1000
_IDLE_CONNECTION_S = 60
_SENDING_S = 5.0
"""At shutdown, for answers that are made to reach their clients."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status.

    arguments: of the command line, `--host` and `--port`; the rest comes from the environment
    (`config/environment.py`).
    """
    parser = argparse.ArgumentParser(prog="facestudio serve", description="Serve faces over HTTP.")
    parser.add_argument("--host", help="address to listen on (default: FACESTUDIO_HOST, else 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on, 0 for any free one (default: FACESTUDIO_PORT, else 8000)")
    given = parser.parse_args(arguments)
    for name, value in (("FACESTUDIO_HOST", given.host), ("FACESTUDIO_PORT", given.port)):
        if value is not None:
            os.environ[name] = value
    return serve()


def serve(worker_command: Sequence[str] = WORKER_COMMAND) -> int:
    """Serve as the environment says; return the exit status. worker_command: starts one worker."""
    try:
        settings = read_environment(os.environ)
        startup.set_up_django()
    except ConfigurationError as error:
        return _complain("The service can't start with these settings:", *error.problems)
    except SecretError as error:
        return _complain(str(error))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    pool = startup.make_pool(settings, worker_command)
    pool.start()  # first, so that workers get ready while the database is looked after
    try:
        return _serve_with(settings, pool)
    finally:
        pool.close(grace_s=0.0)


def _serve_with(settings: ServiceSettings, pool: WorkerPool) -> int:
    try:
        startup.migrate(settings)
    except (DatabaseError, OSError) as error:
        return _complain(f"The database in {settings.data_dir} can't be used: {error}.")
    sockets: dict[int, Any] = {}
    try:
        server = create_server(
            startup.make_application(settings, pool),
            map=sockets,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            channel_request_lookahead=1,  # notices clients that go away
            connection_limit=_MAX_CONNECTIONS,
            channel_timeout=_IDLE_CONNECTION_S,
            asyncore_use_poll=True,
            max_request_body_size=_MAX_BODY_BYTES,
            ident=None,
            # Only proxies that the operator trusts may say who asks, and by which scheme.
            clear_untrusted_proxy_headers=settings.trusted_proxies == 0,
        )
    except (OSError, ValueError) as error:
        return _complain(f"Can't listen on {settings.host} port {settings.port}: {error}.")
    # A machine without EGL, or a checkout without head pack, is told here, before any address is announced.
    try:
        engine = pool.wait_ready(settings.start_seconds)
    except WorkerRefused as refusal:
        return _complain(str(refusal))
    except (WorkerLost, TimeoutError) as error:
        return _complain(f"No render worker got ready: {error}.")
    try:
        startup.record_start(engine)
    except DatabaseError as error:
        return _complain(f"The database in {settings.data_dir} can't be used: {error}.")
    stopping = _Stopping(sockets, pool, settings.stop_seconds)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopping)
    # What is here now stays; looking through it for garbage would hold every request up for a moment, now and then.
    gc.collect()
    gc.freeze()
    _announce(settings, server)
    server.run()  # returns after SystemExit
    return 0


def _leave(number: int, frame: FrameType | None) -> None:
    """The signal handler as long as nobody is being served."""
    del number, frame
    raise SystemExit(0)


class _Stopping:
    """The signal handler: the first signal lets pictures in hand be finished and sent, the second one ends at once."""

    def __init__(self, sockets: dict[int, Any], pool: WorkerPool, grace_s: float) -> None:
        self._sockets = sockets
        self._pool = pool
        self._grace_s = grace_s
        self._begun = False
        self._done = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._done:
            raise SystemExit(0)
        if self._begun:
            os._exit(1)  # the workers notice
        self._begun = True
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        self._pool.close(self._grace_s)
        deadline = time.monotonic() + _SENDING_S
        while not self._sent_everything() and time.monotonic() < deadline:
            time.sleep(0.05)
        self._done = True
        # The main thread sits in the server's loop; a signal is what gets it out.
        signal.raise_signal(signal.SIGTERM)

    def _sent_everything(self) -> bool:
        connections = [each for each in list(self._sockets.values()) if isinstance(each, HTTPChannel)]
        return not any(connection.requests or connection.total_outbufs_len for connection in connections)


def _announce(settings: ServiceSettings, server: Any) -> None:
    listening: list[tuple[str, int]] = getattr(server, "effective_listen", None) or [
        (server.effective_host, server.effective_port)
    ]
    for host, port in listening:
        shown = f"[{host}]" if ":" in host else host
        print(f"Face Studio serves faces on http://{shown}:{port}/v1/generate", flush=True)
    if settings.host in ANY_ADDRESS and settings.allowed_hosts == LOCAL_HOSTS:
        print(
            "It answers to the name localhost only; FACESTUDIO_ALLOWED_HOSTS=faces.example.org,10.0.0.7 adds others.",
            flush=True,
        )


def _complain(*lines: str) -> int:
    print(*lines, sep="\n  ", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
