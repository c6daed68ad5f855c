"""People for tests of the scene: resolved from a request, then changed trait by trait."""

from __future__ import annotations

import dataclasses
from itertools import product

from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve
from facestudio.spec.types import FaceSpec

PEOPLE = ("african", "asian", "caucasian")


def plain(
    age: int = 30,
    femininity: float = 0.5,
    people: str = "caucasian",
    *,
    details: dict[str, float] | None = None,
    asymmetry: dict[str, float] | None = None,
    proportions: dict[str, float] | None = None,
    actions: dict[str, float] | None = None,
    view_profile: float = 0.0,
    **traits: object,
) -> FaceSpec:
    """A person of average build without a trait of their own, but for those named.

    traits: whole families of the spec (`eyewear`, `clothing`, ...), or `garment` alone.
    """
    spec = resolve(parse([("age", str(age))]), 5)
    form = dataclasses.replace(
        spec.form,
        african=float(people == "african"),
        asian=float(people == "asian"),
        caucasian=float(people == "caucasian"),
        femininity=femininity,
        muscle=0.5,
        weight=0.5,
        details=_weights(details),
        asymmetry=_weights(asymmetry),
        proportions=_weights(proportions),
    )
    expression = dataclasses.replace(
        spec.expression, mood="neutral", actions=_weights(actions), gaze_azimuth=0.0, gaze_elevation=0.0
    )
    view = dataclasses.replace(
        spec.view, view_profile=view_profile, pitch=0.0, roll=0.0, shoulders=0.0, zoom_level="standard"
    )
    garment = traits.pop("garment", spec.clothing.garment)
    traits.setdefault("clothing", dataclasses.replace(spec.clothing, garment=garment))
    traits.setdefault("eyewear", dataclasses.replace(spec.eyewear, kind="none"))
    return dataclasses.replace(spec, form=form, expression=expression, view=view, **traits)


def family() -> list[tuple[int, float, str]]:
    """(age, femininity, people) over all corners of the macro morphs and between them."""
    return [*product((0, 10, 25, 80), (0.0, 1.0), PEOPLE), *((age, 0.5, "caucasian") for age in (1, 4, 15, 50))]


def _weights(named: dict[str, float] | None) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((named or {}).items()))
