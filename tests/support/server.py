"""A server process of the service, for tests that talk HTTP to it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

from support.contract_check import check

if TYPE_CHECKING:
    from support.databases import Template

TESTS = Path(__file__).parents[1]
_URL = re.compile(r"http://(\S+):(\d+)/v1/generate")
_OF_THE_SERVER = object()


class Server:
    """A started server on a free port, with a data folder of its own. Ended by `stop`, or with the `with` block.

    key: of an Enterprise user, which `ask` sends along; None where the server began with an empty data folder.
    """

    def __init__(
        self, command: Sequence[str], data_dir: Path, template: Template | None = None, **environment: str
    ) -> None:
        """Start it; `wait` returns when it listens.

        template: of its database, if the data folder has none yet. environment: FACESTUDIO_ variables, without the prefix.
        """
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
        for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
            inherited.pop(name, None)
        variables = {f"FACESTUDIO_{name}": value for name, value in environment.items()}
        if template is not None:
            variables |= template.environment(data_dir)
        self.key = template.key if template else None
        self.data_dir = data_dir
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            env={
                **inherited,
                "PYTHONPATH": str(TESTS),
                "FACESTUDIO_DATA_DIR": str(data_dir),
                "FACESTUDIO_PORT": "0",
                **variables,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.port = 0
        self.log: list[str] = []
        self._listening = threading.Event()
        self._readers = [
            threading.Thread(target=self._read, args=(stream,), daemon=True)
            for stream in (self.process.stdout, self.process.stderr)
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream) -> None:
        for line in stream:
            self.log.append(line.rstrip("\n"))
            if found := _URL.search(line):
                self.port = int(found[2])
                self._listening.set()
        stream.close()
        self._listening.set()  # nobody needs to wait any longer

    def wait(self, limit_s: float = 120.0) -> Server:
        """Wait until it listens. Raises AssertionError, with its log, if it does not."""
        self._listening.wait(limit_s)
        assert self.port, "the server does not listen:\n" + "\n".join(self.log)
        return self

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        limit_s: float = 60.0,
        *,
        key: str | object | None = _OF_THE_SERVER,
    ) -> Answer:
        """One request over a connection of its own. key: None asks as nobody; not given: the Enterprise user's."""
        token = self.key if key is _OF_THE_SERVER else key
        authorization = {"Authorization": f"Token {token}"} if token else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=limit_s)
        try:
            connection.request(method, path, headers={**authorization, **(headers or {})})
            answer = Answer(connection.getresponse())
            check(method, path, answer.status, answer.headers, answer.body)
            return answer
        finally:
            connection.close()

    def worker_pids(self) -> list[int]:
        """Children of the server process."""
        children: list[int] = []
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            children += [int(pid) for pid in (task / "children").read_text().split()]
        return children

    def stop(self, number: int = signal.SIGTERM, limit_s: float = 60.0) -> int:
        """Send a signal and wait for the end; return the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            status = self.process.wait(limit_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        for reader in self._readers:
            reader.join(limit_s)
        return status

    def __enter__(self) -> Server:
        return self.wait()

    def __exit__(self, *_: object) -> None:
        self.stop()


class Answer:
    """A whole answer. headers: names in lower case."""

    def __init__(self, response: HTTPResponse) -> None:
        """Reads it to the end."""
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()


def real_server(data_dir: Path, template: Template | None = None, **environment: str) -> Server:
    """The service as an operator starts it."""
    return Server([sys.executable, "-m", "facestudio_web.serve"], data_dir, template, **environment)


def stub_server(
    data_dir: Path, folder: Path, start: str = "", template: Template | None = None, **environment: str
) -> Server:
    """The service with workers that need no engine; folder, start: see stub_worker.py."""
    command = [sys.executable, str(TESTS / "support" / "stub_server.py"), str(folder), start]
    return Server(command, data_dir, template, **environment)


def alive(pid: int) -> bool:
    """Whether a process still runs; one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until(condition, limit_s: float = 60.0) -> None:
    """Wait until `condition()` holds. Raises AssertionError after `limit_s`."""
    deadline = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
