"""Necklines and collars, built as profiles that run round the neck on the garment's chart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles
from facestudio.scene.wardrobe.chart import Chart, columns
from facestudio.scene.wardrobe.neckline import neck_height
from facestudio.scene.wardrobe.placket import placket
from facestudio.scene.wardrobe.sheet import Sheet
from facestudio.scene.wardrobe.tube import rounded_section, sweep
from facestudio.spec.types import Clothing

Array = NDArray[np.float64]
Profile = tuple[tuple[float, float], ...]
"""(distance along the cloth above the neckline, distance off its surface), cm, from the seam over the edge to the inside."""

LEAF_GAP_RAD = np.radians(1.2)
LEAF_SPREAD_RAD = np.radians(20.0)
"""A shirt collar's two leaves start this far from the middle at the fold, and spread this much further down to their tips."""
PLAIN_CM = 3.0
"""Coverage of cloth that has no edge near."""
LEAF_COLUMNS = 120
CORD_ANGLES_RAD = (np.radians(13.0), np.radians(-15.0))


def _band(height: float, thickness: float, inner: float) -> Profile:
    """A band that lies on the body `height` below the edge, is `thickness` thick, rolls over and goes down `inner` inside."""
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
        (-inner, -0.10),
    )


BANDS: dict[str, Profile] = {
    "crew_neck": _band(1.7, 0.20, 1.6),
    "v_neck": _band(1.5, 0.18, 1.4),
    "turtleneck": _band(3.0, 0.34, 2.0),
}


def collar_sheets(clothing: Clothing, chart: Chart, size: float) -> tuple[Sheet, ...]:
    """Everything sewn to the neckline of a garment. size: of the person, 1 for an adult."""
    return COLLARS[clothing.garment](clothing.garment, chart, size)


def _banded(garment: str, chart: Chart, size: float) -> tuple[Sheet, ...]:
    """One band all the way round."""
    profile = np.array(BANDS[garment]) * size
    angle = columns()
    rise, off = (np.repeat(profile[:, k : k + 1], len(angle), axis=1) for k in (0, 1))
    return (_swept(garment, chart, np.broadcast_to(angle, rise.shape), rise, off, _edge(rise), closed=True),)


def _shirt(garment: str, chart: Chart, size: float) -> tuple[Sheet, ...]:
    """A stand round the neck and a leaf folded down over it, with two tips in front, and what closes the shirt there."""
    along = np.linspace(0, 1, LEAF_COLUMNS)
    top = LEAF_GAP_RAD + along * 2 * (np.pi - LEAF_GAP_RAD)
    from_tip = np.minimum(top, 2 * np.pi - top) - LEAF_GAP_RAD
    length = 3.9 + 2.3 * np.exp(-((from_tip / np.radians(30)) ** 2))
    stand = 2.0 + 0.9 * _step(0.0, np.radians(60), from_tip)
    # t: share of the way down the leaf; the tips move outwards as they go down.
    rows: list[tuple[Array, Array, float]] = [(0 * top - 1.2, 0 * top + 0.02, 0.0), (0 * top, 0 * top + 0.02, 0.0)]
    rows += [(stand * share, 0 * top + 0.04 + 0.05 * share, 0.0) for share in (0.5, 0.92)]
    rows += [(stand + 0.10, 0 * top + 0.20, 0.0), (stand, 0 * top + 0.40, 0.02)]
    rows += [
        (stand - length * share, 0.42 + 0.38 * np.sin(np.pi * share**0.8) * np.ones_like(top), share)
        for share in (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.985)
    ]
    rows += [(stand - length, 0 * top + 0.32, 1.0), (stand - length * 0.985, 0 * top + 0.22, 0.985)]
    rows += [(stand - length * share, 0.24 - 0.08 * (1 - share) + 0 * top, share) for share in (0.6, 0.3, 0.1)]
    rows += [(stand * 0.4, 0 * top + 0.12, 0.0), (0 * top - 0.3, 0 * top + 0.10, 0.0)]
    spread = np.exp(-((from_tip / np.radians(40)) ** 2)) * np.where(top < np.pi, 1.0, -1.0) * LEAF_SPREAD_RAD
    angle = np.stack([top + spread * share for *_, share in rows])
    rise = np.stack([row for row, *_ in rows]) * size
    off = np.stack([row for _, row, _ in rows]) * size
    leaf = np.array([share for *_, share in rows])[:, None]
    coverage = np.where(leaf > 0, np.minimum((1 - leaf) * length, 0.06 + 4.0 * from_tip), PLAIN_CM) * size
    angle = (angle + np.pi) % (2 * np.pi) - np.pi
    collar = _swept(garment, chart, angle, rise, off, np.maximum(coverage, 0.05), closed=False, inward=True)
    return (collar, *placket(garment, chart, size))


def _hood(garment: str, chart: Chart, size: float) -> tuple[Sheet, ...]:
    """A thick edge in front, the hood lying in a heavy roll on shoulders and back, and two cords."""
    angle = columns()
    back = _step(np.radians(20), np.radians(95), np.abs(angle))
    # (rise, off) of the front's thick edge and of the heap behind, and how they blend round the neck.
    front = np.array(
        [(-2.6, 0.0), (-2.55, 0.34), (-1.4, 0.46), (-0.4, 0.44), (0.1, 0.22), (-0.2, 0.05), (-0.9, 0.0), (-1.6, -0.1)]
    )
    heap = np.array(
        [(-6.6, 0.0), (-5.9, 1.5), (-3.2, 2.5), (-0.2, 2.3), (1.7, 1.3), (1.2, 0.35), (0.0, 0.1), (-1.4, -0.05)]
    )
    fine = np.linspace(0, 1, 25)
    knots = np.linspace(0, 1, len(front))
    shapes = [np.stack([_rounded(knots, table[:, k], fine) for k in (0, 1)], axis=1) for table in (front, heap)]
    blend = shapes[0][:, None] * (1 - back[None, :, None]) + shapes[1][:, None] * back[None, :, None]
    crease = 1 + 0.10 * back * np.sin(3 * angle + 0.7) + 0.06 * back * np.sin(7 * angle)
    rise, off = blend[..., 0] * size, blend[..., 1] * crease * size
    hood = _swept(
        garment, chart, np.broadcast_to(angle, rise.shape), rise, off, np.full(rise.shape, PLAIN_CM), closed=True
    )
    return (hood, *(_cord(garment, chart, size, at) for at in CORD_ANGLES_RAD))


def _cord(garment: str, chart: Chart, size: float, angle: float) -> Sheet:
    drop = -np.linspace(1.3, 12.0, 20) * size
    sway = angle + 0.03 * np.sin(np.linspace(0, 3, 20))
    edge = neck_height(garment, sway)
    start = chart.climb_at(sway, edge)
    height = chart.height_of_climb_near(sway, start + drop)
    position, normal, rest = chart.at(sway, height)
    path = position + normal * (0.5 * size)
    tube = sweep(path, normal, rounded_section(0.42 * size, 0.42 * size, points=8, squareness=2))
    owner = np.minimum(np.arange(len(tube.positions)) // 8, len(path) - 1)
    return Sheet(
        positions=tube.positions,
        normals=tube.normals,
        rest=rest[owner].astype(np.float32),
        coverage_cm=np.full(len(owner), PLAIN_CM, np.float32),
        hard=np.zeros(len(owner), np.float32),
        triangles=tube.triangles,
        casters=tube.triangles,
    )


COLLARS: dict[str, Callable[[str, Chart, float], tuple[Sheet, ...]]] = {
    "crew_neck": _banded,
    "v_neck": _banded,
    "turtleneck": _banded,
    "collared": _shirt,
    "hoodie": _hood,
}


def _swept(
    garment: str,
    chart: Chart,
    angle: Array,
    rise: Array,
    off: Array,
    coverage: Array,
    *,
    closed: bool,
    inward: bool = False,
) -> Sheet:
    """Lay a grid on the chart: angles (T, C) radians, rise above the neckline and distance off the cloth (T, C) cm.

    coverage: (T, C) distance from the piece's edge, cm. closed: whether the last column is a neighbour of the first.
    inward: whether the rows begin inside, at the skin.
    """
    start = chart.climb_at(angle, neck_height(garment, angle))
    height = chart.height_of_climb_near(angle, start + rise)
    position, normal, rest = chart.at(angle, height)
    points = (position + normal * off[..., None]).reshape(-1, 3)
    rows, sectors = angle.shape
    order = slice(None) if inward else slice(None, None, -1)
    triangles = strip_triangles(rows, sectors, closed=closed)[:, order]
    index = np.arange(rows * sectors).reshape(rows, sectors)
    coarse = index[:, ::4] if closed else index[:, np.unique([*range(0, sectors, 4), sectors - 1])]
    casters = coarse.reshape(-1)[strip_triangles(*coarse.shape, closed=closed)[:, order]]
    return Sheet(
        positions=points.astype(np.float32),
        normals=vertex_normals(points, triangles),
        rest=rest.reshape(-1, 3).astype(np.float32),
        coverage_cm=coverage.reshape(-1).astype(np.float32),
        hard=np.zeros(rows * sectors, np.float32),
        triangles=np.ascontiguousarray(triangles),
        casters=casters.astype(np.int32),
    )


def _edge(rise: Array) -> Array:
    """Coverage of a ribbed band: all of it lies within the edge that is drawn ribbed."""
    return np.clip(-rise, 0.1, 1.3)


def _rounded(knots: Array, values: Array, at: Array) -> Array:
    """Values between knots on a Catmull-Rom curve (smooth, through every knot)."""
    slope = np.gradient(values, knots)
    k = np.clip(np.searchsorted(knots, at, side="right") - 1, 0, len(knots) - 2)
    h = knots[k + 1] - knots[k]
    t = (at - knots[k]) / h
    a, b = values[k], values[k + 1]
    cubic = (2 * t**3 - 3 * t**2 + 1) * a + (t**3 - 2 * t**2 + t) * h * slope[k]
    return np.asarray(cubic + (3 * t**2 - 2 * t**3) * b + (t**3 - t**2) * h * slope[k + 1])


def _step(low: float, high: float, x: Array) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
