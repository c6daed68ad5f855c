"""Colour and surface of the skin."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

# Mean and deviation on the scale 0..10, which is even in lightness. No table of group means could be had; what these
# follow is the order and the wide overlap on which these agree, seen as abstracts only: Xiao et al. 2017 (Skin Research
# and Technology 23:21) for European, Chinese, Kurdish and Thai skin, CIE x050 OP065 (2023) for nine sets of
# measurements, and the L'Oreal survey of 8 452 women, as the trade press tells it: Caucasian skin fair to tan, East
# Asian fair to intermediate, Indian fair to dark (the widest), Hispanic fair to brown, of African origin (in France and
# the USA) tan to dark.
TONES = {
    "european": (1.9, 0.9),
    "west_asian": (3.4, 1.1),
    "east_asian": (2.5, 0.8),
    "southeast_asian": (4.0, 1.2),
    "latin_american": (3.9, 1.4),
    "south_asian": (5.1, 1.6),
    "african": (8.2, 1.0),
}
# Women are lighter than men (CIE x050 OP065, abstract): here by a third of a step, by eye.
FEMALE_TONE = -0.33


def tone_level(draw: Draw, ethnicity: str, gender: str) -> int:
    """The request's skintone, 0 lightest .. 10 darkest."""
    mean, deviation = TONES[ethnicity]
    shift = FEMALE_TONE if gender == "female" else 0.0
    return round(_clamp(draw.normal(mean + shift, deviation), 0.0, 10.0))


def tone(draw: Draw, skintone: int) -> float:
    """The exact tone, within 0.35 of the level that was drawn or given."""
    return _clamp(skintone + draw.between(-0.35, 0.35), 0.0, 10.0)


def redness(draw: Draw, gender: str, age: int) -> float:
    """Relative haemoglobin. Old men's faces are ruddier; how much is judged by eye."""
    ruddy = interpolate(age, [(0, 0.10), (3, 0.0), (27, 0.0), (45, 0.10), (75, 0.24)])
    return _clamp(draw.normal(1.0 + ruddy * (1.0 if gender == "male" else 0.5), 0.14), 0.6, 1.7)


def freckles(draw: Draw, skintone: int, age: int) -> float:
    """Strength of freckles: common on fair skin from school age on, rare on darker skin and in infants."""
    share = interpolate(skintone, [(0, 0.75), (2, 0.5), (4, 0.2), (6, 0.05), (8, 0.0)])
    years = interpolate(age, [(2, 0.0), (7, 1.0), (30, 1.0), (60, 0.6)])
    quantile = draw.uniform()
    return years * 0.85 * ((share - quantile) / share) ** 1.5 if quantile < share else 0.0


def moles(draw: Draw, skintone: int, age: int) -> float:
    """Number of moles: none in infants, most around forty, fewer on dark skin."""
    years = interpolate(age, [(1, 0.0), (15, 0.6), (40, 1.0), (80, 0.7)])
    return years * interpolate(skintone, [(0, 1.0), (5, 0.8), (10, 0.45)]) * draw.uniform() ** 1.6


def oiliness(draw: Draw, age: int) -> float:
    """Shine: sebum rises to the late teens (Pochi, Strauss and Downing 1979, J. Invest. Dermatol. 73:108).

    They find that it falls in women after the menopause and hardly in men until 80; here it falls for both, by eye.
    """
    mean = interpolate(age, [(0, 0.28), (9, 0.27), (16, 0.55), (35, 0.48), (80, 0.25)])
    return _clamp(draw.normal(mean, 0.13), 0.0, 1.0)


def makeup(draw: Draw, gender: str, age: int) -> float:
    """Make-up: most women from their late teens wear a little, few wear much; men and children none.

    Of American women a quarter never wear any, and older ones wear it more regularly than young ones (YouGov, December 2023,
    "How often, and why, American women wear makeup"), so that who wears some wears more from the
    forties on; how much is by eye.
    """
    if gender == "male":
        return 0.0
    years = interpolate(age, [(14, 0.0), (20, 1.0), (60, 1.0), (80, 0.95)])
    amount = interpolate(draw.uniform(), [(0.0, 0.0), (0.19, 0.06), (0.55, 0.42), (0.92, 0.68), (1.0, 0.9)])
    regular = interpolate(age, [(36, 0.0), (52, 0.22)])
    return years * (amount + regular * amount * (1.0 - amount))


def sun_damage(draw: Draw, age: int, skintone: int) -> float:
    """Spots and roughness of years in the sun; melanin shields from it, from spots the least: Chinese women had lines ten
    years later than French ones, and more of these (Nouveau-Richard et al. 2005, J. Dermatol. Sci. 40:187, from memory,
    unchecked)."""
    years = interpolate(age, [(22, 0.0), (35, 0.18), (50, 0.52), (80, 0.95)])
    return _clamp(years * interpolate(skintone, [(0, 1.1), (4, 0.92), (8, 0.42)]) * draw.between(0.3, 1.3), 0.0, 1.0)


_AHEAD = ((40, 0.0), (46, 2.2), (54, 4.0), (80, 4.5))
"""Age -> years by which a face is ahead of its lines' course: under soft light people of 45 to 60 were read as 10 to 13 years
younger by two models. Less would not be seen, more made people of 45 old (by eye)."""

# Age as the face shows it -> depth of lines. Lines that come with expressions in the thirties stay in the forties, and from
# the sixties on the whole face is lined (BMJ Best Practice, "Photoageing"); around the eyes and on the forehead they are
# measurable from the twenties, between the brows from 40 on (Luebberding, Krueger and Kerscher 2014, Dermatol. Surg.
# 40:22, 200 people of 20 to 70). The figures are by eye.
_LINED = (
    (12, 0.0),
    (20, 0.03),
    (25, 0.08),
    (30, 0.19),
    (35, 0.35),
    (40, 0.44),
    (45, 0.64),
    (50, 0.82),
    (60, 0.93),
    (70, 0.98),
    (80, 1.0),
)


def ageing(draw: Draw, gender: str, age: int, skintone: int) -> float:
    """Depth of lines. The same person keeps the place among those of the same age.

    Men line earlier, until women's skin thins after the menopause (Luebberding et al., as above; the years by eye). Dark
    skin lines later (Rawlings 2006, Int. J. Cosmetic Science 28:79), by about ten years (from memory, unchecked); by half
    of that here, and two thirds in women (by eye).
    """
    seen = age + draw.normal(0.0, 3.6) * interpolate(age, [(10, 0.0), (40, 1.0)])
    if gender == "male":
        seen += interpolate(age, [(20, 0.0), (32, 2.0), (48, 2.0), (60, 0.0)])
    seen += interpolate(age, _AHEAD)
    later = 4.5 if gender == "male" else 6.5
    seen -= interpolate(skintone, [(3, 0.0), (8, later)]) * interpolate(age, [(20, 0.0), (50, 1.0)])
    return interpolate(seen, _LINED)


def seed(draw: Draw) -> int:
    """Of mottling, moles and freckles."""
    return draw.word32()


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
