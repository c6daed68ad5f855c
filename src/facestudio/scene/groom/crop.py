"""What grows on a plot of a person's scalp, whatever its cut: which roots, how strong, in what colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.groom.guides import Cloth
from facestudio.scene.groom.styles import Cut
from facestudio.scene.groom.vectors import Array, smooth
from facestudio.scene.materials.types import Colour


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """What grows on a plot.

    cloth: what it may fall upon. index: (S,) candidates that bear a hair. trim: (S,) share of the cut's length that they
    reach. opacity: (S,). colour, grey: of the hairs. highlights: share of lighter ones. width: factor.
    fine: (S,) of each one's width. bare: (S,) 0..1 where no others lie over the root. fringe: (S,) 1 for those that end on the
    forehead. leaves: (S,) -0.2..1, how far each leaves the edge by the face. paler: (S,) factor of its reflectance.
    stands_for: real hairs for each drawn. seed: of all.
    """

    cloth: Cloth
    index: NDArray[np.uint32]
    trim: Array
    opacity: Array
    colour: Colour
    grey: Array
    highlights: float
    width: float
    fine: Array
    bare: Array
    fringe: Array
    leaves: Array
    paler: Array
    stands_for: int
    seed: int


def shine(cut: Cut, crop: Crop, curl: float) -> float:
    """Of a cut in its colour. curl: 0 straight .. 1 coily."""
    # What black hair throws back is the lamp's own colour: much of it looks grey.
    bright = cut.gloss * (1.0 - 0.35 * float(np.clip((0.05 - max(crop.colour)) / 0.04, 0.0, 1.0)))
    # Coils turn their flattened fibres every way: what straight hair throws back in one band, they scatter.
    bright *= 1.0 - 0.57 * float(smooth(0.2, 0.9, np.float32(curl)))
    # White hair is coarser, its cuticle worn: a full gloss makes nylon of it.
    return bright * (1.0 - 0.6 * float(crop.grey.mean()))
