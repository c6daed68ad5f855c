"""The caruncle: the small pink bump in the inner corner of the eye, which the base mesh doesn't have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.surfaces import unit_sphere
from facestudio.scene.head.types import Eye

HALF_AXES_CM = np.array([0.21, 0.13, 0.07])
OFFSET_CM = np.array([0.165, -0.02])
"""From the inner corner: towards the eye's outer side, and down."""
SUNK_CM = -0.015
"""How far its middle lies below the surface of the eyeball; deeper, the lids hide it."""
RINGS, SECTORS = 8, 12
PINK_REST = np.array([3.0, 70.0, 12.0])
"""Where its patterns are looked up: a plain spot of the cheek."""


def caruncle_geometry(
    eye: Eye,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
    """Positions, normals, rest (V, 3) each, head space, and triangles (F, 3) of one eye's caruncle."""
    sphere, triangles = unit_sphere(RINGS, SECTORS)
    side = np.sign(eye.centre[0]) or 1.0
    across = eye.inner_corner[:2] + OFFSET_CM * np.array([side, 1.0]) - eye.centre[:2]
    depth = np.sqrt(max(eye.radius**2 - float(across @ across), 0.0)) - SUNK_CM
    centre = eye.centre + np.append(across, depth)
    normals = sphere / HALF_AXES_CM
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return (
        (centre + sphere * HALF_AXES_CM).astype(np.float32),
        normals.astype(np.float32),
        (PINK_REST + sphere * HALF_AXES_CM).astype(np.float32),
        triangles,
    )
