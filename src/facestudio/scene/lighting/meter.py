"""An exposure meter: how bright a face would come out, before anything is drawn.

A white ball stands for the head. Its mean brightness, as the camera sees it, is known in closed form for each distant
source; so is that of its brightest spot, and that of a plane before it which stands for eyes, nose and mouth.
"""

from __future__ import annotations

from math import acos, asin, cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.types import DOME_WALLS, Dome, Lighting, Vector3

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
DOME_SAMPLES = 256
MEAN_SHARE = 0.6
FRONT_POWER = 0.5
"""Power of the face's front in the reading; the rest of it is the whole ball's. By eye: at 0 faces that are turned away from
a window are dark before a bright wall, at 1 the lit cheek burns out."""


def reading(lighting: Lighting, towards_camera: Vector3) -> float:
    """Brightness of a white face, linear: a weighted geometric mean of a ball's and of a plane's that faces between the camera
    and where the face looks, +z in head space.

    The ball's is three fifths its visible mean, the rest the spot that faces the key light: a mean alone would let the lit half
    of a split face burn out, a spot reading alone would lose its other half. What people look at is the middle of the face;
    photographers meter all of these and expose between them.
    """
    return float(LUMINANCE @ reading_colour(lighting, towards_camera))


def reading_colour(lighting: Lighting, towards_camera: Vector3) -> NDArray[np.float64]:
    """(3,) the same reading as linear Rec. 709 radiance, in the colour that the ball shows of the light."""
    camera = _unit(towards_camera)
    spot = _unit(lighting.key.direction)
    if float(spot @ camera) < 0.0:
        spot = _unit(spot - float(spot @ camera) * camera)
    ahead = _unit(camera + np.array([0.0, 0.0, 1.0]))
    mean, at_spot, at_front = np.zeros(3), np.zeros(3), np.zeros(3)
    for box in (lighting.key, lighting.rim, lighting.fill):
        direction, irradiance = _unit(box.direction), np.array(box.radiance) * solid_angle(box.half_size)
        mean += irradiance * ball_mean(float(direction @ camera))
        at_spot += irradiance * max(float(direction @ spot), 0.0)
        at_front += irradiance * max(float(direction @ ahead), 0.0)
    directions, colours = dome_sources(lighting.dome)
    mean += np.array([ball_mean(float(d @ camera)) for d in directions]) @ colours
    at_spot += np.maximum(directions @ spot, 0.0) @ colours
    at_front += np.maximum(directions @ ahead, 0.0) @ colours
    of_ball = (MEAN_SHARE * mean / ball_mean(1.0) + (1.0 - MEAN_SHARE) * at_spot) / pi
    front = float(LUMINANCE @ at_front) / pi / float(LUMINANCE @ of_ball)
    return np.asarray(of_ball * front**FRONT_POWER)


def ball_mean(cosine: float) -> float:
    """Mean over the visible disc of max(n.l, 0) on a ball, for a source `acos(cosine)` away from the viewer.

    Lambert's phase law: 2/(3 pi) (sin a + (pi - a) cos a); 2/3 with the source behind the viewer. J. H. Lambert,
    "Photometria" (1760); E. Schoenberg, Handbuch der Astrophysik II (1929).
    """
    angle = acos(min(max(cosine, -1.0), 1.0))
    return 2.0 / (3.0 * pi) * (sin(angle) + (pi - angle) * cos(angle))


def solid_angle(half_size: tuple[float, float]) -> float:
    """Of a rectangle seen square on, from the tangents of its half angles; steradians."""
    a, b = half_size
    return 4.0 * asin(a * b / sqrt((1.0 + a * a) * (1.0 + b * b)))


def dome_radiance(dome: Dome, directions: NDArray[np.float64]) -> NDArray[np.float64]:
    """(L, 3) radiance of the dome from unit directions (L, 3): smooth from floor to horizon to zenith, and from wall to
    wall."""
    t = 0.5 + 0.5 * directions[:, 1:2]
    turn = np.arctan2(directions[:, 0], directions[:, 2]) * (DOME_WALLS / (2.0 * pi))
    wall = np.floor(turn).astype(int)
    walls, part = np.array(dome.ring), _smooth(0.0, 1.0, turn - wall)[:, None]
    horizon = walls[wall % DOME_WALLS] * (1.0 - part) + walls[(wall + 1) % DOME_WALLS] * part
    lower, upper = _smooth(0.0, 0.5, t), _smooth(0.5, 1.0, t)
    below: NDArray[np.float64] = np.array(dome.floor) * (1.0 - lower) + horizon * lower
    return below * (1.0 - upper) + np.array(dome.zenith) * upper


def dome_sources(dome: Dome) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The dome as distant sources: (L, 3) directions on a Fibonacci lattice, (L, 3) radiance times solid angle."""
    index = np.arange(DOME_SAMPLES)
    y = 1.0 - 2.0 * (index + 0.5) / DOME_SAMPLES
    turn = 2.0 * pi * ((index * 0.6180339887498949) % 1.0)
    ring = np.sqrt(1.0 - y * y)
    directions = np.stack([ring * np.cos(turn), y, ring * np.sin(turn)], axis=1)
    return directions, dome_radiance(dome, directions) * (4.0 * pi / DOME_SAMPLES)


def _smooth(low: float, high: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _unit(vector: Vector3 | NDArray[np.float64]) -> NDArray[np.float64]:
    array = np.asarray(vector, dtype=np.float64)
    return np.asarray(array / np.linalg.norm(array))
