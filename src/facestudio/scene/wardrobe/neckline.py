"""Where each garment ends at the neck, as a height over the azimuth round the neck, in rest space."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

NECK_AXIS_Z = 2.0
"""z of the vertical axis of the neck in rest space, cm."""

HEIGHTS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "crew_neck": ((0, 57.9), (30, 58.5), (60, 60.2), (90, 61.4), (130, 61.9), (180, 62.0)),
    "v_neck": ((0, 52.4), (12, 55.0), (25, 57.0), (50, 59.3), (90, 61.2), (130, 61.8), (180, 62.0)),
    "turtleneck": ((0, 62.5), (40, 62.6), (90, 63.2), (130, 63.3), (180, 63.3)),
    "collared": ((0, 57.6), (25, 58.7), (60, 60.5), (90, 61.6), (130, 62.0), (180, 62.1)),
    "hoodie": ((0, 57.0), (30, 57.8), (60, 59.5), (90, 60.7), (130, 61.4), (180, 61.7)),
}
"""Garment -> (azimuth in degrees from the front, height of the neckline in rest space, cm), the same on both sides.

The pit of the neck lies at 57.5, the nape's lowest vertebra (C7) at 61.5."""

ROUNDING_DEG = {"crew_neck": 22.0, "v_neck": 4.0}
"""Half width over which the corners of a garment's table are rounded; as a crew neck's where it isn't named."""


def azimuth(rest: NDArray[np.floating]) -> NDArray[np.float64]:
    """(V,) angle round the neck in radians, -pi..pi, 0 in front, positive to the person's left. rest: (V, 3)."""
    return np.asarray(np.arctan2(rest[:, 0], rest[:, 2] - NECK_AXIS_Z), dtype=np.float64)


def neck_height(garment: str, angle: NDArray[np.floating]) -> NDArray[np.float64]:
    """Height of the neckline in rest space, cm, at angles in radians: the table's, its corners rounded over ROUNDING_DEG."""
    table = HEIGHTS[garment]
    degrees = np.degrees(np.asarray(angle, np.float64))
    reach = ROUNDING_DEG.get(garment, ROUNDING_DEG["crew_neck"])
    samples = [
        np.interp(np.abs((degrees + reach * share + 180) % 360 - 180), [a for a, _ in table], [y for _, y in table])
        for share in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    return np.asarray(sum(weight * sample for weight, sample in zip((1, 2, 3, 2, 1), samples, strict=True)) / 9)


def inside(garment: str, rest: NDArray[np.floating]) -> NDArray[np.float64]:
    """(V,) how far points lie below the neckline in rest space, cm; negative above it. rest: (V, 3)."""
    return neck_height(garment, azimuth(rest)) - rest[:, 1]
