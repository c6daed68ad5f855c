"""What lies in the inner corner of the eye, which the base mesh doesn't have: the caruncle, a small pink bump, and the fold of
conjunctiva that runs from it to the eyeball (textbook anatomy)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.surfaces import unit_sphere
from facestudio.scene.head.types import Eye

Array = NDArray[np.float64]

FOLD_CM, FOLD_HALF_AXES_CM, FOLD_SUNK_CM = 0.52, (0.35, 0.30, 0.10), 0.105
"""Of the fold: where it has come down to the eyeball, from the corner towards the temple; half its length, height and
thickness; how far its middle lies below the straight line between. The lids hide its rims."""
BUMP_CM, BUMP_HALF_AXES_CM, BUMP_SUNK_CM = 0.14, (0.15, 0.095, 0.08), 0.065
"""Of the caruncle: its middle from the corner, along the fold; its half axes; how far its middle lies below that line."""
GROWN = ((0.0, 0.55), (6.0, 0.62), (12.0, 0.82), (18.0, 1.0))
"""(years, size of the caruncle relative to a grown person's beside the same eye): a child's is a point in the corner.
By eye."""
LOW_CM = 0.02
"""How much lower than the corner both lie."""
RINGS, SECTORS = 8, 12
PINK_REST = np.array([3.0, 70.0, 12.0])
"""Rest space of the corner: a plain spot of the cheek, from which x runs along the fold, y up and z out. `surface_skin.frag`
knows it."""


def caruncle_geometry(
    eye: Eye, years: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
    """Positions, normals, rest (V, 3) each, head space, and triangles (F, 3) of one eye's caruncle and fold.

    years: age of the person.
    """
    side = np.sign(eye.centre[0]) or 1.0
    corner = eye.inner_corner - (0.0, LOW_CM, 0.0)
    end = corner[:2] - eye.centre[:2]
    end[0] += side * FOLD_CM
    on_eye = eye.centre + np.append(end, np.sqrt(max(eye.radius**2 - float(end @ end), 0.0)))
    along = (on_eye - corner) / np.linalg.norm(on_eye - corner)
    out = np.cross(along, (0.0, 1.0, 0.0)) * side
    out /= np.linalg.norm(out)
    axes = np.stack([along, np.cross(out, along), out])
    size = float(np.interp(years, *np.transpose(GROWN)))
    middle = (corner + on_eye) / 2 - FOLD_SUNK_CM * out
    parts = [
        _ellipsoid(middle, axes, np.array(FOLD_HALF_AXES_CM)),
        _ellipsoid(corner + size * BUMP_CM * along - BUMP_SUNK_CM * out, axes, size * np.array(BUMP_HALF_AXES_CM)),
    ]
    positions, normals = (np.concatenate(both) for both in zip(*parts, strict=True))
    triangles = unit_sphere(RINGS, SECTORS)[1]
    return (
        positions.astype(np.float32),
        normals.astype(np.float32),
        (PINK_REST + (positions - corner) @ axes.T).astype(np.float32),
        np.concatenate([triangles, triangles + np.int32(len(positions) // 2)]),
    )


def _ellipsoid(centre: Array, axes: Array, half: Array) -> tuple[Array, Array]:
    """Positions and normals (V, 3). axes: (3, 3), rows. half: (3,) cm along them."""
    sphere = unit_sphere(RINGS, SECTORS)[0].astype(np.float64)
    normals = (sphere / half) @ axes
    return centre + (sphere * half) @ axes, normals / np.linalg.norm(normals, axis=1, keepdims=True)
