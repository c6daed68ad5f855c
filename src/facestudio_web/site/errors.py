"""Pages for errors that no view answered. Under /v1/ the same errors are JSON, see `faces.answers`."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from facestudio_web.faces import answers


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: Django itself refused the request."""
    if answers.is_api(request):
        return answers.handle_bad_request(request, exception)
    return _bare(400, {"wrong_host": isinstance(exception, DisallowedHost)})


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403."""
    del exception
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404."""
    if answers.is_api(request):
        return answers.not_found()
    return _page(request, 404)


def failed(request: HttpRequest) -> HttpResponseBase:
    """500. Django has logged what happened, under the request's id."""
    if answers.is_api(request):
        return answers.failed()
    return _bare(500, {"request_id": getattr(request, "request_id", "")})


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return _unstored(render(request, f"{status}.html", status=status))


def _bare(status: int, context: dict[str, object]) -> HttpResponse:
    """A page that asks neither the database nor the session: one of them may be what is broken."""
    return _unstored(HttpResponse(render_to_string(f"{status}.html", context), status=status))


def _unstored(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
