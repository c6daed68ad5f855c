"""How unequally hairs gather: some tufts close tightly and most hardly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.vectors import Array

_KEEN = (0.3, 1.5)
"""How much of their gathering the loosest tufts have, and how much more the tightest, by eye."""


def keenness(
    guide: NDArray[np.integer], tuft: NDArray[np.integer], fickle: float, seed: int
) -> tuple[Array | float, Array | float]:
    """Factors (S, 1, 1) of how strongly hairs gather round their guide, `guide` (S,), and in their tuft, `tuft` (S,).

    fickle: 0 all alike .. 1 a few tightly and most hardly. seed: of the person's hair. Where all tufts closed alike, tips that
    lie on a forehead were a comb.
    """
    if fickle <= 0.0:
        return 1.0, 1.0
    both = [uniform(seed, name, key)[:, None, None] for name, key in (("guide-keen", guide), ("tuft-keen", tuft))]
    first, second = (np.float32(1.0) + np.float32(fickle) * (_KEEN[0] + _KEEN[1] * u * u - 1.0) for u in both)
    return first, second
