"""Normals of triangle meshes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def vertex_normals(positions: NDArray[np.floating], triangles: NDArray[np.integer]) -> NDArray[np.float32]:
    """Unit normals at the vertices, the area-weighted mean of the triangles round each.

    positions: (V, 3), any unit. triangles: (F, 3), counter-clockwise seen from outside.
    Returns (V, 3) float32. A vertex without any area round it gets (0, 0, 1).
    """
    # Coordinate by coordinate: gathering from rows of three takes half as long again.
    points = np.ascontiguousarray(np.asarray(positions, dtype=np.float64).T)
    corners = [np.ascontiguousarray(triangles[:, k]) for k in range(3)]
    first, second, third = (points[:, corner] for corner in corners)
    u, v = second - first, third - first
    total = np.zeros_like(points)
    for axis in range(3):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        component = u[a] * v[b] - u[b] * v[a]
        for corner in corners:
            total[axis] += np.bincount(corner, component, points.shape[1])
    total = total.T
    length = np.sqrt(np.einsum("vi,vi->v", total, total))
    flat = length < 1e-12
    total[flat] = (0.0, 0.0, 1.0)
    length[flat] = 1.0
    return (total / length[:, None]).astype(np.float32)
