"""A canvas in atlas space that knows where on the head each of its texels lies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

AXIS_Z = 4.5  # cm, of the upright axis that azimuths are taken about
BOTTOM, HEIGHT = 50.0, 40.0  # cm, of the atlas
_FILL = 64  # steps by which the surface is carried into texels that no triangle covers
_SUBSAMPLES = 7  # points along a triangle's edge when it is splatted; triangles of the finest level are 2 mm wide

Floats = NDArray[np.float32]
Point = tuple[float, float]


class Canvas:
    """size: texels along each side. `points`: (size, size, 3) float32, rest space, cm, of each texel's centre."""

    def __init__(self, rest: Floats, triangles: NDArray[np.integer], size: int) -> None:
        self.size = size
        centres = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / np.float32(size)
        self._azimuth = ((centres - 0.5) * 2.0 * np.pi).astype(np.float32)
        self._y = (BOTTOM + HEIGHT * centres).astype(np.float32)
        radius = _enlarge(_radii(rest, triangles, 512), size)
        self.points: Floats = np.stack(
            [
                radius * np.sin(self._azimuth)[None, :],
                np.broadcast_to(self._y[:, None], radius.shape),
                AXIS_Z + radius * np.cos(self._azimuth)[None, :],
            ],
            axis=-1,
        ).astype(np.float32)

    def blank(self) -> Floats:
        """(size, size) zeros."""
        return np.zeros((self.size, self.size), dtype=np.float32)

    def enlarged(self, picture: Floats) -> Floats:
        """A smaller canvas' picture, (h, h), at this one's size."""
        return _enlarge(picture, self.size)

    def on_skin(self, x: float, y: float) -> Floats:
        """(3,) the point of the front of the face at (x, y) cm, rest space: outermost as seen from the axis."""
        row = min(max(round((y - BOTTOM) / HEIGHT * self.size - 0.5), 0), self.size - 1)
        quarter = slice(self.size // 4, 3 * self.size // 4)
        candidates = self.points[row, quarter]
        best = int(np.argmin(np.abs(candidates[:, 0] - np.float32(x))))
        beside = min(best + 1, len(candidates) - 1) if candidates[best, 0] < x else max(best - 1, 0)
        gap = candidates[beside, 0] - candidates[best, 0]
        t = np.clip((np.float32(x) - candidates[best, 0]) / gap, 0.0, 1.0) if abs(gap) > 1e-6 else np.float32(0.0)
        return np.asarray(candidates[best] + (candidates[beside] - candidates[best]) * t)

    def window(self, places: Floats, margin: float) -> tuple[slice, slice]:
        """Rows and columns of the texels within `margin` cm of any of the places (N, 3)."""
        azimuth = np.arctan2(places[:, 0], places[:, 2] - AXIS_Z)
        reach = margin / max(float(np.hypot(places[:, 0], places[:, 2] - AXIS_Z).min()), 1.0)
        columns = (np.array([azimuth.min() - reach, azimuth.max() + reach]) / (2.0 * np.pi) + 0.5) * self.size
        rows = (np.array([places[:, 1].min() - margin, places[:, 1].max() + margin]) - BOTTOM) / HEIGHT * self.size
        low, high = np.clip(np.stack([rows, columns]), 0, self.size - 1).astype(int).T
        return slice(low[0], high[0] + 1), slice(low[1], high[1] + 1)

    def stroke(self, curve: Sequence[Point], reach: float) -> tuple[tuple[slice, slice], Floats, Floats]:
        """Distances from a smooth curve on the skin.

        curve: (x, y) cm of at least two points that it passes through. reach: cm of margin about it.
        Returns the window of texels; the distance of each, cm; and how far along the curve its nearest point lies, 0..1.
        """
        flat = smooth_curve(curve, max(6, int(_length(curve) / 0.08)))
        line = np.stack([self.on_skin(float(x), float(y)) for x, y in flat])
        window = self.window(line, reach)
        texels = self.points[window]
        squared = np.full(texels.shape[:2], np.float32(np.inf), dtype=np.float32)
        nearest = np.zeros(texels.shape[:2], dtype=np.float32)
        for k, (start, end) in enumerate(pairwise(line)):
            step = end - start
            offset = texels - start
            t = np.clip(offset @ step / max(float(step @ step), 1e-12), 0.0, 1.0)
            offset = offset - t[..., None] * step
            distance = np.einsum("hwc,hwc->hw", offset, offset)
            closer = distance < squared
            squared[closer] = distance[closer]
            nearest[closer] = ((k + t) / (len(line) - 1))[closer]
        return window, np.sqrt(squared), nearest

    def blob(self, x: float, y: float, across: float, up: float, mirrored: bool = True) -> Floats:
        """A soft ellipse on the skin about (x, y), 1 in its middle, 1/e at `across` and `up` cm. (size, size)."""
        picture = self.blank()
        for side in (1.0, -1.0) if mirrored else (1.0,):
            centre = self.on_skin(side * x, y)
            window = self.window(centre[None], 2.5 * max(across, up))
            offset = self.points[window] - centre
            flat = (offset[..., 0] ** 2 + offset[..., 2] ** 2) / np.float32(across**2)
            picture[window] += np.exp(-flat - offset[..., 1] ** 2 / np.float32(up**2))
        return picture


def smooth_curve(points: Sequence[Point], count: int) -> NDArray[np.float64]:
    """(count, 2) points evenly spaced in parameter on the Catmull-Rom curve through the given ones."""
    known = np.asarray(points, dtype=np.float64)
    padded = np.concatenate([[2.0 * known[0] - known[1]], known, [2.0 * known[-1] - known[-2]]])
    place = np.linspace(0.0, len(known) - 1.0, count)
    first = np.minimum(place.astype(int), len(known) - 2)
    t = (place - first)[:, None]
    a, b, c, d = (padded[first + k] for k in range(4))
    return np.asarray(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))


def _length(curve: Sequence[Point]) -> float:
    steps = np.diff(np.asarray(curve, dtype=np.float64), axis=0)
    return float(np.sqrt((steps**2).sum(axis=1)).sum())


def _radii(rest: Floats, triangles: NDArray[np.integer], size: int) -> Floats:
    """(size, size) distance from the axis of the outermost surface, cm, with gaps filled from their neighbours."""
    corners = rest[triangles]
    radius = np.zeros(size * size, dtype=np.float32)
    for i in range(_SUBSAMPLES):
        for j in range(_SUBSAMPLES - i):
            a, b = np.float32(i / (_SUBSAMPLES - 1)), np.float32(j / (_SUBSAMPLES - 1))
            p = corners[:, 0] * (1 - a - b) + corners[:, 1] * a + corners[:, 2] * b
            u = np.arctan2(p[:, 0], p[:, 2] - AXIS_Z) / (2 * np.pi) + 0.5
            column = np.minimum((u * size).astype(int), size - 1)
            row = ((p[:, 1] - BOTTOM) / HEIGHT * size).astype(int)
            inside = (row >= 0) & (row < size)
            np.maximum.at(radius, (row * size + column)[inside], np.hypot(p[:, 0], p[:, 2] - AXIS_Z)[inside])
    grid = radius.reshape(size, size)
    for _ in range(_FILL):
        empty = grid == 0.0
        if not empty.any():
            break
        around = [np.roll(grid, 1, axis=1), np.roll(grid, -1, axis=1)]
        around += [np.vstack([grid[:1], grid[:-1]]), np.vstack([grid[1:], grid[-1:]])]
        known = sum((g > 0.0).astype(np.float32) for g in around)
        mean = sum(around) / np.maximum(known, 1.0)
        grid = np.where(empty & (known > 0), mean, grid).astype(np.float32)
    grid[grid == 0.0] = 8.0
    return grid


def _enlarge(picture: Floats, size: int) -> Floats:
    """Bilinear, wrapping round in u and clamped in v."""
    small = picture.shape[0]
    place = (np.arange(size) + 0.5) * small / size - 0.5
    low = np.floor(place).astype(int)
    t = (place - low).astype(np.float32)
    rows = np.clip(low, 0, small - 1), np.clip(low + 1, 0, small - 1)
    upright = picture[rows[0]] * (1 - t)[:, None] + picture[rows[1]] * t[:, None]
    return np.asarray(upright[:, low % small] * (1 - t) + upright[:, (low + 1) % small] * t, dtype=np.float32)
