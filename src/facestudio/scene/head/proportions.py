"""The parts of a head brought to the measures of people.

The pack's heads have a child's crown, chin and mouth: skulls are narrow and low, mouths a centimetre too small, chins too near
the nose, the more so the younger they are. Each measure is taken on the pack's typical head and its parts are stretched, in
regions of rest space that fade out softly, to what `measures.py` says of the person. Eyeballs stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.macros import macro_weights
from facestudio.scene.head.measures import MEASURES, factor
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]

LANDMARKS = {
    "nasion": (0.0, 75.2, 14.75),
    "glabella": (0.0, 77.04, 14.93),
    "tip": (0.0, 71.76, 16.74),
    "subnasale": (0.0, 70.43, 15.45),
    "upper_lip": (0.0, 69.2, 15.6),
    "stomion": (0.0, 68.45, 14.81),
    "lower_lip": (0.0, 67.51, 14.93),
    "chin": (0.0, 64.21, 12.5),
    "wing": (1.62, 71.38, 14.34),
    "corner": (2.33, 68.41, 13.32),
    "zygion": (6.63, 73.81, 7.48),
    "gonion": (5.32, 67.16, 8.31),
    "eurion": (7.0, 79.28, 2.72),
    "vertex": (0.0, 85.82, 5.46),
    "occiput": (0.0, 76.9, -4.46),
    "ear_top": (8.04, 75.7, 4.49),
    "ear_bottom": (6.71, 70.55, 5.08),
}
"""Rest space, cm, of vertices of the skin's cage; left ones of pairs."""
SEEN = {"face_width": 1.035, "nose_width": 0.97, "ear_length": 1.02, "eye_width": 1.14}
"""A measure's outermost points on the surface against the landmark's vertices."""
EYE_X, EYE_Y = 2.96, 74.92
"""Middle of the left eye's opening, rest space, cm."""
EAR_ROOT = np.array([6.6, 73.2, 5.0])


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """What of the pack doesn't depend on the person: landmarks' indices, and where each stretch acts, (V0,) 0..1 each."""

    landmarks: dict[str, int]
    masks: dict[str, Array]
    ear_root: dict[str, int]


def proportioned(positions: NDArray[np.float32], spec: FaceSpec, pack: HeadPack) -> NDArray[np.float32]:
    """A person's head with its parts brought to measure.

    positions: (V0, 3) cm, of the pack's vertices with macro morphs and details. Returns new positions.
    """
    regions = _regions(pack)
    typical = pack.morphs.apply(pack.base, macro_weights(replace(spec.form, muscle=0.5, weight=0.5), float(spec.age)))
    at = {name: typical[index].astype(np.float64) for name, index in regions.landmarks.items()}
    measured = measures_mm(pack, typical)
    factors = {name: factor(name, spec.form, float(spec.age), measured[name]) for name in MEASURES}
    moved = positions.astype(np.float64)
    mask = regions.masks
    rest = pack.rest.astype(np.float64)
    side = np.sign(rest[:, 0])

    def grows(name: str) -> float:
        return factors[name] - 1.0

    # Skull: about a point behind the brow, which stays.
    length = at["glabella"][2] - at["occiput"][2]
    eye_y = float(np.mean([typical[pack.eyes[eye], 1].mean() for eye in ("left", "right")]))
    pivot = np.array([0.0, eye_y, at["glabella"][2] - 0.30 * length])
    # The brow's neighbourhood hardly takes part, so the rest of the length has to make up for it.
    stretch = np.array([grows("cranium_width"), grows("cranium_height"), 1.25 * grows("cranium_length")])
    step = mask["cranium"][:, None] * stretch * (moved - pivot)
    step[:, 0] *= mask["temple"]
    # Widths.
    step[:, 0] += side * mask["face_width"] * grows("face_width") * at["zygion"][0]
    step[:, 0] += side * mask["jaw_width"] * grows("jaw_width") * at["gonion"][0]
    step[:, 0] += side * mask["nose_width"] * grows("nose_width") * at["wing"][0]
    step[:, 0] += side * mask["mouth_width"] * grows("mouth_width") * at["corner"][0]
    wrapped = _WRAPPED * np.clip(np.abs(rest[:, 0]) / LANDMARKS["corner"][0], 0.0, 1.0)
    step[:, 2] -= wrapped * mask["mouth_width"] * grows("mouth_width") * at["corner"][0]
    half_eye = measured["eye_width"] / 20.0
    step[:, 0] += side * mask["eye_width"] * grows("eye_width") * half_eye
    step[:, 1] += mask["eye_opening"] * grows("eye_opening") * measured["eye_opening"] / 20.0
    # The way from its base to the tip runs upwards too: 1.2 times as far forward lengthens it as much as meant.
    step[:, 2] += mask["nose_protrusion"] * grows("nose_protrusion") * 0.12 * measured["nose_protrusion"]
    step[:, 1] += _lowered(rest[:, 1], at, factors, mask)
    for eye in ("left", "right"):
        step[pack.eyes[eye]] = 0.0
    # Ears about their roots, which go with the head.
    for name, index in regions.ear_root.items():
        ear = mask[name][:, None]
        about_root = grows("ear_length") * _EAR_AXES * (moved - moved[index])
        raised = np.array([0.0, _EARS_RISE * grows("cranium_height") * (at["vertex"][1] - eye_y), 0.0])
        step = (1.0 - ear) * step + ear * (step[index] + raised + about_root)
    return (moved + step).astype(np.float32)


def measures_mm(pack: HeadPack, head: NDArray[np.floating]) -> dict[str, float]:
    """Every measure of a head, mm. head: (V0, 3) cm, of the pack's vertices."""
    at = {name: head[index].astype(np.float64) for name, index in _regions(pack).landmarks.items()}

    def upright(above: str, below: str) -> float:
        return float(at[above][1] - at[below][1]) * 10.0

    lashes = np.concatenate([pack.lashes[f"left_{lid}"][0] for lid in ("upper", "lower")])
    eye_y = float(np.mean([head[pack.eyes[eye], 1].mean() for eye in ("left", "right")]))
    roots = head[lashes, 0]
    found = {
        "cranium_width": 20.0 * at["eurion"][0],
        "cranium_height": 10.0 * (at["vertex"][1] - eye_y),
        "cranium_length": 10.0 * (at["glabella"][2] - at["occiput"][2]),
        "face_width": 20.0 * at["zygion"][0],
        "jaw_width": 20.0 * at["gonion"][0],
        "nose_height": upright("nasion", "subnasale"),
        "nose_width": 20.0 * at["wing"][0],
        "nose_protrusion": 10.0 * float(np.linalg.norm(at["tip"] - at["subnasale"])),
        "lower_face": upright("subnasale", "chin"),
        "philtrum": upright("subnasale", "upper_lip"),
        "upper_lip": upright("upper_lip", "stomion"),
        "lower_lip": upright("stomion", "lower_lip"),
        "mouth_width": 20.0 * at["corner"][0],
        "eye_width": 10.0 * float(roots.max() - roots.min()),
        "eye_opening": 10.0 * float(head[lashes, 1].max() - head[lashes, 1].min()),
        "ear_length": upright("ear_top", "ear_bottom"),
    }
    return {name: float(value) * SEEN.get(name, 1.0) for name, value in found.items()}


def _lowered(y: Array, at: dict[str, Array], factors: dict[str, float], mask: dict[str, Array]) -> Array:
    """(V0,) cm by which nose, lips and chin move upwards, the neck below giving way. y: (V0,) rest space."""
    names = ("nasion", "subnasale", "upper_lip", "stomion", "lower_lip", "chin")
    heights = np.array([at[name][1] for name in names])
    spans = -np.diff(heights)
    wanted = spans.copy()
    wanted[:4] *= [factors[name] for name in ("nose_height", "philtrum", "upper_lip", "lower_lip")]
    below_nose = float(heights[1] - heights[5]) * factors["lower_face"]
    # Lips that leave no chin give way.
    wanted[1:4] *= min(1.0, 0.62 * below_nose / float(wanted[1:4].sum()))
    wanted[4] = below_nose - wanted[1:4].sum()
    shift = np.concatenate([[0.0], -np.cumsum(wanted - spans)])
    places = np.array([LANDMARKS[name][1] for name in names])
    chin = shift[5]
    broad = _smooth_interp(y, (*_NECK_Y, places[5], places[1], places[0]), (0.55 * chin, chin, chin, shift[1], 0.0))
    straight = np.interp(places, [places[5], places[1]], [chin, shift[1]])
    detail = shift - straight
    local = np.interp(y, (65.2, *places[4:0:-1], 70.9), (0.0, *detail[4:0:-1], 0.0))
    teeth = np.interp(places[3], [places[5], places[1]], [chin, shift[1]]) + detail[3]
    return np.where(mask["teeth"] > 0, teeth, mask["front"] * broad + mask["mouth"] * local)


_EAR_AXES = np.array([0.35, 1.0, 0.8])
"""How far an ear's stretch goes along each axis: long ears stand off no further."""
_WRAPPED = 0.55
"""A corner of the mouth goes back by this share of what it goes aside, so that the mouth stays wrapped round the teeth."""
_EARS_RISE = 0.24
"""Ears hang on the skull: by this share of what its top rises they rise too."""
_NECK_Y = (55.0, 62.6)
"""Rest heights between which the neck takes up half of what the chin moves; below, the body moves by the rest."""


def _smooth_interp(y: Array, at: tuple[float, ...], values: tuple[float, ...]) -> Array:
    """Piecewise linear through (at, values), its bends rounded over 1.2 cm."""
    return np.asarray(sum(np.interp(y + off, at, values) for off in (-0.6, -0.3, 0.0, 0.3, 0.6)) / 5.0)


def _bump(distance: Array, peak: float, end: float) -> Array:
    """0 at 0, rising straight to 1 at `peak`, then softly falling to 0 at `end`."""
    return np.where(distance < peak, distance / peak, 1.0 - smooth_step(peak, end, distance))


def _plateau(x: Array, start: float, full: float, until: float, end: float) -> Array:
    """0 before `start`, 1 from `full` to `until`, 0 beyond `end`."""
    return np.asarray(smooth_step(start, full, x) * (1.0 - smooth_step(until, end, x)))


@lru_cache(maxsize=1)
def _regions(pack: HeadPack) -> Regions:
    rest = pack.rest.astype(np.float64)
    x, y, z = rest.T
    away = np.abs(x)
    skin = np.zeros(len(rest), bool)
    skin[pack.skin.cage] = True
    cage = pack.rest[pack.skin.cage].astype(np.float64)
    landmarks = {
        name: int(pack.skin.cage[((cage - place) ** 2).sum(axis=1).argmin()]) for name, place in LANDMARKS.items()
    }
    ears = np.zeros(len(rest))
    ears[pack.skin.cage] = np.clip(pack.tissue["ears"][: len(cage)], 0, 1)
    across, above = away - EYE_X, y - EYE_Y
    # From the brow to the nape; there it fades out further down, so that no step overhangs the neck.
    plane = y - (71.0 + 0.375 * (z + 2.0))
    lowest = -1.5 - 4.0 * (1.0 - smooth_step(-3.0, 4.0, z))
    masks = {
        "cranium": smooth_step(0.0, 1.0, (plane - lowest) / (3.0 - lowest)),
        # Skulls are widest behind the ears; foreheads widen less.
        "temple": 1.0 - 0.6 * smooth_step(4.0, 11.5, z),
        "face_width": smooth_step(2.6, 6.4, away) * _plateau(y, 63.5, 71.0, 74.5, 78.0) * smooth_step(-2.0, 4.5, z),
        "jaw_width": smooth_step(1.2, 4.8, away) * _plateau(y, 61.0, 65.0, 68.2, 71.5) * smooth_step(0.0, 5.0, z),
        "nose_width": _bump(away, 1.6, 3.1) * _plateau(y, 69.6, 70.7, 72.0, 74.0) * smooth_step(12.0, 13.6, z),
        "mouth_width": skin * _bump(away, 2.34, 5.3) * _plateau(y, 65.2, 67.4, 69.5, 71.4) * smooth_step(8.0, 11.0, z),
        "eye_width": np.sign(across)
        * _bump(np.abs(across), 1.27, 2.3)
        * _plateau(y, 72.9, 74.2, 75.7, 77.2)
        * smooth_step(8.5, 11.0, z),
        "eye_opening": np.where(above > 0, 1.3, -0.7)
        * _bump(np.abs(above), 0.40, 1.7)
        * (1.0 - smooth_step(0.5, 2.0, np.abs(across)))
        * smooth_step(10.0, 12.0, z),
        "nose_protrusion": np.clip((z - 14.2) / 2.5, 0.0, 1.0)
        * (1.0 - smooth_step(1.3, 2.2, away))
        * _plateau(y, 70.1, 70.9, 73.4, 75.6),
        "front": np.maximum(smooth_step(1.0, 6.0, z), 1.0 - smooth_step(57.0, 63.0, y)),
        "mouth": skin * (1.0 - smooth_step(2.5, 4.2, away)) * smooth_step(9.0, 12.0, z),
        "teeth": np.where(~skin & (y > 64.0) & (y < 72.0) & (away < 5.0) & (z > 3.0), 1.0, 0.0),
        "left_ear": np.where(x > 0, ears, 0.0),
        "right_ear": np.where(x < 0, ears, 0.0),
    }
    roots = {
        f"{name}_ear": int(pack.skin.cage[((cage - EAR_ROOT * [sign, 1, 1]) ** 2).sum(axis=1).argmin()])
        for name, sign in (("left", 1.0), ("right", -1.0))
    }
    return Regions(landmarks, {name: np.asarray(mask, np.float64) for name, mask in masks.items()}, roots)
