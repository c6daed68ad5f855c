"""Curls and coils that stand: from loose curls round the head to the afro."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, hairline_fade, natural, reach
from facestudio.scene.groom.styles.long import Hang, hanging, long
from facestudio.scene.groom.tress import Texture
from facestudio.scene.groom.vectors import Array, smooth, unit

_UP = np.array([0.0, 1.0, 0.0], dtype=np.float32)


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
    start = flow * 0.8 + head.normal * (0.9 * crown) + 0.25 * head.jitter("start")
    height = (0.1 + 0.20 * length * head.scatter("height") * head.hair.volume * crown[:, 0]).astype(np.float32)

    def pull(_position: Array, fraction: float) -> Array:
        return np.asarray(flow * 0.35 + head.normal * crown * (0.28 * (1.0 - fraction)), dtype=np.float32)

    growth = Growth(length.astype(np.float32), start, pull, 0.10 + 0.02 * level, 1.0, height, rise=0.4, cling=0.12)
    texture = curl_texture(max(head.hair.texture, 0.5), lock=0.8, tuft=1.1, frizz=0.05, uneven=0.4, stray=0.04)
    return Cut(growth, texture, points=18, count=17000, width=1.1, gloss=0.9)


def afro(head: Head) -> Cut:
    """Coils that stand out all round, rounded to a soft ball as they grow longer."""
    level = head.hair.length
    thickness = float(
        np.interp(level, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (0.4, 0.9, 1.6, 2.5, 3.6, 4.8, 6.0, 7.2, 8.4, 9.8))
    )
    thickness *= head.scale * (0.9 + 0.2 * head.hair.volume)
    # Shorter at nape and temples, full on top: the outline of a ball over the head, not of a helmet.
    shape = 0.45 + 0.55 * smooth(69.0, 79.0, head.rest[:, 1])
    shape = shape * (0.62 + 0.38 * smooth(-0.2, 2.4, head.inside))
    length = thickness * shape * (0.9 + 0.2 * head.scatter("length"))
    centre = np.array([0.0, 78.5, 4.2], dtype=np.float32)
    outward = unit(head.normal + 0.5 * unit(head.rest - centre) + 0.12 * _UP)
    start = outward + 0.22 * head.jitter("start")

    def pull(_position: Array, _fraction: float) -> Array:
        return outward * np.float32(0.35)

    growth = Growth(length.astype(np.float32), start, pull, 0.012 * level, 1.0, np.zeros(len(length), dtype=np.float32))
    tight = max(head.hair.texture, 0.8)
    texture = curl_texture(
        tight, lock=0.25, tuft=0.5, frizz=0.05 + 0.025 * level, uneven=0.34, stray=0.06, spread=1.0 + 0.05 * level
    )
    points = 12 if level < 3.5 else 18
    # A coil needs three points a turn; long hair is drawn with wider coils instead of more points.
    pitch = max(texture.curl_pitch, 3.2 * float(length.mean()) / points)
    texture = replace(texture, curl_pitch=pitch, curl_radius=max(texture.curl_radius, 0.17 * pitch), coherence=0.3)
    return Cut(growth, texture, points=points, count=23000 if level < 3.5 else 20000, width=1.32, gloss=0.65)


def braids(head: Head) -> Cut:
    """Box braids: the scalp parted into fields, each field's hair twisted to one rope."""
    cut = hanging(
        replace(head, hair=replace(head.hair, texture=0.2, volume=0.8)), Hang(0.12, ragged=0.1, body=0.7, roam=0.8)
    )
    texture = Texture(
        lock=1.0,
        tuft=1.3,
        frizz=0.02,
        uneven=0.05,
        curl_radius=0.17,
        curl_pitch=1.7,
        coherence=0.5,
        stray=0.015,
        closing=0.15,
        plait=3,
    )
    growth = replace(cut.growth, length=np.maximum(cut.growth.length, 5.0).astype(np.float32))
    return replace(cut, growth=growth, texture=texture, points=72, count=5600, width=2.6, gloss=0.6)
