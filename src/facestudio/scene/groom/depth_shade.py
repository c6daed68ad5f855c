"""How much less light reaches hair towards its root, or its tip, than its middle: finer than casters are."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.lightening import root_shade
from facestudio.scene.groom.vectors import smooth
from facestudio.spec.types import Hair

_TIP = ((0.4, 1.0, 3.0, 6.0, 10.0), (1.0, 1.2, 1.2, 1.12, 1.2))
"""cm of mean length -> light on tips, by eye."""

_GREY_TIP = 0.2
"""By how much less that is in grey hair of 10 cm and more, whose ends would be wires. By eye."""

_INTO_ROPES = 0.5
"""Share of the light that reaches hair where it runs into a rope and dives under it, by eye: lit as the rest, the fields of
grey hair are stars on a hood."""

_IN_COILS, THROUGH_COILS = 0.9, 0.35
"""Light on roots and tips of white coils, and share of each that others are seen through, by eye: drawn as wide as they are,
white ones before dark gaps were wires."""

_COILY = (0.55, 0.85)
"""Curl between which hair comes to be coils."""


def frosted(hair: Hair) -> float:
    """How far hair is white coils, 0..1: their roots and tips lie at all depths, and they light each other."""
    return hair.grey * float(smooth(*_COILY, np.float32(hair.texture)))


def depth_shades(hair: Hair, length: float, roped: bool) -> tuple[float, float]:
    """Light on roots and on tips of hair `length` cm long on average, relative to its middle. roped: whether it runs into
    ropes."""
    root, tip = root_shade(hair, length), float(np.interp(length, *_TIP))
    tip -= _GREY_TIP * hair.grey * float(np.interp(length, (6.0, 10.0), (0.0, 1.0)))
    if roped:
        root, tip = _INTO_ROPES * root, _INTO_ROPES
    white = frosted(hair)
    return root + (_IN_COILS - root) * white, tip + (_IN_COILS - tip) * white
