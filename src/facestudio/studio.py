"""A studio: the head pack and an OpenGL context, held open for one portrait after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from facestudio import assets, pipeline
from facestudio.gpu import Gpu
from facestudio.photo.types import Photo, PhotoOptions
from facestudio.seeds import random_seed
from facestudio.spec.types import FaceSpec


class Studio:
    """Makes portraits one after another, without paying for the start each time.

        with Studio() as studio:
            for age in (5, 25, 70):
                studio.generate(seed=7, age=age).save(f"{age}.jpg")

    A Studio belongs to the thread that made it, as its OpenGL context does: use one per thread, or `facestudio.generate`,
    which any thread may call.
    """

    def __init__(self, pack: str | Path | None = None, clock: pipeline.Clock | None = None) -> None:
        """pack: a head pack other than the one that came with the package. clock: fills Photo.seconds.

        Raises PackError or GpuUnavailable; both say what to type.
        """
        self._pack = assets.load(pack)
        self._gpu: Gpu | None = Gpu.open()
        self._clock = clock

    @property
    def renderer(self) -> str:
        """The driver's own name of what draws."""
        return self._opened().renderer

    def generate(self, **parameters: object) -> Photo:
        """One portrait. Takes the parameters of the HTTP request by name, see `facestudio.generate`."""
        return pipeline.portrait(query_pairs(parameters), random_seed(), self._opened(), self._pack, self._clock)

    def photograph(self, spec: FaceSpec, options: PhotoOptions | None = None) -> Photo:
        """One portrait of a person who is already resolved."""
        return pipeline.photograph(spec, options or PhotoOptions(), self._opened(), self._pack, self._clock)

    def close(self) -> None:
        """Give the OpenGL context back. The studio is of no use afterwards; closing twice is harmless."""
        gpu, self._gpu = self._gpu, None
        if gpu is not None:
            gpu.close()

    def _opened(self) -> Gpu:
        if self._gpu is None:
            raise RuntimeError("this Studio is closed; open another one")
        return self._gpu

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def query_pairs(parameters: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Python values as a query spells them: None is left out, True and False are yes and no."""
    for name, value in parameters.items():
        if isinstance(value, bool):
            yield name, "yes" if value else "no"
        elif value is not None:
            yield name, str(value)
