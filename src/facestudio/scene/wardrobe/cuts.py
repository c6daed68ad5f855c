"""The pattern book: how each cut of garment hangs, and which cuts a garment of the spec is worn as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """How a cut hangs, cm. close: distance of the neckline from the skin. ease: added below the neckline to the helper
    surface, which itself stands half a centimetre off the skin. loose: the same, further, well away from the neckline.
    fold: height of the folds. under_band: the body ends this far below the neckline, hidden under the band."""

    close: float
    ease: float
    loose: float
    fold: float
    under_band: float = 0.8


CUTS: Mapping[str, Cut] = {
    "tee": Cut(0.16, -0.20, 0.50, 0.26),
    "scoop": Cut(0.14, -0.20, 0.45, 0.24, 0.35),
    "boat": Cut(0.15, -0.20, 0.45, 0.24, 0.5),
    "v": Cut(0.16, -0.20, 0.50, 0.26),
    "pullover": Cut(0.26, -0.02, 0.75, 0.34, 0.9),
    "turtleneck": Cut(0.14, -0.22, 0.50, 0.22),
    "shirt": Cut(0.22, -0.02, 0.52, 0.32, 0.3),
    "open_shirt": Cut(0.26, 0.00, 0.55, 0.34, 0.3),
    "hood": Cut(0.40, 0.15, 0.90, 0.42),
    "over_shirt": Cut(0.72, 0.42, 1.05, 0.34, 0.9),
    "coat": Cut(0.95, 0.55, 1.25, 0.26, 0.3),
    "jacket": Cut(0.80, 0.50, 1.20, 0.40, 0.3),
    "cardigan": Cut(0.62, 0.35, 1.00, 0.34, 0.9),
}

OUTFITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "crew_neck": (("tee", "band"),),
    "v_neck": (("v", "band"),),
    "scoop_neck": (("scoop", "binding"),),
    "boat_neck": (("boat", "binding"),),
    "sweater": (("pullover", "heavy_band"),),
    "shirt_and_sweater": (("shirt", "flat_leaf"), ("over_shirt", "heavy_band")),
    "turtleneck": (("turtleneck", "roll"),),
    "collared": (("shirt", "leaf"),),
    "polo": (("open_shirt", "knit_leaf"),),
    "open_collar": (("open_shirt", "open_leaf"),),
    "band_collar": (("shirt", "stand"),),
    "round_collar": (("shirt", "round_leaf"),),
    "hoodie": (("hood", "hood"),),
    "cardigan": (("tee", "band"), ("cardigan", "facing")),
    "zip_jacket": (("tee", "band"), ("jacket", "zip_collar")),
    "denim_jacket": (("tee", "band"), ("jacket", "jacket_leaf")),
    "overshirt": (("tee", "band"), ("jacket", "jacket_leaf")),
    "blazer": (("tee", "band"), ("coat", "lapels")),
    "suit": (("shirt", "flat_leaf_and_tie"), ("coat", "lapels")),
    "scarf": (("pullover", "heavy_band"), ("pullover", "scarf")),
}
"""Garment of the spec -> cuts from the innermost outwards, each with what is sewn to its neckline."""
