"""What stands upright a few metres behind the person at one edge of the picture: a stem, a post, a mast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.scene.lighting.canvas import Array, look_up
from facestudio.scene.lighting.stage import Stage

NEAREST_M, FARTHEST_M = 2.7, 8.5
IN_LIGHT = 0.6
"""Most of the direct light that falls on it, what stands around it in the way."""
LEAST_LIGHT = 0.55
"""Of the open light, on the side that looks away from the key: ground and houses light it from there. By eye."""


@dataclass(frozen=True, slots=True, eq=False)
class Upright:
    """across: (SIDE, SIDE) metres to the right of its axis. height: (SIDE, SIDE) metres above the ground. half: half its width,
    metres. away: its distance from the camera, metres. reach: half of what the picture shows there, metres."""

    across: Array
    height: Array
    half: float
    away: float
    reach: float

    @property
    def mask(self) -> Array:
        """(SIDE, SIDE) 1 where it stands."""
        return np.asarray(np.abs(self.across) < self.half, np.float32)


def upright(stage: Stage, half: float, inner: float, lean: float) -> Upright:
    """Something `half` a metre to either side of its axis, at least `inner` half widths of the picture beside the middle, which
    leans by up to `lean` (tangent)."""
    x, y = stage.view.slopes()
    away = stage.lot(219, NEAREST_M, FARTHEST_M)
    reach = stage.view.half_field * away
    hand = 1.0 if stage.chance(220, 0.5) else -1.0
    rise = y * np.float32(away)
    across = x * np.float32(away) - np.float32(hand * reach * stage.lot(221, inner, 1.02))
    across = across - np.float32(lean * stage.lot(222, -1.0, 1.0)) * rise
    height = np.broadcast_to(rise + np.float32(stage.view.eye_m), across.shape)
    return Upright(across, height, half, away, reach)


def rounded(stage: Stage, at: Upright, albedo: Array, coarse: float) -> Array:
    """(SIDE, SIDE, 3) radiance of its round side. coarse: how uneven it is, 0 metal .. 1 bark."""
    rough = look_up(stage.noise.table("bark"), at.across * 260.0, at.height * 45.0)
    uneven = 1.0 + coarse * (1.3 * rough - 0.65)
    light = np.clip(0.5 + 0.55 * stage.side * at.across / at.half, 0.0, 1.0)
    lit = stage.lit(albedo * uneven[..., None], IN_LIGHT * light * uneven)
    return np.asarray(lit * (LEAST_LIGHT + (1.0 - LEAST_LIGHT) * light)[..., None], np.float32)
