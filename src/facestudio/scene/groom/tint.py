"""Colours, widths and opacities of single hairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.vectors import Array
from facestudio.scene.materials.types import Colour

_GREY_AMONG_DARK = np.array([0.16, 0.155, 0.15], dtype=np.float32)
_GREY_AMONG_GREY = np.array([0.36, 0.35, 0.335], dtype=np.float32)
"""Lone white hairs of full brightness are sparks at a pixel's width; a white head needs it."""


def strand_colours(
    colour: Colour,
    grey: float,
    index: NDArray[np.integer],
    lock: NDArray[np.integer],
    seed: int,
    variation: float = 0.2,
    highlights: float = 0.0,
) -> Array:
    """Linear reflectance of each hair, (S, 3).

    colour: of hair with pigment. grey: share of hairs without. index: (S,) counters of the hairs. lock: (S,) of the locks,
    which differ among themselves too. variation: standard deviation of the logarithm. highlights: share of lighter hairs.
    """
    own = np.exp(variation * normal(seed, "shade", index))[:, None]
    shared = np.exp(0.55 * variation * normal(seed, "lock-shade", lock))[:, None]
    hue = np.exp(
        0.05 * normal(seed, "hue", index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32))
    )
    light = 1.0 + 0.6 * (uniform(seed, "highlight", index) < highlights)[:, None]
    tints = np.asarray(colour, dtype=np.float32) * own * shared * hue * light
    if grey > 0.0:
        # Grey comes in patches: locks differ in how many of their hairs have lost their pigment.
        threshold = np.clip(grey + 0.22 * grey * (1.0 - grey) * normal(seed, "lock-grey", lock), 0.0, 1.0)
        white = uniform(seed, "grey", index) < threshold
        pale = _GREY_AMONG_DARK + (_GREY_AMONG_GREY - _GREY_AMONG_DARK) * np.float32(grey * grey)
        # Among fair hairs white ones look straw-coloured: their neighbours' light falls through them.
        fair = np.asarray(colour, dtype=np.float32)
        kin = np.float32(0.6) * np.clip((fair.mean() - np.float32(0.05)) / np.float32(0.07), 0.0, 1.0)
        pale = pale + (np.float32(1.2) * fair - pale) * kin * np.float32(1.0 - grey)
        tints[white] = (pale * np.exp(0.15 * normal(seed, "grey-shade", index))[:, None])[white]
    return np.asarray(np.minimum(tints, 0.9), dtype=np.float32)


def along(colours: Array, points: int, root: float, tip: float) -> Array:
    """Colours (S, 3) spread over the points of each hair, (S, P, 3), shaded at the root and lighter to the tip."""
    shade = np.interp(np.linspace(0.0, 1.0, points), (0.0, 0.35, 1.0), (root, 1.0, tip)).astype(np.float32)
    return np.asarray(colours[:, None, :] * shade[None, :, None], dtype=np.float32)


def tapered(
    index: NDArray[np.integer], points: int, width: float, seed: int, root: float = 0.8, tip: float = 0.25
) -> Array:
    """Diameters (S, P), cm, of hairs about `width` thick, thinner at root and tip."""
    own = 0.75 + 0.5 * uniform(seed, "width", index)[:, None]
    profile = np.interp(np.linspace(0.0, 1.0, points), (0.0, 0.15, 0.55, 1.0), (root, 1.0, 0.9, tip)).astype(np.float32)
    return np.asarray(width * own * profile, dtype=np.float32)
