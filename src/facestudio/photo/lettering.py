"""The letters of the visible mark, drawn as strokes of even width: no font file, so no font licence.

Lengths are in cap heights; the baseline is y = 0, capitals reach 1, small letters X_HEIGHT. A stroke is the middle
line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Stroke = tuple[Point, ...]

X_HEIGHT = 0.70
SPACING = 0.24
WORD_SPACE = 0.42

REACH = 0.55
"""Cap heights; how far from a stroke its distance is worked out: as far as the mark's halo reaches."""

_R = X_HEIGHT / 2


def _arc(centre: Point, radius: float, start: float, end: float) -> Stroke:
    """From angle to angle, degrees, counterclockwise if end > start; steps of at most 15 degrees."""
    steps = max(int(abs(end - start) // 15), 2)
    angles = [radians(start + (end - start) * k / steps) for k in range(steps + 1)]
    return tuple((centre[0] + radius * cos(a), centre[1] + radius * sin(a)) for a in angles)


_BOWL = _arc((_R, _R), _R, 0, 360)
_S = (*_arc((0.26, 0.75), 0.25, 32, 270), *_arc((0.26, 0.25), 0.25, 90, -148))

LETTERS: dict[str, tuple[float, tuple[Stroke, ...]]] = {
    "F": (0.48, (((0.0, 0.0), (0.0, 1.0), (0.5, 1.0)), ((0.0, 0.52), (0.42, 0.52)))),
    "S": (0.52, (_S,)),
    "a": (2 * _R, (_BOWL, ((2 * _R, 0.0), (2 * _R, X_HEIGHT)))),
    "c": (1.72 * _R, (_arc((_R, _R), _R, 48, 312),)),
    "d": (2 * _R, (_BOWL, ((2 * _R, 0.0), (2 * _R, 1.0)))),
    "e": (2 * _R, ((*((0.0, _R), (2 * _R, _R)), *_arc((_R, _R), _R, 0, 312)),)),
    "i": (0.0, (((0.0, 0.0), (0.0, X_HEIGHT)), ((0.0, 0.96), (0.0, 0.97)))),
    "o": (2 * _R, (_BOWL,)),
    "t": (
        0.40,
        (((0.16, 0.97), (0.16, 0.22), *_arc((0.38, 0.22), 0.22, 180, 275)), ((0.0, X_HEIGHT), (0.38, X_HEIGHT))),
    ),
    "u": (0.58, (((0.0, X_HEIGHT), *_arc((0.29, 0.29), 0.29, 180, 360), (0.58, X_HEIGHT)), ((0.58, 0.3), (0.58, 0.0)))),
}
"""Letter -> its width without the space after it, and its strokes."""

EMBLEM_WIDTH = 1.30
EMBLEM: tuple[Stroke, ...] = (
    _arc((0.65, 0.5), 0.65, 0, 360),
    _arc((0.65, 0.66), 0.19, 0, 360),
    _arc((0.65, -0.02), 0.36, 22, 158),
)
"""Head and shoulders in a lens."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """strokes: middle lines. width: of it all, in cap heights."""

    strokes: tuple[Stroke, ...]
    width: float


def wordmark(text: str, emblem: bool) -> Lettering:
    """The text on one line, with the emblem before it if wanted. Raises KeyError for a letter that isn't drawn."""
    strokes: list[Stroke] = []
    x = 0.0
    if emblem:
        strokes += EMBLEM
        x = EMBLEM_WIDTH + 1.2 * WORD_SPACE
    for letter in text:
        if letter == " ":
            x += WORD_SPACE
            continue
        width, parts = LETTERS[letter]
        strokes += [tuple((px + x, py) for px, py in stroke) for stroke in parts]
        x += width + SPACING
    return Lettering(strokes=tuple(strokes), width=x - SPACING)


def distances(strokes: Iterable[Stroke], scale: float, origin: Point, shape: tuple[int, int]) -> NDArray[np.float64]:
    """(H, W) distance of each pixel's middle to the nearest stroke, pixels; REACH cap heights at most.
    scale: pixels of a cap height. origin: pixels, of the baseline's start, y downwards. shape: (H, W)."""
    height, width = shape
    far = REACH * scale
    nearest = np.full(shape, far)
    for stroke in strokes:
        line = np.array([(origin[0] + x * scale, origin[1] - y * scale) for x, y in stroke])
        low = np.maximum(np.floor(line.min(axis=0) - far).astype(int), 0)
        high = np.minimum(np.ceil(line.max(axis=0) + far).astype(int), (width, height))
        if (high <= low).any():
            continue
        ys, xs = np.mgrid[low[1] : high[1], low[0] : high[0]] + 0.5
        at = np.stack([xs, ys], axis=-1)[:, :, None, :]
        start, along = line[:-1], np.diff(line, axis=0)
        length2 = np.maximum((along**2).sum(axis=1), 1e-12)
        t = np.clip(((at - start) * along).sum(axis=-1) / length2, 0.0, 1.0)
        gap = np.sqrt((((at - start) - t[..., None] * along) ** 2).sum(axis=-1)).min(axis=-1)
        part = nearest[low[1] : high[1], low[0] : high[0]]
        np.minimum(part, gap, out=part)
    return nearest
