"""The key light on a wall close behind the person: how it falls off, and the person's own soft shadow."""

from __future__ import annotations

from math import cos, inf, radians, sin

import numpy as np

from facestudio.scene.lighting.canvas import Array, ramp
from facestudio.scene.lighting.stage import Stage
from facestudio.scene.lighting.view import Wall

FAR_M = 9.0
"""Distance that stands for the sun's and the sky's, metres: what they light hardly falls off within a picture."""

FACING = 0.72
"""Cosine, on average, between the key and a face's lit side, which it is metered on: a wall gets as much at that distance."""

MOST = 0.85
"""Of the key's light what a shadow's middle lacks: the room gives some of the rest back. By eye."""

LEAST_FILL = 0.42
"""Radiance of white near the person out of the key's light, at least: what a lamp lights gives light to what is beside it.
By eye."""

HEAD_M, SHOULDERS_M = (0.095, 0.135), (0.20, -0.20)
"""Half width and half height of a head with its hair; half width of the shoulders, and their height against its middle."""


def _key_at(stage: Stage) -> tuple[Array, float]:
    """(3,) where the key stands, metres to the right, up and towards the camera of the head, and how far."""
    distance = FAR_M if stage.recipe.distance == inf else 0.01 * stage.recipe.distance
    azimuth, elevation = radians(stage.given.key_azimuth), radians(stage.given.key_elevation)
    towards = (sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation))
    return distance * np.array(towards, np.float32), distance


def key_on(stage: Stage, surface: Wall, turn: float) -> Array:
    """(SIDE, SIDE) irradiance of a wall by the key against that of the face, with the shadow that the person throws.

    The key is as large as on the face (`key_size`): by similar triangles its penumbra in the plane of the head is as wide
    as it is long from there to the wall, so a window throws next to none and a flash one with an edge.
    """
    key, distance = _key_at(stage)
    x, y = stage.view.slopes()
    away = surface.distance
    head_up = np.float32((0.5 - stage.view.horizon) * 2.0 * stage.view.half_field * stage.view.subject_m)
    at = (x * away, y * away - head_up, stage.view.subject_m - away)
    to = [np.asarray(key[k] - at[k], np.float32) for k in range(3)]
    squared = to[0] ** 2 + to[1] ** 2 + to[2] ** 2
    facing = to[0] * np.float32(sin(radians(turn))) + to[2] * np.float32(cos(radians(turn)))
    falls = np.maximum(facing, 0.0) * squared**-1.5 * np.float32(distance * distance / FACING)
    if key[2] <= 0.05:
        return np.asarray(falls, np.float32)
    # Where the ray from a point of the wall to the middle of the key passes the person.
    share = np.clip(-at[2] / np.maximum(to[2], 1e-3), 0.0, 0.95)
    u, v = at[0] + share * to[0], at[1] + share * to[1]
    half = share * np.float32(stage.given.key_size * distance)
    shadow = np.zeros_like(falls)
    head = (np.hypot(u / HEAD_M[0], v / HEAD_M[1]) - 1.0) * HEAD_M[0]
    body = np.maximum(np.abs(u) - SHOULDERS_M[0], v - SHOULDERS_M[1])
    for outside, size in ((head, HEAD_M[0]), (body, SHOULDERS_M[0])):
        # Of a key larger than what stands before it a part is always seen.
        hidden = MOST / (1.0 + (half / np.float32(size)) ** 2)
        soft = half + np.float32(0.008)
        shadow = np.maximum(shadow, hidden * ramp(1.0, -1.0, outside / soft))
    return np.asarray(falls * (1.0 - shadow), np.float32)


def lit_close(stage: Stage, albedo: Array, surface: Wall, turn: float) -> Array:
    """(SIDE, SIDE, 3) radiance of a wall near the person in the light of the portrait: its key, and what fills the room."""
    strength = np.float32(1.0 - 1.0 / max(stage.given.contrast, 1.2))
    # What fills the room comes from the key's side too, as the dome's walls lean (`Recipe.lean`).
    x, _ = stage.view.slopes()
    lean = 1.0 + stage.recipe.lean * stage.side * np.clip(0.6 * x / stage.view.half_field, -0.8, 0.8)
    level = np.float32(0.35 + 0.40 / max(stage.given.contrast, 1.2))
    near = max(1.0, LEAST_FILL / stage.recipe.ambient)
    fill = level * np.float32(near) * lean[..., None] * stage.shade
    direct = key_on(stage, surface, turn)[..., None] * stage.tint(stage.recipe.key) * strength
    return np.asarray(albedo * (fill + direct), np.float32)
