"""Hair that is bound: tails, the bands that hold them, and ropes, as strands in the colours of their head."""

from __future__ import annotations

import numpy as np

from facestudio.maths.counter_hash import normal
from facestudio.scene.groom.calibre import CASTER_HALF_WIDTH, WIDTH
from facestudio.scene.groom.crop import Crop, shine
from facestudio.scene.groom.guides import steps
from facestudio.scene.groom.ropes import Ropes, grow_ropes
from facestudio.scene.groom.styles import Cut, Head
from facestudio.scene.groom.tail import Tail, grow_band, grow_tail
from facestudio.scene.groom.tint import along, strand_colours, tapered
from facestudio.scene.groom.tress import keep_out
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.groom.volume import Volume
from facestudio.scene.types import Part, Strands

_BANDS = ((0.012, 0.011, 0.011), (0.02, 0.016, 0.014), (0.05, 0.03, 0.02), (0.09, 0.02, 0.025))
_CHILDS_BANDS = (
    *_BANDS,
    (0.24, 0.05, 0.07),
    (0.05, 0.08, 0.20),
    (0.34, 0.25, 0.09),
    (0.45, 0.20, 0.30),
    (0.5, 0.48, 0.45),
)
"""Linear reflectance of elastic bands in shops, by eye."""

_CHILD = 13
"""Years, under which bands have any of these colours."""

_APART = 0.2
"""Deviation of the logarithm of ropes' colours among each other, by eye: all of one they would be one mass."""

_FINE = 0.4
"""Width of a rope's loose hairs relative to those of its field, by eye."""

_IN_THREAD = 4
"""How many times more real hairs a thread of a rope stands for than a hair of a head does, by eye."""

_ROUND = 6.5
"""Of a rope's radius: what the hairs that are drawn of it measure side by side, by eye."""


def tail_strands(tail: Tail, number: int, cut: Cut, head: Head, volume: Volume, crop: Crop, share: float) -> Strands:
    """A bundle of hair beyond a tie, in the colours of the head.

    number: which of the cut's tails it is. share: of its hairs that is drawn."""
    hairs, index, lock = grow_tail(tail, volume, crop.cloth, share, crop.seed, number)
    points = hairs.shape[1]
    tints = strand_colours(
        crop.colour,
        head.hair.grey,
        index,
        lock,
        crop.seed,
        highlights=crop.highlights,
        stands_for=crop.stands_for,
    )
    widths = tapered(index, points, 1.15 * WIDTH * cut.width * crop.width, crop.seed, root=1.0, tip=0.5)
    opacity = np.broadcast_to(1.0 - 0.35 * smooth(0.72, 1.0, steps(points)), (len(hairs), points))
    casters = hairs[:: max(1, len(hairs) // 700)][:, :: max(1, points // 7)]
    return Strands(
        part=Part.HAIR,
        points=hairs,
        widths=np.asarray(widths, dtype=np.float32),
        colours=along(tints, points, 1.0, 1.15).astype(np.float16),
        opacity=opacity.astype(np.float16),
        gloss=shine(cut, crop, head.hair.texture),
        caster_points=np.ascontiguousarray(casters),
        caster_half_width=CASTER_HALF_WIDTH * 0.8,
    )


def band_strands(tail: Tail, head: Head, volume: Volume, crop: Crop) -> Strands:
    """What holds a tail: elastic, black or brown, on children of any colour."""
    threads = grow_band(tail, volume, crop.cloth)
    colours = _CHILDS_BANDS if head.age < _CHILD else _BANDS
    colour = np.array(colours[int(len(colours) * head.luck("band"))], dtype=np.float16)
    shape = threads.shape[:2]
    return Strands(
        part=Part.HAIR,
        points=threads,
        widths=np.full(shape, 0.05 * head.scale, dtype=np.float32),
        colours=np.broadcast_to(colour, (*shape, 3)).copy(),
        opacity=np.ones(shape, dtype=np.float16),
        gloss=0.3,
        caster_points=np.zeros((0, 2, 3), dtype=np.float32),
        caster_half_width=0.0,
    )


def rope_strands(
    ropes: Ropes, spines: Array, cut: Cut, head: Head, volume: Volume, crop: Crop, share: float
) -> Strands:
    """The ropes of a head round their `spines` (R, P, 3). share: of their hairs that is drawn."""
    hairs, light, index, rope, free = grow_ropes(ropes, spines, share, crop.seed)
    hairs = keep_out(hairs, volume, 0.05)
    points = hairs.shape[1]
    # Thousands of hairs are matted or plaited in each: none is a white thread or a black one.
    tints = strand_colours(crop.colour, head.hair.grey, index, rope, crop.seed, stands_for=_IN_THREAD * crop.stands_for)
    # A loc is as old as its hair, and sun and wear have been at each in their way.
    tints = tints * np.exp(_APART * normal(crop.seed, "rope-shade", np.arange(len(spines))))[rope, None]
    # Each stands for its neighbours on the strand.
    broad = _ROUND * float(ropes.radius.mean()) * len(spines) / len(hairs)
    widths = tapered(index, points, broad, crop.seed, root=1.0, tip=0.6)
    widths = np.where(free[:, None], np.float32(_FINE) * WIDTH * cut.width * crop.width, widths)
    opacity = np.broadcast_to(1.0 - 0.3 * smooth(0.9, 1.0, np.linspace(0.0, 1.0, points)), (len(hairs), points))
    opacity = opacity * np.where(free[:, None], np.float32(0.7), np.float32(1.0))
    return Strands(
        part=Part.HAIR,
        points=hairs,
        widths=np.asarray(widths, dtype=np.float32),
        colours=(tints[:, None, :] * light[..., None]).astype(np.float16),
        opacity=opacity.astype(np.float16),
        gloss=shine(cut, crop, 0.3),
        caster_points=np.ascontiguousarray(spines[:, ::2]),
        caster_half_width=float(0.8 * ropes.radius.mean()),
    )
