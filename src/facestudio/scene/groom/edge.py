"""Baby hairs: the fine short hairs along hairline and parting, by which a hairline is no edge and a parting no furrow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import normal, uniform
from facestudio.scene.groom.flyaways import grow_flyaways
from facestudio.scene.groom.guides import steps
from facestudio.scene.groom.melting import kept_colour, melted
from facestudio.scene.groom.parting import off_parting
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.regions import ROPED, azimuth_degrees, hairline_of, height_over_hairline
from facestudio.scene.groom.styles.base import parting_line
from facestudio.scene.groom.tint import greying, strand_colours, tapered, weathered
from facestudio.scene.groom.vectors import Array, smooth, tangential, unit
from facestudio.scene.head.types import HeadShape
from facestudio.scene.materials.hair import hair_colour
from facestudio.scene.types import Part, Strands
from facestudio.spec.types import FaceSpec

_POINTS = 8
_COUNT = 4600
_WISPS = 0.12
"""Share of baby hairs that are long enough to fall, by eye."""

_FALLING = 1.6
"""How much longer those are: one across a cheek is a ruled line, or in a small picture a row of dots. By eye."""

_FLYING = (0.62, 0.58)
"""Opacity and width of flyaways, factors: one alone before a wall is a faint line and no needle. By eye."""

_BORDER, _WITHIN = 0.12, 0.5
"""cm over the hairline where most of them stand: in general, and under long hair that is combed aside, before which they would
be dashes on the forehead. By eye."""

LONG = 4.5
"""Level of length from which hair reaches over the forehead and back, and hangs beside the face."""

_OUTMOST = 0.12
"""Share of its opacity that a baby hair has which stands before all others, by eye."""

_THIN = 2.5
"""How many times they melt as far as other hairs that lie alone, being thinner: or they are dots in a small picture. By eye."""

_DRAWN_BACK, _BEFORE_ROPES = 0.26, 0.5
"""Share of them where a tie draws the rest off the border, before which more are a beard's shadow; and where ropes do, whose
border would be a helmet's. By eye."""

_FLAT = 0.052
"""1/cm by which they sink towards the skin: a forehead's curve would lift a straight hair by s^2 / 16 cm."""


def grow_edge(
    spec: FaceSpec, shape: HeadShape, plot: Plot, detail: float, parted: bool, flying: float, drawn_back: bool = False
) -> Strands:
    """The baby hairs of a person, and flyaways with them.

    detail: share that is drawn. parted: whether there is a parting. flying: how many flyaways there are, 1 typical.
    drawn_back: whether a tie holds what grows over the forehead, parting or not.
    """
    hair, line = spec.hair, hairline_of(spec)
    rest = plot.roots.rest
    inside = height_over_hairline(rest, line)
    azimuth = azimuth_degrees(rest)
    middle = np.float32(_WITHIN if parted and not drawn_back and hair.length > LONG else _BORDER)
    band = (
        np.exp(-(((inside - middle) / np.where(inside < middle, np.float32(0.34), np.float32(0.6))) ** 2))
        * smooth(66.3, 67.3, rest[:, 1])
        * (0.45 + 0.55 * smooth(100.0, 60.0, azimuth))
    )
    band = band * (1.0 - 0.75 * line.recession * smooth(60, 30, azimuth))
    wanted = (
        _COUNT
        * detail
        * _plenty(spec, line.diffuse)
        * _beside_tie(spec, drawn_back)
        * float(np.interp(hair.length, (0.5, 2.0, 5.0), (0.3, 0.7, 1.0)))
    )
    lot = uniform(hair.seed, "baby", np.arange(len(rest)))
    # They come in small groups, or a hairline is dotted.
    band = band * (
        0.25 + 1.5 * uniform(hair.seed, "baby-patch", plot.near[:, 0]) * uniform(hair.seed, "baby-tuft", plot.tuft)
    )
    chance = band * (wanted / max(1.0, float(band.sum())))
    beyond = np.asarray(rest[:, 0] - parting_line(hair, rest[:, 2], spec.age), dtype=np.float32)
    seam = np.zeros(len(rest), dtype=np.float32)
    if parted:
        seam = smooth(0.9, 0.35, np.abs(beyond)) * smooth(0.0, 3.0, rest[:, 2]) * smooth(78.5, 80.5, rest[:, 1])
        # Where it meets the forehead they would fill it with dots.
        chance = chance * (1.0 - 0.85 * smooth(0.7, 0.2, np.abs(beyond)))
        chance = np.maximum(chance, 0.3 * min(detail, 1.0) * seam * smooth(0.8, 1.8, inside))
        chance = chance * off_parting(plot, hair, spec.age, inside)
    index = np.flatnonzero(lot < chance).astype(np.uint32)
    roots = plot.roots.take(index)
    place, outward = roots.of(shape.positions), unit(roots.of(shape.normals))
    hangs = parted and not drawn_back
    over = _over(spec, index, hangs)
    way = _way(spec, roots.rest, outward, azimuth[index], index, over, hangs)
    aside = seam[index, None]
    across = np.sign(beyond[index])[:, None] * np.array([[1.0, 0.0, 0.0]], dtype=np.float32) + 0.35 * way
    way = unit(tangential(way * (1.0 - aside) + across * aside, outward))
    luck = uniform(hair.seed, "baby-length", index)
    length = float(np.interp(hair.length, (0.5, 2.0, 4.0, 6.0), (0.3, 0.6, 1.1, 1.7))) * (0.25 + 1.1 * luck**1.5)
    if drawn_back:
        length = 0.7 + 1.2 * length * float(
            np.interp(spec.age, (4, 15), (0.3, 1.0))
        )  # stubs of them would be pepper on the forehead
    # New growth and broken hairs: wisps among the down.
    # Those that curl would lie on the forehead as squiggles.
    curly = float(smooth(0.3, 0.55, np.float32(hair.texture)))
    falling = _WISPS * (1.0 - curly)
    wisp = uniform(hair.seed, "baby-wisp", index) < falling * (1.0 - aside[:, 0])
    wisp &= over | (azimuth[index] > 60.0)  # those that point into the hair would come out of it again in specks
    length = np.where(wisp, _FALLING * length, (1.0 - 0.4 * curly) * length).astype(np.float32)
    s = np.linspace(0.0, 1.0, _POINTS, dtype=np.float32)[None, :, None] * length[:, None, None]
    turn = np.cross(outward, way) * normal(hair.seed, "baby-turn", index)[:, None] * (0.22 + 0.35 * hair.texture)
    points = place[:, None] + way[:, None] * s + turn[:, None] * s**2
    points = points + outward[:, None] * (0.02 + 0.20 * s - np.where(aside[:, :, None] > 0.5, 0.13, _FLAT) * s**2)
    flyaways, flown = grow_flyaways(spec, shape, plot, inside, flying * detail**0.5, _POINTS)
    index, points = np.concatenate([index, flown]), np.concatenate([points, flyaways])
    flies = np.arange(len(index)) >= len(aside)
    aside = np.concatenate([aside, np.zeros((len(flown), 1), dtype=np.float32)])
    grey = greying(rest[index], hair.grey)
    colour = weathered(hair_colour(hair), spec.age, spec.skin.tone)
    tints = strand_colours(colour, grey, index, index, hair.seed, variation=0.25) * np.float32(1.4)
    # The first hairs of a child's parted front are finer than the rest; as strong as a grown-up's they are a drawn line.
    seen = float(np.interp(spec.age, (3, 15), (0.15, 1.0)))
    tints = tints * (1.0 - 0.2 * seen * aside)
    fade = np.linspace(1.0, 0.35, _POINTS, dtype=np.float32)
    # Before a clipped front they would be specks on the forehead; a child's are down.
    faint = float(np.interp(hair.length, (2.0, 4.0), (0.55, 1.0)) * np.interp(spec.age, (2, 14), (0.6, 1.0)))
    strength = (0.42 + 0.3 * uniform(hair.seed, "baby-opacity", index)) * faint + 0.25 * seen * aside[:, 0]
    # Down before the border, which is finer still, or a forehead is strewn with dashes.
    strength = strength * (_OUTMOST + (1.0 - _OUTMOST) * np.maximum(smooth(-0.2, 0.9, inside[index]), aside[:, 0]))
    strength = np.where(flies, np.float32(_FLYING[0]) * strength, strength)
    strands = Strands(
        part=Part.HAIR,
        points=points.astype(np.float32),
        widths=np.asarray(
            tapered(index, _POINTS, 0.0065 * detail**-1.0, hair.seed, tip=0.3)
            * np.where(flies[:, None], 2.0 * _FLYING[1], 1.0 + 0.7 * seen * aside),
            dtype=np.float32,
        ),
        colours=np.repeat(tints[:, None, :], _POINTS, axis=1).astype(np.float16),
        opacity=(strength[:, None] * fade[None]).astype(np.float16),
        gloss=0.2,
        caster_points=np.zeros((0, 2, 3), dtype=np.float32),
        caster_half_width=0.0,
    )
    # Those that begin on bare skin take on its colour there; within the hair they would be pale specks.
    bare = (
        np.where(flies, np.float32(0.0), smooth(0.45, 0.1, inside[index]))[:, None]
        * (1.0 - aside)
        * smooth(0.9, 0.2, steps(_POINTS))
    )
    return melted(strands, spec, kept_colour(detail) ** _THIN, bare)


def _over(spec: FaceSpec, index: NDArray[np.uint32], parted: bool) -> NDArray[np.bool_]:
    """Which of the front's baby hairs (S,) lie along the border and over it, under hair that is combed aside or back."""
    share = 0.0 if _forward(spec) else 0.6 if parted else 0.25
    return np.asarray(uniform(spec.hair.seed, "baby-over", index) < share)


def _forward(spec: FaceSpec) -> bool:
    return spec.hair.style in ("fringe", "bangs", "buzz", "crop", "infant") or spec.hair.length < 3.5


def _beside_tie(spec: FaceSpec, drawn_back: bool) -> float:
    """Share of the baby hairs that are drawn where the rest is drawn off the border, or not."""
    if not drawn_back:
        return 1.0
    return _BEFORE_ROPES if spec.hair.style in ROPED else _DRAWN_BACK


def _plenty(spec: FaceSpec, diffuse: bool) -> float:
    """Share of the baby hairs that are drawn. Behind a fringe, and before clipped hair, they are stubs on the forehead."""
    if spec.hair.style == "bangs":
        return 0.35
    return 1.0 if diffuse else 0.55 if _forward(spec) else 0.8


def _way(
    spec: FaceSpec,
    rest: Array,
    outward: Array,
    azimuth: Array,
    index: NDArray[np.uint32],
    over: NDArray[np.bool_],
    parted: bool,
) -> Array:
    """Where baby hairs point: with the hair behind them, but each its own way; down before the ears and on the nape."""
    forward = _forward(spec)
    front = smooth(62.0, 40.0, azimuth)
    way = np.empty_like(rest)
    # Beside a parting they lie down with the rest; those that stood up into it would be stubs.
    laid = parted and not forward
    parting = parting_line(spec.hair, rest[:, 2], spec.age) * (over | laid)
    way[:, 0] = np.where(over, 0.9, 0.8 if laid else 0.45) * np.sign(rest[:, 0] - parting) * front
    way[:, 1] = np.where(over, -0.25, -0.35 if forward else 0.1 if laid else 0.7) * front - 0.8 * (1.0 - front)
    way[:, 2] = np.where(over, 0.0, 0.8 if forward else -0.6 if laid else -1.0) * front - 0.45 * (1.0 - front)
    counter = index[:, None].astype(np.uint32) * np.uint32(3) + np.arange(3, dtype=np.uint32)
    way = way + (0.22 if laid else 0.32) * normal(spec.hair.seed, "baby-way", counter)
    return unit(tangential(way, outward))
