"""What each light sample sees of the person, as depth: one tile of the atlas for each."""

from __future__ import annotations

import moderngl

from facestudio.frame.picture import TILES_PER_ROW, Picture


def run(picture: Picture) -> None:
    """Draw the casters once for every light. The dome's samples make do with fewer ribbons of hair."""
    framebuffer = picture.into(depth="shadows")
    framebuffer.use()
    framebuffer.clear(depth=1.0)
    context = picture.gpu.context
    context.enable_only(moderngl.DEPTH_TEST)
    program = picture.program("depth")
    lamps = [picture.uploads.vertex_array(program, half) for half in picture.uploads.lamp_casters]
    dome = picture.uploads.vertex_array(program, picture.uploads.dome_casters)
    tile = picture.detail.tile
    for index, tile_from_head in enumerate(picture.shadow_tiles):
        framebuffer.viewport = (index % TILES_PER_ROW * tile, index // TILES_PER_ROW * tile, tile, tile)
        # Not by turns of one: every fourth light goes to the same pixels.
        program.set(clip_from_head=tile_from_head)
        casters = lamps[index // 4 % 2] if index < picture.lights.ends[2] else dome
        casters.render(moderngl.TRIANGLES)
        picture.gpu.pace(casters.vertices // 3)
    width, height = picture.target("shadows").size
    framebuffer.viewport = (0, 0, width, height)
