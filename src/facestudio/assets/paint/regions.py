"""Where a face is red, dark, oily or coarse. Coordinates are (x, y) in cm of rest space, for the person's left half."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.canvas import Canvas

Floats = NDArray[np.float32]

# x, y, half width, half height, strength, mirrored. Redder and less red than the mean of the face, after the averaged
# haemoglobin maps of Jimenez et al. 2010: cheeks, nose and its wings, chin, lids; pale forehead and mouth surround.
_BLOOD = (
    (4.0, 72.2, 1.8, 1.4, 0.34, True),
    (2.9, 71.6, 1.1, 1.1, 0.20, True),
    (5.6, 72.6, 1.3, 1.7, 0.16, True),
    (0.0, 71.7, 0.95, 0.80, 0.62, False),
    (0.0, 73.2, 0.7, 1.2, 0.20, False),
    (1.45, 71.1, 0.48, 0.5, 0.66, True),
    (1.85, 70.4, 0.42, 0.6, 0.34, True),
    (0.0, 65.6, 1.3, 0.9, 0.36, False),
    (0.0, 70.0, 0.6, 0.45, 0.26, False),
    (2.95, 75.5, 1.25, 0.30, 0.32, True),
    (2.95, 74.25, 1.2, 0.32, 0.34, True),
    (1.7, 74.8, 0.32, 0.32, 0.75, True),
    (4.4, 74.9, 0.35, 0.3, 0.38, True),
    (2.45, 68.4, 0.35, 0.3, 0.35, True),
    (0.0, 61.0, 4.0, 2.5, 0.28, False),
    (0.9, 77.0, 0.9, 0.8, 0.14, True),
)
# Shadowed skin: below and beside the eyes, lids, mouth corners, beside the nose. Temples and jaw are browner than the middle
# of the face, where sun and hair leave them.
_DARK = (
    (2.4, 74.0, 0.95, 0.34, 0.55, True),
    (1.75, 74.40, 0.42, 0.48, 0.60, True),
    (1.95, 73.85, 0.55, 0.22, 0.40, True),
    (3.6, 74.15, 0.8, 0.30, 0.30, True),
    (2.95, 75.62, 1.3, 0.34, 0.46, True),
    (1.75, 75.5, 0.45, 0.5, 0.30, True),
    (4.45, 75.1, 0.45, 0.4, 0.26, True),
    (2.5, 68.35, 0.34, 0.34, 0.40, True),
    (1.75, 71.0, 0.28, 0.4, 0.30, True),
    (0.0, 66.9, 1.0, 0.3, 0.16, False),
    (0.0, 70.05, 1.5, 0.35, 0.10, False),
    (6.2, 76.5, 1.5, 2.6, 0.16, True),
    (5.0, 67.4, 1.8, 1.6, 0.12, True),
)
# Where little blood shows: the forehead, which is yellower, the ring of the mouth, the bridge of the nose.
_SALLOW = (
    (0.0, 79.3, 3.2, 1.8, 0.75, False),
    (3.0, 78.6, 2.0, 1.5, 0.35, True),
    (0.0, 74.3, 0.45, 1.2, 0.35, False),
    (1.9, 69.3, 0.6, 0.6, 0.65, True),
    (1.6, 67.0, 0.9, 0.6, 0.60, True),
    (0.5, 69.6, 0.7, 0.35, 0.30, True),
    (3.1, 73.55, 0.9, 0.26, 0.35, True),
)
# Where vessels widen: wings and tip of the nose, cheeks.
_VESSELS = (
    (1.5, 71.2, 0.5, 0.6, 1.0, True),
    (0.0, 71.6, 0.8, 0.7, 0.55, False),
    (4.1, 71.9, 1.5, 1.1, 0.75, True),
    (2.6, 71.4, 0.9, 0.8, 0.50, True),
    (0.0, 65.6, 0.9, 0.6, 0.25, False),
)
_OILY = (
    (0.0, 72.4, 0.95, 1.5, 1.0, False),
    (0.0, 74.6, 0.55, 1.0, 0.55, False),
    (0.0, 79.0, 2.7, 1.9, 0.80, False),
    (0.0, 65.5, 1.1, 0.8, 0.55, False),
    (1.35, 71.5, 0.6, 0.6, 0.75, True),
    (4.0, 73.1, 1.2, 0.65, 0.50, True),
    (2.95, 75.55, 1.1, 0.25, 0.30, True),
)
_COARSE = (
    (0.0, 71.9, 1.0, 1.1, 1.0, False),
    (1.4, 71.4, 0.6, 0.6, 1.0, True),
    (2.6, 72.3, 1.2, 1.2, 0.85, True),
    (4.0, 71.6, 1.6, 1.6, 0.50, True),
    (0.0, 65.6, 1.5, 0.9, 0.60, False),
    (0.0, 77.6, 1.2, 1.2, 0.45, False),
    (0.0, 79.4, 3.2, 1.4, 0.25, False),
)
_LIDS = ((2.95, 75.5, 1.4, 0.36, 1.0, True), (2.95, 74.2, 1.3, 0.36, 0.9, True), (4.3, 74.9, 0.45, 0.5, 0.5, True))

BROW = ((1.2, 76.05), (2.1, 76.35), (3.1, 76.62), (4.1, 76.70), (4.8, 76.40), (5.3, 76.0))
"""Middle line of the brow, from the nose outwards."""

Spots = tuple[tuple[float, float, float, float, float, bool], ...]


def paint_flesh(canvas: Canvas) -> tuple[Floats, Floats, Floats, Floats]:
    """How much redder, darker and sallower than the rest of the face, and where vessels widen: (size, size) 0..1 each."""
    blood, dark, sallow, vessels = (
        np.clip(_sum(canvas, spots), 0.0, 1.0) for spots in (_BLOOD, _DARK, _SALLOW, _VESSELS)
    )
    return blood, dark, sallow, vessels


def paint_regions(canvas: Canvas) -> tuple[Floats, Floats, Floats, Floats]:
    """Oiliness, brow, coarseness of pores, eyelids: (size, size) 0..1 each."""
    return (
        np.clip(_sum(canvas, _OILY), 0.0, 1.0),
        _brow(canvas),
        np.clip(_sum(canvas, _COARSE), 0.0, 1.0),
        np.clip(_sum(canvas, _LIDS), 0.0, 1.0),
    )


def _sum(canvas: Canvas, spots: Spots) -> Floats:
    picture = canvas.blank()
    for x, y, across, up, strength, mirrored in spots:
        picture += np.float32(strength) * canvas.blob(x, y, across, up, mirrored)
    return picture


def _brow(canvas: Canvas) -> Floats:
    picture = canvas.blank()
    for side in (1.0, -1.0):
        window, distance, along = canvas.stroke([(side * x, y) for x, y in BROW], 1.2)
        half_width = np.interp(along, [0.0, 0.12, 0.35, 0.7, 1.0], [0.26, 0.34, 0.32, 0.22, 0.08])
        fade = np.interp(along, [0.0, 0.12, 0.85, 1.0], [0.35, 0.9, 1.0, 0.3])
        picture[window] = np.maximum(picture[window], fade * np.exp(-((distance / half_width) ** 2)))
    return picture
