"""Backgrounds of the studio: papers, painted canvas, gradients, black."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import Array, blank, blurred, places, ramp
from facestudio.scene.lighting.recipes import gel_hues
from facestudio.scene.lighting.stage import Stage, oklch

_BLUR = 0.02


def _paper(stage: Stage, middle: Array, edge: float) -> Array:
    """Paper in the light that the lamps spill on it: a pool, brighter on one side, darker to the corners.

    edge: brightness in the corners against the middle's."""
    x, y = places()
    at_x = 0.5 - stage.side * stage.lot(90, -0.06, 0.20)
    at_y = stage.lot(91, 0.40, 0.70)
    away = ((x - at_x) / stage.lot(92, 0.8, 1.3)) ** 2 + ((y - at_y) / stage.lot(93, 0.75, 1.2)) ** 2
    pool = edge + (1.0 - edge) * np.exp(-away * 2.6)
    slant = 1.0 + stage.lot(94, 0.0, 0.22) * stage.side * (x - 0.5)  # what the key itself adds on its side
    uneven = 1.0 + 0.05 * (stage.noise.clouds("paper", 1.6, 1.2, 2) - 0.5)
    return np.asarray(stage.lit(middle, 0.0) * (pool * slant * uneven)[..., None], np.float32)


def _seamless(stage: Stage) -> float:
    return stage.lot(95, 0.45, 0.86)


def grey(stage: Stage) -> Array:
    """A mid grey, mostly a little warm or cool."""
    tone = oklch(
        stage.lot(1, 0.56, 0.80), stage.lot(3, 0.002, 0.016), stage.lot(4, 0.15, 0.30) + 0.4 * stage.chance(5, 0.4)
    )
    return _paper(stage, tone, _seamless(stage))


def dark(stage: Stage) -> Array:
    """Charcoal, dark blue or brown with a light on it behind the person."""
    tone = stage.hue(stage.lot(1, 0.38, 0.54), stage.lot(3, 0.004, 0.030))
    return _paper(stage, tone, stage.lot(95, 0.25, 0.55))


def light(stage: Stage) -> Array:
    """Off-white."""
    tone = oklch(stage.lot(1, 0.86, 0.97), stage.lot(3, 0.0, 0.014), stage.lot(4, 0.10, 0.75))
    return _paper(stage, tone, stage.lot(95, 0.70, 0.95))


def white(stage: Stage) -> Array:
    """Lit by lamps of its own until it is nearly or wholly white."""
    return _paper(stage, oklch(1.0, 0.0, 0.0), stage.lot(95, 0.70, 0.95)) * np.float32(stage.lot(1, 1.0, 1.9))


_MUTED = (
    (0.66, 0.032, 0.69), (0.56, 0.036, 0.70), (0.68, 0.032, 0.38), (0.60, 0.030, 0.33), (0.74, 0.035, 0.16),
    (0.66, 0.055, 0.12), (0.78, 0.030, 0.22), (0.70, 0.022, 0.24), (0.52, 0.040, 0.56), (0.76, 0.020, 0.06),
)  # fmt: skip
"""Oklab lightness, chroma and hue of the papers that studios buy: steel and slate blue, sage, olive, sand, terracotta,
cream, stone, teal, blush."""


def colour(stage: Stage) -> Array:
    """A muted colour."""
    lightness, chroma, hue = _MUTED[int(stage.given.backdrop_hue % 1.0 * len(_MUTED))]
    tone = oklch(
        lightness + stage.lot(1, -0.08, 0.08), chroma * stage.lot(2, 0.7, 1.2), hue + stage.lot(3, -0.02, 0.02)
    )
    return _paper(stage, tone, _seamless(stage))


def canvas(stage: Stage) -> Array:
    """A painter's canvas: clouds of two or three tones laid on with a wide brush."""
    base = _MUTED[int(stage.given.backdrop_hue % 1.0 * len(_MUTED))]
    lightness = base[0] + stage.lot(1, -0.26, -0.04)
    tone = oklch(lightness, base[1] * stage.lot(2, 0.5, 1.1), base[2])
    second = oklch(lightness + stage.lot(3, 0.04, 0.10), base[1] * 0.8, base[2] + stage.lot(4, -0.08, 0.08))
    deep = oklch(lightness - stage.lot(5, 0.04, 0.10), base[1] * 0.9, base[2] + stage.lot(6, -0.05, 0.05))
    clouds = stage.noise.clouds("canvas", stage.lot(7, 2.2, 4.0), stage.lot(8, 1.8, 3.4), 3, 0.5)
    strokes = stage.noise.clouds("strokes", 9.0, 16.0, 2, 0.6)
    mixed = 0.72 * clouds + 0.28 * strokes
    tones = (
        tone + (second - tone) * ramp(0.5, 0.85, mixed)[..., None] + (deep - tone) * ramp(0.5, 0.15, mixed)[..., None]
    )
    picture = _paper(stage, np.ones(3, np.float32), stage.lot(95, 0.30, 0.62)) * tones
    return blurred(picture.astype(np.float32), _BLUR)


def black(stage: Stage) -> Array:
    """Black velvet, or a dark room whose end is just to be made out."""
    tone = stage.hue(stage.lot(1, 0.24, 0.36), stage.lot(2, 0.0, 0.02))
    return _paper(stage, tone, 0.2)


def gradient(stage: Stage) -> Array:
    """Two hues that run into each other, and a glow behind the head; under coloured lamps, those of their filters."""
    x, y = places()
    hue = stage.given.backdrop_hue
    below, above = gel_hues(hue) if stage.recipe.gel > 0.0 else (hue, hue + stage.lot(1, -0.10, 0.10))
    chroma = 1.0 if stage.recipe.gel > 0.0 else 0.55
    deep = oklch(stage.lot(2, 0.18, 0.30), 0.05 * chroma, below)
    fair = oklch(stage.lot(3, 0.34, 0.52), 0.08 * chroma, below + stage.lot(5, -0.04, 0.04))
    glow = oklch(stage.lot(4, 0.30, 0.52), 0.10 * chroma, above)
    lean = stage.lot(6, -0.7, 0.7)
    rise = ramp(-0.1, 1.1, y + lean * (x - 0.5))[..., None]
    away = (x - 0.5 + 0.15 * stage.side) ** 2 + (y - stage.lot(7, 0.35, 0.65)) ** 2
    ground = deep + (fair - deep) * rise + glow * np.exp(-away * 4.5)[..., None]
    return np.asarray(blank((1.0, 1.0, 1.0)) * stage.lit(ground, 0.0), np.float32)
