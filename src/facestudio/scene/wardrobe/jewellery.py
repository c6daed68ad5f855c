"""Ear-rings that hang from the lobes, and necklaces that lie on the skin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.surfaces import unit_sphere
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import jewel_material, stone_material
from facestudio.scene.materials.types import GlossMaterial
from facestudio.scene.types import Mesh, Part
from facestudio.scene.wardrobe.body import clothing_size
from facestudio.scene.wardrobe.chart import chart_of
from facestudio.scene.wardrobe.laid import rounded
from facestudio.scene.wardrobe.tube import Tube, rounded_section, sweep
from facestudio.spec.types import FaceSpec

Array = NDArray[np.float64]

PIERCED_CM = 0.50
"""Height of the hole over the lowest point of the lobe."""
STUD_CM, HOOP_CM, WIRE_CM = 0.21, 0.85, 0.085
"""Radius of a stud and of a hoop, half thickness of the hoop's wire."""
DROP_CM = (0.28, 0.46)
"""Half axes of a drop."""
LINKS_PER_CM = 4.0
CHAIN_CM = 0.045
"""Half thickness of a chain."""
_LYING = ((0, 56.7), (22, 57.1), (42, 58.3), (65, 59.9), (90, 61.1), (130, 61.9), (180, 62.2))
"""(azimuth in degrees, rest height in cm) of a necklace."""


def jewellery(spec: FaceSpec, shape: HeadShape) -> tuple[Mesh, ...]:
    """The ear-rings and the necklace of `spec.jewellery`."""
    worn, size = spec.jewellery, clothing_size(shape) * spec.jewellery.size
    metal: list[Tube] = []
    stone: list[Tube] = []
    if worn.earrings != "none":
        for side in (1.0, -1.0):
            hole, out = _lobe(shape, side)
            if worn.earrings == "hoops":
                metal.append(_hoop(hole, out, size))
            else:
                stud = stone if worn.earrings == "studs" else metal
                stud.append(_ball(hole + 0.10 * size * out, STUD_CM * size * (1.0 if stud is stone else 0.6)))
            if worn.earrings == "drops":
                below = hole + 0.14 * size * out - np.array([0.0, 0.95 * size, 0.0])
                stone.append(_ball(below, DROP_CM[0] * size, DROP_CM[1] / DROP_CM[0]))
                metal.append(_rod(hole + 0.12 * size * out, below, 0.03 * size))
    if worn.necklace != "none":
        chain, lowest, out = _chain(shape)
        metal.append(chain)
        if worn.necklace == "pendant":
            stone.append(_ball(lowest + 0.16 * out - np.array([0.0, 0.30, 0.0]), 0.26 * worn.size, 1.2))
    made = ((metal, jewel_material(worn.metal)), (stone, stone_material(worn.stone)))
    return tuple(_mesh(tubes, material) for tubes, material in made if tubes)


def _lobe(shape: HeadShape, side: float) -> tuple[Array, Array]:
    """Where a lobe is pierced, on its outer face, and the unit direction out of it."""
    ear = np.flatnonzero((shape.tissue["ears"] > 0.5) & (side * shape.positions[:, 0] > 0))
    points = shape.positions[ear].astype(np.float64)
    low = points[:, 1].min()
    near = np.abs(points[:, 1] - low - PIERCED_CM) < 0.22
    # The face that looks sideways and forwards, not the one towards the neck.
    outward = np.array([side * 0.8, 0.0, 0.6])
    facing = shape.normals[ear] @ outward
    place = points[near][np.argmax((points[near] @ outward) + 0.3 * facing[near])]
    return place, outward


def _hoop(hole: Array, out: Array, size: float) -> Tube:
    radius = HOOP_CM * size
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)[:, None]
    # The ring goes through the lobe: most of it hangs below and before it.
    middle = hole - out * 0.12 - np.array([0.0, radius - 0.12, 0.0])
    path = middle + radius * (np.sin(turn) * out * 0.92 + np.cos(turn) * np.array([0.0, 1.0, 0.0]))
    across = np.cross(out, [0.0, 1.0, 0.0])
    section = rounded_section(2 * WIRE_CM * size, 2 * WIRE_CM * size, points=8, squareness=2)
    return sweep(path, across, section, closed=True)


def _rod(start: Array, end: Array, half_width: float) -> Tube:
    section = rounded_section(2 * half_width, 2 * half_width, points=6, squareness=2)
    return sweep(np.linspace(start, end, 4), np.array([0.0, 0.0, 1.0]), section)


def _ball(middle: Array, radius: float, tall: float = 1.0) -> Tube:
    sphere, triangles = unit_sphere(9, 14)
    axes = np.array([1.0, tall, 1.0])
    normals = sphere / axes
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    width = np.full(len(sphere), 2 * radius * np.min(axes))
    return Tube((middle + radius * sphere * axes).astype(np.float32), normals.astype(np.float32), triangles, width)


def _chain(shape: HeadShape) -> tuple[Tube, Array, Array]:
    """A chain round the neck, its lowest point and the direction away from the skin there."""
    chart = chart_of(shape.positions.astype(np.float64), shape.rest, shape.coarse_triangles)
    angle = np.linspace(-np.pi, np.pi, 721)[:-1]
    mirrored = [*((-a, y) for a, y in _LYING[:0:-1]), *_LYING]
    knots, heights = (np.array(column, np.float64) for column in zip(*mirrored, strict=True))
    height = rounded(knots, heights, np.degrees(angle))
    place, normal, _ = chart.at(angle, height)
    path = place + normal * CHAIN_CM
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    links = 0.8 + 0.35 * np.abs(np.sin(np.pi * LINKS_PER_CM * along))
    section = rounded_section(2 * CHAIN_CM, 1.6 * CHAIN_CM, points=6, squareness=2)
    front = len(angle) // 2
    return sweep(path, normal, section, closed=True, scale=links), path[front], normal[front]


def _mesh(tubes: list[Tube], material: GlossMaterial) -> Mesh:
    starts = np.cumsum([0, *(len(tube.positions) for tube in tubes)])
    positions = np.concatenate([tube.positions for tube in tubes])
    triangles = np.concatenate([t.triangles + np.int32(s) for t, s in zip(tubes, starts[:-1], strict=True)])
    return Mesh(
        part=Part.EYEWEAR,
        positions=positions,
        normals=np.concatenate([tube.normals for tube in tubes]),
        rest=positions,
        masks=np.zeros((len(positions), 8), np.float32),
        triangles=triangles,
        casters=triangles,
        material=material,
    )
