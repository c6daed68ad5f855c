"""Ear-rings and necklaces."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.types import Colour

# Shares by eye: most women have pierced ears, and more than half of them wear something in a portrait.
_EARRINGS_FEMALE = ((14, 0.0), (16, 0.30), (22, 0.57), (60, 0.70), (80, 0.62))
_EARRINGS_MALE = ((16, 0.0), (18, 0.05), (35, 0.06), (50, 0.02), (80, 0.0))
_NECKLACE_FEMALE = ((14, 0.0), (16, 0.15), (25, 0.28), (80, 0.26))
_NECKLACE_MALE = ((16, 0.0), (18, 0.05), (40, 0.06), (80, 0.03))
_BARE_NECKS = ("v_neck", "scoop_neck", "boat_neck", "open_collar", "polo")
"""Garments in whose opening a necklace can be seen."""

_METALS: tuple[tuple[Colour, float], ...] = (
    ((0.83, 0.62, 0.28), 0.48),
    ((0.75, 0.74, 0.72), 0.40),
    ((0.78, 0.53, 0.40), 0.12),
)
_STONES: tuple[tuple[Colour, float], ...] = (
    ((0.72, 0.68, 0.62), 0.5),
    ((0.75, 0.76, 0.78), 0.28),
    ((0.03, 0.03, 0.035), 0.12),
    ((0.04, 0.09, 0.20), 0.10),
)


def earrings(draw: Draw, gender: str, age: int) -> str:
    """What hangs in both ears."""
    female = gender == "female"
    if not draw.chance(interpolate(age, _EARRINGS_FEMALE if female else _EARRINGS_MALE), "worn"):
        return "none"
    return draw.choice([("studs", 0.52), ("hoops", 0.30 if female else 0.12), ("drops", 0.18 if female else 0.0)])


def necklace(draw: Draw, gender: str, age: int, garment: str) -> str:
    """What lies round the neck, where the garment leaves it to be seen."""
    worn = draw.chance(interpolate(age, _NECKLACE_FEMALE if gender == "female" else _NECKLACE_MALE), "worn")
    if not worn or garment not in _BARE_NECKS:
        return "none"
    return draw.choice([("chain", 0.6), ("pendant", 0.4)])


def metal(draw: Draw) -> Colour:
    """Gold, silver or rose gold, for all pieces."""
    return _METALS[int(draw.choice([(str(k), share) for k, (_, share) in enumerate(_METALS)]))][0]


def stone(draw: Draw) -> Colour:
    """Pearl, clear, black or blue stone."""
    return _STONES[int(draw.choice([(str(k), share) for k, (_, share) in enumerate(_STONES)]))][0]


def size(draw: Draw) -> float:
    """Scale of studs, hoops and drops."""
    return draw.normal(1.0, 0.2, limit=2.0)
