"""How a person's measures depart from what is typical of their age, sex and descent.

Measures of one face hang together: long faces have long noses, broad ones broad jaws and mouths. So each is drawn as a sum of
a few causes that it shares with others and one of its own, as in a factor analysis. That they go together is textbook
anthropometry (Farkas 1994, "Anthropometry of the Head and Face", 2nd ed., has the correlations); the loadings are by eye.
"""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.draws import Draw
from facestudio.spec.types import Weights
from facestudio.spec.vocabulary import OWN_SHAPES

LIMIT = 1.85
"""Nobody departs further than this many deviations: strikingly, not monstrously."""

LOADINGS: Mapping[str, Mapping[str, float]] = {
    "cranium_width": {"broad": 0.6},
    "cranium_height": {"long": 0.35},
    "cranium_length": {"broad": -0.25, "long": 0.3},
    "face_width": {"broad": 0.75, "long": -0.15},
    "jaw_width": {"broad": 0.6},
    "nose_height": {"long": 0.45, "nose": 0.45},
    "nose_width": {"broad": 0.35, "nose": 0.25},
    "nose_protrusion": {"nose": 0.6},
    "lower_face": {"long": 0.65},
    "philtrum": {"long": 0.4, "lips": -0.35},
    "upper_lip": {"lips": 0.75},
    "lower_lip": {"lips": 0.75},
    "mouth_width": {"broad": 0.4, "lips": 0.15},
    "eye_distance": {"broad": 0.4},
    "eye_width": {"broad": 0.2, "eyes": 0.55},
    "eye_opening": {"eyes": 0.5},
    "ear_length": {"long": 0.35},
    # Changes of the whole head (`scene/head/warps.py`).
    "chin_projection": {"convex": -0.3, "long": -0.15},
    "midface_projection": {"convex": 0.6},
    "lips_forward": {"convex": 0.45, "lips": 0.3},
    "forehead_slope": {"convex": 0.3, "rugged": 0.35},
    "bridge_height": {"nose": 0.4, "rugged": 0.2},
    "tip_turned": {"convex": -0.2, "nose": -0.35},
    "face_depth": {"broad": -0.25, "long": 0.2},
    "jaw_angle": {"long": 0.45, "convex": 0.25},
    "taper": {},
    "mouth_height": {},
    "chin_breadth": {"broad": 0.45, "rugged": 0.25},
    "cheekbones": {"broad": 0.3},
    "cheek_fullness": {"broad": 0.4, "long": -0.25},
    "forehead_height": {"long": 0.2},
    "temple_width": {"broad": 0.45},
    "brow_ridge": {"rugged": 0.55},
    "brow_height": {"rugged": -0.35, "eyes": 0.25},
    "brow_tilt": {"tilt": 0.4},
    "brow_gap": {"broad": 0.3},
    "eye_depth": {"rugged": 0.4, "eyes": -0.3},
    "canthal_tilt": {"tilt": 0.55},
    "eye_height": {},
    "fullness": {},
    **{name: {} for name in OWN_SHAPES},
}
"""Measure -> cause -> its share, of a deviation. What the squares leave to 1 is the measure's own."""


def proportions(draw: Draw) -> Weights:
    """Departure of every measure, in standard deviations, sorted by name. A person keeps it for life."""
    causes = sorted({cause for shares in LOADINGS.values() for cause in shares})
    common = {cause: draw.normal(0.0, 1.0, f"cause/{cause}", limit=LIMIT) for cause in causes}
    departures: dict[str, float] = {}
    for name, shares in LOADINGS.items():
        own = (1.0 - sum(share**2 for share in shares.values())) ** 0.5
        value = sum(share * common[cause] for cause, share in shares.items())
        value += own * draw.normal(0.0, 1.0, name, limit=LIMIT)
        departures[name] = min(max(value, -LIMIT), LIMIT)
    return tuple(sorted(departures.items()))
