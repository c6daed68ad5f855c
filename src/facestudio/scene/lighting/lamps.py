"""Three lamps and the dome for a spec, metered so that every setup exposes a face alike."""

from __future__ import annotations

from dataclasses import replace
from math import cos, inf, radians, sin

import numpy as np
from numpy.typing import NDArray

from facestudio.colour.oklab import linear_from_oklch
from facestudio.colour.temperature import light_of
from facestudio.maths.counter_hash import uniform
from facestudio.scene.lighting.meter import LUMINANCE, reading_colour, solid_angle
from facestudio.scene.lighting.recipes import RECIPES, Recipe, gel_hues
from facestudio.scene.lighting.stage import white_of
from facestudio.scene.lighting.surroundings import colour_of, dome_of, glare, with_place_behind
from facestudio.scene.types import Backdrop, Colour, Dome, Lighting, Outline, SoftBox, Vector3
from facestudio.spec.types import FaceSpec, Light

FOLLOW = 0.75
"""Share of the camera's azimuth by which the lamps turn with it: the pattern on a turned face stays near the chosen
one, yet changes, as it does when a sitter turns before fixed lamps and the photographer walks some way round."""

ESSENTIAL_RIM = 0.8
"""A rim's level from which on it makes the setup. Weaker ones are a matter of taste: many a portrait has hardly any."""

GLARE_SIZE, GLARE_SHARE = (0.45, 0.55), 0.31
"""Tangents of the half angles of the bright parts behind the person, which go on beyond the picture's edge, and the light
that they give an edge by their radiance, with the key's as 1: such a box has .80 steradians, the key gives about 3; a fifth
more than its share, by eye."""

FILL_AZIMUTH, FILL_SIZE = 45.0, (0.8, 0.8)
"""Where what fills the shadows stands, degrees from the camera's axis on the side away from the key, and the tangents of its
half angles: a reflector or a wall beside the face, not a lamp at the lens, which lights nose and chin more than the dark
jaw. At 25 degrees and (0.5, 0.6) shaded jaws were 11 of L* darker beside the cheeks than in 25 photographs, noses 7
lighter."""

COLOURED_PLACES, SIGNS_SHARE, SIGNS_AZIMUTH = ("city_night", "cafe"), 0.20, 62.0
"""Places whose signs and windows light the shadows in a colour of their own, how much of what fills them that is, and from how
far aside, degrees: in six photographs of evenings one cheek is blue or violet where the other is amber. By eye, weaker."""
GREENISH, WARM_SIGN = (0.22, 0.52), 2300.0
"""Oklab hues, in turns, of signs that nobody sits beside for a portrait: such shadows make every skin look ill. And kelvin of
the lamp that stands for them: between a candle's 1900 and a bulb's 2700; by eye."""
SIGNS_TINT = (0.20, 0.24)
"""Least share of a sign's colour in the fill, and what lots add to it: more is a gel; by eye."""

METERED = 0.95
"""Reading that every setup is brought to, before its own stops: white in this light has about this radiance, and with
the camera's exposure fair skin's lit side comes out at L* 85, dark skin's at 48."""

DAPPLED = 0.2
DAPPLED_SETUPS = ("sun", "golden_hour")
"""Share of portraits in the sun near trees to whom it comes through leaves."""

DARK_SKIN_STOPS = 0.6
"""What a photographer opens up for the darkest skin, so that eyes and modelling show; by eye. The place behind is left
as it is: the light is put on the face."""

FAIR_SKIN_STOPS, FAIR_BELOW = 0.34, 4.2
"""What a camera stops down for the fairest skin, which fills its frame, and the tone from which on it does not: without it the
foreheads of fair people lay at L* 83 to 92, those of fair faces in five photographs at 56 to 82, and were chalk. At
0.22 and 3.0 faces of 2 to 34 years had a median of 68, those in nineteen photographs 59, and highlights had no room above it; a
fifth of that gap is closed by it."""


def light(spec: FaceSpec, behind: Backdrop) -> Lighting:
    """The lamps of a spec's `light`, in head space, turned with the camera by FOLLOW of its azimuth.

    behind: what is seen behind the person, which lights it as well. Raises KeyError for a setup that has no recipe.
    """
    recipe = RECIPES[spec.light.setup]
    camera_azimuth = -spec.view.view_profile
    turn = FOLLOW * camera_azimuth
    lighting = _before_metering(spec, recipe, behind, turn)
    towards_camera = direction_of(camera_azimuth, spec.view.pitch)
    fair = max(0.0, 1.0 - spec.skin.tone / FAIR_BELOW)
    stops = recipe.exposure + DARK_SKIN_STOPS * (spec.skin.tone / 10.0) ** 1.5 - FAIR_SKIN_STOPS * fair
    seen = reading_colour(lighting, towards_camera)
    metered = _scaled(lighting, METERED * 2.0**stops / float(LUMINANCE @ seen) * _balance(seen, recipe.neutralised))
    key = replace(metered.key, outline=_outline(spec.light))
    return replace(metered, key=key, dome=with_place_behind(metered.dome, behind, turn), dapple=_dapple(spec.light))


_OUTLINES = {
    "high_key": (0.48, 0.65, 0.65),
    "passport": (0.30, 0.50, 0.50),
    "window": (0.10, 0.10, 1.0),
    "ceiling": (0.85, 0.85, 0.85),
}
"""Setup -> running shares of box, round and window among its keys; the rest have a reflector below. By eye."""
_STUDIO_OUTLINES = (0.56, 0.76, 0.84)
_ROUND_SETUPS = ("sun", "golden_hour", "lamplight", "flash")
_SKY_SETUPS = ("overcast", "shade", "backlight")


def _outline(given: Light) -> Outline:
    """What the key looks like in an eye: photographers own other lamps, and windows other panes."""
    if given.setup in _ROUND_SETUPS:
        return Outline.ROUND
    if given.setup in _SKY_SETUPS:
        return Outline.SKY
    lot = float(uniform(given.seed, "outline", 0))
    ends = _OUTLINES.get(given.setup, _STUDIO_OUTLINES)
    return next((kind for kind, end in zip(Outline, ends, strict=False) if lot < end), Outline.PAIR)


def _dapple(given: Light) -> tuple[float, float]:
    """How much of a sun leaves take before it shines on the person, and where they hang: under trees, now and then."""
    often, deep, where = (float(lot) for lot in uniform(given.seed, "dapple", np.arange(3)))
    under_trees = given.setup in DAPPLED_SETUPS and given.backdrop in ("park", "garden")
    return (0.33 + 0.33 * deep, where) if under_trees and often < DAPPLED else (0.0, 0.0)


def direction_of(azimuth: float, elevation: float) -> Vector3:
    """Unit vector in head space; degrees, azimuth about +y from +z towards +x."""
    flat = cos(radians(elevation))
    return sin(radians(azimuth)) * flat, sin(radians(elevation)), cos(radians(azimuth)) * flat


def _before_metering(spec: FaceSpec, recipe: Recipe, behind: Backdrop, turn: float) -> Lighting:
    given = spec.light
    white = white_of(given, recipe)
    side = -1.0 if given.key_azimuth > 0.0 else 1.0
    size = (given.key_size * recipe.key_stretch[0], given.key_size * recipe.key_stretch[1])
    shadows = 1.0 / (max(given.contrast, 1.2) - 1.0)  # light in the shadows, with the key's as 1
    fill_azimuth = side * min(FILL_AZIMUTH, 90.0 - 0.5 * abs(given.key_azimuth))
    key_tint, fill_tint, rim_tint = _tints(given, recipe, white)
    dome_share = recipe.dome_share
    if given.backdrop in COLOURED_PLACES:
        dome_share, fill_azimuth = dome_share - SIGNS_SHARE, side * SIGNS_AZIMUTH
    rim_level, rim_side, rim_size = recipe.rim_level, side, recipe.rim_size
    glaring, excess = glare(behind)
    essential = rim_level >= ESSENTIAL_RIM
    # Light that was there, and no lamp that somebody put up.
    found = not essential and (recipe.sunlit > 0.0 or recipe.sky[0] != 1.0)
    if not essential:
        # Most rims are weak, of lamps more than of light that was there: powers by eye.
        rim_level *= float(uniform(given.seed, "rim", 0)) ** (1.25 if found else 1.5) * 1.2
        rim_size = (max(rim_size[0], GLARE_SIZE[0]), max(rim_size[1], GLARE_SIZE[1])) if found else rim_size
    rim_colour = np.array(rim_tint) * rim_level
    if found and glaring:  # elsewhere the rim does not stand where the place glares
        rim_side, rim_colour = glaring, rim_colour + GLARE_SHARE * np.array(excess)
    rim_light = max(float(LUMINANCE @ rim_colour), 1e-6)
    rim_tint = colour_of(rim_colour / rim_light)
    return Lighting(
        key=_box(turn + given.key_azimuth, given.key_elevation, size, 1.0, key_tint, recipe.distance),
        rim=_box(turn + rim_side * recipe.rim_from, recipe.rim_height, rim_size, rim_light, rim_tint),
        fill=_box(turn + fill_azimuth, 4.0, FILL_SIZE, shadows * (1.0 - dome_share), fill_tint),
        dome=dome_of(given, recipe, behind, turn, shadows * dome_share),
    )


def _tints(given: Light, recipe: Recipe, white: float) -> tuple[Colour, Colour, Colour]:
    """Colours at luminance 1 of key, fill and rim."""
    key, fill, rim = (light_of(kelvin, white) for kelvin in (recipe.key, recipe.fill, recipe.rim))
    if recipe.gel > 0.0:
        filters = [_filter(hue) for hue in gel_hues(given.backdrop_hue)]
        key = _mixed(key, filters[0], 0.05 * recipe.gel)
        fill = _mixed(fill, filters[0], 0.50 * recipe.gel)
        rim = _mixed(rim, filters[1], 0.90 * recipe.gel)
    elif given.backdrop in COLOURED_PLACES:
        sign = given.backdrop_hue % 1.0
        lamp = light_of(WARM_SIGN, white) if GREENISH[0] < sign < GREENISH[1] else _filter(sign)
        fill = _mixed(fill, lamp, SIGNS_TINT[0] + SIGNS_TINT[1] * float(uniform(given.seed, "sign", 0)))
    return key, fill, rim


def _filter(hue: float) -> Colour:
    """What a deep filter of that Oklab hue, in turns, makes of white light; luminance 1."""
    return _normalised(linear_from_oklch(0.62, 0.17, hue))


def _box(
    azimuth: float, elevation: float, half_size: tuple[float, float], irradiance: float, tint: Colour,
    distance: float = inf,
) -> SoftBox:  # fmt: skip
    """A box that gives this much light to a plane facing it."""
    return SoftBox(
        direction=direction_of(azimuth, elevation),
        half_size=half_size,
        radiance=_times(tint, irradiance / solid_angle(half_size)),
        distance_cm=distance,
    )


def _balance(seen: NDArray[np.float64], neutralised: float) -> NDArray[np.float64]:
    """(3,) gains that take this share of the cast out of light that a white ball shows as `seen`; luminance stays."""
    gains = (float(LUMINANCE @ seen) / seen) ** neutralised
    return np.asarray(gains * float(LUMINANCE @ seen) / float(LUMINANCE @ (seen * gains)))


def _scaled(lighting: Lighting, gains: NDArray[np.float64]) -> Lighting:
    factor = (float(gains[0]), float(gains[1]), float(gains[2]))
    key, rim, fill = (
        replace(box, radiance=_filtered(box.radiance, factor)) for box in (lighting.key, lighting.rim, lighting.fill)
    )
    dome = lighting.dome
    return Lighting(
        key=key,
        rim=rim,
        fill=fill,
        dome=Dome(
            floor=_filtered(dome.floor, factor),
            horizon=_filtered(dome.horizon, factor),
            zenith=_filtered(dome.zenith, factor),
            walls=tuple(_filtered(wall, factor) for wall in dome.walls),
        ),
    )


def _filtered(colour: Colour, gains: Colour) -> Colour:
    return colour[0] * gains[0], colour[1] * gains[1], colour[2] * gains[2]


def _times(colour: Colour, factor: float) -> Colour:
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def _brightness(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _normalised(colour: Colour) -> Colour:
    """The same colour at luminance 1; grey for black."""
    brightness = _brightness(colour)
    return _times(colour, 1.0 / brightness) if brightness > 1e-6 else (1.0, 1.0, 1.0)
