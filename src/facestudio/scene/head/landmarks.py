"""Landmarks of the rest head, and where they lie on the skin of any other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from facestudio.assets import HeadPack

Place = tuple[float, float, float]

LANDMARKS: Mapping[str, Place] = {
    "nasion": (0.0, 75.2, 14.75),
    "glabella": (0.0, 77.04, 14.93),
    "tip": (0.0, 71.76, 16.74),
    "subnasale": (0.0, 70.43, 15.45),
    "upper_lip": (0.0, 69.2, 15.6),
    "stomion": (0.0, 68.45, 14.81),
    "lower_lip": (0.0, 67.51, 14.93),
    "chin": (0.0, 64.21, 12.5),
    "wing": (1.62, 71.38, 14.34),
    "corner": (2.33, 68.41, 13.32),
    "zygion": (6.63, 73.81, 7.48),
    "gonion": (5.32, 67.16, 8.31),
    "eurion": (7.0, 79.28, 2.72),
    "vertex": (0.0, 85.82, 5.46),
    "occiput": (0.0, 76.9, -4.46),
    "ear_top": (8.04, 75.7, 4.49),
    "ear_bottom": (6.71, 70.55, 5.08),
}
"""Rest space, cm, of vertices of the skin's cage; left ones of pairs."""


def vertex_at(pack: HeadPack, place: Place, side: float = 1.0) -> int:
    """The pack's vertex of the skin's cage that lies nearest to a place of rest space, cm, or to its mirror image (side -1)."""
    cage = pack.rest[pack.skin.cage].astype(np.float64)
    away = ((cage - np.multiply(place, (side, 1.0, 1.0))) ** 2).sum(axis=1)
    return int(pack.skin.cage[away.argmin()])
