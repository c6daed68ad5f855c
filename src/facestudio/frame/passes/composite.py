"""Hair over surfaces, with smooth edges everywhere."""

from __future__ import annotations

from facestudio.frame.picture import Picture

_COMB_CM = 0.13
"""How far along each fibre its neighbours' light is averaged, to either side."""


def run(picture: Picture) -> None:
    """Average the samples of every pixel."""
    camera = picture.scene.camera
    right, up, back = camera.view_from_head[:3, :3]
    projection = camera.clip_from_view
    picture.program("composite", SAMPLES=picture.detail.samples).fill(
        picture.into("composite"),
        radiance_map=picture.target("radiance"),
        position_map=picture.target("position"),
        normal_diffuse_map=picture.target("normal_diffuse"),
        backdrop_map=picture.target("backdrop"),
        sample_map=picture.target("samples"),
        camera_position=camera.position,
        camera_right=right,
        camera_up=up,
        camera_forward=-back,
        focus_distance=camera.distance_cm,
        view_slope=(
            1.0 / projection[0, 0],
            1.0 / projection[1, 1],
            projection[0, 2] / projection[0, 0],
            projection[1, 2] / projection[1, 1],
        ),
        pixel_cm=1.0 / picture.pixels_per_cm,
        samples_depth=picture.target("samples_depth"),
        camera_depth=camera.clip_from_view[2, 2:4],
        relief_map=picture.target("relief"),
        comb_across=1.5 if picture.detail.factor > 1 else 0.9,
        comb_pixels=_COMB_CM * picture.pixels_per_cm,
        aperture_pixels=camera.aperture_radius_cm * picture.pixels_per_cm,
    )
