"""Hair as triangles: index patterns of ribbons, and the few wide ones that cast shadows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.types import Strands

Triangles = tuple[NDArray[np.float32], NDArray[np.int32]]
"""Positions (V, 3) in head space, triangles (F, 3)."""

_THINNING = 0.7
"""Ribbons are widened by (how many each stands for) to this power. Between 0.5, which keeps the look of single hairs, and 1,
which keeps the covered area; measured against pictures with all of them."""

_TAPER_AT, _TAPER = (0.0, 0.55, 1.0), (1.0, 1.0, 0.3)
"""Width of a ribbon along its length, relative to its root."""


def ribbon_indices(strands: int, points: int) -> NDArray[np.int32]:
    """Triangles (strands * (points - 1) * 2, 3) of ribbons whose points have two vertices each, one after another."""
    corner = 2 * (np.arange(strands, dtype=np.int32)[:, None] * points + np.arange(points - 1, dtype=np.int32)).ravel()
    corners = [corner, corner + 1, corner + 2, corner + 1, corner + 3, corner + 2]
    return np.stack(corners, axis=1).reshape(-1, 3).astype(np.int32, copy=False)


def caster_ribbons(strands: Sequence[Strands], most: int, offset: int = 0) -> list[Triangles]:
    """Ribbons for each set of strands that casts a shadow.

    Sets with more than `most` ribbons between them are thinned evenly and widened, so that they stay about as opaque.
    offset: which of the thinned-out halves, thirds, ... of them to take.
    """
    casting = [hair for hair in strands if len(hair.caster_points) and hair.caster_points.shape[1] >= 2]
    total = sum(len(hair.caster_points) for hair in casting)
    step = max(1, round(total / max(most, 1)))
    result = []
    for hair in casting:
        # Small sets (lashes) would vanish; they cost nothing.
        own_step = step if len(hair.caster_points) > most // 4 else 1
        points = hair.caster_points[offset % own_step :: own_step]
        result.append(_widen(points, hair.caster_half_width * own_step**_THINNING))
    return result


def _widen(points: NDArray[np.float32], half_width: float) -> Triangles:
    """Ribbons around (S, P, 3) lines. Every other one is turned by a right angle, so that none vanish all at once from a
    light that sees them edge on."""
    count, length, _ = points.shape
    along = _unit(np.gradient(points.astype(np.float32), axis=1))
    # A direction that hair seldom takes, so that the cross product is seldom short.
    first = _unit(np.cross(along, np.array([0.37, 0.61, 0.70], np.float32)))
    second = np.cross(along, first)
    turned = (np.arange(count) % 2 == 0)[:, None, None]
    # Locks thin out to their ends; ribbons of one width would throw leaves on neck and cheek.
    taper = np.interp(np.linspace(0.0, 1.0, length), _TAPER_AT, _TAPER).astype(np.float32)[None, :, None]
    offset = np.where(turned, first, second) * (np.float32(half_width) * taper)
    corners = np.stack([points - offset, points + offset], axis=2).reshape(-1, 3)
    return np.ascontiguousarray(corners, np.float32), ribbon_indices(count, length)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: NDArray[np.float32] = vectors / np.maximum(length, 1e-9)
    return result
