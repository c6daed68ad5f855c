"""A tie under a shirt's collar."""

from __future__ import annotations

import numpy as np

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles
from facestudio.scene.wardrobe.chart import Chart
from facestudio.scene.wardrobe.placket import front_of
from facestudio.scene.wardrobe.sheet import Sheet, trimmed

DOWN_CM = (
    (3.0, 1.30, 0.30),
    (2.9, 1.75, 0.66),
    (2.3, 1.80, 0.92),
    (0.6, 1.52, 1.00),
    (-0.8, 1.18, 0.94),
    (-1.1, 1.12, 0.66),
    (-1.15, 1.16, 0.52),
    (-1.9, 1.45, 0.58),
    (-4.5, 1.80, 0.58),
    (-8.0, 2.30, 0.52),
    (-14.0, 3.0, 0.46),
)
"""Height over the neckline, half width and distance off the shirt: the knot, and the blade below it."""
ROUNDING = ((-1.0, 0.15), (-0.97, 0.75), (-0.6, 0.95), (0.0, 1.0), (0.6, 0.95), (0.97, 0.75), (1.0, 0.15))
"""Share of the half width and of the distance off the shirt, across."""


def tie(cut: str, chart: Chart, size: float) -> Sheet:
    """The knot and the blade of a tie. size: of the person, 1 for an adult."""
    table = np.array(DOWN_CM) * size
    place, normal, side, rest = front_of(cut, chart, table[:, 0])
    across = np.array([share for share, _ in ROUNDING]) * table[:, 1:2]
    off = np.array([share for _, share in ROUNDING]) * table[:, 2:3]
    grid = place[:, None] + across[..., None] * side[:, None] + off[..., None] * normal[:, None]
    points = grid.reshape(-1, 3)
    triangles = strip_triangles(*grid.shape[:2], closed=False)
    normals = vertex_normals(points, triangles)
    if (normals.reshape(*grid.shape)[:, 3] * normal).sum() < 0:
        triangles, normals = np.ascontiguousarray(triangles[:, ::-1]), -normals
    # The knot is wound the other way, so that its stripes lean against those of the blade.
    lean = np.where(table[:, :1] < -1.12 * size, 1.0, -1.0)
    return Sheet(
        positions=points.astype(np.float32),
        normals=normals.astype(np.float32),
        rest=np.repeat(rest, len(ROUNDING), axis=0).astype(np.float32),
        coverage_cm=np.full(len(points), 3.0, np.float32),
        weft_warp=np.stack([0.6 * lean * across + 0.8 * table[:, :1], across], axis=-1)
        .reshape(-1, 2)
        .astype(np.float32),
        trim=trimmed(len(points)),
        triangles=triangles,
        casters=triangles,
    )
