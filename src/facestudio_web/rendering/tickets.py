"""The bounded queue: jobs that wait for a worker, and the threads that wait for the jobs."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable

from facestudio_web.rendering.errors import Abandoned, QueueClosed, QueueFull, RenderError, RenderTimedOut
from facestudio_web.rendering.interfaces import Picture, RenderJob

_LOOK_UP_S = 0.25
"""How often a waiting thread asks whether its client is still there."""
_LONGEST_RETRY_S = 60


class Ticket:
    """A job on its way. `attempts`: how often a sound worker began it."""

    def __init__(self, job: RenderJob) -> None:
        """A fresh ticket that nobody waits for yet."""
        self.job = job
        self.attempts = 0
        self.waiters = 0
        self.done = threading.Event()
        self.picture: Picture | None = None
        self.error: RenderError | None = None


class TicketQueue:
    """First come, first served. Equal jobs share one ticket, and one picture.

    What is bounded is the number of clients: one for each worker, and `size` more that wait. Those who share a picture count
    too, as each holds a thread of the server. A ticket that nobody waits for any more is dropped, unless a worker has begun
    it.
    """

    def __init__(self, size: int, workers: int) -> None:
        """size: clients that may wait. workers: how many take tickets."""
        self._size = size
        self._workers = workers
        self._changed = threading.Condition()
        self._waiting: deque[Ticket] = deque()
        self._open_tickets: dict[RenderJob, Ticket] = {}
        self._clients = 0
        self._seconds_each = 2.0
        self._closed = False

    def __len__(self) -> int:
        """Tickets that wait."""
        return len(self._waiting)

    def wait_for(self, job: RenderJob, patience_s: float, abandoned: Callable[[], bool]) -> Picture:
        """Hand in a job and wait for its picture. Raises RenderError."""
        deadline = time.monotonic() + patience_s
        ticket = self._enter(job)
        try:
            while not ticket.done.wait(min(_LOOK_UP_S, max(0.0, deadline - time.monotonic()))):
                if abandoned():
                    raise Abandoned("the client went away")
                if time.monotonic() >= deadline:
                    raise RenderTimedOut(f"the picture was not ready within {patience_s:g} s")
        finally:
            self._leave(ticket)
        if ticket.error is not None:
            # A fresh one for each waiter: raising fills in the traceback.
            raise type(ticket.error)(*ticket.error.args)
        assert ticket.picture is not None
        return ticket.picture

    def _enter(self, job: RenderJob) -> Ticket:
        with self._changed:
            if self._closed:
                raise QueueClosed("the service is shutting down")
            if self._clients >= self._size + self._workers:
                raise QueueFull(self._retry_after_s())
            ticket = self._open_tickets.get(job)
            if ticket is None:
                ticket = self._open_tickets[job] = Ticket(job)
                self._waiting.append(ticket)
                self._changed.notify()
            ticket.waiters += 1
            self._clients += 1
            return ticket

    def _leave(self, ticket: Ticket) -> None:
        with self._changed:
            ticket.waiters -= 1
            self._clients -= 1
            if ticket.waiters == 0 and ticket in self._waiting:
                self._waiting.remove(ticket)
                self._open_tickets.pop(ticket.job, None)

    def _retry_after_s(self) -> int:
        ahead = len(self._waiting) + 1
        return max(1, min(_LONGEST_RETRY_S, math.ceil(ahead / self._workers * self._seconds_each)))

    def take(self, patience_s: float) -> Ticket | None:
        """The next ticket, or None if none came in time or the queue was closed. Called by workers' threads."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed, patience_s)
            return self._waiting.popleft() if self._waiting else None

    def put_back(self, ticket: Ticket) -> None:
        """Let another worker do it, before all others."""
        with self._changed:
            if self._closed:
                self.fail(ticket, QueueClosed("the service is shutting down"))
            elif not ticket.waiters:
                self.fail(ticket, Abandoned("the client went away"))
            else:
                self._waiting.appendleft(ticket)
                self._changed.notify()

    def succeed(self, ticket: Ticket, picture: Picture) -> None:
        """Give the picture to all who wait for it."""
        with self._changed:
            # A running mean over some ten pictures: what the next one is likely to take.
            self._seconds_each += 0.1 * (picture.seconds - self._seconds_each)
            ticket.picture = picture
            self._finish(ticket)

    def fail(self, ticket: Ticket, error: RenderError) -> None:
        """Give the error to all who wait for the picture."""
        with self._changed:
            ticket.error = error
            self._finish(ticket)

    def _finish(self, ticket: Ticket) -> None:
        self._open_tickets.pop(ticket.job, None)
        ticket.done.set()

    def close(self) -> None:
        """Turn everybody away: those that wait, and those that come."""
        with self._changed:
            self._closed = True
            waiting, self._waiting = list(self._waiting), deque()
            for ticket in waiting:
                ticket.error = QueueClosed("the service is shutting down")
                self._finish(ticket)
            self._changed.notify_all()
