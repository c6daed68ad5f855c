"""Where each cut of garment ends at the neck, as a height over the azimuth round the neck, in rest space."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

NECK_AXIS_Z = 2.0
"""z of the vertical axis of the neck in rest space, cm."""

HEIGHTS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "tee": ((0, 57.9), (30, 58.5), (60, 60.2), (90, 61.4), (130, 61.9), (180, 62.0)),
    "scoop": ((0, 53.2), (25, 54.8), (48, 57.4), (75, 59.6), (100, 60.7), (140, 61.2), (180, 61.3)),
    "boat": ((0, 57.0), (30, 57.2), (60, 58.4), (90, 60.0), (130, 60.9), (180, 61.2)),
    "v": ((0, 52.4), (12, 55.0), (25, 57.0), (50, 59.3), (90, 61.2), (130, 61.8), (180, 62.0)),
    "pullover": ((0, 57.6), (30, 58.3), (60, 60.0), (90, 61.2), (130, 61.7), (180, 61.8)),
    "turtleneck": ((0, 62.5), (40, 62.6), (90, 63.2), (130, 63.3), (180, 63.3)),
    "shirt": ((0, 57.85), (25, 58.9), (60, 60.55), (90, 61.6), (130, 62.0), (180, 62.1)),
    "open_shirt": ((0, 51.0), (9, 54.8), (19, 57.2), (38, 59.4), (60, 60.6), (90, 61.6), (130, 62.0), (180, 62.1)),
    "hood": ((0, 57.0), (30, 57.8), (60, 59.5), (90, 60.7), (130, 61.4), (180, 61.7)),
    "over_shirt": ((0, 55.8), (18, 56.6), (40, 58.4), (62, 59.9), (90, 60.9), (130, 61.4), (180, 61.5)),
    "coat": ((0, 42.0), (15, 48.0), (27, 53.0), (45, 57.0), (65, 59.6), (90, 60.9), (130, 61.4), (180, 61.6)),
    "jacket": ((0, 46.0), (10, 51.5), (22, 55.6), (40, 58.6), (62, 60.4), (90, 61.3), (130, 61.7), (180, 61.9)),
    "cardigan": ((0, 45.0), (12, 50.0), (25, 54.6), (45, 58.0), (70, 60.2), (90, 60.9), (130, 61.4), (180, 61.6)),
}
"""Cut -> (azimuth in degrees from the front, height of the neckline in rest space, cm), the same on both sides.

The pit of the neck lies at 57.5, the nape's lowest vertebra (C7) at 61.5."""

ROUNDING_DEG = {"v": 4.0, "open_shirt": 5.0, "coat": 9.0, "jacket": 6.0, "cardigan": 9.0}
USUAL_ROUNDING_DEG = 22.0
"""Half width over which the corners of a cut's table are rounded."""


def azimuth(rest: NDArray[np.floating]) -> NDArray[np.float64]:
    """(V,) angle round the neck in radians, -pi..pi, 0 in front, positive to the person's left. rest: (V, 3)."""
    return np.asarray(np.arctan2(rest[:, 0], rest[:, 2] - NECK_AXIS_Z), dtype=np.float64)


def neck_height(cut: str, angle: NDArray[np.floating]) -> NDArray[np.float64]:
    """Height of the neckline in rest space, cm, at angles in radians: the table's, its corners rounded over ROUNDING_DEG."""
    table = HEIGHTS[cut]
    degrees = np.degrees(np.asarray(angle, np.float64))
    reach = ROUNDING_DEG.get(cut, USUAL_ROUNDING_DEG)
    samples = [
        np.interp(np.abs((degrees + reach * share + 180) % 360 - 180), [a for a, _ in table], [y for _, y in table])
        for share in (-1.0, -0.5, 0.0, 0.5, 1.0)
    ]
    return np.asarray(sum(weight * sample for weight, sample in zip((1, 2, 3, 2, 1), samples, strict=True)) / 9)


def inside(cut: str, rest: NDArray[np.floating]) -> NDArray[np.float64]:
    """(V,) how far points lie below the neckline in rest space, cm; negative above it. rest: (V, 3)."""
    return neck_height(cut, azimuth(rest)) - rest[:, 1]
