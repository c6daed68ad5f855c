"""What a parting means for the plot of the scalp: which roots lie beside it, and who follows whom there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from facestudio.scene.groom.plots import Plot
from facestudio.scene.groom.regions import Hairline, height_over_hairline
from facestudio.scene.groom.styles.base import parting_line
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


_CLEAR = (0.2, 1.3)
"""cm over the hairline between which more hairs stand beside a parting than elsewhere: where it meets the forehead they would
lie across that, side by side. By eye."""


def beside_parting(rest: Array, hair: Hair, years: float, line: Hairline) -> Array:
    """1 at the parting, 0 away from it, for rest positions (N, 3). line: the person's."""
    near = bell(rest[:, 0] - parting_line(hair, rest[:, 2], years), 0.0, 1.0)
    near = near * smooth(*_CLEAR, height_over_hairline(rest, line))
    return np.asarray(near * smooth(-1.0, 3.0, rest[:, 2]) * smooth(77.0, 80.0, rest[:, 1]), dtype=np.float32)
