"""The machine: data folder, memory, port."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from facestudio_web.config.environment import ANY_ADDRESS, ServiceSettings
from facestudio_web.config.secret import FILE_NAME
from facestudio_web.operator.doctor.findings import Finding, good, note, wrong

LEAST_FREE_MB = 500
"""For the database, its log and its backup."""
WORKER_MB = 1000
"""What a worker takes while it makes a picture of 1024 pixels."""
_OTHERS = 0o077
"""Permissions of everybody but the owner."""


def data_folder(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether it can be written to, is nobody else's, and has room."""
    folder = settings.data_dir
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield wrong(
            "data folder",
            f"{folder} can't be written to: {error.strerror or error}.",
            "Give it to the user who runs the service (chown), or set FACESTUDIO_DATA_DIR to another folder.",
        )
        return
    yield good("data folder", f"{folder} can be written to.")
    if folder.stat().st_mode & _OTHERS:
        yield note(
            "data folder",
            f"Other users of this machine can look into {folder}, where the database lies.",
            f"Run: chmod 700 {folder}",
        )
    secret = folder / FILE_NAME
    if secret.exists() and secret.stat().st_mode & _OTHERS:
        yield wrong(
            "secret key",
            f"Other users of this machine can read {secret}, with which sessions are signed.",
            f"Delete it and start the service again: a new one is made, and everybody logs in anew. "
            f"To keep it, run: chmod 600 {secret}",
        )
    else:
        yield good("secret key", "Only its owner can read it.")
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < LEAST_FREE_MB:
        yield wrong("free space", f"{folder} has {free_mb} MB left.", f"Make room: {LEAST_FREE_MB} MB at least.")
    else:
        yield good("free space", f"{free_mb // 1000} GB." if free_mb >= 10_000 else f"{free_mb} MB.")


def memory(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether all workers fit at the same time."""
    available_mb = _available_mb()
    if available_mb is None:
        yield note("memory", "This system doesn't tell how much there is.")
        return
    needed_mb = settings.workers * WORKER_MB
    figures = f"{settings.workers} worker(s) take up to {needed_mb} MB; {available_mb} MB are free"
    if available_mb < needed_mb:
        yield note("memory", f"{figures}.", "Set FACESTUDIO_WORKERS lower, or give the machine more memory.")
    else:
        yield good("memory", f"{figures}.")


def port(settings: ServiceSettings) -> Iterator[Finding]:
    """Whether the service can listen where it should."""
    place = f"{settings.host} port {settings.port}"
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("" if settings.host == "*" else settings.host, settings.port))
    except OSError as error:
        if _answers_as_us(settings):
            yield good("port", f"Face Studio listens on {place} already.")
        else:
            yield wrong(
                "port",
                f"Nothing can listen on {place}: {error.strerror or error}.",
                "End the program that does, or set FACESTUDIO_PORT (and FACESTUDIO_HOST) to one that is free.",
            )
        return
    yield good("port", f"{place} is free.")


def _available_mb() -> int | None:
    """Memory that a new process could have: of the machine, or of the container if that is less."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        figures = [int(line.split()[1]) // 1000 for line in lines if line.startswith("MemAvailable:")]
    except (OSError, ValueError, IndexError):
        return None
    with contextlib.suppress(OSError, ValueError):
        group = Path("/sys/fs/cgroup")
        most = int((group / "memory.max").read_text(encoding="ascii"))
        figures.append((most - int((group / "memory.current").read_text(encoding="ascii"))) // 1_000_000)
    return min(figures, default=None)


def _answers_as_us(settings: ServiceSettings) -> bool:
    host = "localhost" if settings.host in ANY_ADDRESS else settings.host
    connection = HTTPConnection(host, settings.port, timeout=3)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        body = json.loads(connection.getresponse().read(10_000))
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()
    return isinstance(body, dict) and {"workers", "queue"} <= body.keys()
