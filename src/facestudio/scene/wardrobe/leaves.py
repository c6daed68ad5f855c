"""Collars that are folded down: of shirts, polo shirts and jackets, and the lapels of a coat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.wardrobe.chart import Chart
from facestudio.scene.wardrobe.laid import PLAIN_CM, Array, laid, step
from facestudio.scene.wardrobe.sheet import Sheet

LEAF_COLUMNS = 120
SLACK_CM = 0.07
STAND_OF_SIZE = ((0.75, 0.86, 1.0), (0.20, 0.42, 1.0))
"""Share of its height that a collar stands up on smaller people, whose chins would rest in it."""
_LINING_CM = ((2.4, -0.35), (1.2, -0.12), (0.0, 0.02))
"""How far below the neckline the lining lies, and how far off the cloth: a third as deep, it came out below the hem."""
_DOWN = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.985)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stand round the neck and a leaf folded down over it with two tips in front.

    gap, spread: degrees from the middle at which the tips start, and by how much they move outwards on their way down.
    back, tip: length of the leaf behind, and what it is longer at the tips, cm. stand: its height in front and behind, cm.
    off, belly: distance of the leaf from the cloth and how far it bulges, cm. blunt: 0 pointed tips .. 1 round.
    """

    gap: float
    spread: float
    back: float
    tip: float
    stand: tuple[float, float]
    off: float = 0.31
    belly: float = 0.24
    blunt: float = 0.0
    rib: float = 0.0


LEAVES: Mapping[str, Leaf] = {
    "leaf": Leaf(1.2, 20, 4.1, 2.5, (2.6, 2.9)),
    "flat_leaf": Leaf(1.2, 17, 4.0, 2.5, (2.8, 3.0), off=0.30, belly=0.16),
    "open_leaf": Leaf(13, 9, 4.2, 2.4, (1.0, 2.7)),
    "knit_leaf": Leaf(11, 8, 4.0, 1.6, (0.7, 2.2), off=0.32, belly=0.22, rib=0.5),
    "round_leaf": Leaf(1.5, 4, 4.6, 0.4, (0.7, 1.0), off=0.30, belly=0.20, blunt=1.0),
    "jacket_leaf": Leaf(16, 9, 5.0, 2.2, (1.2, 2.6), off=0.40, belly=0.30),
}


def stand_cm(form: Leaf, size: float) -> tuple[float, float]:
    """Heights of a collar's stand in front and behind, cm at size 1, for a person of a size."""
    share = float(np.interp(size, *STAND_OF_SIZE))
    return form.stand[0] * share, form.stand[1] * share


def leaf(cut: str, chart: Chart, size: float, form: Leaf, seed: int) -> Sheet:
    """A folded collar, as worn and not as ironed: no half of it like the other. seed: of that."""
    phase = uniform(seed, "collar", np.arange(5)).astype(np.float64) * 2 * np.pi
    gap, spread_rad = np.radians(form.gap), np.radians(form.spread)
    along = np.linspace(0, 1, LEAF_COLUMNS)
    top = gap + along * 2 * (np.pi - gap)
    from_tip = np.minimum(top, 2 * np.pi - top) - gap
    length = form.back + form.tip * np.exp(-((from_tip / np.radians(30)) ** 2))
    # A round tip is cut back towards the opening as a quarter of an ellipse.
    corner = np.clip(1 - from_tip / np.radians(22), 0, 1)
    length = length * (1 - form.blunt * (1 - np.sqrt(np.maximum(1 - corner**2, 0.02))))
    low, high = stand_cm(form, size)
    stand = low + (high - low) * step(0.0, np.radians(60), from_tip)
    around = np.where(top < np.pi, top, top - 2 * np.pi)
    stand = stand * (1 + 0.07 * np.sin(around + phase[0]) + 0.04 * np.sin(3 * around + phase[1]))
    length = length * (1 + 0.05 * np.sin(around + phase[2]))
    # The leaf stands off where it is slack, most at its edge.
    slack = SLACK_CM * (np.sin(2 * around + phase[3]) + 0.6 * np.sin(5 * around + phase[4]))
    # t: share of the way down the leaf; the tips move outwards as they go down.
    # Inside, it reaches far enough down to hide the garment's edge behind the neck.
    rows: list[tuple[Array, Array, float]] = [(0 * top - low, 0 * top + in_, 0.0) for low, in_ in _LINING_CM]
    rows += [(stand * share, 0 * top + 0.04 + 0.05 * share, 0.0) for share in (0.5, 0.92)]
    rows += [(stand + 0.10, 0 * top + 0.20, 0.0), (stand, 0 * top + form.off - 0.02, 0.02)]
    rows += [
        (stand - length * share, form.off + form.belly * np.sin(np.pi * share**0.8) + slack * share, share)
        for share in _DOWN
    ]
    rows += [(stand - length, form.off - 0.10 + slack, 1.0), (stand - length * 0.985, 0.20 + slack, 0.985)]
    rows += [(stand - length * share, 0.22 - 0.08 * (1 - share) + slack * share, share) for share in (0.6, 0.3, 0.1)]
    rows += [(stand * 0.4, 0 * top + 0.12, 0.0), (0 * top - 0.3, 0 * top + 0.10, 0.0)]
    spread = np.exp(-((from_tip / np.radians(40)) ** 2)) * np.where(top < np.pi, 1.0, -1.0) * spread_rad
    angle = np.stack([top + spread * share for *_, share in rows])
    rise = np.stack([row for row, *_ in rows]) * size
    off = np.stack([row for _, row, _ in rows]) * size
    down = np.array([share for *_, share in rows])[:, None]
    coverage = np.where(down > 0, np.minimum((1 - down) * length, 0.06 + 4.0 * from_tip), PLAIN_CM) * size
    return laid(
        cut,
        chart,
        _wrapped(angle),
        rise,
        off,
        np.maximum(coverage, 0.05),
        closed=False,
        inward=True,
        rib=form.rib,
        crease=0.25,
        shading=slice(len(_LINING_CM) + 3, None),
    )


LAPEL_DEG = (6.0, 52.0)
LAPEL_CM = (4.0, 7.4)
"""Where along the neckline a coat's lapel begins and ends at its notch, and its width there."""
CHEST_RADIUS_CM = 12.5
"""Of the chart at the collar bones, by which a width becomes an angle."""
COAT_COLLAR = Leaf(44, 19, 4.3, 2.1, (0.3, 2.5), off=0.34, belly=0.30)


def lapels(cut: str, chart: Chart, size: float, seed: int) -> tuple[Sheet, ...]:
    """The collar of a coat, and the lapels, which leave a notch below it."""
    return (leaf(cut, chart, size, COAT_COLLAR, seed), *(_lapel(cut, chart, size, side) for side in (1.0, -1.0)))


def _lapel(cut: str, chart: Chart, size: float, side: float) -> Sheet:
    first, last = LAPEL_DEG
    top = np.radians(np.linspace(first, last, 34) if side > 0 else -np.linspace(last, first, 34))
    near = np.degrees(np.abs(top))
    width = np.interp(near, LAPEL_DEG, LAPEL_CM)
    # Square to the edge, which runs steeply down, so that the lapel sinks only a little as it spreads.
    rows = [(-0.10, -0.05), (0.0, 0.20), (0.01, 0.42)]
    rows += [(share, 0.46 + 0.34 * np.sin(np.pi * share**0.6)) for share in _DOWN]
    rows += [(1.0, 0.34), (0.98, 0.16), (0.5, 0.14)]
    share = np.array([row for row, _ in rows])[:, None]
    angle = top + side * share * width / CHEST_RADIUS_CM
    rise = (-0.14 * share * width + 0.5 * np.clip(share, 0, 1) ** 2 * (near > 49)) * size
    off = np.array([row for _, row in rows])[:, None] * np.ones_like(top) * size
    coverage = np.minimum((1 - share) * width, 0.06 + (last - near) * 0.16) * size
    return laid(
        cut,
        chart,
        angle,
        rise,
        off,
        np.maximum(coverage, 0.05),
        closed=False,
        inward=True,
        anchor=top,
        crease=0.15,
        flat=True,
    )


def upright(cut: str, chart: Chart, size: float) -> Sheet:
    """The collar of a zipped jacket, standing open."""
    gap = np.radians(9.0)
    top = np.linspace(gap, 2 * np.pi - gap, LEAF_COLUMNS)
    near = np.minimum(top, 2 * np.pi - top)
    share = float(np.interp(size, *STAND_OF_SIZE))
    tall = 0.5 + 3.3 * share * step(np.radians(14), np.radians(58), near)
    # Both feet end inside the cloth: one that hovered over it would show a dark slit where the folds fall away.
    rows = [(-1.3, -0.16), (-0.9, 0.07), (-0.3, 0.13), (0.3, 0.16), (0.6, 0.24), (0.97, 0.42)]
    rows += [(1.03, 0.34), (0.97, 0.18), (0.5, 0.0), (-0.8, -0.06)]
    rise = np.stack([share * (tall if share > 0 else 0 * tall + 1) for share, _ in rows]) * size
    # The open front falls outwards.
    fall = 0.5 * (1 - step(np.radians(20), np.radians(70), near))
    off = np.stack([off + fall * max(share, 0.0) + 0 * top for share, off in rows]) * size
    angle = np.broadcast_to(_wrapped(top), rise.shape)
    coverage = np.clip((1.03 - np.array([share for share, _ in rows]))[:, None] * tall, 0.05, PLAIN_CM) * size
    return laid(cut, chart, angle, rise, off, coverage, closed=False, crease=0.25, tall=True)


def _wrapped(angle: Array) -> Array:
    return np.asarray((angle + np.pi) % (2 * np.pi) - np.pi)
