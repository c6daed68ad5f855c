"""GET /v1/openapi.json."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from facestudio_web.faces import answers
from facestudio_web.faces.conditions import etag_matches
from facestudio_web.openapi.document import document_text
from facestudio_web.openapi.plans import plans_now

_METHODS = ("GET", "HEAD")
_SECONDS_KEPT = 300
"""Plans may change at any time, but seldom do."""


def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document. It is the same for everybody and never counted."""
    if request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META:
        return answers.preflight(_METHODS)
    if request.method not in _METHODS:
        return answers.not_allowed(request.method or "", _METHODS)
    text = document_text(plans_now(), settings.SERVICE.public_url or "/")
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response: HttpResponse
    if etag_matches(request.headers.get("If-None-Match", ""), etag):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(text, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={_SECONDS_KEPT}"
    return response
