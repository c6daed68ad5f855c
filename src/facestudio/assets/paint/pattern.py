"""Patterns on a square that wraps both ways: scattered cells, smooth noise, noise of many scales."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform

SIZE = 512
"""Texels along the side."""
_SEED = 20613

Floats = NDArray[np.float32]
Places = tuple[Floats, Floats]
Cells = tuple[Floats, Floats, NDArray[np.int64], Places]


def cells(stream: str, count: int, jitter: float = 0.85, place: Places | None = None) -> Cells:
    """Of count x count scattered points: the distance in texels to the nearest and to the second, the number of the nearest,
    and how far across and up of it each texel lies. place: (SIZE, SIZE) texels, x and y, to ask about instead of the grid."""
    number = np.arange(count * count)
    shift = jitter * (np.stack([uniform(_SEED, f"{stream} x", number), uniform(_SEED, f"{stream} y", number)]) - 0.5)
    grid = np.stack(np.meshgrid(np.arange(count), np.arange(count), indexing="xy")).reshape(2, -1)
    points = ((grid + 0.5 + shift) * (SIZE / count)).astype(np.float32)
    x, y = _texels() if place is None else place
    row, column = np.floor(y * count / SIZE).astype(int), np.floor(x * count / SIZE).astype(int)
    best = np.full((SIZE, SIZE), np.inf, dtype=np.float32)
    second = best.copy()
    owner = np.zeros((SIZE, SIZE), dtype=np.int64)
    offset = np.zeros((2, SIZE, SIZE), dtype=np.float32)
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            cell = ((row + i) % count) * count + (column + j) % count
            across, up = (_wrapped(at - points[k][cell]) for k, at in enumerate((x, y)))
            distance = np.hypot(across, up).astype(np.float32)
            second = np.minimum(second, np.maximum(best, distance))
            closer = distance < best
            owner = np.where(closer, cell, owner)
            offset = np.where(closer, np.stack([across, up]), offset)
            best = np.minimum(best, distance)
    return best, second, owner, (offset[0], offset[1])


def warped(stream: str, by: float, blur: float) -> Places:
    """Each texel's place, moved about by smooth noise of deviation `by` and grain `blur`, texels."""
    x, y = _texels()
    return x + by * _gaussian(f"{stream} x", blur), y + by * _gaussian(f"{stream} y", blur)


def noise(stream: str, blur: float) -> Floats:
    """Smooth noise, 0..1, mean near a half, deviation a sixth. blur: standard deviation of its grain, texels."""
    return np.asarray(np.clip(0.5 + _gaussian(stream, blur) / 6.0, 0.0, 1.0), dtype=np.float32)


def mottle(stream: str, widest: float, slope: float) -> Floats:
    """Noise of all scales up to `widest` texels, 0..1, mean near a half, deviation 0.2. slope: its amplitude falls with
    frequency to this power."""
    x, y = np.fft.rfftfreq(SIZE), np.fft.fftfreq(SIZE)
    frequency = np.hypot(y[:, None], x[None, :])
    power = 1.0 / (frequency**2 + 1.0 / widest**2) ** (0.5 * slope)
    power[0, 0] = 0.0
    return np.asarray(np.clip(0.5 + 0.2 * _filtered(stream, power), 0.0, 1.0), dtype=np.float32)


def _gaussian(stream: str, blur: float) -> Floats:
    x, y = np.fft.rfftfreq(SIZE), np.fft.fftfreq(SIZE)
    return _filtered(stream, np.exp(-2.0 * (np.pi * blur) ** 2 * (y[:, None] ** 2 + x[None, :] ** 2)))


def _filtered(stream: str, power: NDArray[np.float64]) -> Floats:
    white = normal(_SEED, stream, np.arange(SIZE * SIZE)).reshape(SIZE, SIZE).astype(np.float64)
    soft = np.fft.irfft2(np.fft.rfft2(white) * power, s=(SIZE, SIZE))
    return np.asarray(soft / soft.std(), dtype=np.float32)


def _texels() -> Places:
    y, x = np.meshgrid(np.arange(SIZE) + 0.5, np.arange(SIZE) + 0.5, indexing="ij")
    return x.astype(np.float32), y.astype(np.float32)


def _wrapped(distance: Floats) -> Floats:
    return np.asarray((distance + SIZE / 2) % SIZE - SIZE / 2, dtype=np.float32)
