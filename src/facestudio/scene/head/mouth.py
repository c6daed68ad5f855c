"""Teeth, gums and tongue."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack, Topology
from facestudio.maths.normals import vertex_normals
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import teeth_material, tongue_material
from facestudio.scene.materials.types import GlossMaterial
from facestudio.scene.types import Mesh, Part
from facestudio.spec.types import FaceSpec

NO_TRIANGLES = np.zeros((0, 3), np.int32)
OPEN_CM = 0.12
"""Gap between the lips from which on anything of the mouth's inside can be seen."""


def lip_gap_cm(shape: HeadShape) -> float:
    """Height of the opening between the lips in the middle, cm; about 0 when the mouth is closed."""
    rest = shape.rest
    middle = (np.abs(rest[:, 0]) < 0.35) & (shape.tissue["lips"] > 0.3) & (rest[:, 2] > 9)
    height = shape.positions[middle, 1]
    if not len(height):
        return 0.0
    return float(np.diff(np.sort(height)).max())


def mouth_meshes(spec: FaceSpec, pack: HeadPack, shape: HeadShape) -> tuple[Mesh, ...]:
    """Both rows of teeth and the tongue, or nothing while the lips are closed, since nothing of it could be seen."""
    if lip_gap_cm(shape) < OPEN_CM:
        return ()
    teeth, tongue = teeth_material(spec), tongue_material(spec)
    return (
        _mesh(pack.upper_teeth, pack, shape, teeth),
        _mesh(pack.lower_teeth, pack, shape, teeth),
        _mesh(pack.tongue, pack, shape, tongue),
    )


def _mesh(surface: Topology, pack: HeadPack, shape: HeadShape, material: GlossMaterial) -> Mesh:
    positions = np.asarray(surface.subdivide @ shape.cage[surface.cage], np.float32)
    triangles = surface.triangles[-1]
    masks: NDArray[np.float32] = np.zeros((len(positions), 8), np.float32)
    return Mesh(
        part=Part.MOUTH,
        positions=positions,
        normals=vertex_normals(positions, triangles),
        rest=np.asarray(surface.subdivide @ pack.rest[surface.cage], np.float32),
        masks=masks,
        triangles=triangles,
        casters=NO_TRIANGLES,
        material=material,
    )
