"""Hair that hangs beside a face with spectacles: some of it falls over their temples, and hides these little by little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.types import Part, Strands

Array = NDArray[np.floating]

DEEPEST_CM = 1.3
"""How deep below a temple's outer side the deepest hairs lie that come to lie over it; the nearer, the more of them do.
By eye."""
CLEAR_CM = 0.16
"""How far outside of the temple's middle they come to lie, by eye."""
LIFTED_CM = (0.4, 3.2)
"""Heights from the temple between which the lift fades, by eye."""
CROSSES_CM = 1.3
"""A hair crosses a temple that has a point so near to its height: hairs have one every two centimetres or so."""
HANGS_CM = 3.0
"""How far below the temple the tip of hair that hangs is at least."""
EASES_CM = 0.5
"""Behind the hinge, over which the lift begins."""


def over_temples(strands: tuple[Strands, ...], temples: Sequence[Array], seed: int) -> tuple[Strands, ...]:
    """The strands, those of the scalp that hang lifted over the temples here and there.

    temples: of each side, (N, 3) from the hinge back to the ear, head space, cm. seed: of the hair.
    """
    if not temples:
        return strands
    return tuple(_lifted(hairs, temples, seed) if hairs.part == Part.HAIR else hairs for hairs in strands)


def _lifted(hairs: Strands, temples: Sequence[Array], seed: int) -> Strands:
    points = hairs.points.copy()
    lot = DEEPEST_CM * uniform(seed, "over-temple", np.arange(len(points)))
    for line in temples:
        side = 1.0 if line[0, 0] > 0.0 else -1.0
        back = line[::-1].astype(np.float64)  # np.interp wants z to rise
        near = np.flatnonzero(points[:, -1, 1] < line[:, 1].min() - HANGS_CM)
        place = points[near].astype(np.float64)
        across, up = (np.interp(place[..., 2], back[:, 2], back[:, k]) for k in (0, 1))
        off = np.abs(place[..., 1] - up)
        beside = (place[..., 2] > back[0, 2]) & (place[..., 2] < back[-1, 2]) & (side * place[..., 0] > 2.0)
        crossing = np.where(beside, off, np.inf).argmin(axis=1)
        row = np.arange(len(near))
        deep = side * (across - place[..., 0])[row, crossing] + CLEAR_CM
        lies = beside[row, crossing] & (off[row, crossing] < CROSSES_CM) & (deep > 0.0) & (deep < lot[near])
        eased = smooth_step(0.0, EASES_CM, back[-1, 2] - place[row, crossing, 2])
        by = np.where(lies, deep * eased, 0.0)[:, None] * (1.0 - smooth_step(*LIFTED_CM, off))
        by[:, 0] = 0.0
        points[near, :, 0] += (side * by).astype(np.float32)
    return replace(hairs, points=points)
