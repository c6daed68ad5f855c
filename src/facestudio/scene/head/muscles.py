"""What the pack's facial actions leave out: the oblique brow, bulges and furrows of skin that gathers over its muscles.

The actions move features; they hardly fold the skin, and their raised inner brow takes the whole brow along. What each
muscle does to the skin follows the action units of Ekman and Friesen's FACS (1978) as others describe them; amounts are
judged by eye on the pack's shapes. Everything is laid out for one half in rest space and mirrored; x counts from the middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.maths.steps import smooth_step
from facestudio.spec.types import Weights

Array = NDArray[np.float64]
Amounts = Mapping[str, tuple[float, float]]
"""Muscle -> how strongly it pulls on the right and on the left side (x < 0, x > 0), 0..1."""

FACE_FROM_Z = 9.0
"""Skin behind this depth of rest space moves with no muscle, cm."""
LIDS_BELOW_Y = (75.5, 76.3)
"""Brows take no lid along: what moves them fades out between these heights."""

ROUND_FROM_CM = 5.0
"""Distance from the middle at which the face has turned half way aside, by eye: there, a fold lies as far out as forward, or a
cheek seen from the side has none."""
CREASED = 0.36
"""Width of the crease in a furrow's bottom against the furrow's, by eye: light from all sides shows little of that."""
HIDDEN, CREASES_BELOW_Y = 0.60, 72.6
"""Half width of what such a crease shades against the furrow's, by eye; and the height below which creases have it."""
FADED = 2.4
"""Reaches from its middle at which a bell is left out: it is 0.003 there, hundredths of a millimetre."""


@dataclass(frozen=True, slots=True)
class Pull:
    """Moves the skin about `centre` by `by` (outwards, up, forward), cm at full strength, fading out over `reach`.

    brow: spares the lids below."""

    muscle: str
    centre: tuple[float, float]
    reach: tuple[float, float]
    by: tuple[float, float, float]
    brow: bool = False


@dataclass(frozen=True, slots=True)
class Furrow:
    """A fold along `course`: a groove of `depth` and `width`, cm, and a ridge beside it on the side away from the mouth's
    middle, `ridge` high. Both taper off towards the ends. carried: the course lies where the actions have carried the skin
    of the rest face, not where it is at rest. crease: depth of the line in the groove's bottom, cm, where skin meets skin."""

    muscle: str
    course: tuple[tuple[float, float], ...]
    width: float
    depth: float
    ridge: float
    carried: bool = False
    crease: float = 0.0


@dataclass(frozen=True, slots=True)
class Gathering:
    """Where a muscle gathers the skin into lines: the painted wrinkles about `centre` show as if the skin were older."""

    muscle: str
    centre: tuple[float, float]
    reach: tuple[float, float]
    amount: float


PULLS = (
    # AU 1 alone: frontalis lifts and knits the inner end of the brow; its outer half sags, so that it slants.
    Pull("inner brow", (0.95, 76.45), (0.95, 1.0), (-0.10, 0.37, 0.06), brow=True),
    Pull("inner brow", (3.3, 76.9), (1.3, 1.1), (0.0, -0.27, 0.0), brow=True),
    Pull("inner brow", (4.6, 76.4), (1.0, 1.0), (0.0, -0.28, 0.0), brow=True),
    # AU 4: corrugator draws the brows together over a bulge between them.
    Pull("corrugator", (1.15, 76.35), (0.9, 0.8), (-0.17, -0.08, 0.11), brow=True),
    Pull("corrugator", (0.55, 76.7), (0.35, 0.7), (0.0, 0.0, 0.10)),
    # AU 4 without 1: it is the inner end that goes down; the action lowers the whole brow.
    Pull("lowered brow", (0.95, 76.4), (0.9, 0.8), (0.0, -0.28, 0.0), brow=True),
    Pull("lowered brow", (2.6, 77.2), (1.4, 1.1), (0.0, -0.23, 0.05), brow=True),
    Pull("lowered brow", (4.0, 76.8), (1.2, 1.0), (0.0, 0.13, 0.0), brow=True),
    # AU 9: the root of the nose shortens and thickens, its sides and wings rise.
    Pull("nose", (0.55, 74.6), (0.5, 0.6), (0.06, 0.08, 0.11)),
    Pull("nose", (1.5, 72.0), (0.7, 0.7), (0.08, 0.18, 0.05)),
    # AU 6 + 12: the cheek is pushed forward, a broad mound under the eye.
    Pull("cheek", (3.5, 72.65), (1.75, 1.25), (0.20, 0.08, 0.64)),
    # ... and pushes the lower lid up, which rolls out over the crease below it.
    Pull("cheek", (3.2, 74.33), (1.35, 0.36), (0.0, 0.08, 0.180)),
    # AU 12: the cheek beside the corner makes way for it and bunches.
    Pull("smiling cheek", (4.1, 70.3), (1.2, 1.4), (0.26, 0.12, 0.32)),
    # ... and stands over the fold that begins there, at every age.
    Pull("smiling cheek", (3.35, 71.2), (0.95, 0.85), (0.05, 0.04, 0.28)),
    # ... and widens its outline.
    Pull("smiling cheek", (5.6, 71.3), (1.3, 1.4), (0.16, 0.04, 0.08)),
    # ... while what lies inside of the fold stays behind.
    Pull("smiling cheek", (2.15, 70.5), (0.60, 0.80), (0.0, 0.0, -0.09)),
    # Stretched between the corners, the upper lip straightens.
    Pull("smile", (0.0, 69.0), (1.2, 0.6), (0.0, -0.04, -0.02)),
    # ... which draws the tip of the nose down.
    Pull("smile", (0.0, 71.9), (0.9, 0.7), (0.0, -0.09, -0.02)),
    # ... and its lobule with it, between rims that rise.
    Pull("smile", (0.0, 71.1), (0.42, 0.5), (0.0, -0.09, 0.01)),
    Pull("smile", (1.0, 71.3), (0.36, 0.35), (0.03, 0.11, 0.0)),
    # ... and the chin is drawn flat.
    Pull("smile", (0.0, 66.1), (1.7, 1.1), (0.0, 0.0, -0.06)),
    # AU 38 goes with anger; a smile draws the wings apart by the skin beside them.
    Pull("nostril", (1.50, 71.5), (0.60, 0.55), (0.16, 0.04, 0.02)),
    # AU 15: the corner of the mouth is drawn down, and the skin beside it pouches.
    Pull("mouth corner", (2.35, 68.35), (0.65, 0.7), (0.02, -0.17, -0.04)),
    Pull("mouth corner", (3.0, 67.5), (0.6, 0.8), (0.05, -0.08, 0.12)),
    # AU 17: mentalis pushes the boss of the chin up and out, and the lower lip with it.
    Pull("chin", (0.0, 65.9), (1.1, 0.7), (0.0, 0.14, 0.14)),
    # AU 23, 24: the ring of the mouth tightens, and stands out round the narrowed lips.
    Pull("tight lips", (2.3, 68.4), (0.6, 0.6), (-0.08, 0.0, 0.06)),
    Pull("tight lips", (0.9, 69.75), (1.1, 0.4), (0.0, 0.0, 0.10)),
    Pull("tight lips", (0.0, 66.95), (1.2, 0.4), (0.0, 0.0, 0.08)),
)
FURROWS = (
    Furrow("corrugator", ((0.36, 75.8), (0.46, 76.5), (0.40, 77.3)), 0.17, 0.10, 0.06),
    Furrow("nasolabial", ((1.75, 71.5), (2.3, 70.5), (2.7, 69.6), (2.95, 68.9)), 0.34, 0.08, 0.08),
    # From beside the wing of the nose round the corner where the smile has carried it.
    Furrow(
        "smiling cheek",
        ((1.75, 71.95), (2.38, 71.40), (2.97, 70.75), (3.38, 69.85), (3.60, 68.90), (3.66, 68.25)),
        0.39,
        0.21,
        0.30,
        carried=True,
        crease=0.15,
    ),
    # Where the muscles of the corner meet, a short fold stands outside of it.
    Furrow(
        "smiling cheek", ((3.08, 69.85), (3.27, 69.2), (3.20, 68.35)), 0.27, 0.085, 0.065, carried=True, crease=0.03
    ),
    # Below the lid that the cheek pushes up.
    Furrow("cheek", ((1.75, 74.3), (2.5, 73.95), (3.4, 73.85), (4.4, 74.15)), 0.16, 0.13, 0.07),
    Furrow("mouth corner", ((2.55, 68.3), (2.85, 67.6), (2.9, 66.7)), 0.20, 0.10, 0.08),
    Furrow("chin", ((0.0, 66.85), (0.6, 66.75), (1.3, 66.35)), 0.22, 0.12, 0.0),
    Furrow("nose", ((0.0, 75.0), (0.5, 75.05), (0.9, 75.2)), 0.16, 0.08, 0.0),
)
GATHERINGS = (
    Gathering("corrugator", (0.6, 76.7), (0.75, 1.1), 0.62),
    Gathering("inner brow", (0.0, 79.2), (2.3, 1.9), 0.42),
    Gathering("frontalis", (0.0, 79.3), (5.0, 2.2), 0.46),
    Gathering("nose", (0.7, 74.8), (0.9, 0.7), 0.8),
    Gathering("eye ring", (5.3, 75.0), (1.1, 1.6), 0.72),
    Gathering("eye ring", (3.1, 73.95), (1.6, 0.5), 0.38),
    Gathering("nasolabial", (2.35, 69.9), (0.9, 2.0), 0.38),
    Gathering("smiling cheek", (2.4, 69.9), (0.9, 1.8), 0.70),
    Gathering("mouth corner", (2.7, 67.5), (0.6, 1.3), 0.50),
    Gathering("chin", (0.0, 66.0), (1.7, 1.1), 0.40),
)
CHEEKS_OF_CORNERS = 1.25
"""How far cheeks bunch and fold for how far corners are drawn, by eye: a closed smile moves its corners little."""
GATHERS_FROM_YEARS = ((6.0, 0.05), (14.0, 0.3), (28.0, 1.0))
OWN_DEPTH, OWN_COURSE_CM, TIED_ABOVE_Y = (0.6, 1.15), 0.14, (70.0, 72.0)
"""Least and most of a smile's folds that a side of a person has; how far they run further out or in; and the heights between
which that ends, at the wing of the nose, where they are tied down. By eye."""
FOLDS_FROM_YEARS = ((3.0, 0.16), (8.0, 0.34), (14.0, 0.48), (22.0, 0.88), (40.0, 1.0))
"""(age, share): the plump skin of children lines and folds less."""
FROWNS_FROM_YEARS = ((6.0, 0.4), (12.0, 0.7), (18.0, 1.0))
"""(age, share): of what draws brows down and together: as far as an adult's, a child's forehead, which has no ridge behind it,
would hang over the root of the nose as a ledge whose shade joins the brows. By eye."""
_FROWNING = ("corrugator", "lowered brow")
CARRIED_OF_YEARS = ((25.0, 1.0), (50.0, 0.76), (75.0, 0.57))
"""(age, share) of the fold that a smile carries outwards: the pack's old have one of their own there by then, and both together
were a gash (by eye)."""
DEEPER_OF_YEARS = ((32.0, 1.0), (60.0, 2.0))
"""(age, factor) of what a smile's creases hide from their floor, since old skin folds sharply (by eye)."""


def muscle_amounts(actions: Weights) -> dict[str, tuple[float, float]]:
    """How strongly each muscle pulls, by the weights of the facial actions."""
    weights = dict(actions)

    def of(name: str, side: str) -> float:
        return weights.get(name, weights.get(name + side, 0.0))

    def on(side: str) -> dict[str, float]:
        raised, outer = of("browInnerUp", side), of("browOuterUp", side)
        sneer, cheek = of("noseSneer", side), of("cheekSquint", side)
        smile = max(
            of("mouthSmile", side), weights.get("mouthCornerPuller", 0.0), weights.get("mouthUpwardRetraction", 0.0)
        )
        cheeks = max(smile, min(CHEEKS_OF_CORNERS * weights.get("mouthCornerPuller", 0.0), 1.0))
        return {
            "inner brow": max(raised - outer, 0.0),
            "frontalis": min(raised, outer),
            "corrugator": min(of("browDown", side) + 0.4 * sneer, 1.0),
            "lowered brow": max(of("browDown", side) - raised, 0.0),
            "nose": sneer,
            "cheek": min(cheek, cheeks),
            "eye ring": min(0.8 * cheek + 0.5 * of("eyeSquint", side), 1.0),
            "smile": smile,
            "smiling cheek": cheeks,
            "nostril": min(0.8 * smile + min(of("browDown", side), of("eyeWide", side)), 1.0),
            "nasolabial": min(0.8 * sneer + 0.3 * of("mouthUpperUp", side), 1.0) * (1.0 - smile),
            "mouth corner": max(of("mouthFrown", side) - smile, 0.0),
            "chin": of("mouthShrugLower", side),
            "tight lips": min(of("mouthRollUpper", side), of("mouthRollLower", side)),
        }

    right, left = on("Right"), on("Left")
    return {muscle: (right[muscle], left[muscle]) for muscle in right}


def move_skin(
    positions: NDArray[np.float32],
    still: NDArray[np.float32],
    rest: NDArray[np.float32],
    amounts: Amounts,
    size: float,
    age: float = 30.0,
    seed: int = 0,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Pull and fold the skin; returns the positions, (V, 3) head space, cm, and how much of the room the creases of a smile
    hide from their own floor, (V,) 0..1.

    positions, still: (V, 3) with the facial actions and before them. rest: (V, 3). size: of the head, 1 for an adult.
    age: years. seed: of the person's own folds.
    """
    folds = float(np.interp(age, *np.transpose(FOLDS_FROM_YEARS)))
    frowns = float(np.interp(age, *np.transpose(FROWNS_FROM_YEARS)))
    face = np.flatnonzero(rest[:, 2] > FACE_FROM_Z)
    place = rest[face].astype(np.float64)
    carried = place + (positions[face] - still[face]) / size
    carries = float(np.interp(age, *np.transpose(CARRIED_OF_YEARS)))
    deeper = float(np.interp(age, *np.transpose(DEEPER_OF_YEARS)))
    moved, floor = np.zeros_like(place), np.zeros(len(place))
    off_lids = smooth_step(*LIDS_BELOW_Y, place[:, 1])
    own = _own(seed)
    for at, side in enumerate((-1.0, 1.0)):
        x, y = side * place[:, 0], place[:, 1]
        for pull in PULLS:
            amount = amounts[pull.muscle][at] * (frowns if pull.muscle in _FROWNING else 1.0)
            if amount > 0.0:
                near = _about(x, y, (pull.centre,), pull.reach)
                share = amount * _bell(x[near], y[near], pull.centre, pull.reach)
                if pull.brow:
                    share *= off_lids[near]
                if pull.centre[0] == 0.0:
                    share *= _half(x[near])
                moved[near] += share[:, None] * (np.array(pull.by) * (side, 1.0, 1.0))
        for furrow, (deep, out) in zip(FURROWS, own[at].tolist(), strict=True):
            amount = folds * amounts[furrow.muscle][at]
            if amount > 0.0:
                at_x, at_y = (side * carried[:, 0], carried[:, 1]) if furrow.carried else (x, y)
                if furrow.carried:
                    amount *= carries * _own_depth(deep)
                    at_x = _own_course(at_x, at_y, out)
                near = _about(at_x, at_y, furrow.course, (2.5 * furrow.width, 2.5 * furrow.width))
                distance, along, outside = _beside(at_x[near], at_y[near], furrow.course)
                there = amount * _half(x[near]) * _taper(furrow, along)
                height = there * _fold(distance, outside, furrow)
                moved[near, 2] += height
                moved[near, 0] += side * height * np.clip(x[near] / ROUND_FROM_CM, 0.0, 1.0)
                if furrow.crease > 0.0:
                    floor[near] += deeper * there * np.exp(-((distance / (HIDDEN * furrow.width)) ** 2))
    result = positions.copy()
    result[face] += (size * moved).astype(np.float32)
    hidden = np.zeros(len(rest), np.float32)
    hidden[face] = np.where(place[:, 1] < CREASES_BELOW_Y, np.clip(floor, 0.0, 1.0), 0.0)
    return result, hidden


def gathered(rest: NDArray[np.float32], amounts: Amounts, age: float) -> NDArray[np.float32]:
    """(V,) float32 0..1: how far the skin is gathered into lines. rest: (V, 3)."""
    share = float(np.interp(age, *np.transpose(GATHERS_FROM_YEARS)))
    face = np.flatnonzero(rest[:, 2] > FACE_FROM_Z)
    place = rest[face].astype(np.float64)
    lines = np.zeros(len(face))
    for at, side in enumerate((-1.0, 1.0)):
        x, y = side * place[:, 0], place[:, 1]
        for gathering in GATHERINGS:
            amount = share * gathering.amount * amounts[gathering.muscle][at]
            if amount > 0.0:
                near = _about(x, y, (gathering.centre,), gathering.reach)
                near = near[x[near] > -0.3]
                lines[near] = np.maximum(
                    lines[near], amount * _bell(x[near], y[near], gathering.centre, gathering.reach)
                )
    result = np.zeros(len(rest), np.float32)
    result[face] = lines
    return result


def _about(x: Array, y: Array, points: Sequence[tuple[float, float]], reach: tuple[float, float]) -> NDArray[np.intp]:
    """Places near enough to some points to be moved with them: beyond, a bell of this reach has faded out."""
    (left, low), (right, high) = np.min(points, axis=0), np.max(points, axis=0)
    across, upwards = FADED * reach[0], FADED * reach[1]
    inside = (x > left - across) & (x < right + across) & (y > low - upwards) & (y < high + upwards)
    return np.flatnonzero(inside)


def _bell(x: Array, y: Array, centre: tuple[float, float], reach: tuple[float, float]) -> Array:
    return np.asarray(np.exp(-(((x - centre[0]) / reach[0]) ** 2) - ((y - centre[1]) / reach[1]) ** 2))


def _half(x: Array) -> Array:
    """Share of one half of the face: both add up to 1 across the middle."""
    return smooth_step(-0.5, 0.5, x)


def _fold(distance: Array, outside: NDArray[np.bool_], furrow: Furrow) -> Array:
    """Height across a furrow where it is deepest, cm, at distances from its course; outside: on its outer or upper side."""
    groove = -furrow.depth * np.exp(-((distance / furrow.width) ** 2))
    groove -= furrow.crease * np.exp(-((distance / (CREASED * furrow.width)) ** 2))
    beside = np.where(outside, distance, -distance) - 2.0 * furrow.width
    return np.asarray(groove + furrow.ridge * np.exp(-((beside / (1.6 * furrow.width)) ** 2)))


def _taper(furrow: Furrow, along: Array) -> Array:
    """Share of its height that a furrow has, 0..1 along it."""
    if furrow.course[0][0] <= 0.0:
        return np.asarray(1.0 - along**2)
    return np.asarray(np.sin(np.pi * np.clip(0.06 + 0.88 * along, 0.0, 1.0)))


def _own(seed: int) -> Array:
    """(2, furrows, 2): of each side of a person how deep each furrow is and how far out it runs, 0..1."""
    return np.asarray(uniform(seed, "furrows", np.arange(4 * len(FURROWS))).reshape(2, len(FURROWS), 2))


def _own_depth(deep: float) -> float:
    return OWN_DEPTH[0] + (OWN_DEPTH[1] - OWN_DEPTH[0]) * deep


def _own_course(x: Array, y: Array, out: float) -> Array:
    """Distances from the middle as a furrow's course has them, of places that a person's own course has at x."""
    return np.asarray(x - OWN_COURSE_CM * (2.0 * out - 1.0) * (1.0 - smooth_step(*TIED_ABOVE_Y, y)))


def _beside(x: Array, y: Array, course: tuple[tuple[float, float], ...]) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Distance from a course, cm; 0..1 along it; whether a place lies on its outer (or upper) side."""
    distance, along, outside = np.full(len(x), np.inf), np.zeros(len(x)), np.zeros(len(x), bool)
    pieces = len(course) - 1
    for k in range(pieces):
        (x0, y0), (x1, y1) = course[k : k + 2]
        dx, dy = x1 - x0, y1 - y0
        t = np.clip(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0, 1.0)
        away = np.hypot(x - x0 - t * dx, y - y0 - t * dy)
        nearer = away < distance
        distance = np.where(nearer, away, distance)
        along = np.where(nearer, (k + t) / pieces, along)
        outside = np.where(nearer, (x - x0) * abs(dy) + (y - y0) * dx * (1.0 if dy <= 0.0 else -1.0) > 0.0, outside)
    return distance, along, outside
