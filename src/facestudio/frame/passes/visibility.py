"""How much of each light reaches each pixel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.frame.picture import Picture, near_uniforms, padded, shadow_uniforms
from facestudio.scene.types import Part, Strands

_GOLDEN_ANGLE = 2.39996
"""Radians, by which places on a spiral of even density are turned from one to the next."""


_BESIDE = (-3.0, -9.5)
"""cm in head space, up and forward: under it and before it hair hangs beside a face, and not behind a neck."""

_IRISES_APART = 6.2
"""cm, of a typical adult's irises."""

_HANGING = ((0.01, 0.07), (0.0, 1.0))
"""Shares of the casters' points that lie there, and how far hair hangs that has them. By eye."""


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
        hanging=_hanging(picture.scene.strands),
        face_size=_face_size(picture.scene.irises),
        light_ends=picture.lights.ends,
        dome_share=4.0 / max(end - first_of_dome, 1),
        **near_uniforms(picture.scene.lighting),
        **shadow_uniforms(picture),
    )


def _hanging(strands: tuple[Strands, ...]) -> float:
    """How far a person's hair hangs beside cheeks and neck, 0..1, from how many points of its casters lie so low."""
    low, points = 0, 0
    for hair in strands:
        if hair.part == Part.HAIR:
            _, y, z = np.moveaxis(hair.caster_points, -1, 0)
            low += int(np.count_nonzero((y < _BESIDE[0]) & (z > _BESIDE[1])))
            points += y.size
    return float(np.interp(low / max(points, 1), *_HANGING))


def _face_size(irises: NDArray[np.float64]) -> float:
    """Of a face relative to a typical adult's, from how far apart its (2, 3) irises are, cm."""
    apart = float(np.linalg.norm(irises[0] - irises[1]))
    return float(np.clip(apart / _IRISES_APART, 0.6, 1.1))


def _aside(ends: tuple[int, int, int, int]) -> NDArray[np.float64]:
    """(L, 2) a place in a disc of radius 1 for each light: those of each kind fill it evenly (Vogel 1979)."""
    places = []
    for first, end in zip((0, *ends[:3]), ends, strict=True):
        number = np.arange(end - first)
        turn, reach = _GOLDEN_ANGLE * number, np.sqrt((number + 0.5) / max(end - first, 1))
        places.append(np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1))
    return np.concatenate(places)
