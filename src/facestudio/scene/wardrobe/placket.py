"""What closes a shirt in front: the overlap of its halves and the buttons on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles
from facestudio.scene.wardrobe.chart import Chart
from facestudio.scene.wardrobe.laid import step
from facestudio.scene.wardrobe.neckline import neck_height
from facestudio.scene.wardrobe.sheet import Sheet, trimmed

Array = NDArray[np.float64]

ACROSS_CM = ((-1.52, -0.04), (-1.50, 0.12), (-1.0, 0.14), (0.0, 0.15), (1.0, 0.14), (1.50, 0.12), (1.52, -0.04))
"""(distance from the middle, distance off the cloth) of the overlap's cross-section."""
TOP_CM, BOTTOM_CM, ROWS = 2.0, -10.0, 40
"""The overlap reaches so far above and below the neckline."""
BUTTONS_CM = (1.0, -4.6, -10.6)
"""Heights of buttons over the neckline: one on the stand, the others down the front."""
BUTTON_CM = ((0.0, 0.20), (0.20, 0.20), (0.28, 0.26), (0.41, 0.25), (0.48, 0.18), (0.48, 0.10))
"""(radius, distance off the cloth) from a button's middle to its edge."""
BUTTON_SECTORS = 20
NARROWED, NARROWED_CM = 0.6, 2.2
"""Share by which the overlap is narrower at its upper end, and over how much of it."""


def placket(
    cut: str, chart: Chart, size: float, buttons: tuple[float, ...] = BUTTONS_CM, top: float = TOP_CM
) -> tuple[Sheet, ...]:
    """The overlap in the middle of the front and its buttons. size: of the person, 1 for an adult.

    buttons: heights over the neckline, and top: that of the overlap, cm.
    """
    rise = np.linspace(top, BOTTOM_CM, ROWS) * size
    across, off = (np.array(column) * size for column in zip(*ACROSS_CM, strict=True))
    place, normal, side, rest = front_of(cut, chart, rise)
    # Its corners are cut back at the top, or they come through the collar's leaves.
    across = across * (1.0 - NARROWED * (1.0 - step(0.0, NARROWED_CM * size, rise[0] - rise)))[:, None]
    points = place[:, None] + across[..., None] * side[:, None] + off[:, None] * normal[:, None]
    triangles = np.ascontiguousarray(strip_triangles(*points.shape[:2], closed=False)[:, ::1])
    points = points.reshape(-1, 3)
    normals = vertex_normals(points, triangles)
    if (normals.reshape(ROWS, -1, 3)[:, len(off) // 2] * normal).sum() < 0:
        triangles, normals = np.ascontiguousarray(triangles[:, ::-1]), -normals
    # A little past the strip's own rim, or the interpolated coverage would cut it where it reaches 0.
    edge = np.minimum(1.03 * np.abs(across).max(axis=1, keepdims=True) - np.abs(across), 1.5)
    strip = Sheet(
        positions=points.astype(np.float32),
        normals=normals.astype(np.float32),
        rest=(rest[:, None] + across[..., None] * np.array([1.0, 0, 0]) / size).reshape(-1, 3).astype(np.float32),
        coverage_cm=edge.reshape(-1).astype(np.float32),
        weft_warp=np.stack(np.broadcast_arrays(across, rise[:, None]), axis=-1).reshape(-1, 2).astype(np.float32),
        trim=trimmed(len(points)),
        triangles=triangles,
        casters=triangles,
    )
    return (strip, *(_button(cut, chart, size, height) for height in buttons))


def front_of(cut: str, chart: Chart, rise: Array) -> tuple[Array, Array, Array, Array]:
    """Places, normals, directions to the person's left and rest positions, (N, 3) each, in the middle of the front.

    rise: (N,) cm above the neckline, along the cloth.
    """
    middle = np.zeros(len(rise))
    height = chart.height_of_climb_near(middle, chart.climb_at(middle, neck_height(cut, middle)) + rise)
    place, normal, rest = chart.at(middle, height)
    side = np.cross([0.0, 1.0, 0.0], normal)
    return place, normal, side / np.linalg.norm(side, axis=1, keepdims=True), rest


def _button(cut: str, chart: Chart, size: float, height: float) -> Sheet:
    (place,), (normal,), (side,), (rest,) = front_of(cut, chart, np.array([height * size]))
    up = np.cross(normal, side)
    turn = np.arange(BUTTON_SECTORS) * (2 * np.pi / BUTTON_SECTORS)
    ring = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * up
    points = np.concatenate([place + size * (radius * ring + off * normal) for radius, off in BUTTON_CM])
    triangles = strip_triangles(len(BUTTON_CM), BUTTON_SECTORS)
    normals = vertex_normals(points, triangles)
    if (normals @ normal).sum() < 0:
        triangles, normals = np.ascontiguousarray(triangles[:, ::-1]), -normals
    return Sheet(
        positions=points.astype(np.float32),
        normals=normals.astype(np.float32),
        rest=np.repeat(rest[None], len(points), axis=0).astype(np.float32),
        coverage_cm=np.full(len(points), 3.0, np.float32),
        weft_warp=np.zeros((len(points), 2), np.float32),
        trim=trimmed(len(points), button=1.0),
        triangles=triangles,
        casters=triangles,
    )
