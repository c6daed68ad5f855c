"""Brows and beard."""

from __future__ import annotations

from collections.abc import Sequence

from facestudio.spec.draws import Draw, interpolate

# How common each amount 0..10 is among men, by age, judged by eye. British men who said they had any facial hair,
# stubble included: 37 % in 2011, 42 % in 2016, 54 % in 2023 (YouGov); the shares here lie a little higher.
_MEN: Sequence[tuple[float, tuple[float, ...]]] = (
    (15, (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    (16, (93, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    (17, (86, 12, 2, 0, 0, 0, 0, 0, 0, 0, 0)),
    (19, (62, 22, 9, 4, 2, 1, 0, 0, 0, 0, 0)),
    (25, (42, 20, 13, 9, 6, 4, 3, 2, 0.7, 0.2, 0.1)),
    (45, (43, 17, 12, 10, 7, 5, 3, 2, 0.7, 0.2, 0.1)),
    (70, (57, 11, 7, 8, 7, 5, 3, 1.4, 0.4, 0.1, 0.1)),
)
# Odds of each amount above 0 relative to that, by group: denser beards west and south of the Hindu Kush, sparse ones
# east.
_GROUP_ODDS = {"west_asian": 1.7, "south_asian": 1.8, "east_asian": 0.3, "southeast_asian": 0.35}


def level(draw: Draw, gender: str, age: int, ethnicity: str) -> int:
    """The request's facial_hair, 0 clean .. 10. Women and children have none unless it is asked for."""
    if gender == "female":
        return 0
    odds = _GROUP_ODDS.get(ethnicity, 1.0)
    shares = [interpolate(age, [(years, row[i]) for years, row in _MEN]) for i in range(11)]
    return int(draw.choice([(str(i), share * (odds if i else 1.0)) for i, share in enumerate(shares)]))


def amount(draw: Draw, facial_hair: int) -> float:
    """The exact amount, within 0.35 of the level that was drawn or given; 0 stays clean."""
    return min(facial_hair + draw.between(-0.35, 0.35), 10.0) if facial_hair else 0.0


def style(draw: Draw, facial_hair: int) -> str:
    """Name of the cut. Stubble and long beards cover everything; a moustache or goatee is of middling amount."""
    if facial_hair == 0:
        return "none"
    if facial_hair <= 2:
        return "stubble"
    if facial_hair >= 6:
        return "full"
    return draw.choice([("full", 0.66), ("goatee", 0.16), ("moustache", 0.12), ("chin_strap", 0.06)])


def beard_grey(draw: Draw, hair_grey: float, age: int) -> float:
    """Share of white hairs of the beard, which greys before the head does."""
    return min(hair_grey * draw.between(1.0, 1.8) + interpolate(age, [(30, 0.0), (70, 0.15)]), 1.0) if age > 22 else 0.0


def beard_seed(draw: Draw) -> int:
    """Of every hair of the beard."""
    return draw.word32()


_BROW_SPREAD, _LEAST_BROW = 0.31, 0.5
"""Standard deviation and least height of brows, relative to the mean, by eye."""


def thickness(draw: Draw, gender: str, age: int) -> float:
    """Height of the brow, 1 typical: thicker in men; children's are soft, low bands of down."""
    grown, ripe, old = (1.13, 1.12, 1.08) if gender == "male" else (0.79, 0.67, 0.57)
    mean = interpolate(age, [(0, 0.50), (6, 0.52), (12, 0.58), (18, grown), (40, grown), (54, ripe), (80, old)])
    # By eye: narrower than half of what is usual it is a line, not hairs.
    return max(draw.normal(mean, _BROW_SPREAD * mean), _LEAST_BROW * mean)


# Density of brows relative to the mean of all; by eye.
_BROW_DENSITY = {
    "west_asian": 1.14,
    "south_asian": 1.12,
    "latin_american": 1.02,
    "east_asian": 0.93,
    "southeast_asian": 0.96,
}


# Make-up, as `skin.makeup` has it, from which on brows are filled and tinted, and with which they are so in full.
_PENCILLED = ((0.15, 0.0), (0.5, 1.0))


def density(draw: Draw, age: int, gender: str, ethnicity: str, makeup: float) -> float:
    """Number of hairs, 1 typical: few in infants, fewer with age; most west and south of the Hindu Kush. Whose brows have
    thinned out fills them with a pencil, if she wears make-up at all."""
    mean = interpolate(
        age, [(0, 0.55), (3, 0.70), (12, 0.82), (18, 1.0), (35, 1.0), (50, 0.93), (65, 0.78), (80, 0.64)]
    )
    if age > 35:
        mean += 0.7 * (1.0 - mean) * interpolate(makeup, _PENCILLED)
    # Plucked for decades, some no longer grow; by eye.
    left = interpolate(age, [(40, 1.0), (60, 0.80)]) if gender == "female" else 1.0
    mean *= left
    mean *= _BROW_DENSITY.get(ethnicity, 0.98)
    # By eye: a face without brows is a mask.
    least = left * interpolate(age, [(0, 0.40), (12, 0.45), (20, 0.66), (55, 0.66), (80, 0.52)])
    return max(draw.normal(mean * (1.03 if gender == "male" else 0.94), 0.28), least)


_PLUCKED = 0.16
"""How much higher the arches of women of 58 and more are, who have plucked them for long (by eye)."""
_STRAIGHTER = {"east_asian": 0.22, "southeast_asian": 0.14}
"""How much lower grown women's arches are, by group, by eye: high ones above a flat socket are bows on a mask."""


def arch(draw: Draw, gender: str, age: int, ethnicity: str) -> float:
    """Height of the arch, 1 typical; men's brows run straighter, and all children's, whom nobody plucks."""
    grown = 1.25 - _STRAIGHTER.get(ethnicity, 0.0) if gender == "female" else 0.55
    plucked = grown + (_PLUCKED if gender == "female" else 0.0)
    return max(
        draw.normal(
            interpolate(age, [(10, 0.66), (18, grown), (40, grown), (58, plucked)]),
            interpolate(age, [(10, 0.42), (18, 0.54)]),
        ),
        0.0,
    )


def brow_grey(draw: Draw, gender: str, hair_grey: float, makeup: float) -> float:
    """Share of white hairs of the brows, which grey after the head, if at all as far; women pluck or tint the first of them,
    and make-up covers most. By eye."""
    shown = hair_grey**1.3 * draw.between(0.4, 0.9) * (0.75 if gender == "female" else 1.0)
    return shown * (1.0 - 0.75 * interpolate(makeup, _PENCILLED))


def brow_seed(draw: Draw) -> int:
    """Of every hair of the brows."""
    return draw.word32()
