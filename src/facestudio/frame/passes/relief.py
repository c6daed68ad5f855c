"""The relief of the hair as the camera sees it."""

from __future__ import annotations

import numpy as np

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
    axes = picture.scene.camera.view_from_head[:3, :3]
    picture.program("relief", STEP=1, SIDE=side).fill(
        picture.into("relief"),
        means_map=means,
        headings_map=picture.target("relief_headings"),
        texels_per_cm=side / picture.scene.camera.visible_height_cm,
        normal_diffuse_map=picture.target("normal_diffuse"),
        camera_right=axes[0],
        camera_up=axes[1],
        camera_forward=-axes[2],
        towards_key=_towards_key(picture),
    )


def _towards_key(picture: Picture) -> tuple[float, float]:
    """The part of the key's direction that lies in the picture, to the right and up; nothing of a lamp behind the person."""
    lighting, camera = picture.scene.lighting, picture.scene.camera
    x, y, z = camera.view_from_head[:3, :3] @ np.asarray(lighting.key.direction)
    before = float(np.clip(2.0 * z + 0.5, 0.0, 1.0))
    return float(x) * before, float(y) * before
