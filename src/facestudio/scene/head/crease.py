"""The fold of the upper eyelid: lid and brow of the base mesh meet in a soft hollow, in life the skin folds in a line, or not
at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.scene.head.lids import skin_round
from facestudio.scene.head.types import Eye
from facestudio.scene.materials.lid_fold import CREASE_HEIGHT_CM, LidFold

GROOVE_CM, GROOVE_WIDTH_CM = 0.052, 0.088
FOLD_CM, FOLD_WIDTH_CM, FOLD_ABOVE_CM = 0.060, 0.120, 0.15
"""Depth and width of the groove, and of the fold of skin that overhangs it: no finer than the mesh, or they would
come out wavy. The thin line in the groove is painted."""
HOOD_CM, HOOD_WIDTH_CM, HOOD_FALL_CM = 0.060, 0.26, 0.11
"""Of the loose skin above the crease in a hooded eye: how far it bulges, how wide it is, how far it comes down."""


def fold_lids(
    positions: NDArray[np.float32],
    triangles: NDArray[np.int32],
    eyes: tuple[tuple[Eye, NDArray[np.floating]], tuple[Eye, NDArray[np.floating]]],
    fold: LidFold,
    size: float,
) -> NDArray[np.float32]:
    """Fold the upper lids; returns the positions, (V, 3).

    positions: (V, 3) head space, cm. triangles: (F, 3). eyes: each with the roots of its upper
    lashes, (N, 3) from lower to higher x. size: of the head, 1 for an adult.
    """
    result = positions.copy()
    for eye, lashes in eyes:
        near, offset, facing = skin_round(positions, triangles, eye, 2.2)
        outer = (facing > 0) & (offset[:, 2] > 0.3 * eye.radius)
        near, offset = near[outer], offset[outer]
        roots = np.asarray(lashes, np.float64) - eye.centre
        along = np.clip((offset[:, 0] - roots[0, 0]) / (roots[-1, 0] - roots[0, 0]), -0.5, 1.5)
        if eye.centre[0] < 0.0:
            along = 1.0 - along  # 0 at the nose, 1 at the temple
        lash_angle = np.interp(offset[:, 0], roots[:, 0], np.arctan2(roots[:, 1], roots[:, 2]))
        above = (np.arctan2(offset[:, 1], offset[:, 2]) - lash_angle) * np.linalg.norm(offset[:, 1:], axis=1)
        # The crease runs lower towards both corners and fades out beyond them.
        arch = np.clip(np.sin(np.pi * np.clip(0.12 + 0.76 * along, 0, 1)), 0, 1)
        arch *= 1.0 - 0.7 * fold.taper * smooth_step(0.55, 0.0, along)
        line = CREASE_HEIGHT_CM * fold.height * size * (0.45 + 0.55 * arch)
        ends = smooth_step(0.0, 1.0, np.minimum((along + 0.10) / 0.30, (1.08 - along) / 0.35))
        drawn = fold.crease * ends * (1.0 - 0.6 * fold.taper * smooth_step(0.40, 0.05, along))
        groove = np.exp(-(((above - line) / (GROOVE_WIDTH_CM * size)) ** 2))
        lip = np.exp(-(((above - line - FOLD_ABOVE_CM * size) / (FOLD_WIDTH_CM * size)) ** 2))
        # Loose skin comes down most in the outer half, and keeps off the lashes.
        loose = np.exp(-(((above - line - 0.9 * HOOD_WIDTH_CM * size) / (HOOD_WIDTH_CM * size)) ** 2))
        loose *= fold.hood * ends * (0.6 + 0.4 * smooth_step(0.2, 0.8, along)) * smooth_step(0.02, 0.16, above)
        height = size * (drawn * (FOLD_CM * (1.0 - fold.taper) * lip - GROOVE_CM * groove) + HOOD_CM * loose)
        result[near] += (height[:, None] * offset / np.linalg.norm(offset, axis=1, keepdims=True)).astype(np.float32)
        result[near, 1] -= (HOOD_FALL_CM * size * loose).astype(np.float32)
    return result
