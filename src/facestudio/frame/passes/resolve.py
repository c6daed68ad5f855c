"""From surfaces and the light on them to radiance."""

from __future__ import annotations

from typing import Any

import numpy as np

from facestudio.frame.lamps import dome_mean, sample_lighting
from facestudio.frame.picture import Picture, clip_from_head, lamp_uniforms, padded
from facestudio.scene.types import Dome, Mesh, Part

# Highlights take fewer samples than shadows: they are broad, and the share of the lamp that is seen is known already.
_KEY, _RIM, _FILL = 12, 4, 4
LAMP_SAMPLES = _KEY + _RIM + _FILL
_WORN_TAPS = 20
"""Places around each pixel of skin where what shades it from close by is looked for."""
_CAST_TAPS = 56
"""The same for the shadow of spectacles: nearer to each other than a wire is wide, or each would draw it as a line."""


def run(picture: Picture) -> None:
    """Light every surface; then the eyes again with a model of their own, in the part of the picture that shows them."""
    samples = sample_lighting(picture.scene.lighting, _KEY, _RIM, _FILL, 0)
    values: dict[str, Any] = {
        "position_map": picture.target("position"),
        "normal_map": picture.target("normal"),
        "normal_diffuse_map": picture.target("normal_diffuse"),
        "albedo_map": picture.target("albedo"),
        "direct_map": picture.target("irradiance"),
        "lamps_map": picture.target("lamps"),
        "irradiance_map": picture.target("scattered"),
        "camera_position": picture.scene.camera.position,
        "pixels_per_cm": picture.pixels_per_cm,
        "sample_direction": padded(samples.directions, LAMP_SAMPLES),
        "sample_radiance": padded(samples.radiance, LAMP_SAMPLES),
        "sample_ends": samples.ends[:3],
        "worn_taps": _WORN_TAPS * any(mesh.part == Part.EYEWEAR for mesh in picture.scene.meshes),
        "cast_taps": _CAST_TAPS * bool(picture.scene.lenses),
        "room_light": _room_light(samples.radiance, picture.scene.lighting.dome),
        **lamp_uniforms(picture.scene.lighting),
        "key_outline": int(picture.scene.lighting.key.outline),
    }
    surfaces = picture.program("resolve", LAMP_SAMPLES=LAMP_SAMPLES, EYES=0)
    surfaces.fill(picture.into("radiance", depth="surface_depth"), over_surfaces=True, **values)
    eyes = picture.program("resolve", LAMP_SAMPLES=LAMP_SAMPLES, EYES=1)
    framebuffer = picture.into("radiance")
    for mesh in picture.scene.meshes:
        if mesh.part == Part.EYE:
            framebuffer.scissor = _seen_in(mesh, picture)
            eyes.fill(framebuffer, **values)
    framebuffer.scissor = None


def _room_light(lamps: np.ndarray, dome: Dome) -> np.ndarray:
    """(3,) radiance of white things, over all directions that they may face: a quarter of the light on a plane square to it.

    lamps: (N, 3) radiance times solid angle of samples, those of the dome left out.
    """
    return np.asarray(lamps.sum(axis=0) / (4.0 * np.pi) + dome_mean(dome))


def _seen_in(mesh: Mesh, picture: Picture) -> tuple[int, int, int, int]:
    """Pixels (x, y, width, height) that hold a mesh; from its bounding box, so rather too many."""
    low, high = mesh.positions.min(axis=0), mesh.positions.max(axis=0)
    corners = np.array(
        [[x, y, z, 1.0] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    )
    clip = corners @ clip_from_head(picture.scene.camera).T
    side = picture.detail.shading
    if (clip[:, 3] <= 0.0).any():
        return 0, 0, side, side
    pixels = (clip[:, :2] / clip[:, 3:] * 0.5 + 0.5) * side
    x0, y0 = np.clip(np.floor(pixels.min(axis=0)), 0, side).astype(int)
    x1, y1 = np.clip(np.ceil(pixels.max(axis=0)), 0, side).astype(int)
    return int(x0), int(y0), int(x1 - x0), int(y1 - y0)
