"""What is seen of an eye between its lids, from the front: the eyeball and the caruncle, by depth against the skin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.scene.head import caruncle_geometry, eyeball_mesh
from facestudio.scene.head.types import Eye, HeadShape
from facestudio.spec.types import FaceSpec

CELL_CM = 0.025
HALF_CM = np.array([2.4, 1.2])
LEAST_HIGH = 2
"""Cells that a column of the opening is high at least: what is lower is no more than the line in which lids meet."""
SKIN, BALL, CARUNCLE = 1, 2, 3


@dataclass(frozen=True)
class Opening:
    """mm. inner, outer: of its ends from the middle of the face. lower: by which the inner end lies lower than the outer one.
    high: before the pupil. pink: mm^2 of the caruncle that are seen. white_from: where the eyeball begins, from the middle."""

    inner: float
    outer: float
    lower: float
    high: float
    pink: float
    white_from: float


def opening_of(spec: FaceSpec, shape: HeadShape, eye: Eye) -> Opening:
    """The opening of one eye of a face that looks straight ahead."""
    parts = seen(spec, shape, eye)
    xs = np.abs(eye.centre[0] - HALF_CM[0] + (np.arange(parts.shape[1]) + 0.5) * CELL_CM)
    open_ = parts >= BALL
    columns = np.flatnonzero(open_.sum(axis=0) >= LEAST_HIGH)
    inner, outer = columns[xs[columns].argmin()], columns[xs[columns].argmax()]
    rows = [float(np.flatnonzero(open_[:, column]).mean()) for column in (inner, outer)]
    pupil = eye.centre[0] + eye.head_from_eye[0, 2] * eye.radius
    before = np.abs(xs - abs(pupil)) < 0.1
    white = np.flatnonzero((parts == BALL).sum(axis=0) >= LEAST_HIGH)
    return Opening(
        inner=10.0 * float(xs[inner]),
        outer=10.0 * float(xs[outer]),
        lower=10.0 * CELL_CM * (rows[1] - rows[0]),
        high=10.0 * CELL_CM * float(open_[:, before].sum(axis=0).mean()),
        pink=100.0 * CELL_CM**2 * float((parts == CARUNCLE).sum()),
        white_from=10.0 * float(xs[white].min()),
    )


def seen(spec: FaceSpec, shape: HeadShape, eye: Eye) -> np.ndarray:
    """(rows, columns) of cells about an eye, seen along z: SKIN, BALL, CARUNCLE, or 0 where there is nothing."""
    ball, caruncle = eyeball_mesh(spec, eye), caruncle_geometry(eye, spec.age)
    meshes = (
        (SKIN, shape.positions, shape.triangles),
        (BALL, ball.positions, ball.triangles),
        (CARUNCLE, caruncle[0], caruncle[3]),
    )
    columns, rows = (np.rint(2.0 * HALF_CM / CELL_CM)).astype(int)
    depth, part = np.full(rows * columns, -np.inf), np.zeros(rows * columns, int)
    share = np.array([(i, k, 7 - i - k) for i in range(8) for k in range(8 - i)]) / 7.0
    for kind, positions, triangles in meshes:
        close = (np.abs(positions[:, :2] - eye.centre[:2]) < HALF_CM + 0.3).all(axis=1) & (
            positions[:, 2] > eye.centre[2]
        )
        corners = positions[triangles[close[triangles].all(axis=1)]].astype(np.float64)
        points = np.einsum("sk,tkc->tsc", share, corners).reshape(-1, 3)
        cell = np.floor((points[:, :2] - eye.centre[:2] + HALF_CM) / CELL_CM).astype(int)
        inside = ((cell >= 0) & (cell < (columns, rows))).all(axis=1)
        at = cell[inside, 1] * columns + cell[inside, 0]
        nearest = np.full(rows * columns, -np.inf)
        np.maximum.at(nearest, at, points[inside, 2])
        part[nearest > depth] = kind
        depth = np.maximum(depth, nearest)
    return part.reshape(rows, columns)
