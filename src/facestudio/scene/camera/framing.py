"""How much of the person the picture shows: head and shoulders, or the face alone.

All heights are in head space, whose origin lies between the eyes, in cm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.scene.head.types import HeadShape
from facestudio.spec.types import Hair

ADULT_HEAD_CM = 21.3
ADULT_EYES_CM = 6.26
"""Chin to crown, and pupil to pupil, of the pack's neutral adult: the standard window is 31 cm for that head."""

STANDARD_CM = 31.0
CLOSEUP_CM = 19.5

EYES_FROM_TOP = 0.40
LOWEST_EYES_FROM_TOP = 0.49
HEADROOM = 0.065
"""Fractions of the picture's height. Portrait practice puts the eyes a little above the upper third's lower edge and
leaves some air above the hair; for tall hair the eyes sink first, and only then does the picture grow."""

LARGEST_GROWTH = 1.3
"""Of the picture's height for tall hair; what stands out even then is cut, as photographers cut it."""

CLOSEUP_EYES_FROM_TOP = 0.42
CLOSEUP_CHIN = 0.045
"""Fractions of the picture's height; the second is what is left free below the chin."""


_STANDING = {
    "afro": (0.95, -1.1),
    "afro_fade": (0.75, -0.75),
    "bun": (0.25, 0.1),
    "coils": (0.98, -1.3),
    "curls": (0.9, -1.4),
    "messy": (0.85, -1.2),
    "puff": (1.0, -1.6),
    "quiff": (1.15, -1.5),
    "short": (0.75, -1.2),
    "undercut": (0.85, -1.2),
}
"""Style -> cm by which it stands over the skull for each level of hair_length, and for level 0."""

_LONGEST_STANDING = {"curls": 5.0, "messy": 5.0, "undercut": 5.0, "short": 5.0}
"""Level of hair_length from which a style hangs."""


@dataclass(frozen=True, slots=True)
class Measures:
    """head_cm: chin to crown of the skull. eyes_cm: distance of the eyes' centres. chin_y: underside of the chin.
    crown_y: top of skull with hair."""

    head_cm: float
    eyes_cm: float
    chin_y: float
    crown_y: float

    @property
    def scale(self) -> float:
        """Size of the head against the neutral adult's. Half of it goes by the eyes, so that their distance in the
        picture stays steadier over all ages than the outline of the head does."""
        return 0.5 * self.head_cm / ADULT_HEAD_CM + 0.5 * self.eyes_cm / ADULT_EYES_CM


@dataclass(frozen=True, slots=True)
class Window:
    """aim_y: height of the picture's middle. height_cm: what it shows at the distance of the camera's axis."""

    aim_y: float
    height_cm: float


def measure(shape: HeadShape, hair: Hair) -> Measures:
    """Size of a head, and where its hair ends upwards."""
    crown = float(shape.positions[:, 1].max())
    near_chin = (np.abs(shape.rest[:, 0]) < 0.6) & (np.abs(shape.rest[:, 1] - 64.5) < 0.5) & (shape.rest[:, 2] > 7.0)
    chin = float(shape.positions[near_chin, 1].min()) if near_chin.any() else crown - ADULT_HEAD_CM
    eyes = float(np.linalg.norm(shape.left_eye.centre - shape.right_eye.centre))
    return Measures(head_cm=crown - chin, eyes_cm=eyes, chin_y=chin, crown_y=crown + hair_height_cm(hair))


def hair_height_cm(hair: Hair) -> float:
    """About how far hair stands above the skull, cm; measured on what `scene.groom` grows, within 0.7 cm.

    Coils stand up all the way, some cuts partly; other hair lies down after its first few centimetres.
    """
    if hair.length <= 0.0 or hair.style == "bald":
        return 0.0
    lying = 0.25 + 0.14 * min(hair.length, 4.0) * hair.volume
    slope, start = _STANDING.get(hair.style, (0.0, 0.0))
    return max(lying, slope * min(hair.length, _LONGEST_STANDING.get(hair.style, 10.0)) + start)


def standard(of: Measures) -> Window:
    """Head and shoulders."""
    usual = STANDARD_CM * of.scale
    height = min(max(usual, of.crown_y / (LOWEST_EYES_FROM_TOP - HEADROOM)), LARGEST_GROWTH * usual)
    from_top = min(max(EYES_FROM_TOP, of.crown_y / height + HEADROOM), LOWEST_EYES_FROM_TOP)
    return Window(aim_y=(from_top - 0.5) * height, height_cm=height)


def closeup(of: Measures) -> Window:
    """The face from the chin to the hairline; hair may leave the picture."""
    height = max(CLOSEUP_CM * of.scale, -of.chin_y / (1.0 - CLOSEUP_EYES_FROM_TOP - CLOSEUP_CHIN))
    return Window(aim_y=(CLOSEUP_EYES_FROM_TOP - 0.5) * height, height_cm=height)
