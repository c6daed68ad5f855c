"""What children's faces have of sockets, temples and cheeks, of which the pack's have hardly any.

Seen from aside, foreheads, eyes and cheeks of the pack's children were one upright line on the far side, and from ahead eyes
lay in a smooth ball. In life the outline of a child goes in at the outer rim of the socket, between a forehead that bulges and
a cheek that is full of fat below the bone (textbook anatomy). Amounts are up to a grown person's, by eye.
"""

from __future__ import annotations

import numpy as np

from facestudio.scene.head.soft_shapes import Swelling
from facestudio.spec.types import FaceSpec


def socketed(spec: FaceSpec) -> float:
    """How far a child's eyes lie back behind the rims of their sockets, 0 in adults, who have their own: 0.45 in infants ..
    1 at school age. Less of Asian descent. By eye."""
    years = float(np.interp(spec.age, (0.0, 3.0, 7.0, 12.0, 18.0, 22.0), (0.45, 0.75, 1.0, 1.0, 0.45, 0.0)))
    return years * (1.0 - 0.35 * spec.form.asian)


def full_cheeked(spec: FaceSpec) -> float:
    """How full the cheek is below its bone: 1 in children .. 0 in adults, less in the lean. By eye."""
    years = float(np.interp(spec.age, (0.0, 2.0, 5.0, 10.0, 15.0, 18.0, 22.0), (0.5, 0.8, 1.0, 0.9, 0.6, 0.35, 0.0)))
    return years * float(np.interp(spec.form.weight, (0.3, 0.5, 0.8), (0.5, 0.9, 1.1)))


def creased_chin(spec: FaceSpec) -> float:
    """How far a soft crease lies between a child's lower lip and chin: 0.6 in infants .. 1 at school age .. 0 in adults, who
    have their own. By eye."""
    return float(np.interp(spec.age, (0.0, 4.0, 12.0, 18.0), (0.6, 1.0, 0.8, 0.0)))


YOUNG_SWELLINGS = (
    Swelling("outer rim of a child's socket", (5.05, 75.45), (0.75, 0.95), (-0.10, 0.0, -0.15), socketed),
    Swelling("temple of a child", (5.9, 77.4), (1.2, 1.8), (-0.06, 0.0, -0.03), socketed, 5.0),
    Swelling("inner socket of a child", (1.75, 75.85), (0.6, 0.4), (0.0, 0.0, -0.035), socketed),
    Swelling("full cheek below a child's bone", (4.4, 71.1), (1.3, 1.5), (0.03, 0.0, 0.075), full_cheeked),
    # The fat pad of a child's cheek hangs beside its mouth; an outline that runs straight from there to the chin is an egg's.
    Swelling("low cheek beside a child's mouth", (4.3, 67.8), (1.1, 1.9), (0.13, -0.02, 0.05), full_cheeked, 6.0),
    # A soft crease sets the lower lip off from the ball of the chin.
    Swelling("crease above a child's chin", (0.0, 66.45), (1.15, 0.30), (0.0, 0.0, -0.045), creased_chin),
)
