"""The mesh of an eyeball: a sphere with the steeper cap of the cornea."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles
from facestudio.scene.head.types import Eye
from facestudio.scene.materials import eye_material
from facestudio.scene.types import Mesh, Part
from facestudio.spec.types import FaceSpec

LIMBUS = 0.385
"""Radius of the cornea's rim, in eyeball radii: where an adult's iris ends on the pack's large eyeballs. A wider one shows as a
second ring on the white."""
CORNEA_RADIUS = 1.30 * LIMBUS
"""Radius of curvature of the cornea; 7.8 mm at a rim of 6 mm in life, an average adult's."""
BACK_ANGLE = 0.62 * np.pi
"""The eyeball ends behind its equator, where the lids hide it."""
FRONT_RINGS, BACK_RINGS, SECTORS = 40, 14, 64
CASTER_STEP = 4
"""Every so many rings and sectors cast shadows."""


def surface_radius(cosine: NDArray[np.floating]) -> NDArray[np.float64]:
    """Distance of the surface from the eyeball's centre, in its radii, at angles from the gaze given by their cosines."""
    z = np.asarray(cosine, dtype=np.float64)
    # Along each ray to the cornea's sphere, which cuts the eyeball at LIMBUS.
    cornea_z = np.sqrt(1 - LIMBUS**2) - np.sqrt(CORNEA_RADIUS**2 - LIMBUS**2)
    along = z * cornea_z
    reach = along + np.sqrt(np.maximum(along**2 - cornea_z**2 + CORNEA_RADIUS**2, 0))
    return np.where((z > 0) & (1 - z**2 < LIMBUS**2), np.maximum(reach, 1), 1.0)


@cache
def unit_eyeball() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32], NDArray[np.int32]]:
    """Vertices, normals (V, 3), triangles and caster triangles of an eyeball of radius 1 that looks along +z.

    The result depends on nothing and is shared: don't write to it.
    """
    polar = np.concatenate(
        [np.linspace(0, 0.75, FRONT_RINGS, endpoint=False), np.linspace(0.75, BACK_ANGLE, BACK_RINGS)]
    )
    profile = np.stack([np.sin(polar), np.cos(polar)], axis=1)
    profile *= surface_radius(np.cos(polar))[:, None]
    turn = np.arange(SECTORS) * (2 * np.pi / SECTORS)
    points = np.stack(
        [
            np.outer(profile[:, 0], np.cos(turn)),
            np.outer(profile[:, 0], np.sin(turn)),
            np.outer(profile[:, 1], np.ones(SECTORS)),
        ],
        axis=-1,
    )
    triangles = strip_triangles(len(polar), SECTORS)
    normals = vertex_normals(points.reshape(-1, 3), triangles)
    normals[:SECTORS] = (0, 0, 1)
    index = np.arange(len(polar) * SECTORS).reshape(len(polar), SECTORS)
    rows = np.unique(np.append(np.arange(0, len(polar), CASTER_STEP), len(polar) - 1))
    coarse = index[rows][:, ::CASTER_STEP]
    casters = coarse.reshape(-1)[strip_triangles(*coarse.shape)].astype(np.int32)
    return points.reshape(-1, 3).astype(np.float32), normals, triangles, casters


def eyeball_mesh(spec: FaceSpec, eye: Eye) -> Mesh:
    """The eyeball of one eye, placed and turned."""
    points, normals, triangles, casters = unit_eyeball()
    turned = eye.head_from_eye.T.astype(np.float32)
    return Mesh(
        part=Part.EYE,
        positions=(points @ turned * np.float32(eye.radius) + eye.centre.astype(np.float32)).astype(np.float32),
        normals=(normals @ turned).astype(np.float32),
        rest=points,
        masks=np.zeros((len(points), 8), np.float32),
        triangles=triangles,
        casters=casters,
        material=eye_material(spec, eye),
    )
