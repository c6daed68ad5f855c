"""How a person's brows run and how high they are. Their hairs (`scene.groom.brows`) and the shade below them (`skin.py`) both
follow it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.maths.counter_hash import normal
from facestudio.spec.types import FaceSpec

STREAMS = ("left-brow", "right-brow")
_LOW = ((0.0, 5.0, 12.0, 18.0), (1.0, 0.95, 0.91, 1.0))
"""Age, years -> height of the band of hairs relative to an adult's: a child's brow is a low one, by eye."""

_TAMED = 0.3
"""Share that a high arch lacks of what it has over a typical one: higher, it is drawn with a pencil. By eye."""


@dataclass(frozen=True, slots=True)
class BrowLine:
    """One brow. arch: its height, 1 typical. shift: (inner, tail, longer), cm of asymmetry: up, further up by its end, and
    along. height: of the band of hairs, 1 typical."""

    arch: float
    shift: tuple[float, float, float]
    height: float


def brow_line(spec: FaceSpec, side: float) -> BrowLine:
    """The brow of the person's left (side 1) or right (-1)."""
    brows = spec.brows
    own = normal(brows.seed, STREAMS[side < 0], np.arange(9))
    # Even a thin brow is some five millimetres high: what is thinned out of it are the edges.
    height = 0.55 + 0.45 * float(np.clip(brows.thickness * (1.0 + 0.08 * own[0]), 0.4, 2.2))
    inner, tail, longer = (0.065 * float(lot) for lot in own[2:5])
    low = float(np.interp(spec.age, *_LOW))
    arch = brows.arch + 0.14 * float(own[1])
    arch -= _TAMED * max(0.0, arch - 1.0)
    return BrowLine(arch, (inner, tail, longer), height * low)
