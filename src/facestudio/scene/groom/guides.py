"""Guide hairs: a few hundred curves, grown step by step along a style's field and kept out of the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from facestudio.scene.groom.vectors import Array, unit
from facestudio.scene.groom.volume import Volume

Field = Callable[[Array, float], Array]
"""(positions (G, 3) head space, fraction of the length) -> (G, 3) pull per step; 1 is as strong as the hair's own stiffness."""

UNCUT = np.float32(-99.0)
"""A hem under everything: it cuts nothing."""

_SHOULDER = -11.0
"""cm in head space. Hair that lies flat under this level has met a shoulder."""

_FLAT = 0.5
"""Sine of the slope below which it lies flat there: the neck's own slope to the shoulder, along which ends would stand out as
tufts, counts. By eye."""

_BEHIND, _FLAT_BEHIND = -8.5, 0.1
"""z in head space, cm, behind which hair has passed the ridge of a shoulder and slides down the back; the same slope there."""

_ASTRAY = 0.55
"""Share of a step that goes outwards beyond which hair on a shoulder runs aside along it, and would stand off the mass as a
tuft. By eye."""

_ASTRAY_BELOW, _ASTRAY_BEHIND = _SHOULDER - 2.0, 0.5 * _BEHIND
"""y and z in head space, cm, below and behind which that counts, by eye: higher, hair goes outwards with the slope of the neck,
and before the ridge of a shoulder it spreads over the chest."""

_DOWN = np.array([0.0, -1.0, 0.0], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """How G guides grow.

    length: (G,) cm. start: (G, 3) direction at the root. field: see Field. weight: pull of gravity per step.
    stiffness: how much of its direction a hair keeps. height: (G,) cm above the skin at which it lies.
    rise: fraction of the length, of all or (G,), after which it must lie that high. cling: 0..1, of all or (G,), how firmly
    hair that stands higher is laid back to that height, above the level `cling_above` (y in head space, cm): on the skull,
    not at the neck. drape: the same where the skull is steep, so that what stands on top lies down on the sides. settle: share
    of its layer that hair loses there, all of it draped. corner: the same where the skull turns from its top to its sides.
    hem: (G,) level (y in head space, cm) at which a guide is cut off where it comes down to it; None cuts none.
    """

    length: Array
    start: Array
    field: Field
    weight: float
    stiffness: float
    height: Array
    rise: float | Array = 0.2
    cling: float | Array = 0.0
    cling_above: float = -100.0
    drape: float = 0.0
    settle: float = 0.5
    corner: float = 0.0
    hem: Array | None = None


def hem_of(growth: Growth) -> Array:
    """The level at which each guide is cut, (G,), of a growth with or without a hem."""
    return growth.hem if growth.hem is not None else np.full(len(growth.length), UNCUT, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Cloth:
    """Garment on the shoulders, as hair feels it: so thick (cm, over the skin) below a height `top` in head space, cm."""

    top: float
    thickness: float


def steps(points: int) -> Array:
    """Fractions of the length at which the points of a hair lie.

    Denser at the root, where a hair leaves the skin in a bend; less so where there are many, which is for waves: two
    points to a wave at the tips would be a zigzag; and nearly even where there are most, for curls.
    """
    return (np.linspace(0.0, 1.0, points, dtype=np.float32) ** step_power(points)).astype(np.float32)


def step_power(points: int) -> np.float32:
    """The power of evenly spaced numbers that `steps` takes."""
    return np.float32(1.7 if points < 24 else 1.35 if points < 26 else 1.15)


def grow_guides(roots: Array, growth: Growth, points: int, volume: Volume | None, cloth: Cloth) -> Array:
    """The guides, (G, P, 3) float32 in head space.

    roots: (G, 3). points: P. volume: what hair collides with, None for hair that is too short to. cloth: what lies on the
    shoulders. Explicit steps: a hair is pulled, moved, pushed out along
    the surface's normal, and its next direction is the way that it really went, so that it slides along the skull and over
    the shoulders.
    """
    fractions = steps(points)
    position = roots.astype(np.float32)
    direction = unit(growth.start)
    path = [position]
    for i in range(1, points):
        fraction = float(fractions[i])
        step = (growth.length * (fractions[i] - fractions[i - 1]))[:, None]
        pull = growth.field(position, fraction) + growth.weight * _DOWN
        direction = unit(direction * growth.stiffness + pull)
        target = position + direction * step
        if volume is None:
            position = target.astype(np.float32)
            path.append(position)
            continue
        distance, outward = volume.look(target)
        steep = np.clip(1.1 - 1.6 * outward[:, 1], 0.0, 1.0)
        # It thins from the top on, so that head and hair together are round and not square.
        level = np.clip(outward[:, 1], 0.0, 1.0)
        thinned = growth.settle * np.clip(1.3 - 1.3 * level, 0.0, 1.0) + growth.corner * 4.0 * level * (1.0 - level)
        thinned = growth.drape * thinned
        floor = growth.height * np.minimum(1.0, fraction / growth.rise) * (1.0 - thinned) + 0.04
        floor = floor + cloth.thickness * np.clip((cloth.top - target[:, 1]) / 1.5, 0.0, 1.0)
        # Hair is lifted over an obstacle little by little, not thrown over it.
        push = np.clip(floor - distance, 0.0, 0.8 * step[:, 0] + 0.02).astype(np.float32)
        moved = target + outward * push[:, None]
        if growth.drape > 0.0 or np.any(np.asarray(growth.cling) > 0.0):
            # Hair lies on the hair beneath it: what stands higher sinks to its own layer, and leaves the head lower down.
            near = np.clip((target[:, 1] - growth.cling_above) / 3.0, 0.0, 1.0)
            near = near * np.clip(2.2 - 0.5 * distance, 0.0, 1.0)
            cling = np.maximum(growth.cling, growth.drape * steep)
            sink = np.clip(cling * near * (distance - floor), 0.0, 0.7 * step[:, 0])
            moved = moved - outward * sink[:, None]
        direction = unit(moved - position)
        # A step keeps its length: pushing must not stretch the hair, unless it would sink into the shoulder.
        deep = np.where(push > 0.0, np.clip(1.5 * push, 0.5, 1.0), 1.0)[:, None]
        position = moved * deep + (position + direction * step) * (1.0 - deep)
        position = position.astype(np.float32)
        path.append(position)
    guides = np.stack(path, axis=1)
    return guides if growth.hem is None else _cut_at(guides, growth.hem)


def arc_length(guides: Array) -> Array:
    """Length of each guide (G, P, 3), (G,) cm."""
    return np.asarray(np.linalg.norm(np.diff(guides, axis=1), axis=2).sum(axis=1), dtype=np.float32)


def _cut_at(guides: Array, hem: Array) -> Array:
    """Guides (G, P, 3) cut where they first come down through their level `hem` (G,), or would lie flat along a shoulder, with
    as many points again."""
    points = guides.shape[1]
    y = guides[..., 1]
    below = y < hem[:, None]
    step = np.diff(guides, axis=1)
    flat = np.where(guides[:, 1:, 2] < _BEHIND, np.float32(_FLAT_BEHIND), np.float32(_FLAT))
    below[:, 1:] |= (step[..., 1] > -flat * np.linalg.norm(step, axis=2)) & (y[:, 1:] < _SHOULDER)
    outwards = step[..., 0] * np.sign(guides[:, 1:, 0]) > _ASTRAY * np.linalg.norm(step, axis=2)
    below[:, 1:] |= outwards & (y[:, 1:] < _ASTRAY_BELOW) & (guides[:, 1:, 2] < _ASTRAY_BEHIND)
    first = np.where(below.any(axis=1), below.argmax(axis=1), points - 1)
    before = np.maximum(first - 1, 0)
    row = np.arange(len(guides))
    drop = y[row, before] - y[row, first]
    share = np.clip((y[row, before] - hem) / np.maximum(drop, 1e-3), 0.0, 1.0)
    end = np.where(below.any(axis=1), before + share, points - 1.0)
    place = np.linspace(0.0, 1.0, points, dtype=np.float32)[None] * np.maximum(end, 1.0)[:, None].astype(np.float32)
    low = np.minimum(place.astype(np.int32), points - 2)
    f = (place - low)[..., None]
    return np.asarray(guides[row[:, None], low] * (1.0 - f) + guides[row[:, None], low + 1] * f, dtype=np.float32)
