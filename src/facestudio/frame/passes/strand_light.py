"""Light on hair, once for every control point."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.frame.lamps import LightSamples, dome_mean, lamp_irradiance
from facestudio.frame.picture import Picture, clip_from_head, lamp_uniforms, near_uniforms, padded, shadow_uniforms
from facestudio.frame.upload import STRAND_COLUMNS

_LAMP_LOOKS = 8
"""Samples of each lamp, and of the dome, that are looked at: hair is too busy to show more."""
HAIR_LIGHTS = 4 * _LAMP_LOOKS

_LEAST_LIGHT = 1e-9
"""Makes the looks of a dark dome count alike."""

_FULL_CONTRAST = 1024.0
"""Pixels of a picture in which strands differ as single ones do; in smaller ones each stands for several."""


def run(picture: Picture) -> None:
    """Fill the part of `strand_radiance` that this picture's strands use."""
    if not picture.uploads.strands:
        return
    lighting = picture.scene.lighting
    lamps = (lighting.key, lighting.rim, lighting.fill)
    chosen, weights = _looks(picture.lights)
    targets = picture.gpu.targets
    framebuffer = targets.framebuffer(("strand_radiance",))
    program = picture.program("strand_light", LIGHTS=picture.detail.lights, HAIR_LIGHTS=HAIR_LIGHTS)
    program.set(
        strand_points=targets.named("strand_points"),
        strand_colours=targets.named("strand_colours"),
        strand_openness=targets.named("strand_openness"),
        camera_position=picture.scene.camera.position,
        light_index=np.concatenate([chosen, np.zeros(HAIR_LIGHTS - len(chosen), np.int32)]),
        light_weight=padded(weights, HAIR_LIGHTS),
        light_count=len(chosen),
        contrast=0.95 * float(np.clip(picture.detail.size / _FULL_CONTRAST, 0.25, 1.0)) ** 0.75,
        lamp_irradiance=[lamp_irradiance(lamp) for lamp in lamps],
        dome_mean=dome_mean(lighting.dome),
        surface_depth=picture.target("surface_depth"),
        screen_depth=picture.target("screen_depth"),
        clip_from_head=clip_from_head(picture.scene.camera),
        camera_depth=picture.scene.camera.clip_from_view[2, 2:4],
        **lamp_uniforms(lighting),
        **near_uniforms(lighting),
        **shadow_uniforms(picture),
    )
    for item in picture.uploads.strands:
        first_row, last_row = item.first // STRAND_COLUMNS, (item.first + item.size - 1) // STRAND_COLUMNS
        framebuffer.scissor = (0, first_row, STRAND_COLUMNS, last_row - first_row + 1)
        program.fill(
            framebuffer,
            first_point=item.first,
            points_per_strand=item.points,
            point_count=item.size,
            gloss=item.gloss,
            company=item.company,
            laid=0.0 if item.kind == 3 else 1.0,
        )
    framebuffer.scissor = None


def _looks(lights: LightSamples) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """(N,) numbers of the light samples to look at, and (N, 4) what each adds to key, rim, fill and dome: by its brightness."""
    numbers: list[int] = []
    weights: list[NDArray[np.float64]] = []
    for group, (start, end) in enumerate(zip((0, *lights.ends[:3]), lights.ends, strict=True)):
        if start == end:
            continue
        step = max(1, (end - start) // _LAMP_LOOKS)
        group_numbers = range(start + step // 2, end, step)[:_LAMP_LOOKS]
        numbers.extend(group_numbers)
        bright = lights.radiance[list(group_numbers)].sum(axis=1) + _LEAST_LIGHT
        weights.extend(np.outer(bright / bright.sum(), np.eye(4)[group]))
    return np.array(numbers, np.int32), np.array(weights).reshape(-1, 4)
