"""Holds answers of the API against its OpenAPI document: every answer that a test sees goes through `check`.

The status must be documented for the method and address, every header of the answer too, those documented as always there
must be there, and values and bodies must fit their schemas.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from jsonschema import Draft202012Validator

# Of HTTP itself, or put on every answer, pages included, for browsers.
OF_THE_TRANSPORT = {
    "connection",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "date",
    "permissions-policy",
    "referrer-policy",
    "server",
    "strict-transport-security",
    "via",
    "x-content-type-options",
}
WITHOUT_BODY = (204, 304)


class ContractBroken(AssertionError):
    """An answer that the OpenAPI document does not foresee."""


@cache
def described() -> dict[str, Any]:
    """The document as a fresh installation serves it."""
    import_module("support.django_setup")  # first, since the others need Django
    from facestudio_web.openapi.document import document
    from facestudio_web.plans.defaults import DEFAULTS

    return document(DEFAULTS)


def check(method: str, address: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Compare an answer with the document. address: of the request, from its path on. Raises ContractBroken.

    Answers from elsewhere than /v1/ have no contract of this kind.
    """
    path = address.partition("?")[0]
    if path != "/v1" and not path.startswith("/v1/"):
        return
    where = f"{method} {path} -> {status}"
    response = _response(method, path, status, where)
    lowered = {name.lower(): value for name, value in headers.items()}
    _check_headers(response, lowered, where)
    _check_body(response, method, status, lowered, body, where)


def _resolved(value: dict[str, Any]) -> dict[str, Any]:
    """What a reference refers to, or the value itself."""
    if "$ref" not in value:
        return value
    found: Any = described()
    for step in value["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _response(method: str, path: str, status: int, where: str) -> dict[str, Any]:
    """What the document says about that status there."""
    paths, shared = described()["paths"], described()["components"]["responses"]
    item = paths.get(path) or paths.get(path.removesuffix("/"))
    # The limit on bad requests and a failing server meet those who ask for nothing documented, too.
    anywhere = {"400": shared["BadRequest"], "429": shared["TooManyRequests"], "500": shared["InternalServerError"]}
    if item is None:
        responses = anywhere | {"404": shared["NotFound"]}
    elif method.lower() in item:
        responses = item[method.lower()]["responses"]
    else:
        responses = anywhere | {"405": shared["MethodNotAllowed"]}
    if str(status) not in responses:
        raise ContractBroken(f"{where}: that status is not documented; {', '.join(responses)} are")
    return _resolved(responses[str(status)])


def _check_headers(response: dict[str, Any], headers: dict[str, str], where: str) -> None:
    documented = {name.lower(): (name, _resolved(entry)) for name, entry in response["headers"].items()}
    if unknown := headers.keys() - documented.keys() - OF_THE_TRANSPORT:
        raise ContractBroken(f"{where}: undocumented headers: {', '.join(sorted(unknown))}")
    for lowered, (name, entry) in documented.items():
        if lowered in headers:
            _fits(_typed(headers[lowered], entry["schema"]), entry["schema"], f"{where}: header {name}")
        elif entry["required"]:
            raise ContractBroken(f"{where}: header {name} is missing")


def _check_body(
    response: dict[str, Any], method: str, status: int, headers: dict[str, str], body: bytes, where: str
) -> None:
    if method == "HEAD" or status in WITHOUT_BODY:
        if body:
            raise ContractBroken(f"{where}: it has a body of {len(body)} bytes and must have none")
        return
    media_type = headers.get("content-type", "").partition(";")[0]
    if media_type not in response.get("content", {}):
        raise ContractBroken(f"{where}: {media_type or 'no media type'} is not documented")
    schema = response["content"][media_type].get("schema")
    if schema is not None:
        _fits(json.loads(body), schema, f"{where}: body")
    elif not body:
        raise ContractBroken(f"{where}: the body is empty")


def _typed(text: str, schema: dict[str, Any]) -> Any:
    """A header's text as a value of the schema's type."""
    return int(text) if schema.get("type") == "integer" and text.lstrip("-").isdecimal() else text


def _fits(value: Any, schema: dict[str, Any], where: str) -> None:
    whole = {**schema, "components": described()["components"]}
    for error in Draft202012Validator(whole).iter_errors(value):
        raise ContractBroken(f"{where}: {error.message}")


def checked_client(**options: Any) -> Any:
    """A Django test client whose answers are all checked."""
    from django.test import Client

    class Checked(Client):
        def request(self, **request: Any) -> Any:
            answer = super().request(**request)
            check(
                request.get("REQUEST_METHOD", "GET"),
                request["PATH_INFO"],
                answer.status_code,
                dict(answer.items()),
                answer.getvalue() if answer.streaming else answer.content,
            )
            return answer

    return Checked(**options)
