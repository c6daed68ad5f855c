"""Where a face is red, dark, oily or coarse. Coordinates are (x, y) in cm of rest space, for the person's left half."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.canvas import Canvas

Floats = NDArray[np.float32]

# x, y, half width, half height, strength, mirrored. Redder and less red than the mean of the face, after the averaged
# haemoglobin maps of Jimenez et al. 2010: cheeks, nose and its wings, chin, lids; pale forehead and mouth surround.
_BLOOD = (
    (4.0, 72.1, 2.0, 1.5, 0.52, True),
    (2.9, 71.5, 1.2, 1.1, 0.28, True),
    (5.7, 72.4, 1.4, 1.7, 0.24, True),
    (4.9, 70.1, 1.5, 1.3, 0.16, True),
    (0.0, 71.9, 1.15, 1.20, 0.54, False),
    (0.0, 73.2, 0.7, 1.2, 0.28, False),
    (1.45, 71.1, 0.48, 0.5, 0.66, True),
    (1.85, 70.5, 0.40, 0.7, 0.48, True),
    (0.0, 65.6, 1.4, 0.9, 0.48, False),
    (0.0, 70.0, 0.6, 0.45, 0.30, False),
    (2.95, 75.5, 1.25, 0.30, 0.33, True),
    (2.95, 74.25, 1.2, 0.32, 0.40, True),
    (1.7, 74.8, 0.32, 0.32, 0.80, True),
    (4.4, 74.9, 0.35, 0.3, 0.42, True),
    (2.45, 68.4, 0.35, 0.3, 0.40, True),
    (0.0, 60.5, 4.0, 2.2, 0.22, False),
    (0.9, 77.0, 0.9, 0.8, 0.20, True),
    (3.0, 76.3, 1.9, 0.5, 0.16, True),
)
# Shadowed skin: below and beside the eyes, lids, mouth corners, beside the nose.
_DARK = (
    (2.4, 74.0, 0.95, 0.34, 0.55, True),
    (1.75, 74.40, 0.42, 0.48, 0.60, True),
    (1.95, 73.85, 0.55, 0.22, 0.40, True),
    (3.6, 74.15, 0.8, 0.30, 0.34, True),
    (2.95, 75.62, 1.3, 0.36, 0.52, True),
    (1.75, 75.5, 0.45, 0.5, 0.36, True),
    (4.45, 75.1, 0.45, 0.4, 0.30, True),
    (3.0, 73.9, 1.9, 0.9, 0.16, True),
    (2.5, 68.35, 0.34, 0.34, 0.40, True),
    (1.80, 70.9, 0.28, 0.5, 0.32, True),
)
# Where little blood shows: the forehead, which is yellower, the ring of the mouth, the bridge of the nose.
_SALLOW = (
    (0.0, 79.3, 3.4, 1.9, 0.80, False),
    (3.2, 78.8, 2.2, 1.6, 0.40, True),
    (0.0, 74.3, 0.45, 1.2, 0.35, False),
    (1.9, 69.3, 0.6, 0.6, 0.45, True),
    (1.6, 67.0, 0.9, 0.6, 0.42, True),
    (0.5, 69.6, 0.7, 0.35, 0.18, True),
    (3.1, 73.4, 1.0, 0.30, 0.40, True),
    (6.4, 69.5, 1.2, 2.2, 0.35, True),
)
# Where sun, hair and friction leave the skin browner than the middle of the face: forehead and temples towards the hair, the
# mouth's surround, jaw and neck.
_BROWN = (
    (6.3, 76.8, 1.6, 2.8, 0.62, True),
    (4.6, 80.6, 2.2, 1.3, 0.45, True),
    (0.0, 81.6, 3.4, 1.0, 0.45, False),
    (6.6, 72.0, 1.2, 3.0, 0.35, True),
    (5.0, 67.2, 1.9, 1.5, 0.40, True),
    (2.7, 67.8, 0.8, 1.1, 0.34, True),
    (0.0, 66.7, 1.2, 0.4, 0.45, False),
    (0.9, 69.9, 1.0, 0.40, 0.38, True),
    (0.0, 63.5, 3.0, 1.0, 0.25, False),
    (0.0, 76.9, 0.8, 0.7, 0.22, False),
    (2.9, 75.8, 1.5, 0.45, 0.35, True),
)
# Not one patch: a forehead shines over its two eminences and between them, a nose along its ridge and on its tip.
_OILY = (
    (0.0, 71.95, 0.70, 0.60, 1.0, False),
    (0.0, 73.8, 0.36, 1.5, 0.85, False),
    (0.0, 72.6, 0.95, 1.2, 0.35, False),
    (0.0, 79.0, 2.9, 2.0, 0.45, False),
    (1.7, 79.2, 1.25, 0.95, 0.50, True),
    (0.0, 77.4, 0.8, 0.9, 0.50, False),
    (0.0, 65.4, 0.85, 0.60, 0.80, False),
    (1.35, 71.5, 0.45, 0.45, 0.80, True),
    (4.15, 73.25, 1.25, 0.50, 0.80, True),
    (3.3, 72.6, 1.2, 0.9, 0.22, True),
    (2.95, 75.5, 1.0, 0.20, 0.70, True),
    (3.9, 76.1, 0.9, 0.35, 0.40, True),
    (0.0, 69.55, 0.9, 0.25, 0.50, False),
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
    """How much redder, darker, sallower and browner than the rest of the face: (size, size) 0..1 each."""
    blood, dark, sallow, brown = (np.clip(_sum(canvas, spots), 0.0, 1.0) for spots in (_BLOOD, _DARK, _SALLOW, _BROWN))
    return blood, dark, sallow, brown


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
