"""Hair drawn together at the back of the head."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, parting_side
from facestudio.scene.groom.vectors import Array, smooth, unit

_X = np.array([1.0, 0.0, 0.0], dtype=np.float32)


def tied(head: Head) -> Cut:
    """A bun or tail, from low on the neck to high; what escapes at temples and nape is left to the baby hairs."""
    high = head.luck("knot")
    scale = head.scale
    knot_rest = np.array([0.0, 71.5 + 9.0 * high, -6.0 + 1.2 * high], dtype=np.float32)
    nearest = np.argmin(((head.rest - knot_rest) ** 2).sum(axis=1))
    knot = head.place[nearest] + head.normal[nearest] * np.float32(1.3 * scale)
    distance = np.sqrt(((head.place - knot) ** 2).sum(axis=1))
    length = (distance * 1.2 + 1.5 * scale).astype(np.float32)
    parted = head.luck("parted") < 0.5
    side = parting_side(head, 0.5)
    crest = smooth(77.0, 82.0, head.rest[:, 1]) * smooth(-4.0, 3.0, head.rest[:, 2]) * (1.0 if parted else 0.0)
    start = (
        0.8 * unit(knot - head.place)
        + head.normal * 0.4
        + _X * (0.7 * side * crest)[:, None]
        + 0.08 * head.jitter("start")
    )
    looseness = 0.25 + 0.5 * head.luck("loose")
    height = 0.08 + looseness * head.hair.volume * head.scatter("height") * smooth(66.0, 82.0, head.rest[:, 1])
    aside = _X * (0.28 * side * crest)[:, None]

    def pull(position: Array, fraction: float) -> Array:
        return np.asarray(
            unit(knot - position) * (0.25 + 1.1 * fraction) + aside * np.exp(-4.0 * fraction), dtype=np.float32
        )

    growth = Growth(length, start.astype(np.float32), pull, 0.08, 1.0, (height * scale).astype(np.float32))
    texture = curl_texture(0.5 * head.hair.texture, lock=0.12, tuft=0.22, frizz=0.13, uneven=0.06, stray=0.05)
    return Cut(growth, texture, points=16, count=22500, parted=parted, drawn_back=True)
