"""Length, cut, curl and colour of the hair."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from facestudio.spec.draws import Draw, interpolate

Levels = tuple[float, ...]

# How common each length 0..10 is, at an age between which the shares are interpolated. Judged by eye from street and
# studio photographs: no survey measures it. Order matters: a person keeps the place among those of the same age.
_MALE: Sequence[tuple[float, Levels]] = (
    (0, (18, 60, 20, 2, 0, 0, 0, 0, 0, 0, 0)),
    (1, (2, 38, 44, 14, 2, 0, 0, 0, 0, 0, 0)),
    (3, (0.5, 12, 34, 32, 15, 5, 1.5, 0, 0, 0, 0)),
    (12, (0.5, 11, 33, 36, 15, 3, 1, 0.3, 0, 0, 0)),
    (20, (1, 11, 30, 33, 16, 4, 2, 1.5, 0.9, 0.4, 0.2)),
    (45, (3, 16, 36, 32, 9, 1.6, 1, 0.7, 0.4, 0.2, 0.1)),
    (80, (3.5, 17, 43, 29, 5.5, 1, 0.5, 0.3, 0.1, 0.1, 0)),
)
_FEMALE: Sequence[tuple[float, Levels]] = (
    (0, (18, 58, 22, 2, 0, 0, 0, 0, 0, 0, 0)),
    (1, (1, 28, 42, 22, 6, 1, 0, 0, 0, 0, 0)),
    (3, (0, 0.5, 5, 16, 26, 25, 16, 8, 3, 0.5, 0)),
    (7, (0, 0.1, 0.6, 2.5, 9, 17, 22, 24, 16, 7, 1.8)),
    (20, (0.05, 0.15, 0.5, 2, 6, 13, 18.5, 23, 21, 11, 4.8)),
    (45, (0.1, 0.3, 1.2, 5, 14, 21, 22, 20, 11, 4, 1.4)),
    (65, (0.2, 0.6, 4, 20, 27, 22, 14, 8, 3.4, 0.7, 0.1)),
    (80, (0.2, 1.0, 8, 31, 29, 17, 8, 4, 1.6, 0.2, 0)),
)
# Coily hair is worn short far oftener than its women's curve would say; a bare crown is cut short.
_SHORT_COILY = (1.0, 1.5, 3.0, 6.0, 4.5, 2.2, 0.8, 0.5, 0.4, 0.4, 0.4)
_SHORT_BALD = (2.5, 3.0, 2.0, 0.8, 0.2, 0.05, 0.03, 0.02, 0.01, 0.01, 0.01)

# Quantile -> amount of black pigment (0 blond .. 1 black) of grown people, by eye. Europe mixed, fair in the north and
# dark in the south; nearly all other hair black or dark brown: Katsara and Nothnagel 2019 (see eyes.py).
_EUMELANIN = {
    "european": ((0.0, 0.06), (0.12, 0.22), (0.30, 0.42), (0.60, 0.64), (0.90, 0.84), (1.0, 0.97)),
    "west_asian": ((0.0, 0.50), (0.15, 0.72), (0.6, 0.88), (1.0, 1.0)),
    "south_asian": ((0.0, 0.78), (0.2, 0.90), (1.0, 1.0)),
    "east_asian": ((0.0, 0.78), (0.1, 0.90), (1.0, 1.0)),
    "southeast_asian": ((0.0, 0.80), (0.15, 0.91), (1.0, 1.0)),
    "latin_american": ((0.0, 0.42), (0.12, 0.70), (0.5, 0.85), (1.0, 1.0)),
    "african": ((0.0, 0.86), (0.1, 0.93), (1.0, 1.0)),
}
# Red hair: 1-2 % of the world, as commonly quoted (unchecked), nearly all of European descent; 4 % of Europeans gives
# 1 % when all groups are equal.
_RED_SHARE = {"european": 0.045, "west_asian": 0.01, "latin_american": 0.005}

# Mean and deviation of curl, by eye after the order in Loussouarn et al. 2007, Int. J. Dermatology 46 Suppl. 1:2 (eight
# classes of curl in 22 countries): East Asian hair almost straight, European straight to wavy, African curly to coily.
_TEXTURE = {
    "european": (0.22, 0.18),
    "west_asian": (0.32, 0.18),
    "south_asian": (0.22, 0.15),
    "east_asian": (0.05, 0.05),
    "southeast_asian": (0.10, 0.09),
    "latin_american": (0.26, 0.18),
    "african": (0.92, 0.08),
}

# Greying: Panhard, Lozano and Loussouarn 2012, Br. J. Dermatology 167:865 (4 192 people): at 45-65 years 74 % have some
# grey and it covers 27 % of the head on average; half of the head by 50 in 6-23 % only. As newspapers told it, at
# 56-60 86 % have, a third of the head; at 61-65 91 % have, 40 % of the head. Modelled as an onset with this deviation,
# after which each dark hair has an even chance to turn every year; the three numbers were fitted to those figures, to
# within 4 points.
_ONSET_DEVIATION = 9.5
_TURNING_YEARS = 25.0
# About 5 years later in Asian and 10 in African hair than in Caucasian (so a textbook of hair, not Panhard); men before
# women (78 against 71 %, newspapers on Panhard).
_ONSET_AGE = {
    "european": 44.0,
    "west_asian": 44.0,
    "latin_american": 46.0,
    "south_asian": 47.5,
    "east_asian": 49.0,
    "southeast_asian": 49.0,
    "african": 54.0,
}
_MEN_SOONER = 1.0
"""Years before the mean of both sexes; women as much later."""


def level(draw: Draw, gender: str, age: int, ethnicity: str, hair_loss: float) -> int:
    """The request's hair_length, 0 bald .. 10 longest."""
    table = _MALE if gender == "male" else _FEMALE
    weights = [interpolate(age, [(years, shares[i]) for years, shares in table]) for i in range(11)]
    if ethnicity == "african" and gender == "female":
        weights = [weight * factor for weight, factor in zip(weights, _SHORT_COILY, strict=True)]
    if gender == "male":
        weights = [weight * (1 + hair_loss * (factor - 1)) for weight, factor in zip(weights, _SHORT_BALD, strict=True)]
    return int(draw.choice([(str(i), weight) for i, weight in enumerate(weights)]))


def length(draw: Draw, hair_length: int) -> float:
    """The exact length, within 0.4 of the level that was drawn or given; 0 stays bald."""
    return min(hair_length + draw.between(-0.4, 0.4), 10.0) if hair_length else 0.0


def texture(draw: Draw, ethnicity: str) -> float:
    """Curl, 0 straight .. 1 coily."""
    mean, deviation = _TEXTURE[ethnicity]
    return min(max(draw.normal(mean, deviation), 0.0), 1.0)


def style(draw: Draw, hair_length: int, hair_texture: float, gender: str, age: int) -> str:
    """Name of the cut, one that exists for this length and curl."""
    return draw.choice(_styles(hair_length, hair_texture, gender, age))


def _styles(level: int, curl: float, gender: str, age: int) -> list[tuple[str, float]]:
    if level == 0:
        return [("bald", 1.0)]
    if level == 1:
        return [("buzz", 1.0)]
    if curl > 0.7:
        if level <= 5:
            return [("buzz", 0.5), ("afro", 0.5)] if level == 2 else [("afro", 1.0)]
        # Long coils are oftener braided than loose; the shares are judged, no survey was found.
        return [("afro", 0.6), ("braids", 0.4)] if gender == "male" else [("afro", 0.4), ("braids", 0.6)]
    if curl > 0.45 and level >= 3:
        return [("curls", 1.0)]
    if level == 2:
        return [("short", 1.0)]
    male = gender == "male"
    if level in (3, 4):
        child = interpolate(age, [(3, 1.0), (16, 0.3)])
        return [
            ("short", 0.9),
            ("side_part", 0.8 * (1 - 0.5 * child)),
            ("fringe", 0.35 + 0.9 * child),
            ("swept_back", 0.45 * (1 - child) if male else 0.1),
        ]
    if level in (5, 6):
        return [("bob", 1.0), ("tied", 0.25 if male else 0.4)]
    # The longer it is said to be, the more of it must be seen.
    return [("long", 1.0), ("tied", 0.35 if level == 7 else 0.0)]


def pheomelanin(draw: Draw, ethnicity: str, skintone: int) -> float:
    """Red pigment, 0 none .. 1 red. Red hair goes with fair skin (both by MC1R)."""
    share = _RED_SHARE.get(ethnicity, 0.0) * interpolate(skintone, [(3, 1.0), (5, 0.0)])
    if draw.chance(share):
        return draw.between(0.65, 0.95, "red")
    return interpolate(draw.uniform("tint"), [(0.0, 0.0), (0.6, 0.12), (1.0, 0.38)])


def eumelanin(draw: Draw, ethnicity: str, hair_pheomelanin: float, age: int, skintone: int) -> float:
    """Black pigment, 0 blond .. 1 black. Red hair has little of it; fair children's hair darkens until about 14.

    Very dark skin that was asked for brings dark hair, whatever the ethnicity.
    """
    least = interpolate(skintone, [(4, 0.0), (6, 0.5), (9, 0.95)])
    grown = max(interpolate(draw.uniform(), _EUMELANIN[ethnicity]), least)
    if hair_pheomelanin > 0.5:
        grown = min(grown, 0.25 + 0.3 * draw.uniform("red"))
    fair = interpolate(age, [(2, 0.6), (14, 1.0)])
    # Hair that is black in adults is black in children too.
    return grown * (fair + (1.0 - fair) * interpolate(grown, [(0.5, 0.0), (0.85, 1.0)]))


def grey(draw: Draw, ethnicity: str, gender: str, age: int) -> float:
    """Share of white hairs on the head, 0..1, ever growing with age."""
    sooner = _MEN_SOONER if gender == "male" else -_MEN_SOONER
    onset = draw.normal(_ONSET_AGE[ethnicity] - sooner, _ONSET_DEVIATION)
    return 1.0 - exp(-max(age - onset, 0.0) / _TURNING_YEARS)


def parting(draw: Draw) -> float:
    """Place of the parting, -1 far right .. 1 far left; most people part on the left."""
    side = 1.0 if draw.chance(0.7, "side") else -1.0
    return side * interpolate(draw.uniform(), [(0.0, 0.0), (0.2, 0.1), (1.0, 0.75)])


def volume(draw: Draw, age: int) -> float:
    """1 typical. Infants' and old people's hair is finer."""
    return draw.normal(interpolate(age, [(0, 0.6), (5, 0.95), (40, 1.0), (80, 0.8)]), 0.12)


def seed(draw: Draw) -> int:
    """Of every strand."""
    return draw.word32()
