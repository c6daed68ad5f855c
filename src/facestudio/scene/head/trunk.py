"""How the trunk stands below the head. Sitters turn and tilt their heads on their shoulders; a head that sits square on a trunk
which goes along with it is a dummy's."""

from __future__ import annotations

from math import radians

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.types import View

NECK_Y = (57.0, 64.2)
"""Heights of the rest space, cm, between which the neck gives: the trunk below moves as a whole, the jaw above not at all."""
PIVOT_Y = (59.5, 62.5)
"""Heights of the part of the neck about whose middle the trunk moves."""
LEVEL_SHARE = 0.7
"""Share of the head's tilt that the shoulders don't follow, by eye."""


def trunk_turned(vertices: NDArray[np.float32], rest: NDArray[np.float32], view: View) -> NDArray[np.float32]:
    """The trunk turned by `view.shoulders` and brought nearly level under a head tilted by `view.roll`; the head stays.

    vertices: (V, 3) head space, cm. rest: (V, 3). Returns the vertices, (V, 3).
    """
    turn, level = radians(view.shoulders), radians(LEVEL_SHARE * view.roll)
    if turn == 0.0 and level == 0.0:
        return vertices
    share = 1.0 - smooth_step(*NECK_Y, rest[:, 1])
    below = np.flatnonzero(share > 0.0)
    low, high = PIVOT_Y
    neck = vertices[(rest[:, 1] > low) & (rest[:, 1] < high)]
    pivot = (neck.min(axis=0) + neck.max(axis=0)).astype(np.float64) / 2
    offset, given = vertices[below] - pivot, share[below]
    # The camera rolls with the head, so that the shoulders lean the same way in the picture; this takes it back.
    x, y, z = _turned(offset[:, 0], offset[:, 1], level * given, offset[:, 2])
    z, x, y = _turned(z, x, turn * given, y)
    moved = vertices.copy()
    moved[below] = (np.stack([x, y, z], axis=1) + pivot).astype(np.float32)
    return moved


def _turned(
    a: NDArray[np.float64], b: NDArray[np.float64], angles: NDArray[np.float64], c: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates turned by angles (N,), radians, from the first axis towards the second; the third stays."""
    cosine, sine = np.cos(angles), np.sin(angles)
    return cosine * a - sine * b, sine * a + cosine * b, c
