"""Where the camera stands."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

_STANDARD_NORMAL_LIMIT = 2.2


def view_profile(draw: Draw) -> int:
    """Whole degrees, -60..60; near frontal more likely: half of all within 9 degrees."""
    size = interpolate(draw.uniform(), [(0.0, 0.0), (0.5, 9.0), (0.85, 22.0), (0.96, 36.0), (1.0, 60.0)])
    return round(size) if draw.chance(0.5, "side") else -round(size)


def pitch(draw: Draw) -> float:
    """Degrees, positive looks from above: photographers hold the camera at eye height or a little over it."""
    return draw.normal(1.0, 2.5)


def roll(draw: Draw) -> float:
    """Degrees by which the head is tilted."""
    return draw.normal(0.0, 2.2)


def zoom_level(draw: Draw) -> str:
    """standard, unless asked for: not a matter of luck."""
    return "standard"
