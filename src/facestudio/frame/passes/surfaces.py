"""G-buffer: what surface each pixel shows, before any light."""

from __future__ import annotations

import moderngl

from facestudio.frame.picture import Picture, clip_from_head
from facestudio.frame.uniforms import generated_includes, material_values
from facestudio.gpu.device import Gpu
from facestudio.gpu.programs import Program
from facestudio.scene.materials.types import ClothMaterial, EyeMaterial, GlossMaterial, Material, SkinMaterial

MODELS: dict[type[Material], str] = {
    SkinMaterial: "skin",
    EyeMaterial: "eye",
    ClothMaterial: "cloth",
    GlossMaterial: "gloss",
}
"""The shading model of a material: the middle of its file's name."""

TARGETS = ("position", "normal", "normal_diffuse", "albedo")


def surface_program(gpu: Gpu, material: type[Material]) -> Program:
    """The program that draws meshes of a material."""
    gpu.programs.give(generated_includes())
    model = f"frame/surface_{MODELS[material]}.frag"
    fragment = ("frame/surface_input.glsl", f"<material/{material.__name__}>", model, "frame/surface_main.glsl")
    return gpu.programs.link(("frame/surface.vert",), fragment)


def run(picture: Picture) -> None:
    """Draw every mesh, first as depth only, so that nothing hidden is shaded."""
    framebuffer = picture.into(*TARGETS, depth="surface_depth")
    framebuffer.use()
    framebuffer.clear(0.0, 0.0, 0.0, 0.0, depth=1.0)
    picture.gpu.context.enable_only(moderngl.DEPTH_TEST)
    _lay_depth(picture)
    picture.gpu.settle()
    framebuffer.use()
    camera = picture.scene.camera
    for buffers in picture.uploads.meshes:
        program = surface_program(picture.gpu, type(buffers.mesh.material))
        program.set(
            clip_from_head=clip_from_head(camera),
            camera_position=camera.position,
            part_label=float(buffers.mesh.part),
            **material_values(buffers.mesh.material, picture.gpu),
        )
        picture.uploads.vertex_array(program, buffers).render(moderngl.TRIANGLES)


def _lay_depth(picture: Picture) -> None:
    picture.into(depth="surface_depth").use()
    whole, cut = picture.program("behind"), picture.program("behind", CUT=1)
    for program in (whole, cut):
        program.set(clip_from_head=clip_from_head(picture.scene.camera))
    for buffers in picture.uploads.meshes:
        program = cut if isinstance(buffers.mesh.material, ClothMaterial) else whole
        picture.uploads.vertex_array(program, buffers).render(moderngl.TRIANGLES)
