"""Small vector functions that every part of the groom shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def unit(vectors: NDArray[np.floating]) -> Array:
    """The vectors, (..., 3), at length 1; a zero vector stays zero."""
    length = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))
    return (vectors / np.maximum(length, 1e-9)[..., None]).astype(np.float32)


def dot(a: NDArray[np.floating], b: NDArray[np.floating]) -> Array:
    """Scalar products of (..., 3) with (..., 3), keeping a last axis of length 1."""
    return np.asarray(np.einsum("...i,...i->...", a, b)[..., None], dtype=np.float32)


def tangential(vectors: NDArray[np.floating], normals: NDArray[np.floating]) -> Array:
    """The part of the vectors, (..., 3), that lies in the surface with these unit normals. Not normalised."""
    return np.asarray(vectors - normals * dot(vectors, normals), dtype=np.float32)


def smooth(low: float, high: float, x: NDArray[np.floating] | np.floating | float) -> Array:
    """The smoothstep of GLSL: 0 below `low`, 1 above `high`, 3t^2 - 2t^3 between; `low` may exceed `high`."""
    t = np.clip((np.asarray(x, dtype=np.float32) - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), dtype=np.float32)


def bell(x: NDArray[np.floating], centre: float, width: float) -> Array:
    """exp(-((x - centre) / width)^2)."""
    return np.asarray(np.exp(-(((x - centre) / width) ** 2)), dtype=np.float32)
