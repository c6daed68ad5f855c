"""Short cuts: from the clipped head to hair that hangs over the ears."""

from __future__ import annotations

import numpy as np

from facestudio.scene.groom.guides import Field, Growth
from facestudio.scene.groom.styles.base import (
    Cut,
    Head,
    curl_texture,
    hairline_fade,
    natural,
    parting_side,
    parting_x,
    reach,
    wandering,
)
from facestudio.scene.groom.vectors import Array, smooth, tangential, unit

_UP = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_FORWARD = np.array([0.0, 0.0, 1.0], dtype=np.float32)
_LEFT = np.array([1.0, 0.0, 0.0], dtype=np.float32)


def buzz(head: Head) -> Cut:
    """Clipped to one length."""
    length = np.full(len(head.rest), reach(min(head.hair.length, 2.6)) * 0.85, dtype=np.float32)
    length = length * (0.72 + 0.28 * head.top) * hairline_fade(head, 0.5) * head.scale
    flow = natural(head)
    growth = Growth(
        length=length,
        start=flow + 0.75 * head.normal + 0.25 * head.jitter("start"),
        field=_steady(0.25 * flow),
        weight=0.0,
        stiffness=1.0,
        height=np.zeros(len(head.rest), dtype=np.float32),
    )
    curl = head.hair.texture
    texture = curl_texture(curl, lock=0.0, tuft=0.12 + 0.25 * curl, frizz=0.02, uneven=0.25, stray=0.02)
    return Cut(
        growth, texture, points=6 if curl < 0.6 else 9, count=30000, width=0.95 if curl < 0.6 else 1.3, gloss=0.8
    )


def short(head: Head) -> Cut:
    """The everyday short cut; the person's luck decides whether it goes forward, aside, back or stands up."""
    lean = head.luck("lean")
    if head.age < 12 or head.female:
        lean = 0.4 * lean
    aside = 0.9 * (head.luck("aside") - 0.5)
    if lean < 0.45:
        way = 0.9 * _FORWARD + aside * _LEFT - 0.25 * _UP
        return _cropped(head, way, lift=0.35 + 0.3 * lean)
    if lean < 0.7:
        return _cropped(head, -0.35 * _FORWARD + 0.8 * aside * _LEFT + 0.9 * _UP, lift=0.95)
    return swept_back(head)


def side_part(head: Head) -> Cut:
    """Combed away from a parting."""
    side = parting_side(head, 0.4)
    away = _LEFT * side[:, None] + 0.35 * _FORWARD * (2.0 * head.luck("forward") - 0.7)
    return _cropped(head, away, lift=0.45, parted=True)


def swept_back(head: Head) -> Cut:
    """Combed back from the forehead, higher at the front."""
    aside = 0.7 * (head.luck("aside") - 0.5)
    return _cropped(head, -1.1 * _FORWARD + aside * _LEFT + 0.2 * _UP, lift=0.75 + 0.35 * head.luck("quiff"))


def fringe(head: Head) -> Cut:
    """Falls over the forehead."""
    aside = 1.1 * (head.luck("aside") - 0.5)
    return _cropped(head, 1.2 * _FORWARD + aside * _LEFT - 0.55 * _UP, lift=0.2, fall=0.12, forehead=0.85)


def infant(head: Head) -> Cut:
    """The down of a baby: sparse, short, lying close, every hair its own way."""
    length = np.full(len(head.rest), min(0.75 * reach(head.hair.length), 5.0), dtype=np.float32) * head.scale
    flow = unit(natural(head) + 0.55 * head.front[:, None] * _FORWARD)
    growth = Growth(
        length=length * hairline_fade(head, 0.5) * (0.6 + 0.4 * head.top),
        start=flow + 0.45 * head.normal + 0.35 * head.jitter("start"),
        field=_steady(0.5 * flow),
        weight=0.03,
        stiffness=1.0,
        height=0.12 * head.scatter("height"),
    )
    texture = curl_texture(head.hair.texture * 0.8, lock=0.15, tuft=0.3, frizz=0.07, uneven=0.5, stray=0.12)
    return Cut(growth, texture, points=9, count=17000, width=0.85, gloss=0.9)


def _cropped(
    head: Head, way: Array, lift: float, parted: bool = False, fall: float = 0.07, forehead: float = 1.0
) -> Cut:
    """A cut with a long top combed along `way` ((3,) or (G, 3)) and tapering sides.

    lift: how steeply the top leaves the skin. fall: gravity. forehead: share of the length that the front edge keeps.
    """
    level = head.hair.length
    longest = reach(level) * head.scale * 1.15
    # Sides: clipped in a short cut, over the ears from level 5 on.
    share = float(np.interp(level, (1.5, 2.5, 4.0, 5.5, 7.0), (0.7, 0.34, 0.36, 0.6, 0.8)))
    sides = longest * share * (0.75 + 0.5 * head.luck("fade"))
    top = smooth(77.0, 81.0, head.rest[:, 1])
    length = sides + (longest - sides) * top
    low = smooth(78.0, 69.0, head.rest[:, 1])
    length = length * (1.0 - 0.5 * low * (1.0 if level < 4.5 else 0.35))
    length = length * (0.86 + 0.28 * head.scatter("length")) * hairline_fade(head, 0.3 if level < 4.5 else 0.7)
    length = length * (1.0 + (forehead - 1.0) * head.front)

    flow = natural(head)
    strong = smooth(75.5, 80.0, head.rest[:, 1])[:, None]
    combed = unit(
        flow * (1.0 - 0.55 * strong) + tangential(np.broadcast_to(way, head.rest.shape), head.normal) * strong
    )
    back = tangential(np.broadcast_to(-0.55 * _FORWARD - 0.8 * _UP, head.rest.shape), head.normal)
    combed = unit(combed + back * (1.0 - strong) * smooth(40, 75, head.azimuth)[:, None])
    combed = wandering(head, combed, 0.32)
    stand = lift * (0.12 + 0.88 * strong[:, 0]) * np.clip(head.hair.volume, 0.4, 1.6)
    if parted:
        near = np.exp(-(((head.rest[:, 0] - parting_x(head)) / 1.6) ** 2)) * head.top
        stand = stand * (1.0 - 0.35 * near)
    height = 0.05 + np.minimum(0.75, 0.11 * length) * head.scatter("height") * (0.4 + 0.6 * head.top) * head.hair.volume
    growth = Growth(
        length=length.astype(np.float32),
        start=combed + head.normal * (stand + 0.3)[:, None] + 0.13 * head.jitter("start"),
        field=_relaxing(combed, head.normal, 0.5, stand),
        weight=fall * min(1.0, longest / 4.0),
        stiffness=1.0,
        height=height.astype(np.float32),
        cling=0.30 if longest > 3.0 else 0.12,
    )
    # A curl needs length to turn in: of hair of a centimetre or two it would only push hairs into the skin.
    curl = head.hair.texture * float(np.interp(longest, (1.2, 4.0), (0.4, 1.0)))
    gathered = float(np.interp(longest, (1.5, 5.0), (0.25, 1.0)))  # hair of a centimetre stands too stiff for locks
    texture = curl_texture(
        curl,
        lock=gathered * (0.45 + 0.25 * head.luck("lock")),
        tuft=gathered * (0.45 + 0.25 * head.luck("tuft")),
        frizz=0.05,
        uneven=0.38,
    )
    return Cut(
        growth,
        texture,
        points=8 if longest < 2.6 else 10 if longest < 4.0 else 13,
        # What is too short to lie over its neighbours' roots must cover the scalp by itself.
        count=round(float(np.interp(longest, (2.6, 4.5), (25500, 21500)))),
        width=float(np.interp(longest, (1.5, 4.0), (1.4, 1.0))),
        parted=parted,
    )


def _steady(pull: Array) -> Field:
    return lambda _position, _fraction: pull


def _relaxing(combed: Array, normal: Array, strength: float, stand: Array) -> Field:
    """Combed along, the hair's stand dying away over the first half."""
    lifted = normal * (0.35 * stand)[:, None]

    def pull(_position: Array, fraction: float) -> Array:
        return np.asarray(combed * strength + lifted * max(0.0, 1.0 - 1.6 * fraction), dtype=np.float32)

    return pull
