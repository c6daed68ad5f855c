"""What a style sees of a person, and what it says: the two halves of a haircut's contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.guides import Growth
from facestudio.scene.groom.ropes import Ropes
from facestudio.scene.groom.tail import Tail
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.vectors import Array, smooth, tangential, unit
from facestudio.spec.types import Hair


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A head to be styled, at the roots of its G guides.

    hair: the traits. age: years. female: of the form. scale: size relative to the neutral adult head.
    rest: (G, 3) rest space. place, normal: (G, 3) head space. azimuth: (G,) degrees, unsigned. inside: (G,) cm within
    the hairline. index: (G,) candidates of the root tables. lock: (G,) the guide that leads each one's big lock.
    """

    hair: Hair
    age: int
    female: bool
    scale: float
    rest: Array
    place: Array
    normal: Array
    azimuth: Array
    inside: Array
    index: NDArray[np.uint32]
    lock: NDArray[np.int32]

    def luck(self, name: str) -> float:
        """A number in (0, 1) of this person's own, for a choice within a style."""
        return float(uniform(self.hair.seed, name, np.arange(1))[0])

    def scatter(self, name: str) -> Array:
        """A number in (0, 1) for each guide: (G,)."""
        return uniform(self.hair.seed, name, self.index)

    def shared(self, name: str) -> Array:
        """A number in (0, 1) for each guide that those of one big lock have in common: (G,)."""
        return uniform(self.hair.seed, name, self.lock)

    def jitter(self, name: str) -> Array:
        """Three standard normal numbers for each guide: (G, 3)."""
        counter = self.index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32)
        return normal(self.hair.seed, name, counter)

    @property
    def top(self) -> Array:
        """0 on sides and back .. 1 on top, (G,)."""
        return smooth(76.0, 81.5, self.rest[:, 1])

    @property
    def front(self) -> Array:
        """0 behind the middle .. 1 above the forehead, (G,)."""
        return smooth(2.0, 9.0, self.rest[:, 2]) * smooth(77.0, 80.0, self.rest[:, 1])


@dataclass(frozen=True, slots=True)
class Cut:
    """A haircut: how guides grow and hairs follow. points: of each hair. count: hairs drawn at 1024 pixels on a full head,
    those between the fields of a roped one included, which are left out.
    width: factor of the hairs' width. gloss: factor of their shine. clearance: cm that hairs keep from the skin.
    parted: whether there is a parting, beside which more hairs are drawn, as none lie over them.
    drawn_back: whether the same holds above the forehead, parting or not. tails: what hangs from ties.
    fringe: (G,) 1 for guides of hair cut to end on the forehead, None where there is none.
    siblings: share of the hairs that have another beside them. ropes: what all hair is plaited or twisted to; then `growth` is
    that of the scalp's, which runs to them. curl: what the cut has made of the hair's own, None where it left it.
    bared: 0..1, how far short hair is combed off the border above the forehead, so that its roots are seen. apart: (G,)
    or of all, 0..1, how far hair does not gather."""

    growth: Growth
    texture: Texture
    points: int
    count: int
    width: float = 1.0
    gloss: float = 1.0
    clearance: float = 0.03
    parted: bool = False
    drawn_back: bool = False
    tails: tuple[Tail, ...] = ()
    fringe: Array | None = None
    siblings: float = 0.0
    ropes: Ropes | None = None
    curl: float | None = None
    bared: float = 0.0
    apart: Array | float = 0.0


Style = Callable[[Head], Cut]

_LEVELS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
_REACH = (0.1, 0.4, 1.3, 2.9, 5.0, 8.0, 12.0, 17.0, 23.0, 30.0, 40.0)


def reach(level: float) -> float:
    """Length, cm, of the longest hairs at a `hair_length`: each step longer by a third or more."""
    return float(np.interp(level, _LEVELS, _REACH))


def natural(head: Head) -> Array:
    """The way in which hair grows by itself, (G, 3) tangential unit vectors: away from a whorl at the crown, in a spiral."""
    side = 1.0 if head.luck("whorl") < 0.75 else -1.0
    crown = np.array([0.9 * side, 83.4, -2.6], dtype=np.float32)
    away = head.rest - crown
    distance = np.sqrt((away * away).sum(axis=1))
    flow = unit(tangential(away, head.normal))
    spin = np.cross(head.normal, flow) * (side * 0.9 * np.exp(-distance / 3.5))[:, None]
    return unit(flow + spin)


def parting_x(head: Head) -> float:
    """Where the parting lies, rest x, cm; positive is the person's left."""
    return 4.2 * head.hair.parting


SLANT = 0.4
"""How far back hair leaves a parting, relative to aside: square to it, roots are stitches over a seam. By eye."""

_SIDE = 2.6
"""cm. A cut with a side parting has it no nearer to the middle."""

_CARELESS = 0.35
"""cm within which the hairs of small children choose their side of a parting, more than others, by eye."""


def carefree(years: float) -> float:
    """How little a comb has done to the hair of a head of so many years, 0..1: fine hair of children, who do not sit still."""
    return float(np.interp(years, (3.0, 14.0), (1.0, 0.0)))


def parting_course(hair: Hair, years: float) -> tuple[float, float, float]:
    """The parting of a head of so many years: its rest x, cm; how far it wavers to either side, cm; and where its wave of
    `PARTING_WAVE` begins, radians."""
    place = 4.2 * hair.parting
    if hair.style == "side_part":
        place = float(np.copysign(max(abs(place), _SIDE), place))
    return place, 0.12 + 0.14 * carefree(years), 9.0 * float(uniform(hair.seed, "parting-wave", np.arange(1))[0])


PARTING_WAVE = 1.1
"""Radians for each cm of rest z in which a parting wavers, by eye."""


def parting_line(hair: Hair, z: Array, years: float) -> Array:
    """Rest x of the parting at rest z (N,), cm, of a head of so many years; it wavers, most in children."""
    place, waver, phase = parting_course(hair, years)
    crook = 0.04 * np.sin(z * 2.6 + 3.4 * phase)
    return np.asarray(place * smooth(-7.0, 0.0, z) + waver * np.sin(z * PARTING_WAVE + phase) + crook, np.float32)


def parting_side(head: Head, ragged: float | Array = 0.2) -> Array:
    """-1 or 1, (G,): which side of the parting a root belongs to; single hairs cross the line.

    ragged: cm within which they do, of all or (G,) of each."""
    line = parting_line(head.hair, head.rest[:, 2], head.age)
    ragged = ragged + _CARELESS * carefree(head.age)
    return np.where(head.rest[:, 0] + ragged * (head.scatter("parting") - 0.5) > line, 1.0, -1.0).astype(np.float32)


def wandering(head: Head, flow: Array, angle: float | Array, size: float = 2.2) -> Array:
    """Directions (G, 3), tangential, turned in the skin by a smooth field: no comb draws parallel lines.

    angle: radians of the widest turns, of all or (G,) of each. size: cm of the field's patches.
    """
    p = 6.0 * uniform(head.hair.seed, "wander", np.arange(6))
    x, y, z = (head.rest / size).T
    turn = np.sin(x + 0.7 * y + p[0]) * np.cos(z - 0.4 * y + p[1]) + 0.6 * np.sin(2.1 * x - 1.7 * z + p[2])
    turn = turn + 0.5 * np.sin(3.1 * z + 2.3 * y + p[3]) + 0.7 * head.jitter("wander")[:, 0]
    turn = (0.6 * angle * turn)[:, None]
    return unit(flow * np.cos(turn) + np.cross(head.normal, flow) * np.sin(turn))


def curl_texture(
    amount: float,
    lock: float,
    tuft: float,
    frizz: float,
    uneven: float,
    stray: float = 0.03,
    spread: float = 1.0,
    roam: float = 0.0,
    wave: float = 9.0,
) -> Texture:
    """The Texture of hair whose `amount` of curl is 0 straight, 0.35 wavy, 0.65 curly, 1 coily, other things given."""
    radius = np.interp(amount, (0.0, 0.12, 0.35, 0.65, 0.85, 1.0), (0.0, 0.10, 0.38, 0.56, 0.26, 0.13))
    pitch = np.interp(amount, (0.0, 0.35, 0.65, 0.85, 1.0), (10.0, 7.0, 4.2, 1.5, 0.75))
    return Texture(
        lock=lock,
        tuft=tuft,
        frizz=frizz * (1.0 + 0.6 * amount),
        uneven=uneven,
        curl_radius=float(radius),
        curl_pitch=float(pitch),
        coherence=float(np.interp(amount, (0.0, 0.5, 0.75, 1.0), (0.8, 0.78, 0.65, 0.15))),
        flat=float(np.interp(amount, (0.2, 0.5), (0.75, 0.0))),
        stray=stray * (1.0 + amount),
        spread=spread,
        closing=float(np.interp(amount, (0.2, 0.5, 0.7, 0.95), (1.1, 0.65, 0.5, 1.0))),
        roam=roam,
        wave=wave,
    )


def hairline_fade(head: Head, least: float = 0.35, over: float = 1.6) -> Array:
    """Share of its length that hair has near the hairline, (G,): shorter and softer at temples, nape and sideburns."""
    edge = least + (1.0 - least) * smooth(-0.3, over, head.inside)
    return np.asarray(1.0 + (edge - 1.0) * smooth(40.0, 62.0, head.azimuth), dtype=np.float32)
