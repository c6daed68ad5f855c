"""Which detail morphs go along with which measure, so that parts of a face vary as wholes.

A nose that is long by its measures and short by its details is a lump: drawn one by one, details are knobs on a face. So the
most of a detail's departure is that of the measure it belongs to (`proportions.py`), and the rest its own. By eye; the signs
are those of the morphs.
"""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.types import Weights

FOLLOWED: Mapping[str, Mapping[str, float]] = {
    "head/head-fat-incr": {"fullness": 0.7},
    "forehead/forehead-scale-vert-incr": {"forehead_height": 0.6},
    "forehead/forehead-temple-incr": {"temple_width": 0.6},
    "forehead/forehead-trans-forward": {"forehead_slope": -0.6},
    "eyebrows/eyebrows-trans-up": {"brow_height": 0.6},
    "eyebrows/eyebrows-angle-up": {"brow_tilt": 0.6},
    "eyebrows/eyebrows-trans-forward": {"brow_ridge": 0.7},
    "eyes/*-eye-scale-incr": {"eye_width": 0.5, "eye_opening": 0.35},
    "eyes/*-eye-height1-incr": {"eye_opening": 0.4},
    "eyes/*-eye-height2-incr": {"eye_opening": 0.5},
    "eyes/*-eye-height3-incr": {"eye_opening": 0.4},
    "eyes/*-eye-trans-out": {"eye_distance": 0.7},
    "nose/nose-scale-vert-incr": {"nose_height": 0.7},
    "nose/nose-scale-horiz-incr": {"nose_width": 0.6},
    "nose/nose-scale-depth-incr": {"nose_protrusion": 0.7},
    "nose/nose-width1-incr": {"nose_width": 0.4},
    "nose/nose-width2-incr": {"nose_width": 0.55},
    "nose/nose-width3-incr": {"nose_width": 0.7},
    "nose/nose-hump-incr": {"bridge_height": 0.6},
    "nose/nose-curve-convex": {"bridge_height": 0.5},
    "nose/nose-point-up": {"tip_turned": 0.7},
    "nose/nose-base-up": {"tip_turned": 0.5},
    "nose/nose-point-width-incr": {"nose_width": 0.6},
    "nose/nose-flaring-incr": {"nose_width": 0.5},
    "nose/nose-nostrils-width-incr": {"nose_width": 0.5},
    "nose/nose-volume-incr": {"nose_width": 0.45, "nose_protrusion": 0.35},
    "mouth/mouth-scale-horiz-incr": {"mouth_width": 0.7},
    "mouth/mouth-scale-vert-incr": {"upper_lip": 0.45, "lower_lip": 0.45},
    "mouth/mouth-upperlip-volume-incr": {"upper_lip": 0.75},
    "mouth/mouth-upperlip-height-incr": {"upper_lip": 0.7},
    "mouth/mouth-lowerlip-volume-incr": {"lower_lip": 0.75},
    "mouth/mouth-lowerlip-height-incr": {"lower_lip": 0.7},
    "mouth/mouth-trans-up": {"mouth_height": 0.6},
    "mouth/mouth-trans-forward": {"lips_forward": 0.6},
    "chin/chin-width-incr": {"chin_breadth": 0.5},
    "chin/chin-bones-incr": {"jaw_width": 0.5, "chin_breadth": 0.4},
    "chin/chin-height-incr": {"lower_face": 0.3},
    "chin/chin-prominent-incr": {"chin_projection": 0.7},
    "chin/chin-prognathism-incr": {"chin_projection": 0.6},
    "cheek/*-cheek-bones-incr": {"cheekbones": 0.7},
    "cheek/*-cheek-volume-incr": {"cheek_fullness": 0.7},
    "cheek/*-cheek-inner-incr": {"cheek_fullness": 0.6},
    "ears/*-ear-scale-incr": {"ear_length": 0.7},
}
"""Morph, `*` for either side -> measure -> its share, of a deviation. What the squares leave to 1 is the detail's own."""


def shared(morph: str, departures: Weights) -> tuple[float, float]:
    """What a detail has of its measures, in its standard deviations, and the share of a deviation that is its own."""
    shares = FOLLOWED.get(morph)
    if not shares:
        return 0.0, 1.0
    drawn = dict(departures)
    common = sum(share * drawn.get(measure, 0.0) for measure, share in shares.items())
    return common, (1.0 - sum(share**2 for share in shares.values())) ** 0.5
