"""Clothing: garment, fabric, print and colours. Shares by eye, from looking at portraits of many kinds."""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.draws import Draw
from facestudio.spec.types import Colour

Shares = tuple[tuple[str, float], ...]

_INFANT_UP_TO, _CHILD_UP_TO = 2, 15

_MEN: Shares = (
    ("crew_neck", 0.26),
    ("v_neck", 0.05),
    ("sweater", 0.12),
    ("shirt_and_sweater", 0.05),
    ("turtleneck", 0.05),
    ("cardigan", 0.02),
    ("collared", 0.13),
    ("open_collar", 0.04),
    ("band_collar", 0.02),
    ("polo", 0.05),
    ("hoodie", 0.08),
    ("zip_jacket", 0.03),
    ("denim_jacket", 0.02),
    ("overshirt", 0.03),
    ("blazer", 0.03),
    ("suit", 0.06),
    ("scarf", 0.012),
)
_WOMEN: Shares = (
    ("crew_neck", 0.20),
    ("v_neck", 0.12),
    ("scoop_neck", 0.14),
    ("boat_neck", 0.03),
    ("sweater", 0.10),
    ("turtleneck", 0.08),
    ("cardigan", 0.04),
    ("collared", 0.05),
    ("open_collar", 0.03),
    ("band_collar", 0.02),
    ("round_collar", 0.005),
    ("polo", 0.01),
    ("hoodie", 0.04),
    ("zip_jacket", 0.02),
    ("denim_jacket", 0.025),
    ("overshirt", 0.015),
    ("blazer", 0.05),
    ("scarf", 0.02),
)
_CHILDREN: Shares = (
    ("crew_neck", 0.45),
    ("sweater", 0.12),
    ("collared", 0.10),
    ("polo", 0.09),
    ("hoodie", 0.13),
    ("turtleneck", 0.04),
    ("round_collar", 0.05),
    ("v_neck", 0.02),
)
_INFANTS: Shares = (("crew_neck", 0.55), ("round_collar", 0.17), ("sweater", 0.18), ("band_collar", 0.10))

_FABRICS: Mapping[str, Shares] = {
    "crew_neck": (("jersey", 1.0),),
    "v_neck": (("jersey", 0.7), ("fine_knit", 0.3)),
    "scoop_neck": (("jersey", 0.72), ("rib_knit", 0.22), ("satin", 0.06)),
    "boat_neck": (("jersey", 0.5), ("fine_knit", 0.3), ("linen", 0.2)),
    "sweater": (("fine_knit", 0.35), ("chunky_knit", 0.3), ("cable_knit", 0.2), ("fleece", 0.15)),
    "shirt_and_sweater": (("fine_knit", 0.7), ("chunky_knit", 0.3)),
    "turtleneck": (("fine_knit", 0.45), ("rib_knit", 0.3), ("chunky_knit", 0.25)),
    "cardigan": (("fine_knit", 0.5), ("chunky_knit", 0.35), ("cable_knit", 0.15)),
    "collared": (("poplin", 0.55), ("linen", 0.12), ("flannel", 0.2), ("denim", 0.13)),
    "open_collar": (("poplin", 0.42), ("linen", 0.23), ("flannel", 0.15), ("denim", 0.17), ("satin", 0.03)),
    "band_collar": (("linen", 0.6), ("poplin", 0.4)),
    "round_collar": (("poplin", 0.8), ("linen", 0.2)),
    "polo": (("jersey", 0.6), ("fine_knit", 0.4)),
    "hoodie": (("fleece", 1.0),),
    "zip_jacket": (("nylon", 0.4), ("fleece", 0.3), ("leather", 0.3)),
    "denim_jacket": (("denim", 1.0),),
    "overshirt": (("flannel", 0.8), ("linen", 0.2)),
    "blazer": (("suiting", 0.6), ("tweed", 0.2), ("linen", 0.2)),
    "suit": (("suiting", 0.85), ("tweed", 0.15)),
    "scarf": (("flannel", 0.5), ("chunky_knit", 0.5)),
}

_PATTERNS: Mapping[str, Shares] = {
    "jersey": (
        ("plain", 0.62),
        ("melange", 0.25),
        ("stripes", 0.11),
        ("blocks", 0.01),
        ("dots", 0.005),
        ("floral", 0.005),
    ),
    "rib_knit": (("plain", 0.75), ("melange", 0.25)),
    "fine_knit": (("plain", 0.54), ("melange", 0.36), ("stripes", 0.09), ("blocks", 0.01)),
    "chunky_knit": (("plain", 0.45), ("melange", 0.45), ("stripes", 0.10)),
    "cable_knit": (("plain", 0.65), ("melange", 0.35)),
    "fleece": (("plain", 0.6), ("melange", 0.36), ("blocks", 0.04)),
    "poplin": (
        ("plain", 0.70),
        ("pinstripes", 0.13),
        ("gingham", 0.06),
        ("dots", 0.015),
        ("floral", 0.025),
        ("plaid", 0.07),
    ),
    "linen": (("plain", 0.80), ("pinstripes", 0.06), ("floral", 0.01), ("melange", 0.13)),
    "flannel": (("plaid", 0.60), ("gingham", 0.06), ("plain", 0.34)),
    "denim": (("plain", 1.0),),
    "suiting": (("plain", 0.72), ("pinstripes", 0.14), ("melange", 0.14)),
    "tweed": (("melange", 0.65), ("plaid", 0.35)),
    "satin": (("plain", 0.90), ("floral", 0.06), ("dots", 0.04)),
    "leather": (("plain", 1.0),),
    "nylon": (("plain", 0.85), ("blocks", 0.15)),
}
_WOMENS_PRINTS = ("floral", "dots")

_COLOURS: Mapping[str, Colour] = {
    "black": (0.018, 0.018, 0.02),
    "charcoal": (0.05, 0.052, 0.056),
    "navy": (0.014, 0.024, 0.06),
    "grey": (0.21, 0.21, 0.215),
    "white": (0.60, 0.59, 0.57),
    "cream": (0.52, 0.46, 0.37),
    "oatmeal": (0.42, 0.36, 0.28),
    "camel": (0.30, 0.19, 0.10),
    "brown": (0.075, 0.042, 0.026),
    "indigo": (0.040, 0.066, 0.115),
    "pale_indigo": (0.13, 0.19, 0.27),
    "olive": (0.085, 0.085, 0.042),
    "forest": (0.022, 0.055, 0.032),
    "sage": (0.20, 0.24, 0.17),
    "teal": (0.022, 0.085, 0.095),
    "sky": (0.30, 0.41, 0.54),
    "burgundy": (0.10, 0.014, 0.022),
    "red": (0.28, 0.035, 0.032),
    "rust": (0.19, 0.065, 0.030),
    "mustard": (0.36, 0.22, 0.06),
    "blush": (0.48, 0.31, 0.28),
    "lilac": (0.32, 0.26, 0.40),
    "light_grey": (0.37, 0.37, 0.365),
    "stone": (0.34, 0.32, 0.28),
    "slate": (0.085, 0.11, 0.14),
    "petrol": (0.016, 0.044, 0.062),
    "khaki": (0.20, 0.165, 0.10),
    "plum": (0.070, 0.026, 0.052),
    "dusty_rose": (0.34, 0.19, 0.18),
    "terracotta": (0.27, 0.11, 0.062),
    "chocolate": (0.036, 0.022, 0.016),
    "mint": (0.36, 0.43, 0.36),
    "butter": (0.54, 0.46, 0.27),
    "cobalt": (0.042, 0.072, 0.165),
    "denim_blue": (0.085, 0.13, 0.21),
    "moss": (0.12, 0.13, 0.055),
}
_USUAL: Shares = (
    ("black", 0.11),
    ("charcoal", 0.07),
    ("navy", 0.11),
    ("grey", 0.07),
    ("light_grey", 0.05),
    ("white", 0.11),
    ("cream", 0.04),
    ("oatmeal", 0.04),
    ("stone", 0.03),
    ("camel", 0.025),
    ("brown", 0.025),
    ("chocolate", 0.015),
    ("indigo", 0.03),
    ("denim_blue", 0.025),
    ("slate", 0.03),
    ("petrol", 0.02),
    ("olive", 0.03),
    ("khaki", 0.02),
    ("moss", 0.015),
    ("forest", 0.025),
    ("sage", 0.025),
    ("mint", 0.01),
    ("teal", 0.02),
    ("sky", 0.03),
    ("cobalt", 0.008),
    ("burgundy", 0.03),
    ("plum", 0.015),
    ("red", 0.018),
    ("rust", 0.018),
    ("terracotta", 0.018),
    ("mustard", 0.015),
    ("butter", 0.008),
    ("blush", 0.018),
    ("dusty_rose", 0.018),
    ("lilac", 0.01),
)
_OF_FABRIC: Mapping[str, Shares] = {
    "denim": (("indigo", 0.5), ("pale_indigo", 0.35), ("black", 0.08), ("white", 0.07)),
    "suiting": (("navy", 0.38), ("charcoal", 0.32), ("black", 0.17), ("slate", 0.05), ("grey", 0.04), ("camel", 0.04)),
    "tweed": (("brown", 0.3), ("grey", 0.3), ("oatmeal", 0.2), ("olive", 0.2)),
    "leather": (("black", 0.7), ("brown", 0.3)),
    "poplin": (
        ("white", 0.38),
        ("sky", 0.24),
        ("navy", 0.1),
        ("black", 0.08),
        ("blush", 0.07),
        ("sage", 0.05),
        ("cream", 0.08),
    ),
    "linen": (("white", 0.3), ("oatmeal", 0.2), ("sky", 0.14), ("sage", 0.12), ("navy", 0.12), ("rust", 0.12)),
    "flannel": (
        ("red", 0.24),
        ("navy", 0.2),
        ("forest", 0.16),
        ("grey", 0.14),
        ("rust", 0.1),
        ("oatmeal", 0.1),
        ("teal", 0.06),
    ),
}
_BESIDE_DARK: Shares = (
    ("white", 0.36),
    ("grey", 0.18),
    ("oatmeal", 0.14),
    ("sky", 0.12),
    ("camel", 0.1),
    ("burgundy", 0.1),
)
_BESIDE_LIGHT: Shares = (
    ("navy", 0.36),
    ("black", 0.16),
    ("indigo", 0.14),
    ("burgundy", 0.12),
    ("forest", 0.12),
    ("rust", 0.1),
)
_BELOW: Shares = (("white", 0.45), ("grey", 0.14), ("black", 0.16), ("navy", 0.1), ("cream", 0.1), ("sage", 0.05))
_SHIRTS: Shares = (("white", 0.62), ("sky", 0.28), ("blush", 0.10))


_QUIET = ("suiting", "tweed")
"""Fabrics whose prints hardly stand out."""


def outfit(draw: Draw, gender: str) -> str:
    """The garment of the grown person; not of the age, or clothes would change from one year to the next."""
    return draw.choice(_WOMEN if gender == "female" else _MEN)


def garment(draw: Draw, outfit: str, age: int) -> str:
    """Name of the garment: the outfit, but for what infants and children wear."""
    if age <= _INFANT_UP_TO:
        return draw.choice(_INFANTS)
    if age <= _CHILD_UP_TO:
        return draw.choice(_CHILDREN)
    return outfit


def fabric(draw: Draw, garment: str) -> str:
    """What the garment is made of."""
    return draw.choice(_FABRICS[garment])


def pattern(draw: Draw, fabric: str, gender: str) -> str:
    """The print or weave of the cloth."""
    female = gender == "female"
    shares = [
        (name, share if female or name not in _WOMENS_PRINTS else 0.1 * share) for name, share in _PATTERNS[fabric]
    ]
    return draw.choice(shares)


def colour(draw: Draw, fabric: str) -> Colour:
    """Reflectance of the cloth: mostly dark or muted, now and then a colour."""
    return _shade(draw, _OF_FABRIC.get(fabric, _USUAL))


def accent(draw: Draw, colour: Colour, fabric: str, pattern: str) -> Colour:
    """The second colour, light beside dark and dark beside light."""
    if pattern == "melange" or fabric in _QUIET:
        return (colour[0] * 0.45 + 0.10, colour[1] * 0.45 + 0.10, colour[2] * 0.45 + 0.105)
    return _shade(draw, _BESIDE_DARK if colour[1] < 0.12 else _BESIDE_LIGHT)


def under(draw: Draw, garment: str) -> Colour:
    """Of the layer below an open garment."""
    return _shade(draw, _SHIRTS if garment in ("suit", "shirt_and_sweater") else _BELOW)


def repeat(draw: Draw) -> float:
    """Size of the print."""
    return draw.between(0.7, 1.4)


def seed(draw: Draw) -> int:
    """Of folds and weave."""
    return draw.word32()


_RICHNESS = (0.95, 1.5)
"""Least and most of what a dye's colours differ from grey: the names stand for washed cloth. By eye."""


def _shade(draw: Draw, shares: Shares) -> Colour:
    red, green, blue = _COLOURS[draw.choice(shares)]
    lighter = draw.between(0.82, 1.2, "lightness")
    warmer = draw.between(-0.06, 0.06, "warmth")
    richer = draw.between(*_RICHNESS, "richness")
    grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    red, green, blue = (max(grey + richer * (part - grey), 0.15 * part) for part in (red, green, blue))
    return (red * lighter * (1 + warmer), green * lighter, blue * lighter * (1 - warmer))
