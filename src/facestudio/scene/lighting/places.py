"""What stands behind the person: papers and places out of focus, lit by the same light as the face."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.camera.lens import distance_cm, opening_cm
from facestudio.scene.lighting import indoors, nearby, outdoors, papers, streets
from facestudio.scene.lighting.canvas import PAPER_KEEPS, PLACE_KEEPS, Array, deepened, shown, veiled
from facestudio.scene.lighting.recipes import RECIPES
from facestudio.scene.lighting.stage import Stage
from facestudio.scene.lighting.surroundings import MOST_BEHIND
from facestudio.scene.lighting.view import View
from facestudio.scene.types import Backdrop
from facestudio.spec.types import FaceSpec

CLOSEUP_FIELD = 0.63
"""Width of a closeup's field against that of a standard portrait."""

SLANT = (-0.45, 1.30)
"""Bounds of the stops by which a place is brighter at the edge on the key's side than at the other, by eye."""
DARKEST = 0.17
"""Mean radiance of a place by day, white beside the face has 1: darker ones make a person lit from the front by the sky look as
if cut out. By eye."""
_DAYLIGHT = ("sun", "overcast", "golden_hour", "backlight", "shade")

PLACES: dict[str, Callable[[Stage], Array]] = {
    "paper_grey": papers.grey,
    "paper_dark": papers.dark,
    "paper_light": papers.light,
    "paper_white": papers.white,
    "paper_colour": papers.colour,
    "canvas": papers.canvas,
    "black": papers.black,
    "gradient": papers.gradient,
    "garden": outdoors.garden,
    "park": outdoors.park,
    "sky": outdoors.meadow,
    "beach": outdoors.beach,
    "wall": outdoors.wall,
    "street": streets.street,
    "near_wall": nearby.near_wall,
    "blinds": nearby.blinds,
    "curtain": nearby.curtain,
    "room": indoors.room,
    "library": indoors.library,
    "office": indoors.office,
    "cafe": indoors.cafe,
    "city_night": streets.city_night,
}
"""Name in the spec -> how it is painted."""
_PAPERS = ("paper_grey", "paper_dark", "paper_light", "paper_white", "paper_colour", "canvas", "black", "gradient")


def backdrop(spec: FaceSpec) -> Backdrop:
    """The backdrop that the spec's `light` names. Raises KeyError for a name that is not in PLACES."""
    stage = stage_of(spec)
    painted = PLACES[spec.light.backdrop](stage)
    if spec.light.setup == "gels":
        return Backdrop(shown(painted))
    if spec.light.backdrop in _PAPERS:
        return Backdrop(shown(veiled(painted, PAPER_KEEPS)))
    # Mostly the side that the key comes from is the brighter one behind the person too.
    slant = stage.side * stage.lot(400, *SLANT)
    darkest = DARKEST if spec.light.setup in _DAYLIGHT else 0.0
    return Backdrop(shown(_opened(deepened(veiled(painted, PLACE_KEEPS), slant), darkest)))


def _opened(picture: Array, least: float) -> Array:
    """The place of a camera that was not pointed at a hole in the dark: three fifths of the way up to a mean radiance."""
    mean = float(np.minimum(picture, MOST_BEHIND).mean())
    return picture * np.float32(max(1.0, least / max(mean, 1e-3)) ** 0.6)


def stage_of(spec: FaceSpec) -> Stage:
    """The light and the view in which a spec's place stands."""
    # Half of the camera's pitch: it is lifted as it looks down, and photographers bend their knees.
    lean = 0.5 * spec.view.pitch + 1.6 * float(uniform(spec.light.seed, "lean", 0)) - 0.2
    view = View(
        eye_m=1.25 + 0.35 * float(uniform(spec.light.seed, "eye", 0)),
        pitch=min(max(lean, -3.0), 3.5),
        zoom=CLOSEUP_FIELD if spec.view.zoom_level == "closeup" else 1.0,
        opening_cm=opening_cm(spec),
        subject_m=0.01 * distance_cm(spec),
    )
    return Stage(spec.light, RECIPES[spec.light.setup], view)
