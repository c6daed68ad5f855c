"""The portrait camera: a short telephoto lens that walks round the person and frames the head with air above it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from facestudio.maths.counter_hash import uniform
from facestudio.scene.camera.framing import Window, closeup, measure, standard
from facestudio.scene.camera.lens import USUAL_DISTANCE_CM, distance_cm, opening_cm
from facestudio.scene.head.types import HeadShape
from facestudio.scene.types import Camera
from facestudio.spec.types import FaceSpec

AXIS_DEPTH_CM = -6.0
"""z of the vertical axis about which the camera walks: through the ears, so that a turned head stays in the middle."""

BASE_EXPOSURE = 1.55
"""Scene radiance to picture values for skin of medium tone under `facestudio.scene.lighting`'s metered light: by eye, as bright
as portraits show it without burning the lit side."""

STOPS_PER_TONE = 0.08
MEDIUM_TONE = 2.6
"""A camera that meters the face opens up for dark skin and closes for fair skin, though far from so much that all come out
alike: four fifths of a stop over the whole scale, by eye."""

EXPOSURE_ERROR_STOPS = 0.40
"""How far a picture's exposure is off at most, to either side: people and cameras meter no better."""

FAIR_ERROR = 0.5
"""Share of that error with the fairest skin: whoever sees a face burnt out or grey takes the picture again (by eye)."""

OFF_CENTRE = (0.055, 0.025)
NEARER = (-0.02, 0.06)
"""How far a head is off the place where the rules of framing want it at most, across and upwards, in half pictures, and
how much larger than they say it may be: hands that hold cameras are no tripods, and prints are cropped."""


def frame_portrait(spec: FaceSpec, shape: HeadShape) -> Camera:
    """Stand the camera so that the picture is the portrait that the spec asks for.

    spec: its `view`, and how high the `hair` stands. shape: the head, head space, cm.

    The camera's azimuth about +y, from +z towards +x, is exactly `-view_profile`; `pitch` lifts it (it looks from above
    when positive); `roll` turns the picture so that the top of the head goes towards the viewer's right when positive.
    It is focused on the nearer eye.
    """
    near = spec.view.zoom_level == "closeup"
    window = _nearer((closeup if near else standard)(measure(shape, spec.hair)), 0.0 if near else _lot(spec, 2))
    stand = _Stand(
        azimuth=radians(-spec.view.view_profile), elevation=radians(spec.view.pitch), roll=radians(spec.view.roll)
    )
    distance = distance_cm(spec)
    window = _as_large_as_usual(window, distance)
    target = np.array([0.0, window.aim_y, AXIS_DEPTH_CM])
    position = target + stand.backwards * distance
    focus = min(float((position - eye) @ stand.backwards) for eye in _corneas(shape))
    return Camera(
        view_from_head=stand.view_from_head(position),
        clip_from_view=_clip_from_view(window, distance, off_centre(spec)),
        position=(float(position[0]), float(position[1]), float(position[2])),
        distance_cm=focus,
        visible_height_cm=window.height_cm * focus / distance,
        aperture_radius_cm=0.5 * opening_cm(spec),
        exposure=BASE_EXPOSURE * 2.0 ** (_stops_for(spec.skin.tone) + _error(spec)),
    )


def _stops_for(tone: float) -> float:
    """Stops by which the camera opens up for skin of this tone, 0..10."""
    return STOPS_PER_TONE * (tone - MEDIUM_TONE)


def _error(spec: FaceSpec) -> float:
    """Stops by which this picture is lighter than it should be."""
    error = EXPOSURE_ERROR_STOPS * (2.0 * float(uniform(spec.light.seed, "exposure", 0)) - 1.0)
    fair = min(max(MEDIUM_TONE - spec.skin.tone, 0.0) / MEDIUM_TONE, 1.0)
    return error * (1.0 - (1.0 - FAIR_ERROR) * fair)


def off_centre(spec: FaceSpec) -> tuple[float, float]:
    """How far to the right and up, in half pictures, this picture shows all that a careful one has in the middle."""
    return OFF_CENTRE[0] * (2.0 * _lot(spec, 0) - 1.0), OFF_CENTRE[1] * (2.0 * _lot(spec, 1) - 1.0)


def _lot(spec: FaceSpec, index: int) -> float:
    return float(uniform(spec.light.seed, "framing", index))


def _nearer(window: Window, lot: float) -> Window:
    """The window made smaller about the eyes' height, 0."""
    scale = 1.0 / (1.0 + NEARER[0] + (NEARER[1] - NEARER[0]) * lot)
    return Window(aim_y=window.aim_y * scale, height_cm=window.height_cm * scale)


def _as_large_as_usual(window: Window, distance: float) -> Window:
    """The window, which is measured at the axis, for a lens that stands elsewhere: the face, which is nearer than the axis,
    stays as large."""
    scale = (1.0 + AXIS_DEPTH_CM / USUAL_DISTANCE_CM) / (1.0 + AXIS_DEPTH_CM / distance)
    return Window(aim_y=window.aim_y * scale, height_cm=window.height_cm * scale)


@dataclass(frozen=True, slots=True)
class _Stand:
    """Direction from which the camera looks, radians."""

    azimuth: float
    elevation: float
    roll: float

    @property
    def backwards(self) -> NDArray[np.float64]:
        """(3,) unit vector from the target to the camera, head space."""
        flat = cos(self.elevation)
        return np.array([sin(self.azimuth) * flat, sin(self.elevation), cos(self.azimuth) * flat])

    def view_from_head(self, position: NDArray[np.float64]) -> NDArray[np.float64]:
        right = np.array([cos(self.azimuth), 0.0, -sin(self.azimuth)])
        up = np.cross(self.backwards, right)
        axes = np.stack([right, up, self.backwards])
        turn = np.array(
            [[cos(self.roll), sin(self.roll), 0.0], [-sin(self.roll), cos(self.roll), 0.0], [0.0, 0.0, 1.0]]
        )
        view = np.eye(4)
        view[:3, :3] = turn @ axes
        view[:3, 3] = -view[:3, :3] @ position
        return view


def _clip_from_view(window: Window, distance: float, off: tuple[float, float]) -> NDArray[np.float64]:
    """(4, 4) perspective whose square field is the window's height at `distance`, cm, moved by `off` half pictures as a crop
    moves it. Near and far planes leave room for shoulders and long hair and keep the depth buffer's steps under a
    hundredth of a millimetre."""
    near, far = 0.5 * distance, 2.0 * distance
    scale = 2.0 * distance / window.height_cm
    return np.array(
        [
            [scale, 0.0, -off[0], 0.0],
            [0.0, scale, -off[1], 0.0],
            [0.0, 0.0, -(far + near) / (far - near), -2.0 * far * near / (far - near)],
            [0.0, 0.0, -1.0, 0.0],
        ]
    )


def _corneas(shape: HeadShape) -> tuple[NDArray[np.float64], ...]:
    """Fronts of both eyes, (3,) each, head space."""
    return tuple(eye.centre + eye.head_from_eye[:, 2] * eye.radius for eye in (shape.left_eye, shape.right_eye))
