"""Three lamps and the dome for a spec, metered so that every setup exposes a face alike."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

from facestudio.colour.oklab import linear_from_oklch
from facestudio.colour.temperature import light_of
from facestudio.scene.lighting.meter import reading, solid_angle
from facestudio.scene.lighting.places import mean_of, place_of
from facestudio.scene.lighting.recipes import RECIPES, Recipe, gel_hues
from facestudio.scene.types import Colour, Dome, Lighting, SoftBox, Vector3
from facestudio.spec.types import FaceSpec, Light

FOLLOW = 0.75
"""Share of the camera's azimuth by which the lamps turn with it: the pattern on a turned face stays near the chosen
one, yet changes, as it does when a sitter turns before fixed lamps and the photographer walks some way round."""

METERED = 1.05
"""Reading that every setup is brought to, before its own stops: white in this light has about this radiance, and with
the camera's exposure fair skin's lit side comes out at L* 82, dark skin's at 48."""

MIRED_PER_WARMTH = 22.0
"""How far `warmth` 1 moves the camera's white, in mireds (1e6 / kelvin). A Wratten 81A filter is 18 (from memory,
unchecked)."""

SPILL = 0.30
"""Share of the dome's horizon that takes the colour of what stands around the person, if that is bright."""

BRIGHT_PLACE = 0.35
"""Mean radiance of a place from which on it counts as bright: half of white paper."""


def light(spec: FaceSpec) -> Lighting:
    """The lamps of a spec's `light`, in head space, turned with the camera by FOLLOW of its azimuth.

    Raises KeyError for a setup or a backdrop that has no recipe.
    """
    recipe = RECIPES[spec.light.setup]
    camera_azimuth = -spec.view.view_profile
    lighting = _before_metering(spec, recipe, FOLLOW * camera_azimuth)
    towards_camera = direction_of(camera_azimuth, spec.view.pitch)
    return _scaled(lighting, METERED * 2.0**recipe.exposure / reading(lighting, towards_camera))


def direction_of(azimuth: float, elevation: float) -> Vector3:
    """Unit vector in head space; degrees, azimuth about +y from +z towards +x."""
    flat = cos(radians(elevation))
    return sin(radians(azimuth)) * flat, sin(radians(elevation)), cos(radians(azimuth)) * flat


def white_balance(light_: Light) -> float:
    """Temperature that the camera shows as grey, kelvin: the setup's, moved by the spec's warmth."""
    return 1e6 / (1e6 / RECIPES[light_.setup].white - MIRED_PER_WARMTH * light_.warmth)


def _before_metering(spec: FaceSpec, recipe: Recipe, turn: float) -> Lighting:
    given = spec.light
    white = white_balance(given)
    side = -1.0 if given.key_azimuth > 0.0 else 1.0
    size = (given.key_size * recipe.key_stretch[0], given.key_size * recipe.key_stretch[1])
    shadows = 1.0 / (max(given.contrast, 1.2) - 1.0)  # light in the shadows, with the key's as 1
    fill_azimuth = side * min(25.0, 90.0 - 0.5 * abs(given.key_azimuth))
    key_tint, fill_tint, rim_tint = _tints(given, recipe, white)
    return Lighting(
        key=_box(turn + given.key_azimuth, given.key_elevation, size, 1.0, key_tint),
        rim=_box(turn + side * recipe.rim_from, recipe.rim_height, recipe.rim_size, recipe.rim_level, rim_tint),
        fill=_box(turn + fill_azimuth, 4.0, (0.5, 0.6), shadows * (1.0 - recipe.dome_share), fill_tint),
        dome=_dome(spec, recipe, shadows * recipe.dome_share, white),
    )


def _tints(given: Light, recipe: Recipe, white: float) -> tuple[Colour, Colour, Colour]:
    """Colours at luminance 1 of key, fill and rim."""
    key, fill, rim = (light_of(kelvin, white) for kelvin in (recipe.key, recipe.fill, recipe.rim))
    if recipe.gel > 0.0:
        filters = [_filter(hue) for hue in gel_hues(given.backdrop_hue)]
        key = _mixed(key, filters[0], 0.05 * recipe.gel)
        fill = _mixed(fill, filters[0], 0.75 * recipe.gel)
        rim = _mixed(rim, filters[1], 0.90 * recipe.gel)
    return key, fill, rim


def _filter(hue: float) -> Colour:
    """What a deep filter of that Oklab hue, in turns, makes of white light; luminance 1."""
    return _normalised(linear_from_oklch(0.62, 0.17, hue))


def _dome(spec: FaceSpec, recipe: Recipe, strength: float, white: float) -> Dome:
    """The dome whose light on an upright plane is `strength`. A bright place around the person lifts its horizon and
    lends it colour; a dark one leaves the light to come from above and below."""
    place = mean_of(place_of(spec))
    bright = min(_brightness(place) / BRIGHT_PLACE, 1.0)
    surroundings = _normalised(place)
    floor, horizon, zenith = (light_of(kelvin, white) for kelvin in (recipe.floor, recipe.horizon, recipe.zenith))
    horizon = _mixed(horizon, surroundings, SPILL * bright)
    floor = _mixed(floor, surroundings, 0.5 * SPILL * bright)
    low, middle, high = recipe.dome
    middle *= 0.75 + 0.5 * bright
    # Measured with the meter's dome: an upright plane gets pi (.205 floor + .59 horizon + .205 zenith).
    scale = strength / (3.1415927 * (0.205 * low + 0.59 * middle + 0.205 * high))
    return Dome(
        floor=_times(floor, low * scale), horizon=_times(horizon, middle * scale), zenith=_times(zenith, high * scale)
    )


def _box(azimuth: float, elevation: float, half_size: tuple[float, float], irradiance: float, tint: Colour) -> SoftBox:
    """A box that gives this much light to a plane facing it."""
    return SoftBox(
        direction=direction_of(azimuth, elevation),
        half_size=half_size,
        radiance=_times(tint, irradiance / solid_angle(half_size)),
    )


def _scaled(lighting: Lighting, factor: float) -> Lighting:
    key, rim, fill = (
        replace(box, radiance=_times(box.radiance, factor)) for box in (lighting.key, lighting.rim, lighting.fill)
    )
    dome = lighting.dome
    return Lighting(
        key=key,
        rim=rim,
        fill=fill,
        dome=Dome(
            floor=_times(dome.floor, factor), horizon=_times(dome.horizon, factor), zenith=_times(dome.zenith, factor)
        ),
    )


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
