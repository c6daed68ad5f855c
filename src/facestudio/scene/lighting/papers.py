"""Backgrounds of the studio: papers, painted canvas, gradients, black."""

from __future__ import annotations

import numpy as np

from facestudio.scene.lighting.canvas import Array, blank, blurred, places, ramp
from facestudio.scene.lighting.keyed import key_on
from facestudio.scene.lighting.recipes import gel_hues
from facestudio.scene.lighting.stage import Stage, oklch

_BLUR = 0.03


def _paper(stage: Stage, middle: Array, edge: float) -> Array:
    """Paper in the light that falls on it: a pool of a lamp of its own, rarely straight behind the head, and what the key
    spills: it falls off across the paper from its own side, and lays the person's shadow on it, soft or, where paper hangs
    close, with a shape.

    edge: brightness far from the pool against the middle's."""
    x, y = places()
    at_x = 0.5 - stage.side * stage.lot(90, -0.28, 0.42)
    at_y = stage.lot(91, 0.15, 0.80)
    away = ((x - at_x) / stage.lot(92, 0.70, 1.4)) ** 2 + ((y - at_y) / stage.lot(93, 0.65, 1.3)) ** 2
    pool = edge + (1.0 - edge) * np.exp(-away * 3.2)
    slant = np.exp2(stage.lot(94, 0.0, 0.5) * stage.side * (x - 0.5) + stage.lot(96, -0.5, 0.25) * (0.5 - y))
    distance = stage.view.subject_m + 0.6 * 4.0 ** stage.lot(97, 0.0, 1.0)
    spill = key_on(stage, stage.view.wall(distance, 0.0), 0.0)
    spill = spill * np.float32(0.5 * (1.0 + edge)) / max(float(spill.mean()), 1e-3)
    share = np.float32(stage.lot(98, 0.30, 0.75))
    uneven = 1.0 + 0.10 * (stage.noise.clouds("paper", 1.6, 1.2, 3) - 0.5)
    level = ((1.0 - share) * pool + share * spill) * slant * uneven
    return np.asarray(stage.lit(middle, 0.0) * level[..., None], np.float32)


def _seamless(stage: Stage) -> float:
    return stage.lot(95, 0.32, 0.68)


def grey(stage: Stage) -> Array:
    """A mid grey, mostly a little warm or cool."""
    tone = oklch(
        stage.lot(1, 0.46, 0.74), stage.lot(3, 0.002, 0.014), stage.lot(4, 0.15, 0.30) + 0.4 * stage.chance(5, 0.5)
    )
    return _paper(stage, tone, _seamless(stage))


def dark(stage: Stage) -> Array:
    """Charcoal, dark blue or brown with a light on it behind the person."""
    tone = stage.hue(stage.lot(1, 0.34, 0.53), stage.lot(3, 0.002, 0.022))
    return _paper(stage, tone, stage.lot(95, 0.18, 0.48))


def light(stage: Stage) -> Array:
    """Off-white."""
    tone = oklch(stage.lot(1, 0.74, 0.93), stage.lot(3, 0.0, 0.010), stage.lot(4, 0.10, 0.75))
    return _paper(stage, tone, stage.lot(95, 0.50, 0.80))


def white(stage: Stage) -> Array:
    """Lit by lamps of its own until it is nearly or wholly white."""
    return _paper(stage, oklch(1.0, 0.0, 0.0), stage.lot(95, 0.62, 0.92)) * np.float32(stage.lot(1, 0.80, 1.55))


_MUTED = (
    (0.62, 0.024, 0.69), (0.50, 0.028, 0.70), (0.60, 0.022, 0.38), (0.52, 0.022, 0.33), (0.66, 0.026, 0.16),
    (0.54, 0.034, 0.12), (0.70, 0.022, 0.22), (0.62, 0.016, 0.24), (0.44, 0.030, 0.56), (0.68, 0.014, 0.06),
)  # fmt: skip
"""Oklab lightness, chroma and hue of the papers that studios buy: steel and slate blue, sage, olive, sand, terracotta,
cream, stone, teal, blush; a little less of each than their charts show, for lamps are aimed at the sitter."""

_DYED = (0.9, 2.0)
"""Least and most of that chroma: charts are printed, and papers under a lamp are richer. By eye."""


def colour(stage: Stage) -> Array:
    """A muted colour."""
    lightness, chroma, hue = _MUTED[int(stage.given.backdrop_hue % 1.0 * len(_MUTED))]
    tone = oklch(lightness + stage.lot(1, -0.10, 0.06), chroma * stage.lot(2, *_DYED), hue + stage.lot(3, -0.02, 0.02))
    return _paper(stage, tone, _seamless(stage))


def canvas(stage: Stage) -> Array:
    """A painter's canvas: clouds of two or three tones laid on with a wide brush, out of focus."""
    base = _MUTED[int(stage.given.backdrop_hue % 1.0 * len(_MUTED))]
    lightness = base[0] + stage.lot(1, -0.18, 0.04)
    chroma = 0.8 * base[1] * stage.lot(2, *_DYED)
    tone = oklch(lightness, chroma, base[2])
    second = oklch(lightness + stage.lot(3, 0.02, 0.055), 0.8 * chroma, base[2] + stage.lot(4, -0.05, 0.05))
    deep = oklch(lightness - stage.lot(5, 0.02, 0.055), 0.9 * chroma, base[2] + stage.lot(6, -0.04, 0.04))
    clouds = stage.noise.clouds("canvas", stage.lot(7, 1.6, 2.8), stage.lot(8, 1.6, 2.8), 3, 0.55)
    strokes = stage.noise.clouds("strokes", 7.0, 8.0, 3, 0.6)
    mixed = 0.75 * clouds + 0.25 * strokes
    tones = tone + (second - tone) * ramp(0.4, 0.9, mixed)[..., None] + (deep - tone) * ramp(0.6, 0.1, mixed)[..., None]
    picture = _paper(stage, np.ones(3, np.float32), stage.lot(95, 0.25, 0.60)) * tones
    return blurred(picture.astype(np.float32), stage.lot(9, _BLUR, 2.0 * _BLUR))


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
