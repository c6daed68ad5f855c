"""The way into /v1/, and what every answer from there carries."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers

from facestudio_web.faces import answers
from facestudio_web.faces.callers import caller_of

_LOG = logging.getLogger(__name__)
_EXPOSED = "Content-Location, ETag, RateLimit, RateLimit-Policy, Retry-After, X-Face-Seed, X-Request-Id, X-User-Class"


class ApiDoor:
    """Answers requests under /v1/ itself; all others go on to the pages.

    The API knows no cookies, sessions or forms. Keeping it away from the middleware of the pages is safer, and a cached or
    refused picture then costs less than half.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Called by Django."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not answers.is_api(request):
            return self._get_response(request)
        response = _answer(request)
        response["X-User-Class"] = caller_of(request).user_class.value
        # Any page may show and read a face. No cookies are involved, so `*` is safe.
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _EXPOSED
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        # The caller's class hangs on the key.
        patch_vary_headers(response, ("Accept", "Authorization"))
        return response


def _answer(request: HttpRequest) -> HttpResponse:
    """The view's answer, or an error in JSON whatever went wrong: Django's own pages never show here."""
    try:
        request.get_host()
        view, arguments, named = resolve(request.path_info)
        response: HttpResponse = view(request, *arguments, **named)
    except Resolver404:
        return answers.not_found()
    except DisallowedHost as error:
        return answers.handle_bad_request(request, error)
    except SuspiciousOperation:
        return answers.refusal(400, "Malformed request.")
    except Exception as error:
        _LOG.error("request failed", exc_info=error, extra={"fields": {"id": getattr(request, "request_id", "")}})
        return answers.failed()
    response.setdefault("Content-Length", str(len(response.content)))
    return response
