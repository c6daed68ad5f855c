"""The life of a worker process: open, say so, then one job after the other until the server closes the pipe."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from facestudio_web.rendering.errors import WorkerRefused
from facestudio_web.rendering.framing import FramingError, read_frame, write_frame
from facestudio_web.rendering.interfaces import Engine, RenderJob

REFUSED_STATUS = 3
"""Exit status of a worker that can't work on this machine."""
_IDLE_S = 0.05
"""A new worker that has got no job by then warms up."""
_NICENESS = 5
"""Of a worker, above the server's: a quarter of the processor when both want all of it (sched(7)). With more, a machine that
has other work would starve the workers until they are taken for hung."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Photographer(Protocol):
    """Makes pictures in this process."""

    @property
    def engine(self) -> Engine:
        """What decides the bytes of its pictures."""
        ...

    def photograph(self, job: RenderJob) -> bytes:
        """The encoded picture of a job. May raise anything; the server then replaces this process."""
        ...

    def warm_up(self) -> None:
        """Do whatever makes the first picture faster."""
        ...


def run(open_photographer: Callable[[], Photographer]) -> int:
    """Serve jobs that come in on descriptor 0, answer on descriptor 1; return the exit status.

    `open_photographer` raises WorkerRefused with a sentence for the operator when this machine can't make pictures.
    """
    faulthandler.enable()
    _step_back()
    _leave_with_the_server()
    jobs_pipe, answers_pipe = _claim_pipes()
    jobs: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs_pipe, jobs), daemon=True).start()
    try:
        return _work(open_photographer, jobs, answers_pipe)
    except BrokenPipeError:
        return 0  # the server is gone; `_listen` was about to notice


def _work(
    open_photographer: Callable[[], Photographer], jobs: queue.SimpleQueue[dict[str, Any]], answers_pipe: int
) -> int:
    try:
        photographer = open_photographer()
    except WorkerRefused as refusal:
        write_frame(answers_pipe, {"event": "refused", "reason": str(refusal)})
        return REFUSED_STATUS
    write_frame(answers_pipe, {"event": "ready", "engine": asdict(photographer.engine)})
    idle_s: float | None = _IDLE_S
    while True:
        try:
            job = RenderJob(**jobs.get(timeout=idle_s))
        except queue.Empty:
            _warm_up(photographer)
            continue
        finally:
            idle_s = None
        write_frame(answers_pipe, {"event": "begun"})
        started = time.perf_counter()
        try:
            data = photographer.photograph(job)
        except Exception as error:
            traceback.print_exc()
            write_frame(answers_pipe, {"event": "error", "reason": f"{type(error).__name__}: {error}"})
        else:
            write_frame(answers_pipe, {"event": "picture", "seconds": time.perf_counter() - started}, data)
        _give_memory_back()


def _warm_up(photographer: Photographer) -> None:
    """Only a worker without anything to do takes the time; whoever waits for a picture already is better off with it."""
    try:
        photographer.warm_up()
    except Exception:
        # Should pictures fail too, the server will hear of it.
        traceback.print_exc()


def _give_memory_back() -> None:
    """Return freed blocks to the system, after the answer so that nobody waits for it: some 10 ms, some 100 MB.

    A picture takes and frees hundreds of megabytes in large and small blocks; glibc would keep what lies in between.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _step_back() -> None:
    """Let the server's threads have the processor first.

    A picture takes seconds whatever happens; an answer that needs none is to take milliseconds also while all cores draw.
    """
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    with contextlib.suppress(OSError):
        # Where the kernel shares the processor out among sessions first, niceness counts within a session only. The worker
        # has one of its own.
        Path("/proc/self/autogroup").write_text(str(_NICENESS))


def _leave_with_the_server() -> None:
    """Make sure that this process never outlives the server, and that nobody else ends it in the middle of a picture.

    Normally `_listen` sees the pipe close. The kernel's parent-death signal also gets a worker that hangs inside a
    driver. A terminal's Ctrl-C and a service manager's SIGTERM reach the whole group; the server decides, so they are
    ignored here.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _claim_pipes() -> tuple[int, int]:
    """Move the pipes away from descriptors 0 and 1, so that a library that prints writes to the log, not into a
    frame."""
    jobs_pipe, answers_pipe = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return jobs_pipe, answers_pipe


def _listen(jobs_pipe: int, jobs: queue.SimpleQueue[dict[str, Any]]) -> None:
    try:
        while True:
            jobs.put(read_frame(jobs_pipe)[0])
    except (FramingError, OSError):
        # The server is gone or has no more work. Nothing here needs tidying up, and the main thread may be deep in
        # OpenGL.
        os._exit(0)
