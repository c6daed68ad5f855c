"""The grooves of the nose, for which the base mesh has only slopes: round the wing, and between wing and tip."""

from __future__ import annotations

import numpy as np

from facestudio.scene.head.soft_shapes import Fold
from facestudio.spec.types import FaceSpec


def formed(spec: FaceSpec) -> float:
    """How far the wings of the nose are set off: less in children .. 1 from six years on; less in low noses, and in broad ones,
    on whose wings it would lie."""
    return float(np.interp(spec.age, (0.0, 3.0, 6.0), (0.6, 0.85, 1.0))) * (
        1.0 - 0.15 * spec.form.asian - 0.3 * spec.form.african
    )


WING = "wing of the nose"
NOSE_FOLDS = (
    # Close round the wing: further out it is a second wing beside the first. It is deepest behind the wing, and ends below it.
    Fold(
        WING,
        ((1.05, 72.30), (1.36, 72.20), (1.60, 71.93), (1.71, 71.55), (1.70, 71.15), (1.56, 70.86)),
        0.15,
        0.13,
        0.0,
        0.4,
        formed,
        fades=0.95,
        tail=0.1,
    ),
    # Where the cartilage of the tip ends before the wing begins: a shallow dip that only side light shows.
    Fold(
        "between wing and tip",
        ((0.72, 72.35), (0.98, 71.98), (1.12, 71.58), (1.14, 71.30)),
        0.03,
        0.15,
        0.0,
        0.4,
        formed,
        fades=0.7,
        tail=0.1,
    ),
)
CREASED_NOSE = {WING: 0.37}
"""Fold -> share of the room that its floor does not see, as in `soft_tissue.CREASED`; by eye, as beside wings
in 20 photographs."""
