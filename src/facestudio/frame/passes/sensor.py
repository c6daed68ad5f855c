"""From the shaded picture to the one that leaves: size and focus."""

from __future__ import annotations

from facestudio.frame.picture import Picture

_FOCUS_FROM = 0.6
"""Blurs whose radius stays below so many pixels, for what lies _BEHIND_CM behind the eyes, are not worth the time."""
_BEHIND_CM = 16.0
_WIDEST = 10.0
"""Pixels; what lies further out of focus than that is hair and shoulders, on which more could not be told apart."""
_TAPS, _WIDE = (18, 40), 5.0
"""Of a circle of confusion, and of one from so many pixels on: fewer would show one by one."""


def run(picture: Picture) -> None:
    """Average whole blocks of a small picture; blur what is out of focus."""
    camera, detail = picture.scene.camera, picture.detail
    pixels_per_cm = picture.pixels_per_cm / detail.factor
    reach = min(camera.aperture_radius_cm * pixels_per_cm * _BEHIND_CM / (camera.distance_cm + _BEHIND_CM), _WIDEST)
    taps = 0 if reach < _FOCUS_FROM else _TAPS[reach >= _WIDE]
    program = picture.program("sensor", FACTOR=detail.factor, TAPS=taps)
    if taps:
        program.set(reach=reach)
    program.fill(picture.into("colour"), radiance_map=picture.target("composite"))
