"""Bone and fat that the pack's morphs leave out: what years pull down, and what makes grown men and women differ.

Ageing moves the face long before it is wrinkled: the fat of the cheek comes down and hangs over the fold beside the nose, a
trough opens below the eye and a bag above it, the brow sinks onto the lid, temples hollow, the jaw line breaks into a jowl
and the skin under the chin hangs. Judges of age go by the fold beside the nose before anything else, then redness, sunk
brows, spots and roughness (a study of 120 women of 41 to 49, Clin. Cosmet. Investig. Dermatol. 2014, as the press tells it).
Expression lines stay for good in the fifth decade, gravity shows from 40 to 50 on (BMJ Best Practice, "Photoageing").
Men have heavier brow ridges, jaws and larynges, women rounder foreheads (textbook anatomy). All amounts are by eye.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]
Drive = Callable[[FaceSpec], float]
PUBERTY = (11.0, 19.5)
"""Years between which the sexes' faces part."""


def aged(spec: FaceSpec) -> float:
    """How far the face has sunk, 0 young .. 1: with the lines of the skin, so that who looks young does so throughout."""
    return float(np.interp(spec.skin.ageing, (0.10, 0.40, 0.60, 0.78, 1.0), (0.0, 0.12, 0.31, 0.62, 1.0)))


def heavily_aged(spec: FaceSpec) -> float:
    """The same of brow and jowls, which sink less far in women."""
    return aged(spec) * (1.0 - 0.35 * spec.form.femininity)


def male(spec: FaceSpec) -> float:
    """0 in women and children .. 1 in men."""
    return float(smooth_step(*PUBERTY, spec.age)) * max(1.0 - 1.5 * spec.form.femininity, 0.0)


def female(spec: FaceSpec) -> float:
    """0 in men and children .. 1 in women."""
    return float(smooth_step(*PUBERTY, spec.age)) * max(1.5 * spec.form.femininity - 0.5, 0.0)


def grown(spec: FaceSpec) -> float:
    """How far bone shows through the face: 0 in children .. 1 in lean adults, half as much in heavy ones."""
    years = float(np.interp(spec.age, (9.0, 14.0, 20.0), (0.0, 0.25, 1.0)))
    return years * float(np.interp(spec.form.weight, (0.35, 0.55, 0.85), (1.0, 0.85, 0.5)))


@dataclass(frozen=True, slots=True)
class Swelling:
    """A soft ellipse on the front of the face that moves as a whole; both sides alike.

    at: (x, y) cm, rest space, of the left one. half_axes: cm at which 1/e is left. moves: cm outwards, up, forward, in
    full. drive: 0..1, of a person. depth: rest z from which on it counts.
    """

    name: str
    at: tuple[float, float]
    half_axes: tuple[float, float]
    moves: tuple[float, float, float]
    drive: Drive
    depth: float = 8.0


@dataclass(frozen=True, slots=True)
class Fold:
    """A valley with a swollen bank. course: (x, y) cm, rest space, from its upper end. valley, bank: cm of depth and height.
    width: cm of the valley, bank_width: of the bank, which lies on the side of the cheek (outwards of the course)."""

    name: str
    course: tuple[tuple[float, float], ...]
    valley: float
    width: float
    bank: float
    bank_width: float
    drive: Drive


SWELLINGS = (
    Swelling("cheek fat leaves the cheekbone", (3.9, 72.6), (1.5, 1.0), (-0.05, -0.06, -0.19), aged),
    Swelling("and hangs below", (4.3, 69.0), (1.2, 1.5), (0.06, -0.14, 0.06), aged),
    Swelling("jowl", (4.0, 66.0), (1.1, 1.0), (0.18, -0.25, 0.06), heavily_aged, 5.0),
    Swelling("hollow before the jowl", (2.3, 65.2), (0.6, 0.7), (-0.06, 0.04, -0.13), aged),
    Swelling("bag below the eye", (2.75, 73.75), (1.15, 0.30), (0.0, -0.04, 0.15), aged),
    Swelling("sunk brow", (3.3, 76.7), (2.0, 0.75), (0.0, -0.22, -0.02), heavily_aged),
    Swelling("skin folded over the outer lid", (4.1, 75.95), (0.8, 0.34), (0.0, -0.20, 0.08), aged),
    Swelling("hollow temple", (5.9, 77.6), (1.0, 1.6), (-0.15, 0.0, -0.07), aged, 5.0),
    Swelling("chin of old age", (0.0, 65.0), (1.1, 0.8), (0.0, -0.02, 0.10), aged),
    Swelling("skin under the chin hangs", (0.0, 63.7), (1.7, 0.7), (0.0, -0.32, 0.16), aged, 8.5),
    Swelling("longer upper lip", (0.0, 69.35), (1.8, 0.5), (0.0, -0.13, -0.10), aged),
    Swelling("thinner lower lip", (0.0, 67.75), (1.6, 0.35), (0.0, 0.08, -0.09), aged),
    Swelling("cheekbone", (4.5, 73.0), (1.3, 0.75), (0.08, 0.032, 0.112), grown),
    Swelling("hollow below the cheekbone", (4.4, 70.5), (1.1, 1.1), (-0.112, 0.0, -0.208), grown, 6.5),
    Swelling("temple", (5.9, 77.4), (0.9, 1.4), (-0.144, 0.0, -0.048), grown, 5.0),
    Swelling("edge of the jaw", (4.5, 66.4), (1.1, 0.8), (0.112, -0.032, 0.048), grown, 5.0),
    Swelling("chin", (0.0, 64.9), (1.1, 0.6), (0.0, -0.032, 0.144), grown),
    Swelling("furrow between lip and chin", (0.0, 66.55), (1.3, 0.32), (0.0, 0.0, -0.144), grown),
    Swelling("beside the nose", (1.75, 72.6), (0.4, 0.75), (0.0, 0.0, -0.16), grown),
    Swelling("side of the bridge", (1.0, 74.3), (0.38, 0.9), (0.0, 0.0, -0.128), grown),
    Swelling("ridge of the nose", (0.0, 73.6), (0.36, 1.2), (0.0, 0.0, 0.08), grown),
    Swelling("socket", (1.75, 75.85), (0.6, 0.4), (0.0, 0.0, -0.128), grown),
    Swelling("brow ridge", (2.3, 76.35), (1.7, 0.55), (0.0, -0.03, 0.125), male),
    Swelling("brow ridge in the middle", (0.0, 76.5), (0.9, 0.6), (0.0, 0.0, 0.08), male),
    Swelling("larynx", (0.0, 60.3), (0.55, 0.85), (0.0, 0.0, 0.29), male, 5.0),
    Swelling("angle of the jaw", (4.9, 66.9), (0.9, 1.1), (0.09, -0.04, 0.0), male, 3.0),
    Swelling("square chin", (1.6, 64.8), (0.9, 0.7), (0.09, -0.02, 0.02), male),
    Swelling("no brow ridge", (1.7, 76.5), (1.9, 0.65), (0.0, 0.04, -0.07), female),
    Swelling("narrow jaw", (4.8, 66.6), (1.4, 1.9), (-0.20, 0.06, 0.0), female, 3.0),
)

FOLDS = (
    Fold("nose to mouth", ((1.85, 71.3), (2.25, 70.4), (2.62, 69.5), (2.9, 68.4)), 0.15, 0.28, 0.17, 0.80, aged),
    Fold("mouth to chin", ((2.55, 68.0), (2.78, 67.2), (2.7, 66.2)), 0.11, 0.26, 0.10, 0.7, aged),
    Fold("trough below the eye", ((1.75, 74.0), (2.3, 73.35), (3.1, 72.95), (3.9, 73.0)), 0.12, 0.28, 0.0, 0.5, aged),
)


_REACH = 2.45
"""Half axes from the middle of a swelling to where it is left out: a four-hundredth of it."""


def soften(rest: NDArray[np.floating], spec: FaceSpec) -> NDArray[np.float32]:
    """(V, 3) displacement of skin, cm of an adult. rest: (V, 3) rest space."""
    moved = np.zeros(rest.shape, dtype=np.float32)
    drives: tuple[Drive, ...] = (aged, heavily_aged, male, female, grown)
    strengths = {drive: drive(spec) for drive in drives}
    if not any(strengths.values()):
        return moved
    # Beside the jaw the face begins further back than elsewhere.
    deep = (rest[:, 2] > 6.5) | ((rest[:, 2] > 1.5) & ((rest[:, 1] < 70.0) | (np.abs(rest[:, 0]) > 3.4)))
    near = np.flatnonzero(deep & (rest[:, 1] > 58.0) & (rest[:, 1] < 82.9))
    near = near[np.argsort(rest[near, 1], kind="stable")]
    x, y, z = rest[near].astype(np.float64).T
    away, side = np.abs(x), np.sign(x)
    total = np.zeros((len(near), 3))
    for swelling in SWELLINGS:
        strength = strengths[swelling.drive]
        if not strength:
            continue
        across, up = swelling.half_axes
        first, last = np.searchsorted(y, [swelling.at[1] - _REACH * up, swelling.at[1] + _REACH * up])
        band = slice(first, last)
        off = ((away[band] - swelling.at[0]) / across) ** 2 + ((y[band] - swelling.at[1]) / up) ** 2
        within = np.flatnonzero((off < _REACH**2) & (z[band] > swelling.depth - 1.5))
        close = within + first
        share = strength * np.exp(-off[within]) * smooth_step(swelling.depth - 1.5, swelling.depth + 1.5, z[close])
        outwards, upwards, forward = swelling.moves
        total[close] += share[:, None] * np.column_stack(
            [outwards * side[close], np.full(len(close), upwards), np.full(len(close), forward)]
        )
    for fold in FOLDS:
        if strengths[fold.drive]:
            heights, reach = [at[1] for at in fold.course], 2.5 * fold.bank_width
            first, last = np.searchsorted(y, [min(heights) - reach, max(heights) + reach])
            close, height = relief(fold, away[first:last], y[first:last], z[first:last])
            close = close + first
            # Out of the face and a little to the side, as the front of a cheek faces.
            total[close, 2] += strengths[fold.drive] * 0.94 * height
            total[close, 0] += strengths[fold.drive] * 0.34 * height * side[close]
    moved[near] = total
    return moved


def relief(fold: Fold, x: Array, y: Array, z: Array) -> tuple[NDArray[np.int64], Array]:
    """Vertices near a fold, (N,), and the height that it gives them, cm. x, y, z: (V,) with x from the middle."""
    course = np.asarray(fold.course)
    reach = max(3.0 * fold.width, 2.5 * fold.bank_width)
    low, high = course.min(axis=0) - reach, course.max(axis=0) + reach
    close = np.flatnonzero((x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1]) & (z > 8.0))
    places = np.column_stack([x[close], y[close]])
    best = np.full(len(close), np.inf)
    beside, along = np.zeros(len(close)), np.zeros(len(close))
    for k, (start, end) in enumerate(pairwise(course)):
        step = end - start
        length = float(np.hypot(*step))
        raw = (places - start) @ step / length**2
        t = np.clip(raw, 0.0, 1.0)
        off = places - start - t[:, None] * step
        distance = np.hypot(off[:, 0], off[:, 1])
        # Courses run downwards or outwards: the cheek lies to the left of the way.
        left = (step[0] * (places[:, 1] - start[1]) - step[1] * (places[:, 0] - start[0])) / length
        nearer = distance < best
        best = np.where(nearer, distance, best)
        beside = np.where(nearer, np.sign(left) * distance, beside)
        along = np.where(nearer, (k + t) / (len(course) - 1), along)
    ends = smooth_step(-0.05, 0.25, along) * (1 - smooth_step(0.75, 1.05, along))
    # Beyond the ends the distance grows and the fold fades of itself.
    valley = -fold.valley * np.exp(-((beside / fold.width) ** 2))
    middle = fold.width + 0.45 * fold.bank_width
    bank = fold.bank * np.exp(-(((beside - middle) / (0.6 * fold.bank_width)) ** 2))
    return close, np.asarray((0.35 + 0.65 * ends) * (valley + bank))
