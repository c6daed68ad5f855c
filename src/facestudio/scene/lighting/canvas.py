"""Tools with which places are painted: a square of radiance, noise, and the blur of a lens.

A place is painted sharp, with lights as bright as they are, on a square that reaches a little over the picture's edge;
then it is blurred by the disc of the lens' opening. So highlights turn into discs and leaves into soft grain by
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.lighting import meter

Array = NDArray[np.float32]

LUMINANCE = meter.LUMINANCE.astype(np.float32)

SHOWN = 176
"""Texels along the side of what leaves this module."""

MARGIN = 16
"""Texels painted around it, as wide as the widest blur: the Fourier transform takes the square for a tile."""

SIDE = SHOWN + 2 * MARGIN
PAPER_KEEPS, PLACE_KEEPS, VEIL = 1.0, 1.06, 0.03
"""Of colour, what a picture keeps at a distance, of papers and of places; of light, what is spread evenly over the picture. In
35 photographs the parts beside a head have a mean chroma (CIELAB) of 20, in 30 of ours they had 9 at .72 and .91, and 12 at
1.05 and 1.28, where leaves and flowers began to glow; cameras give more colour back than there was (by eye)."""

DEPTH = 0.22
"""Power by which a place's tones are driven apart."""

TABLE = 128
"""Side of the tables of noise that surfaces look up by place."""


@lru_cache(maxsize=1)
def places() -> tuple[Array, Array]:
    """x (1, SIDE) and y (SIDE, 1) of the texels' middles: picture coordinates, 0..1 in the picture, y upwards."""
    at = ((np.arange(SIDE) - MARGIN + 0.5) / SHOWN).astype(np.float32)
    return at[None, :], (1.0 - at)[:, None]


def blank(colour: ArrayLike) -> Array:
    """(SIDE, SIDE, 3) of one colour."""
    return np.broadcast_to(np.asarray(colour, np.float32), (SIDE, SIDE, 3)).copy()


def cover(picture: Array, mask: NDArray[np.generic] | float, colour: ArrayLike) -> None:
    """Lay a colour, or a picture of colours, over a picture where the mask, 0..1, says so."""
    share, paint = np.asarray(mask, np.float32), np.asarray(colour, np.float32)
    if share.ndim == 2 and share.shape == picture.shape[:2]:
        # Most things are small: only the rectangle that holds them is touched.
        rows, columns = (np.flatnonzero(share.any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return
        box = slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
        if paint.ndim == 3:
            paint = np.broadcast_to(paint, picture.shape)[box]
        picture, share = picture[box], share[box]
    picture += share[..., None] * (paint - picture)


def ramp(low: float, high: float, x: ArrayLike) -> Array:
    """0 below `low`, 1 above `high`, smooth between; falls if low > high."""
    t = np.clip((np.asarray(x, np.float32) - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def between(x: ArrayLike, low: ArrayLike, high: ArrayLike) -> Array:
    """1 where low < x < high, else 0."""
    value = np.asarray(x)
    return ((value > low) & (value < high)).astype(np.float32)


class Noise:
    """Noise of one seed; each use has a stream of its own."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def lots(self, stream: str, count: int) -> Array:
        """(count,) numbers 0..1."""
        return uniform(self.seed, stream, np.arange(count))

    def grain(self, stream: str) -> Array:
        """(SIDE, SIDE) numbers 0..1, each texel its own."""
        return uniform(self.seed, stream, np.arange(SIDE * SIDE).reshape(SIDE, SIDE))

    def table(self, stream: str, octaves: int = 5, gain: float = 0.62) -> Array:
        """(TABLE, TABLE) fractal noise 0..1 that can be laid side by side with itself."""
        total = np.zeros((TABLE, TABLE), np.float32)
        for octave in range(octaves):
            cells = 4 << octave
            lattice = uniform(self.seed, f"{stream} {octave}", np.arange(cells * cells)).reshape(cells, cells)
            total += gain**octave * _stretched(lattice, TABLE, TABLE // cells)
        return _spread(total)

    def clouds(self, stream: str, across: float, upwards: float, octaves: int = 3, gain: float = 0.5) -> Array:
        """(SIDE, SIDE) fractal noise 0..1; across, upwards: coarsest cells in a picture's width and height."""
        total = np.zeros((SIDE, SIDE), np.float32)
        for octave in range(octaves):
            left, x = _cells(across * 2.03**octave * SIDE / SHOWN)
            below, y = _cells(upwards * 2.03**octave * SIDE / SHOWN)
            columns, rows = int(left[-1]) + 2, int(below[-1]) + 2
            lattice = uniform(self.seed, f"{stream} {octave}", np.arange(rows * columns)).reshape(rows, columns)
            wide = lattice[:, left] * (1.0 - x) + lattice[:, left + 1] * x
            total += np.float32(gain**octave) * (wide[below] * (1.0 - y[:, None]) + wide[below + 1] * y[:, None])
        return _spread(total)


def look_up(table: Array, across: ArrayLike, upwards: ArrayLike) -> Array:
    """Values of a table at places given in its texels: the nearest, for all is blurred afterwards."""
    columns = np.floor(np.asarray(across, np.float32)).astype(np.int32) & (TABLE - 1)
    rows = np.floor(np.asarray(upwards, np.float32)).astype(np.int32) & (TABLE - 1)
    found: Array = table[rows, columns]
    return found


def sparks(picture: Array, noise: Array, share: float, power: Array | float, colour: ArrayLike) -> None:
    """Put points of light on a picture, which the lens turns into discs. noise: (SIDE, SIDE) grain, of which the highest
    `share` shines, some far more than others. power: radiance times its texel, (SIDE, SIDE) or one."""
    over = np.maximum(noise - np.float32(1.0 - share), 0.0) * np.float32(1.0 / share)
    picture += (over**2 * power)[..., None] * np.asarray(colour, np.float32)


def blurred(picture: Array, radius: float) -> Array:
    """The picture through a lens whose circle of confusion has this radius, in pictures. (SIDE, SIDE, C)."""
    if radius * SHOWN < 0.6:
        return picture
    spectrum = _disc(round(min(radius * SHOWN, MARGIN - 1.0), 2))
    layers = [np.fft.irfft2(np.fft.rfft2(picture[..., i]) * spectrum, s=(SIDE, SIDE)) for i in range(picture.shape[2])]
    return np.maximum(np.stack(layers, axis=-1), 0.0).astype(np.float32)


def composed(layers: Sequence[tuple[Array, Array | None, float]]) -> Array:
    """One picture of layers, far to near: radiance, cover 0..1 (None: all), radius of its blur in pictures."""
    total: Array = blank(0.0)
    for picture, mask, radius in layers:
        if mask is None:
            total = blurred(picture, radius)
            continue
        both = blurred(np.concatenate([picture * mask[..., None], mask[..., None]], axis=-1), radius)
        total *= np.float32(1.0) - np.minimum(both[..., 3:], np.float32(1.0))
        total += both[..., :3]
    return total


def veiled(picture: Array, keeps: float) -> Array:
    """A place as it looks from some way off: each thing takes on light from those about it, and scatter in air and lens
    lays a veil over all, so that colours are weaker than those of the paints. keeps: of colour, what is kept; it and
    VEIL are judged by eye."""
    grey = picture @ LUMINANCE
    muted = grey[..., None] + np.float32(keeps) * (picture - grey[..., None])
    return muted + np.float32(VEIL) * (np.minimum(muted, 3.0).mean(axis=(0, 1)) - muted)


def deepened(picture: Array, slant: float) -> Array:
    """A place in light that falls off to one side, with what lies in its corners and under things darker than paint and open
    light make it. slant: stops from the left edge to the right.

    Beside the heads of 26 photographs the darkest twentieth lies at L* 18 and the two sides differ by 17 (medians); in 16
    places of ours they were 34 and 7. DEPTH is half of what that takes, by eye; what shines by itself is raised by a fifth at
    most.
    """
    x, _ = places()
    grey = np.maximum(picture @ LUMINANCE, np.float32(1e-3))
    middle = np.exp(np.log(grey).mean())
    # Past these bounds, by eye, black corners would be holes and lamps would grow with their own brightness.
    depth = np.clip(grey / middle, 0.3, 2.2) ** np.float32(DEPTH)
    return np.asarray(picture * (depth * np.exp2(np.float32(slant) * (x - 0.5)))[..., None], np.float32)


def shown(picture: Array) -> NDArray[np.float16]:
    """The part within the picture's edges, row 0 on top, as the frame takes it."""
    inner = picture[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return np.clip(inner, 0.0, 60.0).astype(np.float16)


@lru_cache(maxsize=4)
def _disc(radius: float) -> NDArray[np.complex64]:
    """Spectrum of an evenly filled disc with a rim a little brighter, as under-corrected spherical aberration gives."""
    at = np.fft.fftfreq(SIDE, 1.0 / SIDE)
    distance = np.hypot(at[:, None], at[None, :])
    kernel = np.clip((radius - distance) / 2.2 + 0.5, 0.0, 1.0) * (0.85 + 0.3 * (distance / radius) ** 4)
    spectrum: NDArray[np.complex64] = np.fft.rfft2(kernel / kernel.sum()).astype(np.complex64)
    return spectrum


@lru_cache(maxsize=64)
def _cells(count: float) -> tuple[NDArray[np.intp], Array]:
    """(SIDE,) cell of each texel, of so many, and how far in it, with quintic fade: no creases show."""
    at = np.arange(SIDE) / SIDE * count
    first = np.floor(at).astype(np.intp)
    t = at - first
    return first, (t**3 * (t * (6.0 * t - 15.0) + 10.0)).astype(np.float32)


def _stretched(lattice: Array, size: int, step: int) -> Array:
    """A lattice drawn smooth over size x size, its end joined to its start."""
    at = np.arange(size)
    first, t = at // step, ((at % step) / step).astype(np.float32)
    t = t * t * (3.0 - 2.0 * t)
    second = (first + 1) % len(lattice)
    rows = lattice[first] * (1.0 - t[:, None]) + lattice[second] * t[:, None]
    joined: Array = rows[:, first] * (1.0 - t) + rows[:, second] * t
    return joined


def _spread(noise: Array) -> Array:
    """The same noise over 0..1: its mean at one half, two deviations and a bit to either end."""
    spread: Array = np.clip(0.5 + (noise - noise.mean()) / max(4.4 * float(noise.std()), 1e-6), 0.0, 1.0)
    return spread.astype(np.float32)
