"""How far the hair has left forehead and crown."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

# Share of men with pattern baldness by age.
# Chinese: Wang et al. 2010, British Journal of Dermatology (17 886 people); Korean (Norwood III or more): Paik et al.
# 2001, Br. J. Dermatol. (5 531 men). The curve is the mean of both.
_EAST_ASIAN_MEN = ((20, 0.015), (25, 0.026), (35, 0.087), (45, 0.161), (55, 0.282), (65, 0.353), (75, 0.442))
# White: 30 % by 30, 50 % by 50, 80 % by 70 years; BMJ Best Practice. The points between are by eye.
_WHITE_MEN = ((17, 0.0), (20, 0.10), (30, 0.30), (50, 0.50), (70, 0.80), (80, 0.85))
# Women. White: 3-6 % under 30, 29-42 % over 70 (Br. J. Dermatol. 2011;164:5). East Asian: mean of Wang 2010 and Paik
# 2001.
_WHITE_WOMEN = ((20, 0.03), (30, 0.06), (50, 0.19), (70, 0.33), (80, 0.40))
_EAST_ASIAN_WOMEN = ((25, 0.008), (35, 0.023), (45, 0.046), (55, 0.075), (65, 0.11), (75, 0.18))

# Group -> how far from the East Asian curve (0) to the white one (1), and a factor. Black men: a quarter of white men's
# share (one old study, Br. J. Dermatol. 2011;164:5; Setty 1970, the name from memory, unchecked). Indian men lie near
# the white curve (62 % with some loss, most of it slight; from memory, unchecked). The others have no survey of their
# own and are placed by descent.
_PLACES = {
    "european": (1.0, 1.0),
    "west_asian": (1.0, 1.0),
    "latin_american": (0.7, 1.0),
    "south_asian": (0.75, 1.0),
    "east_asian": (0.0, 1.0),
    "southeast_asian": (0.1, 1.0),
    "african": (1.0, 0.25),
}
# Beyond the onset, so much of the population's share must pass until a man's crown is bare: with the white curve 55 %
# of men of 70 then reach four fifths of the way, as quoted (50-60 % Hamilton-Norwood VI-VII by 70; the same).
_COURSE = 0.31


def prevalence(gender: str, ethnicity: str, age: float) -> float:
    """Share of people with pattern hair loss, 0..1."""
    place, factor = _PLACES[ethnicity]
    eastern, white = (_EAST_ASIAN_MEN, _WHITE_MEN) if gender == "male" else (_EAST_ASIAN_WOMEN, _WHITE_WOMEN)
    share = interpolate(age, eastern) * (1.0 - place) + interpolate(age, white) * place
    return share * factor * interpolate(age, [(16, 0.0), (20, 1.0)])


def progress(draw: Draw, gender: str, ethnicity: str, age: int) -> float:
    """How far pattern hair loss has gone: 0 not begun .. 1 complete.

    One quantile for life: it begins at the age at which the population's share passes that quantile, and never recedes.
    """
    return min(max((prevalence(gender, ethnicity, age) - draw.uniform()) / _COURSE, 0.0), 1.0)


def recession(draw: Draw, hair_loss: float, gender: str, age: int) -> float:
    """How far the hairline has withdrawn at the temples. A grown man's lies a little higher than a boy's; women's
    stays."""
    if gender == "female":
        return min(0.25 * hair_loss + draw.between(0.0, 0.06), 1.0)
    mature = interpolate(age, [(15, 0.0), (28, 1.0)]) * draw.between(0.04, 0.22)
    return min(mature + interpolate(hair_loss, [(0.0, 0.0), (0.5, 0.7), (1.0, 1.0)]), 1.0)


def thinning(draw: Draw, hair_loss: float, gender: str) -> float:
    """How bare the crown is. In women the crown thins but is hardly ever bare (Ludwig's pattern)."""
    if gender == "female":
        return 0.45 * hair_loss * draw.between(0.6, 1.0)
    return min(max((hair_loss - 0.2) / 0.8, 0.0) * draw.between(0.75, 1.1), 1.0)
