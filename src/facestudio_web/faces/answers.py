"""Errors as the contract words them: JSON with a `detail`, never a page of HTML under /v1/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse

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


def bad_key(detail: str) -> JsonResponse:
    """401, with the scheme that we want (RFC 9110, 11.6.1)."""
    response = refusal(401, detail)
    response["WWW-Authenticate"] = "Token"
    return response


def above_plan(parameters: Sequence[str], plan: str, plan_name: str | None) -> JsonResponse:
    """403. parameters: what the caller's `plan` does not include. plan_name: the least plan that would do, if any."""
    names = enumeration(parameters)
    if plan_name is None:
        detail = (
            f"No plan of this service includes {names} in one request. Leave out what the plan {plan} does not include."
        )
    else:
        detail = (
            f"The plan {plan} does not include {names}; {plan_name} does. Leave them out, or use a key of that plan."
        )
        if len(parameters) == 1:
            detail = detail.replace("Leave them out", "Leave it out")
    return refusal(403, detail, parameters=list(parameters), plan=plan_name)


def enumeration(names: Sequence[str]) -> str:
    """`seed, mood and stampless`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def throttled(wait_s: int) -> JsonResponse:
    """429, in the words of the manual. wait_s: true whole seconds, at least 1."""
    unit = "second" if wait_s == 1 else "seconds"
    response = refusal(429, f"Request was throttled. Expected available in {wait_s} {unit}.")
    response["Retry-After"] = str(wait_s)
    return response


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


def preflight(allowed: Sequence[str]) -> HttpResponse:
    """204: what a browser asks before it sends a key along from another site's page (Fetch standard, CORS-preflight)."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Access-Control-Allow-Methods"] = ", ".join(allowed)
    response["Access-Control-Allow-Headers"] = "Authorization, If-None-Match, X-Request-Id"
    response["Access-Control-Max-Age"] = "86400"
    return response


def add_headers(response: HttpResponse, headers: Mapping[str, str]) -> None:
    """Put headers on an answer, in the place of those it has."""
    for name, value in headers.items():
        response[name] = value


def _unstored(response: JsonResponse) -> JsonResponse:
    response["Cache-Control"] = "no-store"
    return response


def handle_bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """400: a request under /v1/ that Django itself refused. Pages have `site.errors`."""
    del request
    if isinstance(exception, DisallowedHost):
        detail = (
            "This server does not answer to that host name. Its operator lists the names in FACESTUDIO_ALLOWED_HOSTS."
        )
    else:
        detail = "Malformed request."
    return refusal(400, detail)
