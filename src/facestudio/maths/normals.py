"""Normals of triangle meshes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def vertex_normals(positions: NDArray[np.floating], triangles: NDArray[np.integer]) -> NDArray[np.float32]:
    """Unit normals at the vertices, the area-weighted mean of the triangles round each.

    positions: (V, 3), any unit. triangles: (F, 3), counter-clockwise seen from outside.
    Returns (V, 3) float32. A vertex without any area round it gets (0, 0, 1).
    """
    points = np.asarray(positions, dtype=np.float64)
    corners = [points[triangles[:, k]] for k in range(3)]
    u, v = corners[1] - corners[0], corners[2] - corners[0]
    total = np.zeros_like(points)
    for axis in range(3):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        component = u[:, a] * v[:, b] - u[:, b] * v[:, a]
        for k in range(3):
            total[:, axis] += np.bincount(triangles[:, k], component, len(points))
    length = np.sqrt(np.einsum("vi,vi->v", total, total))
    flat = length < 1e-12
    total[flat] = (0.0, 0.0, 1.0)
    length[flat] = 1.0
    return (total / length[:, None]).astype(np.float32)
