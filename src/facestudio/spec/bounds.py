"""What each field of a FaceSpec may hold: the check on specs that come from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facestudio.spec import vocabulary as words

SEED_RANGE = (1, 2**32)
"""Of a person's seed, as in the request."""
DETAIL_SEED_RANGE = (0, 2**32 - 1)
"""Of the seeds of mass detail: words of 32 bits."""

RANGES: Mapping[str, tuple[float, float]] = {
    "seed": SEED_RANGE,
    "age": (0, 80),
    "form.african": (0, 1),
    "form.asian": (0, 1),
    "form.caucasian": (0, 1),
    "form.femininity": (0, 1),
    "form.muscle": (0, 1),
    "form.weight": (0, 1),
    "form.details": (0, 1),
    "form.asymmetry": (0, 1),
    "form.proportions": (-2.5, 2.5),
    "skin.tone": (0, 10),
    "skin.redness": (0, 3),
    "skin.freckles": (0, 1),
    "skin.moles": (0, 1),
    "skin.oiliness": (0, 1),
    "skin.makeup": (0, 1),
    "skin.sun_damage": (0, 1),
    "skin.ageing": (0, 1),
    "skin.seed": DETAIL_SEED_RANGE,
    "eyes.shade": (-1, 1),
    "eyes.pupil": (0.2, 0.6),
    "eyes.lash_length": (0, 3),
    "eyes.seed": DETAIL_SEED_RANGE,
    "hair.length": (0, 10),
    "hair.texture": (0, 1),
    "hair.eumelanin": (0, 1),
    "hair.pheomelanin": (0, 1),
    "hair.grey": (0, 1),
    "hair.recession": (0, 1),
    "hair.thinning": (0, 1),
    "hair.parting": (-1, 1),
    "hair.volume": (0, 3),
    "hair.seed": DETAIL_SEED_RANGE,
    "brows.thickness": (0, 3),
    "brows.density": (0, 3),
    "brows.arch": (0, 3),
    "brows.grey": (0, 1),
    "brows.seed": DETAIL_SEED_RANGE,
    "beard.amount": (0, 10),
    "beard.grey": (0, 1),
    "beard.seed": DETAIL_SEED_RANGE,
    "eyewear.frame": (0, 1),
    "eyewear.mottle": (0, 1),
    "eyewear.lens_tint": (0, 1),
    "eyewear.gradient": (0, 1),
    "clothing.colour": (0, 1),
    "clothing.accent": (0, 1),
    "clothing.under": (0, 1),
    "clothing.repeat": (0.3, 3),
    "jewellery.metal": (0, 1),
    "jewellery.stone": (0, 1),
    "jewellery.size": (0.3, 3),
    "clothing.seed": DETAIL_SEED_RANGE,
    "expression.intensity": (0, 1),
    "expression.actions": (0, 1),
    "expression.gaze_azimuth": (-30, 30),
    "expression.gaze_elevation": (-30, 30),
    "view.view_profile": (-60, 60),
    "view.pitch": (-30, 30),
    "view.roll": (-30, 30),
    "view.shoulders": (-40, 40),
    "light.key_azimuth": (-180, 180),
    "light.key_elevation": (-90, 90),
    "light.key_size": (0.001, 2),
    "light.contrast": (1, 16),
    "light.warmth": (-1, 1),
    "light.backdrop_hue": (0, 1),
    "light.seed": DETAIL_SEED_RANGE,
}
"""Path -> least and greatest value; of each part where the field has several."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "gender": words.GENDERS,
    "ethnicity": words.ETHNICITIES,
    "eyes.colour": words.EYE_COLOURS,
    "hair.style": words.HAIR_STYLES,
    "beard.style": words.BEARD_STYLES,
    "eyewear.kind": words.EYEWEAR_KINDS,
    "eyewear.shape": words.EYEWEAR_SHAPES,
    "eyewear.style": words.EYEWEAR_STYLES,
    "clothing.garment": words.GARMENTS,
    "clothing.fabric": words.FABRICS,
    "clothing.pattern": words.PATTERNS,
    "jewellery.earrings": words.EARRINGS,
    "jewellery.necklace": words.NECKLACES,
    "expression.mood": words.MOODS,
    "view.zoom_level": words.ZOOM_LEVELS,
    "light.kind": tuple(words.LIGHT_SETUPS),
    "light.setup": tuple(setup for setups in words.LIGHT_SETUPS.values() for setup in setups),
    "light.backdrop": tuple(place for places in words.BACKDROPS.values() for place in places),
}
"""Path -> names that a field may hold."""

_ACTION = re.compile("|".join((*words.ACTIONS, *words.MOUTH_UNITS)))
WEIGHT_NAMES: Mapping[str, re.Pattern[str]] = {
    "form.details": re.compile(r"(head|forehead|eyebrows|eyes|ears|nose|mouth|chin|cheek|neck)/[a-z0-9-]{1,60}"),
    "form.asymmetry": re.compile(r"asym/asym-[a-z]{1,12}-[0-9]-[lr]"),
    "form.proportions": re.compile(r"[a-z_]{1,30}"),
    "expression.actions": _ACTION,
}
"""Path -> what the names of its weights look like. Whether the pack has the morph only the pack can tell."""

FLAGS = frozenset({"eyewear.metal"})
"""Paths that hold true or false."""
