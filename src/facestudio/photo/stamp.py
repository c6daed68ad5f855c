"""The visible mark in the lower right corner: small, legible, and quiet on light and on dark backdrops."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.photo.lettering import REACH, Lettering, distances, wordmark

TEXT = "Face Studio"

CAP_HEIGHT = 0.0165
SMALLEST_CAP_PIXELS = 7.0
"""Of the picture's side; below 7 pixels the openings of the letters close."""

SMALLEST_EMBLEM_PIXELS = 10.0
MARGIN = 0.024
STROKE = 0.135
"""Width of the strokes in cap heights, but at least a pixel."""

INK_OPACITY = 0.78
HALO_OPACITY = 0.30
LIGHT_INK, DARK_INK = 250.0, 22.0
DARK_INK_ABOVE = 150.0
"""Mean sRGB brightness, 0..255, of what lies under the mark, from which on dark ink reads better than light ink with
its dark halo."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mark lies, pixels: rows top..bottom, columns left..right; the rest of the picture stays untouched."""

    top: int
    bottom: int
    left: int
    right: int


def stamped(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A copy of an (H, W, 3) uint8 picture with the mark in its lower right corner."""
    size = pixels.shape[1]
    place, cap = place_of_stamp(size), cap_pixels(size)
    mark = _mark(cap)
    origin = (size - margin_pixels(size) - mark.width * cap - place.left, _baseline(size) - place.top)
    gaps = distances(mark.strokes, cap, origin, (place.bottom - place.top, place.right - place.left))

    result = pixels.copy()
    under = pixels[place.top : place.bottom, place.left : place.right].astype(np.float64)
    dark_ink = under.mean() > DARK_INK_ABOVE
    ink, halo = (DARK_INK, LIGHT_INK) if dark_ink else (LIGHT_INK, DARK_INK)
    half = max(STROKE * cap, 1.0) / 2
    shadow = HALO_OPACITY * np.exp(-(np.maximum(gaps - half, 0.0) ** 2) / (2 * (0.16 * cap) ** 2))
    shadow *= np.clip((REACH * cap - gaps) / (0.2 * cap), 0.0, 1.0)
    stroke = INK_OPACITY * np.clip(half + 0.5 - gaps, 0.0, 1.0)
    over = under + (halo - under) * shadow[..., None]
    over += (ink - over) * stroke[..., None]
    result[place.top : place.bottom, place.left : place.right] = np.rint(over).astype(np.uint8)
    return result


def place_of_stamp(size: int) -> Place:
    """The corner that the mark may change in a picture of this many pixels."""
    cap, margin = cap_pixels(size), margin_pixels(size)
    width = int(_mark(cap).width * cap + 2 * cap) + 2
    return Place(
        top=max(int(_baseline(size) - 2 * cap), 0),
        bottom=min(int(_baseline(size) + cap) + 1, size),
        left=max(size - margin - width + int(cap), 0),
        right=min(size - margin + int(cap) + 1, size),
    )


def cap_pixels(size: int) -> float:
    """Height of the capitals."""
    return float(max(round(CAP_HEIGHT * size), SMALLEST_CAP_PIXELS))


def margin_pixels(size: int) -> int:
    """Empty edge to the right of and below the mark."""
    return max(round(MARGIN * size), 4)


def _baseline(size: int) -> float:
    # Half a pixel off, so that the horizontal strokes of small letters fill one row and not two halves.
    return size - margin_pixels(size) - 0.5


def _mark(cap: float) -> Lettering:
    return wordmark(TEXT, emblem=cap >= SMALLEST_EMBLEM_PIXELS)
