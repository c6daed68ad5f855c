"""What a parting means for the plot of the scalp: which roots lie beside it, and who follows whom there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from facestudio.maths.counter_hash import uniform
from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.regions import Hairline, height_over_hairline
from facestudio.scene.groom.styles.base import carefree, parting_course, parting_line
from facestudio.scene.groom.vectors import Array, bell, smooth
from facestudio.spec.types import Hair


def split_at_parting(plot: Plot, hair: Hair, years: float) -> Plot:
    """The plot, where candidates, guides and tufts follow only what grows on their own side of the parting.

    The mean of hair that falls to the left and hair that falls to the right would hang before nose and throat.
    """
    left = plot.roots.rest[:, 0] > parting_line(hair, plot.roots.rest[:, 2], years)
    own = left[plot.guides][plot.near] == left[:, None]
    pick = own.argmax(axis=1)
    rows = np.arange(len(pick))
    near, gap = plot.near.copy(), plot.gap.copy()
    for table, values in ((near, plot.near), (gap, plot.gap)):
        table[rows, 0], table[rows, pick] = values[rows, pick], values[rows, 0]
    # What is left of the other side counts as the first once more; beside a parting all three may be of the other side.
    other = left[plot.guides][near] != left[plot.guides][near[:, :1]]
    near = np.where(other, near[:, :1], near)
    stand, guided, lock = plot.roots.rest[plot.guides], left[plot.guides], plot.lock.copy()
    chiefs = np.unique(plot.lock)
    for side in (False, True):
        own_chiefs = chiefs[guided[chiefs] == side]
        astray = np.flatnonzero((guided == side) & (guided[plot.lock] != side))
        if len(own_chiefs) and len(astray):
            lock[astray] = own_chiefs[cKDTree(stand[own_chiefs]).query(stand[astray])[1]]
    # A tuft on the parting is two.
    tuft = plot.tuft + np.int32(len(plot.roots)) * left.astype(np.int32)
    return replace(plot, near=near, gap=gap, lock=lock, tuft=tuft)


_BARE = (0.05, 0.10)
"""cm to either side of a parting within which next to no hair stands, of the narrowest and the widest: portraits of long hair
show a strip of scalp of 1 to 3 mm, over whose borders hairs lie; wider, before black hair, it is a drawn line. By eye."""

_PINCHES = 0.55
"""Share of that by which it narrows at places along its course: of one width all along, it is ruled. By eye."""

_CROSSING = 0.20
"""Share of its hairs that stand in it nonetheless, where the comb missed them, and lie across it. By eye."""

_BARE_CURL = (0.3, 0.5)
"""Curl between which hair comes to close over it."""

_BARE_FROM = (6.0, 9.4)
"""Rest z, cm, between which it begins on top of the head: further back hair falls over it."""

_OPENS = 1.6
"""How many times as wide again it is where it meets the forehead, where the first hairs stand apart; by eye."""

_COMBED_APART = frozenset({"bob", "lob", "long", "layered", "relaxed"})
"""Cuts whose parting a comb has drawn."""


def bare_parting(hair: Hair, years: float) -> tuple[float, float, float, float]:
    """Line of bare skin along the parting: `parting_course`, and half of its width, cm; 0 where hair closes over it."""
    wide = 0.0
    if hair.style in _COMBED_APART:
        chance = float(uniform(hair.seed, "parting-width", np.arange(1))[0])
        wide = (_BARE[0] + (_BARE[1] - _BARE[0]) * chance) * float(np.interp(hair.texture, _BARE_CURL, (1.0, 0.0)))
        wide *= 1.0 - 0.4 * carefree(years)
    return (*parting_course(hair, years), wide)


def off_parting(plot: Plot, hair: Hair, years: float, inside: Array) -> Array:
    """Share of the hairs that stand at candidates (N,) beside a parting's bare line, whose two borders single hairs cross.

    inside: (N,) cm over the hairline."""
    wide = bare_parting(hair, years)[3]
    rest = plot.roots.rest
    if wide <= 0.0:
        return np.ones(len(rest), dtype=np.float32)
    opening = 1.0 + np.float32(_OPENS) * smooth(1.6, 0.3, inside)
    phase = 6.3 * uniform(hair.seed, "parting-pinch", np.arange(3))
    z = rest[:, 2]
    pinch = (np.sin(2.3 * z + phase[0]) + np.sin(3.7 * z + phase[1]) + 0.7 * np.sin(6.1 * z + phase[2])) / 2.7
    opening = opening * (1.0 - _PINCHES * smooth(-0.1, 0.7, pinch))
    edge = wide * opening * (0.5 + 1.3 * uniform(hair.seed, "parting-edge", np.arange(len(rest))))
    off = np.abs(rest[:, 0] - parting_line(hair, rest[:, 2], years)) > edge
    off = off | (uniform(hair.seed, "parting-crossing", np.arange(len(rest))) < _CROSSING)
    return np.asarray(1.0 - smooth(*_BARE_FROM, rest[:, 2]) * (1.0 - off), dtype=np.float32)


_CLEAR = (0.2, 1.3)
"""cm over the hairline between which more hairs stand beside a parting than elsewhere: where it meets the forehead they would
lie across that, side by side. By eye."""


def beside_parting(rest: Array, hair: Hair, years: float, line: Hairline) -> Array:
    """1 at the parting, 0 away from it, for rest positions (N, 3). line: the person's."""
    near = bell(rest[:, 0] - parting_line(hair, rest[:, 2], years), 0.0, 1.0)
    near = near * smooth(*_CLEAR, height_over_hairline(rest, line))
    return np.asarray(near * smooth(-1.0, 3.0, rest[:, 2]) * smooth(77.0, 80.0, rest[:, 1]), dtype=np.float32)
