"""The morphed head, before anything is put on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Eye:
    """centre: (3,) head space, cm, of the eyeball as placed. radius: cm. head_from_eye: (3, 3) columns right, up, gaze.
    fissure: (2,) y of lower and upper lid above the eyeball's middle, cm. inner_corner: (3,) head space."""

    centre: NDArray[np.float64]
    radius: float
    head_from_eye: NDArray[np.float64]
    fissure: NDArray[np.float64]
    inner_corner: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeadShape:
    """Skin of head, neck and shoulders at subdivision level 2, and the base mesh that it came from.

    positions, normals, rest: (V, 3) float32, head space, head space, rest space.
    triangles: (F, 3) int32 of level 2; coarse_triangles: level 0, indexing the same vertices (a level's vertices come first).
    tissue: name -> (V,) float32 0..1: lips, inner_mouth, ears, ear_hollows, eyelids, face, lid_margin, gathered (skin that the
    expression folds into lines), folded (the floors of a smile's and of age's creases).
    cage: (V0, 3) float32 head space: every vertex of the pack's base mesh, helpers included.
    left_eye, right_eye: the person's own left is at x > 0.
    """

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    rest: NDArray[np.float32]
    triangles: NDArray[np.int32]
    coarse_triangles: NDArray[np.int32]
    tissue: Mapping[str, NDArray[np.float32]]
    cage: NDArray[np.float32]
    left_eye: Eye
    right_eye: Eye
