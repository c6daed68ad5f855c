"""A RenderQueue without processes, for tests and for trying the service without OpenGL."""

from __future__ import annotations

from collections.abc import Callable

from facestudio_web.rendering.interfaces import Engine, Health, Picture, RenderJob, never


class InProcessQueue:
    """Makes each picture at once, by a plain function, in the thread that asks.

    `jobs` lists what was asked for, in order. `error`, when set, is raised instead. `closing`: what `health` says.
    """

    def __init__(
        self,
        photograph: Callable[[RenderJob], bytes],
        engine: Engine | None = Engine("0", "no pack", "no renderer"),  # noqa: B008 (frozen)
    ) -> None:
        """photograph: gives a job's encoded picture. engine: None plays a service that is not ready yet."""
        self._photograph = photograph
        self.engine = engine
        self.jobs: list[RenderJob] = []
        self.error: Exception | None = None
        self.closing = False

    def render(self, job: RenderJob, *, patience_s: float, abandoned: Callable[[], bool] = never) -> Picture:
        """See RenderQueue."""
        self.jobs.append(job)
        if self.error is not None:
            raise self.error
        engine = self.engine or Engine("0", "no pack", "no renderer")
        return Picture(self._photograph(job), job.media_type, engine, seconds=0.0)

    def health(self) -> Health:
        """See RenderQueue."""
        return Health(
            self.engine, ready=int(self.engine is not None), wanted=1, waiting=0, capacity=1, closing=self.closing
        )
