"""What the pack's children lack: large openings of the eyes, thin necks, jaws that taper.

The pack's child is an adult's topology made small: between its corners the eye is 21 mm wide at eight years (measured in a
picture against the distance of the pupils), where children have 27 to 28 (`measures.py`), and its neck is four fifths as wide
as the face. Both make small children little adults. Regions are moved as a whole and with what lies about them, fading over
centimetres; amounts are by eye.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step

Array = NDArray[np.float64]

YEARS = (0.0, 1.0, 3.0, 6.0, 10.0, 14.0, 18.0, 20.0)
EYES_WIDER = (0.03, 0.03, 0.04, 0.04, 0.04, 0.03, 0.01, 0.0)
"""By how much the openings of the eyes are wider than the pack's, at `YEARS`."""
EYES_HIGHER = 1.0
"""Share of that by which they are higher, too."""
BALLS_LARGER = 0.15
"""Share of that by which eyeballs are larger: the pack's are larger than life already, and rounder ones fill their corners."""
OPENING, AROUND = (1.75, 1.05), (3.0, 2.5)
"""Half axes, cm of rest space: of what grows as a whole, lids and their crease, and of what yields about it."""
NOSE_LOWER = (0.24, 0.24, 0.22, 0.18, 0.10, 0.04, 0.0, 0.0)
"""By how much the nose stands out of the face less, at `YEARS`: its bridge comes with puberty."""
NOSE_NARROWER_SHARE = 0.25
_NOSE_X, _NOSE_UP = (0.8, 2.3), ((69.9, 71.0), (73.8, 75.6))
_BESIDE_NOSE = (2.2, 71.6)
"""Where the nose is all there, and where nothing of it is left; the cheek that its depth is measured from. Rest space, cm."""
NECK_THINNER = {
    "male": (0.06, 0.08, 0.13, 0.17, 0.17, 0.13, 0.04, 0.0),
    "female": (0.06, 0.08, 0.13, 0.17, 0.15, 0.08, 0.02, 0.0),
}
"""By how much the neck is thinner than the pack's, at `YEARS`."""
JAW_NARROWER = (0.0, 0.01, 0.03, 0.04, 0.05, 0.05, 0.02, 0.0)
"""By how much the chin's height of the face is narrower, at `YEARS`."""
CHIN_NARROWER = (0.06, 0.06, 0.06, 0.05, 0.04, 0.02, 0.0, 0.0)
"""By how much what lies below the mouth is narrower still: babies' chins are knobs between round cheeks."""
NECK_SHORTER_CM = (1.0, 1.0, 0.8, 0.4, 0.1, 0.0, 0.0, 0.0)
"""By how much the trunk comes up to the chin, at `YEARS`."""
_JAW_Y, _CHIN_Y = (64.5, 72.5), (64.8, 69.2)
_LIPS_X, _LIPS_Y = (2.3, 4.6), (66.3, 67.6)
_NECK_Y, _TRUNK_Y = (62.0, 66.5), (53.5, 58.5)
"""Heights of rest space, cm, between which the neck's share fades in, going down, and out again towards the shoulders."""
_SHORT_Y = (56.5, 63.5)
"""Heights between which the trunk's rise is lost."""
_NAPE_Z, _NAPE_UP = (4.0, 9.0), 2.5
"""Behind these depths the neck reaches higher, up to under the ears."""
_NECK_AXIS_Z, _DEPTH_SHARE = 1.5, 0.7


def childlike(pack: HeadPack, head: NDArray[np.float32], femininity: float, years: float) -> NDArray[np.float32]:
    """A head at rest, (V0, 3) cm of the pack's vertices, with a child's eyes, jaw and neck; grown heads stay as they are."""
    if years >= YEARS[-1]:
        return head
    moved = head.astype(np.float64)
    rest = pack.rest.astype(np.float64)
    _narrow(moved, rest, femininity, years)
    _low_nose(moved, rest, float(np.interp(years, YEARS, NOSE_LOWER)))
    _open_eyes(moved, rest, pack, float(np.interp(years, YEARS, EYES_WIDER)))
    return moved.astype(np.float32)


def _narrow(moved: Array, rest: Array, femininity: float, years: float) -> None:
    thin = {sex: float(np.interp(years, YEARS, course)) for sex, course in NECK_THINNER.items()}
    thinner = femininity * thin["female"] + (1.0 - femininity) * thin["male"]
    narrower = float(np.interp(years, YEARS, JAW_NARROWER))
    _, y, z = rest.T
    up = _NAPE_UP * (1.0 - smooth_step(*_NAPE_Z, z))
    neck = 1.0 - smooth_step(0.0, 1.0, (y - up - _NECK_Y[0]) / (_NECK_Y[1] - _NECK_Y[0]))
    trunk = smooth_step(*_TRUNK_Y, y)
    jaw = narrower * (1.0 - smooth_step(*_JAW_Y, y))
    jaw += float(np.interp(years, YEARS, CHIN_NARROWER)) * (1.0 - smooth_step(*_CHIN_Y, y))
    # Mouths keep their width.
    jaw *= 1.0 - smooth_step(*_LIPS_Y, y) * (1.0 - smooth_step(*_LIPS_X, np.abs(rest[:, 0])))
    moved[:, 0] *= 1.0 - trunk * (jaw * (1.0 - neck) + thinner * neck)
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


def _open_eyes(moved: Array, rest: Array, pack: HeadPack, wider: float) -> None:
    """Widen the openings and enlarge the eyeballs about their poles, so that the lids stay on them."""
    across, upwards = 1.0 + wider, 1.0 + EYES_HIGHER * wider
    balls = {side: pack.eyes[side] for side in ("left", "right")}
    skin = rest[:, 2] > 6.0
    for ball in balls.values():
        skin[ball] = False
    for ball in balls.values():
        at, here = rest[ball].mean(axis=0), moved[ball].mean(axis=0)
        pole = here + np.array([0.0, 0.0, float(np.linalg.norm(moved[ball] - here, axis=1).mean())])
        x, y = rest[skin, 0] - at[0], rest[skin, 1] - at[1]
        inner = np.hypot(x / OPENING[0], y / OPENING[1])
        outer = np.hypot(x / AROUND[0], y / AROUND[1])
        # 1 within the first ellipse, 0 beyond the second.
        way = np.clip((inner - 1.0) / np.maximum(inner - 1.0 + (1.0 - outer), 1e-6), 0.0, 1.0)
        share = np.where(outer >= 1.0, 0.0, np.where(inner <= 1.0, 1.0, 1.0 - smooth_step(0.0, 1.0, way)))
        offset = moved[skin] - pole
        grown = offset * np.array([across - 1.0, upwards - 1.0, across - 1.0])
        moved[skin] += share[:, None] * grown
        moved[ball] = pole + (moved[ball] - pole) * (1.0 + BALLS_LARGER * wider)
