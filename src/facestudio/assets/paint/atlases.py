"""The three paintings that a skin material refers to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.canvas import Canvas
from facestudio.assets.paint.regions import paint_blood, paint_darkness, paint_regions
from facestudio.assets.paint.tile import paint_tile
from facestudio.assets.paint.wrinkles import paint_wrinkles

LINES_SIZE = 2048  # texels of 0.2 mm around the eyes
REGIONS_SIZE = 1024


def paint_atlases(
    rest: NDArray[np.floating], triangles: NDArray[np.integer], tissue: Mapping[str, NDArray[np.floating]]
) -> dict[str, NDArray[np.uint8]]:
    """Paint the atlases of a head.

    rest: (V, 3) cm, rest space. triangles: (F, 3). tissue: name -> (V,) 0..1, needs "inner_mouth" to leave out what lies
    inside the head; "eyelids" is used where given.
    Returns textures of (H, W, 4) uint8, row 0 at v = 0, in atlas space (docs/conventions.md) but for the tile:
        detail: a tile of 3.2 cm: pores, fine plates, bumps, spots.
        lines: depth of wrinkles; blood; darkness; from which ageing a wrinkle shows (0 always .. 1 the oldest only).
        regions: oiliness; brow; coarseness of pores; eyelids.
    """
    inner = np.asarray(tissue["inner_mouth"])
    skin = np.asarray(triangles)[(inner[triangles] < 0.3).all(axis=1)]
    fine = Canvas(np.asarray(rest, dtype=np.float32), skin, LINES_SIZE)
    coarse = Canvas(np.asarray(rest, dtype=np.float32), skin, REGIONS_SIZE)
    depth, onset = paint_wrinkles(fine)
    blood, dark = fine.enlarged(paint_blood(coarse)), fine.enlarged(paint_darkness(coarse))
    return {
        "detail": paint_tile(),
        "lines": _texels(depth, blood, dark, onset),
        "regions": _texels(*paint_regions(coarse)),
    }


def _texels(*channels: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.round(np.clip(np.stack(channels, axis=-1), 0.0, 1.0) * 255.0).astype(np.uint8)
