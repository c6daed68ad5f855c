"""What years pull down: which swellings and folds an ageing face takes on, and how far each goes in a person.

Ageing moves the face long before it is wrinkled: the fat of the cheek comes down and hangs over the fold beside the nose, a
trough opens below the eye and a bag above it, the brow sinks onto the lid, temples hollow, the jaw line breaks into a jowl
and the skin under the chin hangs. Judges of age go by the fold beside the nose before anything else, then redness, sunk
brows, spots and roughness (a study of 120 women of 41 to 49, Clin. Cosmet. Investig. Dermatol. 2014, as the press tells it).
Expression lines stay for good in the fifth decade, gravity shows from 40 to 50 on (BMJ Best Practice, "Photoageing").
All amounts are by eye.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.maths.counter_hash import normal, uniform
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.muscles import muscle_amounts
from facestudio.scene.head.soft_shapes import Drive, Fold, Swelling
from facestudio.spec.types import FaceSpec

PARTS = ("cheeks", "eyes", "brows", "temples", "jowls", "mouth", "neck", "nose")
"""What ages on its own: some hollow out below the eyes first, others lose the line of the jaw."""

_LEAST, _MOST = 0.65, 1.30  # of the mean, how far a part goes in a person
_UNEQUAL = 0.14  # at most, by which one side is ahead of the mean and the other behind
_WOMEN_KEEP = {"cheeks": 0.15, "mouth": 0.60, "nose": 0.5}
"""Part -> share of its ageing that women's softer faces are spared: with all of it they are old men's (by eye)."""
_FOLDED = 1.35
"""Most of `aged` that folds follow: deeper, they are cut (by eye)."""
_COMES_AND_GOES = 0.30  # deviation of a fold's height on its way


_UNLINED = ((3.0, 0.0), (8.0, 0.13))
"""(skin tone, `skin.ageing` that a face has sunk beyond its lines): melanin keeps lines away, and neither bone nor fat. About
the 4.5 years by which dark skin lines later (`spec/distributions/skin.py`)."""
_LINED_YEARS = ((22.0, 0.0), (40.0, 0.8), (46.0, 1.0), (58.0, 0.35), (70.0, 0.1))
"""(years, share of that): most where lines come fastest."""
_GOES_ON = ((48.0, 1.0), (60.0, 1.14), (74.0, 1.27), (80.0, 1.31))
"""(years, factor): lines have nearly all come by 60, while the rims of the orbits, the upper jaw and the chin still shrink
below the skin (Shaw et al. 2011, Plast. Reconstr. Surg. 127:374, from memory, unchecked). By how much is by eye."""


def aged(spec: FaceSpec) -> float:
    """How far the face has sunk, 0 young .. 1 at about forty-six .. 1.73 at last: with the lines of the skin, so that who
    looks young does so throughout, but for what melanin keeps away."""
    ageing, sunk = (0.10, 0.20, 0.40, 0.58, 0.78, 0.92, 1.0), (0.0, 0.14, 0.44, 0.73, 1.00, 1.20, 1.32)
    unlined = np.interp(spec.skin.tone, *np.transpose(_UNLINED)) * np.interp(spec.age, *np.transpose(_LINED_YEARS))
    return float(np.interp(spec.skin.ageing + unlined, ageing, sunk) * np.interp(spec.age, *np.transpose(_GOES_ON)))


def heavily_aged(spec: FaceSpec) -> float:
    """The same of brow and jowls, which sink less far in women."""
    return aged(spec) * (1.0 - 0.31 * spec.form.femininity)


def brow_sunk(spec: FaceSpec) -> float:
    """The same of brows but for their tails. Women's hardly sink: over the pupil brows stand no lower in old age than before
    (213 patients without complaints, by the abstract of "Measurement of eyebrow position from inferior corneal limbus to
    brow"); that men's do is by eye."""
    return heavily_aged(spec) * (1.0 - 0.75 * spec.form.femininity)


def jowled(spec: FaceSpec) -> float:
    """The same of jowls, which an open jaw stretches: left there, they would hang as hooks beside the chin."""
    opened = float(smooth_step(0.10, 0.50, dict(spec.expression.actions).get("jawOpen", 0.0)))
    return heavily_aged(spec) * (1.0 - 0.6 * opened) * (1.0 - 0.25 * spec.form.femininity)


def thinly_aged(spec: FaceSpec) -> float:
    """The same of what lean faces lose and heavy ones keep."""
    return aged(spec) * float(np.interp(spec.form.weight, (0.30, 0.50, 0.80), (1.1, 1.0, 0.4)))


def heavy_aged(spec: FaceSpec) -> float:
    """The same of what hangs where there is fat."""
    return aged(spec) * float(np.interp(spec.form.weight, (0.25, 0.50, 0.80), (0.7, 1.0, 1.2)))


def slack_jawed(spec: FaceSpec) -> float:
    """The same along the jaw, which in women stays narrow (by eye)."""
    return heavy_aged(spec) * (1.0 - 0.35 * spec.form.femininity)


def late_aged(spec: FaceSpec) -> float:
    """The same of what comes in old age only, in the lean."""
    return thinly_aged(spec) * min(aged(spec), 1.0)


def unsmiling(spec: FaceSpec) -> float:
    """1 at rest .. 0 in a smile, by eye: it takes up the slack of what hangs about the mouth, which left there would be pressed
    into a ridge from the corner to the jaw."""
    return 1.0 - float(smooth_step(0.30, 0.70, max(muscle_amounts(spec.expression.actions)["smile"])))


def undrawn(spec: FaceSpec) -> float:
    """1 at rest .. 0.35 where sneering or frowning muscles fold the same skin: both folds together are a gash (by eye)."""
    muscles = muscle_amounts(spec.expression.actions)
    return 1.0 - 0.65 * max(*muscles["nasolabial"], *muscles["mouth corner"])


def aged_at_rest(spec: FaceSpec) -> float:
    """How far the face has sunk where a smile smoothes it all but wholly."""
    return _smoothed(aged(spec), spec)


def early_aged(spec: FaceSpec) -> float:
    """How far the face has sunk, in any expression, where that shows first, at about forty: the fold beside the nose and the
    trough below the eye. By eye."""
    sunk = aged(spec)
    return sunk * float(np.interp(sunk, (0.15, 0.45, 1.0), (1.0, 1.35, 1.0)))


def folded_at_rest(spec: FaceSpec) -> float:
    """The same of the fold beside the nose, which a smile all but smoothes and draws anew further out: `muscles` has that
    one."""
    return _smoothed(early_aged(spec), spec)


def _smoothed(sunk: float, spec: FaceSpec) -> float:
    """What a smile, or muscles that fold the same skin, leave of a fold that has sunk so far."""
    return min(sunk, _FOLDED) * (0.15 + 0.85 * unsmiling(spec)) * undrawn(spec)


def hollowed_at_rest(spec: FaceSpec) -> float:
    """How far the face has sunk where a smile fills it again with the cheek that it lifts: else the far cheek's outline has a
    notch (by eye)."""
    return aged(spec) * _half_filled(spec)


def thinned_at_rest(spec: FaceSpec) -> float:
    """The same of what lean faces lose there."""
    return thinly_aged(spec) * _half_filled(spec)


def _half_filled(spec: FaceSpec) -> float:
    """1 at rest .. 0.5 in a full smile."""
    return 0.5 + 0.5 * unsmiling(spec)


def heavy_at_rest(spec: FaceSpec) -> float:
    """The same of fat that a smile lifts."""
    return heavy_aged(spec) * (0.35 + 0.65 * unsmiling(spec))


def shares(spec: FaceSpec) -> dict[str, tuple[float, float]]:
    """Part of the face -> how far it goes on the left and on the right, of the mean. A person keeps them for life."""
    draws = uniform(spec.skin.seed, "sagging", np.arange(2 * len(PARTS))).reshape(-1, 2)
    found = {}
    for part, (own, side) in zip(PARTS, draws.tolist(), strict=True):
        middle, ahead = _LEAST + (_MOST - _LEAST) * own, _UNEQUAL * (2.0 * side - 1.0)
        middle *= 1.0 - _WOMEN_KEEP.get(part, 0.0) * spec.form.femininity
        found[part] = (middle * (1.0 + ahead), middle * (1.0 - ahead))
    return found


def own_fold(fold: Fold, seed: int, side: float) -> Fold:
    """A fold as it runs on one side (1 left, -1 right) of a person: nobody's two are mirror images, nor as deep all along."""
    if not fold.wander:
        return fold
    stream = f"{fold.name} {'left' if side > 0.0 else 'right'}"
    own, steps = normal(seed, fold.name, np.arange(3)), normal(seed, stream, np.arange(8))
    places = np.asarray(fold.course)
    bent = np.column_stack([np.interp(np.linspace(0.0, 2.0, len(places)), range(3), own + 0.7 * steps[:3])] * 2)
    # Its upper end hangs on a bone or a muscle, and stays.
    free = np.linspace(0.25, 1.0, len(places))[:, None] * fold.wander * np.array([1.0, 0.35])
    heights = np.clip(1.0 + _COMES_AND_GOES * steps[3:], 0.45, 1.5)
    course = tuple((float(x), float(y)) for x, y in places + free * np.clip(bent, -1.8, 1.8))
    return replace(fold, course=course, uneven=tuple(heights.tolist()))


def _swelling(
    part: str,
    name: str,
    at: tuple[float, float],
    half_axes: tuple[float, float],
    moves: tuple[float, float, float],
    drive: Drive = aged,
    depth: float = 8.0,
) -> Swelling:
    return Swelling(name, at, half_axes, moves, drive, depth, part)


SAGGING = (
    _swelling(
        "cheeks", "cheek fat leaves the cheekbone", (3.9, 72.7), (1.4, 0.9), (-0.07, -0.10, -0.34), hollowed_at_rest
    ),
    _swelling("cheeks", "and hangs beside the mouth", (3.5, 69.9), (1.0, 1.2), (0.07, -0.32, 0.20), heavy_at_rest),
    _swelling(
        "cheeks", "the side of the cheek falls in", (5.0, 70.3), (1.2, 1.6), (-0.12, 0.0, -0.16), thinned_at_rest, 6.5
    ),
    _swelling("jowls", "jowl", (3.55, 66.5), (1.25, 1.2), (0.16, -0.19, 0.23), jowled, 5.0),
    _swelling("jowls", "the jaw's edge goes slack", (4.9, 67.5), (1.3, 1.5), (0.09, -0.05, 0.04), slack_jawed, 3.0),
    _swelling("jowls", "jowl of the heavy", (4.2, 66.5), (1.5, 1.35), (0.06, -0.08, 0.09), slack_jawed, 5.0),
    _swelling("jowls", "hollow before the jowl", (2.4, 65.6), (0.85, 0.95), (-0.04, 0.04, -0.11)),
    _swelling("eyes", "bag below the eye", (2.75, 73.75), (1.12, 0.42), (0.0, -0.06, 0.185)),
    _swelling("eyes", "hollow above the upper lid", (2.35, 75.95), (0.75, 0.34), (0.0, 0.0, -0.075), late_aged),
    _swelling("eyes", "sunk inner corner", (1.9, 75.5), (0.5, 0.4), (0.0, 0.0, -0.14), thinly_aged),
    _swelling("brows", "sunk brow", (3.2, 76.7), (2.1, 0.75), (0.0, -0.19, -0.02), brow_sunk),
    _swelling("brows", "and its inner end", (0.9, 76.5), (1.3, 0.8), (0.0, -0.10, 0.0), brow_sunk),
    _swelling("brows", "skin folded over the outer lid", (4.0, 75.95), (0.95, 0.36), (0.0, -0.42, 0.21)),
    _swelling("temples", "hollow temple", (5.9, 77.6), (1.4, 2.1), (-0.29, 0.0, -0.14), thinly_aged, 5.0),
    _swelling("jowls", "chin of old age", (0.0, 65.3), (1.5, 1.1), (0.0, 0.0, 0.07)),
    _swelling("neck", "skin under the chin hangs", (0.0, 62.95), (2.3, 0.8), (0.0, -0.47, 0.23), heavy_aged, 8.5),
    _swelling("neck", "and down to the throat", (0.0, 62.2), (1.7, 1.5), (0.0, -0.10, 0.30), aged, 7.5),
    _swelling("mouth", "longer upper lip", (0.0, 69.35), (1.8, 0.5), (0.0, -0.21, -0.08)),
    _swelling("mouth", "thinner lower lip", (0.0, 67.75), (1.6, 0.35), (0.0, 0.11, -0.10)),
    _swelling("mouth", "corner of the mouth hangs", (2.6, 68.0), (0.6, 0.6), (0.0, -0.05, -0.07), aged_at_rest),
    _swelling("nose", "tip of the nose sinks", (0.0, 71.9), (0.8, 0.6), (0.0, -0.11, 0.03)),
    _swelling("nose", "ear lobe", (7.3, 71.2), (0.9, 1.1), (0.0, -0.39, 0.0), aged, 2.5),
)

SAGGING_FOLDS = (
    Fold(
        "nose to mouth",
        ((1.85, 71.3), (2.25, 70.4), (2.62, 69.5), (2.95, 68.4)),
        0.052,
        0.24,
        0.10,
        1.05,
        folded_at_rest,
        "cheeks",
        wander=0.13,
        fades=0.60,
        tail=0.20,
        slope=0.8,
    ),
    Fold(
        "mouth to chin",
        ((2.62, 68.0), (2.85, 67.4), (3.0, 66.6)),
        0.058,
        0.34,
        0.07,
        0.8,
        aged_at_rest,
        "mouth",
        wander=0.12,
        tail=0.20,
        slope=0.6,
    ),
    Fold(
        "trough below the eye",
        ((1.75, 74.0), (2.3, 73.3), (3.1, 72.9), (4.0, 73.0)),
        0.099,
        0.43,
        0.0,
        0.5,
        early_aged,
        "eyes",
        wander=0.10,
        slope=0.4,
    ),
    Fold(
        "band of the neck",
        ((0.40, 63.4), (0.85, 61.4), (1.75, 58.6)),
        0.03,
        0.55,
        0.15,
        0.65,
        late_aged,
        "neck",
        6.0,
        wander=0.40,
    ),
)
