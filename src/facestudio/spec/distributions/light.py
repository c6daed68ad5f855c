"""Light and backdrop."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

# How portraits that people publish are lit, by eye: mostly by large soft light; hard, dim and coloured light is chosen seldom.
_KINDS = (("natural", 0.685), ("studio", 0.28), ("artistic", 0.035))
_SETUPS = {
    "studio": (
        ("loop", 0.41),
        ("passport", 0.13),
        ("butterfly", 0.17),
        ("rembrandt", 0.18),
        ("high_key", 0.05),
        ("split", 0.06),
    ),
    "natural": (
        ("window", 0.23),
        ("shade", 0.19),
        ("overcast", 0.14),
        ("backlight", 0.09),
        ("golden_hour", 0.09),
        ("sun", 0.08),
        ("ceiling", 0.08),
        ("lamplight", 0.06),
        ("flash", 0.04),
    ),
    "artistic": (("low_key", 0.54), ("rim", 0.37), ("gels", 0.09)),
}
# Setup -> places in which such light is found.
_BACKDROPS = {
    "loop": (
        ("canvas", 0.22),
        ("paper_grey", 0.22),
        ("paper_dark", 0.10),
        ("paper_colour", 0.28),
        ("paper_light", 0.18),
    ),
    "rembrandt": (("canvas", 0.38), ("paper_dark", 0.14), ("paper_grey", 0.24), ("paper_colour", 0.24)),
    "butterfly": (("paper_grey", 0.24), ("canvas", 0.26), ("paper_colour", 0.30), ("paper_light", 0.20)),
    "split": (("paper_dark", 0.36), ("canvas", 0.42), ("paper_grey", 0.22)),
    "high_key": (("paper_white", 0.55), ("paper_light", 0.45)),
    "passport": (("paper_light", 0.32), ("paper_grey", 0.36), ("paper_colour", 0.22), ("paper_white", 0.10)),
    "sun": (("park", 0.34), ("street", 0.30), ("garden", 0.12), ("wall", 0.12), ("beach", 0.07), ("sky", 0.05)),
    "overcast": (("street", 0.44), ("park", 0.36), ("wall", 0.10), ("garden", 0.06), ("sky", 0.04)),
    "window": (("room", 0.52), ("office", 0.28), ("library", 0.20)),
    "golden_hour": (("park", 0.40), ("street", 0.32), ("sky", 0.10), ("garden", 0.10), ("beach", 0.08)),
    "backlight": (("park", 0.48), ("street", 0.24), ("garden", 0.14), ("beach", 0.07), ("sky", 0.07)),
    "shade": (("garden", 0.32), ("street", 0.30), ("park", 0.26), ("wall", 0.12)),
    "lamplight": (("cafe", 0.46), ("room", 0.20), ("city_night", 0.18), ("library", 0.16)),
    "ceiling": (("office", 0.60), ("library", 0.18), ("room", 0.22)),
    "flash": (("cafe", 0.42), ("room", 0.34), ("city_night", 0.24)),
    "low_key": (("paper_dark", 0.40), ("canvas", 0.32), ("black", 0.18), ("gradient", 0.10)),
    "rim": (("paper_dark", 0.38), ("city_night", 0.26), ("canvas", 0.22), ("black", 0.14)),
    "gels": (("gradient", 0.65), ("city_night", 0.35)),
}
# Setup -> mean and deviation of: azimuth (its size; the side is drawn), elevation, tangent of the half angle, contrast,
# warmth. The portrait setups go by their names in studios; on such light F. Hunter, S. Biver and P. Fuqua, Light: Science
# and Magic, 4th ed. 2012, chapter 8. The numbers are judged by eye; of ten portraits in three versions a viewer found
# six most like photographs with a quarter more contrast, two as they were, two with more gloss: half of that is in here.
_KEYS: dict[str, tuple[tuple[float, float], ...]] = {
    "loop": ((39, 7), (33, 6), (0.34, 0.08), (6.04, 1.47), (0.0, 0.276)),
    "rembrandt": ((46, 5), (36, 5), (0.3, 0.05), (6.48, 1.28), (0.024, 0.276)),
    "butterfly": ((8, 5), (41, 4), (0.36, 0.06), (4.79, 0.94), (0.0, 0.25)),
    "split": ((64, 7), (20, 5), (0.34, 0.06), (6.29, 1.28), (0.0, 0.25)),
    "high_key": ((28, 10), (30, 6), (0.55, 0.08), (3.81, 0.67), (0.0, 0.25)),
    "passport": ((20, 8), (28, 6), (0.5, 0.1), (3.58, 0.67), (0.0, 0.35)),
    "sun": ((39, 12), (39, 7), (0.07, 0.016), (6.51, 1.32), (0.024, 0.276)),
    "overcast": ((29, 14), (47, 7), (0.7, 0.1), (3.96, 0.75), (-0.056, 0.32)),
    "window": ((52, 11), (20, 6), (0.48, 0.08), (5.81, 1.36), (-0.038, 0.352)),
    "golden_hour": ((45, 12), (17, 5), (0.11, 0.03), (5.78, 1.24), (0.116, 0.276)),
    "backlight": ((32, 14), (39, 8), (0.75, 0.1), (3.96, 0.86), (0.076, 0.32)),
    "shade": ((42, 13), (35, 8), (0.54, 0.1), (5.14, 1.05), (-0.024, 0.32)),
    "lamplight": ((42, 12), (28, 8), (0.26, 0.05), (5.43, 1.28), (0.008, 0.32)),
    "ceiling": ((28, 14), (47, 7), (0.525, 0.1), (4.27, 0.75), (-0.038, 0.32)),
    "flash": ((9, 4), (17, 5), (0.098, 0.025), (7.37, 1.58), (0.0, 0.25)),
    "low_key": ((58, 8), (32, 7), (0.24, 0.05), (11.5, 2.2), (0.06, 0.30)),
    "rim": ((66, 8), (26, 7), (0.28, 0.05), (9.0, 2.0), (0.0, 0.30)),
    "gels": ((44, 8), (26, 7), (0.34, 0.05), (6.0, 1.2), (0.0, 0.25)),
}
_LIMIT = 2.0
_SOFTER = ((8, (1.12, 0.93)), (17, (1.0, 1.0)))
"""Age, years -> factors of the key's size and of the contrast: who photographs children softens the light. By eye."""


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


def key_size(draw: Draw, setup: str, age: int) -> float:
    """Tangent of the half angle under which the key light is seen: the sun's is widened to what a slight haze makes
    of it."""
    return draw.normal(*_KEYS[setup][2], limit=_LIMIT) * interpolate(age, [(at, size) for at, (size, _) in _SOFTER])


def contrast(draw: Draw, setup: str, age: int) -> float:
    """Ratio of key to fill."""
    return draw.normal(*_KEYS[setup][3], limit=_LIMIT) * interpolate(age, [(at, ratio) for at, (_, ratio) in _SOFTER])


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
