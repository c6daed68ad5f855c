"""The many small ways in which faces differ: detail morphs of the head pack, and asymmetry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facestudio.spec.distributions.face_parts import shared
from facestudio.spec.distributions.proportions import PARTS
from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.types import Weights

_LIMIT = 1.8
_LARGEST = 0.58
"""No detail beyond this weight: at 1 most of the pack's targets are caricatures."""
_SPREAD: Mapping[str, float] = {
    "head": 0.45,
    "forehead": 0.4,
    "eyebrows": 0.9,
    "eyes": 1.05,
    "nose": 0.58,
    "mouth": 0.54,
    "chin": 0.5,
    "cheek": 0.4,
    "ears": 0.6,
    "neck": 0.5,
}
"""Part -> share of the deviations below that is drawn: with all of it and the measures of `proportions.py` people are
caricatures. Eyes, brows and noses tell people apart and bear the most, cheeks the least (by eye)."""
_APART = ((0, 0.22), (6, 0.3), (12, 0.45), (20, 1.0))
"""Years -> how far features have grown apart, 1 in adults. The morphs are made for adults: on a child's face, a third of
them makes a doll or a little old man (by eye)."""
_NOSES_APART = ((0, 0.54), (6, 0.60), (12, 0.64), (16, 0.725), (20, 1.0))
"""The same of how far noses depart from their kind's, but for their ridges: with a third, all children have one soft ball."""
_LEAN = 0.6
"""`heavy` is taken off in full that far below the average build: thin bodies of the pack are gaunt already."""
_SMALLEST = 0.004
"""Details below this weight move nothing by a tenth of a millimetre and are left out."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One opposed pair of morphs, drawn as a normal number: below 0 weighs `low`, above 0 `high`.

    stem: 'folder/name', with `*` for the side where left and right go together. typical: mean for everyone.
    groups: added to the mean by ethnicity. female, male: added by gender, as puberty goes on. old: added in full at
    75 years, fading towards 26. heavy: added in full at a `form.weight` of 0.8, taken off at 0.2.
    """

    stem: str
    low: str
    high: str
    deviation: float
    typical: float = 0.0
    groups: Mapping[str, float] = field(default_factory=dict)
    female: float = 0.0
    male: float = 0.0
    old: float = 0.0
    heavy: float = 0.0

    def value(self, draw: Draw, ethnicity: str, gender: str, age: int, weight: float, departures: Weights) -> float:
        """The drawn weight: negative for `low`."""
        grown = interpolate(age, [(11, 0.0), (14, 0.25), (18, 0.72), (22, 1.0)])
        apart = interpolate(age, _APART)
        mean = (
            apart * (self.typical + self.groups.get(ethnicity, 0.0))
            + (self.female if gender == "female" else self.male) * grown
            + self.old * interpolate(age, [(26, 0.0), (50, 0.55), (75, 1.0)])
            + self.heavy * (weight - 0.5) / (0.3 if weight > 0.5 else _LEAN)
        )
        part, ridge = self.stem.split("/")[0], self.stem.endswith(("hump", "greek"))
        own_way = interpolate(age, _NOSES_APART) if part == "nose" and not ridge else apart
        deviation = _SPREAD[part] * self.deviation * own_way
        common, own = shared(f"{self.stem}-{self.high}", departures)
        drawn = draw.normal(mean + deviation * common, PARTS * deviation * own, self.stem, limit=_LIMIT)
        return min(max(drawn, -_LARGEST), _LARGEST)


# Deviations and means are judged by eye on rendered sheets: typical faces common, no monsters. So are the directions by
# group (from memory, unchecked): Farkas et al. 2005 (J. Craniofacial Surgery 16:615) and Wen et al. 2015 (PLOS ONE
# 10:e0134525) compare such groups, but no figure of theirs is used. In old age lips have thinned and noses grown
# (Sforza et al. 2010, 2011, Forensic Science International 200:182, 204:205), ears lengthened (Meijerman et al. 2007,
# J. Forensic Sciences 52:286); that cheeks sink is from memory. Noses of 24 women of 30, of four descents, were 8 % narrower
# and 7 to 13 % shorter than `measures.py` has, and 6 and 5 % smaller than 13 women's in photographs (MediaPipe's mesh): a
# third of what made them small is taken back since, of what made them narrow half.
AXES: tuple[Axis, ...] = (
    Axis("head/head-scale-horiz", "decr", "incr", 0.13, groups={"south_asian": -0.04, "west_asian": -0.04}),
    Axis("head/head-scale-vert", "decr", "incr", 0.12, typical=-0.04),
    Axis("head/head-scale-depth", "decr", "incr", 0.12),
    Axis("head/head-fat", "decr", "incr", 0.12, female=-0.05, old=0.05, heavy=0.20, groups={"east_asian": 0.06}),
    Axis("head/head-angle", "in", "out", 0.08),
    Axis("forehead/forehead-scale-vert", "decr", "incr", 0.09, male=0.04),
    Axis("forehead/forehead-temple", "decr", "incr", 0.2, old=-0.1),
    Axis("forehead/forehead-nubian", "decr", "incr", 0.06),
    Axis("forehead/forehead-trans", "backward", "forward", 0.18, female=0.18, male=-0.10),
    Axis("eyebrows/eyebrows-trans", "down", "up", 0.26, female=0.34, male=-0.12, old=-0.06),
    Axis("eyebrows/eyebrows-angle", "down", "up", 0.31),
    Axis("eyes/*-eye-scale", "decr", "incr", 0.14, female=0.14, groups={"south_asian": 0.16, "west_asian": 0.06}),
    Axis(
        "eyes/*-eye-height2",
        "decr",
        "incr",
        0.14,
        typical=0.28,
        old=0.1,
        groups={"east_asian": 0.14, "southeast_asian": 0.08},
    ),
    Axis("eyes/*-eye-height1", "decr", "incr", 0.15, typical=0.14),
    Axis("eyes/*-eye-height3", "decr", "incr", 0.15, typical=0.16, old=-0.08),
    Axis("eyes/*-eye-trans", "in", "out", 0.16, typical=0.03),
    Axis("eyes/*-eye-corner1", "down", "up", 0.2),
    Axis("eyes/*-eye-corner2", "down", "up", 0.24, old=-0.1),
    Axis("eyes/*-eye-eyefold", "down", "up", 0.28, female=0.10, old=-0.2),
    Axis("eyes/*-eye-eyefold", "concave", "convex", 0.26),
    Axis("eyes/*-eye-bag", "decr", "incr", 0.2, old=0.34, female=-0.17),
    Axis("eyes/*-eye-push1", "in", "out", 0.2),
    Axis(
        "nose/nose-scale-vert",
        "decr",
        "incr",
        0.22,
        female=-0.20,
        male=0.04,
        old=0.16,
        groups={"west_asian": 0.18, "east_asian": -0.1, "southeast_asian": -0.1},
    ),
    Axis(
        "nose/nose-scale-horiz",
        "decr",
        "incr",
        0.15,
        female=0.03,
        old=0.10,
        groups={"southeast_asian": 0.1, "latin_american": 0.06, "west_asian": -0.05},
    ),
    Axis(
        "nose/nose-scale-depth",
        "decr",
        "incr",
        0.22,
        female=-0.12,
        male=0.07,
        groups={"west_asian": 0.16, "southeast_asian": -0.1},
    ),
    Axis(
        "nose/nose-width1", "decr", "incr", 0.35, groups={"east_asian": 0.14, "southeast_asian": 0.14, "african": 0.1}
    ),
    Axis("nose/nose-width2", "decr", "incr", 0.38),
    Axis(
        "nose/nose-width3",
        "decr",
        "incr",
        0.2,
        female=-0.04,
        groups={"southeast_asian": 0.14, "south_asian": 0.12, "latin_american": 0.1},
    ),
    Axis(
        "nose/nose-hump",
        "decr",
        "incr",
        0.32,
        female=-0.22,
        groups={
            "west_asian": 0.3,
            "south_asian": 0.12,
            "southeast_asian": -0.15,
            "latin_american": 0.06,
            "east_asian": -0.15,
        },
    ),
    Axis(
        "nose/nose-curve",
        "concave",
        "convex",
        0.27,
        female=-0.06,
        groups={"east_asian": -0.12, "southeast_asian": -0.08},
    ),
    Axis("nose/nose-greek", "decr", "incr", 0.28),
    Axis("nose/nose-point", "down", "up", 0.30, female=0.18, old=-0.05, groups={"west_asian": -0.12}),
    Axis(
        "nose/nose-point-width",
        "decr",
        "incr",
        0.32,
        female=-0.16,
        old=0.08,
        groups={"south_asian": 0.12, "southeast_asian": 0.1, "latin_american": 0.1},
    ),
    Axis("nose/nose-base", "down", "up", 0.28),
    Axis("nose/nose-flaring", "decr", "incr", 0.2),
    Axis("nose/nose-nostrils-width", "decr", "incr", 0.18),
    Axis("nose/nose-nostrils-angle", "down", "up", 0.28),
    Axis("nose/nose-septumangle", "decr", "incr", 0.31),
    Axis("nose/nose-volume", "decr", "incr", 0.25, female=-0.14, male=0.04, old=0.08),
    Axis("mouth/mouth-scale-horiz", "decr", "incr", 0.14),
    Axis("mouth/mouth-scale-vert", "decr", "incr", 0.12, old=-0.15, groups={"east_asian": -0.12}),
    Axis("mouth/mouth-scale-depth", "decr", "incr", 0.15, groups={"african": -0.1}),
    Axis(
        "mouth/mouth-upperlip-volume",
        "decr",
        "incr",
        0.16,
        female=0.46,
        male=-0.10,
        old=-0.30,
        groups={"south_asian": 0.14, "southeast_asian": 0.16, "latin_american": 0.1, "west_asian": 0.04},
    ),
    Axis(
        "mouth/mouth-lowerlip-volume",
        "decr",
        "incr",
        0.15,
        female=0.38,
        male=-0.02,
        old=-0.24,
        groups={"south_asian": 0.14, "southeast_asian": 0.14, "latin_american": 0.08, "west_asian": 0.06},
    ),
    Axis("mouth/mouth-upperlip-height", "decr", "incr", 0.18),
    Axis("mouth/mouth-lowerlip-height", "decr", "incr", 0.14),
    Axis("mouth/mouth-cupidsbow", "decr", "incr", 0.28),
    Axis("mouth/mouth-cupidsbow-width", "decr", "incr", 0.24),
    Axis("mouth/mouth-angles", "down", "up", 0.16, female=0.10, old=-0.05),
    Axis("mouth/mouth-trans", "down", "up", 0.14),
    Axis("mouth/mouth-philtrum-volume", "decr", "incr", 0.24),
    Axis(
        "chin/chin-width",
        "decr",
        "incr",
        0.27,
        female=-0.32,
        male=0.08,
        groups={"east_asian": 0.04, "southeast_asian": 0.04},
    ),
    Axis("chin/chin-height", "decr", "incr", 0.2, typical=-0.06, female=-0.06, male=-0.02),
    Axis("chin/chin-prominent", "decr", "incr", 0.25),
    Axis("chin/chin-prognathism", "decr", "incr", 0.18),
    Axis(
        "chin/chin-bones",
        "decr",
        "incr",
        0.25,
        female=-0.24,
        male=0.08,
        groups={"east_asian": 0.06, "southeast_asian": 0.05},
    ),
    Axis("chin/chin-cleft", "decr", "incr", 0.18, male=0.04),
    Axis("chin/chin-jaw-drop", "decr", "incr", 0.24),
    Axis("cheek/*-cheek-bones", "decr", "incr", 0.28, female=0.10, groups={"latin_american": 0.12}),
    Axis(
        "cheek/*-cheek-volume",
        "decr",
        "incr",
        0.21,
        female=0.12,
        old=-0.14,
        heavy=0.06,
        groups={"south_asian": 0.04, "latin_american": 0.05, "east_asian": -0.14, "southeast_asian": -0.08},
    ),
    Axis("cheek/*-cheek-inner", "decr", "incr", 0.29),
    Axis("cheek/*-cheek-trans", "down", "up", 0.26),
    Axis("ears/*-ear-scale", "decr", "incr", 0.16, female=-0.04, male=0.06, old=0.25),
    Axis("ears/*-ear-wing", "decr", "incr", 0.24, typical=-0.05, female=-0.15),
    Axis("ears/*-ear-lobe", "decr", "incr", 0.14, old=0.2),
    Axis("ears/*-ear-rot", "backward", "forward", 0.2),
    Axis("ears/*-ear-flap", "decr", "incr", 0.22),
    Axis("ears/*-ear-trans", "down", "up", 0.12),
    Axis("neck/neck-scale-horiz", "decr", "incr", 0.14, female=-0.40, male=-0.04, heavy=0.2),
    Axis("neck/neck-double", "decr", "incr", 0.1, female=-0.08, old=0.18, heavy=0.26),
    Axis("eyes/*-eye-push2", "in", "out", 0.16),
    Axis("eyes/*-eye-trans", "down", "up", 0.12),
    Axis(
        "eyes/*-eye-epicanthus",
        "out",
        "in",
        0.14,
        groups={"east_asian": 0.3, "southeast_asian": 0.18, "latin_american": 0.1},
    ),
    Axis("eyes/*-eye-eyefold-angle", "down", "up", 0.2, old=-0.1),
    Axis(
        "eyebrows/eyebrows-trans",
        "backward",
        "forward",
        0.17,
        female=-0.24,
        male=0.10,
        groups={"west_asian": 0.14, "south_asian": 0.06},
    ),
    Axis("head/head-back-scale-depth", "decr", "incr", 0.16),
    Axis("nose/nose-compression", "compress", "uncompress", 0.18),
    Axis("mouth/mouth-upperlip-width", "decr", "incr", 0.16),
    Axis("mouth/mouth-lowerlip-width", "decr", "incr", 0.16),
    Axis("mouth/mouth-upperlip-middle", "down", "up", 0.18),
    Axis("mouth/mouth-lowerlip-middle", "down", "up", 0.18),
    Axis("mouth/mouth-dimples", "out", "in", 0.16),
    Axis("mouth/mouth-laugh-lines", "out", "in", 0.16, old=0.12),
    Axis("mouth/mouth-trans", "backward", "forward", 0.12),
    Axis("ears/*-ear-scale-depth", "decr", "incr", 0.16),
    Axis("ears/*-ear-trans", "backward", "forward", 0.12),
    Axis("neck/neck-scale-depth", "decr", "incr", 0.12, male=0.06),
    Axis("neck/neck-scale-vert", "decr", "incr", 0.12, typical=-0.16, heavy=-0.12),
)


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape that a head's outline may lean towards. share: how often. widens: by how much of `head-scale-horiz` it
    broadens the head, which is taken off again: a shape is not a size. Three quarters of what the pack measures, since
    narrowing moves the eyes together too."""

    morph: str
    share: float
    widens: float = 0.0


_OUTLINES = (
    Outline("", 0.20),
    Outline("head/head-oval", 0.34, 0.6),
    Outline("head/head-round", 0.13, 0.6),
    Outline("head/head-square", 0.07),
    Outline("head/head-rectangular", 0.07),
    Outline("head/head-triangular", 0.04),
    Outline("head/head-invertedtriangular", 0.05, 0.16),
    Outline("head/head-diamond", 0.04),
)
_WIDTH = "head/head-scale-horiz"
_EYES = "eyes/*-eye-trans"
_EYES_BACK = 1.2
"""A head that is narrowed has its eyes moved together: by so much of this they go back to where they were."""
_OVAL = "head/head-oval"
_FEMALE_OVAL = 0.16
"""By so much grown women's heads are oval before any outline: the pack's own women have a man's jaw."""
_ASYMMETRIES = {"brown": 2, "cheek": 2, "ear": 4, "eye": 8, "jaw": 3, "mouth": 2, "nose": 4, "temple": 2, "top": 2}
"""The pack's asymmetry morphs: part -> how many."""
_UNEVEN = {"brown": 1.4, "cheek": 1.3, "eye": 0.5, "ear": 0.7, "jaw": 0.7, "mouth": 0.8, "nose": 0.75}
"""Parts have several of these morphs, which add up: each is drawn with this share of the deviation, and brows and cheeks, that
nobody sees as uneven, with more."""
_ASYMMETRY_DEVIATION = 0.068
"""Symmetric faces look like dolls with any shader; twice this looks like an injury."""
ALL_MORPHS: tuple[str, ...] = tuple(
    name
    for stem in (
        *(f"{axis.stem}-{end}" for axis in AXES for end in (axis.low, axis.high)),
        *(outline.morph for outline in _OUTLINES if outline.morph),
        *(
            f"asym/asym-{part}-{i + 1}-{side}"
            for part, count in _ASYMMETRIES.items()
            for i in range(count)
            for side in "lr"
        ),
    )
    for name in ([stem.replace("*", "l"), stem.replace("*", "r")] if "*" in stem else [stem])
)
"""Every morph that may come out."""


def details(draw: Draw, ethnicity: str, gender: str, age: int, weight: float, departures: Weights) -> Weights:
    """Weights of the pack's detail morphs, sorted by name. A person keeps every quantile for life."""
    outlines = _outlines(draw, gender, age)
    widened = sum(outline.widens * outlines.get(outline.morph, 0.0) for outline in _OUTLINES)
    weights: dict[str, float] = {}
    for axis in AXES:
        stem = Draw(draw.seed, f"{draw.path}/{axis.high}")
        value = axis.value(stem, ethnicity, gender, age, weight, departures)
        if axis.stem == _WIDTH:
            value -= widened
        elif axis.high == "out" and axis.stem == _EYES:
            value += _EYES_BACK * widened
        _put(weights, f"{axis.stem}-{axis.high if value > 0.0 else axis.low}", min(abs(value), _LARGEST))
    for name, strength in outlines.items():
        _put(weights, name, strength)
    return tuple(sorted(weights.items()))


def _outlines(draw: Draw, gender: str, age: int) -> dict[str, float]:
    grown = interpolate(age, _APART)
    outlines = {_OVAL: _FEMALE_OVAL * grown if gender == "female" else 0.0}
    chosen = draw.choice([(outline.morph, outline.share) for outline in _OUTLINES], "outline")
    if chosen:
        outlines[chosen] = outlines.get(chosen, 0.0) + draw.between(0.04, 0.16, "outline strength") * grown
    return outlines


def asymmetry(draw: Draw, age: int) -> Weights:
    """Weights of the pack's asymmetry morphs, sorted by name."""
    deviation = _ASYMMETRY_DEVIATION * interpolate(age, [(0, 0.7), (20, 1.0)])
    weights: dict[str, float] = {}
    for part, count in _ASYMMETRIES.items():
        for number in range(1, count + 1):
            stem = f"asym/asym-{part}-{number}"
            value = draw.normal(0.0, deviation * _UNEVEN.get(part, 1.0), stem)
            _put(weights, f"{stem}-{'l' if value > 0.0 else 'r'}", abs(value))
    return tuple(sorted(weights.items()))


def _put(weights: dict[str, float], name: str, weight: float) -> None:
    if weight >= _SMALLEST:
        for side in ("l", "r") if "*" in name else ("",):
            weights[name.replace("*", side)] = weight
