"""Light and backdrop."""

from __future__ import annotations

from facestudio.spec.bounds import RANGES
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
# Setup -> places in which such light is found. By eye: of 26 photographs of parties and offices 15 have a wall, a window or
# cloth close behind; a sixth of studio light is set up before a wall as it is.
_BACKDROPS = {
    "loop": (
        ("near_wall", 0.22),
        ("canvas", 0.17),
        ("paper_grey", 0.17),
        ("paper_dark", 0.08),
        ("paper_colour", 0.20),
        ("paper_light", 0.16),
    ),
    "rembrandt": (
        ("canvas", 0.31),
        ("paper_dark", 0.12),
        ("paper_grey", 0.21),
        ("paper_colour", 0.20),
        ("near_wall", 0.16),
    ),
    "butterfly": (
        ("paper_grey", 0.20),
        ("canvas", 0.20),
        ("paper_colour", 0.24),
        ("paper_light", 0.18),
        ("near_wall", 0.18),
    ),
    "split": (("paper_dark", 0.32), ("canvas", 0.36), ("paper_grey", 0.18), ("near_wall", 0.14)),
    "high_key": (("paper_white", 0.55), ("paper_light", 0.45)),
    "passport": (
        ("paper_light", 0.22),
        ("paper_grey", 0.22),
        ("near_wall", 0.34),
        ("paper_colour", 0.14),
        ("paper_white", 0.08),
    ),
    "sun": (("park", 0.34), ("street", 0.30), ("garden", 0.12), ("wall", 0.12), ("beach", 0.07), ("sky", 0.05)),
    "overcast": (("street", 0.44), ("park", 0.36), ("wall", 0.10), ("garden", 0.06), ("sky", 0.04)),
    "window": (
        ("near_wall", 0.36),
        ("room", 0.20),
        ("blinds", 0.14),
        ("curtain", 0.11),
        ("library", 0.11),
        ("office", 0.08),
    ),
    "golden_hour": (("park", 0.40), ("street", 0.32), ("sky", 0.10), ("garden", 0.10), ("beach", 0.08)),
    "backlight": (("park", 0.48), ("street", 0.24), ("garden", 0.14), ("beach", 0.07), ("sky", 0.07)),
    "shade": (("garden", 0.32), ("street", 0.30), ("park", 0.26), ("wall", 0.12)),
    "lamplight": (
        ("near_wall", 0.38),
        ("cafe", 0.20),
        ("room", 0.14),
        ("curtain", 0.12),
        ("library", 0.10),
        ("city_night", 0.06),
    ),
    "ceiling": (("near_wall", 0.38), ("office", 0.22), ("blinds", 0.16), ("room", 0.14), ("library", 0.10)),
    "flash": (("near_wall", 0.46), ("curtain", 0.16), ("room", 0.16), ("cafe", 0.12), ("city_night", 0.10)),
    "low_key": (("paper_dark", 0.40), ("canvas", 0.32), ("black", 0.18), ("gradient", 0.10)),
    "rim": (("paper_dark", 0.38), ("city_night", 0.26), ("canvas", 0.22), ("black", 0.14)),
    "gels": (("gradient", 0.65), ("city_night", 0.35)),
}
# Setup -> mean and deviation of: azimuth (its size; the side is drawn), elevation, tangent of the half angle, contrast,
# warmth. The portrait setups go by their names in studios; on such light F. Hunter, S. Biver and P. Fuqua, Light: Science
# and Magic, 4th ed. 2012, chapter 8. The numbers are judged by eye, and by 19
# photographs of women indoors and a published rendered set of 48: their two cheeks differ by 12.5 and 11.1 of L* (medians),
# ours of 24 young women differed by 28.6 with more than twice this contrast.
_KEYS: dict[str, tuple[tuple[float, float], ...]] = {
    "loop": ((36, 7), (30, 6), (0.37, 0.08), (3.08, 0.80), (0.0, 0.276)),
    "rembrandt": ((42, 5), (32, 5), (0.32, 0.05), (3.26, 0.71), (0.024, 0.276)),
    "butterfly": ((7, 5), (35, 4), (0.39, 0.06), (2.69, 0.56), (0.0, 0.25)),
    "split": ((64, 7), (22, 5), (0.37, 0.06), (4.99, 0.89), (0.0, 0.25)),
    "high_key": ((26, 10), (29, 6), (0.59, 0.08), (2.35, 0.42), (0.0, 0.25)),
    "passport": ((18, 8), (27, 6), (0.54, 0.1), (2.24, 0.42), (0.0, 0.35)),
    "sun": ((36, 12), (35, 7), (0.076, 0.016), (3.28, 0.72), (0.024, 0.276)),
    "overcast": ((27, 14), (41, 7), (0.76, 0.1), (2.36, 0.46), (-0.056, 0.32)),
    "window": ((48, 11), (22, 6), (0.52, 0.08), (2.98, 0.75), (-0.038, 0.352)),
    "golden_hour": ((41, 12), (19, 5), (0.12, 0.03), (2.97, 0.67), (0.116, 0.276)),
    "backlight": ((29, 14), (35, 8), (0.81, 0.1), (2.36, 0.53), (0.076, 0.32)),
    "shade": ((39, 13), (32, 8), (0.58, 0.1), (2.71, 0.58), (-0.024, 0.32)),
    "lamplight": ((39, 12), (27, 8), (0.28, 0.05), (2.83, 0.71), (0.008, 0.32)),
    "ceiling": ((26, 14), (41, 7), (0.57, 0.1), (2.50, 0.46), (-0.038, 0.32)),
    "flash": ((8, 4), (19, 5), (0.106, 0.025), (3.63, 0.86), (0.0, 0.25)),
    "low_key": ((58, 8), (31, 7), (0.24, 0.05), (8.56, 1.58), (0.06, 0.30)),
    "rim": ((66, 8), (26, 7), (0.28, 0.05), (7.00, 1.50), (0.0, 0.30)),
    "gels": ((44, 8), (26, 7), (0.34, 0.05), (5.00, 0.96), (0.0, 0.25)),
}
_LIMIT = 2.0
_BY_AGE = ((8, (1.12, 0.98)), (17, (1.0, 0.95)), (32, (1.0, 0.95)), (48, (0.96, 1.72)), (62, (0.93, 1.92)))
"""Age, years -> factors of the key's size and of the contrast: who photographs children softens the light, who photographs the
old shows their lines. By eye; with one light for all, people of 60 were read as two to four years younger by two models."""


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
    return draw.normal(*_KEYS[setup][2], limit=_LIMIT) * interpolate(age, [(at, size) for at, (size, _) in _BY_AGE])


def contrast(draw: Draw, setup: str, age: int) -> float:
    """Ratio of key to fill."""
    drawn = draw.normal(*_KEYS[setup][3], limit=_LIMIT) * interpolate(age, [(at, ratio) for at, (_, ratio) in _BY_AGE])
    return min(drawn, RANGES["light.contrast"][1])


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
