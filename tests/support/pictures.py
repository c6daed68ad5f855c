"""Tells whether two pictures are the same picture.

Renderings differ in the last bit between processors and versions of Mesa, and a hair may cover a pixel or just not. So a
few pixels may be off by any amount, but no area may: a picture differs if the mean of all pixels moved, if many pixels
moved, or if any 8 x 8 block moved as a whole, which is how a lost eyelash or a moved catch light shows.
"""

from dataclasses import dataclass

import numpy as np

BLOCK = 8


@dataclass(frozen=True)
class Tolerance:
    """All in the unit of the pictures. mean: of the absolute difference. block: of the largest mean of a block.
    share: of pixels that differ by more than `step`, 0..1."""

    mean: float
    block: float
    step: float
    share: float


EIGHT_BIT = Tolerance(mean=0.35, block=6.0, step=6.0, share=0.01)
"""For pictures in 8-bit levels."""


@dataclass(frozen=True)
class Difference:
    """mean, block, share: as in Tolerance. at: (row, column) of the worst block's corner."""

    mean: float
    block: float
    share: float
    at: tuple[int, int]


def compare(actual: np.ndarray, expected: np.ndarray, step: float) -> Difference:
    """How far apart two (H, W, C) pictures are. Raises AssertionError where they can't be compared."""
    assert actual.shape == expected.shape, f"shapes differ: {actual.shape} and {expected.shape}"
    assert actual.ndim == 3, f"not a picture: {actual.shape}"
    a, b = actual.astype(np.float64), expected.astype(np.float64)
    assert np.array_equal(np.isfinite(a), np.isfinite(b)), "one has NaN or infinity where the other has not"
    gap = np.abs(np.nan_to_num(a) - np.nan_to_num(b)).max(axis=2)
    blocks = _block_means(gap)
    worst = np.unravel_index(int(np.argmax(blocks)), blocks.shape)
    return Difference(
        mean=float(gap.mean()),
        block=float(blocks.max()),
        share=float((gap > step).mean()),
        at=(int(worst[0]) * BLOCK, int(worst[1]) * BLOCK),
    )


def _block_means(gap: np.ndarray) -> np.ndarray:
    """(H, W) to the means of its blocks; the last ones are filled up with zeros."""
    height, width = (-(-side // BLOCK) * BLOCK for side in gap.shape)
    padded = np.zeros((height, width))
    padded[: gap.shape[0], : gap.shape[1]] = gap
    return padded.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK).mean(axis=(1, 3))


def assert_same_picture(actual: np.ndarray, expected: np.ndarray, tolerance: Tolerance = EIGHT_BIT) -> None:
    """Raises AssertionError, which says how and where they differ, unless both show the same."""
    found = compare(actual, expected, tolerance.step)
    problems = [
        f"{name} {getattr(found, name):.4g} is above {getattr(tolerance, name):.4g}"
        for name in ("mean", "block", "share")
        if getattr(found, name) > getattr(tolerance, name)
    ]
    assert not problems, (
        f"not the same picture: {'; '.join(problems)}; worst at row {found.at[0]}, column {found.at[1]}"
    )
