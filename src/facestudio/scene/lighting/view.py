"""What the camera sees of floors and walls behind the person, in metres: true perspective."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np

from facestudio.scene.lighting.canvas import Array, places

HALF_FIELD = 0.1192
"""Tangent of half the field of view: 31 cm at 130 cm."""

SUBJECT_M = 1.3
PICTURE_CM = 31.0


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright plane: along it and up in metres for each texel, distance from the camera, and where it is seen."""

    along: Array
    height: Array
    distance: Array
    seen: Array


@dataclass(frozen=True, slots=True)
class View:
    """eye_m: height of the camera. pitch: degrees that it looks down. zoom: 1, less for a narrower field.
    opening_cm: diameter of the lens' opening."""

    eye_m: float
    pitch: float
    zoom: float
    opening_cm: float

    @property
    def horizon(self) -> float:
        """Height of the horizon in the picture, 0..1: a level camera has it in the middle."""
        return 0.5 + 0.5 * tan(radians(self.pitch)) / (HALF_FIELD * self.zoom)

    def slopes(self) -> tuple[Array, Array]:
        """Tangents to the right (1, SIDE) and above the horizon (SIDE, 1)."""
        x, y = places()
        field = np.float32(2.0 * HALF_FIELD * self.zoom)
        return (x - np.float32(0.5)) * field, (y - np.float32(self.horizon)) * field

    def blur(self, distance_m: float) -> float:
        """Radius of the circle of confusion at a distance, in pictures, with the person in focus."""
        opening = self.opening_cm / (PICTURE_CM * self.zoom)
        return 0.5 * opening * max(1.0 - SUBJECT_M / distance_m, 0.0)

    def ground(self, depth_m: float = 0.0) -> tuple[Array, Array]:
        """To the side and away, metres, of the floor `depth_m` below the camera's own; far off above the horizon."""
        x, y = self.slopes()
        away = (self.eye_m + depth_m) / np.maximum(-y, np.float32(1e-3))
        everywhere: Array = np.broadcast_to(away, (len(y), x.shape[1]))
        return np.asarray(x * away, np.float32), everywhere

    def wall(self, distance_m: float, turn: float) -> Wall:
        """A wall that crosses the camera's axis at a distance, turned by so many degrees from facing the camera:
        positive, and its right end lies further away."""
        x, y = self.slopes()
        across, into = cos(radians(turn)), sin(radians(turn))
        facing = np.float32(across) - x * np.float32(into)
        seen = (facing > 0.02).astype(np.float32)
        away = np.float32(distance_m * across) / np.maximum(facing, np.float32(0.02))
        along = x * away * np.float32(across) + (away - np.float32(distance_m)) * np.float32(into)
        shape = (len(y), x.shape[1])
        return Wall(
            along=np.broadcast_to(along, shape),
            height=np.float32(self.eye_m) + y * away,
            distance=np.broadcast_to(away, shape),
            seen=np.broadcast_to(seen, shape),
        )
