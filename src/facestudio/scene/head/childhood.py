"""What the pack's children lack: thin necks, narrow shoulders and low bridges of the nose.

Regions are moved as a whole and with what lies about them, fading over centimetres; amounts are by eye. Noses, lips, eyes and
cheeks stay as the pack's sculptors made them: pulled into a child's by other morphs, they were a doll's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step

Array = NDArray[np.float64]

YEARS = (0.0, 1.0, 3.0, 6.0, 10.0, 14.0, 18.0, 20.0)
NOSE_LOWER = (0.17, 0.17, 0.16, 0.12, 0.07, 0.02, 0.0, 0.0)
"""By how much the bridge of the nose stands out of the face less, at `YEARS`: it comes with puberty. With its tip as low, a
mouth stands out further than the nose."""
NOSE_NARROWER_SHARE = 0.25
_NOSE_X, _NOSE_UP = (0.8, 2.3), ((71.7, 73.1), (74.5, 76.1))
_BESIDE_NOSE = (2.2, 71.6)
"""Where the nose is all there, and where nothing of it is left; the cheek that its depth is measured from. Rest space, cm."""
NECK_THINNER = {
    "male": (0.06, 0.08, 0.13, 0.17, 0.17, 0.13, 0.04, 0.0),
    "female": (0.06, 0.08, 0.13, 0.17, 0.15, 0.08, 0.02, 0.0),
}
"""By how much the neck is thinner than the pack's, at `YEARS`."""
NECK_SHORTER_CM = (0.8, 0.7, 0.3, -0.1, -0.3, -0.3, 0.0, 0.0)
"""By how much the trunk comes up to the chin, at `YEARS`."""
SHOULDERS_NARROWER = (0.10, 0.10, 0.07, 0.05, 0.03, 0.0, 0.0, 0.0)
"""By how much the shoulders are narrower than the pack's, at `YEARS`."""
_SHOULDERS_Y = (55.0, 61.0)
"""Heights of rest space, cm, between which they pass into the neck."""
_NECK_Y, _TRUNK_Y = (62.0, 66.5), (53.5, 58.5)
"""Heights of rest space, cm, between which the neck's share fades in, going down, and out again towards the shoulders."""
_SHORT_Y = (56.5, 63.5)
"""Heights between which the trunk's rise is lost."""
_NAPE_Z, _NAPE_UP = (4.0, 9.0), 2.5
"""Behind these depths the neck reaches higher, up to under the ears."""
_NECK_AXIS_Z, _DEPTH_SHARE = 1.5, 0.7


def childlike(pack: HeadPack, head: NDArray[np.float32], femininity: float, years: float) -> NDArray[np.float32]:
    """A head at rest, (V0, 3) cm of the pack's vertices, with a child's nose and neck; grown heads stay as they are."""
    if years >= YEARS[-1]:
        return head
    moved = head.astype(np.float64)
    rest = pack.rest.astype(np.float64)
    _thin_neck(moved, rest, femininity, years)
    _low_nose(moved, rest, float(np.interp(years, YEARS, NOSE_LOWER)))
    return moved.astype(np.float32)


def _thin_neck(moved: Array, rest: Array, femininity: float, years: float) -> None:
    thin = {sex: float(np.interp(years, YEARS, course)) for sex, course in NECK_THINNER.items()}
    thinner = femininity * thin["female"] + (1.0 - femininity) * thin["male"]
    _, y, z = rest.T
    up = _NAPE_UP * (1.0 - smooth_step(*_NAPE_Z, z))
    neck = 1.0 - smooth_step(0.0, 1.0, (y - up - _NECK_Y[0]) / (_NECK_Y[1] - _NECK_Y[0]))
    trunk = smooth_step(*_TRUNK_Y, y)
    moved[:, 0] *= 1.0 - trunk * thinner * neck
    narrower = float(np.interp(years, YEARS, SHOULDERS_NARROWER))
    moved[:, 0] *= 1.0 - narrower * (1.0 - smooth_step(*_SHOULDERS_Y, y))
    neck *= trunk * _DEPTH_SHARE * thinner
    # About the neck's own axis, which in a child lies elsewhere than in the rest head.
    within = (np.abs(rest[:, 1] - 60.0) < 1.5) & (np.abs(rest[:, 0]) < 6.0)
    axis = float(moved[within, 2].mean())
    moved[:, 2] += neck * (axis - moved[:, 2])
    moved[:, 1] += float(np.interp(years, YEARS, NECK_SHORTER_CM)) * (1.0 - smooth_step(*_SHORT_Y, y))


def _low_nose(moved: Array, rest: Array, lower: float) -> None:
    x, y, z = np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]
    ahead = np.where(z > 8.0, np.hypot(x - _BESIDE_NOSE[0], y - _BESIDE_NOSE[1]), np.inf)
    cheek = float(moved[np.argsort(ahead, kind="stable")[:4], 2].mean())
    share = (1.0 - smooth_step(*_NOSE_X, x)) * smooth_step(*_NOSE_UP[0], y) * (1.0 - smooth_step(*_NOSE_UP[1], y))
    share *= lower * (z > 8.0)
    moved[:, 2] -= share * np.maximum(moved[:, 2] - cheek, 0.0)
    moved[:, 0] *= 1.0 - NOSE_NARROWER_SHARE * share
