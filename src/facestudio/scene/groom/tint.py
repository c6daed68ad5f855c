"""Colours, widths and opacities of single hairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.vectors import Array, bell, smooth
from facestudio.scene.materials.types import Colour

_WHITE = np.array([0.187, 0.174, 0.150], dtype=np.float32)
"""Reflectance of hair without pigment, by eye. What sends light back is the hollow pith and the cuticle, slightly yellow: any
less, and under a sky among black hairs it is dyed blue."""

_SHEER_OF_YEARS = ((0.0, 2.0, 6.0), (1.6, 1.45, 1.0))
"""Years -> how much more light small children's fine hairs send back than grown ones, by eye."""

STANDS_FOR = 5
"""Hairs of a head for each one that is drawn at 1024 pixels."""
_MOST_STOOD_FOR = 32

SHADES = 0.2
"""Standard deviation of the logarithm of the reflectance of hairs of one head."""

_IN_SECTIONS, _BETWEEN_SECTIONS = 0.5, 0.8
"""Share of their own difference that hairs keep which hang in sections, and the sections' own, relative to SHADES: the broad
bands of dark and light that one sees on long hair. By eye."""

_UNLIKE = ((2.5, 5.0), (0.4, 1.0))
"""cm of mean length -> share of their differences that drawn hairs show, by eye."""

_ITSELF = 0.62
"""How far a drawn hair is as grey as those that it stands for, and no further as those around it, by eye."""


_ITSELF_HANGING = 0.36
"""The same of hair that hangs, whose hairs lie along each other from root to tip: more, and grey hair is wire. By eye."""

_DOWN, _BROWN = ((1.0, 4.0, 15.0), (1.0, 0.24, 0.0)), (0.032, 0.0185, 0.0105)
"""Years -> how far dark hair is as fine as down, through which light comes brown; and how much of it, by eye. Black, it is so
thin over the skin that a scalp looks grey, and later a helmet."""
_DOWN_BESIDE = ((4.0, 8.0), (1.0, 0.2))
"""Tone of the skin -> share of that: black hair over brown skin is not grey, and curls lie over each other. By eye."""

_LETS_THROUGH = (0.01, 0.05)
"""Mean reflectance of hair from which on light gets through it, and as much as of fair hair: black down is black. By eye."""


def strand_colours(
    colour: Colour,
    grey: float | Array,
    index: NDArray[np.integer],
    lock: NDArray[np.integer],
    seed: int,
    variation: float = SHADES,
    highlights: float = 0.0,
    stands_for: int = STANDS_FOR,
    broad: NDArray[np.integer] | None = None,
    section: NDArray[np.integer] | None = None,
) -> Array:
    """Linear reflectance of each hair, (S, 3).

    colour: of hair with pigment. grey: share of hairs without, of all or (S,) of each one's surroundings.
    index: (S,) counters of the hairs. lock: (S,) of the locks,
    which differ among themselves too. variation: standard deviation of the logarithm. highlights: share of lighter hairs.
    stands_for: real hairs for each drawn one, which is as grey as so many of them are on average.
    broad: (S,) of the broad locks that locks belong to, None for hair without. section: (S,) of the sections that those
    belong to, the same: hair that hangs differs between its masses, and within a lock hardly.
    """
    # What stands for several is their mean, and differs from others less.
    alike = (STANDS_FOR / max(stands_for, STANDS_FOR)) ** 0.5
    alone = 1.0 if section is None else _IN_SECTIONS
    own = np.exp(alone * alike * variation * normal(seed, "shade", index))[:, None]
    shared = np.exp(0.55 * variation * normal(seed, "lock-shade", lock))[:, None]
    if broad is not None:
        shared = shared * np.exp(1.0 * variation * normal(seed, "broad-shade", broad))[:, None]
    if section is not None:
        shared = shared * np.exp(_BETWEEN_SECTIONS * variation * normal(seed, "section-shade", section))[:, None]
    hue = np.exp(
        0.05 * normal(seed, "hue", index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32))
    )
    lighter = highlights + alike * ((uniform(seed, "highlight", index) < highlights)[:, None] - highlights)
    light = 1.0 + 0.6 * lighter
    # Strands differ most in how dark they are, and the fairer ones of a head are the yellower ones.
    warm = 1.0 + 0.12 * variation / 0.2 * normal(seed, "warm", lock)[:, None] * np.array([0.5, 0.1, -0.6])
    tints = np.asarray(colour, dtype=np.float32) * own * shared * hue * light * warm
    if np.any(grey):
        itself = _ITSELF if section is None else _ITSELF_HANGING
        white = _white_share(grey, index, lock, seed, stands_for, itself)
        pale = _WHITE * np.exp(0.16 * normal(seed, "grey-shade", index))[:, None] * shared
        # Among fair hairs white ones look straw-coloured: their neighbours' light falls through them.
        fair = np.asarray(colour, dtype=np.float32)
        kin = np.float32(0.6) * np.clip((fair.mean() - np.float32(0.05)) / np.float32(0.07), 0.0, 1.0)
        straw = np.float32(1.35) * fair
        pale = pale + (straw - pale) * (kin * (1.0 - white[:, None]))
        tints = tints + (pale - tints) * white[:, None]
    return np.asarray(np.minimum(tints, 0.9), dtype=np.float32)


def among_coils(curl: float) -> float:
    """Hairs of a head for each one that is drawn at 1024 pixels, by their curl, 0 straight .. 1 coily: coils cross each other
    finer than a pixel, and a white one alone among dark ones would be a spark in a carpet. By eye."""
    return STANDS_FOR * (1.0 + 2.0 * float(smooth(0.6, 0.9, np.float32(curl))))


def unlike(length: float) -> float:
    """Share of the differences between hairs that those of a head show, `length` cm long on average: short ones lie every way,
    side by side, and as bands of several each they are straw."""
    return float(np.interp(length, *_UNLIKE))


def weathered(colour: Colour, years: float, tone: float) -> Colour:
    """Fair hair as it looks on a head: air in its pith and a worn cuticle add white to the pigment's yellow, and more light
    gets through hairs as fine as those of a small child, who is so many years old and has skin of a tone, 0 .. 10. By eye."""
    mean = sum(colour) / 3.0
    sheer = 1.0 + (float(np.interp(years, *_SHEER_OF_YEARS)) - 1.0) * float(smooth(*_LETS_THROUGH, mean))
    white = 0.38 * float(smooth(0.03, 0.10, mean))
    down = float(np.interp(years, *_DOWN) * np.interp(tone, *_DOWN_BESIDE)) * (
        1.0 - float(smooth(*_LETS_THROUGH, mean))
    )
    r, g, b = (sheer * (c + (mean - c) * white) + down * brown for c, brown in zip(colour, _BROWN, strict=True))
    return (r, g, b)


def greying(rest: Array, grey: float) -> Array:
    """Share of white hairs at roots (S, 3) in rest space, of a head that has `grey` of them on the whole, 0..1.

    Temples and sideburns lead, the crown follows, the nape is last (Tobin and Paus 2001, from memory, unchecked): a man with a
    fifth of white hairs is grey at the temples and dark on top.
    """
    azimuth = np.degrees(np.arctan2(np.abs(rest[:, 0]), rest[:, 2] - 4.5))
    temple = bell(azimuth, 68.0, 26.0) * smooth(80.5, 76.0, rest[:, 1])
    lead = 1.0 * temple + 0.2 * smooth(60.0, 20.0, azimuth) - 0.5 * smooth(110.0, 160.0, azimuth) - 0.1
    return led(grey, lead)


def led(grey: float, lead: NDArray[np.floating]) -> Array:
    """Share of white hairs, of `grey` on the whole, 0..1, where some lead: `lead` (S,) is added to the odds' logarithm."""
    if grey <= 0.0 or grey >= 1.0:
        return np.full(len(lead), grey, dtype=np.float32)
    return np.asarray(1.0 / (1.0 + (1.0 / grey - 1.0) * np.exp(-lead)), dtype=np.float32)


def _white_share(
    grey: float | Array,
    index: NDArray[np.integer],
    lock: NDArray[np.integer],
    seed: int,
    stands_for: int,
    itself: float,
) -> Array:
    """Share of the hairs without pigment among those that each drawn one stands for, (S,) 0..1.

    itself: 0..1, how far that is its own and not its surroundings'."""
    share = np.broadcast_to(np.asarray(grey, dtype=np.float32), index.shape)
    # Grey comes in patches: locks differ in how many of their hairs have lost their pigment.
    share = np.clip(share + 0.4 * share * (1.0 - share) * normal(seed, "lock-grey", lock), 0.0, 1.0)
    real = np.arange(min(stands_for, _MOST_STOOD_FOR), dtype=np.uint32)
    lots = index[:, None].astype(np.uint32) * np.uint32(_MOST_STOOD_FOR) + real
    own = (uniform(seed, "grey", lots) < share[:, None]).mean(axis=1)
    # Dark and white hairs cross and lie over each other, finer than is drawn: each drawn one shows its neighbours too.
    return np.asarray(share + itself * (own - share), dtype=np.float32)


def along(colours: Array, points: int, root: float, tip: float) -> Array:
    """Colours (S, 3) spread over the points of each hair, (S, P, 3), shaded at the root and lighter to the tip."""
    shade = np.interp(np.linspace(0.0, 1.0, points), (0.0, 0.35, 1.0), (root, 1.0, tip)).astype(np.float32)
    return np.asarray(colours[:, None, :] * shade[None, :, None], dtype=np.float32)


def gloss_beside(tone: float) -> float:
    """Share of its gloss that hair beside skin of a tone, 0 .. 10, shows: where lamps and camera are opened for dark skin, the
    full gloss of black hair would be grey. By eye."""
    return float(np.interp(tone, (4.0, 10.0), (1.0, 0.6)))


def gloss_of_child(years: float, eumelanin: float) -> float:
    """Share of its gloss that hair shows at an age, years. eumelanin: 0 fair .. 1 black.

    Fine hair lies every way: the band of light that grown hair throws back would turn a toddler's grey; and under a sky or
    beside a window dark hair is grey with it until it is grown, black less than brown, which without is velvet. By eye."""
    fine = float(np.interp(years, (2.0, 9.0), (0.55, 1.0)))
    black = float(smooth(0.85, 0.97, np.float32(eumelanin)))
    least = float(np.interp(years, (2.0, 12.0), (0.34, 0.50))) + 0.1 * black
    dark = float(smooth(0.3, 0.55, np.float32(eumelanin)))
    return fine + dark * (float(np.interp(years, (12.0, 18.0), (least, 1.0))) - fine)


def tapered(
    index: NDArray[np.integer], points: int, width: float, seed: int, root: float = 0.8, tip: float = 0.25
) -> Array:
    """Diameters (S, P), cm, of hairs about `width` thick, thinner at root and tip."""
    own = 0.75 + 0.5 * uniform(seed, "width", index)[:, None]
    profile = np.interp(np.linspace(0.0, 1.0, points), (0.0, 0.15, 0.55, 1.0), (root, 1.0, 0.9, tip)).astype(np.float32)
    return np.asarray(width * own * profile, dtype=np.float32)
