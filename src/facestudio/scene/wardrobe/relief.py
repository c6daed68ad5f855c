"""How far the skin reaches, seen along an axis: what spectacles must stay clear of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CELL_CM = 0.3
"""Larger than the spacing of the finest skin's vertices, so that no cell in the middle of the face stays empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Relief:
    """Highest skin over a grid. low: (2,) coordinates of the first cell's corner. reach: (N, M) cm, -inf where empty."""

    low: NDArray[np.float64]
    reach: NDArray[np.float64]

    def at(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """(N,) highest skin in the 3 x 3 cells round points (N, 2), cm; -inf where there is none."""
        return self._highest(points, (-1, 0, 1))

    def just_at(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """(N,) highest skin in the very cells of points (N, 2), cm: on a steep flank the others lie too high."""
        return self._highest(points, (0,))

    def _highest(self, points: NDArray[np.floating], steps: tuple[int, ...]) -> NDArray[np.float64]:
        cell = np.floor((np.asarray(points, np.float64) - self.low) / CELL_CM).astype(int)
        best = np.full(len(cell), -np.inf)
        for i in steps:
            for j in steps:
                u = np.clip(cell[:, 0] + i, 0, self.reach.shape[0] - 1)
                v = np.clip(cell[:, 1] + j, 0, self.reach.shape[1] - 1)
                best = np.maximum(best, self.reach[u, v])
        return best


def relief(plane: NDArray[np.floating], height: NDArray[np.floating]) -> Relief:
    """A relief of skin vertices. plane: (V, 2) coordinates across the axis. height: (V,) along it. cm."""
    low = plane.min(axis=0).astype(np.float64)
    cell = np.floor((plane - low) / CELL_CM).astype(int)
    reach = np.full(tuple(cell.max(axis=0) + 1), -np.inf)
    np.maximum.at(reach, (cell[:, 0], cell[:, 1]), height)
    return Relief(low=low, reach=reach)
