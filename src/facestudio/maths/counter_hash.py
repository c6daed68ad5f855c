"""Random numbers for mass detail (each strand, each pore): a hash of counters, no stream and no state.

A number is a function of (seed, stream, index) and of nothing else, so it does not matter in which order, in which
process or in how many pieces an array is made.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import ArrayLike, NDArray

_WORD = 0xFFFFFFFF


def words(
    seed: int, stream: str | int, index: ArrayLike
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """Three independent random words for each index.

    seed: 0..2^32-1, of a trait in the spec. stream: what the numbers are for ("curl", "length"); a string is reduced to
    its CRC-32. index: array of integers 0..2^32-1 of any shape. Returns three uint32 arrays of that shape.

    This is `pcg3d` of M. Jarzynski and M. Olano, "Hash Functions for GPU Rendering", Journal of Computer Graphics
    Techniques 9(3), 2020, 21-38: cheap, and without the visible patterns of the older sine hashes.
    """
    x = np.atleast_1d(np.asarray(index)).astype(np.uint32)
    y = np.full_like(x, seed & _WORD)
    z = np.full_like(x, stream_word(stream))
    for word in (x, y, z):
        word *= np.uint32(1664525)
        word += np.uint32(1013904223)
    _stir(x, y, z)
    for word in (x, y, z):
        word ^= word >> np.uint32(16)
    _stir(x, y, z)
    shape = np.shape(index)
    return x.reshape(shape), y.reshape(shape), z.reshape(shape)


def uniform(seed: int, stream: str | int, index: ArrayLike) -> NDArray[np.float32]:
    """A number in the open interval (0, 1) for each index: float32 of the index's shape. Arguments as in `words`."""
    high, _, _ = words(seed, stream, index)
    return _unit(high)


def normal(seed: int, stream: str | int, index: ArrayLike) -> NDArray[np.float32]:
    """A standard normal number for each index: float32 of the index's shape, at most 5.8 in size. Arguments as in
    `words`.

    Box and Muller 1958, from two of the three words; a radius word of 24 bits bounds the size.
    """
    first, second, _ = words(seed, stream, index)
    radius = np.sqrt(-2.0 * np.log(_unit(first).astype(np.float64)))
    angle = 2.0 * np.pi * (second.astype(np.float64) / 4294967296.0)
    return np.asarray(radius * np.cos(angle), dtype=np.float32)


def stream_word(stream: str | int) -> int:
    """The word that stands for a stream's name, 0..2^32-1."""
    return zlib.crc32(stream.encode()) if isinstance(stream, str) else stream & _WORD


def _stir(x: NDArray[np.uint32], y: NDArray[np.uint32], z: NDArray[np.uint32]) -> None:
    x += y * z
    y += z * x
    z += x * y


def _unit(word: NDArray[np.uint32]) -> NDArray[np.float32]:
    # 23 bits and a half step: exact in float32, and neither 0 nor 1 can come out (24 bits would round up to 1).
    return ((word >> np.uint32(9)).astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-23)
