"""The caruncle: the small pink bump in the inner corner of the eye, which the base mesh doesn't have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.surfaces import unit_sphere
from facestudio.scene.head.types import Eye

HALF_AXES_CM = np.array([0.20, 0.15, 0.10])
OFFSET_CM = np.array([0.10, -0.02, -0.19])
"""From the inner corner: towards the eye's outer side, down, back."""
RINGS, SECTORS = 8, 12
PINK_REST = np.array([3.0, 70.0, 12.0])
"""Where its patterns are looked up: a plain spot of the cheek."""


def caruncle_geometry(
    eye: Eye,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
    """Positions, normals, rest (V, 3) each, head space, and triangles (F, 3) of one eye's caruncle."""
    sphere, triangles = unit_sphere(RINGS, SECTORS)
    side = np.sign(eye.centre[0]) or 1.0
    centre = eye.inner_corner + OFFSET_CM * np.array([side, 1.0, 1.0])
    normals = sphere / HALF_AXES_CM
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return (
        (centre + sphere * HALF_AXES_CM).astype(np.float32),
        normals.astype(np.float32),
        (PINK_REST + sphere * HALF_AXES_CM).astype(np.float32),
        triangles,
    )
