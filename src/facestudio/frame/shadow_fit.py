"""An orthographic view along each light, fitted to what the camera sees, so that no texel of a small tile is wasted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.types import Camera

Array = NDArray[np.float64]

RANGE_CM = 200.0
"""Between the near and the far plane of a tile; SHADOW_RANGE of common_shadow.glsl."""
_MARGIN_CM = 0.8
_BESIDE = 0.66  # of the visible height from the picture's middle: a little more than the half that is seen

_TURN = 0.22
"""Radians, to either side."""


def visible_points(points: NDArray[np.float32], camera: Camera) -> Array:
    """Those of (N, 3) head-space points that lie in the picture or close by it; all if that leaves fewer than eight.
    The origin alone if there are none."""
    if not len(points):
        return np.zeros((1, 3))
    view = points @ camera.view_from_head[:2, :3].T + camera.view_from_head[:2, 3]
    inside = (np.abs(view) < _BESIDE * camera.visible_height_cm).all(axis=1)
    return points[inside if inside.sum() >= 8 else slice(None)].astype(np.float64)


def fit_tiles(directions: Array, receivers: Array) -> Array:
    """`tile_from_head` (L, 4, 4) for lights from (L, 3) directions over (N, 3) points that receive their light.

    A tile's cube is that of clip space, -1..1. Its depth runs over RANGE_CM, the receivers' middle in the middle.
    """
    upright = np.where(np.abs(directions[:, 1:2]) < 0.95, [[0.0, 1.0, 0.0]], [[1.0, 0.0, 0.0]])
    across = np.cross(upright, directions)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    up = np.cross(directions, across)
    # Each tile is turned a little its own way: steps along the edges of thin shadows then differ from one light to the next
    # and average out.
    turn = _TURN * (2.0 * np.mod(0.61803399 * np.arange(len(directions)), 1.0) - 1.0)[:, None]
    across, up = np.cos(turn) * across + np.sin(turn) * up, np.cos(turn) * up - np.sin(turn) * across
    axes = np.stack([across, up, directions], axis=1)
    placed = axes @ receivers.T
    low, high = placed.min(axis=2) - _MARGIN_CM, placed.max(axis=2) + _MARGIN_CM
    middle, half = 0.5 * (low + high), 0.5 * (high - low)
    half[:, 2] = -0.5 * RANGE_CM
    tiles = np.zeros((len(directions), 4, 4))
    tiles[:, :3, :3] = axes / half[:, :, None]
    tiles[:, :3, 3] = -middle / half
    tiles[:, 3, 3] = 1.0
    return tiles
