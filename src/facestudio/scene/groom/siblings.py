"""Siblings: the second hair of a root. Hairs leave the skin in twos and threes, and cropped hair shows how many they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.vectors import Array, tangential
from facestudio.scene.types import Strands

_Scalar = TypeVar("_Scalar", bound=np.generic)

_APART = 0.10
"""cm between siblings at most: half of the distance between drawn roots, which they fill up."""

_ASTRAY = 0.16
"""By how much of its length a sibling's tip leaves its elder's way, one standard deviation, by eye."""

_SHADE = 0.16
"""Standard deviation of the logarithm of a sibling's own colour."""


def with_siblings(
    strands: Strands, outward: Array, index: NDArray[np.integer], bearing: NDArray[np.bool_], seed: int
) -> Strands:
    """`strands` with one more hair beside each of those that have one.

    outward: (S, 3) the skin's normals at the roots. index: (S,) counters of the hairs. bearing: (S,) which have a sibling.
    A sibling costs a tenth of what a hair of the cut costs. It follows its elder in the arrays, as neighbours on the skin
    must be neighbours there (`strand_light.frag`).
    """
    which = np.flatnonzero(bearing)
    if len(which) == 0:
        return strands
    own = index[which].astype(np.uint32)
    counter = own[:, None] * np.uint32(6) + np.arange(6, dtype=np.uint32)
    luck = normal(seed, "sibling", counter).reshape(-1, 2, 3)
    elder = strands.points[which]
    along = elder - elder[:, :1]
    short = 0.72 + 0.30 * uniform(seed, "sibling-length", own)
    away = np.linalg.norm(along, axis=2, keepdims=True)
    offset = np.clip(_APART * tangential(luck[:, 0], outward[which]), -1.6 * _APART, 1.6 * _APART)
    # Along the skin: what lies would sink into it.
    aside = tangential(luck[:, 1], outward[which])
    points: Array = elder[:, :1] + offset[:, None] + short[:, None, None] * (along + _ASTRAY * away * aside[:, None])
    shade = np.exp(_SHADE * normal(seed, "sibling-shade", own))[:, None, None]
    # Slots of elders among both: each is moved back by the siblings before it.
    place = np.arange(len(index)) + np.concatenate([[0], np.cumsum(bearing)[:-1]])
    total = len(index) + len(which)

    def merged(elders: NDArray[_Scalar], siblings: NDArray[_Scalar]) -> NDArray[_Scalar]:
        both = np.empty((total, *elders.shape[1:]), dtype=elders.dtype)
        both[place] = elders
        both[place[which] + 1] = siblings
        return both

    return replace(
        strands,
        points=merged(strands.points, points.astype(np.float32)),
        widths=merged(strands.widths, strands.widths[which]),
        colours=merged(strands.colours, (strands.colours[which] * shade).astype(strands.colours.dtype)),
        opacity=merged(strands.opacity, strands.opacity[which]),
        openness=None if strands.openness is None else merged(strands.openness, strands.openness[which]),
    )
