"""Hair that hangs: the bob and long hair, parted, falling by the face and over the shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.guides import UNCUT, Growth
from facestudio.scene.groom.styles.bangs import Bangs, bangs_of
from facestudio.scene.groom.styles.base import SLANT, Cut, Head, carefree, parting_line, parting_side
from facestudio.scene.groom.styles.falling import fall_of
from facestudio.scene.groom.sway import sections
from facestudio.scene.groom.vectors import Array, smooth

_X = np.array([1.0, 0.0, 0.0], dtype=np.float32)
_Y = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_Z = np.array([0.0, 0.0, 1.0], dtype=np.float32)

# Level of the ends in head space (eyes at 0, chin at -11, shoulders at -17), cm, for a level of hair_length.
_LEVELS = (2, 3, 4, 5, 6, 7, 8, 9, 10)
_HEMS = (0.5, -3.4, -5.8, -8.2, -10.9, -16.0, -21.0, -27.5, -35.0)

_SETTLE = (0.35, -0.1)
"""Share of its layer that hair loses on the sides of the head; below 0 it gains: the hair of the top lies there over that of
the sides, and where it loses much, a head of long hair is a cap. By eye."""

_CLOSE = 0.4
"""How much more that is where hair ends about the ears. By eye."""

_CORNER = 0.42
"""Share of its layer that it loses where the skull turns from its top to its sides: kept there, hair is as square as a helmet.
By eye."""

_CROWN_APART = 0.85
"""How far curls do not gather on the crown, by eye."""

_LOPSIDED = 0.25
"""How far the layers of the two sides differ from their mean at most, as a share of it: alike, they are a helmet's. By eye."""

_OVER_FACE = 1.6
"""cm within which the two sides differ in how much of the face they leave free: alike, they are a hood's. By eye."""
_FALLS = 0.7
"""How much less hair of the front is combed back at most: in most photographs of loose hair it falls from the parting over the
corners of the forehead, so that what is bare is a tent and no arch. By eye."""

_FALLING = (0.15, 0.75)
"""Lots between which it comes to do so, by eye."""

_SECTION_STEPS = 1.3
"""cm within which sections of hair end, relative to `steps`: where only locks do, ends fray at one level. By eye."""

_GATHER = 0.08
"""How strongly the straightest hair that reaches the shoulders falls in towards the neck at least: more, and the mass is
narrower at the jaw than at the temples, which it is in no photograph of loose hair looked at. By eye."""

_BLOWN_UP = 0.35
"""How much higher, relative to its layer, hair stands on the crowns of women past sixty, who have it dried and set. By eye."""

_FLARE = 0.08
"""How strongly it stands out from the cheek down, by eye. What ends on the shoulder does so less: nothing bears it there."""

_BEFORE_SHOULDER = 0.40
"""How strongly what reaches a shoulder goes before it or behind it: less, and it ends on it as a brush. By eye."""

_PAST_SHOULDER = (1.5, -11.5)
"""z in head space, cm at scale 1, before and behind a shoulder, whose ridge is at about -5."""


@dataclass(frozen=True, slots=True)
class Hang:
    """A cut that hangs.

    layers: cm at most by which ends lie above the hem. framing: the same for hair by the face; below 0 it is longer there.
    turn_in: how strongly ends bend to the neck; below 0 they turn out. ragged: 0..1, of the ends of single hairs. bangs: a
    kind of `bangs`. tuck: which ears show, 0 none, 1 right, 2 left, 3 both. body: factor of the volume. roam: cm that locks
    wander. ragged_part: cm within which hairs choose their side of the parting. back: 0..1, how far hair of the front is
    combed back rather than aside. steps: cm within which locks end. loosened: factor of how many locks fall by the face, and
    of how far the mass stands out; ropes have 0, and hang by their weight. parting_ways: cm within which locks choose to fall
    before or behind the shoulder.
    """

    layers: float
    framing: float = 0.0
    turn_in: float = 0.0
    ragged: float = 0.14
    bangs: str = "none"
    tuck: int = 0
    body: float = 1.0
    roam: float = 0.6
    ragged_part: float = 0.16
    back: float = 0.38
    steps: float = 1.6
    loosened: float = 1.0
    parting_ways: float = 2.5


def bob(head: Head) -> Cut:
    """Cut to one level about the jaw, the ends turned in."""
    turn = 0.30 + 0.3 * head.luck("turn")
    shape = Hang(
        0.9,
        framing=-0.9 * head.luck("slant"),
        turn_in=turn,
        ragged=0.15,
        tuck=_tuck(head),
        body=0.95,
        roam=0.7,
        steps=1.5,
    )
    return hanging(head, shape)


def lob(head: Head) -> Cut:
    """A bob grown out to the shoulders, ends loose."""
    return hanging(head, Hang(2.8, 1.5, turn_in=_turning(head), ragged=0.17, tuck=_tuck(head), roam=0.75, steps=2.2))


def long(head: Head) -> Cut:
    """Of one length, falling freely."""
    return hanging(head, Hang(2.5, 3.0, turn_in=_turning(head), ragged=0.14, tuck=_tuck(head), roam=0.65, steps=2.2))


def layered(head: Head) -> Cut:
    """Long, graded towards crown and face, with body."""
    turn = -0.15 + 0.35 * head.luck("turn")
    kind = "curtain" if head.luck("curtain") < 0.4 else "none"
    steps = float(np.interp(head.hair.length, (5.0, 6.0, 8.0), (1.6, 2.6, 6.5)))
    return hanging(
        head, Hang(steps, 0.75 * steps, turn_in=turn, ragged=0.13, bangs=kind, body=1.05, roam=0.6, ragged_part=0.35)
    )


def bangs(head: Head) -> Cut:
    """Cut over the forehead, long or half long elsewhere."""
    luck = head.luck("bangs-kind")
    kind = "full" if luck < 0.5 else "swept" if luck < 0.75 else "curtain"
    if head.hair.length < 6.6:
        return hanging(head, Hang(1.1, turn_in=0.35, ragged=0.14, bangs=kind, roam=0.7, steps=1.3))
    return hanging(head, Hang(3.0, 2.0, turn_in=0.1, ragged=0.14, bangs=kind, roam=0.5))


def curtains(head: Head) -> Cut:
    """Half long and parted, falling from the parting to brow and cheek: too short to stay behind an ear, over which its ends
    would lie across what hangs."""
    return hanging(head, Hang(3.5, 3.0, turn_in=0.1, ragged=0.2, body=1.05, roam=0.6, back=0.25))


def _turning(head: Head) -> float:
    """How strongly the ends of hair that reaches the shoulders bend to the neck, or flip out on them."""
    return 0.30 + 0.42 * (head.luck("turn") - 0.5)


def _tuck(head: Head) -> int:
    if head.hair.texture > 0.45:
        return 0  # what springs back stays before the ear
    luck = head.luck("tuck")
    return 0 if luck < 0.58 else 1 if luck < 0.75 else 2 if luck < 0.92 else 3


def hanging(head: Head, shape: Hang) -> Cut:
    """Hair that hangs, in this shape."""
    scale, rest, curl = head.scale, head.rest, head.hair.texture
    fringe = bangs_of(head, shape.bangs)
    loose = 1.0 - fringe.mask
    side = parting_side(head, shape.ragged_part + float(np.interp(curl, (0.2, 0.6), (0.0, 1.6))))
    top = smooth(77.5, 82.0, rest[:, 1])
    # The parting ends before the crown: behind it hair falls back and aside, and closes the outline over the parting.
    parted = smooth(7.2, 9.4, rest[:, 2])
    # What lies near its line goes straight back there: parted further it would leave a notch.
    sided = smooth(0.0, 4.0, np.abs(_from_parting(head)))
    seam = parted * np.exp(-((_from_parting(head) / 1.6) ** 2))
    # Where the parting ends nothing stands up behind it or beside it: seen from the front that would be a tuft over a pit.
    ending = (1.0 - parted) * np.exp(-((_from_parting(head) / 1.5) ** 2)) * smooth(-3.0, 2.0, rest[:, 2])
    low = np.exp(-((_from_parting(head) / 4.0) ** 2)) * smooth(-3.0, 2.0, rest[:, 2])
    behind = np.stack([sided * np.clip(rest[:, 0] / 4.5, -1.0, 1.0), -0.2 * top, np.full_like(top, -0.8)], axis=1)
    tucked = _tucked(head, shape.tuck) * loose
    length, hem = _lengths(head, shape, fringe)
    # Over the crown hair stands up at once, beside the parting by and by.
    crown = smooth(79.0, 83.0, rest[:, 1]) * smooth(10.0, 7.0, rest[:, 2]) * loose
    height = (
        _heights(head, shape, fringe, top, crown)
        * (1.0 - 0.35 * tucked)
        * (1.0 - (0.15 + 0.5 * _ringlets(head)) * ending)
        * (1.0 - (0.20 + 0.28 * _ringlets(head)) * low)
    )
    # A lock that goes to neither side there runs away from the camera: seen on end, it would be a spike.
    sideways = 0.85 * side * parted + 0.8 * behind[:, 0] * (1.0 - parted)
    height = height * (1.0 - 2.2 * parted * (1.0 - parted) * np.exp(-((sideways / 0.3) ** 2)) * top)

    # The nearer to the face, the further back it is combed, some locks more and some less; a few have come loose and fall.
    framing = _framing(head, tucked, shape.loosened) * loose
    falls = shape.loosened * _FALLS * float(smooth(*_FALLING, np.float32(head.luck("falls")))) * (1.0 - tucked)
    comb = (
        (1.0 - falls)
        * shape.back
        * (1.0 - 0.5 * curl)
        * (0.5 + 0.9 * head.luck("sweep"))
        * (0.7 + 0.6 * head.shared("sweep"))
    )
    ahead = smooth(3.0, 10.0, rest[:, 2]) * loose * (1.0 - fringe.behind)
    # The very border goes back over the rest: combed aside it would lie alone across the forehead.
    border = smooth(1.8, 0.3, head.inside) * smooth(60.0, 38.0, head.azimuth) * (1.0 - 0.3 * seam)
    comb = (comb * (1.0 - 0.5 * seam) + 1.3 * (1.0 - falls) * border) * (1.0 - 0.9 * framing)
    start = (
        head.normal * ((0.30 + 0.40 * top - 0.1 * crown) * loose * (1.0 - 0.9 * ending))[:, None]
        + _X * (0.85 * side * (0.30 + 0.70 * top) * loose * parted * (1.0 - 0.8 * border))[:, None]
        + behind * (0.8 * (1.0 - parted) * top)[:, None]
        - _Z * (comb * ahead + 0.3 * (1.0 - top) + SLANT * seam)[:, None]
        + _Z * (fringe.mask + 0.6 * fringe.behind)[:, None]
        + head.normal * (0.75 * fringe.mask + 0.35 * fringe.behind)[:, None]
        + _X * (fringe.aside * fringe.mask)[:, None]
        - _Y * (0.1 + 0.6 * (1.0 - top) * loose)[:, None]
        + 0.07 * head.jitter("start")
    )
    # Where no line shows, hair falls to the side that it grows on, so that the outline has no notch over the crown.
    own_side = sided * np.clip(rest[:, 0] / 3.5, -1.0, 1.0)
    across = (loose * (0.25 * own_side + (side - 0.25 * own_side) * parted)).astype(np.float32)
    aside = (_X * ((0.45 if shape.bangs == "full" else 0.75) * fringe.aside * fringe.mask)[:, None]).astype(np.float32)
    # A hair that comes down in front of the ear stays in front of the shoulder, one behind it falls behind.
    border_z = _falls_before(head) + shape.parting_ways * (head.shared("fall") - 0.5)
    forwards = np.where(rest[head.lock, 2] > border_z, 1.0, -1.0).astype(np.float32)
    # Straight hair falls in towards the neck, most where no weight below holds it plumb; curls push each other outwards.
    bobbed = np.float32(np.interp(head.hair.length, (5.4, 6.6), (1.0, 0.0)))
    gather = float(
        np.interp(
            curl,
            (0.2, 0.6),
            (_GATHER + (0.42 - _GATHER) * bobbed + (0.24 + 0.16 * bobbed) * head.luck("gather"), -0.16 + 0.2 * bobbed),
        )
        + 0.3 * (1.0 - shape.loosened)
    )
    edge = (
        5.5
        + np.where(head.rest[:, 0] > 0.0, *_aside(head))
        + 1.3 * head.shared("edge")
        + 1.1 * (head.scatter("edge") - 0.5)
        - 1.6 * framing
        + 0.9 * _ringlets(head)
    ).astype(np.float32)
    # What ends about the ears is cut to lie close there, or it is a mushroom.
    close = float(np.interp(head.hair.length, (4.0, 5.2), (_CLOSE, 0.0)))
    # The ends of some locks turn in, of some out.
    turn = (shape.turn_in + 0.34 * (head.shared("turn") - 0.5) + 0.12 * (head.scatter("turn") - 0.5)).astype(np.float32)
    reaching = smooth(-10.5 * scale, -20.0 * scale, hem)
    borne = float(np.interp(head.hair.length, (6.6, 8.4), (0.0, 1.0)) * np.interp(head.age, (6, 16), (0.4, 1.0)))
    stands = shape.loosened * _FLARE * borne * (0.3 + 1.4 * head.luck("flare"))
    flare = (stands * (0.5 + head.shared("flare")) * (1.0 - 0.6 * framing)).astype(np.float32)
    # The way round a shoulder takes length that the hem then cuts.
    past = np.where(forwards > 0.0, *_PAST_SHOULDER).astype(np.float32) * scale
    length = length + 0.45 * reaching * loose * np.clip((past - head.place[:, 2]) * forwards, 0.0, 14.0)
    drift = (0.18 * (head.shared("drift") - 0.5)).astype(np.float32)
    swept = (comb * ahead).astype(np.float32)

    def pull(position: Array, fraction: float) -> Array:
        x, y, z = position.T / np.float32(scale)
        skull = smooth(1.5, 5.5, y)
        bend = aside * np.float32(np.exp(-2.0 * fraction))
        bend = bend + _X * (0.30 * across * skull + drift)[:, None]
        bend = bend - _Z * (0.45 * swept * skull * smooth(-10.0, -3.0, z))[:, None]
        # Behind the ear: aside from the parting, back over the temple, then down.
        held = tucked * smooth(-3.5, 0.5, y) * smooth(8.0, 4.5, y) * smooth(-11.5, -8.5, z)
        bend = bend + (_Y * 0.25 - _Z * 1.2) * held[:, None]
        # Out of the face, each lock to an edge of its own.
        facing = smooth(0.0, 1.6, edge - np.abs(x)) * smooth(8.0, 4.5, y) * smooth(-7.0, -3.0, z) * loose
        bend = bend + _X * (0.75 * side * facing)[:, None]
        # Towards the neck under the jaw, so that no empty arch stands beside it; and the ends as they are cut.
        inward = gather * smooth(-0.5, -7.0, y - 1.5 * bobbed) * smooth(5.5, 8.5, np.abs(x) + 0.6 * bobbed)
        # Nor does it slide off the shoulder.
        inward = inward + (0.31 - 0.20 * forwards) * smooth(-10.5, -14.0, y) * smooth(6.0, 9.5, np.abs(x))
        # Hair that lies on hair from temple to jaw stands out further down: the mass is widest about the chin.
        inward = inward - flare * smooth(1.0, -3.5, y) * smooth(-11.0, -6.0, y) * smooth(11.0, 8.5, np.abs(x))
        ends = turn * smooth(5.0 * scale, 0.5 * scale, position[:, 1] - hem) * loose
        bend = bend - _X * (np.sign(x) * (inward + 0.9 * ends))[:, None]
        bend = bend - _Z * (0.5 * ends * np.clip((z + 8.0) / 4.0, -1.0, 1.0))[:, None]
        # At the nape as well, where a bob's back would stand out as a bell; what reaches a shoulder falls before or behind it.
        bend = bend + _Z * (0.8 * bobbed * gather * smooth(0.0, -6.0, y) * smooth(-8.0, -11.5, z))[:, None]
        below = smooth(1.0, -6.0, y) * reaching
        to_go = np.clip((past / np.float32(scale) - z) * forwards / 3.0, 0.25, 1.0)
        return np.asarray(bend + _Z * (_BEFORE_SHOULDER * forwards * below * to_go)[:, None], dtype=np.float32)

    growth = Growth(
        length=length,
        start=start.astype(np.float32),
        field=pull,
        weight=0.36,
        stiffness=0.85,
        height=height.astype(np.float32),
        rise=np.minimum(0.3, (2.4 - 1.0 * crown - 0.6 * seam - 0.6 * ending) * scale / length).astype(np.float32),
        cling=0.85,
        drape=0.85,
        settle=_SETTLE[0] + (_SETTLE[1] - _SETTLE[0]) * head.luck("settle") + close,
        corner=_CORNER,
        cling_above=-2.5 * scale,
        hem=hem,
    )
    # Over the crown locks of curls are seen on end: gathered there, they are tufts with a hole between them.
    apart = _ringlets(head) * smooth(78.0, 81.5, rest[:, 1]) * smooth(10.5, 7.5, rest[:, 2])
    fall = fall_of(head, shape.ragged, shape.roam)
    return Cut(growth, parted=True, clearance=0.1, fringe=fringe.mask, apart=_CROWN_APART * apart, **fall)


def _heights(head: Head, shape: Hang, fringe: Bangs, top: Array, crown: Array) -> Array:
    """Layer over the skull in which each guide's hair lies, (G,) cm: what is rooted higher lies over what is rooted lower."""
    body = float(np.clip(head.hair.volume, 0.5, 1.5)) * (1.0 + 1.1 * head.hair.texture**1.5) * shape.body
    body *= float(np.interp(head.age, (2, 5, 14, 45, 80), (0.35, 0.5, 0.95, 1.0, 0.85))) * (
        0.8 + 0.5 * head.luck("body")
    )
    layer = 0.35 + 0.30 * head.shared("height") + 0.20 * head.scatter("height")
    layer = layer + (0.48 + 0.3 * (layer - 0.35) - layer) * top  # no lone arches against the sky
    shell = np.interp(head.rest[:, 1], (67.0, 72.0, 76.0, 79.0, 82.0), (0.35, 0.7, 0.95, 1.0, 1.05))
    shell = (
        shell + (0.6 + (_BLOWN_UP * float(smooth(46.0, 64.0, np.float32(head.age))) if head.female else 0.0)) * crown
    )
    # Curls hold each other off the head.
    shell = shell * (1.0 + 0.4 * float(smooth(0.3, 0.6, np.float32(head.hair.texture))))
    # Locks lie higher and lower than their neighbours.
    shell = shell * (0.75 + 0.5 * head.shared("lift"))
    # The weight of straight lengths draws the sides down to the head.
    shell = shell * (1.0 - 0.15 * (1.0 - top) * float(smooth(0.35, 0.15, np.float32(head.hair.texture))))
    # One side lies flatter than the other.
    fuller = 2.0 * head.luck("fuller-side") - 1.0
    shell = shell * (1.0 + _LOPSIDED * fuller * np.clip(head.rest[:, 0] / 5.0, -1.0, 1.0))
    # By the face it begins on the skin.
    border = smooth(0.2, 2.5, head.inside) * (1.0 - top) + top
    shell = shell * (0.35 + 0.65 * border)
    return np.asarray((0.06 + shell * body * layer * (1.0 - 0.6 * fringe.mask)) * head.scale, dtype=np.float32)


def _aside(head: Head) -> tuple[float, float]:
    """cm by which hair on the left and on the right leaves more of the face free than usual; below 0 it lies over its edge."""
    return _OVER_FACE * (head.luck("aside-left") - 0.7), _OVER_FACE * (head.luck("aside-right") - 0.7)


def _falls_before(head: Head) -> Array:
    """Rest z, (G,) cm, before which roots send their hair in front of the shoulder: drawn forward on some sides, thrown back on
    others. In between it would be a thin veil on a shirt."""
    throws = np.array([head.luck("fall-right"), head.luck("fall-left")])
    at = np.interp(throws, (0.0, 0.66, 0.7, 1.0), (-5.0, -2.5, 11.0, 12.5)).astype(np.float32)
    return np.where(head.rest[:, 0] > 0.0, at[1], at[0])


def _from_parting(head: Head) -> Array:
    """Distance of roots from the parting, (G,) cm along x."""
    return np.asarray(head.rest[:, 0] - parting_line(head.hair, head.rest[:, 2], head.age), dtype=np.float32)


def _ringlets(head: Head) -> float:
    """0 straight or wavy .. 1 hair whose locks are ropes."""
    return float(smooth(0.4, 0.6, np.float32(head.hair.texture)))


def _framing(head: Head, tucked: Array, loosened: float) -> Array:
    """1 for guides of the locks by the face that are not combed back but fall over temple and cheek, (G,)."""
    by_face = smooth(4.5, 6.5, head.rest[:, 2]) * (1.0 - tucked)
    side = "framing-left" if head.luck("framing-side") < 0.5 else "framing-right"
    # A ringlet that lies alone on a forehead is a wet thread.
    share = loosened * (0.15 + 0.7 * head.luck("framing")) * (1.0 - _ringlets(head))
    uneven = np.where(head.rest[:, 0] > 0.0, head.luck(side), 1.0 - head.luck(side))
    by_face *= smooth(0.5, 1.3, head.inside) * smooth(4.5, 3.0, head.inside)  # a lock of the border is one ruled hair
    return np.asarray((by_face > 0.5) & (head.shared("framing") < share * (0.5 + uneven)), dtype=np.float32)


def _lengths(head: Head, shape: Hang, fringe: Bangs) -> tuple[Array, Array]:
    """Length that guides grow to, (G,) cm, and the level at which they are cut, (G,)."""
    scale, rest = head.scale, head.rest
    base = float(np.interp(head.hair.length, _LEVELS, _HEMS)) * scale
    high = smooth(76.0, 82.5, rest[:, 1])
    front = smooth(4.5, 9.0, rest[:, 2])
    section = sections(head.place, head.lock, head.hair.seed)
    hem = base + scale * (
        shape.layers * (0.35 * high + 0.65 * head.shared("layer") ** 2) * (0.4 + 0.6 * high)
        + shape.framing * front * (0.6 + 0.4 * head.shared("frame"))
        + (shape.steps + 1.2 * carefree(head.age)) * (1.0 + 1.8 * _ringlets(head)) * (head.shared("step") - 0.35)
        + _SECTION_STEPS * shape.steps * (uniform(head.hair.seed, "section-step", section) - 0.5)
        + 0.8 * (head.scatter("length") - 0.5)
    )
    # On the back, under the picture's edge, most of what is longer would only pile up unseen.
    unseen = np.clip(-18.0 * scale - hem, 0.0, None) * smooth(2.5, -1.5, rest[:, 2])
    hem = np.minimum(hem + 0.75 * unseen, head.place[:, 1] - 2.5 * scale)
    length = np.minimum(1.08 * (head.place[:, 1] - hem) + (3.0 + 9.0 * high) * scale, 58.0 * scale)
    # What is cut over the forehead has its own length.
    length = length + (fringe.length - length) * fringe.mask
    hem = np.where(fringe.mask > 0.5, UNCUT, hem)
    return np.asarray(length, dtype=np.float32), np.asarray(hem, dtype=np.float32)


def _tucked(head: Head, ears: int) -> Array:
    """1 for guides whose hair is laid behind an ear, (G,): all in front of it, on the sides that `ears` tells."""
    temple = smooth(104.0, 92.0, head.azimuth)
    right, left = ears & 1 > 0, ears & 2 > 0
    wanted = np.where(head.rest[:, 0] > 0.0, left, right)
    return np.asarray(temple * wanted, dtype=np.float32)
