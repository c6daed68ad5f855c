"""Flyaways: broken and new hairs of some centimetres that stand out of hair that lies, and make its outline soft."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.vectors import Array, smooth, tangential, unit
from facestudio.scene.head.types import HeadShape
from facestudio.spec.types import FaceSpec

_COUNT = 1050
"""On the whole head at 1024 pixels, by eye."""

_AWAY = np.array([0.0, 0.0, -1.0], dtype=np.float32)


def grow_flyaways(
    spec: FaceSpec, shape: HeadShape, plot: Plot, inside: Array, share: float, points: int
) -> tuple[Array, NDArray[np.uint32]]:
    """Hairs (S, P, 3) in head space and their candidates (S,).

    inside: (N,) cm within the hairline, of the plot's candidates. share: of `_COUNT`. points: P.
    """
    hair, rest = spec.hair, plot.roots.rest
    where = smooth(0.5, 2.0, inside) * (0.25 + 0.75 * smooth(74.0, 79.0, rest[:, 1]))
    lot = uniform(hair.seed, "flyaway", np.arange(len(rest)))
    index = np.flatnonzero(lot < where * (_COUNT * share / len(rest))).astype(np.uint32)
    roots = plot.roots.take(index)
    place, outward = roots.of(shape.positions), unit(roots.of(shape.normals))
    counter = index[:, None] * np.uint32(6) + np.arange(6, dtype=np.uint32)
    luck = normal(hair.seed, "flyaway-way", counter).reshape(-1, 2, 3)
    side = np.clip(roots.rest[:, :1] / 4.0, -1.0, 1.0) * np.array([[1.0, 0.0, 0.0]], dtype=np.float32)
    along = unit(tangential(side + 0.8 * _AWAY + 0.55 * luck[:, 0], outward))
    # Most lie nearly as the others do, a few stand up; those come out of the outline.
    stand = 0.24 + 0.45 * uniform(hair.seed, "flyaway-stand", index)[:, None] ** 3
    way = unit(along + outward * stand)
    length = 1.6 + 4.2 * uniform(hair.seed, "flyaway-length", index) ** 1.5
    s = np.linspace(0.0, 1.0, points, dtype=np.float32)[None, :, None] * length[:, None, None]
    # None is straight: before a wall that would be a needle.
    bend = -0.075 * outward + 0.055 * (1.0 + hair.texture) * luck[:, 1]
    bend[:, 1] -= 0.02
    return np.asarray(place[:, None] + way[:, None] * s + bend[:, None] * s**2, dtype=np.float32), index
