"""Colour of single hairs.

Absorption of the two melanins in three bands after E. d'Eon et al., "An Energy-Conserving Hair Reflectance Model" (EGSR
2011), in the form of M. Chiang et al., "A Practical and Controllable Hair and Fur Model" (EG 2016). The colour
that a strand shader needs is what comes back after many passes through neighbouring hairs, exp(-k sqrt(absorption)); k and
the amounts were fitted to black (.014, .010, .008), brown (.07, .036, .019) and blond (.16, .09, .042) strands.
"""

from __future__ import annotations

import math

from facestudio.scene.materials.types import Colour
from facestudio.spec.types import Hair

EUMELANIN_BANDS = (0.419, 0.697, 1.37)
PHEOMELANIN_BANDS = (0.187, 0.4, 1.05)
GREY: Colour = (0.16, 0.155, 0.15)
"""A strand without pigment. Dimmer than the white it is: lit from one side, a lone white hair is a spark."""

_SURFACE = 0.0075  # what the cuticle reflects whatever lies beneath
_PATH = 2.65
_LEAST_ROOT, _ROOT_RANGE = 2.1, 5.4  # _PATH * sqrt(eumelanin) of the fairest strand, and from there to the blackest
_MOST_PHEOMELANIN = 2.6
_NEUTRAL, _BLACK, _BROWN = 0.62, 0.012, 0.023  # share of its hue that black hair loses; means between which, by eye


def hair_colour(hair: Hair) -> Colour:
    """Linear reflectance of a pigmented strand of the scalp, grey ones apart."""
    return strand_colour(hair.eumelanin, hair.pheomelanin)


def strand_colour(eumelanin: float, pheomelanin: float) -> Colour:
    """Linear reflectance of a strand. eumelanin: 0 fairest .. 1 black. pheomelanin: 0 none .. 1 red."""
    dark = ((_LEAST_ROOT + _ROOT_RANGE * eumelanin) / _PATH) ** 2
    red = _MOST_PHEOMELANIN * pheomelanin
    bands = [
        _SURFACE + math.exp(-_PATH * math.sqrt(dark * e + red * p))
        for e, p in zip(EUMELANIN_BANDS, PHEOMELANIN_BANDS, strict=True)
    ]
    # So little comes back from within black hair that in warm light, too, one sees black and not brown.
    mean = sum(bands) / 3.0
    black = _NEUTRAL * min(max((_BROWN - mean) / (_BROWN - _BLACK), 0.0), 1.0)
    r, g, b = (band + (0.9 * mean - band) * black for band in bands)
    return (r, g, b)


def brow_colour(hair: Hair) -> Colour:
    """Linear reflectance of a pigmented hair of the brows: a shade darker than fair hair, as dark as dark hair."""
    return strand_colour((0.28 + 0.72 * hair.eumelanin) * (1.0 - 0.3 * hair.pheomelanin), 0.9 * hair.pheomelanin)


def beard_colour(hair: Hair) -> Colour:
    """Linear reflectance of a pigmented hair of the beard: redder than the scalp's; neither as fair nor as black."""
    return strand_colour(
        (0.18 + 0.74 * hair.eumelanin) * (1.0 - 0.2 * hair.pheomelanin), min(1.0, 1.2 * hair.pheomelanin + 0.07)
    )


def lash_colour(hair: Hair, mascara: float) -> Colour:
    """Linear reflectance of a lash: a good deal darker than the scalp's hair, black with mascara (0..1)."""
    r, g, b = strand_colour(max(0.66, 0.45 + 0.55 * hair.eumelanin), 0.5 * hair.pheomelanin)
    return (r + (_SURFACE - r) * mascara, g + (_SURFACE - g) * mascara, b + (_SURFACE - b) * mascara)


def mixed_with_grey(colour: Colour, grey: float) -> Colour:
    """The mean colour of hairs of which the share `grey`, 0..1, has lost its pigment. Not for single strands."""
    r, g, b = (c + (w - c) * grey for c, w in zip(colour, GREY, strict=True))
    return (r, g, b)
