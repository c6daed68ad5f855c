"""The crease of the upper eyelid: lid and brow of the base mesh meet in a soft hollow, in life the skin folds in a line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.head.lids import skin_round
from facestudio.scene.head.types import Eye
from facestudio.spec.types import Form

HEIGHT_CM = 0.30
"""Of the crease above the lash line in the middle of an adult's open eye, along the lid."""
GROOVE_CM, GROOVE_WIDTH_CM = 0.075, 0.050
FOLD_CM, FOLD_WIDTH_CM, FOLD_ABOVE_CM = 0.080, 0.090, 0.12
"""Depth and width of the groove, and of the fold of skin that overhangs it."""
STRENGTH = {"caucasian": 1.0, "african": 0.9, "asian": 0.3}
"""About half of East Asian eyelids have no crease (W. Chen, "Asian Blepharoplasty and the Eyelid Crease"), and where
there is one it is lower and softer (from memory, unchecked); the mean of the base population is all that is known here."""


def crease_strength(form: Form) -> float:
    """How marked a person's crease is, 0..1, by ancestry."""
    return STRENGTH["caucasian"] * form.caucasian + STRENGTH["african"] * form.african + STRENGTH["asian"] * form.asian


def crease_lids(
    positions: NDArray[np.float32],
    triangles: NDArray[np.int32],
    eyes: tuple[tuple[Eye, NDArray[np.floating]], tuple[Eye, NDArray[np.floating]]],
    strength: float,
    size: float,
) -> NDArray[np.float32]:
    """Fold the upper lids; returns the positions, (V, 3).

    positions: (V, 3) head space, cm. triangles: (F, 3). eyes: each with the roots of its upper
    lashes, (N, 3) from lower to higher x. strength: 0..1. size: of the head, 1 for an adult.
    """
    result = positions.copy()
    for eye, lashes in eyes:
        near, offset, facing = skin_round(positions, triangles, eye, 2.2)
        outer = (facing > 0) & (offset[:, 2] > 0.3 * eye.radius)
        near, offset = near[outer], offset[outer]
        roots = np.asarray(lashes, np.float64) - eye.centre
        along = np.clip((offset[:, 0] - roots[0, 0]) / (roots[-1, 0] - roots[0, 0]), -0.5, 1.5)
        lash_angle = np.interp(offset[:, 0], roots[:, 0], np.arctan2(roots[:, 1], roots[:, 2]))
        above = (np.arctan2(offset[:, 1], offset[:, 2]) - lash_angle) * np.linalg.norm(offset[:, 1:], axis=1)
        # The crease runs lower towards both corners and fades out beyond them.
        arch = np.clip(np.sin(np.pi * np.clip(0.12 + 0.76 * along, 0, 1)), 0, 1)
        line = HEIGHT_CM * size * (0.45 + 0.55 * arch)
        fade = np.clip(np.minimum(along + 0.10, 1.15 - along) / 0.25, 0, 1)
        groove = np.exp(-(((above - line) / (GROOVE_WIDTH_CM * size)) ** 2))
        fold = np.exp(-(((above - line - FOLD_ABOVE_CM * size) / (FOLD_WIDTH_CM * size)) ** 2))
        height = strength * size * fade * (FOLD_CM * fold - GROOVE_CM * groove)
        direction = offset / np.linalg.norm(offset, axis=1, keepdims=True)
        result[near] += (height[:, None] * direction).astype(np.float32)
    return result
