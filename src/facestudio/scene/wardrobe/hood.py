"""A hood that lies on the shoulders, and its cords."""

from __future__ import annotations

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.wardrobe.chart import Chart, columns
from facestudio.scene.wardrobe.laid import PLAIN_CM, laid, rounded, step
from facestudio.scene.wardrobe.neckline import neck_height
from facestudio.scene.wardrobe.sheet import Sheet, trimmed
from facestudio.scene.wardrobe.tube import rounded_section, sweep

CORD_ANGLES_RAD = (np.radians(17.0), np.radians(-19.0))
CORD_POINTS = 32
HEM_BEYOND_BINDING_CM = 1.2
"""By how much a hood's hem is wider than a binding."""


def hood(cut: str, chart: Chart, size: float, seed: int) -> tuple[Sheet, ...]:
    """A thick edge in front, the hood lying in a heavy roll on shoulders and back, and two cords. seed: of its folds."""
    angle = columns()
    phase = uniform(seed, "hood", np.arange(6)).astype(np.float64) * 2 * np.pi
    back = step(np.radians(20), np.radians(95), np.abs(angle))
    # (rise, off) of the front's thick edge and of the heap behind, and how they blend round the neck.
    front = np.array(
        [(-2.6, 0.0), (-2.55, 0.34), (-1.4, 0.46), (-0.4, 0.44), (0.1, 0.22), (-0.2, 0.05), (-0.9, 0.0), (-1.6, -0.1)]
    )
    heap = np.array(
        [(-6.4, 0.0), (-5.6, 0.80), (-3.4, 1.35), (-0.9, 1.45), (1.1, 1.0), (0.8, 0.32), (-0.1, 0.1), (-1.4, -0.05)]
    )
    fine = np.linspace(0, 1, 41)
    knots = np.linspace(0, 1, len(front))
    shapes = [np.stack([rounded(knots, table[:, k], fine) for k in (0, 1)], axis=1) for table in (front, heap)]
    blend = shapes[0][:, None] * (1 - back[None, :, None]) + shapes[1][:, None] * back[None, :, None]
    # Slack cloth lies in folds that run aslant from the neck over the roll, where it bends most.
    run = 1.5 * fine[:, None]
    bent = np.sin(np.pi * fine[:, None])
    folds = np.sin(4 * angle + 2.2 * run + phase[0]) + 0.8 * np.sin(9 * angle - 3.0 * run + phase[1])
    ridges = 1 - 1.6 * np.abs(np.sin(3 * angle + 1.8 * run + 0.8 * np.sin(2 * angle + phase[2]) + phase[3])) ** 0.8
    crease = 1 + back * bent * (0.16 * folds + 0.24 * ridges) + 0.12 * np.sin(angle + phase[4])
    sag = back * (0.35 * np.sin(2 * angle + phase[5]) + 0.2 * np.sin(5 * angle + phase[1]))
    rise, off = (blend[..., 0] + sag * bent) * size, blend[..., 1] * crease * size
    grid = np.broadcast_to(angle, rise.shape)
    # The hem, in which the cords run, is sewn down: the shader draws that seam where it would a binding's.
    hem = np.clip(rise.max(axis=0) - rise - HEM_BEYOND_BINDING_CM * size, 0.05, PLAIN_CM)
    heaped = laid(cut, chart, grid, rise, off, hem, closed=True, crease=0.8)
    return (heaped, *(_cord(cut, chart, size, at, seed) for at in CORD_ANGLES_RAD))


def _cord(cut: str, chart: Chart, size: float, angle: float, seed: int) -> Sheet:
    """Out of its eyelet, round the bend, down over the chest to a knot; never as long nor as straight as the other."""
    chance = uniform(seed, "cord", np.arange(4) + (4 if angle < 0 else 0)).astype(np.float64)
    t = np.linspace(0, 1, CORD_POINTS)
    drop = -(1.1 + (6.5 + 7.0 * chance[0]) * t) * size
    sway = angle * (1 - 0.22 * t) + (0.05 + 0.06 * chance[1]) * np.sin(2.2 * np.pi * t + 6.0 * chance[2]) * t
    edge = neck_height(cut, sway)
    height = chart.height_of_climb_near(sway, chart.climb_at(sway, edge) + drop)
    position, normal, rest = chart.at(sway, height)
    # It lies on the hood's edge and hangs from there.
    away = 0.30 + 0.32 * step(0.0, 0.12, t) - 0.22 * step(0.25, 0.6, t)
    path = position + normal * (away * size)[:, None]
    knot = 1 + 0.9 * np.exp(-(((t - 0.90) / 0.035) ** 2)) + 0.25 * step(0.93, 1.0, t)
    tube = sweep(path, normal, rounded_section(0.30 * size, 0.27 * size, points=8, squareness=2), scale=knot)
    owner = np.minimum(np.arange(len(tube.positions)) // 8, len(path) - 1)
    along = np.stack([np.arange(len(owner)) % 8 * 0.12, owner * 0.42], axis=1) * size
    return Sheet(
        positions=tube.positions,
        normals=tube.normals,
        rest=rest[owner].astype(np.float32),
        coverage_cm=np.full(len(owner), PLAIN_CM, np.float32),
        weft_warp=along.astype(np.float32),
        trim=trimmed(len(owner), second=0.0 if seed % 4 else 1.0),
        triangles=tube.triangles,
        casters=tube.triangles,
    )
