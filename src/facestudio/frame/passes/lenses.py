"""Spectacle lenses over the picture."""

from __future__ import annotations

import moderngl
import numpy as np

from facestudio.frame.picture import Picture, clip_from_head, lamp_uniforms
from facestudio.scene.types import Lens

_Buffers = tuple[moderngl.Buffer, moderngl.Buffer, moderngl.Buffer]


def run(picture: Picture) -> None:
    """Bend and dim what lies behind each lens and add what it mirrors, the further lens first; rims and hair hide both."""
    if not picture.uploads.lenses:
        return
    context = picture.gpu.context
    eye = np.asarray(picture.scene.camera.position)
    lenses = sorted(picture.uploads.lenses, key=lambda lens: -float(np.linalg.norm(lens[0].positions[0] - eye)))
    marks = picture.into("lens_samples", depth="samples_depth")
    marks.use()
    marks.depth_mask = False
    marks.clear()
    context.enable_only(moderngl.DEPTH_TEST)
    for lens, buffers in lenses:
        _draw(picture, 0, lens, buffers)
    marks.depth_mask = True
    context.enable_only(moderngl.NOTHING)
    for lens, buffers in lenses:
        picture.into("behind_lens").use()
        _draw(picture, 1, lens, buffers)
        picture.into("composite").use()
        _draw(picture, 2, lens, buffers)


def _draw(picture: Picture, step: int, lens: Lens, buffers: _Buffers) -> None:
    camera = picture.scene.camera
    program = picture.program("lens", PASS=step, SAMPLES=picture.detail.samples)
    program.set(clip_from_head=clip_from_head(camera), camera_position=camera.position)
    if step == 1:
        height = lens.positions[:, 1]
        program.set(
            picture_map=picture.target("composite"),
            lens_map=picture.target("lens_samples"),
            sample_map=picture.target("samples"),
            transmittance=lens.transmittance,
            transmittance_below=lens.transmittance_below,
            reflectance=lens.reflectance,
            optical_centre=lens.positions[0],
            bend=lens.bend,
            edges=(float(height.min()), float(height.max())),
            **lamp_uniforms(picture.scene.lighting),
        )
    elif step == 2:
        program.set(picture_map=picture.target("behind_lens"))
    picture.uploads.lens_array(program, buffers).render(moderngl.TRIANGLES)
