"""Where the camera stands."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

_STANDARD_NORMAL_LIMIT = 2.2


def view_profile(draw: Draw) -> int:
    """Whole degrees, -60..60; near frontal more likely: half of all within 9 degrees."""
    size = interpolate(draw.uniform(), [(0.0, 0.0), (0.5, 9.0), (0.85, 22.0), (0.96, 36.0), (1.0, 60.0)])
    return round(size) if draw.chance(0.5, "side") else -round(size)


def pitch(draw: Draw) -> float:
    """Degrees, positive looks from above: most hold the camera at eye height or a little over it, friends and children look up
    into it; few hold it lower than the sitter's eyes, and by little (by eye)."""
    return interpolate(draw.uniform(), [(0.0, -4.0), (0.1, -1.6), (0.5, 1.9), (0.9, 6.4), (1.0, 10.5)])


def roll(draw: Draw, age: int = 30) -> float:
    """Degrees by which the head is tilted: half hold it nearly straight, the others a little to a side, few by much; children
    more. By eye: snapshots of people at ease deviate by 15 (25 of them, measured), passports hardly."""
    size = interpolate(draw.uniform(), [(0.0, 0.0), (0.5, 3.0), (0.85, 7.2), (1.0, 13.0)])
    return (size if draw.chance(0.5, "side") else -size) * interpolate(age, [(10, 1.15), (18, 1.0)])


def shoulders(draw: Draw, view_profile: float) -> float:
    """Degrees by which the shoulders are turned from where the head points. Photographers turn the sitter away and call the
    head back, so that the shoulders point further from the lens than the face; a square stance is for passports."""
    further = draw.chance(0.5 + 0.4 * min(abs(view_profile) / 12.0, 1.0), "further")
    side = 1.0 if (view_profile > 0.0) == further else -1.0
    return side * abs(draw.normal(0.0, 10.0, limit=2.2))


def zoom_level(draw: Draw) -> str:
    """standard, unless asked for: not a matter of luck."""
    return "standard"
