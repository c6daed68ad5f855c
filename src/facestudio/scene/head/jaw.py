"""Jaws no broader than people's: where outline, details, measures and build all widen a jaw, they add up to a box."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.head.landmarks import vertex_at
from facestudio.scene.head.warps import PLACES, tapered
from facestudio.spec.types import Form

BROAD = (0.500, 0.490)
"""Breadth of the jaw's edge half way from its angle to the chin against that of the cheekbones, (men, women), from which on it
is broad: half a standard deviation above the mean of drawn people."""
BROUGHT = 0.65
"""Share of what is beyond that is taken back: broad jaws stay broad."""
EFFECT = 0.0175
"""By how much a deviation of `taper` lessens that ratio."""
LARGEST = 5.5


def tapering(head: NDArray[np.float32], form: Form, years: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement, cm of an adult's head, that draws in a jaw which is too broad. head: (V0, 3), of the pack."""
    jaw, cheekbones = (float(np.ptp(head[list(_pair(pack, name)), 0])) for name in ("jaw", "zygion"))
    broad = (1.0 - form.femininity) * BROAD[0] + form.femininity * BROAD[1]
    amount = min(BROUGHT * max(jaw / cheekbones - broad, 0.0) / EFFECT, LARGEST)
    return tapered(amount, years, pack)


@lru_cache(maxsize=4)
def _pair(pack: HeadPack, name: str) -> tuple[int, int]:
    """The pack's vertices at a landmark, left and right."""
    return vertex_at(pack, PLACES[name]), vertex_at(pack, PLACES[name], side=-1.0)
