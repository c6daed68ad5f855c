"""How single parts of faces are formed, apart from their size: soft local moves of the surface.

Sizes alone leave people of one kind brothers: what tells one from the other is whether a bridge has a hump, where a lid is
highest, how a lip is outlined. Each shape is a sum of Gaussian moves, wide enough to be flesh and bone and no lump, and even
across the middle of the face. All figures are by eye.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.spec.vocabulary import LOCAL_SHAPES

Array = NDArray[np.float64]

Move = tuple[float, float, float, float, float, float, float]

SHAPES: Mapping[str, tuple[Move, ...]] = {
    # Lids and their surround.
    "lid_peak": ((2.3, 75.4, 0.55, 0.5, 0.0, 1.0, 0.0), (3.6, 75.4, 0.55, 0.5, 0.0, -1.0, 0.0)),
    "lid_outer_fall": ((4.1, 75.1, 0.5, 0.45, 0.0, -0.83, 0.0), (4.3, 75.7, 0.7, 0.5, 0.0, -1.2, 0.45)),
    "lid_fullness": ((3.0, 76.1, 1.3, 0.42, 0.0, -0.45, 1.43),),
    "lower_lid_bow": ((3.4, 74.5, 0.8, 0.4, 0.0, -0.85, 0.0),),
    "inner_canthus": ((1.75, 74.75, 0.45, 0.4, -1.0, -1.1, 0.0),),
    "under_eye_fullness": ((2.9, 73.75, 1.3, 0.4, 0.0, 0.0, 0.6), (2.3, 73.1, 1.1, 0.45, 0.0, 0.0, -0.6)),
    # Brows.
    "brow_peak": ((4.0, 77.2, 0.9, 0.7, 0.0, 1.43, 0.0), (1.8, 76.9, 0.9, 0.6, 0.0, -0.91, 0.0)),
    "brow_length": ((5.1, 76.3, 0.9, 0.9, 2.6, 0.0, -0.3), (1.3, 76.5, 0.7, 0.6, -1.0, 0.0, 0.0)),
    "brow_tail": ((5.0, 76.4, 0.8, 0.8, 0.0, -1.56, 0.0),),
    "brow_bone_outer": ((4.3, 76.7, 1.1, 0.7, 0.0, 0.0, 1.76),),
    # Noses.
    "nose_hump": ((0.0, 74.0, 0.9, 0.65, 0.0, 0.0, 1.9),),
    "nose_root_depth": ((0.0, 75.5, 1.0, 0.65, 0.0, 0.0, -2.1),),
    "nose_supratip": ((0.0, 72.7, 0.8, 0.5, 0.0, 0.0, -1.36),),
    "nose_bridge_breadth": ((0.75, 74.2, 0.6, 1.2, 1.12, 0.0, -0.28),),
    "nose_tip_breadth": ((0.6, 71.7, 0.5, 0.55, 1.0, 0.0, 0.0),),
    "nose_tip_hang": ((0.0, 71.3, 0.7, 0.6, 0.0, -1.4, 0.25),),
    "nose_wing_height": ((1.45, 71.0, 0.6, 0.55, 0.0, 1.5, 0.0),),
    "nose_wing_breadth": ((1.5, 71.3, 0.6, 0.7, 1.35, 0.0, 0.0),),
    # Mouths.
    "lip_bow": ((0.5, 69.25, 0.42, 0.35, 0.0, 1.1, 0.3), (0.0, 69.2, 0.25, 0.35, 0.0, -1.1, 0.0)),
    "upper_lip_outer": ((1.4, 69.0, 0.6, 0.35, 0.0, 1.4, 0.7),),
    "lower_lip_outer": ((1.3, 67.7, 0.6, 0.4, 0.0, -1.4, 0.7),),
    "lower_lip_middle": ((0.0, 67.6, 0.7, 0.4, 0.0, -1.2, 0.6),),
    "mouth_corner_height": ((2.35, 68.45, 0.8, 0.7, 0.0, 0.75, 0.0),),
    "philtrum_ridges": ((0.42, 69.85, 0.3, 0.5, 0.0, 0.0, 0.63), (0.0, 69.85, 0.28, 0.5, 0.0, 0.0, -0.63)),
    # Chins and jaws.
    "chin_point": ((0.0, 64.5, 1.0, 0.9, 0.0, -2.2, 0.0), (1.9, 64.9, 0.9, 0.9, -1.2, 0.7, 0.0)),
    "chin_ball": ((0.0, 65.4, 1.0, 0.75, 0.0, 0.0, 2.2), (0.0, 66.8, 1.3, 0.45, 0.0, 0.0, -1.2)),
    "prejowl_hollow": ((2.7, 65.5, 1.0, 1.0, -1.9, 0.2, -0.6),),
    "jaw_body": ((4.2, 66.2, 1.2, 1.2, 1.2, -1.2, 0.0),),
    # Cheeks and temples.
    "cheek_hollow": ((4.2, 70.2, 1.2, 1.5, -2.0, 0.0, -2.7),),
    "cheek_apple": ((3.1, 72.0, 1.2, 0.95, 0.0, 0.0, 2.4),),
    "cheek_beside_nose": ((2.2, 71.6, 0.8, 1.2, 0.0, 0.0, 1.6),),
    "cheek_arch": ((5.6, 73.2, 1.0, 0.9, 2.6, 0.5, 0.7),),
    "temple_hollow": ((5.7, 77.6, 0.9, 1.3, -2.5, 0.0, -1.0),),
}
"""Shape -> moves: rest x, y of the left one, reaches across and up, cm; how far it moves outwards, up and forward, mm, at one
standard deviation."""
DEPTH_Z = (6.5, 10.0)
"""Rest depths, cm, over which they fade in: the face alone has them, and not the back of the head."""
STILL_Y = (57.0, 62.0)
"""Rest heights, cm, below which the body stays where it is."""
MIDDLE_CM = 0.35
"""Nothing within this leaves the middle sideways."""


def local_fields(rest: Array) -> NDArray[np.float32]:
    """(K, V, 3) displacement of points of rest space, (V, 3), cm, at one deviation of each of `LOCAL_SHAPES`."""
    x, y = np.abs(rest[:, 0]), rest[:, 1]
    share = smooth_step(*DEPTH_Z, rest[:, 2]) * smooth_step(*STILL_Y, y)
    out = np.sign(rest[:, 0]) * smooth_step(0.0, MIDDLE_CM, x)
    fields = np.zeros((len(LOCAL_SHAPES), len(rest), 3), dtype=np.float32)
    for field, name in zip(fields, LOCAL_SHAPES, strict=True):
        for at_x, at_y, across, high, *mm in SHAPES[name]:
            near = share * np.exp(-(((x - at_x) / across) ** 2) - ((y - at_y) / high) ** 2)
            field += (
                0.1 * near[:, None] * np.array(mm) * np.column_stack([out, np.ones_like(x), np.ones_like(x)])
            ).astype(np.float32)
    return fields
