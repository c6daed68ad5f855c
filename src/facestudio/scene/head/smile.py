"""The course of a smile: outwards and round the teeth, where the actions draw the corners of the mouth straight up.

P. Paletz, R. Manktelow and R. Chaban 1994 (Plast. Reconstr. Surg. 93:529, as others quote it) measured smiles: the corners go
further to the sides than up. The pack's actions carry them twice as far up as out, leave the lips between them where they
are, thick and pouting, and draw the cheek beside them in. Amounts here are by eye.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.scene.head.lips import HALF_WIDTH_CM, PARTED_TO_CM, lip_gaps

CORNER = (2.43, 68.45)
"""(x, y) of the corner of the mouth, rest space, cm."""
AT_CORNER_CM = 0.25
"""Vertices nearer than this show how far it has gone."""
OUT, IN = (1.20, (0.93, 1.16)), 0.70
"""Shares of the actions' movement outwards that the corner and the skin beside it keep, a child's and an adult's, whose closed
lips go less far than parted ones; and inwards, beyond it."""
FORWARD, BESIDE, BESIDE_CM = 0.30, (2.9, 68.0), (1.0, 1.4)
"""Share of the way back that the corner and the skin beside it are spared: the actions draw them 7 mm back for 4 outwards,
which lays the mouth round a box and leaves a dent beside it; a child's upper lip would bulge. Where, rest space, and how far
about there, cm; by eye."""
RISE, GROWN = (0.99, 1.00), (6.0, 15.0)
"""How far a corner rises for each cm that it goes out, at most, with lips closed and parted; years over which a child's smile
becomes an adult's. Paletz et al. found about 0.6 in adults (from memory, unchecked), but by eye corners that rise no further
than the middle of the lip are a grimace: the upper lip of a smile is a bow that hangs between them."""
FROM_X = (0.7, 2.0)
"""Distances from the middle between which that begins: the middle of the lips parts as far as the actions have it."""
PARTS_CM = (0.05, 0.25)
"""By how much the middles of the lips go apart between a closed and an open smile."""
BELOW_Y, ABOVE_Y = (70.4, 72.2), (63.8, 65.6)
"""Heights between which it ends towards the cheeks and towards the chin."""
BESIDE_X, OVER_Y = (2.3, 3.8), (69.2, 70.8)
"""Where the cheek begins, which is full beside a smile and not hollow: distances from the middle, heights."""
IN_OF_CHILDREN = 0.8
"""Share of the movement inwards that a child's whole mouth keeps: its teeth are small and its cheeks full, and a mouth drawn in
between them would lie in their shade."""
LIPS_REACH_CM = 0.85
"""Height over which lips go with their corners."""
LINE_OVER_CM, CURVE, MOST_CURVED_CM = 0.15, 1.6, 0.25
"""The upper lip's rim above the corner; the power by which the line between closed lips rises from its middle to the corners,
which the actions turn up alone; and how far it is lifted for that at most. By eye."""
THINNER, FLATTER_CM = (0.46, 0.44), 0.15
"""By what share a full smile's stretch thins lips of usual height, a child's and an adult's, and how far it lays them
back on the teeth."""
FLAT_ABOVE_CM, LOWER_THINNER = 0.55, 1.25
"""How far above its rim the upper lip of an open smile is laid back most: drawn out over the teeth it faces forward, and a rim
laid back would turn it to the floor; and what the lower lip has to give for what the upper has. By eye."""
THINS_CM, THINS_CLOSED, FULL = 1.25, 0.6, (1.0, 2.2)
"""Height over which the lips grow thinner, borders included: in portraits the upper is a third and the lower half as high as
what shows of the teeth; and share of that in closed lips, whose red stays, and
how much lips have to give from where on it goes in full ones, which would pout (by eye)."""
BORDERS, USUAL_CM, FULLNESS = ((0.0, 69.2), (0.0, 67.51)), 1.75, (0.7, 3.0)
"""Both borders of the lips in the middle, rest space; how far they lie apart at rest in most, by eye; and how much less or more
than those the thinnest and the fullest lips have to give."""
MIDDLE_CM = 1.7
"""Half width of what is laid back."""
SMILES_FROM = 0.25
"""Strength of a smile from which all of it counts."""
BOWED, BOWED_FROM_CM = 3.3, (0.25, 0.50)
"""Power by which the rim of the lower lip rises from its middle to the corners of an open smile, which the actions draw as a V
with its tip cut off; gaps between which that begins."""
WIDE_CM, TOO_WIDE = ((6.0, 0.62), (14.0, 0.90)), 0.55
"""(years, gap) from which on lips part less than the actions have it, in a head of an adult's size, and the share of the rest
that goes, by eye: lips that part further than teeth are long show a dark hole below them."""
MOST_BOWED_CM = 0.32
"""How far the rim is lowered for it at most, of an adult's."""
TAKEN_ALONG, OUTWARDS_CM, INWARDS_CM, UPWARDS_CM, DOWNWARDS_CM = (0.90, 0.90, 0.90), 2.3, 1.3, 2.4, 1.6
"""Share of a corner's way (outwards, up, back) that the skin round it goes too, and how far about the corner that fades out,
away from the mouth and towards its middle, up and down. In life all of the lower cheek is drawn with the corner; the units
slide a mouth over a face that stays, and skin that goes back less than its corner leaves a dent above it, in children most.
By eye."""
LIP_CM, OFF_LIP_CM = 0.85, (-0.20, 0.60)
"""Height of either lip in the middle, rest space, which tapers towards the corners; distances from its border between which
that begins. By eye: over a shorter way the skin is pleated above the corner."""
LIFTED, LIFTED_X, LIFTED_Y = ((25.0, 0.78), (65.0, 0.56)), 1.5, (70.9, 72.2)
"""(years, share of the corners' rise that the middle of the upper lip has in an open smile), half width of what is lifted, and
heights between which that ends: the units let it hang, so that the mouth is a V. By eye; in P. Van der Geld et al. 2008 (Angle
Orthod. 78, from memory, unchecked) smiles show about 2 mm less of the upper teeth at 50 than at 20."""
ARCHED, END_X, END_CM, MOST_ARCHED_CM = 1.8, 2.15, 0.155, 0.34
"""Power by which the rim of the upper lip rises from its middle to the corners of an open smile; how far from the middle it
ends; how much higher than the middle at least, of an adult's; and how far the rim is moved for it at most. The units draw it up
beside the middle and down again, which is the outline of a gull. By eye."""
ARCH_REACH_CM, DOWN_REACH_CM = 1.0, 0.25
"""How far above its rim the upper lip goes along, and how far below what belongs to it does."""
CHIN_REACH_CM = 1.1
"""How far below its rim the lower lip, and the chin with it, goes along."""


def carry_smile(
    positions: NDArray[np.float32],
    still: NDArray[np.float32],
    rest: NDArray[np.float32],
    smile: tuple[float, float],
    size: float,
    years: float = 30.0,
) -> NDArray[np.float32]:
    """Lead the mouth of a smile along its course; returns the positions, (V, 3) head space, cm.

    positions, still: (V, 3) with the facial actions and before them. rest: (V, 3). smile: how strongly the right and the left
    corner are drawn, 0..1. size: of the head, 1 for an adult. years: age.
    """
    if not any(smile):
        return positions
    near = np.flatnonzero(
        (rest[:, 2] > 8.0) & (np.abs(rest[:, 0]) < 7.0) & (rest[:, 1] > ABOVE_Y[0]) & (rest[:, 1] < BELOW_Y[1])
    )
    side, x, y, gone = _outwards(positions, still, rest, near, size)
    # Across the middle one half's smile becomes the other's.
    left = smooth_step(-0.8, 0.8, rest[near, 0])
    drawn = smile[0] + (smile[1] - smile[0]) * left
    there = smooth_step(0.0, SMILES_FROM, drawn)

    share = there * smooth_step(*FROM_X, x) * (1.0 - smooth_step(*BELOW_Y, y)) * smooth_step(*ABOVE_Y, y)
    grown = float(smooth_step(*GROWN, years))
    at_corner = np.hypot(x - CORNER[0], y - CORNER[1]) < AT_CORNER_CM
    out, up, back = (float(gone[at_corner, axis].mean()) for axis in range(3))
    upper, lower = (gone[np.hypot(x - at[0], y - at[1]) < AT_CORNER_CM, 1].mean() for at in BORDERS)
    parted = float(smooth_step(*PARTS_CM, float(upper - lower)))
    widest = float(np.interp(parted, (0.0, 1.0), OUT[1]))
    further = OUT[0] + (widest - OUT[0]) * grown
    steepest = float(np.interp(parted, (0.0, 1.0), RISE)) * widest * max(out, 0.0)
    kept = min(steepest / up, 1.0) if up > 0.0 else 1.0
    cheek = np.maximum(smooth_step(*BESIDE_X, x), smooth_step(*OVER_Y, y))
    moved = (
        share[:, None]
        * gone
        * np.column_stack([np.full(len(x), further - 1.0), np.full(len(x), kept - 1.0), (IN - 1.0) * cheek * grown])
    )
    # All that lies there goes along alike: a lining that went another way than its lip would show.
    beside = np.exp(-(((x - BESIDE[0]) / BESIDE_CM[0]) ** 2) - ((y - BESIDE[1]) / BESIDE_CM[1]) ** 2)
    moved[:, 2] += FORWARD * (0.5 + 0.5 * grown) * there * beside * max(-back, 0.0)
    round_mouth = there * (1.0 - smooth_step(*BELOW_Y, y)) * smooth_step(*ABOVE_Y, y)
    moved[:, 2] += (1.0 - grown) * (IN_OF_CHILDREN - 1.0) * round_mouth * np.minimum(gone[:, 2], 0.0)

    # The lips are drawn out evenly between their corners, and so they grow thinner and lie on the teeth.
    above = y - CORNER[1]
    about = np.exp(-((above / LIPS_REACH_CM) ** 2)) * there
    for half in (-1.0, 1.0):
        corner = (side == half) & (np.hypot(x - CORNER[0], above) < AT_CORNER_CM)
        if corner.any():
            drawn_out = max(float((gone + moved)[corner, 0].mean()), 0.0)
            within = side == half
            even = drawn_out * np.minimum(x[within] / CORNER[0], 1.0) - (gone + moved)[within, 0]
            moved[within, 0] += about[within] * np.maximum(even, 0.0) * (1.0 - smooth_step(2.2, 2.8, x[within]))
            # Nor does the line between them turn up at its ends alone.
            line = np.flatnonzero(within & (np.abs(above - LINE_OVER_CM) < 0.12) & (x < CORNER[0]))
            order = line[np.argsort(x[line])]
            risen = float((gone + moved)[corner, 1].mean())
            bowed = risen * (x / CORNER[0]) ** CURVE - np.interp(x, x[order], (gone + moved)[order, 1])
            moved[within, 1] += (1.0 - parted) * (
                about * np.clip(bowed, 0.0, MOST_CURVED_CM) * (1.0 - smooth_step(2.0, 2.43, x))
            )[within]
    # The middle of the upper lip rises with the corners.
    lacks = parted * max(float(np.interp(years, *np.transpose(LIFTED))) * kept * up - float(upper), 0.0)
    lip = smooth_step(CORNER[1] - 0.1, CORNER[1] + 0.1, y) * (1.0 - smooth_step(*LIFTED_Y, y))
    moved[:, 1] += lacks * there * lip * np.exp(-((x / LIFTED_X) ** 2))
    fullness = _fullness(x, y, still[near, 1] / size)
    stretched = fullness * drawn * there * np.exp(-((x / (1.5 * MIDDLE_CM)) ** 4))
    gives = max(parted, float(smooth_step(*FULL, fullness)))
    thinner = stretched * np.exp(-((above / THINS_CM) ** 2)) * (THINS_CLOSED + (1.0 - THINS_CLOSED) * gives)
    stretched *= np.exp(-(((above - np.where(above > 0.0, FLAT_ABOVE_CM * parted, 0.0)) / LIPS_REACH_CM) ** 2))
    thinner *= np.where(above < 0.0, LOWER_THINNER, 1.0)
    moved[:, 1] -= (THINNER[0] + (THINNER[1] - THINNER[0]) * grown) * thinner * above
    moved[:, 2] -= FLATTER_CM * stretched * np.exp(-((x / MIDDLE_CM) ** 2))
    return _with(positions, near, side, size * moved)


def carry_cheeks(
    positions: NDArray[np.float32],
    still: NDArray[np.float32],
    rest: NDArray[np.float32],
    smile: tuple[float, float],
    size: float,
) -> NDArray[np.float32]:
    """Let the skin round the corners of a smile go with them; returns the positions, (V, 3) head space, cm.

    positions, still, rest, smile, size: see carry_smile, after which this comes.
    """
    if not any(smile):
        return positions
    near = np.flatnonzero((rest[:, 2] > 7.0) & (np.abs(rest[:, 0]) < 8.0) & (np.abs(rest[:, 1] - CORNER[1]) < 6.0))
    side, x, y, gone = _outwards(positions, still, rest, near, size)
    moved = np.zeros_like(gone)
    across, above = x - CORNER[0], y - CORNER[1]
    reach_x = np.where(across > 0.0, OUTWARDS_CM, INWARDS_CM)
    reach_y = np.where(above > 0.0, UPWARDS_CM, DOWNWARDS_CM)
    taken = np.exp(-((across / reach_x) ** 2) - (above / reach_y) ** 2)
    # The lips have their own course.
    lip = LIP_CM * np.clip(1.0 - x / CORNER[0], 0.0, 1.0) ** 0.6
    skin = smooth_step(*OFF_LIP_CM, np.hypot(np.maximum(across, 0.0), above) - lip) * smooth_step(0.2, 1.8, x)
    for half in (-1.0, 1.0):
        within = side == half
        corner = within & (np.hypot(across, above) < AT_CORNER_CM)
        if not corner.any():
            continue
        way = gone[corner].mean(axis=0)
        missing = taken[within, None] * way * TAKEN_ALONG - gone[within]
        # What cheeks and muscles have moved further stays there.
        missing[:, :2] = np.maximum(missing[:, :2], 0.0)
        missing[:, 2] *= taken[within]
        moved[within] += skin[within, None] * missing
    return _with(positions, near, side, size * moved)


def arch_upper_lip(
    positions: NDArray[np.float32],
    rest: NDArray[np.float32],
    lips: NDArray[np.float32],
    lower: NDArray[np.bool_],
    smile: tuple[float, float],
    size: float,
) -> NDArray[np.float32]:
    """Hang the rim of the upper lip in one arc between the corners of an open smile; returns the positions, (V, 3), cm.

    rest, lips, lower, smile, size: see bow_lower_lip, before which this comes.
    """
    if not any(smile):
        return positions
    place, gap, middle = lip_gaps(positions, rest, lips, lower)
    centre = np.abs(place) < 0.25
    share = _opened(float(gap[centre].mean()), smile, size)
    if share <= 0.0:
        return positions
    rim = middle + gap / 2
    bottom = float(rim[centre].mean())
    along = np.abs(place) / END_X
    wanted = np.zeros_like(rim)
    for half in (-1.0, 1.0):
        within = half * place >= 0.0
        end = float(np.interp(half * END_X, place, rim)) - bottom
        wanted[within] = bottom + max(end, END_CM * size) * np.minimum(along[within], 1.0) ** ARCHED
    up = share * np.clip(wanted - rim, -MOST_ARCHED_CM * size, MOST_ARCHED_CM * size)
    up *= smooth_step(0.1, 0.6, np.abs(place)) * smooth_step(0.0, 0.25, HALF_WIDTH_CM - np.abs(place))
    up = _evened(up)
    near = np.flatnonzero(~lower & (np.abs(rest[:, 0]) < HALF_WIDTH_CM) & (rest[:, 2] > 10.0))
    x = rest[near, 0]
    above = positions[near, 1] - np.interp(x, place, rim)
    reach = size * np.where(above > 0.0, ARCH_REACH_CM, DOWN_REACH_CM)
    result = positions.copy()
    result[near, 1] += (np.interp(x, place, up) * np.exp(-((above / reach) ** 2))).astype(np.float32)
    return result


def bow_lower_lip(
    positions: NDArray[np.float32],
    rest: NDArray[np.float32],
    lips: NDArray[np.float32],
    lower: NDArray[np.bool_],
    smile: tuple[float, float],
    size: float,
    years: float,
) -> NDArray[np.float32]:
    """Bow the lower lip of an open smile from corner to corner; returns the positions, (V, 3) head space, cm.

    rest: (V, 3). lips: (V,) share of lip tissue. lower: (V,) whether a vertex goes with the jaw. smile, size,
    years: see carry_smile.
    """
    if not any(smile):
        return positions
    place, gap, middle = lip_gaps(positions, rest, lips, lower)
    central = float(gap[np.abs(place) < 0.4].mean())
    share = _opened(central, smile, size)
    if share <= 0.0:
        return positions
    enough = size * float(np.interp(years, *np.transpose(WIDE_CM)))
    wide = central - TOO_WIDE * max(central - enough, 0.0)
    bowed = wide * (1.0 - np.clip(np.abs(place) / PARTED_TO_CM, 0.0, 1.0) ** BOWED)
    down = share * np.clip(bowed - gap, wide - central, MOST_BOWED_CM * size)
    down *= smooth_step(0.0, 0.45, PARTED_TO_CM - np.abs(place))
    down = _evened(down)
    near = np.flatnonzero(lower & (np.abs(rest[:, 0]) < PARTED_TO_CM) & (rest[:, 2] > 10.0))
    x = rest[near, 0]
    below = np.interp(x, place, middle - gap / 2) - positions[near, 1]
    along = np.exp(-((np.maximum(below, 0.0) / (CHIN_REACH_CM * size)) ** 2))
    result = positions.copy()
    result[near, 1] -= (np.interp(x, place, down) * along).astype(np.float32)
    return result


def _outwards(
    positions: NDArray[np.float32],
    still: NDArray[np.float32],
    rest: NDArray[np.float32],
    near: NDArray[np.intp],
    size: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of the vertices `near` (N,): their side, -1 or 1, their distance from the middle and their height in rest space, (N,)
    each; and how far the actions have moved them outwards, up and forward, (N, 3), of a head of usual size."""
    side = np.where(rest[near, 0] < 0.0, -1.0, 1.0)
    gone = (positions[near] - still[near]).astype(np.float64) / size
    gone[:, 0] *= side
    return side, np.abs(rest[near, 0]).astype(np.float64), rest[near, 1].astype(np.float64), gone


def _with(
    positions: NDArray[np.float32], near: NDArray[np.intp], side: NDArray[np.float64], moved: NDArray[np.float64]
) -> NDArray[np.float32]:
    """The positions (V, 3) with those of `near` (N,) moved outwards, up and forward, (N, 3) cm. side: as of `_outwards`."""
    result = positions.copy()
    result[near] += (moved * np.column_stack([side, np.ones_like(side), np.ones_like(side)])).astype(np.float32)
    return result


def _opened(gap: float, smile: tuple[float, float], size: float) -> float:
    """How far a smile is an open one, 0..1. gap: between the lips in the middle, cm."""
    return float(smooth_step(*BOWED_FROM_CM, gap / size) * smooth_step(0.0, SMILES_FROM, max(smile)))


def _evened(along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values of the columns of `lip_gaps`, (C,), each the mean of five."""
    return np.convolve(np.pad(along, 2, mode="edge"), np.full(5, 0.2), mode="valid")


def _fullness(x: NDArray[np.float64], y: NDArray[np.float64], height: NDArray[np.floating]) -> float:
    """How much the lips have to give. x, y: rest space; height: at rest, of a head of usual size; each (N,)."""
    upper, lower = (float(height[np.hypot(x - at[0], y - at[1]) < AT_CORNER_CM].mean()) for at in BORDERS)
    return float(np.clip(((upper - lower) / USUAL_CM) ** 2, *FULLNESS))
