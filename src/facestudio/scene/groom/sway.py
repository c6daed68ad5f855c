"""How locks of hanging hair bow off the way that the cut gives them: over and under their neighbours, and across them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import normal, uniform, words
from facestudio.scene.groom.guides import steps
from facestudio.scene.groom.vectors import Array, dot, smooth, unit

MIDDLE = np.array([0.0, 4.0, -5.5], dtype=np.float32)
"""Of the braincase in head space, cm, about."""

_PART = 1.0
"""Size of the bows that parts of a lock make by themselves, relative to those of the whole lock, by eye: smaller, and hair is
of ropes."""

_PART_WAVE = 0.8
"""Their length, relative to that of the lock's bows."""

_ACROSS = 1.3
"""Length of a bow across the neighbours, relative to one over and under them: in step with it a lock would be a spring."""

_BEGINS = (1.2, 8.0)
"""cm from the root between which locks begin to bow: nearer to it a head of hair is lumpy. By eye."""

_ENDING, _ENDS = (0.6, 1.0), 0.5
"""Fractions of the length between which bows shrink, and share of them that is left at the tips: or hems are rags."""


_SECTIONS = 7
"""Locks to a section of hair, on average: what falls together over one brow, shoulder or ear. By eye."""

_SECTION = (1.25, 2.6)
"""Size of a section's bows over and across, relative to those of a lock. By eye."""

_SECTION_WAVE = 2.2
"""Their length, relative to that of the lock's bows."""


def sections(roots: Array, leader: NDArray[np.int32], seed: int) -> NDArray[np.int32]:
    """The guide that leads the section of each, (G,). roots: (G, 3). leader: (G,) of their locks. seed: of their hair."""
    locks = np.unique(leader)
    chiefs = locks[uniform(seed, "section-leader", locks) < 1.0 / _SECTIONS]
    if not len(chiefs):
        return leader
    return np.asarray(chiefs[cKDTree(roots[chiefs]).query(roots[leader])[1]], dtype=np.int32)


def swayed(guides: Array, leader: NDArray[np.int32], length: Array, size: float, wave: float, seed: int) -> Array:
    """Guides (G, P, 3), cm, each bowed with the lock that `leader` (G,) leads and as far by itself.

    length: (G,) cm. size: cm of a lock's bows, one standard deviation. wave: cm of a whole one. seed: of the person's hair.

    Fibres lit by one lamp shine where their slope turns to it: where all lie along a skull, that is one band over one shell.
    Locks that rise and sink break the band, shade each other and let the eye in between them.
    """
    along = unit(np.gradient(guides, axis=1))
    away = guides - MIDDLE
    away[..., 1] = np.maximum(away[..., 1], 0.0)  # what hangs bows off the neck sideways
    away = unit(away - along * dot(away, along))
    across = np.cross(along, away)
    fraction = steps(guides.shape[1])[None]
    arc = length[:, None] * fraction
    reach = smooth(*_BEGINS, arc) * (1.0 - (1.0 - _ENDS) * smooth(*_ENDING, fraction))
    over, aside = _bows(arc, leader, wave, seed, "sway")
    own_over, own_aside = _bows(arc, np.arange(len(guides)), _PART_WAVE * wave, seed, "sway-part")
    over, aside = over + np.float32(_PART) * own_over, aside + np.float32(_PART) * own_aside
    broad = sections(guides[:, 0], leader, seed)
    broad_over, broad_aside = _bows(arc, broad, _SECTION_WAVE * wave, seed, "sway-section")
    over = over + np.float32(_SECTION[0]) * broad_over
    aside = aside + np.float32(_SECTION[1]) * broad_aside
    move = (over * reach)[..., None] * away + (aside * reach)[..., None] * across
    return np.asarray(guides + np.float32(size) * move, dtype=np.float32)


def _bows(arc: Array, key: NDArray[np.integer], wave: float, seed: int, stream: str) -> tuple[Array, Array]:
    """Displacements over and across, (G, P) of size about 1, of guides at `arc` (G, P), cm, alike for the same key (G,)."""
    pitch, first, second = (w.astype(np.float32)[:, None] / np.float32(4294967296.0) for w in words(seed, stream, key))
    aim = normal(seed, stream, key[:, None].astype(np.uint32) * np.uint32(2) + np.arange(2, dtype=np.uint32))
    turn = arc / (np.float32(wave) * (0.7 + 0.6 * pitch))
    over = aim[:, :1] * np.sin(2.0 * np.pi * (turn + first))
    aside = aim[:, 1:] * np.sin(2.0 * np.pi * (turn / np.float32(_ACROSS) + second))
    return np.asarray(over, dtype=np.float32), np.asarray(aside, dtype=np.float32)
