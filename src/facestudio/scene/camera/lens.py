"""The portrait lens: how far from the person it stands, and how wide it is open."""

from __future__ import annotations

from facestudio.maths.counter_hash import uniform
from facestudio.spec.types import FaceSpec

USUAL_DISTANCE_CM = 130.0
"""Of a 100 mm lens that shows 31 cm on a sensor 24 mm high: 100 mm x 31 cm / 24 mm = 130 cm."""

DISTANCES_CM = {"studio": (150.0, 250.0), "natural": (128.0, 250.0)}
"""Least and largest: nearer, eyes and noses grow and outlines of faces fall behind. With the standard framing they belong to
lenses of 99 to 194 mm on a sensor 24 mm high, or to one of 85 mm on sensors, or crops of them, 21 to 10 mm high. Photographs
of friends are taken from 1.5 to 3 m."""

STOPS = {"studio": (5.0, 11.0), "natural": (4.0, 7.4)}
"""f-numbers between which a portrait is taken: in the studio, where lamps give light enough, and elsewhere, where the
surroundings are softened; in portraits of friends, which are taken between f/4 and f/8, one still sees what they are (by eye).
Wide open, all is sharp from the nose to the cheeks, and ears, hair and shoulders are not."""


def distance_cm(spec: FaceSpec) -> float:
    """From the lens to the axis through the head about which the camera walks."""
    near, far = _of_kind(spec, DISTANCES_CM)
    return near + (far - near) * float(uniform(spec.light.seed, "distance", 0))


def opening_cm(spec: FaceSpec) -> float:
    """Diameter of the opening through which a portrait is taken; it decides how soft all is that is out of focus."""
    wide, narrow = _of_kind(spec, STOPS)
    number = wide * (narrow / wide) ** float(uniform(spec.light.seed, "opening", 0))
    return 10.0 * distance_cm(spec) / USUAL_DISTANCE_CM / number


def _of_kind(spec: FaceSpec, table: dict[str, tuple[float, float]]) -> tuple[float, float]:
    return table["studio" if spec.light.kind == "studio" else "natural"]
