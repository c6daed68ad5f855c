"""A chart of the garment round the neck: position and normal at every azimuth and rest height.

The garment's mesh is cut at a stack of rest heights. Each cut is a closed loop round the neck, and since the heights are
those of rest space, the loops follow every morph. Collars are built on this chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.scene.wardrobe.neckline import azimuth

LOWEST, HIGHEST, STEP = 50.0, 64.0, 0.5
"""Rest heights of the loops, cm."""
COLUMNS = 192
"""Azimuths of the chart; evenly spaced, the first at -pi."""
ENDS = 2
"""Rows over which the direction is taken that cloth above the chart goes on in."""
SMOOTHING = 5
"""Width in columns of the circular mean that takes the mesh's facets out of the loops."""


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """positions, normals: (R, COLUMNS, 3), head space, and rest: the same in rest space, for rows of rising height.
    climb: (R, COLUMNS) cm of cloth from the lowest row upwards, along the surface."""

    positions: NDArray[np.float64]
    normals: NDArray[np.float64]
    rest: NDArray[np.float64]
    climb: NDArray[np.float64]

    def climb_at(self, angle: NDArray[np.floating], height: NDArray[np.floating]) -> NDArray[np.float64]:
        """cm of cloth from the lowest row up to rest heights (cm) at angles (radians), continued straight beyond the chart."""
        row = (np.asarray(height, np.float64) - LOWEST) / STEP
        column = (np.asarray(angle, np.float64) + np.pi) / (2 * np.pi) * COLUMNS
        r0 = np.clip(np.floor(row).astype(int), 0, len(self.climb) - 2)
        c0 = np.floor(column).astype(int)
        s, t = row - r0, column - c0
        c0, c1 = c0 % COLUMNS, (c0 + 1) % COLUMNS
        low = self.climb[r0, c0] * (1 - t) + self.climb[r0, c1] * t
        high = self.climb[r0 + 1, c0] * (1 - t) + self.climb[r0 + 1, c1] * t
        return np.asarray(low * (1 - s) + high * s)

    def height_of_climb_near(self, angle: NDArray[np.floating], climb: NDArray[np.floating]) -> NDArray[np.float64]:
        """Rest heights at which the cloth at angles (radians) has climbed so many cm; stops at the chart's ends. Any shape."""
        position = (np.asarray(angle, np.float64).reshape(-1) + np.pi) / (2 * np.pi) * COLUMNS
        c0 = np.floor(position).astype(int)
        t = position - c0
        # One blended column of climbs for each angle, searched row by row.
        table = self.climb[:, c0 % COLUMNS] * (1 - t) + self.climb[:, (c0 + 1) % COLUMNS] * t
        wanted = np.asarray(climb, np.float64).reshape(-1)
        row = np.clip((table < wanted).sum(axis=0) - 1, 0, len(table) - 2)
        each = np.arange(len(wanted))
        low, high = table[row, each], table[row + 1, each]
        share = np.clip((wanted - low) / np.maximum(high - low, 1e-9), 0, 1)
        return np.asarray((LOWEST + STEP * (row + share)).reshape(np.shape(climb)))

    def beyond(self, angle: NDArray[np.floating], climb: NDArray[np.floating]) -> NDArray[np.float64]:
        """(..., 3) cm, head space, by which cloth that has climbed so many cm at angles (radians) stands over the chart's upper
        end, straight on; nothing for what ends below it."""
        column = (np.asarray(angle, np.float64) + np.pi) / (2 * np.pi) * COLUMNS
        c0 = np.floor(column).astype(int)
        t = (column - c0)[..., None]
        c0, c1 = c0 % COLUMNS, (c0 + 1) % COLUMNS
        upwards = self.positions[-1] - self.positions[-1 - ENDS]
        upwards = upwards / np.maximum(np.linalg.norm(upwards, axis=1, keepdims=True), 1e-9)
        over = (np.asarray(climb) - self.climb_at(angle, np.full(np.shape(angle), HIGHEST)))[..., None]
        return np.asarray(np.maximum(over, 0.0) * (upwards[c0] * (1 - t) + upwards[c1] * t))

    def at(
        self, angle: NDArray[np.floating], height: NDArray[np.floating]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Position, unit normal and rest position, (..., 3) each, at angles in radians and rest heights in cm."""
        row = np.clip((np.asarray(height, np.float64) - LOWEST) / STEP, 0, len(self.positions) - 1.001)
        column = (np.asarray(angle, np.float64) + np.pi) / (2 * np.pi) * COLUMNS
        r0, c0 = np.floor(row).astype(int), np.floor(column).astype(int)
        s, t = (row - r0)[..., None], (column - c0)[..., None]
        c0, c1 = c0 % COLUMNS, (c0 + 1) % COLUMNS
        found = []
        for table in (self.positions, self.normals, self.rest):
            low = table[r0, c0] * (1 - t) + table[r0, c1] * t
            high = table[r0 + 1, c0] * (1 - t) + table[r0 + 1, c1] * t
            found.append(low * (1 - s) + high * s)
        length = np.linalg.norm(found[1], axis=-1, keepdims=True)
        return found[0], found[1] / np.maximum(length, 1e-9), found[2]


def columns() -> NDArray[np.float64]:
    """(COLUMNS,) azimuths of the chart's columns, radians."""
    return -np.pi + 2 * np.pi * np.arange(COLUMNS) / COLUMNS


@dataclass(frozen=True, slots=True, eq=False)
class ChartPlan:
    """What a chart takes from a mesh that keeps its rest shape, worked out once.

    sample: matrix from the mesh's vertices to the places of the chart, row by row. rest: (R, COLUMNS, 3), rest space.
    """

    sample: sparse.csr_matrix
    rest: NDArray[np.float64]

    def of(self, positions: NDArray[np.floating], normals: NDArray[np.floating]) -> Chart:
        """The chart of the mesh whose vertices lie at positions, with unit normals, (V, 3) each."""
        both = self.sample @ np.concatenate([positions, normals], axis=1).astype(np.float64)
        table = both.reshape(*self.rest.shape[:2], 6)
        outward = table[..., 3:] / np.maximum(np.linalg.norm(table[..., 3:], axis=-1, keepdims=True), 1e-9)
        strides = np.linalg.norm(np.diff(table[..., :3], axis=0), axis=-1)
        climb = np.concatenate([np.zeros((1, COLUMNS)), np.cumsum(strides, axis=0)])
        return Chart(positions=table[..., :3], normals=outward, rest=self.rest, climb=climb)


def chart_plan(rest: NDArray[np.floating], triangles: NDArray[np.int32]) -> ChartPlan:
    """Cut a garment's mesh in rest space. rest: (V, 3). triangles: (F, 3)."""
    near = (rest[triangles, 1] > LOWEST - STEP).any(axis=1) & (np.abs(rest[triangles, 0]) < 24).all(axis=1)
    used = triangles[near]
    edges = np.concatenate([used[:, [0, 1]], used[:, [1, 2]], used[:, [2, 0]]])
    edges = edges[edges[:, 0] < edges[:, 1]]
    low, high = rest[edges[:, 0], 1], rest[edges[:, 1], 1]
    loops = []
    for height in np.arange(LOWEST, HIGHEST + STEP / 2, STEP):
        crossing = (low < height) != (high < height)
        a, b = edges[crossing].T
        t = (height - rest[a, 1].astype(np.float64)) / (rest[b, 1] - rest[a, 1])
        each = np.arange(len(a))
        cut = _matrix((each, each), (a, b), (1 - t, t), (len(a), len(rest)))
        loops.append(_even(azimuth(cut @ rest)) @ cut)
    sample = sparse.vstack(loops).tocsr()
    return ChartPlan(sample=sample, rest=(sample @ rest.astype(np.float64)).reshape(-1, COLUMNS, 3))


def chart_of(positions: NDArray[np.floating], rest: NDArray[np.floating], triangles: NDArray[np.int32]) -> Chart:
    """Cut a garment's mesh. positions, rest: (V, 3). triangles: (F, 3)."""
    return chart_plan(rest, triangles).of(positions, vertex_normals(positions, triangles))


def _even(angle: NDArray[np.float64]) -> sparse.csr_matrix:
    """(COLUMNS, N) matrix from values at scattered angles (N,) to even ones, smoothed round the loop."""
    turn = 2 * np.pi
    around = angle % turn
    order = np.argsort(around, kind="stable")
    order = np.concatenate([order[-1:], order, order[:1]])
    around = around[order]
    around[0] -= turn
    around[-1] += turn
    wanted = columns() % turn
    after = np.clip(np.searchsorted(around, wanted, side="right"), 1, len(around) - 1)
    share = (wanted - around[after - 1]) / np.maximum(around[after] - around[after - 1], 1e-12)
    each = np.arange(COLUMNS)
    between = _matrix((each, each), (order[after - 1], order[after]), (1 - share, share), (COLUMNS, len(angle)))
    half = SMOOTHING // 2
    shifts = range(-half, half + 1)
    mean = np.full(COLUMNS, 1 / SMOOTHING)
    smooth = _matrix(
        [each] * SMOOTHING, [(each - shift) % COLUMNS for shift in shifts], [mean] * SMOOTHING, (COLUMNS, COLUMNS)
    )
    return smooth @ between


def _matrix(
    rows: Sequence[NDArray[np.integer]],
    columns: Sequence[NDArray[np.integer]],
    values: Sequence[NDArray[np.float64]],
    shape: tuple[int, int],
) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape)
