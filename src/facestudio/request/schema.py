"""The table of parameters as JSON Schema (draft 2020-12)."""

from __future__ import annotations

from typing import Any

from facestudio.request.fields import FIELDS, Field


def schema() -> dict[str, Any]:
    """Schema of a request as one object: every parameter optional, no others allowed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "FaceRequest",
        "type": "object",
        "properties": {field.name: field_schema(field) for field in FIELDS},
        "additionalProperties": False,
    }


def field_schema(field: Field) -> dict[str, Any]:
    """Schema of one parameter's canonical values, with its sentence, default and plan (as `x-plan`)."""
    described: dict[str, Any] = {"description": f"{field.sentence} When omitted: {field.when_omitted}."}
    if field.kind == "integer":
        described |= {"type": "integer", "minimum": field.minimum, "maximum": field.maximum}
    else:
        described |= {"type": "string", "enum": list(field.choices)}
    if field.default is not None:
        described["default"] = field.default
    return described | {"x-plan": field.plan, "x-stage": field.stage}
