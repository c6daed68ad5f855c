"""The tile of unevenness below the surface: where blood and pigment gather."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.pattern import SIZE, Floats, mottle, noise, warped


def paint_mottle() -> NDArray[np.uint8]:
    """(SIZE, SIZE, 4) uint8, wrapping both ways: blood, pigment, widened vessels, grain; the first two and the last have
    their mean near a half."""
    channels = (mottle("blood", 55.0, 1.5), mottle("pigment", 60.0, 1.35), _vessels(), mottle("grain", 14.0, 0.9))
    return np.round(np.clip(np.stack(channels, axis=-1), 0.0, 1.0) * 255.0).astype(np.uint8)


def _vessels() -> Floats:
    """Threads that branch and wind, thick in some places and lost in others: where a warped noise crosses its mean."""
    x, y = warped("vessel course", 4.0, 7.0)
    rows, columns = np.floor(y).astype(int) % SIZE, np.floor(x).astype(int) % SIZE
    threads = np.zeros((SIZE, SIZE), np.float32)
    for k, (blur, width) in enumerate(((13.0, 0.012), (8.0, 0.016))):
        ground = noise(f"vessel {k}", blur)[rows, columns]
        threads = np.maximum(threads, np.exp(-(((ground - 0.5) / width) ** 2)) * (1.0 - 0.3 * k))
    there = np.clip((noise("vessel share", 16.0) - 0.42) / 0.2, 0.0, 1.0)
    return np.asarray(threads * there, dtype=np.float32)
