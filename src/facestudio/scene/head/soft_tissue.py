"""Bone and fat that the pack's morphs leave out: what makes grown men and women differ, and, from `sagging`, what years do.

Men have heavier brow ridges, jaws and larynges, women rounder foreheads (textbook anatomy). All amounts are by eye.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.correctives import PUBERTY
from facestudio.scene.head.lower_face import LOWER_FACE
from facestudio.scene.head.maturing import matured
from facestudio.scene.head.measures import womanly
from facestudio.scene.head.nose import CREASED_NOSE, NOSE_FOLDS
from facestudio.scene.head.planes import PLANES
from facestudio.scene.head.sagging import SAGGING, SAGGING_FOLDS, own_fold, shares, unsmiling
from facestudio.scene.head.soft_shapes import Array, Drive, Fold, Swelling, relief
from facestudio.scene.head.young_relief import YOUNG_SWELLINGS
from facestudio.spec.types import FaceSpec


def male(spec: FaceSpec) -> float:
    """0 in women and children .. 1 in men."""
    return float(smooth_step(*PUBERTY, matured(spec))) * max(1.0 - 1.5 * spec.form.femininity, 0.0)


def female(spec: FaceSpec) -> float:
    """0 in men and children .. 1 in women."""
    return float(smooth_step(*PUBERTY, matured(spec))) * womanly(spec.form)


def lean_female(spec: FaceSpec) -> float:
    """The same of what is added to a lean woman's cheeks: a heavy one's are full by themselves."""
    return female(spec) * float(np.interp(spec.form.weight, (0.45, 0.85), (1.0, 0.1)))


def grown(spec: FaceSpec) -> float:
    """How far bone shows through the face: 0 in children .. 1 in lean adults, half as much in heavy ones."""
    years = float(np.interp(matured(spec), (11.0, 14.0, 18.0, 24.0), (0.0, 0.12, 0.47, 1.0)))
    return years * float(np.interp(spec.form.weight, (0.35, 0.55, 0.85), (1.0, 0.85, 0.5)))


def cheek_fat(spec: FaceSpec) -> float:
    """How full the front of the cheek is: 1 in young adults .. 0.35 in the old, whose deep fat pads shrink (Rohrich and Pessa
    2007, Plast. Reconstr. Surg. 119:2219); less where a smile lifts the cheek there anyway."""
    years = grown(spec) * (1.0 - 0.65 * float(smooth_step(40.0, 72.0, spec.age)))
    return years * (0.4 + 0.6 * unsmiling(spec))


def full_lidded(spec: FaceSpec) -> float:
    """How full lids are between crease and brow: 1 in young adults .. 0 in the old, whose orbital fat goes and leaves a hollow;
    their own in children, and in Asians by the rim of the socket. Each person's own, 0.5..1.1. By eye."""
    own = 0.5 + 0.6 * float(uniform(spec.skin.seed, "full lids", 0))
    return own * grown(spec) * (1.0 - float(smooth_step(38.0, 70.0, spec.age))) * (1.0 - 0.7 * spec.form.asian)


def asian_male(spec: FaceSpec) -> float:
    """0 .. 1 in men of wholly Asian descent."""
    return male(spec) * spec.form.asian


def asian_grown(spec: FaceSpec) -> float:
    """0 .. 1 in grown women and men of wholly Asian descent, women's more: the pack's have no depth about the eyes."""
    return float(smooth_step(*PUBERTY, matured(spec))) * spec.form.asian * (0.4 + 0.6 * spec.form.femininity)


def brow_ridged(spec: FaceSpec) -> float:
    """0 .. 1 in men, less of Asian descent: the pack's already hang over the root of the nose."""
    return male(spec) * (1.0 - 0.8 * spec.form.asian)


def grown_beside_the_nose(spec: FaceSpec) -> float:
    """The bone beside a nose, less where bridges are low: there it would be a groove."""
    return grown(spec) * (1.0 - 0.65 * spec.form.asian)


def begun_beside_the_nose(spec: FaceSpec) -> float:
    """How far the fold beside the nose has begun before age deepens it, 0..1.2: each person's own; a smile draws its own. By
    eye."""
    own = 0.5 + 0.7 * float(uniform(spec.skin.seed, "begun folds", np.arange(2))[0])
    return own * grown(spec) * (0.3 + 0.7 * unsmiling(spec)) * _before_ageing(spec)


def begun_below_the_eye(spec: FaceSpec) -> float:
    """The same of the trough below the eye, which the orbit's rim shows in most adults."""
    own = 0.4 + 0.8 * float(uniform(spec.skin.seed, "begun folds", np.arange(2))[1])
    return own * grown(spec) * _before_ageing(spec)


def _before_ageing(spec: FaceSpec) -> float:
    """1 in the young .. 0 where `sagging.py` has the same folds in full."""
    return 1.0 - float(smooth_step(0.20, 0.55, spec.skin.ageing))


def infantile(spec: FaceSpec) -> float:
    """1 in babies, whose eyes lie level with their faces .. 0 from school age on."""
    return float(np.interp(spec.age, (0.0, 2.0, 9.0), (1.0, 0.9, 0.0)))


def lip_set_off(spec: FaceSpec) -> float:
    """How far the lower lip stands out over the chin: in children by their full lips, in adults as the bone shows. Without
    it, small lower faces are smooth balls with a slit."""
    child = float(np.interp(spec.age, (0.0, 5.0, 12.0, 16.0, 20.0), (2.4, 2.1, 1.25, 0.5, 0.0)))
    return max(grown(spec), child)


def chubby(spec: FaceSpec) -> float:
    """1 in children .. 0 in adults: how full cheeks are."""
    return float(np.interp(spec.age, (0.0, 3.0, 10.0, 18.0), (0.8, 1.0, 0.8, 0.0)))


def dimpled(spec: FaceSpec) -> float:
    """How far mounds of chin and cheek stand out in a child: 1.3 in the small .. 0 in adults. By eye."""
    return float(np.interp(spec.age, (0.0, 3.0, 10.0, 16.0, 18.0), (1.05, 1.3, 1.05, 0.2, 0.0)))


def tucked(spec: FaceSpec) -> float:
    """How far the corners of the mouth lie in between full cheeks: 1 in children .. 0 in adults, and where a smile draws them.
    By eye: on a smooth ball lips are stuck on."""
    return chubby(spec) * unsmiling(spec)


def plump(spec: FaceSpec) -> float:
    """How clearly a child's cheeks are set off from the lips, 0..1.4: each child's own, by eye."""
    return tucked(spec) * _own_folds(spec)


def lifted(spec: FaceSpec) -> float:
    """And from the lower lids, 0..2.1, more where a smile lifts them."""
    return chubby(spec) * _own_folds(spec) * (1.5 - 0.5 * unsmiling(spec))


def _own_folds(spec: FaceSpec) -> float:
    return 0.6 + 0.8 * float(uniform(spec.skin.seed, "plump", np.arange(1))[0])


def pouting(spec: FaceSpec) -> float:
    """1 in babies, whose lower lips lie behind the upper ones in the pack .. 0 in teenagers; less where lips are full."""
    years = float(np.interp(spec.age, (0.0, 3.0, 9.0, 15.0), (1.0, 0.9, 0.5, 0.0)))
    return years * (1.0 - 0.6 * spec.form.african - 0.3 * spec.form.asian)


def philtrum(spec: FaceSpec) -> float:
    """How clearly the philtrum and the bow of the upper lip stand out, 0..1.35: each person's own, less in the old and where a
    smile has drawn the lip flat, by eye; with a third more in children it was a carved groove."""
    years = float(np.interp(spec.age, (0.0, 2.0, 8.0, 14.0, 20.0, 45.0, 75.0), (0.8, 1.0, 1.0, 1.0, 1.0, 0.8, 0.3)))
    low, high = _PHILTRUM
    own = low + (high - low) * float(uniform(spec.skin.seed, "philtrum", np.arange(1))[0])
    return own * years * (0.35 + 0.65 * unsmiling(spec))


TURNER = "turner of the head"
_TAUT, _TAUT_DEG = 0.55, 15.0
"""How much the sternomastoid stands out further when it turns the head, of what it does at rest, and at what angle. By eye."""


def turner_tension(spec: FaceSpec) -> tuple[float, float]:
    """How far the left and the right sternomastoid stand out, 1 at rest: each turns the head towards the other side."""
    taut = _TAUT * float(np.clip(spec.view.shoulders / _TAUT_DEG, -1.0, 1.0))
    return 1.0 + taut, 1.0 - taut


_PHILTRUM = (0.45, 1.35)
"""Least and most of it that a person has."""

SWELLINGS = (
    Swelling("cheekbone", (4.6, 73.0), (1.3, 0.8), (0.16, 0.035, 0.165), grown),
    # With twice the hollow and no fat, cheeks turned downwards and away from the front too early: 4 cm beside the middle and 3
    # below the eyes by 32 and 15 degrees in women, by 29 and 6 now; in pictures they were 7 L darker than in photographs.
    Swelling("hollow below the cheekbone", (4.4, 70.5), (1.1, 1.15), (-0.034, 0.0, -0.065), grown, 6.5),
    Swelling("fat before the cheekbone", (4.0, 71.4), (1.3, 1.15), (0.04, 0.0, 0.11), cheek_fat),
    # Seen from aside, foreheads, sockets and cheeks were one upright line on the far side.
    Swelling("side of the forehead", (4.5, 80.2), (1.5, 2.0), (-0.09, 0.0, -0.14), grown),
    Swelling("outer rim of the socket", (5.1, 75.35), (0.72, 0.9), (-0.117, 0.0, -0.147), grown),
    Swelling("temple", (5.9, 77.4), (1.2, 1.8), (-0.12, 0.0, -0.04), grown, 5.0),
    Swelling("edge of the jaw", (4.5, 66.4), (1.1, 0.8), (0.07, -0.015, 0.035), grown, 5.0),
    Swelling("chin", (0.0, 64.92), (1.1, 0.61), (0.0, -0.02, 0.10), grown),
    # The pack's children have chins with a square lower edge, seen from the side.
    Swelling("lower edge of a child's chin", (0.0, 64.45), (1.5, 0.45), (0.0, 0.12, -0.06), dimpled, 11.5),
    Swelling("cheek before a small child's ear", (6.1, 71.2), (1.1, 1.6), (-0.16, 0.0, 0.0), infantile, 6.0),
    Swelling("fat pad of a small child's cheek", (4.1, 69.7), (1.5, 1.3), (0.0, -0.04, 0.10), infantile),
    Swelling("button of a child's chin", (0.0, 65.15), (0.8, 0.5), (0.0, 0.0, 0.05), dimpled),
    Swelling("apple of a child's cheek", (2.9, 72.3), (1.2, 0.8), (0.015, 0.0, 0.05), dimpled),
    Swelling("furrow between lip and chin", (0.0, 66.55), (1.3, 0.32), (0.0, 0.0, -0.095), lip_set_off),
    Swelling("depth of a grown furrow", (0.0, 66.5), (1.15, 0.36), (0.0, 0.0, -0.055), grown),
    Swelling("hollow below the nose", (0.0, 70.05), (1.35, 0.50), (0.0, 0.0, -0.055), grown),
    Swelling("philtrum", (0.0, 69.85), (0.27, 0.60), (0.0, 0.0, -0.045), philtrum),
    Swelling("column of the philtrum", (0.48, 69.75), (0.21, 0.62), (0.0, 0.0, 0.040), philtrum),
    Swelling("peak of the upper lip's bow", (0.52, 69.25), (0.34, 0.26), (0.0, 0.018, 0.008), philtrum),
    Swelling("dip of the upper lip's bow", (0.0, 69.28), (0.28, 0.24), (0.0, -0.013, -0.003), philtrum),
    Swelling("foot of the lower lip", (0.0, 67.08), (1.15, 0.30), (0.0, 0.0, -0.055), lip_set_off),
    Swelling("lower lip of a child", (0.0, 67.75), (1.25, 0.42), (0.0, 0.0, 0.10), pouting),
    Swelling("corner of a child's mouth", (2.62, 68.40), (0.40, 0.46), (0.0, 0.0, -0.015), tucked),
    Swelling("cheek beside a child's corner", (3.35, 68.45), (0.55, 0.85), (0.0, 0.0, 0.025), tucked),
    Swelling("knot of muscles beside the corner", (3.0, 68.25), (0.36, 0.50), (0.0, 0.0, 0.045), grown),
    Swelling("beside the nose", (1.75, 72.6), (0.5, 0.75), (0.0, 0.0, -0.08), grown_beside_the_nose),
    Swelling("side of the bridge", (1.0, 74.3), (0.42, 0.9), (0.0, 0.0, -0.065), grown_beside_the_nose),
    Swelling("ridge of the nose", (0.0, 73.6), (0.48, 1.2), (0.0, 0.0, 0.075), grown),
    Swelling("end of the nasal bone", (0.0, 74.0), (0.60, 0.55), (0.0, 0.0, 0.035), grown_beside_the_nose),
    Swelling("socket", (1.75, 75.85), (0.6, 0.4), (0.0, 0.0, -0.078), grown),
    Swelling("fat above the upper lid", (2.85, 75.84), (1.3, 0.40), (0.0, 0.0, 0.09), full_lidded),
    Swelling("notch above the breastbone", (0.0, 56.5), (0.95, 0.8), (0.0, 0.0, -0.21), grown, 5.0),
    Swelling("fat below the chin", (0.0, 63.3), (2.6, 0.9), (0.0, -0.05, 0.45), infantile, 6.0),
    Swelling("brow ridge", (2.3, 76.35), (1.7, 0.6), (0.0, -0.02, 0.085), brow_ridged),
    Swelling("brow ridge in the middle", (0.0, 76.5), (0.9, 0.6), (0.0, 0.0, 0.08), brow_ridged),
    # Else the brows' ledge runs straight across from one to the other, and lies in its own shade like a fold.
    Swelling("root of the nose below the brow ridge", (0.0, 75.95), (0.75, 0.7), (0.0, 0.0, 0.17), asian_male),
    Swelling("rim of the socket", (3.3, 76.45), (1.5, 0.55), (0.0, 0.0, 0.13), asian_grown),
    Swelling("root of a woman's nose", (0.0, 75.5), (0.46, 0.95), (0.0, 0.0, 0.17), asian_grown),
    Swelling("larynx", (0.0, 60.3), (0.55, 0.85), (0.0, 0.0, 0.29), male, 5.0),
    Swelling("angle of the jaw", (4.9, 66.9), (0.9, 1.1), (0.04, -0.02, 0.0), male, 3.0),
    Swelling("square chin", (1.6, 64.8), (0.9, 0.7), (0.09, -0.02, 0.02), male),
    Swelling("side of a woman's chin", (2.0, 65.2), (1.2, 0.9), (0.02, 0.0, 0.02), female),
    Swelling("no brow ridge", (1.7, 76.5), (1.9, 0.65), (0.0, 0.045, -0.125), female),
    Swelling("narrow jaw", (4.8, 66.6), (1.4, 1.9), (-0.13, 0.05, 0.0), female, 3.0),
    # Else the outline runs straight from the cheekbone to the chin, and lower faces are funnels; lower down, or with twice as
    # much, they are balloons.
    Swelling("fat of a woman's lower cheek", (5.9, 70.1), (1.1, 2.0), (0.13, 0.0, 0.0), lean_female, 5.0),
    Swelling("chewing muscle", (5.9, 69.6), (1.0, 2.1), (0.12, 0.0, 0.0), male, 5.0),
    *YOUNG_SWELLINGS,
    *PLANES,
    *LOWER_FACE,
)

FOLDS = (
    # The hollow above the bone, and the bone as its bank; it ends in the middle, where either side meets the other.
    Fold("collarbone", ((10.0, 59.2), (5.0, 57.8), (0.0, 56.8)), 0.21, 0.7, 0.22, 0.8, grown, depth=1.5),
    # The hollow beside the windpipe, and as its bank the muscle that turns the head, from behind the ear to the breastbone.
    # With a third less of it necks were columns.
    Fold(
        "neck",
        ((3.5, 62.6), (2.8, 61.2), (1.6, 58.9), (0.5, 57.2)),
        0.11,
        0.55,
        0.20,
        1.0,
        grown,
        part=TURNER,
        depth=2.0,
        tail=0.5,
    ),
    *NOSE_FOLDS,
    # What faces of 20 to 40 show of the folds that age deepens (`sagging.py`): the beginning of the one beside the nose, and
    # the trough that runs from the inner corner of the eye along the orbit's rim.
    Fold(
        "beginning of a grown cheek beside the wing",
        ((1.80, 71.75), (2.00, 71.25), (2.30, 70.65), (2.62, 69.95)),
        0.065,
        0.24,
        0.038,
        0.75,
        begun_beside_the_nose,
        fades=0.35,
        tail=0.1,
        slope=0.8,
    ),
    Fold(
        "trough below a grown eye",
        ((1.62, 74.15), (2.05, 73.60), (2.65, 73.22), (3.35, 73.10)),
        0.045,
        0.26,
        0.014,
        0.5,
        begun_below_the_eye,
        fades=0.4,
        tail=0.1,
    ),
    # Where a full cheek meets the lip, and the fold that it makes below the lower lid: without them a child's face is one ball
    # with features stuck on. At twice the depth they are a grown-up's.
    Fold(
        "cheek of a child beside nose and mouth",
        ((1.85, 71.3), (2.15, 70.85), (2.45, 70.2), (2.75, 69.5)),
        0.06,
        0.32,
        0.054,
        0.9,
        plump,
        fades=0.5,
        tail=0.1,
    ),
    Fold(
        "below a child's lower lid",
        ((1.70, 74.40), (2.25, 73.98), (3.0, 73.72), (3.8, 73.85)),
        0.06,
        0.17,
        0.042,
        0.4,
        lifted,
        fades=0.5,
        tail=0.1,
    ),
)


CREASED = {"nose to mouth": 0.29, "mouth to chin": 0.18, **CREASED_NOSE}
"""Fold -> share of the room that its floor does not see, at 1 of what drives it: what a valley so narrow hides is finer than
the shadows that are reckoned; by eye, beside portraits of men of 60 and more, whose folds are darker than their banks all
along."""
CREASE_WIDTH = 0.62
"""Half width of what is hidden against the valley's, by eye."""
MOST_HIDDEN = 0.45
"""Most of the room that any floor does not see, by eye: with more, the deepest folds of the old are drawn in ink."""

_REACH = 2.45
"""Half axes from the middle of a swelling to where it is left out: a four-hundredth of it."""
_MIDDLE = 1.2
"""cm to either side over which the left's share of ageing becomes the right's."""


def shaded_folds(rest: NDArray[np.floating], spec: FaceSpec) -> NDArray[np.float32]:
    """(V,) 0..1: how much of the room the folds of a face at rest hide from their own floor. rest: (V, 3) rest space."""
    hidden = np.zeros(len(rest), dtype=np.float32)
    x, y, z = rest.astype(np.float64).T
    own = shares(spec)
    for fold in (*FOLDS, *SAGGING_FOLDS):
        amount = CREASED.get(fold.name, 0.0) * fold.drive(spec)
        if amount <= 0.0:
            continue
        for half, share in zip((1.0, -1.0), own.get(fold.part, (1.0, 1.0)), strict=True):
            drawn = own_fold(fold, spec.skin.seed, half)
            floor = replace(drawn, valley=1.0, width=CREASE_WIDTH * fold.width, bank=0.0, bank_width=0.1, tail=0.0)
            close, height = relief(floor, half * x, y, z)
            hidden[close] = np.maximum(hidden[close], -amount * share * height)
    return np.clip(hidden, 0.0, MOST_HIDDEN)


def soften(rest: NDArray[np.floating], spec: FaceSpec) -> NDArray[np.float32]:
    """(V, 3) displacement of skin, cm of an adult. rest: (V, 3) rest space."""
    moved = np.zeros(rest.shape, dtype=np.float32)
    parts = (*SWELLINGS, *FOLDS, *SAGGING, *SAGGING_FOLDS)
    strengths: dict[Drive, float] = {part.drive: part.drive(spec) for part in parts}
    if not any(strengths.values()):
        return moved
    own = {**shares(spec), TURNER: turner_tension(spec)}
    # Beside the jaw the face begins further back than elsewhere.
    deep = (rest[:, 2] > 6.5) | ((rest[:, 2] > 1.5) & ((rest[:, 1] < 70.0) | (np.abs(rest[:, 0]) > 3.4)))
    near = np.flatnonzero(deep & (rest[:, 1] > 54.0) & (rest[:, 1] < 82.9))
    near = near[np.argsort(rest[near, 1], kind="stable")]
    x, y, z = rest[near].astype(np.float64).T
    away, side = np.abs(x), np.sign(x)
    total = np.zeros((len(near), 3))

    def strength(part: Swelling | Fold, at: Array) -> Array | float:
        if part.part not in own:
            return strengths[part.drive]
        left, right = own[part.part]
        return strengths[part.drive] * (0.5 * (left + right) + 0.5 * (left - right) * np.clip(at / _MIDDLE, -1.0, 1.0))

    for swelling in (*SWELLINGS, *SAGGING):
        if not strengths[swelling.drive]:
            continue
        across, up = swelling.half_axes
        first, last = np.searchsorted(y, [swelling.at[1] - _REACH * up, swelling.at[1] + _REACH * up])
        band = slice(first, last)
        off = ((away[band] - swelling.at[0]) / across) ** 2 + ((y[band] - swelling.at[1]) / up) ** 2
        within = np.flatnonzero((off < _REACH**2) & (z[band] > swelling.depth - 1.5))
        close = within + first
        fades = smooth_step(swelling.depth - 1.5, swelling.depth + 1.5, z[close])
        share = strength(swelling, x[close]) * np.exp(-off[within]) * fades
        outwards, upwards, forward = swelling.moves
        total[close] += share[:, None] * np.column_stack(
            [outwards * side[close], np.full(len(close), upwards), np.full(len(close), forward)]
        )
    for fold in (*FOLDS, *SAGGING_FOLDS):
        if not strengths[fold.drive]:
            continue
        for half in (1.0, -1.0) if fold.wander else (0.0,):
            drawn = own_fold(fold, spec.skin.seed, half)
            heights, reach = [at[1] for at in drawn.course], 2.5 * drawn.bank_width
            first, last = np.searchsorted(y, [min(heights) - reach, max(heights) + reach])
            across = half * x[first:last] if half else away[first:last]
            close, height = relief(drawn, across, y[first:last], z[first:last])
            close = close + first
            # Out of the face and a little to the side, as the front of a cheek faces.
            height = height * strength(fold, x[close])
            total[close, 2] += 0.94 * height
            total[close, 0] += 0.34 * height * side[close]
    moved[near] = total
    return moved
