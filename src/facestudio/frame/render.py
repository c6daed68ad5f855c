"""render(): from a Scene to a Frame."""

from __future__ import annotations

from collections.abc import Callable

from facestudio.frame.detail import detail_for
from facestudio.frame.lamps import sample_lighting
from facestudio.frame.order import ORDER, places, spare
from facestudio.frame.picture import Picture
from facestudio.frame.shadow_fit import fit_tiles, visible_points
from facestudio.frame.types import Frame
from facestudio.frame.uniforms import generated_includes
from facestudio.frame.upload import Uploads
from facestudio.gpu.device import Gpu
from facestudio.scene.types import Scene


def render(scene: Scene, gpu: Gpu, size: int, clock: Callable[[], float] | None = None) -> Frame:
    """Draw a scene, `size` pixels square (128..1024).

    clock: returns seconds; with it the Frame says how long each stage took, for which the GPU is waited for after every
    pass. The Frame's targets belong to the Gpu and are overwritten by its next render.
    Raises ValueError for a size out of range, ShaderError if the driver refuses a shader.
    """
    detail = detail_for(size)
    seconds: dict[str, float] = {}
    gpu.make_current()
    started = clock() if clock else 0.0
    gpu.programs.give(generated_includes())
    uploads = Uploads(scene, gpu, detail)
    try:
        lights = sample_lighting(scene.lighting, detail.key, detail.rim, detail.fill, detail.dome)
        receivers = visible_points(uploads.receivers, scene.camera)
        tiles = fit_tiles(lights.directions, receivers)
        one_size = detail.factor == 1
        shared = places(ORDER, one_size=one_size)
        picture = Picture(scene, gpu, detail, uploads, lights, tiles, shared)
        started = _lap("upload", started, clock, gpu, seconds)
        for step in ORDER:
            step.run(picture)
            gpu.settle()
            started = _lap(step.name, started, clock, gpu, seconds)
        return Frame(
            size=size,
            colour=picture.target("colour"),
            buffers={name: picture.target(name) for name in ("position", "normal", "albedo")},
            exposure=scene.camera.exposure,
            spare=spare(ORDER, shared) if one_size else "",
            seconds=seconds,
        )
    finally:
        uploads.release()


def _lap(name: str, started: float, clock: Callable[[], float] | None, gpu: Gpu, seconds: dict[str, float]) -> float:
    if clock is None:
        return 0.0
    gpu.context.finish()
    now = clock()
    seconds[name] = now - started
    return now
