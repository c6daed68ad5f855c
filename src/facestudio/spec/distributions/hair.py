"""Length, cut, curl and colour of the hair."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from facestudio.spec.draws import Draw, interpolate

Levels = tuple[float, ...]
Shares = list[tuple[str, float]]

# How common each length 0..10 is, at an age between which the shares are interpolated. Judged by eye from street and
# studio photographs. The one survey found (US women, 1972, in Robbins and Robbins 2003, J. Cosmetic Science 54:53) has hair to
# the chin or shorter on 34 % of those of 35 to 50 and 53 % of 50 to 60, to the shoulder on 52 and 38 %. The chin is level 6
# (`scene/groom/styles/long.py`; level 5 ends 3 cm above it): here 35 and 53 %, and fewer of those of 20, whom the
# photographs looked at show with hair over their shoulders. Order matters: a person keeps the place among
# those of the same age.
_MALE: Sequence[tuple[float, Levels]] = (
    (0, (4, 40, 48, 8, 0, 0, 0, 0, 0, 0, 0)),
    (1, (0.5, 10, 48, 36, 5.5, 0, 0, 0, 0, 0, 0)),
    (3, (0.1, 1.0, 15, 42, 32, 8, 1.9, 0, 0, 0, 0)),
    (12, (0.1, 1.4, 17, 42, 30, 7, 2.0, 0.5, 0, 0, 0)),
    (20, (0.8, 5, 26, 42, 19, 4, 1.4, 0.8, 0.5, 0.3, 0.2)),
    (45, (3, 8, 34, 40, 11, 1.6, 1, 0.7, 0.4, 0.2, 0.1)),
    (80, (3.5, 8, 43, 38, 5.5, 1, 0.5, 0.3, 0.1, 0.1, 0)),
)
_FEMALE: Sequence[tuple[float, Levels]] = (
    (0, (4, 39, 48, 9, 0, 0, 0, 0, 0, 0, 0)),
    (1, (0.3, 8, 43, 38, 10, 1, 0, 0, 0, 0, 0)),
    (3, (0, 0.5, 5, 16, 26, 25, 16, 8, 3, 0.5, 0)),
    (7, (0, 0.1, 0.4, 1.5, 5.5, 11.5, 17, 24, 24, 13, 3)),
    (20, (0.05, 0.1, 0.25, 0.8, 2.0, 4, 11.5, 24.3, 30, 19.0, 8.0)),
    (35, (0.05, 0.1, 0.25, 0.9, 2.7, 5.2, 16.5, 28.0, 28.5, 13.5, 4.3)),
    (45, (0.05, 0.1, 0.3, 1.2, 3.8, 8, 25, 32.5, 20.5, 6.8, 1.8)),
    (60, (0.05, 0.1, 0.4, 2.0, 6.5, 16.5, 35.5, 26.5, 10.5, 2.0, 0.2)),
    (70, (0.05, 0.1, 0.8, 4.5, 12.5, 24, 33, 17, 6.7, 1.0, 0.1)),
    (80, (0.1, 0.25, 1.7, 8, 19, 28.5, 28.5, 10.5, 3.2, 0.25, 0)),
)
# Coily hair is worn short oftener than its women's curve would say, though braided and relaxed it is long; a bare crown is cut
# short.
_SHORT_COILY = (0.8, 0.8, 0.9, 1.0, 1.2, 1.35, 1.3, 1.0, 0.8, 0.55, 0.5)
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

# Share of greying women who dye it, by age, by eye. Four in ten of all British women dye to cover grey (OnePoll for Pantene, as
# the press tells it), three in four American women dye at all (Clairol 2008, the same); of Koreans with grey hair 44 % of both
# sexes dye, women more than men, most between 50 and 69 (Jo et al. 2013, Annals of Dermatology 25:401, abstract). It never
# rises, so that nobody's grey goes back: who will dye does so from the first grey hair on.
_DYED = ((50, 0.62), (58, 0.56), (70, 0.38), (80, 0.26))
_ROOTS = 0.30
"""Share of their grey that women who dye leave to be seen: roots, and what takes no colour (by eye)."""

# Age -> how far the shade is another than what grew, of women who dye. By eye: before there is grey to cover, fewer change it.
_TINTED = ((16, 0.0), (24, 0.5), (45, 0.8), (58, 1.0))
# Quantile -> black pigment less than what grew, by eye: few dye black, since a shade lighter is softer beside skin that has
# paled and shows the roots less; blond and light brown are commonest in Europe, dark and chestnut brown where hair grows black.
_LIGHTER = {
    "european": ((0.0, 0.0), (0.25, 0.05), (0.7, 0.24), (1.0, 0.42)),
    "west_asian": ((0.0, 0.0), (0.25, 0.08), (0.7, 0.30), (1.0, 0.50)),
    "latin_american": ((0.0, 0.0), (0.25, 0.08), (0.7, 0.30), (1.0, 0.48)),
    "east_asian": ((0.0, 0.0), (0.3, 0.08), (0.75, 0.24), (1.0, 0.34)),
    "southeast_asian": ((0.0, 0.0), (0.35, 0.06), (0.75, 0.21), (1.0, 0.30)),
    "south_asian": ((0.0, 0.0), (0.5, 0.06), (0.85, 0.24), (1.0, 0.36)),
    "african": ((0.0, 0.0), (0.55, 0.05), (0.85, 0.24), (1.0, 0.38)),
}
_FAIREST_DYE = 0.14
_WARMER = 0.6
"""Red pigment that dye adds for each part of black that it takes: bleached hair is warm."""

# Share of women with straight or wavy hair who have it set in waves, and how curly that is, by eye.
_PERMED = ((48, 0.0), (62, 0.21), (80, 0.35))
_PERM = (0.28, 0.38)

_HABIT = 0.08
"""Share of women between those who have a habit to the full and those who have none: at the slopes above, dye grows out and
waves come in within five to nine years, so that nobody's hair changes from one birthday to the next."""


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


def texture(draw: Draw, ethnicity: str, gender: str, age: int) -> float:
    """Curl, 0 straight .. 1 coily; older women's may be a permanent wave."""
    mean, deviation = _TEXTURE[ethnicity]
    own = min(max(draw.normal(mean, deviation), 0.0), 1.0)
    if gender == "female":
        return own + (max(own, draw.between(*_PERM, "wave")) - own) * _taken_up(
            draw, interpolate(age, _PERMED), "permed"
        )
    return own


def style(draw: Draw, hair_length: int, hair_texture: float, gender: str, age: int, hair_loss: float) -> str:
    """Name of the cut, one that exists for this length and curl.

    The shares are judged by eye from street and studio photographs; no survey of cuts was found. Names stand in one order at
    all lengths, what is tied last, so that who ties their hair does so at any length that can be tied.
    """
    if hair_length == 0:
        return "bald"
    if hair_length <= (4 if age < 2 else 1 if age < 4 else 0):
        return "infant"  # it lies as it grew, until it is long enough to be cut
    child = interpolate(age, [(4, 1.0), (13, 0.0)])
    uncut = interpolate(age, [(2, 1.0), (6, 0.0)])
    if hair_texture > 0.7:
        shares = _coily(hair_length, gender, age, child)
    elif gender == "male":
        shares = _mens(hair_length, age, child, hair_loss)
    else:
        shares = _womens(hair_length, age, child)
    if hair_texture <= 0.7 and hair_length in (2, 3, 4):
        # Small children's has no weight to be parted, or to hang: it lies forwards.
        shaped = {"bob", "side_part", "quiff", "undercut", "pixie", "crew"}
        shares = [(name, share * (1.0 - 0.85 * uncut * (name in shaped))) for name, share in shares]
        shares.append(("infant", 0.4 * uncut if hair_length < 4 else 0.0))
    if 0.45 < hair_texture <= 0.7 and hair_length >= 3:
        # Curls are seldom combed to a shape that straight hair takes.
        kept = {"ponytail", "pigtails", "bun", "half_up", "layered", "infant"}
        shares = [("curls", 1.4)] + [(name, share) for name, share in shares if name in kept]
    return draw.choice(shares)


def _mens(level: int, age: int, child: float, loss: float) -> Shares:
    young = interpolate(age, [(11, 0.0), (16, 1.0), (30, 0.8), (45, 0.25), (65, 0.0)])
    full = max(0.0, 1.0 - 1.4 * loss)  # what needs a full front
    if level == 1:
        return [("buzz", 1.0)]
    if level == 2:
        return [
            ("buzz", 0.09 - 0.06 * child),
            ("crew", (0.5 - 0.38 * child) * full),
            ("short", 0.55),
            ("crop", 0.2 * young * full),
            ("fringe", 0.3 * child),
        ]
    if level in (3, 4):
        longer = 1.0 if level == 4 else 0.5
        return [
            ("crew", 0.35 * full * (1.0 - child) if level == 3 else 0.0),
            ("short", 0.9),
            ("crop", 0.5 * young * full),
            ("messy", (0.12 + 0.2 * young + 0.5 * child) * longer * full),
            ("fringe", (0.12 + 0.8 * child + 0.2 * young) * full),
            ("side_part", (0.65 - 0.2 * child) * (1.0 - 0.8 * loss)),
            ("quiff", 0.4 * young * full),
            ("undercut", 0.4 * young * longer * full),
            ("swept_back", 0.4 * (1 - child) * (1.0 - 0.5 * loss)),
        ]
    if level == 5:
        return [
            ("messy", 0.1 * full + 0.6 * child),
            ("side_part", 0.4),
            ("curtains", 0.5 - 0.2 * child),
            ("undercut", 0.3 * young * full),
            ("swept_back", 0.5 * (1 - child)),
        ]
    tied = 0.0 if level == 10 else 1.0 - child
    return [("curtains", 0.6 if level == 6 else 0.1), ("long", 0.8), ("ponytail", 0.2 * tied), ("bun", 0.3 * tied)]


def _womens(level: int, age: int, child: float) -> Shares:
    young = interpolate(age, [(15, 1.0), (35, 0.8), (60, 0.2), (75, 0.0)])
    old = interpolate(age, [(50, 0.0), (75, 1.0)])
    mature = interpolate(age, [(30, 0.0), (50, 1.0)])  # who tie their hair less often, for a portrait above all
    if level == 1:
        return [("buzz", 1.0)]
    if level == 2:
        return [("pixie", 1.0 - 0.9 * child), ("fringe", 0.9 * child), ("short", 0.25 * old)]
    if level in (3, 4):
        # What ends above the ears is no bob yet: combed to the side, it is a man's cut.
        bobs, soft = (0.0, 0.6) if level == 3 else (0.15, 0.95)
        return [
            ("pixie", (0.5 if level == 3 else 0.3) * (1 - child)),
            ("bob", bobs + 0.4 * child),
            ("layered", soft * (1 - child)),
            ("bangs", (0.2 if level == 4 else 0.0) + 0.4 * child),
            ("fringe", 0.4 * child),
        ]
    tied = 0.55 + 0.55 * child - 0.25 * mature - 0.18 * old
    if level == 5:
        return [("bob", 1.0), ("bangs", 0.35 + 0.3 * child + 0.3 * mature), ("layered", 0.25 + 0.55 * old)]
    if level == 6:
        return [
            ("bob", 0.12 + 0.45 * old),
            ("lob", 0.7 - 0.3 * old),
            ("bangs", 0.3 + 0.3 * child + 0.25 * mature),
            ("layered", 0.4 + 0.2 * mature + 0.3 * old),
            ("half_up", 0.1 * young),
            ("pigtails", 0.35 * child),
            ("ponytail", 0.2 * tied),
            ("bun", 0.25 * tied),
        ]
    # The longer it is said to be, the more of it must be seen.
    shown = 1.0 if level < 8 else 0.6 if level == 8 else 0.25
    return [
        ("lob", 0.35 if level == 7 else 0.0),
        ("long", 0.9 - 0.45 * old),
        ("bangs", 0.25 + 0.35 * child + 0.15 * mature),
        ("layered", 0.7 * (1 - 0.7 * child) + 0.3 * old),
        ("half_up", 0.18 - 0.09 * mature),
        ("pigtails", 0.55 * child),
        ("ponytail", 0.45 * tied * shown),
        ("bun", (0.3 + 0.2 * old) * tied * shown * (1.0 if level < 9 else 0.2)),
    ]


def _coily(level: int, gender: str, age: int, child: float) -> Shares:
    old = interpolate(age, [(40, 0.0), (65, 1.0)])
    # Long coils are oftener braided, twisted or straightened than loose.
    if level == 1:
        return [("buzz", 1.0)]
    if gender == "male":
        if level == 2:
            return [("buzz", 0.45), ("afro", 0.25), ("afro_fade", 0.6)]
        if level in (3, 4):
            return [("afro", 0.45), ("afro_fade", 0.7), ("coils", 0.3), ("twists", 0.2 if level == 4 else 0.0)]
        return [("afro", 0.5), ("coils", 0.15), ("twists", 0.3), ("locs", 0.5), ("braids", 0.35)]
    if level in (2, 3):
        return [("buzz", 0.1 if level == 2 else 0.0), ("afro", 1.0), ("coils", 0.4)]
    if level in (4, 5):
        loose = 1.0 - 0.5 * child
        return [
            ("afro", 0.4 * loose * (1.0 - 0.4 * old)),
            ("coils", 0.25),
            ("relaxed", (0.7 + 0.5 * old) * (1 - child)),
            ("twists", 0.3),
            ("braids", 0.2 + 0.4 * child),
            ("puff", (0.3 + 0.4 * child) * (1.0 - 0.6 * old)),
        ]
    return [
        ("afro", 0.35 * (1.0 - 0.5 * child) * (1.0 - 0.4 * old)),
        ("relaxed", (0.95 + 0.5 * old) * (1 - child)),
        ("twists", 0.25),
        ("locs", 0.2 * (1 - child)),
        ("braids", 0.5 + 0.15 * child),
        ("puff", (0.25 + 0.3 * child) * (1.0 - 0.6 * old) if level < 8 else 0.0),
    ]


def dyed(draw: Draw, gender: str, age: int) -> float:
    """How far she has her hair dyed, 0..1, if there is grey to cover; men's is not."""
    return _taken_up(draw, interpolate(age, _DYED), "dyed") if gender == "female" else 0.0


def lift(draw: Draw, ethnicity: str, dyed: float, age: int) -> float:
    """Black pigment that dye takes from what grew."""
    return dyed * interpolate(age, _TINTED) * interpolate(draw.uniform(), _LIGHTER[ethnicity])


def pheomelanin(draw: Draw, ethnicity: str, skintone: int, lift: float) -> float:
    """Red pigment, 0 none .. 1 red, dye included. Red hair goes with fair skin (both by MC1R)."""
    grown = grown_pheomelanin(draw, ethnicity, skintone)
    return grown + min(_WARMER * lift, max(0.5 - grown, 0.0))


def grown_pheomelanin(draw: Draw, ethnicity: str, skintone: int) -> float:
    """Red pigment that grows."""
    share = _RED_SHARE.get(ethnicity, 0.0) * interpolate(skintone, [(3, 1.0), (5, 0.0)])
    if draw.chance(share):
        return draw.between(0.65, 0.95, "red")
    return interpolate(draw.uniform("tint"), [(0.0, 0.0), (0.6, 0.12), (1.0, 0.38)])


def eumelanin(draw: Draw, ethnicity: str, hair_pheomelanin: float, age: int, skintone: int, lift: float) -> float:
    """Black pigment, 0 blond .. 1 black, as dye leaves it."""
    grown = grown_eumelanin(draw, ethnicity, hair_pheomelanin, age, skintone)
    return grown - min(lift, max(grown - _FAIREST_DYE, 0.0))


def grown_eumelanin(draw: Draw, ethnicity: str, hair_pheomelanin: float, age: int, skintone: int) -> float:
    """Black pigment that grows. Red hair has little of it; fair children's hair darkens until about 16.

    Very dark skin that was asked for brings dark hair, whatever the ethnicity.
    """
    least = interpolate(skintone, [(4, 0.0), (6, 0.5), (9, 0.95)])
    grown = max(interpolate(draw.uniform(), _EUMELANIN[ethnicity]), least)
    if hair_pheomelanin > 0.5:
        grown = min(grown, 0.25 + 0.3 * draw.uniform("red"))
    fair = interpolate(age, [(2, 0.54), (8, 0.74), (16, 1.0)])
    # Hair that is black in adults is black in children too.
    return grown * (fair + (1.0 - fair) * interpolate(grown, [(0.5, 0.0), (0.85, 1.0)]))


def grey(draw: Draw, ethnicity: str, gender: str, age: int, dyed: float) -> float:
    """Share of hairs on the head that are seen to be white, 0..1, ever growing with age: many women dye them."""
    return natural_grey(draw, ethnicity, gender, age) * (1.0 - (1.0 - _ROOTS) * dyed)


def _taken_up(draw: Draw, share: float, habit: str) -> float:
    """How far a person has a habit that this share of her kind has, 0..1."""
    middle = 0.5 * min(share / _HABIT, 1.0)  # a habit that nobody has, nobody begins
    return min(max((share - draw.uniform(habit)) / _HABIT + middle, 0.0), 1.0)


def natural_grey(draw: Draw, ethnicity: str, gender: str, age: int) -> float:
    """Share of hairs on the head that grow white, 0..1."""
    sooner = _MEN_SOONER if gender == "male" else -_MEN_SOONER
    onset = draw.normal(_ONSET_AGE[ethnicity] - sooner, _ONSET_DEVIATION)
    return 1.0 - exp(-max(age - onset, 0.0) / _TURNING_YEARS)


def parting(draw: Draw) -> float:
    """Place of the parting, -1 far right .. 1 far left; most people part on the left."""
    side = 1.0 if draw.chance(0.7, "side") else -1.0
    return side * interpolate(draw.uniform(), [(0.0, 0.0), (0.2, 0.1), (1.0, 0.75)])


def volume(draw: Draw, gender: str, age: int) -> float:
    """1 typical. Infants' and old people's hair is finer; women have it cut and dried to stand off (by eye)."""
    mature, old = (1.06, 1.08) if gender == "female" else (0.96, 0.8)
    return draw.normal(interpolate(age, [(0, 0.6), (5, 0.95), (40, 1.0), (48, mature), (80, old)]), 0.12)


def seed(draw: Draw) -> int:
    """Of every strand."""
    return draw.word32()
