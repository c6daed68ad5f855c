"""Mends of the base mesh that no morph of the pack can make; in rest space, on the cage.

| flaw | mend |
| --- | --- |
| ear lobes stand off the jaw in a flat shelf | tucked in: narrower and rounder towards their lower end |
| nostrils are dents of 1.5 mm that light fills | deepened into the nose |
| the rims of the nostrils run straight, and hide them from the front | arched upwards between tip and wing |
| the partition's foot hangs 4 mm below the wings': a nose ends in a V | raised |
| low noses end below in a straight edge from wing to wing | the lobule hangs between the nostrils, the rims beside it rise |
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.scene.head.landmarks import vertex_at
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]

LOBE_TOP_Y, LOBE_BOTTOM_Y = 72.6, 70.4
"""Heights between which the lobe narrows, cm; the ear ends at 70.4."""
HEAD_SIDE_X = 6.35
"""Distance of the head's side under the ear from the middle, cm."""
LOBE_WIDTH_LEFT = 0.54
"""Share of its stand-off that the lobe keeps at its lower end."""
LOBE_FROM_X, LOBE_RISES = 6.75, 0.62
"""The lower edge is level in the base mesh. From this distance on it rises, by so many cm after the first: a round lobe."""

NOSTRIL_CENTRE = np.array([0.85, 71.15, 15.25])
NOSTRIL_HALF_AXES = np.array([0.34, 0.38, 0.56])
"""The dent inside the rim of the left nostril, cm."""
NOSTRIL_DEEPER = np.array([0.0, 0.88, -0.35])
"""Where its middle goes: up into the nose and back; with a tenth more it pokes out through thin noses."""
RIM_CENTRE = np.array([1.06, 71.22, 15.58])
RIM_REACH = np.array([0.30, 0.30, 0.52])
RIM_UP = np.array([0.0, 0.31, -0.03])
"""The middle of the left nostril's rim, how far about it the arch reaches (1/e), and where it goes, cm, by eye: in life the
partition hangs 2 to 4 mm below it (from memory, unchecked)."""

FOOT_CENTRE = np.array([0.0, 70.42, 15.40])
FOOT_REACH = np.array([0.50, 0.34, 0.80])
FOOT_UP = np.array([0.0, 0.19, 0.0])
"""Where the partition of the nose meets the lip, how far about it the mend reaches (1/e), and where it goes, cm, by eye."""

GULL: tuple[tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]], ...] = (
    ((0.0, 71.15, 16.35), (0.42, 0.50, 0.60), (0.0, -0.17, 0.03)),
    ((0.86, 71.25, 15.90), (0.26, 0.40, 0.45), (0.0, 0.15, 0.0)),
    ((1.48, 71.00, 14.90), (0.30, 0.35, 0.60), (0.0, 0.06, -0.03)),
)
"""Place, reach (1/e) and move, cm, of the lobule below the tip, of the rim's foremost part beside it and of the left wing's
lower end. Seen from the front the lower edge of a nose runs as a gull in flight, its body the lobule (R. K. Daniel, "Mastering
Rhinoplasty", from memory, unchecked); in the pack's low noses the three ended within a millimetre or two. By eye."""
RIM, LOBULE = (0.93, 71.20, 15.60), (0.0, 71.04, 16.41)
HANGS, GAINED = 0.46, 0.23
"""cm by which a lobule hangs below the rim, of an adult, and by which it does so more after the moves above. Of 24 drawn
East Asian adults it was 0.34, the least 0.23; those whose noses viewers called plates had 0.17 to 0.27, and nobody with 0.5."""
MOST_LOW = 1.1
"""Most of the moves above that a nose is given, by eye: hardly more than all of them, however much is lacking."""
LEAST_LOW = 0.45
"""Share of what is lacking that high noses are given, by eye: their tips stand before the rims, which show below them."""
LOW_OF_YEARS = ((4.0, 0.25), (14.0, 1.0))
"""(Years, share of it), by eye: small children's nostrils show anyhow."""


def mends(pack: HeadPack, arched: float = 1.0, low: float = 0.0) -> NDArray[np.float32]:
    """(V0, 3) displacement of the pack's vertices, cm, rest space. arched: 0..1, how far the rims of the nostrils
    are. low: 0..1.1, how far a nose's lower edge is let down in the middle, as low noses need."""
    cage = pack.skin.cage
    rest = pack.rest[cage].astype(np.float64)
    # Cage vertices come first in the finest skin, so its masks begin with theirs.
    ear = pack.tissue["ears"][: len(cage)]
    moved = np.zeros_like(pack.rest)
    moved[cage] = tuck_lobes(rest, ear) + deepen_nostrils(rest) + arched * arch_rims(rest) + raise_foot(rest)
    moved[cage] += low * wing_to_wing(rest)
    return moved


def rims_arched(spec: FaceSpec) -> float:
    """How far a person's rims are arched, 0..1: low tips hide nostrils that a high one shows, and children's are
    small. By eye."""
    low = max(spec.form.asian, 0.8 * spec.form.african)
    adult = 0.75 + 0.25 * low
    return float(np.interp(spec.age, (10.0, 18.0), (1.0, adult)))


def edge_let_down(spec: FaceSpec, head: NDArray[np.float32], pack: HeadPack, size: float) -> float:
    """How far the lower edge of a person's nose is let down in the middle, 0..1.1. head: (V0, 3) cm, of the pack. size: of the
    head, 1 for an adult's."""
    rim, lobule = (float(head[vertex_at(pack, place), 1]) for place in (RIM, LOBULE))
    lacking = (HANGS - (rim - lobule) / size) / GAINED
    low = LEAST_LOW + (1.0 - LEAST_LOW) * max(spec.form.asian, spec.form.african)
    return float(np.interp(spec.age, *np.transpose(LOW_OF_YEARS))) * low * float(np.clip(lacking, 0.0, MOST_LOW))


def tuck_lobes(rest: Array, ear: NDArray[np.floating]) -> Array:
    """(V, 3) displacement of the ear lobes. rest: (V, 3). ear: (V,) 0..1."""
    t = np.clip((LOBE_TOP_Y - rest[:, 1]) / (LOBE_TOP_Y - LOBE_BOTTOM_Y), 0, 1)
    narrow = (1 - LOBE_WIDTH_LEFT) * t * t * (3 - 2 * t)
    off = np.maximum(np.abs(rest[:, 0]) - HEAD_SIDE_X, 0)
    moved = np.zeros_like(rest)
    moved[:, 0] = -np.sign(rest[:, 0]) * off * narrow * np.clip(ear, 0, 1)
    outwards = np.maximum(np.abs(rest[:, 0]) - LOBE_FROM_X, 0)
    moved[:, 1] = LOBE_RISES * outwards**2 * t * np.clip(ear, 0, 1)
    return moved


def deepen_nostrils(rest: Array) -> Array:
    """(V, 3) displacement of the nostrils. rest: (V, 3)."""
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1:]])
    away = (((mirrored - NOSTRIL_CENTRE) / NOSTRIL_HALF_AXES) ** 2).sum(axis=1)
    return np.asarray(np.clip(1 - away, 0, 1)[:, None] ** 0.8 * NOSTRIL_DEEPER)


def arch_rims(rest: Array) -> Array:
    """(V, 3) displacement of the rims of the nostrils. rest: (V, 3)."""
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1:]])
    away = (((mirrored - RIM_CENTRE) / RIM_REACH) ** 2).sum(axis=1)
    return np.asarray(np.exp(-away)[:, None] * RIM_UP)


def raise_foot(rest: Array) -> Array:
    """(V, 3) displacement of the foot of the nose's partition. rest: (V, 3)."""
    away = (((rest - FOOT_CENTRE) / FOOT_REACH) ** 2).sum(axis=1)
    return np.asarray(np.exp(-away)[:, None] * FOOT_UP)


def wing_to_wing(rest: Array) -> Array:
    """(V, 3) displacement of the lower edge of the nose. rest: (V, 3)."""
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1:]])
    moved = np.zeros_like(rest)
    for centre, reach, move in GULL:
        away = (((mirrored - centre) / np.array(reach)) ** 2).sum(axis=1)
        moved += np.exp(-away)[:, None] * np.array(move)
    moved[:, 0] *= np.sign(rest[:, 0])
    return moved
