"""Hair drawn together and tied: buns, ponytails, pigtails, half-up, puffs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.scene.groom.guides import UNCUT, Field, Growth, hem_of
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, parting_line, parting_side, reach
from facestudio.scene.groom.styles.long import Hang, hanging
from facestudio.scene.groom.tail import Tail
from facestudio.scene.groom.vectors import Array, smooth, unit

_X = np.array([1.0, 0.0, 0.0], dtype=np.float32)
_Y = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_Z = np.array([0.0, 0.0, 1.0], dtype=np.float32)

_LAID = 5.0
"""cm over the hairline at which hair drawn back has risen from the skin to its layer, by eye."""


_ON_NAPE = 0.3
"""Share of knots that sit on the nape and not on top, by eye."""

_ESCAPING = 1.3
"""cm over the hairline within which locks escape a tie: where hair is full enough to be one, by eye."""


_CORNER = 0.35
"""Share of its layer that hair loses where the skull turns from its top to its sides: kept there, it is a box. By eye."""

_LEANING = 0.5
"""How far locks lean aside at the border, at most, as a share of the way back: all alike, they are a comb's teeth. By eye."""


_SMOOTHED = 0.6
"""How far hair stands off where the upper part of it is tied, relative to loose hair: more is fur on a crown. By eye."""

_SWAY, _SWAY_BOW = 0.13, 8.0
"""cm by which the locks of drawn hair rise and lean at most, and of one such bow: fingers and brushes leave ridges, without
which it is a bathing cap. By eye."""


def bun(head: Head) -> Cut:
    """A knot, on top of the head or to one side of the nape."""
    # On top it is seen over the head, on the nape beside the neck where it lies aside: one that hides leaves a cropped head.
    luck = head.luck("knot")
    low, high = min(luck / _ON_NAPE, 1.0), max(luck - _ON_NAPE, 0.0) / (1.0 - _ON_NAPE)
    aside = 3.8 if head.luck("aside") < 0.5 else -3.8
    spot = (aside, 67.8 + 3.0 * low, -4.5) if luck < _ON_NAPE else (0.0, 86.0, -2.4 + 3.2 * high)
    knots = _knots(head, [spot])
    size = (
        float(np.interp(head.hair.length, (5, 7, 10), (2.3, 3.0, 4.2))) * head.scale * (0.85 + 0.3 * head.luck("bun"))
    )
    root, way = knots[0]
    if luck > _ON_NAPE:
        way = unit(way + 0.7 * _Y)
        root = np.asarray(root + 0.3 * size * way, dtype=np.float32)
    frizz = 0.10 + 0.14 * head.luck("loose") + 0.2 * head.hair.texture
    return _tied(head, knots, (Tail("bun", root, way, _loose_length(head), size, count=3800, frizz=frizz),))


def ponytail(head: Head) -> Cut:
    """A tail from the back of the head, down the back or over a shoulder."""
    high = head.luck("knot") ** 1.3
    # Behind the neck it would not be seen from the front, and the head be one of cropped hair.
    over = 0.0 if head.luck("over") < 0.16 else 1.0 if head.luck("over") < 0.6 else -1.0
    root, way = _knots(head, [(0.5 * over, 70.5 + 11.5 * high, -5.8 + 2.6 * high)])[0]
    length = _loose_length(head)
    kind = "plait" if head.luck("plait") < 0.22 and length > 18.0 and head.hair.texture < 0.6 else "loose"
    tail = _tail(
        head, kind, root, way + 0.25 * _Y, length, (1.0 if kind == "plait" else 1.7) + 0.5 * head.luck("thick"), over
    )
    return _tied(head, [(root, way)], (tail,))


def pigtails(head: Head) -> Cut:
    """Two tails or plaits, one to each side."""
    high = head.luck("knot")
    spots = [(side * (6.3 - 0.6 * high), 71.5 + 7.5 * high, -1.5 + 0.5 * high) for side in (1.0, -1.0)]
    knots = _knots(head, spots)
    length = 0.8 * _loose_length(head)
    kind = "plait" if head.luck("plait") < 0.5 and length > 12.0 and head.hair.texture < 0.6 else "loose"
    thick = (0.75 if kind == "plait" else 1.35) + 0.3 * head.luck("thick")
    tails = tuple(
        replace(_tail(head, kind, root, way + 0.15 * _Y, length, thick, 0.35 * float(np.sign(root[0]))), count=2300)
        for root, way in knots
    )
    return _tied(head, knots, tails)


def half_up(head: Head) -> Cut:
    """The upper hair tied behind, the lower falling loose."""
    loose = hanging(head, Hang(3.0, 1.5, turn_in=0.08, ragged=0.16, roam=0.6, ragged_part=2.0))
    knots = _knots(head, [(0.0, 79.8, -5.4)])
    root, way = knots[0]
    length = 0.9 * _loose_length(head)
    tie = _tied(head, knots, (_tail(head, "loose", root, way, length, 1.3, 0.0),))
    border = 79.5 + 1.2 * head.luck("border") + 0.4 * (head.shared("border") - 0.5)
    # Before the ears all of it goes back, or the face has a curtain to each side.
    upper = head.rest[:, 1] > border - 4.0 * smooth(92.0, 74.0, head.azimuth)
    pick = upper[:, None]

    def pull(position: Array, fraction: float) -> Array:
        return np.asarray(np.where(pick, tie.growth.field(position, fraction), loose.growth.field(position, fraction)))

    growth = replace(
        loose.growth,
        length=np.where(upper, tie.growth.length, loose.growth.length),
        start=np.where(pick, tie.growth.start, loose.growth.start),
        field=pull,
        weight=0.25,
        hem=np.where(upper, UNCUT, hem_of(loose.growth)),
        height=np.where(upper, tie.growth.height, loose.growth.height),
    )
    texture = replace(loose.texture, loft=_SMOOTHED * loose.texture.loft)
    return replace(
        loose, growth=growth, texture=texture, tails=tie.tails, count=16000, parted=False, drawn_back=True, gloss=1.1
    )


def puff(head: Head) -> Cut:
    """Coils drawn up to a tie, from which they burst into a ball."""
    high = 0.4 + 0.6 * head.luck("knot")
    knots = _knots(head, [(0.0, 82.0 + 2.5 * high, -5.0 + 6.0 * high)])
    root, way = knots[0]
    size = float(np.interp(head.hair.length, (3, 5, 8, 10), (3.6, 5.0, 6.6, 7.4))) * head.scale
    tail = Tail("puff", root, way + 0.3 * _Y, 0.0, size, count=8000, frizz=0.22, curl_radius=0.2, curl_pitch=0.95)
    cut = _tied(head, knots, (tail,))
    texture = replace(cut.texture, curl_radius=0.07, curl_pitch=0.9, frizz=0.08, coherence=0.3, sway=0.0)
    sleek = replace(cut.growth, height=0.5 * cut.growth.height)
    return replace(cut, growth=sleek, texture=texture, points=16, count=17000, width=1.25, gloss=0.75)


def _loose_length(head: Head) -> float:
    """How far a tail falls beyond its tie, cm."""
    return max(7.0, 0.95 * reach(head.hair.length) - 2.0) * head.scale


def _tail(head: Head, kind: str, root: Array, way: Array, length: float, radius: float, aside: float) -> Tail:
    curl = head.hair.texture
    return Tail(
        kind,
        root,
        unit(way),
        length,
        radius * head.scale * (1.0 + 0.4 * curl),
        aside=aside,
        frizz=0.10 + 0.15 * curl,
        curl_radius=float(np.interp(curl, (0.1, 0.35, 0.65, 1.0), (0.0, 0.22, 0.45, 0.25))),
        curl_pitch=float(np.interp(curl, (0.3, 0.65, 1.0), (7.0, 4.0, 1.3))),
    )


def _knots(head: Head, spots: list[tuple[float, float, float]]) -> list[tuple[Array, Array]]:
    """Ties over places of the rest skull: where, and which way is out."""
    knots = []
    for spot in spots:
        near = np.argsort(((head.rest - np.array(spot, dtype=np.float32)) ** 2).sum(axis=1))[:8]
        way = unit(head.normal[near].mean(axis=0))
        knots.append((np.asarray(head.place[near].mean(axis=0) + way * 0.7 * head.scale, dtype=np.float32), way))
    return knots


def _tied(head: Head, knots: list[tuple[Array, Array]], tails: tuple[Tail, ...]) -> Cut:
    """Every hair drawn to the nearest tie; some at temples and nape never reach it."""
    scale, rest = head.scale, head.rest
    places = np.stack([root for root, _ in knots])
    nearest = np.argmin(((head.place[:, None] - places[None]) ** 2).sum(axis=2), axis=1)
    knot = places[nearest]
    distance = np.sqrt(((head.place - knot) ** 2).sum(axis=1))
    parted = len(knots) > 1 or head.luck("parted") < 0.4
    side = parting_side(head, 0.5)
    crest = smooth(77.0, 82.0, rest[:, 1]) * smooth(-4.0, 3.0, rest[:, 2]) * (1.0 if parted else 0.0)
    line = parting_line(head.hair, rest[:, 2], head.age)
    seam = crest * np.exp(-(((rest[:, 0] - line) / 1.8) ** 2))
    free = _escaped(head, distance)

    loose = 0.55 + 0.45 * head.luck("loose")
    volume = float(np.clip(head.hair.volume, 0.5, 1.5)) * (1.0 + 0.4 * head.hair.texture)
    volume *= float(np.interp(head.age, (3, 14), (0.6, 1.0)))
    layer = 0.40 + 0.18 * head.shared("height") + 0.10 * head.scatter("height")
    crown = smooth(79.0, 83.5, rest[:, 1]) * smooth(10.5, 5.0, rest[:, 2])
    shell = 0.12 + 0.45 * smooth(77.0, 82.5, rest[:, 1]) + 1.1 * crown + 0.08 * smooth(68.0, 76.0, rest[:, 1])
    # Drawn together by hand: locks stand higher and lower than their neighbours, or it is a cap.
    height = 0.08 + shell * loose * volume * layer * (1.0 - 0.5 * seam) * (0.45 + 1.1 * head.shared("lift"))
    # A comb lays it on the skin where it begins: risen there, it is a roll over the brow.
    risen = smooth(0.3, _LAID, head.inside)
    height = height * (0.12 + 0.88 * risen)
    # The hair that escapes hangs in front of the ear, or down the nape.
    strand = (7.0 + 8.0 * head.shared("escape-length") ** 1.3) * (0.8 + 0.3 * head.scatter("escape-length"))
    length = np.where(free, strand * scale, distance * 1.18 + 1.0 * scale)
    start = (
        0.7 * _towards(head.place, knot, scale)
        + head.normal * (0.05 + 0.2 * risen + 0.4 * loose * head.top * risen)[:, None]
        + _X * (0.6 * side * seam)[:, None]
        + _X * (_LEANING * (2.0 * head.shared("lean") - 1.0) * (1.0 - 0.6 * risen))[:, None]
        + (0.06 + 0.12 * (1.0 - risen))[:, None] * head.jitter("start")
    )
    hang = -_Y + 0.1 * _X * np.sign(rest[:, :1]) - 0.3 * _Z + 0.3 * head.normal + 0.15 * head.jitter("escape")
    start = np.where(free[:, None], hang, start)
    growth = Growth(
        length=length.astype(np.float32),
        start=start.astype(np.float32),
        field=_drawn(knot, (_X * (0.28 * side * crest)[:, None]).astype(np.float32), free, scale),
        weight=0.05,
        stiffness=1.0,
        height=np.asarray(np.where(free, 0.2, height) * scale, dtype=np.float32),
        rise=np.minimum(0.3, 2.0 * scale / length).astype(np.float32),
        cling=0.9,
        drape=0.9,
        settle=0.1,
        corner=_CORNER,
    )
    texture = curl_texture(
        0.55 * head.hair.texture, lock=0.45, tuft=0.30, frizz=0.05, uneven=0.05, stray=0.04, roam=0.12 + 0.15 * loose
    )
    texture = replace(texture, loft=0.25 + 0.3 * loose, sway=_SWAY * loose, bow=_SWAY_BOW)
    return Cut(growth, texture, points=16, count=19500, gloss=1.6, parted=parted, drawn_back=True, tails=tails)


def _towards(position: Array, knot: Array, scale: float) -> Array:
    """The way (G, 3) from positions to their ties (G, 3), round the head: first back, then to the tie."""
    ahead = smooth(2.0 * scale, 9.0 * scale, position[:, 2] - knot[:, 2])[:, None]
    over = np.clip((position[:, 1:2] - 2.0 * scale) / (5.0 * scale), 0.0, 1.0)
    outwards = 0.25 * _X * np.sign(position[:, :1]) * (1.0 - over)
    back = unit(-_Z + _Y * (0.15 + 0.45 * over) + outwards)
    return np.asarray(unit(knot - position) * (1.0 - 0.85 * ahead) + back * ahead, dtype=np.float32)


def _drawn(knot: Array, aside: Array, free: Array, scale: float) -> Field:
    held = 1.0 - free.astype(np.float32)[:, None]

    def pull(position: Array, fraction: float) -> Array:
        to = _towards(position, knot, scale) * (0.35 + 1.1 * fraction) + aside * np.float32(np.exp(-4.0 * fraction))
        return np.asarray(to * held - 0.35 * _Y * (1.0 - held), dtype=np.float32)

    return pull


def _escaped(head: Head, distance: Array) -> Array:
    """Guides (G,) that no tie holds: locks at the temples, before the ears and on the nape."""
    edge = (head.inside < _ESCAPING) & (distance > 5.0 * head.scale)
    temple = smooth(46, 56, head.azimuth) * smooth(95, 80, head.azimuth)
    where = 0.8 * temple + 0.25 * smooth(140, 165, head.azimuth)
    return np.asarray(edge & (head.shared("escape") < where * (0.45 + 0.55 * head.luck("wisps"))))
