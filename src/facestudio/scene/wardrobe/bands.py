"""What runs round the neck in one piece: ribbed bands, bindings, rolls, facings, scarves."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.wardrobe.chart import Chart, columns
from facestudio.scene.wardrobe.laid import PLAIN_CM, Array, laid, step
from facestudio.scene.wardrobe.sheet import Sheet

Profile = tuple[tuple[float, float], ...]
"""(distance along the cloth above the neckline, distance off its surface), cm, from the seam over the edge to the inside."""


def _band(height: float, thickness: float, inner: float, sunk: float = 0.10) -> Profile:
    """A band that lies on the body `height` below the edge, is `thickness` thick, rolls over and goes down `inner`
    inside, where it ends `sunk` below the cloth."""
    roll = thickness / 2
    return (
        (-height - 0.06, -0.02),
        (-height - 0.02, thickness * 0.75),
        (-height + 0.10, thickness),
        (-height * 0.5, thickness * 1.04),
        (-roll, thickness),
        (-roll * 0.35, thickness * 0.9),
        (0.0, thickness * 0.5),
        (-roll * 0.35, thickness * 0.1),
        (-roll, 0.0),
        (-inner, -sunk),
    )


BAND = _band(1.6, 0.18, 1.6)
HEAVY_BAND = _band(2.0, 0.28, 1.9)
BINDING = _band(0.75, 0.20, 1.4, 0.04)
FACING = _band(3.0, 0.26, 1.8)
STAND: Profile = (
    (-0.9, -0.10),
    (-0.5, 0.08),
    (-0.3, 0.14),
    (1.0, 0.17),
    (2.6, 0.20),
    (2.9, 0.16),
    (2.95, 0.08),
    (2.6, 0.02),
    (-0.6, 0.0),
)
ROLL: Profile = (
    (-2.2, 0.02),
    (-4.7, 0.18),
    (-4.78, 0.42),
    (-4.6, 0.60),
    (-3.0, 0.66),
    (-1.2, 0.64),
    (-0.25, 0.52),
    (0.02, 0.28),
    (-0.2, 0.06),
    (-0.9, -0.02),
    (-2.2, -0.08),
)
"""A turtleneck's tube, folded down over itself."""
TEETH: Profile = ((-0.55, 0.10), (-0.45, 0.24), (-0.1, 0.27), (0.10, 0.20), (0.12, 0.05), (-0.3, -0.02))
NARROWEST = 0.78
"""Width of the narrowest ribbing to the profile's. By eye."""
WAVY_CM, SLACK_CM = 0.07, 0.06
"""How far a worn edge runs up and down, and stands off here and there."""
SEAM_CM = 1.28
"""Distance inside the edge at which surface_cloth.frag draws the seam of ribbing."""
LONGEST_STEP_CM = 0.6
"""Between two rows of a band."""
ZIP_RAD = np.radians(11.0)
"""So far to either side of the middle the chain is seen; above, the collar falls over it."""
WRAPS = ((2.3, 1.25, 1.85, 0.25), (-0.5, 1.55, 2.15, 0.6))
"""Of a scarf: rise of the middle, distance off the cloth, radius, cm, and how much it sags in front."""


def band(
    cut: str, chart: Chart, size: float, profile: Profile, *, rib: float, second: float = 0.0, seed: int = 0
) -> Sheet:
    """A profile all the way round, wide or narrow, and never quite even. seed: of both."""
    chance = uniform(seed, "band", np.arange(7)).astype(np.float64)
    wave = 2 * np.pi * chance[1:]
    table = _even(profile) * size
    edge_row = int(np.argmax(table[:, 0]))
    if rib:
        table[: edge_row + 1, 0] *= (NARROWEST + (1 - NARROWEST) * chance[0]) * min(size, 1.0) ** 0.5
    angle = columns()
    rise, off = (np.repeat(table[:, k : k + 1], len(angle), axis=1) for k in (0, 1))
    # Its lower edge is where the shader draws the seam of ribbing.
    coverage = np.clip(rise * (SEAM_CM / table[:, 0].min() if rib else -1.0), 0.1, 1.3)
    edge = WAVY_CM * (
        0.6 * np.sin(2 * angle + wave[0]) + 0.5 * np.sin(3 * angle + wave[1]) + 0.4 * np.sin(7 * angle + wave[2])
    )
    slack = SLACK_CM * (
        0.5 * np.sin(angle + wave[3]) + 0.6 * np.sin(4 * angle + wave[4]) + 0.4 * np.sin(9 * angle + wave[5])
    )
    upper = step(-1.2 * size, 0.0, rise)
    rise = rise + size * edge
    off = off + size * slack * upper
    grid = np.broadcast_to(angle, rise.shape)
    outside = slice(None, edge_row)
    return laid(cut, chart, grid, rise, off, coverage, closed=True, rib=rib, second=second, shading=outside)


def _even(profile: Profile) -> Array:
    """(N, 2) the profile with points between those that lie far apart: where a neck runs hollow into a shoulder, the straight
    line between two points of the inside would come through the outside."""
    points = [np.array(profile[0])]
    for start, end in pairwise(np.array(profile)):
        count = max(int(np.ceil(np.hypot(*(end - start)) / LONGEST_STEP_CM)), 1)
        points += [start + (end - start) * (k / count) for k in range(1, count + 1)]
    return np.array(points)


def teeth(cut: str, chart: Chart, size: float) -> Sheet:
    """The chain of an open zip along the edge of the front."""
    table = np.array(TEETH) * size
    angle = np.linspace(-ZIP_RAD, ZIP_RAD, 41)
    rise, off = (np.repeat(table[:, k : k + 1], len(angle), axis=1) for k in (0, 1))
    grid = np.broadcast_to(angle, rise.shape)
    return laid(cut, chart, grid, rise, off, np.full(rise.shape, PLAIN_CM), closed=False, button=1.0)


def scarf(cut: str, chart: Chart, size: float, seed: int) -> tuple[Sheet, ...]:
    """Two wraps of a scarf, lengthwise folded."""
    angle = columns()
    turn = np.linspace(0, 2 * np.pi, 49)[:, None]
    chance = uniform(seed, "scarf", np.arange(8)).astype(np.float64)
    wraps = []
    for k, (middle, off, radius, sag) in enumerate(WRAPS):
        phase = 2 * np.pi * chance[4 * k : 4 * k + 4]
        pleats = 0.10 * np.sin(5 * turn + 2 * np.sin(angle + phase[0]) + phase[1]) + 0.06 * np.sin(
            9 * turn + 3 * np.sin(2 * angle + phase[2])
        )
        swell = 1 + 0.12 * np.sin(2 * angle + phase[3]) + 0.06 * np.sin(5 * angle + phase[1])
        girth = radius * swell * (1 + pleats)
        front = step(np.radians(100), np.radians(10), np.abs(angle))
        rise = middle - sag * 1.6 * front + 0.5 * np.sin(angle + phase[2]) + 0.95 * girth * np.cos(turn)
        away = off + 0.2 * front + girth * 0.85 * np.sin(turn)
        grid = np.broadcast_to(angle, rise.shape)
        away = np.maximum(away, 0.05)
        wraps.append(
            laid(
                cut,
                chart,
                grid,
                size * rise,
                size * away,
                np.full(rise.shape, PLAIN_CM),
                closed=True,
                inward=True,
                crease=0.5,
            )
        )
    return tuple(wraps)
