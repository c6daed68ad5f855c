"""The worker process: the only place of the service that imports the engine's later stages.

    python -m facestudio_web.rendering.worker

Started by `facestudio_web.rendering.process`, which talks to it over descriptors 0 and 1.
"""

from __future__ import annotations

import sys
from typing import Self

from facestudio import assets, pipeline
from facestudio.assets import HeadPack, PackError
from facestudio.gpu import Gpu, GpuUnavailable
from facestudio.photo.types import PhotoOptions
from facestudio.request.types import FaceRequest
from facestudio.spec import codec
from facestudio.spec.resolve import resolve
from facestudio_web.rendering.errors import WorkerRefused
from facestudio_web.rendering.interfaces import Engine, RenderJob
from facestudio_web.rendering.loop import run

_WARM_UP_SIZE = 128
"""Pixels. The first picture compiles shaders and uploads the pack's textures; let that be one that nobody waits for, if
there is time."""


class EnginePhotographer:
    """Makes pictures with the engine, in the thread that opened it."""

    def __init__(self, pack: HeadPack, gpu: Gpu) -> None:
        """pack, gpu: kept for the life of the process."""
        self._pack = pack
        self._gpu = gpu
        self.engine = Engine(version=pipeline.ENGINE, pack=pack.fingerprint, renderer=gpu.renderer)

    @classmethod
    def open(cls) -> Self:
        """Load the pack and open a context. Raises WorkerRefused."""
        try:
            return cls(assets.load(), Gpu.open())
        except (PackError, GpuUnavailable) as error:
            raise WorkerRefused(str(error)) from error

    def warm_up(self) -> None:
        """Make one small picture of anybody."""
        anybody = resolve(FaceRequest(), seed=1)
        self.photograph(RenderJob(codec.to_json(anybody), _WARM_UP_SIZE, "image/jpeg", stamp=True))

    def photograph(self, job: RenderJob) -> bytes:
        """The encoded picture of a job."""
        spec = codec.from_json(job.spec_json)
        options = PhotoOptions(size=job.size, media_type=job.media_type, stamp=job.stamp)
        return pipeline.photograph(spec, options, self._gpu, self._pack).bytes


if __name__ == "__main__":
    sys.exit(run(EnginePhotographer.open))
