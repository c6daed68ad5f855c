"""What a garment and the skin below it do to each other: cloth is fitted to the neck, and skin is kept under the cloth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.steps import smooth_step
from facestudio.scene.head.types import HeadShape
from facestudio.scene.wardrobe.chart import COLUMNS, LOWEST, Chart, columns
from facestudio.scene.wardrobe.neckline import neck_height

HIDDEN_CM = 1.1
"""Skin that lies this far below the neckline, along the cloth, is not drawn: every band and lining reaches further down."""
CLEAR_CM = 0.13
"""Skin under the cloth stays this far below its surface; a band's lining is sewn 1 mm inside it."""
DEEPER_CM = 0.42
"""Further in it lies deeper by this: over a hollow, as above the collarbone, the long edges of coarse skin would come through
cloth that follows the hollow."""
TUCKED_CM = (-0.10, 0.45)
"""Below the neckline, where tucking the skin in begins and where it is whole."""
OTHER_CM = 2.0
"""Skin that stands this far off the chart, above its lowest loop, is no neck: the chin over a high collar."""
JAW_Y, JAW_Z = (62.4, 63.6), (6.6, 7.8)
"""Heights and depths, rest space, between which the neck becomes the jaw. On a small child it rests on the
collar, and no part of it goes under."""
SKIN_LOWEST, SKIN_HIGHEST = 46.0, 63.6
"""Rest heights of the skin that cloth lies on; higher is the chin."""
MOST_CM = 0.8
"""The fitting moves cloth no further than this."""


@dataclass(frozen=True, slots=True, eq=False)
class TuckedSkin:
    """positions: (V, 3) float32 of the skin, pushed below the cloth. hidden: (V,) whether nothing of it can be seen."""

    positions: NDArray[np.float32]
    hidden: NDArray[np.bool_]


def off_the_skin(points: NDArray[np.floating], shape: HeadShape) -> NDArray[np.float64]:
    """(N,) height in cm of points (N, 3), head space, over the nearest skin of neck and shoulders, negative inside."""
    worn = np.flatnonzero((shape.rest[:, 1] > SKIN_LOWEST) & (shape.rest[:, 1] < SKIN_HIGHEST))
    distance, nearest = _tree(shape.positions[worn]).query(points, k=3)
    share = 1 / np.maximum(distance, 1e-3) ** 2
    share /= share.sum(axis=1, keepdims=True)
    under = worn[nearest]
    away = np.einsum("nkj,nkj->nk", points[:, None] - shape.positions[under], shape.normals[under])
    return np.asarray((away * share).sum(axis=1))


def _tree(points: NDArray[np.floating]) -> cKDTree:
    """For few questions: a balanced tree takes longer to grow than it saves."""
    return cKDTree(points, balanced_tree=False, compact_nodes=False)


def tuck(cut: str, chart: Chart, size: float, shape: HeadShape, drawn: int | None = None) -> TuckedSkin:
    """Push the skin of neck and shoulders below the cloth of a cut, and tell which of it need not be drawn.

    chart: of the garment's surface before folds. size: of the person, 1 for an adult. drawn: how many of the vertices are
    wanted, those of a coarser level; None for all.
    """
    height_at = shape.rest[:drawn, 1]
    hidden = height_at < LOWEST
    near = np.flatnonzero(~hidden & (height_at < chart.rest[-1, :, 1].max() + 0.5))
    edge = chart.climb_at(columns(), neck_height(cut, columns()))
    _, found = _tree(chart.positions.reshape(-1, 3)).query(shape.positions[near])
    row, column = np.divmod(found, COLUMNS)
    normal = chart.normals[row, column]
    between = shape.positions[near] - chart.positions[row, column]
    below = (edge[column] - chart.climb[row, column]) / size
    height = np.einsum("ij,ij->i", between, normal)
    covered = (height < OTHER_CM * size) | (row == 0)
    t = np.clip((below - TUCKED_CM[0]) / (TUCKED_CM[1] - TUCKED_CM[0]), 0, 1)
    neck = 1 - smooth_step(*JAW_Y, shape.rest[near, 1]) * smooth_step(*JAW_Z, shape.rest[near, 2])
    clear = CLEAR_CM + DEEPER_CM * smooth_step(TUCKED_CM[1], HIDDEN_CM, below)
    push = np.maximum(height + clear * size, 0) * t * t * (3 - 2 * t) * covered * neck
    positions = shape.positions[:drawn].copy()
    positions[near] -= (push[:, None] * normal).astype(np.float32)
    hidden[near] = covered & (below > HIDDEN_CM) & (neck > 0.5)
    return TuckedSkin(positions, hidden)
