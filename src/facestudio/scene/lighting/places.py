"""What stands behind the person: papers, gradients and places out of focus, lit by the same light as the face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from facestudio.colour.oklab import linear_from_oklch
from facestudio.colour.temperature import light_of
from facestudio.maths.counter_hash import uniform
from facestudio.scene.lighting.recipes import RECIPES, Recipe, gel_hues
from facestudio.scene.types import Backdrop, Colour
from facestudio.spec.types import FaceSpec, Light


class Pattern(IntEnum):
    """The patterns of frame/glsl/backdrop.glsl."""

    PAPER = 0
    GRADIENT = 1
    GARDEN = 2
    STREET = 3
    ROOM = 4
    SKY = 5
    NIGHT = 6


WHITE_PAPER = 0.64
"""Radiance of a white surface behind the person: well under METERED in lamps.py, for the lamps stand nearer to the
face."""


def backdrop(spec: FaceSpec) -> Backdrop:
    """The backdrop that the spec's `light` names. Raises KeyError for a name that is not in PLACES."""
    return place_of(spec)


def place_of(spec: FaceSpec) -> Backdrop:
    """As `backdrop`."""
    stage = _Stage(spec.light, RECIPES[spec.light.setup])
    return PLACES[spec.light.backdrop](stage)


def mean_of(place: Backdrop) -> Colour:
    """About the mean radiance of a backdrop, by how much of the picture each of its colours fills."""
    weights = _AREAS[Pattern(place.pattern)]
    colours = (place.near, place.far, *place.accents)
    return (
        sum(w * c[0] for w, c in zip(weights, colours, strict=True)),
        sum(w * c[1] for w, c in zip(weights, colours, strict=True)),
        sum(w * c[2] for w, c in zip(weights, colours, strict=True)),
    )


_AREAS: dict[Pattern, tuple[float, float, float, float, float]] = {
    Pattern.PAPER: (0.6, 0.4, 0.0, 0.0, 0.0),
    Pattern.GRADIENT: (0.5, 0.5, 0.25, 0.0, 0.0),
    Pattern.GARDEN: (0.20, 0.35, 0.25, 0.17, 0.03),
    Pattern.STREET: (0.20, 0.30, 0.25, 0.20, 0.05),
    Pattern.ROOM: (0.15, 0.35, 0.25, 0.15, 0.10),
    Pattern.SKY: (0.30, 0.30, 0.25, 0.08, 0.07),
    Pattern.NIGHT: (0.01, 0.80, 0.04, 0.04, 0.04),
}
"""Shares of near, far and the three accents."""


@dataclass(frozen=True, slots=True)
class _Stage:
    """The light as a place sees it, and lots for what varies from portrait to portrait."""

    given: Light
    recipe: Recipe

    def lot(self, index: int, low: float, high: float) -> float:
        return low + (high - low) * float(uniform(self.given.seed, "backdrop", index))

    @property
    def white(self) -> float:
        return 1e6 / (1e6 / self.recipe.white - 22.0 * self.given.warmth)

    def lit(self, reflectance: Colour, kelvin: float | None = None, level: float = 1.0) -> Colour:
        """Radiance of a surface in the place's light; kelvin: of that light, the key's if none."""
        tint = light_of(self.recipe.key if kelvin is None else kelvin, self.white)
        strength = WHITE_PAPER * self.recipe.brightness * level
        return (
            reflectance[0] * tint[0] * strength,
            reflectance[1] * tint[1] * strength,
            reflectance[2] * tint[2] * strength,
        )

    def glow(self, kelvin: float, radiance: float) -> Colour:
        """Something that shines by itself; 1 is a third brighter than white paper beside the face."""
        tint = light_of(kelvin, self.white)
        radiance *= 0.8
        return tint[0] * radiance, tint[1] * radiance, tint[2] * radiance

    def hue(self, lightness: float, chroma: float, shift: float = 0.0) -> Colour:
        """Reflectance by lightness and chroma in Oklab, of the spec's hue plus a shift in turns."""
        return linear_from_oklch(lightness, chroma, (self.given.backdrop_hue + shift) % 1.0)

    @property
    def centre(self) -> tuple[float, float]:
        """The bright spot of a paper: behind the shadow side of the face, as it is usually lit."""
        side = -1.0 if self.given.key_azimuth > 0.0 else 1.0
        return 0.5 + side * self.lot(90, 0.02, 0.16), self.lot(91, 0.42, 0.66)


_NONE: Colour = (0.0, 0.0, 0.0)


def _paper(stage: _Stage, near: Colour, far: Colour) -> Backdrop:
    return _made(stage, Pattern.PAPER, stage.lit(near), stage.lit(far), (_NONE, _NONE, _NONE))


def _made(
    stage: _Stage, pattern: Pattern, near: Colour, far: Colour, accents: tuple[Colour, Colour, Colour]
) -> Backdrop:
    return Backdrop(
        pattern=int(pattern),
        near=near,
        far=far,
        centre=stage.centre,
        accents=accents,
        seed=stage.given.seed & 0x7FFFFFFF,
    )


def _paper_grey(stage: _Stage) -> Backdrop:
    lightness, drop = stage.lot(1, 0.50, 0.74), stage.lot(2, 0.10, 0.30)
    chroma = stage.lot(3, 0.0, 0.018)
    return _paper(stage, stage.hue(lightness, chroma), stage.hue(lightness - drop, chroma))


def _paper_dark(stage: _Stage) -> Backdrop:
    lightness, chroma = stage.lot(1, 0.26, 0.42), stage.lot(3, 0.0, 0.022)
    return _paper(stage, stage.hue(lightness, chroma), stage.hue(lightness * 0.55, chroma * 0.7))


def _paper_light(stage: _Stage) -> Backdrop:
    lightness, chroma = stage.lot(1, 0.86, 1.0), stage.lot(3, 0.0, 0.012)
    return _paper(stage, stage.hue(lightness, chroma), stage.hue(lightness - stage.lot(2, 0.05, 0.16), chroma))


def _paper_colour(stage: _Stage) -> Backdrop:
    lightness, chroma = stage.lot(1, 0.42, 0.78), stage.lot(3, 0.035, 0.085)
    return _paper(stage, stage.hue(lightness, chroma), stage.hue(lightness - stage.lot(2, 0.10, 0.26), chroma * 0.9))


def _black(stage: _Stage) -> Backdrop:
    return _paper(stage, stage.hue(stage.lot(1, 0.14, 0.24), 0.008), stage.hue(0.08, 0.004))


def _gradient(stage: _Stage) -> Backdrop:
    """Two hues and a glow behind the head; under coloured lamps, those of their filters."""
    hue = stage.given.backdrop_hue
    below, above = gel_hues(hue) if stage.recipe.gel > 0.0 else (hue, hue + stage.lot(1, -0.12, 0.12))
    deep = linear_from_oklch(stage.lot(2, 0.14, 0.26), 0.06, below)
    light = linear_from_oklch(stage.lot(3, 0.30, 0.50), 0.09, below + stage.lot(5, -0.05, 0.05))
    glow = linear_from_oklch(stage.lot(4, 0.26, 0.52), 0.12, above)
    return _made(stage, Pattern.GRADIENT, stage.lit(light), stage.lit(deep), (stage.lit(glow), _NONE, _NONE))


def _garden(stage: _Stage) -> Backdrop:
    recipe = stage.recipe
    leaf_hue = stage.lot(1, 0.28, 0.38)  # Oklab hues of foliage: .29 yellowish .. .38 bluish green; autumn below
    if stage.lot(2, 0.0, 1.0) < 0.18:
        leaf_hue = stage.lot(1, 0.16, 0.24)
    shade = linear_from_oklch(stage.lot(3, 0.22, 0.36), 0.045, leaf_hue + 0.02)
    sunny = linear_from_oklch(stage.lot(4, 0.50, 0.70), stage.lot(5, 0.07, 0.11), leaf_hue)
    ground = linear_from_oklch(stage.lot(6, 0.42, 0.64), 0.05, stage.lot(7, 0.19, 0.33))
    flower = stage.hue(stage.lot(8, 0.50, 0.80), 0.10)
    return _made(
        stage,
        Pattern.GARDEN,
        near=_mix(stage.glow(recipe.horizon, 1.05), stage.glow(recipe.key, 1.05), 0.5),
        far=stage.lit(shade, recipe.horizon, 0.9),
        accents=(stage.lit(sunny, level=1.15), stage.lit(ground), stage.lit(flower)),
    )


def _street(stage: _Stage) -> Backdrop:
    recipe = stage.recipe
    plaster = linear_from_oklch(stage.lot(1, 0.62, 0.82), stage.lot(2, 0.01, 0.05), stage.lot(3, 0.10, 0.28))
    dark = linear_from_oklch(stage.lot(4, 0.28, 0.44), stage.lot(5, 0.0, 0.035), stage.lot(6, 0.05, 0.75))
    pavement = linear_from_oklch(stage.lot(7, 0.45, 0.62), 0.012, stage.lot(8, 0.15, 0.7))
    return _made(
        stage,
        Pattern.STREET,
        near=_mix(stage.glow(recipe.zenith, 0.75), stage.glow(recipe.key, 1.0), stage.lot(9, 0.3, 0.9)),
        far=stage.lit(dark, recipe.horizon),
        accents=(
            stage.lit(plaster),
            stage.lit(pavement, recipe.horizon),
            stage.lit(stage.hue(0.6, 0.13)),
        ),
    )


def _room(stage: _Stage) -> Backdrop:
    """Daylight from the window, lamplight in the depth of the room."""
    wall = linear_from_oklch(stage.lot(1, 0.50, 0.84), stage.lot(2, 0.008, 0.045), stage.lot(3, 0.05, 0.30))
    second = stage.hue(stage.lot(4, 0.42, 0.80), stage.lot(5, 0.01, 0.055))
    wood = linear_from_oklch(stage.lot(6, 0.26, 0.46), 0.05, stage.lot(7, 0.14, 0.20))
    things = stage.hue(stage.lot(8, 0.45, 0.75), 0.08, 0.3)
    inside = stage.lot(9, 0.40, 0.85)
    return _made(
        stage,
        Pattern.ROOM,
        near=stage.glow(max(stage.recipe.key, 5200.0), stage.lot(10, 0.9, 1.5)),
        far=stage.lit(wall, stage.recipe.horizon, inside),
        accents=(
            stage.lit(second, stage.recipe.horizon, inside),
            stage.lit(wood, stage.recipe.horizon, inside),
            stage.lit(things, stage.recipe.horizon, inside),
        ),
    )


def _sky(stage: _Stage) -> Backdrop:
    recipe = stage.recipe
    cloudy = stage.given.setup in {"overcast", "shade", "window"}
    # A clear sky's blue is greener than any daylight temperature tells; its hue in Oklab is about 240 degrees.
    clear = linear_from_oklch(stage.lot(7, 0.52, 0.74), stage.lot(1, 0.07, 0.115), stage.lot(9, 0.645, 0.685))
    zenith = stage.glow(recipe.zenith, stage.lot(7, 0.55, 0.95)) if cloudy else clear
    grass = linear_from_oklch(stage.lot(2, 0.40, 0.66), stage.lot(3, 0.02, 0.07), stage.lot(4, 0.17, 0.36))
    hills = linear_from_oklch(stage.lot(5, 0.34, 0.48), 0.03, stage.lot(6, 0.35, 0.68))
    return _made(
        stage,
        Pattern.SKY,
        near=_mix(stage.glow(recipe.horizon, 0.95), stage.glow(recipe.key, 1.0), 0.6),
        far=zenith,
        accents=(
            stage.lit(grass),
            stage.lit(hills, recipe.horizon, 1.2),
            stage.glow(recipe.key, stage.lot(8, 0.65, 1.1)),
        ),
    )


def _city_night(stage: _Stage) -> Backdrop:
    dark = stage.hue(stage.lot(1, 0.10, 0.20), 0.035)
    return _made(
        stage,
        Pattern.NIGHT,
        near=stage.glow(3800.0, 2.2),
        far=stage.lit(dark),
        accents=(
            stage.glow(2300.0, stage.lot(2, 0.7, 1.5)),
            stage.glow(3400.0, stage.lot(3, 0.7, 1.5)),
            _scale(stage.hue(0.66, 0.17), stage.lot(4, 0.9, 1.8)),
        ),
    )


PLACES: dict[str, Callable[[_Stage], Backdrop]] = {
    "paper_grey": _paper_grey,
    "paper_dark": _paper_dark,
    "paper_light": _paper_light,
    "paper_colour": _paper_colour,
    "black": _black,
    "gradient": _gradient,
    "garden": _garden,
    "street": _street,
    "room": _room,
    "sky": _sky,
    "city_night": _city_night,
}
"""Name in the spec -> how it is made."""


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def _scale(colour: Colour, factor: float) -> Colour:
    return colour[0] * factor, colour[1] * factor, colour[2] * factor
