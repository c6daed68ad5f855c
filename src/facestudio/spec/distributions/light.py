"""Light and backdrop."""

from __future__ import annotations

from facestudio.spec.draws import Draw

_KINDS = (("studio", 0.5), ("natural", 0.38), ("artistic", 0.12))
_SETUPS = {
    "studio": (("loop", 0.42), ("rembrandt", 0.26), ("butterfly", 0.24), ("split", 0.08)),
    "natural": (("window", 0.28), ("shade", 0.24), ("overcast", 0.2), ("golden_hour", 0.14), ("sun", 0.14)),
    "artistic": (("low_key", 0.5), ("rim", 0.25), ("gels", 0.25)),
}
_BACKDROPS = {
    "studio": (("paper_grey", 0.36), ("paper_dark", 0.24), ("paper_light", 0.18), ("paper_colour", 0.22)),
    "natural": (("garden", 0.34), ("street", 0.26), ("room", 0.24), ("sky", 0.16)),
    "artistic": (("black", 0.4), ("gradient", 0.35), ("city_night", 0.25)),
}
# Setup -> mean and deviation of: azimuth (its size; the side is drawn), elevation, tangent of the half angle, contrast,
# warmth. The portrait setups go by their names in studios; on such light F. Hunter, S. Biver and P. Fuqua, Light: Science
# and Magic, 4th ed. 2012, chapter 8. The numbers are judged by eye.
_KEYS: dict[str, tuple[tuple[float, float], ...]] = {
    "loop": ((38, 5), (32, 4), (0.36, 0.06), (2.6, 0.5), (0.05, 0.1)),
    "rembrandt": ((50, 4), (38, 4), (0.28, 0.05), (3.8, 0.6), (0.08, 0.1)),
    "butterfly": ((6, 4), (38, 4), (0.40, 0.06), (2.0, 0.4), (0.0, 0.1)),
    "split": ((76, 5), (16, 4), (0.30, 0.05), (4.5, 0.8), (0.0, 0.12)),
    "sun": ((40, 9), (44, 6), (0.08, 0.02), (4.0, 0.7), (0.2, 0.1)),
    "overcast": ((20, 9), (62, 5), (0.85, 0.1), (1.3, 0.15), (-0.12, 0.08)),
    "window": ((62, 7), (18, 5), (0.55, 0.08), (3.0, 0.6), (-0.05, 0.12)),
    "golden_hour": ((52, 9), (14, 4), (0.14, 0.03), (3.2, 0.6), (0.7, 0.12)),
    "shade": ((28, 9), (48, 6), (0.70, 0.1), (1.7, 0.25), (-0.2, 0.1)),
    "low_key": ((62, 7), (30, 6), (0.22, 0.05), (9.0, 1.6), (0.12, 0.15)),
    "rim": ((72, 7), (24, 6), (0.25, 0.05), (8.0, 1.5), (0.0, 0.15)),
    "gels": ((48, 7), (22, 6), (0.30, 0.05), (5.0, 1.0), (0.0, 0.3)),
}
_LIMIT = 2.0


def kind(draw: Draw) -> str:
    """studio, natural or artistic."""
    return draw.choice(_KINDS)


def setup(draw: Draw, kind: str) -> str:
    """A setup of that kind. Each kind has a draw of its own."""
    return draw.choice(_SETUPS[kind], kind)


def key_azimuth(draw: Draw, setup: str) -> float:
    """Degrees of the key light from the camera's axis, positive to the viewer's right."""
    mean, deviation = _KEYS[setup][0]
    return draw.normal(mean, deviation, limit=_LIMIT) * (1.0 if draw.chance(0.4, "side") else -1.0)


def key_elevation(draw: Draw, setup: str) -> float:
    """Degrees above the camera's axis."""
    return draw.normal(*_KEYS[setup][1], limit=_LIMIT)


def key_size(draw: Draw, setup: str) -> float:
    """Tangent of the half angle under which the key light is seen: the sun's is widened to what a slight haze makes
    of it."""
    return draw.normal(*_KEYS[setup][2], limit=_LIMIT)


def contrast(draw: Draw, setup: str) -> float:
    """Ratio of key to fill."""
    return draw.normal(*_KEYS[setup][3], limit=_LIMIT)


def warmth(draw: Draw, setup: str) -> float:
    """-1 cool .. 1 warm."""
    return min(max(draw.normal(*_KEYS[setup][4], limit=_LIMIT), -1.0), 1.0)


def backdrop(draw: Draw, kind: str) -> str:
    """A backdrop that goes with the kind of light."""
    return draw.choice(_BACKDROPS[kind], kind)


def backdrop_hue(draw: Draw) -> float:
    """0..1 round the colour circle."""
    return draw.uniform()


def seed(draw: Draw) -> int:
    """Of the backdrop's shapes."""
    return draw.word32()
