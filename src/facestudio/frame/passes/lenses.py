"""Spectacle lenses over the picture."""

from __future__ import annotations

import moderngl

from facestudio.frame.picture import Picture, clip_from_head, lamp_uniforms


def run(picture: Picture) -> None:
    """First dim what lies behind each lens, then add what it mirrors; surfaces in front of it hide it."""
    if not picture.uploads.lenses:
        return
    context = picture.gpu.context
    framebuffer = picture.into("composite", depth="surface_depth")
    framebuffer.use()
    framebuffer.depth_mask = False
    camera = picture.scene.camera
    for number, blend in enumerate(((moderngl.DST_COLOR, moderngl.ZERO), (moderngl.ONE, moderngl.ONE))):
        program = picture.program("lens", PASS=number)
        program.set(clip_from_head=clip_from_head(camera), camera_position=camera.position)
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = blend
        if number == 1:
            program.set(**lamp_uniforms(picture.scene.lighting))
        for lens, buffers in picture.uploads.lenses:
            program.set(transmittance=lens.transmittance)
            picture.uploads.lens_array(program, buffers).render(moderngl.TRIANGLES)
    context.enable_only(moderngl.DEPTH_TEST)
    context.blend_func = moderngl.DEFAULT_BLENDING
    framebuffer.depth_mask = True
