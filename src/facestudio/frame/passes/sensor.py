"""From the shaded picture to the one that leaves: size and focus."""

from __future__ import annotations

from facestudio.frame.picture import Picture

_FOCUS_FROM = 0.6
"""Blurs whose radius stays below so many pixels, for what lies 12 cm behind the eyes, are not worth the time."""


def run(picture: Picture) -> None:
    """Average whole blocks of a small picture; blur what is out of focus in a large one."""
    camera, detail = picture.scene.camera, picture.detail
    target, shaded = picture.into("colour"), picture.target("composite")
    aperture = camera.aperture_radius_cm * picture.pixels_per_cm
    if detail.factor > 1 or aperture * 12.0 / camera.distance_cm < _FOCUS_FROM:
        picture.program("sensor", FACTOR=detail.factor, FOCUS=0).fill(target, radiance_map=shaded)
        return
    picture.program("sensor", SAMPLES=detail.samples, FOCUS=1).fill(
        target,
        radiance_map=shaded,
        samples_depth=picture.target("samples_depth"),
        camera_depth=camera.clip_from_view[2, 2:4],
        focus_distance=camera.distance_cm,
        aperture_pixels=aperture,
    )
