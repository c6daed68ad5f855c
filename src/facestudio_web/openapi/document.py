"""The OpenAPI 3.1 document, made of the tables of fields, statuses and headers and of the rows of plans."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from facestudio.request.fields import FIELDS, Field
from facestudio.request.schema import field_schema
from facestudio_web.openapi import prose
from facestudio_web.openapi.headers import EVERYWHERE, HEADER, HEADERS, Header
from facestudio_web.openapi.plans import plans_with
from facestudio_web.openapi.statuses import EVERY_STATUS, NOT_ALLOWED, STATUSES, Body, Status
from facestudio_web.plans.defaults import PlanDefaults

Json = dict[str, Any]
Plans = tuple[PlanDefaults, ...]

GENERATE, DESCRIPTION = "/v1/generate", "/v1/openapi.json"
_OUR_FIELDS = ("description", "x-plan", "x-stage")
_SCHEMA_OF: dict[Body, str] = {"detail": "Detail", "plan": "PlanLacks", "problems": "Problems"}


@lru_cache(maxsize=8)
def document_text(plans: Plans, server: str) -> str:
    """The document as JSON. plans: as they are now. server: where the API is, "/" for the host of the document."""
    return json.dumps(document(plans, server), indent=1, ensure_ascii=False) + "\n"


def document(plans: Plans, server: str = "/") -> Json:
    """The document as plain values. Arguments as of `document_text`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Face Studio API",
            "summary": "Portraits of people who do not exist.",
            "description": prose.introduction(plans),
            "version": version("facestudio"),
        },
        "servers": [{"url": server}],
        "tags": [
            {"name": "Faces", "description": "The one endpoint."},
            {"name": "Description", "description": "This document."},
        ],
        "security": [{}, {"token": []}, {"bearer": []}],
        "paths": {GENERATE: _generate(), DESCRIPTION: _description()},
        "components": {
            "parameters": _parameters(plans),
            "headers": {header.name: _header(header) for header in HEADERS},
            "responses": {_name(status): _response(status) for status in EVERY_STATUS},
            "schemas": _schemas(plans),
            "securitySchemes": _security(),
        },
        "x-plans": [
            {
                "name": plan.name,
                "requests_per_minute": plan.burst_requests,
                "requests_per_day": plan.sustained_requests,
                "parameters": list(plan.parameters),
                "sentence": plan.sentence,
            }
            for plan in plans
        ],
    }


def _generate() -> Json:
    return {
        "get": {
            "tags": ["Faces"],
            "operationId": "generateFace",
            "summary": "One portrait",
            "description": prose.GENERATE,
            "parameters": [
                *({"$ref": f"#/components/parameters/{name}"} for name in (field.name for field in FIELDS)),
                *({"$ref": f"#/components/parameters/{name}"} for name in ("If-None-Match", "X-Request-Id")),
            ],
            "responses": {str(status.code): {"$ref": f"#/components/responses/{_name(status)}"} for status in STATUSES},
        },
        "head": {
            "tags": ["Faces"],
            "operationId": "describeFace",
            "summary": "What GET would answer, without the body",
            "description": prose.HEAD,
            "parameters": [
                *({"$ref": f"#/components/parameters/{name}"} for name in (field.name for field in FIELDS)),
                *({"$ref": f"#/components/parameters/{name}"} for name in ("If-None-Match", "X-Request-Id")),
            ],
            "responses": {str(status.code): _without_body(status) for status in STATUSES},
        },
        "options": _options("generate"),
    }


def _description() -> Json:
    """The document's own address."""
    headers = ("ETag", "Cache-Control")
    found = Status(200, "OK", "The document.", "nothing", headers)
    unchanged = Status(304, "Not Modified", "You hold the current document.", "nothing", headers)
    content = {"content": {"application/json": {"schema": {"type": "object"}}}}
    get = _reading("readDescription", "This document", found, unchanged)
    get["responses"]["200"] |= content
    get["responses"] |= _anywhere()
    head = _reading("describeDescription", "Headers of this document", found, unchanged)
    head["responses"] |= _anywhere(bodies=False)
    return {"get": get, "head": head, "options": _options("description")}


def _reading(operation: str, summary: str, *statuses: Status) -> Json:
    return {
        "tags": ["Description"],
        "operationId": operation,
        "summary": summary,
        "description": "It is made from the tables that the server itself works with. Reading it is never counted.",
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in ("If-None-Match", "X-Request-Id")],
        "responses": {str(status.code): _without_body(status) for status in statuses},
    }


def _options(what: str) -> Json:
    """What browsers ask before they let a page of another site send a key."""
    headers = ("Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age")
    return {
        "tags": ["Faces" if what == "generate" else "Description"],
        "operationId": f"mayScriptsAsk{what.capitalize()}",
        "summary": "What scripts of other sites may send",
        "description": prose.OPTIONS,
        "security": [{}],
        "parameters": [
            {
                "name": "Access-Control-Request-Method",
                "in": "header",
                "required": True,
                "description": "The method that the script wants to use.",
                "schema": {"type": "string"},
                "example": "GET",
            }
        ],
        "responses": {
            "204": _without_body(Status(204, "No Content", "A browser's question is answered.", "nothing", headers)),
            "405": {"$ref": f"#/components/responses/{_name(NOT_ALLOWED)}"},
            **_anywhere(),
        },
    }


def _anywhere(*, bodies: bool = True) -> Json:
    """What may happen at every address: no proper HTTP, too many bad requests before, a failing server."""
    return {
        str(status.code): {"$ref": f"#/components/responses/{_name(status)}"} if bodies else _without_body(status)
        for status in STATUSES
        if status.code in (400, 429, 500)
    }


def _parameters(plans: Plans) -> Json:
    parameters = {field.name: _parameter(field, plans) for field in FIELDS}
    parameters["If-None-Match"] = {
        "name": "If-None-Match",
        "in": "header",
        "description": "The ETag of a picture that you hold. If it is still the right one the answer is a 304.",
        "schema": {"type": "string"},
        "example": HEADER["ETag"].example,
    }
    parameters["X-Request-Id"] = {
        "name": "X-Request-Id",
        "in": "header",
        "description": "Your own name for the request: 8 to 64 letters, digits, dots, dashes and underscores. Any other is "
        "replaced.",
        "schema": {"type": "string"},
        "example": HEADER["X-Request-Id"].example,
    }
    return parameters


def _parameter(field: Field, plans: Plans) -> Json:
    schema = field_schema(field)
    holders = plans_with(plans, field.name)
    return {
        "name": field.name,
        "in": "query",
        "description": prose.parameter(field, holders),
        "allowEmptyValue": True,
        "schema": {name: value for name, value in schema.items() if name not in _OUR_FIELDS},
        "example": example_of(field),
        "x-plans": list(holders),
        "x-stage": field.stage,
        "x-when-omitted": field.when_omitted,
    }


def example_of(field: Field) -> str | int:
    """A value that the field allows, and not the one it has when omitted."""
    if field.kind == "integer":
        return field.minimum + (field.maximum - field.minimum) * 5 // 8
    return next(choice for choice in reversed(field.choices) if choice != field.default)


def _header(header: Header) -> Json:
    return {
        "description": header.sentence,
        "required": header.always,
        "schema": header.shape,
        "example": header.example,
    }


def _headers(status: Status) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*EVERYWHERE, *status.headers)}


def _without_body(status: Status) -> Json:
    return {"description": f"{status.phrase}. {status.sentence}", "headers": _headers(status)}


def _response(status: Status) -> Json:
    response = _without_body(status)
    if status.body == "picture":
        # In OpenAPI 3.1 bytes that are no text have a media type and no schema.
        response["content"] = {"image/jpeg": {}, "image/webp": {}}
    elif status.body in _SCHEMA_OF:
        response["content"] = {
            "application/json": {
                "schema": {"$ref": f"#/components/schemas/{_SCHEMA_OF[status.body]}"},
                "example": status.example,
            }
        }
    return response


def _name(status: Status) -> str:
    return status.phrase.title().replace(" ", "")


def _schemas(plans: Plans) -> Json:
    names = [field.name for field in FIELDS]
    detail = {"type": "string", "minLength": 1, "description": "A sentence for people."}
    return {
        "Detail": {
            "type": "object",
            "required": ["detail"],
            "properties": {"detail": detail},
            "additionalProperties": False,
        },
        "PlanLacks": {
            "type": "object",
            "required": ["detail", "parameters", "plan"],
            "properties": {
                "detail": detail,
                "parameters": {
                    "type": "array",
                    "items": {"enum": names},
                    "minItems": 1,
                    "uniqueItems": True,
                    "description": "Those of your request that your plan does not include.",
                },
                "plan": {
                    "type": ["string", "null"],
                    "description": "The least plan that includes them all.",
                },
            },
            "additionalProperties": False,
        },
        "Problems": {
            "description": "For each parameter its problems; `query` stands for the query as a whole. A request that is no "
            "proper HTTP has a `detail` instead.",
            "oneOf": [
                {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": {
                        "type": "array",
                        "items": {"type": "string", "minLength": 1},
                        "minItems": 1,
                    },
                },
                {"$ref": "#/components/schemas/Detail"},
            ],
        },
        "Plan": {"enum": [plan.name for plan in plans], "description": "Names of plans, as X-User-Class gives them."},
    }


def _security() -> Json:
    return {
        "token": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "The word Token, a space, and your key: `Authorization: Token my_api_key_here`. Keys never go "
            "into the address.",
        },
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "The same key after the word Bearer, for programs that only know that scheme.",
        },
    }
