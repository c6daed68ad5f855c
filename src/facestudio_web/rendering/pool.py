"""Worker processes behind the queue: each is tended by a thread that starts, feeds, watches and replaces it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facestudio_web.rendering.errors import QueueClosed, RenderFailed, WorkerLost, WorkerRefused
from facestudio_web.rendering.interfaces import Engine, Health, Picture, RenderJob, never
from facestudio_web.rendering.process import WORKER_COMMAND, WorkerProcess
from facestudio_web.rendering.tickets import Ticket, TicketQueue
from facestudio_web.telemetry.events import event

_LOG = logging.getLogger(__name__)
_ATTEMPTS = 2
_FAILED_STARTS = 3
"""In a row: no worker will ever start here, as far as the one who waits for the first is concerned."""
_IDLE_CHECK_S = 1.0
"""How often an idle worker is looked after."""
_PAUSES_S = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Between tries to start a worker that does not start; the last one again and again."""


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """workers: processes. queue_size: jobs that may wait. start_limit_s, picture_limit_s: a worker that takes longer is
    taken for hung and killed. memory_limit_mb: a worker above it is replaced between two pictures. command: starts
    one."""

    workers: int = 1
    queue_size: int = 16
    start_limit_s: float = 60.0
    picture_limit_s: float = 30.0
    memory_limit_mb: float = 1500.0
    command: Sequence[str] = WORKER_COMMAND


class WorkerPool:
    """The RenderQueue of the service.

    A worker that crashes, hangs or fails is killed and replaced: after a failure nothing is known about its OpenGL
    context. Its job is tried once more, by whichever worker is free first, then it is RenderFailed.
    """

    def __init__(self, options: PoolOptions) -> None:
        """Nothing runs before `start`."""
        self._options = options
        self._queue = TicketQueue(options.queue_size, options.workers)
        self._closing = threading.Event()
        self._changed = threading.Condition()
        self._workers: dict[int, WorkerProcess] = {}
        self._ready: set[int] = set()
        self._engine: Engine | None = None
        self._refusal = ""
        self._trouble = ""
        self._failed_starts = 0
        self._threads = [
            threading.Thread(target=self._tend, args=(place,), name=f"worker-{place}", daemon=True)
            for place in range(options.workers)
        ]

    def start(self) -> None:
        """Start all workers; returns at once."""
        for thread in self._threads:
            thread.start()

    def wait_ready(self, limit_s: float) -> Engine:
        """Wait for the first worker. Raises WorkerRefused when workers can't work here, WorkerLost when several died
        instead, TimeoutError after `limit_s`."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._engine or self._refusal or self._failed_starts >= _FAILED_STARTS, limit_s
            )
            if self._engine is not None:
                return self._engine
            if self._refusal:
                raise WorkerRefused(self._refusal)
            if self._trouble:
                raise WorkerLost(self._trouble)
            raise TimeoutError(f"no worker was ready within {limit_s:g} s")

    def render(self, job: RenderJob, *, patience_s: float, abandoned: Callable[[], bool] = never) -> Picture:
        """See RenderQueue."""
        return self._queue.wait_for(job, patience_s, abandoned)

    def health(self) -> Health:
        """See RenderQueue."""
        with self._changed:
            return Health(
                engine=self._engine,
                ready=len(self._ready),
                wanted=self._options.workers,
                waiting=len(self._queue),
                capacity=self._options.queue_size,
                trouble=self._trouble,
                closing=self._closing.is_set(),
            )

    def worker_pids(self) -> list[int]:
        """Process ids of the workers that are ready."""
        with self._changed:
            return [self._workers[place].pid for place in sorted(self._ready)]

    def close(self, grace_s: float) -> None:
        """Turn waiting jobs away, let those in hand finish for `grace_s` seconds, then end every worker."""
        self._closing.set()
        self._queue.close()
        deadline = time.monotonic() + grace_s
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        with self._changed:
            stragglers = list(self._workers.values())
        for worker in stragglers:
            worker.kill()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _tend(self, place: int) -> None:
        """Keep one worker going until the pool closes."""
        failures = 0
        while not self._closing.is_set():
            worker = self._hire(place)
            if worker is None:
                self._closing.wait(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)])
                failures += 1
                continue
            failures = 0
            try:
                self._work(worker)
            except WorkerLost as loss:
                event(_LOG, logging.WARNING, "worker replaced", pid=worker.pid, reason=str(loss))
            except Exception:
                # A mistake of ours must not leave the service with a worker less.
                _LOG.exception("worker's thread failed")
            finally:
                self._dismiss(place, worker)

    def _hire(self, place: int) -> WorkerProcess | None:
        """A worker that is ready, or None."""
        started = time.monotonic()
        try:
            worker = WorkerProcess(self._options.command)
        except OSError as error:
            self._note_trouble(f"a worker could not be started: {error}")
            return None
        with self._changed:
            self._workers[place] = worker
        try:
            if self._closing.is_set():  # `close` may have looked for stragglers before this one was on the list
                raise WorkerLost("the service is shutting down")
            engine = worker.await_ready(self._options.start_limit_s)
        except (WorkerLost, WorkerRefused) as error:
            self._dismiss(place, worker)
            self._note_trouble(str(error), refused=isinstance(error, WorkerRefused))
            return None
        with self._changed:
            self._ready.add(place)
            self._engine = engine
            self._trouble = self._refusal = ""
            self._failed_starts = 0
            self._changed.notify_all()
        event(_LOG, logging.INFO, "worker ready", pid=worker.pid, seconds=round(time.monotonic() - started, 3))
        return worker

    def _dismiss(self, place: int, worker: WorkerProcess) -> None:
        with self._changed:
            self._ready.discard(place)
        worker.stop(grace_s=1.0 if self._closing.is_set() else 0.0)
        with self._changed:
            self._workers.pop(place, None)

    def _note_trouble(self, reason: str, *, refused: bool = False) -> None:
        if self._closing.is_set():
            return
        event(_LOG, logging.ERROR, "worker did not start", reason=reason)
        with self._changed:
            self._trouble = reason
            self._refusal = reason if refused else ""
            self._failed_starts += 1
            self._changed.notify_all()

    def _work(self, worker: WorkerProcess) -> None:
        """Feed a worker until the pool closes or it has grown too big. Raises WorkerLost."""
        while not self._closing.is_set():
            ticket = self._queue.take(_IDLE_CHECK_S)
            if ticket is None:
                if not worker.alive:
                    raise WorkerLost("the worker died while it was idle")
                continue
            self._serve(worker, ticket)
            memory_mb = worker.memory_mb
            if memory_mb > self._options.memory_limit_mb:
                raise WorkerLost(f"the worker has grown to {memory_mb:.0f} MB")

    def _serve(self, worker: WorkerProcess, ticket: Ticket) -> None:
        """Have one ticket's picture made. Raises WorkerLost."""
        try:
            picture = worker.picture(ticket.job, self._options.picture_limit_s)
        except WorkerLost as loss:
            # A worker that had died idle, or dies before it looks at the job, says nothing about the job.
            ticket.attempts += loss.begun
            if self._closing.is_set():
                self._queue.fail(ticket, QueueClosed("the service is shutting down"))
            elif ticket.attempts < _ATTEMPTS:
                self._queue.put_back(ticket)
            else:
                self._queue.fail(ticket, RenderFailed(str(loss)))
            raise
        except Exception as error:
            self._queue.fail(ticket, RenderFailed(f"{type(error).__name__}: {error}"))
            raise
        self._queue.succeed(ticket, picture)
