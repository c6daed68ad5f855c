"""Planes of the lower face: of the chin, of what lies beside and above it, and of a woman's jaw.

The pack's chins are balls that go over into the cheek without an edge. In life the chin has a front of its own, the mental
protuberance with a tubercle on either side of its lower edge; beside it, before the chewing muscle, the face is hollow over
the body of the mandible; and the muscle that lifts the chin (mentalis) ends above in the groove below the lip (textbook
anatomy). All amounts are by eye.
"""

from __future__ import annotations

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.maturing import matured
from facestudio.scene.head.measures import womanly
from facestudio.scene.head.soft_shapes import Swelling
from facestudio.spec.types import FaceSpec

GROWN = (12.0, 24.0)
"""Years, of a face's maturing, over which a chin gets its planes."""
OWN = (0.3, 1.5)
"""Least and most of each that a person has."""
LEAN = ((0.25, 1.15), (0.5, 0.9), (0.75, 0.45), (1.0, 0.15))
"""(`form.weight`, share of the bone that shows)."""


def fronted(spec: FaceSpec) -> float:
    """How flat the front of the chin is."""
    return _own(spec, 0)


def tubercled(spec: FaceSpec) -> float:
    """How far the tubercles beside the chin's middle stand out: a woman's chin is round."""
    return _own(spec, 1) * (1.0 - 0.75 * spec.form.femininity)


def hollowed_beside(spec: FaceSpec) -> float:
    """How far the face falls in beside the chin."""
    return _own(spec, 2)


def grooved(spec: FaceSpec) -> float:
    """How deep the groove between lip and chin lies at its ends, where the mentalis fans out."""
    return _own(spec, 3)


def tapered(spec: FaceSpec) -> float:
    """How far a grown woman's jaw draws in on its way to the chin, 0..1."""
    return womanly(spec.form) * float(smooth_step(*GROWN, matured(spec)))


def _own(spec: FaceSpec, which: int) -> float:
    low, high = OWN
    own = low + (high - low) * float(uniform(spec.skin.seed, "lower face", which))
    return own * float(np.interp(spec.form.weight, *np.transpose(LEAN))) * float(smooth_step(*GROWN, matured(spec)))


LOWER_FACE = (
    Swelling("front of the chin", (0.0, 65.35), (0.62, 0.55), (0.0, 0.0, -0.035), fronted),
    Swelling("upper edge of the chin's front", (0.0, 66.05), (0.75, 0.28), (0.0, 0.0, 0.03), fronted),
    Swelling("tubercle of the chin", (0.85, 64.85), (0.42, 0.36), (0.03, 0.0, 0.05), tubercled),
    Swelling("hollow beside the chin", (2.35, 65.75), (0.75, 0.85), (-0.03, 0.0, -0.07), hollowed_beside, 6.0),
    Swelling("end of the groove below the lip", (1.35, 66.75), (0.5, 0.3), (0.0, 0.0, -0.035), grooved),
    Swelling("jaw of a woman beside the chin", (3.7, 65.6), (1.2, 1.1), (-0.18, 0.03, 0.0), tapered, 3.0),
)
