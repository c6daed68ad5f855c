"""Hair beyond a tie: tails, plaits, buns and puffs, as bundles of hairs round a spine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.guides import Cloth, Growth, grow_guides, steps
from facestudio.scene.groom.tress import keep_out
from facestudio.scene.groom.vectors import Array, smooth, unit
from facestudio.scene.groom.volume import Volume

_BRAID_TURNS_PER_RADIUS = 0.19
"""Crossings of a plait, per length in radii: a plait of three is about three times as long as wide between repeats."""

_BAND, _THREADS, _NECK = 0.6, 26, 0.5
"""Of the band at a tie: breadth, cm; threads drawn; radius, relative to the tail's. By eye."""


@dataclass(frozen=True, slots=True, eq=False)
class Tail:
    """A bundle of hair that leaves a tie.

    kind: loose, plait, bun or puff. root: (3,) of the tie, head space, cm. way: (3,) direction in which it leaves, or the
    axis of a bun. length: cm of what hangs or is wound up. radius: cm. aside: pull along x as it falls. count: hairs at 1024
    pixels. frizz: cm. curl_radius, curl_pitch: cm.
    """

    kind: str
    root: Array
    way: Array
    length: float
    radius: float
    aside: float = 0.0
    count: int = 3600
    frizz: float = 0.12
    curl_radius: float = 0.0
    curl_pitch: float = 4.0


def grow_tail(
    tail: Tail, volume: Volume, cloth: Cloth, share: float, seed: int, number: int
) -> tuple[Array, NDArray[np.uint32], NDArray[np.uint32]]:
    """The hairs of a tail: points (S, P, 3), counters (S,) and locks (S,).

    share: of `tail.count` that is drawn. seed: of the person's hair. number: which of the person's tails it is.
    """
    index = (np.arange(max(24, round(tail.count * share))) + 100_000 * (number + 1)).astype(np.uint32)
    if tail.kind == "bun":
        hairs, lock = _bun(tail, index, seed)
    elif tail.kind == "puff":
        hairs, lock = _puff(tail, index, seed)
    else:
        hairs, lock = _fall(tail, _spine(tail, volume, cloth), index, seed)
    return keep_out(hairs, volume, 0.06), index, lock


def grow_band(tail: Tail, volume: Volume, cloth: Cloth) -> Array:
    """The threads of the band round a tail's tie, (S, P, 3): turns of elastic."""
    spine = _spine(tail, volume, cloth)
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(spine, axis=0), axis=1))])
    own = np.arange(_THREADS, dtype=np.float32) / _THREADS
    angle = 2.0 * np.pi * (np.linspace(0.0, 1.0, 13, dtype=np.float32)[None] + own[:, None])
    along = _BAND * (own[:, None] + 0.12 * np.sin(angle + 5.0 * own[:, None])) + 0.1
    centre = np.stack([np.interp(along, arc, spine[:, k]) for k in range(3)], axis=-1)
    first, second = _frame(spine)
    radius = np.float32(_NECK * tail.radius) + 0.06 * np.sin(np.pi * own)[:, None, None]
    round_it = np.cos(angle)[..., None] * first[0] + np.sin(angle)[..., None] * second[0]
    return np.asarray(centre + radius * round_it, dtype=np.float32)


def _spine(tail: Tail, volume: Volume, cloth: Cloth) -> Array:
    """The middle of a tail, (P, 3): leaves along its way, falls by its weight, slides over neck and shoulder."""
    sign = np.float32(tail.aside)

    def pull(position: Array, fraction: float) -> Array:
        bend = np.zeros_like(position)
        bend[:, 0] = sign * (0.35 if fraction < 0.5 else 0.1)
        bend[:, 2] = 0.35 * abs(sign) * smooth(-5.0, -10.0, position[:, 1])
        return bend

    growth = Growth(
        length=np.array([tail.length], dtype=np.float32),
        start=tail.way[None].astype(np.float32),
        field=pull,
        weight=0.6,
        stiffness=0.9,
        height=np.array([0.75 * tail.radius + 0.1], dtype=np.float32),
        rise=0.1,
    )
    return grow_guides(tail.root[None], growth, 22, volume, cloth)[0]


def _frame(spine: Array) -> tuple[Array, Array]:
    """Two directions across a spine (P, 3), each (P, 3)."""
    tangent = unit(np.gradient(spine, axis=0))
    first = unit(np.cross(tangent, np.array([0.31, 0.05, 0.95], np.float32)))
    return first, unit(np.cross(tangent, first))


def _fall(tail: Tail, spine: Array, index: NDArray[np.uint32], seed: int) -> tuple[Array, NDArray[np.uint32]]:
    """A loose tail or a plait."""
    points = 22 if tail.curl_radius < 0.3 else 34
    f = steps(points)
    own = 1.0 - 0.30 * uniform(seed, "tail-share", index) ** 2
    lock = (uniform(seed, "tail-lock", index) * (3 if tail.kind == "plait" else 26)).astype(np.uint32)
    own = own * (1.0 - 0.14 * uniform(seed, "tail-lock-share", lock)) if tail.kind != "plait" else own
    # Where along the spine, by the arc that its own step law gave it.
    at = (f[None] * own[:, None]) ** np.float32(1.0 / 1.4) * (len(spine) - 1)
    low = np.minimum(at.astype(np.int32), len(spine) - 2)
    g = (at - low)[..., None]
    first, second = _frame(spine)
    centre = spine[low] * (1 - g) + spine[low + 1] * g
    a = unit(first[low] * (1 - g) + first[low + 1] * g)
    b = unit(second[low] * (1 - g) + second[low + 1] * g)
    arc = tail.length * f[None] * own[:, None]
    angle = 2.0 * np.pi * uniform(seed, "tail-angle", index)[:, None]
    size = np.sqrt(uniform(seed, "tail-size", index))[:, None]
    if tail.kind == "plait":
        turn = 2.0 * np.pi * (arc * _BRAID_TURNS_PER_RADIUS / tail.radius + lock[:, None] / 3.0)
        end = (1.0 - 0.45 * smooth(0.5, 1.0, arc / tail.length)) * (0.32 + 0.68 * smooth(0.3, 2.2, arc))
        thick = 0.62 * tail.radius * end
        u = 0.85 * tail.radius * end * np.sin(turn) + thick * size * np.cos(angle + 0.4 * turn)
        v = 0.55 * tail.radius * end * np.sin(2.0 * turn) + thick * size * np.sin(angle + 0.4 * turn)
    else:
        phase = 6.3 * uniform(seed, "tail-wave", lock)[:, None]
        middle = 6.3 * uniform(seed, "tail-middle", lock)[:, None]
        spread = 0.55 * tail.radius * np.sqrt(uniform(seed, "tail-out", lock))[:, None]
        swell = (0.35 + 0.65 * smooth(0.0, 3.5, arc)) * (1.0 - 0.55 * smooth(0.45, 1.0, arc / tail.length))
        wander = 0.5 * np.sin(arc * 0.55 + phase) * smooth(0.0, 6.0, arc)
        u = swell * (spread * np.cos(middle) + 0.6 * tail.radius * size * np.cos(angle)) + wander
        v = swell * (spread * np.sin(middle) + 0.6 * tail.radius * size * np.sin(angle)) + 0.5 * wander
        if tail.curl_radius > 0.0:
            turn = 2.0 * np.pi * arc / tail.curl_pitch + phase + 0.5 * angle / np.pi
            rise = tail.curl_radius * smooth(0.0, 2.5, arc)
            u, v = u + rise * np.cos(turn), v + rise * np.sin(turn)
    hairs = centre + a * u[..., None] + b * v[..., None] + _loose(index, f, tail.frizz, seed)
    return hairs.astype(np.float32), lock


def _bun(tail: Tail, index: NDArray[np.uint32], seed: int) -> tuple[Array, NDArray[np.uint32]]:
    """Hair wound round itself: a ring whose hole closes, of a few thick strands, the ends tucked in loosely."""
    f = np.linspace(0.0, 1.0, 22, dtype=np.float32)
    turns = float(np.clip(tail.length / (2.0 * np.pi * 0.75 * tail.radius), 0.6, 2.6))
    axis = unit(tail.way)
    first = unit(np.cross(axis, np.array([0.9, 0.1, 0.42], np.float32)))
    second = np.cross(axis, first)
    lock = (uniform(seed, "bun-lock", index) * 7).astype(np.uint32)
    shift = uniform(seed, "bun-shift", lock)[:, None]
    theta = 2.0 * np.pi * (uniform(seed, "bun-start", index)[:, None] + turns * (0.8 + 0.4 * shift) * f[None])
    strand = lock[:, None] / 7.0 + 0.11 * (uniform(seed, "bun-strand", index)[:, None] - 0.5)
    phi = 2.0 * np.pi * strand + 0.9 * theta
    ring, tube = 0.50 * tail.radius, 0.50 * tail.radius
    depth = tube * (0.72 + 0.28 * np.sqrt(uniform(seed, "bun-depth", index))[:, None] + 0.16 * (shift - 0.5))
    # Strands bulge between the grooves where they part.
    depth = depth * (1.0 + 0.09 * np.cos(2.0 * np.pi * 7.0 * (strand - lock[:, None] / 7.0)))
    lumpy = 1.0 + 0.10 * np.sin(theta + 6.0 * uniform(seed, "bun-lump", np.arange(1)))
    out = (ring + depth * np.cos(phi)) * lumpy
    high = 0.85 * depth * np.sin(phi) + 0.35 * tail.radius
    hairs = (
        tail.root
        + out[..., None] * (np.cos(theta)[..., None] * first + np.sin(theta)[..., None] * second)
        + high[..., None] * axis
    )
    return (hairs + _loose(index, f, 0.8 * tail.frizz, seed)).astype(np.float32), lock


def _puff(tail: Tail, index: NDArray[np.uint32], seed: int) -> tuple[Array, NDArray[np.uint32]]:
    """Coils that burst from a tie into a ball."""
    f = np.linspace(0.0, 1.0, 16, dtype=np.float32)
    counter = index[:, None] * np.uint32(3) + np.arange(3, dtype=np.uint32)
    aim = unit(normal(seed, "puff", counter) + 0.9 * unit(tail.way))
    lock = (uniform(seed, "puff-lock", index) * 60).astype(np.uint32)
    reach = tail.radius * (0.80 + 0.2 * uniform(seed, "puff-reach", index) + 0.12 * uniform(seed, "puff-lump", lock))
    first = unit(np.cross(aim, np.array([0.3, 0.2, 0.9], np.float32)))
    second = np.cross(aim, first)
    arc = reach[:, None] * f[None]
    turn = 2.0 * np.pi * (arc / tail.curl_pitch + uniform(seed, "puff-turn", index)[:, None])
    wide = tail.curl_radius * smooth(0.2, 1.2, arc)
    hairs = tail.root + 0.45 * tail.radius * unit(tail.way) + aim[:, None] * arc[..., None]
    hairs = (
        hairs + first[:, None] * (wide * np.cos(turn))[..., None] + second[:, None] * (wide * np.sin(turn))[..., None]
    )
    return (hairs + _loose(index, f, tail.frizz, seed)).astype(np.float32), lock


def _loose(index: NDArray[np.uint32], f: Array, size: float, seed: int) -> Array:
    """Each hair's own way off the bundle, (S, P, 3): small for most, wide for a few."""
    counter = index[:, None] * np.uint32(6) + np.arange(6, dtype=np.uint32)
    aim = normal(seed, "tail-frizz", counter).reshape(-1, 2, 3)
    own = size * (0.5 + 2.5 * uniform(seed, "tail-frizz-size", index) ** 6)[:, None, None]
    bend = aim[:, :1] * f[None, :, None] + aim[:, 1:] * np.sin(5.0 * f + aim[:, :1, 0])[:, :, None] * f[None, :, None]
    return np.asarray(own * bend, dtype=np.float32)
