"""What no named change tells of a face: a smooth random field that is each person's own.

A sum of a few long waves over the face, as a Gaussian process is (Rahimi and Recht 2007, "Random Features for Large-Scale
Kernel Machines"); Gaussian processes as models of shape are those of Luethi et al. 2018 (IEEE Trans. Pattern Anal. Mach.
Intell. 40:1860). The waves are even across the middle of the face: its asymmetry is drawn elsewhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.vocabulary import OWN_SHAPES

Array = NDArray[np.float64]

WAVES = {"long": (12.0, 0.055), "short": (8.0, 0.025)}
"""Length of a wave, cm, and how far it moves the surface at its crest with a standard deviation, cm, by eye. Longer than any
feature: waves of 5 and 8 cm, half as high again, pinched faces in the middle, and made jowls and dents of what was left."""
ACROSS = 1.25
"""Waves run so much longer across the face than down it."""
MOUTH = ((0.0, 68.6, 14.9), (2.4, 4.6), 0.5)
"""Place, distances between which the waves come back, cm, and share of them that the mouth is spared: lips that are moved by
millimetres pout (by eye)."""
AXES = {"out": 0, "up": 1, "forward": 2}
CENTRE_Y = 71.0
FACE_Z = (5.0, 12.0)
"""Rest depths, cm, over which the waves fade in: the face alone has them."""
TOP_Y = (79.0, 83.5)


def own_fields(rest: Array) -> Array:
    """(K, V, 3) displacement of points of rest space, (V, 3), cm, at one deviation of each of `OWN_SHAPES`."""
    x, y = np.abs(rest[:, 0]), rest[:, 1] - CENTRE_Y
    share = smooth_step(*FACE_Z, rest[:, 2]) * (1.0 - smooth_step(*TOP_Y, rest[:, 1]))
    place, (near, far), spared = MOUTH
    share *= 1.0 - spared * (1.0 - smooth_step(near, far, np.linalg.norm(rest - place, axis=1)))
    fields = np.zeros((len(OWN_SHAPES), len(rest), 3))
    for field, name in zip(fields, OWN_SHAPES, strict=True):
        axis, wave, course = name.removeprefix("own_").split("_")
        length, height = WAVES[wave]
        down = np.cos(2.0 * np.pi * y / length) if course[0] == "c" else np.sin(2.0 * np.pi * y / length)
        across = np.cos(2.0 * np.pi * x / (ACROSS * length)) if course[1] == "w" else 1.0
        # Nothing leaves the middle sideways.
        sideways = np.sign(rest[:, 0]) * smooth_step(0.0, 2.5, x) if axis == "out" else 1.0
        field[:, AXES[axis]] = height * share * down * across * sideways
    return fields
