"""Meshes of simple surfaces."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


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
