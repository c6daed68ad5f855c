"""The engine: whether a worker starts, and makes a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facestudio.request.types import FaceRequest
from facestudio.spec import codec
from facestudio.spec.resolve import resolve
from facestudio_web.config.environment import ServiceSettings
from facestudio_web.operator.doctor.findings import Finding, good, note, wrong
from facestudio_web.rendering.errors import WorkerLost, WorkerRefused
from facestudio_web.rendering.interfaces import RenderJob
from facestudio_web.rendering.process import WORKER_COMMAND, WorkerProcess

_SMALL, _USUAL = 128, 1024
"""Pixels. The small picture comes first: what a worker does once, such as compiling shaders, is no part of the usual
one's time."""


def picture(settings: ServiceSettings, command: Sequence[str] = WORKER_COMMAND) -> Iterator[Finding]:
    """Has one worker started and one picture made, as the server would. command: starts the worker."""
    try:
        worker = WorkerProcess(command)
    except OSError as error:
        yield wrong("worker", f"No process can be started: {error}.", "Give the machine more memory or processes.")
        return
    try:
        engine = worker.await_ready(settings.start_seconds)
        yield good("worker", f"Engine {engine.version}, head pack {engine.pack[:12]}, drawn by {engine.renderer}.")
        worker.picture(_job(_SMALL), settings.picture_seconds)
        made = worker.picture(_job(_USUAL), settings.picture_seconds)
    except WorkerRefused as refusal:
        yield wrong("worker", "It can't work on this machine.", str(refusal))
        return
    except WorkerLost as loss:
        yield wrong(
            "worker",
            f"There is no picture: {loss}.",
            "The worker's own words stand above. If it took too long, raise FACESTUDIO_START_SECONDS or "
            "FACESTUDIO_PICTURE_SECONDS.",
        )
        return
    finally:
        worker.stop()
    yield good("picture", f"One of {_USUAL} pixels took {made.seconds:.1f} s.")
    if made.seconds * 2 > settings.picture_seconds:
        yield note(
            "picture",
            f"FACESTUDIO_PICTURE_SECONDS is {settings.picture_seconds:g}, after which a worker is taken for hung.",
            "Raise it to four times what a picture takes: with several workers each one is slower.",
        )


def _job(size: int) -> RenderJob:
    somebody = resolve(FaceRequest(), seed=1)
    return RenderJob(codec.to_json(somebody), size, "image/jpeg", stamp=True)
