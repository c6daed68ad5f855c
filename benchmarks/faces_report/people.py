"""Whom the report asks for.

Every request gives seed, gender, ethnicity and age, and leaves open what the set does not ask about: a model should see
what a client would get.
"""

from __future__ import annotations

from collections.abc import Iterator

from facestudio.request.fields import BY_NAME

Query = dict[str, str | int]

SEXES = BY_NAME["gender"].choices
ANCESTRIES = BY_NAME["ethnicity"].choices
AGES = (3, 6, 10, 14, 17, 21, 26, 32, 38, 45, 52, 60, 67, 74, 80)
ANGLES = (-60, -45, -30, -15, 0, 15, 30, 45, 60)
MOODS = tuple(mood for mood in BY_NAME["mood"].choices if mood != "auto")
ADULT_AGES = (25, 32, 38, 45)
ALIKE = 5
"""People of one sex, age and ancestry who should not look like one person."""


def population() -> Iterator[Query]:
    """Everybody: seven ancestries, two sexes, fifteen ages, at the angles and moods that chance gives."""
    for ancestry_at, ancestry in enumerate(ANCESTRIES):
        for sex_at, sex in enumerate(SEXES):
            for age_at, age in enumerate(AGES):
                seed = 10_000 + 100 * (2 * ancestry_at + sex_at) + age_at
                yield {"seed": seed, "gender": sex, "ethnicity": ancestry, "age": age}


def angles() -> Iterator[Query]:
    """Adults of every ancestry and both sexes, each at every angle."""
    for at, person in enumerate(_adults(20_000)):
        if at % 2 == 0:
            for angle in ANGLES:
                yield person | {"view_profile": angle}


def moods() -> Iterator[Query]:
    """Adults of every ancestry and both sexes in every mood, nearly from the front."""
    for at, person in enumerate(_adults(30_000)):
        for mood_at, mood in enumerate(MOODS):
            yield person | {"mood": mood, "view_profile": (-12, 0, 10)[(at + mood_at) % 3]}


def albums() -> Iterator[Query]:
    """One person over ages 25 to 45, moods and angles up to 30 degrees, several times."""
    for at, person in enumerate(_adults(40_000)):
        for picture, age in enumerate(ADULT_AGES):
            angle = (-30, -10, 15, 30)[(at + picture) % 4]
            yield person | {"age": age, "mood": MOODS[(at + picture) % len(MOODS)], "view_profile": angle}


def look_alikes() -> Iterator[Query]:
    """Several people of one sex, age and ancestry each, neutral and from the front."""
    for group, person in enumerate(_adults(50_000)):
        for other in range(ALIKE):
            yield person | {"seed": 50_000 + 100 * group + other, "age": 32, "mood": "neutral", "view_profile": 0}


SETS = {
    "population": population,
    "angles": angles,
    "moods": moods,
    "albums": albums,
    "look_alikes": look_alikes,
}
"""Name -> what it asks for."""


def _adults(first_seed: int) -> Iterator[Query]:
    for at, (ancestry, sex) in enumerate((ancestry, sex) for ancestry in ANCESTRIES for sex in SEXES):
        yield {
            "seed": first_seed + at,
            "gender": sex,
            "ethnicity": ancestry,
            "age": ADULT_AGES[at % len(ADULT_AGES)],
        }
