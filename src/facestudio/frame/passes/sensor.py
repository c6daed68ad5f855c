"""From the shaded picture to the one that leaves: size and focus."""

from __future__ import annotations

from facestudio.frame.picture import Picture

_FOCUS_FROM = 0.6
"""Blurs whose radius stays below so many pixels, for what lies _BEHIND_CM behind the eyes, are not worth the time."""
_BEHIND_CM = 16.0
_WIDEST = 7.0
"""Pixels; a wider circle would show its few taps one by one."""


def run(picture: Picture) -> None:
    """Average whole blocks of a small picture; blur what is out of focus in a large one."""
    camera, detail = picture.scene.camera, picture.detail
    target, shaded = picture.into("colour"), picture.target("composite")
    reach = camera.aperture_radius_cm * picture.pixels_per_cm * _BEHIND_CM / (camera.distance_cm + _BEHIND_CM)
    if detail.factor > 1 or reach < _FOCUS_FROM:
        picture.program("sensor", FACTOR=detail.factor, FOCUS=0).fill(target, radiance_map=shaded)
        return
    picture.program("sensor", FOCUS=1).fill(target, radiance_map=shaded, reach=min(reach, _WIDEST))
