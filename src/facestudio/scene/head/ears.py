"""The outer ear: what the pack's lacks at some ages, in rest space, on the cage.

| flaw | mend |
| --- | --- |
| lobes run down to a point | their hind margin is round, their tip ends higher |
| a child's ear is nearly flat within its rim | its ridges and hollows stand out as an adult's do |
| ears of grown people lean back by 5 to 8 degrees | they turn back |
| those of women and of the African morphs lie flat on the head | they turn outwards |
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import normal
from facestudio.maths.normals import vertex_normals
from facestudio.maths.steps import smooth_step
from facestudio.maths.subdivision import triangulate
from facestudio.spec.types import Form

Array = NDArray[np.float64]

YEARS = (0.0, 4.0, 10.0, 16.0)
RELIEF = (0.85, 0.75, 0.45, 0.12)
"""By how much of its own height the ear's relief grows, at `YEARS`. By eye."""
ROUNDER = (1.7, 1.6, 1.3, 1.0)
"""By how much more the lobes of the young are rounded, at `YEARS`. By eye."""
HOLLOW_CM = (0.04, 0.34)
"""Depths below the even ear between which a place becomes a hollow. By eye."""
SMOOTHINGS = 10
"""Averagings with the neighbours that leave an ear without helix, antihelix or concha."""
GROWN_YEARS, OWN_YEARS = (8.0, 18.0), (12.0, 18.0)
"""Years over which ears turn, and over which come each one's own turn and what men's lack still."""
MEN_MORE = 2.6
"""Degrees by which men's turn further: seen from ahead they were strips along the head (by eye)."""
LEANS_BACK = 5.5
"""Degrees by which the upper end turns back: long axes leant back by 5 to 8, in life by some 20 (from memory, unchecked).
With 8, temples of spectacles, which bend at the top, ended in the air over some."""
WOMEN_OUT, MEN_OUT, AFRICAN_OUT = 9.0, 2.0, (4.0, 7.0)
"""Degrees by which ears turn outwards; the last, African women's and men's more. Seen from above, they stood 15
degrees off the middle in 12 European men, 9 in East Asian and 4 in African ones, 4, 4 and 0 in women: in life 15 to 25 (from
memory, unchecked)."""
OWN_OUT, OWN_MOST = (2.2, 0.9), 1.6
"""Deviations of a person's turn, degrees, of both ears and of either alone, and the most of each, in deviations: all ears stood
off alike. Of some 5 in life (from memory, unchecked) so much, by eye."""
HINGE_Z = (5.8, 6.7)
"""Rest depths of the ear's front, about which it turns, cm."""
LOBE_Y, LOBE_Z = (70.1, 71.0, 72.6), (4.4, 6.2)
"""Heights over which the lobe's hind margin swells and sinks again; depths over which it does so, from behind. Rest space,
cm."""
LOBE_ROUNDER_CM, TIP_HIGHER = 0.36, 0.22
"""How far the margin moves back, and by which share of it what lies below the lobe's middle rises."""


def ears_formed(
    pack: HeadPack, head: NDArray[np.float32], size: float, form: Form, years: float, seed: int
) -> NDArray[np.float32]:
    """A head at rest, (V0, 3) cm of the pack's vertices, with its ears' stand, relief and round lobes.

    size: of the head, 1 an adult's. form, years, seed: of the person.
    """
    chosen, share, mean = _ear(pack)
    shaped = head[chosen].astype(np.float64)
    even = shaped
    for _ in range(SMOOTHINGS):
        even = even + share * (mean @ even - even)
    rest = pack.rest[chosen].astype(np.float64)
    firm = share * smooth_step(*LOBE_Y[1:], rest[:, 1])[:, None]
    shaped = shaped + float(np.interp(years, YEARS, RELIEF)) * firm * (shaped - even)
    moved = head.copy()
    shaped = shaped + size * float(np.interp(years, YEARS, ROUNDER)) * share * _rounder(rest)
    grown = float(smooth_step(*GROWN_YEARS, years))
    own_grown = float(smooth_step(*OWN_YEARS, years))
    more = own_grown * (1.0 - form.femininity) * MEN_MORE
    both, left, right = own_grown * np.clip(normal(seed, "ears stand out", np.arange(3)), -OWN_MOST, OWN_MOST)
    for side, own in ((1.0, left), (-1.0, right)):
        turn = grown * _outwards(form) + more + OWN_OUT[0] * both + OWN_OUT[1] * own
        outwards, back = np.radians((turn, grown * LEANS_BACK))
        ear = side * rest[:, 0] > 0.0
        hinge = _mean_of(shaped[ear], rest[ear], HINGE_Z)
        shaped[ear] += share[ear] * (_turned(shaped[ear] - hinge, side * outwards, back) + hinge - shaped[ear])
    moved[chosen] = shaped
    return moved


def _outwards(form: Form) -> float:
    """Degrees by which grown people's ears turn outwards."""
    woman = form.femininity
    return woman * (WOMEN_OUT + form.african * AFRICAN_OUT[0]) + (1.0 - woman) * (
        MEN_OUT + form.african * AFRICAN_OUT[1]
    )


def _mean_of(head: Array, rest: Array, depths: tuple[float, float]) -> Array:
    """(3,) mean of what lies between two depths of rest space. head, rest: (N, 3)."""
    return np.asarray(head[(rest[:, 2] > depths[0]) & (rest[:, 2] < depths[1])].mean(axis=0))


def _turned(from_hinge: Array, outwards: float, back: float) -> Array:
    """(N, 3) places turned about an upright axis, the hind ones outwards, and about one across, the upper ones back."""
    x, y, z = from_hinge.T
    x, z = x * np.cos(outwards) - z * np.sin(outwards), z * np.cos(outwards) + x * np.sin(outwards)
    return np.column_stack([x, y * np.cos(back) + z * np.sin(back), z * np.cos(back) - y * np.sin(back)])


@lru_cache(maxsize=1)
def ear_hollows(pack: HeadPack) -> NDArray[np.float32]:
    """(V2,) 0 on an ear's ridges and everywhere else .. 1 deep in its hollows, on the finest skin, of the rest head."""
    chosen, share, mean = _ear(pack)
    even = start = pack.rest[chosen].astype(np.float64)
    for _ in range(SMOOTHINGS):
        even = even + share * (mean @ even - even)
    cage = pack.skin.cage
    place = np.searchsorted(cage, chosen)
    outward = vertex_normals(pack.rest[cage], triangulate(pack.skin.quads[0]))[place]
    below = np.einsum("ij,ij->i", even - start, outward)
    hollow = np.zeros(len(cage))
    hollow[place] = share[:, 0] * smooth_step(*HOLLOW_CM, below)
    fine = np.asarray(pack.skin.subdivide @ hollow[:, None], np.float32)[:, 0]
    # Between the cage's vertices it spreads beyond the ear.
    return fine * np.asarray(pack.tissue["ears"], np.float32)


def _rounder(rest: Array) -> Array:
    """(N, 3) displacement of the lobes. rest: (N, 3)."""
    low, middle, high = LOBE_Y
    y, z = rest[:, 1], rest[:, 2]
    lobe = smooth_step(low, middle, y) * (1.0 - smooth_step(middle, high, y))
    behind = 1.0 - smooth_step(*LOBE_Z, z)
    moved = np.zeros_like(rest)
    moved[:, 2] = -LOBE_ROUNDER_CM * lobe * behind
    moved[:, 1] = TIP_HIGHER * np.maximum(middle - y, 0.0)
    return moved


@lru_cache(maxsize=1)
def _ear(pack: HeadPack) -> tuple[NDArray[np.int32], Array, sparse.csr_matrix]:
    """The pack's vertices (N,) of both ears, how much each counts (N, 1), and the mean over each one's neighbours (N, N)."""
    cage = pack.skin.cage
    weight = np.asarray(pack.tissue["ears"][: len(cage)], np.float64)
    kept = np.flatnonzero(weight > 0.0)
    place = np.full(len(cage), -1)
    place[kept] = np.arange(len(kept))
    quads = place[pack.skin.quads[0]]
    a, b = quads.reshape(-1), np.roll(quads, -1, axis=1).reshape(-1)
    both = (a >= 0) & (b >= 0)
    a, b = np.concatenate([a[both], b[both]]), np.concatenate([b[both], a[both]])
    count = len(kept)
    near = sparse.coo_matrix((np.ones(len(a)), (a, b)), (count, count)).tocsr()
    mean = sparse.diags(1.0 / np.maximum(np.asarray(near.sum(axis=1)).reshape(-1), 1.0)) @ near
    return cage[kept], weight[kept][:, None], mean.tocsr()
