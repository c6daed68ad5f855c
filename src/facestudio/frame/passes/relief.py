"""The relief of the hair as the camera sees it."""

from __future__ import annotations

from facestudio.frame.picture import Picture


def run(picture: Picture) -> None:
    """Bring depths of hair and surfaces down to a small map, and compare each place with what is around it."""
    means = picture.target("relief_means")
    side = means.size[0]
    picture.program("relief", STEP=0, SIDE=side).fill(
        picture.into("relief_means", "relief_headings"),
        sample_map=picture.target("samples"),
        samples_depth=picture.target("samples_depth"),
        camera_depth=picture.scene.camera.clip_from_view[2, 2:4],
        focus_distance=picture.scene.camera.distance_cm,
    )
    picture.program("relief", STEP=1, SIDE=side).fill(
        picture.into("relief"),
        means_map=means,
        headings_map=picture.target("relief_headings"),
        texels_per_cm=side / picture.scene.camera.visible_height_cm,
    )
