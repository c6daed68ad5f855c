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
        [(-6.4, 0.0), (-5.6, 1.05), (-3.4, 1.7), (-0.9, 1.75), (1.2, 1.15), (0.9, 0.35), (-0.1, 0.1), (-1.4, -0.05)]
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
    crease = 1 + back * bent * (0.12 * folds + 0.16 * ridges) + 0.12 * np.sin(angle + phase[4])
    sag = back * (0.35 * np.sin(2 * angle + phase[5]) + 0.2 * np.sin(5 * angle + phase[1]))
    rise, off = (blend[..., 0] + sag * bent) * size, blend[..., 1] * crease * size
    grid = np.broadcast_to(angle, rise.shape)
    heaped = laid(cut, chart, grid, rise, off, np.full(rise.shape, PLAIN_CM), closed=True, crease=0.8)
    return (heaped, *(_cord(cut, chart, size, at) for at in CORD_ANGLES_RAD))


def _cord(cut: str, chart: Chart, size: float, angle: float) -> Sheet:
    drop = -np.linspace(1.3, 12.0, 20) * size
    sway = angle + 0.03 * np.sin(np.linspace(0, 3, 20))
    edge = neck_height(cut, sway)
    start = chart.climb_at(sway, edge)
    height = chart.height_of_climb_near(sway, start + drop)
    position, normal, rest = chart.at(sway, height)
    path = position + normal * (0.5 * size)
    tube = sweep(path, normal, rounded_section(0.42 * size, 0.42 * size, points=8, squareness=2))
    owner = np.minimum(np.arange(len(tube.positions)) // 8, len(path) - 1)
    along = np.stack([np.arange(len(owner)) % 8 * 0.16, owner * 0.56], axis=1) * size
    return Sheet(
        positions=tube.positions,
        normals=tube.normals,
        rest=rest[owner].astype(np.float32),
        coverage_cm=np.full(len(owner), PLAIN_CM, np.float32),
        weft_warp=along.astype(np.float32),
        trim=trimmed(len(owner), second=1.0),
        triangles=tube.triangles,
        casters=tube.triangles,
    )
