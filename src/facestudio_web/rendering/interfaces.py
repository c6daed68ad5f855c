"""What the service asks of whoever makes its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One picture to make. Equal jobs give equal bytes on one engine.

    spec_json: canonical JSON of a FaceSpec. size: pixels along the side. media_type: image/jpeg or image/webp.
    stamp: whether the visible mark is drawn. repeatable: whether the caller named the seed, so that the same picture is
    likely to be asked for again.
    """

    spec_json: str
    size: int
    media_type: str
    stamp: bool
    repeatable: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Engine:
    """What, besides the job, decides a picture's bytes: the engine's version, the head pack's fingerprint and the name
    of the OpenGL renderer."""

    version: str
    pack: str
    renderer: str


@dataclass(frozen=True, slots=True)
class Picture:
    """data: the encoded file. engine: which made it. seconds: spent on making it, without waiting; 0 if it lay
    ready."""

    data: bytes
    media_type: str
    engine: Engine
    seconds: float


@dataclass(frozen=True, slots=True)
class Health:
    """engine: of the worker that became ready last, None before the first one did. ready, wanted: workers.
    waiting, capacity: jobs in the queue and how many it holds. trouble: why the last worker did not start, else ''.
    closing: whether the service is shutting down, and every new job is QueueClosed."""

    engine: Engine | None
    ready: int
    wanted: int
    waiting: int
    capacity: int
    trouble: str = ""
    closing: bool = False


def never() -> bool:
    """Nobody has gone away."""
    return False


class RenderQueue(Protocol):
    """Where jobs go in and pictures come out. Methods may be called from any thread."""

    def render(self, job: RenderJob, *, patience_s: float, abandoned: Callable[[], bool] = never) -> Picture:
        """Wait for the picture of `job`, for `patience_s` seconds at most.

        `abandoned` is asked now and then whether anybody still wants the picture. Raises a `RenderError` of
        `facestudio_web.rendering.errors`.
        """
        ...

    def health(self) -> Health:
        """How things stand now."""
        ...
