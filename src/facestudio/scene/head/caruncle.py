"""The caruncle: the small pink bump in the inner corner of the eye, which the base mesh doesn't have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.head.types import Eye

HALF_AXES_CM = np.array([0.15, 0.085, 0.11])
OFFSET_CM = np.array([0.05, -0.01, -0.10])
"""From the inner corner: towards the eye's outer side, down, back."""
RINGS, SECTORS = 8, 12
PINK_REST = np.array([3.0, 70.0, 12.0])
"""Where its patterns are looked up: a plain spot of the cheek."""


def unit_sphere(rings: int, sectors: int) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Vertices (V, 3) on the unit sphere about the z axis, and outward triangles (F, 3)."""
    polar = np.linspace(0, np.pi, rings)
    turn = np.arange(sectors) * (2 * np.pi / sectors)
    points = np.stack(
        [
            np.outer(np.sin(polar), np.cos(turn)),
            np.outer(np.sin(polar), np.sin(turn)),
            np.outer(np.cos(polar), np.ones(sectors)),
        ],
        axis=-1,
    ).reshape(-1, 3)
    return points, strip_triangles(rings, sectors)


def strip_triangles(rings: int, sectors: int, *, closed: bool = True) -> NDArray[np.int32]:
    """Triangles of a tube of `rings` rings with `sectors` vertices each; `closed` joins each ring's end with its start."""
    row = (np.arange(rings - 1) * sectors)[:, None]
    column = np.arange(sectors if closed else sectors - 1)[None, :]
    after = (column + 1) % sectors
    corners = (row + column, row + sectors + column, row + sectors + after, row + after)
    quads = np.stack(np.broadcast_arrays(*corners), axis=-1).reshape(-1, 4)
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)


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
