"""The buffer of samples, several to a pixel: nearest surface or hair."""

from __future__ import annotations

import moderngl
import numpy as np

from facestudio.frame.detail import LARGEST
from facestudio.frame.picture import Picture, clip_from_head
from facestudio.gpu.programs import Program
from facestudio.scene.materials.types import ClothMaterial
from facestudio.scene.types import Camera

_TRIANGLES_AT_ONCE = 100_000

_FRAY = 0.3
"""Share by which the tips of the scalp's hair cover less in the largest picture; in smaller ones each stands for more."""


def run(picture: Picture) -> None:
    """Meshes leave depth and part label, hair its radiance."""
    framebuffer = picture.into("samples", depth="samples_depth")
    framebuffer.use()
    framebuffer.clear(0.0, 0.0, 0.0, 0.0, depth=1.0)
    picture.gpu.context.enable_only(moderngl.DEPTH_TEST)
    _draw_meshes(picture)
    _draw_strands(picture)


def _draw_meshes(picture: Picture) -> None:
    whole, cut = picture.program("sample"), picture.program("sample", CUT=1)
    camera = picture.scene.camera
    for program in (whole, cut):
        program.set(clip_from_head=clip_from_head(camera), depth_from_head=depth_from_head(camera))
    for buffers in picture.uploads.meshes:
        program = cut if isinstance(buffers.mesh.material, ClothMaterial) else whole
        program.set(part_label=float(buffers.mesh.part))
        picture.uploads.vertex_array(program, buffers).render(moderngl.TRIANGLES)


def _draw_strands(picture: Picture) -> None:
    if not picture.uploads.strands:
        return
    program: Program = picture.program("strand")
    camera, targets = picture.scene.camera, picture.gpu.targets
    program.set(
        strand_points=targets.named("strand_points"),
        strand_radiance=targets.named("strand_radiance"),
        clip_from_head=clip_from_head(camera),
        camera_position=camera.position,
        pixel_slope=camera.visible_height_cm / camera.distance_cm / picture.target("samples").size[0],
    )
    for item in picture.uploads.strands:
        program.set(
            first_point=item.first,
            points_per_strand=item.points,
            kind=float(item.kind),
            fray=0.0 if item.kind in (1, 3) else _FRAY * (LARGEST / picture.detail.size) ** 0.5,
        )
        ribbons = picture.uploads.ribbon_array(program, item.points, item.count)
        for first in range(0, ribbons.vertices, 3 * _TRIANGLES_AT_ONCE):
            vertices = min(3 * _TRIANGLES_AT_ONCE, ribbons.vertices - first)
            ribbons.render(moderngl.TRIANGLES, vertices, first=first)
            picture.gpu.pace(vertices // 3)


def depth_from_head(camera: Camera) -> np.ndarray:
    """(4,) row that gives the distance along the camera's axis, cm, from the focused plane."""
    return -camera.view_from_head[2] - np.array([0.0, 0.0, 0.0, camera.distance_cm])
