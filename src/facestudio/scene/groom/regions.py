"""Where hair grows: densities over rest space, so that a hairline stays on its own skin at every age and expression.

Rest space (docs/conventions.md): eyes at y = 75.1, chin 64.3, top of the head 84.9; azimuths are taken round the vertical
axis through z = 4.5. All functions are vectorised over positions, so that mesh vertices and strand roots see one rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.vectors import Array, bell, smooth
from facestudio.scene.head.types import HeadShape
from facestudio.spec.types import FaceSpec

# The hairline's height over the azimuth (degrees, either side), read off portraits and set on the neutral head: forehead,
# temple, sideburn (58..78, where the ear is its border), over the ear, down behind it, nape.
_AZIMUTH = (0, 16, 27, 33, 38, 43, 47, 52, 56, 60, 66, 78, 84, 90, 100, 110, 118, 128, 145, 180)
_HEIGHT = (
    81.5,
    81.5,
    81.2,
    80.4,
    79.2,
    77.9,
    77.1,
    76.3,
    74.9,
    72.4,
    71.8,
    71.8,
    72.6,
    75.1,
    74.9,
    73.3,
    71.4,
    69.6,
    68.2,
    67.3,
)

_WOMEN_LOWER = 0.4
"""cm by which grown women's front hairlines lie lower still: their foreheads are 4 mm lower than men's (Farkas 1994, from
memory, unchecked), and combed back from a high soft border hair leaves half a face of forehead."""
_MEN_LOWER = 0.2
"""cm by which grown men's lie lower than that: 60 to 67 mm over the nasion at twenty (Farkas 1994, from memory, unchecked), of
which hairs that stand alone take the first five and more."""
_FORWARD, _FORWARD_AT = 4.0, (58.0, 16.0)
"""Degrees by which boys' and men's hair comes further forwards at temples and sideburns, and the middle and half width of where
it does. By the table alone the skin behind an eye was 63 mm wide; an ear stands 77 mm behind it (Farkas 1994, from memory,
unchecked), and a sideburn takes a third of that."""
_TEMPLES = (2.2, 1.5)
"""cm by which small children's and grown people's hairlines lie lower at the temples, before they withdraw: without, what is
bare is a box from ear to ear. By eye."""
_SIDEBURN = (67.0, 9.5)
"""Azimuth of the middle of a sideburn and its half width, degrees: it reaches the ear."""
_SIDEBURN_TOP = (77.4, 75.2)
"""Heights between which the side of a head becomes a sideburn, cm in rest space: about the root of the ear, at the brows."""
_CORNERS = ((0.0, 0.5, 0.64, 1.0), (-0.75, -0.4, 0.38, 0.85))
"""Lots -> cm by which men's hairlines are higher at the corners: an arch, or two bays beside a forelock. What lies between is a
box, which few have. By eye."""
_FORELOCK = 0.36
"""How much lower the middle is than bays are higher than the rest, by eye: level from bay to bay, it is drawn with a ruler."""
_ROUNDED, _ROUNDED_AT, _ROUND = (0.0, 1.0), (31.0, 27.0, 44.0), 2.0
"""cm by which a front hairline without bays has sunk at its corner, by a lot of its own; azimuths, degrees, from which that
ends, where it is whole, and where it has ended at the temple; and the power by which it sinks from the middle on. An ellipse
of 6.6 by 8 cm sinks by 1.2 where ours ran level, and a level line with corners is a box. By eye."""
_ARCH_RISES, _ROUND_BESIDE_BAYS = 0.35, 0.35
"""Share of that by which the middle rises, so that a forehead keeps its area; and share of it beside bays. By eye."""
_WITHDRAWING, _WITH_RECESSION = ((20.0, 60.0), (-0.1, 0.2)), 0.5
"""Age, years -> shift of those lots; and what recession adds: bays come with years (Norwood 1975)."""
_WISPY = (0.50, 4.2)
"""Share of an infant's hair that has not grown yet at the border, and cm over it from which on all of it has, by eye: with
more, a bare front lies before a dark ring of the hair behind it."""
_RADIUS = 7.6
"""cm, of a skull at the hairline, by which azimuths are lengths."""
_LEVELS = (62.0, 88.5, 0.5)
_DEGREES = 2.0
"""Of the table of distances: lowest, highest, step of its heights; step of its azimuths."""


@dataclass(frozen=True, slots=True)
class Hairline:
    """The traits that shape the border of the scalp.

    drop: cm that the frontal hairline lies lower than the neutral one. recession, thinning: as in the spec.
    diffuse: whether thinning spares the hairline (the female pattern). sideburn: 0 none .. 1 full. seed: of its wobble.
    peak: cm that its middle lies lower than its sides (a widow's peak; below 0 a bay). corners: cm that it is higher at the
    temples: round in women and children, angular in men. waver: factor of its wobble. graded: cm over which temples,
    sideburns and nape thin out further than by nature, where they are clipped. down: 0..1, how far the front dissolves
    into down. temples: cm that it lies lower between the corners and the sideburns: a point there in men, filled in children.
    wispy: 0..1, how far hair thins out from the crown to the border, as an infant's does. forward: degrees by which it comes
    further forwards before the ears. rounded: cm that it has sunk from its middle to its corners, as an arch does.
    """

    drop: float
    recession: float
    thinning: float
    diffuse: bool
    sideburn: float
    seed: int
    peak: float = 0.0
    corners: float = 0.0
    waver: float = 1.0
    graded: float = 0.0
    down: float = 0.0
    temples: float = 0.0
    wispy: float = 0.0
    forward: float = 0.0
    rounded: float = 0.0


DRAWN_BACK = frozenset({"ponytail", "pigtails", "bun", "half_up", "puff"})
"""Cuts whose hair a tie draws off its border, where nothing lies over its roots."""

ROPED = frozenset({"braids", "twists", "locs"})
"""Cuts between whose fields the scalp is seen."""

_BETWEEN_ROPES = 0.9
"""Share of a scalp's shade that is left there, by eye."""

_COVERED, _BARED, _FRINGED = (0.06, 0.1, 1.8), (0.0, 0.5, 2.8), (0.25, 0.0, 1.2)
"""Share of a scalp's shade at the hairline, and cm over it from which on it rises and is whole: under hair that lies over its
border; under what is drawn off it, before which it would be stubble; and under a fringe, through which it shows. By eye."""

_BEGUN = (0.0, (2.8, 3.8))
"""cm over the hairline between which a cropped scalp comes to its whole shade: later than its hairs, and as slowly, or the
shade is a cap with an edge under them. Between the stubs of a clipped head it comes sooner than below hair of some length. By
eye."""

_SIDES_LIGHTER = (0.8, 5.2, 0.8)
"""Share of its shade that a scalp lacks at the border of clipped sides, and cm over it from which on it lacks none, and up to
which all of that. By eye: what is left there is the colour of a side, whatever hair stands on it."""

_SHADE_BEFORE = (0.075, -0.7, 0.6)
"""Share of a scalp's shade that hair casts on the skin before its border, and cm over it between which that rises: hair stands
and hangs there between the skin and the sky, finer and nearer than casters are. By eye, from foreheads in photographs."""

WIDEST = Hairline(
    drop=2.5,
    recession=0.0,
    thinning=0.0,
    diffuse=False,
    sideburn=1.0,
    seed=0,
    corners=-0.9,
    temples=2.2,
    forward=_FORWARD,
    rounded=_ROUNDED[1],
)
"""Around every hairline that a person can have."""


def hairline_of(spec: FaceSpec) -> Hairline:
    """The hairline of a person."""
    female = spec.form.femininity > 0.5
    shift = float(uniform(spec.hair.seed, "hairline-height", np.arange(1))[0])
    grown = float(np.clip((spec.age - 3) / 12.0, 0.0, 1.0))
    # Children's foreheads are low by an adult's measure, their hairlines having no recess yet.
    drop = (
        0.1 + 0.6 * shift + (0.3 + _WOMEN_LOWER * grown if female else 0.4 + _MEN_LOWER * grown) + 1.25 * (1.0 - grown)
    )
    sideburn = (0.45 if female else 1.0) * (0.25 + 0.75 * grown)
    middle, corner, temple, arch = uniform(spec.hair.seed, "hairline-shape", np.arange(4))
    return Hairline(
        drop=drop,
        recession=spec.hair.recession,
        thinning=spec.hair.thinning,
        diffuse=female,
        sideburn=sideburn,
        seed=spec.hair.seed,
        # A peak is rare, and low before the temples have withdrawn.
        peak=float(np.interp(middle, (0.0, 0.75, 1.0), (-0.2, 0.05, 0.4)) * (0.15 + 0.85 * grown)),
        corners=float(0.05 + 0.35 * corner if female else _corners(corner, spec) * grown) - 0.8 * (1.0 - grown),
        waver=float(0.9 + 0.6 * grown),
        graded=0.0 if female else float(np.interp(spec.hair.length, (0.5, 2.5, 4.2, 6.0), (1.5, 1.5, 1.0, 0.0))),
        down=float(1.0 - 0.6 * grown),
        temples=float(np.interp(grown, (0.0, 1.0), _TEMPLES) * (1.0 + (0.5 * temple - 0.3) * grown))
        * (1.0 - spec.hair.recession),
        wispy=wispiness(spec.age),
        forward=0.0 if female else _FORWARD * (1.0 - 0.6 * spec.hair.recession),
        rounded=0.0 if female else float(np.interp(arch, (0.0, 1.0), _ROUNDED)) * grown * (1.0 - spec.hair.recession),
    )


def _corners(lot: float, spec: FaceSpec) -> float:
    """Height of a grown man's corners, cm, by his lot in (0, 1)."""
    lot = lot + float(np.interp(spec.age, *_WITHDRAWING)) + _WITH_RECESSION * spec.hair.recession
    return float(np.interp(lot, *_CORNERS))


def sideburn_at(azimuth: NDArray[np.floating]) -> NDArray[np.floating]:
    """0 .. 1 in the middle of a sideburn, at azimuths in degrees, any shape."""
    return bell(azimuth, *_SIDEBURN)


def sideburn_of(rest: NDArray[np.floating]) -> Array:
    """The same at rest positions (N, 3): 0 on the side of the head above it, which thins out as a temple does."""
    return np.asarray(sideburn_at(azimuth_degrees(rest)) * smooth(*_SIDEBURN_TOP, rest[:, 1]), dtype=np.float32)


def wispiness(age: float) -> float:
    """How far hair thins out from the crown to the border at an age, years: 0.85 in the newborn .. 0 from three on. By eye."""
    return float(np.interp(age, (0.0, 1.0, 3.0), (0.85, 0.65, 0.0)))


def azimuth_degrees(rest: NDArray[np.floating]) -> Array:
    """Unsigned azimuth of rest positions (N, 3), 0 at the front .. 180 at the back."""
    return np.degrees(np.arctan2(np.abs(rest[:, 0]), rest[:, 2] - 4.5)).astype(np.float32)


def height_over_hairline(rest: NDArray[np.floating], line: Hairline) -> Array:
    """Centimetres within the hairline along the skin, for rest positions (N, 3); negative on bare skin.

    Measured across the border and not upwards: at temples and sideburns, where it is steep, hair would otherwise thin out over
    a third of the way that it does over the forehead, and end like a mask.
    """
    lowest, _, step = _LEVELS
    table = _distances(line)
    a = np.clip(azimuth_degrees(rest), 0.0, 179.99) / _DEGREES
    b = np.clip((rest[:, 1] - lowest) / step, 0.0, table.shape[1] - 1.01)
    i, j = a.astype(np.int32), b.astype(np.int32)
    f, g = a - i, b - j
    low = table[i, j] * (1.0 - f) + table[i + 1, j] * f
    high = table[i, j + 1] * (1.0 - f) + table[i + 1, j + 1] * f
    return np.asarray(low * (1.0 - g) + high * g + line.waver * _wobble(rest, line.seed), dtype=np.float32)


@lru_cache(maxsize=8)
def _distances(line: Hairline) -> Array:
    """Signed distances to the border over azimuths 0..180 (rows, `_DEGREES` apart) and heights `_LEVELS` (columns), cm."""
    azimuth = np.arange(0.0, 180.0 + _DEGREES, _DEGREES)
    fine = np.linspace(0.0, 180.0, 721)
    arc = np.float64(np.radians(_RADIUS))
    tree = cKDTree(np.stack([arc * fine, _border(fine, line)], axis=1))
    y = np.arange(*_LEVELS)
    grid = np.stack(np.broadcast_arrays(arc * azimuth[:, None], y[None]), axis=-1)
    gap, _ = tree.query(grid.reshape(-1, 2))
    sign = np.where(y[None] > _border(azimuth, line)[:, None], 1.0, -1.0)
    return np.asarray(gap.reshape(sign.shape) * sign, dtype=np.float32)


def _border(azimuth: NDArray[np.floating], line: Hairline) -> NDArray[np.floating]:
    """Height of the hairline at unsigned azimuths (N,), degrees; cm in rest space."""
    y = np.interp(azimuth + line.forward * bell(azimuth, *_FORWARD_AT), _AZIMUTH, _HEIGHT)
    y = y - line.drop * (1.0 - smooth(32, 60, azimuth))
    # Recession eats the temples first and the middle last (Norwood 1975, types II and III).
    y = y + line.recession * (2.5 * bell(azimuth, 42, 16) + 1.3 * bell(azimuth, 0, 30) + 0.8 * bell(azimuth, 62, 9))
    y = y + (1.0 - line.sideburn) * 2.4 * sideburn_at(azimuth)
    y = y - line.temples * bell(azimuth, 47, 9)
    arch = np.minimum(azimuth / _ROUNDED_AT[1], 1.0) ** _ROUND * smooth(_ROUNDED_AT[2], _ROUNDED_AT[0], azimuth)
    bays = _ROUND_BESIDE_BAYS + (1.0 - _ROUND_BESIDE_BAYS) * float(smooth(0.5, -0.2, np.float32(line.corners)))
    y = y - line.rounded * bays * (arch - _ARCH_RISES * bell(azimuth, 0, 16))
    y = y - _FORELOCK * np.maximum(line.corners, 0.0) * bell(azimuth, 0, 20)
    # An arch is round from its middle on; with a peak in it, it is a box.
    corner = bell(azimuth, 34, 12) if line.corners > 0.0 else bell(azimuth, 31, 16)
    peak = line.peak * float(smooth(-0.5, 0.1, np.float32(line.corners)))
    return np.asarray(y + line.corners * corner - peak * bell(azimuth, 0, 15))


def scalp_density(rest: NDArray[np.floating], ears: NDArray[np.floating], line: Hairline) -> Array:
    """How densely hair stands at rest positions, 0..1 of a full head.

    rest: (N, 3). ears: (N,) tissue weight. The border is soft: single hairs first, full density a good centimetre on.
    """
    inside = height_over_hairline(rest, line)
    azimuth = azimuth_degrees(rest)
    # Fine irregular bays: a border drawn by one curve looks like a cap's.
    # A hairline that withdraws leaves its thin hairs behind.
    sideburn = sideburn_of(rest)
    softness = 1.25 + 0.9 * smooth(112, 150, azimuth) - 0.25 * (1.0 - line.recession) * sideburn
    softness = softness + 2.2 * line.recession * smooth(76, 52, azimuth) + 0.45 * line.down * smooth(66, 40, azimuth)
    # A sideburn is too narrow to be graded from both its sides.
    softness = softness + 0.3 * line.graded * smooth(44, 62, azimuth) * (1.0 - 0.8 * sideburn)
    density = smooth(-0.35, 0.0, inside / softness - 0.05) * 0.25 + smooth(-0.1, 1.0, inside / softness) * 0.75
    density *= 1.0 - line.wispy * _WISPY[0] * smooth(_WISPY[1], 0.0, inside)
    density *= 1.0 - smooth(0.02, 0.15, ears)
    density *= smooth(65.6, 66.4, rest[:, 1])
    return np.asarray(density * _thinned(rest, line), dtype=np.float32)


def _thinned(rest: NDArray[np.floating], line: Hairline) -> Array:
    """What is left of the density where the crown thins: a growing ellipse on top, the sides and the back stay."""
    thinning = line.thinning
    if thinning <= 0.0:
        return np.ones(len(rest), dtype=np.float32)
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    if line.diffuse:
        top = smooth(77.5, 81.5, y) * smooth(11.5, 8.5, z)
        return np.asarray(1.0 - 0.72 * thinning * top, dtype=np.float32)
    across = 2.0 + 5.0 * thinning
    along = 2.0 + 11.5 * thinning**1.5
    distance = np.sqrt((x / across) ** 2 + ((z + 1.6 - 5.5 * thinning) / along) ** 2) + 0.18 * _wobble(rest, line.seed)
    hole = smooth(1.25, 0.55, distance) * smooth(76.0 + 0.6 * thinning, 80.4 + 0.2 * thinning, y)
    return np.asarray(1.0 - min(1.0, 1.9 * thinning) * 0.985 * hole, dtype=np.float32)


def _wobble(rest: NDArray[np.floating], seed: int) -> Array:
    """An irregular height of some millimetres, of three waves whose phases belong to the person."""
    p = uniform(seed, "hairline-wobble", np.arange(6)) * (2.0 * np.pi)
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    # No two sides of a head are alike.
    wave = 0.16 * np.sin(x * 0.42 + 0.2 * y + p[2]) + 0.16 * np.sin(x * 2.1 + p[0]) * np.sin(z * 1.7 + y + p[1])
    wave += 0.11 * np.sin(x * 5.1 + y * 3.0 + p[2]) * np.sin(z * 4.3 + y * 4.7 + p[3])
    wave += 0.07 * np.sin(x * 11.3 + y * 5.0 + p[4]) * np.sin(z * 9.7 + y * 8.9 + p[5])
    return np.asarray(wave, dtype=np.float32)


def scalp_mask(spec: FaceSpec, shape: HeadShape) -> NDArray[np.float32]:
    """How much of the skin is darkened by the hair above it and the roots in it: (V,) 0..1, a column of the skin's masks.

    A shaven head (`hair.length` 0) keeps a shadow where hair would grow.
    """
    line = hairline_of(spec)
    inside = height_over_hairline(shape.rest, line)
    density = scalp_density(shape.rest, shape.tissue["ears"], line)
    # Long hair drawn over its border hides the thin hairs there, and shades what would show as skin between a comb's teeth.
    laid = smooth(3.5, 5.0, np.float32(spec.hair.length))
    # Cropped hair begins one by one: skin shows at its border, and is in shade further on; so do the roots of what is shaven.
    azimuth = azimuth_degrees(shape.rest)
    sideburn = sideburn_of(shape.rest)  # too narrow for so slow a beginning
    whole = float(np.interp(spec.hair.length, (1.2, 2.5), _BEGUN[1]))
    begun = smooth(_BEGUN[0], whole, inside * (1.0 + 0.9 * sideburn))
    if spec.hair.length >= 0.5:
        # Clipped sides: the shorter the stubs, the lighter their shade.
        side = np.float32(min(line.graded, 1.0)) * smooth(44.0, 66.0, azimuth) * (1.0 - 0.4 * sideburn)
        lighter, whole, least = _SIDES_LIGHTER
        begun = begun * (1.0 - np.float32(lighter) * side * smooth(whole, least, inside))
    density = np.asarray(density * (1.0 + (begun - 1.0) * (1.0 - laid)), dtype=np.float32)
    # It begins as sparsely as its hairs do, or it is a drawn line.
    style = spec.hair.style
    least, bare, filled = _BARED if style in DRAWN_BACK else _FRINGED if style == "bangs" else _COVERED
    sparse = smooth(0.12, 1.0, density) * (least + (1.0 - least) * smooth(bare, filled, inside))
    density = np.asarray(density + laid * (sparse - density), dtype=np.float32)
    shadow = 0.9 if spec.hair.length < 0.5 else _BETWEEN_ROPES if spec.hair.style in ROPED else 1.0
    grown_in = float(smooth(0.5, 1.5, np.float32(spec.hair.length))) * (1.0 - line.wispy)
    share, far, near = _SHADE_BEFORE
    before = (
        share
        * grown_in
        * (1.0 - 0.5 * laid)
        * smooth(far, near, inside)
        * (1.0 - smooth(0.02, 0.15, shape.tissue["ears"]))
    )
    return np.asarray(np.clip(np.maximum(density * shadow, before), 0.0, 1.0), dtype=np.float32)
