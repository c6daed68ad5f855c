"""How the edge of hair that is combed along the face thins out over the skin: its outermost hairs leave it one by one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.guides import steps
from facestudio.scene.groom.vectors import Array, dot, smooth, unit

_FACE = np.array([0.0, -2.0, 9.0], dtype=np.float32)
_SKULL = np.array([0.0, 4.0, -5.5], dtype=np.float32)
"""In head space, cm, about: before the nose, and in the middle of the braincase."""

_AWAY = 0.85
"""cm by which the loosest hair leaves the edge, by eye."""


def leaving(index: NDArray[np.integer], inside: Array, azimuth: Array, seed: int) -> Array:
    """How far hairs (S,) leave the edge of the hair towards the face, 0..1: most of them hardly.

    index: (S,) their candidates. inside: (S,) cm of their roots within the hairline. azimuth: (S,) degrees, unsigned.
    """
    border = smooth(3.2, 1.2, inside) * smooth(100.0, 80.0, azimuth)
    return np.asarray(border * uniform(seed, "fan", index) ** 3, dtype=np.float32)


def fanned(hairs: Array, share: Array, length: Array, scale: float) -> Array:
    """Hairs (S, P, 3), cm, of `length` (S,), that leave their way along the skin, towards the face, by `share` (S,).

    scale: size of the head relative to the neutral adult one."""
    arc = length[:, None] * steps(hairs.shape[1])[None] / scale
    tangent = unit(np.gradient(hairs, axis=1))
    aside = np.cross(tangent, unit(hairs - _SKULL))
    way = aside * dot(aside, unit(_FACE - hairs))
    reach = np.float32(_AWAY * scale) * share[:, None] * smooth(0.4, 4.0, arc) * smooth(20.0, 9.0, arc)
    return np.asarray(hairs + way * reach[..., None], dtype=np.float32)
