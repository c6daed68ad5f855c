"""Width and fullness of the mouth: the pack's morphs draw it too narrow and too full, the more so in children."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]

WIDER_BOYS = ((0.0, 0.05), (2.0, 0.09), (5.0, 0.20), (9.0, 0.20), (14.0, 0.11), (18.0, 0.05))
WIDER_GIRLS = ((0.0, 0.05), (2.0, 0.09), (5.0, 0.20), (9.0, 0.20), (14.0, 0.15), (18.0, 0.11))
"""(age, share by which the mouth is wider than the pack's). Without it the red of a man's mouth was 51 mm wide on average, of a
woman's 44 and of a child's of five 32. From corner to corner mouths measure 54.5 and 50.2 mm in North American adults of
European descent and about 41 at five (L. Farkas, "Anthropometry of the Head and Face", 2nd ed., 1994; the child's from memory,
unchecked)."""
THINNER = ((0.0, 0.10), (3.0, 0.20), (9.0, 0.20), (16.0, 0.08), (25.0, 0.05))
"""(age, share of the lips' height that goes): a child's lips are lower than an adult's, by eye."""
LINE_Y = 68.45
"""Height of the line between the closed lips, rest space, cm."""
CORNER_X, CHEEK_X = 2.0, 5.2
"""The mouth widens evenly up to the first and leaves the cheek beyond the second alone, rest space, cm."""
REACH_Y = 1.9
"""Above and below the line, cm, at which a third of the widening is left."""
LIP_Y, FADED_Y = 0.9, 1.9
"""Lips grow thinner up to the first distance from their line, and the skin beside them is drawn along up to the second."""
ROUND = 0.55
"""A corner goes back by this share of what it goes aside, so that the mouth stays wrapped round the teeth."""
SMILING = 0.9
"""Share of the widening that a full smile makes up for."""
FROWNING = 0.5
"""The same of corners drawn down, which draws them together."""


def lip_form(rest: NDArray[np.floating], spec: FaceSpec) -> NDArray[np.float32]:
    """(V, 3) displacement of the skin, cm of an adult. rest: (V, 3) rest space."""
    moved: NDArray[np.float32] = np.zeros(rest.shape, np.float32)
    face = np.flatnonzero((rest[:, 2] > 6.0) & (np.abs(rest[:, 1] - LINE_Y) < 2.4 * REACH_Y))
    x, y = (rest[face, axis].astype(np.float64) for axis in (0, 1))
    above = y - LINE_Y
    side = np.abs(x)
    share = wider(spec) * np.exp(-((above / REACH_Y) ** 2))
    aside = share * np.minimum(side, CORNER_X) * (1.0 - smooth_step(CORNER_X, CHEEK_X, side))
    back = ROUND * aside * np.clip(side / CORNER_X, 0.0, 1.0)
    inner = smooth_step(3.4, 2.2, side)
    thin = float(np.interp(spec.age, *np.transpose(THINNER)))
    down = (
        -thin * np.sign(above) * np.minimum(np.abs(above), LIP_Y) * (1.0 - smooth_step(LIP_Y, FADED_Y, np.abs(above)))
    )
    moved[face] = np.stack([np.sign(x) * aside, inner * down, -back], axis=1)
    return moved


def wider(spec: FaceSpec) -> float:
    """Share by which a person's mouth is widened, of its half width."""
    boys, girls = (float(np.interp(spec.age, *np.transpose(table))) for table in (WIDER_BOYS, WIDER_GIRLS))
    weights = dict(spec.expression.actions)

    def pulled(action: str) -> float:
        return (weights.get(f"{action}Left", 0.0) + weights.get(f"{action}Right", 0.0)) / 2

    return (
        (boys + (girls - boys) * spec.form.femininity)
        * (1.0 - SMILING * pulled("mouthSmile"))
        * (1.0 - FROWNING * pulled("mouthFrown"))
    )
