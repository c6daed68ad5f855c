"""Eyebrows, hair by hair."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.brow_course import STREAMS, brow_course
from facestudio.scene.groom.brow_shade import shade_of
from facestudio.scene.groom.plots import Plots
from facestudio.scene.groom.tint import strand_colours, tapered
from facestudio.scene.groom.vectors import Array, smooth, unit
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials.hair import brow_colour
from facestudio.scene.materials.makeup import makeup_of
from facestudio.scene.types import Part, Strands
from facestudio.spec.types import FaceSpec

_OWN_SHADE = 0.20
"""Standard deviation of the logarithm of brows' lightness beside that of the hair, by eye."""
_POINTS = 7
_HAIRS = 1450
"""A side, of a brow of thickness and density 1: down counted, of which some 250 to 500 terminal hairs stand out (by eye)."""
_WIDTH = 0.0067
"""cm at the thickest. Brow hair is 0.006 to 0.009 thick; down among it is finer."""
_SHEER = ((0.0, 6.0, 12.0, 19.0), (1.30, 1.26, 1.16, 1.0))
"""Age, years -> lightness relative to the scalp's hair: a thin hair, lying alone on skin, lets more light through than a head
of hair; most in children, whose brows are down."""
_BROWNER = ((1.0, 8.0, 13.0, 18.0), (0.32, 0.28, 0.18, 0.0))
"""Age, years -> share of black pigment that brows lack beside the hair: black bands on a child are painted. By eye."""

_LONG = 4.6
"""cm from end to end."""
_MEAN_STOUT = 0.35
"""Of all hairs: 0 down .. 1 the stoutest."""
_FULLER = 0.15
"""Power by which a high band holds more hairs than in proportion to a low one: who has many has them close, too. By eye."""
_THICKET = 0.55
"""Power of density by which their number grows: many hairs cover each other, and dense brows were patches stuck on. By eye."""
_RAGGED = 0.30
"""Share of its height by which the upper border of a brow wanders over some millimetres, by eye."""
_TUFTS = (21.0, 34.0)
"""Radians per cm of two rows of tufts that cross, by eye."""
_CLOSING = 0.11
"""Radians by which hairs lean to the middle of theirs: with half as much again brows are, in small pictures, strokes of a pen.
By eye."""
_TAIL_LOST = ((8.0, 18.0), (0.66, 0.36))
"""Age, years -> share of their strength that hairs at the tail lack: a child's runs out in down, a stroke there is a pencil's.
By eye."""
_GLOSS = 0.08
"""Of a brow's hairs relative to the scalp's: what one throws back falls on the next, and no caster shades them."""
_BURIED = 0.58
"""Share of its light that the deepest dark hair lacks, by eye."""
_PALE = ((0.012, 0.05), (1.0, 0.45))
"""Mean reflectance of hairs -> share of that shade in which they leave each other: light passes through fair ones. By eye."""


_YELLOWED = (0.24, 0.02, -0.24)
"""What white brows have more of each band than a white head of hair: few over skin, which shines through them, they would be
blue beside it, or green. By eye."""
_WIRY = 0.35
"""Share of their strength that white brows lack: they are few wires, or two bars of paint. By eye."""


def grow_brows(spec: FaceSpec, shape: HeadShape, plots: Plots, detail: float) -> Strands:
    """Both brows. detail: share of the hairs that are drawn, 0..1, made up for by their width."""
    brows = spec.brows
    sides = [_side(spec, shape, plots, sign, detail) for sign in (1.0, -1.0)]
    points, opacity = (np.concatenate([side[k] for side in sides]) for k in (0, 1))
    index = np.arange(len(points), dtype=np.uint32)
    stout = np.asarray(0.62 + 0.95 * opacity.max(axis=1), dtype=np.float32)
    grown = float(np.interp(spec.age, (0, 3, 14, 20), (0.74, 0.82, 0.92, 1.0)))
    width = _WIDTH * grown * (0.85 + 0.2 * brows.thickness) * detail**-0.9
    paler = 1.0 - float(np.interp(spec.age, *_BROWNER))
    r, g, b = brow_colour(replace(spec.hair, eumelanin=paler * spec.hair.eumelanin))
    # Many have darker brows than hair, some fairer ones.
    sheer = float(np.interp(spec.age, *_SHEER)) * float(np.exp(_OWN_SHADE * normal(brows.seed, "brow-own-shade", 0)))
    colour = (sheer * r, sheer * g, sheer * b)
    colours = strand_colours(colour, brows.grey, index, index // 9, brows.seed, variation=0.26, stands_for=1)
    colours = colours * (1.0 + brows.grey * np.array(_YELLOWED, dtype=np.float32))
    deep = _BURIED * np.interp(colours.mean(axis=1), *_PALE)
    colours = colours * (1.0 - deep * uniform(brows.seed, "brow-buried", index))[:, None]
    widths = tapered(index, _POINTS, width, brows.seed, root=1.0, tip=0.22) * stout[:, None]
    shade = shade_of(points, colours, opacity, spec, detail)
    points, widths, colours, opacity = (
        np.concatenate(pair) for pair in zip((points, widths, colours, opacity), shade, strict=True)
    )
    return Strands(
        part=Part.BROW,
        points=points,
        widths=widths,
        colours=np.repeat(colours[:, None, :], _POINTS, axis=1),
        opacity=opacity,
        gloss=_GLOSS,
        caster_points=np.zeros((0, 2, 3), dtype=np.float32),
        caster_half_width=0.0,
    )


def _side(spec: FaceSpec, shape: HeadShape, plots: Plots, sign: float, detail: float) -> tuple[Array, Array]:
    """Points (S, P, 3) and opacities (S, P) of the brow at x * sign > 0."""
    brows = spec.brows
    course = brow_course(spec, sign)
    own, thickness = normal(brows.seed, STREAMS[sign < 0], np.arange(9)), course.height
    count = round(
        _HAIRS
        * detail
        * float(np.clip(brows.density, 0.4, 1.8)) ** _THICKET
        * thickness**0.35
        * max(thickness, 1.0) ** _FULLER
    )
    # Infants' are many and very short.
    count = round(count * float(np.interp(spec.age, (0, 8), (1.25, 1.0))))
    index = np.arange(count, dtype=np.uint32) + np.uint32(0 if sign > 0 else 4096)

    def luck(name: str) -> Array:
        return uniform(brows.seed, "brow-" + name, index)

    def bent(name: str) -> Array:
        return normal(brows.seed, "brow-" + name, index)

    line, tangent = course.line, course.tangent
    grid = np.linspace(0.0, 1.0, len(line))
    # A few gaps that no two brows share.
    share = course.half * course.crowd
    share *= 1.0 + 0.18 * np.sin(grid * 23.0 + 3.0 * own[5]) + 0.14 * np.sin(grid * 51.0 + 7.0 * own[0])
    share *= 1.0 - 0.25 * np.exp(-(((grid - 0.62 - 0.14 * own[6]) / 0.035) ** 2)) * smooth(0.2, 1.2, float(own[7]))
    t = np.interp(luck("place"), np.cumsum(share) / share.sum(), grid)
    bridge = luck("bridge") < course.bridge
    t = np.where(bridge, 0.0, t)
    station = np.minimum((t * (len(line) - 1)).astype(int), len(line) - 1)
    along, normal_2d = tangent[station], np.stack([-tangent[station, 1], tangent[station, 0]], axis=1)

    half = course.half[station]
    # Fullest in the lower half; the lower border is the clearer one, the upper dissolves into down.
    across = bent("across")
    # A child's hardly has a border.
    soft = float(np.interp(spec.age, (3, 8, 19), (1.40, 1.25, 1.0)))
    tidy = makeup_of(spec).base  # who makes up her face plucks and combs her brows, too
    below = -0.92 * np.tanh(-0.70 * across)
    above = 0.78 * across + 0.45 * tidy * (np.tanh(0.78 * across) - 0.78 * across)
    # Where the hairs of the upper rows end is uneven, the more the higher the band: no border is drawn with a ruler.
    wander = np.sin(t * 31.0 + 8.0 * own[2] + 1.3 * np.sin(t * 17.0 + 5.0 * own[4])) + 0.6 * np.sin(
        t * 67.0 + 9.0 * own[3]
    )
    above *= 1.0 + _RAGGED * (1.0 - 0.6 * tidy) * min(thickness, 1.3) * wander / 1.6
    across = np.clip(soft * np.where(across < 0.0, below, above) - 0.22, -1.3, 1.9)
    stray = luck("stray") < 0.015 * (1.0 - 0.7 * tidy)
    across = np.where(stray, np.sign(bent("where") - 0.3) * (1.0 + 0.9 * luck("far") ** 1.5), across)
    xy = (
        line[station]
        + normal_2d * (across * half)[:, None]
        + along * ((0.05 + 0.10 * np.exp(-t / 0.08)) * np.clip(bent("slide"), -1.5, 1.5))[:, None]
    )
    xy[:, 0] *= np.where(bridge, 0.05 + 0.95 * luck("between") ** 0.6, 1.0)

    # Up at the inner end, over to lying outward at the tail; the upper rows comb down and the lower ones up, so that they
    # meet on a ridge along the middle.
    angle = np.radians(np.interp(t, (0.0, 0.10, 0.24, 0.46, 1.0), (66.0, 54.0, 36.0, 14.5, -8.0)))
    angle += course.upright * smooth(0.45, 0.10, t)
    angle -= np.clip(across, -1.3, 1.3) * np.interp(t, (0.0, 0.15, 0.4, 1.0), (0.04, 0.14, 0.26, 0.19))
    angle += 0.09 * np.sin(t * 17.0 + across + 3.0 * own[8])
    # Neighbours close up to tufts two or three millimetres wide, which is what a small picture shows of hairs: each leans
    # towards the middle of its own. Phases are of how far it lies beside the way in which hairs lie.
    beside = across * half * np.cos(angle) - _LONG * t * np.sin(angle)
    tuft = -0.65 * np.sin(_TUFTS[0] * beside + 2.2 * np.sin(t * 11.0 + 9.0 * own[5]) + 7.0 * t)
    tuft -= 0.35 * np.sin(_TUFTS[1] * beside + 2.0 * np.sin(t * 17.0 + 5.0 * own[2]) + 4.0 * t)
    unruly = float(np.interp(spec.age, (10, 50, 80), (0.8, 1.0, 1.8))) * (1.0 - 0.35 * tidy)
    unruly *= course.shaggy**2
    wire = (luck("wire") < course.wires) & (np.abs(across) < 0.6)
    angle += _CLOSING * tuft + unruly * np.where(wire, 0.26, 0.09) * bent("angle")
    lean = along * np.cos(angle)[:, None] + normal_2d * np.sin(angle)[:, None]
    # Some are terminal hairs, the others finer and paler down between them; most of a child's are down.
    stout: Array = np.maximum(smooth(0.35, 0.95, luck("strength")), wire.astype(np.float32))
    stout += float(np.interp(spec.age, (2, 8, 13, 18), (0.80, 0.72, 0.5, 0.0))) * (_MEAN_STOUT - stout)
    length = np.interp(t, (0.0, 0.15, 0.5, 1.0), (0.33, 0.49, 0.61, 0.40)) * (
        0.42 + 0.40 * luck("length") + 0.36 * stout
    )
    length *= np.interp(spec.age, (0, 4, 16, 45, 80), (0.58, 0.66, 0.9, 1.0, 1.2 - 0.2 * spec.form.femininity))
    length *= (0.75 + 0.25 * thickness) * course.shaggy
    length *= np.where(wire, 1.25 + 0.35 * luck("wire-long"), 1.0)

    mirror = np.array([sign, 1.0])
    roots, ahead = plots.face.find(xy * mirror), plots.face.find((xy + lean * 0.35) * mirror)
    place, outward = roots.of(shape.positions), unit(roots.of(shape.normals))
    way = unit(ahead.of(shape.positions) - place)
    s = np.linspace(0.0, 1.0, _POINTS, dtype=np.float32)[None, :, None] * length[:, None, None]
    bend = np.concatenate([along * mirror, np.zeros((count, 1))], axis=1)
    bend[:, 1] -= 0.15
    curl = 0.35 * (1.0 + np.where(wire, 1.5, 0.5) * unruly * bent("curl"))[:, None, None]
    lift = ((0.24 + 0.16 * luck("lift")) * np.where(wire, 1.7, 1.0))[:, None, None]
    rise = 0.012 + s * lift - s**2 * lift * 0.95
    points = (
        place[:, None] + way[:, None] * s + bend[:, None] * s**2 * curl + outward[:, None] * np.maximum(rise, 0.012)
    )
    profile = np.array([0.70, 0.91, 0.97, 0.95, 0.81, 0.53, 0.24])
    strength = smooth(-0.13, 0.30, t) * np.where(
        stray, 0.45, 1.0 - 0.52 * smooth(0.1, 1.4, across) - 0.36 * smooth(-0.45, -1.2, across)
    )
    # Skin shows through in places two to four millimetres wide: no brow is as dense all over as where it is densest.
    thin = np.sin(t * 29.0 + 4.0 * own[1] + 1.7 * np.sin(3.1 * across + 5.0 * own[3])) + np.sin(
        t * 13.0 - 2.9 * across + 6.0 * own[4]
    )
    strength = strength * (1.0 - 0.28 * smooth(-0.2, 1.6, thin))
    strength = strength * (1.0 - float(np.interp(spec.age, *_TAIL_LOST)) * smooth(0.60, 1.0, t))
    strength = strength * (0.46 + 0.74 * stout)
    strength *= float(np.interp(spec.age, (0, 2, 8, 13, 19), (0.62, 0.70, 0.78, 0.88, 1.0))) * (
        1.0 - _WIRY * brows.grey
    )
    return points.astype(np.float32), np.asarray(np.clip(strength[:, None] * profile, 0.0, 1.0), dtype=np.float32)
