"""The light as a place sees it, and lots for what varies from portrait to portrait."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facestudio.colour.oklab import linear_from_oklch
from facestudio.colour.temperature import light_of
from facestudio.maths.counter_hash import uniform
from facestudio.scene.lighting.canvas import LUMINANCE, Array, Noise
from facestudio.scene.lighting.recipes import Recipe
from facestudio.scene.lighting.view import View
from facestudio.spec.types import Light

MIRED_PER_WARMTH = 34.0
"""How far `warmth` 1 moves the camera's white, in mireds (1e6 / kelvin). A Wratten 81A filter is 18 (from memory,
unchecked)."""

CLEAR_SKY = (0.60, 0.075, 0.672)
"""Oklab lightness, chroma and hue of a clear sky: greener than any daylight temperature tells."""


def white_of(given: Light, recipe: Recipe) -> float:
    """Temperature that the camera shows as grey, kelvin: the setup's, moved by the spec's warmth."""
    return 1e6 / (1e6 / recipe.white - MIRED_PER_WARMTH * given.warmth)


@dataclass(frozen=True)
class Stage:
    """Radiances are those of lamps.py: white paper beside the face has about 1."""

    given: Light
    recipe: Recipe
    view: View

    @cached_property
    def noise(self) -> Noise:
        """Noise of this portrait's place."""
        return Noise(self.given.seed)

    @property
    def side(self) -> float:
        """1 if the light comes from the viewer's right, else -1."""
        return 1.0 if self.given.key_azimuth > 0.0 else -1.0

    def lot(self, index: int, low: float, high: float) -> float:
        """A number of this portrait's own."""
        return low + (high - low) * float(uniform(self.given.seed, "backdrop", index))

    def chance(self, index: int, probability: float) -> bool:
        """True in so many portraits of one."""
        return self.lot(index, 0.0, 1.0) < probability

    def tint(self, kelvin: float) -> Array:
        """(3,) light of a temperature as the camera shows it, luminance 1."""
        return np.array(light_of(kelvin, white_of(self.given, self.recipe)), np.float32)

    def hue(self, lightness: float, chroma: float, shift: float = 0.0) -> Array:
        """(3,) reflectance by lightness and chroma in Oklab, of the spec's hue plus a shift in turns."""
        return oklch(lightness, chroma, self.given.backdrop_hue + shift)

    @cached_property
    def sun(self) -> Array:
        """(3,) what direct light adds to white."""
        return self.tint(self.recipe.key) * np.float32(self.recipe.sunlit)

    @cached_property
    def shade(self) -> Array:
        """(3,) white out of direct light."""
        return self.tint(self.recipe.horizon) * np.float32(self.recipe.ambient)

    @property
    def clear(self) -> bool:
        """Whether the sky is blue."""
        return self.recipe.clear

    @cached_property
    def sky_low(self) -> Array:
        """(3,) sky over the horizon."""
        haze = self.tint(0.5 * (self.recipe.key + self.recipe.horizon))
        return np.float32(self.recipe.sky[0]) * haze

    @cached_property
    def sky_high(self) -> Array:
        """(3,) sky above."""
        if not self.clear:
            return np.float32(self.recipe.sky[1]) * self.tint(self.recipe.zenith)
        lightness, chroma, hue = CLEAR_SKY
        blue = oklch(lightness, chroma * self.lot(201, 0.75, 1.25), hue + self.lot(202, -0.015, 0.012))
        return blue * np.float32(self.recipe.sky[1] / max(float(blue @ LUMINANCE), 1e-3))

    def lit(self, albedo: ArrayLike, direct: ArrayLike = 1.0) -> Array:
        """Radiance of a surface; direct: how far it stands in direct light, 0..1, any shape (...,)."""
        share = np.asarray(direct, np.float32)[..., None]
        return np.asarray(albedo, np.float32) * (self.shade + share * self.sun)


def oklch(lightness: float, chroma: float, hue: float) -> NDArray[np.float32]:
    """(3,) linear Rec. 709 of Oklab lightness, chroma and hue in turns."""
    return np.array(linear_from_oklch(lightness, chroma, hue % 1.0), np.float32)


def palette(stage: Stage, stream: str, count: int, lightness: tuple[float, float], chroma: float) -> Array:
    """(count, 3) reflectances of things people make: mostly muted and warm, of wood, paper and clay; some of any hue."""
    light, strong, turn = stage.noise.lots(stream, 3 * count).reshape(3, count)
    turn = _WARM_HUE + 0.5 * (2.0 * turn - 1.0) ** 3
    level = lightness[0] + (lightness[1] - lightness[0]) * light
    a, b = (_RICH * chroma * strong**1.6 * wave(2.0 * np.pi * turn) for wave in (np.cos, np.sin))
    cones = np.stack([level, a, b], axis=1) @ _CONES_FROM_OKLAB.T
    return np.clip(cones**3 @ _LINEAR_FROM_CONES.T, 0.0, 1.0).astype(np.float32)


_WARM_HUE = 0.17
_RICH = 1.5
"""How much stronger the colours are than the palettes name them, by eye: whole pictures had a mean chroma (CIE 1976) of
12.5, 26 portraits have 22."""

_CONES_FROM_OKLAB = np.array(
    [[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]]
)
_LINEAR_FROM_CONES = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)
"""Of colour/oklab.py, for many colours at once."""
