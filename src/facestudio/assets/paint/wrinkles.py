"""Wrinkles as curves. Coordinates are (x, y) in cm of rest space; `mirrored` ones are drawn for both halves, unequal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.canvas import Canvas, Point
from facestudio.maths.counter_hash import normal, uniform

Floats = NDArray[np.float32]
_SEED = 7741
_ONSET_REACH = 4.2  # widths about a wrinkle that share its onset, so that filtering doesn't mix in another's
_STREAMS = 2000  # more than the strokes of a set
SETS = 2
FLAT = 0.2
"""Height of skin without wrinkles; `skin_lines.glsl` has the same number."""


@dataclass(frozen=True, slots=True)
class Wrinkle:
    """points: it passes through. width: cm, from its bottom to where it is 1/e as deep. depth: 0..1, 1 the deepest of a
    face. onset: ageing at which it is half formed. mirrored: drawn on both sides. wander: cm, unevenness of its course.
    breaks: 0 of nearly even depth .. 1 in pieces. ends: how slowly it deepens from its tips on, 0 at once. swell: height of the
    skin pushed up beside it, of its depth."""

    points: tuple[Point, ...]
    width: float
    depth: float
    onset: float
    mirrored: bool = True
    wander: float = 0.05
    breaks: float = 0.0
    ends: float = 1.2
    swell: float = 0.26


def paint_wrinkles(canvas: Canvas, kind: int) -> tuple[Floats, Floats]:
    """Height and onset 0..1, (size, size) each, of one of the SETS of courses: FLAT where there is no wrinkle, more is deeper,
    less the skin that is pushed up beside one."""
    depth, ridge = canvas.blank(), canvas.blank()
    onset = canvas.blank() + np.float32(0.5)
    claim = canvas.blank()
    for number, wrinkle in enumerate(_wrinkles(kind)):
        for side in (1.0, -1.0) if wrinkle.mirrored else (1.0,):
            index = _STREAMS * kind + 2 * number + (side < 0.0)
            strength = 1.0 + 0.22 * float(normal(_SEED, "strength", index))
            curve = _wandering(wrinkle, side, index)
            window, distance, along = canvas.stroke(curve, _ONSET_REACH * wrinkle.width + 0.02)
            taper = np.sin(np.pi * np.clip(along, 0.01, 0.99)) ** wrinkle.ends
            knots = _unevenness(along, index)
            pieces = 1.25 * np.clip((knots - 0.12) / 0.5, 0.0, 1.0)
            uneven = (1.0 - wrinkle.breaks) * (0.65 + 0.7 * knots) + wrinkle.breaks * pieces
            near = distance / np.float32(wrinkle.width)
            # A soft trough between the swollen skin beside it, with only a hint of a floor and round shoulders: what is narrow
            # looks engraved, and what begins at once is stamped.
            profile = (
                0.12 * np.exp(-(near**2) / 0.45) + 0.70 * np.exp(-(near**2) / 2.1) + 0.18 * np.exp(-(near**2) / 7.0)
            )
            swell = wrinkle.swell * np.exp(-(((near - 2.6) / 1.2) ** 2))
            share = wrinkle.depth * strength * taper * uneven
            amount, raised = ((share * form).astype(np.float32) for form in (profile, swell))
            reach = (wrinkle.depth * np.exp(-(near**2) / 4.0)).astype(np.float32)
            mine = reach > claim[window]
            onset[window] = np.where(mine, np.float32(wrinkle.onset), onset[window])
            claim[window] = np.maximum(claim[window], reach)
            depth[window] = np.maximum(depth[window], amount)
            ridge[window] = np.maximum(ridge[window], raised)
    height = depth - ridge * np.exp(-((depth / 0.12) ** 2))
    return np.clip(FLAT + (1.0 - FLAT) * height, 0.0, 1.0).astype(np.float32), onset


def _wandering(wrinkle: Wrinkle, side: float, index: int) -> list[Point]:
    """The wrinkle's course on one side, made unlike the other side's."""
    shift = wrinkle.wander * normal(_SEED, "course", 32 * index + np.arange(2 * len(wrinkle.points)))
    return [(side * x + float(shift[2 * k]), y + float(shift[2 * k + 1])) for k, (x, y) in enumerate(wrinkle.points)]


def _unevenness(along: Floats, index: int) -> Floats:
    knots = uniform(_SEED, "unevenness", 16 * index + np.arange(9))
    place = 8.0 * np.clip(along, 0.0, 1.0)
    low = np.minimum(place.astype(int), 7)
    step = place - low
    return (knots[low] + (knots[low + 1] - knots[low]) * step * step * (3.0 - 2.0 * step)).astype(np.float32)


def _wrinkles(kind: int) -> Iterator[Wrinkle]:
    yield from _forehead(kind)
    yield from _between_brows(kind)
    yield from _eyes(kind)
    yield from _cheeks(kind)
    yield from _mouth(kind)
    yield from _neck(kind)
    yield from _between(kind)


# Height over the middle, the arch (cm, from the middle to 4 cm beside; less than 0: gull's wings), depth and onset of each row.
_ROWS = (
    (
        (77.55, 0.42, 0.34, 0.56),
        (78.4, 0.40, 0.66, 0.36),
        (79.35, 0.30, 0.50, 0.42),
        (80.35, 0.16, 0.58, 0.50),
        (81.3, 0.08, 0.30, 0.70),
    ),
    ((77.9, -0.34, 0.50, 0.44), (79.0, -0.26, 0.68, 0.36), (80.15, -0.10, 0.40, 0.48), (81.1, 0.06, 0.44, 0.62)),
)
_BUNDLES = ((-4.9, -0.9), (-2.6, 2.4), (0.7, 4.9))
"""Where the strokes of a row begin and end, cm: one lies over each half of frontalis, one over the middle."""


def _forehead(kind: int) -> Iterator[Wrinkle]:
    """Rows from temple to temple, each of strokes that take over from one another a little higher or lower, as the bundles of
    frontalis fold the skin, and a fine one here and there beside them."""
    for k, (y, arch, deep, onset) in enumerate(_ROWS[kind]):
        draws = uniform(_SEED, f"forehead {kind}", 64 * k + np.arange(40))
        for n, (left, right) in enumerate(_BUNDLES):
            a, b, c, d, e = (float(v) for v in draws[5 * n : 5 * n + 5])
            course = _arc(left + 1.3 * (a - 0.5), right + 1.3 * (b - 0.5), y + 0.20 * (c - 0.5), arch, 0.05 * (e - 0.5))
            depth = deep * (0.44 + 0.48 * d)
            yield Wrinkle(course, 0.100 + 0.060 * depth, depth, onset + 0.08 * (e - 0.5), False, 0.07, 0.3, 1.2, 0.08)
        for n in range(3, 5):
            a, b, c, d, e = (float(v) for v in draws[5 * n : 5 * n + 5])
            middle, reach, off = 6.4 * (a - 0.5), 0.9 + 1.3 * b, (0.38 if c < 0.5 else -0.38) + 0.3 * (c - 0.5)
            course = _arc(middle - reach, middle + reach, y + off, arch, 0.06 * (e - 0.5))
            yield Wrinkle(
                course, 0.038 + 0.02 * d, 0.15 + 0.12 * d, onset + 0.10 + 0.08 * e, False, 0.05, 0.4, 0.9, 0.10
            )


def _arc(left: float, right: float, y: float, arch: float, tilt: float) -> tuple[Point, ...]:
    xs = np.clip(np.linspace(left, right, 7), -5.3, 5.3).tolist()
    return tuple((x, y + tilt * (x - 0.5 * (left + right)) + arch * (1.0 - (x / 4.0) ** 2)) for x in xs)


def _between_brows(kind: int) -> Iterator[Wrinkle]:
    if kind == 0:
        yield Wrinkle(((0.48, 75.75), (0.50, 76.5), (0.66, 77.5)), 0.125, 0.50, 0.42, False, 0.05, 0.1, 1.4, 0.16)
        yield Wrinkle(((-0.44, 75.95), (-0.50, 76.5), (-0.60, 77.1)), 0.11, 0.38, 0.47, False, 0.05, 0.1, 1.4, 0.16)
        yield Wrinkle(((-0.80, 75.9), (-0.92, 76.3), (-1.15, 76.8)), 0.05, 0.26, 0.66, mirrored=False)
    else:  # one line, beside the middle
        yield Wrinkle(((0.18, 75.75), (0.24, 76.7), (0.18, 77.7)), 0.13, 0.50, 0.43, False, 0.07, 0.1, 1.4, 0.16)
        yield Wrinkle(((-0.62, 76.0), (-0.54, 76.6), (-0.62, 77.1)), 0.08, 0.30, 0.5, False, 0.07, 0.1, 1.4, 0.16)
    yield Wrinkle(((0.05, 76.6), (0.02, 77.1)), 0.05, 0.18, 0.8, mirrored=False)
    yield Wrinkle(((-0.8, 75.05), (0.0, 74.95), (0.8, 75.05)), 0.07, 0.45, 0.6, mirrored=False)
    yield Wrinkle(((0.5, 74.2), (0.95, 74.5), (1.2, 74.95)), 0.04, 0.30, 0.5)


def _eyes(kind: int) -> Iterator[Wrinkle]:
    # In rest the upper lid's edge runs through (3.0, 75.3), the lower's through (3.0, 74.5); the corners are (1.75, 74.8)
    # and (4.25, 74.9). The crease of the upper lid and that below the lower are there at any age.
    yield Wrinkle(((1.95, 75.2), (2.5, 75.58), (3.1, 75.72), (3.8, 75.6), (4.45, 75.2)), 0.05, 0.62, 0.0, wander=0.01)
    yield Wrinkle(((2.0, 74.4), (2.6, 74.14), (3.3, 74.1), (4.0, 74.35)), 0.06, 0.25, 0.08, wander=0.02)
    fans = (
        (
            (75.35, 75.85, 76.4, 5.8, 0.50, 0.42),
            (75.15, 75.4, 75.7, 6.2, 0.60, 0.29),
            (74.95, 75.0, 75.0, 6.3, 0.56, 0.30),
            (74.8, 74.55, 74.25, 6.1, 0.50, 0.38),
            (74.65, 74.2, 73.6, 5.7, 0.42, 0.52),
        ),
        (
            (75.1, 75.25, 75.6, 5.9, 0.46, 0.40),
            (74.85, 74.75, 74.8, 6.4, 0.56, 0.30),
            (74.7, 74.3, 73.9, 6.3, 0.58, 0.30),
            (74.6, 73.9, 73.0, 5.9, 0.44, 0.44),
            (74.4, 73.5, 72.4, 5.3, 0.30, 0.60),
        ),
    )
    for start, middle, end, reach, depth, onset in fans[kind]:
        # Whole and narrow, further apart than they are wide: wide ones in pieces close up to a scar.
        width = 0.074 + 0.09 * (depth - 0.3) * (1.0 + 0.1 * kind)
        yield Wrinkle(
            ((4.65, start), (5.1, middle), (reach, end)),
            width,
            1.15 * depth,
            onset,
            wander=0.06,
            breaks=0.12,
            ends=1.3,
            swell=0.18,
        )
        fork = 0.16 if end > 74.9 else -0.16  # some split on their way
        if depth > 0.48:
            mid = 0.5 * (middle + end)
            yield Wrinkle(
                ((5.0, middle), (5.4, mid + 0.4 * fork), (reach - 0.1, end + 1.6 * fork)),
                0.7 * width,
                0.55 * depth,
                onset + 0.12,
                wander=0.04,
                ends=1.3,
                swell=0.10,
            )
    for k in range(9):  # between them, finer
        y = 75.95 - 0.31 * k
        run = 0.25 * (y - 74.9)
        course = ((4.6, 0.4 * y + 0.6 * 74.9), (5.05, y + 0.2 * run), (5.45 + 0.1 * (k % 4), y + run))
        yield Wrinkle(course, 0.036, 0.20, 0.40 + 0.05 * (k % 4), wander=0.04, breaks=0.3, ends=1.5, swell=0.10)
    for drop, depth, onset in (
        ((0.0, 0.66, 0.29), (-0.36, 0.46, 0.44), (-0.75, 0.38, 0.72)),
        ((-0.12, 0.6, 0.31), (-0.62, 0.48, 0.58)),
    )[kind]:
        y = 74.3 + drop
        below = ((1.9, y + 0.1), (2.5, y - 0.35), (3.4, y - 0.42), (4.3, y - 0.05))
        yield Wrinkle(below, 0.105, 0.56 * depth, onset, wander=0.07, breaks=0.45, ends=1.7)
    for k in range(10):  # crepe below the lid
        x = 2.0 + 0.25 * k
        y = 74.2 - 0.35 * float(np.sin(np.pi * (k + 1) / 11.0))
        yield Wrinkle(
            ((x - 0.35, y + 0.12), (x, y), (x + 0.4, y + 0.1)), 0.022, 0.24, 0.34 + 0.04 * (k % 3), wander=0.03
        )
        course = ((x - 0.3, y - 0.14), (x, y - 0.22), (x + 0.4, y - 0.16))
        yield Wrinkle(course, 0.022, 0.20, 0.47 + 0.05 * (k % 3), wander=0.03)
    for k in range(5):  # the upper lid's thin skin
        y = 75.42 + 0.08 * k
        yield Wrinkle(((2.1, y - 0.2), (3.0, y + 0.06), (4.1, y - 0.12)), 0.02, 0.22, 0.5 + 0.06 * k, wander=0.02)


def _cheeks(kind: int) -> Iterator[Wrinkle]:
    yield Wrinkle(((1.75, 71.25), (2.3, 70.4), (2.72, 69.4), (2.92, 68.6)), 0.15, 0.52, 0.28, wander=0.08, breaks=0.3)
    yield Wrinkle(((1.8, 71.2), (2.35, 70.35), (2.7, 69.6)), 0.11, 0.20, 0.16, wander=0.05)
    yield Wrinkle(((2.60, 69.9), (2.98, 69.2), (3.15, 68.3)), 0.06, 0.24, 0.55, wander=0.08, breaks=0.5)
    yield Wrinkle(((2.62, 68.0), (2.84, 67.5), (2.98, 67.0)), 0.13, 0.26, 0.58, wander=0.12, breaks=0.3)
    # Further out the cheek folds in wide curves about the mouth, all the same way, or they would cross like a net.
    for x, onset, depth in (
        ((4.05, 0.66, 0.40), (4.75, 0.76, 0.36), (5.4, 0.86, 0.30)),
        ((4.3, 0.70, 0.38), (5.1, 0.80, 0.34)),
    )[kind]:
        course = ((x - 0.75, 71.4), (x - 0.2, 70.6), (x, 69.7), (x - 0.05, 68.7))
        yield Wrinkle(course, 0.110, 0.60 * depth, onset, wander=0.16, breaks=0.25, ends=1.6, swell=0.16)
    draws = uniform(_SEED, f"cheek lines {kind}", np.arange(36)).reshape(12, 3)
    for k, (y, tilt, deep) in enumerate(draws.tolist()):
        cx, cy = 3.7 + 0.19 * k, 68.0 + 4.0 * y
        lean = 0.10 + 0.10 * tilt
        line = ((cx - lean - 0.15, cy + 0.75), (cx, cy), (cx + 0.02, cy - 0.75))
        yield Wrinkle(line, 0.065, 0.08 + 0.05 * deep, 0.80, wander=0.09)


def _mouth(kind: int) -> Iterator[Wrinkle]:
    yield Wrinkle(((2.15, 68.5), (2.4, 68.32), (2.5, 68.0)), 0.055, 0.34, 0.05, wander=0.03)
    yield Wrinkle(
        ((-1.6, 66.7), (-0.7, 66.95), (0.0, 67.0), (0.7, 66.95), (1.6, 66.7)), 0.13, 0.45, 0.5, mirrored=False
    )
    for k, (x, high, deep, late) in enumerate(
        uniform(_SEED, f"lip lines {kind}", np.arange(88)).reshape(22, 4).tolist()
    ):
        side = 3.9 * (x - 0.5)
        # A few are deep, most are hardly there: rows of equal strokes are a moustache.
        depth, onset = 0.06 + 0.30 * deep**2.2, 0.55 + 0.30 * late
        if k < 15:  # above the lips
            foot, top = 69.35 - 0.20 * abs(side), 69.75 - 0.25 * abs(side) + 0.6 * high
            course = ((side, foot), (1.05 * side, 0.5 * (foot + top)), (1.08 * side + 0.10 * (late - 0.5), top))
        else:
            course = ((0.8 * side, 67.4 + 0.1 * abs(side)), (0.85 * side, 67.05), (0.86 * side, 66.9 - 0.3 * high))
        yield Wrinkle(
            course, 0.058 + 0.034 * late, depth, onset, mirrored=False, wander=0.07, breaks=0.3, ends=1.5, swell=0.14
        )
    for x, y in ((0.4, 65.6), (0.9, 65.3), (0.2, 65.0), (1.2, 65.9)):
        yield Wrinkle(((x - 0.3, y + 0.1), (x, y), (x + 0.3, y + 0.06)), 0.05, 0.2, 0.7, wander=0.06)


def _neck(kind: int) -> Iterator[Wrinkle]:
    for y, onset in (((62.0, 0.35), (60.7, 0.45), (59.3, 0.6)), ((61.5, 0.42), (59.9, 0.38)))[kind]:
        course = ((-4.2, y + 0.6), (-2.0, y + 0.1), (0.0, y), (2.0, y + 0.14), (4.2, y + 0.65))
        yield Wrinkle(course, 0.17, 0.52, onset, mirrored=False, wander=0.13)
    for x in (0.7, 1.5):
        yield Wrinkle(((x, 62.6), (x + 0.1, 60.6), (x + 0.05, 58.4)), 0.16, 0.26, 0.85, wander=0.08)


# Where fine lines lie between the folds: a box (left, right, low, high) of the left half, cm; how many; the way they run,
# (across, up) cm; onset. As skin folds: across its muscles' pull, so level on a forehead and upright on lips and jaw.
_NETS = (
    ((0.2, 4.9, 77.2, 81.6), 26, (0.78, 0.03), 0.54),
    ((1.9, 4.6, 72.4, 73.8), 26, (0.36, -0.16), 0.44),
    ((3.2, 5.8, 70.6, 73.2), 32, (0.22, -0.34), 0.47),
    ((3.0, 5.6, 67.6, 70.6), 26, (0.05, -0.42), 0.58),
    ((2.9, 5.2, 66.0, 67.8), 20, (0.18, -0.30), 0.56),
    ((0.2, 2.2, 65.0, 66.6), 16, (0.22, 0.05), 0.56),
    ((4.6, 6.2, 72.8, 74.6), 16, (0.34, -0.22), 0.46),
)
_FOREHEAD, _BELOW_EYE, _CHEEK, _BESIDE_MOUTH, _JAW, _CHIN, _CHEEKBONE = range(len(_NETS))
_ON_FAT = (_CHEEK, _BESIDE_MOUTH, _JAW)
"""Nets whose lines are wider, by eye: thick skin on fat folds less sharply."""


_SHALLOWER = {_FOREHEAD: 0.55, _CHEEK: 0.62, _BESIDE_MOUTH: 0.40, _JAW: 0.52, _CHEEKBONE: 0.75}
"""Net -> factor of its lines' depth, by eye: where the skin lies on fat, deeper ones are scratches; the forehead and the
cheekbone have deep lines of their own."""


def _between(kind: int) -> Iterator[Wrinkle]:
    """Short fine lines that cross one another at narrow angles: without them the folds are carved into a smooth stone."""
    for region, ((left, right, low, high), count, run, onset) in enumerate(_NETS):
        draws = uniform(_SEED, f"net {kind}", 4096 * region + np.arange(7 * count)).reshape(count, 7)
        for a, b, length, turn, deep, late, half in draws.tolist():
            x, y = left + (right - left) * a, low + (high - low) * b
            x *= 1.0 if half < 0.5 else -1.0
            scale, angle = 0.5 + 1.1 * length, 0.9 * (turn - 0.5)
            across = scale * (run[0] * np.cos(angle) - run[1] * np.sin(angle)) * (1.0 if half < 0.5 else -1.0)
            up = scale * (run[0] * np.sin(angle) + run[1] * np.cos(angle))
            bow = 0.10 * (late - 0.5)
            course = (
                (float(x - across), float(y - up)),
                (float(x + bow * up), float(y - bow * across)),
                (float(x + across), float(y + up)),
            )
            width = (0.042 if region in _ON_FAT else 0.032) + 0.030 * deep
            depth = (0.17 + 0.20 * deep) * _SHALLOWER.get(region, 1.0)
            yield Wrinkle(
                course, width, depth, onset + 0.22 * late, mirrored=False, wander=0.03, breaks=0.4, swell=0.12
            )
