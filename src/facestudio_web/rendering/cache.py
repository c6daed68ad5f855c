"""Pictures made before, in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from facestudio_web.rendering.errors import QueueClosed
from facestudio_web.rendering.interfaces import Health, Picture, RenderJob, RenderQueue, never


class CachedQueue:
    """A RenderQueue that remembers the pictures of repeatable jobs, up to a number of bytes; the least recently used
    go.

    A picture made by another engine than the present one (a rebuilt pack, another driver) is not served.
    """

    def __init__(self, queue: RenderQueue, max_bytes: int) -> None:
        """queue: makes what is not remembered. max_bytes: of encoded pictures; 0 remembers none."""
        self._queue = queue
        self._max_bytes = max_bytes
        self._bytes = 0
        self._pictures: OrderedDict[RenderJob, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def render(self, job: RenderJob, *, patience_s: float, abandoned: Callable[[], bool] = never) -> Picture:
        """See RenderQueue."""
        if not job.repeatable:
            return self._queue.render(job, patience_s=patience_s, abandoned=abandoned)
        health = self._queue.health()
        if health.closing:
            # Or a picture would be counted whose answer the end of the process cuts off.
            raise QueueClosed("the service is shutting down")
        picture = self._remembered(job, health)
        if picture is not None:
            return replace(picture, seconds=0.0)
        picture = self._queue.render(job, patience_s=patience_s, abandoned=abandoned)
        self._remember(job, picture)
        return picture

    def ready(self, job: RenderJob) -> Picture | None:
        """The picture of a job, if it lies ready and `render` would give it now."""
        health = self._queue.health()
        return None if health.closing else self._remembered(job, health)

    def _remembered(self, job: RenderJob, health: Health) -> Picture | None:
        with self._lock:
            picture = self._pictures.get(job)
            if picture is None or picture.engine != health.engine:
                return None
            self._pictures.move_to_end(job)
            return picture

    def _remember(self, job: RenderJob, picture: Picture) -> None:
        with self._lock:
            former = self._pictures.pop(job, None)
            self._bytes += len(picture.data) - (len(former.data) if former else 0)
            self._pictures[job] = picture
            while self._bytes > self._max_bytes:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= len(oldest.data)

    def health(self) -> Health:
        """See RenderQueue."""
        return self._queue.health()
