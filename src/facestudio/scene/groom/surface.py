"""Roots of hairs: points on the skin, held as corners and weights of its triangles.

Roots are chosen on the rest surface, from numbers that do not depend on the person, so that a person's hairs stand on
the same spots of skin at every age. Which of them a person has, and how each hair looks, follows from the person's seeds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import words
from facestudio.scene.groom.vectors import Array

Index = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Roots:
    """Points on the skin mesh. corners: (N, 3) int32 vertices. weights: (N, 3) float32, sum 1. rest: (N, 3), rest space."""

    corners: Index
    weights: Array
    rest: Array

    def take(self, index: NDArray[np.integer]) -> Roots:
        """The roots with these indices."""
        return Roots(self.corners[index], self.weights[index], self.rest[index])

    def of(self, values: NDArray[np.floating]) -> Array:
        """Per-vertex values, (V,) or (V, C), at the roots: (N,) or (N, C) float32."""
        if values.ndim == 1:
            return np.asarray(np.einsum("nk,nk->n", values[self.corners], self.weights), dtype=np.float32)
        return np.asarray(np.einsum("nkc,nk->nc", values[self.corners], self.weights), dtype=np.float32)

    def __len__(self) -> int:
        return len(self.rest)


def scatter(rest: Array, triangles: Index, density: NDArray[np.floating], count: int) -> Roots:
    """`count` roots spread evenly over the surface where `density` is.

    rest: (V, 3) rest space. triangles: (F, 3). density: (V,), >= 0, relative. Sampling is systematic over the running sum
    of area times density, whose neighbours are neighbours on the skin: far more even than independent draws.
    Consecutive roots lie near each other, so every n-th one is an even choice too.
    """
    a, b, c = (rest[triangles[:, k]].astype(np.float64) for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    mass = np.cumsum(area * density[triangles].mean(axis=1))
    shift, u, v = (w.astype(np.float64) / 4294967296.0 for w in words(0, "roots", np.arange(count)))
    chosen = np.searchsorted(mass, (np.arange(count) + shift) / count * mass[-1]).clip(0, len(triangles) - 1)
    outside = u + v > 1.0
    u, v = np.where(outside, 1.0 - u, u), np.where(outside, 1.0 - v, v)
    weights = np.stack([1.0 - u - v, u, v], axis=1).astype(np.float32)
    corners = triangles[chosen]
    return Roots(corners, weights, np.einsum("nkc,nk->nc", rest[corners], weights).astype(np.float32))


class FrontPatch:
    """The front of the face as a height over (x, y) in rest space: finds the skin behind a point of a drawing."""

    def __init__(self, rest: Array, triangles: Index, usable: NDArray[np.bool_]) -> None:
        """rest: (V, 3). triangles: (F, 3). usable: (V,) vertices that may be found (no eyelid, no inner mouth)."""
        kept = triangles[usable[triangles].all(axis=1)]
        p = rest[kept]
        flat = p[..., :2].astype(np.float64)
        u, v = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
        area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
        front = (area > 1e-4) & (p[..., 2].min(axis=1) > 4.0)
        self._triangles = kept[front]
        self._origin, self._u, self._v, self._area = flat[front, 0], u[front], v[front], area[front]
        self._depth = p[front][..., 2].mean(axis=1)
        self._tree = cKDTree(flat[front].mean(axis=1))
        self._rest = rest

    def find(self, xy: NDArray[np.floating]) -> Roots:
        """The roots in front of which the points xy (N, 2) lie."""
        _, near = self._tree.query(xy, k=8)
        offset = xy[:, None] - self._origin[near]
        u, v, area = self._u[near], self._v[near], self._area[near]
        s = (offset[..., 0] * v[..., 1] - offset[..., 1] * v[..., 0]) / area
        t = (u[..., 0] * offset[..., 1] - u[..., 1] * offset[..., 0]) / area
        worst = np.minimum(np.minimum(s, t), 1.0 - s - t)
        # Folds put several skins behind one point: the outermost is meant.
        depth = self._depth[near]
        worst = np.where(depth > depth.max(axis=1, keepdims=True) - 0.35, worst, -9.0)
        pick = worst.argmax(axis=1)
        row = np.arange(len(xy))
        weights = np.stack([1.0 - s - t, s, t], axis=-1)[row, pick]
        weights = np.clip(weights, -0.2, 1.2)
        weights = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
        corners = self._triangles[near[row, pick]]
        return Roots(corners, weights, np.einsum("nkc,nk->nc", self._rest[corners], weights).astype(np.float32))
