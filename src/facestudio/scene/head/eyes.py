"""Where the eyeballs lie in the morphed head, and where they look."""

from __future__ import annotations

from math import copysign, cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.steps import smooth_step
from facestudio.scene.head.types import Eye
from facestudio.scene.materials.eyes import iris_diameter_cm
from facestudio.spec.types import FaceSpec

BACK_SHARE = 60
"""Percentile of depth: the sphere is fitted to the part of the helper behind this, where no cornea bulges."""
SCALE = 0.985
"""The eyeball is drawn a little smaller than fitted, so that the lids lie on it and not in it."""
PUPIL_ABOVE_MIDDLE_CM = 0.09
"""In a relaxed gaze the pupil sits a little above the middle of the lid opening."""
SCLERA_BELOW_CM = 0.0
"""Most of the white that shows between the iris and the roots of the lower lashes in an eye at rest: the lower lid touches the
limbus (textbook anatomy)."""
LIFT_RANGE_CM = (-0.30, 0.14)
"""How far an eyeball may be moved to follow lids that a morph (old age, above all) has dropped or raised."""
SHIFT_RANGE_CM = (-0.10, 0.12)
"""How far an eyeball may be moved outwards, towards the middle of the lid opening: the base mesh seats it too near the nose,
the more so in infants, and a person seems to squint."""
KAPPA_DEG = 3.4
"""Angle from the line of sight to the axis of the pupil, which points past the temple: mean of healthy adults measured by
Orbscan II (4.6 to 5.6 degrees in three studies, as a review of angle kappa quotes them), on an eyeball of 12 mm. The pack's are
larger by a third, so that a third less moves the iris by as much. Without it eyes look crossed; with more, wall-eyed."""
TURN_SHARE = 0.79
"""By how much less than in life an eyeball turns for the same look. An iris lies about 10.5 mm from an eye's middle, behind
an opening of 30 mm (textbook anatomy), the pack's 13.6 mm, behind as wide a one: turned as far it would stand in the corner of
the eye, and whoever looks into the lens would seem to look past it."""
MAX_GAZE_DEG = 16.0
"""Up to this angle of the head all eyes look into the lens. They could turn by about 55 (Guitton & Volle, J. Neurophysiol. 58,
1987), but people turn the head, and who turns it away from the lens looks where it points."""
FOLLOWS = ((0.0, 0.0), (MAX_GAZE_DEG, TURN_SHARE * MAX_GAZE_DEG), (25.0, 14.0), (31.0, 13.5), (42.0, 11.0), (60.0, 6.0))
"""(angle of the lens from straight ahead, angle by which the eyes turn towards it), degrees, judged by eye."""
FRONTAL_DEG = (3.0, 10.0)
"""Between these angles of the head a look aside becomes one towards where the head points: never past the lens."""
MAX_LIFT_DEG = 15.0
LENS_DISTANCE_CM = 130.0
LENS_TARGET = np.array([0.0, -3.2, -6.0])
"""Point that the camera turns about, head space, cm (scene.camera)."""
LIDS_FOLLOW = 0.85
"""How far both lids go along when an eye looks up or down, by eye. They keep their place on the iris; standing still, they
leave the whole iris bare in one who is seen from below, and hang over the pupil of one who is seen from above."""
LID_FOLLOW_DEG = 30.0
"""Gaze angle at which the actions eyeLook... have weight 1."""


Lids = tuple[NDArray[np.floating], NDArray[np.floating]]


def fit_sphere(points: NDArray[np.floating]) -> tuple[NDArray[np.float64], float]:
    """Centre (3,) and radius of the sphere nearest to points (N, 3), by linear least squares on |p|^2 = 2 c.p + k."""
    p = np.asarray(points, dtype=np.float64)
    middle = p.mean(axis=0)
    q = p - middle
    solution = np.linalg.lstsq(np.column_stack([2 * q, np.ones(len(q))]), (q**2).sum(axis=1), rcond=None)[0]
    centre = solution[:3]
    return centre + middle, float(np.sqrt(solution[3] + centre @ centre))


def fit_eyeball(helper: NDArray[np.floating]) -> tuple[NDArray[np.float64], float]:
    """Centre and radius of an eyeball from its helper vertices (N, 3); the bulge of the cornea is left out."""
    depth = helper[:, 2]
    return fit_sphere(helper[depth < np.percentile(depth, BACK_SHARE)])


def gaze_angles(spec: FaceSpec) -> tuple[float, float]:
    """Azimuth (towards +x) and elevation (up) of the gaze in degrees from straight ahead, within what eyes do."""
    lens, aside = -spec.view.view_profile, spec.expression.gaze_azimuth
    follows = float(np.interp(abs(lens), *np.transpose(FOLLOWS)))
    turned_away = float(smooth_step(*FRONTAL_DEG, abs(lens)))
    inwards = min(abs(aside), follows)
    azimuth = copysign(follows - turned_away * inwards, lens) + (1.0 - turned_away) * aside
    elevation = float(np.clip(spec.view.pitch, -MAX_LIFT_DEG, MAX_LIFT_DEG)) + spec.expression.gaze_elevation
    return azimuth, elevation


def lid_actions(spec: FaceSpec) -> dict[str, float]:
    """Weights of the actions by which the lids go along with the gaze."""
    azimuth, elevation = gaze_angles(spec)
    left, up = azimuth / LID_FOLLOW_DEG, elevation / LID_FOLLOW_DEG
    weights = {
        "eyeLookOutLeft": left,
        "eyeLookInRight": left,
        "eyeLookInLeft": -left,
        "eyeLookOutRight": -left,
        "eyeLookUpLeft": up,
        "eyeLookUpRight": up,
        "eyeLookDownLeft": -up,
        "eyeLookDownRight": -up,
    }
    return {f"action/{name}": min(weight, 1.0) for name, weight in weights.items() if weight > 0}


def seat(spec: FaceSpec, centre: NDArray[np.float64], still: Lids) -> NDArray[np.float64]:
    """Where an eyeball lies behind the lids of the face at rest: (3,) head space, cm.

    centre: as fitted. still: roots of the upper and of the lower lashes, (N, 3) each, head space, from lower to higher x.
    """
    lower, upper = opening(still, centre, tilt_of(spec))
    height = min((lower + upper) / 2 + PUPIL_ABOVE_MIDDLE_CM, lower + SCLERA_BELOW_CM + iris_diameter_cm(spec.age) / 2)
    lift = float(np.clip(height - centre[1], *LIFT_RANGE_CM))
    temple = 1.0 if centre[0] > 0 else -1.0
    edges = np.concatenate([lid[:, 0] for lid in still])
    middle = float(edges.min() + edges.max()) / 2
    shift = temple * float(np.clip(temple * (middle - centre[0]), *SHIFT_RANGE_CM))
    return centre + np.array([shift, lift, 0.0])


def place_eye(spec: FaceSpec, seated: NDArray[np.float64], radius: float, posed: Lids) -> Eye:
    """Turn an eyeball towards the lens.

    seated: its centre, head space, cm. radius: as fitted. posed: roots of the upper and of the lower lashes, (N, 3) each, head
    space, from lower to higher x, of the face with its expression.
    """
    upper_lid, lower_lid = posed
    azimuth, elevation = (radians(angle) for angle in gaze_angles(spec))
    lens = LENS_TARGET + LENS_DISTANCE_CM * np.array(
        [sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation)]
    )
    temple = 1.0 if seated[0] > 0 else -1.0
    forward = turned(lens - seated, temple * radians(KAPPA_DEG))
    forward /= np.linalg.norm(forward)
    right = np.cross([0.0, 1.0, 0.0], forward)
    right /= np.linalg.norm(right)
    inner = 0 if seated[0] > 0 else -1
    return Eye(
        centre=seated,
        radius=radius * SCALE,
        head_from_eye=np.stack([right, np.cross(forward, right), forward], axis=1),
        fissure=np.array(opening(posed, seated)) - seated[1],
        inner_corner=(np.asarray(upper_lid[inner], np.float64) + np.asarray(lower_lid[inner], np.float64)) / 2,
    )


def turned(vector: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    """A vector (3,) turned about +y by an angle in radians, from +z towards +x."""
    x, y, z = vector
    return np.array([x * cos(angle) + z * sin(angle), y, z * cos(angle) - x * sin(angle)])


def opening(lids: Lids, centre: NDArray[np.floating], tilt: float = 0.0) -> tuple[float, float]:
    """Height of the lower and of the upper lid before the middle of the eye, cm.

    tilt: of the line of sight along which they are brought to the depth of `centre`, see `tilt_of`.
    """
    near = [lid[np.abs(lid[:, 0] - centre[0]) < 0.5] for lid in lids]
    rows = (part if len(part) else lid for part, lid in zip(near, lids, strict=True))
    upper, lower = (float((row[:, 1] - tilt * (row[:, 2] - centre[2])).mean()) for row in rows)
    return lower, upper


def tilt_of(spec: FaceSpec) -> float:
    """Slope of the line of sight along which lids lie before an iris, as far as they go with the gaze."""
    return LIDS_FOLLOW * sin(radians(gaze_angles(spec)[1]))
