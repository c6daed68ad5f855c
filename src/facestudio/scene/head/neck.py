"""Necks as broad and as long as people's: the pack's men have the necks of bulls, as broad as their heads, and hardly any
neck between jaw and shoulders."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.head.proportions import measures_mm
from facestudio.spec.types import FaceSpec

RING_Y, RING_Z = (62.6, 63.4), 7.5
"""Rest space, cm: heights and largest depth of the vertices that lie round the upper neck, below jaw and nape."""
SHARE_OF_SKULL = (
    (0.0, 0.59, 0.59),
    (6.0, 0.58, 0.58),
    (12.0, 0.63, 0.64),
    (18.0, 0.70, 0.76),
    (50.0, 0.715, 0.79),
    (80.0, 0.72, 0.80),
)
"""(years, women, men): breadth of the neck against that of the skull. Circumferences of about 33 cm in women and 39 cm in men
(Gordon et al. 2014, "2012 Anthropometric Survey of U.S. Army Personnel", from memory, unchecked) belong to necks about 10.3 and
12.2 cm broad; what is lacking to that is by eye, as are the other ages."""
BROUGHT = 0.75
"""Share of what is off that is made up for: the rest is a person's own, and stout people have stout necks."""
LARGEST = 2.0
"""The morph goes straight. At 1 necks of stout men stayed as broad as their heads."""
SKULL_OF_FACE = 1.04
"""A neck is held against a skull no broader than so many times the face before it: above the rest it looks a column."""
LONGER_MEN = 0.22
"""Weight by which a man's neck is longer than the pack's, by eye; a boy's less."""
GROWN_YEARS = (8.0, 18.0)


def neck_weights(head: NDArray[np.float32], spec: FaceSpec, pack: HeadPack, size: float) -> dict[str, float]:
    """Morph name -> weight that brings a head's neck towards the measure of its age and sex.

    head: (V0, 3) cm, of the pack's vertices. size: of the head, 1 for the rest head's.
    """
    years, femininity = float(spec.age), spec.form.femininity
    ages, women, men = np.transpose(SHARE_OF_SKULL)
    share = femininity * np.interp(years, ages, women) + (1.0 - femininity) * np.interp(years, ages, men)
    found = _breadth(head, pack)
    widths = measures_mm(pack, head)
    skull = 0.1 * min(widths["cranium_width"], SKULL_OF_FACE * widths["face_width"])
    lacking = BROUGHT * (float(share) * skull - found)
    end = "incr" if lacking > 0.0 else "decr"
    longer = LONGER_MEN * (1.0 - femininity) * float(np.interp(years, GROWN_YEARS, (0.0, 1.0)))
    return {
        f"neck/neck-scale-horiz-{end}": size * min(lacking / (size * _effect(pack, end)), LARGEST),
        "neck/measure-neck-height-incr": size * longer,
    }


def _breadth(head: NDArray[np.float32], pack: HeadPack) -> float:
    """Of the upper neck, cm."""
    return float(np.ptp(head[_ring(pack), 0]))


@lru_cache(maxsize=1)
def _ring(pack: HeadPack) -> NDArray[np.intp]:
    rest = pack.rest[pack.skin.cage]
    there = (rest[:, 1] > RING_Y[0]) & (rest[:, 1] < RING_Y[1]) & (rest[:, 2] < RING_Z)
    return np.asarray(pack.skin.cage[there])


@lru_cache(maxsize=2)
def _effect(pack: HeadPack, end: str) -> float:
    """By how many cm the morph changes the breadth of the rest neck at weight 1."""
    after = pack.morphs.apply(pack.rest, {f"neck/neck-scale-horiz-{end}": 1.0})
    return _breadth(after, pack) - _breadth(pack.rest, pack)
