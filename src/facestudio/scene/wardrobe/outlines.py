"""Outlines of spectacle lenses, seen from the front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POINTS = 72
"""Points of an outline."""

Bend = Callable[[NDArray[np.float64], NDArray[np.float64]], tuple[NDArray[np.float64], NDArray[np.float64]]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A superellipse, bent. half_width, half_height: cm, for an adult. squareness: exponent, 2 an ellipse.
    bend: moves points given as fractions of the half axes (+ outwards, + up)."""

    half_width: float
    half_height: float
    squareness: float
    bend: Bend


def _plain(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return u, v


def _keyhole(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A little narrower at the bottom, and the nose side cut back below: what most frames do."""
    return u * (1 + 0.05 * v) + 0.12 * np.clip(-v, 0, 1) * np.clip(-u, 0, 1), v


def _teardrop(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The aviator: a flat brow line, a lower half that narrows and hangs outwards."""
    drop = np.clip(-v, 0, 1)
    return u * (1 - 0.14 * drop**1.5) + 0.16 * drop * (1 - 0.4 * np.abs(u)), np.where(v > 0, 0.80 * v, v) + 0.04 * u


def _flick(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The cat eye: the outer upper corner is drawn up and out."""
    corner = np.clip(u, 0, 1) ** 2.2 * np.clip(0.35 + v, 0, 1)
    return u * (1 + 0.05 * v) + 0.10 * corner, v + 0.42 * corner - 0.06 * np.clip(-u, 0, 1) * np.clip(v, 0, 1)


def _pantoscopic(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The panto: flat above, round and narrower below."""
    low = np.clip(-v, 0, 1)
    return u * (1 - 0.10 * low**2 + 0.03 * v), np.where(v > 0, 0.90 * v, v)


def _cornered(u: NDArray[np.float64], v: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A hexagon with round corners: two of its six on the level of the pupil."""
    turn = np.arctan2(v, u)
    sector = np.mod(turn, np.pi / 3) - np.pi / 6
    reach = np.cos(np.pi / 6) / np.cos(sector)
    reach = 0.72 * reach + 0.28 * 0.95
    return reach * np.cos(turn), 1.06 * reach * np.sin(turn)


OUTLINES: Mapping[str, Outline] = {
    "round": Outline(2.34, 2.24, 2.05, _plain),
    "oval": Outline(2.55, 1.72, 2.2, _plain),
    "panto": Outline(2.42, 2.10, 2.5, _pantoscopic),
    "hexagon": Outline(2.62, 2.30, 2.0, _cornered),
    "rectangle": Outline(2.62, 1.62, 4.2, _keyhole),
    "square": Outline(2.58, 2.10, 4.0, _keyhole),
    "aviator": Outline(2.80, 2.45, 2.5, _teardrop),
    "cat_eye": Outline(2.60, 1.75, 2.6, _flick),
}


def outline(shape: str, scale: float) -> NDArray[np.float64]:
    """(POINTS, 2) closed outline in cm, + outwards and + up, evenly spaced along its length. scale: 1 for an adult."""
    form = OUTLINES[shape]
    turn = np.linspace(0, 2 * np.pi, 361)
    c, s = np.cos(turn), np.sin(turn)
    u, v = form.bend(np.sign(c) * np.abs(c) ** (2 / form.squareness), np.sign(s) * np.abs(s) ** (2 / form.squareness))
    points = np.stack([u * form.half_width, v * form.half_height], axis=1) * scale
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    even = np.linspace(0, length[-1], POINTS, endpoint=False)
    return np.stack([np.interp(even, length, points[:, k]) for k in range(2)], axis=1)
