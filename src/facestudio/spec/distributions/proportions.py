"""How a person's measures depart from what is typical of their age, sex and descent.

Measures of one face hang together: long faces have long noses, broad ones broad jaws and mouths. So each is drawn as a sum of
a few causes that it shares with others and one of its own, as in a factor analysis. That they go together is textbook
anthropometry (Farkas 1994, "Anthropometry of the Head and Face", 2nd ed., has the correlations); of 26 landmarks of 947
people four components tell 49 %: size, long and narrow against short and wide, orbits, and how far the jaws stand out (Zhuang
et al. 2010, Journal of Biomedicine and Biotechnology 2010:248954). The loadings are by eye.
"""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.draws import Draw
from facestudio.spec.types import Weights
from facestudio.spec.vocabulary import LOCAL_SHAPES, OWN_SHAPES, UNEVEN_SHAPES

LIMIT = 1.85
"""Causes and what is a measure's own depart no further than this many deviations: strikingly, not monstrously."""
SUM = 1.75
"""A sum of them comes near to this many, and never further: of 1 deviation 0.97 is left, of 1.85 1.5."""

MEASURED: Mapping[str, Mapping[str, float]] = {
    "cranium_width": {"size": 0.3, "broad": 0.6},
    "cranium_height": {"size": 0.3, "long": 0.35},
    "cranium_length": {"size": 0.35, "broad": -0.25, "long": 0.3},
    "face_width": {"size": 0.35, "broad": 0.75},
    "jaw_width": {"size": 0.25, "broad": 0.5, "jaw": 0.45},
    "nose_height": {"size": 0.25, "long": 0.45, "nose": 0.5},
    "nose_width": {"size": 0.25, "broad": 0.4, "nose": 0.3},
    "nose_protrusion": {"size": 0.2, "nose": 0.65},
    "lower_face": {"size": 0.35, "long": 0.6},
    "philtrum": {"long": 0.4, "lips": -0.35},
    "upper_lip": {"lips": 0.8},
    "lower_lip": {"lips": 0.8},
    "mouth_width": {"size": 0.3, "broad": 0.4, "lips": 0.2},
    "eye_distance": {"size": 0.25, "broad": 0.4},
    "eye_width": {"size": 0.2, "broad": 0.2, "eyes": 0.55},
    "eye_opening": {"eyes": 0.6},
    "ear_length": {"size": 0.25, "long": 0.35},
}
"""Measure of the head (`scene/head/measures.py`) -> cause -> its share, of a deviation. What the squares leave to 1 is the
measure's own."""

SHAPED: Mapping[str, Mapping[str, float]] = {
    **{name: {} for name in LOCAL_SHAPES},
    "chin_projection": {"convex": -0.3, "long": -0.15, "jaw": 0.3},
    "midface_projection": {"convex": 0.6},
    "lips_forward": {"convex": 0.45, "lips": 0.35},
    "forehead_slope": {"convex": 0.3, "rugged": 0.4},
    "bridge_height": {"nose": 0.4, "rugged": 0.3},
    "tip_turned": {"convex": -0.2, "nose": -0.4},
    "face_depth": {"broad": -0.25, "long": 0.2},
    "jaw_angle": {"long": 0.45, "convex": 0.25, "jaw": -0.3},
    "taper": {"jaw": -0.5},
    "mouth_height": {},
    "chin_breadth": {"broad": 0.35, "jaw": 0.6, "rugged": 0.2},
    "jaw_round": {"jaw": 0.4},
    "cheekbones": {"broad": 0.3, "soft": -0.3},
    "cheek_fullness": {"broad": 0.35, "long": -0.2, "soft": 0.6},
    "forehead_height": {"long": 0.3},
    "temple_width": {"broad": 0.6},
    "brow_ridge": {"rugged": 0.65},
    "brow_height": {"rugged": -0.45, "eyes": 0.3},
    "brow_tilt": {"tilt": 0.5},
    "brow_gap": {"broad": 0.3},
    "eye_depth": {"rugged": 0.5, "eyes": -0.3},
    "canthal_tilt": {"tilt": 0.6},
    "eye_height": {},
    "fullness": {"soft": 0.75},
    "nose_hump": {"rugged": 0.4, "nose": 0.25},
    "nose_tip_breadth": {"soft": 0.3},
    "cheek_hollow": {"soft": -0.45, "rugged": 0.2},
    "cheek_apple": {"soft": 0.3},
    "temple_hollow": {"soft": -0.4},
    "lid_outer_fall": {"tilt": -0.35},
    "brow_tail": {"tilt": -0.3},
    "chin_point": {"jaw": -0.35},
    **{name: {} for name in (*OWN_SHAPES, *UNEVEN_SHAPES)},
}
"""The same of the shapes of a head (`scene/head/changes.py`, `local_shapes.py`, `own_shapes.py`, `uneven.py`)."""

LOADINGS: Mapping[str, Mapping[str, float]] = {**MEASURED, **SHAPED}

SIZES, PARTS, WHOLE = 0.9, 0.66, 0.36
"""Of all deviations so much is drawn: of measures, with which people differ nearly as far as people do; of shapes of parts,
and of details (`face_details.py`); and of changes and waves of whole heads. Each may be as strong as in life; but drawn one by
one, where in life far more hangs together, all of them at once are a caricature: of 24 people drawn with 1.0, 0.9 and 0.5 and
with 0.62 of these, strangers took the weaker face for the likelier photograph 22 times; 0.48 to 0.76 of them were alike to
them. By recognisers' vectors of twelve men of one kind, measures, details and shapes of parts tell people apart twice as well
as the rest, which warps them."""

SPREAD: Mapping[str, float] = {
    # Alone these make wedges and boxes of jaws, knobs of chins and balloons of skulls; noses get the rest from their details.
    "taper": 0.7,
    "chin_breadth": 0.9,
    "jaw_angle": 0.95,
    "lower_face": 0.95,
    # What the ridge of `scene/head/proportions.py` leaves of these was two thirds of Farkas's deviations (faces and jaws of 30
    # people of each of four kinds, 2.5 and 3.6 to 4.2 %), of women's mouths five sixths.
    "face_width": 1.25,
    "jaw_width": 1.2,
    "jaw_round": 0.6,
    "mouth_width": 1.1,
    "temple_width": 0.75,
    "nose_width": 1.15,
    # High and low noses were long and short ones besides, and short ones turned up are a pig's: by MediaPipe's mesh the length
    # spread by 3.2 mm in 22 women, by 2.4 in photographs of 13; eyes' distance by 0.9 for 1.8, brows' height by 1.7 for 2.7.
    "nose_height": 0.88,
    "eye_distance": 1.15,
    # With all of it, and the sockets that deepen with it, brows are shelves.
    "brow_ridge": 0.85,
    # What tells people apart without a lump. The tilt of eyes and the red of upper lips spread little more than half as
    # far in people of one kind as in a rendered set of all kinds, by 68 landmarks of 68 and 13 faces.
    "bridge_height": 1.3,
    "tip_turned": 1.0,
    "midface_projection": 1.1,
    "lips_forward": 1.15,
    "cheek_fullness": 1.1,
    "fullness": 1.2,
    "cheekbones": 1.2,
    "brow_height": 1.6,
    "brow_gap": 1.2,
    "brow_tilt": 1.4,
    "eye_depth": 1.1,
    "eye_height": 1.25,
    "canthal_tilt": 1.4,
    "eye_opening": 1.25,
    "eye_width": 1.15,
    "upper_lip": 1.15,
    "philtrum": 1.2,
}
"""Measure -> share of its deviation that is drawn, where not 1 (by eye)."""


def proportions(draw: Draw) -> Weights:
    """Departure of every measure, in standard deviations, sorted by name. A person keeps it for life."""
    causes = sorted({cause for shares in LOADINGS.values() for cause in shares})
    common = {cause: draw.normal(0.0, 1.0, f"cause/{cause}", limit=LIMIT) for cause in causes}
    departures: dict[str, float] = {}
    for name, shares in LOADINGS.items():
        own = (1.0 - sum(share**2 for share in shares.values())) ** 0.5
        value = sum(share * common[cause] for cause, share in shares.items())
        value += own * draw.normal(0.0, 1.0, name, limit=LIMIT)
        share = SIZES if name in MEASURED else PARTS if name in LOCAL_SHAPES else WHOLE
        share *= SPREAD.get(name, 1.0)
        departures[name] = share * value / (1.0 + (value / SUM) ** 4) ** 0.25
    return tuple(sorted(departures.items()))
