"""What stands behind the person: papers and places out of focus, lit by the same light as the face."""

from __future__ import annotations

from collections.abc import Callable

from facestudio.maths.counter_hash import uniform
from facestudio.scene.camera.lens import distance_cm, opening_cm
from facestudio.scene.lighting import indoors, nearby, outdoors, papers, streets
from facestudio.scene.lighting.canvas import PAPER_KEEPS, PLACE_KEEPS, Array, shown, veiled
from facestudio.scene.lighting.recipes import RECIPES
from facestudio.scene.lighting.stage import Stage
from facestudio.scene.lighting.view import View
from facestudio.scene.types import Backdrop
from facestudio.spec.types import FaceSpec

CLOSEUP_FIELD = 0.63
"""Width of a closeup's field against that of a standard portrait."""

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
    painted = PLACES[spec.light.backdrop](stage_of(spec))
    if spec.light.setup == "gels":
        return Backdrop(shown(painted))
    return Backdrop(shown(veiled(painted, PAPER_KEEPS if spec.light.backdrop in _PAPERS else PLACE_KEEPS)))


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
