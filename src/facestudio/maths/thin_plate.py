"""Thin-plate splines in space, with the kernel r (Bookstein 1989, IEEE Trans. Pattern Anal. Mach. Intell. 11:567)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def spline(places: Array, moves: Array, points: Array) -> Array:
    """(W, V, 3) displacement of points (V, 3) by thin-plate splines through places (N, 3) that move by (W, N, 3)."""
    count = len(places)
    system = np.zeros((count + 4, count + 4))
    system[:count, :count] = np.linalg.norm(places[:, None] - places[None], axis=-1)
    system[:count, count] = system[count, :count] = 1.0
    system[:count, count + 1 :] = places
    system[count + 1 :, :count] = places.T
    wanted = np.zeros((count + 4, 3 * len(moves)))
    wanted[:count] = moves.transpose(1, 0, 2).reshape(count, -1)
    weights = np.linalg.solve(system, wanted)
    basis = np.linalg.norm(points[:, None] - places[None], axis=-1)
    found = basis @ weights[:count] + weights[count] + points @ weights[count + 1 :]
    return np.asarray(found.reshape(len(points), len(moves), 3).transpose(1, 0, 2))
