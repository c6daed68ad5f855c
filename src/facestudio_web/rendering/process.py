"""One worker process, seen from the server."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facestudio_web.rendering.errors import WorkerLost, WorkerRefused
from facestudio_web.rendering.framing import FramingError, read_frame, write_frame
from facestudio_web.rendering.interfaces import Engine, Picture, RenderJob

WORKER_COMMAND = (sys.executable, "-m", "facestudio_web.rendering.worker")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class WorkerProcess:
    """A started worker. Used by one thread at a time, save for `kill`, which any thread may call.

    It is a fresh process and no fork: a forked OpenGL context, or a lock held by another thread at that moment, is of
    no use.
    """

    def __init__(self, command: Sequence[str] = WORKER_COMMAND) -> None:
        """Start the process. Raises OSError when that fails."""
        # A session of its own: Ctrl-C in the server's terminal must not kill a worker in the middle of a picture.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, bufsize=0
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._engine: Engine | None = None

    @property
    def pid(self) -> int:
        """The process' id."""
        return self._process.pid

    def await_ready(self, limit_s: float) -> Engine:
        """Wait until the worker can take jobs. Raises WorkerRefused, or WorkerLost when it dies or takes too long."""
        event, _ = self._hear(limit_s, "start")
        if event.get("event") == "refused":
            raise WorkerRefused(str(event.get("reason")))
        try:
            self._engine = Engine(**event["engine"])
        except (KeyError, TypeError) as error:
            raise WorkerLost("the worker introduced itself wrongly") from error
        return self._engine

    def picture(self, job: RenderJob, limit_s: float) -> Picture:
        """Have one picture made. Raises WorkerLost, after which the process must be killed."""
        assert self._engine is not None
        header = {"spec_json": job.spec_json, "size": job.size, "media_type": job.media_type, "stamp": job.stamp}
        try:
            write_frame(self._stdin.fileno(), header)
        except OSError as error:
            raise WorkerLost(self._how_it_ended()) from error
        begun, _ = self._hear(limit_s, "begin a picture")
        if begun.get("event") != "begun":
            raise WorkerLost("the worker did not begin")
        try:
            event, data = self._hear(limit_s, "make a picture")
        except WorkerLost as loss:
            loss.begun = True
            raise
        seconds = event.get("seconds")
        if event.get("event") != "picture" or not data or not isinstance(seconds, float):
            raise WorkerLost("the worker's answer is no picture", begun=True)
        return Picture(data, job.media_type, self._engine, seconds)

    def _hear(self, limit_s: float, doing: str) -> tuple[dict[str, Any], bytes]:
        try:
            event, body = read_frame(self._stdout.fileno(), time.monotonic() + limit_s)
        except TimeoutError as error:
            raise WorkerLost(f"the worker took longer than {limit_s:g} s to {doing}") from error
        except (FramingError, OSError) as error:
            raise WorkerLost(self._how_it_ended()) from error
        if event.get("event") == "error":
            raise WorkerLost(f"the worker could not {doing}: {event.get('reason')}")
        return event, body

    def _how_it_ended(self) -> str:
        """Why the pipe broke. A dying process closes its pipes a moment before it can be waited for."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = self._process.wait(1.0)
            return (
                f"the worker was killed by signal {-status}" if status < 0 else f"the worker ended with status {status}"
            )
        return "the worker closed its pipe"

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def memory_mb(self) -> float:
        """Resident memory, shared pages included; 0 where the system does not tell."""
        try:
            resident_pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            return 0.0
        return resident_pages * _PAGE_BYTES / 1e6

    def stop(self, grace_s: float = 1.0) -> None:
        """End the process, gently if it hears, and free what it held. It ends at once when it is idle."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(grace_s)
        self.kill()
        self._process.wait()
        self._stdout.close()

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(OSError):
            self._process.kill()
