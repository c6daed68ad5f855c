"""FaceSpec to JSON and back: canonical, validated, fingerprinted."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from hashlib import sha256
from math import isfinite
from typing import Any, NoReturn

from facestudio.spec.bounds import CHOICES, FLAGS, RANGES, WEIGHT_NAMES
from facestudio.spec.layout import TYPES
from facestudio.spec.types import SPEC_VERSION, Colour, FaceSpec, Weights

LONGEST_JSON = 65536
"""Characters. A spec takes about 6 000."""
_MOST_WEIGHTS = 500
_MIXTURE_TOLERANCE = 0.002
_SHOWN = 40


class SpecError(ValueError):
    """A text is no FaceSpec. `problems`: one sentence for each thing that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("Not a face spec: " + " ".join(problems))
        self.problems = tuple(problems)


def to_plain(spec: FaceSpec) -> dict[str, Any]:
    """The spec as dicts, lists, strings and numbers. Weights become a dict, colours a list."""
    return _plain_object(spec)


def to_json(spec: FaceSpec) -> str:
    """Canonical JSON, ASCII: names sorted, no spaces, each number in its shortest form. One spec has one text."""
    return json.dumps(to_plain(spec), sort_keys=True, separators=(",", ":"), allow_nan=False)


def fingerprint(spec: FaceSpec) -> str:
    """sha256 of the canonical JSON, 64 hexadecimal digits."""
    return sha256(to_json(spec).encode()).hexdigest()


def from_json(text: str | bytes) -> FaceSpec:
    """The spec that a text describes.

    text: JSON, canonical or not, from anywhere. Raises SpecError with every problem: wrong syntax, another version,
    missing or unknown fields, wrong types, values out of range, unknown names.
    """
    if len(text) > LONGEST_JSON:
        raise SpecError([f"It is longer than {LONGEST_JSON} characters."])
    try:
        value = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise SpecError([f"It can't be read as JSON: {str(error)[:200]}."]) from None
    return from_plain(value)


def from_plain(value: object) -> FaceSpec:
    """The spec that plain values describe. Raises SpecError as `from_json` does."""
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(value, dict) and (type(version) is not int or version != SPEC_VERSION):
        stated = _shown(version) if "version" in value else "missing"
        raise SpecError([f"Its version is {stated}, and this engine reads version {SPEC_VERSION} only."])
    problems: list[str] = []
    spec = _read_object("", value, FaceSpec, problems)
    if problems:
        raise SpecError(problems)
    if abs(spec.form.african + spec.form.asian + spec.form.caucasian - 1.0) > _MIXTURE_TOLERANCE:
        raise SpecError(["form.african, form.asian and form.caucasian must sum to 1."])
    return spec


def _plain_object(value: Any) -> dict[str, Any]:
    hints = TYPES[type(value)]
    plain: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if is_dataclass(part):
            plain[field.name] = _plain_object(part)
        elif hints[field.name] == Weights:
            plain[field.name] = dict(part)
        else:
            plain[field.name] = list(part) if isinstance(part, tuple) else part
    return plain


def _read_object(path: str, value: object, kind: type, problems: list[str]) -> Any:
    """An instance of the dataclass, or None after adding to `problems`."""
    if not isinstance(value, dict):
        problems.append(f"{path or 'The text'} must be an object.")
        return None
    hints = TYPES[kind]
    before = len(problems)
    problems += [f"{_join(path, name)} is missing." for name in hints if name not in value]
    problems += [f"{_join(path, _shown(name))} is not a field." for name in sorted(value) if name not in hints]
    parts = {
        name: _read_field(_join(path, name), value[name], hint, problems)
        for name, hint in hints.items()
        if name in value
    }
    return kind(**parts) if len(problems) == before else None


def _read_field(path: str, value: object, hint: Any, problems: list[str]) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        return _read_object(path, value, hint, problems)
    try:
        if path == "version":
            return value
        if hint == Weights:
            return _weights(path, value)
        if hint == Colour:
            return _colour(path, value)
        if path in FLAGS:
            return _flag(path, value)
        if path in CHOICES:
            return _name(path, value)
        return _number(path, value, whole=hint is int)
    except ValueError as error:
        problems.append(str(error))
        return None


def _number(path: str, value: object, *, whole: bool) -> float | int:
    low, high = RANGES[path]
    number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    # A huge whole number can't even be made a float, so the comparison comes before the conversion.
    if not number or not low <= value <= high:  # type: ignore[operator]
        kind = "a whole number" if whole else "a number"
        raise ValueError(f"{path} is {_shown(value)}, and must be {kind} from {low:g} to {high:g}.")
    assert isinstance(value, int | float)
    return value if whole else float(value) + 0.0


def _name(path: str, value: object) -> str:
    if not isinstance(value, str) or value not in CHOICES[path]:
        raise ValueError(f"{path} is {_shown(value)}, and must be one of {', '.join(CHOICES[path])}.")
    return value


def _flag(path: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{path} is {_shown(value)}, and must be true or false.")
    return value


def _colour(path: str, value: object) -> Colour:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError(f"{path} must be a list of three numbers.")
    red, green, blue = (float(_number(path, part, whole=False)) for part in value)
    return red, green, blue


def _weights(path: str, value: object) -> Weights:
    if not isinstance(value, dict) or len(value) > _MOST_WEIGHTS:
        raise ValueError(f"{path} must be an object of at most {_MOST_WEIGHTS} weights.")
    for name in value:
        if not WEIGHT_NAMES[path].fullmatch(name):
            raise ValueError(f"{path} has no weight called {_shown(name)}.")
    return tuple(sorted((name, float(_number(path, weight, whole=False))) for name, weight in value.items()))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name occurs twice in one object")
    return names


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(value: object) -> str:
    """The value as it may stand in a message: short, printable, ASCII."""
    if isinstance(value, float) and not isfinite(value):
        return "not finite"
    if isinstance(value, int) and abs(value) > 10**_SHOWN:  # turning it into digits could take long, or be refused
        return "a huge number"
    text = json.dumps(value) if isinstance(value, str | int | float | bool | None) else type(value).__name__
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
