"""Morphs that are always on, because they mend flaws of the base data. One table, with the reason for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.maturing import matured
from facestudio.spec.types import FaceSpec

ADULT_YEARS = 18.0
PUBERTY = (12.0, 21.0)
"""Years between which the sexes' faces part: at 14 boys have a child's brow, jaw and larynx yet."""
UPPER_LIP_OF_YEARS = ((0.0, 0.0), (6.0, 0.12), (12.0, 0.18), (16.0, 0.15), (18.0, 0.0))
"""(years, weight) of what lowers a child's upper lip: with half and more, its red was 3.7 mm high in a picture of a girl of
three, where Farkas 1994 has some 6 (from memory, unchecked), below skin that was 13 mm high, for 11."""
LOWER_LIP_OF_YEARS = ((0.0, 0.05), (3.0, 0.3), (6.0, 0.66), (12.0, 0.6), (18.0, 0.0))
"""(years, weight) of what lowers a child's lower lip."""
LOWER_LIP_OF_WOMEN = ((30.0, 0.3), (65.0, -0.2))
"""(years, weight) of what lowers a grown woman's lower lip, below 0 what raises it; the pack's old thin by themselves, further
than people. With soft tissue and the wave of the lips on it, lower lips of four Europeans were 6.9 mm high at 25 and 6.0 at 65
with 0.4 and -0.1, where `measures.py` has 9.6 and 9.4, and 7.7 and 7.4 with twice the change since: viewers saw painted lips.
Thin lips make men of old women."""
UPPER_LIP_OF_WOMEN = ((30.0, 0.06), (65.0, 0.28))
"""(years, weight) of what raises a grown woman's upper lip, for the same reason: 6.1 mm for 7.7 at 65 with
0.15, and 6.7 with 0.40."""
EARS_IN_OF_YEARS = ((0.0, 0.36), (8.0, 0.3), (18.0, 0.15))
"""(years, weight) of what lays the ears to the head."""
EYES_IN_OF_YEARS = ((0.0, 0.15), (8.0, 0.14), (18.0, 0.0))
"""(years, weight) of what moves children's eyes together."""
EYE_CORNERS_IN_OF_YEARS = ((0.0, 0.35), (10.0, 0.35), (18.0, 0.0))
"""(years, weight) of what draws the inner corners of children's eyes to the nose. Seen from ahead, 32.1 mm of skin lay between
the openings of six girls of three, and these were 21.1 mm long: Farkas 1994 has 28 and 25 (from memory, unchecked)."""
EYES_LONGER_OF_YEARS = ((0.0, 0.1), (10.0, 0.1), (18.0, 0.0))
"""(years, weight) of what makes children's openings longer still."""
NOSE_TIP_UP_OF_YEARS = ((0.0, 0.2), (10.0, 0.15), (18.0, 0.0))
"""(years, weight) of what turns a child's nose up, and nearly as much its nostrils to the front, by eye."""
NOSE_TIP_NARROWER_OF_YEARS = ((0.0, 0.45), (12.0, 0.45), (19.0, 0.0))
"""(years, weight) of what narrows a child's tip of the nose, which is a ball as broad as an adult's, by eye."""
CHIN_OF_YEARS = ((0.0, 0.4), (6.0, 0.35), (11.0, 0.15), (18.0, 0.0))
"""(years, weight) of what sets a child's chin off from its jaw."""
BROWS_OF_YEARS = ((0.0, 0.35), (2.0, 0.35), (8.0, 0.22), (14.0, 0.14), (19.0, 0.0))
"""(years, weight) of what lifts a child's brows and takes the ridge from under them: it grows with puberty."""
BACK_OF_YEARS = ((10.0, 0.85), (16.0, 0.6))
"""(years, share of that) of what takes the ridge away."""
FAT_OF_YEARS = ((0.0, 0.36), (2.0, 0.34), (6.0, 0.14), (15.0, 0.17), (19.0, 0.0))
"""(years, weight) of a child's cheeks, which hang full and low in the small, and do not hollow before the bones have grown."""
DOUBLE_OF_YEARS = ((0.0, 0.22), (3.0, 0.24), (6.0, 0.15), (11.0, 0.14), (14.0, 0.0))
"""(years, weight) of what fills the corner between a child's chin and throat, by eye."""
YOUNG_OF_YEARS = ((0.0, 0.45), (3.0, 0.45), (8.0, 0.55), (15.0, 0.80), (19.0, 0.0))
"""(years, weight) of what makes the features younger altogether."""


@dataclass(frozen=True, slots=True)
class Corrective:
    """morph: name; a `*` stands for both sides, `l` and `r`. weight: of a person, 0..1. reason: what it mends."""

    morph: str
    weight: Callable[[FaceSpec], float]
    reason: str


def _at_years(course: tuple[tuple[float, float], ...]) -> Callable[[FaceSpec], float]:
    """The weight that a course of (years, weight) has at a person's age."""
    years, weights = zip(*course, strict=True)
    return lambda spec: float(np.interp(matured(spec), years, weights))


def _grown(spec: FaceSpec) -> float:
    """0 at birth .. 1 from 18 years on."""
    return min(matured(spec) / ADULT_YEARS, 1.0)


def _woman(spec: FaceSpec) -> float:
    """0 in men and children .. 1 in grown women."""
    return spec.form.femininity * float(smooth_step(*PUBERTY, matured(spec)))


def _man(spec: FaceSpec) -> float:
    """0 in women and children .. 1 in grown men."""
    return (1.0 - spec.form.femininity) * float(smooth_step(*PUBERTY, matured(spec)))


def _heavy(spec: FaceSpec) -> float:
    """0 up to the average build .. 1 in the heaviest."""
    return max(2.0 * spec.form.weight - 1.0, 0.0)


def _lower_lip_of_women(spec: FaceSpec) -> float:
    """What lowers a grown woman's lower lip, below 0 what raises it."""
    return _at_years(LOWER_LIP_OF_WOMEN)(spec) * _woman(spec)


def _thinner(spec: FaceSpec) -> float:
    """How much of what lowers a child's lips a descent takes: full lips are full from birth on. By eye."""
    return 1.0 - 0.6 * spec.form.african


CORRECTIVES = (
    Corrective("ears/*-ear-lobe-incr", lambda spec: 0.15, "ear lobes end in a square shelf when seen from the front"),
    Corrective("ears/*-ear-wing-decr", _at_years(EARS_IN_OF_YEARS), "ears stand off further than the average ear"),
    Corrective(
        "ears/*-ear-trans-up", lambda spec: 0.32, "ears end below the nose: their tops belong level with the brows"
    ),
    Corrective(
        "eyes/*-eye-scale-incr",
        lambda spec: 0.2 + 0.25 * _grown(spec) + _at_years(EYES_LONGER_OF_YEARS)(spec),
        "the lid opening is small for the eyeball behind it",
    ),
    Corrective(
        "eyes/*-eye-trans-in",
        _at_years(EYES_IN_OF_YEARS),
        "children's lid openings lie outwards of their eyeballs",
    ),
    Corrective(
        "eyes/*-eye-eyefold-down",
        lambda spec: spec.form.asian * (0.35 + 0.55 * float(uniform(spec.eyes.seed, "lid fold", 0))),
        "East Asian upper lids fold high above the lashes, as others' do",
    ),
    # Between them lay 32.9 mm in grown European women, 36.4 in men, 39.4 in East Asian men. Pooled over 67 studies Whites have
    # 31.4, Asians 36.4, Africans 38.5 (PMC9029890, abstract).
    Corrective(
        "eyes/*-eye-push2-out",
        lambda spec: _at_years(EYE_CORNERS_IN_OF_YEARS)(spec) + 0.55 * _man(spec) * (1.0 - spec.form.african),
        "the inner corners of children's and men's eyes lie too far apart, but for those of grown ones of the African morphs",
    ),
    Corrective(
        "neck/neck-double-incr",
        lambda spec: (0.19 + 0.45 * _heavy(spec)) * (_woman(spec) + _man(spec)) + _at_years(DOUBLE_OF_YEARS)(spec),
        "jaws end in an edge over a neck that begins behind them, without the tissue between chin and throat, of which the "
        "heavy have most",
    ),
    Corrective(
        "forehead/forehead-scale-vert-decr", lambda spec: 0.15 * _grown(spec), "adult foreheads are too tall and round"
    ),
    Corrective(
        "neck/neck-scale-depth-decr",
        lambda spec: 0.2 * spec.form.femininity * _grown(spec),
        "necks of women are as deep as men's",
    ),
    # Farkas 1994 (from memory, unchecked): 18 to 20 mm from the root of the nose's base to its tip, a little less than in men;
    # drawn European women had 21.8, the tip 6 mm higher than men's.
    Corrective(
        "nose/nose-point-down",
        lambda spec: 0.28 * _woman(spec) * (1.0 - spec.form.asian),
        "the tips of women's noses are turned up, but for those of the Asian morphs",
    ),
    Corrective(
        "nose/nose-point-up", _at_years(NOSE_TIP_UP_OF_YEARS), "the tips of children's noses hide their nostrils"
    ),
    Corrective(
        "nose/nose-nostrils-angle-up",
        lambda spec: 0.85 * _at_years(NOSE_TIP_UP_OF_YEARS)(spec),
        "children's nostrils open downwards",
    ),
    Corrective(
        "nose/nose-point-width-decr",
        _at_years(NOSE_TIP_NARROWER_OF_YEARS),
        "the tips of children's noses are as broad balls as adults'",
    ),
    # They do by Farkas; but women's tips stood 12.3 mm before the base of the nose with 0.32, where Arnett et al. 1999 (from
    # memory, unchecked) have 16.0.
    Corrective(
        "nose/nose-scale-depth-decr",
        lambda spec: 0.20 * _woman(spec) * spec.form.caucasian,
        "the noses of women, once their tips are down, stand out further than men's",
    ),
    Corrective(
        "chin/chin-prognathism-decr",
        lambda spec: 0.15 * spec.form.african,
        "the African morphs push the jaw too far out",
    ),
    Corrective(
        "mouth/mouth-scale-depth-decr",
        lambda spec: 0.3 * spec.form.african,
        "the African morphs push the lips too far out",
    ),
    Corrective(
        "mouth/mouth-upperlip-height-decr",
        lambda spec: _thinner(spec) * _at_years(UPPER_LIP_OF_YEARS)(spec),
        "children's upper lips are as high as adults'",
    ),
    # A tenth of the height of a woman's, by the shapes of 24.
    Corrective(
        "mouth/mouth-lowerlip-height-decr",
        lambda spec: max(_thinner(spec) * _at_years(LOWER_LIP_OF_YEARS)(spec), max(_lower_lip_of_women(spec), 0.0)),
        "the lower lips of children and women are as high as men's",
    ),
    Corrective(
        "mouth/mouth-lowerlip-height-incr",
        lambda spec: max(-_lower_lip_of_women(spec), 0.0),
        "the lower lips of old women are thinner than people's",
    ),
    Corrective(
        "mouth/mouth-upperlip-height-incr",
        lambda spec: _at_years(UPPER_LIP_OF_WOMEN)(spec) * _woman(spec),
        "and their upper lips",
    ),
    Corrective(
        "nose/nose-nostrils-width-decr",
        lambda spec: 0.05 * _woman(spec),
        "the nostrils of women are as broad for their noses as men's",
    ),
    Corrective(
        "nose/nose-width3-decr",
        lambda spec: 0.06 * _woman(spec) * (1.0 - spec.form.asian),
        "the ridges of women's noses are as broad as men's, but for the Asian morphs' low ones",
    ),
    Corrective("chin/chin-triangle", _at_years(CHIN_OF_YEARS), "children's chins are as broad as their jaws"),
    Corrective(
        "chin/chin-prominent-incr",
        lambda spec: 0.7 * _at_years(CHIN_OF_YEARS)(spec),
        "children's chins run into their necks",
    ),
    Corrective("eyebrows/eyebrows-trans-up", _at_years(BROWS_OF_YEARS), "children's brows lie on their lids"),
    Corrective(
        "eyebrows/eyebrows-trans-backward",
        lambda spec: _at_years(BACK_OF_YEARS)(spec) * _at_years(BROWS_OF_YEARS)(spec),
        "children have a brow ridge and deep sockets",
    ),
    Corrective(
        "head/head-fat-incr",
        lambda spec: _at_years(FAT_OF_YEARS)(spec) * (1.0 - 0.6 * _heavy(spec)),
        "children's cheeks are lean, but for those of the heavy",
    ),
    Corrective("head/head-age-decr", _at_years(YOUNG_OF_YEARS), "children's features are an adult's, shrunk"),
)


def corrective_weights(spec: FaceSpec) -> dict[str, float]:
    """Name -> weight of every corrective of a person."""
    weights: dict[str, float] = {}
    for corrective in CORRECTIVES:
        for side in "lr" if "*" in corrective.morph else " ":
            weights[corrective.morph.replace("*", side)] = corrective.weight(spec)
    return weights
