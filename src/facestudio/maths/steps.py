"""Soft steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def smooth_step(low: float, high: float, x: ArrayLike) -> NDArray[np.float64]:
    """0 up to `low`, 1 from `high` on, an S between them (Hermite, 3t^2 - 2t^3); any shape."""
    t = np.clip((np.asarray(x, dtype=np.float64) - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))
