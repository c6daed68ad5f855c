"""How far lips stand out, and how high they are: many small changes that each push a mouth forward or swell it may add up to a
muzzle or to balls."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.landmarks import LANDMARKS, vertex_at
from facestudio.scene.head.measures import typical_mm
from facestudio.spec.types import Form

LINE = ((70.43, 15.45), (65.3, 13.1))
"""(y, z) of the skin below the nose and of the foremost of the chin, rest space, cm, in the middle."""
LIPS = (((68.6, 69.4), (0.55, 0.72)), ((67.4, 68.3), (0.50, 0.62)))
"""Of the upper and of the lower lip: heights between which it is foremost; and how far, cm, it stands before the line from nose
to chin at most without being laid back. By eye; M. Hwang, W. Kim and J. McNamara 2002 (Angle Orthod. 72:72, from memory) have 7
and 6 mm in Korean adults against 5 and 3.5 in European Americans. Children's (first) and adults': before a nose that is small
yet, as much is a muzzle."""
GROWN_YEARS = (7.0, 16.0)
"""Years over which the first become the second."""
KEPT = 0.3
"""Share of what stands out further that is kept."""
WITHIN_X, FRONT_Z = 0.45, 13.6
REACH = (2.1, 1.25)
"""Reaches, across and up, over which a lip's surround goes back with it, cm."""
MIDDLE_Y = 68.45
"""Height of the line between the lips, rest space."""

FULL = 1.15
"""Height of both lips against the width of the mouth, over that of typical people of that age, sex and descent, from which on
lips are balls. Of 25 drawn people of each kind the mean was 1.0 to 1.12, the deviation 0.13, the greatest 1.48."""
KEPT_FULL = 0.4
"""Share of what is beyond that is kept, by eye."""
LIP_REACH = (2.3, 1.35)
"""Reaches, across and up, of what is drawn together, rest space, cm: the skin about the lips goes with them."""
LIP_BULGE = 0.55
"""cm of an adult's lips that go back as they are drawn together, by eye: high lips are thick."""


def lips_lessened(
    head: NDArray[np.float32], pack: HeadPack, size: float, form: Form, years: float
) -> NDArray[np.float32]:
    """A head, (V0, 3) cm, whose lips are no higher for their mouth than people's. size: of the head, 1 for an adult. years:
    age."""
    mm = {name: typical_mm(name, form, years) for name in ("upper_lip", "lower_lip", "mouth_width")}
    if any(value is None for value in mm.values()):
        return head
    upper, lower, width = (float(value or 0.0) for value in mm.values())
    top, bottom, line, corner = (
        head[vertex_at(pack, LANDMARKS[name])] for name in ("upper_lip", "lower_lip", "stomion", "corner")
    )
    high = float(top[1] - bottom[1]) / (2.0 * abs(float(corner[0])))
    most = FULL * (upper + lower) / width
    if high <= most:
        return head
    less = 1.0 - (most + KEPT_FULL * (high - most)) / high
    rest = pack.rest
    near = np.flatnonzero((np.abs(rest[:, 0]) < 5.0) & (np.abs(rest[:, 1] - MIDDLE_Y) < 3.2) & (rest[:, 2] > 8.0))
    x, y = rest[near, 0].astype(np.float64), rest[near, 1].astype(np.float64)
    share = np.exp(-((x / LIP_REACH[0]) ** 4) - (np.abs(y - MIDDLE_Y) / LIP_REACH[1]) ** 4)
    result = head.copy()
    result[near, 1] -= (less * share * (head[near, 1] - line[1])).astype(np.float32)
    result[near, 2] -= (size * LIP_BULGE * less * share).astype(np.float32)
    return result


def laid_back(head: NDArray[np.float32], pack: HeadPack, size: float, years: float) -> NDArray[np.float32]:
    """A head, (V0, 3) cm, whose lips stand out no further than people's. size: of the head, 1 for an adult. years: age."""
    rest = pack.rest
    middle = np.flatnonzero((np.abs(rest[:, 0]) < WITHIN_X) & (rest[:, 2] > FRONT_Z - 2.0))

    def nearest(y: float, z: float) -> NDArray[np.float64]:
        away = np.hypot(rest[middle, 1] - y, rest[middle, 2] - z) + np.abs(rest[middle, 0])
        return head[middle[away.argmin()], 1:].astype(np.float64)

    (nose_y, nose_z), (chin_y, chin_z) = (nearest(*at) for at in LINE)
    excess = []
    for (low, high), bounds in LIPS:
        y, z = rest[middle, 1], rest[middle, 2]
        lip = head[middle[(y > low) & (y < high) & (z > FRONT_Z)], 1:].astype(np.float64)
        before = lip[:, 1] - (nose_z + (nose_y - lip[:, 0]) / (nose_y - chin_y) * (chin_z - nose_z))
        excess.append(max(float(before.max()) / size - float(np.interp(years, GROWN_YEARS, bounds)), 0.0))
    if not any(excess):
        return head
    near = np.flatnonzero((np.abs(rest[:, 0]) < 5.0) & (np.abs(rest[:, 1] - MIDDLE_Y) < 3.2) & (rest[:, 2] > 8.0))
    x, y = rest[near, 0].astype(np.float64), rest[near, 1].astype(np.float64)
    upper = smooth_step(-0.5, 0.5, y - MIDDLE_Y)
    share = np.exp(-((x / REACH[0]) ** 2) - (np.abs(y - MIDDLE_Y) / REACH[1]) ** 3)
    result = head.copy()
    back = (1.0 - KEPT) * (excess[1] + (excess[0] - excess[1]) * upper) * share
    result[near, 2] -= (size * back).astype(np.float32)
    return result
