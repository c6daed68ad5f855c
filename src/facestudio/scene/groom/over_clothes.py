"""Where hair meets clothes: what it may fall upon, and what it is tucked into."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.guides import Cloth, Growth, hem_of
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.spec.types import FaceSpec

_CLOTH = {
    "v_neck": (-14.5, 0.65),
    "scoop_neck": (-15.0, 0.65),
    "turtleneck": (-11.5, 0.8),
    "sweater": (-14.0, 0.9),
    "collared": (-12.0, 1.2),
    "shirt_and_sweater": (-12.0, 1.1),
    "open_collar": (-12.0, 1.2),
    "polo": (-12.0, 1.1),
    "band_collar": (-11.8, 0.8),
    "cardigan": (-13.5, 1.2),
    "zip_jacket": (-11.5, 1.6),
    "denim_jacket": (-12.0, 1.8),
    "overshirt": (-12.0, 1.8),
    "blazer": (-12.0, 2.4),
    "suit": (-12.0, 2.3),
    "scarf": (-12.0, 3.0),
    "hoodie": (-12.5, 2.2),
}
"""Garment -> (height in head space under which it lies on neck or shoulders, thickness over the skin), cm at scale 1."""

TUCKED = {"hoodie": -12.6}
"""Garment -> level in head space, cm at scale 1, under which hair is inside it."""

_HEAPED = 0.35
"""cm within which hairs lie over each other on a shoulder."""


_GATHERED, _FROM, _WITHIN = 0.8, (-1.0, -8.0), (5.0, 8.0)
"""How strongly hair that is tucked in is drawn to the neck; levels in head space between which it comes to be, and distances
from the middle under which it need not and from which on it wholly is, cm at scale 1. By eye."""


def tucked(growth: Growth, garment: str, scale: float) -> Growth:
    """`growth` of hair that goes into a garment: gathered by its opening, as what stood out beside it would end in the air."""
    level = np.float32(TUCKED[garment] * scale)

    def pull(position: Array, fraction: float) -> Array:
        x, y, _ = position.T / np.float32(scale)
        inward = np.zeros_like(position)
        inward[:, 0] = -_GATHERED * np.sign(x) * smooth(*_FROM, y) * smooth(*_WITHIN, np.abs(x))
        return np.asarray(growth.field(position, fraction) + inward, dtype=np.float32)

    return replace(growth, field=pull, hem=np.maximum(hem_of(growth), level))


def cloth_of(spec: FaceSpec, scale: float) -> Cloth:
    """The clothes of a person, as hair meets them. scale: of the head, 1 for the rest head."""
    top, thickness = _CLOTH.get(spec.clothing.garment, (-14.0, 0.65))
    return Cloth(top * scale, thickness)


def on_cloth(y: Array, index: NDArray[np.integer], cloth: Cloth, seed: int) -> Array:
    """How far points of hairs keep from the skin by what is worn, (S, P) cm: a lock lies on a shoulder as a whole, where
    only its guide being kept over the cloth would leave single tips of it outside.

    y: (S, P) height in head space, cm. index: (S,) candidates. seed: of the person's hair."""
    over = cloth.thickness + np.float32(_HEAPED) * uniform(seed, "heaped", index)[:, None]
    return np.asarray(over * np.clip((cloth.top - y) / 1.5, 0.0, 1.0), dtype=np.float32)
