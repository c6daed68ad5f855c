"""Planes of the side of the face that a grown person's bone and muscle make, each person's own.

Between eye, ear and jaw the pack's skin is one even sheet, so that light has nothing to break on, and a turned head is a
polygon. In life the zygomatic arch stands out from the cheekbone to the ear, below it the cheek falls in before the front
border of the chewing muscle (masseter), the edge of the mandible is a ridge over the hollow under the jaw, and the chin's pad
is set off from the cheek by a shallow groove (textbook anatomy). Fat tells how much of it shows: cheeks of the lean fall in
over the buccal pad, those of the stout hide the bone. All amounts are by eye.
"""

from __future__ import annotations

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.maturing import matured
from facestudio.scene.head.soft_shapes import Swelling
from facestudio.spec.types import FaceSpec

GROWN = (13.0, 25.0)
"""Years, of a face's maturing, over which bone comes through the fat of a child's cheek."""
OF_WEIGHT = ((0.25, 1.2), (0.5, 0.9), (0.75, 0.4), (1.0, 0.1))
"""(`form.weight`, share of the bone that shows)."""
OWN = (0.35, 1.65)
"""Least and most of each that a person has."""
WOMEN = 0.7
"""Share of a man's hollows, chin and jaw that women have: their cheeks have more fat, their chewing muscles are weaker."""
OLD = ((45.0, 1.0), (65.0, 0.4))
"""(Years, share): `sagging.py` has what the old have of the same."""


def arched(spec: FaceSpec) -> float:
    """How far the arches of the cheekbones stand out, more in people of Asian descent."""
    return _bony(spec, 0) * (1.0 + 0.25 * spec.form.asian)


def hollowed(spec: FaceSpec) -> float:
    """How far cheeks fall in before the chewing muscle."""
    return _bony(spec, 1) * _of_sex(spec)


def edged(spec: FaceSpec) -> float:
    """How clearly the jaw is set off from the neck."""
    return _bony(spec, 2) * _of_sex(spec)


def padded(spec: FaceSpec) -> float:
    """How clearly the chin's pad is set off from the cheeks."""
    return _bony(spec, 3) * _of_sex(spec)


def socketed(spec: FaceSpec) -> float:
    """How deep the inner corner of the socket lies between bridge and brow, less where bridges are low."""
    return _bony(spec, 4) * (1.0 - 0.6 * spec.form.asian)


def _of_sex(spec: FaceSpec) -> float:
    return 1.0 - (1.0 - WOMEN) * spec.form.femininity


def _bony(spec: FaceSpec, which: int) -> float:
    """0 in children .. some 1 in lean adults, each one's own."""
    low, high = OWN
    own = low + (high - low) * float(uniform(spec.skin.seed, "planes", which))
    shown = float(np.interp(spec.form.weight, *np.transpose(OF_WEIGHT)))
    old = float(np.interp(spec.age, *np.transpose(OLD)))
    return own * shown * old * float(smooth_step(*GROWN, matured(spec)))


PLANES = (
    Swelling("arch of the cheekbone", (5.8, 73.3), (0.85, 0.72), (0.095, 0.0, 0.03), arched, 5.0),
    Swelling("hollow before the chewing muscle", (5.0, 70.6), (0.8, 1.15), (-0.07, 0.0, -0.045), hollowed, 6.0),
    Swelling("below the edge of the jaw", (3.9, 64.9), (1.7, 0.55), (-0.06, 0.12, -0.10), edged, 3.0),
    Swelling("groove beside the chin's pad", (2.2, 66.1), (0.55, 0.8), (0.0, 0.0, -0.05), padded, 9.0),
    Swelling("inner corner of the socket", (1.5, 75.7), (0.55, 0.5), (0.0, 0.0, -0.065), socketed),
)
