"""What the pack's children lack of the proportions of people's: longer middles of the face, narrower faces, tapering jaws.

The pack's children are infants made larger. Of 30 drawn boys of five, the face before the ears measured 124 mm, where Farkas
1994 ("Anthropometry of the Head and Face", 2nd ed., from memory, unchecked) has 114 to 115; the jaw 95, four fifths of the
face's width, where people have less than three quarters; the height from pupils to chin 83, for some 87; and a line from the
base of the nose to the chin's foremost point leant back by 18 degrees, a grown man's by 10. Seen from the side, skulls were
flat on top, with a ledge behind that fell away to the nape; from ahead, the lower faces of infants were boxes. `CHANGES`
moves landmarks of the typical child towards where they lie in life, and a thin-plate spline takes the head along, as `warps.py`
does for what sets one person apart, so that the sculptors' noses, lips and lids keep their shapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.head.changes import PLACES, Move
from facestudio.scene.head.warps import fields_of

Array = NDArray[np.float64]

MORE_PLACES: Mapping[str, Move] = {
    "parietal": (5.72, 83.07, 5.40),
    "crown_back": (4.05, 84.6, 0.5),
    "cheek_side": (5.75, 70.3, 9.8),
    "crown_front": (0.0, 84.5, 11.1),
    "back_top": (0.0, 82.6, -2.8),
    "back_low": (0.0, 73.6, -3.9),
    "back_low_side": (4.3, 73.6, -1.2),
    "nape_high": (0.0, 70.2, -1.9),
}
"""Further landmarks of the rest head, cm."""

CHANGES: Mapping[str, Mapping[str, Move]] = {
    "narrow_face": {
        "zygion": (-1.0, 0.0, 0.0),
        "ear_top": (-0.9, 0.0, 0.0),
        "ear_bottom": (-1.05, 0.0, 0.0),
        "gonion": (-1.0, 0.0, 0.0),
        "jaw": (-0.7, 0.0, 0.0),
        "cheek_side": (-0.6, 0.0, 0.0),
        "cheek": (-0.45, 0.0, 0.0),
        "cheekbone": (-0.35, 0.0, 0.0),
        "temple": (-0.5, 0.0, 0.0),
        "brow_outer": (-0.15, 0.0, 0.0),
        "chin_side": (-0.2, 0.0, 0.0),
    },
    "narrow_jaw": {
        "gonion": (-0.75, 0.0, 0.0),
        "jaw": (-0.85, 0.0, 0.0),
        "chin_side": (-0.65, 0.0, 0.0),
        "cheek": (-0.5, 0.0, 0.0),
        "cheek_side": (-0.5, 0.0, 0.0),
        "ear_bottom": (-0.2, 0.0, 0.0),
    },
    "long_midface": {
        "bridge": (0.0, -0.45, 0.0),
        "tip": (0.0, -0.9, 0.0),
        "wing": (0.0, -1.0, 0.0),
        "subnasale": (0.0, -1.0, 0.0),
        "upper_lip": (0.0, -1.0, 0.0),
        "mouth": (0.0, -1.0, 0.0),
        "lower_lip": (0.0, -1.0, 0.0),
        "corner": (0.0, -1.0, 0.0),
        "chin_fold": (0.0, -1.0, 0.0),
        "chin": (0.0, -1.0, 0.0),
        "chin_side": (0.0, -1.0, 0.0),
        "chin_bottom": (0.0, -1.0, 0.0),
        "jaw": (0.0, -0.8, 0.0),
        "gonion": (0.0, -0.4, 0.0),
        "cheek_side": (0.0, -0.45, 0.0),
        "cheek": (0.0, -0.75, 0.0),
        "cheekbone": (0.0, -0.35, 0.0),
        "under_eye": (0.0, -0.2, 0.0),
        "throat": (0.0, -0.7, 0.0),
    },
    "long_chin": {
        "lower_lip": (0.0, 0.0, 0.0),
        "chin_fold": (0.0, -0.65, 0.0),
        "chin": (0.0, -1.0, 0.0),
        "chin_side": (0.0, -1.0, 0.0),
        "chin_bottom": (0.0, -1.0, 0.0),
        "jaw": (0.0, -0.8, 0.0),
        "gonion": (0.0, -0.35, 0.0),
        "throat": (0.0, -0.9, 0.0),
        "cheek_side": (0.0, -0.25, 0.0),
        "cheek": (0.0, -0.15, 0.0),
    },
    "forward_chin": {
        "chin": (0.0, 0.0, 1.0),
        "chin_side": (0.0, 0.0, 0.95),
        "chin_bottom": (0.0, 0.0, 1.0),
        "chin_fold": (0.0, 0.0, 0.55),
        "lower_lip": (0.0, 0.0, 0.25),
        "mouth": (0.0, 0.0, 0.1),
        "jaw": (0.0, 0.0, 0.5),
        "throat": (0.0, 0.0, 0.5),
    },
    "steep_jaw": {
        "gonion": (0.0, 1.0, 0.0),
        "jaw": (0.0, 0.45, 0.0),
        "cheek_side": (0.0, 0.4, 0.0),
        "ear_bottom": (0.0, 0.15, 0.0),
        "throat": (0.0, 0.1, 0.0),
    },
    "round_cheeks": {
        "cheek": (1.0, 0.1, 1.0),
        "jaw": (0.2, 0.0, 0.0),
        "cheekbone": (0.1, 0.0, 0.4),
    },
    "full_sides": {"cheek_side": (2.0, 0.0, 0.2)},
    "high_mouth": {
        "subnasale": (0.0, 0.1, 0.0),
        "upper_lip": (0.0, 0.9, 0.0),
        "mouth": (0.0, 1.0, 0.0),
        "lower_lip": (0.0, 1.0, 0.0),
        "corner": (0.0, 1.0, 0.0),
        "chin_fold": (0.0, 0.6, 0.0),
        "cheek": (0.0, 0.1, 0.0),
        "chin": (0.0, 0.0, 0.0),
    },
    "wide_mouth": {"corner": (1.0, 0.0, 0.0), "cheek": (0.15, 0.0, 0.0)},
    "broad_skull": {
        "eurion": (1.0, 0.0, 0.0),
        "parietal": (1.2, 0.3, 0.0),
        "crown_back": (1.0, 0.3, 0.0),
        "hairline_side": (0.5, 0.0, 0.0),
    },
    "domed_skull": {
        "vertex": (0.0, 1.0, 0.0),
        "crown_front": (0.0, 0.25, -0.55),
        "crown_back": (0.0, 0.75, 0.0),
        "hairline": (0.0, -0.05, -0.4),
        "hairline_side": (0.0, 0.0, -0.2),
        "parietal": (-0.1, 0.2, 0.0),
        "back_top": (0.0, 0.1, 0.25),
        "occiput": (0.0, 0.0, -0.1),
        "back_low": (0.0, -0.3, -1.1),
        "back_low_side": (0.0, -0.3, -0.9),
        "nape_high": (0.0, -0.3, -1.5),
    },
    "low_hairline": {
        "hairline": (0.0, -1.0, 0.7),
        "hairline_side": (0.0, -0.8, 0.4),
        "forehead": (0.0, -0.4, 0.05),
        "forehead_side": (0.0, -0.4, 0.1),
    },
    "round_jaw": {
        "jaw": (-1.0, 0.6, 0.0),
        "gonion": (-0.35, 0.5, 0.0),
        "chin_side": (-0.35, 0.0, 0.0),
        "cheek": (0.0, 0.0, 0.3),
        "cheek_side": (0.1, 0.0, 0.0),
    },
}
"""Change -> landmark -> how far it moves with each millimetre of the change: (outwards, up, forward)."""

YEARS = (0.0, 1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0, 18.0, 21.0)
COURSES: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "narrow_face": (
        (2.6, 3.6, 4.5, 5.1, 5.4, 5.4, 5.4, 5.0, 4.2, 1.9, 0.0),
        (2.6, 3.8, 4.6, 4.9, 5.2, 5.2, 4.8, 3.8, 2.7, 1.1, 0.0),
    ),
    "narrow_jaw": (
        (1.5, 1.6, 2.1, 1.9, 1.7, 1.6, 1.6, 1.4, 1.0, 0.48, 0.0),
        (1.5, 1.6, 2.1, 1.9, 1.7, 1.6, 1.55, 1.0, 0.2, 0.0, 0.0),
    ),
    "long_midface": (
        (1.3, 1.9, 3.1, 2.9, 2.65, 2.75, 2.75, 2.0, 1.3, 0.3, 0.0),
        (1.3, 2.0, 3.4, 3.4, 3.15, 3.35, 3.4, 3.0, 2.6, 1.1, 0.0),
    ),
    "long_chin": (
        (1.6, 2.4, 2.5, 1.9, 1.3, 1.3, 1.5, 1.6, 1.4, 0.5, 0.0),
        (1.6, 2.4, 2.5, 1.9, 1.3, 1.3, 1.5, 1.6, 1.4, 0.5, 0.0),
    ),
    "forward_chin": (
        (0.3, 0.8, 1.3, 1.7, 1.9, 2.1, 2.4, 2.6, 2.4, 1.2, 0.0),
        (0.4, 1.2, 2.6, 3.8, 4.1, 4.2, 4.3, 4.1, 3.6, 1.7, 0.0),
    ),
    "steep_jaw": (
        (0.0, 0.39, 1.36, 1.53, 1.7, 1.76, 1.54, 1.2, 0.7, 0.2, 0.0),
        (0.0, 0.39, 1.36, 1.53, 1.7, 1.76, 1.54, 1.2, 0.7, 0.2, 0.0),
    ),
    "round_cheeks": (
        (0.3, 0.8, 1.44, 1.4, 1.2, 0.98, 0.96, 0.9, 0.7, 0.2, 0.0),
        (0.3, 0.8, 1.44, 1.4, 1.2, 0.98, 0.96, 0.9, 0.7, 0.2, 0.0),
    ),
    "full_sides": (
        (0.15, 0.36, 0.65, 0.63, 0.54, 0.45, 0.52, 0.65, 0.7, 0.2, 0.0),
        (0.15, 0.36, 0.65, 0.63, 0.54, 0.45, 0.52, 0.65, 0.7, 0.2, 0.0),
    ),
    "high_mouth": (
        (1.0, 1.2, 1.3, 1.1, 0.6, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0),
        (1.0, 1.2, 1.3, 1.1, 0.6, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0),
    ),
    "wide_mouth": (
        (0.4, 1.0, 1.6, 1.7, 1.8, 2.0, 2.0, 1.7, 1.2, 0.3, 0.0),
        (0.4, 1.0, 1.6, 1.7, 1.8, 2.0, 2.0, 1.7, 1.2, 0.3, 0.0),
    ),
    "broad_skull": (
        (1.5, 1.6, 1.9, 1.8, 1.6, 1.3, 1.0, 0.65, 0.3, 0.0, 0.0),
        (1.5, 1.6, 1.9, 1.8, 1.6, 1.3, 1.0, 0.65, 0.3, 0.0, 0.0),
    ),
    "domed_skull": (
        (1.2, 1.5, 1.9, 2.3, 2.5, 2.5, 2.3, 1.9, 1.4, 0.5, 0.0),
        (1.2, 1.5, 1.9, 2.3, 2.5, 2.5, 2.3, 1.9, 1.4, 0.5, 0.0),
    ),
    "low_hairline": (
        (2.0, 2.5, 5.0, 6.0, 6.0, 5.5, 5.0, 4.0, 3.0, 1.0, 0.0),
        (2.0, 2.5, 5.0, 6.0, 6.0, 5.5, 5.0, 4.0, 3.0, 1.0, 0.0),
    ),
    "round_jaw": (
        (3.0, 2.8, 1.3, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        (3.0, 2.8, 1.3, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    ),
}
"""Change -> mm of it in typical (boys, girls) at `YEARS`: of the height and the width more than half of what is missing, of
the jaw half, of the chin less than a third: further forward, small children's mouths and chins are a snout. With more of the
taper the outline at a boy of four's mouth was 0.78 of its width at the eyes, where adults have 0.82, and faces were wedges;
with all of the height the noses of big boys are a man's. Of girls of three, the face from the root of the nose to the chin
measured 79 mm, where Farkas 1994 has 88 to 90; of boys of two, from the lips to the chin 27 for some 33, and mouths were 33 mm
wide at four, 38 at eight, for 38 and 42 (all his from memory, unchecked): `long_chin`, `long_midface` and `wide_mouth` give
back about half. Eyes must not grow wide with it, or they are dolls'.
Twice as much of `full_sides` and four millimetres of `round_jaw` made dolls: the outline of four children of three, seen from
ahead, was an upright wall down to the base of the nose (0.98 of its greatest breadth), 0.79 at the mouth and 0.54 three fifths
of the way from there to the chin, a straight line; with less it is 0.96, 0.83 and 0.61, a curve. `high_mouth` takes a
millimetre from their upper lips, 17.4 mm from nose to mouth at two years for some 16.5 (Farkas, the same).
`steep_jaw` and those from `round_cheeks` on by eye, but as said."""

ADOLESCENCE: tuple[float, ...] = (11.0, 13.0, 15.0, 17.0, 19.0, 21.0)
OF_ADOLESCENTS: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "full_sides": ((0.0, 0.45, 0.6, 0.5, 0.25, 0.0), (0.0, 0.6, 0.8, 0.6, 0.25, 0.0)),
    "round_jaw": ((0.0, 0.9, 1.2, 0.9, 0.4, 0.0), (0.0, 0.4, 0.5, 0.3, 0.1, 0.0)),
    "wide_mouth": ((0.0, 0.2, 0.5, 0.5, 0.2, 0.0), (0.0, 0.2, 0.5, 0.4, 0.2, 0.0)),
}
"""Change -> mm more of it in typical (boys, girls) at `ADOLESCENCE`. Their outlines ran straight from the ears to a broad,
level chin: beside 13 photographs of women and 6 of men (478 landmarks, breadths against that at the ears) those of four girls
and four boys of 14 to 16 were 0.92 and 0.94 (for 0.95) above the mouth, at the corner of the jaw 0.66 and 0.68 (for 0.68), and
the boys' beside the chin 0.44 (for 0.43 in women, 0.45 in men). Mouths were 0.93 of Farkas's breadth. Amounts by eye."""


def grown_up(years: float, femininity: float, pack: HeadPack) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm, of a child's head as it is. Eyeballs stay round."""
    if years >= YEARS[-1]:
        return np.zeros(pack.rest.shape, np.float32)
    amounts = [
        _course(YEARS, COURSES[name], years, femininity)
        + (_course(ADOLESCENCE, OF_ADOLESCENTS[name], years, femininity) if name in OF_ADOLESCENTS else 0.0)
        for name in CHANGES
    ]
    moved: Array = np.einsum("w,wvi->vi", np.array(amounts), _fields(pack))
    return moved.astype(np.float32)


def _course(
    ages: tuple[float, ...], sexes: tuple[tuple[float, ...], tuple[float, ...]], years: float, femininity: float
) -> float:
    """Millimetres at an age, of (boys, girls) at `ages`; 0: a boy, 1: a girl."""
    boy, girl = (float(np.interp(years, ages, amounts)) for amounts in sexes)
    return (1.0 - femininity) * boy + femininity * girl


@lru_cache(maxsize=1)
def _fields(pack: HeadPack) -> NDArray[np.float32]:
    """(W, V0, 3) displacement at one millimetre of each change, cm."""
    return fields_of(CHANGES, {**PLACES, **MORE_PLACES}, pack).astype(np.float32)
