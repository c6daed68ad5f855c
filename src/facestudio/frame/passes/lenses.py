"""Spectacle lenses over the picture."""

from __future__ import annotations

import moderngl

from facestudio.frame.picture import Picture, clip_from_head, lamp_uniforms


def run(picture: Picture) -> None:
    """First dim what lies behind each lens, then add what it mirrors; rims and hair in front of it hide it."""
    if not picture.uploads.lenses:
        return
    context = picture.gpu.context
    marks = picture.into("lens_samples", depth="samples_depth")
    marks.use()
    marks.depth_mask = False
    marks.clear()
    context.enable_only(moderngl.DEPTH_TEST)
    _draw(picture, 0)
    marks.depth_mask = True
    picture.into("composite").use()
    context.enable_only(moderngl.BLEND)
    context.blend_func = moderngl.DST_COLOR, moderngl.ZERO
    _draw(picture, 1)
    context.blend_func = moderngl.ONE, moderngl.ONE
    _draw(picture, 2)
    context.blend_func = moderngl.DEFAULT_BLENDING


def _draw(picture: Picture, step: int) -> None:
    camera = picture.scene.camera
    program = picture.program("lens", PASS=step, SAMPLES=picture.detail.samples)
    program.set(clip_from_head=clip_from_head(camera), camera_position=camera.position)
    if step:
        program.set(sample_map=picture.target("lens_samples"), **lamp_uniforms(picture.scene.lighting))
    for lens, buffers in picture.uploads.lenses:
        height = lens.positions[:, 1]
        program.set(
            transmittance=lens.transmittance,
            transmittance_below=lens.transmittance_below,
            reflectance=lens.reflectance,
            edges=(float(height.min()), float(height.max())),
        )
        picture.uploads.lens_array(program, buffers).render(moderngl.TRIANGLES)
