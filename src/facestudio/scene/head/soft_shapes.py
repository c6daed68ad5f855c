"""Two shapes that soft tissue takes: a swelling, and a valley with a bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]
Drive = Callable[[FaceSpec], float]


@dataclass(frozen=True, slots=True)
class Swelling:
    """A soft ellipse on the front of the face that moves as a whole.

    at: (x, y) cm, rest space, of the left one. half_axes: cm at which 1/e is left. moves: cm outwards, up, forward, in
    full. drive: 0..1, of a person. depth: rest z from which on it counts. part: of the face, whose share in a person's ageing
    it takes; "" for what has none, and is alike on both sides.
    """

    name: str
    at: tuple[float, float]
    half_axes: tuple[float, float]
    moves: tuple[float, float, float]
    drive: Drive
    depth: float = 8.0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A valley with a swollen bank. course: (x, y) cm, rest space, from its upper end. valley, bank: cm of depth and height.
    width: cm of the valley, bank_width: of the bank, which lies on the side of the cheek (outwards of the course). drive,
    part, depth: as of a Swelling. wander: cm by which its course differs from person to person and from side to side; 0 for
    what is alike on both. uneven: factors of its height at even steps along it. fades: share of its way from which on it
    grows shallower. tail: share of its height that is left at its ends. slope: how much wider the valley is on the side away
    from the cheek: skin rolls over into a fold, and comes out of it slowly."""

    name: str
    course: tuple[tuple[float, float], ...]
    valley: float
    width: float
    bank: float
    bank_width: float
    drive: Drive
    part: str = ""
    depth: float = 8.0
    wander: float = 0.0
    uneven: tuple[float, ...] = (1.0,)
    fades: float = 0.75
    tail: float = 0.35
    slope: float = 0.0


def relief(fold: Fold, x: Array, y: Array, z: Array) -> tuple[NDArray[np.int64], Array]:
    """Vertices near a fold, (N,), and the height that it gives them, cm. x, y, z: (V,) with x from the middle."""
    course = np.asarray(fold.course)
    reach = max(3.0 * (1.0 + fold.slope) * fold.width, 2.5 * fold.bank_width)
    low, high = course.min(axis=0) - reach, course.max(axis=0) + reach
    close = np.flatnonzero((x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1]) & (z > fold.depth))
    places = np.column_stack([x[close], y[close]])
    best = np.full(len(close), np.inf)
    beside, along = np.zeros(len(close)), np.zeros(len(close))
    for k, (start, end) in enumerate(pairwise(course)):
        step = end - start
        length = float(np.hypot(*step))
        raw = (places - start) @ step / length**2
        t = np.clip(raw, 0.0, 1.0)
        off = places - start - t[:, None] * step
        distance = np.hypot(off[:, 0], off[:, 1])
        # Courses run downwards or outwards: the cheek lies to the left of the way.
        left = (step[0] * (places[:, 1] - start[1]) - step[1] * (places[:, 0] - start[0])) / length
        nearer = distance < best
        best = np.where(nearer, distance, best)
        beside = np.where(nearer, np.sign(left) * distance, beside)
        along = np.where(nearer, (k + t) / (len(course) - 1), along)
    ends = smooth_step(-0.05, 0.25, along) * (1 - smooth_step(fold.fades, 1.05, along))
    ends = ends * np.interp(along, np.linspace(0.0, 1.0, len(fold.uneven)), fold.uneven)
    # Beyond the ends the distance grows and the fold fades of itself.
    width = np.where(beside < 0.0, (1.0 + fold.slope) * fold.width, fold.width)
    valley = -fold.valley * np.exp(-((beside / width) ** 2))
    middle = fold.width + 0.45 * fold.bank_width
    bank = fold.bank * np.exp(-(((beside - middle) / (0.6 * fold.bank_width)) ** 2))
    return close, np.asarray((fold.tail + (1.0 - fold.tail) * ends) * (valley + bank))
