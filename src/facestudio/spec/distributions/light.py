"""Light and backdrop."""

from __future__ import annotations

from facestudio.spec.draws import Draw

_KINDS = (("natural", 0.56), ("studio", 0.37), ("artistic", 0.07))
_SETUPS = {
    "studio": (
        ("loop", 0.35),
        ("butterfly", 0.18),
        ("rembrandt", 0.17),
        ("high_key", 0.15),
        ("passport", 0.11),
        ("split", 0.04),
    ),
    "natural": (
        ("window", 0.22),
        ("overcast", 0.17),
        ("shade", 0.17),
        ("sun", 0.10),
        ("backlight", 0.10),
        ("golden_hour", 0.10),
        ("ceiling", 0.08),
        ("lamplight", 0.06),
    ),
    "artistic": (("low_key", 0.45), ("rim", 0.35), ("gels", 0.20)),
}
# Setup -> places in which such light is found.
_BACKDROPS = {
    "loop": (
        ("paper_colour", 0.27),
        ("canvas", 0.24),
        ("paper_light", 0.22),
        ("paper_grey", 0.19),
        ("paper_dark", 0.08),
    ),
    "rembrandt": (("canvas", 0.42), ("paper_dark", 0.22), ("paper_grey", 0.20), ("paper_colour", 0.16)),
    "butterfly": (("paper_light", 0.35), ("paper_colour", 0.33), ("paper_grey", 0.17), ("canvas", 0.15)),
    "split": (("canvas", 0.45), ("paper_dark", 0.35), ("paper_grey", 0.20)),
    "high_key": (("paper_white", 0.7), ("paper_light", 0.3)),
    "passport": (("paper_light", 0.45), ("paper_white", 0.25), ("paper_colour", 0.2), ("paper_grey", 0.1)),
    "sun": (("park", 0.26), ("wall", 0.22), ("beach", 0.20), ("street", 0.18), ("sky", 0.14)),
    "overcast": (("street", 0.42), ("park", 0.26), ("wall", 0.14), ("beach", 0.10), ("sky", 0.08)),
    "window": (("room", 0.60), ("library", 0.22), ("office", 0.18)),
    "golden_hour": (("park", 0.30), ("street", 0.25), ("beach", 0.23), ("sky", 0.22)),
    "backlight": (("park", 0.46), ("street", 0.20), ("beach", 0.18), ("sky", 0.16)),
    "shade": (("street", 0.30), ("garden", 0.27), ("park", 0.23), ("wall", 0.20)),
    "lamplight": (("cafe", 0.46), ("city_night", 0.22), ("library", 0.17), ("room", 0.15)),
    "ceiling": (("office", 0.62), ("library", 0.22), ("room", 0.16)),
    "low_key": (("paper_dark", 0.40), ("canvas", 0.38), ("gradient", 0.15), ("black", 0.07)),
    "rim": (("paper_dark", 0.36), ("city_night", 0.32), ("canvas", 0.25), ("black", 0.07)),
    "gels": (("gradient", 0.65), ("city_night", 0.35)),
}
# Setup -> mean and deviation of: azimuth (its size; the side is drawn), elevation, tangent of the half angle, contrast,
# warmth. The portrait setups go by their names in studios; on such light F. Hunter, S. Biver and P. Fuqua, Light: Science
# and Magic, 4th ed. 2012, chapter 8. The numbers are judged by eye.
_KEYS: dict[str, tuple[tuple[float, float], ...]] = {
    "loop": ((38, 6), (32, 5), (0.34, 0.08), (3.2, 0.7), (0.05, 0.25)),
    "rembrandt": ((50, 4), (38, 4), (0.28, 0.05), (3.8, 0.6), (0.10, 0.25)),
    "butterfly": ((6, 4), (38, 4), (0.40, 0.06), (2.1, 0.4), (0.0, 0.2)),
    "split": ((72, 5), (16, 4), (0.32, 0.05), (4.2, 0.8), (0.0, 0.2)),
    "high_key": ((24, 9), (26, 6), (0.60, 0.08), (2.0, 0.3), (0.05, 0.2)),
    "passport": ((16, 7), (22, 5), (0.60, 0.08), (1.8, 0.2), (0.0, 0.3)),
    "sun": ((42, 11), (44, 7), (0.05, 0.012), (6.0, 1.2), (0.15, 0.25)),
    "overcast": ((34, 12), (46, 7), (0.70, 0.1), (2.3, 0.35), (-0.05, 0.3)),
    "window": ((60, 9), (17, 5), (0.46, 0.08), (4.2, 1.0), (0.0, 0.35)),
    "golden_hour": ((50, 11), (14, 4), (0.09, 0.03), (4.4, 0.9), (0.3, 0.25)),
    "backlight": ((28, 12), (34, 7), (0.75, 0.1), (2.3, 0.4), (0.25, 0.3)),
    "shade": ((42, 12), (34, 7), (0.58, 0.1), (3.3, 0.5), (-0.05, 0.3)),
    "lamplight": ((46, 10), (30, 8), (0.22, 0.05), (3.2, 0.7), (0.15, 0.3)),
    "ceiling": ((32, 12), (48, 6), (0.50, 0.1), (2.5, 0.4), (-0.05, 0.3)),
    "low_key": ((58, 7), (30, 6), (0.24, 0.05), (6.5, 1.3), (0.12, 0.25)),
    "rim": ((68, 7), (24, 6), (0.28, 0.05), (6.0, 1.2), (0.0, 0.25)),
    "gels": ((44, 7), (24, 6), (0.34, 0.05), (4.0, 0.8), (0.0, 0.25)),
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


def backdrop(draw: Draw, setup: str) -> str:
    """A place in which that light is found. Each setup has a draw of its own."""
    return draw.choice(_BACKDROPS[setup], setup)


def backdrop_hue(draw: Draw) -> float:
    """0..1 round the colour circle."""
    return draw.uniform()


def seed(draw: Draw) -> int:
    """Of the backdrop's shapes."""
    return draw.word32()
