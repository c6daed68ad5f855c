"""What an open mouth shows: teeth, gums and tongue."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from facestudio.assets import HeadPack, Topology
from facestudio.maths.normals import vertex_normals
from facestudio.maths.steps import smooth_step
from facestudio.scene.head.lips import lip_gaps, lower_lip
from facestudio.scene.head.muscles import muscle_amounts
from facestudio.scene.head.smile import SMILES_FROM
from facestudio.scene.head.teeth import ARCH_TABLE, DISORDERS, UPPER, Row, teeth_row
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import teeth_material, tongue_material
from facestudio.scene.materials.types import GlossMaterial
from facestudio.scene.types import Mesh, Part
from facestudio.spec.types import FaceSpec

NO_TRIANGLES = np.zeros((0, 3), np.int32)
OPEN_CM = 0.05
"""Gap between the lips from which on anything of the mouth's inside can be seen."""
WITHIN_CM = 1.8
"""Half width of the part of the lips that is looked at; their corners are always a little open."""
UPPER_LIP_CM, LOWER_LIP_CM, MOST_FORWARD_CM = 0.88, 0.48, 0.40
"""From the fronts of the lips to that of the upper incisors, of an adult, by eye; and how far the teeth are moved for it."""
THIN_IN_SMILES = 0.16
"""Share of that which the lips of a smile lose, drawn out over the teeth, by eye."""
LOWER_LIP_OF_CHILDREN_CM, GROWN_YEARS = 0.28, (8.0, 16.0)
"""The same of a child's lower lip, in a head of an adult's size, and years over which it becomes an adult's: further back, the
teeth would be a grey strip in the lips' shade."""
DROP_CM, DROP_OF_SMILES_CM, OVER_LOWER_LIP_CM = 0.38, 0.52, -0.02
"""How far the upper teeth hang lower at most than the helper band, whose edges would stand above the lower ones, while in life
they hide a third of those, and in a smile; and how far above the lower lip they end, of whose rim
none is seen behind them. An adult's, by eye."""
HIDDEN_CM, MOST_HIDDEN_CM = 0.06, 0.48
"""How far below the rim of the lower lip the lower teeth end, which a smile hides, and how far they are lowered for it at most.
An adult's, by eye."""
ARC_SHARE, ARC_CM, ARC_WITHIN_CM = 0.55, 0.40, 1.9
"""What share of the lower lip's bow the edges of the upper teeth follow, by how much at most, and half width of the part that
does: the arc of a smile."""
LIP_SHADE_CM = (0.28, 0.42)
"""How far below the upper lip its shade on the teeth ends, in a child of a head of an adult's size and in an adult, by eye: all
of a child's short teeth would lie in it."""
FRONT_CM, FACING, NEAREST_CM = 0.75, 0.8, 0.42
"""Half width of the two teeth in the middle, rest space; least z of a normal that faces forward; and least depth of teeth
behind the opening of the lips, of an adult, by eye."""
TONGUE_LIT = 0.9
"""Share of the light in the middle of the mouth that the tongue has, besides what its depth takes, by eye."""
COVERED = 0.75
"""Share of their light that the upper teeth take from what of the lower row lies behind them, by eye."""
TONGUE_SHIFT_CM = np.array([0.0, -0.42, -0.28])
"""The base mesh's tongue fills the mouth; at rest it lies lower and further back. An adult's."""
CHIN_SKIN = ((64.4, 67.3), 2.8, 11.0)
"""Of the rest face, cm: heights, half width and least depth of the skin over the lower gums."""
CHIN_CM = 0.30
"""Least thickness of that skin over the gums (by eye)."""
CHIN_PLACES = 12
"""Vertices of it that count for each place of the gums: those within about 3 mm."""


def lip_gap_cm(pack: HeadPack, shape: HeadShape) -> float:
    """Height of the widest opening between the lips, cm; 0 or less when the mouth is closed."""
    return _widest(*_gaps(pack, shape)[:2])


def mouth_meshes(spec: FaceSpec, pack: HeadPack, shape: HeadShape) -> tuple[Mesh, ...]:
    """Both rows of teeth and the tongue, or nothing while the lips are closed, since nothing of it could be seen.

    Masks: 0 is 1 on the gums; 1 to 3 a crown's places (teeth.Row); 4 goes from 0 at the upper lip to 1
    where its shade ends; 5 is the share of the light that comes in between the lips, 1 in the middle.
    """
    place, gaps, middle = _gaps(pack, shape)
    gap = _widest(place, gaps)
    if gap < OPEN_CM:
        return ()
    disorder = 1 + spec.skin.seed % (DISORDERS - 1)
    upper_carried, lower_carried = (follow(band, pack, shape) for band in (pack.upper_teeth, pack.lower_teeth))
    size = float(np.linalg.norm(upper_carried[0]))
    enamel = teeth_material(spec, gap / size)
    upper, lower = (teeth_row(upper=above, years=float(spec.age), disorder=disorder) for above in (True, False))
    smile = float(smooth_step(0.0, SMILES_FROM, max(muscle_amounts(spec.expression.actions)["smile"])))
    above = upper.positions @ upper_carried[:3] + upper_carried[3]
    above += _to_lips(pack, shape, upper_carried, float(spec.age), smile)
    x, floor, rim = _along_mouth(place, shape), middle + gaps / 2, middle - gaps / 2
    above[:, 1] += smile * _arc(above[:, 0], x, rim)
    below = lower.positions @ lower_carried[:3] + lower_carried[3]
    crowns = below[lower.gum == 0, 1]
    if len(crowns):  # newborns have gums alone
        below[:, 1] -= _hidden(pack, shape, float(crowns.max()), lower_carried)
    below = _within_chin(shape, below)
    shade = size * float(np.interp(float(spec.age), GROWN_YEARS, LIP_SHADE_CM))
    lips_z = _depth_along_mouth(x, shape)
    normals = [vertex_normals(at, row.triangles) for row, at in ((upper, above), (lower, below))]
    light = [
        _through_lips(at, out, x, floor, rim, lips_z, size) for at, out in zip((above, below), normals, strict=True)
    ]
    light[1] *= 1.0 - COVERED * _covered(below, above[upper.gum == 0], x, size)
    # Of what the fronts of the upper teeth in the middle have, which the material's colours stand for.
    front = (upper.gum == 0) & (np.abs(upper.positions[:, 0]) < FRONT_CM) & (normals[0][:, 2] > FACING)
    most = float(np.median(light[0][front])) if front.any() else float(light[0].max())
    teeth = tuple(
        _row_mesh(row, at, out, enamel, (np.interp(at[:, 0], x, floor) - at[:, 1]) / shade, lit / max(most, 1e-3))
        for row, at, out, lit in zip((upper, lower), (above, below), normals, light, strict=True)
    )
    return (*teeth, _tongue(spec, pack, shape, float(np.linalg.norm(lower_carried[0]))))


def follow(band: Topology, pack: HeadPack, shape: HeadShape) -> NDArray[np.float64]:
    """(4, 3) affine map that carries the helper band from rest space to where the morphs have put it, least squares."""
    rest = np.column_stack([pack.rest[band.cage].astype(np.float64), np.ones(len(band.cage))])
    return np.asarray(np.linalg.lstsq(rest, shape.cage[band.cage].astype(np.float64), rcond=None)[0])


def _to_lips(
    pack: HeadPack, shape: HeadShape, carried: NDArray[np.float64], years: float, smile: float
) -> NDArray[np.float64]:
    """How far the upper teeth are moved, (3,) cm: forward until the lip lies on them, as on full lips the bands stay
    behind, and down towards the lower lip."""
    front = (np.abs(shape.rest[:, 0]) < 0.4) & (shape.tissue["lips"] > 0.5)
    lower = lower_lip(pack)
    size = float(np.linalg.norm(carried[0]))
    x, z = ARCH_TABLE[0]
    teeth = np.array([x, UPPER.edge_y, z]) @ carried[:3] + carried[3]
    above, below = (float(shape.positions[front & lip, 2].max() - teeth[2]) for lip in (~lower, lower))
    lower_lip_cm = float(np.interp(years, GROWN_YEARS, (LOWER_LIP_OF_CHILDREN_CM, LOWER_LIP_CM)))
    thin = size * (1.0 - THIN_IN_SMILES * smile)
    forward = np.clip(min(above - UPPER_LIP_CM * thin, below - lower_lip_cm * thin), 0.0, MOST_FORWARD_CM * size)
    rim = float(shape.positions[front & lower, 1].max())
    most = DROP_CM + (DROP_OF_SMILES_CM - DROP_CM) * smile
    drop = np.clip(teeth[1] - rim - OVER_LOWER_LIP_CM * size, 0.0, most * size)
    return np.array([0.0, -float(drop), float(forward)])


def _gaps(pack: HeadPack, shape: HeadShape) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Places along the mouth in rest space, from right to left, how far the lips are apart there, and the middles, (N,) cm."""
    return lip_gaps(shape.positions, shape.rest, shape.tissue["lips"], lower_lip(pack))


def _widest(place: NDArray[np.float64], gap: NDArray[np.float64]) -> float:
    return float(gap[np.abs(place) < WITHIN_CM].max())


def _along_mouth(place: NDArray[np.float64], shape: HeadShape) -> NDArray[np.float64]:
    """x in head space of places along the mouth of rest space, (N,) cm."""
    on = (shape.tissue["lips"] > 0.5) & (shape.rest[:, 2] > 11.0)
    wider, aside = np.polyfit(shape.rest[on, 0].astype(np.float64), shape.positions[on, 0].astype(np.float64), 1)
    return np.asarray(wider * place + aside)


def _depth_along_mouth(x: NDArray[np.float64], shape: HeadShape) -> NDArray[np.float64]:
    """z in head space of the lips at x, (N,) cm: they bend back round the teeth."""
    on = (shape.tissue["lips"] > 0.5) & (shape.rest[:, 2] > 11.0) & (np.abs(shape.rest[:, 1] - 68.45) < 0.5)
    bend = np.polyfit(shape.positions[on, 0].astype(np.float64), shape.positions[on, 2].astype(np.float64), 2)
    return np.asarray(np.polyval(bend, x))


def _through_lips(
    positions: NDArray[np.float64],
    normals: NDArray[np.float32],
    x: NDArray[np.float64],
    floor: NDArray[np.float64],
    rim: NDArray[np.float64],
    lips_z: NDArray[np.float64],
    size: float,
) -> NDArray[np.float64]:
    """Form factor of the opening between the lips, (V,): what share of an even light outside comes to each place of the teeth.

    x: columns of the mouth; floor, rim, lips_z: heights of both lips there and their depth, (N,) head space, cm.
    """
    open_cm = np.maximum(floor - rim, 0.0) * np.abs(np.gradient(x))
    faces = np.column_stack([-np.gradient(lips_z, x), np.zeros_like(x), np.ones_like(x)])
    faces /= np.linalg.norm(faces, axis=1, keepdims=True)
    heights = np.stack([rim + share * (floor - rim) for share in (1 / 6, 0.5, 5 / 6)])
    received = np.zeros(len(positions))
    for height in heights:
        way = np.stack([x, height, lips_z], axis=-1)[None] - positions[:, None]
        # Lips are as thick as teeth lie behind them at least, or those that touch them would be lamps.
        way[..., 2] = np.maximum(way[..., 2], NEAREST_CM * size)
        far = np.linalg.norm(way, axis=-1)
        leaves = np.maximum(np.einsum("vnk,vk->vn", way, normals.astype(np.float64)) / far, 0.0)
        comes = np.maximum(np.einsum("vnk,nk->vn", way, faces) / far, 0.0)
        received += (leaves * comes / (np.pi * far**2) * open_cm / len(heights)).sum(axis=1)
    return received


def _covered(
    below: NDArray[np.float64], crowns: NDArray[np.float64], x: NDArray[np.float64], size: float
) -> NDArray[np.float64]:
    """How far places of the lower row, (V, 3), lie behind the upper crowns, (C, 3), 0..1. x: columns of the mouth, cm."""
    if not len(crowns):
        return np.zeros(len(below))
    edges = np.full(len(x), np.inf)
    np.minimum.at(edges, np.abs(crowns[:, :1] - x).argmin(axis=1), crowns[:, 1])
    known = np.isfinite(edges)
    return np.asarray(smooth_step(-0.10, 0.10, (below[:, 1] - np.interp(below[:, 0], x[known], edges[known])) / size))


def _arc(x: NDArray[np.float64], place: NDArray[np.float64], rim: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much higher upper teeth stand at x, (N,) cm, for a rim of the lower lip, (M,) cm at places (M,)."""
    within = np.abs(place) < ARC_WITHIN_CM
    bow = max(float(np.polyfit(place[within], rim[within], 2)[0]), 0.0)
    return ARC_CM * np.tanh(ARC_SHARE * bow * np.minimum(np.abs(x), ARC_WITHIN_CM) ** 2 / ARC_CM)


def _hidden(pack: HeadPack, shape: HeadShape, top: float, carried: NDArray[np.float64]) -> float:
    """How far lower teeth that end at a height go down to lie behind the lower lip, cm; 0 where they can't be hidden so."""
    size = float(np.linalg.norm(carried[0]))
    front = (np.abs(shape.rest[:, 0]) < 0.4) & (shape.tissue["lips"] > 0.5) & lower_lip(pack)
    down = top - (float(shape.positions[front, 1].max()) - HIDDEN_CM * size)
    return float(np.clip(down, 0.0, MOST_HIDDEN_CM * size))


def _within_chin(shape: HeadShape, row: NDArray[np.floating]) -> NDArray[np.float64]:
    """A lower row, (N, 3) head space, cm, whose gums stay within a chin that recedes or is narrow."""
    x, y, z = shape.rest.T
    (low, high), across, front = CHIN_SKIN
    outer = (shape.tissue["inner_mouth"] < 0.05) & (y > low) & (y < high) & (np.abs(x) < across) & (z > front)
    skin = shape.positions[outer].astype(np.float64)
    kept = row.astype(np.float64)
    facing = np.flatnonzero((row[:, 1] < skin[:, 1].max()) & (np.abs(row[:, 0]) < np.abs(skin[:, 0]).max()))
    # Beside a chin the skin slants away: of what is near, the hindmost place counts.
    _, about = cKDTree(skin[:, :2]).query(row[facing, :2], k=CHIN_PLACES)
    kept[facing, 2] = np.minimum(row[facing, 2], skin[about, 2].min(axis=1) - CHIN_CM)
    return kept


def _row_mesh(
    row: Row,
    positions: NDArray[np.float64],
    normals: NDArray[np.float32],
    material: GlossMaterial,
    below_lip: NDArray[np.float64],
    lit: NDArray[np.float64],
) -> Mesh:
    masks: NDArray[np.float32] = np.zeros((len(row.positions), 8), np.float32)
    masks[:, 0] = row.gum
    masks[:, 1:4] = row.place
    masks[:, 4] = np.clip(below_lip, 0.0, 1.0)
    masks[:, 5] = np.clip(lit, 0.0, 1.0)
    return Mesh(
        part=Part.MOUTH,
        positions=positions.astype(np.float32),
        normals=normals,
        rest=row.positions,
        masks=masks,
        triangles=row.triangles,
        casters=NO_TRIANGLES,
        material=material,
    )


def _tongue(spec: FaceSpec, pack: HeadPack, shape: HeadShape, size: float) -> Mesh:
    surface = pack.tongue
    positions = np.asarray(surface.subdivide @ shape.cage[surface.cage], np.float64)
    out = max((weight for name, weight in spec.expression.actions if name.endswith("tongueOut")), default=0.0)
    positions = positions + size * TONGUE_SHIFT_CM * (1 - min(max(out, 0.0), 1.0))
    triangles = surface.triangles[-1]
    masks = np.zeros((len(positions), 8), np.float32)
    masks[:, 5] = TONGUE_LIT
    return Mesh(
        part=Part.MOUTH,
        positions=positions.astype(np.float32),
        normals=vertex_normals(positions, triangles),
        rest=np.asarray(surface.subdivide @ pack.rest[surface.cage], np.float32),
        masks=masks,
        triangles=triangles,
        casters=NO_TRIANGLES,
        material=tongue_material(spec),
    )
