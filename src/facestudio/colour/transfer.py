"""The sRGB transfer function, IEC 61966-2-1:1999."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def linear_from_srgb(encoded: ArrayLike) -> NDArray[np.float64]:
    """Linear light 0..1 of sRGB values 0..1, any shape."""
    value = np.asarray(encoded, dtype=np.float64)
    return np.where(value <= 0.04045, value / 12.92, ((np.maximum(value, 0.04045) + 0.055) / 1.055) ** 2.4)


def srgb_from_linear(linear: ArrayLike) -> NDArray[np.float64]:
    """sRGB values 0..1 of linear light 0..1, any shape."""
    value = np.asarray(linear, dtype=np.float64)
    return np.where(value <= 0.0031308, value * 12.92, 1.055 * np.maximum(value, 0.0031308) ** (1 / 2.4) - 0.055)
