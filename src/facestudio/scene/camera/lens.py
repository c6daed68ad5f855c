"""The portrait lens' opening."""

from __future__ import annotations

from facestudio.maths.counter_hash import uniform
from facestudio.spec.types import FaceSpec

STUDIO_OPENING_CM = (0.9, 1.8)
NATURAL_OPENING_CM = (2.4, 4.7)
"""Diameters: at 85 mm, f/9 to f/4.7 in the studio, where lamps give light enough, and f/3.5 to f/1.8 elsewhere, where
the surroundings are to melt away."""


def opening_cm(spec: FaceSpec) -> float:
    """Diameter of the opening through which a portrait is taken; it decides how soft all is that is out of focus."""
    low, high = STUDIO_OPENING_CM if spec.light.kind == "studio" else NATURAL_OPENING_CM
    return low + (high - low) * float(uniform(spec.light.seed, "opening", 0))
