"""What lens, film and camera add to a picture: softness, glow, fall-off, grain and a little sharpening."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facestudio.maths.counter_hash import uniform

REFERENCE_SIZE = 1024
"""Pixels along the side for which the lengths below are given; smaller pictures are finished as if scaled down from
it."""


@dataclass(frozen=True, slots=True)
class Finish:
    """softness: deviation of the lens' blur, pixels at 1024. glow: share of light scattered in lens and film, and
    glow_radius: its deviation, pixels at 1024. veil: share that glass and barrel scatter widely (veiling glare, by ISO 9358 one
    to three hundredths in good lenses, from memory, unchecked), and veil_radius: its deviation, pixels at 1024: bright
    backdrops lay it over the outline. fall_off: stops lost in the corners. sharpening: strength of a mask of
    one pixel's radius, on brightness alone. grain: deviation of the film's grain in sRGB values, in dark grey.
    fringe: how far red and blue are drawn apart in the corners, pixels at 1024: lateral colour of the lens.

    Of twelve portraits at 512 pixels a viewer who did not know which was which found most like photographs: seven with, at that
    size, softness 0.61, sharpening 0.13 and grain 0.010, three with only the grain stronger, two as it was then (0.30, 0.35,
    0.006), none with 0.78, 0.07 and 0.015. Of ten others: eight with 0.55, 0.16 and 0.004, two with grain 0.009, none softer.
    Crisp as a computer draws it, stubble is ink and hair is wire.
    """

    softness: float = 0.55
    glow: float = 0.034
    glow_radius: float = 12.0
    veil: float = 0.030
    veil_radius: float = 52.0
    fall_off: float = 0.12
    sharpening: float = 0.12
    grain: float = 0.010
    fringe: float = 0.0


@dataclass(frozen=True, slots=True)
class ScaledFinish:
    """A Finish for pictures of one size; lengths in its own pixels."""

    softness: float
    glow: float
    glow_radius: float
    veil: float
    veil_radius: float
    fall_off: float
    sharpening: float
    grain: float
    fringe: float


def scaled(finish: Finish, size: int) -> ScaledFinish:
    """The finish for a picture of `size` pixels.

    Scaling down averages grain away, but never so far that the picture turns sterile: not under a third. What a pixel
    gathers is softer than what is seen at its middle, where large pictures are shaded; small ones are averaged from more,
    and keep less of the softness and more of the sharpening. By eye: skin has no more contrast from pixel to pixel than
    over two of them.
    """
    ratio = min(size / REFERENCE_SIZE, 1.0)
    kept = max(ratio**0.64, 1.0 / 3.0)
    return ScaledFinish(
        softness=finish.softness * min(0.32 + 1.36 * ratio, 1.0),
        glow=finish.glow,
        glow_radius=max(finish.glow_radius * ratio, 1.0),
        veil=finish.veil,
        veil_radius=finish.veil_radius * ratio,
        fall_off=finish.fall_off,
        sharpening=finish.sharpening * (1.0 + 0.15 / ratio),
        grain=finish.grain * kept,
        fringe=finish.fringe * ratio,
    )


def varied(finish: Finish, seed: int) -> Finish:
    """The finish of one picture: no two cameras are alike, nor two days. seed: of the picture.

    Softness differs most, for focus is seldom spot on; the numbers are judged by eye.
    """
    focus, noise, lens, glass, hand = (float(lot) for lot in uniform(seed & 0xFFFFFFFF, "finish", range(5)))
    return replace(
        finish,
        softness=finish.softness * (0.78 + 0.50 * focus**3),
        glow=finish.glow * (0.7 + 1.1 * glass**2),
        veil=finish.veil * (0.5 + 1.4 * glass**2),
        fall_off=finish.fall_off * (0.4 + 2.6 * lens**2),
        sharpening=finish.sharpening * (0.6 + 1.0 * hand**2),
        grain=finish.grain * (0.65 + 0.75 * noise**3),
        fringe=0.9 * glass**2,
    )
