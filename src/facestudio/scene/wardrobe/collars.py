"""Necklines and collars, built as profiles that run round the neck on the garment's chart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.scene.head.caruncle import strip_triangles
from facestudio.scene.wardrobe.chart import COLUMNS, Chart, columns
from facestudio.scene.wardrobe.neckline import neck_height
from facestudio.scene.wardrobe.sheet import Sheet
from facestudio.spec.types import Clothing

Profile = tuple[tuple[float, float], ...]
"""(height above the neckline in rest space, distance off the chart's surface), cm, from the seam over the edge to the inside."""


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
    "turtleneck": _band(3.6, 0.34, 2.0),
    "collared": _band(1.5, 0.2, 1.4),
    "hoodie": _band(2.4, 0.42, 2.0),
}


def collar_sheets(clothing: Clothing, chart: Chart) -> tuple[Sheet, ...]:
    """Everything sewn to the neckline of a garment."""
    return (_swept(clothing.garment, BANDS[clothing.garment], chart),)


def _swept(garment: str, profile: Profile, chart: Chart) -> Sheet:
    """Run a profile round the whole neck."""
    angle = columns()
    edge = neck_height(garment, angle)
    rises = np.array([rise for rise, _ in profile])[:, None]
    angles = np.broadcast_to(angle, (len(profile), COLUMNS))
    position, normal, rest = chart.at(angles, edge[None, :] + rises)
    position = position + normal * np.array([off for _, off in profile])[:, None, None]
    return _sheet(position, rest, coverage=np.maximum(-rises, 0.05) * np.ones((1, COLUMNS)))


def _sheet(position: NDArray[np.float64], rest: NDArray[np.float64], coverage: NDArray[np.float64]) -> Sheet:
    """A closed tube of rings (R, C, 3) as a sheet."""
    rows, sectors, _ = position.shape
    triangles = strip_triangles(rows, sectors)
    points = position.reshape(-1, 3)
    coarse = np.arange(rows * sectors).reshape(rows, sectors)[:, ::4]
    return Sheet(
        positions=points.astype(np.float32),
        normals=vertex_normals(points, triangles),
        rest=rest.reshape(-1, 3).astype(np.float32),
        coverage_cm=coverage.reshape(-1).astype(np.float32),
        ribbed=np.ones(rows * sectors, np.float32),
        triangles=triangles,
        casters=coarse.reshape(-1)[strip_triangles(*coarse.shape)].astype(np.int32),
    )
