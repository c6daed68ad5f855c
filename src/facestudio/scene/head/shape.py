"""From the traits of a person to the surface of the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.normals import vertex_normals
from facestudio.scene.head.correctives import corrective_weights
from facestudio.scene.head.eyes import fit_eyeball, lid_actions, place_eye
from facestudio.scene.head.lids import lid_margin, rest_lids_on_eye
from facestudio.scene.head.lips import lower_lip, seal_lips
from facestudio.scene.head.macros import macro_weights
from facestudio.scene.head.mends import mends
from facestudio.scene.head.types import Eye, HeadShape
from facestudio.spec.types import FaceSpec


def shape_head(spec: FaceSpec, pack: HeadPack) -> HeadShape:
    """Morph the head of a person and seat the eyes in it.

    Uses `spec.form`, `age`, `expression` and, for the gaze, `view`. Raises KeyError when the spec names a morph that the pack
    doesn't have.
    """
    still = pack.morphs.apply(pack.base, still_weights(spec))
    # The look actions turn the helper eyeballs too, so the eyes are measured before any action.
    fits = {side: fit_eyeball(still[pack.eyes[side]]) for side in ("left", "right")}
    origin = (fits["left"][0] + fits["right"][0]) / 2 + np.array([0.0, 0.0, (fits["left"][1] + fits["right"][1]) / 2])
    cage = pack.morphs.apply(still + mends(pack) - origin, action_weights(spec))
    eyes = {side: _seat(spec, pack, cage, side, fits[side][0] - origin, fits[side][1]) for side in fits}

    positions = np.asarray(pack.skin.subdivide @ cage[pack.skin.cage], dtype=np.float32)
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], dtype=np.float32)
    pair = (eyes["left"], eyes["right"])
    positions = seal_lips(positions, rest, pack.tissue["lips"], lower_lip(pack))
    positions = rest_lids_on_eye(positions, rest, pair)
    triangles = pack.skin.triangles[-1]
    normals = vertex_normals(positions, triangles)
    tissue = {name: np.asarray(mask) for name, mask in pack.tissue.items()}
    tissue["lid_margin"] = lid_margin(positions, pair)
    return HeadShape(
        positions=positions,
        normals=normals,
        rest=rest,
        triangles=triangles,
        coarse_triangles=pack.skin.triangles[0],
        tissue=tissue,
        cage=cage,
        left_eye=pair[0],
        right_eye=pair[1],
    )


def still_weights(spec: FaceSpec) -> dict[str, float]:
    """Morph name -> weight of the person without any expression."""
    weights = macro_weights(spec.form, float(spec.age))
    for name, weight in (*corrective_weights(spec).items(), *spec.form.details, *spec.form.asymmetry):
        weights[name] = weights.get(name, 0.0) + weight
    return weights


def action_weights(spec: FaceSpec) -> dict[str, float]:
    """Morph name -> weight of the expression, the lids' following of the gaze included."""
    weights = lid_actions(spec)
    for name, weight in spec.expression.actions:
        key = name if name.startswith("action/") else f"action/{name}"
        weights[key] = weights.get(key, 0.0) + weight
    return weights


def _seat(
    spec: FaceSpec, pack: HeadPack, cage: NDArray[np.float32], side: str, centre: NDArray[np.float64], radius: float
) -> Eye:
    upper, lower = (cage[pack.lashes[f"{side}_{lid}"][0]] for lid in ("upper", "lower"))
    return place_eye(spec, centre, radius, upper, lower)
