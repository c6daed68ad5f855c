"""resolve: from what was asked to a person, every trait settled."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from facestudio.request.types import FaceRequest
from facestudio.spec.draws import Draw
from facestudio.spec.layout import FAMILIES, TYPES
from facestudio.spec.traits import TRAITS
from facestudio.spec.types import SPEC_VERSION, FaceSpec

_DECIMALS = 4
"""Digits kept of every number: finer than anything visible, coarser than the last bits in which the C libraries of two
machines may differ, and short in JSON."""


def resolve(request: FaceRequest, seed: int) -> FaceSpec:
    """The person in the portrait that was asked for.

    request: as parsed. seed: 1..2^32, used where the request gives none. Each given value is taken as it is; all
    others are drawn, each as a function of the seed and its own name.
    """
    seed = seed if request.seed is None else request.seed
    values = trait_values(request, seed)
    families = {name: _family(name, kind, values) for name, kind in FAMILIES.items()}
    return FaceSpec(
        version=SPEC_VERSION,
        seed=seed,
        gender=values["gender"],
        ethnicity=values["ethnicity"],
        age=values["age"],
        **families,
    )


def trait_values(request: FaceRequest, seed: int) -> dict[str, Any]:
    """Trait name -> value of every trait of the table, steps on the way included."""
    values: dict[str, Any] = {}
    for trait in TRAITS:
        given = getattr(request, trait.given) if trait.given else None
        if given is None or given == "auto":
            needed = (values[name] for name in trait.needs)
            given = _rounded(trait.draw(Draw(seed, trait.name), *needed))
        values[trait.name] = given
    return values


def _family(name: str, kind: type, values: dict[str, Any]) -> Any:
    hints = TYPES[kind]
    parts = {}
    for field in fields(kind):
        value = values[f"{name}.{field.name}"]
        # A whole number from the request must read as the float that it is, in JSON too.
        parts[field.name] = float(value) if hints[field.name] is float else value
    return kind(**parts)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DECIMALS) + 0.0  # no minus zero
    if isinstance(value, tuple):
        return tuple(_rounded(part) for part in value)
    return value
