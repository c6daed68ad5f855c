"""The four interleaved quarters of the light, shared out."""

from __future__ import annotations

from facestudio.frame.picture import Picture


def run(picture: Picture) -> None:
    """Average neighbours that lie on one surface."""
    picture.program("smoothing").fill(
        picture.into("irradiance", "lamps", depth="surface_depth"),
        position_map=picture.target("position"),
        normal_diffuse_map=picture.target("normal_diffuse"),
        irradiance_map=picture.target("irradiance_rough"),
        lamps_map=picture.target("lamps_rough"),
        over_surfaces=True,
    )
