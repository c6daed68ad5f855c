"""The skin that touches the eyeball."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.head.types import Eye

CLEARANCE_CM = 0.012
"""Least distance of visible lid skin from the eyeball: the tear film and a little room for rounding."""
MARGIN_CM = (0.05, 0.17)
"""Distances from the eyeball between which the lid margin fades out."""


def rest_lids_on_eye(
    positions: NDArray[np.float32], rest: NDArray[np.float32], eyes: tuple[Eye, Eye]
) -> NDArray[np.float32]:
    """Push lid skin that a morph or a turned eye has left inside an eyeball out to its surface.

    positions, rest: (V, 3). Only the front half of each eyeball is looked at; the pocket behind it is never seen.
    Returns positions, changed where needed.
    """
    result = positions.copy()
    for eye in eyes:
        offset = result.astype(np.float64) - eye.centre
        distance = np.linalg.norm(offset, axis=1)
        inside = (distance < eye.radius + CLEARANCE_CM) & (offset[:, 2] > 0.35 * eye.radius)
        push = (eye.radius + CLEARANCE_CM) / np.maximum(distance[inside], 1e-6)
        result[inside] = (eye.centre + offset[inside] * push[:, None]).astype(np.float32)
    return result


def lid_margin(positions: NDArray[np.float32], eyes: tuple[Eye, Eye]) -> NDArray[np.float32]:
    """(V,) float32: 1 on the wet edge of the lids, fading out over the distances MARGIN_CM from the eyeball."""
    mask = np.zeros(len(positions))
    for eye in eyes:
        gap = np.linalg.norm(positions - eye.centre, axis=1) - eye.radius
        t = np.clip((gap - MARGIN_CM[0]) / (MARGIN_CM[1] - MARGIN_CM[0]), 0, 1)
        near = 1 - t * t * (3 - 2 * t)
        mask = np.maximum(mask, np.where(gap > -0.3, near, 0.0))
    return mask.astype(np.float32)
