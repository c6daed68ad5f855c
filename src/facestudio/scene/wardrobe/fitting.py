"""Where spectacles sit on a person: before the eyes, on the nose, over the ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.head.types import HeadShape
from facestudio.scene.wardrobe.relief import Relief, relief

ADULT_EYES_CM = 6.6
"""Distance of the eyeballs at which the outlines are worn as drawn."""
VERTEX_CM = 1.15
"""From the cornea to the back of the lens; opticians aim at 12 to 14 mm."""
RIM_CLEARANCE_CM = 0.22
"""Least distance of the lens' surface from brow and cheek; half of it is the rim's depth."""
MOST_FORWARD_CM = 1.1
"""How far the frame may be moved forwards to stay clear of the face."""
EAR_TOP_REST = np.array([7.15, 75.70, 4.1])
"""Where the ear's upper root joins the head, rest space, for the person's left."""
LENS_BELOW_PUPIL_CM = 0.35
SIDE_CLEARANCE_CM = 0.10


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """scale: of the frame, 1 for an adult. middle: (3,) point between the lenses, on their plane. half_distance: from it to
    a lens' centre, cm. ears: (3,) each, left and right, where the temples rest. front, sides: how far the skin reaches."""

    scale: float
    middle: NDArray[np.float64]
    half_distance: float
    ears: tuple[NDArray[np.float64], NDArray[np.float64]]
    front: Relief
    sides: tuple[Relief, Relief]


def fit(shape: HeadShape, outline: NDArray[np.floating]) -> Fit:
    """Fit a frame with lenses of an outline (N, 2), given for scale 1, to a head."""
    left, right = shape.left_eye.centre, shape.right_eye.centre
    apart = float(left[0] - right[0])
    scale = apart / ADULT_EYES_CM
    positions = shape.positions.astype(np.float64)
    near = (np.abs(positions[:, 0]) < 8) & (np.abs(positions[:, 1]) < 7) & (positions[:, 2] > -5)
    front = relief(positions[near][:, :2], positions[near][:, 2])
    head = (shape.tissue["ears"] < 0.08) & (np.abs(positions[:, 1]) < 6) & (positions[:, 2] < 0)
    sides = tuple(
        relief(positions[head & flank][:, 1:], np.abs(positions[head & flank][:, 0]))
        for flank in (positions[:, 0] > 0, positions[:, 0] < 0)
    )
    half = max(0.5 * apart + 0.22 * scale, float(-outline[:, 0].min()) * scale + 0.85 * scale)
    pupils = (left + right) / 2
    middle = np.array([pupils[0], pupils[1] - LENS_BELOW_PUPIL_CM * scale, VERTEX_CM * scale])
    around = outline * scale * 1.04
    rim = np.concatenate([np.stack([side * (half + around[:, 0]), around[:, 1]], axis=1) for side in (1.0, -1.0)])
    # The nose side of a rim may touch the nose (the pads hold it there); brow and cheek must stay clear.
    away = np.abs(rim[:, 0]) > 0.5 * half
    reach = front.at(rim[away] + middle[:2])
    forward = float(np.clip(np.max(reach) + RIM_CLEARANCE_CM - middle[2], 0, MOST_FORWARD_CM))
    middle = middle + np.array([0.0, 0.0, forward])
    return Fit(scale, middle, half, _ears(shape), front, (sides[0], sides[1]))


def _ears(shape: HeadShape) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    tops = []
    for side in (1.0, -1.0):
        goal = EAR_TOP_REST * np.array([side, 1.0, 1.0])
        nearest = np.sort(np.argpartition(((shape.rest - goal) ** 2).sum(axis=1), 6)[:6])
        tops.append(shape.positions[nearest].astype(np.float64).mean(axis=0))
    return tops[0], tops[1]
