"""Hair that hangs: the bob and long hair, parted, falling by the face and over the shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.styles.bangs import Bangs, bangs_of
from facestudio.scene.groom.styles.base import Cut, Head, curl_texture, parting_line, parting_side
from facestudio.scene.groom.vectors import Array, smooth

_X = np.array([1.0, 0.0, 0.0], dtype=np.float32)
_Y = np.array([0.0, 1.0, 0.0], dtype=np.float32)
_Z = np.array([0.0, 0.0, 1.0], dtype=np.float32)

# Height of the tips in head space (eyes at 0, chin at -11, shoulders at -17), cm, for a level of hair_length; layers go beyond.
_LEVELS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_TIPS = (4.0, 1.5, -1.5, -4.8, -8.0, -13.0, -16.8, -21.5, -28.0, -36.0)


@dataclass(frozen=True, slots=True)
class Hang:
    """A cut that hangs.

    layers: share of the length by which upper hair is shorter. framing: the same for hair by the face. turn_in: how strongly
    ends bend to the neck; below 0 they turn out. ragged: 0..1, of the ends. bangs: a kind of `bangs`. tuck: which ears
    show, 0 none, 1 right, 2 left, 3 both. body: factor of the volume. roam: cm that locks wander. ragged_part: cm within which
    hairs choose their side of the parting. wisps: share of the usual number that hang free over forehead and temple.
    """

    layers: float
    framing: float = 0.0
    turn_in: float = 0.0
    ragged: float = 0.27
    bangs: str = "none"
    tuck: int = 0
    body: float = 1.0
    roam: float = 0.6
    ragged_part: float = 0.5
    wisps: float = 1.0


def bob(head: Head) -> Cut:
    """Cut to one level about the jaw, the ends turned in."""
    return hanging(
        head, Hang(0.10, turn_in=0.35 + 0.3 * head.luck("turn"), ragged=0.17, tuck=_tuck(head), body=0.85, roam=0.35)
    )


def lob(head: Head) -> Cut:
    """A bob grown out to the shoulders, ends loose."""
    return hanging(head, Hang(0.16, 0.1, turn_in=0.15, ragged=0.22, tuck=_tuck(head), body=1.05, roam=0.55))


def long(head: Head) -> Cut:
    """Of one length, falling freely."""
    turn = 0.08 + 0.2 * head.luck("turn")
    return hanging(head, Hang(0.18, 0.08, turn_in=turn, ragged=0.26, tuck=_tuck(head), roam=0.7))


def layered(head: Head) -> Cut:
    """Long, graded towards crown and face, with body."""
    turn = -0.25 + 0.5 * head.luck("turn")
    kind = "curtain" if head.luck("curtain") < 0.35 else "none"
    return hanging(head, Hang(0.36, 0.32, turn_in=turn, ragged=0.34, bangs=kind, body=1.1, roam=0.55, ragged_part=1.2))


def bangs(head: Head) -> Cut:
    """Cut over the forehead, long or half long elsewhere."""
    luck = head.luck("bangs-kind")
    kind = "full" if luck < 0.5 else "swept" if luck < 0.8 else "curtain"
    short = head.hair.length < 6.6
    shape = Hang(
        0.12 if short else 0.26, 0.1, turn_in=0.4 if short else 0.12, ragged=0.22, bangs=kind, tuck=0, roam=0.45
    )
    return hanging(head, shape)


def curtains(head: Head) -> Cut:
    """Half long and parted, falling from the parting to brow and cheek."""
    return hanging(head, Hang(0.30, 0.25, turn_in=0.1, ragged=0.34, tuck=_tuck(head), body=1.15, roam=0.7))


def _tuck(head: Head) -> int:
    luck = head.luck("tuck")
    return 0 if luck < 0.5 else 1 if luck < 0.65 else 2 if luck < 0.8 else 3


def hanging(head: Head, shape: Hang) -> Cut:
    """Hair that hangs, in this shape."""
    scale, rest, curl = head.scale, head.rest, head.hair.texture
    fringe = bangs_of(head, shape.bangs)
    loose = 1.0 - fringe.mask
    side = parting_side(head, shape.ragged_part + float(np.interp(curl, (0.2, 0.6), (0.0, 2.4))))
    part = parting_line(head.hair, rest[:, 2])
    top = smooth(77.5, 82.0, rest[:, 1])
    # The parting ends before the crown: behind it hair falls back and aside, and fills the view over the parting.
    parted = smooth(-0.5, 4.0, rest[:, 2])
    crest = np.exp(-(((rest[:, 0] - part) / 2.2) ** 2)) * top * parted
    behind = np.stack([np.clip(rest[:, 0] / 5.0, -1.0, 1.0), -0.2 * top, np.full_like(part, -0.8)], axis=1)
    wisp = _wisps(head, fringe, shape.wisps)
    tucked = _tucked(head, shape.tuck) * loose
    length = _lengths(head, shape, fringe, part, wisp)

    # Hair stands off the skull by its own stiffness: most behind the parting and at the crown, little at temples and nape.
    volume = float(np.clip(head.hair.volume, 0.4, 1.7)) * (1.0 + 0.5 * curl) * shape.body
    layer = 0.22 + 0.38 * head.shared("height") + 0.5 * head.scatter("height")
    crown = smooth(79.0, 83.0, rest[:, 1]) * smooth(7.5, 3.0, rest[:, 2])
    shell = 0.22 + 0.70 * top + 0.5 * crown + 0.20 * smooth(70.0, 76.0, rest[:, 1])
    height = 0.06 + shell * volume * layer * (1.0 - 0.75 * wisp) * (1.0 - 0.72 * tucked) * (1.0 - 0.45 * fringe.mask)
    height = height * scale * (1.0 - 0.35 * crest)
    drift = (0.16 * (head.shared("drift") - 0.5) + 0.05 * head.jitter("drift")[:, 1]).astype(np.float32)
    sweep = 0.25 + 0.45 * head.luck("sweep")
    combed = 1.0 - 0.8 * wisp

    ahead = smooth(3.0, 10.0, rest[:, 2])
    start = (
        head.normal * ((0.30 + 0.20 * crest + 0.55 * volume * top) * loose)[:, None]
        + _X * (0.85 * side * (0.35 + 0.65 * top) * loose * parted)[:, None]
        + behind * (0.7 * (1.0 - parted))[:, None]
        - _Z * (sweep * ahead * loose * (1.0 - fringe.behind) * combed)[:, None]
        + _Z * (fringe.mask + 0.3 * fringe.behind)[:, None]
        + head.normal * (0.75 * fringe.mask + 0.35 * fringe.behind)[:, None]
        + _X * (fringe.aside * fringe.mask)[:, None]
        - _Y * 0.12
        + 0.09 * head.jitter("start")
    )
    across = (_X * (side * loose * parted)[:, None]).astype(np.float32)
    aside = (_X * (0.45 * fringe.aside * fringe.mask)[:, None]).astype(np.float32)
    # A hair that comes down in front of the ear stays in front of the shoulder, one behind it falls behind.
    forwards = np.where(rest[:, 2] > 3.0 + 3.0 * (head.shared("fall") - 0.5), 1.0, -1.0).astype(np.float32)
    forwards = np.where(tucked > 0.5, -0.4, forwards)
    gather = float(np.interp(curl, (0.2, 0.6), (0.10, 0.0)))

    def pull(position: Array, fraction: float) -> Array:
        x, y = position[:, 0], position[:, 1]
        bend = across * (0.22 * np.exp(-fraction * 9.0)) + aside * np.exp(-2.0 * fraction)
        bend = bend - _Z * (sweep * 0.7 * np.exp(-fraction * 5.0) * ahead * loose * combed)[:, None]
        # Locks cross each other on their way: to the front here, to the back there.
        bend = bend + _Z * (drift * np.sin(5.0 * fraction) * loose)[:, None]
        # Behind the ear.
        above = smooth(8.0 * scale, 5.0 * scale, y) * smooth(-2.5 * scale, 0.5 * scale, y)
        bend = bend - _Z * (1.5 * tucked * above * smooth(-2.6 * scale, 0.0, position[:, 2] + 2.0 * scale))[:, None]
        below = smooth(-5.0 * scale, -10.0 * scale, y)
        # Towards the neck under the jaw, so that no empty arch stands beside it.
        inward = gather * smooth(-2.0 * scale, -9.0 * scale, y) * smooth(4.0 * scale, 8.0 * scale, np.abs(x))
        inward = inward + shape.turn_in * smooth(0.70, 1.0, np.float32(fraction)) * loose
        bend = bend - _X * (np.sign(x) * inward)[:, None]
        # Out of the face: aside, and back over the temple.
        facing = smooth(7.0 * scale, 3.5 * scale, y) * smooth(6.6 * scale, 4.6 * scale, np.abs(x))
        facing = facing * smooth(-7.0 * scale, -3.0 * scale, position[:, 2])
        bend = bend + across * (0.7 * facing * (1.0 - 0.6 * wisp))[:, None]
        return np.asarray(bend + _Z * (0.30 * forwards * below)[:, None], dtype=np.float32)

    growth = Growth(
        length=length,
        start=start.astype(np.float32),
        field=pull,
        weight=0.36,
        stiffness=0.9,
        height=height.astype(np.float32),
        rise=min(0.3, 1.7 * scale / float(np.median(length))),
        cling=0.17,
        cling_above=-4.5 * scale,
    )
    curly = curl >= 0.45
    texture = curl_texture(
        curl,
        lock=float(np.interp(curl, (0.15, 0.35, 0.6), (0.6, 0.5, 0.7))),
        tuft=float(np.interp(curl, (0.15, 0.35, 0.6), (0.65, 0.45, 0.75))),
        frizz=float(np.interp(curl, (0.0, 0.2, 0.5), (0.07, 0.10, 0.10))),
        uneven=shape.ragged,
        stray=0.04,
        roam=shape.roam * float(np.interp(curl, (0.0, 0.2, 0.5), (0.8, 0.85, 0.5))),
        wave=10.0,
    )
    return Cut(
        growth,
        texture,
        points=36 if curly else 20,
        count=13500 if curly else 18000,
        width=1.15 if curly else 1.0,
        clearance=0.1,
        parted=True,
    )


def _lengths(head: Head, shape: Hang, fringe: Bangs, part: Array, wisp: Array) -> Array:
    scale, rest = head.scale, head.rest
    tips = float(np.interp(head.hair.length + 3.4 * max(0.0, shape.layers - 0.12), _LEVELS, _TIPS)) * scale
    over = smooth(78.0, 82.5, rest[:, 1]) * np.clip(1.0 - np.abs(rest[:, 0] - part) / 9.0, 0.0, 1.0)
    length = 1.09 * (head.place[:, 1] - tips) + 9.5 * scale * over + 1.0 * scale
    # Behind, hair is cut on the neck's level at most: longer would only pile up on the back, unseen.
    length = np.minimum(length, (54.0 + 6.0 * over) * scale)
    # Upper hair ends higher, and hair by the face higher still; the lowest is left so much longer.
    length = length * (1.0 - shape.layers * (0.35 * over + 0.65 * head.shared("layer") ** 1.5))
    length = length * (1.0 - shape.framing * smooth(5.0, 9.0, rest[:, 2]) * (0.5 + 0.5 * head.shared("frame")))
    length = length * (0.93 + 0.14 * head.scatter("length"))
    length = np.maximum(length, 3.0 * scale)
    length = length + (fringe.length - length) * fringe.mask
    # Single locks at the forehead were never combed back: they fall over the temple and end by the cheek.
    return np.asarray(length * (1.0 - wisp * (0.25 + 0.35 * head.scatter("wisp-length"))), dtype=np.float32)


def _tucked(head: Head, ears: int) -> Array:
    """1 for guides whose hair is laid behind an ear, (G,): those of the temples, on the sides that `ears` tells."""
    temple = smooth(40.0, 52.0, head.azimuth) * smooth(104.0, 92.0, head.azimuth) * smooth(82.5, 81.0, head.rest[:, 1])
    right, left = ears & 1 > 0, ears & 2 > 0
    wanted = np.where(head.rest[:, 0] > 0.0, left, right)
    return np.asarray(temple * wanted, dtype=np.float32)


def _wisps(head: Head, fringe: Bangs, share: float) -> Array:
    """1 for guides of the front hairline, off the parting, that hang free over forehead and temple, (G,)."""
    line = parting_line(head.hair, head.rest[:, 2])
    edge = (head.inside < 1.4) & (head.rest[:, 2] > 5.5) & (np.abs(head.rest[:, 0] - line) > 1.2)
    free = head.scatter("wisp") < share * (0.08 + 0.14 * head.luck("wisps"))
    return np.asarray(edge & free & (fringe.mask == 0.0)).astype(np.float32)
