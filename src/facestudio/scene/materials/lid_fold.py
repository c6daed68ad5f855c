"""What a person's upper lids are like. Their form (`scene.head.crease`) and their paint (`skin.py`) both follow it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.spec.types import FaceSpec

CREASE_HEIGHT_CM = 0.30
"""Of the crease above the lash line in the middle of an adult's open eye, along the lid, where nothing hangs over it."""
SINGLE_LIDS, LOW_LIDS = 0.50, 0.25
"""Shares of the wholly Asian base population without a crease, and with a low one that tapers off towards the nose. About
half of East Asian eyelids have none (W. Chen, "Asian Blepharoplasty and the Eyelid Crease"); the second share is by eye."""
HOODED = 0.18
"""Share of all others whose lids are hooded from their youth on, by eye."""
TAPERED = 0.5
"""How low the crease of a lid that is not hooded runs towards the nose in the most, by eye: most run alongside the lashes."""


@dataclass(frozen=True, slots=True)
class LidFold:
    """A person's upper lids. crease: 0 none, a single lid .. 1 a deep line. height: of the crease, 1 typical.
    hood: 0..1, how much loose skin hangs over it. taper: 0..1, how low it runs, and fades, towards the nose."""

    crease: float
    height: float
    hood: float
    taper: float


def lid_fold(spec: FaceSpec) -> LidFold:
    """The upper lids of a person, by descent, years and chance."""
    asian = spec.form.asian
    kind, depth, height, loose, course = (float(lot) for lot in uniform(spec.eyes.seed, "lid fold", range(5)))
    slack = float(smooth_step(34.0, 69.0, spec.age)) * (0.40 + 0.60 * loose)
    # Children's lids are full: their creases are fine lines.
    grown = float(np.interp(spec.age, (0.0, 6.0, 16.0), (0.55, 0.75, 1.0)))
    if kind < asian * SINGLE_LIDS:
        return LidFold(0.0, 0.45, 0.55 + 0.45 * loose, 1.0)
    if kind < asian * (SINGLE_LIDS + LOW_LIDS):
        return LidFold((0.35 + 0.30 * depth) * grown, 0.42 + 0.20 * height, max(0.35 + 0.25 * loose, slack), 1.0)
    hooded = kind > 1.0 - HOODED * (1.0 - asian)
    hood = max(0.65 + 0.35 * loose if hooded else 0.36 * loose**2, slack) * grown
    crease = (0.60 + 0.50 * depth) * (1.0 - 0.25 * asian) * grown
    taper = max(0.45 * asian, TAPERED * course**2)
    return LidFold(crease, (0.70 + 0.66 * height) * (1.0 - 0.42 * asian), hood, taper)
