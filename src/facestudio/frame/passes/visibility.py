"""How much of each light reaches each pixel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.frame.picture import Picture, near_uniforms, padded, shadow_uniforms

_GOLDEN_ANGLE = 2.39996
"""Radians, by which places on a spiral of even density are turned from one to the next."""


def run(picture: Picture) -> None:
    """Every pixel asks a quarter of the lights; `smoothing` puts the quarters together."""
    count = picture.detail.lights
    first_of_dome, end = picture.lights.ends[2:]
    picture.program("visibility", LIGHTS=count).fill(
        picture.into("irradiance_rough", "lamps_rough", depth="surface_depth"),
        over_surfaces=True,
        position_map=picture.target("position"),
        normal_diffuse_map=picture.target("normal_diffuse"),
        light_direction=padded(picture.lights.directions, count),
        light_radiance=padded(picture.lights.radiance, count),
        light_aside=padded(_aside(picture.lights.ends), count),
        light_ends=picture.lights.ends,
        dome_share=4.0 / max(end - first_of_dome, 1),
        **near_uniforms(picture.scene.lighting),
        **shadow_uniforms(picture),
    )


def _aside(ends: tuple[int, int, int, int]) -> NDArray[np.float64]:
    """(L, 2) a place in a disc of radius 1 for each light: those of each kind fill it evenly (Vogel 1979)."""
    places = []
    for first, end in zip((0, *ends[:3]), ends, strict=True):
        number = np.arange(end - first)
        turn, reach = _GOLDEN_ANGLE * number, np.sqrt((number + 0.5) / max(end - first, 1))
        places.append(np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1))
    return np.concatenate(places)
