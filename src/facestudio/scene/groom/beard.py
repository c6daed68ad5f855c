"""Beards: from a shadow of stubble to a long full beard, as cuts of the chin's plot."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture
from facestudio.scene.groom.vectors import Array, bell, smooth, tangential, unit

_LEVELS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
_LENGTH = (0.03, 0.06, 0.13, 0.40, 0.90, 1.7, 2.8, 4.4, 6.8, 10.0, 14.5)
_COVER = (0.25, 0.50, 0.68, 0.82, 0.9, 0.95, 1.0, 1.0, 1.0, 1.0, 1.0)


def cover(amount: float) -> float:
    """Share of the beard's hairs that are seen at this amount: the fairest and thinnest show only when longer."""
    return float(np.interp(amount, _LEVELS, _COVER))


def beard_cut(head: Head, amount: float) -> Cut:
    """The cut of a beard of this amount, 0..10. `head` holds the guides of the beard's plot."""
    rest = head.rest
    longest = float(np.interp(amount, _LEVELS, _LENGTH))
    chin = smooth(69.5, 64.5, rest[:, 1]) * smooth(4.0, 9.0, rest[:, 2])
    lip = smooth(68.5, 68.9, rest[:, 1]) * smooth(10.0, 12.0, rest[:, 2])
    # Chins grow long, cheeks and neck are kept shorter, and the moustache stays off the mouth.
    share = 0.34 + 0.66 * chin * (1.0 - 0.55 * smooth(63.6, 61.5, rest[:, 1]))
    length = longest * share * (0.8 + 0.4 * head.scatter("length"))
    free = 0.30 + 1.3 * np.clip(rest[:, 1] - 69.2, 0.0, 1.2) + 0.25 * np.abs(rest[:, 0]) + 0.03 * longest
    length = np.where(lip > 0.5, np.minimum(length / share, free * (0.75 + 0.4 * head.scatter("lip"))), length)

    flow = tangential(_lie(rest), head.normal)
    lift = float(np.interp(longest, (0.1, 0.5, 2.0, 6.0), (0.9, 0.7, 0.55, 0.5)))
    start = unit(flow + head.normal * lift + 0.22 * head.jitter("start")).astype(np.float32)
    volume = min(0.4 * longest, 1.6)
    height = (0.02 + volume * head.scatter("height") * (0.35 + 0.65 * chin)).astype(np.float32)
    narrow = np.stack([-0.22 * np.sign(rest[:, 0]) * smooth(2.0, 6.0, np.abs(rest[:, 0])), 0 * lip, 0 * lip], axis=1)

    def pull(_position: Array, fraction: float) -> Array:
        return np.asarray(0.35 * flow + narrow * fraction * min(1.0, longest / 3.0), dtype=np.float32)

    growth = Growth(
        length=length.astype(np.float32),
        start=start,
        field=pull,
        weight=float(np.interp(longest, (0.2, 1.0, 4.0), (0.0, 0.10, 0.22))),
        stiffness=1.0,
        height=height,
        rise=0.5,
    )
    curl = min(1.0, 0.25 + 0.8 * head.hair.texture) * float(np.interp(longest, (0.2, 0.8), (0.0, 1.0)))
    gathered = float(np.interp(longest, (0.3, 1.5, 4.0), (0.0, 0.2, 0.5)))
    texture = curl_texture(
        curl, lock=0.8 * gathered, tuft=gathered, frizz=0.05 * min(1.0, longest), uneven=0.42, stray=0.05
    )
    points = int(np.interp(longest, (0.1, 0.5, 2.0, 6.0), (4, 6, 10, 14)))
    return Cut(growth, texture, points=points, count=int(np.interp(longest, (0.1, 1.0, 6.0), (13500, 16000, 11500))))


def _lie(rest: Array) -> Array:
    """The way a beard lies, (N, 3): down the cheeks, outward from the lip's middle, forward and down on the chin."""
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    lip = smooth(68.3, 68.8, y) * smooth(10.0, 12.0, z)
    neck = smooth(64.0, 62.0, y)
    way = np.stack([0.15 * np.sign(x) * bell(y, 66.0, 2.0), -np.ones_like(y), -0.25 * smooth(10.0, 5.0, z)], axis=1)
    way[:, 0] += lip * np.sign(x) * (0.35 + 0.75 * smooth(0.0, 1.2, np.abs(x)))
    way[:, 1] += 0.25 * lip
    # On the neck hair grows forward and up towards the jaw in part.
    way[:, 2] += 0.7 * neck
    way[:, 1] += 0.35 * neck
    return np.asarray(way, dtype=np.float32)
