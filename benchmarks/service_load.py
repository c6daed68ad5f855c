"""Times the service under load: answers that need no render while others render, and a full queue."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from benchmarks import volley
from benchmarks.report import Figure

AT_ONCE = 200
ROUNDS = 3
USERS = 12
"""Each may have 120 pictures a minute; together they ask for 200 in each of six rounds."""
QUEUE_SIZE = 2
RENDERING = 3
"""Clients that always wait for a picture: one is made, two fill the queue."""
REFUSALS = 40
_CACHED = "/v1/generate?resolution=1024&seed=5"
_FRESH = "/v1/generate?resolution=1024"


def figures() -> list[Figure]:
    """Medians, in milliseconds. Whatever else this machine does shows in them."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "FACESTUDIO_DATA_DIR": folder,
            "FACESTUDIO_PORT": "0",
            "FACESTUDIO_QUEUE_SIZE": str(QUEUE_SIZE),
        }
        keys = [_key(environment, number) for number in range(USERS + 2)]
        with _server(environment) as (port, process_id):
            return _measure(port, process_id, keys)


def _measure(port: int, process_id: int, keys: list[str]) -> list[Figure]:
    asking, rendering, turned_away = keys[:USERS], keys[USERS], keys[USERS + 1]
    cached = [volley.request(_CACHED, asking[number % USERS]) for number in range(AT_ONCE)]
    refused = [volley.request(_FRESH)] * AT_ONCE
    volley.fire(port, [cached[0]])
    volley.fire(port, [refused[0]])
    found = []
    for name, requests in (("cached", cached), ("refused", refused)):
        found.append(_figure(f"{AT_ONCE} {name} at once", port, process_id, requests))
    with _rendering(port, rendering):
        for name, requests in (("cached", cached), ("refused", refused)):
            found.append(_figure(f"{AT_ONCE} {name} at once, rendering", port, process_id, requests))
        waits = [volley.fire(port, [volley.request(_FRESH, turned_away)])[0] for _ in range(REFUSALS)]
    full = [each.seconds * 1000 for each in waits if each.status == 503]
    if full:
        found.append(Figure("queue full", median(full), 50.0, "ms", f"slowest {max(full):.0f} ms of {len(full)}"))
    return found


def _figure(name: str, port: int, process_id: int, requests: list[bytes]) -> Figure:
    best: list[volley.Reply] = []
    processor_s = 0.0
    for _ in range(ROUNDS):
        before = _processor_s(process_id)
        replies = volley.fire(port, requests)
        if not best or median(each.seconds for each in replies) < median(each.seconds for each in best):
            best, processor_s = replies, _processor_s(process_id) - before
        time.sleep(0.5)
    times = sorted(each.seconds * 1000 for each in best)
    statuses = ", ".join(f"{number} x {status}" for status, number in Counter(each.status for each in best).items())
    note = f"slowest {times[-1]:.0f} ms, {processor_s / len(best) * 1000:.2f} ms of processor time each, {statuses}"
    return Figure(name, median(times), 100.0, "ms", note)


def _processor_s(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _rendering(port: int, key: str) -> Iterator[None]:
    """Clients that ask for one picture after the other, as long as the block lasts."""
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            connection = HTTPConnection("127.0.0.1", port, timeout=volley.PATIENCE_S)
            connection.request("GET", _FRESH, headers={"Authorization": f"Token {key}"})
            connection.getresponse().read()
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(RENDERING)]
    for thread in threads:
        thread.start()
    time.sleep(1.0)
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _key(environment: dict[str, str], number: int) -> str:
    """A new user's key."""
    person = ["user", "add", "--email", f"person{number}@example.org", "--plan", "enterprise", "--verified"]
    command = [sys.executable, "-m", "facestudio", *person, "--key", "benchmark"]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A running server: its port and its process."""
    command = [sys.executable, "-m", "facestudio_web.serve"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline().split(":")[2].split("/")[0]), server.pid
        finally:
            server.send_signal(signal.SIGTERM)
