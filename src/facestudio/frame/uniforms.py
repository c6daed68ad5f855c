"""Dataclasses of the scene as GLSL: their declarations, and their values on the way to a program."""

from __future__ import annotations

import dataclasses
import typing

from facestudio.gpu.device import Gpu
from facestudio.scene.materials.types import (
    ClothMaterial,
    Colour,
    EyeMaterial,
    GlossMaterial,
    Material,
    Matrix3,
    Quadruple,
    SkinMaterial,
    Texture,
)
from facestudio.scene.types import Part

MATERIALS: tuple[type[Material], ...] = (SkinMaterial, EyeMaterial, ClothMaterial, GlossMaterial)

_GLSL_TYPES: dict[object, str] = {
    float: "float",
    int: "int",
    Colour: "vec3",
    Quadruple: "vec4",
    Matrix3: "mat3",
    Texture: "sampler2D",
}


def declarations(material: type[Material]) -> str:
    """One `uniform` line for each field, in their order. Raises TypeError for a field of a type that has no twin in GLSL."""
    hints = typing.get_type_hints(material)
    lines = []
    for field in dataclasses.fields(material):
        glsl = _GLSL_TYPES.get(hints[field.name])
        if glsl is None:
            raise TypeError(f"{material.__name__}.{field.name}: {hints[field.name]} has no GLSL type.")
        lines.append(f"uniform {glsl} {field.name};")
    return "\n".join(lines) + "\n"


def part_constants() -> str:
    """`const int PART_SKIN = 1;` and so on, one line for each Part."""
    return "".join(f"const int PART_{part.name} = {part.value};\n" for part in Part)


def generated_includes() -> dict[str, str]:
    """Every text that the shaders of the frame include in pointed brackets, by name."""
    texts = {f"material/{material.__name__}": declarations(material) for material in MATERIALS}
    return {**texts, "scene/Part": part_constants()}


def material_values(material: Material, gpu: Gpu) -> dict[str, object]:
    """Uniform values of a material; its textures are brought to the GPU, where they stay for the next picture."""
    values: dict[str, object] = {}
    for field in dataclasses.fields(material):
        value = getattr(material, field.name)
        if isinstance(value, Texture):
            value = gpu.images.get(
                value.name, value.texels, repeat_x=value.repeat, repeat_y=value.repeat and value.tile
            )
        values[field.name] = value
    return values
