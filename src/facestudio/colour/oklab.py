"""Oklab, in which equal steps of lightness and hue look equal; used to choose colours by hue.

Björn Ottosson, "A perceptual color space for image processing" (2020), bottosson.github.io/posts/oklab; public domain.
"""

from __future__ import annotations

from math import cos, pi, sin

Rgb = tuple[float, float, float]


def linear_from_oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """Linear Rec. 709 of lightness 0..1, chroma (0 grey .. about .3), hue in turns 0..1; clipped to 0..1."""
    a, b = chroma * cos(2 * pi * hue), chroma * sin(2 * pi * hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return min(max(rgb[0], 0.0), 1.0), min(max(rgb[1], 0.0), 1.0), min(max(rgb[2], 0.0), 1.0)
