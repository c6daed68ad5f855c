"""Renders the portraits of a sheet, here or in several processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facestudio.photo.types import PhotoOptions
from facestudio.spec.types import FaceSpec
from facestudio.studio import Studio


@dataclass(frozen=True, slots=True)
class Job:
    """spec, options: of the portrait."""

    spec: FaceSpec
    options: PhotoOptions


def portraits(jobs: Sequence[Job], workers: int) -> Iterator[bytes]:
    """The encoded portraits, in the order of the jobs. workers: processes, 1 to do it in this one."""
    if workers == 1:
        with Studio() as studio:
            for job in jobs:
                yield studio.photograph(job.spec, job.options).bytes
        return
    # spawn, because an OpenGL context does not survive a fork.
    with multiprocessing.get_context("spawn").Pool(workers, initializer=_Worker.open) as pool:
        yield from pool.imap(_Worker.shoot, jobs)


class _Worker:
    """The studio of a worker process, which keeps it until it ends."""

    studio: Studio

    @classmethod
    def open(cls) -> None:
        cls.studio = Studio()

    @classmethod
    def shoot(cls, job: Job) -> bytes:
        return cls.studio.photograph(job.spec, job.options).bytes
