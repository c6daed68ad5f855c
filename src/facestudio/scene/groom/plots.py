"""Plots of hair: where hairs may stand on scalp and chin, which guides they follow and which locks they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.beard_area import beard_density
from facestudio.scene.groom.regions import WIDEST, azimuth_degrees, scalp_density
from facestudio.scene.groom.surface import FrontPatch, Index, Roots, scatter
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.head.types import HeadShape

_SCALP_CANDIDATES = 52000
_BEARD_CANDIDATES = 24000
_PER_GUIDE = 30
_PER_LOCK = 8
_PER_TUFT = 8
"""On average: who leads is chosen by lot, so that locks and tufts are of very different sizes, as grown hair's are."""


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """N candidate roots and their company, the same for everybody.

    guides: (G,) indices of candidates.
    near: (N, 3) the guides nearest to each candidate, `gap`: (N, 3) their distances, cm in rest space.
    lock: (G,) the guide that leads each guide's big lock. tuft: (N,) which small tuft a candidate belongs to.
    """

    roots: Roots
    guides: Index
    near: Index
    gap: Array
    lock: Index
    tuft: Index


@dataclass(frozen=True, slots=True, eq=False)
class Plots:
    """Scalp and beard, and the face as a board to draw brows on."""

    scalp: Plot
    beard: Plot
    face: FrontPatch


class _RestKey:
    """The rest surface, told apart by the head pack's fingerprint, so that the plots are made once per pack."""

    __slots__ = ("fingerprint", "rest", "tissue", "triangles")

    def __init__(self, shape: HeadShape, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.rest, self.triangles = shape.rest, shape.triangles
        self.tissue = {name: shape.tissue[name] for name in ("ears", "lips", "inner_mouth", "eyelids")}

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _RestKey) and other.fingerprint == self.fingerprint


def plots_of(shape: HeadShape, fingerprint: str) -> Plots:
    """The plots of the head pack with this fingerprint; `shape` is any person made from it."""
    return _plots(_RestKey(shape, fingerprint))


@lru_cache(maxsize=2)
def _plots(key: _RestKey) -> Plots:
    rest, tissue = key.rest, key.tissue
    # A portrait shows little of the back of a head, so fewer hairs do there.
    seen = 1.0 - 0.62 * smooth(120, 165, azimuth_degrees(rest))
    scalp = scalp_density(rest, tissue["ears"], WIDEST) * seen
    beard = beard_density(rest, tissue["lips"], tissue["inner_mouth"], 0)
    # Under the lips and over them no hair from above covers the skin, so more must stand there.
    middle = 1.0 + 1.3 * smooth(13.2, 14.2, rest[:, 2]) * smooth(65.0, 66.0, rest[:, 1])
    nape = 0.7 + 0.3 * smooth(62.5, 64.5, rest[:, 1])
    usable = (tissue["inner_mouth"] < 0.3) & (tissue["ears"] < 0.2)
    return Plots(
        scalp=_plot(scatter(rest, key.triangles, scalp, _SCALP_CANDIDATES)),
        beard=_plot(scatter(rest, key.triangles, np.minimum(1.0, 4.0 * beard) * middle * nape, _BEARD_CANDIDATES)),
        face=FrontPatch(rest, key.triangles, usable),
    )


def _plot(roots: Roots) -> Plot:
    block = np.arange(len(roots) // _PER_GUIDE)
    guides = (block * _PER_GUIDE + _PER_GUIDE * uniform(0, "guide", block)).astype(np.int32)
    stand = roots.rest[guides]
    gap, near = cKDTree(stand).query(roots.rest, k=3)
    leaders = np.flatnonzero(uniform(0, "lock-leader", np.arange(len(guides))) < 1.0 / _PER_LOCK).astype(np.int32)
    _, leader = cKDTree(stand[leaders]).query(stand)
    chiefs = np.flatnonzero(uniform(0, "tuft-leader", np.arange(len(roots))) < 1.0 / _PER_TUFT)
    _, tuft = cKDTree(roots.rest[chiefs]).query(roots.rest)
    return Plot(
        roots=roots,
        guides=guides,
        near=_int(near),
        gap=gap.astype(np.float32),
        lock=leaders[leader],
        tuft=_int(tuft),
    )


def _int(values: NDArray[np.integer]) -> Index:
    return values.astype(np.int32)
