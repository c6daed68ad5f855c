"""From the traits of a person to the surface of the head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facestudio.assets import HeadPack
from facestudio.maths.normals import vertex_normals
from facestudio.scene.head.canthus import corners_moved, inner_corner
from facestudio.scene.head.childhood import childlike
from facestudio.scene.head.correctives import corrective_weights
from facestudio.scene.head.crease import fold_lids
from facestudio.scene.head.ears import ear_hollows, ears_formed
from facestudio.scene.head.eyes import fit_eyeball, lid_actions, place_eye, seat
from facestudio.scene.head.growth import grown_up
from facestudio.scene.head.jaw import angled, blunted, filling, narrowing, tapering
from facestudio.scene.head.lid_rest import kept_open, resting_lids, squinting
from facestudio.scene.head.lids import lid_margin, rest_lids_on_eye, slope_lower_lids
from facestudio.scene.head.lips import draw_in_lining, lower_lip, seal_lips, shape_lip_line
from facestudio.scene.head.macros import macro_weights
from facestudio.scene.head.maturing import matured
from facestudio.scene.head.mends import edge_let_down, mends, rims_arched
from facestudio.scene.head.muscles import gathered, move_skin, muscle_amounts
from facestudio.scene.head.neck import neck_weights
from facestudio.scene.head.profile import laid_back, lips_lessened
from facestudio.scene.head.proportions import sized_and_sculpted, widen_skull
from facestudio.scene.head.relaxed import relaxed_brows
from facestudio.scene.head.smile import arch_upper_lip, bow_lower_lip, carry_cheeks, carry_smile
from facestudio.scene.head.soft_tissue import shaded_folds, soften
from facestudio.scene.head.spacing import eye_distance_mm, grow, spread_eyes
from facestudio.scene.head.trunk import trunk_turned
from facestudio.scene.head.types import HeadShape
from facestudio.scene.head.warps import warped
from facestudio.scene.materials.lid_fold import lid_fold
from facestudio.spec.types import FaceSpec

UNITS = {"mouthCornerPuller": "mouth-corner-puller", "mouthUpwardRetraction": "mouth-upward-retraction"}
"""Weights of `spec.expression.actions` that are units of expression, sculpted for each descent: -> the morph's name."""
STRETCHED_AT = 0.15
"""Weight of the jaw's opening, by eye, from which on lips are stretched straight, as a full smile stretches them."""


def shape_head(spec: FaceSpec, pack: HeadPack) -> HeadShape:
    """Morph the head of a person and seat the eyes in it.

    Uses `spec.form`, `age`, `expression` and, for the gaze, `view`. Raises KeyError when the spec names a morph that the pack
    doesn't have.
    """
    still, size = head_at_rest(spec, pack)
    # The look actions turn the helper eyeballs too, so the eyes are measured before any action.
    fits = {side: fit_eyeball(still[pack.eyes[side]]) for side in ("left", "right")}
    origin = (fits["left"][0] + fits["right"][0]) / 2 + np.array([0.0, 0.0, (fits["left"][1] + fits["right"][1]) / 2])
    mended = size * mends(pack, rims_arched(spec), edge_let_down(spec, still, pack, size))
    seated = (still + mended - origin).astype(np.float32)
    seated = trunk_turned(seated, pack.rest, spec.view)
    places = {side: seat(spec, centre - origin, _lids(pack, seated, side)) for side, (centre, _) in fits.items()}
    # After the eyes are seated: pupils lie nearer the outer corners than the inner ones.
    seated = seated + corners_moved(pack, seated, spec.form, float(spec.age), size)
    seated = pack.morphs.apply(seated, resting_lids(spec, pack, seated, places))
    cage = pack.morphs.apply(seated, scaled(grown_mouth(action_weights(spec), float(spec.age)), size))
    cage = pack.morphs.apply(cage, kept_open(spec, pack, seated, cage, places))
    eyes = {side: place_eye(spec, places[side], radius, _lids(pack, cage, side)) for side, (_, radius) in fits.items()}

    positions = np.asarray(pack.skin.subdivide @ cage[pack.skin.cage], dtype=np.float32)
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], dtype=np.float32)
    softened = np.float32(size) * soften(rest, spec)
    before = np.asarray(pack.skin.subdivide @ seated[pack.skin.cage], dtype=np.float32) + softened
    eye_height = float(places["left"][1] + places["right"][1]) / 2
    lifted = relaxed_brows(before, rest, eye_height, size, spec.form.femininity, float(spec.age))
    muscles = muscle_amounts(spec.expression.actions)
    drawn = max(*muscles["smile"], min(dict(spec.expression.actions).get("jawOpen", 0.0) / STRETCHED_AT, 1.0))
    lifted += shape_lip_line(rest, spec.skin.seed, size * (1.0 - drawn), float(spec.age))
    before += lifted
    positions += softened + lifted
    pair = (eyes["left"], eyes["right"])
    positions = carry_smile(positions, before, rest, muscles["smile"], size, float(spec.age))
    positions = carry_cheeks(positions, before, rest, muscles["smile"], size)
    positions, creases = move_skin(positions, before, rest, muscles, size, float(spec.age), spec.skin.seed)
    lips, lower = pack.tissue["lips"], lower_lip(pack)
    positions = arch_upper_lip(positions, rest, lips, lower, muscles["smile"], size)
    positions = bow_lower_lip(positions, rest, lips, lower, muscles["smile"], size, float(spec.age))
    positions = seal_lips(positions, rest, lips, lower)
    positions = draw_in_lining(positions, rest, pack.tissue["inner_mouth"], muscles["smile"], size)
    triangles = pack.skin.triangles[-1]
    lashes = [_lids(pack, cage, side)[0] for side in ("left", "right")]
    creased = ((pair[0], lashes[0]), (pair[1], lashes[1]))
    positions = fold_lids(positions, triangles, creased, lid_fold(spec), size)
    positions = rest_lids_on_eye(positions, triangles, pair)
    positions, cage = slope_lower_lids(positions, cage, pair, size, pack)
    left, right = (replace(eye, inner_corner=inner_corner(pack, positions, eye)) for eye in pair)
    normals = vertex_normals(positions, triangles)
    tissue = {name: np.asarray(mask) for name, mask in pack.tissue.items()}
    tissue["ear_hollows"] = ear_hollows(pack)
    tissue["lid_margin"] = lid_margin(pack)
    tissue["gathered"] = gathered(rest, muscles, float(spec.age))
    tissue["folded"] = np.maximum(creases, shaded_folds(rest, spec))
    return HeadShape(
        positions=positions,
        normals=normals,
        rest=rest,
        triangles=triangles,
        coarse_triangles=pack.skin.triangles[0],
        tissue=tissue,
        cage=cage,
        left_eye=left,
        right_eye=right,
    )


def head_at_rest(spec: FaceSpec, pack: HeadPack) -> tuple[NDArray[np.float32], float]:
    """The pack's vertices, (V0, 3) cm, of a person without any expression, and the head's size, 1 for the rest head's."""
    build, years = sized_and_sculpted(spec, pack), matured(spec)
    built = grow(pack, pack.morphs.apply(pack.base, macro_weights(spec.form, years)), build.grown)
    size = eye_distance_mm(pack, built) / eye_distance_mm(pack, pack.rest)
    weights = feature_weights(spec)
    for name, weight in build.weights.items():
        weights[name] = weights.get(name, 0.0) + weight
    still = pack.morphs.apply(built, scaled(weights, size)) + spread_eyes(pack, build.eyes_apart)
    head = childlike(pack, widen_skull(still, spec, pack), spec.form.femininity, years)
    head = head + grown_up(years, spec.form.femininity, pack)
    head = head + np.float32(size) * warped(spec.form, years, pack)
    head = head + np.float32(size) * narrowing(head, years, pack)
    head = head + np.float32(size) * filling(head, size, years, pack)
    head = head + np.float32(size) * tapering(head, spec.form, years, pack)
    head = head + np.float32(size) * blunted(head, spec.form, years, pack)
    head = head + np.float32(size) * angled(head, spec.form, years, pack)
    head = lips_lessened(head, pack, size, spec.form, years)
    head = laid_back(head, pack, size, years)
    head = ears_formed(pack, head, size, spec.form, float(spec.age), spec.skin.seed)
    return pack.morphs.apply(head, neck_weights(head, spec, pack, size)), size


def scaled(weights: dict[str, float], size: float) -> dict[str, float]:
    """Weights for a head of another size: the displacements of features and actions are an adult's, in cm."""
    return {name: weight * size for name, weight in weights.items()}


def grown_mouth(weights: dict[str, float], years: float) -> dict[str, float]:
    """Weights of actions with those of the mouth lessened in children, whose mouths are smaller than their heads."""
    share = float(np.interp(years, (0.0, 1.0, 6.0, 14.0), (0.70, 0.74, 0.88, 1.0)))
    return {name: weight * (share if "/mouth" in name else 1.0) for name, weight in weights.items()}


def feature_weights(spec: FaceSpec) -> dict[str, float]:
    """Morph name -> weight of what is a person's own, apart from age, sex, ancestry and build."""
    weights = corrective_weights(spec)
    for name, weight in (*spec.form.details, *spec.form.asymmetry):
        weights[name] = weights.get(name, 0.0) + weight
    return weights


def action_weights(spec: FaceSpec) -> dict[str, float]:
    """Morph name -> weight of the expression, the lids' following of the gaze included."""
    weights = lid_actions(spec)
    descent = {"caucasian": spec.form.caucasian, "african": spec.form.african, "asian": spec.form.asian}
    for name, weight in spec.expression.actions:
        if name in UNITS:
            keys = {f"expression/{people}/{UNITS[name]}": share for people, share in descent.items() if share > 0.0}
        else:
            keys = {name if name.startswith("action/") else f"action/{name}": 1.0}
        for key, share in keys.items():
            weights[key] = weights.get(key, 0.0) + share * weight
    return squinting(weights)


def _lids(pack: HeadPack, cage: NDArray[np.float32], side: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Roots of the upper and of the lower lashes, (N, 3) each."""
    upper, lower = (cage[pack.lashes[f"{side}_{lid}"][0]] for lid in ("upper", "lower"))
    return upper, lower
