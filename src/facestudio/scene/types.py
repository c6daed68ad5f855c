"""Scene: what stands before the camera, as arrays and plain values. No GPU here, and nothing left to draw by lot.

All positions are in head space, centimetres (docs/conventions.md); V, F, S, P, L are the letters of that page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import inf

import numpy as np
from numpy.typing import NDArray

from facestudio.scene.materials.types import Material

Vector3 = tuple[float, float, float]
Colour = tuple[float, float, float]

DOME_WALLS = 8
"""Directions in which the horizon of a Dome may differ."""


class Part(IntEnum):
    """What a pixel shows; the label that the G-buffer carries."""

    NOTHING = 0
    SKIN = 1
    CLOTH = 2
    EYE = 3
    MOUTH = 4  # teeth, gums and tongue
    EYEWEAR = 5  # rims, bridge and temples; jewellery too
    HAIR = 6
    BROW = 7
    LASH = 8
    BEARD = 9
    FUZZ = 10


@dataclass(frozen=True, slots=True)
class Mesh:
    """A surface of triangles.

    positions, normals: (V, 3) float32, head space; normals of unit length.
    rest: (V, 3) float32, where the material's patterns are looked up: rest space for skin and cloth, for an eye its own
        space with the eyeball's radius as unit and +z along the gaze.
    masks: (V, 8) float32, 0..1, columns as the material's class names them.
    triangles: (F, 3) int32, drawn. casters: (F', 3) int32, drawn into the shadow maps; usually coarser, may be empty.
    """

    part: Part
    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    rest: NDArray[np.float32]
    masks: NDArray[np.float32]
    triangles: NDArray[np.int32]
    casters: NDArray[np.int32]
    material: Material


@dataclass(frozen=True, slots=True)
class Strands:
    """Hairs, drawn as ribbons that face the camera.

    points: (S, P, 3) float32, root to tip. widths: (S, P) float32, cm, diameters.
    colours: (S, P, 3) float16 or float32, linear reflectance. opacity: (S, P) float16 or float32, 0..1.
    gloss: scale of the specular lobes, 1 typical.
    caster_points: (S', P', 3) float32, few and wide ribbons that cast this hair's shadow; S' may be 0.
    caster_half_width: cm.
    straight: cm over which each runs on straight, about: coils turn, and stubs end.
    openness: (S, P) 0..2, light that reaches each point relative to what casters tell, None where they tell all.
    """

    part: Part
    points: NDArray[np.float32]
    widths: NDArray[np.float32]
    colours: NDArray[np.floating]
    opacity: NDArray[np.floating]
    gloss: float
    caster_points: NDArray[np.float32]
    caster_half_width: float
    straight: float = 2.0
    openness: NDArray[np.floating] | None = None


@dataclass(frozen=True, slots=True)
class Lens:
    """A thin spectacle lens: multiplies what is behind it by `transmittance` and mirrors the lights.

    positions, normals: (V, 3) float32; triangles: (F, 3) int32; transmittance: (3,) 0..1, at the upper edge;
    transmittance_below: at the lower edge. reflectance: of one surface at normal incidence. bend: how much further from the
    lens' middle, the first vertex, that lies which is seen through a place, as a share: above 0 for short-sighted eyes.
    """

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]
    transmittance: Colour
    transmittance_below: Colour
    reflectance: float
    bend: float = 0.0


class Outline(IntEnum):
    """BOX a soft box. ROUND an umbrella, a beauty dish or a bulb. WINDOW upright panes between bars. PAIR a box over
    a reflector. SKY all that is open above roofs and trees."""

    BOX = 0
    ROUND = 1
    WINDOW = 2
    PAIR = 3
    SKY = 4


@dataclass(frozen=True, slots=True)
class SoftBox:
    """A rectangular light.

    direction: unit vector from the origin to its centre. half_size: tangents of its half angles (horizontal, vertical).
    radiance: linear, of its surface. distance_cm: from the origin; it only decides how its light fades over the body.
    outline: what it looks like, mirrored in an eye; shadows don't tell.
    """

    direction: Vector3
    half_size: tuple[float, float]
    radiance: Colour
    distance_cm: float = inf
    outline: Outline = Outline.BOX


@dataclass(frozen=True, slots=True)
class Dome:
    """Light from everywhere else: radiance straight down, at the horizon and straight up, smoothly joined.

    walls: radiance at the horizon in eight directions, 45 degrees apart, from +z towards +x; none: `horizon` all round.
    """

    floor: Colour
    horizon: Colour
    zenith: Colour
    walls: tuple[Colour, ...] = ()

    @property
    def ring(self) -> tuple[Colour, ...]:
        """Radiance at the horizon in eight directions."""
        return self.walls or (self.horizon,) * DOME_WALLS


@dataclass(frozen=True, slots=True)
class Lighting:
    """Three lamps and the dome. A lamp that is off has radiance 0.

    dapple: how much of the key leaves take where they hang before it, 0..1, and where they hang, 0..1.
    """

    key: SoftBox
    rim: SoftBox
    fill: SoftBox
    dome: Dome
    dapple: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What is seen behind the person, out of focus.

    radiance: (H, W, 3) float16, row 0 on top, of the whole picture; any size, it is stretched over it smoothly.
    """

    radiance: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Camera:
    """A perspective camera on a square sensor.

    view_from_head, clip_from_view: (4, 4) float64, column vectors. position: head space.
    distance_cm: from the focused plane. visible_height_cm: at that distance. aperture_radius_cm: of the lens.
    exposure: factor from scene radiance to picture values before the tone curve.
    """

    view_from_head: NDArray[np.float64]
    clip_from_view: NDArray[np.float64]
    position: Vector3
    distance_cm: float
    visible_height_cm: float
    aperture_radius_cm: float
    exposure: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything before the camera. `irises`: (2, 3) float64, centres of left and right cornea, for focus and tests."""

    meshes: tuple[Mesh, ...]
    strands: tuple[Strands, ...]
    lenses: tuple[Lens, ...]
    lighting: Lighting
    backdrop: Backdrop
    camera: Camera
    irises: NDArray[np.float64]
