"""Spectacles: rims, bridge, pads and temples as swept tubes, lenses as thin shells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.maths.surfaces import unit_sphere
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials import rim_material
from facestudio.scene.types import Lens, Mesh, Part
from facestudio.scene.wardrobe.fitting import SIDE_CLEARANCE_CM, Fit, fit, flank_of_nose, on_lens
from facestudio.scene.wardrobe.outlines import outline
from facestudio.scene.wardrobe.tube import Tube, bevelled_section, rounded_section, sweep
from facestudio.spec.types import FaceSpec

SUNGLASSES_SCALE = 1.10
LENS_RINGS = 7
PAD_HALF_AXES_CM = np.array([0.06, 0.44, 0.23])
"""Silicone pads are sold 11 to 15 mm long and 6 to 8 mm broad; they sink into the skin a little."""
PAD_ARM_CM = 0.07
"""Thickness of the wire that holds a pad."""
PAD_BELOW_CM = 0.38
"""Of a pad's middle below the place where its wire leaves the rim."""
MOULDED_PAD_HALF_AXES_CM = np.array([0.16, 0.40, 0.15])
"""Of the pads of acetate frames, which are part of the rims, if these touch the nose; else they reach from one to the other."""
WIDE_CM = 0.45
MOULDED_PAD_SUNK_CM = 0.07
"""How far such a pad goes into the rim, and into the nose."""
TEMPLE_POINTS = 18
LEAST_CASTER_CM = 0.13
"""About a texel of a shadow tile: of narrower wires the tiles would show pieces, shadows that end in the middle of a cheek."""
EAR_REST_CM = 0.62
"""So far below the top of the ear's root the temple passes between ear and head."""
EAR_HOOK_CM = 3.0
"""Length of the temple's end, bent down behind the ear."""


@dataclass(frozen=True, slots=True)
class Build:
    """rim: width and depth of the rim's section, cm. above, below: its scale at the upper and lower edge of the lens.
    glass: whether there is nothing but the lens' own edge. bridge, temple: width and depth of theirs, cm."""

    rim: tuple[float, float]
    above: float
    below: float
    squareness: float
    bridge: tuple[float, float]
    temple: tuple[float, float]
    glass: bool = False


_METAL = ((0.18, 0.20), (0.14, 0.19))
BUILDS = {
    ("full", True): Build((0.145, 0.18), 1.0, 1.0, 2.4, *_METAL),
    ("thick", True): Build((0.18, 0.22), 1.0, 1.0, 2.6, *_METAL),
    ("half_rim", True): Build((0.165, 0.20), 1.0, 0.50, 2.4, *_METAL),
    ("browline", True): Build((0.30, 0.28), 1.0, 0.30, 3.0, *_METAL),
    ("rimless", True): Build((0.055, 0.15), 1.0, 1.0, 3.0, *_METAL, glass=True),
    ("full", False): Build((0.31, 0.32), 1.16, 0.66, 5.0, (0.42, 0.32), (0.17, 0.44)),
    ("thick", False): Build((0.40, 0.38), 1.18, 0.74, 5.0, (0.56, 0.38), (0.21, 0.58)),
    ("half_rim", False): Build((0.32, 0.32), 1.1, 0.20, 4.0, (0.36, 0.30), (0.16, 0.36)),
    ("browline", False): Build((0.46, 0.36), 1.0, 0.22, 4.4, (0.20, 0.22), (0.17, 0.38)),
    ("rimless", False): Build((0.055, 0.15), 1.0, 1.0, 3.0, (0.20, 0.22), (0.16, 0.30), glass=True),
}
"""(style, metal) -> how the frame is built."""
COATED, BARE = (0.010, 0.029), 0.045
"""Reflectance of a lens' surface: with a new coating and with one that is old or cheap, and of bare dark glass."""
SHORT_SIGHTED_TO, LONG_SIGHTED_TO = 5.5, 2.5
"""Dioptres of the strongest lenses that are worn here; stronger ones are rare, and ground thin."""
READING_AGES = (42, 62)
"""Years between which lenses against a short sight give way to those for reading."""
BEHIND_LENS_CM = 1.8
"""From a lens to what is seen through it, lids and cheeks. A thin lens of D dioptres shows what lies d m behind it
1 / (1 - d D) times as large; to the first order it is looked for d D further in."""
BEVEL_SHARE = 0.15
"""Of a sheet's width or depth, whichever is less, that is cut off its corners."""


class Eyewear(NamedTuple):
    """frame: its mesh. lenses: two. temples: where they run beside the head, left and right, (N, 3) from the hinge to the ear,
    head space, cm."""

    frame: tuple[Mesh, ...] = ()
    lenses: tuple[Lens, ...] = ()
    temples: tuple[NDArray[np.float64], ...] = ()


def eyewear(spec: FaceSpec, shape: HeadShape) -> Eyewear:
    """The frame of `spec.eyewear`, one mesh fitted to this head, and its two lenses; nothing for kind `none`.

    Mask 0 is 1 on nose pads with arms, those arms and bare edges of glass; mask 1 the strength of the tortoise shell's clouds.
    """
    wear = spec.eyewear
    if wear.kind == "none":
        return Eyewear()
    dark = wear.kind == "sunglasses"
    size = SUNGLASSES_SCALE if dark else 1.0
    form = outline(wear.shape, size)
    at = fit(shape, form)
    form = form * at.scale
    build = BUILDS[wear.style, wear.metal]
    rims = _rims(at, form, build)
    sides = _temple_lines(at, form, build)
    frame = [*_bridge(at, form, build, wear.shape), *_temples(sides, at.scale, build)]
    pale: list[Tube] = []
    if wear.metal:
        # Clear as the pads: in the frame's own colour arms are loose dark ticks beside the nose.
        pads, arms = _pads(at, form, shape)
        pale = [*pads, *arms]
    elif not build.glass:
        pads, wide = _moulded_pads(at, form, shape)
        if wide:
            pads, arms = _pads(at, form, shape)
            pale, pads = [*pads, *arms], []
        frame += pads
    (pale if build.glass else frame).extend(rims)
    tint = wear.lens_tint
    worn = float(uniform(spec.clothing.seed, "coating", np.arange(1))[0]) ** 2
    coated = COATED[0] + (COATED[1] - COATED[0]) * worn
    below = tuple(level + (min(1.0, 4.5 * level) - level) * wear.gradient for level in tint)
    lenses = tuple(
        Lens(
            points, normals, triangles, tint, (below[0], below[1], below[2]), BARE if dark else coated, _bend(spec, at)
        )
        for points, normals, triangles in (_lens(at, form, side) for side in (1.0, -1.0))
    )
    mesh = _mesh(spec, frame, pale, lenses if dark else ())
    return Eyewear((mesh,), lenses, tuple(line[2 : 2 + TEMPLE_POINTS] for line in sides))


def _bend(spec: FaceSpec, at: Fit) -> float:
    """Of both lenses, as Lens has it: most are short-sighted; from middle age on many wear what helps them to read."""
    if spec.eyewear.kind == "sunglasses":
        return 0.0
    strength, kind = (float(chance) for chance in uniform(spec.clothing.seed, "sight", np.arange(2)))
    reading = kind < 0.7 * np.clip((spec.age - READING_AGES[0]) / (READING_AGES[1] - READING_AGES[0]), 0, 1)
    dioptres = (
        -(0.75 + (LONG_SIGHTED_TO - 0.75) * strength) if reading else 0.75 + (SHORT_SIGHTED_TO - 0.75) * strength**1.3
    )
    return dioptres * 0.01 * BEHIND_LENS_CM * at.scale


def _mesh(spec: FaceSpec, frame: list[Tube], pale: list[Tube], dark: tuple[Lens, ...]) -> Mesh:
    """dark: lenses that cast a shadow, as do, in the place of the tubes, copies of them that are nowhere too thin for it."""
    tubes = [*frame, *pale]
    starts = np.cumsum([0, *(len(tube.positions) for tube in tubes)])
    solid = np.concatenate([tube.positions for tube in tubes])
    normals = np.concatenate([tube.normals for tube in tubes])
    swollen = solid + normals * _lacking(tubes)[:, None]
    positions = np.concatenate([solid, swollen, *(lens.positions for lens in dark)])
    triangles = np.concatenate([t.triangles + np.int32(s) for t, s in zip(tubes, starts[:-1], strict=True)])
    behind = 2 * len(solid) + np.cumsum([0, *(len(lens.positions) for lens in dark)])
    masks = np.zeros((len(positions), 8), np.float32)
    masks[starts[len(frame)] : len(solid), 0] = 1
    masks[: starts[len(frame)], 1] = spec.eyewear.mottle
    return Mesh(
        part=Part.EYEWEAR,
        positions=positions,
        normals=np.concatenate([normals, normals, *(lens.normals for lens in dark)]),
        rest=positions,
        masks=masks,
        triangles=triangles,
        casters=np.concatenate(
            [
                triangles + np.int32(len(solid)),
                *(lens.triangles + np.int32(start) for lens, start in zip(dark, behind, strict=False)),
            ]
        ),
        material=rim_material(spec),
    )


def _lacking(tubes: list[Tube]) -> NDArray[np.float32]:
    """(V,) by how much each vertex has to be moved outwards for its tube to be LEAST_CASTER_CM wide."""
    width = np.concatenate([tube.width for tube in tubes])
    return np.maximum(0.5 * (LEAST_CASTER_CM - width), 0).astype(np.float32)


def _on_lens(at: Fit, points: NDArray[np.floating], side: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points (N, 2) of a lens' outline plane -> positions and normals (N, 3) on its curved front, head space."""
    return on_lens(at.scale, at.middle + np.array([side * at.half_distance, 0.0, 0.0]), points, side)


def _rims(at: Fit, form: NDArray[np.float64], build: Build) -> list[Tube]:
    width, depth = build.rim
    width, depth = width * at.scale, depth * at.scale
    if build.squareness > 3.5:
        section = bevelled_section(width, depth, bevel=BEVEL_SHARE * min(width, depth))
    else:
        section = rounded_section(width, depth, points=12, squareness=build.squareness)
    up = np.clip(form[:, 1] / np.abs(form[:, 1]).max(), -1, 1)
    t = np.clip((up + 0.25) / 0.5, 0, 1)
    share = t * t * (3 - 2 * t) if build.below < 0.5 else 0.5 + 0.5 * up
    weight = build.below + (build.above - build.below) * share
    # Heavier at the outer corners, where the temples are hinged on.
    outer = np.clip(form[:, 0] / np.abs(form[:, 0]).max(), 0, 1) ** 4 * np.clip(1 - 2.2 * np.abs(up - 0.4), 0, 1)
    weight = weight * (1 + (0.22 if width > 0.2 else 0.0) * outer)
    tubes = []
    for side in (1.0, -1.0):
        points, normals = _on_lens(at, form * (1 + 0.25 * width / np.abs(form).max()), side)
        tubes.append(sweep(points, normals, section, closed=True, scale=weight))
    return tubes


def _bridge(at: Fit, form: NDArray[np.float64], build: Build, shape: str) -> list[Tube]:
    """From rim to rim over the nose, one bar, or two for an aviator."""
    height = np.abs(form[:, 1]).max()
    levels = (0.55, 0.92) if shape == "aviator" else (0.40,)
    width, depth = build.bridge
    bars = []
    for level in levels:
        inner = form[np.argmin(np.where(form[:, 0] < 0, np.abs(form[:, 1] - level * height), np.inf))]
        ends = [_on_lens(at, inner[None], side)[0][0] for side in (1.0, -1.0)]
        t = np.linspace(0, 1, 15)[:, None]
        arch = np.sin(np.pi * t)
        path = ends[0] * (1 - t) + ends[1] * t
        rise = 0.10 if level > 0.9 else 0.22
        path = path + arch * np.array([0.0, rise * at.scale, 0.22 * at.scale])
        skin = at.front.at(path[:, :2])
        clear = np.where(np.isfinite(skin), skin, -9.0) + (0.5 * depth + 0.04) * at.scale
        path[:, 2] = np.maximum(path[:, 2], clear * arch[:, 0] + path[:, 2] * (1 - arch[:, 0]))
        # A brow bar is a rod that ends inside the rims.
        slim = 0.62 if level > 0.9 and width > 0.3 else 1.0
        section = rounded_section(width * at.scale * 0.8 * slim, depth * at.scale * slim, squareness=2.4)
        # Thinner over the nose than where it leaves the rims, which acetate flows into.
        flare = 0.24 if width < 0.3 or slim < 1.0 else 0.62
        bars.append(sweep(path, np.array([0.0, 0.0, 1.0]), section, scale=0.88 + flare * (1.0 - arch[:, 0])))
    return bars


def _pads(at: Fit, form: NDArray[np.float64], shape: HeadShape) -> tuple[list[Tube], list[Tube]]:
    """Two pads that rest on the flanks of the nose, and the wires that hold them to the rims."""
    pads, arms = [], []
    inner = form[np.argmin(np.where(form[:, 0] < 0, np.abs(form[:, 1] - 0.05), np.inf))]
    for side in (1.0, -1.0):
        start = _on_lens(at, inner[None], side)[0][0]
        skin, out = flank_of_nose(shape, at, start, PAD_BELOW_CM, side)
        middle = skin + out * 0.7 * PAD_HALF_AXES_CM[0] * at.scale
        pads.append(_pad(middle, out, PAD_HALF_AXES_CM * at.scale))
        # Back from the rim, round, and on to the middle of the pad.
        bend = 0.5 * (start + middle) + at.scale * np.array([side * 0.10, 0.08, -0.16])
        t = np.linspace(0, 1, 7)[:, None]
        path = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * (middle + out * 0.05 * at.scale)
        arms.append(sweep(path, np.array([0.0, 1.0, 0.02]), rounded_section(PAD_ARM_CM, PAD_ARM_CM, points=6)))
    return pads, arms


def _moulded_pads(at: Fit, form: NDArray[np.float64], shape: HeadShape) -> tuple[list[Tube], bool]:
    """The pads of an acetate frame, behind the rims and down on the nose, and whether that is so far that pads on wires
    would be taken instead."""
    inner = form[np.argmin(np.where(form[:, 0] < 0, np.abs(form[:, 1] + 0.15 * at.scale), np.inf))]
    pads, widest = [], 0.0
    for side in (1.0, -1.0):
        rim = _on_lens(at, inner[None], side)[0][0]
        skin, _ = flank_of_nose(shape, at, rim, 0.0, side)
        apart = float(np.linalg.norm(rim - skin))
        widest = max(widest, apart)
        reach = max(0.5 * apart + MOULDED_PAD_SUNK_CM * at.scale, MOULDED_PAD_HALF_AXES_CM[0] * at.scale)
        axes = np.array([reach, *(MOULDED_PAD_HALF_AXES_CM[1:] * at.scale)])
        pads.append(_pad(0.5 * (rim + skin), (rim - skin) / max(apart, 1e-3), axes))
    return pads, widest > WIDE_CM * at.scale


def _pad(middle: NDArray[np.float64], out: NDArray[np.float64], axes: NDArray[np.float64]) -> Tube:
    """An ellipsoid with half axes along `out` (3,), up, and across both, cm."""
    sphere, triangles = unit_sphere(7, 10)
    across = np.cross(out, [0.0, 1.0, 0.0])
    across /= np.linalg.norm(across)
    turn = np.stack([out, np.cross(across, out), across])
    normals = (sphere / axes) @ turn
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    points = middle + (sphere * axes) @ turn
    return Tube(points.astype(np.float32), normals.astype(np.float32), triangles, np.full(len(points), 2 * axes.min()))


def _temples(sides: list[NDArray[np.float64]], scale: float, build: Build) -> list[Tube]:
    """From the outer rim back along the head, over the ear and down behind it."""
    width, depth = build.temple
    # Rounded: a flat side would mirror the sky all along where it is seen at a grazing angle. Deep at the hinge, slender
    # over the ear, and a little broader again in the end that is bent down.
    section = rounded_section(width, depth, squareness=2.2)
    tubes = []
    for path in sides:
        slim = np.interp(
            np.arange(len(path)),
            (0, 2, TEMPLE_POINTS * 0.7, TEMPLE_POINTS + 2, len(path) - 1),
            (1.0, 0.92, 0.62, 0.56, 0.72),
        )
        tubes.append(sweep(path, np.array([0.0, 1.0, 0.02]), section, scale=scale * slim))
    return tubes


def _temple_lines(at: Fit, form: NDArray[np.float64], build: Build) -> list[NDArray[np.float64]]:
    """Middle of each temple, (2 + TEMPLE_POINTS + 6, 3) from the rim to the end behind the ear."""
    width, depth = build.temple
    level = 0.45 * np.abs(form[:, 1]).max()
    outer = form[np.argmin(np.where(form[:, 0] > 0, np.abs(form[:, 1] - level), np.inf))]
    lines = []
    for k, side in enumerate((1.0, -1.0)):
        start = _on_lens(at, outer[None], side)[0][0]
        ear = at.ears[k] + np.array([0.0, 0.30 * depth - EAR_REST_CM * at.scale, 0.0])
        # The end piece turns the corner from the front to the side.
        hinge = start + np.array([side * 0.42, 0.0, -0.55]) * at.scale
        t = np.linspace(0, 1, TEMPLE_POINTS)[:, None]
        straight = hinge * (1 - t) + ear * t
        skin = at.sides[k].at(straight[:, 1:])
        least = np.where(np.isfinite(skin), skin, 0.0) + SIDE_CLEARANCE_CM + width / 2
        straight[:, 0] = side * np.maximum(np.abs(straight[:, 0]), least)
        straight[:, 0] = side * _upper_hull(np.abs(straight[:, 0]))
        down = np.linspace(0.15, 1, 6)[:, None]
        hook = straight[-1] + EAR_HOOK_CM * at.scale * (
            down * np.array([-0.06 * side, 0, -0.38]) - down**1.6 * np.array([0, 0.86, 0])
        )
        tucked = at.sides[k].at(hook[:, 1:])
        hook[:, 0] = side * np.minimum(np.abs(hook[:, 0]), np.where(np.isfinite(tucked), tucked, np.inf) + width)
        lines.append(
            np.concatenate(
                [start[None], (start + hinge)[None] / 2 + [[side * 0.12 * at.scale, 0, 0.08]], straight, hook]
            )
        )
    return lines


def _upper_hull(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The least concave sequence above evenly spaced values (N,): a temple bends round the head but never back inwards."""
    kept: list[int] = []
    for k, value in enumerate(values):
        while len(kept) > 1:
            a, b = kept[-2], kept[-1]
            if values[b] < values[a] + (value - values[a]) * (b - a) / (k - a):
                kept.pop()
            else:
                break
        kept.append(k)
    return np.interp(np.arange(len(values)), kept, values[kept])


def _lens(
    at: Fit, form: NDArray[np.float64], side: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
    """A lens as rings between its middle and its outline."""
    middle = np.array([0.5 * (form[:, 0].max() + form[:, 0].min()), 0.5 * (form[:, 1].max() + form[:, 1].min())])
    shares = np.linspace(0, 1, LENS_RINGS)[1:, None, None]
    flat = np.concatenate([middle[None], (middle + shares * (form - middle)).reshape(-1, 2)])
    points, normals = _on_lens(at, flat, side)
    sectors = len(form)
    first = 1 + np.arange(sectors)
    fan = np.stack([np.zeros(sectors, int), first, 1 + (np.arange(sectors) + 1) % sectors], axis=1)
    rings = [
        np.stack([base + np.arange(sectors), base + sectors + np.arange(sectors), base + sectors + after], axis=1)
        for base in 1 + sectors * np.arange(LENS_RINGS - 2)
        for after in [(np.arange(sectors) + 1) % sectors]
    ]
    others = [
        np.stack([base + np.arange(sectors), base + sectors + after, base + after], axis=1)
        for base in 1 + sectors * np.arange(LENS_RINGS - 2)
        for after in [(np.arange(sectors) + 1) % sectors]
    ]
    triangles = np.concatenate([fan, *rings, *others]).astype(np.int32)
    if side < 0:
        triangles = triangles[:, ::-1]
    return points.astype(np.float32), normals.astype(np.float32), np.ascontiguousarray(triangles)
