"""The line that everything hangs on, as five calls in order.

query parameters -> FaceRequest -> FaceSpec -> Scene -> Frame -> Photo
                 parse         resolve     build    render   develop
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from facestudio import __version__
from facestudio.assets import HeadPack
from facestudio.frame.render import render
from facestudio.gpu import Gpu
from facestudio.photo.develop import develop
from facestudio.photo.types import Photo, PhotoOptions, Provenance
from facestudio.request.canonical import canonical_query
from facestudio.request.parse import parse
from facestudio.request.types import FaceRequest
from facestudio.scene.build import build
from facestudio.spec import codec
from facestudio.spec.recall import request_of
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec

Clock = Callable[[], float]
"""Seconds since any fixed moment. The engine reads none by itself; who wants timings hands one in."""

ENGINE = f"Face Studio {__version__}"


def portrait(
    pairs: Iterable[tuple[str, str]], seed: int, gpu: Gpu, pack: HeadPack, clock: Clock | None = None
) -> Photo:
    """From the names and values of a query to the picture file: all five calls.

    pairs: as in a query string. seed: 1..2^32, used where the query gives none. gpu: the calling thread's own.
    Raises RequestError, which lists every problem of the query.
    """
    request = parse(pairs)
    return photograph(resolve(request, seed), options_of(request), gpu, pack, clock)


def photograph(spec: FaceSpec, options: PhotoOptions, gpu: Gpu, pack: HeadPack, clock: Clock | None = None) -> Photo:
    """The last three calls: one person, as described by `spec`, to the picture file.

    gpu: the calling thread's own. clock: gives Photo.seconds its stages `build`, those of the frame, `develop` and
    `total`; without one it stays empty.
    """
    laps = _Laps(clock)
    with gpu.current():
        with laps.stage("build"):
            scene = build(spec, pack, options.size)
        frame = render(scene, gpu, options.size, clock)
        laps.add(frame.seconds)
        with laps.stage("develop"):
            encoded = develop(frame, gpu, options, provenance_of(spec, options))
    return Photo(bytes=encoded, media_type=options.media_type, spec=codec.to_plain(spec), seconds=laps.finished())


def options_of(request: FaceRequest) -> PhotoOptions:
    """What a request says of the file rather than of the person, with the defaults where it says nothing."""
    default = PhotoOptions()
    return PhotoOptions(
        size=default.size if request.resolution is None else request.resolution,
        media_type=default.media_type if request.image_format is None else f"image/{request.image_format}",
        stamp=request.stampless != "yes",
    )


def provenance_of(spec: FaceSpec, options: PhotoOptions) -> Provenance:
    """What the file says of its own origin; the query gives this very file again."""
    request = request_of(
        spec,
        resolution=options.size,
        image_format=options.media_type.removeprefix("image/"),
        stampless="no" if options.stamp else "yes",
    )
    return Provenance(
        seed=spec.seed, query=canonical_query(request), engine=ENGINE, fingerprint=codec.fingerprint(spec)
    )


class _Laps:
    """Adds up the time that stages take, where there is a clock."""

    def __init__(self, clock: Clock | None) -> None:
        self._clock = clock
        self._start = clock() if clock else 0.0
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if self._clock is None:
            yield
            return
        before = self._clock()
        yield
        self._seconds[name] = self._clock() - before

    def add(self, seconds: Mapping[str, float]) -> None:
        self._seconds.update(seconds)

    def finished(self) -> dict[str, float]:
        if self._clock is not None:
            self._seconds["total"] = self._clock() - self._start
        return self._seconds
