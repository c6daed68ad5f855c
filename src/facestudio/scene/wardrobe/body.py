"""The body of a garment: the helper surface of the pack, eased off the body, with folds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.counter_hash import uniform
from facestudio.maths.normals import vertex_normals
from facestudio.maths.subdivision import triangulate
from facestudio.scene.head.types import HeadShape
from facestudio.scene.wardrobe.chart import Chart, ChartPlan, chart_plan
from facestudio.scene.wardrobe.cuts import CUTS
from facestudio.scene.wardrobe.laid import laid_flat
from facestudio.scene.wardrobe.neckline import azimuth, inside, neck_height
from facestudio.scene.wardrobe.sheet import Sheet, trimmed
from facestudio.scene.wardrobe.skin import MOST_CM, off_the_skin

ADULT_EYES_CM = 6.45
"""Distance of the eyeballs of an adult, by which the size of a person is judged."""
EDGE_CM = 1.7
"""Width of the edge that surface_cloth.frag treats as hem or ribbing."""
FITTED_CM = (1.0, 9.0)
"""Depth below the neckline over which cloth that is fitted to the neck becomes cloth that hangs."""
FRAYING_CM = 0.6
"""Bands that reach further down than this hide the edge of the body."""
BENEATH_CM = 4.0
"""So far below the neckline of the garment over it, cloth can't be seen any more."""
HOLLOW_CM = 0.06
"""How far cloth may lie below the coarse form that casts its shadow."""
EASING_STEPS = 6
"""Steps of averaging that let the cloth hang across hollows instead of following every muscle."""
_LOWEST = ((0.70, 0.80, 0.96), (34.0, 41.0, 47.0))
"""Height in rest space, cm, by the size of the person, below which no portrait shows the garment; at least 3 cm to spare."""


MARGIN_CM = 3.0
"""More of the mesh than is drawn, so that the normals at its end are what they were."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """sheet: the cloth below the neckline. chart: of the eased surface, for collars. size: of the person, 1 for an adult."""

    sheet: Sheet
    chart: Chart
    size: float


def garment_body(cut_name: str, seed: int, pack: HeadPack, shape: HeadShape, *, beneath: str = "") -> Body:
    """The garment of a cut below its neckline, and the chart on which its collar is built.

    seed: of the folds. beneath: the cut worn over it, under which nothing of it is drawn.
    """
    cut = CUTS[cut_name]
    size = clothing_size(shape)
    lowest = float(np.interp(size, *_LOWEST))
    piece = _piece(pack, max(floor for floor in _LOWEST[1] if floor <= lowest))
    pattern = _pattern(pack, piece, cut_name)
    positions = piece.subdivide @ _eased(pack, shape.cage[pack.garment.cage].astype(np.float64), pattern.easing)
    rest, triangles = piece.rest, piece.triangles
    normals = vertex_normals(positions, triangles)
    positions = positions + normals * (cut.ease + cut.loose * pattern.away)[:, None] * size
    positions = positions + normals * _fit(cut.close * size, positions, pattern.depth, shape)[:, None]
    chart = piece.chart.of(positions, vertex_normals(positions, triangles))
    height = cut.fold * folds(seed, rest, pattern.depth)
    positions = positions + normals * (size * (0.3 * height if beneath else height))[:, None]
    edge = chart.climb_at(piece.angle, pattern.neckline)
    coverage = edge - chart.climb_at(piece.angle, rest[:, 1]) - cut.under_band * size
    # Beyond the cut the plain cloth begins at once: the stitched edge that the shader draws is the collar's.
    # Where the body's own edge can be seen, at a throat, a jump there would fray it.
    if cut.under_band > FRAYING_CM:
        coverage = coverage + np.where(coverage > 0, EDGE_CM, -EDGE_CM)
    shown = (coverage > 0) & (inside(beneath, rest) < BENEATH_CM) if beneath else coverage > 0
    drawn = triangles[shown[triangles].any(axis=1) & (rest[triangles, 1] > lowest).any(axis=1)]
    corners = piece.quads[:, :, 0]
    cast = shown[corners].all(axis=1) & (rest[corners, 1] > lowest).any(axis=1)
    return Body(
        sheet=Sheet(
            positions=positions.astype(np.float32),
            normals=vertex_normals(positions, triangles),
            rest=rest,
            coverage_cm=coverage.astype(np.float32),
            weft_warp=np.float32(size) * piece.flat,
            trim=trimmed(len(rest), crease=1.0),
            triangles=drawn,
            casters=_casters(positions, normals, piece.quads[cast]),
        ),
        chart=chart,
        size=size,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The part of the pack's garment that portraits of some size show, whoever wears it.

    subdivide: from its cage to the V vertices. rest: (V, 3) float32. angle: (V,) round the neck. flat: (V, 2) cm of cloth.
    triangles: (F, 3), the finest. quads: (Q, 4, 4), the four finest of each quad of level 1. chart: how its chart is taken.
    """

    subdivide: sparse.csr_matrix
    rest: NDArray[np.float32]
    angle: NDArray[np.float64]
    flat: NDArray[np.float32]
    triangles: NDArray[np.int32]
    quads: NDArray[np.int32]
    chart: ChartPlan


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """What a cut makes of a piece: depth below the neckline (V,), the neckline's height there, how far `loose` counts, and
    the easing of the cage."""

    depth: NDArray[np.float64]
    neckline: NDArray[np.float64]
    away: NDArray[np.float64]
    easing: NDArray[np.float64]


@lru_cache(maxsize=3)
def _piece(pack: HeadPack, floor: float) -> _Piece:
    """The garment above `floor` - MARGIN_CM, rest space, cm."""
    surface = pack.garment
    rest = np.asarray(surface.subdivide @ pack.rest[surface.cage], np.float32)
    low = floor - MARGIN_CM
    triangles = surface.triangles[-1][(rest[surface.triangles[-1], 1] > low).any(axis=1)]
    quads = surface.quads[-1].reshape(-1, 4, 4)
    quads = quads[(rest[quads, 1] > low).any(axis=(1, 2))]
    kept = np.unique(np.concatenate([triangles.reshape(-1), quads.reshape(-1)]))
    place = np.zeros(len(rest), np.int32)
    place[kept] = np.arange(len(kept))
    rest = rest[kept]
    return _Piece(
        subdivide=surface.subdivide.matrix()[kept],
        rest=rest,
        angle=azimuth(rest),
        flat=laid_flat(rest),
        triangles=place[triangles],
        quads=place[quads],
        chart=chart_plan(rest, place[triangles]),
    )


def _casters(
    positions: NDArray[np.floating], normals: NDArray[np.floating], quads: NDArray[np.int32]
) -> NDArray[np.int32]:
    """(F, 3) triangles that cast the cloth's shadow: one quad for four, but where cloth is hollow.

    There, as beside a collarbone, the coarse quad would lie before the cloth and cast a spot of shadow on it.
    positions, normals: (V, 3). quads: (Q, 4, 4) as of `_Piece`.
    """
    # As `maths.subdivision` orders a child: corner, the edge's point that follows it, the face's point, the edge's before.
    corner, edge, face = quads[:, :, 0], quads[:, :, 1], quads[:, 0, 2]
    flat = positions[corner]
    over_face = np.einsum("qi,qi->q", flat.mean(axis=1) - positions[face], normals[face])
    halfway = 0.5 * (flat + np.roll(flat, -1, axis=1))
    over_edge = np.einsum("qki,qki->qk", halfway - positions[edge], normals[edge]).max(axis=1)
    hollow = np.maximum(over_face, over_edge) > HOLLOW_CM
    return triangulate(np.concatenate([corner[~hollow], quads[hollow].reshape(-1, 4)]))


@lru_cache(maxsize=8)
def _pattern(pack: HeadPack, piece: _Piece, cut_name: str) -> _Pattern:
    neckline = neck_height(cut_name, piece.angle)
    depth = neckline - piece.rest[:, 1]
    return _Pattern(
        depth=depth,
        neckline=neckline,
        away=_step(0.5, 8.0, depth),
        easing=0.6 * _step(1.0, 7.0, inside(cut_name, pack.rest[pack.garment.cage]))[:, None],
    )


@lru_cache(maxsize=1)
def _neighbours(pack: HeadPack) -> sparse.csr_matrix:
    """(V, V) the mean of each cage vertex' neighbours."""
    quads = pack.garment.quads[0]
    a, b = quads.reshape(-1), np.roll(quads, -1, axis=1).reshape(-1)
    rows, columns, count = np.concatenate([a, b]), np.concatenate([b, a]), len(pack.garment.cage)
    adjacency = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), (count, count)).tocsr()
    return (sparse.diags(1 / np.asarray(adjacency.sum(axis=1)).reshape(-1)) @ adjacency).tocsr()


def _fit(
    close: float, positions: NDArray[np.float64], depth: NDArray[np.float64], shape: HeadShape
) -> NDArray[np.float64]:
    """(V,) cm by which the cloth has to move to lie `close` to the skin at the neckline, and nowhere nearer below it."""
    move = np.zeros(len(positions))
    near = np.flatnonzero((depth > -3) & (depth < FITTED_CM[1]))
    wanted = close - off_the_skin(positions[near], shape)
    loose = _step(*FITTED_CM, depth[near])
    move[near] = np.clip(np.maximum(wanted * (1 - loose), wanted), -MOST_CM, MOST_CM)
    return move


def clothing_size(shape: HeadShape) -> float:
    """Size of the person's clothes, 1 for an adult: bands and ease grow with the body, but less than it."""
    apart = float(np.linalg.norm(shape.left_eye.centre - shape.right_eye.centre))
    return (apart / ADULT_EYES_CM) ** 0.8


def folds(seed: int, rest: NDArray[np.floating], depth: NDArray[np.floating]) -> NDArray[np.float64]:
    """(V,) height of the broad folds, about -1..1, that hang from the neckline, and of slanting pulls; surface_cloth.frag adds
    those that are narrower.

    rest: (V, 3) rest space, cm. depth: (V,) below the neckline, cm. A few waves whose phases come from the seed.
    """
    phase = uniform(seed, "folds", np.arange(12)).astype(np.float64) * 2 * np.pi
    angle = azimuth(rest)
    # Waves of different lengths, or the folds would stand round the neck like the rays of a star.
    hanging = 0.6 * np.sin(3 * angle + phase[0]) + 0.5 * np.sin(5 * angle + phase[1]) * (
        0.5 + 0.5 * np.sin(angle + phase[2])
    )
    hanging += 0.35 * np.sin(8 * angle + phase[3]) * (0.5 + 0.5 * np.sin(2 * angle + phase[4]))
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    pulls = np.sin(0.30 * x + 0.38 * y + 0.5 * np.sin(0.3 * z + phase[5]) + phase[6])
    pulls *= 0.5 + 0.5 * np.sin(0.21 * x - 0.17 * y + phase[7])
    return np.asarray(_step(1.5, 8.0, depth) * (0.45 * hanging + 0.45 * pulls))


def _eased(pack: HeadPack, cage: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Average each cage vertex with its neighbours by a share (V, 1), but never into the body."""
    start, outward = cage, vertex_normals(cage, triangulate(pack.garment.quads[0])).astype(np.float64)
    mean = _neighbours(pack)
    for _ in range(EASING_STEPS):
        cage = cage + share * (mean @ cage - cage)
    sunk = np.minimum(np.einsum("ij,ij->i", cage - start, outward), 0)
    return np.asarray(cage - sunk[:, None] * outward)


def _step(low: float, high: float, x: NDArray[np.floating]) -> NDArray[np.float64]:
    t = np.clip((np.asarray(x, np.float64) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
