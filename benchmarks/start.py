"""Times the start of a worker and of the server, each as a fresh process."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from benchmarks.report import Figure

REPEATS = 3
PATIENCE = 120.0
READY = "from facestudio.studio import Studio\nwith Studio(): print('ready', flush=True)"


def memory_mb() -> float:
    """The most that this process has taken so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def figures() -> list[Figure]:
    """The best of a few starts each: the first one warms the disk and Mesa's cache of compiled shaders."""
    worker = min(worker_start() for _ in range(REPEATS))
    first_face = min(server_start() for _ in range(REPEATS))
    return [
        Figure("worker, from start to ready", worker, 1.0, "s"),
        Figure("server, from start to first face (1024)", first_face, 5.0, "s"),
    ]


def worker_start() -> float:
    """Seconds from starting a process to its context and head pack being there."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", READY], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return time.perf_counter() - began


def server_start() -> float:
    """Seconds from starting the server, with no data of its own yet, to the last byte of a portrait."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "facestudio", "serve", "--host", "127.0.0.1", "--port", str(port)]
        environment = {**os.environ, "FACESTUDIO_DATA_DIR": folder}
        began = time.perf_counter()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                _first_face(f"http://127.0.0.1:{port}/v1/generate", began)
                return time.perf_counter() - began
            finally:
                server.send_signal(signal.SIGTERM)


def _first_face(address: str, began: float) -> None:
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            if time.perf_counter() - began > PATIENCE:
                raise
            time.sleep(0.02)
