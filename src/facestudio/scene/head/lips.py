"""Lips that meet. Morphs and expressions leave slits between closed lips, which would show as black lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import normal, uniform
from facestudio.maths.steps import smooth_step

JAW = "action/jawOpen"
LOWER_FROM_CM = ((1.9, 1.2), (2.2, 1.245))
"""(distance from the middle, cm): vertices that the action lowers further than this belong to the lower lip. Towards the
corners, where both lips follow the jaw half way, the line between them is finer."""
COLUMN_CM = 0.12
HALF_WIDTH_CM = 2.40
"""Columns of the lips, and how far to the sides they go, rest space."""
LIP_SHARE = 0.3
"""Least share of lip tissue in a vertex that counts."""
OVERLAP_CM = 0.02
CLOSED_CM, PARTED_CM = 0.17, 0.26
"""Lips whose gap in the middle is less than the first are closed all along; wider than the second, they stay parted."""
PARTED_TO_CM = 2.15
"""Parted lips meet this far from the middle, rest space; actions leave the gap of a smile open up to the corners."""
HARDLY_PARTED_TO_CM = ((0.20, 1.40), (0.62, PARTED_TO_CM))
"""(gap, how far from the middle such lips meet): lips that only hang open touch on their outer thirds: a slit as long as the
mouth is a doll's. By eye."""
ROUND = 2.0
"""Power by which they come together there: with less they would meet in a point."""
REACH_CM = 0.45
"""How far from the line of the lips the correction fades out."""
LINING_FROM_X = (2.05, 2.65)
"""Distances from the middle, rest space, between which the lining of the cheek begins."""
LINING_IN_CM = np.array([-0.75, 0.0, -0.55])
"""How far (outwards, up, forward) a full smile draws it in: the action takes it out through a thin cheek."""
WAVE = ((0.0, 0.38, -0.110), (0.88, 0.46, 0.050), (2.30, 0.62, 0.025))
"""Where the line between the lips departs from the straight one of the base mesh, by eye: (distance from the middle, reach,
upwards), cm. The tubercle of the upper lip dips into the lower one, which swells to both sides of it."""
TUBERCLE_OF_YEARS = ((2.0, 1.15), (14.0, 1.0))
"""(years, share of its dip that the tubercle has): small lips are nearly all tubercle, and flat ones a doll's. By eye."""
CORNERS_CM, CORNER_X = 0.045, 2.43
"""By how much a person's corners stand higher or lower than most (deviation, by eye), and how far from the middle they are."""
LEVEL_OF_YEARS = ((4.0, 0.01), (12.0, 0.03), (20.0, 0.08), (45.0, 0.11), (65.0, 0.17))
"""(years, cm) by which all corners stand higher than the pack's, by eye: the lines of grown people's mouths were arches, which
looks sullen, of the old the most."""
WAVE_SHARE = (0.55, 1.15)
"""Least and most of the wave that a person has: with less the line is ruled."""
WAVE_REACH_CM = 0.55
"""How far above and below the line it fades out."""
MEET_CM, MORE_ASIDE_CM, ASIDE_X, MEET_REACH_CM = 0.11, 0.038, (0.5, 1.7), 0.17
"""How much further forward lips meet than in the base mesh, in the middle, and by how much more towards the corners; the
distances from the middle between which one becomes the other, and over which height, by eye: the groove between them is so
deep there that it is a black slit of one strength from end to end, where in life it is darkest beside the tubercle."""
MEET_TO_X = (1.95, 2.60)
"""Where that fades out, at the corners: sooner, they end in dark wedges."""
PIT = (2.46, 68.40, 0.38, 0.40)
PIT_CM = 0.06
"""Corners of the mouth, (distance from the middle, height, reaches), and how far they lie deeper than in the base mesh, where
the cheek goes on flat: in life both lips sink in before they meet."""
MEET_OF_YEARS = ((2.0, 0.55), (16.0, 1.0), (40.0, 1.0), (75.0, 1.9))
"""(years, share of that), by eye: the lips of the old are rolled inwards, which deepens the groove."""
PIT_OF_YEARS = ((2.0, 0.0), (10.0, 0.1), (18.0, 0.5), (45.0, 0.5), (75.0, 0.2))
"""(years, share of that depth), by eye."""
CORNER_CM = 0.12
"""Width over which it fades out at the mouth's corners."""


def lower_lip(pack: HeadPack) -> NDArray[np.bool_]:
    """(V2,) whether a vertex of the finest skin goes with the jaw."""
    vertices, delta = pack.morphs.delta(JAW)
    drop = np.zeros(len(pack.rest), np.float32)
    drop[vertices] = -delta[:, 1]
    across = np.abs(pack.skin.subdivide @ pack.rest[pack.skin.cage, 0])
    least = np.interp(across, [x for x, _ in LOWER_FROM_CM], [cm for _, cm in LOWER_FROM_CM])
    return np.asarray(pack.skin.subdivide @ drop[pack.skin.cage] > least)


def shape_lip_line(rest: NDArray[np.float32], seed: int, size: float, years: float) -> NDArray[np.float32]:
    """(V, 3) displacement, cm, that gives the line between the lips its wave and the mouth its corners.

    rest: (V, 3). seed: of the person's own wave. size: of the head, 1 for an adult. years: a child's corners are shallow.
    """
    moved = np.zeros(rest.shape, np.float32)
    near = np.flatnonzero((np.abs(rest[:, 0]) < 3.2) & (np.abs(rest[:, 1] - 68.45) < 1.4) & (rest[:, 2] > 11))
    x, y = rest[near, 0].astype(np.float64), rest[near, 1].astype(np.float64)
    low, high = WAVE_SHARE
    own = low + (high - low) * uniform(seed, "lip wave", np.arange(2))
    amount = np.where(x < 0.0, own[0], 0.7 * own[0] + 0.3 * own[1])
    dip = float(np.interp(years, *np.transpose(TUBERCLE_OF_YEARS)))
    wave = sum((dip if at == 0.0 else 1.0) * up * np.exp(-(((np.abs(x) - at) / reach) ** 2)) for at, reach, up in WAVE)
    level = float(np.interp(years, *np.transpose(LEVEL_OF_YEARS)))
    hangs = (own_corners(seed) + level) * smooth_step(0.9, 2.35, np.abs(x))
    hangs *= np.exp(-((np.maximum(np.abs(x) - CORNER_X, 0.0) / 0.5) ** 2))
    moved[near, 1] = size * (amount * wave + hangs) * np.exp(-(((y - 68.47) / WAVE_REACH_CM) ** 2))
    across, height, reach_x, reach_y = PIT
    meet = float(np.interp(years, *np.transpose(MEET_OF_YEARS)))
    deep = float(np.interp(years, *np.transpose(PIT_OF_YEARS)))
    moved[near, 2] = (
        -size * deep * PIT_CM * np.exp(-(((np.abs(x) - across) / reach_x) ** 2) - ((y - height) / reach_y) ** 2)
    )
    forward = meet * MEET_CM + min(meet, 1.0) * MORE_ASIDE_CM * smooth_step(*ASIDE_X, np.abs(x))
    forward *= 1.0 - smooth_step(*MEET_TO_X, np.abs(x))
    moved[near, 2] += size * forward * np.exp(-(((y - 68.47) / MEET_REACH_CM) ** 2))
    return moved


def own_corners(seed: int) -> float:
    """How much higher the corners of a person's mouth stand than most people's, cm."""
    return CORNERS_CM * float(np.clip(normal(seed, "corners", 0), -1.6, 1.6))


def lip_gaps(
    positions: NDArray[np.float32], rest: NDArray[np.float32], lips: NDArray[np.float32], lower: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Gap between the lips along the mouth: rest x of columns (N,), gap and height of its middle (N,), head space, cm.

    A negative gap is an overlap. Columns without lips have gap 0.
    """
    count = round(2 * HALF_WIDTH_CM / COLUMN_CM)
    column = np.floor((rest[:, 0] + HALF_WIDTH_CM) / COLUMN_CM).astype(int)
    on_lip = (lips > LIP_SHARE) & (column >= 0) & (column < count) & (rest[:, 2] > 11)
    floor, ceiling = np.full(count, np.inf), np.full(count, -np.inf)
    upper_lip, under_lip = on_lip & ~lower, on_lip & lower
    np.minimum.at(floor, column[upper_lip], positions[upper_lip, 1].astype(np.float64))
    np.maximum.at(ceiling, column[under_lip], positions[under_lip, 1].astype(np.float64))
    place: NDArray[np.float64] = -HALF_WIDTH_CM + COLUMN_CM * (np.arange(count, dtype=np.float64) + 0.5)
    known = np.isfinite(floor) & np.isfinite(ceiling)
    if known.sum() < 2:
        return place, np.zeros(count), np.zeros(count)
    floor, ceiling = (np.interp(place, place[known], edge[known]) for edge in (floor, ceiling))
    gap, middle = floor - ceiling, (floor + ceiling) / 2
    return place, gap, middle


def seal_lips(
    positions: NDArray[np.float32], rest: NDArray[np.float32], lips: NDArray[np.float32], lower: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Draw lips that are meant to be closed together wherever light shows between them, and others towards the corners.

    (V, 3) in and out, head space.
    """
    place, gap, middle = lip_gaps(positions, rest, lips, lower)
    central = float(gap[np.abs(place) < 0.4].max())
    closed = 1 - smooth_step(CLOSED_CM, PARTED_CM, np.array(central))
    meet = float(np.interp(central, *np.transpose(HARDLY_PARTED_TO_CM)))
    parted = central * (1 - np.clip(np.abs(place) / meet, 0, 1) ** ROUND)
    missing = np.maximum(gap + OVERLAP_CM - parted * (1 - closed), 0)
    if not missing.any():
        return positions
    kernel = np.array([0.25, 0.5, 0.25])
    missing = np.maximum(np.convolve(np.pad(missing, 1, mode="edge"), kernel, mode="valid"), missing)
    missing *= smooth_step(0, CORNER_CM, HALF_WIDTH_CM - np.abs(place))
    near = (np.abs(rest[:, 0]) < HALF_WIDTH_CM) & (rest[:, 2] > 11) & (np.abs(rest[:, 1] - 68.45) < 2.5)
    x = rest[near, 0]
    away = (positions[near, 1] - np.interp(x, place, middle)) / REACH_CM
    shift = 0.5 * np.interp(x, place, missing) * np.exp(-(away**2))
    result = positions.copy()
    result[near, 1] += np.where(lower[near], shift, -shift).astype(np.float32)
    return result


def draw_in_lining(
    positions: NDArray[np.float32],
    rest: NDArray[np.float32],
    inner_mouth: NDArray[np.float32],
    smile: tuple[float, float],
    size: float,
) -> NDArray[np.float32]:
    """Keep the lining of the cheeks inside of them in a smile; returns the positions, (V, 3) head space, cm.

    inner_mouth: (V,) share of lining. smile: how strongly the right and the left corner are drawn, 0..1. size: of the head.
    """
    if not any(smile):
        return positions
    lining = np.flatnonzero((inner_mouth > 0.0) & (np.abs(rest[:, 0]) > LINING_FROM_X[0]))
    x = rest[lining, 0]
    share = inner_mouth[lining] * smooth_step(*LINING_FROM_X, np.abs(x)) * np.where(x < 0, *smile)
    sides = np.column_stack([np.sign(x), np.ones_like(x), np.ones_like(x)])
    result = positions.copy()
    result[lining] += (size * share[:, None] * LINING_IN_CM * sides).astype(np.float32)
    return result
