"""Hair in ropes: box braids, twists, locs, and rows plaited along the scalp. Each is a bundle round a grown spine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.guides import Cloth, Growth, grow_guides
from facestudio.scene.groom.sway import MIDDLE
from facestudio.scene.groom.vectors import Array, dot, smooth, unit
from facestudio.scene.groom.volume import Volume

_TURNS_PER_RADIUS = {3: 0.16, 2: 0.14, 0: 0.05}
"""Turns of a plait of three, a twist of two and a loc, per length in radii, by eye."""

_SPINE = 26
"""Points of a spine."""

_FIELD_LINE, _ROW_LINE = 0.035, 0.16
"""cm, half the width of the bare line between fields, and of rows, drawn with a comb."""

_LYING_OVER, _IN_ROWS = 0.75, 0.55
"""Share of a field's hairs that are drawn where they come to its rope, and to its row; fewer leave flecks of skin."""

_TAKEN_UP = 2.2
"""cm up to which a rope takes up hair: no field is wider, and a sideburn's does not reach it."""

_UNDER = 0.42
"""Share of the light that reaches a strand where it passes under the others, by eye: finer than casters are."""

_AT_ROOT = {True: (0.3, 2.6), False: (0.55, 1.1)}
"""Whether ropes are rows -> share of its radius that a rope has at its root, and cm by which it has all of it: a thick root
ends in a square, which stands on a crown as a peg. By eye."""

_FREE, _FUZZ = 0.16, 0.11
"""Share of a rope's hairs that have come loose, and cm by which they wander: a rope without fuzz is of rubber. By eye."""


@dataclass(frozen=True, slots=True, eq=False)
class Ropes:
    """Ropes of a head with G guides.

    growth: of all guides. leaders: (R,) those that are the spines of ropes. radius: (R,) cm. parts: 3 a plait, 2 a twist, 0 a
    loc. threads: hairs drawn of each. points: of each hair. rows: whether they run along the scalp.
    frizz: cm by which hairs leave them.
    """

    growth: Growth
    leaders: NDArray[np.integer]
    radius: Array
    parts: int
    threads: int
    points: int
    rows: bool = False
    frizz: float = 0.04


def spread(rest: Array, order: Array, apart: float) -> NDArray[np.integer]:
    """Guides at `rest` (G, 3), the first in `order` (G,) first, of which no two stand nearer than `apart`, cm: indices."""
    free = np.ones(len(rest), dtype=np.bool_)
    chosen: list[int] = []
    for guide in np.argsort(order, kind="stable"):
        if free[guide]:
            chosen.append(int(guide))
            away = rest - rest[guide]
            free &= np.einsum("gi,gi->g", away, away) > apart * apart
    return np.array(chosen, dtype=np.int64)


def spines_of(ropes: Ropes, place: Array, volume: Volume, cloth: Cloth) -> Array:
    """The middles of the ropes, (R, P, 3) head space, of guides rooted at `place` (G, 3)."""
    return grow_guides(place, ropes.growth, _SPINE, volume, cloth)[ropes.leaders]


class Fields:
    """The scalp in fields, each of them drawn to a rope of its own."""

    def __init__(self, spines: Array, rows: bool) -> None:
        """spines: (R, P, 3). rows: whether hair joins them all along, or at their roots only."""
        ends = spines[:, : (_SPINE * 2) // 3 if rows else 1]
        steps = 6 if rows else 1
        share = np.arange(steps, dtype=np.float32)[:, None] / steps
        between = [
            ends[:, k : k + 1] * (1.0 - share) + ends[:, k + 1 : k + 2] * share for k in range(ends.shape[1] - 1)
        ]
        dense = np.concatenate(between, axis=1) if rows else ends
        self._line, self._over = (_ROW_LINE, _IN_ROWS) if rows else (_FIELD_LINE, _LYING_OVER)
        self._points = dense.reshape(-1, 3)
        self._owner = np.repeat(np.arange(len(spines)), dense.shape[1])
        self._tree = cKDTree(self._points)

    def within(self, place: Array, index: NDArray[np.integer], seed: int) -> NDArray[np.bool_]:
        """Which of the hairs `index` (N,) at `place` (N, 3) are drawn: those inside a field, between which the scalp shows in
        lines, and all of them at its rim; nearer to the rope they lie over each other."""
        gap, near = self._tree.query(place, k=min(24, len(self._points)))
        other = self._owner[near] != self._owner[near[:, :1]]
        second = np.where(other.any(axis=1), gap[np.arange(len(gap)), other.argmax(axis=1)], np.inf)
        own = gap[:, 0]
        seen = uniform(seed, "field", index) < self._over + (1.0 - self._over) * smooth(0.15, 0.75, own)
        return np.asarray((second - own > 2.0 * self._line) & (own < _TAKEN_UP) & seen)

    def drawn(self, place: Array, normal_: Array, scale: float) -> Growth:
        """How the hair of guides at `place` (G, 3) with the skin's normals (G, 3) runs to its rope."""
        gap, near = self._tree.query(place)
        knot = np.asarray(self._points[near], dtype=np.float32)

        def pull(position: Array, _fraction: float) -> Array:
            return np.asarray(1.5 * unit(knot - position), dtype=np.float32)

        return Growth(
            length=np.asarray(gap + 0.25 * scale, dtype=np.float32),
            start=np.asarray(unit(knot - place) + 0.1 * normal_, dtype=np.float32),
            field=pull,
            weight=0.0,
            stiffness=0.6,
            height=np.full(len(place), 0.04 * scale, dtype=np.float32),
            cling=0.5,
        )


def grow_ropes(
    ropes: Ropes, spines: Array, share: float, seed: int
) -> tuple[Array, Array, NDArray[np.uint32], NDArray[np.uint32], NDArray[np.bool_]]:
    """The hairs of ropes with `spines` (R, P, 3): points (S, Q, 3), light (S, Q) 0..1 that their strand's place leaves them,
    counters (S,), ropes (S,), and which (S,) have come loose.

    share: of the threads that is drawn. seed: of the person's hair.
    """
    threads = max(18, round(ropes.threads * share))
    rope = np.repeat(np.arange(len(spines)), threads)
    index = (np.arange(len(rope)) + 900_000).astype(np.uint32)
    own = np.concatenate(
        [np.zeros((len(spines), 1)), np.cumsum(np.linalg.norm(np.diff(spines, axis=1), axis=2), axis=1)], 1
    )
    length = own[:, -1].astype(np.float32)
    # Sampled by arc, once for each rope.
    f = np.linspace(0.0, 1.0, ropes.points, dtype=np.float32)
    place = np.stack([np.interp(f * length[r], own[r], np.arange(spines.shape[1])) for r in range(len(spines))])
    low = np.minimum(place.astype(np.int32), spines.shape[1] - 2)
    g = (place - low)[..., None].astype(np.float32)
    row = np.arange(len(spines))[:, None]
    centre = spines[row, low] * (1.0 - g) + spines[row, low + 1] * g
    tangent = unit(np.gradient(centre, axis=1))
    away = centre - MIDDLE
    away[..., 1] = np.maximum(away[..., 1], 0.0)
    out = unit(away - tangent * dot(away, tangent))
    aside = np.cross(tangent, out).astype(np.float32)

    radius = ropes.radius[:, None] * (1.0 - 0.62 * smooth(0.5, 1.0, f)[None])
    # A row takes up hair as it goes.
    first, whole = _AT_ROOT[ropes.rows]
    radius = radius * (first + (1.0 - first) * smooth(0.0, whole, f[None] * length[:, None]))
    arc = f[None] * length[:, None]
    phase = uniform(seed, "rope-phase", np.arange(len(spines)))[:, None]
    turn = 2.0 * np.pi * (phase + arc * _TURNS_PER_RADIUS[ropes.parts] / ropes.radius[:, None])
    strand = np.floor(uniform(seed, "rope-part", index) * max(ropes.parts, 1))[:, None]
    angle = 2.0 * np.pi * uniform(seed, "rope-angle", index)[:, None]
    # Hairs on a strand's outside are those that are seen.
    size = uniform(seed, "rope-size", index)[:, None] ** 0.33
    r, t = radius[rope], turn[rope]
    if ropes.parts == 3:
        t = t + 2.0 * np.pi * strand / 3.0
        cu, cv, thick, roll = 0.56 * r * np.sin(t), 0.34 * r * np.sin(2.0 * t), 0.46 * r, 0.6 * np.cos(t)
    elif ropes.parts == 2:
        t = t + np.pi * strand
        cu, cv, thick, roll = 0.46 * r * np.sin(t), 0.46 * r * np.cos(t), 0.56 * r, 0.5 * t
    else:
        lump = 1.0 + 0.14 * np.sin(2.3 * arc + 40.0 * phase)[rope] + 0.08 * np.sin(5.1 * arc + 90.0 * phase)[rope]
        cu, cv, thick, roll = 0.0 * r, 0.0 * r, 0.95 * r * lump, t + 0.7 * np.sin(3.0 * arc[rope] + angle)
    u = cu + thick * size * np.cos(angle + roll)
    v = cv + thick * size * np.sin(angle + roll)
    hairs = centre[rope] + aside[rope] * u[..., None] + out[rope] * v[..., None]
    counter = index[:, None] * np.uint32(6) + np.arange(6, dtype=np.uint32)
    aim = normal(seed, "rope-frizz", counter).reshape(-1, 2, 3)
    free = uniform(seed, "rope-free", index) < _FREE
    loose = ropes.frizz * (0.4 + 3.0 * uniform(seed, "rope-loose", index) ** 8)
    loose = np.where(free, np.float32(_FUZZ) * (0.5 + uniform(seed, "rope-fuzz", index)), loose)[:, None, None]
    wave = np.sin(0.9 * arc[rope] + 6.3 * size)[..., None]
    hairs = hairs + loose * (aim[:, :1] * wave + aim[:, 1:] * np.sin(2.3 * arc[rope] + angle)[..., None])
    # Strands shade each other where they cross, and hairs in the grooves between them are in their shade.
    over = smooth(-0.8, 0.5, v / r)
    bulge = smooth(-0.5, 1.0, (v - cv) / thick)
    light = _UNDER + (1.0 - _UNDER) * over * (0.35 + 0.65 * bulge)
    return hairs.astype(np.float32), np.asarray(light, dtype=np.float32), index, rope.astype(np.uint32), free
