"""Pieces of cloth laid on a garment's chart as grids: bands, leaves, hoods."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles
from facestudio.scene.wardrobe.chart import Chart
from facestudio.scene.wardrobe.neckline import neck_height
from facestudio.scene.wardrobe.sheet import Sheet, trimmed

Array = NDArray[np.float64]

SHOULDER_Y, SHOULDER_Z = 54.0, 0.3
ARMHOLE_CM = 18.6
SLEEVE_LEAN_RAD = np.radians(38.0)
"""Height of the shoulders, where their seam runs, how far from the middle a sleeve is sewn on, rest space, and how far its
threads lean."""
PLAIN_CM = 3.0
"""Coverage of cloth that has no edge near."""


def laid(
    cut: str,
    chart: Chart,
    angle: Array,
    rise: Array,
    off: Array,
    coverage: Array,
    *,
    closed: bool,
    inward: bool = False,
    anchor: Array | None = None,
    rib: float = 0.0,
    second: float = 0.0,
    button: float = 0.0,
    crease: float = 0.0,
    flat: bool = False,
    tall: bool = False,
    shading: slice = slice(None),
) -> Sheet:
    """Lay a grid on the chart: angles (T, C) radians, rise above the neckline and distance off the cloth (T, C) cm.

    coverage: (T, C) distance from the piece's edge, cm. closed: whether the last column is a neighbour of the first.
    inward: whether the rows begin inside, at the skin. anchor: (C,) angles whose neckline the rise is measured from, where
    it isn't that of `angle`. rib, second, button, crease: the trim of the piece.
    flat: whether it is cut of the same piece as the body, whose threads it follows. tall: whether it stands up over the chart's
    upper end, where all else ends. shading: the rows that cast shadows: those
    that touch the skin would fray its light along the cloth's edge, closer than the tiles can tell.
    """
    foot = angle if anchor is None else np.broadcast_to(anchor, angle.shape)
    start = chart.climb_at(foot, neck_height(cut, foot))
    height = chart.height_of_climb_near(angle, start + rise)
    position, normal, rest = chart.at(angle, height)
    grid = position + normal * off[..., None]
    if tall:
        grid = grid + chart.beyond(angle, start + rise)
    points = grid.reshape(-1, 3)
    rows, sectors = angle.shape
    order = slice(None) if inward else slice(None, None, -1)
    triangles = strip_triangles(rows, sectors, closed=closed)[:, order]
    index = np.arange(rows * sectors).reshape(rows, sectors)
    kept = index[shading]
    coarse = kept[:, ::4] if closed else kept[:, np.unique([*range(0, sectors, 4), sectors - 1])]
    casters = coarse.reshape(-1)[strip_triangles(*coarse.shape, closed=closed)[:, order]]
    return Sheet(
        positions=points.astype(np.float32),
        normals=vertex_normals(points, triangles),
        rest=rest.reshape(-1, 3).astype(np.float32),
        coverage_cm=coverage.reshape(-1).astype(np.float32),
        weft_warp=laid_flat(rest.reshape(-1, 3)) if flat else _unrolled(grid),
        trim=trimmed(rows * sectors, rib=rib, second=second, button=button, crease=crease),
        triangles=np.ascontiguousarray(triangles),
        casters=casters.astype(np.int32),
    )


def laid_flat(rest: NDArray[np.floating], size: float = 1.0) -> NDArray[np.float32]:
    """(V, 2) cm across and along the cloth of points of a body, rest space (V, 3), as its parts were cut: front and back meet
    in a seam along the shoulder, and sleeves are cut askew to them. size: of the person, 1 for an adult."""
    x, y, z = (np.asarray(rest[:, k], np.float64) for k in range(3))
    across, along = (
        x + 0.35 * np.sign(x) * np.maximum(np.abs(z - SHOULDER_Z) - 5, 0),
        y - 5 * np.tanh(np.abs(z - SHOULDER_Z) / 5),
    )
    # Over a wide stretch, about the shoulder's height: between two vertices a jump would smear the print into a zigzag.
    lean = SLEEVE_LEAN_RAD * step(ARMHOLE_CM - 3.0, ARMHOLE_CM + 3.0, np.abs(x))
    out = np.abs(across) - ARMHOLE_CM
    turned = (
        ARMHOLE_CM + out * np.cos(lean) - (y - SHOULDER_Y) * np.sin(lean),
        SHOULDER_Y + (along - SHOULDER_Y) * np.cos(lean) - out * np.sin(lean),
    )
    return (size * np.stack([np.sign(x) * turned[0], turned[1]], axis=1)).astype(np.float32)


def rounded(knots: Array, values: Array, at: Array) -> Array:
    """Values between knots on a Catmull-Rom curve (smooth, through every knot)."""
    slope = np.gradient(values, knots)
    k = np.clip(np.searchsorted(knots, at, side="right") - 1, 0, len(knots) - 2)
    h = knots[k + 1] - knots[k]
    t = (at - knots[k]) / h
    a, b = values[k], values[k + 1]
    cubic = (2 * t**3 - 3 * t**2 + 1) * a + (t**3 - 2 * t**2 + t) * h * slope[k]
    return np.asarray(cubic + (3 * t**2 - 2 * t**3) * b + (t**3 - t**2) * h * slope[k + 1])


def step(low: float, high: float, x: Array) -> Array:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _unrolled(grid: Array) -> NDArray[np.float32]:
    """(T * C, 2) cm along the columns, by the mean length of their edges, and down each column, of a grid (T, C, 3)."""
    across = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(grid, axis=1), axis=2).mean(axis=0))])
    down = np.zeros(grid.shape[:2])
    np.cumsum(np.linalg.norm(np.diff(grid, axis=0), axis=2), axis=0, out=down[1:])
    return np.stack(np.broadcast_arrays(across[None, :], -down), axis=-1).reshape(-1, 2).astype(np.float32)
