"""Teeth and gums. The base mesh only has two plain bands where teeth belong, so crowns are modelled here, on the bands' arches.

Widths and lengths of crowns follow M. Ash and S. Nelson, "Wheeler's Dental Anatomy, Physiology and Occlusion", 8th ed., table
1-1, from the middle outwards, as far as a smile shows; the upper incisors' were found quoted, the others are from memory,
unchecked. Their depths are not Wheeler's (7.0 and 6.0 mm for the incisors) but less, by eye: backs are not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.normals import vertex_normals
from facestudio.maths.surfaces import strip_triangles

Array = NDArray[np.float64]

LEVELS, SECTORS = 7, 16
"""Rings of a crown from gum to edge, and vertices of a ring."""
GUM_POINTS, GUM_SECTORS = 90, 8
FIRST_TOOTH_YEARS, LAST_DECIDUOUS_YEARS, LAST_MIXED_YEARS = 0.8, 6.5, 11.5
DECIDUOUS_SCALE, DECIDUOUS_LOW = 0.80, 0.82
"""Milk teeth against the permanent ones: incisors about 6.5 mm wide (from memory) instead of 8.5; and how much lower their
crowns are than so small ones would be, by eye."""
TOUCHING, APART, WIDE_APART = 0.555, 0.530, 0.500
"""Half widths of crowns against their share of the arch: permanent ones touch, most milk teeth do not (textbook dentistry)."""
LARGE = 1.06
"""Of the first permanent incisors, in a jaw that has yet to grow for them, by eye."""
ERUPTED = (((6.0, 8.0, 10.0), (0.70, 0.92, 1.0)), ((6.5, 8.0, 10.0), (0.55, 0.80, 1.0)))
"""Years -> share of its crown that a central, a lateral incisor has got out of the gum, by eye: they come at 7 and 8, lower
ones a year before (textbook dentistry)."""
ARCH_TABLE = (
    (0.0, 14.22),
    (0.88, 14.12),
    (1.5, 13.8),
    (1.85, 13.46),
    (2.25, 12.86),
    (2.61, 12.12),
    (2.93, 11.28),
    (3.06, 10.65),
    (3.19, 10.0),
    (3.26, 9.4),
)
"""(x, z) of the outer side of the upper teeth, rest space, cm: the upper band's at half height, in front 2 mm nearer the lips,
which lie on the teeth in life."""


@dataclass(frozen=True, slots=True)
class Arch:
    """One row. widths, heights, depths: of the crowns, cm, from the middle outwards. edge_y: of the front edge, rest space.
    rise: how much higher the edge lies at the last tooth. up: +1 where the gum lies above. inset: behind the upper arch."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    depths: tuple[float, ...]
    edge_y: float
    rise: float
    up: float
    inset: float


UPPER = Arch(
    (0.85, 0.65, 0.75, 0.70, 0.70, 1.00, 0.90),
    (0.93, 0.80, 0.90, 0.80, 0.80, 0.72, 0.68),
    (0.42, 0.38, 0.55, 0.80, 0.80, 0.95, 0.95),
    edge_y=68.30,
    rise=0.35,
    up=1.0,
    inset=0.0,
)
LOWER = Arch(
    (0.50, 0.55, 0.70, 0.70, 0.70, 1.10, 1.05),
    (0.90, 0.95, 1.10, 0.85, 0.80, 0.75, 0.70),
    (0.38, 0.38, 0.52, 0.70, 0.75, 0.95, 0.95),
    edge_y=68.22,
    rise=0.40,
    up=-1.0,
    inset=0.26,
)
DISORDERS = 24
TURNED_DEG, OUT_OF_LINE_CM, SHORTER_CM = 7.5, 0.032, 0.036
"""How far teeth are turned, stand out of the arch and differ in length at most, by eye."""
OWN_WIDTH = (0.04, 0.12, 0.05, 0.05, 0.05, 0.04, 0.04)
"""By what share crowns are wider or narrower than most people's at most: about two standard deviations; lateral incisors vary
most of all teeth (textbook dentistry)."""
TONES = (0.22, 0.34, 0.92, 0.55, 0.50, 0.55, 0.60)
"""Canines are the yellowest, incisors the whitest (textbook dentistry)."""
ROUNDED = ((0.91, 0.61), (0.84, 0.47), (0.80, 0.40), (0.90, 0.66))
"""Width of the last two rings before the cutting edge, of central and lateral incisors, canines and the rest: the corners of
central incisors are the squarest (textbook anatomy)."""
LATERAL_SHORTER_CM = 0.080
"""The upper lateral incisors end a little above their neighbours, which is what makes the line of a smile."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """positions, normals: (V, 3) rest space. gum: (V,) 1 on the gum. triangles: (F, 3).

    place: (V, 3) on a crown: 0 at the gum .. 1 at the edge; 0 in its middle .. 1 where it meets its neighbour; the tooth's own
    tone, 0..1. 0 on the gum."""

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    gum: NDArray[np.float32]
    place: NDArray[np.float32]
    triangles: NDArray[np.int32]


def teeth_row(*, upper: bool, years: float, disorder: int = 0) -> Row:
    """One row of teeth with its gum for an age in years. The toothless gum of a baby below 10 months has no crowns.

    disorder: which of DISORDERS - 1 ways the teeth stand a little askew; 0 is a row like a prosthesis.
    """
    return _row(
        upper,
        float(np.clip(np.floor(years + 0.5), 0.0, 12.0)) if years >= FIRST_TOOTH_YEARS else -1.0,
        disorder % DISORDERS,
    )


@dataclass(frozen=True, slots=True)
class _Tooth:
    """One crown of an age, cm. width, height, depth: of it. apart: half of its width against its share of the arch. late: by
    how much its edge is still short of the others'. middle: of it, along the arch."""

    width: float
    height: float
    depth: float
    apart: float
    late: float
    middle: float


def _teeth(arch: Arch, years: float, disorder: int) -> list[_Tooth]:
    """The teeth of one side, from the middle outwards: milk teeth, permanent ones, or between 7 and 11 years some of both."""
    teeth: list[_Tooth] = []
    start = 0.0
    for k, (width, height, depth) in enumerate(zip(arch.widths, arch.heights, arch.depths, strict=True)):
        milk = years < LAST_DECIDUOUS_YEARS or (years < LAST_MIXED_YEARS and k > 1)
        scale, apart, out = 1.0, TOUCHING, 1.0
        width = width * (1.0 + OWN_WIDTH[k] * _askew(disorder, arch.up, k, 1.0, 6))
        if milk:
            own = 0.5 + 0.5 * _askew(disorder, arch.up, k, 1.0, 4)
            scale, apart = DECIDUOUS_SCALE, APART + (WIDE_APART - APART) * own**2
        elif years < LAST_MIXED_YEARS:
            ahead = 0.6 * _askew(disorder, arch.up, k, 1.0, 5) + (0.0 if arch.up > 0 else 1.0)
            scale, apart = LARGE if k == 0 else 1.0, APART
            out = float(np.interp(years + ahead, *ERUPTED[k]))
        low = scale * (DECIDUOUS_LOW if milk else 1.0) * height
        late = 0.55 * (1.0 - out) * low
        teeth.append(_Tooth(scale * width, out * low, scale * depth, apart, late, start + 0.5 * scale * width))
        start += 0.985 * scale * width
    return teeth


@lru_cache(maxsize=32)
def _row(upper: bool, years: float, disorder: int) -> Row:
    """The row as arrays that are shared: they depend on nothing else and must not be written to. years: below 0 before
    the first tooth."""
    arch = UPPER if upper else LOWER
    teeth = _teeth(arch, years, disorder)
    gum, gum_triangles = _gum(arch, teeth, DECIDUOUS_SCALE if years < LAST_DECIDUOUS_YEARS else 1.0)
    pieces = [(gum, np.zeros((len(gum), 3)), gum_triangles)]
    if years >= 0.0:
        for k, tooth in enumerate(teeth):
            pieces += [_crown(arch, k, tooth, side * tooth.middle, disorder) for side in (1.0, -1.0)]
    counts = np.cumsum([0, *(len(points) for points, _, _ in pieces)])
    positions = np.concatenate([points for points, _, _ in pieces])
    place = np.concatenate([on for _, on, _ in pieces])
    triangles = np.concatenate([t + start for (*_, t), start in zip(pieces, counts[:-1], strict=True)]).astype(np.int32)
    on_gum = np.zeros(len(positions), np.float32)
    on_gum[: counts[1]] = 1
    normals = vertex_normals(positions, triangles)
    return Row(positions.astype(np.float32), normals, on_gum, place.astype(np.float32), triangles)


def _askew(disorder: int, up: float, k: int, side: float, stream: int) -> float:
    """How far a tooth is out of line in one way, -1..1: a hash by sines, good enough for a few dozen numbers."""
    if disorder == 0:
        return 0.0
    x = (
        np.sin(12.9898 * disorder + 78.233 * (k + 1) * (1.0 if side > 0 else 1.7) + 37.719 * stream + 5.1 * up)
        * 437.585
    )
    return float(2.0 * (x - np.floor(x)) - 1.0)


def _on_arch(arch: Arch, along: Array) -> tuple[Array, Array]:
    """Outer side of the arch at distances (N,) cm from the middle, positive to the left: (x, z) and outward normals (N, 2)."""
    table = np.array(ARCH_TABLE) - np.array([0.55 * arch.inset, arch.inset])
    table[0, 0] = 0.0
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(table, axis=0), axis=1))])
    distance = np.abs(along)

    def curve(at: Array) -> Array:
        return np.stack([np.interp(at, length, table[:, k]) for k in (0, 1)], axis=1)

    ahead = curve(distance + 0.3) - curve(np.maximum(distance - 0.3, 0))
    ahead[:, 0] = np.maximum(ahead[:, 0], 1e-3)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    side = np.where(along < 0, -1.0, 1.0)
    points = curve(distance) * np.stack([side, np.ones_like(side)], axis=1)
    # The middle of the arch looks straight ahead on both sides.
    blend = np.clip(distance / 0.3, 0, 1)
    normals = np.stack([-ahead[:, 1] * side * blend, ahead[:, 0]], axis=1)
    return points, normals / np.linalg.norm(normals, axis=1, keepdims=True)


def _edge_height(arch: Arch, along: Array) -> Array:
    return arch.edge_y + arch.rise * np.clip(np.abs(along) / 5.2, 0, 1) ** 1.6


def _crown(arch: Arch, k: int, tooth: _Tooth, along: float, disorder: int) -> tuple[Array, Array, NDArray[np.int32]]:
    """One crown: rings of superellipses from below the gum to the edge, closed by a cap; points, places (Row), triangles."""
    scale = tooth.depth / arch.depths[k]
    (place,), (normal,) = _on_arch(arch, np.array([along]))
    own = [_askew(disorder, arch.up, k, along, stream) for stream in range(4)]
    turned = np.radians(TURNED_DEG) * own[0]
    normal = np.array([[np.cos(turned), -np.sin(turned)], [np.sin(turned), np.cos(turned)]]) @ normal
    place = place + OUT_OF_LINE_CM * own[1] * normal
    outward = np.array([normal[0], 0.0, normal[1]])
    across = np.array([normal[1], 0.0, -normal[0]])
    edge = (
        arch.up * SHORTER_CM * own[2]
        + float(_edge_height(arch, np.array([along]))[0])
        + (LATERAL_SHORTER_CM if arch.up > 0 and k == 1 else 0.0)
        + arch.up * tooth.late
    )
    t = np.array([-0.25, 0.0, 0.28, 0.58, 0.80, 0.92, 1.0])  # 0 at the gum's margin, 1 at the edge
    half_width = tooth.apart * tooth.width * np.array([0.72, 0.82, 0.95, 1.02, 1.01, *ROUNDED[min(k, 3)]])
    cutting = k < 3
    thinning = (
        np.array([0.95, 1.0, 0.95, 0.80, 0.55, 0.34, 0.22]) if cutting else np.array([0.9, 1, 1.04, 1.03, 1, 0.92, 0.7])
    )
    half_depth = 0.5 * tooth.depth * thinning
    # The front is gently convex and leans inwards to the edge; depth goes behind it.
    front = 0.045 * np.array([-0.6, 0.3, 1.0, 1.0, 0.3, -0.8, -1.5]) * scale
    pointed = 0.13 * scale if k == 2 else 0.0
    turn = np.arange(SECTORS) * (2 * np.pi / SECTORS)
    ring = [np.sign(w) * np.abs(w) ** (2 / 2.45) for w in (np.cos(turn), np.sin(turn))]
    u, w = half_width[:, None] * ring[0], half_depth[:, None] * (ring[1] - 1) + front[:, None]
    # A tooth is narrower behind than in front.
    u = u * (1 - 0.18 * (1 - ring[1]) / 2)
    fall = (edge + arch.up * tooth.height * (1 - t))[:, None] + arch.up * pointed * (np.abs(ring[0]) - 0.5) * t[
        :, None
    ] ** 4
    centre = np.array([place[0], 0.0, place[1]])
    points = centre + u[..., None] * across + w[..., None] * outward + fall[..., None] * np.array([0.0, 1.0, 0.0])
    cap = points[-1].mean(axis=0) - arch.up * np.array([0.0, 0.01 if cutting else -0.06, 0.0])
    last = (LEVELS - 1) * SECTORS + np.arange(SECTORS)
    fan = np.stack([np.full(SECTORS, LEVELS * SECTORS), np.roll(last, -1), last], axis=1)
    triangles = np.concatenate([strip_triangles(LEVELS, SECTORS), fan])
    points = np.concatenate([points.reshape(-1, 3), cap[None]])
    on = np.empty((len(points), 3))
    on[:-1, 0], on[:-1, 1] = np.repeat(np.clip(t, 0, 1), SECTORS), np.tile(np.abs(ring[0]), LEVELS)
    on[-1, :2] = 1.0, 0.0
    on[:, 2] = np.clip(TONES[k] + 0.25 * own[3], 0, 1)
    return points, on, _outward(points, triangles)


def _gum(arch: Arch, teeth: list[_Tooth], scale: float) -> tuple[Array, NDArray[np.int32]]:
    """A bead along the necks of the teeth, drawn down between them into papillae."""
    ends = np.concatenate([[0], np.cumsum([0.985 * tooth.width for tooth in teeth])])
    along = np.linspace(-ends[-1], ends[-1], GUM_POINTS)
    places, normals = _on_arch(arch, along)
    which = np.clip(np.searchsorted(ends, np.abs(along), side="right") - 1, 0, len(teeth) - 1)
    inside = (np.abs(along) - ends[which]) / (ends[which + 1] - ends[which])
    neck = np.interp(np.abs(along), (ends[1:] + ends[:-1]) / 2, [tooth.height + tooth.late for tooth in teeth])
    papilla = 0.16 * scale * np.abs(2 * inside - 1) ** 2
    margin = _edge_height(arch, along) + arch.up * (neck - papilla)
    turn = np.arange(GUM_SECTORS) * (2 * np.pi / GUM_SECTORS)
    half_height, half_depth = 0.42 if arch.up > 0 else 0.24, 0.34
    # The bead's lower end is the margin; it stands 0.3 mm proud of the crowns.
    drop = half_height * (np.cos(turn)[None, :] + 1)
    out = half_depth * (np.sin(turn)[None, :] - 1) + 0.03
    y = margin[:, None] + arch.up * drop
    points = np.stack([places[:, :1] + normals[:, :1] * out, y, places[:, 1:] + normals[:, 1:] * out], axis=-1).reshape(
        -1, 3
    )
    return points, _outward(points, strip_triangles(GUM_POINTS, GUM_SECTORS), tube=GUM_SECTORS)


def _outward(points: Array, triangles: NDArray[np.int32], tube: int = 0) -> NDArray[np.int32]:
    """Triangles turned so that they face away from the middle (of the piece, or of each ring of `tube` points)."""
    if tube:
        middle = np.repeat(points.reshape(-1, tube, 3).mean(axis=1), tube, axis=0)
    else:
        middle = np.broadcast_to(points.mean(axis=0), points.shape)
    a, b, c = (points[triangles[:, k]] for k in range(3))
    out = (points - middle)[triangles].sum(axis=1)
    facing = float(np.einsum("ij,ij->i", np.cross(b - a, c - a), out).sum())
    return (triangles if facing > 0 else triangles[:, ::-1]).astype(np.int32)
