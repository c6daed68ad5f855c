"""Hair worn in ropes: box braids and rows along the scalp, twists, locs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.scene.groom.guides import Growth, hem_of
from facestudio.scene.groom.ropes import Ropes, spread
from facestudio.scene.groom.styles.base import Cut, Head, reach
from facestudio.scene.groom.styles.long import Hang, hanging
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.vectors import Array, bell, smooth, tangential, unit

_INSIDE = 0.7
"""cm over the hairline from which hair is taken up into ropes: before it stands only down."""

_Y = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_Z = np.array([0.0, 0.0, 1.0], dtype=np.float32)


def braids(head: Head) -> Cut:
    """Box braids, each field's hair plaited of three; or rows plaited along the scalp."""
    rows = 0.75 if not head.female else 0.5 if head.age < 14 else 0.2
    if head.luck("rows") < rows:
        return _rows(head)
    thick = 0.34 + 0.14 * head.luck("thick")
    return _hanging(head, parts=3, thick=thick, uneven=0.12, body=1.0, threads=50, frizz=0.02, gloss=0.32)


def twists(head: Head) -> Cut:
    """Each field's hair twisted of two parts, thick and soft."""
    thick = 0.37 + 0.12 * head.luck("thick")
    return _hanging(head, parts=2, thick=thick, uneven=0.2, body=1.15, threads=50, frizz=0.05, gloss=0.4)


def locs(head: Head) -> Cut:
    """Matted to ropes of unequal thickness."""
    thick = 0.34 + 0.16 * head.luck("thick")
    return _hanging(head, parts=0, thick=thick, uneven=0.4, body=1.2, threads=60, frizz=0.05, gloss=0.24)


def _hanging(
    head: Head, parts: int, thick: float, uneven: float, body: float, threads: int, frizz: float, gloss: float
) -> Cut:
    """The scalp parted into fields, each field's hair one rope that falls.

    thick: cm, radius of ropes. uneven: share of it by which they differ."""
    plain = replace(head, hair=replace(head.hair, texture=0.2, volume=0.9))
    cut = hanging(plain, Hang(2.0, ragged=0.1, body=body, roam=0.9, ragged_part=1.5, loosened=0.0, parting_ways=13.0))
    hem = np.minimum(hem_of(cut.growth), head.place[:, 1] - 5.0 * head.scale)
    # Ropes lie across each other: each has a height of its own, the upper ones over those rooted lower.
    # On the crown, which is seen against the sky, they would be handles.
    side = 1.0 - smooth(78.5, 81.5, head.rest[:, 1])
    layer = thick * (0.35 + 0.55 * side + (0.3 + 1.2 * side) * head.scatter("rope")) * head.scale
    height = layer + 0.4 * side * cut.growth.height
    # Plaited from the skin on, they lie down at once: what rises first is an arch against the sky.
    start = cut.growth.start - head.normal * (0.9 * (cut.growth.start * head.normal).sum(axis=1, keepdims=True))
    growth = replace(cut.growth, hem=hem, start=start, height=height.astype(np.float32), cling=0.97)
    order = head.scatter("rope-leads") + 10.0 * (head.inside < _INSIDE)
    leaders = spread(head.rest, order, 3.8 * thick)
    leaders = leaders[head.inside[leaders] >= _INSIDE]
    radius = thick * head.scale * (1.0 + uneven * (2.0 * head.scatter("rope-thick")[leaders] - 1.0))
    ropes = Ropes(growth, leaders, radius.astype(np.float32), parts, threads, 56, frizz=frizz)
    return _bound(head, ropes, gloss)


def _rows(head: Head) -> Cut:
    """Rows plaited from the hairline to the nape, from which they hang."""
    thick = 0.34 + 0.10 * head.luck("thick")
    scale, rest = head.scale, head.rest
    # One row begins at each place of the border from temple to temple, and ends on the nape as far aside as it began.
    border = (head.inside > _INSIDE) & (head.inside < _INSIDE + 0.9) & (head.azimuth < 66.0)
    order = head.scatter("rope-leads") + 10.0 * ~border
    leaders = spread(rest, order, 3.3 * thick)
    leaders = leaders[border[leaders]]
    aside = np.sign(rest[:, 0]) * (head.azimuth / 80.0)
    nape = np.stack([5.4 * aside, 70.5 + 2.0 * np.abs(aside), -6.0 + 3.0 * np.abs(aside) ** 2], axis=1)
    near = ((nape[leaders, None] - rest[None]) ** 2).sum(axis=2).argmin(axis=1)
    goal = head.place.copy()
    goal[leaders] = head.place[near]
    falls = float(max(2.0, reach(head.hair.length) - 12.0)) * scale
    length = 1.28 * np.linalg.norm(goal - head.place, axis=1) + falls
    arrive = np.clip((length - falls) / length, 0.05, 0.98)

    def pull(position: Array, fraction: float) -> Array:
        ahead = smooth(0.0, 6.0 * scale, position[:, 2] - goal[:, 2])[:, None]
        over = smooth(0.0, 5.0, position[:, 1] / scale)[:, None]
        lift = 0.35 * over * bell(fraction / arrive, 0.0, 0.3)[:, None]
        way = unit(goal - position) * (1.0 - 0.6 * ahead) + (lift * _Y - 0.8 * _Z) * ahead
        hanging_down = smooth(0.85, 1.05, fraction / arrive)[:, None]
        return np.asarray(1.3 * (unit(way) * (1.0 - hanging_down) - _Y * hanging_down), dtype=np.float32)

    growth = Growth(
        length=length.astype(np.float32),
        start=unit(tangential(np.broadcast_to(0.5 * _Y - _Z, rest.shape), head.normal)),
        field=pull,
        weight=0.05,
        stiffness=1.0,
        height=np.full(len(rest), 0.4 * thick * scale, dtype=np.float32),
        rise=0.03,
        cling=0.95,
        cling_above=-7.0 * scale,
    )
    radius = np.full(len(leaders), thick * scale, dtype=np.float32)
    return _bound(head, Ropes(growth, leaders, radius, 3, 84, 72, rows=True, frizz=0.02), 0.7)


def _bound(head: Head, ropes: Ropes, gloss: float) -> Cut:
    """A cut of nothing but ropes, and of the short way of all hair into them."""
    short = np.full(len(head.rest), 1.0, dtype=np.float32)
    growth = replace(ropes.growth, length=short, hem=None)
    # All of a field's hair ends in its rope.
    texture = Texture(lock=0.0, tuft=0.0, frizz=0.05, uneven=0.05, stray=0.01, spread=0.15)
    return Cut(growth, texture, points=6, count=84000, width=1.6, gloss=gloss, drawn_back=True, ropes=ropes)
