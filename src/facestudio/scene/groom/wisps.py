"""Wisps: short and broken hairs that stand off a mass of long hair all along it, and make its outline soft."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.guides import arc_length
from facestudio.scene.groom.sway import MIDDLE
from facestudio.scene.groom.vectors import dot, smooth, unit
from facestudio.scene.types import Strands

_POINTS = 7
_SHARE = 0.20
"""Of the hairs of a mass that have a wisp beside them, by eye."""

_LENGTH = (0.9, 4.2)
"""cm, of the shortest and the longest."""

_LIFT = (0.14, 0.62)
"""Slope at which the flattest and the steepest leave the mass, by eye: with their length, 2 to 15 mm of height."""

_BEND = 0.055
"""1/cm by which they bend back to it, by eye: straight ones would be needles."""

_WIDTH, _OPACITY = 0.0105, 0.7
"""cm at 1024 pixels, and cover at the root: one before a wall is a faint line. By eye."""

_ON_SKIN = (0.5, 2.5)
"""cm from the root of its elder between which one may begin: at the border they would lie on the forehead."""


def wisps_of(
    strands: Strands, index: NDArray[np.integer], detail: float, curl: float, plenty: float, seed: int
) -> list[Strands]:
    """The wisps of a mass of hair, as one set or none.

    strands: the mass. index: (S,) counters of its hairs. detail: share of all hairs that is drawn. curl: 0 straight .. 1 coily.
    plenty: how many, 1 typical. seed: of the person's hair.
    """
    lot = uniform(seed, "wisp", index)
    outer = np.ones(len(index)) if strands.openness is None else smooth(0.85, 1.1, strands.openness[:, -3])
    which = np.flatnonzero(lot < _SHARE * plenty * outer)
    if not len(which):
        return []
    own = index[which].astype(np.uint32)
    elder = strands.points[which]
    last = elder.shape[1] - 1
    row = np.arange(len(which))
    # As many begin on the crown as further down.
    at = np.clip((uniform(seed, "wisp-at", own) * (last - 2)).astype(np.int32) + 1, 1, last - 1)
    place = elder[row, at]
    along = unit(elder[row, at + 1] - elder[row, at - 1])
    away = place - MIDDLE
    away[:, 1] = np.maximum(away[:, 1], 0.0)  # what hangs stands off the neck sideways
    away = unit(away - along * dot(away, along))
    luck = normal(seed, "wisp-way", own[:, None] * np.uint32(4) + np.arange(4, dtype=np.uint32))
    aside = unit(away + 0.55 * luck[:, :1] * np.cross(along, away))
    lift = _LIFT[0] + (_LIFT[1] - _LIFT[0]) * uniform(seed, "wisp-lift", own)[:, None] ** 2
    way = unit(along + lift * aside)
    length = _LENGTH[0] + (_LENGTH[1] - _LENGTH[0]) * uniform(seed, "wisp-length", own) ** 1.4
    s = np.linspace(0.0, 1.0, _POINTS, dtype=np.float32)[None, :, None] * length[:, None, None]
    bend = -np.float32(_BEND) * aside + np.float32(0.045 * (1.0 + 1.5 * curl)) * luck[:, 1:]
    points = place[:, None] + way[:, None] * s + bend[:, None] * s**2
    fade = np.linspace(1.0, 0.3, _POINTS, dtype=np.float32)[None]
    from_root = arc_length(elder) * (at / last)
    cover = _OPACITY * (0.5 + 0.5 * uniform(seed, "wisp-cover", own)) * smooth(*_ON_SKIN, from_root)
    width = np.float32(_WIDTH * detail**-0.75) * (0.6 + 0.8 * uniform(seed, "wisp-width", own))
    tint = strands.colours[which, at].astype(np.float32) * np.float32(1.25)  # one alone lets more light through
    wisps = Strands(
        part=strands.part,
        points=points.astype(np.float32),
        widths=np.asarray(width[:, None] * (0.35 + 0.65 * fade), dtype=np.float32),
        colours=np.repeat(tint[:, None], _POINTS, axis=1).astype(np.float16),
        opacity=(cover[:, None] * fade).astype(np.float16),
        gloss=0.5 * strands.gloss,
        caster_points=np.zeros((0, 2, 3), dtype=np.float32),
        caster_half_width=0.0,
    )
    return [wisps]
