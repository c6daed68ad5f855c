"""Errors as the contract words them: JSON with a `detail`, never a page of HTML under /v1/."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from facestudio.request.errors import RequestError

API_PREFIX = "/v1/"


def is_api(request: HttpRequest) -> bool:
    """Whether an address belongs to the API, whose answers are never pages."""
    return request.path.startswith(API_PREFIX) or request.path == API_PREFIX.rstrip("/")


def refusal(status: int, detail: str, **more: object) -> JsonResponse:
    """An answer that is no picture: `{"detail": ...}` and further members. Nobody may store it."""
    return _unstored(JsonResponse({"detail": detail, **more}, status=status))


def bad_parameters(error: RequestError) -> JsonResponse:
    """400: for each parameter its problems."""
    return _unstored(JsonResponse(error.as_plain(), status=400))


def not_found() -> JsonResponse:
    """404."""
    return refusal(404, "Not found.")


def not_allowed(method: str, allowed: Sequence[str]) -> JsonResponse:
    """405, with the methods that are."""
    response = refusal(405, f'Method "{method}" not allowed.')
    response["Allow"] = ", ".join(allowed)
    return response


def busy(detail: str, retry_after_s: int) -> JsonResponse:
    """503: later, then."""
    response = refusal(503, detail)
    response["Retry-After"] = str(retry_after_s)
    return response


def failed() -> JsonResponse:
    """500. What went wrong stands in the log, under the request's id."""
    return refusal(500, "A server error occurred.")


def _unstored(response: JsonResponse) -> JsonResponse:
    response["Cache-Control"] = "no-store"
    return response


# What Django calls for errors that no view answered (see config/urls.py).


def handle_bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """A request that Django itself refused."""
    if isinstance(exception, DisallowedHost):
        detail = (
            "This server does not answer to that host name. Its operator lists the names in FACESTUDIO_ALLOWED_HOSTS."
        )
    else:
        detail = "Malformed request."
    return refusal(400, detail) if is_api(request) else _plain(400, detail)


def handle_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """An address that no route has."""
    del exception
    return not_found() if is_api(request) else _plain(404, "Not found.")


def handle_error(request: HttpRequest) -> HttpResponseBase:
    """An exception that nobody caught; Django has logged it."""
    return failed() if is_api(request) else _plain(500, "A server error occurred.")


def _plain(status: int, text: str) -> HttpResponse:
    response = HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
