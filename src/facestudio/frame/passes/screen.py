"""What the camera sees of the shadow casters, small: hair well behind it need not be lit or drawn."""

from __future__ import annotations

import moderngl

from facestudio.frame.picture import Picture, clip_from_head


def run(picture: Picture) -> None:
    """Draw the casters as the camera sees them, depth alone."""
    framebuffer = picture.into(depth="screen_depth")
    framebuffer.use()
    framebuffer.clear(depth=1.0)
    if not picture.uploads.strands:
        return
    picture.gpu.context.enable_only(moderngl.DEPTH_TEST)
    program = picture.program("depth")
    program.set(clip_from_head=clip_from_head(picture.scene.camera))
    for half in picture.uploads.lamp_casters:
        picture.uploads.vertex_array(program, half).render(moderngl.TRIANGLES)
