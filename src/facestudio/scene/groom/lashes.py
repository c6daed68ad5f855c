"""Eyelashes, along the helper strips of the head pack."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import normal, uniform
from facestudio.maths.splines import spline_weights
from facestudio.scene.groom.tint import strand_colours, tapered
from facestudio.scene.groom.vectors import Array
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials.hair import lash_colour, mixed_with_grey
from facestudio.scene.materials.makeup import makeup_of
from facestudio.scene.types import Part, Strands
from facestudio.spec.types import FaceSpec

_POINTS = 8
_COUNT = {"upper": 290, "lower": 110}
_MEN = 0.75
"""Share of a woman's lashes that men have; as many, and as long, they are read as mascara. By eye."""
_FIRST = 0.13
"""Share of a lid, from its inner corner, that has no lashes: they begin at the punctum (textbook anatomy)."""
_GROUPS = 30.0
"""Of tips along a lid; a wet or made-up row of lashes stands in about so many tufts (by eye)."""
_UNEVEN = ((0.5, 3.1), (0.25, 7.3))
"""(Groups, waves along a lid) by which tufts are wider here and narrower there: evenly spaced ones are a comb."""
_LONG = ((0, 3, 12, 18), (0.85, 1.12, 1.12, 1.0))
"""Age, years -> length relative to a grown person's: children's are long beside their eyes, by eye."""
_LOWER = ((0, 8, 18), (0.70, 0.76, 0.92))
"""Age, years -> width of lower lashes relative to upper ones: a child's are down, and as strong they are a liner. By eye."""
_PALER = 0.16
"""Share by which lashes lose their pigment where all of the hair has: they keep most of it (by eye)."""
_STANDS_OUT = 0.8
"""Power of the share of hairs drawn by which lashes are wider in smaller pictures, by eye."""
_TAPER = np.array([0.9, 1.0, 1.0, 1.0, 0.92, 0.78, 0.52, 0.22], dtype=np.float32)
_FAINT = np.array([0.90, 0.95, 0.95, 0.88, 0.74, 0.54, 0.30, 0.10], dtype=np.float32)
"""Opacity from root to tip, in close-ups and in small pictures: there the outer halves, a few to a pixel, are grain on a bright
lid, and what a portrait shows of lashes is the dark line of their lower halves (by eye)."""

_BARE = 0.78
"""Share of that which lashes without mascara have in small pictures: skin and light show between their roots, else lids are
drawn with a liner. By eye."""
_WIDTH, _NEAR_WIDTH = 0.0078, 0.0102
"""cm, at the root, in small pictures and in close-ups: a lash is a tenth of a millimetre thick (textbook anatomy), but before a
bright lid a few to a pixel make a bar."""


def grow_lashes(spec: FaceSpec, shape: HeadShape, pack: HeadPack, detail: float) -> Strands:
    """The lashes of both eyes.

    detail: share of a head's hairs that is drawn, 0..1. Lashes are all drawn, but are wider where they are far below a pixel,
    as the brighter eye and skin outshine them.
    """
    mascara = makeup_of(spec).mascara
    thin = float(np.interp(spec.age, (0, 5, 15, 45, 62, 80), (0.66, 0.84, 0.98, 0.9, 0.62, 0.42)))
    fine = float(np.interp(spec.age, (0, 6, 14), (0.75, 0.95, 1.0)))
    long = float(np.interp(spec.age, *_LONG))
    lower = float(np.interp(spec.age, *_LOWER))
    wider = float(np.clip(detail, 0.45, 1.0)) ** -_STANDS_OUT
    close = float(np.clip((detail - 0.60) / 0.40, 0.0, 1.0))
    bare = _BARE + (1.0 - _BARE) * max(min(1.5 * mascara, 1.0), close)
    stout = _WIDTH + (_NEAR_WIDTH - _WIDTH) * close
    points: list[Array] = []
    widths: list[Array] = []
    for number, name in enumerate(sorted(pack.lashes)):
        side, lid = name.split("_")
        count = round(_COUNT[lid] * thin * (_MEN + (1.0 - _MEN) * min(2.0 * spec.form.femininity, 1.0)))
        index = np.arange(count, dtype=np.uint32) + np.uint32(1024 * number)
        upper = lid == "upper"
        reach = spec.eyes.lash_length * long * ((0.80 + 0.16 * mascara) if upper else 0.76)
        strip = shape.cage[pack.lashes[name]]
        points.append(_row(strip if side == "left" else strip[:, ::-1], index, reach, spec.eyes.seed, upper, mascara))
        width = (stout + 0.0030 * mascara) * fine * wider * (1.0 if upper else lower)
        widths.append(tapered(index, _POINTS, width, spec.eyes.seed, root=1.30, tip=0.06))
    hairs = np.concatenate(points)
    index = np.arange(len(hairs), dtype=np.uint32)
    colour = mixed_with_grey(lash_colour(spec.hair, mascara), _PALER * (1.0 - mascara) * spec.hair.grey)
    colours = strand_colours(colour, 0.0, index, index, spec.eyes.seed, variation=0.15)
    return Strands(
        part=Part.LASH,
        points=hairs,
        widths=np.concatenate(widths),
        colours=np.repeat(colours[:, None, :], _POINTS, axis=1),
        opacity=np.broadcast_to(bare * (_FAINT + (_TAPER - _FAINT) * close), hairs.shape[:2]).copy(),
        gloss=0.08,
        caster_points=np.ascontiguousarray(hairs[::2, ::2]),
        caster_half_width=0.012,
    )


def _row(strip: Array, index: NDArray[np.uint32], reach: float, seed: int, upper: bool, mascara: float) -> Array:
    """Lashes (S, P, 3) on one lid. strip: (rows, columns, 3), root to tip and from the nose to the temple."""
    rows, columns, _ = strip.shape
    # As many to each millimetre of lid: the strip's columns crowd at the temple.
    way = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(strip[0], axis=0), axis=1)))
    way /= way[-1]
    share = _FIRST + (0.99 - _FIRST) * uniform(seed, "lash", index)
    # Tips gather in small uneven groups, some more than others.
    groups = _GROUPS * share + 0.35 * np.sin(2.0 * _GROUPS * share)
    for (far, waves), phase in zip(
        _UNEVEN, uniform(seed, "lash-uneven", index[:1] + np.arange(2, dtype=np.uint32)), strict=True
    ):
        groups = groups + far * np.sin(2.0 * np.pi * (waves * share + phase))
    # And some tufts hold together more than others.
    held = 0.55 + 0.65 * uniform(seed, "lash-held", index[0] + np.round(groups).astype(np.uint32))
    drawn = ((0.75 + 0.2 * mascara) if upper else 0.8) * np.minimum(held, 1.0) * uniform(seed, "lash-drawn", index)
    tip = share + ((np.round(groups) - groups) * drawn + 0.2 * normal(seed, "lash-tip", index)) / _GROUPS
    u, tip = (np.minimum(np.interp(place, way, np.arange(columns)), columns - 1.001) for place in (share, tip))

    def at(place: Array) -> Array:
        low = np.floor(place).astype(int)
        f = (place - low)[None, :, None]
        return strip[:, low] * (1.0 - f) + strip[:, np.minimum(low + 1, columns - 1)] * f

    blend = np.linspace(0.0, 1.0, rows)[:, None, None]
    curve = np.transpose(at(u) * (1.0 - blend) + at(tip) * blend, (1, 0, 2))
    root = curve[:, :1]
    # Shortest at the corners: long outer ones are read as a liner's wing.
    length = reach * (0.36 + 0.72 * uniform(seed, "lash-length", index)[:, None, None] ** 0.7)
    length = length * np.interp(share, (_FIRST, 0.26, 0.7, 0.88, 1.0), (0.42, 0.74, 1.0, 0.86, 0.42))[:, None, None]
    curve = root + (curve - root) * length
    points = np.einsum("pr,srk->spk", spline_weights(rows, _POINTS), curve)
    s = np.linspace(0.0, 1.0, _POINTS)[None, :, None]
    if upper:
        # More curl than the strip has, and not the same for all.
        own = 0.10 + 0.05 * normal(seed, "lash-curl", index)[:, None, None]
        points[..., 1:2] += own * reach * s**2.4
    # They fan out, towards the nose at its end and towards the temple for most of the lid, each with a lean of its own.
    outwards = 1.0 if strip[0, -1, 0] > strip[0, 0, 0] else -1.0
    lean = 0.34 * (share - 0.36) + 0.085 * normal(seed, "lash-lean", index)
    points[..., 0] += outwards * reach * lean[:, None] * s[..., 0] ** 1.3
    counter = index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32)
    points = points + 0.025 * normal(seed, "lash-bend", counter)[:, None, :] * s**1.5
    return np.asarray(points, dtype=np.float32)
