"""The scene's arrays on their way to the GPU, and back out of it after the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np
from numpy.typing import NDArray

from facestudio.frame.detail import Detail
from facestudio.frame.ribbons import Triangles, caster_ribbons, ribbon_indices
from facestudio.gpu.device import Gpu
from facestudio.gpu.programs import Program
from facestudio.scene.types import Lens, Mesh, Part, Scene, Strands

STRAND_COLUMNS = 1024
"""Width of the textures that hold the strands' points; common_strands.glsl knows it too."""
_ROWS_AT_ONCE = 64

_AS_TOLD = 127
"""Of 255: openness of a hair that is lit as casters tell; strand_light.frag knows it too."""


@dataclass(frozen=True, slots=True)
class MeshBuffers:
    """A mesh on the GPU: vertex attributes by their GLSL name with their format, and the triangles drawn."""

    mesh: Mesh
    attributes: dict[str, tuple[moderngl.Buffer, str]]
    triangles: moderngl.Buffer


@dataclass(frozen=True, slots=True)
class StrandRange:
    """Where a set of strands lies among all points. first: its first point; count: of its strands; points: of each.
    kind: 0 hair of the scalp, 1 a beard, 2 coils and stubs, 3 brows and lashes. company: mean reflectance."""

    first: int
    count: int
    points: int
    gloss: float
    kind: int
    company: tuple[float, float, float]

    @property
    def size(self) -> int:
        """Points of the set."""
        return self.count * self.points


class Uploads:
    """The buffers of one picture. `release` gives all of them back; nothing here outlives the picture."""

    def __init__(self, scene: Scene, gpu: Gpu, detail: Detail) -> None:
        self._gpu = gpu
        self._owned: list[moderngl.Buffer | moderngl.VertexArray] = []
        self.meshes = tuple(self._mesh(mesh) for mesh in scene.meshes if len(mesh.triangles))
        self.lenses = tuple((lens, self._lens(lens)) for lens in scene.lenses if len(lens.triangles))
        solids = [_compact(mesh.positions, mesh.casters) for mesh in scene.meshes if len(mesh.casters)]
        # Lights take turns with two halves of the ribbons: what one misses the other has, and their shadows are averaged.
        halves = [caster_ribbons(scene.strands, detail.lamp_casters // 2, offset) for offset in (0, 1)]
        self.receivers = _thin_out([points for points, _ in (*solids, *halves[0])])
        self.lamp_casters = tuple(self._join([*solids, *half]) for half in halves)
        self.dome_casters = self._join([*solids, *caster_ribbons(scene.strands, detail.dome_casters)])
        self.strands = _ranges(scene.strands)
        self._strand_textures(scene.strands)

    def vertex_array(
        self,
        program: Program,
        buffers: MeshBuffers | tuple[moderngl.Buffer, moderngl.Buffer],
        renamed: dict[str, str] | None = None,
    ) -> moderngl.VertexArray:
        """A mesh, or a pair (positions, triangles), as input of a program. Attributes that it doesn't use are left out.
        renamed: GLSL name -> name among the mesh's attributes, where they differ."""
        if isinstance(buffers, tuple):
            positions, triangles = buffers
            attributes = {"in_position": (positions, "3f")}
        else:
            attributes, triangles = dict(buffers.attributes), buffers.triangles
            for name, original in (renamed or {}).items():
                attributes[name] = attributes[original]
        content = [(buffer, layout, name) for name, (buffer, layout) in attributes.items() if name in program.program]
        array = self._gpu.context.vertex_array(program.program, content, triangles, index_element_size=4)
        self._owned.append(array)
        return array

    def lens_array(
        self, program: Program, buffers: tuple[moderngl.Buffer, moderngl.Buffer, moderngl.Buffer]
    ) -> moderngl.VertexArray:
        """A lens (positions, normals, triangles) as input of a program."""
        positions, normals, triangles = buffers
        content = [
            (buffer, "3f", name)
            for buffer, name in ((positions, "in_position"), (normals, "in_normal"))
            if name in program.program
        ]
        array = self._gpu.context.vertex_array(program.program, content, triangles, index_element_size=4)
        self._owned.append(array)
        return array

    def ribbon_array(self, program: Program, points: int, strands: int) -> moderngl.VertexArray:
        """Ribbons of `strands` strands with so many points, as input of a program that makes vertices of their numbers."""
        indices = self._buffer(ribbon_indices(strands, points))
        array = self._gpu.context.vertex_array(program.program, [], indices, index_element_size=4)
        self._owned.append(array)
        return array

    def release(self) -> None:
        """Give everything back."""
        for thing in reversed(self._owned):
            thing.release()
        self._owned.clear()

    def _buffer(self, array: NDArray[np.generic]) -> moderngl.Buffer:
        buffer = self._gpu.context.buffer(np.ascontiguousarray(array))
        self._owned.append(buffer)
        return buffer

    def _mesh(self, mesh: Mesh) -> MeshBuffers:
        # Finer levels' vertices come after the coarser ones'; those that are not drawn stay behind.
        used = int(mesh.triangles.max()) + 1
        masks = np.ascontiguousarray(mesh.masks[:used], np.float32)
        masks_buffer = self._buffer(masks)
        attributes = {
            "in_position": (self._buffer(np.asarray(mesh.positions[:used], np.float32)), "3f"),
            "in_normal": (self._buffer(np.asarray(mesh.normals[:used], np.float32)), "3f"),
            "in_rest": (self._buffer(np.asarray(mesh.rest[:used], np.float32)), "3f"),
            "in_mask_a": (masks_buffer, "4f 4x4"),
            "in_mask_b": (masks_buffer, "4x4 4f"),
            "in_coverage": (masks_buffer, "1f 7x4"),
        }
        return MeshBuffers(mesh, attributes, self._buffer(np.asarray(mesh.triangles, np.int32)))

    def _lens(self, lens: Lens) -> tuple[moderngl.Buffer, moderngl.Buffer, moderngl.Buffer]:
        return (
            self._buffer(np.asarray(lens.positions, np.float32)),
            self._buffer(np.asarray(lens.normals, np.float32)),
            self._buffer(np.asarray(lens.triangles, np.int32)),
        )

    def _join(
        self,
        parts: Sequence[Triangles],
    ) -> tuple[moderngl.Buffer, moderngl.Buffer]:
        """All casters in one buffer, so that a tile takes one draw."""
        if not parts:
            parts = [
                (np.zeros((3, 3), np.float32), np.zeros((1, 3), np.int32))
            ]  # an empty buffer is an error in OpenGL
        starts = np.cumsum([0, *(len(points) for points, _ in parts[:-1])])
        positions = np.concatenate([points for points, _ in parts])
        triangles = np.concatenate(
            [triangles + np.int32(start) for (_, triangles), start in zip(parts, starts, strict=True)]
        )
        return self._buffer(positions), self._buffer(triangles)

    def _strand_textures(self, strands: Sequence[Strands]) -> None:
        total = sum(item.size for item in self.strands)
        if not total:
            return
        rows = -(-total // STRAND_COLUMNS)
        capacity = -(-rows // _ROWS_AT_ONCE) * _ROWS_AT_ONCE
        points = np.zeros((rows * STRAND_COLUMNS, 4), np.float32)
        colours = np.zeros((rows * STRAND_COLUMNS, 4), np.float16)
        openness = np.full((rows * STRAND_COLUMNS, 1), _AS_TOLD, np.uint8)
        for item, hair in zip(self.strands, _drawable(strands), strict=True):
            part = slice(item.first, item.first + item.size)
            points[part, :3] = hair.points.reshape(-1, 3)
            points[part, 3] = hair.widths.reshape(-1)
            colours[part, :3] = hair.colours.reshape(-1, 3)
            colours[part, 3] = hair.opacity.reshape(-1)
            if hair.openness is not None:
                openness[part, 0] = np.clip(hair.openness.reshape(-1) * _AS_TOLD + 0.5, 0.0, 255.0)
        targets, size = self._gpu.targets, (STRAND_COLUMNS, capacity)
        viewport = (0, 0, STRAND_COLUMNS, rows)
        targets.get("strand_points", size, 4, "f4").texture.write(points, viewport)
        targets.get("strand_colours", size, 4, "f2").texture.write(colours, viewport)
        targets.get("strand_openness", size, 1, "f1").texture.write(openness, viewport)
        targets.get("strand_radiance", size, 4, "f2")


def _drawable(strands: Sequence[Strands]) -> list[Strands]:
    return [hair for hair in strands if hair.points.shape[0] and hair.points.shape[1] >= 2]


_SHORT_RUN = 1.0
"""cm. What runs straight for less is evened out over less of its way, or coils and stubs are felt. By eye."""


def _kind(hair: Strands) -> int:
    if hair.part == Part.HAIR:
        return 2 if hair.straight < _SHORT_RUN else 0
    return 1 if hair.part == Part.BEARD else 3


def _ranges(strands: Sequence[Strands]) -> tuple[StrandRange, ...]:
    ranges = []
    first = 0
    for hair in _drawable(strands):
        count, points, _ = hair.points.shape
        some = hair.colours[::7, points // 2]  # enough to measure by
        r, g, b = (float(c) for c in some.mean(axis=0, dtype=np.float64))
        ranges.append(StrandRange(first, count, points, hair.gloss, _kind(hair), (r, g, b)))
        first += count * points
    return tuple(ranges)


def _compact(
    positions: NDArray[np.float32],
    triangles: NDArray[np.int32],
) -> Triangles:
    """Only the vertices that the triangles touch, in their order."""
    used = np.zeros(len(positions), bool)
    used[triangles.ravel()] = True
    number = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return np.asarray(positions[used], np.float32), number[triangles]


def _thin_out(points: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Enough of the casters' points to bound what receives light."""
    thinned = [part[:: 7 if len(part) > 500 else 1] for part in points]
    return np.concatenate([np.zeros((0, 3), np.float32), *thinned])
