"""The tiles of fine skin relief: pits of hair follicles, and the net of furrows between them.

A tile holds its own slopes beside its height, so that normals come from the texture's mip levels: filtered, and as fine as
the picture's pixels, which a difference of heights between neighbouring pixels is not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.pattern import SIZE, Floats, cells, noise, warped
from facestudio.maths.counter_hash import uniform

STEEPEST = 0.16
"""Slope that a texel's extremes stand for: heights (0..1) per texel. `surface_skin.frag` has the same number."""

_SEED = 20613
_PORES, _DROPPED = 34, 0.26
_FURROWS, _FINE_FURROWS = 42, 80
_BRISTLES = 20
"""Along either side: 91 a cm^2 where the tile is 2.1 cm wide. Cheeks and chins have 60 to 120 (from memory, unchecked)."""


def paint_pores() -> NDArray[np.uint8]:
    """(SIZE, SIZE, 4) uint8, wrapping both ways: slope across and up of the pits, how deep, round spots.

    Pits are unlike in width and depth, few of them deep and some missing, or skin would be the peel of an orange; they
    lean over, as hairs do, so that one wall is steep.
    """
    depth = _pits()
    return _packed(-depth, depth, _spots())


def paint_furrows() -> NDArray[np.uint8]:
    """(SIZE, SIZE, 4) uint8, wrapping both ways: slope across and up of the plates between furrows, their height, and how
    much of a texel short hairs cover that lie along the tile's height.

    Primary furrows cut the skin into polygons, finer ones cut these again (Piérard, Uhoda and Piérard-Franchimont 2003,
    "From skin microrelief to wrinkles", J. Cosmetic Dermatology 2:21, from memory)."""
    height = _plates()
    return _packed(height, height, _bristles())


def _packed(height: Floats, shown: Floats, extra: Floats) -> NDArray[np.uint8]:
    across = 0.5 * (np.roll(height, -1, axis=1) - np.roll(height, 1, axis=1))
    up = 0.5 * (np.roll(height, -1, axis=0) - np.roll(height, 1, axis=0))
    channels = np.stack([0.5 + 0.5 * across / STEEPEST, 0.5 + 0.5 * up / STEEPEST, shown, extra], axis=-1)
    return np.round(np.clip(channels, 0.0, 1.0) * 255.0).astype(np.uint8)


def _pits() -> Floats:
    nearest, _, cell, offset = cells("pores", _PORES)
    width = 1.9 + 2.6 * uniform(_SEED, "pore width", cell) ** 1.6
    strength = (uniform(_SEED, "pore depth", cell) > _DROPPED) * (
        0.2 + 0.8 * uniform(_SEED, "pore strength", cell) ** 1.4
    )
    stretched = np.hypot(offset[0] * 1.12, offset[1] * 0.84 + 0.10 * nearest)
    ragged = 1.0 + 0.5 * (noise("pore edges", 2.0) - 0.5)
    return np.asarray(strength * np.exp(-((stretched * ragged / width) ** 2)), dtype=np.float32)


def _plates() -> Floats:
    place = warped("furrow course", 3.2, 18.0)
    nearest, second, cell, _ = cells("furrows", _FURROWS, place=place)
    deep = 0.45 + 0.55 * uniform(_SEED, "furrow depth", cell)
    primary = 1.0 - deep * np.exp(-(((second - nearest) / 2.6) ** 1.5))
    nearest, second, cell, _ = cells("fine furrows", _FINE_FURROWS, place=place)
    secondary = 1.0 - np.exp(-(((second - nearest) / 1.6) ** 1.5))
    tilt = uniform(_SEED, "plate height", cell)
    height = 0.52 * primary + 0.20 * secondary + 0.12 * tilt + 0.30 * (noise("plate noise", 5.0) - 0.5)
    return np.asarray(np.clip(height, 0.0, 1.0), dtype=np.float32)


def _spots() -> Floats:
    """Freckles: round, of all sizes up to 0.8 mm across, some faint, gathered by chance."""
    nearest, _, cell, _ = cells("spots", 22, jitter=0.7)
    radius = 1.4 + 4.6 * uniform(_SEED, "spot radius", cell) ** 2.5
    strength = uniform(_SEED, "spot strength", cell)
    ragged = 1.0 + 0.7 * (noise("spot edges", 2.5) - 0.5)
    return np.asarray(strength * (strength > 0.3) * np.exp(-((nearest * ragged / radius) ** 3)), dtype=np.float32)


def _bristles() -> Floats:
    """Cut hairs as strokes, 0.09 mm wide and 0.3 to 0.9 mm long where the tile is 2.1 cm wide: no two of one length, some
    faint, their ways a quarter of a turn apart at most."""
    number = np.arange(_BRISTLES * _BRISTLES)
    lots = {name: uniform(_SEED, f"bristle {name}", number) for name in ("x", "y", "turn", "length", "dark")}
    centre = np.stack([number % _BRISTLES + lots["x"], number // _BRISTLES + 1.2 * lots["y"]], axis=1) * (
        SIZE / _BRISTLES
    )
    turn = 0.9 * (lots["turn"] - 0.5) * (0.6 + 0.8 * lots["length"])
    half = 3.5 + 7.5 * lots["length"] ** 1.5
    dark = 0.30 + 0.70 * lots["dark"]
    reach = np.arange(-14, 15)
    covered = np.zeros((SIZE, SIZE), dtype=np.float32)
    for k in number:
        columns, rows = (np.floor(at).astype(int) + reach for at in centre[k])
        x, y = np.meshgrid(columns + 0.5 - centre[k, 0], rows + 0.5 - centre[k, 1])
        across, along = x * np.cos(turn[k]) + y * np.sin(turn[k]), y * np.cos(turn[k]) - x * np.sin(turn[k])
        tapered = np.clip(half[k] + 0.5 - np.abs(along), 0.0, 1.0) * (1.0 - 0.3 * (along / half[k] > 0.4))
        stroke = dark[k] * tapered * np.exp(-((across / 1.25) ** 2))
        place = np.ix_(rows % SIZE, columns % SIZE)
        covered[place] = np.maximum(covered[place], stroke)
    return covered
