"""The corners of the eyes: where lids meet, how far from the nose, and the notch beside the nose that holds the caruncle.

The pack's openings end where its eyeballs do, bluntly, 38 to 41 mm apart in grown people; between the lids' corners, nearer the
nose, lies a level floor of skin. In life the opening runs on past the round of the eyeball into the lacus lacrimalis, a narrow
notch that lies lower than the outer corner (textbook anatomy). Here the lids' corners slide along the face to where people have
them, and the floor goes further, so that what lies behind it is seen: the eyeball's side and the caruncle (`caruncle.py`).

Sources: Farkas 1994 ("Anthropometry of the Head and Face", 2nd ed.), and for the growth, at five years 93 % of the adult
distance of inner corners, 88 % of that of outer ones, Farkas, Posnick, Hreczko and Pron 1992 (Cleft Palate Craniofac. J.
29:315), all from memory, unchecked. Inner corners of East Asians: pooled over 67 studies (PMC9029890, abstract).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.eyes import fit_eyeball
from facestudio.scene.head.landmarks import vertex_at
from facestudio.scene.head.measures import shown
from facestudio.scene.head.spacing import eye_distance_mm, interpupillary_cm
from facestudio.scene.head.types import Eye
from facestudio.spec.types import Form

Array = NDArray[np.float64]

YEARS = (0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 14.0, 18.0)
INNER_MM = {
    "female": (22.5, 26.2, 27.2, 27.9, 29.2, 30.0, 30.5, 31.4, 31.8),
    "male": (22.8, 26.5, 27.6, 28.3, 29.8, 30.8, 31.3, 32.6, 33.3),
}
OUTER_MM = {
    "female": (61.0, 71.0, 73.8, 75.8, 78.5, 81.5, 83.0, 86.0, 87.8),
    "male": (62.0, 71.5, 74.5, 76.5, 80.0, 83.0, 85.0, 88.8, 91.2),
}
"""Distance of the inner and of the outer corners of the eyes of whites, at `YEARS`."""
AFRICAN, ASIAN = (1.06, 1.04), (1.13, 1.0)
"""How much larger they are, inner and outer, in people of that descent. A fold hides the inner corners of East Asians."""
GOES_WITH_EYES = 0.75
"""Power of a person's distance of the eyes, beside what is typical, with which these go, by eye."""
SHARE = (1.0, 0.90)
"""Share of what the inner and the outer corners lack that they are moved by."""
OWN_MM, GROWN_APART = 1.6, ((0.0, 0.4), (18.0, 1.0))
"""By how much nearer inner corners lie with each deviation of the departure `inner_canthus`, and (years, share of it). With it
those of six drawn Europeans of 25 spread by 2.7 mm, in life by 2.3 to 2.7."""
LARGEST_CM = ((-0.05, 0.42), (-0.17, 0.12))
"""How far an inner corner may move towards the nose, an outer one towards the temple. The pack's eyeballs are larger than
life's: outer corners can't go far inwards without standing forward. Those of men lie 3 mm too far out."""
HIDDEN_MM = ((0.0, 1.8), (10.0, 1.8), (16.0, 0.0))
"""(years, mm) that children's lids, over eyeballs large for them, hide of the distance of the outer corners: openings of 18 of
four years ended 76.8 mm apart, where 78.6 was aimed at, those of adults where it was."""
LOWER_MM, LOWER_SHARE, LOWEST_CM = 1.6, 0.40, 0.10
"""By how much an inner corner lies lower than the outer one at least, what share of what lacks each of them moves, at most."""

INNER_AT, OUTER_AT = (1.90, 74.78, 13.33), (4.227, 74.869, 12.907)
"""Rest space, cm: the left eye's corners, where the eyeball's lining begins."""
_INNER_X, _INNER_END_X = (0.75, 1.80), (1.85, 2.80)
_OUTER_X, _OUTER_END_X = (3.40, 4.20), (4.25, 5.60)
"""Distances from the middle over which a corner's shift fades in and out again."""
_NEAR_Y = (0.25, 1.15)
"""Heights from the corner between which it fades."""
_FRONT_Z = (9.0, 11.5)
_ALONG = 0.45
"""By how much a corner that slides towards the nose comes forward, along the side of the nose."""
NOTCH_CM = 0.15
"""How far the notch's floor goes towards the nose past its lips."""
FOLDED = 0.5
"""Share of the notch that a fold of skin hides in people of Asian descent, by eye."""
_NOTCH_X, _NOTCH_GAP, _NOTCH_Z, _NOTCH_Y = (1.92, 2.40), (0.06, 0.17), (12.8, 13.0), (0.30, 0.55)


def corners_mm(pack: HeadPack, head: NDArray[np.floating]) -> tuple[float, float, float]:
    """Distance of the inner corners, of the outer ones, and how much lower the inner ones lie, mm. head: (V0, 3) cm."""
    inner, outer = (
        [head[vertex_at(pack, place, side)].astype(np.float64) for side in (1.0, -1.0)]
        for place in (INNER_AT, OUTER_AT)
    )
    apart = [10.0 * float(left[0] - right[0]) for left, right in (inner, outer)]
    lower = 5.0 * float(outer[0][1] + outer[1][1] - inner[0][1] - inner[1][1])
    return apart[0], apart[1], lower


def typical_corners_mm(form: Form, years: float) -> tuple[float, float]:
    """Distance of the inner and of the outer corners of typical people of that age, sex and descent, mm."""

    def of(table: Mapping[str, tuple[float, ...]], african: float, asian: float) -> float:
        female, male = (float(np.interp(years, YEARS, table[sex])) for sex in ("female", "male"))
        typical = form.femininity * female + (1.0 - form.femininity) * male
        return typical * (form.caucasian + form.african * african + form.asian * asian)

    return of(INNER_MM, AFRICAN[0], ASIAN[0]), of(OUTER_MM, AFRICAN[1], ASIAN[1])


def corners_moved(
    pack: HeadPack, head: NDArray[np.floating], form: Form, years: float, size: float
) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm, that brings the eyes' corners to where people have them.

    head: (V0, 3) cm, at rest. size: of the head, 1 for the rest head's.
    """
    found = corners_mm(pack, head)
    beside = (eye_distance_mm(pack, head) / (10.0 * interpupillary_cm(form.femininity, years))) ** GOES_WITH_EYES
    inner, outer = (mm * beside for mm in typical_corners_mm(form, years))
    inner -= size * OWN_MM * float(np.interp(years, *np.transpose(GROWN_APART))) * shown("inner_canthus", form, years)
    outer += float(np.interp(years, *np.transpose(HIDDEN_MM)))
    notch = size * NOTCH_CM * (1.0 - FOLDED * form.asian)
    lacking = (found[0] - inner) / 20.0 - notch, (outer - found[1]) / 20.0
    inwards, outwards = (
        float(np.clip(share * cm, *limits)) for share, cm, limits in zip(SHARE, lacking, LARGEST_CM, strict=True)
    )
    lower = min(LOWER_SHARE * max(LOWER_MM - found[2], 0.0) / 10.0, LOWEST_CM)
    of_inner, of_outer, of_notch = _fields(pack)
    side = np.sign(pack.rest[:, 0])
    moved = np.zeros_like(pack.rest)
    moved[:, 0] = side * (outwards * of_outer - inwards * of_inner - notch * of_notch)
    moved[:, 1] = lower * (of_outer - of_inner)
    moved[:, 2] = _ALONG * inwards * of_inner - _ALONG * outwards * of_outer
    return moved


def inner_corner(pack: HeadPack, positions: NDArray[np.floating], eye: Eye) -> Array:
    """Where the lids of an eye meet beside the nose, (3,). positions: (V, 3) of the skin."""
    return np.asarray(positions[_inner_on_skin(pack, bool(eye.centre[0] > 0.0))], np.float64)


@lru_cache(maxsize=2)
def _inner_on_skin(pack: HeadPack, left: bool) -> int:
    # The finest skin's vertices begin with the cage's.
    vertex = vertex_at(pack, INNER_AT, 1.0 if left else -1.0)
    return int(np.flatnonzero(pack.skin.cage == vertex)[0])


@lru_cache(maxsize=1)
def _fields(pack: HeadPack) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """(V0,) shares of the shift of the inner corners, of the outer ones, and of the notch's floor; eyeballs have none."""
    rest = pack.rest.astype(np.float64)
    x, y, z = np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]
    front = smooth_step(*_FRONT_Z, z)

    def about(rise: tuple[float, float], fall: tuple[float, float], height: float) -> Array:
        level = 1.0 - smooth_step(*_NEAR_Y, np.abs(y - height))
        return np.asarray(front * level * smooth_step(*rise, x) * (1.0 - smooth_step(*fall, x)))

    inner, outer = about(_INNER_X, _INNER_END_X, INNER_AT[1]), about(_OUTER_X, _OUTER_END_X, OUTER_AT[1])
    centre, radius = fit_eyeball(pack.rest[pack.eyes["left"]])
    gap = np.linalg.norm(np.column_stack([x, y, z]) - centre, axis=1) - radius
    notch = (1.0 - smooth_step(*_NOTCH_X, x)) * (1.0 - smooth_step(*_NOTCH_GAP, gap)) * smooth_step(*_NOTCH_Z, z)
    notch *= (1.0 - smooth_step(*_NOTCH_Y, np.abs(y - INNER_AT[1]))) * (x > 1.5)
    fields = []
    for field in (inner, outer, notch):
        for eye in ("left", "right"):
            field[pack.eyes[eye]] = 0.0
        fields.append(field.astype(np.float32))
    return fields[0], fields[1], fields[2]
