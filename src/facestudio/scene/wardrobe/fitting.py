"""Where spectacles sit on a person: before the eyes, on the nose, over the ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.head.types import HeadShape
from facestudio.scene.wardrobe.relief import Relief, relief

ADULT_EYES_CM, ADULT_FACE_CM = 6.3, 6.8
"""Distance of the eyeballs, and half width of the head from the temples back to the ears, at which the outlines are worn as
drawn. People choose frames about as wide as their faces; the mean of both keeps the eyes in the lenses."""
LENS_RADIUS_CM = 9.5
"""Front curve of the lens: base 5.5 dioptres, 0.53 / 5.5 m."""
WRAP_RAD = np.radians(5.0)
TILT_RAD = np.radians(7.0)
"""The lenses turn a little round the face and lean in at the cheeks (face form and pantoscopic angle)."""
VERTEX_CM = 1.15
"""From the cornea to the back of the lens; opticians aim at 12 to 14 mm."""
RIM_CLEARANCE_CM = 0.22
"""Least distance of the lens' surface from brow and cheek; half of it is the rim's depth."""
NOSE_CLEARANCE_CM, NOSE_SHARE = -0.25, 0.62
"""The same at the nose, and up to which share of the way to the middle of a lens that is: rims touch it and press into it."""
MOST_FORWARD_CM = 0.75
"""How far the frame may be moved forwards to stay clear of the face."""
EAR_TOP_REST = np.array([7.15, 75.70, 4.1])
"""Where the ear's upper root joins the head, rest space, for the person's left."""
FLANK_BEHIND_CM = 0.45
"""So far behind the lens' plane pads touch the nose."""
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


def on_lens(
    scale: float, centre: NDArray[np.floating], points: NDArray[np.floating], side: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points (N, 2) of a lens' outline plane -> positions and normals (N, 3) on its curved front, head space.

    scale: of the frame. centre: (3,) of the lens. side: 1 for the person's left, -1 for the right.
    """
    radius = LENS_RADIUS_CM * scale
    u, v = points[:, 0] * side, points[:, 1]
    depth = np.sqrt(np.maximum(radius**2 - u**2 - v**2, 0))
    local = np.stack([u, v, depth - radius], axis=1)
    normal = np.stack([u, v, depth], axis=1) / radius
    cw, sw, ct, st = np.cos(WRAP_RAD * side), np.sin(WRAP_RAD * side), np.cos(TILT_RAD), np.sin(TILT_RAD)
    turn = np.array([[cw, 0, sw], [0, 1, 0], [-sw, 0, cw]]) @ np.array([[1, 0, 0], [0, ct, -st], [0, st, ct]])
    return centre + local @ turn.T, normal @ turn.T


def fit(shape: HeadShape, outline: NDArray[np.floating]) -> Fit:
    """Fit a frame with lenses of an outline (N, 2), given for scale 1, to a head."""
    left, right = shape.left_eye.centre, shape.right_eye.centre
    apart = float(left[0] - right[0])
    positions = shape.positions.astype(np.float64)
    temples = (shape.tissue["ears"] < 0.08) & (np.abs(positions[:, 1]) < 0.9) & (positions[:, 2] > -5.5)
    scale = 0.5 * (apart / ADULT_EYES_CM + float(np.abs(positions[temples, 0]).max()) / ADULT_FACE_CM)
    near = (np.abs(positions[:, 0]) < 8) & (np.abs(positions[:, 1]) < 7) & (positions[:, 2] > -5)
    front = relief(positions[near][:, :2], positions[near][:, 2])
    head = (shape.tissue["ears"] < 0.08) & (np.abs(positions[:, 1]) < 6) & (positions[:, 2] < 0)
    sides = tuple(
        relief(positions[head & flank][:, 1:], np.abs(positions[head & flank][:, 0]))
        for flank in (positions[:, 0] > 0, positions[:, 0] < 0)
    )
    half = max(0.5 * apart + 0.22 * scale, float(-outline[:, 0].min()) * scale + 0.90 * scale)
    pupils = (left + right) / 2
    middle = np.array([pupils[0], pupils[1] - LENS_BELOW_PUPIL_CM * scale, VERTEX_CM * scale])
    forward = 0.0
    for side in (1.0, -1.0):
        rim, _ = on_lens(scale, middle + np.array([side * half, 0.0, 0.0]), outline * scale * 1.04, side)
        away = np.abs(rim[:, 0] - middle[0])
        face = np.where(away > NOSE_SHARE * half, front.at(rim[:, :2]) + RIM_CLEARANCE_CM, -np.inf)
        nose = np.where(away > NOSE_SHARE * half, -np.inf, front.just_at(rim[:, :2]) + NOSE_CLEARANCE_CM)
        lacking = np.maximum(face, nose) - rim[:, 2]
        forward = max(forward, float(lacking.max()))
    middle = middle + np.array([0.0, 0.0, min(forward, MOST_FORWARD_CM)])
    return Fit(scale, middle, half, _ears(shape), front, (sides[0], sides[1]))


def flank_of_nose(
    shape: HeadShape, at: Fit, rim: NDArray[np.floating], below: float, side: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where a nose pad rests: place on the skin and its normal, (3,) each, head space.

    rim: (3,) from where the pad is held. below: how much lower it lies, cm at scale 1. side: 1 for the person's left.
    """
    place, out = shape.positions.astype(np.float64), shape.normals.astype(np.float64)
    goal = rim + at.scale * np.array([0.0, -below, -FLANK_BEHIND_CM])
    # Not the bridge, which faces forwards, nor the hollow beside the eye, nor the lids.
    flank = (side * out[:, 0] > 0.45) & (side * (place[:, 0] - at.middle[0]) > 0.25 * at.scale) & (out[:, 2] > 0.05)
    away = ((place - goal) ** 2).sum(axis=1) + np.where(flank, 0.0, 1e6)
    nearest = np.sort(np.argpartition(away, 8)[:8])
    normal = out[nearest].mean(axis=0)
    return place[nearest].mean(axis=0), normal / np.linalg.norm(normal)


def _ears(shape: HeadShape) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    tops = []
    for side in (1.0, -1.0):
        goal = EAR_TOP_REST * np.array([side, 1.0, 1.0])
        nearest = np.sort(np.argpartition(((shape.rest - goal) ** 2).sum(axis=1), 6)[:6])
        tops.append(shape.positions[nearest].astype(np.float64).mean(axis=0))
    return tops[0], tops[1]
