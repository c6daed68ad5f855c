"""Parameters of the eyeball."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.materials.types import Colour, EyeMaterial, Matrix3
from facestudio.spec.types import FaceSpec

if TYPE_CHECKING:  # the head's package uses this one
    from facestudio.scene.head.types import Eye

ADULT_IRIS_DIAMETER_CM = 1.17
"""Mean visible diameter; F. Rüfer et al., "White-to-White Corneal Diameter", Cornea 24(3), 2005: 11.71 +- 0.42 mm."""
NEWBORN_IRIS_DIAMETER_CM = 1.0
"""Grows to adult size in two to three years; Ronneburger et al., "Growth of the cornea from infancy to adolescence",
Ophthalmic Physiol Opt 2006, as others quote it. Augusteyn et al. 2012, Exp Eye Res 102:70, say within one."""

CORNEA_MAGNIFIES = 1.15
"""By how much larger the pupil looks through the cornea than it is (lens equation, 3.5 mm behind a surface of 6.9 mm radius and
index 1.336). Pupils are measured, and described in the spec, as they look."""

# Linear reflectance of the fibres, towards the limbus and around the pupil. Fitted by eye: the seven colour names are
# more or less melanin in the stroma (P. Imesch et al., "The color of the human eye", 1997), which else scatters blue.
IRIS_COLOURS: dict[str, tuple[Colour, Colour]] = {
    "dark_brown": ((0.0250, 0.0155, 0.0100), (0.0560, 0.0315, 0.0175)),
    "brown": ((0.0270, 0.0167, 0.0105), (0.0670, 0.0388, 0.0205)),
    "hazel": ((0.028, 0.025, 0.0175), (0.068, 0.048, 0.028)),
    "amber": ((0.038, 0.0240, 0.0125), (0.085, 0.0530, 0.0250)),
    "green": ((0.034, 0.039, 0.031), (0.081, 0.084, 0.054)),
    "blue": ((0.042, 0.048, 0.055), (0.106, 0.115, 0.118)),
    "grey": ((0.039, 0.046, 0.051), (0.112, 0.122, 0.126)),
}

_FAIR_SCLERA = np.array([0.360, 0.318, 0.286])  # far from white: it lies in the shade of lids, lashes and brow
_DARK_SCLERA = np.array([0.166, 0.137, 0.126])  # with melanin in the conjunctiva
_YOUNG_FAIR_SCLERA = np.array([0.410, 0.383, 0.370])  # clear, and so thin that the choroid shines through, bluish
_YOUNG_DARK_SCLERA = np.array([0.164, 0.140, 0.125])
_DUSKY = 0.75
"""Power of the darkness of skin by which whites go from the fair to the dark ones, by eye: pictures are exposed for skin,
and beside brown skin of middle tone whites were the brightest thing of all."""
_YOUTH = (12.0, 24.0)
"""Ages, years, over which eyes lose the clearness of a child's, by eye."""
_CLEAR = 0.5
"""How far a child's white goes to the values above: all the way eyes stare out of their faces, by eye."""
_YOUNG_IRIS, _DARK_IRIS = 0.60, 0.02
"""By how much more a dark iris of a child shows its colour, and green reflectance at which it is half of that: the colours
above were fitted to eyes under adults' brows, in whose shade dark ones are lost. By eye."""
_BEHIND_CORNEA = 0.83
"""Of irises relative to the colours above. Found so that most of what they were darker, beside skin, than in photographs is
gone: their lightness lay 58 below that of skin, in photographs it is 40."""
_DEEP_IRIS = 0.53
"""By how much darker irises are in the darkest people: browns have no bounds, and follow the melanin of the skin. By eye:
pictures are exposed for skin, and irises of a middling brown are amber beside it."""
_RING, _OLD_RING = (0.40, 0.74), 0.6
"""By how much irises are darker at the limbus, in the least and the most, by eye; and share of that which the oldest keep: the
limbal ring fades with age (D. Peshek et al. 2011, "Preliminary evidence that the limbal ring influences facial attractiveness",
as others quote it)."""
_ZONE = (0.15, 0.85)
"""Least and most of the inner colour about the pupil, which some have as a ring and others not at all, by eye."""
_OLD_SHIFT = np.array([0.96, 0.91, 0.80])  # fat and long light turn it yellow


def iris_diameter_cm(age: float) -> float:
    """Visible diameter of the iris at an age in years."""
    grown = min(max(age / 2.0, 0.0), 1.0) ** 0.5
    return NEWBORN_IRIS_DIAMETER_CM + (ADULT_IRIS_DIAMETER_CM - NEWBORN_IRIS_DIAMETER_CM) * grown


def eye_material(spec: FaceSpec, eye: Eye) -> EyeMaterial:
    """The material of one eye of a person. The left eye's pattern differs from the right's by the sign of its place."""
    outer, inner = IRIS_COLOURS[spec.eyes.colour]
    youth = 1.0 - _step(*_YOUTH, spec.age)
    deep = min(max(spec.skin.tone / 9.0, 0.0), 1.0)
    # Beside dark skin it needs less to be seen.
    shown = _YOUNG_IRIS * (1.0 - 0.85 * deep) / (1.0 + (outer[1] / _DARK_IRIS) ** 2)
    brightness = _BEHIND_CORNEA * 1.40**spec.eyes.shade * (1.0 + shown * youth) * (1.0 - _DEEP_IRIS * deep)
    age = _step(35.0, 85.0, spec.age)
    dusky = deep**_DUSKY
    sclera = _FAIR_SCLERA + (_DARK_SCLERA - _FAIR_SCLERA) * dusky
    clear = _YOUNG_FAIR_SCLERA + (_YOUNG_DARK_SCLERA - _YOUNG_FAIR_SCLERA) * dusky
    sclera = sclera + (clear - sclera) * _CLEAR * youth
    sclera = sclera * (1.0 + (_OLD_SHIFT - 1.0) * age)
    ring, zone, sector = (float(lot) for lot in uniform(spec.eyes.seed, "iris", np.arange(3)))
    side = 0.0 if float(eye.centre[0]) > 0.0 else 0.37
    return EyeMaterial(
        head_from_eye=_matrix(eye.head_from_eye),
        centre=_triple(eye.centre),
        radius=float(eye.radius),
        iris_radius=0.5 * iris_diameter_cm(spec.age) / float(eye.radius),
        pupil=spec.eyes.pupil / CORNEA_MAGNIFIES,
        iris_outer=_triple(np.array(outer) * brightness),
        iris_inner=_triple(np.array(inner) * brightness),
        sclera=_triple(sclera),
        nasal=abs(float(eye.inner_corner[0] - eye.centre[0])) / float(eye.radius),
        veins=0.65 + 0.30 * age if spec.age >= 10 else 0.25,
        ageing=age,
        clear=_CLEAR * youth,
        limbal_ring=(_RING[0] + (_RING[1] - _RING[0]) * ring) * (1.0 + (_OLD_RING - 1.0) * age),
        zone=_ZONE[0] + (_ZONE[1] - _ZONE[0]) * zone,
        sector=sector,
        seed=(spec.eyes.seed % 4093) / 4093.0 * 0.63 + side,
    )


def _step(low: float, high: float, x: float) -> float:
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


def _triple(values: np.ndarray) -> Colour:
    x, y, z = (float(v) for v in values)
    return (x, y, z)


def _matrix(values: np.ndarray) -> Matrix3:
    a, b, c = (_triple(row) for row in np.asarray(values))
    return (a, b, c)
