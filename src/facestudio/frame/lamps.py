"""Lamps and dome as a few directional lights, spread evenly and always the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.types import DOME_WALLS, Dome, Lighting, SoftBox

Array = NDArray[np.float64]

FALL_OFF = 0.8  # brightness over a soft box: 0.75 + 0.25 exp(-0.8 r^2), as in common_lights.glsl


_FINE = 768
"""Directions over which the dome is summed up."""


@dataclass(frozen=True, slots=True)
class LightSamples:
    """directions: (L, 3) unit, towards the light. radiance: (L, 3), times the sample's solid angle in steradian.
    ends: running ends of key, rim, fill and dome in them."""

    directions: Array
    radiance: Array
    ends: tuple[int, int, int, int]


def sample_lighting(lighting: Lighting, key: int, rim: int, fill: int, dome: int) -> LightSamples:
    """Stand-ins for the lights, so many of each (multiples of 4). A lamp that is off gets none."""
    parts = [
        sample_lamp(lighting.key, key),
        sample_lamp(lighting.rim, rim),
        sample_lamp(lighting.fill, fill),
        sample_dome(lighting.dome, dome),
    ]
    ends = np.cumsum([len(directions) for directions, _ in parts])
    directions = np.concatenate([directions for directions, _ in parts])
    radiance = np.concatenate([radiance for _, radiance in parts])
    return LightSamples(directions, radiance, (int(ends[0]), int(ends[1]), int(ends[2]), int(ends[3])))


def sample_lamp(lamp: SoftBox, count: int) -> tuple[Array, Array]:
    """(count, 3) directions over the soft box and (count, 3) radiance times solid angle; none if it is off."""
    if not any(lamp.radiance):
        return np.zeros((0, 3)), np.zeros((0, 3))
    centre, across, up = lamp_axes(lamp)
    width, height = lamp.half_size
    u, v = (2.0 * spread_points(count) - 1.0).T
    towards = centre + np.outer(u * width, across) + np.outer(v * height, up)
    length = np.linalg.norm(towards, axis=1)
    brightness = 0.75 + 0.25 * np.exp(-FALL_OFF * (u * u + v * v))
    # A patch of a plane at distance 1 that is seen under an angle t has the solid angle of its area times cos^3 t.
    solid_angle = 4.0 * width * height / count / length**3
    return towards / length[:, None], np.outer(brightness * solid_angle, lamp.radiance)


def sample_dome(dome: Dome, count: int) -> tuple[Array, Array]:
    """(count, 3) directions on a Fibonacci sphere (Swinbank and Purser 2006) and (count, 3) radiance times solid angle.

    Each stands for all directions that are nearer to it than to another: what is bright between two is not lost."""
    if not count:
        return np.zeros((0, 3)), np.zeros((0, 3))
    directions, fine = _fibonacci(count), _fibonacci(_FINE)
    nearest = (fine @ directions.T).argmax(axis=1)
    sums: Array = np.zeros((count, 3))
    np.add.at(sums, nearest, dome_radiance(dome, fine))
    return directions, sums * (4.0 * np.pi / _FINE)


def _fibonacci(count: int) -> Array:
    index = np.arange(count)
    height = 1.0 - 2.0 * (index + 0.5) / count
    azimuth = 2.0 * np.pi * ((index * 0.6180339887498949 + 0.13) % 1.0)
    ring = np.sqrt(1.0 - height * height)
    return np.stack([ring * np.cos(azimuth), height, ring * np.sin(azimuth)], axis=1)


def dome_radiance(dome: Dome, directions: Array) -> Array:
    """Radiance (N, 3) from unit directions (N, 3), as in common_lights.glsl."""
    t = 0.5 * directions[:, 1:2] + 0.5
    turn = np.arctan2(directions[:, 0], directions[:, 2]) * (DOME_WALLS / (2.0 * np.pi))
    wall = np.floor(turn).astype(int)
    walls, part = np.array(dome.ring), _smoothstep(turn - wall)[:, None]
    horizon = walls[wall % DOME_WALLS] * (1 - part) + walls[(wall + 1) % DOME_WALLS] * part
    low, high = _smoothstep(t / 0.5), _smoothstep((t - 0.5) / 0.5)
    below = np.array(dome.floor) * (1 - low) + horizon * low
    return below * (1 - high) + np.array(dome.zenith) * high


def dome_mean(dome: Dome) -> Array:
    """(3,) mean radiance of the dome, whose parts join smoothly."""
    return 0.25 * np.array(dome.floor) + 0.5 * np.array(dome.horizon) + 0.25 * np.array(dome.zenith)


def lamp_axes(lamp: SoftBox) -> tuple[Array, Array, Array]:
    """Unit vectors of a soft box: towards its centre, across, and up."""
    centre = np.array(lamp.direction, float)
    centre /= np.linalg.norm(centre)
    upright = np.array([0.0, 1.0, 0.0]) if abs(centre[1]) < 0.999 else np.array([0.0, 0.0, 1.0])
    across = np.cross(upright, centre)
    across /= np.linalg.norm(across)
    return centre, across, np.cross(centre, across)


def lamp_irradiance(lamp: SoftBox) -> Array:
    """(3,) what one lamp sends onto a surface that faces it: radiance over its solid angle, to 5 % for half sizes below 0.6."""
    width, height = lamp.half_size
    mean = 0.9  # of the fall-off over the box
    return np.array(lamp.radiance) * (4.0 * width * height * mean / (1.0 + 0.5 * (width * width + height * height)))


def spread_points(count: int) -> Array:
    """(count, 2) points in the unit square, 0..1.

    Roberts' additive recurrence (2018) fills the square evenly at any stretch of its numbers. The four quarters of the
    stretch are dealt out in turn, so that every fourth point, which is what one pixel of four looks at, is even as well.
    """
    quarter = -(-count // 4)
    order = np.arange(4 * quarter).reshape(4, quarter).T.ravel()[:count]
    plastic = 1.32471795724474602596
    return (0.5 + (order[:, None] + 1) * np.array([1.0 / plastic, 1.0 / plastic**2])) % 1.0


def _smoothstep(t: Array) -> Array:
    t = np.clip(t, 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)
