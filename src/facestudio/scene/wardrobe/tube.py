"""Sweeps a cross-section along a path: rims, bridges and temples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles


@dataclass(frozen=True, slots=True, eq=False)
class Tube:
    """positions, normals: (V, 3) float32. triangles: (F, 3) int32. width: (V,) of the section's narrower side, cm."""

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]
    width: NDArray[np.float64]


def rounded_section(width: float, depth: float, *, points: int = 10, squareness: float = 3.5) -> NDArray[np.float64]:
    """(M, 2) closed cross-section, a superellipse of `width` across the path by `depth` along the up direction, cm."""
    turn = np.arange(points) * (2 * np.pi / points)
    shape = [np.sign(wave) * np.abs(wave) ** (2 / squareness) for wave in (np.cos(turn), np.sin(turn))]
    return np.stack([shape[0] * width / 2, shape[1] * depth / 2], axis=1)


def bevelled_section(width: float, depth: float, *, bevel: float) -> NDArray[np.float64]:
    """(12, 2) closed cross-section of a bar cut from a sheet, `width` across the path by `depth` along the up direction, cm,
    its corners cut off by `bevel` in front and by half of that behind: flats that mirror evenly, narrow facets between them."""
    w, d, b = width / 2, depth / 2, bevel
    # Two points more on each flat that is seen: normals are smooth, and without them the flat would be a hose.
    inner, side = 0.8 * (w - b), 0.7 * (d - b)
    front = [(w, side), (w, d - b), (w - b, d), (inner, d), (-inner, d), (-w + b, d), (-w, d - b), (-w, side)]
    back = [(-w, -d + b / 2), (-w + b / 2, -d), (w - b / 2, -d), (w, -d + b / 2)]
    return np.array([*front, *back])


def sweep(
    path: NDArray[np.floating],
    up: NDArray[np.floating],
    section: NDArray[np.floating],
    *,
    closed: bool = False,
    scale: NDArray[np.floating] | None = None,
) -> Tube:
    """Run a cross-section along a path.

    path: (N, 3). up: (N, 3) or (3,), the direction of the section's second coordinate, roughly across the path.
    section: (M, 2) closed. closed: whether the path's end joins its start; otherwise the ends are capped.
    scale: (N,) of the section along the path.
    """
    p = np.asarray(path, np.float64)
    ahead = np.roll(p, -1, axis=0) - np.roll(p, 1, axis=0)
    if not closed:
        ahead[0], ahead[-1] = p[1] - p[0], p[-1] - p[-2]
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    upward = np.broadcast_to(np.asarray(up, np.float64), p.shape)
    side = np.cross(upward, ahead)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    across = np.cross(ahead, side)
    size = np.ones(len(p)) if scale is None else np.asarray(scale, np.float64)
    outline = np.asarray(section, np.float64)
    rings = p[:, None] + size[:, None, None] * (
        outline[None, :, :1] * side[:, None] + outline[None, :, 1:] * across[:, None]
    )
    count, sectors = rings.shape[:2]
    points = rings.reshape(-1, 3)
    width = np.repeat(size * np.ptp(outline, axis=0).min(), sectors)
    if closed:
        triangles = strip_triangles(count + 1, sectors) % (count * sectors)
    else:
        triangles = strip_triangles(count, sectors)
        caps = [(0, np.arange(sectors)), (len(points) + 1, (count - 1) * sectors + np.arange(sectors))]
        points = np.concatenate([points, p[:1], p[-1:]])
        width = np.concatenate([width, width[:1], width[-1:]])
        start, end = count * sectors, count * sectors + 1
        first, last = caps[0][1], caps[1][1]
        fans = [
            np.stack([np.full(sectors, start), first, np.roll(first, -1)], axis=1),
            np.stack([np.full(sectors, end), np.roll(last, -1), last], axis=1),
        ]
        triangles = np.concatenate([triangles, *fans])
    triangles = _outward(points, triangles.astype(np.int32), p, sectors, count)
    return Tube(points.astype(np.float32), vertex_normals(points, triangles), triangles, width)


def _outward(
    points: NDArray[np.float64], triangles: NDArray[np.int32], path: NDArray[np.float64], sectors: int, count: int
) -> NDArray[np.int32]:
    """The triangles, turned round if they face the path."""
    owner = np.minimum(np.arange(len(points)) // sectors, count - 1)
    out = points - path[owner]
    a, b, c = (points[triangles[:, k]] for k in range(3))
    facing = np.einsum("ij,ij->i", np.cross(b - a, c - a), out[triangles].sum(axis=1)).sum()
    return triangles if facing > 0 else np.ascontiguousarray(triangles[:, ::-1])
