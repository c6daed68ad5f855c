"""The tile of fine skin relief."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform

SIZE = 512  # texels of 0.06 mm
_SEED = 20613

Floats = NDArray[np.float32]


def paint_tile() -> NDArray[np.uint8]:
    """(512, 512, 4) uint8, wrapping both ways: pores (low in a pore), plates of fine relief, soft bumps, round spots."""
    return np.round(np.clip(np.stack([_pores(), _plates(), _bumps(), _spots()], axis=-1), 0, 1) * 255).astype(np.uint8)


def _pores() -> Floats:
    """Pits 0.5 to 0.8 mm apart, of unequal size and depth; one in four is missing."""
    nearest, _, cell = _cells("pores", 46)
    width = 1.3 + 1.9 * uniform(_SEED, "pore width", cell)
    depth = (uniform(_SEED, "pore depth", cell) > 0.25) * (0.45 + 0.55 * uniform(_SEED, "pore strength", cell))
    return np.asarray(1.0 - depth * np.exp(-((nearest / width) ** 2)), dtype=np.float32)


def _plates() -> Floats:
    """The quilt between the primary lines, about 0.3 mm wide, under a softer unevenness."""
    nearest, second, cell = _cells("plates", 84)
    quilt = np.clip((second - nearest) / 4.0, 0.0, 1.0)
    tilt = uniform(_SEED, "plate height", cell)
    return np.asarray(
        0.15 + 0.42 * quilt + 0.13 * tilt + 0.30 * (_noise("plate noise", 2.0) - 0.5) + 0.15, dtype=np.float32
    )


def _bumps() -> Floats:
    return np.asarray(0.6 * _noise("bumps", 14.0) + 0.4 * _noise("small bumps", 6.0), dtype=np.float32)


def _spots() -> Floats:
    """Freckles: round, of all sizes up to 0.8 mm across, some faint, gathered by chance."""
    nearest, _, cell = _cells("spots", 22, jitter=0.7)
    radius = 1.4 + 4.6 * uniform(_SEED, "spot radius", cell) ** 2.5
    strength = uniform(_SEED, "spot strength", cell)
    ragged = 1.0 + 0.7 * (_noise("spot edges", 2.5) - 0.5)
    return np.asarray(strength * (strength > 0.3) * np.exp(-((nearest * ragged / radius) ** 3)), dtype=np.float32)


def _cells(stream: str, count: int, jitter: float = 0.85) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Distances in texels to the nearest and the second of count x count scattered points, and the nearest's number."""
    number = np.arange(count * count)
    shift = jitter * (np.stack([uniform(_SEED, f"{stream} x", number), uniform(_SEED, f"{stream} y", number)]) - 0.5)
    grid = np.stack(np.meshgrid(np.arange(count), np.arange(count), indexing="xy")).reshape(2, -1)
    place = ((grid + 0.5 + shift) * (SIZE / count)).astype(np.float32)
    y, x = np.meshgrid(np.arange(SIZE) + 0.5, np.arange(SIZE) + 0.5, indexing="ij")
    row, column = (y * count / SIZE).astype(int), (x * count / SIZE).astype(int)
    best = np.full((SIZE, SIZE), np.inf, dtype=np.float32)
    second = best.copy()
    owner = np.zeros((SIZE, SIZE), dtype=np.int64)
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            cell = ((row + i) % count) * count + (column + j) % count
            across = np.abs(x - place[0][cell])
            up = np.abs(y - place[1][cell])
            distance = np.hypot(np.minimum(across, SIZE - across), np.minimum(up, SIZE - up)).astype(np.float32)
            second = np.minimum(second, np.maximum(best, distance))
            owner = np.where(distance < best, cell, owner)
            best = np.minimum(best, distance)
    return best, second, owner


def _noise(stream: str, blur: float) -> Floats:
    """Smooth noise that wraps, 0..1, mean near a half. blur: standard deviation of its grain, texels."""
    white = normal(_SEED, stream, np.arange(SIZE * SIZE)).reshape(SIZE, SIZE).astype(np.float64)
    frequency = np.fft.fftfreq(SIZE)
    power = np.exp(-2.0 * (np.pi * blur) ** 2 * (frequency[:, None] ** 2 + frequency[None, : SIZE // 2 + 1] ** 2))
    soft = np.fft.irfft2(np.fft.rfft2(white) * power, s=(SIZE, SIZE))
    return np.asarray(np.clip(0.5 + soft / (6.0 * soft.std()), 0.0, 1.0), dtype=np.float32)
