"""The paintings that a skin material refers to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.paint.canvas import Canvas
from facestudio.assets.paint.mottle import paint_mottle
from facestudio.assets.paint.regions import paint_flesh, paint_regions
from facestudio.assets.paint.tile import paint_furrows, paint_pores
from facestudio.assets.paint.wrinkles import SETS, paint_wrinkles

LINES_SIZE = 2048  # texels of 0.2 mm around the eyes
REGIONS_SIZE = 512  # texels of 0.8 mm, of soft blobs


def paint_atlases(
    rest: NDArray[np.floating], triangles: NDArray[np.integer], tissue: Mapping[str, NDArray[np.floating]]
) -> dict[str, NDArray[np.uint8]]:
    """Paint the atlases of a head.

    rest: (V, 3) cm, rest space. triangles: (F, 3). tissue: name -> (V,) 0..1, needs "inner_mouth" to leave out what lies
    inside the head.
    Returns textures of (H, W, 4) uint8, row 0 at v = 0. Tiles, which wrap both ways:
        pores: slopes of pits, depth, spots. furrows: slopes of plates, height, bristles. mottle: blood, pigment, vessels,
        grain.
    Atlases (docs/conventions.md):
        lines: height of wrinkles and from which ageing they show (0 always .. 1 the oldest only), for two sets of courses.
        flesh: redder; darker; sallower; browner.
        regions: oiliness; brow; coarseness of pores; eyelids.
    """
    inner = np.asarray(tissue["inner_mouth"])
    skin = np.asarray(triangles)[(inner[triangles] < 0.3).all(axis=1)]
    fine = Canvas(np.asarray(rest, dtype=np.float32), skin, LINES_SIZE)
    coarse = Canvas(np.asarray(rest, dtype=np.float32), skin, REGIONS_SIZE)
    return {
        "pores": paint_pores(),
        "furrows": paint_furrows(),
        "mottle": paint_mottle(),
        "lines": _texels(*(picture for kind in range(SETS) for picture in paint_wrinkles(fine, kind))),
        "flesh": _texels(*paint_flesh(coarse)),
        "regions": _texels(*paint_regions(coarse)),
    }


def _texels(*channels: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.round(np.clip(np.stack(channels, axis=-1), 0.0, 1.0) * 255.0).astype(np.uint8)
