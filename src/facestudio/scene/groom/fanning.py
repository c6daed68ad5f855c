"""How the edge of hair that is combed along the face thins out over the skin: its outermost hairs leave it one by one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.guides import arc_length, steps
from facestudio.scene.groom.regions import Hairline, azimuth_degrees, height_over_hairline
from facestudio.scene.groom.vectors import Array, dot, smooth, unit

_FACE = np.array([0.0, -2.0, 9.0], dtype=np.float32)
_SKULL = np.array([0.0, 4.0, -5.5], dtype=np.float32)
"""In head space, cm, about: before the nose, and in the middle of the braincase."""

_AWAY = 0.35
"""cm by which the loosest hair leaves the edge, by eye."""

_CROSSING = 0.4
"""Share of that by which hairs of the edge lie aside of their way: side by side they are a comb's teeth. By eye."""

_UNSEEN = 0.03
"""Share of that under which nobody sees it."""

_AT_ONCE = 4096
"""Hairs that are moved at once: of all together the steps on the way would take tens of megabytes."""

_BEGINS, _RETURNS = (0.4, 4.0), (20.0, 9.0)
"""cm from the root between which a hair leaves, and between which it comes back, by eye."""


_PALER = 0.6
"""How much more of the light the border's hairs send back on average, by eye."""

_FINER = 0.55
"""How much finer the first of them are, which lie alone: as stout as the rest they are wires over a forehead. By eye."""


def leaving(rest: Array, index: NDArray[np.integer], line: Hairline) -> Array:
    """How far hairs (S,) leave the edge of the hair towards the face, -0.2..1: most of them hardly, some the other way.

    rest: (S, 3) their roots in rest space. index: (S,) their candidates. line: the person's.
    """
    border = smooth(3.2, 1.2, height_over_hairline(rest, line)) * smooth(100.0, 80.0, azimuth_degrees(rest))
    way = uniform(line.seed, "fan", index) ** 3 + _CROSSING * (uniform(line.seed, "fan-across", index) - 0.5)
    return np.asarray(border * np.minimum(way, 1.0), dtype=np.float32)


def paler(rest: Array, index: NDArray[np.integer], line: Hairline) -> Array:
    """Factor of the reflectance of hairs (S,), 1 and more: those of the front's border are finer than they are drawn, light
    goes through them, and sun has been at them. Dark ones are ink on bright skin.

    rest: (S, 3) their roots in rest space. index: (S,) their candidates. line: the person's.
    """
    border = smooth(2.4, 0.5, height_over_hairline(rest, line)) * smooth(100.0, 80.0, azimuth_degrees(rest))
    return np.asarray(1.0 + _PALER * border * (0.4 + 1.2 * uniform(line.seed, "paler", index)), dtype=np.float32)


def wispier(rest: Array, line: Hairline) -> Array:
    """Factor of the width of hairs (S,), 1 and less: the front's border begins with down and ends in the mass.

    rest: (S, 3) their roots in rest space. line: the person's.
    """
    border = smooth(2.1, 0.5, height_over_hairline(rest, line)) * smooth(100.0, 80.0, azimuth_degrees(rest))
    return np.asarray(1.0 - _FINER * border, dtype=np.float32)


def fanned(hairs: Array, share: Array, scale: float) -> Array:
    """Hairs (S, P, 3), cm, that leave their way along the skin, towards the face, by `share` (S,).

    scale: size of the head relative to the neutral adult one."""
    loose = np.flatnonzero(np.abs(share) > _UNSEEN)
    if not len(loose):
        return hairs
    moved = hairs.copy()
    for start in range(0, len(loose), _AT_ONCE):
        index = loose[start : start + _AT_ONCE]
        some = hairs[index]
        arc = arc_length(some)[:, None] * steps(hairs.shape[1])[None] / np.float32(scale)
        aside = np.cross(unit(np.gradient(some, axis=1)), unit(some - _SKULL))
        way = aside * dot(aside, unit(_FACE - some))
        reach = np.float32(_AWAY * scale) * share[index, None] * smooth(*_BEGINS, arc) * smooth(*_RETURNS, arc)
        moved[index] += way * reach[..., None]
    return moved
