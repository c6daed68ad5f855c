"""How far the upper lids hang down over the iris when a face does nothing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import normal
from facestudio.scene.head.eyes import opening, tilt_of
from facestudio.scene.materials.eyes import iris_diameter_cm
from facestudio.spec.types import FaceSpec

COVERED_SHARE = (
    (3.0, 0.24),
    (8.0, 0.27),
    (14.0, 0.325),
    (17.0, 0.36),
    (21.0, 0.4),
    (35.0, 0.41),
    (45.0, 0.43),
    (60.0, 0.47),
    (75.0, 0.52),
)
"""(years, share of the iris' radius by which the roots of the upper lashes lie below its top). In life the lid covers 1 to 2 mm
of an iris and lies 4 to 5 mm above the middle of the pupil (textbook anatomy); but the lashes grow from the lid's outer edge,
which lies before its inner one and nearer the lens, so that less of the iris is hidden than these say. Small children's eyes
show more of it, and the lids of the old come down (by eye)."""
OWN_SHARE, OWN_RANGE = 0.11, (-0.7, 1.3)
"""Deviation between people of that share, and its ends in deviations: 0.6 mm, by eye. More of what sets lids apart is in
the form of heads. Heavy lids are commoner than bare irises."""
OWN_SIDE = 0.03
"""The same of either lid by itself, 0.2 mm: no one's eyes are open equally wide. By eye."""
RESTING_BLINK = 0.06
"""Largest weight of a blink that belongs to a face at rest, 0.7 mm: counted beside a lid's own height, it made
lids heavy twice."""
EVENED = 0.88
"""Share of what a head's form opens beyond that which goes."""
LIFTED, LIFTED_BELOW_CM = 0.5, 0.05
"""Share of what a head's form closes more than so far below that which comes back, by eye: eyes of which a lid hides a third of
the pupil are common among shapes that are drawn at random, and a disease among people."""

SPARED_BY_CHEEKS = 0.75
"""By how much a raised cheek divides a squint, by eye: both together draw the lower lid over half of the iris as a straight
bar, while a broad smile hides 2 or 3 mm of it and leaves the lid its curve."""

LEAST_OPEN = ((0.0, 0.40), (0.40, 0.47), (0.60, 0.60), (2.0, 2.0))
"""(height of an opening, height that is left of it), in diameters of the iris, by eye: a broad smile leaves 5 mm or more of the
9 to 11 of a face at rest, however small the eyes are; less is a slit, in which no one's gaze is seen."""

BY_UPPER = 0.5
"""Share of that which the upper lid gives back, by eye: it comes down in a smile by less than the lower one rises."""

BLINKS = 0.5
"""Weight of a blink from which on closed eyes are what was asked for, by eye."""
_NARROWING = ("eyeSquint", "cheekSquint", "eyeBlink")


def resting_lids(
    spec: FaceSpec, pack: HeadPack, cage: NDArray[np.float32], places: Mapping[str, NDArray[np.float64]]
) -> dict[str, float]:
    """Morph name -> weight of the actions that lower the upper lids of a face at rest onto its irises, or take them up with the
    gaze.

    cage: (V0, 3) head space, cm, before any action. places: of "left" and "right", the eyeball's centre, (3,).
    """
    covered = float(np.interp(spec.age, *np.transpose(COVERED_SHARE)))
    own = float(np.clip(normal(spec.eyes.seed, "lid rest", 0), *OWN_RANGE))
    radius = 0.5 * iris_diameter_cm(spec.age)
    weights, actions, tilt = {}, dict(spec.expression.actions), tilt_of(spec)
    for side, centre in places.items():
        sided = float(np.clip(normal(spec.eyes.seed, f"lid rest, {side}", 0), -2.0, 2.0))
        wanted = radius * (1.0 - covered - OWN_SHARE * own - OWN_SIDE * sided)
        blink, wide = (f"action/eye{name}{side.capitalize()}" for name in ("Blink", "Wide"))
        upper = pack.lashes[f"{side}_upper"][0]
        lid = cage[upper]
        height = _height(lid, centre, tilt)
        drop = height - _height(lid + _delta(pack, blink, len(cage))[upper], centre, tilt)
        rise = _height(lid + _delta(pack, wide, len(cage))[upper], centre, tilt) - height
        # A lid that blinks comes down from where it rests, and is closed where any would be.
        closed = min(actions.get(f"eyeBlink{side.capitalize()}", 0.0), 1.0)
        rests = height - min(actions.get(f"eyeBlink{side.capitalize()}", 0.0), RESTING_BLINK) * drop
        if rests > wanted and drop > 0.0:
            weights[blink] = float(EVENED * (rests - wanted) / drop) * (1.0 - closed)
        elif rise > 0.0:
            # Wholly as far as it goes with the gaze, but for the rest hooded lids stay heavy.
            with_gaze = min(wanted - rests, max(_height(lid, centre, 0.0) - height, 0.0)) if tilt > 0.0 else 0.0
            heavy = LIFTED * max(wanted - LIFTED_BELOW_CM - rests - with_gaze, 0.0)
            weights[wide] = float((with_gaze + heavy) / rise) * (1.0 - closed)
    return weights


def squinting(weights: dict[str, float]) -> dict[str, float]:
    """Weights of the actions with the lower lids raised less where the cheeks raise them too."""
    result = dict(weights)
    for side in ("Left", "Right"):
        squint, cheek = f"action/eyeSquint{side}", f"action/cheekSquint{side}"
        if squint in weights:
            result[squint] = _spared(weights[squint], weights.get(cheek, 0.0))
    return result


def _spared(squint: float, cheek: float) -> float:
    """What a cheek that is raised so far leaves of a squint."""
    return squint / (1.0 + SPARED_BY_CHEEKS * max(cheek, 0.0))


def kept_open(
    spec: FaceSpec,
    pack: HeadPack,
    seated: NDArray[np.float32],
    posed: NDArray[np.float32],
    places: Mapping[str, NDArray[np.float64]],
) -> dict[str, float]:
    """Morph name -> weight of what eases a squint that would leave a slit, to be added to an expression.

    seated, posed: (V0, 3) head space, cm, before and after the actions. places: as of `resting_lids`.
    """
    actions, iris, weights = dict(spec.expression.actions), iris_diameter_cm(spec.age), {}
    for side, centre in places.items():
        squint, cheek, blink = (actions.get(f"{name}{side.capitalize()}", 0.0) for name in _NARROWING)
        lids = pack.lashes[f"{side}_upper"][0], pack.lashes[f"{side}_lower"][0]
        at_rest, now = (_open(cage, lids, centre) for cage in (seated, posed))
        lacks = float(np.interp(now / iris, *np.transpose(LEAST_OPEN))) * iris - now
        lacks *= 1.0 - min(max(blink, 0.0) / BLINKS, 1.0) ** 2
        if lacks <= 0.0:
            continue
        name, wide = (f"action/{of}{side.capitalize()}" for of in ("eyeSquint", "eyeWide"))
        lower, upper = (_open(seated + _delta(pack, of, len(seated)), lids, centre) - at_rest for of in (name, wide))
        eased = 0.0
        if lower < 0.0:
            eased = min((1.0 - BY_UPPER) * lacks / -lower, _spared(squint, cheek))
            weights[name] = -eased
        if upper > 0.0:
            weights[wide] = (lacks + eased * lower) / upper
    return weights


def _open(cage: NDArray[np.float32], lids: tuple[NDArray[np.integer], ...], centre: NDArray[np.float64]) -> float:
    """Height of the opening between the roots of two rows of lashes, cm."""
    lower, upper = opening((cage[lids[0]], cage[lids[1]]), centre)
    return upper - lower


def _height(lid: NDArray[np.floating], centre: NDArray[np.float64], tilt: float) -> float:
    """Of a lid with roots (N, 3) over the middle of the eye, cm. tilt: see `opening`."""
    return opening((lid, lid), centre, tilt)[0] - float(centre[1])


def _delta(pack: HeadPack, action: str, count: int) -> NDArray[np.float32]:
    """What an action moves, (count, 3) cm."""
    vertices, delta = pack.morphs.delta(action)
    moved: NDArray[np.float32] = np.zeros((count, 3), np.float32)
    moved[vertices] = delta
    return moved
