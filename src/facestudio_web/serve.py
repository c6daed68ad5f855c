"""Starts the service: `facestudio serve`.

One process answers HTTP; worker processes make the pictures. One thread, that of uvicorn's event loop, looks after all
connections and answers by itself what needs no more than a look at the database (`faces/lane.py`); all else Django answers in
threads. The process forks nothing, so that one bounded queue serves everybody, and a waiting request learns when its client
has gone, so that nobody renders for the dead.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from django.db import DatabaseError

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
from facestudio_web.server.gateway import Gateway
from facestudio_web.server.running import listen, serve_until_told


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
    services = startup.make_services(settings, pool)
    application = startup.make_application(services)
    try:
        sockets = listen(settings.host, settings.port)
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
    threads = ThreadPoolExecutor(settings.threads, "django")
    lane = startup.make_lane(services, threads)
    gateway = Gateway(application, threads, lane, believe_proxies=settings.trusted_proxies > 0)
    # What is here now stays; looking through it for garbage would hold every request up for a moment, now and then.
    gc.collect()
    gc.freeze()
    serve_until_told(
        gateway,
        sockets,
        started=lambda: _announce(settings, [listener.getsockname()[:2] for listener in sockets]),
        drain=lambda: pool.close(settings.stop_seconds),
    )
    threads.shutdown(wait=False, cancel_futures=True)
    return 0


def _leave(number: int, frame: FrameType | None) -> None:
    """The signal handler as long as nobody is being served."""
    del number, frame
    raise SystemExit(0)


def _announce(settings: ServiceSettings, addresses: Sequence[tuple[str, int]]) -> None:
    for host, port in addresses:
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
