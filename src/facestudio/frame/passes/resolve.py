"""From surfaces and the light on them to radiance."""

from __future__ import annotations

from facestudio.frame.lamps import sample_lighting
from facestudio.frame.picture import Picture, lamp_uniforms, padded

# Highlights take fewer samples than shadows: they are broad, and the share of the lamp that is seen is known already.
_KEY, _RIM, _FILL = 12, 4, 4
LAMP_SAMPLES = _KEY + _RIM + _FILL


def run(picture: Picture) -> None:
    """Light every pixel; the backdrop shows where there is none."""
    samples = sample_lighting(picture.scene.lighting, _KEY, _RIM, _FILL, 0)
    picture.program("resolve", LAMP_SAMPLES=LAMP_SAMPLES).fill(
        picture.into("radiance"),
        position_map=picture.target("position"),
        normal_map=picture.target("normal"),
        normal_diffuse_map=picture.target("normal_diffuse"),
        albedo_map=picture.target("albedo"),
        direct_map=picture.target("irradiance"),
        lamps_map=picture.target("lamps"),
        irradiance_map=picture.target("scattered"),
        backdrop_map=picture.target("backdrop"),
        camera_position=picture.scene.camera.position,
        pixels_per_cm=picture.pixels_per_cm,
        sample_direction=padded(samples.directions, LAMP_SAMPLES),
        sample_radiance=padded(samples.radiance, LAMP_SAMPLES),
        sample_ends=samples.ends[:3],
        **lamp_uniforms(picture.scene.lighting),
    )
