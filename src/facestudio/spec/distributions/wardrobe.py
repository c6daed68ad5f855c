"""Eyewear."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.types import Colour

# Share who are photographed with glasses on, by age: about half of those who own a pair, by eye. In the USA 64 % of
# adults do (Vision Council, as others quote it); 25 % of children of 2 to 17 wear glasses or contact lenses (National
# Health Interview Survey 2019, MMWR 70:865).
_GLASSES = ((2, 0.0), (6, 0.04), (14, 0.12), (30, 0.15), (42, 0.20), (55, 0.32), (80, 0.38))
_SUNGLASSES = 0.012

_FRAMES: tuple[tuple[str, float], ...] = (
    ("black", 0.20),
    ("tortoise", 0.18),
    ("honey", 0.07),
    ("horn", 0.06),
    ("gunmetal", 0.13),
    ("gold", 0.12),
    ("silver", 0.09),
    ("smoke", 0.06),
    ("navy", 0.04),
    ("burgundy", 0.03),
    ("sand", 0.02),
)
_FRAME_COLOURS: dict[str, tuple[Colour, bool]] = {
    "black": ((0.016, 0.016, 0.017), False),
    "tortoise": ((0.10, 0.040, 0.014), False),
    "honey": ((0.16, 0.075, 0.026), False),
    "horn": ((0.052, 0.030, 0.018), False),
    "gunmetal": ((0.12, 0.12, 0.13), True),
    "gold": ((0.41, 0.265, 0.098), True),
    "silver": ((0.6, 0.6, 0.61), True),
    "smoke": ((0.085, 0.080, 0.077), False),
    "navy": ((0.016, 0.026, 0.065), False),
    "burgundy": ((0.09, 0.016, 0.022), False),
    "sand": ((0.30, 0.22, 0.15), False),
}
_MOTTLED = {"tortoise": (0.7, 1.0), "honey": (0.5, 0.9), "horn": (0.15, 0.4)}
"""How much acetate is spotted, between two bounds."""


def eyewear_kind(draw: Draw, age: int) -> str:
    """none, eyeglasses or sunglasses. Who wears glasses at one age mostly keeps them later."""
    quantile = draw.uniform()
    if quantile < interpolate(age, _GLASSES):
        return "eyeglasses"
    return "sunglasses" if age >= 12 and quantile > 1.0 - _SUNGLASSES else "none"


def eyewear_shape(draw: Draw, gender: str) -> str:
    """Outline of the lenses."""
    female = gender == "female"
    return draw.choice(
        [
            ("rectangle", 0.18 if female else 0.25),
            ("oval", 0.18 if female else 0.14),
            ("round", 0.14),
            ("square", 0.09 if female else 0.14),
            ("aviator", 0.05 if female else 0.10),
            ("cat_eye", 0.22 if female else 0.0),
            ("panto", 0.2),
            ("hexagon", 0.025),
        ]
    )


def frame_name(draw: Draw) -> str:
    """Name of the frame's colour and stuff."""
    return draw.choice(_FRAMES)


def frame(draw: Draw, frame_name: str) -> Colour:
    """Reflectance of the rim."""
    return _FRAME_COLOURS[frame_name][0]


def metal(draw: Draw, frame_name: str) -> bool:
    """Whether the rim is thin metal."""
    return _FRAME_COLOURS[frame_name][1]


def lens_tint(draw: Draw, eyewear_kind: str) -> Colour:
    """Transmittance within the lens, what its faces reflect left aside: clear, or dark: categories 2 and 3 of ISO 12312-1 pass
    8-43 %."""
    if eyewear_kind != "sunglasses":
        return (0.99, 0.99, 0.99)
    dark = draw.between(0.06, 0.16)
    hue = draw.choice([("grey", 0.5), ("brown", 0.32), ("green", 0.18)], "hue")
    red, green, blue = {"grey": (1.0, 1.0, 1.0), "brown": (1.3, 0.95, 0.55), "green": (0.85, 1.1, 0.8)}[hue]
    return (dark * red, dark * green, dark * blue)


def style(draw: Draw, eyewear_kind: str, metal: bool, gender: str) -> str:
    """How much of a rim there is round the lenses. Women's frames are lighter, by eye: three of 64 to 75
    were men to readers of faces with 0.88 in frames, and with 0.66 without."""
    if eyewear_kind == "sunglasses":
        return draw.choice([("full", 0.9 if metal else 0.6), ("thick", 0.0 if metal else 0.3), ("browline", 0.1)])
    if metal:
        return draw.choice([("full", 0.62), ("half_rim", 0.2), ("rimless", 0.18)])
    if gender == "female":
        return draw.choice([("full", 0.78), ("thick", 0.08), ("half_rim", 0.08), ("browline", 0.06)])
    return draw.choice([("full", 0.66), ("thick", 0.17), ("half_rim", 0.07), ("browline", 0.10)])


def mottle(draw: Draw, frame_name: str) -> float:
    """How much the acetate is spotted."""
    return draw.between(*_MOTTLED[frame_name]) if frame_name in _MOTTLED else 0.0


def gradient(draw: Draw, eyewear_kind: str) -> float:
    """How much paler a dark lens is below."""
    return draw.between(0.4, 0.9) if eyewear_kind == "sunglasses" and draw.chance(0.4, "graded") else 0.0
