"""The portrait lens' opening."""

from __future__ import annotations

from facestudio.maths.counter_hash import uniform
from facestudio.spec.types import FaceSpec

STUDIO_OPENING_CM = (0.75, 1.1)
NATURAL_OPENING_CM = (1.5, 3.0)
"""Diameters: at 85 mm, f/11 to f/8 in the studio, where lamps give light enough, and f/5.6 to f/2.8 elsewhere, where
the surroundings are to melt away."""


def opening_cm(spec: FaceSpec) -> float:
    """Diameter of the opening through which a portrait is taken; it decides how soft all is that is out of focus."""
    low, high = STUDIO_OPENING_CM if spec.light.kind == "studio" else NATURAL_OPENING_CM
    return low + (high - low) * float(uniform(spec.light.seed, "opening", 0))
