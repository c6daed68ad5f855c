"""The way back: the request that asks for exactly this person in exactly this picture."""

from __future__ import annotations

from facestudio.request.types import FaceRequest
from facestudio.spec.types import FaceSpec


def request_of(spec: FaceSpec, *, resolution: int, image_format: str, stampless: str) -> FaceRequest:
    """The fully resolved request: every parameter given, `auto` none of them.

    resolution, image_format, stampless: of the file, which a spec knows nothing of. `resolve` of the result equals
    `spec` where `spec` came from `resolve`; a spec made by hand may hold traits that no parameter can name.
    """
    return FaceRequest(
        gender=spec.gender,
        ethnicity=spec.ethnicity,
        age=spec.age,
        resolution=resolution,
        image_format=image_format,
        seed=spec.seed,
        # The exact values lie within half a step of the levels that they came from.
        skintone=round(spec.skin.tone),
        eyewear=spec.eyewear.kind,
        hair_length=round(spec.hair.length),
        facial_hair=round(spec.beard.amount),
        lighting=spec.light.kind,
        zoom_level=spec.view.zoom_level,
        mood=spec.expression.mood,
        view_profile=round(spec.view.view_profile),
        stampless=stampless,
    )
