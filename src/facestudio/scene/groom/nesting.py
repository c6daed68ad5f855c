"""How locks of hair that hangs shade themselves and each other: finer than casters are, which stand for dozens of hairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.groom.guides import arc_length, steps
from facestudio.scene.groom.sway import MIDDLE
from facestudio.scene.groom.vectors import Array, dot, smooth, unit

_HAIR, _LOCK = 0.11, 0.36
"""How much more or less light than usual reaches backs and flanks of small locks, and small locks on the back or the flank of
their big one; by eye."""

_SECTION = 0.25
"""The same for big locks in a section of hair, which is some centimetres wide and hangs before or behind others. By eye."""

_SHORT_HAIR, _SHORT_LOCK = 0.26, 0.52
"""The same of hair that stands: its locks are apart at their tips, and between them one sees down to the skin. By eye."""

_FLANK = 0.55
"""Weight of lying at the flank, relative to that of lying on the back or underneath, by eye."""

_LEAST = 0.02
"""cm. Locks thinner than that shade nothing."""

_GATHERED, _SHORT_GATHERED = (0.7, 5.0), (0.3, 1.8)
"""cm from the root between which hairs come to be locks that shade each other, where they hang and where they stand, by eye."""


def openness(
    hairs: Array,
    small: NDArray[np.integer],
    big: NDArray[np.integer],
    hangs: bool = True,
    section: NDArray[np.integer] | None = None,
) -> Array:
    """Light that reaches the points of hairs (S, P, 3), cm in head space, relative to what casters tell, (S, P) about 1.

    small, big: (S,) numbers of the locks that each belongs to; those of one small lock belong to one big one.
    hangs: whether hair does, or stands and gathers sooner. section: (S,) of those that big ones belong to, None if to none.

    What the eye takes for a lock is lighter on its back and darker where it dives under its neighbours. Without that hair is
    one surface, and what differs in it is single hairs: felt.
    """
    of_small, of_big = _centres(hairs, small), _centres(hairs, big)
    away = of_big - MIDDLE
    away[..., 1] = np.maximum(away[..., 1], 0.0)  # what hangs shows its outer side
    away = unit(away)
    of_hair, of_lock = (_HAIR, _LOCK) if hangs else (_SHORT_HAIR, _SHORT_LOCK)
    shade = np.float32(of_hair) * _lying(hairs - of_small, away) + np.float32(of_lock) * _lying(of_small - of_big, away)
    if section is not None:
        shade = shade + np.float32(_SECTION) * _lying(of_big - _centres(hairs, section), away)
    arc = arc_length(hairs)[:, None] * steps(hairs.shape[1])[None]
    return np.asarray(1.0 + shade * smooth(*(_GATHERED if hangs else _SHORT_GATHERED), arc), dtype=np.float32)


def _lying(beside: Array, away: Array) -> Array:
    """-1 under or aside .. 1 on the back of a lock, (S, P), for offsets (S, P, 3) from its middle, where outside is `away`."""
    over = dot(beside, away)[..., 0]
    flank = (beside * beside).sum(axis=-1) - over * over
    usual = flank.mean(axis=0)
    wide = np.maximum(usual, np.float32(_LEAST**2))
    high = np.maximum((over * over).mean(axis=0), np.float32(_LEAST**2))
    return np.asarray(np.tanh(over / np.sqrt(high) - np.float32(_FLANK) * ((flank - usual) / wide)), dtype=np.float32)


def _centres(hairs: Array, lock: NDArray[np.integer]) -> Array:
    """The middle of each hair's lock, `lock` (S,), at each of its points, (S, P, 3)."""
    order = np.argsort(lock, kind="stable")
    ordered = lock[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    count = np.diff(np.append(first, len(lock)))
    middle = np.add.reduceat(hairs[order], first, axis=0) / count[:, None, None].astype(np.float32)
    member = np.empty(len(lock), dtype=np.int64)
    member[order] = np.repeat(np.arange(len(first)), count)
    return np.asarray(middle[member], dtype=np.float32)
