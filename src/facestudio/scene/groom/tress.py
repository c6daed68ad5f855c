"""From guides to hairs: interpolation, locks and tufts, curl, frizz, uneven lengths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform, words
from facestudio.scene.groom.curling import curled
from facestudio.scene.groom.guides import step_power, steps
from facestudio.scene.groom.keenness import keenness
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.sway import MIDDLE, sections, swayed
from facestudio.scene.groom.texture import Texture
from facestudio.scene.groom.vectors import Array, dot, smooth, unit
from facestudio.scene.groom.volume import Volume

_APART = 4.5
"""cm between the tips of long hairs beyond which they do not belong together, by eye."""

_BOW = 9.0
"""cm of its length over which a loose hair leaves the mass and comes back, by eye."""
_LEAVES = (0.3, 3.2)
"""cm from the root between which it comes to: at once, it is bent wire over a crown, or a spike where it runs from the camera.
By eye."""

_FEW = 5.0  # power of a lot, 0 to 1: one hair in five stands off by more than a third of what the loosest does, by eye


_FULL_HEM = (2.3, 3.0)
"""Power of a lot, 0 to 1, by which hairs end before their lock, of hair that stands and of hair that hangs: more of them, and
a hem is a see-through brush. By eye."""


def gather_locks(
    guides: Array, leader: NDArray[np.int32], length: Array, texture: Texture, joins: Array, seed: int
) -> Array:
    """Bend guides (G, P, 3) of length (G,), cm, towards the guide that leads their big lock, `leader` (G,), more and more
    to the tip, some locks tightly and some hardly, each by `joins` (G,) 0..1; then let locks stray from the way that the cut
    gives them."""
    own = np.arange(len(guides))
    if texture.lock > 0.0:
        chief = guides[leader]
        fraction = steps(guides.shape[1])[None, :, None]
        closed = fraction**texture.closing
        beside = (guides[:, :1] - chief[:, :1]) * (1.0 - _tightness(texture, 0.5) * closed)
        if texture.twist > 0.0:
            turn = np.float32(texture.twist) * normal(seed, "lock-twist", leader)[:, None] * closed[..., 0]
            beside = _turned(beside, _bearing(chief), turn)
        target = chief + beside
        liberty = _liberty(texture)
        hold = (1.0 - 0.35 * liberty * (1.0 - uniform(seed, "lock", own))) * (
            1.1 - 0.75 * liberty * uniform(seed, "lock-hold", leader)
        )
        agree = (dot(_bearing(guides), _bearing(chief)) > 0.75)[..., None] & _alike(guides, chief)[:, None, None]
        weight = np.clip(texture.lock * hold[:, None, None], 0.0, 1.0) * closed * agree
        weight = weight * (_gathering(length, texture) * joins)[:, None, None]
        guides = np.asarray(guides + (target - guides) * weight, dtype=np.float32)
    if texture.roam > 0.0:
        wander = _wander(guides, leader, length, texture.wave, seed, "roam")
        wander += 0.5 * _wander(guides, own, length, 0.6 * texture.wave, seed, "roam-part")
        guides = np.asarray(guides + np.float32(texture.roam) * wander, dtype=np.float32)
    if texture.sway > 0.0:
        guides = swayed(guides, leader, length, texture.sway, texture.bow, seed)
    return guides


def _turned(offsets: Array, axis: Array, angle: Array) -> Array:
    """Offsets (G, P, 3) turned about unit axes (G, 3) by angles (G, P), radians (Rodrigues' formula)."""
    axes = np.broadcast_to(axis[:, None, :], offsets.shape)
    cosine = np.cos(angle)[..., None]
    onto = axes * dot(axes, offsets)
    turned = offsets * cosine + np.cross(axes, offsets) * np.sin(angle)[..., None] + onto * (1.0 - cosine)
    return np.asarray(turned, dtype=np.float32)


def _wander(
    guides: Array, key: NDArray[np.integer], length: Array, wave: float, seed: int, stream: str
) -> NDArray[np.float32]:
    """Displacements (G, P, 3) of size about 1 across each guide, alike for guides with the same key (G,)."""
    a, b, c = (w.astype(np.float32) / np.float32(4294967296.0) for w in words(seed, stream, key))
    counter = key[:, None].astype(np.uint32) * np.uint32(6) + np.arange(6, dtype=np.uint32)
    aim = normal(seed, stream, counter).reshape(-1, 2, 3)
    fraction = steps(guides.shape[1])[None]
    arc = length[:, None] * fraction / np.float32(wave)
    first = np.sin(2.0 * np.pi * (arc * (0.6 + 0.6 * a[:, None]) + b[:, None]))
    second = np.sin(2.0 * np.pi * (arc * (1.2 + 0.9 * c[:, None]) + a[:, None]))
    move = first[..., None] * aim[:, None, 0] + 0.6 * second[..., None] * aim[:, None, 1]
    move = (move - move[:, :1]) * smooth(0.0, 0.8, fraction)[..., None]
    tangent = unit(np.gradient(guides, axis=1))
    return np.asarray(0.5 * (move - tangent * dot(move, tangent)), dtype=np.float32)


def comb(
    index: NDArray[np.integer],
    roots: Array,
    outward: Array,
    guides: Array,
    guide_roots: Array,
    length: Array,
    plot: Plot,
    texture: Texture,
    trim: Array,
    joins: Array,
    seed: int,
) -> Array:
    """The hairs, (S, P, 3) float32 in head space.

    index: (S,) candidates of the plot that grow. roots, outward: (S, 3) where, and the skin's normals there.
    guides: (G, P, 3) of which guide_roots: (G, 3) and length: (G,) cm. trim: (S,) share of the guide's length that a hair
    reaches. joins: (S,) 0..1, how far it gathers with others. seed: of the person's hair.
    """
    points = guides.shape[1]
    near, weight = _followed(index, guides, plot)
    flat = guides.reshape(len(guides), -1)
    hairs = _blend(flat, near, weight).reshape(-1, points, 3)
    anchor = _blend(guide_roots, near, weight)
    own_length = _blend(length[:, None], near, weight)[:, 0]
    fraction = steps(points)[None, :, None]
    offset = (roots - anchor)[:, None, :]
    hairs = hairs + offset * (1.0 - (1.0 - texture.spread) * fraction)

    luck = uniform(seed, "clump", index)[:, None, None]
    stray = strays(index, texture, seed)[:, None, None]
    hold = np.where(stray, np.float32(0.15), np.float32(1.0)) * (1.15 - 0.65 * _liberty(texture) * (1.0 - luck))
    hold = hold * (_gathering(own_length, texture) * joins)[:, None, None]
    closed = fraction**texture.closing
    keen = keenness(near[:, 0], plot.tuft[index], texture.fickle, seed)
    guide = guides[near[:, 0]]
    beside = (roots - guide_roots[near[:, 0]])[:, None, :] * (1.0 - _tightness(texture, 0.6) * closed)
    agree = dot(_bearing(hairs), _bearing(guide))[..., None] > 0.8
    hairs += (guide + beside - hairs) * np.clip(texture.tuft * 0.8 * keen[0] * closed * hold * agree, 0.0, 0.95)
    hairs = _tufted(hairs, index, plot, fraction, texture.tuft * keen[1] * hold, _tightness(texture, 0.55))
    shares = _shares(index, near[:, 0], plot.lock[near[:, 0]], texture, trim, seed)
    hairs = _cut(hairs, shares)
    if texture.curl_radius > 0.0:
        # Ringlets and waves are as broad as the big locks, coils are smaller.
        curling = near[:, 0] if texture.curl_pitch < 1.6 else plot.lock[near[:, 0]]
        if texture.sectioned:
            curling = sections(guide_roots, plot.lock, seed)[near[:, 0]]
        # Along a lock all turns keep step, so a hair rooted further on is further on in its turn as well.
        chief = guides[curling]
        onward = unit(chief[:, points // 4] - chief[:, 0])
        ahead = np.einsum("ni,ni->n", roots - chief[:, 0], onward)
        hairs = hairs + curled(hairs, index, curling, outward, own_length * shares, ahead, texture, seed)
    if texture.loft > 0.0:
        hairs = hairs + _lofted(hairs, index, own_length * shares, texture.loft, seed)
    return np.asarray(hairs + _frizz(index, points, texture.frizz, stray, own_length, outward, seed), dtype=np.float32)


def strays(index: NDArray[np.integer], texture: Texture, seed: int) -> NDArray[np.bool_]:
    """Which hairs (S,) leave their lock."""
    return np.asarray(uniform(seed, "stray", index) < texture.stray)


def looseness(index: NDArray[np.integer], seed: int) -> Array:
    """How far hairs (S,) stand off the mass, 0..1: nearly all hardly, a few wholly: where each did, locks had no back."""
    return np.asarray(uniform(seed, "loft", index) ** _FEW, dtype=np.float32)


def _lofted(hairs: Array, index: NDArray[np.integer], length: Array, size: float, seed: int) -> Array:
    """Displacement of hairs (S, P, 3) of length (S,), cm, away from the head: each leaves the mass at places of its own.

    size: cm, of the loosest.
    """
    a, b, _ = (w.astype(np.float32) / np.float32(4294967296.0) for w in words(seed, "loft-wave", index))
    arc = length[:, None] * steps(hairs.shape[1])[None]
    # Half a dozen points draw a bow.
    span = np.maximum(np.float32(_BOW), np.float32(6.5 / hairs.shape[1]) * length) * (0.8 + 0.6 * a)
    bow = np.sin(np.pi * (arc / span[:, None] + 2.0 * b[:, None])) ** 2
    away = hairs - MIDDLE
    away[..., 1] = np.maximum(away[..., 1], 0.0)  # what hangs stands off the neck sideways
    rise = np.float32(size) * looseness(index, seed)[:, None] * bow * smooth(*_LEAVES, arc)
    return np.asarray(unit(away) * rise[..., None], dtype=np.float32)


def roundness(hairs: Array, rope: NDArray[np.integer]) -> Array:
    """How far the points of hairs (S, P, 3) lie on the outer side of their rope, `rope` (S,), (S, P) -1..1.

    Ropes lie in each other's shade but for their backs, which is finer than casters are."""
    _, first, member, count = np.unique(rope, return_index=True, return_inverse=True, return_counts=True)
    centre = np.zeros((len(first), *hairs.shape[1:]), dtype=np.float32)
    np.add.at(centre, member, hairs)
    centre /= count[:, None, None]
    beside = hairs - centre[member]
    away = hairs - MIDDLE
    away[..., 1] = np.maximum(away[..., 1], 0.0)
    return np.asarray(dot(unit(beside), unit(away))[..., 0], dtype=np.float32)


def keep_out(hairs: Array, volume: Volume, clearance: float | Array, most: float = 0.8) -> Array:
    """Push points of hairs (S, P, 3) that lie closer to the skin than `clearance` out again; roots stay.

    clearance: cm, of all points or (S, P - 1) of each but the roots. most: cm by which a point is pushed.
    """
    flat = hairs[:, 1:].reshape(-1, 3)
    distance, outward = volume.glance(flat)
    depth = np.clip(np.ravel(clearance) - distance, 0.0, most)
    deep = np.flatnonzero(depth > 0.0)
    flat = flat.copy()
    flat[deep] += outward[deep] * depth[deep, None]
    # Where neck and shoulder bend within a cell, a glance errs: the few that were deep are looked at once more.
    deep = deep[depth[deep] > 0.25]
    distance, towards = volume.look(flat[deep])
    flat[deep] += towards * np.clip(0.08 - distance, 0.0, 2.0 * most)[:, None]
    return np.concatenate([hairs[:, :1], flat.reshape(hairs.shape[0], -1, 3)], axis=1)


def _gathering(length: Array, texture: Texture) -> Array:
    """How far hairs of that length (N,), cm, gather: the shortest are too stiff to."""
    if texture.stiff <= 0.0:
        return np.ones_like(length)
    return smooth(texture.stiff, 2.0 * texture.stiff, length)


def _liberty(texture: Texture) -> float:
    """How unequally hairs keep to their locks: freely in straight hair, little in ringlets."""
    return float(np.clip(texture.closing, 0.15, 1.0))


def _tightness(texture: Texture, usual: float) -> float:
    """Share of the distance to its middle that a lock loses to the tip; ringlets are ropes."""
    return float(np.interp(texture.closing, (0.2, 0.45, 1.0), (0.95, 0.72, usual)))


def _bearing(hairs: Array) -> Array:
    middle = hairs.shape[1] // 2
    return unit(hairs[:, middle] - hairs[:, 0])


def _followed(index: NDArray[np.integer], guides: Array, plot: Plot) -> tuple[NDArray[np.int32], Array]:
    """Guides and weights of each hair. A guide unlike the nearest one, beyond a parting or behind a fringe, counts nothing."""
    near = plot.near[index]
    weight = 1.0 / (plot.gap[index] + 0.12)
    bearing = _bearing(guides)
    agreement = np.einsum("nki,ni->nk", bearing[near], bearing[near[:, 0]])
    weight = weight * (agreement > 0.7)
    for k in (1, 2):
        weight[:, k] *= _alike(guides[near[:, k]], guides[near[:, 0]])
    return near, (weight / weight.sum(axis=1, keepdims=True)).astype(np.float32)


def _blend(values: Array, near: NDArray[np.int32], weight: Array) -> Array:
    """Weighted sums of the guides' values (G, C) for each hair, (S, C)."""
    total = values[near[:, 0]] * weight[:, 0, None]
    for k in (1, 2):
        total += values[near[:, k]] * weight[:, k, None]
    return total


def _alike(guides: Array, others: Array) -> NDArray[np.bool_]:
    """Whether guides (N, P, 3) end about where others do: hair of a fringe does not mix with long hair behind it, nor what
    falls before the shoulder with what falls behind, between which the shoulder is."""
    reach = np.linalg.norm(guides[:, -1] - guides[:, 0], axis=1)
    other = np.linalg.norm(others[:, -1] - others[:, 0], axis=1)
    apart = np.linalg.norm(guides[:, -1] - others[:, -1], axis=1)
    longer, shorter = np.maximum(reach, other), np.minimum(reach, other)
    return np.asarray((longer < 1.7 * shorter + 0.5) & (apart < np.minimum(0.22 * longer + 1.2, _APART)))


def _tufted(
    hairs: Array, index: NDArray[np.integer], plot: Plot, fraction: Array, strength: Array, tightness: float
) -> Array:
    """Close the tips of neighbouring hairs up to small tufts of three to five, led by the first of them.

    tightness: share of the distance to it that they lose.
    """
    tuft = plot.tuft[index]
    _, first, member = np.unique(tuft, return_index=True, return_inverse=True)
    chief = hairs[first][member]
    target = chief + (hairs[:, :1] - chief[:, :1]) * (1.0 - tightness * fraction)
    agree = dot(_bearing(hairs), _bearing(chief))[..., None] > 0.85
    return np.asarray(
        hairs + (target - hairs) * np.clip(0.6 * strength * fraction * agree, 0.0, 0.85), dtype=np.float32
    )


def _shares(
    index: NDArray[np.integer],
    lock: NDArray[np.integer],
    big: NDArray[np.integer],
    texture: Texture,
    trim: Array,
    seed: int,
) -> Array:
    """Share of its guide's length that each hair reaches: uneven by big lock, lock and hair, a few broken off short."""
    own, broken, _ = (w.astype(np.float32) / np.float32(4294967296.0) for w in words(seed, "share", index))
    locks = uniform(seed, "lock-share", lock)
    share = (1.0 - 0.55 * texture.uneven * locks**2) * (1.0 - texture.uneven * own ** _FULL_HEM[texture.sway > 0.0])
    if texture.closing > 0.6:  # ringlets end where their lock does
        share = share * (1.0 - 0.4 * texture.uneven * uniform(seed, "big-share", big))
    share = np.where(broken < 0.06, share * (0.35 + 0.6 * own), share)
    return np.clip(share * trim, 0.04, 1.0).astype(np.float32)


def _cut(hairs: Array, shares: Array) -> Array:
    """The first `shares` (S,) of each hair, with as many points again."""
    points = hairs.shape[1]
    place = (
        np.linspace(0.0, 1.0, points, dtype=np.float32)[None]
        * shares[:, None] ** (1.0 / step_power(points))
        * (points - 1)
    )
    low = np.minimum(place.astype(np.int32), points - 2)
    f = (place - low)[..., None]
    row = np.arange(len(hairs))[:, None]
    return np.asarray(hairs[row, low] * (1.0 - f) + hairs[row, low + 1] * f, dtype=np.float32)


def _frizz(
    index: NDArray[np.integer],
    points: int,
    size: float,
    stray: NDArray[np.bool_],
    length: Array,
    outward: Array,
    seed: int,
) -> Array:
    """Displacement of each hair alone: a random walk of few knots, wide for strays, which also stand off."""
    knots = 5
    counter = (index.astype(np.int64)[:, None, None] * (knots * 3) + np.arange(knots * 3).reshape(knots, 3)).astype(
        np.uint32
    )
    walk = np.cumsum(normal(seed, "frizz", counter), axis=1) * np.float32(size / np.sqrt(knots))
    walk = np.concatenate([np.zeros_like(walk[:, :1]), walk], axis=1)
    place = steps(points) * knots
    low = np.minimum(place.astype(np.int32), knots - 1)
    f = smooth(0.0, 1.0, place - low)[None, :, None]
    wander = walk[:, low] * (1.0 - f) + walk[:, low + 1] * f
    own = 0.35 + 1.6 * uniform(seed, "frizz-size", index)[:, None, None] ** 3
    fraction = steps(points)[None, :, None]
    off = outward[:, None, :] * (0.05 * length[:, None, None] * fraction * (1.2 - fraction))
    return np.asarray(wander * np.where(stray, 2.0, own) + np.where(stray, off, 0.0), dtype=np.float32)
