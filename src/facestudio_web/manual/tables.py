"""Rows of the manual's tables, from the table of fields and the rows of plans."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from facestudio.request.fields import FIELDS, Field
from facestudio_web.openapi.headers import HEADERS, Header
from facestudio_web.openapi.plans import plans_with
from facestudio_web.openapi.statuses import EVERY_STATUS, Status
from facestudio_web.plans.defaults import PlanDefaults

_KINDS = {"integer": "whole number", "choice": "choice"}
_BROWSERS_ASK = "Access-Control-"


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter. kind: of its values. values: choices, each to be shown by itself; empty for a number, which has a
    `span`. plans: names of those that include it."""

    name: str
    other_names: tuple[str, ...]
    kind: str
    values: tuple[str, ...]
    span: str
    when_omitted: str
    sentence: str
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One status. example: a body as indented JSON, '' where it is no JSON."""

    status: Status
    format: str
    example: str


_FORMATS = {"picture": "image/jpeg or image/webp", "nothing": "none"}


def parameter_rows(plans: tuple[PlanDefaults, ...]) -> tuple[list[ParameterRow], list[ParameterRow]]:
    """Basic and advanced parameters: those that every plan includes, and the others."""
    rows = [_row(field, plans_with(plans, field.name)) for field in FIELDS]
    return [row for row in rows if len(row.plans) == len(plans)], [row for row in rows if len(row.plans) < len(plans)]


def _row(field: Field, plans: tuple[str, ...]) -> ParameterRow:
    unit = f" {field.unit}" if field.unit else ""
    return ParameterRow(
        name=field.name,
        other_names=field.other_names,
        kind=_KINDS[field.kind],
        values=field.choices,
        span="" if field.choices else f"{field.minimum} to {field.maximum}{unit}",
        when_omitted=field.when_omitted,
        sentence=field.sentence,
        plans=plans,
    )


def answers() -> list[Answer]:
    """Every status under /v1/."""
    return [
        Answer(status, _FORMATS.get(status.body, "JSON"), pretty(status.example) if status.example else "")
        for status in EVERY_STATUS
    ]


def example_of(code: int) -> str:
    """The body of an answer with that status. Raises StopIteration for a status without one."""
    return next(answer.example for answer in answers() if answer.status.code == code)


def headers() -> list[Header]:
    """The headers that matter to programs; those by which browsers ask each other are left to the OpenAPI document."""
    return [header for header in HEADERS if not header.name.startswith(_BROWSERS_ASK)]


def pretty(value: Any) -> str:
    """JSON for people."""
    return json.dumps(value, indent=2, ensure_ascii=False)
