"""Light from all around: sky, ground, walls and what is seen behind the person, as a dome."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

from facestudio.colour.temperature import light_of
from facestudio.maths.counter_hash import uniform
from facestudio.scene.lighting.meter import LUMINANCE
from facestudio.scene.lighting.recipes import Recipe
from facestudio.scene.lighting.stage import white_of
from facestudio.scene.types import DOME_WALLS, Backdrop, Colour, Dome
from facestudio.spec.types import Light

SPILL = 0.32
"""Share of the horizon all round that takes the colour of what is seen behind: places are much alike to all sides."""

FLOOR_SPILL = 0.45
"""Share of the floor's light that takes the colour of the lowest part of the picture: grass, sand, a table."""

BEHIND_REACH = 95.0
"""Degrees from straight behind the person over which the place in the picture fades into the rest of the dome: it goes on
beyond the picture's edges."""

MOST_BEHIND = 4.0
"""Radiance above which what is behind lights no more: it fills a small part of the dome."""

GLARING = 0.25
"""Share of a side of the picture that counts as its bright parts."""

ASIDE_FROM = 45.0
"""Degrees off the camera's axis from which a wall has all of its side's colour: between the two sides the picture's own middle
fades in. By eye."""

EVEN, EVEN_DARK = 1.15, 0.02
"""Ratio of the two sides' glare, and radiance over that, up to which they count as alike: less nobody sees, by eye."""


def dome_of(given: Light, recipe: Recipe, behind: Backdrop, turn: float, strength: float) -> Dome:
    """The dome whose light on an upright plane is about `strength`.

    turn: degrees by which all of it is turned about +y. The surroundings are brighter on the key's side, uneven as lots
    have it, and coloured by the place; what stands behind the person is put in by `with_place_behind`.
    """
    white = white_of(given, recipe)
    floor, horizon, zenith = (np.array(light_of(k, white)) for k in (recipe.floor, recipe.horizon, recipe.zenith))
    place = np.asarray(behind.radiance, np.float64)
    around, below = (_tint(part.mean(axis=(0, 1))) for part in (place, place[-len(place) // 4 :]))
    horizon = horizon + (around - horizon) * SPILL
    floor = floor + (below - floor) * FLOOR_SPILL
    low, middle, high = recipe.dome
    # An upright plane gets pi (.205 floor + .59 horizon + .205 zenith) from a dome that is even all round.
    scale = strength / (np.pi * (0.205 * low + 0.59 * middle + 0.205 * high))
    lots = uniform(given.seed, "walls", np.arange(DOME_WALLS))
    walls = []
    for k in range(DOME_WALLS):
        azimuth = 360.0 / DOME_WALLS * k - turn
        level = 1.0 + recipe.lean * cos(radians(azimuth - given.key_azimuth)) + recipe.patchy * (float(lots[k]) - 0.5)
        walls.append(colour_of(horizon * (middle * scale * max(level, 0.1))))
    return Dome(
        floor=colour_of(floor * (low * scale)),
        horizon=_mean(walls),
        zenith=colour_of(zenith * (high * scale)),
        walls=tuple(walls),
    )


def with_place_behind(dome: Dome, behind: Backdrop, turn: float) -> Dome:
    """The same dome with what the picture shows where the picture shows it, as bright as it is there.

    turn: as for `dome_of`, the camera looks the other way.
    """
    columns = np.minimum(np.asarray(behind.radiance, np.float64), MOST_BEHIND).mean(axis=0)
    left, right = columns[: len(columns) // 3].mean(axis=0), columns[-(len(columns) // 3) :].mean(axis=0)
    middle = columns.mean(axis=0)
    walls = []
    for k, wall in enumerate(dome.ring):
        away = abs((360.0 / DOME_WALLS * k - turn - 180.0 + 180.0) % 360.0 - 180.0)
        share = max(0.0, 1.0 - away / BEHIND_REACH)
        aside = sin(radians(360.0 / DOME_WALLS * k - turn))  # positive to the viewer's right
        side = right if aside > 0.0 else left
        place = middle + (side - middle) * min(abs(aside) / sin(radians(ASIDE_FROM)), 1.0)
        walls.append(colour_of(np.array(wall) + (place - np.array(wall)) * share))
    return Dome(dome.floor, _mean(walls), dome.zenith, tuple(walls))


def glare(behind: Backdrop) -> tuple[float, Colour]:
    """The brighter side of the picture, 1 for the viewer's right, -1 left, 0 if both are alike; and the radiance by which
    its bright parts (sky, panes, lamps) stand over the mean, which is all that the dome knows."""
    place = np.minimum(np.asarray(behind.radiance, np.float64), MOST_BEHIND)
    upper, third = place[: 3 * len(place) // 4], place.shape[1] // 3
    mean = place.mean(axis=(0, 1))
    excess = []
    for part in (upper[:, :third].reshape(-1, 3), upper[:, -third:].reshape(-1, 3)):
        bright = part[np.argsort(part @ LUMINANCE)[-int(GLARING * len(part)) :]].mean(axis=0)
        excess.append(np.maximum(bright - mean, 0.0))
    left, right = (float(one @ LUMINANCE) for one in excess)
    even = max(left, right) < EVEN * min(left, right) + EVEN_DARK
    return 0.0 if even else (1.0 if right > left else -1.0), colour_of(excess[int(right > left)])


def _tint(colour: np.ndarray) -> np.ndarray:
    """The same colour at luminance 1, its saturation halved where it is strong; grey for black."""
    brightness = float(colour @ LUMINANCE)
    if brightness < 1e-5:
        return np.ones(3)
    pure = colour / brightness
    return np.asarray(1.0 + (pure - 1.0) / (1.0 + 0.6 * np.abs(pure - 1.0).max()))


def _mean(colours: list[Colour]) -> Colour:
    return colour_of(np.mean(colours, axis=0))


def colour_of(values: np.ndarray) -> Colour:
    """(3,) as plain numbers."""
    red, green, blue = (float(value) for value in values)
    return red, green, blue
