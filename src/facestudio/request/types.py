"""What was asked of a portrait, before anything was drawn by lot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaceRequest:
    """The parameters of one request, each in its canonical form; None where it was not given.

    `None` (not given) is kept apart from every value, `auto` included. The names, types and ranges are those of the
    table in `facestudio.request.fields`, which is the only place that knows them.
    """

    gender: str | None = None
    ethnicity: str | None = None
    age: int | None = None
    resolution: int | None = None
    image_format: str | None = None
    seed: int | None = None
    skintone: int | None = None
    eyewear: str | None = None
    hair_length: int | None = None
    facial_hair: int | None = None
    lighting: str | None = None
    zoom_level: str | None = None
    mood: str | None = None
    view_profile: int | None = None
    stampless: str | None = None
