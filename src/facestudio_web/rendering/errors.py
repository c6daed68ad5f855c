"""Why there is no picture."""

from __future__ import annotations


class RenderError(Exception):
    """No picture came of a job."""


class QueueFull(RenderError):
    """Too many jobs wait already. `retry_after_s`: whole seconds after which there is likely to be room."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"the render queue is full; there may be room in {retry_after_s} s")
        self.retry_after_s = retry_after_s


class QueueClosed(RenderError):
    """The service is shutting down."""


class RenderTimedOut(RenderError):
    """The caller's patience ran out before the picture was ready."""


class Abandoned(RenderError):
    """The client went away."""


class RenderFailed(RenderError):
    """The job was tried twice, each time in a sound worker, and failed both times."""


class WorkerLost(Exception):
    """A worker process crashed, hung, answered with an error or broke the protocol; it can't be used any more.

    begun: whether it had begun the job it was given.
    """

    def __init__(self, reason: str, *, begun: bool = False) -> None:
        super().__init__(reason)
        self.begun = begun


class WorkerRefused(Exception):
    """A worker can't work on this machine. The text is one sentence for the operator that says what to do."""
