"""Descent, sex, build: the macro morphs of the head pack."""

from __future__ import annotations

from facestudio.spec.draws import Draw, interpolate

# Mean shares of the pack's three base populations (African, Asian; the rest Caucasian) and the deviation of each. The
# pack has no others, so the remaining groups are mixtures that look the part to the eye, helped by typical details
# (face_details.py); they are no statement on ancestry.
_MIXTURES = {
    "european": ((0.01, 0.03), (0.03, 0.07)),
    "west_asian": ((0.07, 0.05), (0.06, 0.06)),
    "south_asian": ((0.17, 0.09), (0.15, 0.10)),
    "east_asian": ((0.0, 0.03), (0.97, 0.05)),
    "southeast_asian": ((0.14, 0.08), (0.76, 0.12)),
    "latin_american": ((0.11, 0.09), (0.39, 0.18)),
    "african": ((0.93, 0.07), (0.02, 0.04)),
}

Mixture = tuple[float, float]


def mixture(draw: Draw, ethnicity: str) -> Mixture:
    """Shares of the African and Asian base populations, in steps of 1/1000, together 1 at most."""
    (african_mean, african_deviation), (asian_mean, asian_deviation) = _MIXTURES[ethnicity]
    african = round(min(max(draw.normal(african_mean, african_deviation, "african"), 0.0), 1.0), 3)
    asian = min(max(draw.normal(asian_mean, asian_deviation, "asian"), 0.0), 1.0 - african)
    return african, round(asian, 3)


def african(draw: Draw, mixture: Mixture) -> float:
    """Share of the African base population."""
    return mixture[0]


def asian(draw: Draw, mixture: Mixture) -> float:
    """Share of the Asian base population."""
    return mixture[1]


def caucasian(draw: Draw, african: float, asian: float) -> float:
    """The rest, so that the three sum to 1."""
    return round(1.0 - african - asian, 3)


def femininity(draw: Draw, gender: str) -> float:
    """0 male .. 1 female: most people lie near their end, some a good way towards the middle."""
    inwards = interpolate(draw.uniform(), [(0.0, 0.0), (0.6, 0.03), (0.9, 0.08), (1.0, 0.13)])
    return 1.0 - inwards if gender == "female" else inwards


def muscle(draw: Draw, gender: str, age: int) -> float:
    """0 least .. 0.5 average .. 1 most."""
    mean = interpolate(age, [(0, 0.5), (14, 0.5), (25, 0.54), (50, 0.5), (80, 0.42)])
    return draw.normal(mean + (0.03 if gender == "male" else -0.03), 0.155)


def weight(draw: Draw, age: int) -> float:
    """0 least .. 0.5 average .. 1 most: skewed to the heavy side, peaking in late middle age.

    43 % of the world's adults were overweight in 2022, 16 % obese (World Health Organization, fact sheet "Obesity and
    overweight").
    """
    middle = interpolate(age, [(0, 0.47), (4, 0.43), (12, 0.43), (20, 0.47), (50, 0.54), (65, 0.54), (80, 0.48)])
    spread = interpolate(age, [(0, 0.4), (12, 0.5), (20, 0.9), (40, 1.0)])
    offset = interpolate(
        draw.uniform(), [(0.0, -0.28), (0.16, -0.15), (0.5, 0.0), (0.84, 0.24), (0.97, 0.42), (1.0, 0.46)]
    )
    return middle + spread * offset
