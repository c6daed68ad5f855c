"""How the two sides of a face differ as wholes: smooth moves that are odd across the middle.

The pack's asymmetries are of single parts, and small: of 72 drawn people of 30, pupils differed in height by 0.16 mm, the
corners of the mouth by 0.3, tips of noses lay 0.3 mm and chins 0.5 mm off the middle (deviations). In life one eye is often a
half to one millimetre higher, a chin or a tip of the nose a millimetre off the middle (from memory, unchecked); a face that is
even looks like a mask. With these moves the four are 0.5, 0.7, 0.8 and 1.0 mm. They are drawn in `form.proportions`, as
those of `own_shapes.py` are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.vocabulary import UNEVEN_SHAPES

Array = NDArray[np.float64]

FACE_Z = (4.0, 11.0)
"""Rest depths, cm, over which the moves fade in."""
JAW_Y = (75.0, 65.0)
"""Heights over which a jaw comes to lie aside, from the eyes down."""
JAW_ASIDE, NOSE_ASIDE, EYES_CANT, MOUTH_CANT, HALF_FORWARD = 0.17, 0.13, 0.085, 0.060, 0.10
"""How far each move takes what it is of, cm, at one deviation: the chin, the tip of the nose, each pupil up or down, each
corner of the mouth, each cheek."""
NOSE = ((71.8, 2.2), 1.6)
"""Height of a nose's tip and reach up and down; reach across, cm."""
EYES = ((75.8, 3.2), 3.0)
"""Height of the middle of eyes and brows and reach; distance of an eye from the middle."""
MOUTH = ((68.4, 2.4), 2.4)
HALF_X = 4.5


def uneven_fields(rest: Array) -> Array:
    """(K, V, 3) displacement of points of rest space, (V, 3), cm, at one deviation of each of `UNEVEN_SHAPES`."""
    x, y = rest[:, 0], rest[:, 1]
    share = smooth_step(*FACE_Z, rest[:, 2])
    moves = {
        "jaw_aside": (0, JAW_ASIDE * smooth_step(0.0, 1.0, (JAW_Y[0] - y) / (JAW_Y[0] - JAW_Y[1]))),
        "nose_aside": (0, NOSE_ASIDE * _band(y, NOSE[0]) * np.exp(-((x / NOSE[1]) ** 2))),
        "eyes_cant": (1, EYES_CANT * _band(y, EYES[0]) * _odd(x, EYES[1])),
        "mouth_cant": (1, MOUTH_CANT * _band(y, MOUTH[0]) * _odd(x, MOUTH[1])),
        "half_forward": (2, HALF_FORWARD * _odd(x, HALF_X)),
    }
    fields = np.zeros((len(UNEVEN_SHAPES), len(rest), 3))
    for field, name in zip(fields, UNEVEN_SHAPES, strict=True):
        axis, by = moves[name]
        field[:, axis] = share * by
    return fields


def _band(y: Array, place: tuple[float, float]) -> Array:
    """1 at a height .. 0 beyond its reach."""
    return np.asarray(np.exp(-(((y - place[0]) / place[1]) ** 2)))


def _odd(x: Array, at: float) -> Array:
    """About -1 and 1 at that distance on either side, without a corner between, and no more beyond."""
    return np.asarray(np.tanh(1.5 * x / at) / np.tanh(1.5))
