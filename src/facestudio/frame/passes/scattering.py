"""Light below the skin: two blurs of irradiance, across and upwards."""

from __future__ import annotations

from facestudio.frame.picture import Picture

_STEPS = (("irradiance", "scattered_across", (1.0, 0.0)), ("scattered_across", "scattered", (0.0, 1.0)))


def run(picture: Picture) -> None:
    """Blur in head distances, skin far, eyes and mouth less, all else not at all."""
    program = picture.program("scattering")
    for source, result, direction in _STEPS:
        program.fill(
            picture.into(result),
            irradiance_map=picture.target(source),
            position_map=picture.target("position"),
            albedo_map=picture.target("albedo"),
            direction=direction,
            pixels_per_cm=picture.pixels_per_cm,
        )
