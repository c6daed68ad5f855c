"""Hair cut to fall over the forehead: of longer hair blunt, swept aside, or parted like a curtain, and of short cuts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from facestudio.scene.groom.styles.base import Cut, Head, parting_line, parting_x
from facestudio.scene.groom.vectors import Array, smooth

KINDS = ("none", "full", "swept", "curtain")

_SLANT, _PARTS = 0.26, ((0.75, 0.13), (1.9, 0.09))
"""Shares of its length by which a fringe is longer on one side than in its middle, at most; and radians per cm and shares of
two waves by which its parts are longer and shorter. As level as the hairline over it, a fringe is the rim of a bowl. By eye."""


@dataclass(frozen=True, slots=True)
class Bangs:
    """mask: (G,) 1 for guides cut short over the forehead. length: (G,) cm of theirs. aside: (G,) signed pull along x.
    behind: (G,) 0..1 of longer hair that comes forward over their roots."""

    mask: Array
    length: Array
    aside: Array
    behind: Array


def bangs_of(head: Head, kind: str) -> Bangs:
    """The bangs of a head. kind: one of KINDS."""
    rest = head.rest
    nothing = np.zeros(len(rest), dtype=np.float32)
    if kind == "none":
        return Bangs(nothing, nothing, nothing, nothing)
    width = {"full": 3.4, "swept": 4.4, "curtain": 3.4}[kind] + 1.0 * head.luck("bangs-width")
    depth = {"full": 3.6, "swept": 2.4, "curtain": 2.2}[kind]
    ragged = 0.5 * (head.shared("bangs") - 0.5) + 0.35 * (head.scatter("bangs") - 0.5)
    inside = smooth(depth + 0.4, depth - 0.4, head.inside + ragged) * smooth(
        width + 0.6, width - 0.6, np.abs(rest[:, 0]) + 1.6 * ragged
    )
    mask = (inside * smooth(6.0, 8.0, rest[:, 2]) > 0.5).astype(np.float32)
    scale, own = head.scale, 0.88 + 0.26 * head.scatter("layer") + 0.14 * head.shared("layer")
    side = np.where(rest[:, 0] > parting_line(head.hair, rest[:, 2], head.age), 1.0, -1.0)
    if kind == "full":
        # Ends about the brows; straight across, or longer towards the temples.
        end = (2.0 + 0.9 * head.luck("bangs-end")) * scale - 0.35 * scale * (np.abs(rest[:, 0]) / 3.0) ** 2
        length = np.asarray(head.place[:, 1] - end, dtype=np.float32) * 1.22 + 1.2 * scale
        lean = 0.7 * (head.luck("bangs-lean") - 0.5)
        aside = lean + 0.09 * rest[:, 0] + 0.5 * (head.shared("bangs-way") - 0.5)
    elif kind == "swept":
        # From the broad side of the parting over the brow to the temple, where it joins the hair of the side.
        over = -1.0 if parting_x(head) > 0.0 else 1.0
        across = np.clip((over * rest[:, 0] + 3.0) / 7.0, 0.0, 1.0)
        lowest = (2.6 - 1.2 * head.luck("bangs-end") - 3.2 * across) * scale
        length = np.asarray(head.place[:, 1] - lowest, dtype=np.float32) * 1.2 + 2.4 * scale
        aside = np.where(side == over, 1.35 * over, 0.8 * side) + 0.2 * (head.shared("bangs-way") - 0.5)
    else:
        # Shortest in the middle, about the brows, and longer to the cheekbones.
        out = np.clip(np.abs(rest[:, 0] - parting_line(head.hair, rest[:, 2], head.age)) / 3.5, 0.0, 1.0)
        lowest = (1.2 - 1.0 * head.luck("bangs-end") - 4.0 * out) * scale
        length = np.asarray(head.place[:, 1] - lowest, dtype=np.float32) * 1.12 + 2.2 * scale
        aside = side * 1.05 + 0.2 * (head.shared("bangs-way") - 0.5)
    behind = smooth(depth + 1.4, depth, head.inside) * (1.0 - mask) * smooth(4.0, 8.0, rest[:, 2])
    if kind != "full":
        behind = 0.4 * behind
        # Grown out rather than cut along a line: some locks reach the cheek, some only the brow.
        own = own + 0.3 * (head.shared("layer") - 0.5)
    return Bangs(mask, (length * own).astype(np.float32), aside.astype(np.float32), behind.astype(np.float32))


def fringed(head: Head, cut: Cut) -> Cut:
    """The cut with a fringe whose parts end at lengths of their own, as hair that is combed forwards is cut by eye."""
    fringe, x = _on_forehead(head), head.rest[:, 0]
    longer = np.float32(_SLANT * (2.0 * head.luck("fringe-slant") - 1.0)) * np.clip(x / 6.0, -1.0, 1.0)
    for number, (pitch, share) in enumerate(_PARTS):
        longer = longer + np.float32(share) * np.sin(pitch * x + 2.0 * np.pi * head.luck(f"fringe-part-{number}"))
    length = np.asarray(cut.growth.length * (1.0 + fringe * longer), dtype=np.float32)
    return replace(cut, growth=replace(cut.growth, length=length), fringe=fringe)


def _on_forehead(head: Head) -> Array:
    """1 for guides whose hairs end on the forehead where it is combed forwards, (G,)."""
    return np.asarray(smooth(5.0, 3.0, head.inside) * smooth(75.0, 55.0, head.azimuth), dtype=np.float32)
