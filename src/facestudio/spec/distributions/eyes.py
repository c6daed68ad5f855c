"""Irises, pupils and lashes."""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.draws import Draw, interpolate

# Percent. Nearly all eyes are brown outside of Europe and its neighbours, and those of Europe are mixed: Katsara and
# Nothnagel 2019, Forensic Science International: Genetics 39:109 (abstract: maps by country, little data outside
# Europe). Each row is judged by hand, from no table; the world's share of brown eyes comes out at about 80 %, as commonly
# quoted (70-79 %, unchecked).
COLOURS: Mapping[str, Mapping[str, float]] = {
    "european": {"dark_brown": 8, "brown": 26, "hazel": 16, "amber": 2, "green": 11, "blue": 30, "grey": 7},
    "west_asian": {"dark_brown": 36, "brown": 42, "hazel": 11, "amber": 4, "green": 4, "blue": 2, "grey": 1},
    "south_asian": {"dark_brown": 62, "brown": 34, "hazel": 2, "amber": 1.5, "green": 0.5},
    "east_asian": {"dark_brown": 78, "brown": 22},
    "southeast_asian": {"dark_brown": 76, "brown": 24},
    "latin_american": {"dark_brown": 36, "brown": 42, "hazel": 10, "amber": 4, "green": 5, "blue": 3},
    "african": {"dark_brown": 82, "brown": 17.5, "hazel": 0.5},
}


def colour(draw: Draw, ethnicity: str, skintone: int) -> str:
    """Name of the iris' colour. Light eyes become rare as the skin gets darker: both follow the same melanin genes."""
    light = interpolate(skintone, [(2, 1.0), (5, 0.35), (7, 0.0)])
    return draw.choice(
        [
            (name, weight if name in ("dark_brown", "brown") else weight * light)
            for name, weight in COLOURS[ethnicity].items()
        ]
    )


def shade(draw: Draw) -> float:
    """Lighter or darker within the colour, -1..1."""
    return draw.normal(0.0, 0.4, limit=2.5)


def pupil(draw: Draw, age: int) -> float:
    """Diameter of the pupil over that of the iris: smaller with age (Winn et al. 1994, Invest. Ophthalmol. 35:1132:
    0.015 to 0.043 mm a year from 17 to 83, the more the darker it is; a child's is a guess)."""
    return draw.normal(interpolate(age, [(5, 0.40), (20, 0.38), (80, 0.30)]), 0.025)


def lash_length(draw: Draw, gender: str, age: int) -> float:
    """1 typical; longer with mascara, shorter in age."""
    mean = interpolate(age, [(0, 0.82), (6, 0.92), (14, 0.97), (20, 1.02), (40, 1.0), (80, 0.75)]) + (
        0.08 if gender == "female" else -0.06
    )
    return draw.normal(mean, 0.1)


def seed(draw: Draw) -> int:
    """Of fibres and veins."""
    return draw.word32()
