"""Parameters, choices and faces in words."""

from __future__ import annotations

from collections.abc import Mapping

_LABELS = {"skintone": "Skin tone", "view_profile": "Angle of view"}
"""Where a name with its underscores taken out is not yet English."""
_CHOICES = {"jpeg": "JPEG", "webp": "WebP", "closeup": "Close-up"}

_HAIR = ((0, "a bald head"), (2, "very short hair"), (4, "short hair"), (6, "hair of medium length"), (8, "long hair"))
_LONGEST_HAIR = "very long hair"
_BEARD = ((0, ""), (2, "stubble"), (5, "a short beard"), (8, "a full beard"))
_LONGEST_BEARD = "a long full beard"
_ADULT_AGE, _TEEN_AGE = 18, 13
_FRONTAL_DEG, _SLIGHT_DEG, _HALF_DEG = 5, 20, 45


def label_of(name: str) -> str:
    """A parameter's name for people: `hair_length` is Hair length."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def word_of(name: str, choice: str) -> str:
    """A choice for people: `southeast_asian` is Southeast Asian."""
    plain = choice.replace("_", " ")
    return _CHOICES.get(choice, plain.title() if name == "ethnicity" else plain.capitalize())


def value_in_words(name: str, value: str, unit: str = "") -> str:
    """A value as a list of traits shows it."""
    if name == "view_profile":
        return _view(int(value)).capitalize()
    if value.lstrip("-").isdigit():
        return f"{value} {unit}".strip()
    return word_of(name, value)


def describe(values: Mapping[str, str]) -> str:
    """A face in one sentence, for those who can't see it.

    values: every parameter with the value in use, as `Order.query` names them.
    """
    features = [f"skin tone {values['skintone']} of 10", _step(_HAIR, _LONGEST_HAIR, int(values["hair_length"]))]
    features.append(_step(_BEARD, _LONGEST_BEARD, int(values["facial_hair"])))
    features.append("" if values["eyewear"] == "none" else values["eyewear"])
    mood = values["mood"]
    return (
        f"{'Close-up portrait' if values['zoom_level'] == 'closeup' else 'Portrait'} of "
        f"{_person(values['gender'], word_of('ethnicity', values['ethnicity']), int(values['age']))}, "
        f"with {_listed([each for each in features if each])}, "
        f"{'with a neutral expression' if mood == 'neutral' else f'looking {mood}'}, "
        f"{_view(int(values['view_profile']))}, in {values['lighting']} light."
    )


def _person(gender: str, ethnicity: str, age: int) -> str:
    child, adult = ("girl", "woman") if gender == "female" else ("boy", "man")
    article = "an" if ethnicity.startswith(("A", "Ea")) else "a"  # European begins with a consonant
    if age == 0:
        return f"{article} {ethnicity} baby {child}, less than a year old"
    noun = adult if age >= _ADULT_AGE else f"teenage {child}" if age >= _TEEN_AGE else child
    return f"{article} {ethnicity} {noun}, {age} {'year' if age == 1 else 'years'} old"


def _step(steps: tuple[tuple[int, str], ...], beyond: str, value: int) -> str:
    return next((words for highest, words in steps if value <= highest), beyond)


def _view(degrees: int) -> str:
    if abs(degrees) <= _FRONTAL_DEG:
        return "seen from the front"
    side = f"to the viewer's {'right' if degrees > 0 else 'left'}"
    if abs(degrees) <= _SLIGHT_DEG:
        return f"turned slightly {side}"
    return f"turned {side}" if abs(degrees) <= _HALF_DEG else f"turned far {side}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
