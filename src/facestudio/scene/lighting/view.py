"""What the camera sees of floors and walls behind the person, in metres: true perspective."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np

from facestudio.scene.lighting.canvas import Array, places

PICTURE_CM = 31.0
"""Height that a standard portrait shows at the person's distance."""


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
    opening_cm: diameter of the lens' opening. subject_m: distance of the person."""

    eye_m: float
    pitch: float
    zoom: float
    opening_cm: float
    subject_m: float

    @property
    def half_field(self) -> float:
        """Tangent of half the field of view."""
        return 0.005 * PICTURE_CM / self.subject_m * self.zoom

    @property
    def horizon(self) -> float:
        """Height of the horizon in the picture, 0..1: a level camera has it in the middle."""
        return 0.5 + 0.5 * tan(radians(self.pitch)) / self.half_field

    def slopes(self) -> tuple[Array, Array]:
        """Tangents to the right (1, SIDE) and above the horizon (SIDE, 1)."""
        x, y = places()
        field = np.float32(2.0 * self.half_field)
        return (x - np.float32(0.5)) * field, (y - np.float32(self.horizon)) * field

    def blur(self, distance_m: float) -> float:
        """Radius of the circle of confusion at a distance, in pictures, with the person in focus."""
        opening = self.opening_cm / (PICTURE_CM * self.zoom)
        return 0.5 * opening * max(1.0 - self.subject_m / distance_m, 0.0)

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
