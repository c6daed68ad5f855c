"""How much of each light reaches each pixel."""

from __future__ import annotations

from facestudio.frame.picture import Picture, near_uniforms, padded, shadow_uniforms


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
        light_ends=picture.lights.ends,
        dome_share=4.0 / max(end - first_of_dome, 1),
        **near_uniforms(picture.scene.lighting),
        **shadow_uniforms(picture),
    )
