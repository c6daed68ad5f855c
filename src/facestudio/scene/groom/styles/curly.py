"""Curls and coils that stand: from loose curls round the head to the afro."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.barber import lid
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, hairline_fade, natural, reach
from facestudio.scene.groom.styles.long import bangs, bob, layered, long
from facestudio.scene.groom.vectors import Array, smooth, unit

_UP = np.array([0.0, 1.0, 0.0], dtype=np.float32)


_DENTED = 0.045
"""Share by which coils stand lower or higher in places three centimetres wide, by eye."""

_BARED = 0.5
"""How far coils that stand leave the border of the forehead bare, 0..1: nothing lies over it. By eye."""

_CURLS_BARED = 0.7
"""The same of curls that fall over it: the border's own short hairs, seen through them all along, were fur on the forehead. By
eye."""

_ROUGHENED = 0.65
"""Share of its lost curl by which relaxed hair shines like curly hair still: its cuticle is worn. By eye."""


def curls(head: Head) -> Cut:
    """Curls; from level 6 on they hang."""
    if head.hair.length > 5.5:
        return long(head)
    level = head.hair.length
    longest = reach(level) * head.scale * 1.15
    sides = longest * np.interp(level, (2.0, 3.5, 5.5), (0.5, 0.34, 0.75))
    length = (sides + (longest - sides) * head.top) * (0.8 + 0.4 * head.scatter("length")) * hairline_fade(head, 0.4)
    flow = natural(head)
    crown = (0.35 + 0.65 * head.top)[:, None]
    start = flow * 0.8 + head.normal * (0.7 * crown) + 0.2 * head.jitter("start")
    height = (
        0.1
        + 0.24 * length * (0.4 * head.shared("height") + 0.6 * head.scatter("height")) * head.hair.volume * crown[:, 0]
    ).astype(np.float32)

    def pull(_position: Array, fraction: float) -> Array:
        return np.asarray(flow * 0.35 + head.normal * crown * (0.28 * (1.0 - fraction)), dtype=np.float32)

    growth = Growth(length.astype(np.float32), start, pull, 0.10 + 0.02 * level, 1.0, height, rise=0.4, cling=0.12)
    texture = curl_texture(
        max(head.hair.texture, 0.5), lock=0.92, tuft=0.95, frizz=0.045, uneven=0.2, stray=0.055, roam=0.4, wave=5.0
    )
    # Short curls wind more tightly than the same hair does under its own weight, but need room for a turn.
    pitch = float(np.clip(0.55 * texture.curl_pitch, 1.5, 2.6))
    texture = replace(texture, curl_pitch=pitch, curl_radius=0.19 * pitch, coherence=0.9, closing=0.33)
    return Cut(growth, texture, points=20, count=17000, width=1.1, gloss=0.9, bared=_CURLS_BARED)


def _thickness(head: Head) -> float:
    """How far coily hair stands out, cm, at a `hair_length`."""
    levels, out = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (0.4, 0.9, 1.6, 2.5, 3.6, 4.8, 6.0, 7.2, 8.4, 9.8)
    return float(np.interp(head.hair.length, levels, out)) * head.scale * (0.9 + 0.2 * head.hair.volume)


def afro(head: Head) -> Cut:
    """Coils that stand out all round, rounded to a soft ball as they grow longer."""
    # Shorter at nape and temples, full on top: the outline of a ball over the head, not of a helmet.
    shape = 0.3 + 0.7 * smooth(69.0, 80.5, head.rest[:, 1])
    # Men's are tapered further at temples and nape.
    least, over = (0.45, 2.6) if head.female else (0.22, 3.4)
    shape = shape * (least + (1.0 - least) * smooth(-0.2, over, head.inside))
    return _standing(head, _thickness(head) * shape, clumped=0.45)


def afro_fade(head: Head) -> Cut:
    """Coils left to stand on top, sides and nape clipped down to the skin."""
    top = lid(head)
    low = 0.10 + (0.25 + 0.25 * head.luck("sides")) * smooth(0.3, 4.5, head.inside)
    shape = low + (_thickness(head) * (0.85 + 0.15 * head.front) - low) * top
    return _standing(head, shape, clumped=0.55)


def coils(head: Head) -> Cut:
    """Coils drawn out one by one, with fingers or a sponge, so that each lock is a spring of its own."""
    shape = 0.5 + 0.5 * smooth(70.0, 79.0, head.rest[:, 1])
    shape = shape * (0.6 + 0.4 * smooth(-0.2, 2.4, head.inside))
    if not head.female:
        shape = np.minimum(shape, 0.3 + 0.7 * lid(head))
    return _standing(head, 1.15 * _thickness(head) * shape, clumped=1.0)


def _standing(head: Head, reached: NDArray[np.floating], clumped: float) -> Cut:
    """Coils that stand `reached` (G,) cm off the skin. clumped: 0 combed out .. 1 in separate springs."""
    level = head.hair.length
    length = reached * (0.84 + 0.20 * head.scatter("length") + 0.16 * head.shared("length"))
    length = length * (1.0 + _DENTED * _dents(head))
    centre = np.array([0.0, 78.5, 4.2], dtype=np.float32)
    outward = unit(head.normal + 0.5 * unit(head.rest - centre) + 0.12 * _UP)
    start = outward + (0.22 + 0.30 * clumped) * head.jitter("start")

    def pull(_position: Array, _fraction: float) -> Array:
        return outward * np.float32(0.35 - 0.27 * clumped)

    weight = 0.012 * level * (1.0 + 1.5 * clumped)
    growth = Growth(length.astype(np.float32), start, pull, weight, 1.0, np.zeros(len(length), dtype=np.float32))
    tight = max(head.hair.texture, 0.8)
    texture = curl_texture(
        tight,
        lock=0.1 + 0.4 * clumped,
        tuft=0.22 + 0.88 * clumped,
        frizz=(0.05 + 0.020 * level) * (1.2 - 0.6 * clumped),
        uneven=0.13 + 0.17 * clumped,
        stray=0.015,
        spread=1.0 + 0.05 * level,
        roam=0.14 * level * (1.0 - clumped),
        wave=4.0,
    )
    points = 12 if level < 3.5 else 18
    # A coil needs three points a turn; long hair is drawn with wider coils instead of more points.
    pitch = max(texture.curl_pitch, 3.2 * float(length.mean()) / points)
    texture = replace(
        texture,
        curl_pitch=pitch,
        curl_radius=max(texture.curl_radius, (0.23 + 0.06 * clumped) * pitch),
        coherence=0.3 + 0.65 * clumped,
        closing=1.0 - 0.75 * clumped,  # springs are as thick at the root as at the tip
    )
    return Cut(
        growth, texture, points=points, count=23000 if level < 3.5 else 20000, width=1.32, gloss=0.65, bared=_BARED
    )


def _dents(head: Head) -> Array:
    """Smooth noise over the head, (G,), about -1..1: neither a pillow nor a pick leaves a ball."""
    p = 6.2832 * uniform(head.hair.seed, "dents", np.arange(4))
    x, y, z = head.rest.T
    broad = np.sin(0.9 * x + 0.5 * y + p[0]) * np.sin(0.8 * z - 0.5 * y + p[1])
    return np.asarray(broad + 0.5 * np.sin(1.9 * x - 1.4 * z + p[2]) * np.sin(1.7 * y + z + p[3]), dtype=np.float32)


def relaxed(head: Head) -> Cut:
    """Coily hair straightened with heat or lye, or a sewn-in weave: worn as others wear straight or wavy hair."""
    smoothed = replace(head, hair=replace(head.hair, texture=0.04 + 0.26 * head.luck("relaxed") ** 2))
    if head.hair.length < 6.6:
        cut = bob(smoothed) if head.luck("cut") < 0.6 else bangs(smoothed)
    else:
        cut = layered(smoothed) if head.luck("cut") < 0.5 else long(smoothed)
    return replace(cut, curl=smoothed.hair.texture + _ROUGHENED * (head.hair.texture - smoothed.hair.texture))
