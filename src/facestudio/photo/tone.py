"""The film curve: from picture values without an upper end to display light 0..1.

This is the reference in numpy; glsl/film.glsl does the same on the GPU with the numbers of `Film`, and a test compares
them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facestudio.maths.counter_hash import uniform

EYE_WEIGHTS = (0.25, 0.62, 0.13)
"""Weights of red, green and blue by which brightness is judged here: nearer to panchromatic film than luminance is, so
that skin does not turn grey where the curve bends."""


@dataclass(frozen=True, slots=True)
class Film:
    """steep, toe: a and b of y = u / (u + 1) with u = x (a x + b).

    The S of Naka and Rushton (1966, "S-potentials from colour units in the retina of fish", J. Physiol. 185), with a straight
    toe. a and b lay it, by eye, along what cameras make of a grey card, of white and of skin half a stop over the standard
    exposure, as portraits are: skin lies on its steep middle. A curve that lifts the shadows and flattens from skin on, as
    those for games do, takes half the contrast from pores and shine, and skin becomes clay.
    The toe is short: with a third more slope there black hair and dark cloth are grey, and the picture milky.
    by_brightness: share of the picture whose hue is kept, by bending brightness alone; the rest is bent channel by
    channel, which bleaches highlights as film does. saturation: of the light that falls on the film: there it leaves the
    curve's order alone. shade_colour: by what share that grows towards black: in photographs the shaded side of a face has
    as much chroma as the lit one or more (29 and 26 in CIELAB), where ours had 22 and 24, and looked ashen. Half as
    much in blue: with all of it brown skin turns orange in warm light, with none mauve.
    shoulder: where values begin to approach 1 without reaching it.
    contrast: exponent of what falls on the film, about PIVOT, which stays where it is. toning: how far red is raised in
    the lights and lowered in the shadows, blue the other way round, of the display light; negative the reverse.
    balance: factors of red, green and blue of the light that falls on the film: what is left of a cast.
    """

    steep: float = 5.85
    toe: float = 0.22
    by_brightness: float = 0.53
    saturation: float = 1.0
    shade_colour: float = 0.18
    shoulder: float = 0.80
    contrast: float = 1.0
    toning: float = 0.0
    balance: tuple[float, float, float] = (1.0, 1.0, 1.0)


STANDARD_FILM = Film()

AMBER_STOPS, GREEN_STOPS = 0.14, 0.05
"""How far a camera's white is off at most: red up and blue down or the reverse, and green beside both. In six photographs of
parties the cheeks of 21 faces differ by 7.3 in a* and 12.6 in b* (standard deviations), for the lamps are coloured; without
this, 40 portraits of ours of all ancestries differed by 1.7 and 2.9. With twice as much and over, viewers of pairs chose the
more neutral picture."""

PIVOT = 0.30
"""Picture value that contrast leaves alone: over a grey card's, where faces lie, so that a hard film burns no fair skin."""


def curve(value: ArrayLike, film: Film = STANDARD_FILM) -> NDArray[np.float64]:
    """The bare curve for picture values of 0 or more, any shape; rises from 0 to 1."""
    x = np.maximum(np.asarray(value, dtype=np.float64), 0.0)
    u = x * (film.steep * x + film.toe)
    return np.asarray(u / (u + 1.0))


def develop_tones(linear: ArrayLike, film: Film = STANDARD_FILM) -> NDArray[np.float64]:
    """Display light 0..1 (linear Rec. 709) of picture values, (..., 3)."""
    x = np.maximum(np.asarray(linear, dtype=np.float64), 0.0)
    weights = np.array(EYE_WEIGHTS)
    x = x * np.array(film.balance)
    brightness = (x @ weights)[..., None]
    richer = film.shade_colour * np.maximum(1.0 - brightness / PIVOT, 0.0) * np.array([1.0, 1.0, 0.5])
    x = np.maximum(brightness + (x - brightness) * film.saturation * (1.0 + richer), 0.0)
    x = PIVOT * (x / PIVOT) ** film.contrast
    brightness = (x @ weights)[..., None]
    kept_hue = curve(brightness, film) * x / np.maximum(brightness, 1e-6)
    mixed = np.minimum(film.by_brightness * kept_hue + (1.0 - film.by_brightness) * curve(x, film), 1.2)
    room = 1.0 - film.shoulder
    bent = film.shoulder + room * np.tanh((mixed - film.shoulder) / room)
    light = np.where(mixed > film.shoulder, bent, mixed)
    tone = light @ weights
    lift = film.toning * 4.0 * tone * (1.0 - tone) * (2.0 * np.sqrt(tone) - 1.0)
    return light * (1.0 + np.stack([lift, 0.0 * lift, -lift], axis=-1))


def varied(film: Film, seed: int) -> Film:
    """The film, or the camera's setting, of one picture. seed: of the picture.

    Cameras and people differ in taste: pictures are harder or softer, paler or richer. All are a little harder than the
    standard: viewers who ranked four films of twelve people put one softer by a tenth last twelve times, one harder by a tenth
    before it twelve times, but in twenty pairs at full size took the softer sixteen times. The curve adds chroma to skin where
    it is steep, so all are somewhat paler: at the standard's saturation brown skin is orange.
    """
    hard, rich, hue, toned = (float(lot) for lot in uniform(seed & 0xFFFFFFFF, "film", range(4)))
    amber, more_amber, green, more_green = (float(lot) for lot in uniform(seed & 0xFFFFFFFF, "balance", range(4)))
    return replace(
        film,
        contrast=film.contrast * (1.03 + 0.16 * hard),
        saturation=film.saturation * (0.85 + 0.15 * rich),
        by_brightness=film.by_brightness + 0.4 * (hue - 0.5),
        toning=film.toning + 0.06 * (toned - 0.45),
        balance=_balance(AMBER_STOPS * (amber + more_amber - 1.0), GREEN_STOPS * (green + more_green - 1.0)),
    )


def _balance(amber: float, green: float) -> tuple[float, float, float]:
    """Factors of red, green and blue that leave the brightness of grey. amber, green: stops."""
    raw = (2.0**amber, 2.0**green, 2.0**-amber)
    brightness = sum(weight * factor for weight, factor in zip(EYE_WEIGHTS, raw, strict=True))
    return raw[0] / brightness, raw[1] / brightness, raw[2] / brightness
